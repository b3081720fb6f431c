//! Commercial, education, nonprofit, government.

use super::rule::{Confidence, Holds, JudgedOn, Rule, Status};

/// `segment`: segments are separate SKUs.
pub static SEGMENT: Rule = Rule {
    id: "segment",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PRICE", "EDU"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `nonprofit-grant`: grants that ended.
pub static NONPROFIT_GRANT: Rule = Rule {
    id: "nonprofit-grant",
    holds: Holds::since(2023, 10, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["NFP"],
    confidence: Confidence::Secondary,
    status: Status::Guidance,
};
