//! Files read, looked at, and taken into a plan.

use serde::{Deserialize, Serialize};

use super::{OwnLook, Request};

/// Look at the files that have been handed in since the last look and those of before, with what has been said since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// Language of the sentences, `en` or `ru`.
    pub language: String,
    /// Answers remembered from earlier files, the JSON text of the last [`Look::answers`]; empty for none.
    pub answers: String,
    /// What was said since the last look.
    pub given: Option<Given>,
    /// The plan document that the subscriptions are to be added to; its differences are listed.
    pub into: Option<String>,
    /// One's own price lists and names, as kept ([`super::KeepOwn`]); empty for none.
    pub own: String,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
}

impl Request for Read {
    const KIND: &'static str = "read";
    type Reply = Look;
}

/// An answer to a question: [`Asked::id`], [`Field::key`], and the key chosen or the text typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The question.
    pub question: String,
    /// The field of it.
    pub field: String,
    /// Key of a [`Choice`], or text.
    pub value: String,
}

/// What the files hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Look {
    /// One report a file, in the order they came.
    pub files: Vec<FileLook>,
    /// Plan documents among them.
    pub documents: Vec<ArrivedText>,
    /// What the files leave open.
    pub questions: Vec<Asked>,
    /// The subscriptions, the first of them in words.
    pub found: TableLook,
    /// What becomes a plan each, one a customer and a currency; empty when there is only one.
    pub inventories: Vec<InventoryLook>,
    /// Against the plan of [`Read::into`]: what is new, gone or different. `None` without a plan.
    pub changes: Option<Vec<ChangeLook>>,
    /// Price lists and mapping sheets among the files.
    pub own: Vec<OwnLook>,
    /// All answers, to be remembered: JSON text.
    pub answers: String,
}

/// A plan document that lay among the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrivedText {
    /// Name of the file.
    pub file: String,
    /// Its text; opened by the page, which keeps it byte for byte.
    pub text: String,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FileLook {
    /// Name.
    pub name: String,
    /// What it was read as; `None` where nothing fits.
    pub kind: Option<String>,
    /// Rows read, taken, set aside, rejected: the first is the sum of the others.
    pub rows: [u32; 4],
    /// What is to be said about it, the first of it.
    pub told: Vec<Told>,
    /// How many further things there are to say.
    pub untold: u32,
    /// What its columns are taken for, to be explained anew; `None` where it has none or they are asked already.
    pub columns: Option<Asked>,
}

/// How much a sentence matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weight {
    /// The file or the row is not taken.
    Blocks,
    /// Something may be wrong.
    Warns,
    /// Good to know.
    Informs,
}

/// A sentence about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// How much it matters.
    pub weight: Weight,
    /// Where, and what.
    pub text: String,
}

/// Something the files leave open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Stable for files with the same columns.
    pub id: String,
    /// The question.
    pub text: String,
    /// What is to be answered: one field for most questions, one a column or product for some.
    pub fields: Vec<Field>,
}

/// One thing to answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its key in [`Given::field`].
    pub key: String,
    /// What it is called; empty where the question says it all.
    pub label: String,
    /// What was answered, or is assumed until it is.
    pub value: String,
    /// What can be chosen; empty where it is typed.
    pub choices: Vec<Choice>,
}

/// One of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its key in [`Given::value`].
    pub key: String,
    /// What it is called.
    pub text: String,
}

/// Rows in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableLook {
    /// Headings; a `>` before one marks a column of numbers.
    pub heads: Vec<String>,
    /// Cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// How many rows there are in all.
    pub total: u32,
}

/// What becomes one plan, where the files hold several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InventoryLook {
    /// Customer and currency.
    pub name: String,
    /// How many subscriptions.
    pub subscriptions: u32,
}

/// One thing a newer export says about the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLook {
    /// What it is about.
    pub kind: ChangeKind,
    /// The product, with its seats.
    pub title: String,
    /// What differs, a sentence each; none for new and gone.
    pub differences: Vec<String>,
}

/// What happened to a subscription since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangeKind {
    /// The plan does not have it.
    New,
    /// The export does not have it.
    Gone,
    /// Both have it, and differ.
    Changed,
}

/// Rows of a file with what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Index of the file in [`Look::files`].
    pub file: u32,
    /// Only rows with this outcome (1 taken, 2 set aside, 3 rejected); 0 shows all.
    pub outcome: u8,
    /// The first row shown, from 0, among those.
    pub from: u32,
    /// How many.
    pub count: u32,
}

impl Request for Rows {
    const KIND: &'static str = "rows";
    type Reply = Vec<RowLook>;
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowLook {
    /// Line of the file, from 1.
    pub line: u32,
    /// 1 taken, 2 set aside, 3 rejected.
    pub outcome: u8,
    /// Why, in a sentence; empty for taken rows.
    pub reason: String,
    /// The first cells.
    pub preview: String,
}

/// Take what was read into a plan document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    /// The plan documents it goes into: one, or one for each chosen inventory.
    pub into: Vec<String>,
    /// Indices of the inventories that are taken; empty takes all into the first document.
    pub inventories: Vec<u32>,
    /// Which changes are accepted: index in [`Look::changes`], and which of its differences (empty for new and gone).
    /// `None` adds everything as new.
    pub changes: Option<Vec<(u32, Vec<u32>)>>,
}

impl Request for Take {
    const KIND: &'static str = "take";
    type Reply = Taken;
}

/// The plan documents with what was taken into them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Texts of plan documents, as many as were given.
    pub documents: Vec<String>,
    /// How many subscriptions were added or changed.
    pub subscriptions: u32,
}
