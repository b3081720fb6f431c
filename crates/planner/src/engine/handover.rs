//! The ways that move the contract itself (transfer, renew, migrate), and leaving it where it is (keep).

use super::{
    case::{Case, Held},
    figures::Figures,
    notes::Verdict,
    outcome::{Facts, Reading},
};
use crate::{
    model::{Amount, Channel, Consent, Date, Strategy},
    rules,
};

/// Partner-to-partner transfer (rule book D.1; conventions, 19).
pub(super) fn transfer(case: &Case<'_>, held: &Held<'_>, verdict: &mut Verdict<'_>) -> Figures {
    let sub = held.sub;
    let agreed = held.agreed.and_then(|agreed| agreed.start(Strategy::Transfer));
    let day = sub.transfer_on.or(held.wanted.start).or(agreed).unwrap_or(case.ready);
    let exists = rules::XFER_EXISTS.holds.on(day);
    match sub.channel {
        _ if held.is_ours() => verdict.block(&rules::XFER_INELIGIBLE, Facts::default()),
        Channel::CspNce if !exists => {
            verdict.block(&rules::XFER_EXISTS, Facts { day: Some(day), ..Facts::default() })
        }
        Channel::CspLegacy if !exists => verdict.only_if(&rules::XFER_LEGACY, Facts::default()),
        Channel::CspNce => {}
        _ => verdict.block(&rules::XFER_INELIGIBLE, Facts::default()),
    }
    if matches!(sub.channel, Channel::CspNce | Channel::CspLegacy) && !held.is_ours() {
        consent(case, held, day, verdict);
    }
    let Some(end) = held.end else {
        return Figures {
            new_start: Some(day),
            new_monthly: held.monthly.map(|monthly| monthly.times(held.seats())),
            reassigns: false,
            ..Figures::UNKNOWN
        };
    };
    if day > end {
        verdict
            .block(&rules::XFER_INELIGIBLE, Facts { day: Some(day), until: Some(end), ..Facts::default() });
    }
    let rest = held.charge(day, end);
    if let Some(rest) = rest {
        verdict.read(&rules::CALC_TRANSFER, Reading::Money(rest.line()));
        held.read_proration(day, (day.days_until(end) + 1).max(0), verdict);
    }
    verdict.read(&rules::XFER_KEEPS, Reading::Day(end));
    let asked = case.as_of.plus_days(rules::TRANSFER_REQUEST_DAYS);
    Figures {
        new_start: Some(day),
        old_last_access: Some(end),
        old_last_paid: Some(day.plus_days(-1).min(end)),
        latest_safe_start: Some(asked.min(end.plus_days(-1))),
        refund: rest,
        new_monthly: held.monthly.map(|monthly| monthly.times(held.seats())),
        new_first_term: rest,
        reassigns: false,
        ..Figures::NOTHING
    }
}

fn consent(case: &Case<'_>, held: &Held<'_>, day: Date, verdict: &mut Verdict<'_>) {
    let seller = &held.sub.seller;
    if !seller.in_program {
        verdict.block(&rules::DETACHED, Facts::default());
    }
    if held.sub.trial {
        verdict.block(&rules::XFER_INELIGIBLE, Facts::default());
    }
    if day < case.ready {
        verdict.warn(&rules::REL_FLOW, Facts { day: Some(day), until: Some(case.ready), ..Facts::default() });
    }
    match seller.consent {
        Consent::Agrees => verdict.read(&rules::XFER_INITIATE, Reading::Truth(true)),
        Consent::Unknown => verdict.only_if(&rules::XFER_INITIATE, Facts::default()),
        Consent::Refuses => verdict.block(&rules::XFER_INITIATE, Facts::default()),
    }
    verdict.inform(
        &rules::XFER_EXPIRY_30,
        Facts {
            days: Some(rules::TRANSFER_REQUEST_DAYS),
            until: Some(case.as_of.plus_days(rules::TRANSFER_REQUEST_DAYS)),
            ..Facts::default()
        },
    );
    let items = case.items_of(&seller.name);
    if items > rules::TRANSFER_ITEMS {
        verdict.inform(
            &rules::XFER_25,
            Facts {
                count: Some(rules::transfer_requests(items)),
                limit: Some(rules::TRANSFER_ITEMS),
                seats: Some(items),
                ..Facts::default()
            },
        );
    }
    verdict.read(&rules::XFER_ALL_OR_NOTHING, Reading::Count(held.sub.seats));
    verdict.read(&rules::XFER_BILLING, Reading::Day(day));
}

/// Channel transfer "renew to CSP" (rule book D.2; conventions, 20).
pub(super) fn renew(case: &Case<'_>, held: &Held<'_>, verdict: &mut Verdict<'_>) -> Figures {
    if held.sub.channel != Channel::Ea || !rules::RENEW_SCOPE.holds.on(case.as_of) {
        verdict.block(&rules::RENEW_SCOPE, Facts::default());
        return Figures { reassigns: false, ..Figures::UNKNOWN };
    }
    verdict.only_if(&rules::RENEW_DETAILS_UNKNOWN, Facts { seats: Some(held.sub.seats), ..Facts::default() });
    let Some(end) = held.end else {
        verdict.only_if(&rules::TRAP_AOBO_PAGES, Facts::default());
        return held.undated_figures(case, None, verdict);
    };
    let start = end.plus_days(1).max(case.ready);
    verdict.read(&rules::RENEW_SCOPE, Reading::Day(start));
    if held.wanted.seats > held.sub.seats {
        verdict.warn(
            &rules::RENEW_DETAILS_UNKNOWN,
            Facts { seats: Some(held.wanted.seats), limit: Some(held.sub.seats), ..Facts::default() },
        );
    }
    // Too late to take over at the end: the old one lapses as it does by itself.
    let late = start > end.plus_days(1);
    let last_access = if late { held.lapse.map_or(end, |lapse| lapse.latest_safe(end)) } else { end };
    Figures {
        new_start: Some(start),
        old_last_access: Some(last_access),
        old_last_paid: Some(end),
        latest_safe_start: held.lapse.map(|lapse| lapse.latest_safe(end)),
        gap_days: held.gap(case, last_access, end, start),
        ..held.new_figures(case, start, verdict)
    }
}

/// Legacy → new commerce inside our own partner (rule book D.3; conventions, 21).
pub(super) fn migrate(case: &Case<'_>, held: &Held<'_>, verdict: &mut Verdict<'_>) -> Figures {
    let sub = held.sub;
    if sub.channel != Channel::CspLegacy || !sub.seller.is_us {
        verdict.block(&rules::MIG_ELIGIBLE, Facts::default());
        return Figures { reassigns: false, ..Figures::UNKNOWN };
    }
    let day = case.ready;
    let never = sub.trial || sub.promotion || !rules::MIG_ELIGIBLE.holds.on(day);
    if never {
        verdict.block(&rules::MIG_ELIGIBLE, Facts::default());
    }
    let Some((start, end)) = held.start.zip(held.end) else {
        verdict.only_if(&rules::TRAP_AOBO_PAGES, Facts::default());
        return held.undated_figures(case, None, verdict);
    };
    let first_month_over = held.first_month_over(start);
    if never {
        // Said above.
    } else if day < first_month_over {
        verdict.block(&rules::MIG_ELIGIBLE, Facts { day: Some(first_month_over), ..Facts::default() });
    } else if day > end {
        verdict.block(&rules::MIG_ELIGIBLE, Facts { until: Some(end), ..Facts::default() });
    } else if day == end {
        verdict.only_if(&rules::MIG_ELIGIBLE, Facts { until: Some(end), ..Facts::default() });
    }
    if rules::MIG_FORCED.holds.on(case.as_of) {
        verdict.inform(&rules::MIG_FORCED, Facts::default());
    }
    if day > end {
        return Figures::UNKNOWN;
    }
    let new_start = day.plus_days(1);
    let cycle_end = held.cycles().map(|cycles| cycles.at(day).end.min(end));
    let refund = cycle_end.and_then(|last| held.charge(new_start, last));
    verdict.read(&rules::MIG_BILLING, Reading::Day(new_start));
    verdict.read(&rules::MIG_DEFAULTS, Reading::Day(end));
    held.purchase(case, Strategy::Migrate, new_start, verdict);
    Figures {
        new_start: Some(new_start),
        old_last_access: Some(day),
        old_last_paid: Some(day),
        latest_safe_start: held.lapse.map(|lapse| lapse.latest_safe(end)),
        refund,
        ..held.new_figures(case, new_start, verdict)
    }
}

impl Held<'_> {
    /// The first day on which a legacy subscription can be migrated.
    fn first_month_over(&self, start: Date) -> Date {
        self.sub.purchased.map_or(start, |moment| moment.day).plus_months(1)
    }

    /// A legacy subscription of our own that migrates, so that buying anew and cancelling by hand is for nothing.
    pub fn migrates(&self, case: &Case<'_>) -> bool {
        let day = case.ready;
        self.sub.channel == Channel::CspLegacy
            && self.is_ours()
            && !self.sub.trial
            && !self.sub.promotion
            && rules::MIG_ELIGIBLE.holds.on(day)
            && self.start.is_some_and(|start| self.first_month_over(start) <= day)
            && self.end.is_some_and(|end| day <= end)
    }
}

/// Leave it; the partner supports it (rule book A.2; conventions, 22).
pub(super) fn keep(held: &Held<'_>, verdict: &mut Verdict<'_>) -> Figures {
    match held.sub.channel {
        Channel::Syndication => verdict.block(&rules::SYND_BLOCKED, Facts::default()),
        Channel::CspNce | Channel::CspLegacy if !held.is_ours() => {
            verdict.block(&rules::MC_SCOPE, Facts::default())
        }
        _ => {
            verdict.inform(&rules::MC_SCOPE, Facts::default());
            verdict.read(&rules::MC_PERMISSION, Reading::Truth(true));
        }
    }
    let monthly = held.monthly.map(|monthly| monthly.times(held.seats()));
    Figures {
        new_monthly: monthly,
        new_first_term: monthly.map(|monthly: Amount| monthly.times(i64::from(held.sub.term.months()))),
        reassigns: false,
        ..Figures::NOTHING
    }
}
