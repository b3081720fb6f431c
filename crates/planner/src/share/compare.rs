//! How an arriving plan stands to the one that is kept, and what is different, field by field.

use serde_json::Value;

use super::{
    fields::{self, Content, Units},
    value,
};
use crate::{document::Document, i18n::Language};

/// How an arriving plan stands to the kept one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No plan with its id is kept.
    New,
    /// The very same content.
    Same,
    /// It goes on from the kept one.
    Newer,
    /// The kept one goes on from it.
    Older,
    /// Both have changed since they were one.
    Conflicting,
}

/// How a document stands to the kept one with the same id.
#[must_use]
pub fn standing(arrived: &Document, kept: Option<&Document>) -> Standing {
    let Some(kept) = kept else { return Standing::New };
    let (new, old) = (Content::of(arrived), Content::of(kept));
    if new == old {
        return Standing::Same;
    }
    // A copy that says what it grew from tells more than counted saves do.
    if let Some((_, common)) = fields::ancestor(arrived).or_else(|| fields::ancestor(kept)) {
        return match (common == old, common == new) {
            (true, _) => Standing::Newer,
            (_, true) => Standing::Older,
            _ => Standing::Conflicting,
        };
    }
    match arrived.revision.cmp(&kept.revision) {
        std::cmp::Ordering::Greater => Standing::Newer,
        std::cmp::Ordering::Less => Standing::Older,
        std::cmp::Ordering::Equal => Standing::Conflicting,
    }
}

/// Where two documents differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it belongs to.
    pub subject: Subject,
    /// The field, such as `target.price`; empty for the whole subscription or step.
    pub field: String,
}

/// What a field belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The whole plan.
    Plan,
    /// A subscription.
    Subscription {
        /// Its id.
        id: String,
        /// Its product, for people.
        name: String,
    },
    /// A step, by its id.
    Step(String),
}

/// One field that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Where.
    pub place: Place,
    /// The value before; `None` when there was none.
    pub before: Option<Value>,
    /// The value after; `None` when there is none.
    pub after: Option<Value>,
}

impl Difference {
    /// What changed, in one sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let place = value::place(language, &self.place);
        let said = |value: &Option<Value>| value::said(language, &self.place.field, value.as_ref());
        match (language, &self.place.field, &self.before, &self.after) {
            (Language::En, field, None, Some(_)) if field.is_empty() => format!("{place}: new."),
            (Language::Ru, field, None, Some(_)) if field.is_empty() => format!("{place}: добавлено."),
            (Language::En, field, Some(_), None) if field.is_empty() => format!("{place}: removed."),
            (Language::Ru, field, Some(_), None) if field.is_empty() => format!("{place}: удалено."),
            (_, _, before, after) => value::ended(&format!("{place}: {} → {}", said(before), said(after))),
        }
    }
}

/// Everything that differs, the plan's own fields first, then each subscription in the order of `after`, then the steps.
#[must_use]
pub fn differences(before: &Document, after: &Document) -> Vec<Difference> {
    let (old, new) = (Content::of(before), Content::of(after));
    let mut list = Vec::new();
    units(&old.plan, &new.plan, |_| Subject::Plan, &mut list);
    let order = |content: &Content, other: &Content| -> Vec<String> {
        content.order.iter().filter(|id| other.subscriptions.contains_key(*id)).cloned().collect()
    };
    let (old_order, new_order) = (order(&old, &new), order(&new, &old));
    if old_order != new_order {
        list.push(Difference {
            place: Place { subject: Subject::Plan, field: "order".into() },
            before: Some(old_order.into()),
            after: Some(new_order.into()),
        });
    }
    let gone = old.order.iter().filter(|id| !new.subscriptions.contains_key(*id));
    for id in new.order.iter().chain(gone) {
        match (old.subscriptions.get(id), new.subscriptions.get(id)) {
            (Some(was), Some(is)) => units(was, is, |_| subject(id, is), &mut list),
            (was, is) => {
                let Some(units) = is.or(was) else { continue };
                list.push(Difference {
                    place: Place { subject: subject(id, units), field: String::new() },
                    before: was.map(whole),
                    after: is.map(whole),
                });
            }
        }
    }
    let mut steps = Vec::new();
    units(&old.steps, &new.steps, |step| Subject::Step(step.to_owned()), &mut steps);
    list.extend(
        steps
            .into_iter()
            .map(|step| Difference { place: Place { field: String::new(), ..step.place }, ..step }),
    );
    list
}

/// A subscription as the subject of a sentence.
pub(super) fn subject(id: &str, units: &Units) -> Subject {
    let name = units.get("product").and_then(|product| product.get("name")).and_then(Value::as_str);
    Subject::Subscription { id: id.to_owned(), name: name.unwrap_or_default().to_owned() }
}

/// All units of a subscription as one value.
pub(super) fn whole(units: &Units) -> Value {
    Value::Object(units.iter().map(|(path, value)| (path.clone(), value.clone())).collect())
}

fn units(old: &Units, new: &Units, subject: impl Fn(&str) -> Subject, list: &mut Vec<Difference>) {
    let gone = old.keys().filter(|path| !new.contains_key(*path));
    for path in new.keys().chain(gone) {
        let (before, after) = (old.get(path), new.get(path));
        if fields::alike(before, after) {
            continue;
        }
        // Of the days of a term, only those that differ are told.
        if let (fields::DATES, Some(Value::Object(was)), Some(Value::Object(is))) =
            (path.as_str(), before, after)
        {
            for (day, value) in is.iter().filter(|(day, value)| was.get(*day) != Some(*value)) {
                list.push(Difference {
                    place: Place { subject: subject(path), field: day.clone() },
                    before: was.get(day).cloned(),
                    after: Some(value.clone()),
                });
            }
            continue;
        }
        list.push(Difference {
            place: Place { subject: subject(path), field: path.clone() },
            before: before.cloned(),
            after: after.cloned(),
        });
    }
}
