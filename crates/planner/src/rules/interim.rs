//! Interim: just the rules the engine reads, until the registry with all of them replaces this file (same names).
use super::*;
use crate::model::*;
pub const DUPLICATION_THRESHOLD: u32 = 150;
pub const EXTENSION_ON_ANNUAL: (i32, i32) = (123, 100);
pub const EXTENSION_ON_MONTHLY: (i32, i32) = (103, 100);
pub const SELF_SERVICE_CANCEL_SEATS: u32 = 25;
pub const SMALL_BUSINESS_SEATS: u32 = 300;
pub const TENANT_SUBSCRIPTIONS: u32 = 300;
pub const TRANSFER_REQUEST_DAYS: i32 = 30;
pub struct Phases {
    pub grace: i32,
    pub disabled: i32,
    pub rule: &'static Rule,
}
pub fn cancellation_window(opens: Date, country: &str) -> (i32, &'static Rule, Date) {
    if country == "CL" {
        (10, &CANCEL_7DAY, opens)
    } else if opens < Date::literal(2022, 7, 1) {
        (3, &CANCEL_7DAY, Date::literal(2022, 1, 10))
    } else {
        (7, &CANCEL_7DAY, Date::literal(2022, 7, 1))
    }
}
pub fn extension_since(channel: Channel, start: Date, end: Date) -> Option<Date> {
    let d = match channel {
        Channel::CspNce | Channel::McaE => Date::literal(2026, 5, 4),
        Channel::McaDirect => Date::literal(2026, 2, 9),
        _ => return None,
    };
    (start >= Date::literal(2025, 4, 1) && end >= d).then_some(d)
}
pub fn guidance_on(day: Date) -> u8 {
    if day < Date::literal(2018, 8, 31) {
        1
    } else if day < Date::literal(2020, 6, 30) {
        2
    } else if day < Date::literal(2022, 3, 1) {
        3
    } else if day < Date::literal(2024, 1, 1) {
        4
    } else if day < Date::literal(2026, 5, 4) {
        5
    } else {
        6
    }
}
pub fn instalment_premium(term: Term, billing: Billing, start: Date) -> (i32, i32) {
    if term != Term::Month && billing == Billing::Monthly && start >= Date::literal(2025, 4, 1) {
        (105, 100)
    } else {
        (100, 100)
    }
}
pub fn is_eea_or_swiss(c: &str) -> bool {
    ["DE", "FR", "CH", "NL", "SE", "IT", "ES"].contains(&c)
}
pub fn needs_registration_number(c: &str) -> bool {
    ["US", "RU", "BR"].contains(&c)
}
pub fn region_of(c: &str) -> Option<u8> {
    match c {
        "US" => Some(1),
        "DE" | "FR" | "GB" | "CH" | "SE" => Some(2),
        "BR" => Some(3),
        _ => None,
    }
}
pub fn teams_split_since(eea: bool) -> Date {
    if eea { Date::literal(2023, 10, 1) } else { Date::literal(2024, 4, 1) }
}
pub fn phases(channel: Channel, term: Term, trial: bool, short: bool) -> Phases {
    use Channel::*;
    let (g, d) = if trial {
        (30, 0)
    } else {
        match channel {
            CspNce => (30, 90),
            McaDirect | Mosa if term == Term::Month => (0, 90),
            McaDirect | Mosa | Prepaid | OtherTenant => (30, 90),
            McaE => {
                if term == Term::ThreeYears {
                    (90, 90)
                } else {
                    (30, 90)
                }
            }
            Ea => (if short { 30 } else { 90 }, 60),
            Open | OpenValue => (30, 90),
            CspLegacy | Syndication => (0, 90),
        }
    };
    Phases { grace: g, disabled: d, rule: &LIFE_EA }
}
pub static ADDON_PREREQ: Rule = Rule {
    id: "addon-prereq",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static ASSIGN_QTY: Rule = Rule {
    id: "assign-qty",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static ASSIGN_REPLACE: Rule = Rule {
    id: "assign-replace",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static ASSIGN_SKU_IDENTITY: Rule = Rule {
    id: "assign-sku-identity",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CALC_FORFEIT: Rule = Rule {
    id: "calc-forfeit",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CALC_GAP: Rule = Rule {
    id: "calc-gap",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CALC_GRACE_PHASES: Rule = Rule {
    id: "calc-grace-phases",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CALC_LIMIT: Rule = Rule {
    id: "calc-limit",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CALC_OVERLAP: Rule = Rule {
    id: "calc-overlap",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CALC_REASSIGN: Rule = Rule {
    id: "calc-reassign",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CALC_REFUND: Rule = Rule {
    id: "calc-refund",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CALC_SAFE_LATEST: Rule = Rule {
    id: "calc-safe-latest",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CALC_TRANSFER: Rule = Rule {
    id: "calc-transfer",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CANCEL_7DAY: Rule = Rule {
    id: "cancel-7day",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CANCEL_LEGACY: Rule = Rule {
    id: "cancel-legacy",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CANCEL_MOSA: Rule = Rule {
    id: "cancel-mosa",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CANCEL_PREPAID: Rule = Rule {
    id: "cancel-prepaid",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CUST_DATA_VALID: Rule = Rule {
    id: "cust-data-valid",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static CUST_REG_ID: Rule = Rule {
    id: "cust-reg-id",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static DETACHED: Rule = Rule {
    id: "detached",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static DOUBLE_PAY: Rule = Rule {
    id: "double-pay",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static EA_COCP: Rule = Rule {
    id: "ea-cocp",
    holds: Holds::since(2025, 11, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static EOS_RULE: Rule = Rule {
    id: "eos-rule",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static EST_AUTORENEW_TRAP: Rule = Rule {
    id: "est-autorenew-trap",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static EST_ELIGIBILITY: Rule = Rule {
    id: "est-eligibility",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static EST_MANAGE: Rule = Rule {
    id: "est-manage",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static EST_OVERLAP_RULE: Rule = Rule {
    id: "est-overlap-rule",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static EST_PRICE: Rule = Rule {
    id: "est-price",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static GDAP_REQUEST: Rule = Rule {
    id: "gdap-request",
    holds: Holds::since(2022, 3, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static INDIRECT_MODEL: Rule = Rule {
    id: "indirect-model",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static LIFE_EA: Rule = Rule {
    id: "life-ea",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static LIFE_NCE_CANCEL_EOT: Rule = Rule {
    id: "life-nce-cancel-eot",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static LIMIT_300_SUBS: Rule = Rule {
    id: "limit-300-subs",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static LIMIT_SMB_300_POOLED: Rule = Rule {
    id: "limit-smb-300-pooled",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static MC_PERMISSION: Rule = Rule {
    id: "mc-permission",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static MC_SCOPE: Rule = Rule {
    id: "mc-scope",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static MIG_BILLING: Rule = Rule {
    id: "mig-billing",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static MIG_ELIGIBLE: Rule = Rule {
    id: "mig-eligible",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static MIG_FORCED: Rule = Rule {
    id: "mig-forced",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static NCE_P3Y_E3: Rule = Rule {
    id: "nce-p3y-e3",
    holds: Holds::since(2025, 6, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static NCE_TERMS: Rule = Rule {
    id: "nce-terms",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static NCE_TERM_END: Rule = Rule {
    id: "nce-term-end",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static NCE_TRIAL: Rule = Rule {
    id: "nce-trial",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static PRICE_LOCK: Rule = Rule {
    id: "price-lock",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static PRICE_MARKET: Rule = Rule {
    id: "price-market",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static PROMO: Rule = Rule {
    id: "promo",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static REGION_SAME: Rule = Rule {
    id: "region-same",
    holds: Holds::since(2018, 8, 31),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static REGION_TABLE: Rule = Rule {
    id: "region-table",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static REL_FLOW: Rule = Rule {
    id: "rel-flow",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static REL_MCA_INCLUDED: Rule = Rule {
    id: "rel-mca-included",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static REL_REMOVE_BY_PARTNER: Rule = Rule {
    id: "rel-remove-by-partner",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static RENEW_DETAILS_UNKNOWN: Rule = Rule {
    id: "renew-details-unknown",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static RENEW_SCOPE: Rule = Rule {
    id: "renew-scope",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SEED_150: Rule = Rule {
    id: "seed-150",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SEED_DIFFERENT_OFFER_REASSIGN: Rule = Rule {
    id: "seed-different-offer-reassign",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SEED_DISCONTINUED: Rule = Rule {
    id: "seed-discontinued",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SEED_EXPIRY_30: Rule = Rule {
    id: "seed-expiry-30",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SEED_MANUAL_PATH: Rule = Rule {
    id: "seed-manual-path",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SEED_NO_REFUND: Rule = Rule {
    id: "seed-no-refund",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SEED_SAME_OFFER_NO_REASSIGN: Rule = Rule {
    id: "seed-same-offer-no-reassign",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SEED_TENANT_TO_TENANT: Rule = Rule {
    id: "seed-tenant-to-tenant",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SEED_WEBDIRECT_CREDIT: Rule = Rule {
    id: "seed-webdirect-credit",
    holds: Holds::since(2020, 6, 30),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SEGMENT: Rule = Rule {
    id: "segment",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SKU_NAME_TRAP: Rule = Rule {
    id: "sku-name-trap",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SKU_WEB_VS_CSP: Rule = Rule {
    id: "sku-web-vs-csp",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static SYND_BLOCKED: Rule = Rule {
    id: "synd-blocked",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static TEAMS_2025: Rule = Rule {
    id: "teams-2025",
    holds: Holds::since(2025, 11, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static TEAMS_EEA: Rule = Rule {
    id: "teams-eea",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static TRAP_AOBO_PAGES: Rule = Rule {
    id: "trap-aobo-pages",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static TRAP_AUTO_RENEW_SOURCE: Rule = Rule {
    id: "trap-auto-renew-source",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static TRAP_RENEWAL_DAY: Rule = Rule {
    id: "trap-renewal-day",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static XFER_ALL_OR_NOTHING: Rule = Rule {
    id: "xfer-all-or-nothing",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static XFER_BILLING: Rule = Rule {
    id: "xfer-billing",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static XFER_EXISTS: Rule = Rule {
    id: "xfer-exists",
    holds: Holds::since(2024, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static XFER_EXPIRY_30: Rule = Rule {
    id: "xfer-expiry-30",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static XFER_INELIGIBLE: Rule = Rule {
    id: "xfer-ineligible",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static XFER_INITIATE: Rule = Rule {
    id: "xfer-initiate",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static XFER_KEEPS: Rule = Rule {
    id: "xfer-keeps",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static XFER_LEGACY: Rule = Rule {
    id: "xfer-legacy",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
pub static XFER_RELATIONSHIP_AFTER: Rule = Rule {
    id: "xfer-relationship-after",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["SEED"],
    confidence: Confidence::Official,
    status: Status::Computed,
};
