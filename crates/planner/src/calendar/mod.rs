//! The deadlines of a plan as a calendar file (RFC 5545).
//!
//! A day is a day wherever the reader lives: deadlines are all-day events without a zone. Only what ends at an hour, such as the
//! window to cancel, has one, in UTC. An event keeps its UID for as long as its plan and step exist, and its SEQUENCE grows with
//! the plan's revision, so that a file imported again updates what is there.

mod event;
mod write;

pub use event::{Alarm, Event, When, events};

use crate::{handout::Answer, i18n::Language, model::Moment};

/// The calendar as text, CRLF and folded. `stamp` is the present moment, RFC 3339; one that cannot be read is the plan's day.
#[must_use]
pub fn ics(answer: &Answer, stamp: &str) -> String {
    let stamp = Moment::parse(stamp).unwrap_or(Moment { day: answer.document.plan.as_of, second: None });
    let revision = i32::try_from(answer.document.revision).unwrap_or(i32::MAX);
    let mut text = write::Lines::default();
    text.line("BEGIN", "VCALENDAR");
    text.line("VERSION", "2.0");
    text.line(
        "PRODID",
        match answer.language {
            Language::En => "-//Changeover//Plan//EN",
            Language::Ru => "-//Changeover//Plan//RU",
        },
    );
    text.line("CALSCALE", "GREGORIAN");
    text.line("METHOD", "PUBLISH");
    text.text("X-WR-CALNAME", &event::name(answer));
    for event in events(answer) {
        write::event(&mut text, &event, revision, stamp);
    }
    text.line("END", "VCALENDAR");
    text.finish()
}
