//! The coverage ledger against a count that walks every day of every subscription, and one case worked out by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects")]

mod plans;

use changeover_planner::{
    document,
    engine::{self, Reassignment},
    i18n::Language,
    insight::{self, Repair},
    model::{Choice, Date, Plan, Strategy as Way},
};
use proptest::prelude::*;

/// Person-days without a seat, counted one day and one SKU at a time. Only plans whose subscriptions share no SKU are counted
/// this way: then a person has a seat exactly when the own old or the own new subscription gives one.
fn counted_by_the_day(plan: &Plan, to: Date) -> u64 {
    let evaluation = engine::evaluate(plan);
    let mut sum = 0;
    for (sub, assessment) in plan.subscriptions.iter().zip(&evaluation.subscriptions) {
        let Some(option) = assessment.chosen_option() else { continue };
        let people = sub.assigned.unwrap_or(sub.seats);
        if option.strategy == Way::Keep {
            let days = u64::try_from(plan.as_of.days_until(to) + 1).unwrap();
            sum += days * u64::from(people.saturating_sub(sub.seats));
            continue;
        }
        if option.old_last_access.is_none() {
            continue;
        }
        let bought = if option.strategy == Way::Transfer {
            sub.seats
        } else {
            sub.target.as_ref().and_then(|target| target.seats).unwrap_or(sub.seats)
        };
        let mut day = plan.as_of;
        while day <= to {
            let old = if day <= option.old_last_access.unwrap()
                && !(option.strategy == Way::Transfer && option.new_start.is_some_and(|start| day >= start))
            {
                sub.seats
            } else {
                0
            };
            let new = if option.new_start.is_some_and(|start| day >= start) { bought } else { 0 };
            let all_move = option.reassignment == Reassignment::All && option.new_start.is_some();
            let seats = if all_move {
                let start = option.new_start.unwrap();
                let moved = option
                    .old_last_access
                    .unwrap()
                    .plus_days(1)
                    .clamp(start, start.plus_days(i32::from(plan.policy.reassign_days)));
                if day < moved { old } else { new }
            } else {
                old + new
            };
            sum += u64::from(people.saturating_sub(seats));
            day = day.plus_days(1);
        }
    }
    sum
}

fn one_of_each(mut plan: Plan) -> Plan {
    plan.subscriptions.truncate(1);
    plan
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ledger_is_what_the_days_add_up_to(plan in plans::plan(1).prop_map(one_of_each)) {
        let ledger = insight::coverage(&plan, &engine::evaluate(&plan));
        prop_assert_eq!(ledger.uncovered(), counted_by_the_day(&plan, ledger.to));
    }

    #[test]
    fn spans_follow_each_other_without_holes(plan in plans::plan(4)) {
        let ledger = insight::coverage(&plan, &engine::evaluate(&plan));
        for pool in &ledger.pools {
            for pair in pool.spans.windows(2) {
                prop_assert_eq!(pair[0].to.plus_days(1), pair[1].from);
                prop_assert_ne!((pair[0].seats, pair[0].people), (pair[1].seats, pair[1].people));
            }
            prop_assert!(pool.spans.last().is_none_or(|span| span.to == ledger.to));
        }
    }

    #[test]
    fn a_repair_never_leaves_more_people_uncovered(plan in plans::plan(1)) {
        let evaluation = engine::evaluate(&plan);
        let ledger = insight::coverage(&plan, &evaluation);
        for repair in ledger.repairs(&plan, &evaluation) {
            let mended = repair.applied_to(&plan);
            let again = engine::evaluate(&mended);
            // A way that is chosen by itself may change with the day; then the person sees another plan, not a mended one.
            if mended.subscriptions.iter().all(|sub| sub.strategy != Choice::Auto) {
                prop_assert!(insight::coverage(&mended, &again).uncovered() < ledger.uncovered());
            }
        }
    }
}

/// Northwind holds 25 Business Premium of a direct yearly term that ends on 2027-03-14; 20 people use it, cancelling at the end is set,
/// and somebody chose to start on 2027-03-20. No grace follows (cancel at end), so 2027-03-15 … 19 are 5 days × 20 people = 100.
/// A second subscription of the same SKU with 8 free seats covers 8 of them: 5 × (20 + 2 − 10) = 60.
#[test]
fn a_hole_of_five_days_is_a_hundred_person_days_and_free_seats_of_the_same_sku_fill_it_in_part() {
    let subscription = |id: &str, seats: u32, assigned: u32, rest: &str| {
        format!(
            r#"{{"id":"{id}","channel":"mca-direct","seller":{{"name":"Microsoft"}},"product":{{"name":"Microsoft 365 Business Premium","partNumber":"SPB"}},
            "seats":{seats},"assigned":{assigned},"term":"P1Y","billing":"monthly",{rest}}}"#
        )
    };
    let text = |subscriptions: &str| {
        format!(
            r#"{{"format":"changeover-plan","schema":1,"id":"p","title":"","revision":1,"savedAt":"2026-11-22T10:15:00Z","rulebook":"2026-11-22",
            "asOf":"2026-11-22","currency":"USD","customer":{{"name":"Northwind","country":"US","relationship":"accepted"}},
            "partner":{{"name":"Fabrikam","country":"US"}},"policy":{{"acceptanceDays":5,"reassignDays":3,"safetyDays":2}},"subscriptions":[{subscriptions}]}}"#
        )
    };
    let late = subscription(
        "late",
        25,
        20,
        r#""start":"2026-03-15","end":"2027-03-14","cancelAtEnd":true,"strategy":"wait","target":{"start":"2027-03-20"}"#,
    );
    let open = |text: &str| document::open(text).map(|document| document.plan).unwrap();

    let plan = open(&text(&late));
    let evaluation = engine::evaluate(&plan);
    let ledger = insight::coverage(&plan, &evaluation);
    assert_eq!(ledger.uncovered(), 100);
    assert_eq!(ledger.sentence(Language::Ru).split(" без").next(), Some("100 человеко-дней"));
    let repairs = ledger.repairs(&plan, &evaluation);
    assert_eq!(
        repairs,
        [Repair::Start { subscription: "late".into(), day: Date::new(2027, 3, 15).unwrap() }]
    );
    let mended = repairs[0].applied_to(&plan);
    assert_eq!(insight::coverage(&mended, &engine::evaluate(&mended)).uncovered(), 0);

    let spare = subscription("spare", 10, 2, r#""start":"2026-06-01","end":"2027-05-31","strategy":"wait""#);
    let plan = open(&text(&format!("{late},{spare}")));
    let ledger = insight::coverage(&plan, &engine::evaluate(&plan));
    assert_eq!(ledger.pools.len(), 1);
    assert_eq!(ledger.uncovered(), 60);
}
