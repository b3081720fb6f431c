//! Channel transfer: renewing an enterprise agreement to CSP.

use super::{
    channels::EA,
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `renew-scope`: enterprise services may be renewed to CSP.
pub static RENEW_SCOPE: Rule = Rule {
    id: "renew-scope",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: EA,
    sources: &["T-2025"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `renew-details-unknown`: details to be checked in Partner Center.
pub static RENEW_DETAILS_UNKNOWN: Rule = Rule {
    id: "renew-details-unknown",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: EA,
    sources: &["T-2025"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `renew-azure`: Azure goes another way.
pub static RENEW_AZURE: Rule = Rule {
    id: "renew-azure",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: EA,
    sources: &["T-2025"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    #[test]
    fn renewals_begin_with_2024() {
        let on = |y, m, d| RENEW_SCOPE.holds.on(Date::literal(y, m, d));
        assert_eq!((on(2023, 12, 31), on(2024, 1, 1), on(2024, 1, 2)), (false, true, true));
    }
}
