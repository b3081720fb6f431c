//! Sentences about the subject, in English and Russian. Knows findings and steps, no screens.
//!
//! Each kind of text has a folder with one file a language: `labels` (words for what the model and the engine enumerate),
//! `findings` and `steps` (templates), `book` (what each rule states). A new language is a variant of [`Language`]; the
//! compiler then names the files that miss it.

pub mod book;
mod findings;
mod format;
pub mod labels;
mod steps;
mod template;

pub use format::{date, money, number};

use crate::{
    engine::{Finding, Step, Subject},
    model::Plan,
};

/// A language the product speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
}

impl Language {
    /// All languages.
    pub const ALL: [Language; 2] = [Language::En, Language::Ru];

    /// The BCP 47 tag: `en`, `ru`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Ru => "ru",
        }
    }

    /// The language of a tag such as `ru` or `ru-RU`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// Which of the forms goes with a whole number: English one/other, Russian one/few/many
    /// (1 день, 2 дня, 5 дней, 11 дней, 21 день).
    #[must_use]
    pub fn plural(self, n: u64, forms: [&str; 3]) -> &str {
        let [one, few, many] = forms;
        match self {
            Language::En => {
                if n == 1 {
                    one
                } else {
                    many
                }
            }
            Language::Ru => match (n % 10, n % 100) {
                (_, 11..=14) => many,
                (1, _) => one,
                (2..=4, _) => few,
                _ => many,
            },
        }
    }
}

/// The names a sentence may use, taken from the plan.
#[derive(Debug, Clone, Copy, Default)]
pub struct Names<'p> {
    /// Product of the subscription.
    pub product: &'p str,
    /// Product bought instead.
    pub target: &'p str,
    /// Who sells it today.
    pub seller: &'p str,
    /// The customer.
    pub customer: &'p str,
    /// Currency of the plan.
    pub currency: &'p str,
}

impl<'p> Names<'p> {
    /// The names for a subject of a plan.
    #[must_use]
    pub fn of(plan: &'p Plan, subject: Subject) -> Names<'p> {
        let plain =
            Names { customer: &plan.customer.name, currency: plan.currency.code(), ..Names::default() };
        let Subject::Subscription(index) = subject else { return plain };
        let Some(subscription) = plan.subscriptions.get(index) else { return plain };
        let target = subscription
            .target
            .as_ref()
            .and_then(|target| target.product.as_ref())
            .unwrap_or(&subscription.product);
        Names {
            product: &subscription.product.name,
            target: &target.name,
            seller: &subscription.seller.name,
            ..plain
        }
    }
}

/// The sentence of a finding: what happens, to which thing, why, and what to do.
#[must_use]
pub fn finding(language: Language, finding: &Finding, names: &Names<'_>) -> String {
    let values = template::Values { language, facts: &finding.facts, names };
    let templates = findings::templates(language, finding.rule.id, finding.severity);
    template::first(templates, &values).unwrap_or_else(|| findings::plain(language, finding.rule.id))
}

/// The sentence of a step: what to do, with what, and by when.
#[must_use]
pub fn step(language: Language, step: &Step, names: &Names<'_>) -> String {
    let values = template::Values { language, facts: &step.facts, names };
    let templates = steps::templates(language, step.action, step.rule.id);
    template::first(templates, &values).unwrap_or_else(|| labels::action(language, step.action).to_owned())
}
