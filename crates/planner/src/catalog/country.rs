//! Countries: what they are called, and reading their names.

use std::sync::OnceLock;

use super::fold;
use crate::{
    model::Date,
    rules::{self, Region},
};

static COUNTRIES: &str = include_str!("countries.tsv");

/// A country or territory. What rules say about it is asked of them: nothing is said twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166 code, two capital letters.
    pub code: &'static str,
    /// English name.
    pub english: &'static str,
    /// Russian name.
    pub russian: &'static str,
    other: &'static str,
}

impl Country {
    /// The CSP market region; `None` where the list of regions does not name the country.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        rules::region_of(self.code)
    }

    /// Customers must have a registration number on record (rule `cust-reg-id`).
    #[must_use]
    pub fn needs_registration_number(&self) -> bool {
        rules::needs_registration_number(self.code)
    }

    /// Days in which a new-commerce subscription bought on `day` can be cancelled (rules `cancel-7day`, `cancel-chile`).
    #[must_use]
    pub fn cancellation_days(&self, day: Date) -> i32 {
        rules::cancellation_window(day, self.code).0
    }
}

/// All countries, by code.
#[must_use]
pub fn countries() -> &'static [Country] {
    static TABLE: OnceLock<Vec<Country>> = OnceLock::new();
    TABLE.get_or_init(|| COUNTRIES.lines().filter(|line| !line.starts_with('#')).filter_map(read).collect())
}

/// The country of a code.
#[must_use]
pub fn country(code: &str) -> Option<&'static Country> {
    countries().iter().find(|country| country.code.eq_ignore_ascii_case(code))
}

/// The country a text names: its code, or one of its names in English or Russian (case and punctuation do not matter).
#[must_use]
pub fn parse_country(text: &str) -> Option<&'static Country> {
    let text = text.trim();
    country(text)
        .or_else(|| {
            countries().iter().find(|country| {
                [country.english, country.russian]
                    .into_iter()
                    .chain(country.other.split('|'))
                    .any(|name| fold::same(name, text))
            })
        })
        .filter(|_| fold::folded(text).next().is_some())
}

fn read(line: &'static str) -> Option<Country> {
    let mut columns = line.split('\t');
    let (code, english, russian) = (columns.next()?, columns.next()?, columns.next()?);
    let right = code.len() == 2 && !english.is_empty() && !russian.is_empty();
    right.then_some(Country { code, english, russian, other: columns.next().unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        parse_country(text).map(|country| country.code)
    }

    #[test]
    fn every_line_is_read_and_no_name_belongs_to_two_countries() {
        assert_eq!(countries().len(), 250);
        for country in countries() {
            for name in
                [country.code, country.english, country.russian].into_iter().chain(country.other.split('|'))
            {
                assert!(name.is_empty() || code(name) == Some(country.code), "{name}");
            }
        }
    }

    #[test]
    fn names_are_read_in_both_languages() {
        for (text, expected) in [
            ("us", "US"),
            ("United States", "US"),
            ("США", "US"),
            ("germany", "DE"),
            ("Германия", "DE"),
            ("  казахстан ", "KZ"),
            ("Türkiye", "TR"),
            ("Turkey", "TR"),
            ("Trinidad and Tobago", "TT"),
            ("Saint Lucia", "LC"),
            ("Киргизия", "KG"),
            ("Кыргызстан", "KG"),
            ("UK", "GB"),
            ("Кот-д’Ивуар", "CI"),
        ] {
            assert_eq!(code(text), Some(expected), "{text}");
        }
        for text in ["", " ", "-", "Atlantis", "ZZ", "U"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn a_country_answers_what_the_rules_say_of_it() {
        let chile = country("CL").unwrap();
        let on = Date::literal(2026, 11, 22);
        assert_eq!(
            (chile.region(), chile.needs_registration_number(), chile.cancellation_days(on)),
            (Some(Region::LatinAmerica), false, 10)
        );
        let poland = country("pl").unwrap();
        assert_eq!(
            (poland.region(), poland.needs_registration_number(), poland.cancellation_days(on)),
            (Some(Region::Europe), true, 7)
        );
    }

    #[test]
    fn every_country_the_rules_name_has_a_name() {
        for (listed, _) in rules::countries() {
            assert!(country(listed).is_some(), "{listed}");
        }
    }
}
