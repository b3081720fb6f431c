//! What a new-commerce subscription is and what can be done while it runs.

use super::{
    channels::{NCE, NEW_COMMERCE},
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `nce-id`: identity is product and SKU, never the availability.
pub static NCE_ID: Rule = Rule {
    id: "nce-id",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["PRICE", "MIG"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `nce-ga`: when new commerce came, and legacy closed.
pub static NCE_GA: Rule = Rule {
    id: "nce-ga",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["MIG", "MIG-ANN"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `nce-terms`: terms and billing plans that exist.
pub static NCE_TERMS: Rule = Rule {
    id: "nce-terms",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::NewStart,
    channels: NCE,
    sources: &["SUBS", "BILL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `nce-p3y-e3`: three years of the enterprise suites from 100 seats.
pub static NCE_P3Y_E3: Rule = Rule {
    id: "nce-p3y-e3",
    holds: Holds::since(2025, 6, 1),
    judged_on: JudgedOn::NewStart,
    channels: NCE,
    sources: &["ACCEL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `nce-term-end`: a term ends the day before it renews.
pub static NCE_TERM_END: Rule = Rule {
    id: "nce-term-end",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::TermStart,
    channels: NEW_COMMERCE,
    sources: &["BILL", "SUBS"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `nce-mid-change`: only to a longer term while it runs.
pub static NCE_MID_CHANGE: Rule = Rule {
    id: "nce-mid-change",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["SUBS", "CANC-26"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `nce-renew`: auto-renew is on; scheduled changes hang on it.
pub static NCE_RENEW: Rule = Rule {
    id: "nce-renew",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["SUBS"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `nce-trial`: a trial is bought anew, not moved.
pub static NCE_TRIAL: Rule = Rule {
    id: "nce-trial",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["SUBS", "MIG"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `nce-updates-cap`: errors after many updates.
pub static NCE_UPDATES_CAP: Rule = Rule {
    id: "nce-updates-cap",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["SUBS"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `nce-cart`: a cart lives seven days.
pub static NCE_CART: Rule = Rule {
    id: "nce-cart",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["API"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `nce-suspend`: a suspended subscription is still charged.
pub static NCE_SUSPEND: Rule = Rule {
    id: "nce-suspend",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["SUBS", "LIFE"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `upg-rules`: upgrades go up, and not across sellers by themselves.
pub static UPG_RULES: Rule = Rule {
    id: "upg-rules",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["SUBS"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `upg-unsupported`: upgrades that do not exist.
pub static UPG_UNSUPPORTED: Rule = Rule {
    id: "upg-unsupported",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["SUBS"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `seat-add`: seats may be added at the price of the term.
pub static SEAT_ADD: Rule = Rule {
    id: "seat-add",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["SUBS", "BILL"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `seat-reduce`: seats go only inside their own window.
pub static SEAT_REDUCE: Rule = Rule {
    id: "seat-reduce",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: NEW_COMMERCE,
    sources: &["SUBS"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};
