//! Making subscriptions end together.

use super::rule::{Confidence, Holds, JudgedOn, Rule, Status};

/// `coterm`: ends may be aligned inside one partner.
pub static COTERM: Rule = Rule {
    id: "coterm",
    holds: Holds::since(2022, 3, 10),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["ALIGN"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `coterm-month`: or to the month's end.
pub static COTERM_MONTH: Rule = Rule {
    id: "coterm-month",
    holds: Holds::since(2022, 3, 10),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["ALIGN"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};
