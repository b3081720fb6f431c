//! The paid Extended Service Term that replaced the free days.

use crate::model::{Channel, Date};

use super::{
    channels::NEW_COMMERCE,
    rule::{Confidence, Holds, JudgedOn, Rule, Status, Step},
};

/// `est-dates`: since when paid extensions are enforced.
pub static EST_DATES: Rule = Rule {
    id: "est-dates",
    holds: Holds::since(2026, 2, 9),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["EST", "EST-MC", "EST-B"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `est-eligibility`: which subscriptions get a paid extension.
pub static EST_ELIGIBILITY: Rule = Rule {
    id: "est-eligibility",
    holds: Holds::since(2026, 2, 9),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["EST", "EST-MC", "EST-B"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `est-autorenew-trap`: auto-renew off leads into the paid extension.
pub static EST_AUTORENEW_TRAP: Rule = Rule {
    id: "est-autorenew-trap",
    holds: Holds::since(2026, 2, 9),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["EST", "EST-B"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `est-price`: what the extension costs.
pub static EST_PRICE: Rule = Rule {
    id: "est-price",
    holds: Holds::since(2026, 2, 9),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["EST", "EST-B"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `est-manage`: what can be done inside it.
pub static EST_MANAGE: Rule = Rule {
    id: "est-manage",
    holds: Holds::since(2026, 2, 9),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["EST-B"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `est-cancel-eot`: cancel at end of term stops access at the end.
pub static EST_CANCEL_EOT: Rule = Rule {
    id: "est-cancel-eot",
    holds: Holds::since(2026, 2, 16),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["EST", "EST-MC"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `est-overlap-rule`: so the new one starts no later than the old one ends.
pub static EST_OVERLAP_RULE: Rule = Rule {
    id: "est-overlap-rule",
    holds: Holds::since(2026, 2, 9),
    judged_on: JudgedOn::TermEnd,
    channels: NEW_COMMERCE,
    sources: &["EST", "T-2023"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// Since which last day of a term the paid extension follows it, by channel (`est-dates`). The day for direct purchases is
/// known from a message-centre summary only.
pub static EST_ENFORCED: &[(Channel, Step<()>)] = &[
    (Channel::CspNce, Step { from: Date::literal(2026, 5, 4), value: (), rule: &EST_DATES }),
    (Channel::McaE, Step { from: Date::literal(2026, 5, 4), value: (), rule: &EST_DATES }),
    (Channel::McaDirect, Step { from: Date::literal(2026, 2, 9), value: (), rule: &EST_DATES }),
];

/// Since which first day of a term (purchase or renewal) it can be extended (`est-eligibility`).
pub const EST_PURCHASED_SINCE: Date = Date::literal(2025, 4, 1);

/// The extension's price as a fraction of the price of a monthly term (`est-price`).
pub const EXTENSION_ON_MONTHLY: (i32, i32) = (103, 100);
/// The extension's price as a fraction of a twelfth of the annual price, where no monthly term is sold (`est-price`).
pub const EXTENSION_ON_ANNUAL: (i32, i32) = (123, 100);

/// Since when the paid extension follows such a term, when it follows this one: one that starts on `start` (bought or
/// renewed) and ends on `end` (`est-eligibility`). Judged on the term, whatever day the plan is made for.
#[must_use]
pub fn extension_since(channel: Channel, start: Date, end: Date) -> Option<Date> {
    let (_, enforced) = EST_ENFORCED.iter().find(|(of, _)| *of == channel)?;
    (start >= EST_PURCHASED_SINCE && end >= enforced.from).then_some(enforced.from)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Date = Date::literal(2025, 6, 1);

    #[test]
    fn partners_and_enterprises_since_the_fourth_of_may_2026() {
        for channel in [Channel::CspNce, Channel::McaE] {
            let applies = |d| extension_since(channel, START, Date::literal(2026, 5, d)).is_some();
            assert_eq!((applies(3), applies(4), applies(5)), (false, true, true));
        }
    }

    #[test]
    fn direct_purchases_since_the_ninth_of_february_2026() {
        let applies = |d| extension_since(Channel::McaDirect, START, Date::literal(2026, 2, d)).is_some();
        assert_eq!((applies(8), applies(9), applies(10)), (false, true, true));
    }

    #[test]
    fn only_terms_that_began_since_april_2025() {
        let end = Date::literal(2028, 3, 31);
        let applies = |y, m, d| extension_since(Channel::CspNce, Date::literal(y, m, d), end).is_some();
        assert_eq!((applies(2025, 3, 31), applies(2025, 4, 1), applies(2025, 4, 2)), (false, true, true));
    }

    #[test]
    fn other_agreements_know_no_extension() {
        let (start, end) = (Date::literal(2026, 1, 1), Date::literal(2026, 12, 31));
        let extended =
            Channel::ALL.into_iter().filter(|channel| extension_since(*channel, start, end).is_some());
        assert!(extended.eq([Channel::McaDirect, Channel::McaE, Channel::CspNce]));
    }
}
