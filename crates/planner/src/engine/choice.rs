//! Which option is recommended: the stated order, in one place (CONTRACT; conventions, 27 and 28).

use std::cmp::Ordering;

use super::outcome::{Feasibility, Outcome};
use crate::model::Strategy;

/// The best option that is not blocked: no gap, then the fewest users touched, then the least money over the same horizon,
/// then the earliest, then the order of the list. Staying where one is counts only when no move is possible.
pub(super) fn recommend(options: &[Outcome]) -> Option<Strategy> {
    let open = || options.iter().filter(|option| option.feasibility != Feasibility::Blocked);
    let moves = open().filter(|option| option.strategy != Strategy::Keep);
    moves.min_by(|a, b| compare(a, b)).or_else(|| open().next()).map(|option| option.strategy)
}

fn compare(a: &Outcome, b: &Outcome) -> Ordering {
    let has_gap = |option: &Outcome| option.gap_days > 0;
    has_gap(a)
        .cmp(&has_gap(b))
        .then(a.users_to_reassign.cmp(&b.users_to_reassign))
        .then_with(|| match (a.horizon_cost, b.horizon_cost) {
            (Some(a), Some(b)) => a.cmp(&b),
            // Without prices the days paid twice stand for the money.
            _ => a.overlap_days.cmp(&b.overlap_days),
        })
        .then_with(|| match (a.new_start, b.new_start) {
            (Some(a), Some(b)) => a.cmp(&b),
            (known, other) => other.is_some().cmp(&known.is_some()),
        })
}
