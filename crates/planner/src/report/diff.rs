//! What changed between two evaluations: two as-of days, two editions of the rule book, two variants of a plan.

use serde::Serialize;
use serde_json::{Map, Value};

use super::evaluation::{EvaluationDocument, FindingView, OptionView, TraceView};
use crate::model::Strategy;

/// One figure that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// `plan` or a subscription's id.
    pub subject: String,
    /// The option it belongs to; `None` for figures of the plan or the subscription.
    pub strategy: Option<Strategy>,
    /// Name of the field in the evaluation.
    pub field: String,
    /// Value before; null when the subscription was not there.
    pub before: Value,
    /// Value after; null when it no longer is.
    pub after: Value,
    /// Rules that speak in one of the two only: the candidates for the cause.
    pub rules: Vec<String>,
}

/// Fields of an option that are figures; findings and trace give the reasons instead.
const REASONS: [&str; 3] = ["findings", "trace", "strategy"];

/// Every figure that differs, by subscription, in the order of `after`.
#[must_use]
pub fn changes(before: &EvaluationDocument, after: &EvaluationDocument) -> Vec<Change> {
    let mut list = Vec::new();
    let plan_rules = differing(rules_of(&before.findings, &[]), rules_of(&after.findings, &[]));
    let mut note = |field: &str, old: Value, new: Value, rules: &[String]| {
        if old != new {
            list.push(Change {
                subject: "plan".into(),
                strategy: None,
                field: field.into(),
                before: old,
                after: new,
                rules: rules.to_vec(),
            });
        }
    };
    note("guidance", before.guidance.clone().into(), after.guidance.clone().into(), &[]);
    note("rulebook", before.rulebook.clone().into(), after.rulebook.clone().into(), &[]);
    let (old_totals, new_totals) = (object(&before.totals), object(&after.totals));
    for (field, new) in &new_totals {
        note(field, old_totals.get(field).cloned().unwrap_or_default(), new.clone(), &plan_rules);
    }
    for new in &after.subscriptions {
        let old = before.subscriptions.iter().find(|old| old.id == new.id);
        let word =
            |strategy: Option<Strategy>| strategy.map_or(Value::Null, |strategy| strategy.key().into());
        for (field, old, new_value) in [
            ("recommended", word(old.and_then(|old| old.recommended)), word(new.recommended)),
            ("chosen", word(old.and_then(|old| old.chosen)), word(new.chosen)),
        ] {
            if old != new_value {
                list.push(Change {
                    subject: new.id.clone(),
                    strategy: None,
                    field: field.into(),
                    before: old,
                    after: new_value,
                    rules: Vec::new(),
                });
            }
        }
        for option in &new.options {
            let old = old.and_then(|old| old.options.iter().find(|old| old.strategy == option.strategy));
            option_changes(&new.id, old, option, &mut list);
        }
    }
    for gone in
        before.subscriptions.iter().filter(|old| !after.subscriptions.iter().any(|new| new.id == old.id))
    {
        let was = gone.chosen.map_or(Value::Null, |strategy| strategy.key().into());
        list.push(Change {
            subject: gone.id.clone(),
            strategy: None,
            field: "chosen".into(),
            before: was,
            after: Value::Null,
            rules: Vec::new(),
        });
    }
    list
}

fn option_changes(id: &str, old: Option<&OptionView>, new: &OptionView, list: &mut Vec<Change>) {
    let old_fields = old.map(object).unwrap_or_default();
    let old_rules = old.map(|old| rules_of(&old.findings, &old.trace)).unwrap_or_default();
    let rules = differing(old_rules, rules_of(&new.findings, &new.trace));
    for (field, value) in object(new) {
        let was = old_fields.get(&field).cloned().unwrap_or_default();
        if !REASONS.contains(&field.as_str()) && was != value {
            list.push(Change {
                subject: id.into(),
                strategy: Some(new.strategy),
                field,
                before: was,
                after: value,
                rules: rules.clone(),
            });
        }
    }
}

fn object(view: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(view) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn rules_of(findings: &[FindingView], trace: &[TraceView]) -> Vec<String> {
    let told = findings.iter().map(|finding| format!("{} {}", finding.rule, finding.severity));
    let read = trace.iter().map(|read| format!("{} {}", read.rule, read.value));
    told.chain(read).collect()
}

/// Ids of the rules that say something in one list only.
fn differing(before: Vec<String>, after: Vec<String>) -> Vec<String> {
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter()
            .filter(|said| !other.contains(said))
            .filter_map(|said| said.split(' ').next().map(str::to_owned))
            .collect()
    };
    let mut rules = only(&after, &before);
    rules.extend(only(&before, &after));
    rules.sort();
    rules.dedup();
    rules
}
