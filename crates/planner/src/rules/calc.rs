//! How figures are worked out.

use super::{
    channels::{NCE, NEW_COMMERCE},
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `calc-dates`: UTC days, ends inclusive.
pub static CALC_DATES: Rule = Rule {
    id: "calc-dates",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SUBS", "BILL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `calc-cycle`: cycles keep their anchor.
pub static CALC_CYCLE: Rule = Rule {
    id: "calc-cycle",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["BILL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `calc-annual-monthly`: a year billed monthly.
pub static CALC_ANNUAL_MONTHLY: Rule = Rule {
    id: "calc-annual-monthly",
    holds: Holds::since(2025, 4, 1),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["P25", "PMAP"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `calc-monthly-term`: a monthly term from an annual price.
pub static CALC_MONTHLY_TERM: Rule = Rule {
    id: "calc-monthly-term",
    holds: Holds::since(2022, 3, 1),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["PHIST", "PMAP"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `calc-est`: the extension by day.
pub static CALC_EST: Rule = Rule {
    id: "calc-est",
    holds: Holds::since(2026, 2, 9),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["EST", "EST-B"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `calc-prorate`: part of a cycle.
pub static CALC_PRORATE: Rule = Rule {
    id: "calc-prorate",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["BILL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `calc-refund`: days that come back.
pub static CALC_REFUND: Rule = Rule {
    id: "calc-refund",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["BILL"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `calc-overlap`: days paid twice.
pub static CALC_OVERLAP: Rule = Rule {
    id: "calc-overlap",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["BILL"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `calc-forfeit`: days paid and not used.
pub static CALC_FORFEIT: Rule = Rule {
    id: "calc-forfeit",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["BILL"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `calc-gap`: days without service.
pub static CALC_GAP: Rule = Rule {
    id: "calc-gap",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["LIFE", "EST"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `calc-safe-latest`: the last safe day.
pub static CALC_SAFE_LATEST: Rule = Rule {
    id: "calc-safe-latest",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::TermEnd,
    channels: &[],
    sources: &["T-2023", "EXP-M365", "EST"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `calc-recommended-start`: the best day.
pub static CALC_RECOMMENDED_START: Rule = Rule {
    id: "calc-recommended-start",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::TermEnd,
    channels: &[],
    sources: &["T-2023", "EST"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `calc-reassign`: who must be moved.
pub static CALC_REASSIGN: Rule = Rule {
    id: "calc-reassign",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PRICE", "MOVE"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `calc-7day`: the last day to cancel.
pub static CALC_7DAY: Rule = Rule {
    id: "calc-7day",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: NEW_COMMERCE,
    sources: &["CANC"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `calc-grace-phases`: a phase begins the day after.
pub static CALC_GRACE_PHASES: Rule = Rule {
    id: "calc-grace-phases",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::TermEnd,
    channels: &[],
    sources: &["LIFE", "EXP-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `calc-limit`: room for more.
pub static CALC_LIMIT: Rule = Rule {
    id: "calc-limit",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PRICE", "MIG"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `calc-transfer`: who pays which days.
pub static CALC_TRANSFER: Rule = Rule {
    id: "calc-transfer",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::Action,
    channels: NCE,
    sources: &["XFER-N"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
