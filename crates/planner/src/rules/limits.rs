//! Numbers that must not be passed.

use super::{
    channels::MCA_DIRECT,
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `limit-smb-300-pooled`: 300 seats of a small-business product, all partners together.
pub static LIMIT_SMB_300_POOLED: Rule = Rule {
    id: "limit-smb-300-pooled",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PRICE", "MIG"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `limit-300-subs`: 300 licence subscriptions a tenant.
pub static LIMIT_300_SUBS: Rule = Rule {
    id: "limit-300-subs",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["T-2023", "CONSOLIDATE"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `limit-min-max`: seats a SKU may be bought in.
pub static LIMIT_MIN_MAX: Rule = Rule {
    id: "limit-min-max",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["PRICE", "PROMO"],
    confidence: Confidence::Official,
    status: Status::NotComputable,
};

/// `limit-api`: batch sizes and call rates.
pub static LIMIT_API: Rule = Rule {
    id: "limit-api",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["MIG"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `qty-100-p3y`: 100 seats for three years.
pub static QTY_100_P3Y: Rule = Rule {
    id: "qty-100-p3y",
    holds: Holds::since(2025, 6, 1),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["ACCEL"],
    confidence: Confidence::Official,
    status: Status::Superseded,
};

/// `entra-p1-free`: a free product that is not to be counted.
pub static ENTRA_P1_FREE: Rule = Rule {
    id: "entra-p1-free",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: MCA_DIRECT,
    sources: &["CANCEL-M365"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// Seats of a small-business product in a tenant, over all partners (`limit-smb-300-pooled`).
pub const SMALL_BUSINESS_SEATS: u32 = 300;
/// Licence subscriptions of a tenant (`limit-300-subs`).
pub const TENANT_SUBSCRIPTIONS: u32 = 300;
/// Active subscriptions beyond which they must not all be doubled (`seed-150`).
pub const DUPLICATION_THRESHOLD: u32 = 150;
/// Seats a three-year enterprise suite is sold from (`qty-100-p3y`).
pub const THREE_YEAR_SEATS: u32 = 100;
/// Subscriptions of one batch of the migration tool (`limit-api`).
pub const BATCH_SUBSCRIPTIONS: u32 = 200;
/// Migration calls in [`API_MINUTES`] (`limit-api`).
pub const MIGRATION_CALLS: u32 = 100;
/// Validation calls in [`API_MINUTES`] (`limit-api`).
pub const VALIDATION_CALLS: u32 = 450;
/// Minutes a rate of calls is counted over (`limit-api`).
pub const API_MINUTES: u32 = 5;
