//! What can be asked about a plan, and who answers.

use std::collections::BTreeMap;

use super::{
    Told, bridge, coverage, customers, estimate, invoice, late, lock, maths, people, question, refusal,
    told::either,
};
use crate::{document::Document, i18n::Language, import::SourceFile};

/// A question about a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Who is without a licence on which day.
    Coverage,
    /// Which fact to ask for first, and the letter that asks.
    Unknown,
    /// What a customer who accepts late changes.
    Late,
    /// What a seller who refuses changes.
    Refusal,
    /// What the days between the old and the new cost.
    Bridge,
    /// Whether to start before a price rises.
    Lock,
    /// How to move without breaking a limit.
    Waves,
    /// Who notices what.
    People,
    /// Whether the invoice is what the plan promises.
    Invoice,
    /// Whether a sealed estimate still holds.
    Estimate,
    /// Whether printed examples come out.
    Maths,
}

/// What a person has set, by its name; what is not set has a value that makes sense.
pub type Values = BTreeMap<String, String>;

impl Topic {
    /// All questions, the most asked first.
    pub const ALL: [Topic; 11] = [
        Topic::Coverage,
        Topic::Unknown,
        Topic::Late,
        Topic::Refusal,
        Topic::Bridge,
        Topic::Lock,
        Topic::Waves,
        Topic::People,
        Topic::Invoice,
        Topic::Estimate,
        Topic::Maths,
    ];

    /// A fixed name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Topic::Coverage => "coverage",
            Topic::Unknown => "unknown",
            Topic::Late => "late",
            Topic::Refusal => "refusal",
            Topic::Bridge => "bridge",
            Topic::Lock => "lock",
            Topic::Waves => "waves",
            Topic::People => "people",
            Topic::Invoice => "invoice",
            Topic::Estimate => "estimate",
            Topic::Maths => "maths",
        }
    }

    /// The question of that name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Topic> {
        Topic::ALL.into_iter().find(|topic| topic.key() == key)
    }

    /// The question in words.
    #[must_use]
    pub const fn title(self, language: Language) -> &'static str {
        match self {
            Topic::Coverage => either(
                language,
                "Is anybody ever without a licence?",
                "Останется ли кто-нибудь без лицензии?",
            ),
            Topic::Unknown => either(language, "What should we ask first?", "Что узнать в первую очередь?"),
            Topic::Late => either(
                language,
                "What if the customer accepts late?",
                "Что если клиент примет запрос поздно?",
            ),
            Topic::Refusal => {
                either(language, "What if the seller refuses?", "Что если нынешний продавец откажет?")
            }
            Topic::Bridge => {
                either(language, "Extend, pause or buy early?", "Продлить, прервать или купить раньше?")
            }
            Topic::Lock => either(
                language,
                "Is it worth starting before a price rises?",
                "Стоит ли начать до повышения цены?",
            ),
            Topic::Waves => either(language, "In how many waves?", "За сколько волн?"),
            Topic::People => either(language, "Who notices what?", "Кто что заметит?"),
            Topic::Invoice => {
                either(language, "Is the invoice what was promised?", "Совпадает ли счёт с обещанным?")
            }
            Topic::Maths => either(
                language,
                "Does it compute what Microsoft prints?",
                "Сходится ли расчёт с примерами Microsoft?",
            ),
            Topic::Estimate => {
                either(language, "Does an earlier estimate still hold?", "Верна ли прежняя смета?")
            }
        }
    }

    /// Answers it about a plan, with the files handed in.
    #[must_use]
    pub fn answer(
        self,
        document: &Document,
        language: Language,
        values: &Values,
        files: &[SourceFile],
    ) -> Told {
        let plan = &document.plan;
        match self {
            Topic::Coverage => coverage::told(plan, language),
            Topic::Unknown => question::told(plan, language),
            Topic::Late => late::told(plan, language),
            Topic::Refusal => refusal::told(plan, language),
            Topic::Bridge => bridge::told(plan, language, values),
            Topic::Lock => lock::told(plan, language, values),
            Topic::Waves => customers::told(document, language, files),
            Topic::People => people::told(plan, language, files),
            Topic::Invoice => invoice::told(plan, language, files),
            Topic::Maths => maths::told(language, files),
            Topic::Estimate => estimate::told(document, language, files),
        }
    }
}
