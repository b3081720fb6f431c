//! What holds for every file: any bytes are survived, every row is accounted for, and how a table is written does not
//! change what it says.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::{fs, path::Path, sync::LazyLock};

use changeover_planner::{
    i18n::Language,
    import::{Answers, Import, SourceFile, import},
    model::Date,
};
use proptest::{collection::vec, prelude::*, sample::select};

fn read(bytes: Vec<u8>) -> Import {
    import(&[SourceFile { name: "file".into(), bytes }], &Answers::default())
}

/// Rows reconcile, lines and ids are in order, and the report can be written in every language.
fn assert_sound(import: &Import) {
    for file in &import.files {
        let rows = file.rows;
        assert_eq!(rows.read, rows.taken + rows.set_aside + rows.rejected);
        assert_eq!(rows.read as usize, file.log.len());
        assert!(file.importer.is_some() || !file.diagnostics.is_empty(), "refused without a reason");
    }
    for found in &import.subscriptions {
        assert!((1..=10_000_000).contains(&found.subscription.seats));
        assert!(!found.subscription.product.name.is_empty());
        assert!(!found.origins.is_empty());
    }
    for language in Language::ALL {
        assert!(serde_json::to_string(&import.written(language)).is_ok());
    }
}

/// Bytes of all samples.
static SAMPLES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports");
    let folders = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    files
        .filter(|path| path.is_file())
        .map(|path| fs::read(path).unwrap())
        .filter(|bytes| bytes.len() < 20_000)
        .collect()
});

/// A change of some bytes.
fn damaged(mut bytes: Vec<u8>, changes: &[(u16, u8, u8)]) -> Vec<u8> {
    for (place, kind, byte) in changes {
        let place = usize::from(*place) % (bytes.len() + 1);
        match kind % 3 {
            0 if place < bytes.len() => bytes[place] = *byte,
            1 if place < bytes.len() => drop(bytes.remove(place)),
            _ => bytes.insert(place, *byte),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_survived(bytes in vec(any::<u8>(), 0..600)) {
        assert_sound(&read(bytes));
    }

    #[test]
    fn any_text_is_survived(start in select(vec!["", "{", "[{", "Product name,Total Licenses,Assigned licenses\n", "\u{feff}", "sep=;\n"]), text in "[ -~\n\t\"';,|{}\\[\\]а-я0-9]{0,400}") {
        assert_sound(&read(format!("{start}{text}").into_bytes()));
    }

    #[test]
    fn damaged_samples_are_survived(number in any::<u16>(), changes in vec(any::<(u16, u8, u8)>(), 1..12)) {
        let sample = &SAMPLES[usize::from(number) % SAMPLES.len()];
        assert_sound(&read(damaged(sample.clone(), &changes)));
    }

    #[test]
    fn samples_together_are_survived(numbers in vec(any::<u16>(), 2..5)) {
        let files: Vec<SourceFile> = numbers.iter().map(|number| SourceFile { name: "file".into(), bytes: SAMPLES[usize::from(*number) % SAMPLES.len()].clone() }).collect();
        assert_sound(&import(&files, &Answers::default()));
    }
}

/// One row of a table that is written in many ways.
#[derive(Debug, Clone)]
struct Line {
    product: &'static str,
    seats: u32,
    assigned: u32,
    end: Date,
    cents: u32,
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let products = select(vec![
        "Microsoft 365 E3",
        "Лицензия Контосо",
        "Größe Plan, \"extra\"",
        "Two\nlines",
        "A; B | C",
    ]);
    let line =
        (products, 1_u32..9_000, 0_u32..9_000, (2026_i32..2030, 1_u32..13, 1_u32..29), 1_u32..9_999_999)
            .prop_map(|(product, seats, assigned, (year, month, day), cents)| Line {
                product,
                seats,
                assigned,
                end: Date::new(year, month, day).unwrap(),
                cents,
            });
    vec(line, 1..12)
}

#[derive(Debug, Clone, Copy)]
struct Style {
    delimiter: char,
    line_end: &'static str,
    date: u8,
    grouped: bool,
    comma: bool,
    encoding: u8,
    above: &'static str,
}

fn style() -> impl Strategy<Value = Style> {
    let above = select(vec!["", "Report of Contoso\r\n\r\n", "\n"]);
    (
        select(vec![',', ';', '\t', '|']),
        select(vec!["\n", "\r\n"]),
        0_u8..5,
        any::<bool>(),
        any::<bool>(),
        0_u8..4,
        above,
    )
        .prop_map(|(delimiter, line_end, date, grouped, comma, encoding, above)| Style {
            delimiter,
            line_end,
            date,
            grouped,
            comma,
            encoding,
            above,
        })
}

fn written(lines: &[Line], style: Style) -> Vec<u8> {
    let cell = |text: String| format!("\"{}\"", text.replace('"', "\"\""));
    let number = |n: u32| match (style.grouped && n > 999, style.comma) {
        (false, _) => n.to_string(),
        (true, false) => format!("{},{:03}", n / 1000, n % 1000),
        (true, true) => format!("{}\u{a0}{:03}", n / 1000, n % 1000),
    };
    let date = |day: Date| match style.date {
        0 => day.to_string(),
        1 => format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()),
        2 => format!("{:02}/{:02}/{} 23:59:59", day.day(), day.month(), day.year()),
        3 => format!("{}/{}/{} 11:59:59 PM", day.month(), day.day(), day.year()),
        _ => format!("{day}T23:59:59.0000000Z"),
    };
    let price =
        |cents: u32| format!("{}{}{:02}", cents / 100, if style.comma { ',' } else { '.' }, cents % 100);
    let separator = style.delimiter.to_string();
    let mut text = style.above.to_owned();
    text.push_str(
        &["Product name", "Total Licenses", "Assigned licenses", "End date", "Price", "Currency"]
            .join(&separator),
    );
    text.push_str(style.line_end);
    for line in lines {
        let cells = [
            line.product.to_owned(),
            number(line.seats),
            number(line.assigned),
            date(line.end),
            price(line.cents),
            "EUR".to_owned(),
        ];
        text.push_str(&cells.map(cell).join(&separator));
        text.push_str(style.line_end);
    }
    match style.encoding {
        0 => text.into_bytes(),
        1 => format!("\u{feff}{text}").into_bytes(),
        2 => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        _ => [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
    }
}

proptest! {
    #[test]
    fn how_a_table_is_written_does_not_change_what_it_says(mut lines in lines(), style in style()) {
        // One day after the twelfth proves the order of the column.
        lines[0].end = Date::new(2027, 3, 14).unwrap();
        let import = read(written(&lines, style));
        let read: Vec<_> = import.subscriptions.iter().map(|found| {
            let subscription = &found.subscription;
            let price = subscription.price.map(|price| price.amount.to_string());
            (subscription.product.name.clone(), subscription.seats, subscription.assigned, subscription.end, price)
        }).collect();
        let expected: Vec<_> = lines.iter().map(|line| {
            let price = format!("{}.{:02}", line.cents / 100, line.cents % 100);
            (line.product.replace('\n', " "), line.seats, Some(line.assigned), Some(line.end), Some(price))
        }).collect();
        prop_assert_eq!(read, expected, "{:?}", import.files[0].diagnostics);
    }
}
