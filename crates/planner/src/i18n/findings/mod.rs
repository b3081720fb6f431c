//! Sentences of findings: templates by rule and severity, one file a language.
//!
//! The first template whose slots are all filled is used; the last of each list needs none, so there is always a sentence.

mod en;
mod ru;

use super::Language;
use crate::engine::Severity;

/// The templates of a rule's finding, most telling first; none for a rule that never becomes a finding.
pub(super) fn templates(language: Language, rule: &str, severity: Severity) -> &'static [&'static str] {
    match language {
        Language::En => en::templates(rule, severity),
        Language::Ru => ru::templates(rule, severity),
    }
}

/// What is said of a rule without a sentence: a test sees to it that no finding of the engine needs this.
pub(super) fn plain(language: Language, rule: &str) -> String {
    match language {
        Language::En => format!("Rule {rule} applies; see the rule book."),
        Language::Ru => format!("Действует правило {rule}; см. свод правил."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        i18n::template::{Part, parts},
        rules,
    };

    const SEVERITIES: [Severity; 3] = [Severity::Blocks, Severity::Warns, Severity::Informs];
    const SLOTS: [&str; 11] = [
        "day", "until", "days", "amount", "seats", "limit", "count", "product", "target", "seller",
        "customer",
    ];

    fn all() -> impl Iterator<Item = (&'static str, [&'static [&'static str]; 2])> {
        rules::BOOK.iter().flat_map(|rule| {
            SEVERITIES.map(|severity| {
                (rule.id, Language::ALL.map(|language| templates(language, rule.id, severity)))
            })
        })
    }

    /// Slots with "is it inside brackets" and how many forms its word has.
    fn slots(template: &'static str, optional: bool) -> Vec<(&'static str, bool, Option<usize>)> {
        parts(template)
            .flat_map(|part| match part {
                Part::Text(_) => Vec::new(),
                Part::Slot(slot) => vec![(slot, optional, None)],
                Part::Word { slot, forms, .. } => vec![(slot, optional, Some(forms.split('|').count()))],
                Part::Clause(clause) => slots(clause, true),
            })
            .collect()
    }

    #[test]
    fn slots_exist_and_words_have_the_forms_of_their_language() {
        for (rule, [english, russian]) in all() {
            for (templates, forms_wanted) in [(english, 2), (russian, 3)] {
                for (slot, _, forms) in templates.iter().flat_map(|template| slots(template, false)) {
                    assert!(SLOTS.contains(&slot), "{rule}: {{{slot}}}");
                    assert!(forms.is_none_or(|forms| forms == forms_wanted), "{rule}: forms of {{{slot}}}");
                }
            }
        }
    }

    #[test]
    fn both_languages_say_the_same() {
        for (rule, [english, russian]) in all() {
            assert_eq!(english.len(), russian.len(), "{rule}");
            for (one, other) in english.iter().zip(russian) {
                let facts = |template| {
                    let mut all: Vec<_> = slots(template, false)
                        .into_iter()
                        .map(|(slot, optional, _)| (slot, optional))
                        .collect();
                    all.sort_unstable();
                    all.dedup();
                    all
                };
                assert_eq!(facts(one), facts(other), "{rule}: {one} / {other}");
            }
        }
    }

    #[test]
    fn the_last_template_needs_nothing() {
        for (rule, languages) in all() {
            for last in languages.iter().filter_map(|templates| templates.last()) {
                let needed: Vec<_> =
                    slots(last, false).into_iter().filter(|(_, optional, _)| !optional).collect();
                assert!(needed.is_empty(), "{rule}: {needed:?} in {last}");
            }
        }
    }

    #[test]
    fn sentences_are_in_their_language_and_whole() {
        let is_cyrillic = |c: char| ('а'..='я').contains(&c.to_ascii_lowercase()) || ('А'..='Я').contains(&c);
        for (rule, [english, russian]) in all() {
            for text in english {
                assert!(!text.chars().any(is_cyrillic), "{rule}: {text}");
            }
            for text in russian {
                let letters = text.chars().filter(|c| c.is_alphabetic()).count();
                assert!(text.chars().filter(|c| is_cyrillic(*c)).count() * 2 > letters, "{rule}: {text}");
            }
            for text in english.iter().chain(russian) {
                assert!(
                    text.ends_with('.') && !text.contains("  ") && !text.contains(" ."),
                    "{rule}: {text}"
                );
            }
        }
    }
}
