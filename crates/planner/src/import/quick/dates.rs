//! Days as people write them in a line. A day that can be read in two ways is not read.

use crate::model::Date;

/// What a number may be as a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// One day.
    Sure(Date),
    /// Day first or month first: both exist.
    Either(Date, Date),
}

/// Reads `2027-03-14`, `14.03.2027`, `14/03/2027`, `14-03-27`. Dots are only ever written day first; with slashes and
/// dashes the order is known when one of the two cannot be a month.
pub(super) fn numeric(text: &str) -> Option<Day> {
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(separator).collect();
    let [first, second, third] = *parts.as_slice() else { return None };
    let number =
        |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let (one, two) = (number(first)?, number(second)?);
    if first.len() == 4 && separator != ',' {
        return day(number(first)?, two, number(third)?).map(Day::Sure);
    }
    if first.len() > 2 || second.len() > 2 || separator == ',' {
        return None;
    }
    let year = year(third)?;
    let (day_first, month_first) = (day(year, two, one), day(year, one, two));
    match (day_first, month_first) {
        (Some(date), _) if separator == '.' => Some(Day::Sure(date)),
        (Some(date), Some(other)) if date != other => Some(Day::Either(date, other)),
        (Some(date), _) | (None, Some(date)) if separator != '.' => Some(Day::Sure(date)),
        _ => None,
    }
}

/// Reads `14 March 2027`, `March 14 2027`, `14 марта 2027` from three words.
pub(super) fn worded(words: [&str; 3]) -> Option<Date> {
    let [first, second, third] = words;
    let number = |text: &str| {
        let digits = text.trim_end_matches(|c: char| c.is_alphabetic());
        (digits.len() <= 2).then(|| digits.parse::<u32>().ok()).flatten()
    };
    let year = year(third).filter(|_| third.len() == 4)?;
    match (month(first), month(second)) {
        (None, Some(month)) => day(year, month, number(first)?),
        (Some(month), None) => day(year, month, number(second)?),
        _ => None,
    }
}

fn year(text: &str) -> Option<u32> {
    let year = text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok())??;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// A day the documents can hold.
fn day(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i32::try_from(year).ok()?, month, day).filter(|date| (Date::FIRST..=Date::LAST).contains(date))
}

/// Beginnings of the names of months, English and Russian.
const MONTHS: [(&str, &str); 12] = [
    ("jan", "янв"),
    ("feb", "фев"),
    ("mar", "мар"),
    ("apr", "апр"),
    ("may", "ма"),
    ("jun", "июн"),
    ("jul", "июл"),
    ("aug", "авг"),
    ("sep", "сен"),
    ("oct", "окт"),
    ("nov", "ноя"),
    ("dec", "дек"),
];

fn month(word: &str) -> Option<u32> {
    (1..)
        .zip(MONTHS)
        .filter(|(_, (english, russian))| word.starts_with(english) || word.starts_with(russian))
        .map(|(n, _)| n)
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(year: i32, month: u32, day: u32) -> Option<Day> {
        Date::new(year, month, day).map(Day::Sure)
    }

    #[test]
    fn a_day_with_one_reading_is_read() {
        assert_eq!(numeric("2027-03-14"), sure(2027, 3, 14));
        assert_eq!(numeric("14.03.2027"), sure(2027, 3, 14));
        assert_eq!(numeric("03.04.2027"), sure(2027, 4, 3));
        assert_eq!(numeric("14/03/2027"), sure(2027, 3, 14));
        assert_eq!(numeric("3/14/2027"), sure(2027, 3, 14));
        assert_eq!(numeric("04/04/2027"), sure(2027, 4, 4));
        assert_eq!(numeric("14.03.27"), sure(2027, 3, 14));
        assert_eq!(worded(["14", "march", "2027"]), Date::new(2027, 3, 14));
        assert_eq!(worded(["mar", "14th", "2027"]), Date::new(2027, 3, 14));
        assert_eq!(worded(["1", "мая", "2027"]), Date::new(2027, 5, 1));
        assert_eq!(worded(["1", "марта", "2027"]), Date::new(2027, 3, 1));
    }

    #[test]
    fn a_day_with_two_readings_is_both_and_no_day_is_none() {
        assert_eq!(
            numeric("03/04/2027"),
            Some(Day::Either(Date::literal(2027, 4, 3), Date::literal(2027, 3, 4)))
        );
        assert_eq!(
            numeric("03-04-27"),
            Some(Day::Either(Date::literal(2027, 4, 3), Date::literal(2027, 3, 4)))
        );
        for text in [
            "31.02.2027",
            "14.14.2027",
            "10/11",
            "1.234",
            "1,2,2027",
            "14.03.1999",
            "14.03.2101",
            "2027-13-01",
            "40",
        ] {
            assert_eq!(numeric(text), None, "{text}");
        }
    }
}
