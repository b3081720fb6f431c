//! Texts in English: prices, transfer, renewal, migration.

use crate::i18n::book::{Text, text};

/// The texts of this part.
pub(super) static TEXTS: &[Text] = &[
    text(
        "price-lock",
        "Prices hold for a term",
        "The price of a seat is fixed for the term, for seats added later too. Changes take effect at the renewal, so monthly terms change every month.",
    ),
    text(
        "price-monthly-term-20",
        "Monthly terms cost 20 % more",
        "A monthly term costs a fifth more than a twelfth of the annual price. Since March 2022; waived by a promotion until mid-2022.",
    ),
    text(
        "price-annual-monthly-5",
        "Billed monthly costs 5 % more",
        "A term of one or three years that is billed monthly costs a twentieth more, for terms that start or renew on or after 1 April 2025.",
    ),
    text(
        "price-market",
        "Prices follow the market",
        "Prices depend on the customer's market and are billed in the partner's currency. European lists carry all six currencies.",
    ),
    text(
        "promo",
        "Promotions",
        "A promotion holds for a product, term and plan in its days. Limits count the seats of all partners, renewals outside its days pay in full, and first-purchase promotions are lost after an earlier purchase, trial or cancellation.",
    ),
    text(
        "promo-legacy",
        "Old promotions stay behind",
        "Who changes partner or tenant by choice loses the promotions of the old agreement; the new purchase has today's price.",
    ),
    text(
        "addon-prereq",
        "Add-ons need a base",
        "An add-on is bought separately and needs a base that fits in the tenant. Buy the base first, and do not let it end before its add-ons.",
    ),
    text(
        "multigeo-5pct",
        "Multi-Geo",
        "Multi-Geo takes seats for at least five per cent of the base seats: 20 for 400.",
    ),
    text(
        "attest-win365",
        "Windows 365 with hybrid benefit",
        "Windows 365 Business with hybrid benefit needs an attestation.",
    ),
    text(
        "eos-rule",
        "End of sale",
        "A product at its end of sale cannot be bought anew or changed to. Existing subscriptions renew, and in CSP can have seats added; changes scheduled before still happen.",
    ),
    text(
        "ea-price-levels",
        "Volume levels are gone",
        "Enterprise agreements lost their price levels B to D on 1 November 2025, and since 1 January 2025 some smaller ones cannot be renewed.",
    ),
    text(
        "ea-cocp",
        "Changing the agreement's partner",
        "Since November 2025 the customer starts a change of channel partner itself. It replaces the reseller of the agreement and moves nothing to CSP.",
    ),
    text(
        "ea-extended",
        "After an agreement's end",
        "After the end of an enterprise agreement there are 90 days of grace, 30 for some products; an extended term may cost more.",
    ),
    text(
        "double-pay",
        "Days paid twice",
        "For each day that both subscriptions run and the old one is paid for, the old charge of its cycle divided by the days of the cycle is paid twice.",
    ),
    text(
        "forfeit",
        "Paid and not used",
        "What is lost is the old charge, paid or owed, of the days nobody uses, less any refund. With direct and enterprise purchases the customer bears it, with CSP the partner of today.",
    ),
    text(
        "tco-extend",
        "An early start is an early end",
        "Starting a new term early also ends it earlier. Costs are compared over the same span of time.",
    ),
    text(
        "incent-tax",
        "Prices exclude tax",
        "Prices exclude tax, and who handles it changes with the seller.",
    ),
    text(
        "xfer-exists",
        "Transfers between partners",
        "Since 2024 the billing of new-commerce licence subscriptions can move from one CSP partner to another while they run. Before that only legacy subscriptions and Azure plans could.",
    ),
    text(
        "xfer-initiate",
        "Who does what in a transfer",
        "The new partner creates the request as Admin agent once the customer has accepted its relationship; the partner of today chooses the items and approves. Nobody is obliged, and Microsoft does not mediate.",
    ),
    text(
        "xfer-expiry-30",
        "Requests lapse after 30 days",
        "A pending transfer request lapses after 30 days, says a vendor; Microsoft's page could not be read that far.",
    ),
    text("xfer-25", "25 items a request", "A transfer request takes at most 25 items, says a vendor."),
    text(
        "xfer-region",
        "Transfers inside one region",
        "Both partners have to be in the same CSP region and authorised there.",
    ),
    text(
        "xfer-all-or-nothing",
        "Whole subscriptions, unchanged",
        "A transfer moves whole subscriptions. Seats, end, term and billing plan stay, and assignments in the tenant are not touched.",
    ),
    text(
        "xfer-billing",
        "Who pays which days",
        "The day of the transfer belongs to the new partner. The old one pays to the day before and gets back the rest of an upfront charge.",
    ),
    text(
        "xfer-keeps",
        "What a transfer keeps",
        "Term, end, price for the rest of the term, seats and SKU stay, even of a product no longer sold. Renewals follow the new partner's settings and the price of the day. That the price carries over is implied, not stated.",
    ),
    text(
        "xfer-cancel-window",
        "No new window assumed",
        "Whether a transfer opens a new window to cancel is not known; assume that it does not.",
    ),
    text(
        "xfer-ineligible",
        "What cannot be transferred",
        "Legacy subscriptions, trials, subscriptions that are not active or in another request, marketplace items and other channels. A pending transfer blocks other changes.",
    ),
    text(
        "xfer-legacy",
        "Legacy transfers",
        "In the legacy flow the partner of today creates the transfer and the new one accepts; a base goes with its add-ons. Used until new-commerce transfers came in 2024.",
    ),
    text(
        "xfer-relationship-after",
        "The relationship after a transfer",
        "The old partner keeps its relationship and admin rights until they are removed; remove them after the transfer.",
    ),
    text(
        "xfer-incentives",
        "Incentives after a transfer",
        "Incentives follow the partner of record of the new owner, without going back in time.",
    ),
    text(
        "renew-scope",
        "Renewing an agreement to CSP",
        "A CSP partner sees the services of a customer's enterprise agreement and schedules CSP subscriptions for them, even of products no longer sold, such as suites with Teams. In the same tenant, with a relationship. Since 2024.",
    ),
    text(
        "renew-details-unknown",
        "Details to be checked",
        "Which days, seats and prices a renewal to CSP allows could not be read. A plan assumes the day after the agreement ends, no more seats than before and today's price.",
    ),
    text(
        "renew-azure",
        "Azure goes another way",
        "Azure from an enterprise agreement is moved by another procedure.",
    ),
    text(
        "mig-eligible",
        "What can be migrated",
        "Active, paid legacy subscriptions with a twin in new commerce, held by the same partner. Not in the first month, not as a trial or on a promotion, and on the last day only to a whole new term.",
    ),
    text(
        "mig-defaults",
        "What a migration keeps",
        "By default the remaining term, end, plan and seats stay. A new term, other seats, another plan or an aligned end may be chosen.",
    ),
    text(
        "mig-addons",
        "Add-ons migrate with their base",
        "A base and all its active add-ons migrate together; one that cannot keeps all of them back. A new add-on blocks them for 30 days.",
    ),
    text(
        "mig-billing",
        "Nothing is charged twice",
        "Legacy charges stop on the day of migration and the rest is credited; new commerce is charged from the next day.",
    ),
    text(
        "mig-time",
        "How long a migration takes",
        "Usually within six hours, at most 72. Service goes on meanwhile.",
    ),
    text(
        "mig-smb",
        "The seat cap at migration",
        "The cap of 300 seats holds at migration too: of two subscriptions with 200 seats of one product the second fails.",
    ),
    text("mig-7day", "Cancelling after a migration", "A migrated subscription has the usual seven days."),
    text(
        "mig-forced",
        "Microsoft migrates at renewal",
        "Since January 2024, in the public sector since 1 July 2024, Microsoft moves legacy subscriptions at their renewal to an annual term with the same plan and seats. One that is still there is multi-year, public-sector or a mistake.",
    ),
    text(
        "mig-manual",
        "Migrating by hand",
        "Some offers have no automatic migration: buy the twin, check the assignments, cancel the legacy one.",
    ),
];
