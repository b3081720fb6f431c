//! Suites with and without Teams.

use crate::model::Date;

use super::rule::{Confidence, Dated, Holds, JudgedOn, Rule, Status, Step};

/// `teams-eea`: suites with Teams for existing subscribers only.
pub static TEAMS_EEA: Rule = Rule {
    id: "teams-eea",
    holds: Holds::since(2023, 10, 1),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["TEAMS"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `teams-term-change`: a change of term lost Teams.
pub static TEAMS_TERM_CHANGE: Rule = Rule {
    id: "teams-term-change",
    holds: Holds::since(2024, 4, 1).until(2025, 5, 31),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["TEAMS", "ACCEL"],
    confidence: Confidence::Secondary,
    status: Status::Superseded,
};

/// `teams-2025`: suites with Teams reportedly back on sale.
pub static TEAMS_2025: Rule = Rule {
    id: "teams-2025",
    holds: Holds::since(2025, 11, 1),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["TEAMS"],
    confidence: Confidence::Unverified,
    status: Status::Computed,
};

/// Since when enterprise suites with Teams are closed to new subscribers; the value says whether outside the EEA and
/// Switzerland too.
pub static TEAMS_SPLIT: Dated<bool> = Dated {
    steps: &[
        Step { from: Date::literal(2023, 10, 1), value: false, rule: &TEAMS_EEA },
        Step { from: Date::literal(2024, 4, 1), value: true, rule: &TEAMS_EEA },
    ],
};

/// The first day enterprise suites with Teams are closed to new subscribers, in the EEA and Switzerland or elsewhere.
#[must_use]
pub fn teams_split_since(inside_eea: bool) -> Date {
    let step = TEAMS_SPLIT.steps.iter().find(|step| inside_eea || step.value);
    step.map_or(Date::LAST, |step| step.from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_came_half_a_year_before_the_world() {
        assert_eq!(teams_split_since(true), Date::literal(2023, 10, 1));
        assert_eq!(teams_split_since(false), Date::literal(2024, 4, 1));
        let everywhere = |y, m, d| TEAMS_SPLIT.on(Date::literal(y, m, d)).map(|step| step.value);
        assert_eq!(
            (everywhere(2023, 9, 30), everywhere(2023, 10, 1), everywhere(2023, 10, 2)),
            (None, Some(false), Some(false))
        );
        assert_eq!(
            (everywhere(2024, 3, 31), everywhere(2024, 4, 1), everywhere(2024, 4, 2)),
            (Some(false), Some(true), Some(true))
        );
    }
}
