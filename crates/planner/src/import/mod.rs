//! Files → inventory and diagnostics. Total: whatever the bytes are, there is an answer, and every row is accounted for.
//! Knows how files are written and nothing about policy.
//!
//! Low to high: `text` (bytes → letters), `split` and `delimited`, `console`, `json` (text → `table`), `reader` (a file in
//! chunks), `value` (cell → value), `sheet` (columns with a meaning), `formats` (one file a kind of export), `combine`
//! (files → one inventory).

mod cells;
mod combine;
mod compare;
mod console;
mod delimited;
mod draft;
mod field;
mod formats;
mod free;
mod gaps;
mod identity;
mod intern;
mod inventories;
mod json;
mod lines;
pub mod messages;
mod names;
mod outcome;
mod own;
mod problem;
mod question;
pub mod quick;
mod reader;
mod reading;
mod sheet;
mod split;
mod table;
mod text;
mod value;
mod written;

pub use compare::{Change, Difference, SUBSCRIPTION_ID, compare};
pub use field::Field;
pub use inventories::Inventory;
pub use lines::{Charge, ChargeKind, Person, charges, people};
pub use outcome::{
    CustomerKey, Diagnostic, FileReport, Found, Import, ListPrice, Origin, Outcome, RowLog, RowView, Rows,
    SourceFile, Unsaid,
};
pub use own::PRICE_FROM;
pub use problem::{Binary, JsonFault, OtherKind, Problem, Severity};
pub use question::{Answer, Answers, Ask, DateOrder, DecimalMark, MappedColumn, PriceGap, Question};
pub use reader::{OpenedFile, Reader};

pub use written::{DiagnosticView, FileView, ImportDocument, QuestionView, RowsView};

use combine::Part;
use reader::Content;
use reading::{Fit, Reading};

/// Most diagnostics of one file; the rows keep their reason beyond it.
pub const MAX_DIAGNOSTICS: usize = 2_000;

/// Names of all importers.
pub fn importers() -> impl Iterator<Item = &'static str> {
    formats::IMPORTERS.iter().map(|importer| importer.id())
}

/// Reads files into one inventory. `answers` holds what a person answered before, by question id.
#[must_use]
pub fn import(files: &[SourceFile], answers: &Answers) -> Import {
    let opened: Vec<OpenedFile> = files.iter().map(OpenedFile::of).collect();
    import_opened(&opened, answers)
}

/// The same for files that have been read: with every answer they are imported again, and not read again.
#[must_use]
pub fn import_opened(files: &[OpenedFile], answers: &Answers) -> Import {
    let mut import = Import::default();
    let mut parts = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let (report, part) = read_file(index, file, answers, &mut import);
        import.files.push(report);
        parts.push(part);
    }
    let whole = combine::combine(parts, answers);
    import.subscriptions = whole.found;
    let first =
        import.subscriptions.first().and_then(|found| found.origins.first()).map(|origin| origin.file);
    if let Some(report) = first.and_then(|file| import.files.get_mut(file)) {
        let said = inventories::several(&import.subscriptions);
        report.diagnostics.extend(said.into_iter().map(|problem| Diagnostic {
            problem,
            line: None,
            column: None,
        }));
    }
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

/// Types and judges every row of one file by itself: what [`import_opened`] begins with, before files are put together and
/// an inventory is written. Enough to show what a file holds, whatever its size.
#[must_use]
pub fn inspect(file: &OpenedFile, answers: &Answers) -> FileReport {
    read_file(0, file, answers, &mut Import::default()).0
}

/// Imports one file; prices and mappings go straight into the import.
fn read_file(index: usize, file: &OpenedFile, answers: &Answers, import: &mut Import) -> (FileReport, Part) {
    let mut report = FileReport { name: file.name.clone(), ..FileReport::default() };
    let Content { table, before, not_records, format } = match &file.content {
        Ok(content) => content,
        Err(refused) => {
            return (FileReport { diagnostics: vec![refused.clone()], ..report }, Part::default());
        }
    };
    let mut reading = Reading::new(index, table, answers);
    for problem in before {
        reading.say(problem.clone(), None, None);
    }
    report.header_key = table.header_key();
    let fits = |wanted: Fit| formats::IMPORTERS.iter().find(|importer| importer.sniff(table) == wanted);
    let other = formats::others::kind(table, format.as_deref());
    let said: Option<&&dyn reading::Importer> =
        formats::unforeseen::answered(table, answers).then_some(&formats::UNFORESEEN);
    // Who is sure reads the file, with the columns a person has explained; else what was explained is a table of its own.
    let importer = fits(Fit::Sure).or(said).or_else(|| if other.is_some() { None } else { fits(Fit::Maybe) });
    match (importer, other) {
        (Some(importer), _) => {
            report.importer = Some(importer.id());
            importer.read(&mut reading);
            if table.len() == 0 && not_records.is_empty() {
                reading.say(Problem::NoRows, None, None);
            }
        }
        (None, Some(kind)) => leave_out(&mut reading, Problem::OtherKind { kind }, Outcome::SetAside),
        (None, None) => {
            let names =
                table.headers.iter().map(|header| header.text.as_str()).filter(|name| !name.is_empty());
            let columns = sheet::short(&names.take(12).collect::<Vec<_>>().join(", "));
            leave_out(&mut reading, Problem::UnknownLayout { columns }, Outcome::Rejected);
            if table.shape != table::Shape::Json && table.headers.len() > 1 && table.len() > 0 {
                formats::unforeseen::ask(&mut reading);
            }
        }
    }
    for line in not_records {
        reading.log.push(*line, Outcome::Rejected, Some(&Problem::NotARecord), std::iter::empty());
        reading.say(Problem::NotARecord, Some(*line), None);
    }
    reading.close();
    report.rows = reading.log.counts();
    // Lists of users are not read by columns, and their values are names of people.
    if !reading.meaning.is_empty() {
        report.columns = formats::unforeseen::columns(table, &reading.meaning);
    }
    report.log = std::mem::take(&mut reading.log);
    report.diagnostics = std::mem::take(&mut reading.diagnostics);
    report.questions = std::mem::take(&mut reading.questions);
    import.prices.append(&mut reading.prices);
    import.mappings.extend(reading.mappings.drain(..).map(|product| (index, product)));
    let part = Part {
        header_key: report.header_key.clone(),
        drafts: std::mem::take(&mut reading.drafts),
        holders: std::mem::take(&mut reading.holders),
    };
    (report, part)
}

/// A file that is not taken: all its rows have the same reason.
fn leave_out(reading: &mut Reading<'_>, problem: Problem, outcome: Outcome) {
    for row in reading.table.rows() {
        reading.log.push(row.line(), outcome, Some(&problem), row.cells());
    }
    reading.say(problem, None, None);
}
