//! Inputs → evaluation: total and deterministic. The same plan gives the same answer on any machine, on any day.
//!
//! `case` prepares the facts, one file a strategy works out its figures, `choice` picks, `steps` says who does what.
//! The numbers follow `docs/conventions.md`.

mod case;
mod checks;
mod choice;
mod cut;
mod figures;
mod groups;
mod handover;
mod identity;
mod joint;
mod lapse;
mod notes;
mod outcome;
mod purchase;
mod room;
mod search;
mod steps;
mod sweep;
mod wait;
mod ways;

pub use outcome::{
    Action, Assessment, Evaluation, Facts, Feasibility, Finding, Forgotten, Guidance, Outcome, Read, Reading,
    Reassignment, Regime, Severity, Step, Subject, Totals,
};

pub use choice::{Criterion, duel};
pub use sweep::{SweepDay, sweep};

use case::{Case, Held, add};
use figures::Figures;
use notes::{Notes, Verdict};

use crate::{
    model::{Money, Plan, Strategy},
    rules,
};

impl Guidance {
    /// The generation that holds on a day (rule book A.1).
    #[must_use]
    pub fn on(day: crate::model::Date) -> Guidance {
        match rules::guidance_on(day) {
            0 | 1 => Guidance::V1,
            2 => Guidance::V2,
            3 => Guidance::V3,
            4 => Guidance::V4,
            5 => Guidance::V5,
            _ => Guidance::V6,
        }
    }
}

/// Works out every strategy for every subscription, the findings, the steps and the sums.
#[must_use]
pub fn evaluate(plan: &Plan) -> Evaluation {
    let mut case = Case::of(plan);
    let mut notes = Notes::for_plan_of(plan.subscriptions.len());
    checks::plan(&case, &mut notes);
    let plan_findings = notes.findings.len();
    let mut subscriptions = Vec::with_capacity(plan.subscriptions.len());
    let mut chosen = Vec::with_capacity(plan.subscriptions.len());
    let mut held: Vec<Held<'_>> =
        plan.subscriptions.iter().enumerate().map(|(index, sub)| Held::of(&case, index, sub)).collect();
    groups::agree(&case, &mut held);
    joint::settle(&mut case, &mut held);
    for held in held {
        let assessment = assess(&case, &held, &mut notes);
        if let Some(option) = assessment.chosen_option() {
            chosen.push((held, option.clone()));
        }
        subscriptions.push(assessment);
    }
    Evaluation {
        guidance: case.guidance,
        findings: notes.findings,
        plan_findings,
        reads: notes.reads,
        steps: steps::steps(&case, &chosen),
        totals: totals(&chosen),
        subscriptions,
    }
}

fn assess(case: &Case<'_>, held: &Held<'_>, notes: &mut Notes) -> Assessment {
    let first = notes.findings.len();
    checks::subscription(case, held, notes);
    let findings = first..notes.findings.len();
    let options: Vec<Outcome> =
        Strategy::ALL.into_iter().map(|strategy| work_out(case, held, strategy, notes)).collect();
    let chosen = held.sub.strategy.strategy();
    let recommended = match held.agreed {
        Some(agreed) if chosen.is_none() => agreed.best,
        _ => choice::recommend(&options),
    };
    Assessment {
        recommended,
        chosen: chosen.or(recommended),
        options,
        findings,
        settled_together: held.agreed.is_some(),
    }
}

fn work_out(case: &Case<'_>, held: &Held<'_>, strategy: Strategy, notes: &mut Notes) -> Outcome {
    let (first_finding, first_read) = (notes.findings.len(), notes.reads.len());
    let mut verdict = Verdict::on(notes, Subject::Subscription(held.index));
    if case.other_region {
        verdict.block(&rules::REGION_SAME, Facts::default());
    }
    let figures = figures_of(case, held, strategy, &mut verdict);
    let feasibility = verdict.feasibility;
    let outcome = figures.outcome(case, held, strategy, feasibility);
    Outcome { findings: first_finding..notes.findings.len(), reads: first_read..notes.reads.len(), ..outcome }
}

fn figures_of(case: &Case<'_>, held: &Held<'_>, strategy: Strategy, verdict: &mut Verdict<'_>) -> Figures {
    match strategy {
        Strategy::Wait => wait::work_out(case, held, verdict),
        Strategy::Cut => cut::work_out(case, held, verdict),
        Strategy::Transfer => handover::transfer(case, held, verdict),
        Strategy::Renew => handover::renew(case, held, verdict),
        Strategy::Migrate => handover::migrate(case, held, verdict),
        Strategy::Keep => handover::keep(held, verdict),
    }
}

fn totals(chosen: &[(Held<'_>, Outcome)]) -> Totals {
    let nothing = chosen.is_empty().then_some(Money::ZERO);
    let empty = Totals {
        overlap_cost: nothing,
        forfeited: nothing,
        refund: nothing,
        bridge_cost: nothing,
        new_monthly_cost: nothing,
        ..Totals::default()
    };
    chosen.iter().fold(empty, |sum, (_, option)| Totals {
        overlap_cost: add(sum.overlap_cost, option.overlap_cost),
        forfeited: add(sum.forfeited, option.forfeited),
        refund: add(sum.refund, option.refund),
        bridge_cost: add(sum.bridge_cost, option.bridge_cost),
        gap_days: sum.gap_days.saturating_add(option.gap_days),
        users_to_reassign: sum.users_to_reassign.saturating_add(option.users_to_reassign),
        new_monthly_cost: add(sum.new_monthly_cost, option.new_monthly_cost),
    })
}
