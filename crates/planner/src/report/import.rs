//! The import report as JSON, with the names of the contract.

use serde::Serialize;

use crate::{
    i18n::Language,
    import::{CustomerKey, FileReport, Found, Import, Question, Unsaid, messages},
    model::{Currency, Subscription},
};

/// What `changeover-cli import` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImportDocument<'i> {
    /// `changeover-import`.
    pub format: &'static str,
    /// 1.
    pub schema: u32,
    /// One entry a file.
    pub files: Vec<FileView<'i>>,
    /// The inventory.
    pub subscriptions: Vec<FoundView<'i>>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileView<'i> {
    /// Name.
    pub name: &'i str,
    /// Importer; null where none fits.
    pub importer: Option<&'static str>,
    /// Rows by outcome.
    pub rows: RowsView,
    /// What is to be said.
    pub diagnostics: Vec<DiagnosticView>,
    /// What the file leaves open.
    pub questions: Vec<QuestionView<'i>>,
}

/// Rows by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are those of the contract; `import::Rows` explains each")]
pub struct RowsView {
    pub read: u32,
    pub taken: u32,
    pub set_aside: u32,
    pub rejected: u32,
}

/// One diagnostic.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DiagnosticView {
    /// Stable code.
    pub code: &'static str,
    /// `blocks`, `warns` or `informs`.
    pub severity: &'static str,
    /// Line, from 1; null for the whole file.
    pub line: Option<u32>,
    /// Column, from 1.
    pub column: Option<u32>,
    /// The sentence.
    pub message: String,
}

/// One question with its sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuestionView<'i> {
    /// The question.
    #[serde(flatten)]
    pub question: &'i Question,
    /// The sentence.
    pub message: String,
}

/// One subscription, as in a plan, and what is known about the knowledge.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundView<'i> {
    /// As in a plan.
    #[serde(flatten)]
    pub subscription: &'i Subscription,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerView<'i>>,
    /// Currency of its price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Fields that are a default or an answer.
    pub unsaid: Vec<&'static str>,
}

/// A customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "see `import::CustomerKey`")]
pub struct CustomerView<'i> {
    pub tenant: &'i str,
    pub name: &'i str,
    pub domain: &'i str,
    pub country: &'i str,
}

/// Writes an import in a language.
#[must_use]
pub fn import(import: &Import, language: Language) -> ImportDocument<'_> {
    ImportDocument {
        format: "changeover-import",
        schema: 1,
        files: import.files.iter().map(|file| self::file(file, language)).collect(),
        subscriptions: import.subscriptions.iter().map(found).collect(),
    }
}

fn file(file: &FileReport, language: Language) -> FileView<'_> {
    let rows = file.rows;
    FileView {
        name: &file.name,
        importer: file.importer,
        rows: RowsView {
            read: rows.read,
            taken: rows.taken,
            set_aside: rows.set_aside,
            rejected: rows.rejected,
        },
        diagnostics: file
            .diagnostics
            .iter()
            .map(|diagnostic| DiagnosticView {
                code: diagnostic.problem.code(),
                severity: diagnostic.problem.severity().key(),
                line: diagnostic.line,
                column: diagnostic.column,
                message: messages::problem(language, &diagnostic.problem),
            })
            .collect(),
        questions: file
            .questions
            .iter()
            .map(|question| QuestionView { question, message: messages::question(language, &question.ask) })
            .collect(),
    }
}

fn found(found: &Found) -> FoundView<'_> {
    FoundView {
        subscription: &found.subscription,
        customer: (!found.customer.is_empty()).then(|| customer(&found.customer)),
        currency: found.currency,
        unsaid: found.unsaid.iter().map(|field| key(*field)).collect(),
    }
}

fn customer(key: &CustomerKey) -> CustomerView<'_> {
    CustomerView { tenant: &key.tenant, name: &key.name, domain: &key.domain, country: &key.country }
}

const fn key(unsaid: Unsaid) -> &'static str {
    match unsaid {
        Unsaid::Channel => "channel",
        Unsaid::Term => "term",
        Unsaid::Billing => "billing",
        Unsaid::End => "end",
        Unsaid::Price => "price",
        Unsaid::AutoRenew => "autoRenew",
    }
}
