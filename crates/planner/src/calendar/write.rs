//! Content lines: escaped, folded at 75 octets between characters, ended by CRLF.

use std::fmt::Write;

use super::event::{Alarm, Event, When};
use crate::model::{Date, Moment};

/// Longest line, octets.
const FOLD: usize = 75;

#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A property whose value is of a fixed form.
    pub fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for letter in format!("{name}:{value}").chars() {
            if octets + letter.len_utf8() > FOLD {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is words.
    pub fn text(&mut self, name: &str, words: &str) {
        self.line(name, &escaped(words));
    }

    pub fn finish(self) -> String {
        self.0
    }
}

fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\\' | ';' | ',' => text.extend(['\\', letter]),
            '\n' => text.push_str("\\n"),
            // Nothing else below the space may stand in a value.
            letter if letter.is_control() => {}
            letter => text.push(letter),
        }
    }
    text
}

fn day(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn instant(moment: Moment) -> String {
    let second = moment.second.unwrap_or(0);
    format!("{}T{:02}{:02}{:02}Z", day(moment.day), second / 3600, second / 60 % 60, second % 60)
}

/// One event.
pub(super) fn event(text: &mut Lines, event: &Event, sequence: i32, stamp: Moment) {
    text.line("BEGIN", "VEVENT");
    text.line("UID", &event.uid);
    text.line("DTSTAMP", &instant(stamp));
    text.line("SEQUENCE", &sequence.to_string());
    match event.when {
        When::Day(on) => {
            text.line("DTSTART;VALUE=DATE", &day(on));
            text.line("DTEND;VALUE=DATE", &day(on.plus_days(1)));
        }
        // Without an end it takes no time.
        When::Instant(at) => text.line("DTSTART", &instant(at)),
    }
    text.text("SUMMARY", &event.summary);
    text.text("DESCRIPTION", &event.description);
    text.text("CATEGORIES", &event.category);
    text.line("STATUS", "CONFIRMED");
    text.line("TRANSP", "TRANSPARENT");
    for alarm in &event.alarms {
        text.line("BEGIN", "VALARM");
        text.line("ACTION", "DISPLAY");
        text.text("DESCRIPTION", &event.summary);
        text.line("TRIGGER", &trigger(*alarm));
        text.line("END", "VALARM");
    }
    text.line("END", "VEVENT");
}

fn trigger(alarm: Alarm) -> String {
    let mut text = String::from("-P");
    let (days, hours) = (alarm.hours_before / 24, alarm.hours_before % 24);
    // Writing to a text cannot fail.
    if days > 0 {
        let _ = write!(text, "{days}D");
    }
    if hours > 0 || days == 0 {
        let _ = write!(text, "T{hours}H");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters_at_75_octets() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &"ы".repeat(100));
        let text = lines.finish();
        let parts: Vec<&str> = text.trim_end().split("\r\n").collect();
        // "SUMMARY:" is 8 octets; 33 letters of two octets make 74, a 34th would make 76.
        assert_eq!(parts[0].len(), 74);
        assert!(parts[1..].iter().all(|part| part.starts_with(' ') && part.len() <= 75));
        assert_eq!(
            parts.iter().map(|part| part.trim_start()).collect::<String>(),
            format!("SUMMARY:{}", "ы".repeat(100))
        );
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(escaped("a;b,c\\d\ne\rf"), "a\\;b\\,c\\\\d\\nef");
        assert_eq!(escaped("x\r\nEND:VEVENT"), "x\\nEND:VEVENT");
    }

    #[test]
    fn an_alarm_is_a_duration_before() {
        let before = |hours_before| trigger(Alarm { hours_before });
        assert_eq!([15, 24, 159, 0].map(before), ["-PT15H", "-P1D", "-P6DT15H", "-PT0H"]);
    }
}
