//! Money as a fraction of whole numbers, always in lowest terms: nothing is rounded before the line is.

use std::ops::{Add, Mul};

use changeover_planner::model::Money;

/// `over / under`, `under` above 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    over: i128,
    under: i128,
}

fn common(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs().max(1)
}

impl Fraction {
    pub const ZERO: Fraction = Fraction { over: 0, under: 1 };

    pub fn new(over: i128, under: i128) -> Fraction {
        let common = common(over, under);
        Fraction { over: over / common, under: under / common }
    }

    /// `over / under` of it.
    pub fn of(self, over: i128, under: i128) -> Fraction {
        self * Fraction::new(over, under)
    }

    /// The line on an invoice: hundredths, a half goes up.
    pub fn line(self) -> Money {
        let doubled = self.over * 200 + self.under;
        Money::cents(i64::try_from(doubled.div_euclid(self.under * 2)).unwrap())
    }
}

impl Mul for Fraction {
    type Output = Fraction;
    fn mul(self, other: Fraction) -> Fraction {
        // Shortened crosswise first, which keeps the products small.
        let (left, right) = (common(self.over, other.under), common(other.over, self.under));
        Fraction {
            over: (self.over / left) * (other.over / right),
            under: (self.under / right) * (other.under / left),
        }
    }
}

impl Add for Fraction {
    type Output = Fraction;
    fn add(self, other: Fraction) -> Fraction {
        let shared = common(self.under, other.under);
        Fraction::new(
            self.over * (other.under / shared) + other.over * (self.under / shared),
            self.under / shared * other.under,
        )
    }
}

impl std::iter::Sum for Fraction {
    fn sum<I: Iterator<Item = Fraction>>(parts: I) -> Fraction {
        parts.fold(Fraction::ZERO, Add::add)
    }
}
