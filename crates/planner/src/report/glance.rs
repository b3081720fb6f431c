//! A plan at a glance, for lists of many plans: what is left to do and what is at risk, before any sentence is written.

use crate::{
    engine::{self, Step},
    model::{Money, Plan},
};

/// What a list says of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// Steps that nobody has ticked off, by due day; [`super::step`] says them in words.
    pub open: Vec<Step>,
    /// What is owed if nobody acts: the sum over the ways the plan goes by, of those whose cost is known. `None` is nothing.
    pub risk: Option<Money>,
}

/// Works a plan out for a list.
#[must_use]
pub fn glance(plan: &Plan) -> Glance {
    let evaluation = engine::evaluate(plan);
    let risk: i64 = evaluation
        .subscriptions
        .iter()
        .filter_map(|assessment| Some(assessment.chosen_option()?.if_forgotten?.cost?.as_cents()))
        .sum();
    let done = |step: &Step| plan.progress.get(&step.id(plan)).is_some_and(|known| known.done.is_some());
    let mut open = evaluation.steps;
    open.retain(|step| !done(step));
    open.sort_by_key(|step| step.due);
    Glance { open, risk: (risk > 0).then(|| Money::cents(risk)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document, i18n::Language, model::Done, report};

    fn sample() -> Plan {
        let text = include_str!("../../../../src/ui/samples/northwind.json");
        document::open(text).expect("the sample opens").plan
    }

    #[test]
    fn says_what_the_whole_answer_says() {
        let mut plan = sample();
        let answer = report::evaluation(&plan, &engine::evaluate(&plan), Language::En);
        let first = answer.steps.first().expect("a step").id.clone();
        plan.progress.insert(first.clone(), Done { done: Some(plan.as_of), ..Done::default() });
        let seen = glance(&plan);
        let said: Vec<_> = seen.open.iter().map(|step| report::step(&plan, step, Language::En)).collect();
        let mut left = answer.steps.clone();
        left.retain(|step| step.id != first);
        left.sort_by_key(|step| step.due);
        assert_eq!(said, left);
    }

    #[test]
    fn risk_is_what_the_chosen_ways_cost_when_forgotten() {
        let plan = sample();
        let answer = report::evaluation(&plan, &engine::evaluate(&plan), Language::En);
        let cents: i64 = answer
            .subscriptions
            .iter()
            .flat_map(|view| view.options.iter().filter(|option| Some(option.strategy) == view.chosen))
            .filter_map(|option| option.if_forgotten.as_ref()?.cost)
            .map(Money::as_cents)
            .sum();
        assert!(cents > 0, "the sample has something to forget");
        assert_eq!(glance(&plan).risk, Some(Money::cents(cents)));
    }
}
