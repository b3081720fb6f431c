//! The coverage ledger against a count that walks every day of every subscription, and one case worked out by hand.

use changeover_planner::{
    engine::{self, Reassignment},
    i18n::Language,
    insight::{self, Edit},
    model::{Date, Plan, Strategy as Way},
};
use proptest::prelude::*;

use crate::{PREMIUM, day, plans, subscription};

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

    /// Every repair leaves what it says it leaves, counted over the same days, and fewer than before.
    #[test]
    fn a_repair_keeps_its_word(plan in plans::plan(1)) {
        let ledger = insight::coverage(&plan, &engine::evaluate(&plan));
        for repair in insight::repairs(&plan) {
            let mut mended = plan.clone();
            repair.apply(&mut mended);
            let left = counted_by_the_day(&mended, ledger.to);
            prop_assert_eq!(left, repair.uncovered);
            prop_assert!(left < ledger.uncovered());
        }
    }
}

/// Northwind holds 25 Business Premium of a direct yearly term that ends on 2027-03-14; 20 people use it, cancelling at the end is set,
/// and somebody chose to start on 2027-03-20. No grace follows (cancel at end), so 2027-03-15 … 19 are 5 days × 20 people = 100.
/// A second subscription of the same SKU with 8 free seats covers 8 of them: 5 × (20 + 2 − 10) = 60.
#[test]
fn a_hole_of_five_days_is_a_hundred_person_days_and_free_seats_of_the_same_sku_fill_it_in_part() {
    let late = subscription(
        "late",
        "mca-direct",
        PREMIUM,
        25,
        r#""assigned":20,"term":"P1Y","billing":"monthly","start":"2026-03-15","end":"2027-03-14","cancelAtEnd":true,"strategy":"wait","target":{"start":"2027-03-20"}"#,
    );

    let plan = crate::plan(std::slice::from_ref(&late));
    let evaluation = engine::evaluate(&plan);
    let ledger = insight::coverage(&plan, &evaluation);
    assert_eq!(ledger.uncovered(), 100);
    assert_eq!(ledger.sentence(Language::Ru).split(" без").next(), Some("100 человеко-дней"));
    // The day after the old one ends costs nothing twice; the end itself, the planner's own choice, covers everybody as well.
    // More seats bring nobody back before they start, and a yearly direct term cannot be cut.
    let repairs = insight::repairs(&plan);
    let edits: Vec<Edit> = repairs.iter().map(|repair| repair.edit).collect();
    assert_eq!(edits, [Edit::Start(day("2027-03-15")), Edit::Start(day("2027-03-14"))]);
    assert!(repairs.iter().all(|repair| repair.uncovered == 0));
    let mut mended = plan.clone();
    repairs[0].apply(&mut mended);
    assert_eq!(insight::coverage(&mended, &engine::evaluate(&mended)).uncovered(), 0);

    let spare = subscription(
        "spare",
        "mca-direct",
        PREMIUM,
        10,
        r#""assigned":2,"term":"P1Y","billing":"monthly","start":"2026-06-01","end":"2027-05-31","strategy":"wait""#,
    );
    let plan = crate::plan(&[late, spare]);
    let ledger = insight::coverage(&plan, &engine::evaluate(&plan));
    assert_eq!(ledger.pools.len(), 1);
    assert_eq!(ledger.uncovered(), 60);
}
