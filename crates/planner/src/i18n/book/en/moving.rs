//! Texts in English: the general way, several channels, the relationship.

use crate::i18n::book::{Text, text};

/// The texts of this part.
pub(super) static TEXTS: &[Text] = &[
    text(
        "seed-manual-path",
        "The general way to move",
        "Nothing converts a subscription to CSP by itself. The partner asks for the relationship, buys equivalent subscriptions in CSP, and the old ones run out or are cancelled. Since 2017; transfer, renewal to CSP and migration are the exceptions.",
    ),
    text(
        "seed-no-refund",
        "No refund in general",
        "Cancelling the old subscription brings no money back in general, so it is better to wait until it is about to end. Said since 25 June 2018; the rules of each channel go before it.",
    ),
    text(
        "seed-webdirect-credit",
        "Possible credit for direct purchases",
        "Who bought directly from Microsoft may get a credit for the days not used; Microsoft 365 billing support decides how much. Since 30 June 2020. A partner with admin rights may ask for the customer, otherwise the customer asks.",
    ),
    text(
        "seed-same-offer-no-reassign",
        "Same offer, same count: nothing changes",
        "When the new offer is the same, equivalent and at least as large, nobody is reassigned, no data is lost and service goes on. Since 31 August 2018; the edition before asked for the same offer only.",
    ),
    text(
        "seed-different-offer-reassign",
        "Another offer: users are reassigned",
        "When the new offer is another one, an administrator has to move the assignments to it. Both subscriptions should run side by side for some days meanwhile.",
    ),
    text(
        "seed-discontinued",
        "Offer no longer sold",
        "An offer that is no longer sold has to be replaced by an equivalent one, or data is at risk. Since 31 August 2018. A transfer keeps the old SKU, and since 2024 so may a renewal to CSP from an enterprise agreement.",
    ),
    text(
        "seed-expiry-30",
        "New one within 30 days of the end",
        "The new subscription has to exist within 30 days after the old term ends, while the old one is expired but still usable. Since 2022; from 4 May 2026 it holds only for subscriptions that get no paid extension.",
    ),
    text(
        "seed-150",
        "Above 150 subscriptions, do not duplicate",
        "With more than 150 active subscriptions buying all of them a second time would pass the tenant's maximum. From 2022 to 3 May 2026 the advice was to let them expire first and buy again in the 30 free days; since then there is no free time for that.",
    ),
    text(
        "seed-tenant-to-tenant",
        "Another tenant is a data migration",
        "A move to another tenant moves no data. The customer migrates it, and every user gets a new licence.",
    ),
    text(
        "mc-scope",
        "What multi-channel support covers",
        "A partner may look after licence subscriptions that the customer bought directly, through an agreement or from someone outside CSP. It is not a purchase and changes no end date. Since December 2016.",
    ),
    text(
        "mc-permission",
        "Support takes a permission only",
        "To look after subscriptions bought elsewhere a partner needs a relationship and the permission to manage. Billing stays where it was and nobody notices. Since December 2016.",
    ),
    text(
        "mc-one-admin-2018",
        "One administrator partner (2018)",
        "In 2018 only one partner could hold admin permission for a service. The note was gone by 2021.",
    ),
    text(
        "mp-no-side-effects",
        "A second partner changes nothing",
        "A relationship with a further partner changes neither owner, term nor partner of record of what the customer already has. Accepting the invitation is harmless.",
    ),
    text(
        "mp-no-resell",
        "No purchase for a transacting tenant",
        "A CSP partner cannot buy through another CSP partner for the tenant it transacts from; a separate corporate tenant may. Since 2020.",
    ),
    text(
        "coexist",
        "Channels live side by side",
        "Subscriptions of several channels and partners may be in one tenant at the same time. Overlap is possible; money and seat limits decide. Since about 2016, except under syndication.",
    ),
    text(
        "synd-blocked",
        "Syndication cannot be moved",
        "Subscriptions sold under the old syndication model cannot change channel in their tenant. A new tenant with domain, users and data is needed. Reported for Japan, undated.",
    ),
    text(
        "rel-flow",
        "Request, link, acceptance",
        "Partner Center drafts a mail with a personal link; its text may be changed, its link may not. The customer opens it in the admin center and accepts relationship and agreement, and then appears in the partner's list. Since 2016.",
    ),
    text(
        "rel-role-partner",
        "Who may send the request",
        "Sending the request takes the role Admin agent; prices and orders take Admin or Sales agent. Earlier editions named the Global administrator too.",
    ),
    text(
        "rel-role-customer",
        "Who may accept",
        "Partner Center asks for a Global administrator of the customer; the customer's own page of January 2025 is content with a Billing administrator. Ask for a Global administrator.",
    ),
    text(
        "rel-mca-included",
        "The agreement comes with it",
        "Accepting the relationship includes the Microsoft Customer Agreement, and no order is possible without it. Renewals that run by themselves go on without it. Since about September 2019.",
    ),
    text(
        "mca-two-ways",
        "Two ways to the agreement",
        "The partner attests with a name, a mail address and a day that is not in the future, or the customer accepts in the admin center. Indirect resellers cannot attest; their provider does. Since 15 April 2023 the customer gets a mail after an attestation.",
    ),
    text(
        "mca-existing-other-partner",
        "Agreement through another partner",
        "A customer who already holds offers through another partner may be unable to accept directly. The partner attests then.",
    ),
    text(
        "rel-no-dap-needed",
        "Selling needs no admin rights",
        "A reseller relationship works without admin rights; in the public cloud the box could be cleared. Until 2023, when granular rights replaced the old ones.",
    ),
    text(
        "gdap-request",
        "Admin rights are a separate request",
        "Admin rights (GDAP) are asked for separately. An unanswered request lapses after 90 days, rights last 1 to 730 days and do not renew unless auto-extend is set; mails remind 30, 7 and 1 day before. Their end does not touch subscriptions. Since 2022.",
    ),
    text(
        "gdap-dap-first",
        "Old admin rights go first",
        "The customer removes old delegated rights (DAP) before approving granular ones, or the old ones win. New tenants get granular rights since 25 September 2023.",
    ),
    text(
        "rel-invite-validity",
        "No expiry of the invitation",
        "No source says that the invitation link to a reseller relationship expires; only requests for admin rights do. Remind after two weeks.",
    ),
    text(
        "rel-b2c",
        "Consumer identity tenants refuse",
        "Tenants with consumer identity features (B2C, CIAM) refuse the invitation link. Reported in June 2026.",
    ),
    text(
        "rel-region",
        "Only inside one's region",
        "A partner may ask only customers of its own region for a relationship. Since 31 August 2018.",
    ),
    text(
        "cust-data-valid",
        "Customer details must be valid",
        "A company name may not be one character, signs, blanks or a bare legal form; the contact address may be neither Microsoft's nor on the partner's own domain. Since 22 September 2021. The customer's Global administrator corrects them.",
    ),
    text(
        "cust-reg-id",
        "Registration number in some countries",
        "In 26 countries, among them the United States, Brazil, India and Poland, a customer needs a registration or tax number on record, or orders fail. List of 2 June 2023.",
    ),
    text(
        "cust-vetting",
        "Account under review",
        "Orders can be refused while the customer's account is under review or not approved. Leave some days before a hard date.",
    ),
    text(
        "partner-mpa",
        "Partner agreement must be signed",
        "The partner who orders, and an indirect reseller, must have signed the Microsoft Partner Agreement; mandatory since 1 February 2020. Changed terms applied by themselves on 4 October 2025.",
    ),
    text(
        "indirect-model",
        "Indirect resellers do not order",
        "The provider orders for the reseller, both need the relationship, and the order names the reseller as partner of record. In the EU and EFTA further sellers in the chain are declared, up to five.",
    ),
    text(
        "rel-remove-by-customer",
        "What the customer can remove",
        "The customer can take away admin roles at any time, but cannot delete a reseller relationship: the partner ends it.",
    ),
    text(
        "rel-remove-by-partner",
        "Ending the old relationship",
        "A partner can end the relationship only once all its subscriptions are suspended and reservations and software are cancelled. A suspended new-commerce subscription is still charged, so in fact the relationship stays to the end of the term.",
    ),
    text(
        "rel-keep-harmless",
        "An idle relationship does no harm",
        "A relationship without running invoices does not keep the customer from buying elsewhere.",
    ),
    text(
        "support-duty",
        "Support stays a duty",
        "Losing admin rights does not free a partner from supporting its subscriptions while they run; without rights it cannot open tickets for the customer.",
    ),
    text(
        "detached",
        "Subscriptions without a partner",
        "When a partner leaves CSP its subscriptions are detached: nobody manages them and access will be disrupted. The cure is the same product from a new partner, or bought directly, for the same users. Described since January 2025.",
    ),
    text(
        "offboard-notice",
        "A leaving partner gives notice",
        "A partner that leaves CSP of its own accord gives Microsoft 30 days' notice.",
    ),
];
