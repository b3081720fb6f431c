//! How to move subscriptions into CSP by hand: the transition page and its editions.

use crate::model::Date;

use super::{
    channels::{DIRECT, NCE, OTHER_TENANT},
    rule::{Confidence, Dated, Holds, JudgedOn, Rule, Status, Step},
};

/// `seed-manual-path`: the general way to move: relationship, the same in CSP, end the old one.
pub static SEED_MANUAL_PATH: Rule = Rule {
    id: "seed-manual-path",
    holds: Holds::since(2017, 8, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED", "T-HIST", "T-2023", "T-2025"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `seed-no-refund`: cancelling brings no money back unless a rule of the channel says so.
pub static SEED_NO_REFUND: Rule = Rule {
    id: "seed-no-refund",
    holds: Holds::since(2018, 6, 25),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED", "T-HIST", "T-2023"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `seed-webdirect-credit`: a direct purchase may earn a credit that support decides.
pub static SEED_WEBDIRECT_CREDIT: Rule = Rule {
    id: "seed-webdirect-credit",
    holds: Holds::since(2020, 6, 30),
    judged_on: JudgedOn::Action,
    channels: DIRECT,
    sources: &["T-HIST", "T-2023"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `seed-same-offer-no-reassign`: same offer, as many seats, equivalent: nothing changes for users.
pub static SEED_SAME_OFFER_NO_REASSIGN: Rule = Rule {
    id: "seed-same-offer-no-reassign",
    holds: Holds::since(2018, 8, 31),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["T-HIST", "T-2023"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `seed-different-offer-reassign`: another offer: users must be moved to it.
pub static SEED_DIFFERENT_OFFER_REASSIGN: Rule = Rule {
    id: "seed-different-offer-reassign",
    holds: Holds::since(2017, 8, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED", "T-HIST", "T-2023"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `seed-discontinued`: the offer is no longer sold: an equivalent one, or data is at risk.
pub static SEED_DISCONTINUED: Rule = Rule {
    id: "seed-discontinued",
    holds: Holds::since(2018, 8, 31),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["T-HIST", "T-2023", "T-2025"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `seed-expiry-30`: the new one must exist within 30 days of the end, outside paid extensions.
pub static SEED_EXPIRY_30: Rule = Rule {
    id: "seed-expiry-30",
    holds: Holds::since(2022, 3, 1),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["T-2023"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `seed-150`: more than 150 subscriptions: expire first, then buy again.
pub static SEED_150: Rule = Rule {
    id: "seed-150",
    holds: Holds::since(2022, 3, 1).until(2026, 5, 3),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["T-2023", "T-HIST"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `seed-tenant-to-tenant`: another tenant: data does not move by itself.
pub static SEED_TENANT_TO_TENANT: Rule = Rule {
    id: "seed-tenant-to-tenant",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: OTHER_TENANT,
    sources: &["T-2023"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// Generations of the transition guidance, 1 … 6, by the day a plan is made for. Exact to the day where the source is;
/// 4 and 5 begin on the first day of the period the source names.
pub static GUIDANCE: Dated<u8> = Dated {
    steps: &[
        Step { from: Date::FIRST, value: 1, rule: &SEED_MANUAL_PATH },
        Step { from: Date::literal(2018, 8, 31), value: 2, rule: &SEED_SAME_OFFER_NO_REASSIGN },
        Step { from: Date::literal(2020, 6, 30), value: 3, rule: &SEED_WEBDIRECT_CREDIT },
        Step { from: Date::literal(2022, 3, 1), value: 4, rule: &SEED_EXPIRY_30 },
        Step { from: Date::literal(2024, 1, 1), value: 5, rule: &super::RENEW_SCOPE },
        Step { from: Date::literal(2026, 5, 4), value: 6, rule: &super::EST_DATES },
    ],
};

/// The generation of the guidance on a day, 1 … 6.
#[must_use]
pub fn guidance_on(day: Date) -> u8 {
    GUIDANCE.on(day).map_or(1, |step| step.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_generation_begins_on_its_day() {
        let on = |y, m, d| guidance_on(Date::literal(y, m, d));
        assert_eq!(on(2018, 6, 25), 1);
        assert_eq!((on(2018, 8, 30), on(2018, 8, 31), on(2018, 9, 1)), (1, 2, 2));
        assert_eq!((on(2020, 6, 29), on(2020, 6, 30), on(2020, 7, 1)), (2, 3, 3));
        assert_eq!((on(2022, 2, 28), on(2022, 3, 1), on(2022, 3, 2)), (3, 4, 4));
        assert_eq!((on(2023, 12, 31), on(2024, 1, 1), on(2024, 1, 2)), (4, 5, 5));
        assert_eq!((on(2026, 5, 3), on(2026, 5, 4), on(2026, 5, 5)), (5, 6, 6));
    }
}
