//! Promise against invoice: every planted error is found with its amount, and none is invented.

use changeover_planner::{
    import::{SourceFile, charges},
    insight::invoice::{self, Wrong},
    model::Plan,
};

use crate::{PREMIUM, cents, plan, subscription};

const E3: (&str, &str) = ("Microsoft 365 E3", "SPE_E3");

/// The first was bought on 2026-11-20 and is cancelled inside its seven days: paid through 11-22, ten new seats from 11-23. The second
/// ends on 2026-11-30, cancelling at the end is set, five new seats start on that day.
fn promised() -> Plan {
    let first = subscription(
        "a",
        "csp-nce",
        PREMIUM,
        10,
        r#""subscriptionId":"aaa","assigned":10,"term":"P1Y","billing":"monthly",
        "purchased":"2026-11-20","start":"2026-11-20","end":"2027-11-19","price":{"amount":"20.00","per":"month"},"strategy":"cut""#,
    );
    let second = subscription(
        "b",
        "csp-nce",
        E3,
        5,
        r#""subscriptionId":"bbb","assigned":5,"term":"P1Y","billing":"monthly",
        "start":"2025-12-01","end":"2026-11-30","cancelAtEnd":true,"price":{"amount":"36.00","per":"month"},"strategy":"wait""#,
    );
    plan(&[first, second])
}

const HEAD: &str = "ProductId,SkuId,SkuName,ChargeType,Quantity,Subtotal,Currency,SubscriptionId,ChargeStartDate,ChargeEndDate";
const FIRST: &str =
    "CFQ7TTC0LCHC,0002,Microsoft 365 Business Premium,new,10,200.00,USD,aaa,11/20/2026 0:00,12/19/2026 23:59";
const CREDIT: &str = "CFQ7TTC0LCHC,0002,Microsoft 365 Business Premium,cancelImmediate,-10,-180.00,USD,aaa,11/23/2026 0:00,12/19/2026 23:59";
const SECOND: &str =
    "CFQ7TTC0LFLX,0001,Microsoft 365 E3,cycleCharge,5,180.00,USD,bbb,11/1/2026 0:00,11/30/2026 23:59";
const NEW_FIRST: &str =
    "CFQ7TTC0LCHC,0002,Microsoft 365 Business Premium,new,10,200.00,USD,ccc,11/23/2026 0:00,12/22/2026 23:59";
const NEW_SECOND: &str =
    "CFQ7TTC0LFLX,0001,Microsoft 365 E3,new,5,180.00,USD,ddd,11/30/2026 0:00,12/29/2026 23:59";
const OTHER: &str =
    "CFQ7TTC0LF8Q,0001,Office 365 E1,cycleCharge,3,24.00,USD,zzz,11/1/2026 0:00,11/30/2026 23:59";
const AFTER: &str =
    "CFQ7TTC0LFLX,0001,Microsoft 365 E3,cycleCharge,5,180.00,USD,bbb,12/1/2026 0:00,12/30/2026 23:59";
const SIX: &str = "CFQ7TTC0LFLX,0001,Microsoft 365 E3,new,6,216.00,USD,ddd,11/30/2026 0:00,12/29/2026 23:59";

/// Every mixture of the errors. Without the credit 27 of 30 days of 200.00 are missing, 180.00; the line after the end is 180.00; the
/// new line that is there twice 200.00.
#[test]
fn every_planted_error_is_found_and_none_is_invented() {
    let plan = promised();
    for errors in 0..24_u32 {
        let planted = |error: u32| errors & (1 << error) != 0;
        // 0 as planned, 1 other seats, 2 not charged.
        let second = errors / 8;
        let mut lines = vec![HEAD, FIRST, SECOND, OTHER, NEW_FIRST];
        let mut expected = Vec::new();
        if planted(0) {
            expected.push((Wrong::NoCredit, cents(18_000), None));
        } else {
            lines.push(CREDIT);
        }
        if planted(1) {
            lines.push(AFTER);
            expected.push((Wrong::AfterEnd, cents(18_000), None));
        }
        if planted(2) {
            lines.push(NEW_FIRST);
            expected.push((Wrong::PaidTwice, cents(20_000), None));
        }
        match second {
            0 => lines.push(NEW_SECOND),
            1 => {
                lines.push(SIX);
                expected.push((Wrong::Seats, None, Some((6, 5))));
            }
            _ => expected.push((Wrong::NotCharged, None, Some((0, 5)))),
        }
        let file = SourceFile { name: "reconciliation.csv".into(), bytes: lines.join("\r\n").into_bytes() };
        let mut found: Vec<_> = invoice::claims(&plan, &charges(&file).unwrap())
            .into_iter()
            .map(|claim| (claim.wrong, claim.amount, claim.seats))
            .collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{errors}");
    }
}

#[test]
fn another_file_is_no_invoice() {
    assert_eq!(
        charges(&SourceFile { name: "x.csv".into(), bytes: b"Product,Seats\r\nE3,5\r\n".to_vec() }),
        None
    );
}
