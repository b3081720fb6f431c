//! Days, money and numbers as they are written in sentences: unambiguous anywhere, the same on every machine.

use super::Language;
use crate::model::{Date, Money};

/// Between groups of three digits: a narrow space that keeps a number on one line.
const GROUP: char = '\u{202f}';

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// A day in words: `14 March 2027`, `14 марта 2027 г.`
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    let month = |names: [&'static str; 12]| {
        let place = usize::try_from(date.month()).unwrap_or(1).saturating_sub(1);
        names.get(place).copied().unwrap_or_default()
    };
    match language {
        Language::En => format!("{} {} {}", date.day(), month(MONTHS_EN), date.year()),
        Language::Ru => format!("{} {} {} г.", date.day(), month(MONTHS_RU), date.year()),
    }
}

/// Money with its currency code: `33.00 USD`, `33,00 USD`.
#[must_use]
pub fn money(language: Language, money: Money, currency: &str) -> String {
    let cents = money.as_cents();
    let point = match language {
        Language::En => '.',
        Language::Ru => ',',
    };
    let sign = if cents < 0 { "−" } else { "" };
    let whole = number(cents.unsigned_abs() / 100);
    let amount = format!("{sign}{whole}{point}{:02}", cents.unsigned_abs() % 100);
    if currency.is_empty() { amount } else { format!("{amount} {currency}") }
}

/// A whole number; from five digits on in groups of three: `9500`, `12 500` with a narrow space.
#[must_use]
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * GROUP.len_utf8());
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(GROUP);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_with_the_name_of_the_month() {
        let day = Date::literal(2027, 3, 14);
        assert_eq!(date(Language::En, day), "14 March 2027");
        assert_eq!(date(Language::Ru, day), "14 марта 2027 г.");
    }

    #[test]
    fn money_keeps_its_cents_and_its_currency() {
        assert_eq!(money(Language::En, Money::cents(3300), "USD"), "33.00 USD");
        assert_eq!(money(Language::Ru, Money::cents(3305), "EUR"), "33,05 EUR");
        assert_eq!(money(Language::En, Money::cents(-5), "USD"), "−0.05 USD");
        assert_eq!(money(Language::Ru, Money::cents(1_108_800), ""), "11\u{202f}088,00");
    }

    #[test]
    fn long_numbers_are_grouped() {
        assert_eq!(
            [7, 9_500, 12_500, 1_234_567].map(number),
            ["7", "9500", "12\u{202f}500", "1\u{202f}234\u{202f}567"]
        );
    }
}
