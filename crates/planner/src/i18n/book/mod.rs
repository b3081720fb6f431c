//! What each rule states, in words: the texts of the published rule book. Apart from the sentences of findings, so that a page
//! need not carry them.

mod en;
mod ru;
mod sources;

use super::Language;
use crate::rules::sources::Source;

/// A rule in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Id of the rule.
    pub rule: &'static str,
    /// A headline, at most 60 characters.
    pub title: &'static str,
    /// What the rule states, one to four sentences.
    pub says: &'static str,
}

const fn text(rule: &'static str, title: &'static str, says: &'static str) -> Text {
    Text { rule, title, says }
}

/// All texts of a language, in the order of the rule book.
pub fn texts(language: Language) -> impl Iterator<Item = &'static Text> {
    let parts = match language {
        Language::En => &en::PARTS,
        Language::Ru => &ru::PARTS,
    };
    parts.iter().copied().flatten()
}

/// The text of a rule.
#[must_use]
pub fn of(language: Language, rule: &str) -> Option<&'static Text> {
    texts(language).find(|text| text.rule == rule)
}

/// What a source is, in words.
#[must_use]
pub fn source_title(language: Language, source: &Source) -> &'static str {
    match language {
        Language::En => source.title,
        Language::Ru => sources::russian(source.key).unwrap_or(source.title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{self, sources::REGISTER};

    #[test]
    fn every_rule_has_one_text_in_each_language() {
        let mut expected: Vec<&str> = rules::BOOK.iter().map(|rule| rule.id).collect();
        expected.sort_unstable();
        for language in Language::ALL {
            let mut written: Vec<&str> = texts(language).map(|text| text.rule).collect();
            written.sort_unstable();
            assert_eq!(written, expected, "{language:?}");
        }
    }

    #[test]
    fn texts_are_short_whole_and_in_their_language() {
        let is_cyrillic = |c: char| ('а'..='я').contains(&c) || ('А'..='Я').contains(&c);
        for language in Language::ALL {
            for text in texts(language) {
                assert!(text.title.chars().count() <= 60 && !text.title.ends_with('.'), "{}", text.title);
                assert!(text.says.ends_with('.') && !text.says.contains("  "), "{}", text.says);
                let cyrillic = text.says.chars().filter(|c| is_cyrillic(*c)).count();
                match language {
                    Language::En => assert_eq!(cyrillic, 0, "{}", text.says),
                    Language::Ru => assert!(cyrillic * 4 > text.says.chars().count(), "{}", text.says),
                }
            }
        }
    }

    #[test]
    fn every_source_has_a_title_in_each_language() {
        for source in REGISTER {
            let [english, russian] = Language::ALL.map(|language| source_title(language, source));
            assert_ne!(english, russian, "{}", source.key);
        }
    }
}
