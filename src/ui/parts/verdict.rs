//! The answer before anyone asks: the plan in four short sentences.

use changeover_planner::{
    i18n::Language,
    model::{Plan, Strategy},
    report::evaluation::EvaluationDocument,
};

use crate::words::{self, Words};

/// The sentences, first what to do, then what it costs and whom it touches.
pub fn sentences(
    language: Language,
    words: &'static Words,
    plan: &Plan,
    evaluation: &EvaluationDocument,
) -> Vec<String> {
    if plan.subscriptions.is_empty() {
        return vec![words.verdict_empty.to_owned()];
    }
    let currency = plan.currency.code();
    let mut said = Vec::new();
    let mut bought = Vec::new();
    let mut taken_over = Vec::new();
    let (mut twice, mut blocked, mut undated) = (0, false, false);
    for (subscription, view) in plan.subscriptions.iter().zip(&evaluation.subscriptions) {
        let chosen = view.chosen.unwrap_or(Strategy::Wait);
        let Some(option) = view.options.iter().find(|option| option.strategy == chosen) else { continue };
        blocked |= view.chosen.is_none() || option.feasibility == "blocked";
        twice += u64::from(option.overlap_days);
        let seats = u64::from(
            subscription.target.as_ref().and_then(|target| target.seats).unwrap_or(subscription.seats),
        );
        match (chosen, option.new_start) {
            (Strategy::Keep, _) => {}
            (Strategy::Transfer, Some(day)) => taken_over.push((day, u64::from(subscription.seats))),
            (_, Some(day)) => bought.push((day, seats)),
            (_, None) => undated = true,
        }
    }
    if blocked {
        said.push(words.verdict_blocked.to_owned());
    }
    let sum = |list: &[(_, u64)]| list.iter().map(|(_, seats)| seats).sum();
    let ends = |list: &[(changeover_planner::model::Date, u64)]| {
        list.iter().map(|(day, _)| *day).min().zip(list.iter().map(|(day, _)| *day).max())
    };
    match ends(&bought) {
        Some((first, last)) if first == last => said.push(words::buy_on(language, sum(&bought), first)),
        Some((first, last)) => said.push(words::buy_between(language, sum(&bought), first, last)),
        None => {}
    }
    if let Some((first, _)) = ends(&taken_over) {
        said.push(words::take_over_on(language, sum(&taken_over), first));
    }
    let totals = &evaluation.totals;
    if undated {
        said.push(words.verdict_dates.to_owned());
    }
    said.push(match totals.gap_days {
        0 => words.verdict_no_gap.to_owned(),
        days => words::gap(language, u64::from(days)),
    });
    said.push(match twice {
        0 => words.verdict_nothing_twice.to_owned(),
        days => words::paid_twice(language, days, totals.overlap_cost, currency),
    });
    if let Some(lost) = totals.forfeited.filter(|lost| lost.as_cents() > 0) {
        said.push(words::lost(language, lost, currency));
    }
    if let Some(bridge) = totals.bridge_cost.filter(|bridge| bridge.as_cents() > 0) {
        said.push(words::bridged(language, bridge, currency));
    }
    said.push(match totals.users_to_reassign {
        0 => words.verdict_nobody.to_owned(),
        users => words::reassigned(language, u64::from(users)),
    });
    said
}
