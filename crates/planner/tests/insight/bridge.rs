//! Paid extension, days without service and buying early, day by day, worked by hand.

use changeover_planner::insight::bridge;

use crate::{COPILOT, PREMIUM, cents, day, plan, subscription};

const YEAR: &str = r#""assigned":10,"term":"P1Y","billing":"annual","start":"2026-04-01","end":"2027-03-31","autoRenew":false,
    "price":{"amount":"20.00","per":"month"}"#;

/// Ten seats at 20.00 a month, a year paid at once, to 2027-03-31. The monthly term costs 20.00 × 1.20 = 24.00, the extension
/// 24.00 × 1.03 = 24.72 a seat and month, 247.20 for ten. April has 30 days: 8.24 a day. Five days: 41.20.
/// Buying 3 + 2 days early is a start on 2027-03-26: six days (26 … 31) of 2400.00 ÷ 365 = 39.452… → 39.45 are paid twice.
/// Four days of extension cost 32.96, five 41.20: early is as dear as up to four days.
/// Renewing costs 2400.00. April … December is nine months, 275 days, 2224.80; of January's 247.20 ÷ 31 = 7.97419… a day the
/// remaining 175.20 buy 21 days (167.46; 22 would be 175.43). 275 + 21 = 296.
#[test]
fn the_extension_of_a_product_with_a_monthly_term() {
    let plan = plan(&[subscription("s1", "mca-direct", PREMIUM, 10, YEAR)]);
    let bridge = bridge::bridge(&plan, 0, 5).unwrap();
    assert_eq!((bridge.end, bridge.early_days), (day("2027-03-31"), 5));
    let (first, last) = (bridge.days[0], *bridge.days.last().unwrap());
    assert_eq!((first.day, first.overlap_days, first.overlap), (day("2027-03-26"), 6, cents(3_945)));
    assert_eq!(first.extension, cents(0));
    assert_eq!((last.day, last.days, last.extension), (day("2027-04-06"), 5, cents(4_120)));
    assert_eq!(last.gap_days, 5);
    assert_eq!(bridge.break_even_early, Some(4));
    assert_eq!(bridge.break_even_renewal, Some(296));
}

/// Copilot has no monthly term: 20.00 × 1.23 = 24.60 a seat and month, 246.00 for ten, 8.20 a day. Five days: 41.00; of both
/// subscriptions together 82.20.
#[test]
fn the_extension_of_a_product_without_one_and_of_both_together() {
    let copilot = subscription("s2", "mca-direct", COPILOT, 10, YEAR);
    let last = *bridge::bridge(&plan(std::slice::from_ref(&copilot)), 0, 5).unwrap().days.last().unwrap();
    assert_eq!(last.extension, cents(4_100));
    let both = plan(&[subscription("s1", "mca-direct", PREMIUM, 10, YEAR), copilot]);
    assert_eq!(bridge::total(&both, 5), cents(8_220));
}

/// A web purchase runs into free days; there is nothing to bridge.
#[test]
fn free_days_need_no_bridge() {
    assert_eq!(bridge::bridge(&plan(&[subscription("s1", "mosa", PREMIUM, 10, YEAR)]), 0, 5), None);
}
