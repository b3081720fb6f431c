//! What holds for every plan, however odd. `PROPTEST_CASES=20000 cargo test --release -p changeover-planner --test properties`
//! looks longer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects"
)]

mod plans;
#[path = "plans/wild.rs"]
mod wild;

use std::collections::BTreeSet;

use changeover_planner::{
    document,
    engine::{self, Action, Assessment, Evaluation, Feasibility, Outcome, Regime, Subject},
    i18n::Language,
    model::{Agreement, Date, Money, Plan, Relationship, Strategy as Way},
    report::{self, evaluation::EvaluationDocument},
};
use proptest::{
    prelude::*,
    sample::Index,
    test_runner::{Config, FileFailurePersistence, TestCaseResult},
};
use serde_json::Value;

fn config(cases: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    Config {
        cases: asked.unwrap_or(cases),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "proptest-regressions/properties.txt",
        ))),
        ..Config::default()
    }
}

fn written(plan: &Plan) -> EvaluationDocument {
    report::evaluation(plan, &engine::evaluate(plan), Language::En)
}

proptest! {
    #![proptest_config(config(200))]

    /// Extreme days, seats, prices and margins give an answer too, in both languages, and the same one twice.
    #[test]
    fn every_plan_has_one_answer(plan in wild::plan()) {
        let evaluation = engine::evaluate(&plan);
        prop_assert_eq!(&evaluation, &engine::evaluate(&plan.clone()));
        prop_assert_eq!(evaluation.subscriptions.len(), plan.subscriptions.len());
        for language in [Language::En, Language::Ru] {
            let written = report::evaluation(&plan, &evaluation, language);
            prop_assert!(serde_json::to_string(&written).is_ok());
        }
        options_are_complete(&plan, &evaluation)?;
    }

    /// What is saved opens as it was.
    #[test]
    fn a_saved_document_opens_as_it_was(document in wild::document()) {
        let text = document::save(&document);
        let opened = document::open(&text);
        prop_assert_eq!(opened.as_ref(), Ok(&document));
        prop_assert_eq!(document::save(&opened.unwrap()), text);
    }

    /// Any text is opened or refused with a reason.
    #[test]
    fn any_text_is_opened_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), text in ".{0,80}") {
        for text in [String::from_utf8_lossy(&bytes).into_owned(), text] {
            if let Err(error) = document::open(&text) {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }

    /// A document damaged anywhere is refused with a reason, or is still a document that can be worked out.
    #[test]
    fn a_damaged_document_is_refused_or_worked_out(
        document in wild::document(),
        damage in (0..4_u8, any::<Index>(), any::<Index>(), any::<u8>()),
    ) {
        open_and_work_out(&damaged(document::save(&document), damage))?;
    }

    /// A document with a value of another kind anywhere is refused with a reason, or can be worked out.
    #[test]
    fn a_wrong_value_is_refused_or_worked_out(
        document in wild::document(),
        place in any::<Index>(),
        value in prop::sample::select(vec![
            "null", "true", "0", "-1", "1e400", "18446744073709551616", "\"\"", "\"2026-02-30\"", "\"P2Y\"", "[]", "{}", "[[]]",
        ]),
    ) {
        let mut json: Value = serde_json::from_str(&document::save(&document)).unwrap();
        let count = values(&mut json, &mut |_| false);
        // A number too large for any type is still text that may arrive.
        let wrong: Value = serde_json::from_str(value).unwrap_or(Value::from(f64::MAX));
        let mut left = place.index(count);
        values(&mut json, &mut |found| {
            if left == 0 {
                *found = wrong.clone();
                return true;
            }
            left -= 1;
            false
        });
        open_and_work_out(&json.to_string())?;
    }
}

proptest! {
    #![proptest_config(config(800))]

    /// The order of the subscriptions is the order of the answers, and changes nothing else.
    #[test]
    fn order_changes_only_the_order(plan in plans::plan(5), turn in any::<Index>(), backwards in any::<bool>()) {
        let mut turned = plan.clone();
        turned.subscriptions.rotate_left(turn.index(plan.subscriptions.len()));
        if backwards {
            turned.subscriptions.reverse();
        }
        let (first, second) = (written(&plan), written(&turned));
        for (subscription, answer) in turned.subscriptions.iter().zip(&second.subscriptions) {
            let same = first.subscriptions.iter().find(|answer| answer.id == subscription.id);
            prop_assert_eq!(same, Some(answer));
        }
        let steps = |document: &EvaluationDocument| -> Vec<String> {
            let mut steps: Vec<String> = document
                .steps
                .iter()
                .map(|step| {
                    let of: BTreeSet<&String> = step.subscriptions.iter().collect();
                    format!("{} {} {} {:?} {of:?} {}", step.id, step.earliest, step.due, step.actor, step.rule)
                })
                .collect();
            steps.sort();
            steps
        };
        prop_assert_eq!(steps(&first), steps(&second));
        prop_assert_eq!(&first.totals, &second.totals);
        let rules = |document: &EvaluationDocument| -> BTreeSet<String> {
            document.findings.iter().map(|finding| format!("{} {:?}", finding.rule, finding.subject)).collect()
        };
        prop_assert_eq!(rules(&first), rules(&second));
    }

    /// The recommended way can be gone, and leaves nobody without service where another way does not.
    #[test]
    fn the_recommended_way_can_be_gone(plan in plans::plan(3)) {
        for (subscription, assessment) in plan.subscriptions.iter().zip(&engine::evaluate(&plan).subscriptions) {
            let open: Vec<&Outcome> = assessment
                .options
                .iter()
                .filter(|option| option.feasibility != Feasibility::Blocked)
                .collect();
            let moves = || open.iter().filter(|option| option.strategy != Way::Keep);
            match assessment.recommended {
                // Better for it alone is not better for the plan: `joint.rs` tries every plan.
                None | Some(Way::Keep) if assessment.settled_together => {}
                Some(strategy) if assessment.settled_together => {
                    prop_assert!(open.iter().any(|option| option.strategy == strategy), "blocked, yet recommended");
                }
                None => prop_assert!(open.is_empty()),
                Some(Way::Keep) => prop_assert_eq!(moves().count(), 0),
                Some(strategy) => {
                    let option = open.iter().find(|option| option.strategy == strategy);
                    prop_assert!(option.is_some(), "blocked, yet recommended");
                    let gap = option.unwrap().gap_days;
                    prop_assert!(gap == 0 || moves().all(|option| option.gap_days > 0));
                    let beaten = |other: &&Outcome| engine::duel(option.unwrap(), other).0.is_gt();
                    prop_assert!(!open.iter().any(beaten), "another option wins the comparison");
                }
            }
            prop_assert_eq!(assessment.chosen, subscription.strategy.strategy().or(assessment.recommended));
        }
    }

    /// The steps make the chosen options come true, in an order that can be kept.
    #[test]
    fn the_steps_make_the_plan_come_true(plan in plans::plan(3)) {
        let evaluation = engine::evaluate(&plan);
        steps_are_in_order(&plan, &evaluation)?;
        relationship_is_asked_for(&plan, &evaluation)?;
        for index in 0..plan.subscriptions.len() {
            if let Some(option) = evaluation.subscriptions[index].chosen_option() {
                steps_of_option(&plan, &evaluation, index, option)?;
            }
        }
    }

    /// A total is the sum of its lines, and unknown only when all of them are.
    #[test]
    fn totals_are_sums(plan in plans::plan(5)) {
        let evaluation = engine::evaluate(&plan);
        let chosen: Vec<&Outcome> =
            evaluation.subscriptions.iter().filter_map(Assessment::chosen_option).collect();
        let sum = |line: fn(&Outcome) -> Option<Money>| {
            let known: Vec<i64> =
                chosen.iter().filter_map(|option| line(option)).map(Money::as_cents).collect();
            let all_unknown = known.is_empty() && !chosen.is_empty();
            if all_unknown { None } else { Some(Money::cents(known.iter().sum())) }
        };
        let totals = evaluation.totals;
        prop_assert_eq!(totals.overlap_cost, sum(|option| option.overlap_cost));
        prop_assert_eq!(totals.forfeited, sum(|option| option.forfeited));
        prop_assert_eq!(totals.refund, sum(|option| option.refund));
        prop_assert_eq!(totals.bridge_cost, sum(|option| option.bridge_cost));
        prop_assert_eq!(totals.new_monthly_cost, sum(|option| option.new_monthly_cost));
        prop_assert_eq!(totals.gap_days, chosen.iter().map(|option| option.gap_days).sum::<u32>());
        prop_assert_eq!(
            totals.users_to_reassign,
            chosen.iter().map(|option| option.users_to_reassign).sum::<u32>()
        );
    }
}

/// Six options in the stated order; figures that contradict each other are nowhere.
fn options_are_complete(plan: &Plan, evaluation: &Evaluation) -> TestCaseResult {
    for (subscription, assessment) in plan.subscriptions.iter().zip(&evaluation.subscriptions) {
        let listed: Vec<Way> = assessment.options.iter().map(|option| option.strategy).collect();
        prop_assert_eq!(&listed[..], &Way::ALL[..]);
        for option in &assessment.options {
            let says_why = evaluation
                .findings_in(&option.findings)
                .iter()
                .chain(evaluation.findings_in(&assessment.findings))
                .chain(&evaluation.findings[..evaluation.plan_findings])
                .any(|finding| finding.severity == engine::Severity::Blocks);
            prop_assert!(option.feasibility != Feasibility::Blocked || says_why, "blocked without a reason");
            let users = subscription.assigned.unwrap_or(subscription.seats);
            prop_assert!(option.users_to_reassign <= users && option.over_assigned <= users);
            prop_assert!(option.overlap_days == 0 || option.gap_days == 0, "a gap and an overlap");
            let lines = [
                option.overlap_cost,
                option.forfeited,
                option.refund,
                option.bridge_cost,
                option.new_monthly_cost,
            ];
            prop_assert!(lines.into_iter().flatten().all(|money| money >= Money::ZERO), "negative money");
        }
    }
    Ok(())
}

fn steps_are_in_order(plan: &Plan, evaluation: &Evaluation) -> TestCaseResult {
    let written = report::evaluation(plan, evaluation, Language::En);
    let ids: BTreeSet<&String> = written.steps.iter().map(|step| &step.id).collect();
    prop_assert_eq!(ids.len(), written.steps.len(), "two steps with one id");
    prop_assert!(written.steps.is_sorted_by_key(|step| step.due));
    for step in &evaluation.steps {
        prop_assert!(step.earliest <= step.due, "{:?} ends before it begins", step.action);
        let prepared = matches!(
            step.action,
            Action::RequestRelationship
                | Action::AcceptRelationship
                | Action::AcceptAgreement
                | Action::RequestGdap
                | Action::CreateTransfer
                | Action::ScheduleRenewal
                | Action::SetCancelAtEnd
                | Action::TurnAutoRenewOff
        );
        prop_assert!(!prepared || step.due >= plan.as_of, "{:?} is due in the past", step.action);
    }
    Ok(())
}

fn relationship_is_asked_for(plan: &Plan, evaluation: &Evaluation) -> TestCaseResult {
    let chosen = evaluation.subscriptions.iter().any(|assessment| assessment.chosen.is_some());
    let has = |action| evaluation.steps.iter().any(|step| step.action == action);
    let relationship = plan.customer.relationship;
    prop_assert_eq!(has(Action::RequestRelationship), chosen && relationship == Relationship::None);
    prop_assert_eq!(has(Action::AcceptRelationship), chosen && relationship != Relationship::Accepted);
    prop_assert_eq!(has(Action::AcceptAgreement), chosen && plan.customer.agreement != Agreement::Accepted);
    Ok(())
}

/// The steps without which a chosen option would not happen.
fn steps_of_option(plan: &Plan, evaluation: &Evaluation, index: usize, option: &Outcome) -> TestCaseResult {
    let subscription = &plan.subscriptions[index];
    let due = |action: Action| -> Option<Date> {
        let subject = Subject::Subscription(index);
        evaluation
            .steps
            .iter()
            .find(|step| step.action == action && step.subject == subject)
            .map(|step| step.due)
    };
    let Some(start) = option.new_start else { return Ok(()) };
    match option.strategy {
        Way::Wait | Way::Cut | Way::Migrate => prop_assert_eq!(due(Action::Buy), Some(start)),
        Way::Transfer => {
            prop_assert!(due(Action::CreateTransfer).is_some());
            prop_assert_eq!(due(Action::ApproveTransfer), Some(start));
        }
        Way::Renew => prop_assert!(due(Action::ScheduleRenewal).is_some()),
        Way::Keep => {}
    }
    let (Some(last_access), Some(last_paid)) = (option.old_last_access, option.old_last_paid) else {
        return Ok(());
    };
    if !matches!(option.strategy, Way::Wait | Way::Cut) {
        return Ok(());
    }
    let stops_at_end = due(Action::SetCancelAtEnd).is_some();
    let cancelled = due(Action::Cancel);
    // Something stops the old one on the very day the figures say: the schedule, a cancelling, or what its channel does by itself.
    if option.regime == Some(Regime::Est) {
        prop_assert!(stops_at_end || cancelled == Some(last_access), "nothing stops the extension");
    }
    let moves_money = |line: Option<Money>| line.is_some_and(|money| money > Money::ZERO);
    if moves_money(option.refund) || moves_money(option.forfeited) {
        prop_assert_eq!(cancelled, Some(last_access), "nobody cancels what is given back or lost");
    }
    let left_alone = subscription.auto_renew
        && !subscription.cancel_at_end
        && subscription.channel.is_new_commerce()
        && !subscription.trial;
    if left_alone && plan.as_of <= last_paid {
        let stopped = stops_at_end || cancelled.is_some() || due(Action::TurnAutoRenewOff).is_some();
        prop_assert!(stopped, "nothing stops the renewal");
    }
    if option.reassignment == engine::Reassignment::All {
        prop_assert!(due(Action::Reassign).is_some());
    }
    prop_assert_eq!(due(Action::Unassign).is_some(), option.over_assigned > 0);
    Ok(())
}

/// A few bytes of a text changed, cut out, doubled, or everything after them lost.
fn damaged(text: String, (kind, from, to, byte): (u8, Index, Index, u8)) -> String {
    let mut bytes = text.into_bytes();
    let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
    let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 40));
    match kind {
        0 => bytes[from] = byte,
        1 => drop(bytes.drain(from..to)),
        2 => {
            let again: Vec<u8> = bytes[from..to].to_vec();
            bytes.splice(to..to, again);
        }
        _ => bytes.truncate(from),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn open_and_work_out(text: &str) -> TestCaseResult {
    match document::open(text) {
        Ok(document) => {
            let evaluation = engine::evaluate(&document.plan);
            prop_assert_eq!(evaluation.subscriptions.len(), document.plan.subscriptions.len());
            prop_assert_eq!(document::open(&document::save(&document)), Ok(document));
        }
        Err(error) => prop_assert!(!error.to_string().is_empty()),
    }
    Ok(())
}

/// Visits every value of a tree, the tree itself last, until told to stop; counts the visits.
fn values(json: &mut Value, visit: &mut dyn FnMut(&mut Value) -> bool) -> usize {
    let mut count = 1;
    match json {
        Value::Array(list) => count += list.iter_mut().map(|value| values(value, visit)).sum::<usize>(),
        Value::Object(fields) => {
            count += fields.iter_mut().map(|(_, value)| values(value, visit)).sum::<usize>();
        }
        _ => {}
    }
    visit(json);
    count
}
