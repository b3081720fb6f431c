//! Letters ready to send, one for each addressee and errand that the plan's open steps ask for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answer, line},
    sentences,
};
use crate::{
    engine::{Action, Step, Subject},
    i18n::{Language, labels},
    model::{Actor, Strategy},
};

/// What a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// The customer is asked to accept the reseller relationship.
    Relationship,
    /// The seller of today is asked to approve a transfer.
    Transfer,
    /// Whoever holds the old subscription is asked to have it end with its term.
    CancelAtEnd,
    /// The customer is told how everything was handed over.
    HandOver,
    /// Whoever has open steps is reminded of them.
    Reminder,
}

impl LetterKind {
    /// A fixed name, such as `cancel-at-end`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            LetterKind::Relationship => "relationship",
            LetterKind::Transfer => "transfer",
            LetterKind::CancelAtEnd => "cancel-at-end",
            LetterKind::HandOver => "hand-over",
            LetterKind::Reminder => "reminder",
        }
    }
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Letter {
    /// Its kind and addressee, such as `transfer/Northwind`.
    pub id: String,
    /// What it is for.
    pub kind: LetterKind,
    /// Who gets it.
    pub to_role: Actor,
    /// Their name, or what they are.
    pub to_name: String,
    /// Their mail address; empty when not known.
    pub to_address: String,
    /// Subject.
    pub subject: String,
    /// Text, lines ended by `\n`.
    pub body: String,
    /// Ids of the steps it speaks of.
    pub steps: Vec<String>,
}

/// Every letter a plan asks for now, in the order of the kinds.
#[must_use]
pub fn letters(answer: &Answer) -> Vec<Letter> {
    let mut list = Vec::new();
    let open = |action: Action| {
        answer
            .evaluation
            .steps
            .iter()
            .filter(move |step| step.action == action && answer.done(step).is_none())
    };
    if let Some(step) = open(Action::RequestRelationship).next() {
        let by = answer
            .evaluation
            .steps
            .iter()
            .find(|step| step.action == Action::AcceptRelationship)
            .map_or(step.due, |step| step.due);
        list.push(draft(answer, LetterKind::Relationship, &[step], sentences::relationship(answer, by)));
    }
    for steps in by_addressee(answer, open(Action::ApproveTransfer)) {
        list.push(draft(answer, LetterKind::Transfer, &steps, sentences::transfer(answer, &steps)));
    }
    let stops = [Action::SetCancelAtEnd, Action::TurnAutoRenewOff].into_iter().flat_map(open);
    for steps in by_addressee(answer, stops.filter(|step| step.actor != Actor::Partner)) {
        list.push(draft(answer, LetterKind::CancelAtEnd, &steps, sentences::cancel_at_end(answer, &steps)));
    }
    if answer.rows().any(|row| row.option.is_some_and(|option| option.strategy != Strategy::Keep)) {
        list.push(draft(answer, LetterKind::HandOver, &[], sentences::hand_over(answer)));
    }
    let left = answer.evaluation.steps.iter().filter(|step| {
        answer.done(step).is_none() && matches!(step.actor, Actor::Customer | Actor::SourcePartner)
    });
    for steps in by_addressee(answer, left) {
        list.push(draft(answer, LetterKind::Reminder, &steps, sentences::reminder(answer, &steps)));
    }
    list
}

/// Steps that go to one addressee together, the addressees in the order they are met.
fn by_addressee<'a>(answer: &Answer, steps: impl Iterator<Item = &'a Step>) -> Vec<Vec<&'a Step>> {
    let mut order: Vec<(Actor, String)> = Vec::new();
    let mut groups: BTreeMap<usize, Vec<&Step>> = BTreeMap::new();
    for step in steps {
        let addressee = (step.actor, answer.who(step));
        let place = order.iter().position(|known| *known == addressee).unwrap_or_else(|| {
            order.push(addressee);
            order.len().saturating_sub(1)
        });
        groups.entry(place).or_default().push(step);
    }
    groups.into_values().collect()
}

/// A letter around its subject and text: greeting above, name beneath.
fn draft(answer: &Answer, kind: LetterKind, steps: &[&Step], (subject, text): (String, String)) -> Letter {
    let plan = &answer.document.plan;
    // The relationship is requested by us: the letter goes to the customer.
    let role = match (kind, steps.first()) {
        (LetterKind::Relationship | LetterKind::HandOver, _) | (_, None) => Actor::Customer,
        (_, Some(step)) => step.actor,
    };
    let (name, address) = match (role, steps.first().map(|step| step.subject)) {
        (Actor::SourcePartner, Some(Subject::Subscription(index))) => (
            plan.subscriptions.get(index).map(|sub| line(&sub.seller.name)).unwrap_or_default(),
            String::new(),
        ),
        _ => (line(&plan.customer.name), plan.customer.contact_email.clone().unwrap_or_default()),
    };
    let greeting = match (answer.language, name.is_empty()) {
        (Language::En, true) => "Dear colleagues".to_owned(),
        (Language::En, false) => format!("Dear colleagues at {name}"),
        (Language::Ru, true) => "Уважаемые коллеги".to_owned(),
        (Language::Ru, false) => format!("Уважаемые коллеги из {name}"),
    };
    let to_name = if name.is_empty() { labels::actor(answer.language, role).to_owned() } else { name };
    let from = line(&plan.partner.name);
    let from = if from.is_empty() { labels::actor(answer.language, Actor::Partner).to_owned() } else { from };
    let body = match answer.language {
        Language::En => format!("{greeting},\n\n{text}\n\nKind regards,\n{from}\n"),
        Language::Ru => format!("{greeting}!\n\n{text}\n\nС уважением,\n{from}\n"),
    };
    Letter {
        id: format!("{}/{to_name}", kind.key()),
        kind,
        to_role: role,
        to_name,
        to_address: address,
        subject,
        body,
        steps: steps.iter().map(|step| answer.step_id(step)).collect(),
    }
}
