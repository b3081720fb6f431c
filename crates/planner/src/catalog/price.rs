//! List prices: what Microsoft suggests an end customer pays, dated, in US dollars for commercial customers.
//!
//! The table holds one number per product and step: a month of an annual commitment paid up front. The dearer ways to buy
//! follow from two dated premiums, rounded to cents per month as the price list itself does it (16.08 a year is 1.34 a month;
//! paid monthly 1.41, so 16.92 a year). Nothing is converted and nothing is guessed: what the table lacks is `None`.

use std::sync::OnceLock;

use super::{
    entry::Entry,
    fold,
    sources::{Source, source},
};
use crate::{
    model::{Amount, Billing, Currency, Date, Decimal, Per, Price, Segment, Term},
    rules::{self, Confidence, Rule},
};

static PRICES: &str = include_str!("prices.tsv");

/// The table as it is kept: whoever seals a figure can say which list it came from.
#[must_use]
pub fn price_table() -> &'static str {
    PRICES
}

/// A list price on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// The price of one seat for one month.
    pub price: Price,
    /// The first day of this price, as far back as the table goes.
    pub since: Date,
    /// The next day on which it changes, or is no longer known.
    pub next_change: Option<Date>,
    /// Who says so.
    pub source: &'static Source,
    /// How sure it is: a list carried beyond its own last day is inferred.
    pub confidence: Confidence,
    /// The rule that turned the table's number into this one, if any.
    pub rule: Option<&'static Rule>,
}

/// The list price of one seat for a month, for a term that starts on `day`. Built in: US dollars, commercial.
/// `None` where the table does not know: another currency or segment, a term the product is not sold with, a day before
/// the first or after the last known price.
#[must_use]
pub fn list_price(
    entry: &Entry,
    currency: Currency,
    segment: Segment,
    term: Term,
    billing: Billing,
    day: Date,
) -> Option<Quote> {
    let sold = match term {
        Term::Month => entry.monthly_term,
        Term::Year => true,
        Term::ThreeYears => entry.three_year_term,
    };
    if currency != Currency::USD
        || segment != Segment::Commercial
        || entry.segment.is_some_and(|own| own != Segment::Commercial)
        || !sold
    {
        return None;
    }
    let premium = match (term, billing) {
        (Term::Month, _) => Some(&rules::MONTHLY_TERM_PREMIUM),
        (Term::Year, Billing::Monthly) => Some(&rules::ANNUAL_BILLED_MONTHLY_PREMIUM),
        // Three years billed monthly are not on sale for these products.
        (Term::ThreeYears, Billing::Monthly) => return None,
        _ => None,
    };
    let steps = steps_of(entry);
    let priced = |day: Date| {
        let step = steps.iter().rev().find(|step| step.from <= day)?;
        let base = step.price?;
        let Some(premium) = premium else { return Some((base, step, None)) };
        // Before the monthly term was dearer it was no list price of its own.
        let raise = premium.on(day)?;
        Some((times(base, raise.value)?, step, Some(raise.rule)))
    };
    let (amount, step, rule) = priced(day)?;
    let raises = premium.iter().flat_map(|premium| premium.steps).map(|step| step.from);
    let mut changes: Vec<Date> = steps.iter().map(|step| step.from).chain(raises).collect();
    changes.sort_unstable();
    let amount_on = |day: Date| priced(day).map(|(amount, ..)| amount);
    let since = changes
        .iter()
        .rev()
        .filter(|change| **change <= day)
        .take_while(|change| amount_on(**change) == Some(amount))
        .last()?;
    let next_change =
        changes.iter().find(|change| **change > day && amount_on(**change) != Some(amount)).copied();
    let confidence = match step.source.through {
        Some(last) if last < day => step.source.confidence.max(Confidence::Inferred),
        _ => step.source.confidence,
    };
    Some(Quote {
        price: Price { amount, per: Per::Month },
        since: *since,
        next_change,
        source: step.source,
        confidence,
        rule,
    })
}

/// A price times a fraction, rounded half up to cents.
fn times(base: Decimal, (over, under): (i32, i32)) -> Option<Decimal> {
    let line = Amount::of(base).ratio((over, under)).line();
    Decimal::from_micros(line.as_cents().checked_mul(10_000)?)
}

/// One line of the table: from a day on a product costs so much, or it is not known what (`-`).
#[derive(Debug)]
struct Step {
    key: u64,
    from: Date,
    price: Option<Decimal>,
    source: &'static Source,
}

/// The steps of a product in ascending order of days.
fn steps_of(entry: &Entry) -> &'static [Step] {
    static STEPS: OnceLock<Vec<Step>> = OnceLock::new();
    let steps = STEPS.get_or_init(|| {
        let mut steps: Vec<Step> =
            PRICES.lines().filter(|line| !line.starts_with('#')).filter_map(read_step).collect();
        steps.sort_by_key(|step| (step.key, step.from));
        steps
    });
    let key = match (entry.part_number, entry.nce()) {
        ("", Some(id)) => fold::pair_key(id.product, id.sku),
        (part, _) => fold::key(part),
    };
    let from = steps.partition_point(|step| step.key < key);
    let until = steps.partition_point(|step| step.key <= key);
    steps.get(from..until).unwrap_or_default()
}

fn read_step(line: &'static str) -> Option<Step> {
    let mut columns = line.split('\t');
    let (part, from, price, key) = (columns.next()?, columns.next()?, columns.next()?, columns.next()?);
    let price = if price == "-" { None } else { Some(Decimal::parse(price)?) };
    Some(Step { key: fold::key(part), from: Date::parse(from)?, price, source: source(key)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::core;

    const fn day(year: i32, month: u32, day: u32) -> Date {
        Date::literal(year, month, day)
    }

    /// Amount, first day, next change, and source of the price of a part number.
    fn quoted(
        part: &str,
        term: Term,
        billing: Billing,
        day: Date,
    ) -> Option<(String, String, Option<String>, &'static str)> {
        let quote = list_price(core().part(part)?, Currency::USD, Segment::Commercial, term, billing, day)?;
        Some((
            quote.price.amount.to_string(),
            quote.since.to_string(),
            quote.next_change.map(|day| day.to_string()),
            quote.source.key,
        ))
    }

    fn amount(part: &str, term: Term, billing: Billing, day: Date) -> Option<String> {
        quoted(part, term, billing, day).map(|(amount, ..)| amount)
    }

    #[test]
    fn every_line_of_the_table_is_read_and_belongs_to_a_product() {
        let lines: Vec<_> = PRICES.lines().filter(|line| !line.starts_with('#')).collect();
        for line in &lines {
            let step = read_step(line).unwrap_or_else(|| panic!("{line}"));
            let known = core()
                .entries()
                .iter()
                .any(|entry| steps_of(entry).iter().any(|other| other.key == step.key));
            assert!(known, "no product for {line}");
        }
    }

    #[test]
    fn business_basic_rises_on_the_days_of_the_price_calendar() {
        // DOMAIN G.2: 5 → 6 on 1 March 2022, 6 → 7 on 1 July 2026.
        let paid_up_front = |on| quoted("O365_BUSINESS_ESSENTIALS", Term::Year, Billing::Annual, on);
        let text = |amount: &str, since: &str, next: Option<&str>, source| {
            Some((amount.to_owned(), since.to_owned(), next.map(str::to_owned), source))
        };
        assert_eq!(paid_up_front(day(2022, 1, 9)), None);
        assert_eq!(paid_up_front(day(2022, 2, 28)), text("5.00", "2022-01-10", Some("2022-03-01"), "PHIST"));
        assert_eq!(paid_up_front(day(2022, 3, 1)), text("6.00", "2022-03-01", Some("2026-07-01"), "PHIST"));
        assert_eq!(
            paid_up_front(day(2026, 6, 30)),
            text("6.00", "2022-03-01", Some("2026-07-01"), "list-us-2025-11")
        );
        assert_eq!(paid_up_front(day(2026, 7, 1)), text("7.00", "2026-07-01", None, "P26"));
    }

    #[test]
    fn a_year_billed_monthly_costs_a_twentieth_more_from_april_2025() {
        let premium = |on| {
            quoted("SPB", Term::Year, Billing::Monthly, on)
                .map(|(amount, since, next, _)| (amount, since, next))
        };
        let text = |amount: &str, since: &str, next: Option<&str>| {
            Some((amount.to_owned(), since.to_owned(), next.map(str::to_owned)))
        };
        assert_eq!(premium(day(2025, 3, 31)), text("22.00", "2022-03-01", Some("2025-04-01")));
        // 22.00 × 1.05 = 23.10; unchanged in July 2026.
        assert_eq!(premium(day(2025, 4, 1)), text("23.10", "2025-04-01", None));
        assert_eq!(premium(day(2026, 11, 22)), text("23.10", "2025-04-01", None));
    }

    #[test]
    fn a_monthly_term_costs_a_fifth_more_from_march_2022() {
        assert_eq!(amount("SPB", Term::Month, Billing::Monthly, day(2022, 2, 28)), None);
        // 22.00 × 1.20 = 26.40
        assert_eq!(amount("SPB", Term::Month, Billing::Monthly, day(2022, 3, 1)).as_deref(), Some("26.40"));
        // Copilot has no monthly term on the list of November 2025.
        assert_eq!(amount("Microsoft_365_Copilot", Term::Month, Billing::Monthly, day(2025, 11, 30)), None);
    }

    #[test]
    fn premiums_are_rounded_to_cents_per_month() {
        // The price list: 16.08 a year is 1.34 a month; 1.34 × 1.05 = 1.407 → 1.41 (16.92 a year); 1.34 × 1.20 = 1.608 → 1.61.
        assert_eq!(times(Decimal::cents(134), (105, 100)), Some(Decimal::cents(141)));
        assert_eq!(times(Decimal::cents(134), (120, 100)), Some(Decimal::cents(161)));
        // 12.50 × 1.05 = 13.125 → 13.13, as Business Standard: 157.56 a year.
        assert_eq!(
            amount("O365_BUSINESS_PREMIUM", Term::Year, Billing::Monthly, day(2025, 11, 30)).as_deref(),
            Some("13.13")
        );
    }

    #[test]
    fn three_years_cost_what_one_year_costs_and_only_where_sold() {
        // The list of November 2025: 1296 for three years of Microsoft 365 E3, 36 a month.
        assert_eq!(
            amount("SPE_E3", Term::ThreeYears, Billing::Triennial, day(2025, 11, 30)).as_deref(),
            Some("36.00")
        );
        assert_eq!(amount("SPE_E3", Term::ThreeYears, Billing::Monthly, day(2025, 11, 30)), None);
        assert_eq!(amount("SPB", Term::ThreeYears, Billing::Annual, day(2025, 11, 30)), None);
    }

    #[test]
    fn a_list_carried_past_its_last_day_is_inferred_and_an_unknown_change_ends_the_price() {
        let visio = |on| {
            let entry = core().part("VISIOCLIENT")?;
            list_price(entry, Currency::USD, Segment::Commercial, Term::Year, Billing::Annual, on)
                .map(|quote| quote.confidence)
        };
        assert_eq!(visio(day(2025, 11, 30)), Some(Confidence::Official));
        assert_eq!(visio(day(2025, 12, 1)), Some(Confidence::Inferred));
        // E3 without Teams: 27.45 until June 2026, then not known (DOMAIN J.5).
        let no_teams = |on| {
            quoted("Microsoft_365_E3_(no_Teams)", Term::Year, Billing::Annual, on)
                .map(|(amount, _, next, _)| (amount, next))
        };
        assert_eq!(no_teams(day(2025, 10, 31)), Some(("33.75".to_owned(), Some("2025-11-01".to_owned()))));
        assert_eq!(no_teams(day(2026, 6, 30)), Some(("27.45".to_owned(), Some("2026-07-01".to_owned()))));
        assert_eq!(no_teams(day(2026, 7, 1)), None);
    }

    #[test]
    fn other_currencies_and_segments_are_not_known() {
        let entry = core().part("SPB").unwrap();
        let euro = Currency::parse("EUR").unwrap();
        let on = day(2026, 11, 22);
        assert_eq!(list_price(entry, euro, Segment::Commercial, Term::Year, Billing::Annual, on), None);
        assert_eq!(
            list_price(entry, Currency::USD, Segment::Nonprofit, Term::Year, Billing::Annual, on),
            None
        );
    }
}
