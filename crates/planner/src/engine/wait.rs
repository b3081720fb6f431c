//! Buy in CSP and let the old one run out.

use super::{
    case::{Case, Held},
    figures::Figures,
    notes::Verdict,
    outcome::{Facts, Forgotten, Guidance, Reading, Regime},
};
use crate::{
    model::{Amount, Channel, Date, Strategy, Term},
    rules,
};

/// Works the strategy out.
pub(super) fn work_out(case: &Case<'_>, held: &Held<'_>, verdict: &mut Verdict<'_>) -> Figures {
    verdict.read(&rules::SEED_MANUAL_PATH, Reading::Truth(true));
    match held.sub.channel {
        Channel::Syndication => verdict.block(&rules::SYND_BLOCKED, Facts::default()),
        Channel::OtherTenant => verdict.only_if(&rules::SEED_TENANT_TO_TENANT, Facts::default()),
        _ => {}
    }
    let Some(end) = held.end else {
        verdict.only_if(&rules::TRAP_AOBO_PAGES, Facts::default());
        return held.undated_figures(case, held.wanted.start.or(held.wanted.together), verdict);
    };
    let agreed = held.agreed.and_then(|agreed| agreed.start(Strategy::Wait));
    let planned = held.wanted.start.or(agreed).or(held.wanted.together);
    let start = planned.unwrap_or_else(|| default_start(case, held, end));
    if held.wanted.start.is_none() {
        verdict.read(&rules::CALC_RECOMMENDED_START, Reading::Day(start));
    }
    if held.sub.end.is_none() {
        verdict.read(&rules::CALC_DATES, Reading::Day(end));
    }
    if held.sub.channel.is_csp() && !held.is_ours() {
        verdict.read(&rules::MP_NO_SIDE_EFFECTS, Reading::Truth(true));
    }
    held.purchase(case, Strategy::Wait, start, verdict);
    run_out(case, held, end, start, verdict)
}

/// The last day of the old term, or earlier by the days users need to be moved; inside the customer's window and on a working
/// day where that costs no service; never before the relationship is in place.
pub(super) fn default_start(case: &Case<'_>, held: &Held<'_>, end: Date) -> Date {
    let wished = end.plus_days(-held.reassign_days(case));
    case.working_day_until(case.inside_window(wished)).max(case.ready)
}

/// The old one runs to its end, and what its channel does then is used or stopped.
pub(super) fn run_out(
    case: &Case<'_>,
    held: &Held<'_>,
    end: Date,
    start: Date,
    verdict: &mut Verdict<'_>,
) -> Figures {
    let Some(lapse) = held.lapse else { return Figures::UNKNOWN };
    verdict.read_since(lapse.rule, Reading::Word(lapse.regime.key()), lapse.since);
    if lapse.regime == Regime::Est {
        verdict.read_since(&rules::EST_DATES, Reading::Truth(true), lapse.since);
        verdict.read_since(&rules::LIFE_NCE_EST, Reading::Truth(true), lapse.since);
        verdict.read_since(&rules::EST_OVERLAP_RULE, Reading::Day(end), lapse.since);
    }
    if lapse.regime == Regime::Grace {
        verdict.read(&rules::CALC_GRACE_PHASES, Reading::Days(lapse.grace));
    }
    let latest_safe = lapse.latest_safe(end);
    verdict.read(&rules::CALC_SAFE_LATEST, Reading::Day(latest_safe));
    if thirty_days_hold(case, held) {
        verdict.read(&rules::SEED_EXPIRY_30, Reading::Day(latest_safe));
    }
    let shared = Figures {
        new_start: Some(start),
        latest_safe_start: Some(latest_safe),
        regime: Some(lapse.regime),
        if_forgotten: forgotten(held, end),
        ..held.new_figures(case, start, verdict)
    };
    warn_of_renewal(case, held, end, &lapse, &shared, verdict);
    if is_bridged(case, held, end, start) {
        return bridge(case, held, end, start, shared, verdict);
    }
    let last_access = end.plus_days(lapse.grace);
    let overlap_days = (start.days_until(end) + 1).max(0);
    let gap_days = held.gap(case, last_access, end, start);
    if start > latest_safe {
        verdict.warn(
            &rules::CALC_SAFE_LATEST,
            Facts { day: Some(start), until: Some(latest_safe), days: Some(gap_days), ..Facts::default() },
        );
        verdict.read(&rules::CALC_GAP, Reading::Days(gap_days));
    }
    if lapse.regime == Regime::Est {
        verdict.read_since(&rules::EST_CANCEL_EOT, Reading::Day(end), lapse.since);
    }
    if overlap_days > 0 {
        verdict.read(&rules::COEXIST, Reading::Truth(true));
        verdict.read(&rules::CALC_OVERLAP, Reading::Days(overlap_days));
        held.read_proration(start, overlap_days, verdict);
    }
    Figures {
        old_last_access: Some(last_access),
        old_last_paid: Some(end),
        data_deleted: Some(last_access.plus_days(lapse.kept)),
        overlap_days,
        overlap: held.charge(start, end),
        gap_days,
        ..shared
    }
}

/// The old one ends in the 30 free days that the guidance counts on since 2022 (rule `seed-expiry-30`).
pub(super) fn thirty_days_hold(case: &Case<'_>, held: &Held<'_>) -> bool {
    let graced = held.lapse.is_some_and(|lapse| lapse.regime == Regime::Grace);
    graced && held.sub.channel == Channel::CspNce && case.guidance >= Guidance::V4
}

/// Whether the paid extension is used until the new one is there. A new one that starts on the day after the term needs none,
/// unless users must be moved while both run; and where both may not fit into the tenant, the old one must not be extended.
pub(super) fn is_bridged(case: &Case<'_>, held: &Held<'_>, end: Date, start: Date) -> bool {
    let extended = held.lapse.is_some_and(|lapse| lapse.regime == Regime::Est);
    let alone = held.reassign_days(case) == 0 || held.limited;
    let follows = start == end.plus_days(1) && case.as_of <= end && alone;
    extended && start > end && !follows
}

/// The paid extension runs until the new one is there (rule `est-manage`).
fn bridge(
    case: &Case<'_>,
    held: &Held<'_>,
    end: Date,
    start: Date,
    shared: Figures,
    verdict: &mut Verdict<'_>,
) -> Figures {
    let cancelled = start.plus_days(held.reassign_days(case));
    let bridged = start.plus_days(-1);
    let days = end.days_until(bridged);
    let cost = held.extension_charge(end.plus_days(1), bridged);
    let overlap_days = start.days_until(cancelled);
    let paid_twice = held.extension_charge(start, cancelled.plus_days(-1));
    verdict.read(&rules::EST_MANAGE, Reading::Days(days));
    if let Some(monthly) = held.extension_monthly() {
        verdict.read(&rules::EST_PRICE, Reading::Money(monthly.line()));
        verdict.read(&rules::CALC_EST, Reading::Money(monthly.line()));
    }
    verdict.warn(
        &rules::CALC_SAFE_LATEST,
        Facts {
            day: Some(start),
            until: Some(end),
            days: Some(days),
            seats: Some(held.sub.seats),
            amount: cost.map(Amount::line),
            ..Facts::default()
        },
    );
    Figures {
        old_last_access: Some(cancelled),
        old_last_paid: Some(cancelled.plus_days(-1)),
        data_deleted: Some(cancelled.plus_days(90)),
        overlap_days,
        overlap: paid_twice,
        bridge: cost,
        ..shared
    }
}

/// What it costs when nobody stops the old one (rule `trap-auto-renew-source`; conventions, 14).
pub(super) fn forgotten(held: &Held<'_>, end: Date) -> Option<Forgotten> {
    let sub = held.sub;
    if !sub.channel.is_new_commerce() || sub.cancel_at_end || sub.trial {
        return None;
    }
    let next = end.plus_days(1);
    if sub.auto_renew {
        let cost = held
            .monthly
            .map(|monthly| monthly.times(held.seats()).times(i64::from(sub.term.months())).line());
        return Some(Forgotten { cost, until: sub.term.end(next) });
    }
    let extends = held.lapse.is_some_and(|lapse| lapse.regime == Regime::Est);
    extends.then(|| Forgotten {
        cost: held.extension_monthly().map(|monthly| monthly.times(held.seats()).line()),
        until: Term::Month.end(next),
    })
}

fn warn_of_renewal(
    case: &Case<'_>,
    held: &Held<'_>,
    end: Date,
    lapse: &super::lapse::Lapse,
    shared: &Figures,
    verdict: &mut Verdict<'_>,
) {
    let Some(forgotten) = shared.if_forgotten else { return };
    let facts =
        Facts { day: Some(end), until: Some(forgotten.until), amount: forgotten.cost, ..Facts::default() };
    if lapse.regime == Regime::Est {
        verdict.warn(&rules::EST_AUTORENEW_TRAP, facts);
    }
    if held.sub.auto_renew {
        if lapse.regime != Regime::Est {
            verdict.warn(&rules::TRAP_AUTO_RENEW_SOURCE, facts);
        } else if let Some(owed) = forgotten.cost {
            // The trap of the extension has said what to do, until when it runs and what it costs.
            verdict.read(&rules::TRAP_AUTO_RENEW_SOURCE, Reading::Money(owed));
        }
        let due = end.plus_days(-case.safety_days);
        if case.as_of > due && case.as_of <= end {
            verdict.warn(
                &rules::TRAP_RENEWAL_DAY,
                Facts { day: Some(end), until: Some(due), ..Facts::default() },
            );
        }
    }
}
