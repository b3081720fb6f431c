//! One field of the plan outside its table.

use changeover_planner::model::{Agreement, Currency, PartnerModel, Plan, Relationship, Segment};

use super::{
    Mistyped,
    value::{count, country, day},
};

/// A field of the plan outside the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the field of the same name")]
pub enum Head {
    AsOf,
    Currency,
    CustomerName,
    CustomerDomain,
    CustomerCountry,
    Segment,
    Relationship,
    Agreement,
    ActiveSubscriptions,
    PartnerName,
    PartnerCountry,
    PartnerModel,
    AcceptanceDays,
    ReassignDays,
    SafetyDays,
}

impl Head {
    /// The values of a field that has a fixed set, as in the JSON form.
    #[must_use]
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Head::Segment => &["commercial", "education", "nonprofit", "government"],
            Head::Relationship => &["none", "requested", "accepted"],
            Head::Agreement => &["unknown", "missing", "accepted"],
            Head::PartnerModel => &["direct-bill", "indirect-provider", "indirect-reseller"],
            _ => &[],
        }
    }

    /// The field as text.
    #[must_use]
    pub fn read(self, plan: &Plan) -> String {
        let pick = |index: usize| self.choices().get(index).copied().unwrap_or_default().to_owned();
        match self {
            Head::AsOf => plan.as_of.to_string(),
            Head::Currency => plan.currency.code().to_owned(),
            Head::CustomerName => plan.customer.name.clone(),
            Head::CustomerDomain => plan.customer.domain.clone(),
            Head::CustomerCountry => plan.customer.country.clone(),
            Head::Segment => pick(plan.customer.segment as usize),
            Head::Relationship => pick(plan.customer.relationship as usize),
            Head::Agreement => pick(plan.customer.agreement as usize),
            Head::ActiveSubscriptions => {
                plan.customer.active_subscriptions.map(|n| n.to_string()).unwrap_or_default()
            }
            Head::PartnerName => plan.partner.name.clone(),
            Head::PartnerCountry => plan.partner.country.clone(),
            Head::PartnerModel => pick(plan.partner.model as usize),
            Head::AcceptanceDays => plan.policy.acceptance_days.to_string(),
            Head::ReassignDays => plan.policy.reassign_days.to_string(),
            Head::SafetyDays => plan.policy.safety_days.to_string(),
        }
    }

    /// Puts a typed text into the field.
    ///
    /// # Errors
    /// [`Mistyped`]; the plan is then unchanged.
    pub fn write(self, plan: &mut Plan, text: &str) -> Result<(), Mistyped> {
        let text = text.trim();
        let place = || self.choices().iter().position(|choice| *choice == text).ok_or(Mistyped::Choice);
        let days = || text.parse::<u16>().ok().filter(|days| *days <= 365).ok_or(Mistyped::Count);
        match self {
            Head::AsOf => plan.as_of = day(text)?.ok_or(Mistyped::Day)?,
            Head::Currency => plan.currency = Currency::parse(text).ok_or(Mistyped::Choice)?,
            Head::CustomerName => plan.customer.name = text.to_owned(),
            Head::CustomerDomain => plan.customer.domain = text.to_owned(),
            Head::CustomerCountry => plan.customer.country = country(text)?,
            Head::PartnerName => plan.partner.name = text.to_owned(),
            Head::PartnerCountry => plan.partner.country = country(text)?,
            Head::ActiveSubscriptions => plan.customer.active_subscriptions = count(text)?,
            Head::AcceptanceDays => plan.policy.acceptance_days = days()?,
            Head::ReassignDays => plan.policy.reassign_days = days()?,
            Head::SafetyDays => plan.policy.safety_days = days()?,
            Head::Segment => {
                plan.customer.segment =
                    [Segment::Commercial, Segment::Education, Segment::Nonprofit, Segment::Government]
                        [place()?];
            }
            Head::Relationship => {
                plan.customer.relationship =
                    [Relationship::None, Relationship::Requested, Relationship::Accepted][place()?];
            }
            Head::Agreement => {
                plan.customer.agreement =
                    [Agreement::Unknown, Agreement::Missing, Agreement::Accepted][place()?];
            }
            Head::PartnerModel => {
                plan.partner.model = [
                    PartnerModel::DirectBill,
                    PartnerModel::IndirectProvider,
                    PartnerModel::IndirectReseller,
                ][place()?];
            }
        }
        Ok(())
    }
}
