//! What a seat costs, and what is paid for nothing.

use crate::model::{Billing, Date, Term};

use super::{
    channels::{EA, LEGACY},
    rule::{Confidence, Dated, Holds, JudgedOn, Rule, Status, Step},
};

/// `price-lock`: the price of a term is fixed.
pub static PRICE_LOCK: Rule = Rule {
    id: "price-lock",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["BILL", "PHIST"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `price-monthly-term-20`: a monthly term costs a fifth more.
pub static PRICE_MONTHLY_TERM_20: Rule = Rule {
    id: "price-monthly-term-20",
    holds: Holds::since(2022, 3, 1),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["PHIST", "PMAP"],
    confidence: Confidence::Secondary,
    status: Status::Computed,
};

/// `price-annual-monthly-5`: a year billed monthly costs a twentieth more.
pub static PRICE_ANNUAL_MONTHLY_5: Rule = Rule {
    id: "price-annual-monthly-5",
    holds: Holds::since(2025, 4, 1),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["P25", "PMAP"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `price-market`: prices follow the customer's market.
pub static PRICE_MARKET: Rule = Rule {
    id: "price-market",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["PRICE"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `promo`: a promotion may be lost by buying again.
pub static PROMO: Rule = Rule {
    id: "promo",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["PROMO", "CANC-26"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `promo-legacy`: old promotions stay behind.
pub static PROMO_LEGACY: Rule = Rule {
    id: "promo-legacy",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: LEGACY,
    sources: &["CRED"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `addon-prereq`: an add-on needs its base in the tenant.
pub static ADDON_PREREQ: Rule = Rule {
    id: "addon-prereq",
    holds: Holds::since(2022, 2, 28),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["ADDON"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `multigeo-5pct`: multi-geo from five per cent of the seats.
pub static MULTIGEO_5PCT: Rule = Rule {
    id: "multigeo-5pct",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["SUBS"],
    confidence: Confidence::Official,
    status: Status::NotComputable,
};

/// `attest-win365`: Windows 365 with hybrid benefit needs attestation.
pub static ATTEST_WIN365: Rule = Rule {
    id: "attest-win365",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["PRICE"],
    confidence: Confidence::Official,
    status: Status::NotComputable,
};

/// `eos-rule`: what end of sale allows.
pub static EOS_RULE: Rule = Rule {
    id: "eos-rule",
    holds: Holds::since(2023, 4, 13),
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["EOS"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `ea-price-levels`: volume levels of enterprise agreements are gone.
pub static EA_PRICE_LEVELS: Rule = Rule {
    id: "ea-price-levels",
    holds: Holds::since(2025, 1, 1),
    judged_on: JudgedOn::AsOf,
    channels: EA,
    sources: &["EA-B"],
    confidence: Confidence::Secondary,
    status: Status::Guidance,
};

/// `ea-cocp`: a new enterprise reseller is not CSP.
pub static EA_COCP: Rule = Rule {
    id: "ea-cocp",
    holds: Holds::since(2025, 11, 1),
    judged_on: JudgedOn::AsOf,
    channels: EA,
    sources: &["AZDOCS"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `ea-extended`: after the agreement's end the price may rise.
pub static EA_EXTENDED: Rule = Rule {
    id: "ea-extended",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::TermEnd,
    channels: EA,
    sources: &["EXP-M365", "AZDOCS"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// `double-pay`: what days paid twice cost.
pub static DOUBLE_PAY: Rule = Rule {
    id: "double-pay",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["BILL"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `forfeit`: what is paid and not used.
pub static FORFEIT: Rule = Rule {
    id: "forfeit",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::Action,
    channels: &[],
    sources: &["BILL", "CANCEL-M365"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `tco-extend`: an earlier start is an earlier end.
pub static TCO_EXTEND: Rule = Rule {
    id: "tco-extend",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::NewStart,
    channels: &[],
    sources: &["BILL"],
    confidence: Confidence::Inferred,
    status: Status::Computed,
};

/// `incent-tax`: prices exclude tax.
pub static INCENT_TAX: Rule = Rule {
    id: "incent-tax",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PRICE"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// A monthly term's price as a fraction of a twelfth of the annual price, by the first day of the term.
pub static MONTHLY_TERM_PREMIUM: Dated<(i32, i32)> = Dated {
    steps: &[Step { from: Date::literal(2022, 3, 1), value: (120, 100), rule: &PRICE_MONTHLY_TERM_20 }],
};

/// The monthly charge of an annual or longer term as a fraction of a twelfth of the annual price, by the first day of
/// the term.
pub static ANNUAL_BILLED_MONTHLY_PREMIUM: Dated<(i32, i32)> = Dated {
    steps: &[
        Step { from: Date::FIRST, value: (100, 100), rule: &PRICE_LOCK },
        Step { from: Date::literal(2025, 4, 1), value: (105, 100), rule: &PRICE_ANNUAL_MONTHLY_5 },
    ],
};

/// What a term that starts on `start` pays above a twelfth of its annual price each month for being charged monthly:
/// nothing for monthly terms, which have a price of their own ([`MONTHLY_TERM_PREMIUM`]).
#[must_use]
pub fn instalment_premium(term: Term, billing: Billing, start: Date) -> (i32, i32) {
    let instalments = term != Term::Month && billing == Billing::Monthly;
    ANNUAL_BILLED_MONTHLY_PREMIUM.on(start).filter(|_| instalments).map_or((1, 1), |step| step.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_monthly_term_costs_a_fifth_more_since_march_2022() {
        let on = |m, d| MONTHLY_TERM_PREMIUM.on(Date::literal(2022, m, d)).map(|step| step.value);
        assert_eq!((on(2, 28), on(3, 1), on(3, 2)), (None, Some((120, 100)), Some((120, 100))));
    }

    #[test]
    fn monthly_charges_cost_a_twentieth_more_since_april_2025() {
        let on = |m, d| instalment_premium(Term::Year, Billing::Monthly, Date::literal(2025, m, d));
        assert_eq!((on(3, 31), on(4, 1), on(4, 2)), ((100, 100), (105, 100), (105, 100)));
        let later = Date::literal(2026, 11, 22);
        assert_eq!(instalment_premium(Term::ThreeYears, Billing::Monthly, later), (105, 100));
        assert_eq!(instalment_premium(Term::Year, Billing::Annual, later), (1, 1));
        assert_eq!(instalment_premium(Term::Month, Billing::Monthly, later), (1, 1));
    }
}
