//! Which option is recommended: the stated order, in one place (CONTRACT; conventions, 27 and 28).

use std::cmp::Ordering;

use super::outcome::{Feasibility, Outcome};
use crate::model::Strategy;

/// The best option that is not blocked: no gap, then the fewest users touched, then the least money over the same horizon,
/// then the earliest, then the order of the list. Staying where one is counts only when no move is possible.
pub(super) fn recommend(options: &[Outcome]) -> Option<Strategy> {
    let open = options.iter().filter(|option| option.feasibility != Feasibility::Blocked);
    open.min_by(|a, b| duel(a, b).0).map(|option| option.strategy)
}

/// Which criterion of the stated order decides between two options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// One of them cannot be carried out.
    Feasible,
    /// One is a move, the other leaves things where they are.
    Moves,
    /// One leaves days without service.
    Gap,
    /// One touches fewer users.
    Users,
    /// One costs less over the same horizon (or, without prices, pays fewer days twice).
    Money,
    /// One starts earlier.
    Start,
    /// Nothing but the order of the list.
    Order,
}

impl Criterion {
    /// All criteria, first first.
    pub const ALL: [Criterion; 7] = [
        Criterion::Feasible,
        Criterion::Moves,
        Criterion::Gap,
        Criterion::Users,
        Criterion::Money,
        Criterion::Start,
        Criterion::Order,
    ];

    /// How two options compare under this criterion alone; the lesser one is better.
    fn compare(self, a: &Outcome, b: &Outcome) -> Ordering {
        let blocked = |option: &Outcome| option.feasibility == Feasibility::Blocked;
        let stays = |option: &Outcome| option.strategy == Strategy::Keep;
        let gap = |option: &Outcome| option.gap_days > 0;
        match self {
            Criterion::Feasible => blocked(a).cmp(&blocked(b)),
            Criterion::Moves => stays(a).cmp(&stays(b)),
            Criterion::Gap => gap(a).cmp(&gap(b)),
            Criterion::Users => a.users_to_reassign.cmp(&b.users_to_reassign),
            Criterion::Money => match (a.horizon_cost, b.horizon_cost) {
                (Some(a), Some(b)) => a.cmp(&b),
                _ => a.overlap_days.cmp(&b.overlap_days),
            },
            Criterion::Start => match (a.new_start, b.new_start) {
                (Some(a), Some(b)) => a.cmp(&b),
                // Without the end nobody knows which comes first; waiting stands before cutting in the list.
                _ => Ordering::Equal,
            },
            Criterion::Order => a.strategy.cmp(&b.strategy),
        }
    }
}

/// Which of two options is better, and by which criterion.
#[must_use]
pub fn duel(a: &Outcome, b: &Outcome) -> (Ordering, Criterion) {
    Criterion::ALL
        .into_iter()
        .map(|criterion| (criterion.compare(a, b), criterion))
        .find(|(order, _)| order.is_ne())
        .unwrap_or((Ordering::Equal, Criterion::Order))
}
