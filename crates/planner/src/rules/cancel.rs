//! Ending early: until when, and what comes back.

use crate::model::Date;

use super::{
    channels::{LEGACY, MCA_DIRECT, MOSA, NCE, NEW_COMMERCE, PREPAID},
    rule::{Confidence, Dated, Holds, JudgedOn, Rule, Status, Step},
};

/// `cancel-7day`: seven days after purchase or renewal, then never.
pub static CANCEL_7DAY: Rule = Rule {
    id: "cancel-7day",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: NEW_COMMERCE,
    sources: &["SUBS", "CANC", "BILL", "CANC-26", "CANCEL-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `cancel-formula`: refund by day, the day of cancelling included.
pub static CANCEL_FORMULA: Rule = Rule {
    id: "cancel-formula",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: NEW_COMMERCE,
    sources: &["BILL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `cancel-chile`: ten days in Chile.
pub static CANCEL_CHILE: Rule = Rule {
    id: "cancel-chile",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: NEW_COMMERCE,
    sources: &["CANCEL-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `cancel-other-products`: windows of software, marketplace and Business Central.
pub static CANCEL_OTHER_PRODUCTS: Rule = Rule {
    id: "cancel-other-products",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["CANC", "CANC-26"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `cancel-effect`: access stops at once.
pub static CANCEL_EFFECT: Rule = Rule {
    id: "cancel-effect",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: NEW_COMMERCE,
    sources: &["LIFE"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `cancel-inherit`: a partial upgrade inherits its parent's window.
pub static CANCEL_INHERIT: Rule = Rule {
    id: "cancel-inherit",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["CANC-26", "SUBS"],
    confidence: Confidence::Secondary,
    status: Status::Guidance,
};

/// `refund-ticket`: a ticket may be asked for; worth nothing in a plan.
pub static REFUND_TICKET: Rule = Rule {
    id: "refund-ticket",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["SUBS"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `cancel-mosa`: the old direct agreement: any day, with a credit.
pub static CANCEL_MOSA: Rule = Rule {
    id: "cancel-mosa",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: MOSA,
    sources: &["CANCEL-M365", "BUY"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `cancel-mcad`: new direct: only inside the window.
pub static CANCEL_MCAD: Rule = Rule {
    id: "cancel-mcad",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: MCA_DIRECT,
    sources: &["CANCEL-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `cancel-prepaid`: prepaid time is not given back.
pub static CANCEL_PREPAID: Rule = Rule {
    id: "cancel-prepaid",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: PREPAID,
    sources: &["CANCEL-M365", "BUY"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `cancel-legacy`: legacy CSP: suspend any day.
pub static CANCEL_LEGACY: Rule = Rule {
    id: "cancel-legacy",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["CRED", "BILL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `legacy-duplicate-120`: credit for duplicates within 120 days.
pub static LEGACY_DUPLICATE_120: Rule = Rule {
    id: "legacy-duplicate-120",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["CRED"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `owe-anyway`: the partner owes the term whoever pays.
pub static OWE_ANYWAY: Rule = Rule {
    id: "owe-anyway",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["CANC-26"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// Days after purchase or renewal in which a new-commerce subscription can be cancelled, by the day of
/// the purchase or renewal.
/// At launch 72 hours; the move to seven days is known to the half-year only, software followed on 2022-07-11.
pub static WINDOW_DAYS: Dated<i32> = Dated {
    steps: &[
        Step { from: Date::literal(2022, 1, 10), value: 3, rule: &CANCEL_7DAY },
        Step { from: Date::literal(2022, 7, 1), value: 7, rule: &CANCEL_7DAY },
    ],
};

/// The same for customers in Chile (`cancel-chile`).
pub const WINDOW_DAYS_CHILE: i32 = 10;

/// How many days a subscription bought or renewed on `opens` can be cancelled in, for a customer's country (ISO 3166),
/// the rule that says so, and since when it does. Before new commerce the first window stands in.
#[must_use]
pub fn cancellation_window(opens: Date, country: &str) -> (i32, &'static Rule, Date) {
    let (days, since) = WINDOW_DAYS
        .on(opens)
        .or(WINDOW_DAYS.steps.first())
        .map_or((WINDOW_DAYS_CHILE, opens), |step| (step.value, step.from));
    if super::region::names(&["CL"], country) {
        (WINDOW_DAYS_CHILE, &CANCEL_CHILE, since)
    } else {
        (days, &CANCEL_7DAY, since)
    }
}

/// More licences than this must be reduced to it before the old direct subscription can be cancelled (`cancel-mosa`).
pub const SELF_SERVICE_CANCEL_SEATS: u32 = 25;
/// Days after the start of a legacy CSP term in which its whole charge comes back (`cancel-legacy`).
pub const LEGACY_FULL_REFUND_DAYS: i32 = 30;
/// Days after a purchase in which credit for a duplicate legacy licence may be asked for (`legacy-duplicate-120`).
pub const LEGACY_DUPLICATE_DAYS: i32 = 120;
#[cfg(test)]
mod tests {
    use super::*;

    fn days(y: i32, m: u32, d: u32, country: &str) -> i32 {
        cancellation_window(Date::literal(y, m, d), country).0
    }

    #[test]
    fn the_window_grew_from_three_to_seven_days() {
        assert_eq!(WINDOW_DAYS.on(Date::literal(2022, 1, 9)).map(|step| step.value), None);
        assert_eq!((days(2022, 1, 9, "DE"), days(2022, 1, 10, "DE"), days(2022, 1, 11, "DE")), (3, 3, 3));
        assert_eq!((days(2022, 6, 30, "DE"), days(2022, 7, 1, "DE"), days(2022, 7, 2, "DE")), (3, 7, 7));
    }

    #[test]
    fn chile_has_ten_days_and_says_why() {
        let today = Date::literal(2026, 11, 22);
        assert_eq!(cancellation_window(today, "CL"), (10, &CANCEL_CHILE, Date::literal(2022, 7, 1)));
        assert_eq!(cancellation_window(today, "cl").0, 10);
        assert_eq!(cancellation_window(today, ""), (7, &CANCEL_7DAY, Date::literal(2022, 7, 1)));
    }
}
