//! From days to places and back.

use changeover_planner::model::Date;

/// How much time the picture holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// A week.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Sixteen months: a term, and what follows.
    Year,
    /// Four years.
    FourYears,
}

impl Zoom {
    /// All, nearest first.
    pub const ALL: [Zoom; 5] = [Zoom::Week, Zoom::Month, Zoom::Quarter, Zoom::Year, Zoom::FourYears];

    const fn days(self) -> i32 {
        match self {
            Zoom::Week => 7,
            Zoom::Month => 31,
            Zoom::Quarter => 92,
            Zoom::Year => 486,
            Zoom::FourYears => 1461,
        }
    }
}

/// The days between the left and the right edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// First day.
    pub from: Date,
    /// How many days.
    pub days: i32,
}

impl Scale {
    /// A stretch that begins a little before the as-of day, moved by half stretches.
    pub fn around(as_of: Date, zoom: Zoom, shift: i32) -> Scale {
        let days = zoom.days();
        let lead = days / 12;
        Scale { from: as_of.plus_days((shift * days / 2) - lead), days }
    }

    /// A day beyond the right edge, where what has no end is cut off.
    pub fn far(self) -> Date {
        self.from.plus_days(self.days + 2)
    }

    /// Where a day begins, in percent of the width; outside, beyond the edges.
    pub fn at(self, day: Date) -> f64 {
        f64::from(self.from.days_until(day)) * 100.0 / f64::from(self.days)
    }

    /// A stretch of whole days as place and width in percent; `None` when none of it is seen.
    pub fn stretch(self, first: Date, last: Date) -> Option<(f64, f64)> {
        let left = self.at(first).clamp(-1.0, 101.0);
        let right = self.at(last.plus_days(1)).clamp(-1.0, 101.0);
        (right > left).then_some((left, right - left))
    }

    /// The day under a place, from 0 at the left edge to 1 at the right.
    pub fn day(self, place: f64) -> Date {
        self.from.plus_days((place * f64::from(self.days)).floor() as i32)
    }

    /// Days to label: each day, Mondays, months, quarters, whichever leaves room.
    pub fn ticks(self) -> Vec<Date> {
        let every = |keep: &dyn Fn(Date) -> bool| {
            (0..=self.days).map(|n| self.from.plus_days(n)).filter(|day| keep(*day)).collect()
        };
        match self.days {
            ..=10 => every(&|_| true),
            ..=40 => every(&|day| day.weekday() == 0),
            ..=120 => every(&|day| day.day() == 1 || day.day() == 15),
            ..=600 => every(&|day| day.day() == 1),
            _ => every(&|day| day.day() == 1 && matches!(day.month(), 1 | 7)),
        }
    }
}
