//! What every start day would cost: the curve behind "when is the cheapest safe day".

use super::{
    case::{Case, Held},
    figures_of, joint,
    notes::{Notes, Verdict},
    outcome::{Feasibility, Subject},
};
use crate::model::{Amount, Date, Money, Plan, Strategy};

/// One start day, added up over the subscriptions of a sweep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SweepDay {
    /// The new subscriptions start on this day.
    pub day: Date,
    /// Everything paid from the as-of day to the sweep's horizon; `None` when a price is unknown.
    pub cost: Option<Money>,
    /// Days without service, added up.
    pub gap_days: u32,
    /// Days paid twice, added up.
    pub overlap_days: u32,
    /// Subscriptions whose strategy is blocked on this day.
    pub blocked: u32,
}

/// Tries `days` start days from `first` on for the given subscriptions (places in the plan, each with a strategy that has a
/// start: wait, cut or transfer). All days are compared on one horizon: a year after the last of them.
#[must_use]
pub fn sweep(plan: &Plan, subscriptions: &[(usize, Strategy)], first: Date, days: u16) -> Vec<SweepDay> {
    let case = Case::of(plan);
    let mut all: Vec<Held<'_>> =
        plan.subscriptions.iter().enumerate().map(|(index, sub)| Held::of(&case, index, sub)).collect();
    joint::mark(&case, &mut all);
    let mut all: Vec<Option<Held<'_>>> = all.into_iter().map(Some).collect();
    let mut held: Vec<(Held<'_>, Strategy)> = subscriptions
        .iter()
        .filter_map(|(index, strategy)| Some((all.get_mut(*index)?.take()?, *strategy)))
        .collect();
    let horizon = first.plus_days(i32::from(days)).plus_months(12);
    let mut notes = Notes::default();
    let mut line = Vec::with_capacity(usize::from(days));
    for offset in 0..i32::from(days) {
        let day = first.plus_days(offset);
        let mut cost = Some(Amount::ZERO);
        let mut sum = SweepDay { day, cost: None, gap_days: 0, overlap_days: 0, blocked: 0 };
        for (held, strategy) in &mut held {
            held.wanted.start = Some(day);
            notes.findings.clear();
            notes.reads.clear();
            let mut verdict = Verdict::on(&mut notes, Subject::Subscription(held.index));
            let figures = figures_of(&case, held, *strategy, &mut verdict);
            cost =
                cost.zip(figures.cost_until(&case, held, *strategy, horizon)).map(|(sum, line)| sum + line);
            sum.gap_days = sum.gap_days.saturating_add(u32::try_from(figures.gap_days).unwrap_or(0));
            sum.overlap_days =
                sum.overlap_days.saturating_add(u32::try_from(figures.overlap_days).unwrap_or(0));
            sum.blocked += u32::from(verdict.feasibility == Feasibility::Blocked);
        }
        line.push(SweepDay { cost: cost.map(Amount::line), ..sum });
    }
    line
}
