//! Days in every form that occurs. A column is day-first or month-first as a whole.

use crate::{
    import::question::DateOrder,
    model::{Date, Moment},
};

/// What a cell of a date column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Day {
    /// A day, with the second where it was written.
    On(Moment),
    /// No end (9999), or since ever (1753, 0001).
    Open,
    /// A day or a month first? The day-first and the month-first reading.
    Either(Date, Date),
}

/// What a single cell proves about the order of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Proof {
    /// Only this order makes a day of it.
    Order(DateOrder),
    /// Both do, with different days.
    Open,
    /// It is written in a form that needs no order, or is no day.
    None,
}

/// What the cells of a column prove together.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::import) struct Evidence {
    day_first: usize,
    month_first: usize,
    open: bool,
}

impl Evidence {
    /// Takes the next cell.
    pub(in crate::import) fn see(&mut self, cell: &str) {
        match proof(cell) {
            Proof::Order(DateOrder::DayFirst) => self.day_first += 1,
            Proof::Order(DateOrder::MonthFirst) => self.month_first += 1,
            Proof::Open => self.open = true,
            Proof::None => {}
        }
    }

    /// The order they prove; `Err(true)` when the column needs one and nothing proves it.
    pub(in crate::import) const fn order(self) -> Result<DateOrder, bool> {
        match (self.day_first, self.month_first) {
            (0, 0) => Err(self.open),
            (days, months) if days >= months => Ok(DateOrder::DayFirst),
            _ => Ok(DateOrder::MonthFirst),
        }
    }
}

/// What a cell proves.
pub(in crate::import) fn proof(cell: &str) -> Proof {
    // The usual form of programs needs no order; columns are looked through for it before anything else.
    if let [a, b, c, d, b'-', ..] = cell.as_bytes()
        && [a, b, c, d].iter().all(|byte| byte.is_ascii_digit())
    {
        return Proof::None;
    }
    let Some(Parts::Slashed { first, second, year }) = parts(cell).map(|(parts, _)| parts) else {
        return Proof::None;
    };
    match (Date::new(year, second, first), Date::new(year, first, second)) {
        (Some(a), Some(b)) if a == b => Proof::None,
        (Some(_), Some(_)) => Proof::Open,
        (Some(_), None) => Proof::Order(DateOrder::DayFirst),
        (None, Some(_)) => Proof::Order(DateOrder::MonthFirst),
        (None, None) => Proof::None,
    }
}

/// Reads a cell; `None` when it is no day of 2000 … 2100 and no sign for "no end".
pub(in crate::import) fn read(cell: &str, order: Option<DateOrder>) -> Option<Day> {
    if let Some(at) = epoch(cell) {
        return in_range(at);
    }
    let text = cell.trim();
    if text.len() >= 20
        && let Some(moment) = Moment::parse(text)
    {
        return in_range(moment);
    }
    let (parts, time) = parts(text)?;
    let second = time_of_day(time);
    let on = |day: Date| in_range(Moment { day, second });
    match parts {
        Parts::Year(year) if !(1900..9000).contains(&year) => Some(Day::Open),
        Parts::Year(_) => None,
        Parts::Whole(day) => on(day),
        Parts::Slashed { first, second: other, year } => {
            if !(1900..9000).contains(&year) {
                return Some(Day::Open);
            }
            let day_first = Date::new(year, other, first);
            let month_first = Date::new(year, first, other);
            match (order, day_first, month_first) {
                (Some(DateOrder::DayFirst), Some(day), _) | (Some(DateOrder::MonthFirst), _, Some(day)) => {
                    on(day)
                }
                (Some(_), _, _) => None,
                (None, Some(a), Some(b)) if a == b => on(a),
                (None, Some(a), Some(b)) => Some(Day::Either(a, b)),
                (None, Some(day), None) | (None, None, Some(day)) => on(day),
                (None, None, None) => None,
            }
        }
    }
}

fn in_range(moment: Moment) -> Option<Day> {
    match moment.day.year() {
        9000.. | ..1900 => Some(Day::Open),
        2000..=2100 => Some(Day::On(moment)),
        _ => None,
    }
}

enum Parts {
    /// The day is clear.
    Whole(Date),
    /// Only the year could be read, and it says "no end".
    Year(i32),
    /// Two numbers and a year: which is the month?
    Slashed { first: u32, second: u32, year: i32 },
}

/// Splits off the time and reads the day.
fn parts(text: &str) -> Option<(Parts, &str)> {
    let text = text.trim();
    if text.len() > 48 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return compact(text).map(|parts| (parts, ""));
    }
    let (day, time) = split_time(text);
    let fields: Vec<&str> =
        day.split(['/', '.', '-', ' ', ',', '\u{a0}']).filter(|field| !field.is_empty()).collect();
    let [a, b, c] = match fields.as_slice() {
        [a, b, c] => [*a, *b, *c],
        [a, b, c, suffix] if matches!(*suffix, "г" | "года") => [*a, *b, *c],
        // Donnerstag, 5. März 2026
        [weekday, a, b, c] if !weekday.bytes().any(|byte| byte.is_ascii_digit()) => [*a, *b, *c],
        _ => return None,
    };
    let number = |field: &str| {
        field
            .parse::<u32>()
            .ok()
            .filter(|_| field.len() <= 4 && field.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let year_of = |field: &str| {
        number(field).map(|year| (year, field.len())).and_then(|(year, len)| match len {
            4 => i32::try_from(year).ok(),
            2 => i32::try_from(2000 + year).ok(),
            _ => None,
        })
    };
    let whole = |year: i32, month: u32, day: u32| {
        if (1900..9000).contains(&year) {
            Date::new(year, month, day).map(Parts::Whole)
        } else {
            Some(Parts::Year(year))
        }
    };
    let parts = match (number(a), number(b), number(c)) {
        (Some(_), Some(month), Some(day)) if a.len() == 4 => whole(year_of(a)?, month, day)?,
        (Some(day), Some(month), Some(_)) if day_dotted(text) => whole(year_of(c)?, month, day)?,
        (Some(first), Some(second), Some(_)) => Parts::Slashed { first, second, year: year_of(c)? },
        // 14-Mar-2027, 14 марта 2027
        (Some(day), None, Some(_)) => whole(year_of(c)?, month_named(b)?, day)?,
        // Mar 14, 2027
        (None, Some(day), Some(_)) => whole(year_of(c)?, month_named(a)?, day)?,
        _ => return None,
    };
    Some((parts, time))
}

/// With points the day comes first everywhere.
fn day_dotted(text: &str) -> bool {
    text.find(['/', '.', '-', ' ']).and_then(|at| text.get(at..)).is_some_and(|rest| rest.starts_with('.'))
}

/// `20270314`, `99991231`, and the numbers by which spreadsheets keep days (`46461`).
fn compact(text: &str) -> Option<Parts> {
    let number: u32 = text.parse().ok()?;
    match text.len() {
        8 => {
            let year = i32::try_from(number / 10_000).ok()?;
            if !(1900..9000).contains(&year) {
                return Some(Parts::Year(year));
            }
            Date::new(year, number / 100 % 100, number % 100).map(Parts::Whole)
        }
        // Day 36526 is 1 January 2000, day 73415 is 31 December 2100.
        5 if (36_526..=73_415).contains(&number) => {
            Some(Parts::Whole(Date::literal(2000, 1, 1).plus_days(i32::try_from(number - 36_526).ok()?)))
        }
        _ => None,
    }
}

/// The day and the rest: `2026-03-15T14:30:00Z`, `3/15/2026 2:30:00 PM`.
fn split_time(text: &str) -> (&str, &str) {
    let colon = text.find(':').unwrap_or(text.len());
    let head = text.get(..colon).unwrap_or(text);
    let cut = head
        .rfind(['T', 't'])
        .filter(|at| head.get(..*at).is_some_and(|day| day.ends_with(|c: char| c.is_ascii_digit())));
    let cut = cut.or_else(|| if colon < text.len() { head.rfind([' ', '\u{a0}', '\u{202f}']) } else { None });
    match cut {
        Some(at) => {
            (text.get(..at).unwrap_or(text).trim_end_matches([',', ' ']), text.get(at..).unwrap_or_default())
        }
        None => (text, ""),
    }
}

/// Seconds of a time such as `T08: 00: 00Z` or ` 2:30:00 PM`; `None` when there is none.
fn time_of_day(time: &str) -> Option<u32> {
    let lower = time.to_ascii_lowercase();
    let fields: Vec<u32> = lower
        .trim_start_matches(['t', ' ', '\u{a0}'])
        .split(':')
        .map_while(|field| {
            field.trim().split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok())
        })
        .collect();
    let (hour, minute, second) = match fields.as_slice() {
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second, ..] => (*hour, *minute, *second),
        _ => return None,
    };
    let hour = if lower.contains("pm") && hour < 12 {
        hour + 12
    } else if lower.contains("am") && hour == 12 {
        0
    } else {
        hour
    };
    (hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)
}

/// `/Date(1773532800000)/`, as older .NET programs write JSON.
fn epoch(text: &str) -> Option<Moment> {
    let digits = text.trim().trim_matches('\\').strip_prefix("/Date(")?.split(')').next()?;
    let end = digits.get(1..).and_then(|rest| rest.find(['+', '-'])).map_or(digits.len(), |at| at + 1);
    let seconds = digits.get(..end)?.parse::<i64>().ok()?.div_euclid(1000);
    let day = Date::literal(1970, 1, 1).plus_days(i32::try_from(seconds.div_euclid(86_400)).ok()?);
    Some(Moment { day, second: u32::try_from(seconds.rem_euclid(86_400)).ok() })
}

/// First letters of the months in the languages exports come in: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen", "янв", "sty"],
    &["feb", "fév", "fev", "фев", "lut"],
    &["mar", "mär", "mrz", "maa", "mrt", "мар"],
    &["apr", "avr", "abr", "апр", "kwi"],
    &["may", "mai", "mag", "mei", "май", "мая", "maj"],
    &["jun", "juin", "giu", "июн", "cze"],
    &["jul", "juil", "lug", "июл", "lip"],
    &["aug", "aoû", "aou", "ago", "авг", "sie"],
    &["sep", "set", "сен", "wrz"],
    &["oct", "okt", "ott", "out", "окт", "paź"],
    &["nov", "ноя", "lis"],
    &["dec", "dez", "déc", "dic", "дек", "gru"],
];

fn month_named(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let at = MONTHS.iter().position(|names| names.iter().any(|start| name.starts_with(start)))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(cell: &str) -> String {
        match read(cell, None) {
            Some(Day::On(moment)) => moment.to_string(),
            Some(Day::Open) => "open".into(),
            Some(Day::Either(a, b)) => format!("{a} or {b}"),
            None => "none".into(),
        }
    }

    #[test]
    fn every_form_of_a_day_is_read() {
        for (cell, expected) in [
            ("2027-03-14", "2027-03-14"),
            ("2027/03/14", "2027-03-14"),
            ("2027-03-14T08:30:00Z", "2027-03-14T08:30:00Z"),
            ("2025-04-01T00:00:00.0000000Z", "2025-04-01T00:00:00Z"),
            ("2017-05-12T00:00:00", "2017-05-12T00:00:00Z"),
            ("2015-11-25T06: 41: 12Z", "2015-11-25T06:41:12Z"),
            ("3/14/2027", "2027-03-14"),
            ("14/03/2027 23:59:59", "2027-03-14T23:59:59Z"),
            ("3/14/2027 2:05:00 PM", "2027-03-14T14:05:00Z"),
            ("3/14/2027 12:00:00 AM", "2027-03-14T00:00:00Z"),
            ("2/1/2019 0:00", "2019-01-02 or 2019-02-01"),
            ("03/04/2026", "2026-04-03 or 2026-03-04"),
            ("05/05/2026", "2026-05-05"),
            ("14.03.2027", "2027-03-14"),
            ("03.04.2027", "2027-04-03"),
            ("4.3.27", "2027-03-04"),
            ("14-Mar-2027", "2027-03-14"),
            ("14 марта 2027 г.", "2027-03-14"),
            ("14. März 2027", "2027-03-14"),
            ("Mar 14, 2027", "2027-03-14"),
            ("14 août 2027", "2027-08-14"),
            ("20270314", "2027-03-14"),
            ("46460", "2027-03-14"),
            ("/Date(1804982400000)/", "2027-03-14T00:00:00Z"),
            ("9999-11-30T23:59:59", "open"),
            ("11/30/9999 11:59:59 PM", "open"),
            ("99991231", "open"),
            ("1753-01-02T00:00:00.0000000Z", "open"),
            ("0001-01-01", "open"),
            ("31.02.2027", "none"),
            ("1999-12-31", "none"),
            ("soon", "none"),
            ("12", "none"),
        ] {
            assert_eq!(day(cell), expected, "{cell}");
        }
    }

    #[test]
    fn one_cell_decides_its_column() {
        let order_of = |cells: &[&str]| {
            let mut evidence = Evidence::default();
            cells.iter().for_each(|cell| evidence.see(cell));
            evidence.order()
        };
        assert_eq!(order_of(&["03/04/2026", "13/04/2026"]), Ok(DateOrder::DayFirst));
        assert_eq!(order_of(&["03/04/2026", "04/13/2026"]), Ok(DateOrder::MonthFirst));
        assert_eq!(order_of(&["03/04/2026", "2026-04-13"]), Err(true));
        assert_eq!(order_of(&["05/05/2026", "", "13.04.2026"]), Err(false));
    }
}
