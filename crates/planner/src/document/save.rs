//! Document → text: stable order, two-space indent, so that files diff.

use serde::Serialize;

use super::{Document, Figures, open::FORMAT, open::SCHEMA};
use crate::model::{Currency, Customer, Date, Done, Extra, Partner, Policy, Subscription};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Wire<'d> {
    format: &'static str,
    schema: u32,
    id: &'d str,
    title: &'d str,
    revision: u64,
    saved_at: &'d str,
    rulebook: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<Figures>,
    as_of: Date,
    currency: Currency,
    customer: &'d Customer,
    partner: &'d Partner,
    policy: &'d Policy,
    subscriptions: &'d [Subscription],
    progress: &'d std::collections::BTreeMap<String, Done>,
    #[serde(flatten)]
    extra: &'d Extra,
}

/// Writes a document as the text that storage and files hold.
#[must_use]
pub fn save(document: &Document) -> String {
    // Serialising owned strings, numbers and maps with text keys cannot fail.
    let mut text = serde_json::to_string_pretty(&wire(document)).unwrap_or_default();
    text.push('\n');
    text
}

/// The same on one line without blanks: a line of a stream, or the content of a link.
#[must_use]
pub fn save_compact(document: &Document) -> String {
    serde_json::to_string(&wire(document)).unwrap_or_default()
}

/// Several documents in one file, in the order given: a list of what [`save`] writes.
#[must_use]
pub fn save_all(documents: &[Document]) -> String {
    let list: Vec<Wire<'_>> = documents.iter().map(wire).collect();
    let mut text = serde_json::to_string_pretty(&list).unwrap_or_default();
    text.push('\n');
    text
}

fn wire(document: &Document) -> Wire<'_> {
    Wire {
        format: FORMAT,
        schema: SCHEMA,
        id: &document.id,
        title: &document.title,
        revision: document.revision,
        saved_at: &document.saved_at,
        rulebook: &document.rulebook,
        figures: document.figures,
        as_of: document.plan.as_of,
        currency: document.plan.currency,
        customer: &document.plan.customer,
        partner: &document.plan.partner,
        policy: &document.plan.policy,
        subscriptions: &document.plan.subscriptions,
        progress: &document.plan.progress,
        extra: &document.extra,
    }
}
