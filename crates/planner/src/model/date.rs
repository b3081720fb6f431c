//! Calendar days in UTC, and month arithmetic that keeps the day a term was born on.
//!
//! No clock: "today" is always an argument. Arithmetic is total; it stops at the ends of the supported years, which no
//! checked document can reach (it holds days of 2000 … 2100 only).

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A calendar day in UTC. Ends of terms are inclusive: a term that ends on a day covers all of that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The first day a document may name.
    pub const FIRST: Date = Date::literal(2000, 1, 1);
    /// The last day a document may name.
    pub const LAST: Date = Date::literal(2100, 12, 31);

    /// A day written in the source of the rule book. A date that does not exist stops the build when used in a constant.
    #[must_use]
    #[allow(clippy::panic)]
    pub const fn literal(year: i32, month: u32, day: u32) -> Date {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Date(date),
            None => panic!("no such day"),
        }
    }

    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        NaiveDate::from_ymd_opt(year, month, day).map(Date)
    }

    /// Reads `YYYY-MM-DD`, exactly ten characters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else { return None };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u32, |sum, digit| {
                digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0'))
            })
        };
        let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
        Date::new(year, number(&[m1, m2])?, number(&[d1, d2])?)
    }

    /// Year, e.g. 2026.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month, 1 … 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The month as a signed number, for counting months between days.
    #[must_use]
    pub fn month_index(self) -> i32 {
        i32::try_from(self.0.month()).unwrap_or(1)
    }

    /// Day of the month, 1 … 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Day of the week, 0 = Monday … 6 = Sunday.
    #[must_use]
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// The day `days` later (earlier when negative).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Date {
        let moved = if days >= 0 {
            self.0.checked_add_days(Days::new(u64::from(days.unsigned_abs())))
        } else {
            self.0.checked_sub_days(Days::new(u64::from(days.unsigned_abs())))
        };
        Date(moved.unwrap_or(if days >= 0 { NaiveDate::MAX } else { NaiveDate::MIN }))
    }

    /// The same day of the month `months` later (earlier when negative), clamped to that month's last day.
    /// Add all the months to the anchor day at once: adding one month after another drifts (31 Jan → 28 Feb → 28 Mar).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Date {
        let moved = if months >= 0 {
            self.0.checked_add_months(Months::new(months.unsigned_abs()))
        } else {
            self.0.checked_sub_months(Months::new(months.unsigned_abs()))
        };
        Date(moved.unwrap_or(if months >= 0 { NaiveDate::MAX } else { NaiveDate::MIN }))
    }

    /// Days from `self` to `later`: 0 for the same day, negative when `later` is earlier.
    #[must_use]
    pub fn days_until(self, later: Date) -> i32 {
        i32::try_from(later.0.signed_duration_since(self.0).num_days()).unwrap_or(i32::MAX)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text).filter(|date| (Date::FIRST..=Date::LAST).contains(date)).ok_or_else(|| {
            D::Error::custom(format!("\"{text}\" is not a day written YYYY-MM-DD between 2000 and 2100"))
        })
    }
}

/// A day, with the second of that day where it is known (the seven-day window counts hours).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The UTC day.
    pub day: Date,
    /// Seconds since 00:00 UTC of that day, 0 … 86,399; `None` when only the day is known.
    pub second: Option<u32>,
}

impl Moment {
    /// Reads `YYYY-MM-DD` or an RFC 3339 instant such as `2026-03-15T14:30:00Z` (an offset is turned into UTC).
    #[must_use]
    pub fn parse(text: &str) -> Option<Moment> {
        if let Some(day) = Date::parse(text) {
            return Some(Moment { day, second: None });
        }
        let day = Date::parse(text.get(..10)?)?;
        let rest = text.get(10..)?.strip_prefix(['T', 't', ' '])?;
        let two = |at: usize| {
            rest.get(at..at + 2).filter(|s| s.bytes().all(|b| b.is_ascii_digit()))?.parse::<u32>().ok()
        };
        let (hour, minute, second) = (two(0)?, two(3)?, two(6)?);
        if hour > 23
            || minute > 59
            || second > 60
            || rest.get(2..3) != Some(":")
            || rest.get(5..6) != Some(":")
        {
            return None;
        }
        let zone = rest.get(8..)?.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
        let offset_minutes = match zone {
            "Z" | "z" => 0,
            _ => {
                let (sign, digits) = zone
                    .strip_prefix('+')
                    .map(|d| (1, d))
                    .or_else(|| zone.strip_prefix('-').map(|d| (-1, d)))?;
                let (hours, minutes) = digits.split_once(':')?;
                sign * (hours.parse::<i32>().ok().filter(|h| *h < 24)? * 60
                    + minutes.parse::<i32>().ok().filter(|m| *m < 60)?)
            }
        };
        let seconds = i64::from(hour * 3600 + minute * 60 + second.min(59)) - i64::from(offset_minutes) * 60;
        let day = day.plus_days(i32::try_from(seconds.div_euclid(86_400)).ok()?);
        Some(Moment { day, second: u32::try_from(seconds.rem_euclid(86_400)).ok() })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.second {
            None => self.day.fmt(f),
            Some(s) => write!(f, "{}T{:02}:{:02}:{:02}Z", self.day, s / 3600, s / 60 % 60, s % 60),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Moment::parse(&text).filter(|moment| (Date::FIRST..=Date::LAST).contains(&moment.day)).ok_or_else(
            || {
                D::Error::custom(format!(
                    "\"{text}\" is neither a day YYYY-MM-DD nor an instant such as 2026-03-15T14:30:00Z"
                ))
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_added_to_the_anchor_and_clamped() {
        let anchor = Date::literal(2026, 1, 31);
        assert_eq!(anchor.plus_months(1), Date::literal(2026, 2, 28));
        assert_eq!(anchor.plus_months(2), Date::literal(2026, 3, 31));
        assert_eq!(Date::literal(2024, 2, 29).plus_months(12), Date::literal(2025, 2, 28));
        assert_eq!(Date::literal(2026, 3, 31).plus_months(-1), Date::literal(2026, 2, 28));
    }

    #[test]
    fn only_real_days_in_the_one_form_are_read() {
        assert_eq!(Date::parse("2026-02-29"), None);
        assert_eq!(Date::parse("2028-02-29"), Date::new(2028, 2, 29));
        for wrong in ["", "2026-2-01", "26-02-01", "2026/02/01", "2026-02-01T00:00:00Z", "２026-02-01"] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_offset_moves_the_instant_to_its_utc_day() {
        let moment = Moment::parse("2026-03-15T23:30:00-02:00");
        assert_eq!(moment.map(|m| m.to_string()).as_deref(), Some("2026-03-16T01:30:00Z"));
        assert_eq!(Moment::parse("2026-03-15T10:00:00.123Z").and_then(|m| m.second), Some(36_000));
        assert_eq!(Moment::parse("2026-03-15T25:00:00Z"), None);
        assert_eq!(Moment::parse("2026-03-15T10:00:00"), None);
    }
}
