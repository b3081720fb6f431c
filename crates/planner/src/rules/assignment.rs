//! Who holds a licence: equal and unequal SKUs, seats and users.

use super::{
    channels::LEGACY,
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `assign-pool`: users hold a SKU, not a subscription.
pub static ASSIGN_POOL: Rule = Rule {
    id: "assign-pool",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["CANCEL-M365", "GBL"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `assign-sku-identity`: the same offer is the same tenant SKU.
pub static ASSIGN_SKU_IDENTITY: Rule = Rule {
    id: "assign-sku-identity",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PRICE", "GBL"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `assign-qty`: as many seats as users.
pub static ASSIGN_QTY: Rule = Rule {
    id: "assign-qty",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["EXP-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `assign-replace`: swap in one go with both in place.
pub static ASSIGN_REPLACE: Rule = Rule {
    id: "assign-replace",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["MOVE", "GBL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `assign-conflict`: errors of assignment.
pub static ASSIGN_CONFLICT: Rule = Rule {
    id: "assign-conflict",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["GBL"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `assign-group-req`: licensing by groups needs a licence itself.
pub static ASSIGN_GROUP_REQ: Rule = Rule {
    id: "assign-group-req",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["GBL"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `assign-back-up`: fewer services: save the data first.
pub static ASSIGN_BACK_UP: Rule = Rule {
    id: "assign-back-up",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["MOVE"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `equiv-legacy-nce`: legacy offer to new-commerce SKU.
pub static EQUIV_LEGACY_NCE: Rule = Rule {
    id: "equiv-legacy-nce",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: LEGACY,
    sources: &["MIG"],
    confidence: Confidence::Official,
    status: Status::NotComputable,
};

/// `sku-web-vs-csp`: small-business products under two part numbers.
pub static SKU_WEB_VS_CSP: Rule = Rule {
    id: "sku-web-vs-csp",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PRICE", "PMAP"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `sku-name-trap`: names that mislead.
pub static SKU_NAME_TRAP: Rule = Rule {
    id: "sku-name-trap",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PMAP"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `sku-catalog-fixture`: new-commerce ids of common products.
pub static SKU_CATALOG_FIXTURE: Rule = Rule {
    id: "sku-catalog-fixture",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PMAP", "PRICE", "MIG"],
    confidence: Confidence::Secondary,
    status: Status::Guidance,
};

/// `service-bound`: features that stop with a licence.
pub static SERVICE_BOUND: Rule = Rule {
    id: "service-bound",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["CANCEL-M365"],
    confidence: Confidence::Unverified,
    status: Status::Guidance,
};
