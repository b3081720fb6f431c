//! The ground state: what a person said and decided. Everything else is computed from it.
//!
//! These types are schema 1 of the plan document (CONTRACT "Plan document"); `document` opens and saves them.
//! Fields this release does not know are kept in `extra` and written back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    channel::{Channel, Strategy},
    date::{Date, Moment},
    money::{Currency, Price},
    term::{Billing, Term},
};

/// Fields of a newer release, kept as they came.
pub type Extra = Map<String, Value>;

/// A plan without its envelope.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The day the plan is made for; it picks the rules that are judged on it.
    pub as_of: Date,
    /// Currency of every price in the plan.
    pub currency: Currency,
    /// Who moves.
    pub customer: Customer,
    /// Who asks.
    pub partner: Partner,
    /// The partner's own margins.
    pub policy: Policy,
    /// What the customer has, and what is to become of it.
    pub subscriptions: Vec<Subscription>,
    /// Steps done, by step id.
    pub progress: BTreeMap<String, Done>,
}

impl Plan {
    /// The first `s1`, `s2` … that no subscription has.
    #[must_use]
    pub fn free_id(&self) -> String {
        let mut number = self.subscriptions.len() + 1;
        loop {
            let id = format!("s{number}");
            if !self.subscriptions.iter().any(|sub| sub.id == id) {
                return id;
            }
            number += 1;
        }
    }
}

/// Where the reseller relationship stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Relationship {
    /// Not asked for.
    #[default]
    None,
    /// Asked for, not accepted.
    Requested,
    /// In place.
    Accepted,
}

/// Where the Microsoft Customer Agreement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Agreement {
    /// Not known.
    #[default]
    Unknown,
    /// Not accepted.
    Missing,
    /// Accepted.
    Accepted,
}

/// The customer's segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Segment {
    /// Commercial.
    #[default]
    Commercial,
    /// Education.
    Education,
    /// Nonprofit ("charity").
    Nonprofit,
    /// Government.
    Government,
}

/// The customer and its tenant.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Customer {
    /// Name of the company.
    pub name: String,
    /// A domain of the tenant.
    pub domain: String,
    /// ISO 3166 code of the tenant's country, two capital letters; empty when unknown.
    pub country: String,
    /// Segment the tenant is qualified for.
    pub segment: Segment,
    /// Reseller relationship with our partner.
    pub relationship: Relationship,
    /// Microsoft Customer Agreement.
    pub agreement: Agreement,
    /// All licence subscriptions of the tenant, where more than the plan lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_subscriptions: Option<u32>,
    /// Already subscribed to enterprise suites with Teams.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_teams_suites: Option<bool>,
    /// Registration or tax number, where the country asks for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    /// Mail address of the contact who gets the requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_email: Option<String>,
    /// Last day of the admin rights (GDAP) the partner holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gdap_ends: Option<Date>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// How the partner takes part in the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PartnerModel {
    /// Buys from Microsoft.
    #[default]
    DirectBill,
    /// A distributor.
    IndirectProvider,
    /// Buys from a distributor.
    IndirectReseller,
}

/// The CSP partner who makes the plan.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Partner {
    /// Name.
    pub name: String,
    /// A domain of the partner; a customer's contact must not be on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// ISO 3166 code, two capital letters; empty when unknown.
    pub country: String,
    /// Model.
    pub model: PartnerModel,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The partner's own margins, in calendar days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Policy {
    /// How long the customer takes to accept the relationship.
    pub acceptance_days: u16,
    /// How long moving users to another SKU takes.
    pub reassign_days: u16,
    /// How long before a deadline a step should be done.
    pub safety_days: u16,
    /// First day of the window in which the customer wants to change over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window_from: Option<Date>,
    /// Last day of that window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window_to: Option<Date>,
    /// Do not start on a Saturday or Sunday when an earlier working day does.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub working_days_only: bool,
    /// Further days on which nothing should start.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub days_off: Vec<Date>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            acceptance_days: 5,
            reassign_days: 3,
            safety_days: 2,
            window_from: None,
            window_to: None,
            working_days_only: false,
            days_off: Vec::new(),
            extra: Extra::new(),
        }
    }
}

/// What the seller of today says to a transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Consent {
    /// Not asked.
    #[default]
    Unknown,
    /// Agrees.
    Agrees,
    /// Refuses.
    Refuses,
}

/// Who sells the subscription today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Seller {
    /// Name.
    pub name: String,
    /// It is our partner itself.
    pub is_us: bool,
    /// Its word on a transfer.
    pub consent: Consent,
    /// Still in the CSP programme; `false` makes its subscriptions detached.
    pub in_program: bool,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Default for Seller {
    fn default() -> Self {
        Seller {
            name: String::new(),
            is_us: false,
            consent: Consent::Unknown,
            in_program: true,
            extra: Extra::new(),
        }
    }
}

/// A product by every name it is known under; each may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Product {
    /// Display name.
    pub name: String,
    /// The tenant's skuPartNumber, e.g. `SPB`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_number: Option<String>,
    /// The tenant's skuId, a GUID: what users are assigned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku_id: Option<String>,
    /// New-commerce product id, e.g. `CFQ7TTC0LCHC`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// New-commerce SKU id, four characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_sku: Option<String>,
    /// Legacy offer id, a GUID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer_id: Option<String>,
}

/// What is to be bought instead.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// The product; `None` is the same as today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Product>,
    /// Seats; `None` is as many as today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000_000)))]
    pub seats: Option<u32>,
    /// Term; `None` is the same as today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// Billing; `None` is the same as today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing: Option<Billing>,
    /// Price of a seat.
    #[serde(default)]
    pub price: Option<Price>,
    /// The day the person chose; `None` lets the planner choose.
    #[serde(default)]
    pub start: Option<Date>,
    /// Last day of the first term, when it is aligned with a month's end or another subscription; `None` is a whole term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_on: Option<Date>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The strategy a person chose for one subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// The planner's recommendation.
    #[default]
    Auto,
    /// See [`Strategy::Wait`].
    Wait,
    /// See [`Strategy::Cut`].
    Cut,
    /// See [`Strategy::Transfer`].
    Transfer,
    /// See [`Strategy::Renew`].
    Renew,
    /// See [`Strategy::Migrate`].
    Migrate,
    /// See [`Strategy::Keep`].
    Keep,
}

impl Choice {
    /// The strategy, unless the planner chooses.
    #[must_use]
    pub const fn strategy(self) -> Option<Strategy> {
        Some(match self {
            Choice::Auto => return None,
            Choice::Wait => Strategy::Wait,
            Choice::Cut => Strategy::Cut,
            Choice::Transfer => Strategy::Transfer,
            Choice::Renew => Strategy::Renew,
            Choice::Migrate => Strategy::Migrate,
            Choice::Keep => Strategy::Keep,
        })
    }
}

/// One subscription the customer has, and the decision about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Subscription {
    /// Unique in the plan.
    pub id: String,
    /// Where it was bought.
    pub channel: Channel,
    /// Who sells it today.
    #[serde(default)]
    pub seller: Seller,
    /// What it is.
    pub product: Product,
    /// Seats bought, 1 … 10,000,000.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000_000)))]
    pub seats: u32,
    /// Users who hold a seat; `None` when unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assigned: Option<u32>,
    /// Commitment; one year when not said.
    #[serde(default = "one_year")]
    pub term: Term,
    /// Billing plan; monthly when not said.
    #[serde(default = "monthly")]
    pub billing: Billing,
    /// When these seats were bought.
    #[serde(default)]
    pub purchased: Option<Moment>,
    /// First day of the current term.
    #[serde(default)]
    pub start: Option<Date>,
    /// Last day of the current term.
    #[serde(default)]
    pub end: Option<Date>,
    /// Renews by itself.
    #[serde(default = "yes")]
    pub auto_renew: bool,
    /// "Cancel at end of term" is scheduled.
    #[serde(default)]
    pub cancel_at_end: bool,
    /// A trial.
    #[serde(default)]
    pub trial: bool,
    /// Bought on a promotion.
    #[serde(default)]
    pub promotion: bool,
    /// Price of a seat today; `None` when unknown.
    #[serde(default)]
    pub price: Option<Price>,
    /// What to buy instead; `None` is the same again.
    #[serde(default)]
    pub target: Option<Target>,
    /// The way to move.
    #[serde(default)]
    pub strategy: Choice,
    /// The day of a transfer, when chosen.
    #[serde(default)]
    pub transfer_on: Option<Date>,
    /// Subscriptions of one group start on one day, e.g. a base and its add-ons, or a suite that needs two SKUs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Free text.
    #[serde(default)]
    pub notes: String,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

fn one_year() -> Term {
    Term::Year
}

fn monthly() -> Billing {
    Billing::Monthly
}

fn yes() -> bool {
    true
}

/// A step ticked off.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Done {
    /// The day it was done; `None` is a note on an open step.
    pub done: Option<Date>,
    /// Free text.
    pub note: String,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}
