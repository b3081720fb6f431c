//! What the days add up to.

use changeover_planner::{
    engine::Outcome,
    model::{Channel, Money, Strategy},
};

use super::{
    calendar::{Day, add_months, day},
    facts::{After, Facts, Return, Span},
    fraction::Fraction,
    walk::{Cycle, Phase, Record, Walk},
};

/// Days of cycles, counted; a cycle's days are worth its charge in equal parts.
#[derive(Default)]
struct Days {
    counted: Vec<(Cycle, Day)>,
}

impl Days {
    fn of<'r>(records: impl Iterator<Item = &'r Record>) -> Days {
        let mut days = Days::default();
        records.filter_map(|record| record.cycle).for_each(|cycle| days.add(cycle));
        days
    }

    fn add(&mut self, cycle: Cycle) {
        match self.counted.last_mut() {
            Some((last, count)) if *last == cycle => *count += 1,
            _ => self.counted.push((cycle, 1)),
        }
    }

    fn count(&self) -> Day {
        self.counted.iter().map(|(_, count)| count).sum()
    }

    /// Each day its part of a cycle of `months` months at `month` a month.
    fn of_price(&self, month: Fraction, months: i32) -> Fraction {
        self.counted
            .iter()
            .map(|(cycle, count)| month.of(i128::from(months) * i128::from(*count), i128::from(cycle.days())))
            .sum()
    }

    fn cost(&self, facts: &Facts<'_>, span: Span) -> Option<Fraction> {
        let (extended, term): (Vec<_>, Vec<_>) = self.counted.iter().partition(|(cycle, _)| cycle.extension);
        let part = |counted: Vec<(Cycle, Day)>, price: Option<Fraction>, months: i32| {
            if counted.is_empty() {
                return Some(Fraction::ZERO);
            }
            Some(Days { counted }.of_price(price?.of(facts.seats(), 1), months))
        };
        Some(
            part(term, facts.old_price(), facts.cycle_months())?
                + part(extended, facts.extension_price(span), 1)?,
        )
    }
}

/// The figures of one option, as the days give them.
#[derive(Debug, PartialEq)]
pub struct Figures {
    pub old_last_access: Option<Day>,
    pub old_last_paid: Option<Day>,
    pub data_deleted: Option<Day>,
    pub overlap_days: Day,
    pub overlap_cost: Option<Money>,
    pub gap_days: Day,
    pub forfeited: Option<Money>,
    pub refund: Option<Money>,
    pub bridge_cost: Option<Money>,
    pub users_to_reassign: u32,
    pub over_assigned: u32,
}

/// Reads the figures off the days.
pub fn figures(facts: &Facts<'_>, span: Span, start: Day, walk: &Walk) -> Figures {
    let days = &walk.days;
    let line = |days: Days| days.cost(facts, span).map(Fraction::line);
    let last = |wanted: fn(&Record) -> bool| days.iter().rev().find(|day| wanted(day)).map(|day| day.day);
    let overlap = Days::of(days.iter().filter(|day| day.new && day.usable && day.paid));
    let from = span.end.max(facts.today);
    let gap = days
        .iter()
        .filter(|day| day.day >= from && day.day < start && !day.usable && !day.new)
        .filter(|day| day.old_users > 0)
        .count();
    let refund = match walk.cancelled {
        Some((Return::WholeCycle, cycle)) => {
            Days { counted: vec![(cycle, cycle.last.min(span.end) - cycle.first + 1)] }
        }
        _ => Days::of(days.iter().filter(|day| day.returned)),
    };
    let settled = days.last();
    let (left, over) = settled.map_or((0, 0), |day| {
        let without_unit = day.old_users.saturating_sub(day.old_units);
        (day.new_users + without_unit, day.new_users.saturating_sub(day.new_units) + without_unit)
    });
    let assigned_known = facts.subscription.assigned.is_some();
    Figures {
        old_last_access: last(|day| day.usable),
        old_last_paid: last(|day| day.paid),
        data_deleted: last(|day| day.phase != Phase::Deleted),
        overlap_days: overlap.count(),
        overlap_cost: line(overlap),
        gap_days: Day::try_from(gap).unwrap(),
        forfeited: line(Days::of(days.iter().filter(|day| day.owed))),
        refund: line(refund),
        bridge_cost: line(Days::of(
            days.iter().filter(|day| day.phase == Phase::Extension && day.paid && day.day < start),
        )),
        users_to_reassign: if assigned_known || facts.everybody_moves() { left } else { 0 },
        over_assigned: if assigned_known { over } else { 0 },
    }
}

/// Rule 27: everything paid from the plan's day to a year after the old term, what comes back left out.
pub fn horizon_cost(
    facts: &Facts<'_>,
    span: Span,
    start: Day,
    walk: &Walk,
    new_month: Option<Money>,
) -> Option<Fraction> {
    let given_back = |day: &Record| match walk.cancelled {
        Some((Return::WholeCycle, cycle)) => day.day >= cycle.first,
        _ => day.returned,
    };
    let counted = |day: &&Record| day.day >= facts.today && day.paid && !given_back(day);
    let old = Days::of(walk.days.iter().filter(counted)).cost(facts, span)?;
    let last = add_months(span.end, 12);
    let handed_over = walk.days.iter().any(|day| day.phase == Phase::HandedOver);
    if handed_over {
        // The new owner goes on with the old price, and renews what there is.
        let rest = walk.days.iter().filter(|day| day.day >= facts.today && day.day <= span.end);
        return Some(Days::of(rest).cost(facts, span)? + renewed(facts, span, last)?);
    }
    new_month?;
    let new = new_days(facts.new_cycle_months(), start, last);
    if new.count() == 0 {
        return Some(old);
    }
    let month = facts.new_price()?.of(i128::from(facts.new_seats()), 1);
    Some(old + new.of_price(month, facts.new_cycle_months()))
}

/// Days from the renewal to the horizon, at the price of the renewal where the same SKU goes on, else at the old one.
fn renewed(facts: &Facts<'_>, span: Span, last: Day) -> Option<Fraction> {
    let first = span.end + 1;
    if facts.everybody_moves() {
        let anchor = facts.anchor(span);
        let mut days = Days::default();
        let (mut k, months) = (0, facts.cycle_months());
        for day in first..=last {
            while add_months(anchor, (k + 1) * months) <= day {
                k += 1;
            }
            let (from, next) = (add_months(anchor, k * months), add_months(anchor, (k + 1) * months));
            days.add(Cycle { first: from, last: next - 1, extension: false });
        }
        return Some(days.of_price(facts.old_price()?.of(facts.seats(), 1), months));
    }
    let months = facts.new_cycle_months();
    let month = facts.new_price()?.of(i128::from(facts.new_seats()), 1);
    Some(new_days(months, first, last).of_price(month, months))
}

/// Days from `start` to `last`, each in its billing cycle of `length` months counted from `start`.
fn new_days(length: i32, start: Day, last: Day) -> Days {
    let mut new = Days::default();
    let mut months = 0;
    let mut cycle = Cycle { first: start, last: start - 1, extension: false };
    for day in start..=last {
        if day > cycle.last {
            months += length;
            cycle = Cycle { first: day, last: add_months(start, months) - 1, extension: false };
        }
        new.add(cycle);
    }
    new
}

/// Invoices of the new subscription for its first term, cycle by cycle, and its price for a month.
pub fn new_costs(facts: &Facts<'_>, span: Option<Span>, outcome: &Outcome) -> (Option<Money>, Option<Money>) {
    let old = || facts.old_price().map(|price| price.of(facts.seats(), 1));
    match outcome.strategy {
        Strategy::Keep => (
            old().map(Fraction::line),
            old().map(|month| month.of(i128::from(facts.term_months()), 1).line()),
        ),
        Strategy::Transfer => {
            let rest = span.zip(outcome.new_start).and_then(|(span, start)| {
                let start = super::calendar::day(start);
                let acts = [(start, super::walk::Act::HandOver)];
                let walk = super::walk::walk(facts, span, &acts);
                Days::of(walk.days.iter().filter(|day| day.returned)).cost(facts, span)
            });
            (old().map(Fraction::line), rest.map(Fraction::line))
        }
        Strategy::Wait | Strategy::Cut | Strategy::Renew | Strategy::Migrate => {
            let Some(month) = facts.new_price().map(|price| price.of(i128::from(facts.new_seats()), 1))
            else {
                return (None, None);
            };
            let end_on = facts.subscription.target.as_ref().and_then(|target| target.end_on).map(day);
            let invoices = match (end_on, outcome.new_start.map(day)) {
                (None, _) => Some(invoices(facts, month)),
                (Some(end), Some(start)) => Some(aligned_invoices(facts, month, start, end)),
                (Some(_), None) => None,
            };
            (Some(month.line()), invoices.map(Fraction::line))
        }
    }
}

/// A whole first term, cycle by cycle.
fn invoices(facts: &Facts<'_>, month: Fraction) -> Fraction {
    let mut billed = 0;
    let mut invoices = Fraction::ZERO;
    while billed < facts.new_term_months() {
        let cycle = facts.new_cycle_months().min(facts.new_term_months() - billed);
        invoices = invoices + month.of(i128::from(cycle), 1);
        billed += cycle;
    }
    invoices
}

/// Rule 36: a first term that ends on a chosen day, walked back from there: each day its part of its cycle.
fn aligned_invoices(facts: &Facts<'_>, month: Fraction, start: Day, end: Day) -> Fraction {
    let months = facts.new_cycle_months();
    let mut days = Days::default();
    let mut back = 0;
    let mut cycle = Cycle { first: end + 1, last: end, extension: false };
    for day in (start..=end).rev() {
        if day < cycle.first {
            back += 1;
            cycle =
                Cycle { first: add_months(end + 1, -back * months), last: cycle.first - 1, extension: false };
        }
        days.add(cycle);
    }
    days.of_price(month, months)
}

/// Rule 14: nobody acts. The money owed for the days after the term, and the last of them.
pub fn forgotten(facts: &Facts<'_>, span: Span) -> Option<(Option<Money>, Day)> {
    let subscription = facts.subscription;
    if subscription.cancel_at_end
        || subscription.trial
        || !matches!(facts.channel(), Channel::CspNce | Channel::McaDirect | Channel::McaE)
    {
        return None;
    }
    let first = span.end + 1;
    let (price, months, cycle) = if subscription.auto_renew {
        (facts.old_price(), facts.term_months(), facts.cycle_months())
    } else if facts.after(span) == After::Extension {
        (facts.extension_price(span), 1, 1)
    } else {
        return None;
    };
    let until = add_months(first, months) - 1;
    let mut owed = Days::default();
    let mut begun = 0;
    let mut now = Cycle { first, last: first - 1, extension: false };
    for day in first..=until {
        if day > now.last {
            begun += cycle;
            now = Cycle { first: day, last: add_months(first, begun) - 1, extension: false };
        }
        owed.add(now);
    }
    let cost = price.map(|price| owed.of_price(price.of(facts.seats(), 1), cycle).line());
    Some((cost, until))
}
