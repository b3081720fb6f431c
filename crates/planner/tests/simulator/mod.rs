//! A second planner, for the tests only: it walks a plan one day at a time and adds up what it sees. Written from
//! `docs/conventions.md` and the rule book, with a calendar and fractions of its own; it shares no code with the engine, so that a
//! mistake would have to be made twice.

pub mod calendar;
pub mod facts;
pub mod figures;
pub mod fraction;
mod strip;
pub mod tenant;
pub mod walk;

use std::fmt::{Debug, Write as _};

use changeover_planner::{
    engine::{Evaluation, Feasibility, Outcome, Reassignment},
    model::{Actor, Channel, Consent, Date, Plan, Strategy},
};

use calendar::{Day, date, day, on};
use facts::{After, Facts, Span};
use figures::{figures, forgotten, horizon_cost, new_costs};
use walk::{Walk, script, walk};

/// What was compared, to be sure that every kind of case was met.
#[derive(Debug, Default)]
pub struct Tally {
    pub options: [[u32; 6]; 11],
    pub overlaps: u32,
    pub gaps: u32,
    pub bridges: u32,
    pub refunds: u32,
    pub forfeits: u32,
    pub forgotten: u32,
    pub figures: u32,
}

/// Disagreements of one option, one a line.
struct Differences(String);

impl Differences {
    fn check<T: PartialEq + Debug>(&mut self, what: &str, engine: &T, days: &T) {
        if engine != days {
            let _ = writeln!(self.0, "  {what}: engine {engine:?}, day by day {days:?}");
        }
    }
}

/// Holds every option of an evaluation against the days.
///
/// # Errors
/// The disagreements, with the days they come from.
pub fn compare(plan: &Plan, evaluation: &Evaluation, tally: &mut Tally) -> Result<(), String> {
    let mut report = String::new();
    for (subscription, assessment) in plan.subscriptions.iter().zip(&evaluation.subscriptions) {
        let facts = Facts::of(plan, subscription);
        for outcome in &assessment.options {
            let channel = Channel::ALL.iter().position(|channel| *channel == facts.channel()).unwrap();
            let strategy = Strategy::ALL.iter().position(|strategy| *strategy == outcome.strategy).unwrap();
            tally.options[channel][strategy] += 1;
            let mut differences = Differences(String::new());
            let days = compare_option(&facts, outcome, &mut differences, tally);
            if !differences.0.is_empty() {
                let _ = writeln!(
                    report,
                    "{} · {}\n{}{days}",
                    subscription.id,
                    outcome.strategy.key(),
                    differences.0
                );
            }
        }
    }
    if let Err(reason) = tenant::has_room(plan, evaluation) {
        let _ = writeln!(report, "{reason}");
    }
    if report.is_empty() { Ok(()) } else { Err(report) }
}

fn compare_option(
    facts: &Facts<'_>,
    outcome: &Outcome,
    differences: &mut Differences,
    tally: &mut Tally,
) -> String {
    if !has_figures(facts, outcome.strategy) || too_late(facts, outcome) {
        differences.check("feasibility", &outcome.feasibility, &Feasibility::Blocked);
        return String::new();
    }
    if facts.shares() {
        let start = outcome.new_start.map(day);
        if start.is_none_or(|start| !may_start(facts, outcome.strategy, start)) {
            differences.check(
                "newStart",
                &outcome.new_start,
                &default_start(facts, outcome.strategy).map(date),
            );
        }
    } else {
        differences.check("newStart", &outcome.new_start, &default_start(facts, outcome.strategy).map(date));
    }
    if impossible(facts, outcome) {
        differences.check("feasibility", &outcome.feasibility, &Feasibility::Blocked);
    }
    let (month, first_term) = new_costs(facts, facts.span, outcome);
    differences.check("newMonthlyCost", &outcome.new_monthly_cost, &month);
    differences.check("newFirstTermCost", &outcome.new_first_term_cost, &first_term);
    let (Some(span), Some(start)) = (facts.span, outcome.new_start.map(day)) else {
        compare_without_days(outcome, differences);
        return String::new();
    };
    let acts = script(facts, span, outcome.strategy, start);
    let walk = walk(facts, span, &acts);
    compare_days(facts, span, outcome, &walk, differences);
    // Past the end the extension has been paid before the plan's day, past the horizon nothing is common.
    if outcome.strategy != Strategy::Keep && facts.today <= span.end && start <= span.end + 300 {
        let cost = horizon_cost(facts, span, start, &walk, outcome.new_monthly_cost);
        differences.check("horizonCost", &outcome.horizon_cost, &cost.map(fraction::Fraction::line));
    }
    tally.overlaps += u32::from(outcome.overlap_days > 0);
    tally.gaps += u32::from(outcome.gap_days > 0);
    let some = |money: Option<changeover_planner::model::Money>| {
        u32::from(money.is_some_and(|sum| sum.as_cents() > 0))
    };
    tally.bridges += some(outcome.bridge_cost);
    tally.refunds += some(outcome.refund);
    tally.forfeits += some(outcome.forfeited);
    tally.forgotten += u32::from(outcome.if_forgotten.is_some());
    tally.figures += 1;
    if differences.0.is_empty() { String::new() } else { strip::strip(facts, span, &acts, &walk.days) }
}

fn compare_days(
    facts: &Facts<'_>,
    span: Span,
    outcome: &Outcome,
    walk: &Walk,
    differences: &mut Differences,
) {
    let start = outcome.new_start.map_or(span.end, day);
    let days = figures(facts, span, start, walk);
    let as_date = |day: Option<Day>| day.map(date);
    let count = |days: Day| u32::try_from(days).unwrap();
    differences.check("oldLastAccess", &outcome.old_last_access, &as_date(days.old_last_access));
    differences.check("oldLastPaid", &outcome.old_last_paid, &as_date(days.old_last_paid));
    differences.check("overlapDays", &outcome.overlap_days, &count(days.overlap_days));
    differences.check("overlapCost", &outcome.overlap_cost, &days.overlap_cost);
    differences.check("gapDays", &outcome.gap_days, &count(days.gap_days));
    differences.check("forfeited", &outcome.forfeited, &days.forfeited);
    differences.check("refund", &outcome.refund, &days.refund);
    differences.check("bridgeCost", &outcome.bridge_cost, &days.bridge_cost);
    let reassignment = match outcome.strategy {
        Strategy::Transfer => Reassignment::None,
        _ if facts.everybody_moves() => Reassignment::All,
        _ if days.over_assigned > 0 => Reassignment::Some,
        _ => Reassignment::None,
    };
    differences.check("reassignment", &outcome.reassignment, &reassignment);
    // Rule 25: a transfer leaves every assignment as it is.
    let stays = outcome.strategy == Strategy::Transfer;
    let users = |count: u32| if stays { 0 } else { count };
    differences.check("usersToReassign", &outcome.users_to_reassign, &users(days.users_to_reassign));
    differences.check("overAssigned", &outcome.over_assigned, &users(days.over_assigned));
    if days.forfeited.is_some_and(|sum| sum.as_cents() > 0) {
        let bearer = match facts.channel() {
            Channel::CspNce if facts.subscription.seller.is_us => Actor::Partner,
            Channel::CspNce if !facts.is_detached() => Actor::SourcePartner,
            _ => Actor::Customer,
        };
        differences.check("forfeitedBy", &outcome.forfeited_by, &Some(bearer));
    }
    let nothing_lapses =
        matches!(outcome.strategy, Strategy::Transfer | Strategy::Renew | Strategy::Migrate | Strategy::Keep);
    let lapse = |regime| if nothing_lapses { None } else { Some(regime) };
    let regime = outcome.regime.map(|regime| regime.key());
    differences.check("regime", &regime, &lapse(facts.after(span).regime()));
    let deleted = if nothing_lapses { None } else { as_date(days.data_deleted) };
    differences.check("dataDeleted", &outcome.data_deleted, &deleted);
    let engine = outcome.if_forgotten.map(|forgotten| (forgotten.cost, forgotten.until));
    let nobody = forgotten(facts, span).map(|(cost, until)| (cost, date(until)));
    differences.check("ifForgotten", &engine, if nothing_lapses { &None } else { &nobody });
    differences.check(
        "latestSafeStart",
        &outcome.latest_safe_start,
        &Some(date(latest_safe(facts, span, outcome.strategy))),
    );
}

/// Rule 11.
fn latest_safe(facts: &Facts<'_>, span: Span, strategy: Strategy) -> Day {
    match (strategy, facts.after(span)) {
        (Strategy::Transfer, _) => (facts.today + 30).min(span.end - 1),
        (_, After::Free { grace, .. }) => span.end + grace,
        (_, After::Extension | After::Nothing { .. }) => span.end,
    }
}

/// Without a term or a start there is nothing to walk, and nothing dated may be said.
fn compare_without_days(outcome: &Outcome, differences: &mut Differences) {
    let nothing: Option<Date> = None;
    differences.check("oldLastAccess", &outcome.old_last_access, &nothing);
    differences.check("oldLastPaid", &outcome.old_last_paid, &nothing);
    differences.check("dataDeleted", &outcome.data_deleted, &nothing);
    differences.check("overlapDays", &outcome.overlap_days, &0);
    differences.check("gapDays", &outcome.gap_days, &0);
}

/// The day the new subscription starts (rules 15 … 21, 33, 34).
pub fn default_start(facts: &Facts<'_>, strategy: Strategy) -> Option<Day> {
    let subscription = facts.subscription;
    let end = facts.span.map(|span| span.end);
    match strategy {
        Strategy::Wait => {
            chosen_start(facts).or_else(|| members(facts).filter_map(|member| wished_start(&member)).min())
        }
        Strategy::Cut => Some(chosen_start(facts).unwrap_or(facts.ready)),
        Strategy::Transfer => {
            Some(subscription.transfer_on.map(day).or(chosen_start(facts)).unwrap_or(facts.ready))
        }
        Strategy::Renew => Some((end? + 1).max(facts.ready)),
        Strategy::Migrate => end.filter(|end| facts.ready <= *end).map(|_| facts.ready + 1),
        Strategy::Keep => None,
    }
}

/// Rule 37: where a limit or a group may move a start that nobody chose.
fn may_start(facts: &Facts<'_>, strategy: Strategy, start: Day) -> bool {
    if default_start(facts, strategy) == Some(start) {
        return true;
    }
    let handed_over = strategy == Strategy::Transfer && facts.subscription.transfer_on.is_some();
    if chosen_start(facts).is_some() || handed_over || start < facts.ready {
        return false;
    }
    let grouped = facts.subscription.group.is_some();
    match strategy {
        Strategy::Wait => {
            let mut others = facts.plan.subscriptions.iter().map(|other| Facts::of(facts.plan, other));
            facts.is_limited() && others.any(|other| makes_room(&other, facts.ready, start)) || grouped
        }
        Strategy::Cut | Strategy::Transfer => grouped,
        Strategy::Renew | Strategy::Migrate | Strategy::Keep => false,
    }
}

/// Whether a subscription may give up its seats just before a day: it ended, its paid extension is cancelled for its own start, or it is
/// cancelled once its users have been moved.
fn makes_room(other: &Facts<'_>, ready: Day, start: Day) -> bool {
    let ended = other.span.is_some_and(|span| (span.end + 1).max(ready) == start);
    let moved = |own: Day| own == start || (own + other.reassign_days + 1) == start || own + 1 == start;
    ended || Strategy::ALL.into_iter().filter_map(|way| default_start(other, way)).any(moved)
}

/// The subscription itself, or all of its group.
fn members<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = Facts<'f>> {
    let (plan, own) = (facts.plan, facts.subscription);
    plan.subscriptions
        .iter()
        .filter(move |other| other.id == own.id || own.group.is_some() && other.group == own.group)
        .map(move |other| Facts::of(plan, other))
}

fn chosen_start(facts: &Facts<'_>) -> Option<Day> {
    let own = |facts: &Facts<'_>| facts.subscription.target.as_ref().and_then(|target| target.start).map(day);
    own(facts).or_else(|| members(facts).filter_map(|member| own(&member)).min())
}

/// Where nobody chose: the old end, or early enough to move everybody; inside the window, on a working day.
fn wished_start(facts: &Facts<'_>) -> Option<Day> {
    let policy = &facts.plan.policy;
    let early = if facts.everybody_moves() { facts.reassign_days } else { 0 };
    let mut start = facts.span?.end - early;
    if let Some(last) = policy.window_to.filter(|last| policy.window_from.is_none_or(|first| first <= *last))
    {
        start = start.min(day(last));
    }
    let off = |at: Day| {
        policy.working_days_only && calendar::weekend(at) || policy.days_off.iter().any(|off| day(*off) == at)
    };
    let mut working = start;
    while off(working) && working > start - 14 {
        working -= 1;
    }
    if !off(working) {
        start = working;
    }
    Some(start.max(facts.ready))
}

/// Rules 20 and 21: where there is nothing to renew or migrate, there are no figures.
fn has_figures(facts: &Facts<'_>, strategy: Strategy) -> bool {
    match strategy {
        Strategy::Renew => facts.channel() == Channel::Ea && facts.today >= on(2024, 1, 1),
        Strategy::Migrate => facts.channel() == Channel::CspLegacy && facts.subscription.seller.is_us,
        Strategy::Wait | Strategy::Cut | Strategy::Transfer | Strategy::Keep => true,
    }
}

/// A term that is over cannot be handed over or migrated.
fn too_late(facts: &Facts<'_>, outcome: &Outcome) -> bool {
    let Some(span) = facts.span else { return false };
    match outcome.strategy {
        Strategy::Transfer => outcome.new_start.is_some_and(|start| day(start) > span.end),
        Strategy::Migrate => facts.ready > span.end,
        Strategy::Wait | Strategy::Cut | Strategy::Renew | Strategy::Keep => false,
    }
}

/// What the channel does not allow, whatever the consent (rules 17 … 22).
fn impossible(facts: &Facts<'_>, outcome: &Outcome) -> bool {
    let channel = facts.channel();
    let seller = &facts.subscription.seller;
    let start = outcome.new_start.map(day);
    match outcome.strategy {
        Strategy::Wait => channel == Channel::Syndication,
        Strategy::Cut if channel == Channel::Syndication => true,
        Strategy::Cut => facts.span.zip(start).is_some_and(|(span, start)| {
            let cancel = start + if facts.everybody_moves() { facts.reassign_days } else { 0 };
            let outside = cancel > facts.window_end(span);
            cancel <= span.end
                && match channel {
                    Channel::Ea | Channel::Prepaid => true,
                    Channel::CspNce if facts.is_detached() => false,
                    Channel::CspNce | Channel::McaDirect | Channel::McaE => outside,
                    _ => false,
                }
        }),
        Strategy::Transfer => {
            let flow = start.is_some_and(|start| match channel {
                Channel::CspNce => start >= on(2024, 1, 1),
                Channel::CspLegacy => start < on(2024, 1, 1),
                _ => false,
            });
            let sold = seller.in_program && seller.consent != Consent::Refuses && !facts.subscription.trial;
            !flow || !sold
        }
        Strategy::Renew => channel != Channel::Ea,
        Strategy::Migrate => channel != Channel::CspLegacy || !seller.is_us || facts.ready < on(2022, 1, 10),
        Strategy::Keep => channel == Channel::Syndication || channel.is_csp() && !seller.is_us,
    }
}
