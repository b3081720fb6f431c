//! Buy in CSP and cancel the old one now.

use super::{
    case::{Case, Held},
    figures::Figures,
    notes::Verdict,
    outcome::{Facts, Reading},
    wait,
};
use crate::{
    model::{Actor, Amount, Channel, Date, Money, Strategy},
    rules::{self, Rule},
};

/// What cancelling early gives back.
enum Refund {
    /// The rest of the running billing cycle; nothing more is owed.
    ProRata,
    /// The whole charge of the running cycle; nothing more is owed.
    WholeCycle,
    /// Nothing; everything to the end is owed.
    Nothing,
}

/// Works the strategy out.
pub(super) fn work_out(case: &Case<'_>, held: &Held<'_>, verdict: &mut Verdict<'_>) -> Figures {
    verdict.read(&rules::SEED_MANUAL_PATH, Reading::Truth(true));
    let agreed = held.agreed.and_then(|agreed| agreed.start(Strategy::Cut));
    let start = held.wanted.start.or(agreed).unwrap_or(case.ready);
    let Some((end, term_start)) = held.end.zip(held.start) else {
        refund_of_channel(case, held, start, None, verdict);
        verdict.only_if(&rules::TRAP_AOBO_PAGES, Facts::default());
        return held.undated_figures(case, Some(start), verdict);
    };
    held.purchase(case, Strategy::Cut, start, verdict);
    let cancelled = start.plus_days(held.reassign_days(case));
    if cancelled > end {
        // Nothing is left to cancel: it has run out.
        block_what_never_moves(held, verdict);
        return wait::run_out(case, held, end, start, verdict);
    }
    let refund = refund_of_channel(case, held, cancelled, Some(term_start), verdict);
    let shared = Figures {
        new_start: Some(start),
        old_last_access: Some(cancelled),
        latest_safe_start: held.lapse.map(|lapse| lapse.latest_safe(end)),
        regime: held.lapse.map(|lapse| lapse.regime),
        if_forgotten: wait::forgotten(held, end),
        data_deleted: Some(cancelled.plus_days(days_data_is_kept(held.sub.channel, &refund))),
        ..held.new_figures(case, start, verdict)
    };
    let cycle_end = held.cycles().map(|cycles| cycles.at(cancelled).end.min(end));
    let back = |from: Option<Date>| from.zip(cycle_end).and_then(|(from, to)| held.charge(from, to));
    let figures = match refund {
        Refund::Nothing => Figures {
            old_last_paid: Some(end),
            overlap_days: start.days_until(cancelled) + 1,
            overlap: held.charge(start, cancelled),
            forfeited: held.charge(cancelled, end),
            forfeited_by: Some(bearer(held)),
            ..shared
        },
        Refund::ProRata | Refund::WholeCycle => {
            let paid = cancelled.plus_days(-1);
            let overlap_days = start.days_until(cancelled);
            let days = cycle_end.map_or(0, |last| cancelled.days_until(last) + 1);
            held.read_proration(cancelled, days, verdict);
            note_effect(held, cancelled, days, verdict);
            let from = match refund {
                Refund::WholeCycle => held.cycles().map(|cycles| cycles.at(cancelled).start),
                _ => Some(cancelled),
            };
            Figures {
                old_last_paid: Some(paid),
                overlap_days,
                overlap: held.charge(start, paid),
                refund: back(from),
                returned_from: from,
                ..shared
            }
        }
    };
    note_money(held, cancelled, &figures, verdict);
    if start < end {
        verdict.read(&rules::TCO_EXTEND, Reading::Days(start.days_until(end)));
    }
    figures
}

/// What happens on the day a new-commerce or direct subscription is cancelled.
fn note_effect(held: &Held<'_>, cancelled: Date, days: i32, verdict: &mut Verdict<'_>) {
    let channel = held.sub.channel;
    if channel.is_new_commerce() {
        verdict.read(&rules::CANCEL_FORMULA, Reading::Days(days));
        verdict.read(&rules::CANCEL_EFFECT, Reading::Day(cancelled));
    }
    if matches!(channel, Channel::CspNce | Channel::McaE) {
        verdict.read(&rules::LIFE_NCE_CANCEL_NOW, Reading::Day(cancelled.plus_days(7)));
    }
    if channel.is_direct() {
        verdict.read(&rules::DATA_180, Reading::Day(cancelled.plus_days(180)));
    }
}

fn note_money(held: &Held<'_>, cancelled: Date, figures: &Figures, verdict: &mut Verdict<'_>) {
    if figures.overlap_days > 0 {
        verdict.read(&rules::DOUBLE_PAY, Reading::Days(figures.overlap_days));
    }
    match figures.forfeited {
        Some(money) if money != Amount::ZERO => {
            verdict.read(&rules::CALC_FORFEIT, Reading::Money(money.line()));
            if let Some(bearer) = figures.forfeited_by {
                verdict.read(&rules::FORFEIT, Reading::Word(bearer.key()));
            }
            if held.sub.channel == Channel::CspNce {
                verdict.read(&rules::OWE_ANYWAY, Reading::Money(money.line()));
                verdict.read(&rules::REFUND_TICKET, Reading::Money(Money::ZERO));
            }
            verdict.warn(
                &rules::SEED_NO_REFUND,
                Facts {
                    day: Some(cancelled),
                    until: held.end,
                    amount: Some(money.line()),
                    ..Facts::default()
                },
            );
        }
        None => verdict.warn(
            &rules::SEED_NO_REFUND,
            Facts { day: Some(cancelled), until: held.end, ..Facts::default() },
        ),
        Some(_) => {
            if let Some(refund) = figures.refund {
                verdict.read(&rules::CALC_REFUND, Reading::Money(refund.line()));
            }
        }
    }
}

/// Channels whose subscriptions are not moved by a cancellation, whatever the day.
fn block_what_never_moves(held: &Held<'_>, verdict: &mut Verdict<'_>) {
    match held.sub.channel {
        Channel::Syndication => verdict.block(&rules::SYND_BLOCKED, Facts::default()),
        Channel::OtherTenant => verdict.only_if(&rules::SEED_TENANT_TO_TENANT, Facts::default()),
        _ => {}
    }
}

/// Whether cancelling on `day` is possible and what it gives back (rule book G.1; conventions, 18).
fn refund_of_channel(
    case: &Case<'_>,
    held: &Held<'_>,
    day: Date,
    term_start: Option<Date>,
    verdict: &mut Verdict<'_>,
) -> Refund {
    let sub = held.sub;
    match sub.channel {
        Channel::Mosa => {
            if rules::SEED_WEBDIRECT_CREDIT.holds.on(case.as_of) {
                verdict.inform(&rules::SEED_WEBDIRECT_CREDIT, Facts { day: Some(day), ..Facts::default() });
            }
            if sub.seats > rules::SELF_SERVICE_CANCEL_SEATS {
                verdict.warn(
                    &rules::CANCEL_MOSA,
                    Facts {
                        seats: Some(sub.seats),
                        limit: Some(rules::SELF_SERVICE_CANCEL_SEATS),
                        ..Facts::default()
                    },
                );
            }
            verdict.read(&rules::CANCEL_MOSA, Reading::Truth(true));
            Refund::ProRata
        }
        Channel::CspLegacy => {
            if held.migrates(case) {
                verdict.block(&rules::MIG_MANUAL, Facts::default());
            }
            verdict.read(&rules::CANCEL_LEGACY, Reading::Truth(true));
            if term_start.is_some_and(|start| start.days_until(day) <= 30) {
                Refund::WholeCycle
            } else {
                Refund::ProRata
            }
        }
        Channel::CspNce if held.is_detached() => {
            verdict.only_if(&rules::DETACHED, Facts { until: held.end, ..Facts::default() });
            Refund::Nothing
        }
        Channel::CspNce | Channel::McaDirect | Channel::McaE => window(case, held, day, term_start, verdict),
        Channel::Open | Channel::OpenValue => {
            verdict.only_if(&rules::SEED_NO_REFUND, Facts { day: Some(day), ..Facts::default() });
            Refund::Nothing
        }
        Channel::OtherTenant => {
            verdict.only_if(&rules::SEED_TENANT_TO_TENANT, Facts::default());
            Refund::Nothing
        }
        Channel::Ea => block(&rules::LIFE_EA, verdict),
        Channel::Prepaid => block(&rules::CANCEL_PREPAID, verdict),
        Channel::Syndication => block(&rules::SYND_BLOCKED, verdict),
    }
}

fn block(rule: &'static Rule, verdict: &mut Verdict<'_>) -> Refund {
    verdict.block(rule, Facts::default());
    Refund::Nothing
}

/// The days after purchase or renewal in which new-commerce subscriptions can be cancelled (rules `cancel-7day`, `cancel-chile`).
fn window(
    case: &Case<'_>,
    held: &Held<'_>,
    day: Date,
    term_start: Option<Date>,
    verdict: &mut Verdict<'_>,
) -> Refund {
    let Some(term_start) = term_start else { return Refund::Nothing };
    let bought = held.sub.purchased;
    let opens = bought.map_or(term_start, |moment| moment.day.max(term_start));
    let hour_known = bought.is_some_and(|moment| moment.second.is_some() && moment.day >= term_start);
    let (days, rule, since) = rules::cancellation_window(opens, &case.plan.customer.country);
    let last = opens.plus_days(if hour_known { days } else { days - 1 });
    verdict.read_since(rule, Reading::Days(days), Some(since));
    verdict.read(&rules::CALC_7DAY, Reading::Day(last));
    if held.sub.channel == Channel::McaDirect {
        verdict.read(&rules::CANCEL_MCAD, Reading::Day(last));
    }
    if *rule == rules::CANCEL_CHILE {
        verdict.inform(rule, Facts { days: Some(days), ..Facts::default() });
    }
    let facts = Facts { day: Some(day), until: Some(last), days: Some(days), ..Facts::default() };
    if day <= last {
        if held.sub.channel == Channel::McaDirect && rules::SEED_WEBDIRECT_CREDIT.holds.on(case.as_of) {
            verdict.inform(&rules::SEED_WEBDIRECT_CREDIT, Facts { day: Some(day), ..Facts::default() });
        }
        verdict.only_if(&rules::CANCEL_7DAY, facts);
        Refund::ProRata
    } else {
        verdict.block(&rules::CANCEL_7DAY, facts);
        Refund::Nothing
    }
}

/// The partner who sold it owes the term; when that partner is gone, what the customer paid is lost.
fn bearer(held: &Held<'_>) -> Actor {
    match held.sub.channel {
        Channel::CspNce if held.is_ours() => Actor::Partner,
        Channel::CspNce if !held.is_detached() => Actor::SourcePartner,
        _ => Actor::Customer,
    }
}

/// Inside the window new-commerce subscriptions are deleted at once, and an administrator has a week (rule `cancel-effect`).
fn days_data_is_kept(channel: Channel, refund: &Refund) -> i32 {
    let at_once = matches!(channel, Channel::CspNce | Channel::McaE) && matches!(refund, Refund::ProRata);
    if at_once { 7 } else { 90 }
}
