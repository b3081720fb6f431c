//! The plan as a whole: subscriptions that share a limit or a group are chosen for together (conventions, 37).
//!
//! Rows that share nothing are left to `choice`: of sums in the stated order, the best whole is made of the best parts.

use std::collections::BTreeMap;

use super::{
    case::{Case, Held},
    notes::{Notes, Verdict},
    outcome::{Feasibility, Subject},
    room::{self, Ledger, Room, Short, Stay},
    ways::{Shared, Way},
};
use crate::{
    catalog::Entry,
    model::{Date, Strategy},
    rules,
};

/// What was settled for one subscription.
#[derive(Clone, Copy, Default)]
pub(super) struct Agreed {
    /// The best way in the best plan; `None` where nothing fits.
    pub best: Option<Strategy>,
    /// The start of each way, where the planner chooses it.
    wait: Option<Date>,
    cut: Option<Date>,
    transfer: Option<Date>,
}

impl Agreed {
    /// The start settled for a way.
    pub fn start(&self, strategy: Strategy) -> Option<Date> {
        match strategy {
            Strategy::Wait => self.wait,
            Strategy::Cut => self.cut,
            Strategy::Transfer => self.transfer,
            Strategy::Renew | Strategy::Migrate | Strategy::Keep => None,
        }
    }

    pub fn set(&mut self, strategy: Strategy, start: Option<Date>) {
        match strategy {
            Strategy::Wait => self.wait = start,
            Strategy::Cut => self.cut = start,
            Strategy::Transfer => self.transfer = start,
            Strategy::Renew | Strategy::Migrate | Strategy::Keep => {}
        }
    }
}

/// Marks the subscriptions a limit could touch.
pub(super) fn mark(case: &Case<'_>, held: &mut [Held<'_>]) -> Short {
    let rows = u32::try_from(held.len()).unwrap_or(u32::MAX);
    let mut sums: Vec<(&'static Entry, u64)> = Vec::new();
    for (pool, seats) in held.iter().flat_map(|row| row.old_pool().into_iter().chain(row.new_pool())) {
        match sums.iter_mut().find(|(known, _)| std::ptr::eq(*known, pool)) {
            Some((_, sum)) => *sum += u64::from(seats),
            None => sums.push((pool, u64::from(seats))),
        }
    }
    sums.retain(|(_, sum)| *sum > u64::from(rules::SMALL_BUSINESS_SEATS));
    let short = Short {
        pools: sums.into_iter().map(|(pool, _)| pool).collect(),
        places: rows > case.room_for_subscriptions(),
    };
    for row in held {
        row.limited = short.places || short.has(row.wanted.entry);
    }
    short
}

/// Settles way and start of every subscription that cannot be chosen for alone.
pub(super) fn settle<'p>(case: &mut Case<'p>, held: &mut [Held<'p>]) {
    let short = mark(case, held);
    let groups = groups(held);
    if case.other_region || (short.pools.is_empty() && !short.places && groups.is_empty()) {
        return;
    }
    case.room = Room::Open;
    let rows: Vec<usize> = (0..held.len())
        .filter(|index| {
            let touched = |row: &Held<'_>| room::limits_of(row, &short).next().is_some();
            groups.contains_key(index) || held.get(*index).is_some_and(touched)
        })
        .collect();
    let shared = Shared { case, rows: &rows, groups: &groups, short: &short };
    let ways = shared.ways(held);
    let best = shared.best(held, &ways);
    let mut stays = Vec::with_capacity(rows.len());
    for ((index, ways), place) in rows.iter().zip(&ways).zip(&best) {
        let Some((way, row)) = ways.get(*place).zip(held.get_mut(*index)) else { continue };
        let mut agreed = Agreed { best: way.strategy, ..Agreed::default() };
        way.strategy.into_iter().for_each(|strategy| agreed.set(strategy, way.start));
        row.agreed = Some(agreed);
        stays.push(Stay {
            row: *index,
            until: way.choice.until,
            from: way.choice.from,
            old: row.old_pool(),
            new: row.new_pool(),
        });
    }
    case.room = Room::Settled(Ledger::new(stays, &short));
    for (index, ways) in rows.iter().zip(&ways) {
        let Some(row) = held.get_mut(*index) else { continue };
        let Some(mut agreed) = row.agreed else { continue };
        let best = agreed.best;
        for strategy in Strategy::ALL.into_iter().filter(|strategy| best != Some(*strategy)) {
            agreed.set(strategy, first_that_fits(case, row, ways, strategy));
        }
        row.agreed = Some(agreed);
    }
}

/// The start of a way that was not chosen, given what the others do.
fn first_that_fits(case: &Case<'_>, row: &Held<'_>, ways: &[Way], strategy: Strategy) -> Option<Date> {
    let of_strategy = || ways.iter().filter(|way| way.strategy == Some(strategy));
    let fits = |way: &&Way| {
        let mut notes = Notes::default();
        let mut verdict = Verdict::on(&mut notes, Subject::Subscription(row.index));
        if let Some(start) = way.choice.from {
            row.room(case, strategy, start, &mut verdict);
        }
        verdict.feasibility != Feasibility::Blocked
    };
    of_strategy().find(fits).or_else(|| of_strategy().next()).and_then(|way| way.start)
}

/// The group of each subscription that has company in it.
fn groups(held: &[Held<'_>]) -> BTreeMap<usize, usize> {
    let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for row in held {
        if let Some(group) = row.sub.group.as_deref() {
            members.entry(group).or_default().push(row.index);
        }
    }
    let several = members.values().filter(|members| members.len() > 1).enumerate();
    several.flat_map(|(group, members)| members.iter().map(move |index| (*index, group))).collect()
}
