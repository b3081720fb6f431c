//! Workbooks (`.xlsx`) in: cells to text that the importers read. Knows nothing of the subject.

mod guard;
mod read;

pub use guard::{MOST_BYTES, MOST_ENTRIES, MOST_UNPACKED};
pub use read::{MOST_CELLS, Sheet, read};

/// Why a workbook is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is, or unpacks to, more than is read.
    TooLarge,
    /// Damaged, protected, or no workbook.
    Broken,
}

impl Fault {
    /// The same in every language.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Fault::TooLarge => "too-large",
            Fault::Broken => "broken",
        }
    }
}
