//! From legacy to new commerce inside one partner.

use super::{
    channels::LEGACY,
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `mig-eligible`: what can be migrated.
pub static MIG_ELIGIBLE: Rule = Rule {
    id: "mig-eligible",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["MIG"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `mig-defaults`: term, end, plan and seats stay unless changed.
pub static MIG_DEFAULTS: Rule = Rule {
    id: "mig-defaults",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["MIG"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `mig-addons`: base and add-ons go together.
pub static MIG_ADDONS: Rule = Rule {
    id: "mig-addons",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["MIG"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `mig-billing`: nothing is charged twice.
pub static MIG_BILLING: Rule = Rule {
    id: "mig-billing",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["BILL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `mig-time`: hours, at most three days.
pub static MIG_TIME: Rule = Rule {
    id: "mig-time",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["MIG"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `mig-smb`: the seat cap holds at migration.
pub static MIG_SMB: Rule = Rule {
    id: "mig-smb",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["MIG"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `mig-7day`: a migrated subscription has its window.
pub static MIG_7DAY: Rule = Rule {
    id: "mig-7day",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["MIG"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `mig-forced`: Microsoft moves what is left at renewal.
pub static MIG_FORCED: Rule = Rule {
    id: "mig-forced",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: LEGACY,
    sources: &["MIG-ANN"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `mig-manual`: some offers are moved by hand.
pub static MIG_MANUAL: Rule = Rule {
    id: "mig-manual",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["MIG"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
