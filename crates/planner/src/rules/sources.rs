//! The source register: where the rules were read, in which version, how much of it.

use crate::model::Date;

/// A page, file or statement that rules lean on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Short name, as rules cite it.
    pub key: &'static str,
    /// What it is, in our words.
    pub title: &'static str,
    /// Where it is public; empty when it is several pages or no longer there.
    pub address: &'static str,
    /// The version or date that was read.
    pub version: &'static str,
    /// How much of it could be read.
    pub read: Extent,
}

/// How much of a source could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Full,
    /// Its opening, or a summary.
    Opening,
    /// Cited by another source; itself not read.
    Cited,
}

impl Extent {
    /// A fixed name: `full`, `opening`, `cited`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Extent::Full => "full",
            Extent::Opening => "opening",
            Extent::Cited => "cited",
        }
    }
}

/// The day the register was last checked.
pub const CHECKED_ON: Date = Date::literal(2026, 11, 22);

/// The source of a key.
#[must_use]
pub fn source(key: &str) -> Option<&'static Source> {
    REGISTER.iter().find(|source| source.key == key)
}

const fn full(
    key: &'static str,
    title: &'static str,
    address: &'static str,
    version: &'static str,
) -> Source {
    Source { key, title, address, version, read: Extent::Full }
}

const fn opening(
    key: &'static str,
    title: &'static str,
    address: &'static str,
    version: &'static str,
) -> Source {
    Source { key, title, address, version, read: Extent::Opening }
}

const fn cited(
    key: &'static str,
    title: &'static str,
    address: &'static str,
    version: &'static str,
) -> Source {
    Source { key, title, address, version, read: Extent::Cited }
}

/// All sources.
pub static REGISTER: &[Source] = &[
    full(
        "SEED",
        "Moving seat-based customers into the CSP programme, first edition used (Russian)",
        "https://learn.microsoft.com/partner-center/transition-seat-based-services",
        "2018-06-25",
    ),
    full(
        "T-HIST",
        "The same page, every public translation",
        "https://github.com/MicrosoftDocs/partner-center-pr.ru-ru",
        "2017-08 to 2021-07",
    ),
    full(
        "T-2023",
        "Moving licence-based customers to the CSP programme",
        "https://learn.microsoft.com/partner-center/transition-seat-based-services",
        "2023-01-11",
    ),
    opening(
        "T-2025",
        "The same page with channel transfers",
        "https://learn.microsoft.com/partner-center/customers/transition-seat-based-services",
        "2024/25",
    ),
    full(
        "MC-HIST",
        "Multi-channel support",
        "https://learn.microsoft.com/partner-center/multichannel",
        "2016-12 to 2023-09-20",
    ),
    full(
        "MP",
        "Several partners for one customer",
        "https://learn.microsoft.com/partner-center/multipartner",
        "2023-09-26",
    ),
    full(
        "REL",
        "Requesting a reseller relationship; admin privileges revoked by the customer",
        "https://learn.microsoft.com/partner-center/request-a-relationship-with-a-customer",
        "2018-06 to 2023-09-20",
    ),
    full(
        "RMV",
        "Removing a reseller relationship",
        "https://learn.microsoft.com/partner-center/remove-a-relationship",
        "2021-11-01",
    ),
    full(
        "MCA",
        "Confirming the customer's acceptance of the Microsoft Customer Agreement",
        "https://learn.microsoft.com/partner-center/confirm-customer-agreement",
        "2023-04-28",
    ),
    full(
        "GDAP",
        "Granular delegated admin privileges: questions, request, expiry, approval",
        "https://learn.microsoft.com/partner-center/gdap-faq",
        "2023",
    ),
    full(
        "NAME",
        "Checks of customer names, addresses and registration numbers",
        "https://learn.microsoft.com/partner-center/validate-names-addresses",
        "2023-06-02",
    ),
    full(
        "REG",
        "Regional markets and currencies of the CSP programme",
        "https://learn.microsoft.com/partner-center/regional-authorization-overview",
        "2023-08-17",
    ),
    full(
        "SUBS",
        "Managing customer subscriptions",
        "https://learn.microsoft.com/partner-center/create-a-new-subscription",
        "2023-10-19",
    ),
    full(
        "CANC",
        "Cancellation policy of new commerce",
        "https://learn.microsoft.com/partner-center/new-commerce-cancellation-policy",
        "2023-07-27",
    ),
    full(
        "CANC-26",
        "Facts of the 2026 cancellation and promotion pages, collected in public code",
        "https://github.com/tunahanaliozturk/partner-center-mcp",
        "2026-08-10",
    ),
    full(
        "LIFE",
        "Life cycle of a subscription",
        "https://learn.microsoft.com/partner-center/subscription-lifecycle",
        "2023-08-04",
    ),
    opening(
        "EST",
        "Extended Service Terms",
        "https://learn.microsoft.com/partner-center/customers/extended-service-terms",
        "2026",
    ),
    opening(
        "EST-MC",
        "Message centre MC1216259: a paid Extended Service Term",
        "https://mc.merill.net/message/MC1216259",
        "2026-01-09",
    ),
    opening("EST-B", "Distributors and public code on the Extended Service Term", "", "2026"),
    full(
        "MIG",
        "Migrating subscriptions to new commerce",
        "https://learn.microsoft.com/partner-center/migrate-subscriptions-to-new-commerce",
        "2023-10-13",
    ),
    full(
        "MIG-ANN",
        "Announcements on the end of legacy subscriptions",
        "https://learn.microsoft.com/partner-center/announcements/2023-july",
        "2023-06-23 to 2023-10-18",
    ),
    full(
        "ALIGN",
        "Aligning the end dates of subscriptions",
        "https://learn.microsoft.com/partner-center/align-subscription-end-dates",
        "2023-07-24",
    ),
    full(
        "PRICE",
        "Prices and offers of CSP",
        "https://learn.microsoft.com/partner-center/pricing-and-offers",
        "2023",
    ),
    full(
        "PROMO",
        "Promotions of new commerce",
        "https://learn.microsoft.com/partner-center/new-commerce-promotions",
        "2023-03-21",
    ),
    full(
        "ADDON",
        "Add-ons of new commerce",
        "https://learn.microsoft.com/partner-center/new-commerce-add-ons",
        "2022-02-28",
    ),
    full(
        "EOS",
        "Offers at the end of their sale",
        "https://learn.microsoft.com/partner-center/manage-end-of-sale-offers",
        "2023-04-13 and 2024-12-05",
    ),
    full(
        "BILL",
        "Billing: basics and worked scenarios",
        "https://learn.microsoft.com/partner-center/billing-basics",
        "2022-11 and 2023-01",
    ),
    full(
        "CRED",
        "Requesting a credit",
        "https://learn.microsoft.com/partner-center/request-credit",
        "2023-05-04",
    ),
    full(
        "SOFT",
        "Software subscriptions in CSP",
        "https://learn.microsoft.com/partner-center/csp-software-subscriptions",
        "2023-06-30",
    ),
    opening(
        "XFER-N",
        "Transferring licence-based subscriptions of new commerce",
        "https://learn.microsoft.com/partner-center/customers/transfer-new-commerce-license-based-subscriptions",
        "2024",
    ),
    opening(
        "XFER-O",
        "Transferring subscriptions between partners",
        "https://learn.microsoft.com/partner-center/customers/transfer-subscriptions",
        "2024/25",
    ),
    full(
        "XFER-L",
        "Transfers over the programming interface, legacy flow",
        "https://learn.microsoft.com/partner-center/developer/create-a-transfer",
        "2023-07-31",
    ),
    opening("XFER-B", "Vendors on partner-to-partner transfers", "", "2024-06-19 to 2026-05-15"),
    full(
        "CANCEL-M365",
        "Cancelling a subscription in the Microsoft 365 admin center",
        "https://learn.microsoft.com/microsoft-365/commerce/subscriptions/cancel-your-subscription",
        "2024-09-10",
    ),
    full(
        "EXP-M365",
        "What happens when a subscription ends",
        "https://learn.microsoft.com/microsoft-365/commerce/subscriptions/what-if-my-subscription-expires",
        "2024-03-29 and 2025-02-06",
    ),
    full(
        "DET",
        "Resolving detached subscriptions",
        "https://learn.microsoft.com/microsoft-365/commerce/subscriptions/resolve-detached-subscriptions",
        "2025-01-13",
    ),
    full(
        "BUY",
        "Buying and removing licences",
        "https://learn.microsoft.com/microsoft-365/commerce/licenses/buy-licenses",
        "2024-02-22",
    ),
    full(
        "MOVE",
        "Moving users to another subscription",
        "https://learn.microsoft.com/microsoft-365/commerce/subscriptions/move-users-different-subscription",
        "2022-05-12",
    ),
    full(
        "PARTN",
        "Managing partner relationships, the customer's side",
        "https://learn.microsoft.com/microsoft-365/commerce/manage-partners",
        "2025-01-08",
    ),
    full(
        "VLRES",
        "Licence reservations of volume licensing",
        "https://learn.microsoft.com/microsoft-365/commerce/licenses/manage-license-reservations-vl",
        "2025-03-28",
    ),
    full(
        "GBL",
        "Group-based licensing",
        "https://learn.microsoft.com/entra/fundamentals/concept-group-based-licensing",
        "2023-09 to 2023-11",
    ),
    full(
        "TEAMS",
        "Licensing of Teams in and outside the EEA",
        "https://learn.microsoft.com/microsoftteams/",
        "2023-10 to 2024-05",
    ),
    opening("ACCEL", "Questions of partners on CSP Accelerate", "", "2025-06 and 2025-08"),
    full(
        "P26",
        "Packaging and prices of 2026, as public price tables cite them",
        "https://www.microsoft.com/licensing/news/2026-m365-packaging-pricing-updates",
        "2025-12 to 2026-07",
    ),
    opening(
        "P25",
        "Announcements of March 2025",
        "https://learn.microsoft.com/partner-center/announcements/2025-march",
        "2025-03",
    ),
    opening("PHIST", "Vendors on the price changes of 2022 and 2023", "", "2022 to 2023"),
    opening("NFP", "Reports on the end of nonprofit grants", "", "2024 to 2025"),
    opening("EA-B", "Consultants on the changes of enterprise agreements", "", "2025 to 2026"),
    full("PMAP", "A public table of list prices with catalogue ids", "", "before July 2026"),
    cited("SYND-FAQ", "Questions and answers of a Japanese reseller on syndication", "", "undated"),
    full(
        "PCMCP",
        "Scenarios of a public Partner Center tool",
        "https://github.com/tunahanaliozturk/partner-center-mcp",
        "2026-06",
    ),
    full(
        "ERRORS",
        "Error codes of Partner Center",
        "https://learn.microsoft.com/partner-center/developer/error-codes",
        "2023",
    ),
    full(
        "MPA",
        "Partner relationships that CSP supports, and the partner agreement",
        "https://learn.microsoft.com/partner-center/supported-partner-relationships",
        "2023",
    ),
    full(
        "INDIRECT",
        "Working as an indirect provider",
        "https://learn.microsoft.com/partner-center/indirect-provider-tasks-in-partner-center",
        "2023",
    ),
    opening(
        "LEAVE",
        "Leaving the CSP programme",
        "https://learn.microsoft.com/partner-center/partner-transition-guide",
        "2025/26",
    ),
    full(
        "API",
        "Orders over the programming interface",
        "https://learn.microsoft.com/partner-center/developer/",
        "2023",
    ),
    full(
        "EDU",
        "Selling to education and government customers",
        "https://learn.microsoft.com/partner-center/education-customers",
        "2023",
    ),
    full(
        "AZDOCS",
        "Changes to the Azure documentation on enterprise agreements",
        "https://github.com/MicrosoftDocs/azure-docs",
        "2025-11-13",
    ),
    full(
        "CONSOLIDATE",
        "Consolidating customers between partner tenants",
        "https://learn.microsoft.com/partner-center/customers/csp-regional-authorization-tenant-consolidation",
        "2023",
    ),
    cited(
        "QA",
        "Answers in the Microsoft question forum on mailboxes without a licence",
        "https://learn.microsoft.com/answers/",
        "undated",
    ),
    cited(
        "ODB",
        "OneDrive accounts without a licence",
        "https://learn.microsoft.com/sharepoint/unlicensed-onedrive-accounts",
        "2024-10",
    ),
    full(
        "ANN-2023",
        "Announcements of April 2023",
        "https://learn.microsoft.com/partner-center/announcements/2023-april",
        "2023-04",
    ),
    full(
        "INCENT",
        "Incentives of partners",
        "https://learn.microsoft.com/partner-center/incentives-overview",
        "2023",
    ),
];
