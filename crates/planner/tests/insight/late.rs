//! A customer who accepts late, worked by hand.

use changeover_planner::{
    insight::late,
    model::{Plan, Relationship},
};

use crate::{PREMIUM, cents, day, plan, subscription};

fn asked(rest: &str) -> Plan {
    let rest = format!(
        r#""assigned":10,"term":"P1Y","billing":"annual","start":"2026-04-01","end":"2027-03-31","strategy":"wait",
        "price":{{"amount":"20.00","per":"month"}},{rest}"#
    );
    let mut plan = plan(&[subscription("s1", "mca-direct", PREMIUM, 10, &rest)]);
    plan.customer.relationship = Relationship::None;
    plan
}

/// Reckoned with 2026-11-28. The new one starts on 2027-03-31, the last day of the old: one day, 2400.00 ÷ 365 = 6.58, is paid twice.
/// Accepted on that day all is as planned; accepted on 04-01 the overlap is gone and nothing else happens; on 04-02 one day of April
/// is bridged: 247.20 ÷ 30 = 8.24, which is more than the 6.58 that were reckoned with.
#[test]
fn with_a_paid_extension_each_late_day_costs_its_price() {
    let found = late::late(&asked(r#""autoRenew":false"#)).unwrap();
    assert_eq!((found.expected, found.last_free), (day("2026-11-28"), Some(day("2027-04-01"))));
    let on = |text: &str| *found.days.iter().find(|accepted| accepted.day == day(text)).unwrap();
    assert_eq!((on("2027-03-31").overlap, on("2027-03-31").bridge), (cents(658), cents(0)));
    assert_eq!((on("2027-04-01").overlap, on("2027-04-01").bridge), (cents(0), cents(0)));
    assert_eq!((on("2027-04-02").bridge, on("2027-04-02").uncovered), (cents(824), 0));
    // Forty days after the end are looked at: nobody is ever without.
    assert_eq!(found.last_safe, found.days.last().map(|accepted| accepted.day));
}

/// With "cancel at end" set nothing bridges: accepted on 04-02, ten people are without a licence for the one day 04-01.
#[test]
fn without_an_extension_people_lose_days() {
    let found = late::late(&asked(r#""cancelAtEnd":true"#)).unwrap();
    let on = |text: &str| *found.days.iter().find(|accepted| accepted.day == day(text)).unwrap();
    assert_eq!(found.last_safe, Some(day("2027-04-01")));
    assert_eq!((on("2027-04-02").uncovered, on("2027-04-02").gap_days), (10, 1));
}

#[test]
fn an_accepted_relationship_cannot_come_late() {
    let mut plan = asked(r#""autoRenew":false"#);
    plan.customer.relationship = Relationship::Accepted;
    assert_eq!(late::late(&plan), None);
}
