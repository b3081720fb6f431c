//! The words for what the model, the rules and the engine enumerate. Exhaustive: a new variant does not compile without words.

mod en;
mod ru;

use super::Language;
use crate::{
    engine::{Action, Criterion, Feasibility, Guidance, Reassignment, Regime, Severity},
    model::{
        Actor, Agreement, Billing, Channel, Consent, PartnerModel, Relationship, Segment, Strategy, Term,
    },
    rules::{Confidence, JudgedOn, Region, Status, sources::Extent},
};

/// One function for each enumeration, the same in every language.
macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident($kind:ty);)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(language: Language, of: $kind) -> &'static str {
            match language {
                Language::En => en::$name(of),
                Language::Ru => ru::$name(of),
            }
        }
    )*};
}

labels! {
    /// Who acts or pays, as a title: "Partner".
    actor(Actor);
    /// A sales channel.
    channel(Channel);
    /// A strategy, as a title.
    strategy(Strategy);
    /// What a strategy does, one sentence.
    strategy_says(Strategy);
    /// What a step does, as a title.
    action(Action);
    /// Whether an option can be carried out.
    feasibility(Feasibility);
    /// How much a finding matters.
    severity(Severity);
    /// What happens after the old term.
    regime(Regime);
    /// What happens after the old term, one sentence.
    regime_says(Regime);
    /// Who must be reassigned.
    reassignment(Reassignment);
    /// A generation of the guidance.
    guidance(Guidance);
    /// Why one option is better than another, after "because".
    criterion(Criterion);
    /// A customer segment.
    segment(Segment);
    /// Where the reseller relationship stands.
    relationship(Relationship);
    /// Where the customer agreement stands.
    agreement(Agreement);
    /// What the seller says to a transfer.
    consent(Consent);
    /// How the partner takes part in the programme.
    partner_model(PartnerModel);
    /// A term.
    term(Term);
    /// A billing plan.
    billing(Billing);
    /// A CSP market region.
    region(Region);
    /// How sure a rule is.
    confidence(Confidence);
    /// What the product does with a rule.
    status(Status);
    /// The day a rule is judged on.
    judged_on(JudgedOn);
    /// How much of a source was read.
    extent(Extent);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_have_words_of_their_own_in_each_language() {
        let mut all: Vec<&str> =
            Language::ALL.iter().flat_map(|language| Channel::ALL.map(|of| channel(*language, of))).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn titles_are_titles_and_sentences_are_sentences() {
        for language in Language::ALL {
            for of in Strategy::ALL {
                assert!(strategy_says(language, of).ends_with('.'));
                assert!(!strategy(language, of).ends_with('.'));
            }
            for of in Action::ALL {
                assert!(!action(language, of).ends_with('.'));
            }
        }
    }
}
