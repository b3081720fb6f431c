//! Files → inventory and diagnostics. Total: whatever the bytes are, there is an answer, and every row is accounted for.
//! Knows how files are written and nothing about policy.

mod field;
pub mod messages;
mod outcome;
mod problem;
mod question;

pub use field::Field;
pub use outcome::{
    CustomerKey, Diagnostic, FileReport, Found, Import, ListPrice, Origin, Outcome, RowLog, RowView, Rows,
    SourceFile, Unsaid,
};
pub use problem::{Binary, OtherKind, Problem, Severity};
pub use question::{Answer, Answers, Ask, DateOrder, DecimalMark, MappedColumn, PriceGap, Question};

/// Most diagnostics of one file; the rows keep their reason beyond it.
pub const MAX_DIAGNOSTICS: usize = 2_000;

/// Reads files into one inventory. `answers` holds what a person answered before, by question id.
#[must_use]
pub fn import(files: &[SourceFile], answers: &Answers) -> Import {
    let _ = answers;
    let files =
        files.iter().map(|file| FileReport { name: file.name.clone(), ..FileReport::default() }).collect();
    Import { files, ..Import::default() }
}
