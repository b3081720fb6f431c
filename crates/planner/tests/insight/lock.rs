//! The price lock: the cheapest day is the cheapest of all, worked by hand at its corners.

use changeover_planner::{
    insight::lock::{self, Rise},
    model::{Price, Strategy},
};

use crate::{PREMIUM, cents, day, plan, subscription};

/// Ten seats at 20.00 (a year at once, 2400.00 ÷ 365 a day) to 2026-12-31; the list price rises from 20.00 to 24.00 on 2027-01-01.
/// Tried: 2026-12-29 … 2027-01-02, counted from 2026-11-23 to 2028-01-03 (a year after the fifth day's next).
/// Old to its end: 39 days, 256.438… A start on 12-29: the new term at 20.00, 2400.00, the next one (2027-12-29 … 2028-01-03, six
/// days of 2880.00 ÷ 366 = 47.213…): 256.44 + 2447.21 = 2703.65. On 12-31: 2400.00 + four days 31.475… = 256.44 + 2431.48 = 2687.92.
/// On 01-01 at 24.00: 2880.00 + three days 23.606… : 256.44 + 2903.61 = 3160.05.
/// Each earlier day costs the more of the dearer renewal; so the last day of the old price is the best.
#[test]
fn the_last_day_of_the_old_price_is_the_cheapest() {
    let rest = r#""assigned":10,"term":"P1Y","billing":"annual","start":"2026-01-01","end":"2026-12-31","autoRenew":false,
        "price":{"amount":"20.00","per":"month"}"#;
    let plan = plan(&[subscription("s1", "mca-direct", PREMIUM, 10, rest)]);
    let rise = Rise {
        day: day("2027-01-01"),
        before: Price::monthly_cents(2_000),
        after: Price::monthly_cents(2_400),
    };
    let found = lock::lock(&plan, 0, Strategy::Wait, rise, day("2026-12-29"), 5).unwrap();
    assert_eq!(found.horizon, day("2028-01-03"));
    let cost = |text: &str| found.days.iter().find(|at| at.day == day(text)).unwrap().cost;
    assert_eq!(cost("2026-12-29"), cents(270_365));
    assert_eq!(cost("2026-12-31"), cents(268_792));
    assert_eq!(cost("2027-01-01"), cents(316_005));
    let best = found.best.unwrap();
    assert_eq!((best.day, best.cost), (day("2026-12-31"), cents(268_792)));
    // Every day that can be carried out without a gap is at least as dear.
    let open = found.days.iter().filter(|at| at.possible && at.gap_days == 0);
    assert!(open.clone().count() == 5 && open.clone().all(|at| at.cost >= best.cost));
}

/// Ten seats at a promotion's 10.00 (1200.00 ÷ 365 a day) to 2026-12-31; the list price rises from 20.00 to 24.00 on 2026-12-15.
/// Tried: 2026-12-13 … 2026-12-31, counted to 2028-01-01. The old one cannot be given back: its 39 days cost 128.22 whatever the
/// start, and what the promotion would have saved after an early start is lost.
/// A start on 12-14: 2400.00, then 19 days of 2880.00 ÷ 366 = 149.508…: 2549.51 + 128.22 = 2677.73.
/// At the old end, 12-31: 2880.00, then two days 15.737…: 2895.74 + 128.22 = 3023.96. Saved: 346.23.
/// With a rise of 1% (20.20) the start on 12-14 costs 2400.00 + 19 × 2424.00 ÷ 366 = 125.836…: 2525.84 + 128.22 = 2654.06, and
/// the one on 12-31 2424.00 + 2 × 6.622… = 13.245…: 2437.25 + 128.22 = 2565.47: the lost tail is dearer than the rise.
#[test]
fn a_promotion_that_is_lost_is_counted() {
    let rest = r#""assigned":10,"term":"P1Y","billing":"annual","start":"2026-01-01","end":"2026-12-31","autoRenew":false,
        "promotion":true,"price":{"amount":"10.00","per":"month"}"#;
    let plan = plan(&[subscription("s1", "mca-direct", PREMIUM, 10, rest)]);
    let found = |after: i64| {
        let rise = Rise {
            day: day("2026-12-15"),
            before: Price::monthly_cents(2_000),
            after: Price::monthly_cents(after),
        };
        lock::lock(&plan, 0, Strategy::Wait, rise, day("2026-12-13"), 19).unwrap()
    };
    let on = |lock: &lock::Lock, text: &str| lock.days.iter().find(|at| at.day == day(text)).unwrap().cost;
    let steep = found(2_400);
    assert_eq!((on(&steep, "2026-12-14"), on(&steep, "2026-12-31")), (cents(267_773), cents(302_396)));
    assert_eq!(steep.best.unwrap().day, day("2026-12-14"));
    assert_eq!(steep.saved(), cents(34_623));
    let slight = found(2_020);
    assert_eq!((on(&slight, "2026-12-14"), on(&slight, "2026-12-31")), (cents(265_406), cents(256_547)));
    assert_eq!((slight.best.unwrap().day, slight.saved()), (day("2026-12-31"), None));
}
