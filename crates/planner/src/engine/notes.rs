//! Collects findings and trace lines while a plan is worked out.

use super::outcome::{Facts, Finding, Read, Reading, Severity, Subject};
use crate::{model::Date, rules::Rule};

/// Findings and trace, in the order they came up.
#[derive(Default)]
pub(super) struct Notes {
    pub findings: Vec<Finding>,
    pub reads: Vec<Read>,
}

impl Notes {
    /// Room for what the options of a plan usually have to say, so that it is not moved about while it grows.
    pub fn for_plan_of(subscriptions: usize) -> Notes {
        Notes {
            findings: Vec::with_capacity(subscriptions * 16),
            reads: Vec::with_capacity(subscriptions * 64),
        }
    }

    pub fn find(&mut self, severity: Severity, rule: &'static Rule, subject: Subject, facts: Facts) {
        self.findings.push(Finding { rule, severity, subject, facts });
    }

    /// Notes that a rule was read, and what it said.
    pub fn read(&mut self, rule: &'static Rule, value: Reading) {
        self.read_since(rule, value, rule.holds.from);
    }

    /// The same for a value that holds since another day than its rule.
    pub fn read_since(&mut self, rule: &'static Rule, value: Reading, since: Option<Date>) {
        self.reads.push(Read { rule, value, since });
    }
}

/// Findings and trace of one option, and whether it can be carried out.
pub(super) struct Verdict<'n> {
    notes: &'n mut Notes,
    subject: Subject,
    pub feasibility: super::Feasibility,
}

impl<'n> Verdict<'n> {
    pub fn on(notes: &'n mut Notes, subject: Subject) -> Verdict<'n> {
        Verdict { notes, subject, feasibility: super::Feasibility::Allowed }
    }

    /// The option cannot be carried out.
    pub fn block(&mut self, rule: &'static Rule, facts: Facts) {
        self.feasibility = super::Feasibility::Blocked;
        self.notes.find(Severity::Blocks, rule, self.subject, facts);
    }

    /// It can, if what the finding says holds.
    pub fn only_if(&mut self, rule: &'static Rule, facts: Facts) {
        self.feasibility = self.feasibility.max(super::Feasibility::Conditional);
        self.notes.find(Severity::Warns, rule, self.subject, facts);
    }

    /// It can, at a price or a risk.
    pub fn warn(&mut self, rule: &'static Rule, facts: Facts) {
        self.notes.find(Severity::Warns, rule, self.subject, facts);
    }

    /// Worth knowing.
    pub fn inform(&mut self, rule: &'static Rule, facts: Facts) {
        self.notes.find(Severity::Informs, rule, self.subject, facts);
    }

    pub fn read(&mut self, rule: &'static Rule, value: Reading) {
        self.notes.read(rule, value);
    }

    pub fn read_since(&mut self, rule: &'static Rule, value: Reading, since: Option<Date>) {
        self.notes.read_since(rule, value, since);
    }
}
