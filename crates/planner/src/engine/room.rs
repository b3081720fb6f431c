//! Room in the tenant: seats of small-business products over all partners, and subscriptions (rules `limit-smb-300-pooled`,
//! `limit-300-subs`), on the day a new one starts.

use super::{
    case::{Case, Held},
    notes::Verdict,
    outcome::{Facts, Reading},
    wait,
};
use crate::{
    catalog::Entry,
    model::{Date, Strategy},
    rules,
};

/// What is known about the other subscriptions of a plan.
#[derive(Default)]
pub(super) enum Room {
    /// They stay as they are.
    #[default]
    AsHeld,
    /// Limits are looked at later, when it is known what the others do.
    Open,
    /// What became of each of them, and which limits are short.
    Settled(Ledger),
}

/// What the limits hold on every day of a settled plan.
pub(super) struct Ledger {
    stays: Vec<Stay>,
    pools: Vec<(&'static Entry, Course)>,
    /// Rows whose old and new one both take up a place; `None` where there are enough places for the whole plan.
    doubled: Option<Course>,
}

impl Ledger {
    /// `stays` are in the order of the plan.
    pub fn new(stays: Vec<Stay>, short: &Short) -> Ledger {
        let course =
            |pool: &Entry| Course::of(stays.iter().flat_map(|stay| stay.changes(pool)).flatten().collect());
        let pools = short.pools.iter().map(|pool| (*pool, course(pool))).collect();
        let doubled =
            short.places.then(|| Course::of(stays.iter().filter_map(Stay::double).flatten().collect()));
        Ledger { pools, doubled, stays }
    }

    fn stay(&self, row: usize) -> Option<&Stay> {
        let place = self.stays.binary_search_by_key(&row, |stay| stay.row).ok()?;
        self.stays.get(place)
    }

    /// Seats of a short pool that all rows but one hold on a day; `None` where the pool is not short.
    fn seats_of_others(&self, row: usize, pool: &Entry, day: Date) -> Option<u32> {
        let (_, course) = self.pools.iter().find(|(short, _)| std::ptr::eq(*short, pool))?;
        let own = self.stay(row).map_or(0, |stay| i64::from(stay.seats(pool, day)));
        Some(u32::try_from(course.on(day) - own).unwrap_or(0))
    }
}

/// A sum that changes from day to day: since when, and what it is then.
struct Course(Vec<(Date, i64)>);

impl Course {
    fn of(mut changes: Vec<(Date, i64)>) -> Course {
        changes.sort_unstable_by_key(|(day, _)| *day);
        let mut sum = 0;
        for (_, change) in &mut changes {
            sum += *change;
            *change = sum;
        }
        Course(changes)
    }

    fn on(&self, day: Date) -> i64 {
        let known = self.0.partition_point(|(since, _)| *since <= day);
        known.checked_sub(1).and_then(|last| self.0.get(last)).map_or(0, |(_, sum)| *sum)
    }
}

/// The limits the whole plan could pass.
#[derive(Default, Clone)]
pub(super) struct Short {
    /// Small-business products of which the plan, old and new together, holds more than the limit.
    pub pools: Vec<&'static Entry>,
    /// Old and new together are more subscriptions than the tenant may hold.
    pub places: bool,
}

impl Short {
    pub fn has(&self, entry: Option<&'static Entry>) -> bool {
        entry.is_some_and(|entry| self.pools.iter().any(|short| std::ptr::eq(*short, entry)))
    }
}

/// The limits a subscription takes up room under: short pools by their place, then the tenant itself.
pub(super) fn limits_of<'s>(row: &Held<'_>, short: &'s Short) -> impl Iterator<Item = usize> + use<'s> {
    let (old, new) = (row.old_pool(), row.new_pool());
    let in_pool = move |pool: &'static Entry| {
        old.is_some_and(|(entry, _)| std::ptr::eq(entry, pool))
            || new.is_some_and(|(entry, _)| std::ptr::eq(entry, pool))
    };
    let pools = short.pools.iter().enumerate().filter(move |(_, pool)| in_pool(pool));
    pools.map(|(limit, _)| limit).chain(short.places.then_some(short.pools.len()))
}

/// The days one subscription, old and new, takes up room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stay {
    /// Place in the plan.
    pub row: usize,
    /// Last day of the old one; `None` goes on.
    pub until: Option<Date>,
    /// First day of the new one; `None` is never.
    pub from: Option<Date>,
    /// Pool and seats of the old one.
    pub old: Option<(&'static Entry, u32)>,
    /// Pool and seats of the new one.
    pub new: Option<(&'static Entry, u32)>,
}

impl Stay {
    fn seats(&self, pool: &Entry, day: Date) -> u32 {
        let of = |held: Option<(&Entry, u32)>, there: bool| {
            held.filter(|(entry, _)| there && std::ptr::eq(*entry, pool)).map_or(0, |(_, seats)| seats)
        };
        let old = of(self.old, self.until.is_none_or(|until| day <= until));
        old.saturating_add(of(self.new, self.from.is_some_and(|from| from <= day)))
    }

    /// What changes in a pool, and when.
    fn changes(&self, pool: &Entry) -> [Option<(Date, i64)>; 3] {
        let of = |held: Option<(&Entry, u32)>| {
            held.filter(|(entry, _)| std::ptr::eq(*entry, pool)).map(|(_, seats)| i64::from(seats))
        };
        let (old, new) = (of(self.old), of(self.new));
        let leaves = old.zip(self.until).map(|(seats, until)| (until.plus_days(1), -seats));
        let comes = new.zip(self.from).map(|(seats, from)| (from, seats));
        [old.map(|seats| (Date::FIRST, seats)), leaves, comes]
    }

    /// Both take up a place on these days; one does in any case.
    fn double(&self) -> Option<[(Date, i64); 2]> {
        let from = self.from?;
        let until = self.until.unwrap_or(Date::LAST);
        (from <= until).then(|| [(from, 1), (until.plus_days(1), -1)])
    }

    fn doubled(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until) && self.from.is_some_and(|from| from <= day)
    }
}

impl Held<'_> {
    /// Last day the old one takes up room when the new one starts on `start`; `None` goes on. A paid extension is cancelled
    /// before the new one is bought.
    pub fn takes_room_until(&self, case: &Case<'_>, strategy: Strategy, start: Date) -> Option<Date> {
        let end = self.end?;
        let run_out = if wait::is_bridged(case, self, end, start) { start.plus_days(-1) } else { end };
        match strategy {
            Strategy::Wait => Some(run_out),
            Strategy::Cut => {
                let cancelled = start.plus_days(self.reassign_days(case));
                Some(if cancelled > end { run_out } else { cancelled })
            }
            Strategy::Renew => Some(end),
            Strategy::Migrate => Some(start.plus_days(-1)),
            Strategy::Transfer | Strategy::Keep => None,
        }
    }

    /// The pool the old one is in, and its seats there.
    pub fn old_pool(&self) -> Option<(&'static Entry, u32)> {
        let entry = self.entry.filter(|entry| entry.business_300 && self.sub.channel.is_new_commerce())?;
        Some((entry, self.sub.seats))
    }

    /// The pool the new one will be in, and its seats there.
    pub fn new_pool(&self) -> Option<(&'static Entry, u32)> {
        let entry = self.wanted.entry.filter(|entry| entry.business_300)?;
        Some((entry, self.wanted.seats))
    }

    /// Checks that there is room for the new one on `start`, beside the old one while that runs.
    pub fn room(&self, case: &Case<'_>, strategy: Strategy, start: Date, verdict: &mut Verdict<'_>) {
        if matches!(case.room, Room::Open) {
            return;
        }
        let both = self.takes_room_until(case, strategy, start).is_none_or(|until| start <= until);
        if let Some((pool, wanted)) = self.new_pool() {
            let limit = rules::SMALL_BUSINESS_SEATS;
            let own =
                self.old_pool().filter(|(entry, _)| std::ptr::eq(*entry, pool)).map_or(0, |(_, own)| own);
            let beside = limit.saturating_sub(case.seats_of_others(self.index, pool, own, start));
            let alone = beside.saturating_sub(own);
            let room = if both { alone } else { beside };
            verdict.read(&rules::CALC_LIMIT, Reading::Count(room));
            if strategy == Strategy::Migrate {
                verdict.read(&rules::MIG_SMB, Reading::Count(room));
            }
            let facts = Facts { seats: Some(wanted), limit: Some(limit), ..Facts::default() };
            if wanted > room {
                verdict.block(&rules::LIMIT_SMB_300_POOLED, Facts { count: Some(room), ..facts });
            } else if wanted > alone {
                verdict.only_if(&rules::LIMIT_SMB_300_POOLED, Facts { day: Some(start), ..facts });
            }
        }
        if let Some(free) = case.places_left(self.index, start) {
            let facts =
                Facts { limit: Some(rules::TENANT_SUBSCRIPTIONS), day: Some(start), ..Facts::default() };
            if both && free == 0 {
                verdict.block(&rules::LIMIT_300_SUBS, facts);
            } else if free == 0 && strategy == Strategy::Wait {
                verdict.only_if(&rules::LIMIT_300_SUBS, facts);
            }
        }
    }
}

impl Case<'_> {
    /// Seats of a pool the other subscriptions hold on a day; `own` is the row's part of what is held today.
    fn seats_of_others(&self, row: usize, pool: &'static Entry, own: u32, day: Date) -> u32 {
        let settled = match &self.room {
            Room::Settled(ledger) => ledger.seats_of_others(row, pool, day),
            Room::AsHeld | Room::Open => None,
        };
        settled.unwrap_or_else(|| self.pooled(pool).saturating_sub(own))
    }

    /// Places for one more subscription on a day, beside the old ones; `None` where there are enough for the whole plan.
    fn places_left(&self, row: usize, day: Date) -> Option<u32> {
        let Room::Settled(ledger) = &self.room else { return None };
        let own = ledger.stay(row).map_or(0, |stay| i64::from(stay.doubled(day)));
        let doubled = ledger.doubled.as_ref()?.on(day) - own;
        Some(self.room_for_subscriptions().saturating_sub(u32::try_from(doubled).unwrap_or(0)))
    }

    /// Subscriptions the tenant may hold beyond those it has.
    pub fn room_for_subscriptions(&self) -> u32 {
        rules::TENANT_SUBSCRIPTIONS.saturating_sub(self.active)
    }
}
