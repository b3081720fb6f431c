//! What an import gives back: the inventory, and for each file what became of every row.

use std::{collections::HashMap, ops::Range};

use super::{
    problem::Problem,
    question::{MappedColumn, Question, columns_question},
};
use crate::model::{Billing, Currency, Date, Price, Product, Segment, Subscription, Term};

/// A file as it was dropped, or cells as they were pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Name without a path, e.g. `subscribedSkus.json`.
    pub name: String,
    /// Content, any encoding.
    pub bytes: Vec<u8>,
}

impl SourceFile {
    /// Cells pasted from a spreadsheet, or text typed into the page.
    #[must_use]
    pub fn pasted(text: &str) -> SourceFile {
        SourceFile { name: "clipboard.tsv".to_owned(), bytes: text.as_bytes().to_vec() }
    }
}

/// What several files make together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    /// One report a file, in the order given.
    pub files: Vec<FileReport>,
    /// The inventory: one entry a purchase, or a product where no file tells purchases apart.
    pub subscriptions: Vec<Found>,
    /// Rows of price lists.
    pub prices: Vec<ListPrice>,
    /// Products whose identifiers a file joins (offer matrix), to be laid over the catalogue; with the place of the file.
    pub mappings: Vec<(usize, Product)>,
}

impl Import {
    /// All questions of all files without an answer, each once.
    #[must_use]
    pub fn open_questions(&self) -> Vec<&Question> {
        let mut open: Vec<&Question> = Vec::new();
        for question in self.files.iter().flat_map(|file| &file.questions) {
            if question.answer.is_none() && !open.iter().any(|seen| seen.id == question.id) {
                open.push(question);
            }
        }
        open
    }
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FileReport {
    /// Name of the file.
    pub name: String,
    /// The importer that read it; `None` where none fits, and then a diagnostic says why.
    pub importer: Option<&'static str>,
    /// Stable over files with the same columns: answers are remembered under it. Empty where there are no columns.
    pub header_key: String,
    /// Rows by outcome.
    pub rows: Rows,
    /// What is to be said about the file and its rows, at most [`super::MAX_DIAGNOSTICS`].
    pub diagnostics: Vec<Diagnostic>,
    /// What the file does not say.
    pub questions: Vec<Question>,
    /// The columns and what each was taken for, where the importer goes by columns. A person changes it by an
    /// [`super::Answer::Mapping`] to [`FileReport::columns_question`]; files with the same columns follow.
    pub columns: Vec<MappedColumn>,
    /// Every row with its outcome.
    pub log: RowLog,
}

impl FileReport {
    /// Id of the question what the columns mean; it is open to every file with columns, asked or not.
    #[must_use]
    pub fn columns_question(&self) -> String {
        columns_question(&self.header_key)
    }
}

/// Rows of a file by outcome: `read = taken + set_aside + rejected`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// Rows below the header, or items of the list; blank lines and lines above the header are not rows.
    pub read: u32,
    /// Rows that went into the inventory, the prices or the mappings.
    pub taken: u32,
    /// Rows understood and left out for a reason: a free product, a total.
    pub set_aside: u32,
    /// Rows not understood.
    pub rejected: u32,
}

/// One thing to be said, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What it is; carries its code, its severity and the words of its sentence.
    pub problem: Problem,
    /// Line of the file, from 1; `None` when it is about the whole file.
    pub line: Option<u32>,
    /// Column of the table, or of the line of a JSON file, from 1.
    pub column: Option<u32>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It went in.
    Taken,
    /// Understood, and left out.
    SetAside,
    /// Not understood.
    Rejected,
}

/// All rows of a file, compactly.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowLog {
    rows: Vec<LoggedRow>,
    previews: String,
    /// Why rows did not go in, each reason once.
    problems: Vec<Problem>,
    places: HashMap<Problem, u32>,
}

#[derive(Debug, Clone, PartialEq)]
struct LoggedRow {
    line: u32,
    outcome: Outcome,
    reason: Option<Reason>,
    preview: Range<usize>,
}

/// Why a row did not go in: the code, and the place of the whole reason where it is kept.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Reason {
    code: &'static str,
    place: Option<u32>,
}

/// One row as the review screen shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowView<'l> {
    /// Line it starts on, from 1.
    pub line: u32,
    /// What became of it.
    pub outcome: Outcome,
    /// Code of the diagnostic that decided; `None` for rows that went in.
    pub reason: Option<&'static str>,
    /// What decided, with the words of its sentence (`messages::row`); `None` for rows that went in, and beyond the first
    /// 20,000 different reasons of a file.
    pub problem: Option<&'l Problem>,
    /// The first cells, shortened.
    pub preview: &'l str,
}

impl RowLog {
    /// Longest preview, bytes.
    const PREVIEW: usize = 72;
    /// Most different reasons kept.
    const REASONS: usize = 20_000;

    /// Adds a row.
    pub(super) fn push<'c>(
        &mut self,
        line: u32,
        outcome: Outcome,
        reason: Option<&Problem>,
        cells: impl Iterator<Item = &'c str>,
    ) {
        let reason = reason.map(|problem| self.reason(problem));
        let start = self.previews.len();
        for cell in cells.filter(|cell| !cell.is_empty()) {
            let room = (start + RowLog::PREVIEW).saturating_sub(self.previews.len());
            if room < 4 {
                break;
            }
            if self.previews.len() > start {
                self.previews.push_str(" · ");
            }
            let mut cut = cell.len().min(room);
            while !cell.is_char_boundary(cut) {
                cut -= 1;
            }
            self.previews.push_str(cell.get(..cut).unwrap_or_default());
        }
        self.rows.push(LoggedRow { line, outcome, reason, preview: start..self.previews.len() });
    }

    fn reason(&mut self, problem: &Problem) -> Reason {
        let code = problem.code();
        if let Some(place) = self.places.get(problem) {
            return Reason { code, place: Some(*place) };
        }
        let place = u32::try_from(self.problems.len()).ok().filter(|_| self.problems.len() < RowLog::REASONS);
        if let Some(place) = place {
            self.problems.push(problem.clone());
            self.places.insert(problem.clone(), place);
        }
        Reason { code, place }
    }

    fn view(&self, row: &LoggedRow) -> RowView<'_> {
        let place = row.reason.and_then(|reason| reason.place).and_then(|place| usize::try_from(place).ok());
        RowView {
            line: row.line,
            outcome: row.outcome,
            reason: row.reason.map(|reason| reason.code),
            problem: place.and_then(|place| self.problems.get(place)),
            preview: self.previews.get(row.preview.clone()).unwrap_or_default(),
        }
    }

    /// Rows in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = RowView<'_>> {
        self.rows.iter().map(|row| self.view(row))
    }

    /// Row number `index`, from 0.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<RowView<'_>> {
        self.rows.get(index).map(|row| self.view(row))
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// No rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Changes the outcome of a row already added; for rows whose fate only the whole file decides.
    pub(super) fn amend(&mut self, index: usize, outcome: Outcome, problem: &Problem) {
        let reason = Some(self.reason(problem));
        if let Some(row) = self.rows.get_mut(index) {
            row.outcome = outcome;
            row.reason = reason;
        }
    }

    /// Counts by outcome.
    pub(super) fn counts(&self) -> Rows {
        let mut rows = Rows::default();
        for row in &self.rows {
            rows.read += 1;
            match row.outcome {
                Outcome::Taken => rows.taken += 1,
                Outcome::SetAside => rows.set_aside += 1,
                Outcome::Rejected => rows.rejected += 1,
            }
        }
        rows
    }
}

/// A field of a subscription that no file said: the value in its place is a default or an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unsaid {
    /// Channel.
    Channel,
    /// Term.
    Term,
    /// Billing plan.
    Billing,
    /// End of the term.
    End,
    /// Price.
    Price,
    /// Automatic renewal.
    AutoRenew,
}

/// Where a fact was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Index of the file in [`Import::files`].
    pub file: usize,
    /// Line, from 1.
    pub line: u32,
}

/// The customer a row belongs to, where a file holds several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CustomerKey {
    /// The tenant's id, lower case; empty when unknown.
    pub tenant: String,
    /// Name; empty when unknown.
    pub name: String,
    /// A domain; empty when unknown.
    pub domain: String,
    /// Country, two capital letters; empty when unknown.
    pub country: String,
}

impl CustomerKey {
    /// Nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tenant.is_empty() && self.name.is_empty() && self.domain.is_empty()
    }
}

/// One subscription of the inventory.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// As in a plan, without target; ids are `i1`, `i2` … in the order of the inventory.
    pub subscription: Subscription,
    /// Id of the subscription where it is sold, GUIDs in lower case; also in `extra` of the subscription, so that a plan keeps it.
    pub subscription_id: Option<String>,
    /// Whose it is.
    pub customer: CustomerKey,
    /// Currency of its price, where a file says it.
    pub currency: Option<Currency>,
    /// What is a default or an answer and not read.
    pub unsaid: Vec<Unsaid>,
    /// Where it was read, first file first.
    pub origins: Vec<Origin>,
}

/// A row of a price list: what an end customer pays. A partner's own price is not kept.
#[derive(Debug, Clone, PartialEq)]
pub struct ListPrice {
    /// The product by the ids of the list.
    pub product: Product,
    /// Segment.
    pub segment: Segment,
    /// Term it is sold for; `None` where the list has none (legacy lists).
    pub term: Option<Term>,
    /// Billing plan.
    pub billing: Option<Billing>,
    /// ISO 3166 code; empty when the list does not say.
    pub market: String,
    /// Currency; `None` when the list does not say.
    pub currency: Option<Currency>,
    /// Suggested price of a seat.
    pub price: Price,
    /// First day; `None` is always.
    pub from: Option<Date>,
    /// Last day; `None` is open.
    pub until: Option<Date>,
    /// Where it was read.
    pub origin: Origin,
}
