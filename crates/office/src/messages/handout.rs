//! A plan for people and for other programs.

use serde::{Deserialize, Serialize};

use super::Request;

/// A plan on its way to a reader.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct For {
    /// The reader's language, `en` or `ru`.
    pub language: String,
    /// The plan document.
    pub plan: String,
    /// Who reads it: `inside`, `customer` or `public`.
    pub reader: String,
}

/// The proposal, to be laid out on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Propose {
    /// For whom.
    pub to: For,
    /// The partner's logo as a `data:image/…` address; empty for none.
    pub logo: String,
}

impl Request for Propose {
    const KIND: &'static str = "propose";
    /// Elements as JSON: a text, or a list of tag, attributes and what is inside.
    type Reply = String;
}

/// The letters the plan asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letters(pub For);

impl Request for Letters {
    const KIND: &'static str = "letters";
    type Reply = Vec<LetterText>;
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterText {
    /// Its kind and addressee.
    pub id: String,
    /// Who gets it, with the address when it is known.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

/// A file for another program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Make {
    /// For whom.
    pub to: For,
    /// Which.
    pub form: Form,
    /// The logo, for the proposal.
    pub logo: String,
    /// Whether the proposal carries the plan.
    pub with_plan: bool,
    /// The sender's mail address, for a letter; empty when not known.
    pub sender: String,
    /// The present moment, RFC 3339.
    pub now: String,
}

/// What can be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// The proposal as Markdown.
    Markdown,
    /// The proposal as one file.
    Html,
    /// The deadlines.
    Calendar,
    /// One table: `steps`, `subscriptions` or `money`.
    Csv(String),
    /// All tables.
    Workbook,
    /// The picture of time.
    Picture,
    /// A letter as a mail, by its id.
    Mail(String),
}

impl Request for Make {
    const KIND: &'static str = "make";
    /// The text; for a workbook it is empty and the bytes come along.
    type Reply = String;
}
