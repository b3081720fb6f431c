//! Two branches: the transfer, and what is left when the seller says no on any day.

use changeover_planner::{
    engine,
    i18n::Language,
    insight::{
        self,
        refusal::{self, Branches},
    },
    model::{Plan, Strategy},
};

use crate::{PREMIUM, cents, day, plan, subscription};

fn asked(rest: &str) -> Plan {
    let rest = format!(
        r#""assigned":10,"term":"P1Y","billing":"annual","start":"2026-03-15","end":"2027-03-14",
        "price":{{"amount":"20.00","per":"month"}},{rest}"#
    );
    plan(&[subscription("s1", "csp-nce", PREMIUM, 10, &rest)])
}

fn branches(rest: &str) -> Branches {
    refusal::branches(&asked(rest), 0).unwrap()
}

/// Bought after 2025-04-01, ends after 2026-05-04: a paid extension may follow, but the old one renews by itself. A "no" on the last
/// day still lets it be stopped and a new one be bought on that day; on the next, another year is owed.
#[test]
fn one_that_renews_by_itself_must_be_decided_by_its_last_day() {
    let found = branches(r#""autoRenew":true"#);
    assert_eq!(found.transfer_on, Some(day("2026-11-23")));
    assert_eq!(found.request_until, day("2026-12-23"));
    assert_eq!(
        (found.fallback.strategy, found.fallback.start),
        (Some(Strategy::Wait), Some(day("2027-03-14")))
    );
    assert_eq!((found.last_free, found.last_safe), (Some(day("2027-03-14")), Some(day("2027-03-14"))));
    assert_eq!(found.too_late_since, Some(day("2027-03-15")));
    // The answer is asked for while the request is valid: 30 days from the plan's day.
    let letter = found.letter(&asked(r#""autoRenew":true"#), Language::En);
    assert!(letter.contains("Contoso Cloud") && letter.contains("2026") && letter.contains("23"), "{letter}");
}

/// "Cancel at end" is set: a new one bought on the day after the end leaves no day without; on the day after that there is one.
#[test]
fn one_that_stops_at_its_end_is_safe_for_one_day_more() {
    let found = branches(r#""autoRenew":true,"cancelAtEnd":true"#);
    assert_eq!((found.last_safe, found.too_late_since), (Some(day("2027-03-15")), Some(day("2027-03-16"))));
    let late = found.days.iter().find(|at| at.day == day("2027-03-20")).unwrap();
    assert_eq!(late.gap_days, 5);
}

/// Neither renews nor is cancelled: the paid extension bridges, so it is never too late, but it costs from the second day on. March:
/// 20.00 × 1.20 × 1.03 = 24.72, ten seats, the first month of the extension is 2027-03-15 … 04-14, 31 days: 7.974… a day.
#[test]
fn one_that_is_extended_costs_money_and_nobody_their_access() {
    let found = branches(r#""autoRenew":false"#);
    assert_eq!((found.last_free, found.too_late_since), (Some(day("2027-03-15")), None));
    let late = found.days.iter().find(|at| at.day == day("2027-03-20")).unwrap();
    assert_eq!((late.gap_days, late.bridge), (0, cents(3_987)));
}

/// On every day that is called safe the plan as it is then leaves nobody without a seat by the coverage ledger.
#[test]
fn every_safe_day_is_covered_by_the_ledger() {
    for rest in [r#""autoRenew":true"#, r#""autoRenew":true,"cancelAtEnd":true"#, r#""autoRenew":false"#] {
        let (plan, found) = (asked(rest), branches(rest));
        let safe = found.days.iter().filter(|at| at.is_covered());
        let mut walked = 0;
        for at in safe {
            let then = refusal::plan_on(&plan, 0, at.day);
            assert_eq!(
                insight::coverage(&then, &engine::evaluate(&then)).uncovered(),
                0,
                "{rest} {}",
                at.day
            );
            walked += 1;
        }
        // From 2026-11-23 to 2027-03-14 there are 112 days.
        assert!(walked >= 112, "{walked}");
    }
}

#[test]
fn nothing_is_said_where_no_transfer_is_possible() {
    assert_eq!(
        refusal::branches(&plan(&[subscription("s1", "mosa", PREMIUM, 10, r#""end":"2027-03-14""#)]), 0),
        None
    );
}
