//! What a rule is: an id, the days it holds, the day it is judged on, who says so and how sure that is.

use crate::model::{Channel, Date};

/// How sure a rule is, after the tags of the rule book (A and A-, B, C, M).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Read on an official page (A), or in its opening part or through a mirror (A-).
    Official,
    /// A distributor, vendor or consultant page, or public code that cites an official page (B).
    Secondary,
    /// Our own inference from the two above (C).
    Inferred,
    /// General knowledge, not verified (M).
    Unverified,
}

impl Confidence {
    /// The name in the evaluation.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Confidence::Official => "official",
            Confidence::Secondary => "secondary",
            Confidence::Inferred => "inferred",
            Confidence::Unverified => "unverified",
        }
    }
}

/// Which day selects the law: the classic silent mistake, so every rule says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JudgedOn {
    /// The day the plan is made for.
    AsOf,
    /// The first day of the old term (or its renewal).
    TermStart,
    /// The last day of the old term.
    TermEnd,
    /// The first day of the new subscription.
    NewStart,
    /// The day of the transfer, migration or cancelling itself.
    Action,
}

impl JudgedOn {
    /// The name in the rule book document.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            JudgedOn::AsOf => "as-of",
            JudgedOn::TermStart => "term-start",
            JudgedOn::TermEnd => "term-end",
            JudgedOn::NewStart => "new-start",
            JudgedOn::Action => "action",
        }
    }
}

/// Days a rule holds, both ends inclusive; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Holds {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl Holds {
    /// Always.
    pub const ALWAYS: Holds = Holds { from: None, until: None };

    /// From a day on.
    #[must_use]
    pub const fn since(year: i32, month: u32, day: u32) -> Holds {
        Holds { from: Some(Date::literal(year, month, day)), until: None }
    }

    /// The same, up to and including a day.
    #[must_use]
    pub const fn until(self, year: i32, month: u32, day: u32) -> Holds {
        Holds { from: self.from, until: Some(Date::literal(year, month, day)) }
    }

    /// Whether the rule holds on `day`.
    #[must_use]
    pub fn on(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// What the product does with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// The engine computes with it or reports it.
    Computed,
    /// Shown in the rule book and in letters; nothing in a plan decides it.
    Guidance,
    /// A fact it needs is in no plan and no file a person could drop.
    NotComputable,
    /// Replaced by another rule; kept for its dates.
    Superseded,
}

impl Status {
    /// The name in the rule book document.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Status::Computed => "computed",
            Status::Guidance => "guidance",
            Status::NotComputable => "not-computable",
            Status::Superseded => "superseded",
        }
    }
}

/// One rule of the rule book.
#[derive(Debug)]
pub struct Rule {
    /// Id, the same everywhere: rule book, evaluation, scenarios, documents.
    pub id: &'static str,
    /// Days it holds.
    pub holds: Holds,
    /// The day that is held against [`Rule::holds`].
    pub judged_on: JudgedOn,
    /// Channels it speaks of; empty means all.
    pub channels: &'static [Channel],
    /// Keys of the source register, most telling first.
    pub sources: &'static [&'static str],
    /// How sure it is.
    pub confidence: Confidence,
    /// What the product does with it.
    pub status: Status,
}

impl Rule {
    /// Whether the rule speaks of a channel.
    #[must_use]
    pub fn covers(&self, channel: Channel) -> bool {
        self.channels.is_empty() || self.channels.contains(&channel)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// A value that changes over time; each step carries the rule that says so.
#[derive(Debug)]
pub struct Dated<T: 'static> {
    /// Steps in ascending order of `from`.
    pub steps: &'static [Step<T>],
}

/// One step of a [`Dated`] value.
#[derive(Debug)]
pub struct Step<T> {
    /// First day the value applies to.
    pub from: Date,
    /// The value.
    pub value: T,
    /// Who says so.
    pub rule: &'static Rule,
}

impl<T> Dated<T> {
    /// The step in force on a day; `None` before the first.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&Step<T>> {
        self.steps.iter().rev().find(|step| step.from <= day)
    }
}
