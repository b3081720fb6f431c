//! Files → inventory and diagnostics. Total: whatever the bytes are, there is an answer, and every row is accounted for.
//! Knows how files are written and nothing about policy.
//!
//! Low to high: `text` (bytes → text), `delimited`, `console`, `json` (text → `table`), `value` (cell → value), `sheet`
//! (columns with a meaning), `formats` (one file a kind of export), `combine` (files → one inventory).

mod combine;
mod console;
mod delimited;
mod draft;
mod field;
mod formats;
mod free;
mod json;
pub mod messages;
pub mod quick;
mod names;
mod outcome;
mod problem;
mod question;
mod reading;
mod sheet;
mod table;
mod text;
mod value;

pub use field::Field;
pub use outcome::{
    CustomerKey, Diagnostic, FileReport, Found, Import, ListPrice, Origin, Outcome, RowLog, RowView, Rows,
    SourceFile, Unsaid,
};
pub use problem::{Binary, JsonFault, OtherKind, Problem, Severity};
pub use question::{Answer, Answers, Ask, DateOrder, DecimalMark, MappedColumn, PriceGap, Question};

use combine::Part;
use reading::{Fit, Reading};

/// Most diagnostics of one file; the rows keep their reason beyond it.
pub const MAX_DIAGNOSTICS: usize = 2_000;

/// Reads files into one inventory. `answers` holds what a person answered before, by question id.
#[must_use]
pub fn import(files: &[SourceFile], answers: &Answers) -> Import {
    let mut import = Import::default();
    let mut parts = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let (report, part) = read_file(index, file, answers, &mut import);
        import.files.push(report);
        parts.push(part);
    }
    let whole = combine::combine(parts, answers);
    import.subscriptions = whole.found;
    for (file, diagnostic) in whole.diagnostics {
        if let Some(report) = import.files.get_mut(file) {
            report.diagnostics.push(diagnostic);
        }
    }
    for (file, question) in whole.questions {
        if let Some(report) = import.files.get_mut(file) {
            report.questions.push(question);
        }
    }
    import
}

fn refused(report: FileReport, problem: Problem) -> (FileReport, Part) {
    let diagnostics = vec![Diagnostic { problem, line: None, column: None }];
    (FileReport { diagnostics, ..report }, Part::default())
}

/// Reads one file; prices and mappings go straight into the import.
fn read_file(index: usize, file: &SourceFile, answers: &Answers, import: &mut Import) -> (FileReport, Part) {
    let mut report = FileReport { name: file.name.clone(), ..FileReport::default() };
    let text = match text::decode(&file.bytes) {
        Ok(text) => text,
        Err(problem) => return refused(report, problem),
    };
    let mut before = Vec::new();
    if let Some(encoding) = text.guessed {
        before.push((Problem::EncodingGuessed { encoding }, None, None));
    }
    let mut not_records = Vec::new();
    let table = if json::looks_like(&text.content) {
        match json::read(&text.content) {
            Ok(listing) => {
                if let Some(total) = listing.total {
                    before.push((
                        Problem::Incomplete { total, here: listing.table.len() as u64 },
                        None,
                        None,
                    ));
                }
                not_records = listing.not_records;
                listing.table
            }
            Err((problem, line, column)) => {
                let diagnostics = vec![Diagnostic { problem, line: Some(line), column: Some(column) }];
                return (FileReport { diagnostics, ..report }, Part::default());
            }
        }
    } else {
        console::read(&text.content).unwrap_or_else(|| delimited::read(&text.content, names::known))
    };
    drop(text);
    if table.too_long {
        let limit = u32::try_from(table::MAX_ROWS).unwrap_or(u32::MAX);
        return refused(report, Problem::TooManyRows { limit });
    }
    let mut reading = Reading::new(index, &table, answers);
    for (problem, line, column) in before {
        reading.say(problem, line, column);
    }
    let fits = formats::IMPORTERS.iter().map(|importer| (importer.sniff(&table), importer));
    let best = fits.rev().max_by_key(|(fit, _)| *fit).filter(|(fit, _)| *fit > Fit::No);
    report.header_key = table.header_key();
    match best {
        Some((_, importer)) => {
            report.importer = Some(importer.id());
            importer.read(&mut reading);
            if table.len() == 0 && not_records.is_empty() {
                reading.say(Problem::NoRows, None, None);
            }
        }
        None => unknown(&mut reading),
    }
    for line in not_records {
        reading.log.push(line, Outcome::Rejected, Some(Problem::NotARecord.code()), std::iter::empty());
        reading.say(Problem::NotARecord, Some(line), None);
    }
    reading.close();
    report.rows = reading.log.counts();
    report.log = std::mem::take(&mut reading.log);
    report.diagnostics = std::mem::take(&mut reading.diagnostics);
    report.questions = std::mem::take(&mut reading.questions);
    import.prices.append(&mut reading.prices);
    import.mappings.append(&mut reading.mappings);
    let part = Part {
        header_key: report.header_key.clone(),
        drafts: std::mem::take(&mut reading.drafts),
        holders: std::mem::take(&mut reading.holders),
    };
    (report, part)
}

/// A file nobody knows: its rows are rejected, each for this reason.
fn unknown(reading: &mut Reading<'_>) {
    let named: Vec<&str> = reading
        .table
        .headers
        .iter()
        .map(|header| header.text.as_str())
        .filter(|name| !name.is_empty())
        .take(12)
        .collect();
    let problem = Problem::UnknownLayout { columns: sheet::short(&named.join(", ")) };
    let code = problem.code();
    reading.say(problem, None, None);
    for row in reading.table.rows() {
        reading.log.push(row.line(), Outcome::Rejected, Some(code), row.cells());
    }
}
