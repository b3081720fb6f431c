//! Mistakes that have cost people money or data.

use super::{
    channels::{CSP, EA, NCE, NEW_COMMERCE},
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `trap-dns`: leave the domain alone.
pub static TRAP_DNS: Rule = Rule {
    id: "trap-dns",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["CANCEL-M365"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `trap-multiple-subs`: cancelling the wrong one of two.
pub static TRAP_MULTIPLE_SUBS: Rule = Rule {
    id: "trap-multiple-subs",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["BUY"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `trap-utc`: days are UTC days.
pub static TRAP_UTC: Rule = Rule {
    id: "trap-utc",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SUBS"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `trap-renewal-day`: act before the renewal day.
pub static TRAP_RENEWAL_DAY: Rule = Rule {
    id: "trap-renewal-day",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["SUBS"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `trap-auto-renew-source`: what forgetting costs.
pub static TRAP_AUTO_RENEW_SOURCE: Rule = Rule {
    id: "trap-auto-renew-source",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["SUBS"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `trap-addon-orphan`: an add-on outlives its base.
pub static TRAP_ADDON_ORPHAN: Rule = Rule {
    id: "trap-addon-orphan",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["ADDON"],
    confidence: Confidence::Official,
    status: Status::NotComputable,
};

/// `trap-storage`: capacity shrinks at once.
pub static TRAP_STORAGE: Rule = Rule {
    id: "trap-storage",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["EXP-M365"],
    confidence: Confidence::Official,
    status: Status::NotComputable,
};

/// `trap-ca-policy`: conditional access may block the partner.
pub static TRAP_CA_POLICY: Rule = Rule {
    id: "trap-ca-policy",
    holds: Holds::since(2023, 4, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["ANN-2023"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `trap-aobo-pages`: a partner cannot see direct purchases.
pub static TRAP_AOBO_PAGES: Rule = Rule {
    id: "trap-aobo-pages",
    holds: Holds::since(2025, 1, 8),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PARTN"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `trap-expired-hidden`: expired subscriptions are not listed.
pub static TRAP_EXPIRED_HIDDEN: Rule = Rule {
    id: "trap-expired-hidden",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["LIFE"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `trap-cspcsp-visibility`: the new partner cannot see the old one's.
pub static TRAP_CSPCSP_VISIBILITY: Rule = Rule {
    id: "trap-cspcsp-visibility",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: CSP,
    sources: &["XFER-O"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `trap-support`: support moves with the purchase.
pub static TRAP_SUPPORT: Rule = Rule {
    id: "trap-support",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["REL"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `incent-cpor`: incentives follow claims and roles.
pub static INCENT_CPOR: Rule = Rule {
    id: "incent-cpor",
    holds: Holds::since(2023, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["INCENT"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `trap-kms`: see `kms-mak`.
pub static TRAP_KMS: Rule = Rule {
    id: "trap-kms",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: EA,
    sources: &["SOFT"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `trap-trial`: see `nce-trial`.
pub static TRAP_TRIAL: Rule = Rule {
    id: "trap-trial",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SUBS"],
    confidence: Confidence::Official,
    status: Status::Superseded,
};

/// `trap-suspend`: see `nce-suspend`.
pub static TRAP_SUSPEND: Rule = Rule {
    id: "trap-suspend",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["SUBS", "LIFE"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};
