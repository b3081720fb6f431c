//! Moving subscriptions from one CSP partner to another while they run.

use super::{
    channels::{LEGACY, NCE},
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `xfer-exists`: subscriptions can change partners while they run.
pub static XFER_EXISTS: Rule = Rule {
    id: "xfer-exists",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-O", "XFER-N", "XFER-B"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `xfer-initiate`: the new partner asks, the old one approves.
pub static XFER_INITIATE: Rule = Rule {
    id: "xfer-initiate",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-O", "XFER-L", "PCMCP"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `xfer-expiry-30`: a request lapses after 30 days.
pub static XFER_EXPIRY_30: Rule = Rule {
    id: "xfer-expiry-30",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-B"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `xfer-25`: 25 items a request.
pub static XFER_25: Rule = Rule {
    id: "xfer-25",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-B"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `xfer-region`: both partners in one region.
pub static XFER_REGION: Rule = Rule {
    id: "xfer-region",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-B"],
    confidence: Confidence::Secondary,
    status: Status::Guidance,
};

/// `xfer-all-or-nothing`: whole subscriptions, unchanged.
pub static XFER_ALL_OR_NOTHING: Rule = Rule {
    id: "xfer-all-or-nothing",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-B"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `xfer-billing`: the day of transfer belongs to the new partner.
pub static XFER_BILLING: Rule = Rule {
    id: "xfer-billing",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-N"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `xfer-keeps`: term, end, seats and SKU stay.
pub static XFER_KEEPS: Rule = Rule {
    id: "xfer-keeps",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-N", "XFER-B"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `xfer-cancel-window`: assume no new window.
pub static XFER_CANCEL_WINDOW: Rule = Rule {
    id: "xfer-cancel-window",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-B"],
    confidence: Confidence::Inferred,
    status: Status::Guidance,
};

/// `xfer-ineligible`: what cannot be transferred.
pub static XFER_INELIGIBLE: Rule = Rule {
    id: "xfer-ineligible",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["XFER-L", "XFER-B", "PCMCP"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `xfer-legacy`: the older flow of legacy CSP.
pub static XFER_LEGACY: Rule = Rule {
    id: "xfer-legacy",
    holds: Holds::ALWAYS.until(2023, 12, 31),
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["XFER-L"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `xfer-relationship-after`: the old relationship goes after the transfer.
pub static XFER_RELATIONSHIP_AFTER: Rule = Rule {
    id: "xfer-relationship-after",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-B", "RMV"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `xfer-incentives`: incentives follow the new owner.
pub static XFER_INCENTIVES: Rule = Rule {
    id: "xfer-incentives",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-B"],
    confidence: Confidence::Inferred,
    status: Status::Guidance,
};

/// Days a transfer request lives (`xfer-expiry-30`).
pub const TRANSFER_REQUEST_DAYS: i32 = 30;
/// Items of one transfer request (`xfer-25`).
pub const TRANSFER_ITEMS: u32 = 25;

/// How many requests so many subscriptions take (`xfer-25`).
#[must_use]
pub const fn transfer_requests(items: u32) -> u32 {
    items.div_ceil(TRANSFER_ITEMS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    #[test]
    fn a_request_takes_twenty_five_items() {
        assert_eq!([0, 1, 25, 26, 50, 51].map(transfer_requests), [0, 1, 1, 2, 2, 3]);
    }

    #[test]
    fn transfers_begin_with_2024_where_the_legacy_flow_ends() {
        let on = |y, m, d| {
            let day = Date::literal(y, m, d);
            (XFER_EXISTS.holds.on(day), XFER_LEGACY.holds.on(day))
        };
        assert_eq!(on(2023, 12, 31), (false, true));
        assert_eq!(on(2024, 1, 1), (true, false));
        assert_eq!(on(2024, 1, 2), (true, false));
    }
}
