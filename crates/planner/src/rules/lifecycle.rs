//! What happens after a term ends or a subscription is cancelled.

use crate::model::{Channel, Term};

use super::{
    channels::{DIRECT, EA, LEGACY, MCA_E, NCE, NEW_COMMERCE, OPEN},
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `life-nce-old`: 30 free days, then 90 disabled.
pub static LIFE_NCE_OLD: Rule = Rule {
    id: "life-nce-old",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["LIFE", "T-2023"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `life-nce-suspended`: 30 and 90 disabled days after a suspended term.
pub static LIFE_NCE_SUSPENDED: Rule = Rule {
    id: "life-nce-suspended",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::TermEnd,
    channels: NCE,
    sources: &["LIFE", "SUBS"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `life-nce-cancel-now`: deleted at once, seven days of backup.
pub static LIFE_NCE_CANCEL_NOW: Rule = Rule {
    id: "life-nce-cancel-now",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::Action,
    channels: NEW_COMMERCE,
    sources: &["LIFE"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `life-nce-cancel-eot`: cancel at end of term: no access, data kept 90 days.
pub static LIFE_NCE_CANCEL_EOT: Rule = Rule {
    id: "life-nce-cancel-eot",
    holds: Holds::since(2026, 2, 16),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["EST", "EST-MC"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `life-nce-est`: the paid extension runs until somebody ends it.
pub static LIFE_NCE_EST: Rule = Rule {
    id: "life-nce-est",
    holds: Holds::since(2026, 2, 9),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["EST", "EST-MC"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `life-legacy`: suspended, deleted after 90 days.
pub static LIFE_LEGACY: Rule = Rule {
    id: "life-legacy",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: LEGACY,
    sources: &["LIFE"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `life-mosa`: 30 free days, then 90 disabled.
pub static LIFE_MOSA: Rule = Rule {
    id: "life-mosa",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::TermEnd,
    channels: DIRECT,
    sources: &["EXP-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `life-direct-cancel`: disabled for 90 days, gone after 180.
pub static LIFE_DIRECT_CANCEL: Rule = Rule {
    id: "life-direct-cancel",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: DIRECT,
    sources: &["EXP-M365", "CANCEL-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `life-mcae-multi`: 90 and 90 days after a multi-year term.
pub static LIFE_MCAE_MULTI: Rule = Rule {
    id: "life-mcae-multi",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::TermEnd,
    channels: MCA_E,
    sources: &["EXP-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `life-ea`: 90 free days, 60 inactive.
pub static LIFE_EA: Rule = Rule {
    id: "life-ea",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::TermEnd,
    channels: EA,
    sources: &["EXP-M365", "EA-B"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `life-ov`: 30 free days, 90 inactive.
pub static LIFE_OV: Rule = Rule {
    id: "life-ov",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::TermEnd,
    channels: OPEN,
    sources: &["EXP-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `life-trial`: 30 free days, then gone.
pub static LIFE_TRIAL: Rule = Rule {
    id: "life-trial",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::TermEnd,
    channels: &[],
    sources: &["EXP-M365"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// Days after a term that is neither renewed nor extended: first free days of use, then days on which only admins get in
/// and data is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phases {
    /// Days users go on working, unpaid.
    pub grace: i32,
    /// Days after those on which data is kept.
    pub disabled: i32,
    /// Who says so.
    pub rule: &'static Rule,
}

/// What follows the last day of a term outside the paid extension and without *cancel at end of term*.
/// `short_grace` marks enterprise products with 30 free days only.
#[must_use]
pub fn phases(channel: Channel, term: Term, trial: bool, short_grace: bool) -> Phases {
    let (grace, disabled, rule) = match channel {
        _ if trial => (30, 0, &LIFE_TRIAL),
        Channel::CspNce => (30, 90, &LIFE_NCE_OLD),
        Channel::Mosa | Channel::McaDirect if term == Term::Month => (0, 90, &LIFE_DIRECT_CANCEL),
        Channel::Mosa | Channel::McaDirect | Channel::Prepaid | Channel::OtherTenant => (30, 90, &LIFE_MOSA),
        Channel::McaE if term == Term::ThreeYears => (90, 90, &LIFE_MCAE_MULTI),
        Channel::McaE => (30, 90, &LIFE_MCAE_MULTI),
        Channel::Ea if short_grace => (30, 60, &LIFE_EA),
        Channel::Ea => (90, 60, &LIFE_EA),
        Channel::Open | Channel::OpenValue => (30, 90, &LIFE_OV),
        Channel::CspLegacy => (0, 90, &LIFE_LEGACY),
        Channel::Syndication => (0, 90, &super::SYND_BLOCKED),
    };
    Phases { grace, disabled, rule }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_channel_has_its_days() {
        let days = |channel, term| {
            let phases = phases(channel, term, false, false);
            (phases.grace, phases.disabled)
        };
        assert_eq!(days(Channel::CspNce, Term::Year), (30, 90));
        assert_eq!(days(Channel::Mosa, Term::Year), (30, 90));
        assert_eq!(days(Channel::Mosa, Term::Month), (0, 90));
        assert_eq!(days(Channel::Ea, Term::ThreeYears), (90, 60));
        assert_eq!(days(Channel::McaE, Term::ThreeYears), (90, 90));
        assert_eq!(days(Channel::McaE, Term::Year), (30, 90));
        assert_eq!(days(Channel::OpenValue, Term::Year), (30, 90));
        assert_eq!(days(Channel::CspLegacy, Term::Year), (0, 90));
    }

    #[test]
    fn trials_and_short_products_differ() {
        let trial = phases(Channel::Mosa, Term::Month, true, false);
        assert_eq!((trial.grace, trial.disabled, trial.rule), (30, 0, &LIFE_TRIAL));
        let copilot = phases(Channel::Ea, Term::Year, false, true);
        assert_eq!((copilot.grace, copilot.disabled), (30, 60));
    }
}
