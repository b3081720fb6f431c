//! Several channels and several partners on one tenant.

use super::{
    channels::{CSP, SUPPORTABLE, SYNDICATION},
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `mc-scope`: a partner may look after subscriptions bought elsewhere.
pub static MC_SCOPE: Rule = Rule {
    id: "mc-scope",
    holds: Holds::since(2016, 12, 1),
    judged_on: JudgedOn::AsOf,
    channels: SUPPORTABLE,
    sources: &["MC-HIST"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `mc-permission`: looking after them takes a relationship and a permission, nothing else.
pub static MC_PERMISSION: Rule = Rule {
    id: "mc-permission",
    holds: Holds::since(2016, 12, 1),
    judged_on: JudgedOn::AsOf,
    channels: SUPPORTABLE,
    sources: &["MC-HIST"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `mc-one-admin-2018`: only one partner could hold admin permission for a service.
pub static MC_ONE_ADMIN_2018: Rule = Rule {
    id: "mc-one-admin-2018",
    holds: Holds::since(2018, 6, 1).until(2020, 12, 31),
    judged_on: JudgedOn::AsOf,
    channels: SUPPORTABLE,
    sources: &["REL"],
    confidence: Confidence::Official,
    status: Status::Superseded,
};

/// `mp-no-side-effects`: a second partner changes nothing about what exists.
pub static MP_NO_SIDE_EFFECTS: Rule = Rule {
    id: "mp-no-side-effects",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: CSP,
    sources: &["MP"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `mp-no-resell`: no CSP purchase for the tenant a partner transacts from.
pub static MP_NO_RESELL: Rule = Rule {
    id: "mp-no-resell",
    holds: Holds::since(2020, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["MP", "MC-HIST"],
    confidence: Confidence::Official,
    status: Status::NotComputable,
};

/// `coexist`: subscriptions of several channels live side by side in a tenant.
pub static COEXIST: Rule = Rule {
    id: "coexist",
    holds: Holds::since(2016, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["MC-HIST", "REL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `synd-blocked`: syndication cannot be moved inside its tenant.
pub static SYND_BLOCKED: Rule = Rule {
    id: "synd-blocked",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: SYNDICATION,
    sources: &["SYND-FAQ"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};
