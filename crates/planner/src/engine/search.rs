//! The best joint choice of several subscriptions that share limits or a group: branch and bound over whole numbers, exact.
//!
//! It knows neither products nor money: rows with choices, each with a rank and the days it takes up room.

use std::{
    collections::BTreeMap,
    ops::{Add, Sub},
};

use crate::{model::Date, rules};

/// What a choice costs, the most important first. Ranks of several rows add up; the lesser sum is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Rank(pub [i64; Rank::LENGTH]);

impl Rank {
    pub const LENGTH: usize = 10;
    /// Nothing is done for the row.
    pub const NOTHING: Rank = Rank([0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    /// Place of "starts that do not fit".
    const OVER: Rank = Rank([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    /// Place of "members of a group that start on another day".
    const APART: Rank = Rank([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);

    fn times(self, count: i64) -> Rank {
        Rank(self.0.map(|part| part.saturating_mul(count)))
    }
}

impl Add for Rank {
    type Output = Rank;
    fn add(self, other: Rank) -> Rank {
        let mut sum = self;
        sum.0.iter_mut().zip(other.0).for_each(|(part, more)| *part = part.saturating_add(more));
        sum
    }
}

impl Sub for Rank {
    type Output = Rank;
    fn sub(self, other: Rank) -> Rank {
        let mut rest = self;
        rest.0.iter_mut().zip(other.0).for_each(|(part, less)| *part = part.saturating_sub(less));
        rest
    }
}

/// One way to treat a row.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub rank: Rank,
    /// First day it takes up room anew; `None` takes none.
    pub from: Option<Date>,
    /// Last day the old one takes up room; `None` goes on.
    pub until: Option<Date>,
    /// The day a group looks at; `None` does not move.
    pub day: Option<Date>,
}

/// What a row holds of a limit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hold {
    /// Which limit.
    pub limit: usize,
    /// Held by the old one.
    pub old: i64,
    /// Wanted by the new one.
    pub new: i64,
}

/// One subscription.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Never empty; better ones first.
    pub choices: Vec<Choice>,
    /// Nobody chose for it, so it must not pass a limit; what a person chose stays, and is counted.
    pub free: bool,
    pub group: Option<usize>,
    pub holds: Vec<Hold>,
}

/// A limit on every day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    pub most: i64,
    /// Held by what is not in the problem.
    pub base: i64,
    /// A row counts at least once, whatever it does: a place that is free between old and new is not counted on.
    pub places: bool,
}

impl Limit {
    fn usage(self, hold: Hold, choice: &Choice, day: Date) -> i64 {
        let old = choice.until.is_none_or(|until| day <= until);
        let new = choice.from.is_some_and(|from| from <= day);
        if self.places {
            1 + i64::from(old && new)
        } else {
            hold.old * i64::from(old) + hold.new * i64::from(new)
        }
    }

    /// The day on which a choice adds to what is held.
    fn adds(self, hold: Hold, choice: &Choice) -> Option<Date> {
        let beside = |from: &Date| choice.until.is_none_or(|until| *from <= until);
        choice.from.filter(|from| if self.places { beside(from) } else { hold.new > 0 })
    }
}

/// Rows that must be chosen for together.
pub(super) struct Problem {
    pub rows: Vec<Row>,
    pub limits: Vec<Limit>,
}

/// Rows chosen for together: as many subscriptions as a tenant may hold (rule `limit-300-subs`). More are chosen for in turn.
pub(super) const MOST_ROWS: usize = rules::TENANT_SUBSCRIPTIONS as usize;

/// Looks at what a partial plan holds on a day before the best plan found so far stands. Plans of realistic size need some
/// thousand; this many take a few milliseconds. A first plan may take more.
const MOST_LOOKS: usize = 1_000_000;

impl Problem {
    /// The place of the best choice of each row. Ties go to the first in order.
    pub fn solve(mut self) -> Vec<usize> {
        if self.rows.len() > MOST_ROWS {
            return self.in_turn();
        }
        let places: Vec<Vec<usize>> = self.drop_what_never_fits();
        let mut search = Search::new(&self);
        search.descend(0, Rank::default());
        let best = search.best.map_or_else(|| self.last_resort(), |(_, best)| best);
        best.iter().zip(&places).map(|(choice, place)| place.get(*choice).copied().unwrap_or(0)).collect()
    }

    /// Takes choices away that pass a limit whatever the others do; gives the places of those left.
    fn drop_what_never_fits(&mut self) -> Vec<Vec<usize>> {
        let mut places: Vec<Vec<usize>> =
            self.rows.iter().map(|row| (0..row.choices.len()).collect()).collect();
        loop {
            let mut sums = Sums::new();
            let never: Vec<(usize, usize)> = self
                .rows
                .iter()
                .enumerate()
                .filter(|(_, row)| row.free)
                .flat_map(|(index, row)| (0..row.choices.len()).map(move |choice| (index, choice)))
                .filter(|(index, choice)| self.never_fits(*index, *choice, &mut sums))
                .collect();
            if never.is_empty() {
                return places;
            }
            for (index, choice) in never.into_iter().rev() {
                if let (Some(row), Some(place)) = (self.rows.get_mut(index), places.get_mut(index))
                    && row.choices.len() > 1
                {
                    row.choices.remove(choice);
                    place.remove(choice);
                }
            }
        }
    }

    fn never_fits(&self, index: usize, choice: usize, sums: &mut Sums) -> bool {
        let Some(row) = self.rows.get(index).filter(|row| row.choices.len() > 1) else { return false };
        let Some(choice) = row.choices.get(choice) else { return false };
        row.holds.iter().any(|hold| {
            let Some(limit) = self.limits.get(hold.limit) else { return false };
            let Some(day) = limit.adds(*hold, choice) else { return false };
            let all = sums.entry((hold.limit, day)).or_insert_with(|| {
                self.rows.iter().map(|other| self.least(other, hold.limit, day)).sum::<i64>()
            });
            let others = *all - self.least(row, hold.limit, day);
            limit.base + others + limit.usage(*hold, choice, day) > limit.most
        })
    }

    /// What a row holds of a limit on a day in any case.
    fn least(&self, row: &Row, limit: usize, day: Date) -> i64 {
        let hold = row.holds.iter().find(|hold| hold.limit == limit);
        hold.zip(self.limits.get(limit)).map_or(0, |(hold, limit)| {
            row.choices.iter().map(|choice| limit.usage(*hold, choice, day)).min().unwrap_or(0)
        })
    }

    /// Each row in turn its best choice that has room beside what those before it do, and those after it left as they are.
    fn in_turn(&self) -> Vec<usize> {
        let resort = self.last_resort();
        let usage = |row: &Row, limit: usize, choice: usize, day: Date| {
            let hold = row.holds.iter().find(|hold| hold.limit == limit);
            let known = hold.zip(self.limits.get(limit)).zip(row.choices.get(choice));
            known.map_or(0, |((hold, limit), choice)| limit.usage(*hold, choice, day))
        };
        // A limit, a day on which a row may start, what is held on it, and how many start.
        let mut days: Vec<(usize, Date, i64, i64)> = starts(self)
            .into_iter()
            .map(|(limit, day)| {
                let rows = self.rows.iter().zip(&resort);
                let held: i64 = rows.map(|(row, resort)| usage(row, limit, *resort, day)).sum();
                (limit, day, held + self.limits.get(limit).map_or(0, |limit| limit.base), 0)
            })
            .collect();
        let mut enter = |row: &Row, from: usize, to: usize| {
            let mut fits = true;
            for (limit, day, held, begun) in &mut days {
                let hold = row.holds.iter().find(|hold| hold.limit == *limit);
                let Some((hold, rule)) = hold.zip(self.limits.get(*limit)) else { continue };
                *held += usage(row, *limit, to, *day) - usage(row, *limit, from, *day);
                let begins = |choice: usize| {
                    let day_of = row.choices.get(choice).and_then(|choice| rule.adds(*hold, choice));
                    i64::from(row.free && day_of == Some(*day))
                };
                *begun += begins(to) - begins(from);
                fits &= *begun == 0 || *held <= rule.most;
            }
            fits
        };
        let chosen = self.rows.iter().zip(&resort).map(|(row, resort)| {
            let mut place = *resort;
            for choice in 0..*resort {
                let fits = enter(row, place, choice);
                place = choice;
                if fits {
                    return place;
                }
            }
            enter(row, place, *resort);
            *resort
        });
        chosen.collect()
    }

    /// Nobody moves who need not: the last choice of every free row.
    fn last_resort(&self) -> Vec<usize> {
        self.rows.iter().map(|row| if row.free { row.choices.len().saturating_sub(1) } else { 0 }).collect()
    }
}

/// What all rows hold of a limit on a day in any case.
type Sums = BTreeMap<(usize, Date), i64>;

/// A day on which something may start, under one limit.
struct Spot {
    limit: usize,
    day: Date,
    /// Held by the rows chosen for, and by the others in any case.
    held: i64,
    /// Chosen starts on it: of free rows, and of rows a person chose for.
    starts: (i64, i64),
    /// What each row holds in any case.
    least: Vec<i64>,
    /// What rows hold more by their best choices: how much and of which row, the most first.
    weights: Vec<(i64, usize)>,
    /// What it costs such a row to hold less, the least first.
    costs: Vec<(Rank, usize)>,
    /// Sum of the weights of the rows from a place on.
    ahead: Vec<i64>,
    /// The tenant is inside the limit today, so that only a start can pass it.
    kept: bool,
}

struct Search<'p> {
    problem: &'p Problem,
    spots: Vec<Spot>,
    /// Least rank of the rows from a place on.
    rest: Vec<Rank>,
    chosen: Vec<usize>,
    best: Option<(Rank, Vec<usize>)>,
    looks: usize,
}

impl<'p> Search<'p> {
    fn new(problem: &'p Problem) -> Search<'p> {
        let least_rank = |row: &Row| row.choices.iter().map(|choice| choice.rank).min().unwrap_or_default();
        let mut rest = vec![Rank::default()];
        for row in problem.rows.iter().rev() {
            let sum = rest.last().copied().unwrap_or_default() + least_rank(row);
            rest.push(sum);
        }
        rest.reverse();
        Search { problem, spots: spots(problem), rest, chosen: Vec::new(), best: None, looks: 0 }
    }

    fn descend(&mut self, depth: usize, sum: Rank) {
        let Some(row) = self.problem.rows.get(depth) else {
            let total = self.bound(depth, sum);
            if self.best.as_ref().is_none_or(|(best, _)| total < *best) {
                self.best = Some((total, self.chosen.clone()));
            }
            return;
        };
        self.looks += self.spots.len() * row.choices.len();
        let most = if self.best.is_some() { MOST_LOOKS } else { 16 * MOST_LOOKS };
        if self.looks > most {
            return;
        }
        let mut branches: Vec<(Rank, usize)> = Vec::with_capacity(row.choices.len());
        for (place, choice) in row.choices.iter().enumerate() {
            self.choose(depth, place, 1);
            if self.fits() {
                branches.push((self.bound(depth + 1, sum + choice.rank), place));
            }
            self.choose(depth, place, -1);
        }
        branches.sort_unstable();
        for (bound, place) in branches {
            if self.best.as_ref().is_some_and(|(best, _)| bound >= *best) {
                return;
            }
            let rank = row.choices.get(place).map_or_else(Rank::default, |choice| choice.rank);
            self.choose(depth, place, 1);
            self.descend(depth + 1, sum + rank);
            self.choose(depth, place, -1);
        }
    }

    /// Enters a choice (`sign` 1) or takes it back (−1).
    fn choose(&mut self, depth: usize, place: usize, sign: i64) {
        if sign > 0 {
            self.chosen.push(place);
        } else {
            self.chosen.pop();
        }
        let Some(row) = self.problem.rows.get(depth) else { return };
        let Some(choice) = row.choices.get(place) else { return };
        for spot in &mut self.spots {
            let hold = row.holds.iter().find(|hold| hold.limit == spot.limit);
            if let (Some(hold), Some(limit)) = (hold, self.problem.limits.get(spot.limit)) {
                let least = spot.least.get(depth).copied().unwrap_or(0);
                spot.held += sign * (limit.usage(*hold, choice, spot.day) - least);
                if limit.adds(*hold, choice) == Some(spot.day) {
                    *(if row.free { &mut spot.starts.0 } else { &mut spot.starts.1 }) += sign;
                }
            }
        }
    }

    fn is_over(&self, spot: &Spot) -> bool {
        self.problem.limits.get(spot.limit).is_some_and(|limit| spot.held > limit.most)
    }

    /// No free row starts where there is no room.
    fn fits(&self) -> bool {
        self.spots.iter().all(|spot| spot.starts.0 == 0 || !self.is_over(spot))
    }

    /// No plan that goes on from here has a lesser rank. Of a whole plan it is the rank.
    fn bound(&self, depth: usize, sum: Rank) -> Rank {
        let over: i64 = self.spots.iter().filter(|spot| self.is_over(spot)).map(|spot| spot.starts.1).sum();
        let sum = sum
            + self.rest.get(depth).copied().unwrap_or_default()
            + Rank::OVER.times(over)
            + Rank::APART.times(self.apart());
        let pressed = self.spots.iter().map(|spot| self.pressure(spot, depth)).max().unwrap_or_default();
        // Either room is made on that day, or one more start does not fit.
        sum + pressed.min(Rank::OVER)
    }

    /// Days on which members of one group start, beyond one each.
    fn apart(&self) -> i64 {
        let mut days: Vec<(usize, Date)> = self
            .problem
            .rows
            .iter()
            .zip(&self.chosen)
            .filter_map(|(row, place)| row.group.zip(row.choices.get(*place)?.day))
            .collect();
        days.sort_unstable();
        days.dedup();
        let all = days.len();
        days.dedup_by_key(|(group, _)| *group);
        i64::try_from(all - days.len()).unwrap_or(0)
    }

    /// What it costs at least that the rows from `depth` on cannot all have their best choice on a day.
    fn pressure(&self, spot: &Spot, depth: usize) -> Rank {
        let Some(limit) = self.problem.limits.get(spot.limit) else { return Rank::default() };
        let excess = spot.held + spot.ahead.get(depth).copied().unwrap_or(0) - limit.most;
        if excess <= 0 || spot.held > limit.most || !spot.kept {
            return Rank::default();
        }
        let mut left = excess;
        let heavy = spot.weights.iter().filter(|(_, row)| *row >= depth).take_while(|(weight, _)| {
            let needed = left > 0;
            left -= weight;
            needed
        });
        let yielding = heavy.count();
        let cheap = spot.costs.iter().filter(|(_, row)| *row >= depth).take(yielding);
        cheap.fold(Rank::default(), |sum, (cost, _)| sum + *cost)
    }
}

/// Every day on which a row may start, under every limit it starts under.
fn starts(problem: &Problem) -> Vec<(usize, Date)> {
    let mut keys: Vec<(usize, Date)> = problem
        .rows
        .iter()
        .flat_map(|row| {
            row.holds.iter().flat_map(|hold| {
                let limit = problem.limits.get(hold.limit);
                row.choices.iter().filter_map(move |choice| Some((hold.limit, limit?.adds(*hold, choice)?)))
            })
        })
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn spots(problem: &Problem) -> Vec<Spot> {
    starts(problem).into_iter().filter_map(|(limit, day)| spot(problem, limit, day)).collect()
}

fn spot(problem: &Problem, limit: usize, day: Date) -> Option<Spot> {
    let rule = problem.limits.get(limit)?;
    let least: Vec<i64> = problem.rows.iter().map(|row| problem.least(row, limit, day)).collect();
    let pressing = problem.rows.iter().zip(&least).enumerate().filter_map(|(place, (row, least))| {
        let hold = row.holds.iter().find(|hold| hold.limit == limit)?;
        let used = |choice: &Choice| rule.usage(*hold, choice, day);
        let best = row.choices.iter().min_by_key(|choice| (choice.rank, used(choice)))?;
        let lighter =
            row.choices.iter().filter(|choice| used(choice) < used(best)).map(|choice| choice.rank).min()?;
        Some(((used(best) - least, place), (lighter - best.rank, place)))
    });
    let (mut weights, mut costs): (Vec<_>, Vec<_>) = pressing.unzip();
    let mut ahead = vec![0; problem.rows.len() + 1];
    for (weight, place) in &weights {
        ahead.get_mut(*place).into_iter().for_each(|here| *here += weight);
    }
    let mut sum = 0;
    for here in ahead.iter_mut().rev() {
        sum += *here;
        *here = sum;
    }
    weights.sort_unstable_by(|a, b| b.cmp(a));
    costs.sort_unstable();
    let today = problem.rows.iter().flat_map(|row| row.holds.iter().filter(|hold| hold.limit == limit));
    let today: i64 = today.map(|hold| if rule.places { 1 } else { hold.old }).sum();
    let kept = rule.base + today <= rule.most;
    let held = rule.base + least.iter().sum::<i64>();
    Some(Spot { limit, day, held, starts: (0, 0), least, weights, costs, ahead, kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(late: i64, money: i64, from: Option<Date>, until: Option<Date>) -> Choice {
        let mut rank = Rank::default();
        rank.0[6] = late;
        rank.0[7] = money;
        Choice { rank, from, until, day: from }
    }

    /// Two hundred subscriptions that all end on one day, and room for ten of them to stand twice on it: the hundred and ninety
    /// that save the most by starting a day later do.
    #[test]
    fn the_dearest_wait_a_day_where_not_all_fit() {
        let end = Date::literal(2026, 11, 30);
        let rows = (0..200).map(|cost| {
            let beside = choice(0, cost, Some(end), Some(end));
            let after = choice(1, 0, Some(end.plus_days(1)), Some(end));
            let hold = Hold { limit: 0, old: 1, new: 1 };
            Row { choices: vec![beside, after], free: true, group: None, holds: vec![hold] }
        });
        let limit = Limit { most: 300, base: 90, places: true };
        let chosen = Problem { rows: rows.collect(), limits: vec![limit] }.solve();
        let beside: Vec<usize> = (0..200).filter(|row| chosen[*row] == 0).collect();
        assert_eq!(beside, (0..10).collect::<Vec<_>>());
    }

    /// 200 seats are held; 150 and 120 more do not both fit beside them, and not both after them. The one that would start later
    /// anyway gives way where that costs less.
    #[test]
    fn seats_are_counted_on_the_day_of_the_start() {
        let (today, end) = (Date::literal(2026, 11, 1), Date::literal(2026, 11, 30));
        let row = |new: i64, old: i64, choices: Vec<Choice>| Row {
            choices,
            free: true,
            group: None,
            holds: vec![Hold { limit: 0, old, new }],
        };
        let nothing = || Choice { rank: Rank::NOTHING, from: None, until: None, day: None };
        let first =
            vec![choice(0, 0, Some(today), None), choice(9, 0, Some(end.plus_days(1)), None), nothing()];
        let leaves = vec![choice(0, 0, Some(today), Some(end))];
        let limit = Limit { most: 300, base: 0, places: false };
        let rows = vec![row(0, 200, leaves), row(150, 0, first.clone()), row(120, 0, first)];
        // 200 + 150 and 200 + 120 are too many today; afterwards 150 + 120 fit.
        assert_eq!(Problem { rows, limits: vec![limit] }.solve(), [0, 1, 1]);
    }

    /// 400 subscriptions, of which ten places are free: those that come first take them, the others are left as they are.
    #[test]
    fn more_rows_than_a_tenant_holds_are_chosen_for_in_turn() {
        let end = Date::literal(2026, 11, 30);
        let nothing = || Choice { rank: Rank::NOTHING, from: None, until: None, day: None };
        let rows = (0..400).map(|cost| {
            let hold = Hold { limit: 0, old: 1, new: 1 };
            let choices = vec![choice(0, cost, Some(end), Some(end)), nothing()];
            Row { choices, free: true, group: None, holds: vec![hold] }
        });
        let limit = Limit { most: 410, base: 0, places: true };
        let chosen = Problem { rows: rows.collect(), limits: vec![limit] }.solve();
        let moved: Vec<usize> = (0..400).filter(|row| chosen[*row] == 0).collect();
        assert_eq!(moved, (0..10).collect::<Vec<_>>());
    }

    /// Members of a group start on one day, even when one of them loses money by it.
    #[test]
    fn a_group_stays_together() {
        let (one, other) = (Date::literal(2026, 11, 1), Date::literal(2026, 12, 1));
        let row = |choices: Vec<Choice>| Row { choices, free: true, group: Some(0), holds: Vec::new() };
        let rows = vec![
            row(vec![choice(0, 1, Some(one), None), choice(0, 5, Some(other), None)]),
            row(vec![choice(0, 1, Some(other), None)]),
        ];
        assert_eq!(Problem { rows, limits: Vec::new() }.solve(), [1, 0]);
    }
}
