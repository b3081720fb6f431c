//! The import document (CONTRACT "The same engine without a page"): what was read, with sentences, in JSON.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Found, Import, Question, Unsaid, messages, outcome};
use crate::i18n::Language;

/// An import as written.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportDocument {
    /// Always `changeover-import`.
    pub format: &'static str,
    /// Version of the form.
    pub schema: u32,
    /// What became of each file, in the order given.
    pub files: Vec<FileView>,
    /// The inventory: subscriptions as in a plan, without target; `found` says where each was read.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::model::Subscription>"))]
    pub subscriptions: Vec<Map<String, Value>>,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileView {
    /// Name of the file.
    pub name: String,
    /// The importer that read it; null where none fits.
    pub importer: Option<&'static str>,
    /// Rows by outcome: `read` = `taken` + `setAside` + `rejected`.
    pub rows: RowsView,
    /// What is to be said about the file and its rows.
    pub diagnostics: Vec<DiagnosticView>,
    /// What the file does not say.
    pub questions: Vec<QuestionView>,
}

/// Rows by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RowsView {
    /// All of them.
    pub read: u32,
    /// Into the inventory, the prices or the mappings.
    pub taken: u32,
    /// Understood, and left out for a reason.
    pub set_aside: u32,
    /// Not understood.
    pub rejected: u32,
}

/// One thing to be said, and where.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DiagnosticView {
    /// The same in every language.
    pub code: &'static str,
    /// How much it matters.
    pub severity: &'static str,
    /// Line of the file, from 1; null when it is about the whole file.
    pub line: Option<u32>,
    /// Column, from 1.
    pub column: Option<u32>,
    /// The sentence.
    pub message: String,
}

/// A question with its sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionView {
    /// What is asked, what is assumed, what was answered.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(with = "Map<String, Value>"))]
    pub question: Question,
    /// The sentence.
    pub message: String,
}

/// Where a subscription was read, and what of it was not.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FoundView<'f> {
    subscription_id: Option<&'f str>,
    customer: CustomerView<'f>,
    currency: Option<&'f str>,
    unsaid: Vec<&'static str>,
    origins: Vec<OriginView<'f>>,
}

#[derive(Serialize)]
struct CustomerView<'f> {
    tenant: &'f str,
    name: &'f str,
    domain: &'f str,
    country: &'f str,
}

#[derive(Serialize)]
struct OriginView<'f> {
    file: &'f str,
    line: u32,
}

impl Import {
    /// The import as a document, with sentences in a language.
    #[must_use]
    pub fn written(&self, language: Language) -> ImportDocument {
        ImportDocument {
            format: "changeover-import",
            schema: 1,
            files: self.files.iter().map(|file| file_view(file, language)).collect(),
            subscriptions: self.subscriptions.iter().map(|found| self.subscription(found)).collect(),
        }
    }

    fn subscription(&self, found: &Found) -> Map<String, Value> {
        // Serialising owned strings, numbers and maps with text keys cannot fail.
        let Ok(Value::Object(mut fields)) = serde_json::to_value(&found.subscription) else {
            return Map::new();
        };
        fields.remove("target");
        let name = |file: usize| self.files.get(file).map_or("", |file| file.name.as_str());
        let view = FoundView {
            subscription_id: found.subscription_id.as_deref(),
            customer: CustomerView {
                tenant: &found.customer.tenant,
                name: &found.customer.name,
                domain: &found.customer.domain,
                country: &found.customer.country,
            },
            currency: found.currency.as_ref().map(crate::model::Currency::code),
            unsaid: found.unsaid.iter().map(|unsaid| unsaid.key()).collect(),
            origins: found
                .origins
                .iter()
                .map(|origin| OriginView { file: name(origin.file), line: origin.line })
                .collect(),
        };
        fields.insert("found".into(), serde_json::to_value(view).unwrap_or_default());
        fields
    }
}

impl Unsaid {
    /// The name of the field in a plan document.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Unsaid::Channel => "channel",
            Unsaid::Term => "term",
            Unsaid::Billing => "billing",
            Unsaid::End => "end",
            Unsaid::Price => "price",
            Unsaid::AutoRenew => "autoRenew",
        }
    }
}

fn file_view(file: &outcome::FileReport, language: Language) -> FileView {
    let outcome::Rows { read, taken, set_aside, rejected } = file.rows;
    let diagnostics = file.diagnostics.iter().map(|diagnostic| DiagnosticView {
        code: diagnostic.problem.code(),
        severity: diagnostic.problem.severity().key(),
        line: diagnostic.line,
        column: diagnostic.column,
        message: messages::problem(language, &diagnostic.problem),
    });
    let questions = file.questions.iter().map(|question| QuestionView {
        question: question.clone(),
        message: messages::question(language, &question.ask),
    });
    FileView {
        name: file.name.clone(),
        importer: file.importer,
        rows: RowsView { read, taken, set_aside, rejected },
        diagnostics: diagnostics.collect(),
        questions: questions.collect(),
    }
}
