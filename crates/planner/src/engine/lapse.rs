//! What the old subscription does when its term ends (rule book C.3, C.4; conventions, "What happens after the old term").

use super::{
    case::{Case, Held, has_monthly_term},
    outcome::Regime,
};
use crate::{
    catalog::Entry,
    model::{Amount, Channel, Cycles, Date, Subscription, Term},
    rules::{self, Rule},
};

/// The end of one old term.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lapse {
    pub regime: Regime,
    /// The rule that says so.
    pub rule: &'static Rule,
    /// Since when it says so.
    pub since: Option<Date>,
    /// Free days of use after the term.
    pub grace: i32,
    /// Days data is kept after the last day of use.
    pub kept: i32,
}

impl Lapse {
    pub fn of(case: &Case<'_>, sub: &Subscription, entry: Option<&Entry>, start: Date, end: Date) -> Lapse {
        // "Purchased or renewed": a purchase inside the term counts as well.
        let bought = sub.purchased.map_or(start, |moment| moment.day.max(start)).min(end);
        let extension = rules::extension_since(sub.channel, bought, end);
        if sub.cancel_at_end {
            return Lapse {
                regime: Regime::CutOff,
                rule: &rules::LIFE_NCE_CANCEL_EOT,
                since: extension,
                grace: 0,
                kept: 90,
            };
        }
        if let Some(since) = extension.filter(|_| !sub.trial) {
            return Lapse {
                regime: Regime::Est,
                rule: &rules::EST_ELIGIBILITY,
                since: Some(since),
                grace: 0,
                kept: 90,
            };
        }
        let phases =
            rules::phases(sub.channel, sub.term, sub.trial, entry.is_some_and(|entry| entry.short_grace));
        // Before the guidance of 2022 nobody promised free days after a new-commerce term.
        let grace = if sub.channel == Channel::CspNce && case.guidance < super::Guidance::V4 {
            0
        } else {
            phases.grace
        };
        let regime = if phases.grace > 0 { Regime::Grace } else { Regime::CutOff };
        Lapse {
            regime,
            rule: phases.rule,
            since: phases.rule.holds.from,
            grace,
            kept: phases.disabled + (phases.grace - grace),
        }
    }

    /// Last day the new one may start without a gap or a paid extension.
    pub fn latest_safe(&self, end: Date) -> Date {
        end.plus_days(self.grace)
    }
}

impl Held<'_> {
    /// Price of one seat for one month of the paid extension (rule `est-price`).
    pub fn extension_monthly(&self) -> Option<Amount> {
        let old = self.monthly?;
        let start = self.start?;
        if self.sub.term == Term::Month {
            return Some(old.ratio(rules::EXTENSION_ON_MONTHLY));
        }
        // The annual price behind a price that is billed monthly (rule `price-annual-monthly-5`).
        let (over, under) = rules::instalment_premium(self.sub.term, self.sub.billing, start);
        let annual = old.ratio((under, over));
        Some(if has_monthly_term(self.entry) {
            annual.ratio((6, 5)).ratio(rules::EXTENSION_ON_MONTHLY)
        } else {
            annual.ratio(rules::EXTENSION_ON_ANNUAL)
        })
    }

    /// What the extension costs from `from` to `to`, both after the term; charged by day of months counted from the day after
    /// the term. No days cost nothing, whatever the price.
    pub fn extension_charge(&self, from: Date, to: Date) -> Option<Amount> {
        if to < from {
            return Some(Amount::ZERO);
        }
        let cycles = Cycles::of(1, self.end?.plus_days(1));
        Some(cycles.charge(self.extension_monthly()?.times(self.seats()), from, to))
    }
}
