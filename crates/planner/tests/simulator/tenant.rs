//! The tenant as a whole, day by day: seats of small-business products and subscriptions in it (rule 37).

use changeover_planner::{
    engine::{Evaluation, Feasibility, Outcome},
    model::{Plan, Strategy},
};

use super::{
    calendar::{Day, date, day},
    facts::{Facts, places_are_short},
    walk::{Phase, Record, script, walk},
};

/// One subscription under one way.
pub struct Line<'p> {
    facts: Facts<'p>,
    /// The days of the old one; empty where it goes on.
    days: Vec<Record>,
    /// First day of the new one.
    start: Option<Day>,
    /// Nobody chose the way, so that it must have room.
    planned: bool,
}

impl Line<'_> {
    fn old_stands(&self, at: Day) -> bool {
        let Some(first) = self.days.first() else { return true };
        let record = usize::try_from(at - first.day).ok().and_then(|place| self.days.get(place));
        record.is_some_and(|record| match record.phase {
            Phase::Term | Phase::HandedOver => true,
            // Cancelled before the new one is bought.
            Phase::Extension => !self.new_stands(at),
            Phase::Free { .. } | Phase::Kept { .. } | Phase::Deleted => false,
        })
    }

    fn new_stands(&self, at: Day) -> bool {
        self.start.is_some_and(|start| start <= at)
    }

    fn seats(&self, sku: &str, at: Day) -> i64 {
        let of = |pool: Option<(&str, u32)>, there: bool| {
            pool.filter(|(of, _)| there && *of == sku).map_or(0, |(_, seats)| i64::from(seats))
        };
        of(self.facts.old_pool(), self.old_stands(at)) + of(self.facts.new_pool(), self.new_stands(at))
    }
}

/// The days of one subscription that goes a way and starts on a day; one that is left as it is goes none.
pub fn stand<'p>(facts: Facts<'p>, way: Option<Strategy>, start: Option<Day>) -> Line<'p> {
    let bought = way.filter(|way| !matches!(way, Strategy::Keep | Strategy::Transfer));
    let days = match (bought, facts.span, start) {
        (Some(way), Some(span), Some(start)) => walk(&facts, span, &script(&facts, span, way, start)).days,
        _ => Vec::new(),
    };
    let planned = bought.is_some() && facts.subscription.strategy.strategy().is_none();
    let start = bought.map(|_| start.unwrap_or(facts.ready));
    Line { facts, days, start, planned }
}

fn line<'p>(facts: Facts<'p>, chosen: Option<&Outcome>) -> Line<'p> {
    let blocked = chosen.is_some_and(|option| option.feasibility == Feasibility::Blocked);
    let start = chosen.and_then(|option| option.new_start).map(day);
    let line = stand(facts, chosen.map(|option| option.strategy), start);
    Line { planned: line.planned && !blocked, ..line }
}

/// Nothing the planner chose starts where there is no room for it.
///
/// # Errors
/// The start, the limit and what would be held.
pub fn has_room(plan: &Plan, evaluation: &Evaluation) -> Result<(), String> {
    let rows = plan.subscriptions.iter().zip(&evaluation.subscriptions);
    let lines: Vec<Line<'_>> =
        rows.map(|(row, assessment)| line(Facts::of(plan, row), assessment.chosen_option())).collect();
    let full = too_full(plan, &lines.iter().collect::<Vec<_>>(), true);
    full.into_iter().next().map_or(Ok(()), Err)
}

/// What starts where there is no room for it, of what the planner chose or of what a person did.
pub fn too_full(plan: &Plan, lines: &[&Line<'_>], planned: bool) -> Vec<String> {
    let mut full = Vec::new();
    let short = places_are_short(plan);
    let listed = u32::try_from(lines.len()).unwrap();
    let active = plan.customer.active_subscriptions.unwrap_or(0).max(listed);
    for own in lines.iter().filter(|line| line.planned == planned) {
        let Some(start) = own.start else { continue };
        let id = &own.facts.subscription.id;
        if let Some((sku, _)) = own.facts.new_pool() {
            let held: i64 = lines.iter().map(|line| line.seats(sku, start)).sum();
            if held > 300 {
                full.push(format!("{id} starts {}, when {held} seats of {sku} are held", date(start)));
            }
        }
        if short && own.old_stands(start) {
            let doubled =
                lines.iter().filter(|line| line.old_stands(start) && line.new_stands(start)).count();
            if active + u32::try_from(doubled).unwrap() > 300.max(active) {
                full.push(format!("{id} starts {}, one of {doubled} that stand twice", date(start)));
            }
        }
    }
    full
}
