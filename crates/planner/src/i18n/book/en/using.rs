//! Texts in English: assignments, data, regions, segments, limits, traps, computation.

use crate::i18n::book::{Text, text};

/// The texts of this part.
pub(super) static TEXTS: &[Text] = &[
    text(
        "assign-pool",
        "Users hold a SKU",
        "A tenant pools the seats of one SKU over subscriptions, partners and channels, and users are assigned the SKU. Ending one of several subscriptions leaves the others alone; the seats left must cover the users.",
    ),
    text(
        "assign-sku-identity",
        "What \"the same offer\" means",
        "Two purchases are the same for users when the tenant SKU (skuId) is the same; the part number comes second. Equal names are not enough.",
    ),
    text(
        "assign-qty",
        "As many seats as users",
        "The new seats must cover the assigned users. With fewer, services go on for up to 90 days while administrators take licences back; capacity such as extra storage shrinks at once.",
    ),
    text(
        "assign-replace",
        "Swapping licences without loss",
        "Replaced in one action, the old licence goes as the new one comes. It takes enough free new licences beforehand, all old service plans in the new product, and no clashing direct assignments.",
    ),
    text(
        "assign-conflict",
        "Errors of assignment",
        "Too few licences, plans that exclude each other, add-ons that still need a plan, a country where the service is not offered. By groups it fails in the background and holds back all licences of the group.",
    ),
    text(
        "assign-group-req",
        "Licensing by groups",
        "Licensing by groups needs Entra ID P1 or a suite with it for each user, and an add-on has to be in the group of its base. Giving up P1 breaks it.",
    ),
    text(
        "assign-back-up",
        "Fewer services: save data first",
        "With the same or more services nothing needs saving; with fewer, mail and files are exported first.",
    ),
    text(
        "equiv-legacy-nce",
        "From legacy offer to new SKU",
        "Which new-commerce product replaces a legacy offer is in Microsoft's mapping sheet, which is not public. Bring your own table.",
    ),
    text(
        "sku-web-vs-csp",
        "Web and CSP editions",
        "Small-business products exist under two part numbers: SMB_… mostly from direct purchases, O365_… in CSP. They are different tenant SKUs, so users are reassigned.",
    ),
    text(
        "sku-name-trap",
        "Names that mislead",
        "O365_BUSINESS_PREMIUM is Business Standard; Business Premium is SPB. Compare ids, not names.",
    ),
    text(
        "sku-catalog-fixture",
        "Known new-commerce ids",
        "The catalogue carries product and SKU ids of common products as seen in public tables; they can be replaced by your own.",
    ),
    text(
        "data-unlicensed-exo",
        "Mailbox without a licence",
        "The mailbox of a user without a licence is kept for 30 days and then deleted, unless it is on hold.",
    ),
    text(
        "data-unlicensed-odb",
        "OneDrive without a licence",
        "The OneDrive of a user without a licence is archived after 93 days. Since January 2025.",
    ),
    text(
        "data-deleted-final",
        "Deleted is final",
        "Once a subscription is deleted, buying the product again does not bring its data back. Deleting it in the admin center skips all phases and destroys files at once.",
    ),
    text(
        "data-180",
        "Data after a cancellation",
        "Data may go from the 90th day after a cancellation and is gone by the 180th.",
    ),
    text(
        "kms-mak",
        "Keys on the premises",
        "Software moved from volume licensing uses MAK keys in CSP, never KMS. KMS clients stay active for 180 days: change keys in that time.",
    ),
    text(
        "teams-eea",
        "Suites with Teams",
        "Enterprise suites with Teams are closed to new subscribers: in the EEA and Switzerland since 1 October 2023, elsewhere since 1 April 2024. Who had them may go on; others buy the suite without Teams and Teams Enterprise. Business and frontline suites keep both editions.",
    ),
    text(
        "teams-term-change",
        "Changing the term lost Teams",
        "From April 2024 a change of term or billing forced a new suite without Teams; SKUs for the change relaxed it on 1 June 2025.",
    ),
    text(
        "teams-2025",
        "Teams suites back on sale?",
        "After commitments to the EU, suites with Teams are reported to be on sale again since about 1 November 2025, and those without cheaper. Not verified: check the price list.",
    ),
    text(
        "service-bound",
        "What stops with a licence",
        "Features end with their licence: device protection, conditional access, Intune, archives and holds, phone numbers, workspaces. Take devices off Defender first.",
    ),
    text(
        "region-same",
        "One market region",
        "The partner and the country of the customer's tenant have to be in the same CSP market region. Where the customer sits does not matter. Since 31 August 2018; then \"country or region\", since 2023 \"region\".",
    ),
    text(
        "region-table",
        "Which country is where",
        "Fifteen market regions, as listed on 17 August 2023: the EU, EFTA and the United Kingdom are one, Brazil is alone, the United States have their Pacific territories. Countries that are not listed have to be checked.",
    ),
    text(
        "market-product",
        "Sold in the customer's country",
        "A product has to be sold in the customer's country. In Europe the partner may buy what the customer's market offers.",
    ),
    text(
        "gov-clouds",
        "National clouds",
        "National clouds have portals and rules of their own for accepting a relationship; China is separate.",
    ),
    text(
        "segment",
        "Segments are separate",
        "Commercial, education, nonprofit and government are separate SKUs, and the tenant has to be qualified. Nothing can be bought before the check is over, and segments are not equivalent.",
    ),
    text(
        "nonprofit-grant",
        "Grants that ended",
        "Free grants of Business Premium and Office 365 E1 ended on 1 July 2025 or at the next renewal; Business Basic stays free for up to 300. The E2 grant has not been renewable since 1 October 2023.",
    ),
    text(
        "limit-smb-300-pooled",
        "300 seats over all partners",
        "A small-business product has at most 300 new-commerce seats a tenant, over all partners. Each product has its own cap. That direct seats count too is assumed.",
    ),
    text(
        "limit-300-subs",
        "300 subscriptions a tenant",
        "A tenant holds at most 300 licence subscriptions; orders beyond that fail.",
    ),
    text(
        "limit-min-max",
        "Least and most seats",
        "The offer matrix names the least and the most seats of a SKU; trials are mostly once in a lifetime, promotions have limits of their own.",
    ),
    text(
        "limit-api",
        "Batches and calls",
        "The batch tool takes 200 subscriptions; 100 migrations or 450 checks in five minutes.",
    ),
    text(
        "qty-100-p3y",
        "100 seats for three years",
        "Three-year terms of enterprise suites are sold from 100 seats a SKU. Since 1 June 2025.",
    ),
    text(
        "entra-p1-free",
        "The free directory product",
        "Direct accounts carry an Entra ID Free product that cannot be cancelled. It does not count.",
    ),
    text(
        "trap-dns",
        "Leave the domain alone",
        "A custom domain has to leave the tenant only when its last direct subscription is closed. In a move inside the tenant neither domain nor DNS is touched.",
    ),
    text(
        "trap-multiple-subs",
        "The wrong one of two",
        "Two subscriptions can bear one name. Look at the purchase channel before cancelling one.",
    ),
    text(
        "trap-utc",
        "Days are UTC days",
        "Partner Center counts in UTC and includes the last day, so a local last day can be off by one.",
    ),
    text(
        "trap-renewal-day",
        "Not on the renewal day",
        "On the renewal day some settings are locked for up to 24 hours. Stop a renewal at least two days before.",
    ),
    text(
        "trap-auto-renew-source",
        "What forgetting costs",
        "An old subscription left on auto-renew renews for a whole term, with seven days to undo it. The cost is a whole term.",
    ),
    text(
        "trap-addon-orphan",
        "Add-ons outlive their base",
        "Add-ons bought elsewhere than their base go on, and go on being charged.",
    ),
    text(
        "trap-storage",
        "Capacity shrinks at once",
        "Extra capacity, such as storage, is gone the moment its subscription ends.",
    ),
    text(
        "trap-ca-policy",
        "Conditional access blocks partners",
        "A customer's conditional access can block the partner's licence calls. Leave service providers out of the policy. April 2023.",
    ),
    text(
        "trap-aobo-pages",
        "Partners cannot see direct purchases",
        "Acting for a customer, a partner cannot open its products, purchases and bills. Dates of direct subscriptions have to come from the customer. January 2025.",
    ),
    text(
        "trap-expired-hidden",
        "Expired ones are not listed",
        "Expired new-commerce subscriptions are missing from Partner Center's list; the export has them.",
    ),
    text(
        "trap-cspcsp-visibility",
        "Other partners' subscriptions are hidden",
        "A new partner cannot see terms, ends and auto-renew of the old partner's subscriptions. Ask the customer or the old partner.",
    ),
    text(
        "trap-support",
        "Support moves with the purchase",
        "First-line support moves to the new partner with the purchase; the old one keeps it for its own subscriptions to their end.",
    ),
    text(
        "incent-cpor",
        "Incentives follow claims",
        "CSP incentives follow the partner who sells; usage incentives follow a claim of record and can be disputed within 30 days. Links for Azure end with the access roles.",
    ),
    text(
        "trap-kms",
        "Keys on the premises (reminder)",
        "Whoever leaves volume licensing changes KMS keys for MAK ones within 180 days.",
    ),
    text("trap-trial", "Trials (reminder)", "A trial is not moved: the paid product is bought."),
    text(
        "trap-suspend",
        "Suspending (reminder)",
        "Suspending a new-commerce subscription does not stop its charges, as it did in legacy CSP.",
    ),
    text(
        "calc-dates",
        "How days are counted",
        "Days are UTC days and ends are inclusive. A term of n months renews n months after its start, moved to the last day of a shorter month, and ends the day before.",
    ),
    text(
        "calc-cycle",
        "How cycles are counted",
        "Cycle k starts k months after the first day of the term, never a month after the previous cycle. Its length is its real number of days.",
    ),
    text(
        "calc-annual-monthly",
        "Monthly charge of a year",
        "A twelfth of the annual price; for terms that start on or after 1 April 2025 times 1.05.",
    ),
    text(
        "calc-monthly-term",
        "Price of a monthly term",
        "A twelfth of the annual price times 1.20, unless the price list names one.",
    ),
    text(
        "calc-est",
        "Charge of the extension",
        "The monthly-term price times 1.03, or a twelfth of the annual price times 1.23, by days used.",
    ),
    text(
        "calc-prorate",
        "Part of a cycle",
        "Price of the cycle divided by its days, times days, times seats; rounded half-up to the cent once, at the end of each line.",
    ),
    text(
        "calc-refund",
        "Days that come back",
        "From the day of cancelling to the end of the cycle, both included; in the first 24 hours all of them.",
    ),
    text(
        "calc-overlap",
        "Days paid twice",
        "From the first day of the new one to the last day the old one is used and paid for, at the old price of those days.",
    ),
    text(
        "calc-forfeit",
        "Days paid and not used",
        "The old charge of the days not used, less the refund; nothing when it runs to its end.",
    ),
    text(
        "calc-gap",
        "Days without service",
        "From the day after the last access of the old one to the day before the new one starts. Free days and the paid extension count as access.",
    ),
    text(
        "calc-safe-latest",
        "The last safe day",
        "With a paid extension or a cut-off the last day of the old term; with free days their last day. Starting by the end of the term is always better.",
    ),
    text(
        "calc-recommended-start",
        "The recommended day",
        "The last day of the old term for the same SKU; for another SKU earlier by the days users need to be moved, three by default.",
    ),
    text(
        "calc-reassign",
        "Who is reassigned",
        "Everybody when the tenant SKU differs, the users beyond the number when there are fewer seats than users, otherwise nobody.",
    ),
    text(
        "calc-7day",
        "The last day to cancel",
        "Purchase plus 168 hours; when only the day is known, six days after it to be safe.",
    ),
    text(
        "calc-grace-phases",
        "Phases after the end",
        "The first phase begins the day after the term and lasts its days; the next begins the day after it.",
    ),
    text(
        "calc-limit",
        "Room for more",
        "300 less the new-commerce seats of the product in the tenant, and 300 less its licence subscriptions.",
    ),
    text(
        "calc-transfer",
        "Money of a transfer",
        "The day of transfer belongs to the new partner: what the old one gets back and the new one pays is the charge of that day to the end of the term.",
    ),
];
