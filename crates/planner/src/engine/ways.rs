//! What subscriptions that share something could do, each by itself, and the best of it for all of them (conventions, 37).

use std::collections::BTreeMap;

use super::{
    case::{Case, Held},
    figures_of,
    joint::Agreed,
    notes::{Notes, Verdict},
    outcome::{Feasibility, Outcome, Subject},
    room::{Short, limits_of},
    search::{Choice, Hold, Limit, MOST_ROWS, Problem, Rank, Row},
};
use crate::{
    catalog::Entry,
    model::{Date, Strategy},
    rules,
};

/// A way and a start one subscription could take.
pub(super) struct Way {
    /// `None` leaves it as it is, because nothing fits.
    pub strategy: Option<Strategy>,
    /// The start to set; `None` is the way's own.
    pub start: Option<Date>,
    pub choice: Choice,
}

/// What the subscriptions share.
pub(super) struct Shared<'s, 'p> {
    pub case: &'s Case<'p>,
    /// Places in the plan.
    pub rows: &'s [usize],
    pub groups: &'s BTreeMap<usize, usize>,
    pub short: &'s Short,
}

/// A way worked out.
struct Tried {
    start: Option<Date>,
    outcome: Outcome,
}

impl Shared<'_, '_> {
    /// All ways of all rows, the best of each first.
    pub fn ways<'p>(&self, held: &mut [Held<'p>]) -> Vec<Vec<Way>> {
        let own: Vec<Vec<Tried>> = self
            .rows
            .iter()
            .map(|index| held.get_mut(*index).map_or_else(Vec::new, |row| self.own_starts(row)))
            .collect();
        let of_groups = self.days_of_groups(held, &own);
        let days: Vec<Vec<Date>> =
            self.rows.iter().map(|index| self.days(held, &own, &of_groups, *index)).collect();
        let mut all = Vec::with_capacity(self.rows.len());
        for ((index, own), days) in self.rows.iter().zip(own).zip(days) {
            if let Some(row) = held.get_mut(*index) {
                let tried = self.other_starts(row, own, &days);
                all.push(self.ranked(row, &tried));
            }
        }
        all
    }

    fn attempt(&self, row: &mut Held<'_>, strategy: Strategy, start: Option<Date>) -> Tried {
        let mut agreed = Agreed::default();
        agreed.set(strategy, start);
        row.agreed = Some(agreed);
        let mut notes = Notes::default();
        let mut verdict = Verdict::on(&mut notes, Subject::Subscription(row.index));
        let figures = figures_of(self.case, row, strategy, &mut verdict);
        let feasibility = verdict.feasibility;
        let outcome = figures.outcome(self.case, row, strategy, feasibility);
        row.agreed = None;
        Tried { start, outcome }
    }

    /// Each way with its own start; of a subscription whose way a person chose only that one.
    fn own_starts(&self, row: &mut Held<'_>) -> Vec<Tried> {
        let chosen = row.sub.strategy.strategy();
        let strategies =
            Strategy::ALL.into_iter().filter(|strategy| chosen.is_none_or(|chosen| chosen == *strategy));
        let tried = strategies.map(|strategy| self.attempt(row, strategy, None));
        tried.filter(|tried| chosen.is_some() || tried.outcome.feasibility != Feasibility::Blocked).collect()
    }

    /// Days, other than its own, on which a subscription could start: those of its limits, and all days of its group.
    fn days(
        &self,
        held: &[Held<'_>],
        own: &[Vec<Tried>],
        of_groups: &BTreeMap<usize, Vec<Date>>,
        index: usize,
    ) -> Vec<Date> {
        let Some(row) = held.get(index) else { return Vec::new() };
        if let Some(days) = self.groups.get(&index).and_then(|group| of_groups.get(group)) {
            return days.clone();
        }
        let Some(after) = self.after(row) else { return Vec::new() };
        sorted(self.days_with_room(held, own, row, after))
    }

    /// The days of every group: those on which a member would start by itself, and those on which there is room for one.
    fn days_of_groups(&self, held: &[Held<'_>], own: &[Vec<Tried>]) -> BTreeMap<usize, Vec<Date>> {
        let mut all: BTreeMap<usize, Vec<Date>> = BTreeMap::new();
        if self.rows.len() > MOST_ROWS {
            return all;
        }
        for (index, tried) in self.rows.iter().zip(own) {
            let Some((group, row)) = self.groups.get(index).zip(held.get(*index)) else { continue };
            let days = all.entry(*group).or_default();
            days.extend(tried.iter().filter_map(|tried| tried.outcome.new_start));
            days.extend(self.days_with_room(held, own, row, self.case.ready));
        }
        all.into_iter().map(|(group, days)| (group, sorted(days))).collect()
    }

    /// The day after the old one ends.
    fn after(&self, row: &Held<'_>) -> Option<Date> {
        Some(row.end?.plus_days(1).max(self.case.ready))
    }

    /// When the old one is over, and when another one of its pool makes room, from a day on: at its end, when a paid extension of it
    /// is cancelled, or when one of its ways gives it up.
    fn days_with_room(
        &self,
        held: &[Held<'_>],
        own: &[Vec<Tried>],
        row: &Held<'_>,
        first: Date,
    ) -> Vec<Date> {
        let Some(after) = self.after(row).filter(|_| row.limited) else { return Vec::new() };
        let mut days = vec![after];
        // Rows that are chosen for in turn do not look at each other.
        if self.rows.len() > MOST_ROWS {
            return days;
        }
        // Whoever waits by itself for its end takes no second place; a group may start before.
        let places = self.short.places && self.groups.contains_key(&row.index);
        let pool = row.new_pool().map(|(pool, _)| pool);
        for (neighbour, tried) in self.rows.iter().zip(own) {
            let Some(neighbour) = held.get(*neighbour) else { continue };
            let same = neighbour.old_pool().zip(pool).is_some_and(|((old, _), new)| std::ptr::eq(old, new));
            if !same && !places {
                continue;
            }
            let given_up = tried.iter().filter_map(|tried| {
                neighbour.takes_room_until(self.case, tried.outcome.strategy, tried.outcome.new_start?)
            });
            days.extend(neighbour.end.into_iter().chain(given_up).map(|last| last.plus_days(1)));
        }
        days.retain(|day| *day >= first);
        days
    }

    /// Adds the ways that can start on other days. A start a person chose is never moved.
    fn other_starts(&self, row: &mut Held<'_>, own: Vec<Tried>, days: &[Date]) -> Vec<Tried> {
        let mut all = own;
        if row.wanted.start.is_some() {
            return all;
        }
        let in_group = self.groups.contains_key(&row.index);
        let strategies: Vec<(Strategy, Option<Date>)> =
            all.iter().map(|tried| (tried.outcome.strategy, tried.outcome.new_start)).collect();
        for (strategy, own) in strategies {
            let movable = match strategy {
                Strategy::Wait => true,
                Strategy::Cut => in_group,
                Strategy::Transfer => in_group && row.sub.transfer_on.is_none(),
                Strategy::Renew | Strategy::Migrate | Strategy::Keep => false,
            };
            let days = days.iter().filter(|day| movable && own != Some(**day) && **day >= self.case.ready);
            for day in days {
                let tried = self.attempt(row, strategy, Some(*day));
                if tried.outcome.feasibility != Feasibility::Blocked {
                    all.push(tried);
                }
            }
        }
        all
    }

    /// Ways with their ranks: gap, users, days away from the way's own start, money, start, order.
    fn ranked(&self, row: &Held<'_>, tried: &[Tried]) -> Vec<Way> {
        let moves = || tried.iter().filter(|tried| tried.outcome.strategy != Strategy::Keep);
        // What is not known of all of them cannot decide between them.
        let priced = moves().all(|tried| tried.outcome.horizon_cost.is_some());
        let dated = moves().all(|tried| tried.outcome.new_start.is_some());
        let in_group = self.groups.contains_key(&row.index);
        let own_start = |strategy: Strategy| {
            let own = tried.iter().find(|tried| tried.outcome.strategy == strategy && tried.start.is_none());
            own.and_then(|tried| tried.outcome.new_start)
        };
        let mut ways: Vec<Way> = tried
            .iter()
            .map(|Tried { start, outcome }| {
                let strategy = outcome.strategy;
                let at_group =
                    in_group && row.wanted.together.is_some() && outcome.new_start == row.wanted.together;
                let late = own_start(strategy).zip(outcome.new_start).filter(|_| !at_group);
                let late = late.map_or(0, |(own, start)| own.days_until(start).abs());
                let money = if priced {
                    outcome.horizon_cost.map_or(0, |cost| cost.as_cents())
                } else {
                    i64::from(outcome.overlap_days) * row.seats()
                };
                let first =
                    outcome.new_start.filter(|_| dated).map_or(0, |day| self.case.as_of.days_until(day));
                let place = Strategy::ALL.iter().position(|other| *other == strategy).unwrap_or(0);
                let stays = strategy == Strategy::Keep;
                let takes_room = !stays && strategy != Strategy::Transfer;
                Way {
                    strategy: Some(strategy),
                    start: *start,
                    choice: Choice {
                        rank: Rank([
                            0,
                            0,
                            i64::from(stays),
                            0,
                            i64::from(outcome.gap_days > 0),
                            i64::from(outcome.users_to_reassign),
                            i64::from(late),
                            money,
                            i64::from(first),
                            i64::try_from(place).unwrap_or(0),
                        ]),
                        from: takes_room.then(|| outcome.new_start.unwrap_or(self.case.ready)),
                        until: outcome
                            .new_start
                            .and_then(|day| row.takes_room_until(self.case, strategy, day)),
                        day: outcome.new_start.filter(|_| !stays),
                    },
                }
            })
            .collect();
        if row.sub.strategy.strategy().is_none() {
            let nothing = Choice { rank: Rank::NOTHING, from: None, until: None, day: None };
            ways.push(Way { strategy: None, start: None, choice: nothing });
        }
        ways.sort_by_key(|way| (way.choice.rank, way.choice.day));
        ways
    }

    /// The place of the best way of each row, over the whole plan.
    pub fn best(&self, held: &[Held<'_>], ways: &[Vec<Way>]) -> Vec<usize> {
        let mut best = vec![0; self.rows.len()];
        for mut part in self.parts(held, ways) {
            // Nothing may depend on the order of the plan.
            part.sort_by_key(|place| {
                let row = self.rows.get(*place).and_then(|index| held.get(*index));
                row.map(|row| (row.end, row.sub.id.as_str()))
            });
            for (place, choice) in part.iter().zip(self.problem(held, ways, &part).solve()) {
                if let Some(best) = best.get_mut(*place) {
                    *best = choice;
                }
            }
        }
        best
    }

    fn problem(&self, held: &[Held<'_>], ways: &[Vec<Way>], part: &[usize]) -> Problem {
        let seats = |held: Option<(&'static Entry, u32)>, pool: Option<&&'static Entry>| {
            let here = held.filter(|(entry, _)| pool.is_some_and(|pool| std::ptr::eq(*entry, *pool)));
            here.map_or(0, |(_, seats)| i64::from(seats))
        };
        let rows = part.iter().filter_map(|place| {
            let index = *self.rows.get(*place)?;
            let row = held.get(index)?;
            let hold = |limit: usize| match self.short.pools.get(limit) {
                None => Hold { limit, old: 1, new: 1 },
                pool => Hold { limit, old: seats(row.old_pool(), pool), new: seats(row.new_pool(), pool) },
            };
            Some(Row {
                choices: ways.get(*place)?.iter().map(|way| way.choice.clone()).collect(),
                free: row.sub.strategy.strategy().is_none(),
                group: self.groups.get(&index).copied(),
                holds: limits_of(row, self.short).map(hold).collect(),
            })
        });
        let rows: Vec<Row> = rows.collect();
        let pool = Limit { most: i64::from(rules::SMALL_BUSINESS_SEATS), base: 0, places: false };
        let mut limits = vec![pool; self.short.pools.len()];
        let active = i64::from(self.case.active);
        let inside = i64::try_from(rows.len()).unwrap_or(0);
        let most = active + i64::from(self.case.room_for_subscriptions());
        limits.push(Limit { most, base: active - inside, places: true });
        Problem { rows, limits }
    }

    /// Rows that touch each other: by a group, by a pool, or by standing twice in the tenant on one day.
    fn parts(&self, held: &[Held<'_>], ways: &[Vec<Way>]) -> Vec<Vec<usize>> {
        // Each row names one that it belongs to; the last of such a chain stands for the part.
        let mut belongs: Vec<usize> = (0..self.rows.len()).collect();
        let mut join = |a: usize, b: usize| {
            let (from, to) = (stands_for(&mut belongs, a), stands_for(&mut belongs, b));
            belongs.get_mut(from).into_iter().for_each(|one| *one = to);
        };
        let mut first_of: BTreeMap<(bool, usize), usize> = BTreeMap::new();
        for (place, index) in self.rows.iter().enumerate() {
            let Some(row) = held.get(*index) else { continue };
            let group = self.groups.get(index).map(|group| (true, *group));
            let pools = limits_of(row, self.short).filter(|limit| *limit < self.short.pools.len());
            for shared in group.into_iter().chain(pools.map(|pool| (false, pool))) {
                join(place, *first_of.entry(shared).or_insert(place));
            }
        }
        if self.short.places {
            let mut doubled: Vec<(Date, Date, usize)> = Vec::new();
            for (place, ways) in ways.iter().enumerate() {
                doubled.extend(ways.iter().filter_map(|way| {
                    let from = way.choice.from?;
                    let until = way.choice.until.unwrap_or(Date::LAST);
                    (from <= until).then_some((from, until, place))
                }));
            }
            // In order of their starts, each meets those that are still there.
            doubled.sort_unstable();
            let mut reach: Option<(Date, usize)> = None;
            for (from, until, place) in doubled {
                match reach {
                    Some((last, other)) if from <= last => {
                        join(place, other);
                        reach = Some((last.max(until), place));
                    }
                    _ => reach = Some((until, place)),
                }
            }
        }
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for place in 0..belongs.len() {
            parts.entry(stands_for(&mut belongs, place)).or_default().push(place);
        }
        parts.into_values().collect()
    }
}

fn sorted(mut days: Vec<Date>) -> Vec<Date> {
    days.sort_unstable();
    days.dedup();
    days
}

/// The last of the chain that begins with a row, which is made shorter on the way.
fn stands_for(belongs: &mut [usize], row: usize) -> usize {
    let mut at = row;
    while let Some(next) = belongs.get(at).copied().filter(|next| *next != at) {
        let further = belongs.get(next).copied().unwrap_or(next);
        belongs.get_mut(at).into_iter().for_each(|one| *one = further);
        at = further;
    }
    at
}
