//! What the targets share: an input is dressed in the layout of one importer, and what must hold of every import is checked.

use std::fmt::Write as _;

use changeover_planner::{
    i18n::Language,
    import::{Answer, Answers, Ask, DateOrder, Field, Import, SourceFile, import},
};
use serde_json::Value;

macro_rules! sample {
    ($importer:literal, $file:literal) => {
        (
            $importer,
            include_bytes!(concat!("../../crates/planner/tests/imports/", $importer, "/", $file)).as_slice(),
        )
    };
}

/// A real-looking file of each importer: its layout is forced on the input.
const SAMPLES: [(&str, &[u8]); 21] = [
    sample!("active-user-detail", "report.csv"),
    sample!("active-users", "export-de.csv"),
    sample!("graph-subscribed-skus", "contoso.json"),
    sample!("graph-subscriptions", "northwind.json"),
    sample!("graph-users", "contoso.json"),
    sample!("legacy-offers", "offers.json"),
    sample!("licence-counts", "your-products.csv"),
    sample!("mapping-sheet", "own.csv"),
    sample!("migration-tool-legacy", "subscriptions.csv"),
    sample!("migration-tool-migrations", "status.csv"),
    sample!("migration-tool-nce", "ncesubscriptions.csv"),
    sample!("offer-matrix-legacy", "matrix.csv"),
    sample!("offer-matrix-nce", "matrix.csv"),
    sample!("partner-center-migrations", "completed.json"),
    sample!("partner-center-subscriptions", "mixed.json"),
    sample!("partner-center-transfers", "active.json"),
    sample!("price-list-legacy", "list.csv"),
    sample!("price-list-nce", "list.csv"),
    sample!("reconciliation-legacy", "charges.csv"),
    sample!("reconciliation-nce", "lines.json"),
    sample!("table", "foreign-names.csv"),
];

/// Names of all importers with a layout to force.
pub fn importers() -> impl Iterator<Item = &'static str> {
    SAMPLES.iter().map(|(name, _)| *name)
}

/// The input in the layout of an importer: its bytes become the rows below the header, or the values of the records.
/// The first byte chooses how the text is written.
#[must_use]
pub fn dressed(importer: &str, input: &[u8]) -> Vec<u8> {
    let (how, rest) = input.split_first().map_or((0, input), |(how, rest)| (*how, rest));
    let sample = SAMPLES.iter().find(|(name, _)| *name == importer).map_or(&b""[..], |(_, sample)| sample);
    let text = match serde_json::from_slice::<Value>(sample) {
        Ok(value) => records(value, &String::from_utf8_lossy(rest)).into_bytes(),
        Err(_) => rows(sample, how, rest),
    };
    if how & 0xC0 != 0xC0 {
        return text;
    }
    let text = String::from_utf8_lossy(&text).into_owned();
    let mark: [u8; 2] = if how & 1 == 0 { [0xFF, 0xFE] } else { [0xFE, 0xFF] };
    let unit = if how & 1 == 0 { u16::to_le_bytes } else { u16::to_be_bytes };
    mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect()
}

/// The header of the sample, with another delimiter for some inputs, and the input as rows.
fn rows(sample: &[u8], how: u8, rest: &[u8]) -> Vec<u8> {
    let end = sample.iter().position(|byte| *byte == b'\n').map_or(sample.len(), |at| at + 1);
    let mut text = sample[..end].to_vec();
    let wanted = [b',', b';', b'\t', b'|'][usize::from(how & 3)];
    let own = if text.contains(&b';') { b';' } else { b',' };
    if how & 4 != 0 && !text.contains(&b'"') {
        text.iter_mut().filter(|byte| **byte == own).for_each(|byte| *byte = wanted);
    }
    if how & 8 != 0 {
        text.splice(0..0, b"Report of Contoso\r\n\r\n".iter().copied());
    }
    text.extend_from_slice(rest);
    text
}

/// The sample with its values replaced, one after the other, by the lines of the input: an empty line keeps the value,
/// `~` makes it null, digits a number. More lines than values make more records.
fn records(mut value: Value, input: &str) -> String {
    let mut lines = input.split('\n').take(4_000);
    if let Some(list) = list(&mut value)
        && let Some(first) = list.first().cloned()
    {
        let wanted = input.len() / 200;
        list.extend(std::iter::repeat_n(first, wanted.min(30)));
    }
    replace(&mut value, &mut lines);
    value.to_string()
}

fn list(value: &mut Value) -> Option<&mut Vec<Value>> {
    match value {
        Value::Array(list) => Some(list),
        Value::Object(fields) => fields.values_mut().find_map(Value::as_array_mut),
        _ => None,
    }
}

fn replace<'l>(value: &mut Value, lines: &mut impl Iterator<Item = &'l str>) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|entry| replace(entry, lines)),
        Value::Object(fields) => fields.values_mut().for_each(|field| replace(field, lines)),
        leaf => match lines.next() {
            None | Some("") => {}
            Some("~") => *leaf = Value::Null,
            Some(line) => *leaf = line.parse::<i64>().map_or_else(|_| Value::from(line), Value::from),
        },
    }
}

/// Reads files twice, the second time with an answer to every question, and checks what must hold of both.
pub fn read(files: &[SourceFile]) {
    let first = import(files, &Answers::default());
    check(&first);
    let mut answers = Answers::default();
    for question in first.open_questions() {
        if let Some(answer) = answer(&question.ask) {
            answers.give(question.id.clone(), answer);
        }
    }
    check(&import(files, &answers));
}

fn answer(ask: &Ask) -> Option<Answer> {
    Some(match ask {
        Ask::Mapping { columns } => Answer::Mapping(
            columns
                .iter()
                .enumerate()
                .map(|(at, _)| Field::ALL.get(at % Field::ALL.len()).copied())
                .collect(),
        ),
        Ask::DateOrder { .. } => Answer::DateOrder(DateOrder::MonthFirst),
        other => other.choices().last()?.clone(),
    })
}

/// Every row is accounted for, every refusal has a reason, and the report can be written in both languages.
fn check(import: &Import) {
    for file in &import.files {
        let rows = file.rows;
        assert_eq!(rows.read, rows.taken + rows.set_aside + rows.rejected, "rows do not add up");
        assert_eq!(rows.read as usize, file.log.len(), "a row is not in the log");
        assert!(file.importer.is_some() || !file.diagnostics.is_empty(), "refused without a reason");
    }
    for found in &import.subscriptions {
        assert!((1..=10_000_000).contains(&found.subscription.seats), "seats out of range");
        assert!(!found.subscription.product.name.is_empty() && !found.origins.is_empty());
    }
    let mut written = String::new();
    for language in Language::ALL {
        let document = serde_json::to_string(&import.written(language)).expect("an import is written");
        write!(written, "{}", document.len()).expect("a string takes it");
    }
}
