//! Where a subscription was bought, and the ways to move it.

use serde::{Deserialize, Serialize};

/// The sales channel a subscription came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Web direct under the old Microsoft Online Subscription Agreement.
    Mosa,
    /// Web direct under the Microsoft Customer Agreement ("buy online").
    McaDirect,
    /// Enterprise volume licensing: EA, EAS, MPSA, Select.
    Ea,
    /// Direct enterprise agreement under the MCA.
    McaE,
    /// Open License, retired in December 2021.
    Open,
    /// Open Value.
    OpenValue,
    /// Prepaid product key.
    Prepaid,
    /// Legacy CSP, bought by offer id.
    CspLegacy,
    /// CSP in the new commerce experience.
    CspNce,
    /// The closed syndication model.
    Syndication,
    /// A subscription of another tenant.
    OtherTenant,
}

impl Channel {
    /// All channels, in the order of the rule book.
    pub const ALL: [Channel; 11] = [
        Channel::Mosa,
        Channel::McaDirect,
        Channel::Ea,
        Channel::McaE,
        Channel::Open,
        Channel::OpenValue,
        Channel::Prepaid,
        Channel::CspLegacy,
        Channel::CspNce,
        Channel::Syndication,
        Channel::OtherTenant,
    ];

    /// The name in the JSON forms, e.g. `mca-direct`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Channel::Mosa => "mosa",
            Channel::McaDirect => "mca-direct",
            Channel::Ea => "ea",
            Channel::McaE => "mca-e",
            Channel::Open => "open",
            Channel::OpenValue => "open-value",
            Channel::Prepaid => "prepaid",
            Channel::CspLegacy => "csp-legacy",
            Channel::CspNce => "csp-nce",
            Channel::Syndication => "syndication",
            Channel::OtherTenant => "other-tenant",
        }
    }

    /// Bought from a CSP partner, legacy or new commerce.
    #[must_use]
    pub const fn is_csp(self) -> bool {
        matches!(self, Channel::CspNce | Channel::CspLegacy)
    }

    /// Bought from Microsoft on the web.
    #[must_use]
    pub const fn is_direct(self) -> bool {
        matches!(self, Channel::Mosa | Channel::McaDirect)
    }

    /// Sold under new-commerce rules (Microsoft Customer Agreement).
    #[must_use]
    pub const fn is_new_commerce(self) -> bool {
        matches!(self, Channel::CspNce | Channel::McaDirect | Channel::McaE)
    }
}

/// A way to move one subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Strategy {
    /// Buy in CSP and let the old one run out.
    Wait,
    /// Buy in CSP and cancel the old one now.
    Cut,
    /// Partner-to-partner transfer.
    Transfer,
    /// Channel transfer "renew to CSP" from an enterprise agreement.
    Renew,
    /// Legacy to new commerce inside the same partner.
    Migrate,
    /// Leave it where it is; the partner supports it.
    Keep,
}

impl Strategy {
    /// All strategies, in the order options are listed and ties are broken.
    pub const ALL: [Strategy; 6] = [
        Strategy::Wait,
        Strategy::Cut,
        Strategy::Transfer,
        Strategy::Renew,
        Strategy::Migrate,
        Strategy::Keep,
    ];

    /// The name in the JSON forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Strategy::Wait => "wait",
            Strategy::Cut => "cut",
            Strategy::Transfer => "transfer",
            Strategy::Renew => "renew",
            Strategy::Migrate => "migrate",
            Strategy::Keep => "keep",
        }
    }
}

/// Who acts, or who bears a cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The CSP partner the plan is made by.
    Partner,
    /// The customer.
    Customer,
    /// The partner who sells the subscription today.
    SourcePartner,
    /// Microsoft.
    Microsoft,
}

impl Actor {
    /// The name in the JSON forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Actor::Partner => "partner",
            Actor::Customer => "customer",
            Actor::SourcePartner => "source-partner",
            Actor::Microsoft => "microsoft",
        }
    }
}
