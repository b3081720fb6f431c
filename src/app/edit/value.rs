//! Typed texts as the values they stand for.

use changeover_planner::{
    catalog,
    model::{Billing, Channel, Choice, Consent, Date, Decimal, Per, Price, Product, Term},
};

use super::Mistyped;

pub(super) fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Mistyped> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or(Mistyped::Choice) }
}

/// A product by its name; keeps the identifiers when only the case or blanks changed, else takes the catalogue's.
pub(super) fn product(text: &str, old: &Product) -> Option<Product> {
    if text.is_empty() {
        return None;
    }
    if text.eq_ignore_ascii_case(old.name.trim()) {
        return Some(Product { name: text.to_owned(), ..old.clone() });
    }
    let plain = Product { name: text.to_owned(), ..Product::default() };
    Some(match catalog::Extended::find(&plain) {
        Some((entry, _)) => from_entry(entry),
        None => plain,
    })
}

/// A product with the identifiers of the catalogue.
#[must_use]
pub fn from_entry(entry: &catalog::Entry) -> Product {
    let nce = entry.nce();
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Product {
        name: entry.name.to_owned(),
        part_number: given(entry.part_number),
        sku_id: given(entry.sku_id),
        product_id: nce.map(|nce| nce.product.to_owned()),
        product_sku: nce.map(|nce| nce.sku.to_owned()),
        offer_id: None,
    }
}

pub(super) fn count(text: &str) -> Result<Option<u32>, Mistyped> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}').collect();
    if digits.is_empty() {
        return Ok(None);
    }
    digits
        .parse::<u32>()
        .ok()
        .filter(|count| (1..=10_000_000).contains(count))
        .map(Some)
        .ok_or(Mistyped::Count)
}

/// `2027-03-14` or `14.03.2027`; with slashes only where day and month cannot be mistaken for each other.
pub(super) fn day(text: &str) -> Result<Option<Date>, Mistyped> {
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(day) = Date::parse(text) {
        return Some(day)
            .filter(|day| (Date::FIRST..=Date::LAST).contains(day))
            .map(Some)
            .ok_or(Mistyped::Day);
    }
    let parts: Vec<u32> = text
        .split(['.', '/'])
        .map(|part| part.trim().parse())
        .collect::<Result<_, _>>()
        .map_err(|_| Mistyped::Day)?;
    let [first, second, year] = parts[..] else { return Err(Mistyped::Day) };
    let year = i32::try_from(if year < 100 { year + 2000 } else { year }).map_err(|_| Mistyped::Day)?;
    let (day, month) = match () {
        () if text.contains('.') || first > 12 => (first, second),
        () if second > 12 => (second, first),
        () if first == second => (first, second),
        () => return Err(Mistyped::Day),
    };
    Date::new(year, month, day)
        .filter(|day| (Date::FIRST..=Date::LAST).contains(day))
        .map(Some)
        .ok_or(Mistyped::Day)
}

/// `23.10`, `23,10`, `$23.10`, `264/year`, `792/term`.
pub(super) fn price(text: &str) -> Result<Option<Price>, Mistyped> {
    if text.is_empty() {
        return Ok(None);
    }
    let lower = text.to_lowercase();
    let (number, per) = match lower.split_once('/') {
        None => (lower.as_str(), Per::Month),
        Some((number, unit)) => (
            number,
            match unit.trim() {
                "month" | "mo" | "m" | "мес" | "мес." | "месяц" => Per::Month,
                "year" | "yr" | "y" | "год" | "г" => Per::Year,
                "term" | "срок" => Per::Term,
                _ => return Err(Mistyped::Amount),
            },
        ),
    };
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let plain = match (digits.rfind('.'), digits.rfind(',')) {
        (Some(point), Some(comma)) if point > comma => digits.replace(',', ""),
        (Some(_), Some(_)) => digits.replace('.', "").replace(',', "."),
        (None, Some(_)) => digits.replace(',', "."),
        _ => digits,
    };
    Decimal::parse(&plain).map(|amount| Some(Price { amount, per })).ok_or(Mistyped::Amount)
}

pub(super) fn price_text(price: Price) -> String {
    let unit = match price.per {
        Per::Month => "",
        Per::Year => "/year",
        Per::Term => "/term",
    };
    format!("{}{unit}", price.amount)
}

pub(super) fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "да" | "on" => Some(true),
        "no" | "n" | "false" | "0" | "нет" | "off" | "" => Some(false),
        _ => None,
    }
}

pub(super) fn channel(text: &str) -> Option<Channel> {
    Channel::ALL.into_iter().find(|channel| channel.key().eq_ignore_ascii_case(text))
}

/// The JSON name of a term.
#[must_use]
pub const fn term_key(term: Term) -> &'static str {
    match term {
        Term::Month => "P1M",
        Term::Year => "P1Y",
        Term::ThreeYears => "P3Y",
    }
}

pub(super) fn term(text: &str) -> Option<Term> {
    [Term::Month, Term::Year, Term::ThreeYears]
        .into_iter()
        .find(|term| term_key(*term).eq_ignore_ascii_case(text))
}

/// The JSON name of a billing plan.
#[must_use]
pub const fn billing_key(billing: Billing) -> &'static str {
    match billing {
        Billing::Monthly => "monthly",
        Billing::Annual => "annual",
        Billing::Triennial => "triennial",
    }
}

pub(super) fn billing(text: &str) -> Option<Billing> {
    [Billing::Monthly, Billing::Annual, Billing::Triennial]
        .into_iter()
        .find(|billing| billing_key(*billing).eq_ignore_ascii_case(text))
}

pub(super) fn choice(text: &str) -> Option<Choice> {
    Some(match text.to_lowercase().as_str() {
        "auto" | "" => Choice::Auto,
        "wait" => Choice::Wait,
        "cut" => Choice::Cut,
        "transfer" => Choice::Transfer,
        "renew" => Choice::Renew,
        "migrate" => Choice::Migrate,
        "keep" => Choice::Keep,
        _ => return None,
    })
}

pub(super) fn consent(text: &str) -> Option<Consent> {
    Some(match text.to_lowercase().as_str() {
        "unknown" | "" => Consent::Unknown,
        "agrees" => Consent::Agrees,
        "refuses" => Consent::Refuses,
        _ => return None,
    })
}

/// A country by code or by name in either language; empty is unknown.
pub(super) fn country(text: &str) -> Result<String, Mistyped> {
    if text.is_empty() {
        return Ok(String::new());
    }
    catalog::parse_country(text).map(|country| country.code.to_owned()).ok_or(Mistyped::Choice)
}
