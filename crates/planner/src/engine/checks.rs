//! What holds for the plan as a whole and for a subscription whatever its strategy.

use super::{
    case::{Case, Held},
    notes::Notes,
    outcome::{Facts, Severity, Subject},
};
use crate::{
    model::{Agreement, Channel, Choice, Date, PartnerModel, Relationship},
    rules,
};

/// Findings about the plan.
pub(super) fn plan(case: &Case<'_>, notes: &mut Notes) {
    let (customer, partner) = (&case.plan.customer, &case.plan.partner);
    let mut find = |severity, rule, facts| notes.find(severity, rule, Subject::Plan, facts);
    if case.other_region {
        find(Severity::Blocks, &rules::REGION_SAME, Facts::default());
    } else if rules::region_of(&customer.country).is_none() || rules::region_of(&partner.country).is_none() {
        find(Severity::Informs, &rules::REGION_TABLE, Facts::default());
    }
    if customer.relationship != Relationship::Accepted {
        find(
            Severity::Informs,
            &rules::REL_FLOW,
            Facts {
                day: Some(case.ready),
                days: Some(case.as_of.days_until(case.ready)),
                ..Facts::default()
            },
        );
    }
    match customer.agreement {
        Agreement::Accepted => {}
        Agreement::Missing => find(Severity::Warns, &rules::REL_MCA_INCLUDED, Facts::default()),
        Agreement::Unknown => find(Severity::Informs, &rules::REL_MCA_INCLUDED, Facts::default()),
    }
    if let Some(ends) =
        customer.gdap_ends.filter(|ends| rules::GDAP_REQUEST.holds.on(case.as_of) && *ends < last_end(case))
    {
        find(
            Severity::Warns,
            &rules::GDAP_REQUEST,
            Facts { until: Some(ends), day: Some(last_end(case)), ..Facts::default() },
        );
    }
    let numbered = customer.registration_number.as_deref().is_some_and(|number| !number.trim().is_empty());
    if rules::CUST_REG_ID.holds.on(case.as_of)
        && rules::needs_registration_number(&customer.country)
        && !numbered
    {
        find(Severity::Informs, &rules::CUST_REG_ID, Facts::default());
    }
    let mail_is_usable =
        customer.contact_email.as_deref().is_none_or(|mail| is_contact(mail, partner.domain.as_deref()));
    if rules::CUST_DATA_VALID.holds.on(case.as_of) && !(is_company_name(&customer.name) && mail_is_usable) {
        find(Severity::Warns, &rules::CUST_DATA_VALID, Facts::default());
    }
    if partner.model != PartnerModel::DirectBill {
        find(Severity::Informs, &rules::INDIRECT_MODEL, Facts::default());
    }
    limits(case, notes);
}

/// Room for new subscriptions in the tenant (rules `limit-300-subs`, `seed-150`).
fn limits(case: &Case<'_>, notes: &mut Notes) {
    let new = case.plan.subscriptions.iter().filter(|sub| may_double(sub.strategy)).count();
    let new = u32::try_from(new).unwrap_or(u32::MAX);
    let room = rules::TENANT_SUBSCRIPTIONS.saturating_sub(case.active);
    let subject = Subject::Plan;
    if new > room {
        let facts = Facts {
            count: Some(case.active),
            limit: Some(rules::TENANT_SUBSCRIPTIONS),
            seats: Some(room),
            ..Facts::default()
        };
        notes.find(Severity::Warns, &rules::LIMIT_300_SUBS, subject, facts);
    }
    if new > 0 && case.active > rules::DUPLICATION_THRESHOLD && rules::SEED_150.holds.on(case.as_of) {
        let facts =
            Facts { count: Some(case.active), limit: Some(rules::DUPLICATION_THRESHOLD), ..Facts::default() };
        notes.find(Severity::Warns, &rules::SEED_150, subject, facts);
    }
}

/// Whether the old and the new subscription may stand side by side for a while.
const fn may_double(choice: Choice) -> bool {
    matches!(choice, Choice::Auto | Choice::Wait | Choice::Cut)
}

/// Findings about a subscription, whatever its strategy.
pub(super) fn subscription(case: &Case<'_>, held: &Held<'_>, notes: &mut Notes) {
    let sub = held.sub;
    let mut find =
        |severity, rule, facts| notes.find(severity, rule, Subject::Subscription(held.index), facts);
    if held.end.is_none() {
        find(Severity::Warns, &rules::TRAP_AOBO_PAGES, Facts::default());
        if sub.channel.is_csp() && !held.is_ours() {
            find(Severity::Informs, &rules::TRAP_CSPCSP_VISIBILITY, Facts::default());
        }
    }
    if sub.trial {
        find(Severity::Warns, &rules::NCE_TRIAL, Facts { day: held.end, ..Facts::default() });
    }
    if held.is_detached() {
        find(
            Severity::Warns,
            &rules::DETACHED,
            Facts { until: held.end, seats: Some(sub.seats), ..Facts::default() },
        );
    }
    if sub.price.is_none() {
        find(Severity::Informs, &rules::DOUBLE_PAY, Facts::default());
    }
    if sub.channel.is_new_commerce() && held.start.is_some_and(|start| start.day() >= 29) {
        find(Severity::Informs, &rules::NCE_TERM_END, Facts { day: held.end, ..Facts::default() });
    }
    if sub.channel == Channel::Ea && rules::EA_COCP.holds.on(case.as_of) {
        find(Severity::Informs, &rules::EA_COCP, Facts::default());
    }
}

/// The last day anything of the old subscriptions runs: admin rights should reach beyond it.
fn last_end(case: &Case<'_>) -> Date {
    case.plan.subscriptions.iter().filter_map(|sub| sub.end).max().unwrap_or(case.as_of)
}

/// A contact's address is a customer's: not Microsoft's, not on the partner's own domain (rule `cust-data-valid`).
fn is_contact(mail: &str, partner_domain: Option<&str>) -> bool {
    let Some((name, domain)) = mail.trim().rsplit_once('@') else { return false };
    let is = |other: &str| domain.eq_ignore_ascii_case(other.trim());
    !name.is_empty()
        && domain.contains('.')
        && !is("microsoft.com")
        && !partner_domain.is_some_and(|own| !own.is_empty() && is(own))
}

/// Not empty, one character, only signs, or a bare legal form (rule `cust-data-valid`). An empty name is not yet wrong.
fn is_company_name(name: &str) -> bool {
    const LEGAL_FORMS: [&str; 22] = [
        "inc", "ltd", "llc", "llp", "plc", "gmbh", "ag", "kg", "ug", "sa", "sas", "sarl", "spa", "srl", "bv",
        "nv", "oy", "ab", "as", "ооо", "оао", "ао",
    ];
    if name.is_empty() {
        return true;
    }
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    letters.chars().nth(1).is_some() && !LEGAL_FORMS.contains(&letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_the_customers_own() {
        assert!(is_contact("admin@contoso.com", Some("fabrikam.com")));
        for wrong in ["admin", "@contoso.com", "a@microsoft.com", "a@FABRIKAM.com", "a@localhost"] {
            assert!(!is_contact(wrong, Some("fabrikam.com")), "{wrong}");
        }
    }

    #[test]
    fn a_company_name_is_more_than_a_sign_or_a_legal_form() {
        for good in ["", "Contoso", "3M", "ООО Ромашка", "AB InBev"] {
            assert!(is_company_name(good), "{good}");
        }
        for bad in ["X", "--", "  ", "GmbH", "L.L.C.", "ООО"] {
            assert!(!is_company_name(bad), "{bad}");
        }
    }
}
