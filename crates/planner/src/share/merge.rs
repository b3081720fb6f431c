//! Two copies of a plan and what they grew from → one plan. A change of one side is taken, the same change of both is taken once,
//! different changes of the same field are a conflict that a person settles. Which copy is "ours" changes nothing but the sides
//! of the conflicts. Fields this release does not know are merged like all others.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    compare::{self, Place, Subject},
    fields::{self, ANCESTOR, Content, Units},
    value,
};
use crate::{
    document::{Document, OpenError},
    i18n::Language,
};

/// A side of a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The kept copy.
    Ours,
    /// The arriving copy.
    Theirs,
}

/// A field that both copies changed, each in its own way.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Where.
    pub place: Place,
    /// The value both grew from; `None` when there was none or it is not known.
    pub before: Option<Value>,
    /// Our value; `None` when we removed it.
    pub ours: Option<Value>,
    /// Their value; `None` when they removed it.
    pub theirs: Option<Value>,
}

impl Conflict {
    /// Who says what, in one sentence: "Visio, seats: you 41, they 45."
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let place = value::place(language, &self.place);
        let whole = self.place.field.is_empty();
        let said = |side: &Option<Value>| match (language, side) {
            (Language::En, None) if whole => "removed".to_owned(),
            (Language::Ru, None) if whole => "удалено".to_owned(),
            (Language::En, Some(_))
                if whole && matches!(self.place.subject, Subject::Subscription { .. }) =>
            {
                "changed".to_owned()
            }
            (Language::Ru, Some(_))
                if whole && matches!(self.place.subject, Subject::Subscription { .. }) =>
            {
                "изменено".to_owned()
            }
            (_, side) => value::said(language, &self.place.field, side.as_ref()),
        };
        let (ours, theirs) = (said(&self.ours), said(&self.theirs));
        value::ended(&match language {
            Language::En => format!("{place}: you: {ours}, they: {theirs}"),
            Language::Ru => format!("{place}: у вас: {ours}, у них: {theirs}"),
        })
    }
}

/// A merge under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// What is to be settled. Until then the value before holds, or, where there was none, either.
    pub conflicts: Vec<Conflict>,
    envelope: Document,
    content: Content,
}

impl Merge {
    /// Settles a conflict, by its place in `conflicts`; others are left alone.
    pub fn settle(&mut self, conflict: usize, side: Side) {
        let Some(conflict) = self.conflicts.get(conflict) else { return };
        let value = match side {
            Side::Ours => conflict.ours.clone(),
            Side::Theirs => conflict.theirs.clone(),
        };
        let Place { subject, field } = &conflict.place;
        match subject {
            Subject::Plan => set(&mut self.content.plan, field, value),
            Subject::Step(step) => set(&mut self.content.steps, step, value),
            Subject::Subscription { id, .. } if field.is_empty() => match value {
                Some(Value::Object(units)) => {
                    self.content.subscriptions.insert(id.clone(), units.into_iter().collect());
                }
                _ => {
                    self.content.subscriptions.remove(id);
                }
            },
            Subject::Subscription { id, .. } => {
                if let Some(units) = self.content.subscriptions.get_mut(id) {
                    set(units, field, value);
                }
            }
        }
    }

    /// Settles every conflict about a subject.
    pub fn settle_all(&mut self, subject: &Subject, side: Side) {
        for index in 0..self.conflicts.len() {
            if self.conflicts.get(index).is_some_and(|conflict| conflict.place.subject == *subject) {
                self.settle(index, side);
            }
        }
    }

    /// The merged document: a revision after both.
    ///
    /// # Errors
    /// When the two together are no plan, such as more subscriptions than a plan may have.
    pub fn document(&self) -> Result<Document, OpenError> {
        let merged = fields::document_of(self.content.clone(), &self.envelope)?;
        let mut extra = merged.extra;
        if let Some(common) = self.envelope.extra.get(ANCESTOR) {
            extra.insert(ANCESTOR.into(), common.clone());
        }
        Ok(Document { extra, ..merged })
    }
}

fn set(units: &mut Units, path: &str, value: Option<Value>) {
    match value {
        Some(value) => units.insert(path.to_owned(), value),
        None => units.remove(path),
    };
}

/// A document that carries its own content as the state later copies grew from. Done when a plan from outside is kept.
#[must_use]
pub fn with_ancestor(document: Document) -> Document {
    let mut common = Content::of(&document).into_fields();
    common.insert("revision".into(), document.revision.into());
    let mut document = document;
    document.extra.insert(ANCESTOR.into(), Value::Object(common));
    document
}

/// The arriving plan as a plan of its own, beside the kept one.
#[must_use]
pub fn keep_both(arrived: &Document, id: String) -> Document {
    let mut copy = arrived.clone();
    copy.id = id;
    copy.revision = 0;
    copy.extra.remove(ANCESTOR);
    copy
}

/// Merges two copies. Where neither says what they grew from, every difference is a conflict and what only one has is kept.
#[must_use]
pub fn merge(ours: &Document, theirs: &Document) -> Merge {
    let common = common_state(ours, theirs);
    let base = common.as_ref().map(|(_, content, _)| content);
    let (mine, other) = (Content::of(ours), Content::of(theirs));
    let empty = Content::default();
    let was = base.unwrap_or(&empty);
    let mut conflicts = Vec::new();
    let plan = merged(&was.plan, &mine.plan, &other.plan, |_| Subject::Plan, &mut conflicts);
    let subscriptions = subscriptions(was, &mine, &other, &mut conflicts);
    let mut steps_conflicts = Vec::new();
    let steps = merged(
        &was.steps,
        &mine.steps,
        &other.steps,
        |step| Subject::Step(step.into()),
        &mut steps_conflicts,
    );
    conflicts.extend(steps_conflicts.into_iter().map(|conflict| {
        let place = Place { field: String::new(), ..conflict.place };
        Conflict { place, ..conflict }
    }));
    let order = order(was, &mine, &other, &subscriptions);
    let mut envelope = Document {
        id: ours.id.clone().min(theirs.id.clone()),
        revision: ours.revision.max(theirs.revision).saturating_add(1),
        saved_at: ours.saved_at.clone().max(theirs.saved_at.clone()),
        rulebook: ours.rulebook.clone().max(theirs.rulebook.clone()),
        figures: None,
        extra: serde_json::Map::new(),
        ..ours.clone()
    };
    if let Some((_, _, kept)) = common {
        envelope.extra.insert(ANCESTOR.into(), kept);
    }
    Merge { conflicts, envelope, content: Content { plan, subscriptions, order, steps } }
}

/// What both grew from. Of two answers the older one holds: a state that one side never saw would undo changes in silence.
fn common_state(ours: &Document, theirs: &Document) -> Option<(u64, Content, Value)> {
    let of = |document: &Document| {
        let (revision, content) = fields::ancestor(document)?;
        Some((revision, content, document.extra.get(ANCESTOR)?.clone()))
    };
    match (of(ours), of(theirs)) {
        (Some(one), Some(other)) => {
            let rank = |state: &(u64, Content, Value)| (state.0, state.2.to_string());
            Some(if rank(&one) <= rank(&other) { one } else { other })
        }
        (one, other) => one.or(other),
    }
}

/// One unit out of three.
fn merged(
    was: &Units,
    ours: &Units,
    theirs: &Units,
    subject: impl Fn(&str) -> Subject,
    conflicts: &mut Vec<Conflict>,
) -> Units {
    let mut paths: Vec<&String> = was.keys().chain(ours.keys()).chain(theirs.keys()).collect();
    paths.sort();
    paths.dedup();
    let mut units = Units::new();
    for path in paths {
        let (before, mine, other) = (was.get(path), ours.get(path), theirs.get(path));
        let value = if mine == other || other == before {
            mine
        } else if mine == before {
            other
        } else if fields::alike(mine, other) {
            None
        } else {
            conflicts.push(Conflict {
                place: Place { subject: subject(path), field: path.clone() },
                before: before.cloned(),
                ours: mine.cloned(),
                theirs: other.cloned(),
            });
            before.or_else(|| either(mine, other))
        };
        if let Some(value) = value {
            units.insert(path.clone(), value.clone());
        }
    }
    units
}

/// The same of two values, whichever is called ours.
fn either<'v>(one: Option<&'v Value>, other: Option<&'v Value>) -> Option<&'v Value> {
    match (one, other) {
        (Some(a), Some(b)) => {
            let text = Value::to_string;
            Some(if text(a) <= text(b) { a } else { b })
        }
        (a, b) => a.or(b),
    }
}

fn subscriptions(
    was: &Content,
    ours: &Content,
    theirs: &Content,
    conflicts: &mut Vec<Conflict>,
) -> BTreeMap<String, Units> {
    let mut ids: Vec<&String> = was.order.iter().collect();
    let mut added: Vec<&String> =
        ours.subscriptions.keys().chain(theirs.subscriptions.keys()).filter(|id| !ids.contains(id)).collect();
    added.sort();
    added.dedup();
    ids.extend(added);
    let nothing = Units::new();
    let mut kept = BTreeMap::new();
    for id in ids {
        let before = was.subscriptions.get(id);
        let (mine, other) = (ours.subscriptions.get(id), theirs.subscriptions.get(id));
        let units = match (before, mine, other) {
            (_, None, None) => None,
            (before, Some(mine), Some(other)) => {
                let before = before.unwrap_or(&nothing);
                // Named after what both know it as, so that the sides do not name it differently.
                let named = if before.is_empty() { mine.min_name(other) } else { before };
                Some(merged(before, mine, other, |_| compare::subject(id, named), conflicts))
            }
            (None, one, other) => one.or(other).cloned(),
            (Some(before), one, other) => {
                let changed = one.or(other).filter(|units| *units != before);
                if changed.is_some() {
                    conflicts.push(Conflict {
                        place: Place { subject: compare::subject(id, before), field: String::new() },
                        before: Some(compare::whole(before)),
                        ours: one.map(compare::whole),
                        theirs: other.map(compare::whole),
                    });
                }
                changed.map(|_| before.clone())
            }
        };
        if let Some(units) = units {
            kept.insert(id.clone(), units);
        }
    }
    kept
}

/// The same of two, whichever is called ours.
trait Named {
    fn min_name<'u>(&'u self, other: &'u Self) -> &'u Self;
}

impl Named for Units {
    fn min_name<'u>(&'u self, other: &'u Units) -> &'u Units {
        let name = |units: &Units| units.get("product").map(Value::to_string);
        if name(self) <= name(other) { self } else { other }
    }
}

/// The order one side changed; else the order before, and what was added after it. Without a common state, the longer list's.
fn order(was: &Content, ours: &Content, theirs: &Content, kept: &BTreeMap<String, Units>) -> Vec<String> {
    let mut order: Vec<String> = if theirs.order == was.order || ours.order == theirs.order {
        ours.order.clone()
    } else if ours.order == was.order {
        theirs.order.clone()
    } else if was.order.is_empty() {
        let rank = |content: &Content| (content.order.len(), content.order.clone());
        if rank(ours) >= rank(theirs) { ours.order.clone() } else { theirs.order.clone() }
    } else {
        was.order.clone()
    };
    // What one side removed and a conflict may bring back has its place behind the one it followed.
    for (at, id) in was.order.iter().enumerate() {
        if kept.contains_key(id) && !order.contains(id) {
            let before = was.order.iter().take(at).rev();
            let place = before.filter_map(|id| order.iter().position(|placed| placed == id)).next();
            order.insert(place.map_or(0, |place| place + 1), id.clone());
        }
    }
    let added: Vec<String> = kept.keys().filter(|id| !order.contains(id)).cloned().collect();
    order.extend(added);
    order
}
