//! A plan with what follows from it, for one reader in one language.

use crate::{
    document::Document,
    engine::{self, Assessment, Evaluation, Outcome, Step, Subject},
    i18n::{self, Language, Names, labels},
    model::{Actor, Date, Done, Plan, Product, Strategy, Subscription},
    share::{Redaction, redact},
};

/// A plan, its evaluation, and for whom.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The plan as this reader may see it.
    pub document: Document,
    /// What follows from it.
    pub evaluation: Evaluation,
    /// Language of all texts.
    pub language: Language,
}

/// One subscription with its answer.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    pub index: usize,
    pub sub: &'a Subscription,
    pub assessment: &'a Assessment,
    /// The option the plan goes by; `None` where none is possible.
    pub option: Option<&'a Outcome>,
}

impl<'a> Row<'a> {
    /// A transfer takes over what is there; what else was wanted would be bought apart.
    fn is_taken_over(&self) -> bool {
        self.option.is_some_and(|option| option.strategy == Strategy::Transfer)
    }

    /// What is there afterwards.
    pub fn bought(&self) -> &'a Product {
        if self.is_taken_over() {
            return &self.sub.product;
        }
        self.sub.target.as_ref().and_then(|target| target.product.as_ref()).unwrap_or(&self.sub.product)
    }

    /// How many seats are there afterwards.
    pub fn seats(&self) -> u32 {
        if self.is_taken_over() {
            return self.sub.seats;
        }
        self.sub.target.as_ref().and_then(|target| target.seats).unwrap_or(self.sub.seats)
    }

    /// Last day of the old term, where it is known or follows from its start.
    pub fn end(&self) -> Option<Date> {
        let started = |start: Date| start.plus_months(self.sub.term.months()).plus_days(-1);
        self.sub.end.or_else(|| self.sub.start.map(started))
    }
}

impl Answer {
    /// Works a document out for a reader: first taken out what is not meant for them, then evaluated.
    #[must_use]
    pub fn of(document: &Document, reader: Redaction, language: Language) -> Answer {
        let document = redact(document, reader);
        let evaluation = engine::evaluate(&document.plan);
        Answer { document, evaluation, language }
    }

    pub(crate) fn plan(&self) -> &Plan {
        &self.document.plan
    }

    /// Subscriptions with their answers, in the order of the plan.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.plan().subscriptions.iter().zip(&self.evaluation.subscriptions).enumerate().map(
            |(index, (sub, assessment))| Row { index, sub, assessment, option: assessment.chosen_option() },
        )
    }

    /// The id under which progress knows a step.
    pub(crate) fn step_id(&self, step: &Step) -> String {
        step.id(self.plan())
    }

    /// What was noted about a step.
    pub(crate) fn progress(&self, step: &Step) -> Option<&Done> {
        self.plan().progress.get(&self.step_id(step))
    }

    /// The day a step was done.
    pub(crate) fn done(&self, step: &Step) -> Option<Date> {
        self.progress(step)?.done
    }

    /// The sentence of a step.
    pub(crate) fn says(&self, step: &Step) -> String {
        i18n::step(self.language, step, &Names::of(self.plan(), step.subject))
    }

    /// Who acts, by name where it is known.
    pub(crate) fn who(&self, step: &Step) -> String {
        let name = match (step.actor, step.subject) {
            (Actor::Partner, _) => self.plan().partner.name.as_str(),
            (Actor::Customer, _) => self.plan().customer.name.as_str(),
            (Actor::SourcePartner, Subject::Subscription(index)) => {
                self.plan().subscriptions.get(index).map_or("", |sub| sub.seller.name.as_str())
            }
            _ => "",
        };
        if name.trim().is_empty() { labels::actor(self.language, step.actor).to_owned() } else { line(name) }
    }

    /// A day in words.
    pub(crate) fn day(&self, day: Date) -> String {
        i18n::date(self.language, day)
    }

    /// An amount of the plan's currency in words.
    pub(crate) fn money(&self, money: crate::model::Money) -> String {
        i18n::money(self.language, money, self.plan().currency.code())
    }
}

/// A name from a file on one line, without what does not print.
pub(crate) fn line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
