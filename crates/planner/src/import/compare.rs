//! A newer export against what a plan holds: what changed, to be accepted one by one.

use super::{
    combine,
    outcome::{Found, Unsaid},
    value::ids,
};
use crate::model::{Billing, Channel, Date, Price, Subscription, Term};

/// Name under which a plan keeps the id a subscription is sold under.
pub const SUBSCRIPTION_ID: &str = "subscriptionId";

/// One thing a newer export says about the plan.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The plan does not have it. Index in the imported inventory.
    New(usize),
    /// The export does not have it. Index in the plan.
    Gone(usize),
    /// Both have it, and differ.
    Changed {
        /// Index in the plan.
        existing: usize,
        /// Index in the imported inventory.
        imported: usize,
        /// What differs; each can be accepted by itself.
        differences: Vec<Difference>,
    },
}

/// One field that differs: what the plan has, and what the export says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Seats.
    Seats(u32, u32),
    /// Users with a seat.
    Assigned(Option<u32>, u32),
    /// First day of the term.
    Start(Option<Date>, Date),
    /// Last day of the term.
    End(Option<Date>, Date),
    /// Commitment.
    Term(Term, Term),
    /// Billing plan.
    Billing(Billing, Billing),
    /// Renews by itself.
    AutoRenew(bool, bool),
    /// Channel.
    Channel(Channel, Channel),
    /// Price of a seat.
    Price(Option<Price>, Price),
}

impl Difference {
    /// Takes over what the export says; nothing else of the subscription changes.
    pub fn accept(self, subscription: &mut Subscription) {
        match self {
            Difference::Seats(_, seats) => subscription.seats = seats,
            Difference::Assigned(_, users) => subscription.assigned = Some(users),
            Difference::Start(_, day) => subscription.start = Some(day),
            Difference::End(_, day) => subscription.end = Some(day),
            Difference::Term(_, term) => subscription.term = term,
            Difference::Billing(_, billing) => subscription.billing = billing,
            Difference::AutoRenew(_, renews) => subscription.auto_renew = renews,
            Difference::Channel(_, channel) => subscription.channel = channel,
            Difference::Price(_, price) => subscription.price = Some(price),
        }
    }
}

/// Compares a plan with a newer import. What an export does not say is no difference; equal subscriptions are not listed.
/// Subscriptions are matched by their id, then by product, the one with the same end first.
#[must_use]
pub fn compare(existing: &[Subscription], imported: &[Found]) -> Vec<Change> {
    let mut partner: Vec<Option<usize>> = vec![None; existing.len()];
    let mut free: Vec<bool> = vec![true; imported.len()];
    let tests: [Test; 4] = [
        |old, new| subscription_id(old).is_some_and(|id| new.subscription_id.as_deref() == Some(id.as_str())),
        |old, new| open_ids(old, new) && same_product(old, new) && old.end == new.subscription.end,
        |old, new| open_ids(old, new) && same_product(old, new) && old.channel == new.subscription.channel,
        |old, new| open_ids(old, new) && same_product(old, new),
    ];
    for test in tests {
        for (old, place) in existing.iter().zip(partner.iter_mut()).filter(|(_, place)| place.is_none()) {
            let found = imported
                .iter()
                .enumerate()
                .position(|(at, new)| free.get(at) == Some(&true) && test(old, new));
            if let Some(slot) = found.and_then(|at| free.get_mut(at)) {
                *slot = false;
                *place = found;
            }
        }
    }
    let mut changes = Vec::new();
    for (number, (old, place)) in existing.iter().zip(&partner).enumerate() {
        match place.and_then(|at| imported.get(at).map(|new| (at, new))) {
            Some((at, new)) => {
                let differences = differences(old, new);
                if !differences.is_empty() {
                    changes.push(Change::Changed { existing: number, imported: at, differences });
                }
            }
            None => changes.push(Change::Gone(number)),
        }
    }
    changes.extend(free.iter().enumerate().filter(|(_, free)| **free).map(|(at, _)| Change::New(at)));
    changes
}

/// Whether two are the same subscription.
type Test = fn(&Subscription, &Found) -> bool;

fn subscription_id(subscription: &Subscription) -> Option<String> {
    let id = subscription.extra.get(SUBSCRIPTION_ID)?.as_str()?;
    Some(ids::guid(id).unwrap_or_else(|| id.to_owned()))
}

/// Two known ids that differ are two subscriptions, whatever they are of.
fn open_ids(old: &Subscription, new: &Found) -> bool {
    subscription_id(old).is_none() || new.subscription_id.is_none()
}

fn same_product(old: &Subscription, new: &Found) -> bool {
    let (a, b) = (combine::handles(&old.product), combine::handles(&new.subscription.product));
    combine::compatible(&old.product, &new.subscription.product) && a.iter().any(|handle| b.contains(handle))
}

fn differences(old: &Subscription, found: &Found) -> Vec<Difference> {
    let new = &found.subscription;
    let said = |field: Unsaid| !found.unsaid.contains(&field);
    let changed = |differs: bool, difference: Difference| differs.then_some(difference);
    [
        changed(old.seats != new.seats, Difference::Seats(old.seats, new.seats)),
        new.assigned.and_then(|users| {
            changed(old.assigned != Some(users), Difference::Assigned(old.assigned, users))
        }),
        new.start.and_then(|day| changed(old.start != Some(day), Difference::Start(old.start, day))),
        new.end.and_then(|day| changed(old.end != Some(day), Difference::End(old.end, day))),
        changed(said(Unsaid::Term) && old.term != new.term, Difference::Term(old.term, new.term)),
        changed(
            said(Unsaid::Billing) && old.billing != new.billing,
            Difference::Billing(old.billing, new.billing),
        ),
        changed(
            said(Unsaid::AutoRenew) && old.auto_renew != new.auto_renew,
            Difference::AutoRenew(old.auto_renew, new.auto_renew),
        ),
        changed(
            said(Unsaid::Channel) && old.channel != new.channel,
            Difference::Channel(old.channel, new.channel),
        ),
        new.price
            .filter(|_| said(Unsaid::Price))
            .and_then(|price| changed(old.price != Some(price), Difference::Price(old.price, price))),
    ]
    .into_iter()
    .flatten()
    .collect()
}
