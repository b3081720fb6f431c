//! The reseller relationship: asking, accepting, agreements, admin rights, ending it.

use super::{
    channels::{CSP, NCE},
    rule::{Confidence, Holds, JudgedOn, Rule, Status},
};

/// `rel-flow`: request, link, acceptance.
pub static REL_FLOW: Rule = Rule {
    id: "rel-flow",
    holds: Holds::since(2016, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["REL", "SEED", "PARTN"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `rel-role-partner`: who at the partner may ask.
pub static REL_ROLE_PARTNER: Rule = Rule {
    id: "rel-role-partner",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["REL", "T-2023"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `rel-role-customer`: who at the customer may accept.
pub static REL_ROLE_CUSTOMER: Rule = Rule {
    id: "rel-role-customer",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["REL", "PARTN"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `rel-mca-included`: acceptance includes the customer agreement; no order without it.
pub static REL_MCA_INCLUDED: Rule = Rule {
    id: "rel-mca-included",
    holds: Holds::since(2019, 9, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["MCA", "PARTN"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `mca-two-ways`: attested by the partner or accepted by the customer.
pub static MCA_TWO_WAYS: Rule = Rule {
    id: "mca-two-ways",
    holds: Holds::since(2019, 9, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["MCA"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `mca-existing-other-partner`: a customer of another partner may be unable to accept directly.
pub static MCA_EXISTING_OTHER_PARTNER: Rule = Rule {
    id: "mca-existing-other-partner",
    holds: Holds::since(2019, 9, 1),
    judged_on: JudgedOn::AsOf,
    channels: CSP,
    sources: &["MCA"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `rel-no-dap-needed`: selling needs no admin rights.
pub static REL_NO_DAP_NEEDED: Rule = Rule {
    id: "rel-no-dap-needed",
    holds: Holds::ALWAYS.until(2023, 12, 31),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["REL"],
    confidence: Confidence::Official,
    status: Status::Superseded,
};

/// `gdap-request`: admin rights are a request of their own, for a limited time.
pub static GDAP_REQUEST: Rule = Rule {
    id: "gdap-request",
    holds: Holds::since(2022, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["GDAP"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `gdap-dap-first`: old admin rights go before new ones are approved.
pub static GDAP_DAP_FIRST: Rule = Rule {
    id: "gdap-dap-first",
    holds: Holds::since(2022, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["GDAP"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `rel-invite-validity`: no expiry of the invitation link is documented.
pub static REL_INVITE_VALIDITY: Rule = Rule {
    id: "rel-invite-validity",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["REL"],
    confidence: Confidence::Inferred,
    status: Status::Guidance,
};

/// `rel-b2c`: tenants with consumer identity features refuse the link.
pub static REL_B2C: Rule = Rule {
    id: "rel-b2c",
    holds: Holds::since(2026, 6, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PCMCP"],
    confidence: Confidence::Secondary,
    status: Status::NotComputable,
};

/// `rel-region`: relationships only inside the partner's region.
pub static REL_REGION: Rule = Rule {
    id: "rel-region",
    holds: Holds::since(2018, 8, 31),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["REL", "REG"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `cust-data-valid`: company data must be complete and valid.
pub static CUST_DATA_VALID: Rule = Rule {
    id: "cust-data-valid",
    holds: Holds::since(2021, 9, 22),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["NAME"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `cust-reg-id`: some countries ask for a registration number.
pub static CUST_REG_ID: Rule = Rule {
    id: "cust-reg-id",
    holds: Holds::since(2023, 6, 2),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["NAME"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `cust-vetting`: orders may wait while the account is under review.
pub static CUST_VETTING: Rule = Rule {
    id: "cust-vetting",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["ERRORS"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `partner-mpa`: the partner agreement must be signed.
pub static PARTNER_MPA: Rule = Rule {
    id: "partner-mpa",
    holds: Holds::since(2020, 2, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["MPA", "P25"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `indirect-model`: an indirect reseller orders through its provider.
pub static INDIRECT_MODEL: Rule = Rule {
    id: "indirect-model",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SUBS", "INDIRECT"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `rel-remove-by-customer`: the customer can drop roles, not the relationship.
pub static REL_REMOVE_BY_CUSTOMER: Rule = Rule {
    id: "rel-remove-by-customer",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: CSP,
    sources: &["PARTN"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `rel-remove-by-partner`: the old relationship goes last.
pub static REL_REMOVE_BY_PARTNER: Rule = Rule {
    id: "rel-remove-by-partner",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: CSP,
    sources: &["RMV"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `rel-keep-harmless`: an idle relationship does no harm.
pub static REL_KEEP_HARMLESS: Rule = Rule {
    id: "rel-keep-harmless",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: CSP,
    sources: &["RMV"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `support-duty`: support stays a duty while subscriptions run.
pub static SUPPORT_DUTY: Rule = Rule {
    id: "support-duty",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: CSP,
    sources: &["REL"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `detached`: the seller left the programme.
pub static DETACHED: Rule = Rule {
    id: "detached",
    holds: Holds::since(2025, 1, 13),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["DET"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `offboard-notice`: a leaving partner gives 30 days' notice.
pub static OFFBOARD_NOTICE: Rule = Rule {
    id: "offboard-notice",
    holds: Holds::since(2025, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: NCE,
    sources: &["LEAVE"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// Days an unanswered request for admin rights lives (`gdap-request`).
pub const GDAP_REQUEST_DAYS: i32 = 90;
/// The longest time admin rights are granted for, in days (`gdap-request`).
pub const GDAP_LONGEST_DAYS: i32 = 730;
/// Days before their end on which admin rights send a reminder (`gdap-request`).
pub const GDAP_REMINDER_DAYS: [i32; 3] = [30, 7, 1];

/// Countries (ISO 3166) whose customers must have a registration or tax number on record (`cust-reg-id`, list of 2023-06-02).
pub static REGISTRATION_NUMBER_COUNTRIES: &[&str] = &[
    "AE", "AM", "AZ", "BR", "BY", "CN", "HU", "IN", "IQ", "KG", "KZ", "MD", "MM", "PL", "RU", "SA", "SS",
    "TH", "TJ", "TR", "UA", "US", "UZ", "VE", "VN", "ZA",
];

/// Whether customers of a country (ISO 3166, in any case) must have a registration number on record (`cust-reg-id`).
#[must_use]
pub fn needs_registration_number(country: &str) -> bool {
    super::region::names(REGISTRATION_NUMBER_COUNTRIES, country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registration_numbers_are_asked_for_in_listed_countries_only() {
        assert!(needs_registration_number("PL") && needs_registration_number("US"));
        assert!(!needs_registration_number("DE") && !needs_registration_number(""));
        assert_eq!(REGISTRATION_NUMBER_COUNTRIES.len(), 26);
        assert!(REGISTRATION_NUMBER_COUNTRIES.is_sorted());
    }
}
