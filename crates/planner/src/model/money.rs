//! Exact money: unit prices as read, amounts that are sums of fractions of them, and lines rounded once.

use std::{fmt, iter::Sum, ops};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::term::{Billing, Term};

/// A currency by its ISO 4217 code, three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// US dollar, the currency of the built-in list prices.
    pub const USD: Currency = Currency(*b"USD");

    /// Reads three ASCII letters, in any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Currency> {
        let [a, b, c] = *text.as_bytes() else { return None };
        [a, b, c]
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Currency([a, b, c].map(|letter| letter.to_ascii_uppercase())))
    }

    /// The code, e.g. `EUR`.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Currency::parse(&text)
            .ok_or_else(|| D::Error::custom(format!("\"{text}\" is not a currency code such as EUR")))
    }
}

/// What a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Per {
    /// One seat for one month.
    Month,
    /// One seat for twelve months.
    Year,
    /// One seat for the whole term.
    Term,
}

/// A decimal number as written on a price list: six places, 0 … 100,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i64);

impl Decimal {
    const PLACES: u32 = 6;
    const ONE: i64 = 1_000_000;
    /// The largest accepted number.
    pub const MAX: Decimal = Decimal(100_000_000 * Decimal::ONE);

    /// A number of hundredths, e.g. `cents(2310)` is 23.10.
    #[must_use]
    pub const fn cents(cents: i64) -> Decimal {
        Decimal(cents * (Decimal::ONE / 100))
    }

    /// Millionths.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// A number of millionths; `None` outside 0 … [`Decimal::MAX`].
    #[must_use]
    pub fn from_micros(micros: i64) -> Option<Decimal> {
        (0..=Decimal::MAX.0).contains(&micros).then_some(Decimal(micros))
    }

    /// Reads digits with an optional point and up to six places: `23.10`. No sign, no exponent, no separators.
    #[must_use]
    pub fn parse(text: &str) -> Option<Decimal> {
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 10
            || places.len() > Decimal::PLACES as usize
            || !digits(whole)
            || !digits(places)
            || text.ends_with('.')
        {
            return None;
        }
        let mut micros = whole.parse::<i64>().ok()?.checked_mul(Decimal::ONE)?;
        if !places.is_empty() {
            let scale = 10_i64.checked_pow(Decimal::PLACES - u32::try_from(places.len()).ok()?)?;
            micros = micros.checked_add(places.parse::<i64>().ok()?.checked_mul(scale)?)?;
        }
        Decimal::from_micros(micros)
    }
}

impl fmt::Display for Decimal {
    /// At least two places, no more than needed: `23.10`, `0.0125`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = format!("{:06}", self.0 % Decimal::ONE);
        let kept = places.trim_end_matches('0');
        write!(f, "{}.{kept:0<2}", self.0 / Decimal::ONE)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Decimal::parse(&text).ok_or_else(|| {
            D::Error::custom(format!(
                "\"{text}\" is not a decimal number such as 23.10 (at most six places, not negative)"
            ))
        })
    }
}

/// A price of one seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Price {
    /// The number on the price list.
    pub amount: Decimal,
    /// What it buys.
    pub per: Per,
}

impl Price {
    /// A monthly price in hundredths.
    #[must_use]
    pub const fn monthly_cents(cents: i64) -> Price {
        Price { amount: Decimal::cents(cents), per: Per::Month }
    }

    /// One seat for one month, where `term` says how long "the term" is.
    #[must_use]
    pub fn per_month(self, term: Term) -> Amount {
        let months = match self.per {
            Per::Month => 1,
            Per::Year => 12,
            Per::Term => term.months(),
        };
        Amount::of(self.amount).over(months)
    }

    /// One seat for one billing cycle.
    #[must_use]
    pub fn per_cycle(self, term: Term, billing: Billing) -> Amount {
        self.per_month(term).times(i64::from(billing.months_in(term)))
    }
}

/// An exact amount of money: a whole number of the tiny unit 1 / (10⁶ · `PARTS`), so that prices divided by the days of any
/// month, year or three years, by twelve months and by hundredths of percent rates stay exact. Rounded only by [`Amount::line`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(i128);

impl Amount {
    /// 2⁵·3³·5³·7²·29·31·61·73·137: a price per term or year, brought to a month (÷ 36, ÷ 12), brought to the extension's
    /// price (÷ 175 at most), and brought to a day (÷ 28 … 31, 365, 366, 1095, 1096) is still a whole number of units.
    const PARTS: i128 = Amount::PARTS_BY.0 as i128 * Amount::PARTS_BY.1 as i128;
    /// The same as two factors that `divided` takes.
    const PARTS_BY: (u32, u32) = (32 * 27 * 125 * 49 * 29, 31 * 61 * 73 * 137);
    /// Nothing.
    pub const ZERO: Amount = Amount(0);

    /// The amount that a decimal number names.
    #[must_use]
    pub fn of(number: Decimal) -> Amount {
        Amount(i128::from(number.0).saturating_mul(Amount::PARTS))
    }

    /// `n` times the amount: seats, days, months.
    #[must_use]
    pub fn times(self, n: i64) -> Amount {
        Amount(self.0.saturating_mul(i128::from(n)))
    }

    /// One part of `n`. Exact for calendar cycles and percent rates; otherwise cut below 10⁻¹⁷. `n` = 0 gives nothing.
    #[must_use]
    pub fn over(self, n: i32) -> Amount {
        if n == 0 {
            return Amount::ZERO;
        }
        let size = divided(self.0.unsigned_abs(), n.unsigned_abs());
        let size = i128::try_from(size).unwrap_or(i128::MAX);
        Amount(if (self.0 < 0) == (n < 0) { size } else { -size })
    }

    /// The amount times `over` / `under`, e.g. 103 / 100 adds three per cent.
    #[must_use]
    pub fn ratio(self, (over, under): (i32, i32)) -> Amount {
        self.over(under).times(i64::from(over))
    }

    /// The line as reported: rounded half-up to hundredths.
    #[must_use]
    pub fn line(self) -> Money {
        // What is less than a millionth decides nothing: half a hundredth is a whole number of millionths.
        let micros = |size: u128| divided(divided(size, Amount::PARTS_BY.0), Amount::PARTS_BY.1);
        let whole = if self.0 >= 0 {
            i64::try_from(micros(self.0.unsigned_abs())).unwrap_or(i64::MAX)
        } else {
            let up = self.0.unsigned_abs().saturating_add(Amount::PARTS.unsigned_abs() - 1);
            i64::try_from(micros(up)).map_or(i64::MIN, |size| -size)
        };
        Money(whole.saturating_add(5_000).div_euclid(10_000))
    }
}

/// Long division in three steps of 64 bits: WebAssembly has nothing wider, and the general division of 128 bits made up of its
/// instructions is many times slower.
fn divided(value: u128, by: u32) -> u128 {
    const LOW: u128 = u32::MAX as u128;
    let by = u64::from(by);
    let (high, middle, low) = ((value >> 64) as u64, ((value >> 32) & LOW) as u64, (value & LOW) as u64);
    let middle = (high % by) << 32 | middle;
    let low = (middle % by) << 32 | low;
    u128::from(high / by) << 64 | u128::from(middle / by) << 32 | u128::from(low / by)
}

impl ops::Add for Amount {
    type Output = Amount;
    fn add(self, other: Amount) -> Amount {
        Amount(self.0.saturating_add(other.0))
    }
}

impl ops::Sub for Amount {
    type Output = Amount;
    fn sub(self, other: Amount) -> Amount {
        Amount(self.0.saturating_sub(other.0))
    }
}

impl ops::AddAssign for Amount {
    fn add_assign(&mut self, other: Amount) {
        *self = *self + other;
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::ZERO, ops::Add::add)
    }
}

/// A reported line of money in hundredths of the plan's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// A number of hundredths.
    #[must_use]
    pub const fn cents(cents: i64) -> Money {
        Money(cents)
    }

    /// Hundredths.
    #[must_use]
    pub const fn as_cents(self) -> i64 {
        self.0
    }
}

impl ops::Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
        Decimal::parse(digits)
            .filter(|number| number.0 % 10_000 == 0)
            .map(|number| Money(sign * (number.0 / 10_000)))
            .ok_or_else(|| D::Error::custom(format!("\"{text}\" is not an amount with two places")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn price(text: &str) -> Amount {
        Amount::of(Decimal::parse(text).unwrap_or_default())
    }

    #[test]
    fn division_and_rounding_are_those_of_whole_numbers() {
        let cent = Amount::PARTS * 10_000;
        let mut value = 1_i128;
        for n in [1, 7, 12, 28, 36, 175, 1_096, 99_991, i32::MAX, -3] {
            for _ in 0..60 {
                // Digits without a pattern, up to a hundred thousand million million units.
                value = (value * 636_413_623 + 144_269_504_088_896) % 10_i128.pow(29);
                for amount in [value, -value, cent / 2 - 1, cent / 2, -cent / 2, -cent / 2 - 1] {
                    assert_eq!(Amount(amount).over(n).0, amount / i128::from(n), "{amount} / {n}");
                    let half_up = (amount + cent / 2).div_euclid(cent);
                    assert_eq!(i128::from(Amount(amount).line().0), half_up, "{amount}");
                }
            }
        }
        assert_eq!(Amount(5).over(0), Amount::ZERO);
    }

    #[test]
    fn every_calendar_cycle_and_rate_divides_exactly() {
        for (to_month, to_extension) in [(36, 175), (36, 35), (12, 175), (1, 100)] {
            for days in [28, 29, 30, 31] {
                let part = Amount::of(Decimal(1)).over(to_month).over(to_extension).over(days);
                assert_eq!(
                    part.times(i64::from(to_month * to_extension * days)),
                    Amount::of(Decimal(1)),
                    "{to_month} {to_extension} {days}"
                );
            }
        }
        for days in [365, 366, 1095, 1096] {
            let part = Amount::of(Decimal(1)).over(12).times(12).over(days);
            assert_eq!(part.times(i64::from(days)), Amount::of(Decimal(1)), "{days}");
        }
    }

    #[test]
    fn microsofts_cancellation_example() {
        // 10 seats × 10.08, cycle 15 Jul – 14 Aug (31 days), cancelled 17 Jul: 29 days. 100.80 ÷ 31 × 29 = 94.2967… → 94.30.
        // The page prints 94.2; both are noted in the scenario of the same name.
        assert_eq!(price("10.08").times(10).over(31).times(29).line(), Money::cents(9430));
    }

    #[test]
    fn a_half_cent_goes_up() {
        assert_eq!(price("0.005").line(), Money::cents(1));
        assert_eq!(price("0.004999").line(), Money::cents(0));
    }

    #[test]
    fn numbers_are_written_as_they_were_read() {
        for text in ["23.10", "0.00", "0.0125", "100000000.00"] {
            assert_eq!(Decimal::parse(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
        for wrong in ["", "-1.00", "1.", ".5", "1,00", "1e3", "1.0000001", "100000001", "99999999999"] {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
    }
}
