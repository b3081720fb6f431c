//! Calendar days in UTC, and month arithmetic that keeps the day a term was born on.
//!
//! No clock: "today" is always an argument. chrono says which days exist; counting days and months, which the engine does
//! dozens of times for every option, is plain arithmetic here and is held against chrono day by day in the tests. It is total;
//! it stops at the years -9,999 and 9,999, which no checked document can reach (it holds days of 2000 … 2100 only).

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A calendar day in UTC. Ends of terms are inclusive: a term that ends on a day covers all of that day.
///
/// Inside, the number of days since 1 January of the year 1, which is day 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// A day as people write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Civil {
    year: i32,
    /// 1 … 12.
    month: i32,
    /// 1 … 31.
    day: i32,
}

/// Counting starts on 1 March of the year -10,000, 25 times 400 years before the year 0: nothing is negative from there, and a leap
/// day is a year's last.
const YEARS_BEFORE: i32 = 10_000;
/// The day number, counted from there, of the day before 1 January of the year 1.
const DAYS_BEFORE: i32 = 25 * 146_097 + 305;
/// The first and the last day arithmetic can reach.
const ENDS: (i32, i32) =
    (days_of(Civil { year: -9_999, month: 1, day: 1 }), days_of(Civil { year: 9_999, month: 12, day: 31 }));

/// The number of a day (Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms", 2022).
#[allow(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "all between 0 and ten million")]
const fn days_of(civil: Civil) -> i32 {
    let early = civil.month <= 2;
    let year = (civil.year + YEARS_BEFORE - early as i32) as u32;
    let month = (civil.month + if early { 12 } else { 0 }) as u32;
    let century = year / 100;
    let before = 1461 * year / 4 - century + century / 4 + (979 * month - 2919) / 32;
    before as i32 + civil.day - 1 - DAYS_BEFORE
}

/// The day of a number, by the same paper: divisions by constants only.
#[allow(clippy::cast_possible_wrap, clippy::cast_sign_loss, clippy::cast_possible_truncation)]
const fn civil_of(days: i32) -> Civil {
    const YEAR: u64 = 2_939_745;
    let quarters = 4 * (days + DAYS_BEFORE) as u32 + 3;
    let (century, of_century) = (quarters / 146_097, quarters % 146_097 / 4);
    let part = YEAR * (4 * of_century as u64 + 3);
    let (year, of_year) = (100 * century + (part >> 32) as u32, (part as u32) / YEAR as u32 / 4);
    let month = 2_141 * of_year + 197_913;
    let late = of_year >= 306;
    Civil {
        year: year as i32 - YEARS_BEFORE + late as i32,
        month: (month >> 16) as i32 - if late { 12 } else { 0 },
        day: ((month & 0xffff) / 2_141) as i32 + 1,
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// 28 … 31.
const fn days_in(year: i32, month: i32) -> i32 {
    match month {
        2 => 28 + is_leap(year) as i32,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

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
            Some(_) => Date(days_of(Civil { year, month: month as i32, day: day as i32 })),
            None => panic!("no such day"),
        }
    }

    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        NaiveDate::from_ymd_opt(year, month, day).map(|date| Date(date.num_days_from_ce()))
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

    const fn civil(self) -> Civil {
        civil_of(self.0)
    }

    /// Year, e.g. 2026.
    #[must_use]
    pub fn year(self) -> i32 {
        self.civil().year
    }

    /// Month, 1 … 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.civil().month.unsigned_abs()
    }

    /// Day of the month, 1 … 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.civil().day.unsigned_abs()
    }

    /// Day of the week, 0 = Monday … 6 = Sunday.
    #[must_use]
    pub fn weekday(self) -> u32 {
        // Day 1 was a Monday.
        (self.0 - 1).rem_euclid(7).unsigned_abs()
    }

    /// The day `days` later (earlier when negative).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Date {
        Date(self.0.saturating_add(days).clamp(ENDS.0, ENDS.1))
    }

    /// The same day of the month `months` later (earlier when negative), clamped to that month's last day.
    /// Add all the months to the anchor day at once: adding one month after another drifts (31 Jan → 28 Feb → 28 Mar).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Date {
        Monthly::of(self).at(months)
    }

    /// Days from `self` to `later`: 0 for the same day, negative when `later` is earlier.
    #[must_use]
    pub fn days_until(self, later: Date) -> i32 {
        later.0 - self.0
    }
}

/// The same day of every month, clamped where a month is shorter: what terms and billing cycles count by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Monthly {
    /// Months since January of the year -10,000.
    month: i32,
    day: i32,
}

impl Monthly {
    /// Counted from `anchor`.
    pub fn of(anchor: Date) -> Monthly {
        let Civil { year, month, day } = anchor.civil();
        Monthly { month: (year + YEARS_BEFORE) * 12 + month - 1, day }
    }

    /// `months` after the anchor (before it when negative).
    pub fn at(self, months: i32) -> Date {
        let count = self.month.saturating_add(months).clamp(12, 12 * (2 * YEARS_BEFORE) - 1).unsigned_abs();
        let (year, month) = ((count / 12).cast_signed() - YEARS_BEFORE, (count % 12).cast_signed() + 1);
        Date(days_of(Civil { year, month, day: self.day.min(days_in(year, month)) }))
    }

    /// The greatest number of months that does not lead past `day`; negative before the anchor.
    pub fn until(self, day: Date) -> i32 {
        let Civil { year, month, day } = day.civil();
        (year + YEARS_BEFORE) * 12 + month
            - 1
            - self.month
            - i32::from(day < self.day.min(days_in(year, month)))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Civil { year, month, day } = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
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
    fn every_day_of_three_centuries_is_the_one_chrono_counts() {
        let mut day = NaiveDate::from_ymd_opt(1899, 12, 31).unwrap();
        let mut date = Date::new(1899, 12, 31).unwrap();
        while day.year() < 2201 {
            assert_eq!(date.0, day.num_days_from_ce());
            assert_eq!(
                (date.year(), date.month(), date.day()),
                (day.year(), day.month(), day.day()),
                "{day}"
            );
            assert_eq!(date.weekday(), day.weekday().num_days_from_monday(), "{day}");
            assert_eq!(Date::literal(day.year(), day.month(), day.day()), date);
            for months in [1, 5, 12, 36] {
                let (later, earlier) = (day + chrono::Months::new(months), day - chrono::Months::new(months));
                let months = i32::try_from(months).unwrap();
                assert_eq!(date.plus_months(months).0, later.num_days_from_ce(), "{day} + {months}");
                assert_eq!(date.plus_months(-months).0, earlier.num_days_from_ce(), "{day} - {months}");
                assert_eq!(Monthly::of(date).until(date.plus_months(months)), months, "{day} + {months}");
                assert_eq!(
                    Monthly::of(date).until(date.plus_months(months).plus_days(-1)),
                    months - 1,
                    "{day}"
                );
            }
            (day, date) = (day.succ_opt().unwrap(), date.plus_days(1));
        }
    }

    #[test]
    fn arithmetic_stops_at_its_ends() {
        assert_eq!(Date::LAST.plus_days(i32::MAX).to_string(), "9999-12-31");
        assert_eq!(Date::FIRST.plus_days(i32::MIN).year(), -9_999);
        assert_eq!(Date::LAST.plus_months(i32::MAX).year(), 9_999);
        assert_eq!(Date::FIRST.plus_months(i32::MIN).year(), -9_999);
    }

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
