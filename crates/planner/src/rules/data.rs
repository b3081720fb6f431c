//! What happens to data and keys without a licence.

use super::{
    channels::EA,
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `data-unlicensed-exo`: a mailbox without a licence is kept 30 days.
pub static DATA_UNLICENSED_EXO: Rule = Rule {
    id: "data-unlicensed-exo",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["QA"],
    confidence: Confidence::Secondary,
    status: Status::Guidance,
};

/// `data-unlicensed-odb`: an unlicensed OneDrive is archived after 93 days.
pub static DATA_UNLICENSED_ODB: Rule = Rule {
    id: "data-unlicensed-odb",
    holds: Holds::since(2025, 1, 1),
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["ODB"],
    confidence: Confidence::Secondary,
    status: Status::Guidance,
};

/// `data-deleted-final`: deleted is final.
pub static DATA_DELETED_FINAL: Rule = Rule {
    id: "data-deleted-final",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["EXP-M365"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `data-180`: after cancelling, gone by day 180.
pub static DATA_180: Rule = Rule {
    id: "data-180",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["EXP-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `kms-mak`: on-premises keys change.
pub static KMS_MAK: Rule = Rule {
    id: "kms-mak",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: EA,
    sources: &["SOFT"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};
