//! A calendar of its own: every day from 1990 to 2130 laid out one after another by the leap-year rule, so that month arithmetic
//! here shares nothing with the planner's.

use std::sync::LazyLock;

use changeover_planner::model::Date;

/// A day as its place in the calendar: 0 is 1990-01-01.
pub type Day = i32;

const FIRST_YEAR: i32 = 1990;
const LAST_YEAR: i32 = 2130;

struct Calendar {
    /// Place of the first day of each month, January of the first year first.
    months: Vec<Day>,
    /// Year, month and day of the month of each day.
    days: Vec<(i32, u32, u32)>,
}

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    let mut calendar = Calendar { months: Vec::new(), days: Vec::new() };
    for year in FIRST_YEAR..=LAST_YEAR {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let february = if leap { 29 } else { 28 };
        for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            calendar.months.push(Day::try_from(calendar.days.len()).unwrap());
            calendar.days.extend((1..=length).map(|day| (year, month, day)));
        }
    }
    calendar
});

fn place(year: i32, month: u32, day: u32) -> Day {
    let month = (year - FIRST_YEAR) * 12 + i32::try_from(month).unwrap() - 1;
    CALENDAR.months[usize::try_from(month).unwrap()] + i32::try_from(day).unwrap() - 1
}

/// The place of a day.
pub fn day(date: Date) -> Day {
    place(date.year(), date.month(), date.day())
}

/// The place of a day written in the source.
pub fn on(year: i32, month: u32, day: u32) -> Day {
    place(year, month, day)
}

/// Back to the planner's day, to compare.
pub fn date(day: Day) -> Date {
    let (year, month, day) = CALENDAR.days[usize::try_from(day).unwrap()];
    Date::new(year, month, day).unwrap()
}

/// The same day of the month `months` later, or the last day of that month where it is shorter.
pub fn add_months(start: Day, months: i32) -> Day {
    let (year, month, day) = CALENDAR.days[usize::try_from(start).unwrap()];
    let count = (year - FIRST_YEAR) * 12 + i32::try_from(month).unwrap() - 1 + months;
    let (first, next) = {
        let at = usize::try_from(count).unwrap();
        (CALENDAR.months[at], CALENDAR.months[at + 1])
    };
    (first + i32::try_from(day).unwrap()).min(next) - 1
}

/// Saturday or Sunday: 1990-01-01 was a Monday.
pub fn weekend(day: Day) -> bool {
    day.rem_euclid(7) >= 5
}
