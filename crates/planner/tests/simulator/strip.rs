//! The days of one option as a person can read them: a line for each stretch of days that are alike.

use std::fmt::Write as _;

use super::{
    calendar::{Day, date},
    facts::{Facts, Span},
    walk::{Act, Phase, Record},
};

/// Writes the facts, the acts and the days.
pub fn strip(facts: &Facts<'_>, span: Span, acts: &[(Day, Act)], days: &[Record]) -> String {
    let subscription = facts.subscription;
    let mut text = String::new();
    let _ = writeln!(
        text,
        "as of {} · relationship in place {} · {} · term {} … {} ({:?}, billed {:?}) · {} seats, {:?} assigned · cancelAtEnd {} · \
         autoRenew {} · trial {} · price {:?} · after the term: {}",
        date(facts.today),
        date(facts.ready),
        facts.channel().key(),
        date(span.start),
        date(span.end),
        subscription.term,
        subscription.billing,
        subscription.seats,
        subscription.assigned,
        subscription.cancel_at_end,
        subscription.auto_renew,
        subscription.trial,
        subscription.price,
        facts.after(span).regime(),
    );
    for (day, act) in acts {
        let _ = writeln!(text, "  {} {act:?}", date(*day));
    }
    let mut rest = days;
    while let Some(first) = rest.first() {
        let alike = rest.iter().take_while(|day| same(first, day)).count();
        let (stretch, later) = rest.split_at(alike);
        let last = stretch.last().unwrap_or(first);
        let flag = |set: bool, word: &'static str| if set { word } else { "·" };
        let phase = match first.phase {
            Phase::Term => "term",
            Phase::Extension => "extension",
            Phase::Free { .. } => "free use",
            Phase::Kept { .. } => "data kept",
            Phase::Deleted => "ended",
            Phase::HandedOver => "handed over",
        };
        let _ = writeln!(
            text,
            "  {} … {} {alike:>5} d  {phase:<11} {:<4} {:<4} {:<8} {:<4} {:<3}  units {}+{} users {}+{}",
            date(first.day),
            date(last.day),
            flag(first.usable, "used"),
            flag(first.paid, "paid"),
            flag(first.returned, "returned"),
            flag(first.owed, "owed"),
            flag(first.new, "new"),
            first.old_units,
            first.new_units,
            first.old_users,
            first.new_users,
        );
        rest = later;
    }
    text
}

fn same(one: &Record, other: &Record) -> bool {
    Record { day: one.day, cycle: one.cycle, ..*other } == *one
}
