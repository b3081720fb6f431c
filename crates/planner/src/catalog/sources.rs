//! Where the facts of the tables come from.

use crate::{model::Date, rules::Confidence};

/// A source of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Key in the tables.
    pub key: &'static str,
    /// What it is, in English.
    pub title: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    /// The last day it speaks of; a fact carried on beyond it is inferred.
    pub through: Option<Date>,
}

/// All sources the tables name.
pub static SOURCES: [Source; 9] = [
    Source {
        key: "names-2026-07",
        title: "Product names and service plan identifiers for licensing (Microsoft), July 2026",
        confidence: Confidence::Official,
        through: None,
    },
    Source {
        key: "list-us-2025-11",
        title: "New-commerce licence price list, United States, November 2025",
        confidence: Confidence::Official,
        through: Some(Date::literal(2025, 11, 30)),
    },
    Source {
        key: "list-in-2026-08",
        title: "New-commerce licence price list, India, August 2026 (products and terms only)",
        confidence: Confidence::Official,
        through: None,
    },
    Source {
        key: "offers-us-2019-01",
        title: "Legacy CSP offers, United States, January 2019 (recorded answer of Partner Center)",
        confidence: Confidence::Official,
        through: None,
    },
    Source {
        key: "PHIST",
        title: "Partner articles on the price changes of 2022 and 2023",
        confidence: Confidence::Secondary,
        through: None,
    },
    Source {
        key: "TEAMS",
        title: "Partner articles on suites with and without Teams, 2023 to 2025",
        confidence: Confidence::Secondary,
        through: None,
    },
    Source {
        key: "P26",
        title: "Articles on the packaging and price changes of July 2026",
        confidence: Confidence::Secondary,
        through: None,
    },
    Source {
        key: "P26-one",
        title: "One article on the price changes of July 2026",
        confidence: Confidence::Unverified,
        through: None,
    },
    Source {
        key: "seen",
        title: "Seen in tenants, missing in the list of names",
        confidence: Confidence::Secondary,
        through: None,
    },
];

/// The source of a key.
#[must_use]
pub fn source(key: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.key == key)
}
