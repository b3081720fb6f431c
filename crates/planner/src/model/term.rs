//! Commitment terms, billing cycles, and the calendar of both.

use serde::{Deserialize, Serialize};

use super::{
    date::{Date, Monthly},
    money::Amount,
};

/// Length of the commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Term {
    /// One month.
    #[serde(rename = "P1M")]
    Month,
    /// One year.
    #[serde(rename = "P1Y")]
    Year,
    /// Three years.
    #[serde(rename = "P3Y")]
    ThreeYears,
}

impl Term {
    /// Months of the commitment: 1, 12 or 36.
    #[must_use]
    pub const fn months(self) -> i32 {
        match self {
            Term::Month => 1,
            Term::Year => 12,
            Term::ThreeYears => 36,
        }
    }

    /// The last day of a term that starts on `start` (rule `nce-term-end`).
    #[must_use]
    pub fn end(self, start: Date) -> Date {
        start.plus_months(self.months()).plus_days(-1)
    }

    /// The last month's end within a term that starts on `start`: what aligning to the calendar month gives
    /// (rule `coterm-month`).
    #[must_use]
    pub fn end_at_month(self, start: Date) -> Date {
        let end = self.end(start);
        if end.plus_days(1).day() == 1 { end } else { end.plus_days(-i32::try_from(end.day()).unwrap_or(0)) }
    }
}

/// How often the term is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Billing {
    /// Every month.
    Monthly,
    /// Every year.
    Annual,
    /// Once for three years.
    Triennial,
}

impl Billing {
    /// Months one charge covers, never more than the term.
    #[must_use]
    pub fn months_in(self, term: Term) -> i32 {
        let months = match self {
            Billing::Monthly => 1,
            Billing::Annual => 12,
            Billing::Triennial => 36,
        };
        months.min(term.months())
    }
}

/// One billing cycle: the days one charge pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycle {
    /// How many cycles after the first; negative before the anchor.
    pub index: i32,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

impl Cycle {
    /// Days of the cycle: 28 … 31, 365 or 366, 1095 or 1096.
    #[must_use]
    pub fn days(self) -> i32 {
        self.start.days_until(self.end) + 1
    }

    /// The part of the cycle's charge that its days `from` … `to` bear; a whole cycle needs no division.
    fn share(self, charge: Amount, from: Date, to: Date) -> Amount {
        let (used, days) = (from.days_until(to) + 1, self.days());
        if used == days { charge } else { charge.over(days).times(i64::from(used)) }
    }
}

/// Billing cycles of a number of months, all counted from one anchor day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycles {
    from: Monthly,
    months: i32,
}

impl Cycles {
    /// Cycles of `months` months (1, 12 or 36; at least 1), the first of which starts on `anchor`.
    #[must_use]
    pub fn of(months: i32, anchor: Date) -> Cycles {
        Cycles { from: Monthly::of(anchor), months: months.max(1) }
    }

    /// Months of a cycle.
    #[must_use]
    pub fn months(self) -> i32 {
        self.months
    }

    /// The cycle a day lies in; also before the anchor, as if the cycles had always run.
    #[must_use]
    pub fn at(self, day: Date) -> Cycle {
        let months = self.from.until(day);
        let index = match self.months {
            1 => months,
            12 => months.div_euclid(12),
            other => months.div_euclid(other),
        };
        Cycle { index, start: self.start_of(index), end: self.start_of(index + 1).plus_days(-1) }
    }

    /// What the days `from` … `to` bear when every cycle costs `charge`: each day its share of the cycle it lies in.
    /// Nothing when `to` is before `from`.
    #[must_use]
    pub fn charge(self, charge: Amount, from: Date, to: Date) -> Amount {
        if to < from {
            return Amount::ZERO;
        }
        let first = self.at(from);
        if to <= first.end {
            return first.share(charge, from, to);
        }
        let last = self.at(to);
        let between = i64::from(last.index - first.index - 1);
        first.share(charge, from, first.end) + charge.times(between) + last.share(charge, last.start, to)
    }

    fn start_of(self, index: i32) -> Date {
        self.from.at(index.saturating_mul(self.months))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_ends_the_day_before_it_renews() {
        // DOMAIN `nce-term-end`: bought 31 January, the monthly term ends 27 February and renews on the 28th.
        assert_eq!(Term::Month.end(Date::literal(2023, 1, 31)), Date::literal(2023, 2, 27));
        assert_eq!(Term::Year.end(Date::literal(2026, 3, 15)), Date::literal(2027, 3, 14));
        assert_eq!(Term::ThreeYears.end(Date::literal(2024, 2, 29)), Date::literal(2027, 2, 27));
    }

    #[test]
    fn microsofts_examples_of_calendar_alignment() {
        // DOMAIN `coterm-month`: bought 15 July 2022.
        let bought = Date::literal(2022, 7, 15);
        assert_eq!(Term::Year.end_at_month(bought), Date::literal(2023, 6, 30));
        assert_eq!(Term::Month.end_at_month(bought), Date::literal(2022, 7, 31));
        assert_eq!(Term::ThreeYears.end_at_month(bought), Date::literal(2025, 6, 30));
        assert_eq!(Term::Month.end_at_month(Date::literal(2026, 2, 1)), Date::literal(2026, 2, 28));
    }

    #[test]
    fn cycles_return_to_the_anchor_day() {
        let cycles = Cycles::of(1, Date::literal(2026, 1, 31));
        let starts: Vec<String> = [(2026, 1, 31), (2026, 2, 28), (2026, 3, 30), (2026, 3, 31), (2026, 5, 1)]
            .map(|(y, m, d)| cycles.at(Date::literal(y, m, d)).start.to_string())
            .to_vec();
        assert_eq!(starts, ["2026-01-31", "2026-02-28", "2026-02-28", "2026-03-31", "2026-04-30"]);
        assert_eq!(cycles.at(Date::literal(2026, 2, 10)).days(), 28);
    }

    #[test]
    fn cycles_run_backwards_too() {
        let cycles = Cycles::of(12, Date::literal(2026, 3, 15));
        assert_eq!(
            cycles.at(Date::literal(2026, 3, 14)),
            Cycle { index: -1, start: Date::literal(2025, 3, 15), end: Date::literal(2026, 3, 14) }
        );
    }
}
