//! Changeover's planner: everything that knows the subject, and no browser.
//!
//! Dependencies point one way (a test keeps them):
//! `model` ← `rules` ← `engine` ← `report` → `i18n` → `model`; `catalog` → `rules`, `model`; `import` → `catalog`, `model`; `document` → `model`;
//! `share` → `document`, `i18n`; `handout` → `share`, `engine`; `calendar` → `handout`;
//! `insight` → `report`, `document`, `import`, `catalog`.

pub mod calendar;
pub mod catalog;
pub mod document;
pub mod engine;
pub mod handout;
pub mod i18n;
pub mod import;
pub mod insight;
pub mod model;
pub mod report;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
pub mod share;

use document::OpenError;
use i18n::Language;

/// The one function behind every door (page, command line, wasm export): the text of a plan document in, the text of its
/// evaluation out.
///
/// # Errors
/// [`OpenError`] when the text is not a plan document this release reads.
pub fn evaluate(plan: &str, language: Language) -> Result<String, OpenError> {
    let document = document::open(plan)?;
    let evaluation = engine::evaluate(&document.plan);
    let written = report::evaluation(&document.plan, &evaluation, language);
    // Serialising owned strings and numbers cannot fail.
    Ok(serde_json::to_string(&written).unwrap_or_default())
}
