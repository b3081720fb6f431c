//! Why one way is recommended and the others are not: the stated order of the planner, asked way by way.

use changeover_planner::{
    engine::{self, Criterion, Feasibility, Outcome, Reassignment},
    model::Strategy,
    report::evaluation::{OptionView, SubscriptionView},
};

/// What the order looks at, of an option as shown.
fn outcome(option: &OptionView) -> Outcome {
    let all = [Feasibility::Allowed, Feasibility::Conditional, Feasibility::Blocked];
    let feasibility = all.into_iter().find(|of| of.key() == option.feasibility);
    Outcome {
        strategy: option.strategy,
        feasibility: feasibility.unwrap_or(Feasibility::Blocked),
        new_start: option.new_start,
        old_last_access: option.old_last_access,
        old_last_paid: option.old_last_paid,
        latest_safe_start: option.latest_safe_start,
        data_deleted: option.data_deleted,
        overlap_days: option.overlap_days,
        overlap_cost: option.overlap_cost,
        forfeited: option.forfeited,
        forfeited_by: option.forfeited_by,
        refund: option.refund,
        bridge_cost: option.bridge_cost,
        gap_days: option.gap_days,
        new_monthly_cost: option.new_monthly_cost,
        new_first_term_cost: option.new_first_term_cost,
        reassignment: Reassignment::None,
        users_to_reassign: option.users_to_reassign,
        over_assigned: option.over_assigned,
        regime: None,
        if_forgotten: None,
        horizon_cost: option.horizon_cost,
        findings: 0..0,
        reads: 0..0,
    }
}

fn recommended(view: &SubscriptionView) -> Option<Outcome> {
    view.options.iter().find(|option| Some(option.strategy) == view.recommended).map(outcome)
}

/// The criterion by which an option loses against the recommended one.
pub fn loses_on(view: &SubscriptionView, option: &OptionView) -> Option<Criterion> {
    let best = recommended(view).filter(|best| best.strategy != option.strategy)?;
    Some(engine::duel(&best, &outcome(option)).1)
}

/// The criterion by which the recommended way is better than the next possible one, and that one.
pub fn best_because(view: &SubscriptionView) -> Option<(Criterion, Strategy)> {
    let best = recommended(view)?;
    let open = view
        .options
        .iter()
        .map(outcome)
        .filter(|option| option.strategy != best.strategy && option.feasibility != Feasibility::Blocked);
    let next = open.min_by(|a, b| engine::duel(a, b).0)?;
    Some((engine::duel(&best, &next).1, next.strategy))
}
