//! Exact figures of one option before they are rounded to lines.

use super::{
    case::{Case, Held},
    outcome::{Feasibility, Forgotten, Outcome, Reassignment, Regime},
};
use crate::model::{Actor, Amount, Cycles, Date, Strategy};

/// The figures every strategy fills in; what it leaves is "nothing" for money and "unknown" for days.
#[derive(Clone)]
pub(super) struct Figures {
    pub new_start: Option<Date>,
    pub old_last_access: Option<Date>,
    pub old_last_paid: Option<Date>,
    pub latest_safe_start: Option<Date>,
    pub data_deleted: Option<Date>,
    pub overlap_days: i32,
    pub overlap: Option<Amount>,
    pub forfeited: Option<Amount>,
    pub forfeited_by: Option<Actor>,
    pub refund: Option<Amount>,
    /// First day whose charge comes back, where that is before the day after the last paid one.
    pub returned_from: Option<Date>,
    pub bridge: Option<Amount>,
    pub gap_days: i32,
    pub new_monthly: Option<Amount>,
    pub new_first_term: Option<Amount>,
    pub reassigns: bool,
    pub regime: Option<Regime>,
    pub if_forgotten: Option<Forgotten>,
}

impl Figures {
    pub const NOTHING: Figures = Figures {
        new_start: None,
        old_last_access: None,
        old_last_paid: None,
        latest_safe_start: None,
        data_deleted: None,
        overlap_days: 0,
        overlap: Some(Amount::ZERO),
        forfeited: Some(Amount::ZERO),
        forfeited_by: None,
        refund: Some(Amount::ZERO),
        returned_from: None,
        bridge: Some(Amount::ZERO),
        gap_days: 0,
        new_monthly: None,
        new_first_term: None,
        reassigns: true,
        regime: None,
        if_forgotten: None,
    };

    /// Figures of an option whose dates are unknown: money is unknown too.
    pub const UNKNOWN: Figures =
        Figures { overlap: None, forfeited: None, refund: None, bridge: None, ..Figures::NOTHING };

    /// The option as reported: every line rounded once.
    pub fn outcome(
        self,
        case: &Case<'_>,
        held: &Held<'_>,
        strategy: Strategy,
        feasibility: Feasibility,
    ) -> Outcome {
        let line = |amount: Option<Amount>| amount.map(Amount::line);
        let over_assigned =
            if self.reassigns { held.assigned().saturating_sub(held.wanted.seats) } else { 0 };
        let reassignment = match (self.reassigns, held.moves_everybody(), over_assigned) {
            (false, _, _) => Reassignment::None,
            (true, true, _) => Reassignment::All,
            (true, false, 0) => Reassignment::None,
            (true, false, _) => Reassignment::Some,
        };
        let users_to_reassign = match reassignment {
            Reassignment::None => 0,
            Reassignment::Some => over_assigned,
            Reassignment::All => held.sub.assigned.unwrap_or(held.sub.seats),
        };
        Outcome {
            strategy,
            feasibility,
            new_start: self.new_start,
            old_last_access: self.old_last_access,
            old_last_paid: self.old_last_paid,
            latest_safe_start: self.latest_safe_start,
            data_deleted: self.data_deleted,
            overlap_days: u32::try_from(self.overlap_days).unwrap_or(0),
            overlap_cost: line(self.overlap),
            forfeited: line(self.forfeited),
            forfeited_by: self
                .forfeited_by
                .filter(|_| self.forfeited.is_none_or(|money| money != Amount::ZERO)),
            refund: line(self.refund),
            bridge_cost: line(self.bridge),
            gap_days: u32::try_from(self.gap_days).unwrap_or(0),
            new_monthly_cost: line(self.new_monthly),
            new_first_term_cost: line(self.new_first_term),
            reassignment,
            users_to_reassign,
            over_assigned,
            regime: self.regime,
            if_forgotten: self.if_forgotten,
            horizon_cost: held
                .end
                .and_then(|end| self.cost_until(case, held, strategy, end.plus_months(12)))
                .map(Amount::line),
            findings: 0..0,
            reads: 0..0,
        }
    }

    /// Everything paid from the as-of day to `last`, and not given back: on one horizon, options that start early and late compare
    /// (rule `tco-extend`; conventions, 27).
    pub fn cost_until(
        &self,
        case: &Case<'_>,
        held: &Held<'_>,
        strategy: Strategy,
        last: Date,
    ) -> Option<Amount> {
        if strategy == Strategy::Keep {
            return held.charge(case.as_of, last);
        }
        if strategy == Strategy::Transfer && self.new_start <= held.end {
            return held
                .charge(case.as_of, held.end?)
                .zip(held.renewed(case, last))
                .map(|(rest, new)| rest + new);
        }
        let paid = match self.old_last_paid.zip(held.end) {
            Some((paid, end)) => {
                let kept = self.returned_from.map_or(paid, |first| first.plus_days(-1).min(paid));
                held.charge(case.as_of, kept.min(end))?
            }
            None => Amount::ZERO,
        };
        let new = match self.new_start {
            None => Amount::ZERO,
            Some(start) => held.accrued(self.new_monthly?, start, last),
        };
        Some(paid + self.overlap_after_term(held)? + self.bridge? + new)
    }

    /// Overlap that is paid at the extension's price is not in the old charges.
    fn overlap_after_term(&self, held: &Held<'_>) -> Option<Amount> {
        if self.new_start > held.end && self.overlap_days > 0 { self.overlap } else { Some(Amount::ZERO) }
    }
}

impl Held<'_> {
    /// What the new subscription costs by day from its start to `to`, in its own billing cycles.
    fn accrued(&self, monthly: Amount, from: Date, to: Date) -> Amount {
        let months = self.wanted.billing.months_in(self.wanted.term);
        Cycles::of(months, from).charge(monthly.times(i64::from(months)), from, to)
    }

    /// What a transferred subscription costs from its renewal to `to`: a transfer keeps the price to the end of the term only
    /// (rule `xfer-keeps`), and the product as long as nobody changes it.
    fn renewed(&self, case: &Case<'_>, to: Date) -> Option<Amount> {
        let from = self.end?.plus_days(1);
        if self.moves_everybody() {
            return self.charge(from, to);
        }
        let (seat, _) = self.new_monthly(case, from)?;
        Some(self.accrued(seat.times(i64::from(self.wanted.seats)), from, to))
    }

    /// Every user must be given another SKU, or a licence in another tenant.
    pub fn moves_everybody(&self) -> bool {
        !self.identity.is_same() || self.sub.channel == crate::model::Channel::OtherTenant
    }

    /// Days users need both, because they are moved one by one.
    pub fn reassign_days(&self, case: &Case<'_>) -> i32 {
        if self.moves_everybody() { case.reassign_days } else { 0 }
    }
}
