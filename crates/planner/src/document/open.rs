//! Text → document, or a named reason why not. Nothing is guessed and nothing is repaired in silence.

use std::{collections::HashSet, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, SeqAccess, Visitor},
};

use super::{Document, Figures, place::field_at, twice::Once, upgrade};
use crate::model::{Currency, Customer, Date, Done, Extra, Partner, Plan, Policy, Subscription};

/// The newest schema this release reads and the one it writes.
pub const SCHEMA: u32 = 1;
/// Value of `format`.
pub(super) const FORMAT: &str = "changeover-plan";

/// Longest text accepted, bytes.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// Most subscriptions accepted.
const MAX_SUBSCRIPTIONS: usize = 200_000;
/// Longest single text field, characters (notes of a step or subscription included).
const MAX_TEXT: usize = 4_096;
/// Most seats of one subscription.
const MAX_SEATS: u32 = 10_000_000;

/// Why a text is not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// Larger than any plan.
    TooLarge {
        /// Size of the text, bytes.
        bytes: usize,
        /// Largest accepted size, bytes.
        limit: usize,
    },
    /// Not JSON.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader met.
        reason: String,
    },
    /// JSON, but not a plan document.
    NotAPlan,
    /// Written by a newer release.
    TooNew {
        /// Its schema.
        found: u64,
        /// The newest schema this release reads.
        supported: u32,
    },
    /// A plan document with a field that cannot be read.
    Damaged {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// The field, e.g. `subscriptions[3].seats`.
        field: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::TooLarge { bytes, limit } => {
                write!(f, "the text has {bytes} bytes; a plan has at most {limit}")
            }
            OpenError::NotJson { line, column, reason } => {
                write!(f, "line {line}, column {column}: not JSON: {reason}")
            }
            OpenError::NotAPlan => {
                write!(f, "this is JSON, but not a plan document (\"format\" is not \"{FORMAT}\")")
            }
            OpenError::TooNew { found, supported } => {
                write!(f, "schema {found} was written by a newer release; this one reads up to {supported}")
            }
            OpenError::Damaged { line, column, field, reason } => {
                write!(f, "line {line}, column {column}: {field}: {reason}")
            }
        }
    }
}

impl std::error::Error for OpenError {}

#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    format: Option<serde_json::Value>,
    #[serde(default)]
    schema: Option<serde_json::Value>,
}

/// Reads a plan document.
///
/// # Errors
/// [`OpenError`] names the place and the reason; the text itself is never changed.
pub fn open(text: &str) -> Result<Document, OpenError> {
    if text.len() > MAX_BYTES {
        return Err(OpenError::TooLarge { bytes: text.len(), limit: MAX_BYTES });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let envelope: Envelope = match serde_json::from_str(text) {
        Ok(envelope) => envelope,
        Err(error) if error.is_data() => return Err(OpenError::NotAPlan),
        Err(error) => {
            return Err(OpenError::NotJson {
                line: error.line(),
                column: error.column(),
                reason: reason_of(&error),
            });
        }
    };
    if envelope.format.as_ref().and_then(serde_json::Value::as_str) != Some(FORMAT) {
        return Err(OpenError::NotAPlan);
    }
    match envelope.schema.as_ref().and_then(serde_json::Value::as_u64) {
        None | Some(0) => Err(OpenError::Damaged {
            line: 1,
            column: 1,
            field: "schema".into(),
            reason: "is missing or not a known number".into(),
        }),
        Some(schema) if schema > u64::from(SCHEMA) => {
            Err(OpenError::TooNew { found: schema, supported: SCHEMA })
        }
        Some(schema) => {
            let older = u32::try_from(schema).unwrap_or(SCHEMA);
            upgrade::newest(text, older).map_or_else(|| read(text), |upgraded| read(&upgraded))
        }
    }
}

/// Reads a document of the newest schema.
fn read(text: &str) -> Result<Document, OpenError> {
    let damaged = |error: serde_json::Error| {
        let (line, column) = (error.line(), error.column());
        OpenError::Damaged { line, column, field: field_at(text, line, column), reason: reason_of(&error) }
    };
    let document = serde_json::from_str::<Wire>(text).map_err(damaged)?.into_document();
    // Only what is kept unread can hide a second value under the same name.
    if keeps_unread(&document) {
        serde_json::from_str::<Once>(text).map_err(damaged)?;
    }
    Ok(document)
}

/// Whether a document has fields this release only keeps, or steps named by their ids.
fn keeps_unread(document: &Document) -> bool {
    let plan = &document.plan;
    let whole = [&document.extra, &plan.customer.extra, &plan.partner.extra, &plan.policy.extra];
    !plan.progress.is_empty()
        || whole.iter().any(|extra| !extra.is_empty())
        || plan.subscriptions.iter().any(|sub| {
            let target = sub.target.as_ref().is_some_and(|target| !target.extra.is_empty());
            target || !sub.extra.is_empty() || !sub.seller.extra.is_empty()
        })
}

/// serde_json's message without the place, which is reported beside it.
fn reason_of(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(reason, _)| reason.to_owned())
}

/// Schema 1 as written.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct Wire {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(default, deserialize_with = "text")]
    id: String,
    #[serde(default, deserialize_with = "text")]
    title: String,
    #[serde(default)]
    revision: u64,
    #[serde(default, deserialize_with = "text")]
    saved_at: String,
    #[serde(default, deserialize_with = "text")]
    rulebook: String,
    #[serde(default)]
    figures: Option<Figures>,
    as_of: Date,
    #[serde(default = "usd")]
    currency: Currency,
    #[serde(default)]
    customer: Customer,
    #[serde(default)]
    partner: Partner,
    #[serde(default)]
    policy: Policy,
    #[serde(deserialize_with = "subscriptions")]
    subscriptions: Vec<Subscription>,
    #[serde(default)]
    progress: std::collections::BTreeMap<String, Done>,
    #[serde(flatten)]
    extra: Extra,
}

/// The schema of the form as written.
#[cfg(feature = "schema")]
pub(crate) fn schema(generator: schemars::SchemaGenerator) -> schemars::Schema {
    generator.into_root_schema_for::<Wire>()
}

impl Wire {
    fn into_document(self) -> Document {
        Document {
            id: self.id,
            title: self.title,
            revision: self.revision,
            saved_at: self.saved_at,
            rulebook: self.rulebook,
            figures: self.figures,
            plan: Plan {
                as_of: self.as_of,
                currency: self.currency,
                customer: self.customer,
                partner: self.partner,
                policy: self.policy,
                subscriptions: self.subscriptions,
                progress: self.progress,
            },
            extra: self.extra,
        }
    }
}

fn usd() -> Currency {
    Currency::USD
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.chars().count() > MAX_TEXT {
        return Err(D::Error::custom(format!("is longer than {MAX_TEXT} characters")));
    }
    Ok(text)
}

fn subscriptions<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Subscription>, D::Error> {
    struct List;
    impl<'de> Visitor<'de> for List {
        type Value = Vec<Subscription>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of subscriptions")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut list: Vec<Subscription> = Vec::new();
            let mut ids: HashSet<String> = HashSet::new();
            while let Some(subscription) = seq.next_element::<Subscription>()? {
                let at = list.len();
                let problem = if at >= MAX_SUBSCRIPTIONS {
                    Some(format!("more than {MAX_SUBSCRIPTIONS} subscriptions"))
                } else if !ids.insert(subscription.id.clone()) {
                    Some(format!("the id \"{}\" is used twice", subscription.id))
                } else {
                    problem_of(&subscription)
                };
                if let Some(problem) = problem {
                    return Err(A::Error::custom(format!("subscription {}: {problem}", at + 1)));
                }
                list.push(subscription);
            }
            Ok(list)
        }
    }
    deserializer.deserialize_seq(List)
}

fn problem_of(subscription: &Subscription) -> Option<String> {
    let seats_fit = |seats: u32| (1..=MAX_SEATS).contains(&seats);
    let long = |text: &str| text.chars().count() > MAX_TEXT;
    if subscription.id.is_empty() {
        return Some("\"id\" is empty".into());
    }
    if !seats_fit(subscription.seats) {
        return Some(format!("\"seats\" is {}, expected 1 … {MAX_SEATS}", subscription.seats));
    }
    if let Some(seats) =
        subscription.target.as_ref().and_then(|target| target.seats).filter(|seats| !seats_fit(*seats))
    {
        return Some(format!("\"target.seats\" is {seats}, expected 1 … {MAX_SEATS}"));
    }
    if let (Some(start), Some(end)) = (subscription.start, subscription.end)
        && end < start
    {
        return Some(format!("\"end\" {end} is before \"start\" {start}"));
    }
    if long(&subscription.id)
        || long(&subscription.notes)
        || long(&subscription.product.name)
        || long(&subscription.seller.name)
    {
        return Some(format!("a text is longer than {MAX_TEXT} characters"));
    }
    None
}
