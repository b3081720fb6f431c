//! A document as a list of the units in which people change it: a seat count, a price, the days of a term. Two copies are
//! compared and merged unit by unit; fields this release does not know are units too.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::document::{self, Document, OpenError};

/// Where the last common state of two copies is kept in a document.
pub(super) const ANCESTOR: &str = "ancestor";
/// The envelope's own bookkeeping, which is not content.
const BOOKKEEPING: [&str; 7] = ["format", "schema", "id", "revision", "savedAt", "rulebook", "figures"];
/// Objects whose fields are changed one by one; every other object is one value.
const OPEN: [&str; 5] = ["customer", "partner", "policy", "seller", "target"];
/// Fields that only make sense together are one unit under this name: half of one copy's dates and half of the other's is no term.
pub(super) const DATES: &str = "dates";
const DATED: [&str; 5] = ["term", "billing", "purchased", "start", "end"];

/// Units by their path, such as `target.price`.
pub(super) type Units = BTreeMap<String, Value>;

/// The content of a document, unit by unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Content {
    /// What belongs to the whole plan.
    pub plan: Units,
    /// Subscriptions by their id.
    pub subscriptions: BTreeMap<String, Units>,
    /// Ids in the order of the plan.
    pub order: Vec<String>,
    /// Progress by step.
    pub steps: Units,
}

/// A document as a value.
pub(super) fn value_of(document: &Document) -> Map<String, Value> {
    match serde_json::from_str(&document::save_compact(document)) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

impl Content {
    /// The content of a document.
    pub fn of(document: &Document) -> Content {
        Content::from_value(value_of(document))
    }

    fn from_value(fields: Map<String, Value>) -> Content {
        let mut content = Content::default();
        for (key, value) in fields {
            match (key.as_str(), value) {
                (key, _) if BOOKKEEPING.contains(&key) || key == ANCESTOR => {}
                ("subscriptions", Value::Array(list)) => content.take_subscriptions(list),
                ("progress", Value::Object(steps)) => content.steps.extend(steps),
                (key, Value::Object(inner)) if OPEN.contains(&key) => {
                    content
                        .plan
                        .extend(inner.into_iter().map(|(name, value)| (format!("{key}.{name}"), value)));
                }
                (key, value) => {
                    content.plan.insert(plain(key), value);
                }
            }
        }
        content
    }

    fn take_subscriptions(&mut self, list: Vec<Value>) {
        for item in list {
            let Value::Object(fields) = item else { continue };
            let Some(id) = fields.get("id").and_then(Value::as_str).map(str::to_owned) else { continue };
            self.order.push(id.clone());
            self.subscriptions.insert(id, subscription_units(fields));
        }
    }

    /// The content as the fields of a document.
    pub fn into_fields(self) -> Map<String, Value> {
        let mut fields = nested(self.plan);
        let mut units = self.subscriptions;
        let list: Vec<Value> = self
            .order
            .into_iter()
            .filter_map(|id| {
                let mut units = units.remove(&id)?;
                let dates = units.remove(DATES);
                let mut fields = nested(units);
                if let Some(Value::Object(dates)) = dates {
                    fields.extend(dates);
                }
                fields.insert("id".into(), id.into());
                Some(Value::Object(fields))
            })
            .collect();
        fields.insert("subscriptions".into(), list.into());
        fields.insert("progress".into(), Value::Object(self.steps.into_iter().collect()));
        fields
    }
}

fn subscription_units(fields: Map<String, Value>) -> Units {
    let mut units = Units::new();
    let mut dates = Map::new();
    for (key, value) in fields {
        match (key.as_str(), value) {
            ("id", _) => {}
            (key, value) if DATED.contains(&key) => {
                dates.insert(key.to_owned(), value);
            }
            (key, Value::Object(inner)) if OPEN.contains(&key) => {
                units.extend(inner.into_iter().map(|(name, value)| (format!("{key}.{name}"), value)));
            }
            // No target is no unit, so that adding one and changing one meet in the same place.
            ("target", Value::Null) => {}
            (key, value) => {
                units.insert(plain(key), value);
            }
        }
    }
    units.insert(DATES.into(), Value::Object(dates));
    units
}

/// The path of a field of the object itself. A name of another release that reads like a path of ours is marked with a point in front.
fn plain(key: &str) -> String {
    let like_ours = key.split_once('.').is_some_and(|(outer, _)| outer.is_empty() || OPEN.contains(&outer));
    if like_ours || key == DATES { format!(".{key}") } else { key.to_owned() }
}

/// Whether two copies say the same of a unit: no price and no object to hold one are both no price.
pub(super) fn alike(one: Option<&Value>, other: Option<&Value>) -> bool {
    let said = |value: Option<&Value>| value.is_some_and(|value| !value.is_null());
    one == other || !said(one) && !said(other)
}

/// Units back in their objects.
fn nested(units: Units) -> Map<String, Value> {
    let mut fields = Map::new();
    for (path, value) in units {
        match path.split_once('.').filter(|(outer, _)| OPEN.contains(outer)) {
            None => {
                let key = path.strip_prefix('.').map(str::to_owned).unwrap_or(path);
                fields.insert(key, value);
            }
            Some((outer, inner)) => {
                let object = fields.entry(outer).or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(object) = object {
                    object.insert(inner.to_owned(), value);
                }
            }
        }
    }
    fields
}

/// The last common state a document carries, with the revision it had.
pub(super) fn ancestor(document: &Document) -> Option<(u64, Content)> {
    let Value::Object(fields) = document.extra.get(ANCESTOR)? else { return None };
    let revision = fields.get("revision").and_then(Value::as_u64).unwrap_or_default();
    Some((revision, Content::from_value(fields.clone())))
}

/// The document of a content, with the envelope of another.
pub(super) fn document_of(content: Content, envelope: &Document) -> Result<Document, OpenError> {
    let mut fields = value_of(&Document { extra: Map::new(), ..envelope.clone() });
    fields.extend(content.into_fields());
    document::open(&Value::Object(fields).to_string())
}
