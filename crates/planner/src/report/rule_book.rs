//! The rule book as a document: every rule in words, with its dates, sources and confidence.

use serde::{Deserialize, Serialize};

use crate::{
    i18n::{Language, book},
    model::{Channel, Date},
    rules::{self, Rule, sources},
};

/// The rule book in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RuleBook {
    /// Always `changeover-rulebook`.
    pub format: String,
    /// Version of the form.
    pub schema: u32,
    /// Edition of the rule book.
    pub edition: Date,
    /// The day the sources were last checked.
    pub checked_on: Date,
    /// Language of the texts, `en` or `ru`.
    pub language: String,
    /// All rules.
    pub rules: Vec<RuleView>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RuleView {
    /// Its id.
    pub id: String,
    /// A headline.
    pub title: String,
    /// What it states.
    pub says: String,
    /// First day it holds; null when open.
    pub from: Option<Date>,
    /// Last day it holds; null when open.
    pub until: Option<Date>,
    /// The day that selects it: `as-of`, `term-start`, `term-end`, `new-start` or `action`.
    pub judged_on: String,
    /// Channels it speaks of; empty means all.
    pub channels: Vec<Channel>,
    /// Who says so, most telling first.
    pub sources: Vec<SourceView>,
    /// `official`, `secondary`, `inferred` or `unverified`.
    pub confidence: String,
    /// `computed`, `guidance`, `not-computable` or `superseded`.
    pub status: String,
}

/// A source of a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceView {
    /// Its short name in the register.
    pub key: String,
    /// What it is.
    pub title: String,
    /// Where it is public; empty when it is several pages.
    pub address: String,
    /// The version or date that was read.
    pub version: String,
    /// `full`, `opening` or `cited`: how much of it was read.
    pub read: String,
}

/// The rule book in a language.
#[must_use]
pub fn rule_book(language: Language) -> RuleBook {
    RuleBook {
        format: "changeover-rulebook".to_owned(),
        schema: 1,
        edition: Date::parse(rules::EDITION).unwrap_or(sources::CHECKED_ON),
        checked_on: sources::CHECKED_ON,
        language: language.tag().to_owned(),
        rules: rules::BOOK.iter().map(|rule| view(language, rule)).collect(),
    }
}

fn view(language: Language, rule: &Rule) -> RuleView {
    let text = book::of(language, rule.id);
    RuleView {
        id: rule.id.to_owned(),
        title: text.map_or(rule.id, |text| text.title).to_owned(),
        says: text.map(|text| text.says).unwrap_or_default().to_owned(),
        from: rule.holds.from,
        until: rule.holds.until,
        judged_on: rule.judged_on.key().to_owned(),
        channels: rule.channels.to_vec(),
        sources: rule
            .sources
            .iter()
            .filter_map(|key| sources::source(key))
            .map(|source| cite(language, source))
            .collect(),
        confidence: rule.confidence.key().to_owned(),
        status: rule.status.key().to_owned(),
    }
}

fn cite(language: Language, source: &sources::Source) -> SourceView {
    SourceView {
        key: source.key.to_owned(),
        title: book::source_title(language, source).to_owned(),
        address: source.address.to_owned(),
        version: source.version.to_owned(),
        read: source.read.key().to_owned(),
    }
}
