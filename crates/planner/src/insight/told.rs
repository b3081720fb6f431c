//! An answer as a person reads it, whatever was asked: one sentence first, then what it rests on, what can be done about it at once
//! and what can be handed on. The page, the command line and the second program all show this.

use serde::{Deserialize, Serialize};

use super::Edit;
use crate::i18n::Language;

/// How an answer is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Worth knowing.
    #[default]
    Plain,
    /// All is well.
    Good,
    /// It costs something, or a day draws near.
    Warns,
    /// Somebody is harmed.
    Bad,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// The answer in one sentence.
    pub sentence: String,
    /// How it is to be taken.
    pub tone: Tone,
    /// What belongs to it.
    pub lines: Vec<String>,
    /// Days as strips, one above the other.
    pub strips: Vec<Strip>,
    /// The figures it rests on.
    pub tables: Vec<Figures>,
    /// Changes of the plan that help.
    pub offers: Vec<Offer>,
    /// Letters and files to hand on.
    pub texts: Vec<Text>,
    /// What a person can set.
    pub inputs: Vec<Input>,
}

/// Days in a row, each stretch as long as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Strip {
    /// What it is about.
    pub title: String,
    /// What it shows, for who does not see it.
    pub says: String,
    /// Stretches: how many days, and how they are to be taken.
    pub parts: Vec<(u32, Tone)>,
}

/// A table of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// What it shows.
    pub title: String,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows, each with a cell for every column.
    pub rows: Vec<Row>,
}

/// A row of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Its cells.
    pub cells: Vec<String>,
    /// How it is to be taken.
    pub tone: Tone,
}

/// A change of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// What it does, and what follows.
    pub says: String,
    /// Id of the subscription.
    pub subscription: String,
    /// The edit.
    pub edit: Edit,
}

/// Something to hand on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Text {
    /// What it is.
    pub title: String,
    /// Name of the file.
    pub file: String,
    /// What is in it.
    pub body: String,
}

/// What kind of value a person sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum InputKind {
    /// A whole number.
    Number,
    /// A day.
    Day,
    /// A file that is handed in.
    File,
}

/// A value a person sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    /// Its name in the question.
    pub name: &'static str,
    /// What it is.
    pub label: String,
    /// What kind.
    pub kind: InputKind,
    /// What it is now; empty for a file.
    pub value: String,
}

impl Told {
    /// An answer that is one sentence so far.
    #[must_use]
    pub fn new(tone: Tone, sentence: impl Into<String>) -> Told {
        Told { tone, sentence: sentence.into(), ..Told::default() }
    }
}

impl Figures {
    /// An empty table.
    #[must_use]
    pub fn new(title: &str, columns: &[&str]) -> Figures {
        Figures {
            title: title.to_owned(),
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn add(&mut self, tone: Tone, cells: Vec<String>) {
        self.rows.push(Row { cells, tone });
    }
}

/// The phrase in the language asked for.
pub(super) const fn either(language: Language, english: &'static str, russian: &'static str) -> &'static str {
    match language {
        Language::En => english,
        Language::Ru => russian,
    }
}
