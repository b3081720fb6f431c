//! A plan without what is not meant for the reader.

use std::collections::BTreeMap;

use crate::{
    document::Document,
    model::{Customer, Extra, Partner, Plan, Subscription},
};

/// Who is to read a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Redaction {
    /// Colleagues: everything.
    #[default]
    Inside,
    /// The customer: without notes and without any field this release does not know, where other programs keep purchase prices
    /// and margins.
    Customer,
    /// Anyone: besides, without names, domains, addresses, numbers of registration, prices and the ids other systems know.
    Public,
}

impl Redaction {
    /// All levels, from everything to least.
    pub const ALL: [Redaction; 3] = [Redaction::Inside, Redaction::Customer, Redaction::Public];

    /// A fixed name: `inside`, `customer`, `public`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Redaction::Inside => "inside",
            Redaction::Customer => "customer",
            Redaction::Public => "public",
        }
    }

    /// The level of a fixed name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Redaction> {
        Redaction::ALL.into_iter().find(|level| level.key() == key)
    }
}

/// The document for a reader. Days, seats, terms and decisions stay: the answer is the same, but for money that is no longer known.
#[must_use]
pub fn redact(document: &Document, level: Redaction) -> Document {
    let mut document = document.clone();
    if level == Redaction::Inside {
        return document;
    }
    without_remarks(&mut document);
    if level == Redaction::Public {
        without_names(&mut document);
    }
    document
}

/// Notes, and fields of other releases and programs, about which nothing is known.
fn without_remarks(document: &mut Document) {
    document.extra = Extra::new();
    let plan = &mut document.plan;
    for extra in [&mut plan.customer.extra, &mut plan.partner.extra, &mut plan.policy.extra] {
        *extra = Extra::new();
    }
    for sub in &mut plan.subscriptions {
        sub.notes.clear();
        sub.extra = Extra::new();
        sub.seller.extra = Extra::new();
        if let Some(target) = &mut sub.target {
            target.extra = Extra::new();
        }
    }
    for done in plan.progress.values_mut() {
        done.note.clear();
        done.extra = Extra::new();
    }
    // A note on an open step was all there was to it.
    plan.progress.retain(|_, done| done.done.is_some());
}

fn without_names(document: &mut Document) {
    document.id.clear();
    document.title.clear();
    document.saved_at.clear();
    document.revision = 0;
    document.figures = None;
    let plan = &mut document.plan;
    plan.customer = Customer {
        name: String::new(),
        domain: String::new(),
        registration_number: plan.customer.registration_number.as_ref().map(|_| "0".to_owned()),
        contact_email: None,
        ..plan.customer.clone()
    };
    plan.partner = Partner { name: String::new(), domain: None, ..plan.partner.clone() };
    let ids = rename(plan.subscriptions.iter().map(|sub| sub.id.as_str()), "s");
    let sellers = rename(plan.subscriptions.iter().map(|sub| sub.seller.name.as_str()), "Partner ");
    let groups = rename(plan.subscriptions.iter().filter_map(|sub| sub.group.as_deref()), "g");
    for sub in &mut plan.subscriptions {
        anonymous(sub, &ids, &sellers, &groups);
    }
    plan.progress = renamed_steps(plan, &ids);
}

fn anonymous(
    sub: &mut Subscription,
    ids: &BTreeMap<String, String>,
    sellers: &BTreeMap<String, String>,
    groups: &BTreeMap<String, String>,
) {
    sub.id = ids.get(&sub.id).cloned().unwrap_or_default();
    sub.seller.name = sellers.get(&sub.seller.name).cloned().unwrap_or_default();
    sub.group = sub.group.as_ref().and_then(|group| groups.get(group).cloned());
    sub.price = None;
    if let Some(target) = &mut sub.target {
        target.price = None;
    }
}

/// Old name → `s1`, `s2` … in the order of the plan. An empty name stays empty.
fn rename<'n>(names: impl Iterator<Item = &'n str>, stem: &str) -> BTreeMap<String, String> {
    let mut given = BTreeMap::new();
    for name in names.filter(|name| !name.is_empty()) {
        let next = given.len() + 1;
        given.entry(name.to_owned()).or_insert_with(|| format!("{stem}{next}"));
    }
    given
}

/// Progress under the new ids; steps of subscriptions that are not there are left out.
fn renamed_steps(plan: &Plan, ids: &BTreeMap<String, String>) -> BTreeMap<String, crate::model::Done> {
    let renamed = |step: &str| {
        let (subject, action) = step.rsplit_once('/')?;
        if subject == "plan" {
            return Some(step.to_owned());
        }
        ids.get(subject).map(|id| format!("{id}/{action}"))
    };
    plan.progress.iter().filter_map(|(step, done)| Some((renamed(step)?, done.clone()))).collect()
}
