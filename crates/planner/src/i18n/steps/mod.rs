//! Sentences of steps: templates by action and, where it matters, by the rule that asks for the step.

mod en;
mod ru;

use super::Language;
use crate::engine::Action;

/// The templates of a step, most telling first; the last needs no slot.
pub(super) fn templates(language: Language, action: Action, rule: &str) -> &'static [&'static str] {
    match language {
        Language::En => en::templates(action, rule),
        Language::Ru => ru::templates(action, rule),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        engine::{Facts, Step, Subject},
        i18n::{self, Names},
        model::{Actor, Date},
        rules,
    };

    fn step(action: Action, rule: &'static rules::Rule, facts: Facts) -> Step {
        Step {
            action,
            actor: Actor::Partner,
            earliest: Date::FIRST,
            due: Date::FIRST,
            subject: Subject::Plan,
            subscriptions: Vec::new(),
            rule,
            facts,
        }
    }

    #[test]
    fn every_action_has_a_sentence_with_and_without_facts() {
        let facts = Facts { day: Date::new(2027, 3, 14), seats: Some(1), ..Facts::default() };
        let names = Names {
            product: "Visio",
            target: "Visio",
            seller: "Northwind",
            customer: "Contoso",
            currency: "USD",
        };
        for language in Language::ALL {
            for action in Action::ALL {
                let full = i18n::step(language, &step(action, &rules::REL_FLOW, facts), &names);
                let bare = i18n::step(
                    language,
                    &step(action, &rules::REL_FLOW, Facts::default()),
                    &Names::default(),
                );
                for sentence in [&full, &bare] {
                    assert!(
                        sentence.ends_with('.') && !sentence.contains(['{', '[', '|', '#']),
                        "{sentence}"
                    );
                    assert!(!sentence.contains("  ") && !sentence.contains(" ."), "{sentence}");
                }
                assert!(full.contains("2027"), "{full}");
            }
        }
    }

    #[test]
    fn the_rule_changes_what_is_said() {
        for language in Language::ALL {
            for (action, rule, other) in [
                (Action::Buy, &rules::MIG_ELIGIBLE, &rules::SEED_MANUAL_PATH),
                (Action::TurnAutoRenewOff, &rules::EST_MANAGE, &rules::SEED_EXPIRY_30),
                (Action::Cancel, &rules::EST_MANAGE, &rules::CALC_REFUND),
                (Action::RemoveRelationship, &rules::XFER_RELATIONSHIP_AFTER, &rules::REL_REMOVE_BY_PARTNER),
            ] {
                assert_ne!(templates(language, action, rule.id), templates(language, action, other.id));
            }
        }
    }
}
