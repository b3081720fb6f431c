//! Answers requests. Total: whatever comes in, something comes out, and nothing of it panics on purpose; a trap ends the
//! worker, not the page.

mod arriving;
mod asked;
mod code;
mod handout;
mod insight;
mod look;
mod own;
mod paper;
mod post;
mod read;
mod take;
mod words;

pub use arriving::Sheet;

pub use changeover_planner::import::SourceFile;

use changeover_planner::{
    catalog::Extended,
    i18n::Language,
    import::{Answers, Change, Import, OpenedFile},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::messages::{Read, Request, Rows, Take};

/// What the office remembers between requests.
#[derive(Debug, Default)]
pub struct Desk {
    /// The file that is coming in.
    arriving: Option<arriving::Arriving>,
    /// Exports that were handed in; imported again with every answer.
    files: Vec<OpenedFile>,
    /// Workbooks with several sheets, and which of those are left out.
    workbooks: Vec<arriving::Workbook>,
    /// Files that are none we read, with why.
    refused: Vec<(String, arriving::Refusal)>,
    /// Plan documents among what was handed in.
    documents: Vec<crate::messages::ArrivedText>,
    /// What they hold.
    import: Import,
    /// Answers of this person.
    answers: Answers,
    /// What the last look found different from the plan.
    changes: Vec<Change>,
    /// Price lists and mapping sheets among the files.
    lists: Vec<crate::messages::OwnLook>,
    /// Language of the last look.
    language: Language,
}

/// A reply on its way to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The reply, JSON.
    pub text: String,
    /// A file that belongs to it.
    pub bytes: Option<Vec<u8>>,
    /// Tables, JSON, that the third program has yet to write as the workbook that belongs to it.
    pub tables: Option<String>,
}

/// Why a request is not answered, for a developer: the page never asks such a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub String);

/// Makes the full list of products known to all that is read from now on. The first list that can be read stays; without
/// one files are read with the products of the core.
pub fn know_products(list: String) {
    if Extended::get().is_none()
        && let Ok(full) = Extended::parse(list)
    {
        full.register();
    }
}

impl Desk {
    /// Answers a request of a kind; `files` are handed in with it, whole; large ones come by
    /// [`Desk::begin`], [`Desk::piece`] and [`Desk::end`] before it.
    ///
    /// # Errors
    /// [`Refused`] when the kind is not known or the request is not of its kind.
    pub fn answer(&mut self, kind: &str, request: &str, files: Vec<SourceFile>) -> Result<Answer, Refused> {
        match kind {
            Read::KIND => told(&self.read(asked::<Read>(request)?, files)),
            Rows::KIND => told(&self.rows(&asked::<Rows>(request)?)),
            Take::KIND => told(&self.take(&asked::<Take>(request)?)?),
            _ => handout::answer(kind, request)
                .or_else(|| self.own(kind, request))
                .or_else(|| insight::answer(kind, request, &files))
                .or_else(|| post::answer(kind, request, files))
                .unwrap_or_else(|| Err(Refused(format!("the office knows no request {kind}")))),
        }
    }
}

fn asked<R: DeserializeOwned>(request: &str) -> Result<R, Refused> {
    serde_json::from_str(request).map_err(|error| Refused(error.to_string()))
}

fn told(reply: &impl Serialize) -> Result<Answer, Refused> {
    let text = serde_json::to_string(reply).map_err(|error| Refused(error.to_string()))?;
    Ok(Answer { text, bytes: None, tables: None })
}
