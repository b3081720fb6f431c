//! Findings in English.

use crate::engine::Severity::{self, Blocks, Informs, Warns};

/// The templates of a finding.
pub(super) fn templates(rule: &str, severity: Severity) -> &'static [&'static str] {
    match (rule, severity) {
        // The plan.
        ("region-same", _) => &[
            "The partner and the tenant[ of {customer}] are in different CSP market regions, so this partner cannot sell to it. A partner of the tenant's own region has to.",
        ],
        ("region-table", _) => &[
            "The CSP market region cannot be told: a country is missing or is not on Microsoft's list. Check in Partner Center that the partner and the tenant[ of {customer}] are in one region.",
        ],
        ("rel-flow", Warns) => &[
            "The start on {day} comes before {until}, the day the reseller relationship can be in place. Start then or later, or have the request accepted sooner.",
            "The start comes before the reseller relationship can be in place. Start later, or have the request accepted sooner.",
        ],
        ("rel-flow", _) => &[
            "There is no accepted reseller relationship[ with {customer}] yet. Nothing can start before {day}[, allowing {days:day|days} for the acceptance]: send the request now.",
            "There is no accepted reseller relationship[ with {customer}] yet. Send the request first; nothing can be bought before it is accepted.",
        ],
        ("rel-mca-included", Warns) => &[
            "The Microsoft Customer Agreement has not been accepted[ by {customer}]. No order goes through without it: have it accepted, or attest to it, before the first purchase.",
        ],
        ("rel-mca-included", _) => &[
            "It is not known whether the Microsoft Customer Agreement has been accepted[ by {customer}]. Accepting the relationship includes it; check before the first purchase, because no order goes through without it.",
        ],
        ("gdap-request", _) => &[
            "Admin rights (GDAP) end on {until}, before the last old subscription does on {day}. Have them extended, or ask anew in good time: an unanswered request lapses after 90 days.",
            "Admin rights (GDAP) end before the move does. Have them extended, or ask anew in good time: an unanswered request lapses after 90 days.",
        ],
        ("cust-reg-id", _) => &[
            "Customers in this country need a registration or tax number on record. Enter the number[ of {customer}] before the first order, or the order is refused.",
        ],
        ("cust-data-valid", _) => &[
            "Microsoft would refuse the customer's details: a company name is more than one character, a sign or a bare legal form, and the contact address is the customer's own. Have the customer's admin correct them before the request is sent.",
        ],
        ("indirect-model", _) => &[
            "In the indirect model the reseller does not order; its provider does. Both need a relationship with the customer, and the order names the reseller as partner of record.",
        ],
        ("mca-existing-other-partner", _) => &[
            "The customer already buys through another partner and may be unable to accept the agreement directly. Attest to the acceptance instead.",
        ],
        ("limit-300-subs", Severity::Blocks) => &[
            "On {day} the tenant has no room for one more subscription beside the old one: it may hold {limit}. Start on the day after the old one ends, or transfer it.",
            "The tenant has no room for one more subscription beside the old one. Start on the day after the old one ends, or transfer it.",
        ],
        ("limit-300-subs", _) => &[
            "The tenant may hold {limit:subscription|subscriptions} and has no room for both: the new one starts on {day}, the day the old one makes room. Nothing of the old one may be extended.",
            "The tenant holds {count:licence subscription|licence subscriptions} and may hold {limit}: there is room for {seats} more, fewer than this plan buys. Transfer instead of buying anew, or move in batches and let old ones end in between.",
            "The plan buys more subscriptions than the tenant has room for. Transfer instead of buying anew, or move in batches and let old ones end in between.",
        ],
        ("seed-150", _) => &[
            "The tenant holds {count:active subscription|active subscriptions}. Above {limit}, buying all of them a second time would pass the tenant's maximum: transfer what can be transferred, and move the rest in batches.",
            "The tenant holds so many subscriptions that buying all of them a second time would pass its maximum. Transfer what can be transferred, and move the rest in batches.",
        ],

        // One subscription.
        ("trap-aobo-pages", _) => &[
            "The last day of this subscription[, {product},] is not known, so days and money cannot be worked out. The partner cannot see it: ask the customer, who finds it under Billing, Your products.",
        ],
        ("trap-cspcsp-visibility", _) => &[
            "Terms, ends and auto-renew of another partner's subscriptions cannot be seen. Ask the customer or the current seller[, {seller},] for them.",
        ],
        ("nce-trial", _) => &[
            "This subscription[, {product},] is a trial[ that ends on {day}]. A trial is not moved: buy the paid product in CSP before it ends, and stop the trial so that it does not turn into a paid subscription.",
        ],
        ("detached", Warns) => &[
            "The current seller[, {seller},] has left the CSP programme, so nobody looks after these {seats:seat|seats} any more. Buy the same product for the same users without delay[; the term ends on {until}].",
            "The current seller[, {seller},] has left the CSP programme, so nobody looks after this subscription any more. Buy the same product for the same users without delay.",
        ],
        ("detached", _) => &[
            "The current seller[, {seller},] has left the CSP programme and cannot approve a transfer. Buy the same product anew instead.",
        ],
        ("double-pay", _) => &[
            "The price of this subscription[, {product},] is not known. Enter it to see what days paid twice, refunds and losses come to.",
        ],
        ("nce-term-end", _) => &[
            "The term began on one of the last days of a month, so its last day[, {day},] can be off by one. Check it in Partner Center before anything is promised.",
        ],
        ("ea-cocp", _) => &[
            "Since November 2025 a customer can change the partner of its enterprise agreement by itself; the agreement stays and nothing moves to CSP. Make sure which of the two is wanted.",
        ],

        // Waiting for the end.
        ("synd-blocked", _) => &[
            "Subscriptions sold under syndication cannot change channel inside their tenant. A move takes a new tenant with new users, domains and data: plan it as a project of its own.",
        ],
        ("seed-tenant-to-tenant", _) => &[
            "The subscription belongs to another tenant. Neither licences nor data move between tenants: every user gets a new licence, and the customer migrates the data before the old subscription ends.",
        ],
        ("est-overlap-rule", _) => &[
            "The new subscription starts on {day}, after {until}, the last day of the old one[: {days:day|days} without service]. Start by {until}.",
            "The new subscription starts after the last day of the old one, and the free days of earlier years are gone. Start no later than the old one ends.",
        ],
        ("calc-safe-latest", _) => &[
            "The new subscription starts on {day}, after {until}, the last day of the old term. Until then the paid extension keeps {seats:seat|seats} running[ for {days:day|days}][, at {amount}]. Start by {until} to save it.",
            "The new subscription starts on {day}, but the last safe day is {until}[: {days:day|days} without service]. Start by {until}; if the relationship holds it up, have it accepted sooner.",
            "The new subscription starts after the last safe day. Start earlier; if the relationship holds it up, have it accepted sooner.",
        ],
        ("est-autorenew-trap", _) => &[
            "Turning auto-renew off does not end this subscription: without \"cancel at end of term\" it goes on after {day} as a paid monthly extension. Have it set; left as it is, the subscription runs to {until}[ and costs {amount}].",
            "Turning auto-renew off does not end this subscription: without \"cancel at end of term\" it goes on as a paid monthly extension. Have it set before the term ends.",
        ],
        ("trap-auto-renew-source", _) => &[
            "Auto-renew is on: after {day} the subscription renews for a whole term, to {until}[, and {amount} is owed]. Have it stopped at least two days before.",
            "Auto-renew is on: the subscription renews for a whole term unless it is stopped. Have it stopped at least two days before it ends.",
        ],
        ("trap-renewal-day", _) => &[
            "The term ends on {day}, and {until} was the safe day to stop its renewal. Have it stopped at once: on the renewal day settings can be locked for up to 24 hours.",
            "The term is about to end. Have its renewal stopped at once: on the renewal day settings can be locked for up to 24 hours.",
        ],

        // Cancelling now.
        ("seed-no-refund", _) => &[
            "Cancelling on {day} brings no money back: {amount} for the days to {until} is lost. Let the subscription run to its end, or accept the loss.",
            "Cancelling on {day} brings no money back: everything to {until} stays owed. Let the subscription run to its end; enter its price to see the loss.",
            "Stopping on {day} brings no money back. Let the subscription run to its end, or accept the loss.",
            "Cancelling brings no money back. Let the subscription run to its end, or accept the loss.",
        ],
        ("seed-webdirect-credit", _) => &[
            "Cancelling[ on {day}] may earn a credit for the days not used; Microsoft 365 billing support decides. The partner may ask for it with admin rights, otherwise the customer does.",
        ],
        ("cancel-mosa", _) => &[
            "A direct subscription can be cancelled in the admin center with {limit:licence|licences} at most; this one has {seats}. Have it reduced first, then cancelled.",
            "This subscription has too many licences to be cancelled in the admin center. Have it reduced first, then cancelled.",
        ],
        ("life-ea", _) => &[
            "An enterprise agreement cannot be cancelled midway; seats can be given back at the anniversary only. Let it run out, or renew it to CSP.",
        ],
        ("cancel-prepaid", _) => &[
            "Prepaid time from a product key is not given back. Let it run out, and start the new subscription then.",
        ],
        ("cancel-7day", Blocks) => &[
            "On {day} this subscription can no longer be cancelled: its window of {days:day|days} closed on {until}. Everything to the end of the term stays owed, so wait for the end.",
            "This subscription can no longer be cancelled: its window is closed. Everything to the end of the term stays owed, so wait for the end.",
        ],
        ("cancel-7day", _) => &[
            "Cancelling on {day} is inside the window of {days:day|days}, and the days not used come back. Have it done by {until}; afterwards it is impossible.",
            "Cancelling is possible inside the window only. Have it done in time; afterwards it is impossible.",
        ],
        ("cancel-chile", _) => &[
            "For customers in Chile the window to cancel is {days:day|days} instead of seven.",
            "For customers in Chile the window to cancel is longer than seven days.",
        ],

        // Transfer.
        ("xfer-ineligible", _) => &[
            "The transfer on {day} would come after {until}, the last day of the term. Choose an earlier day, or buy anew.",
            "This subscription[, {product},] cannot be transferred: only active, paid new-commerce subscriptions of another CSP partner can.",
        ],
        ("xfer-exists", _) => &[
            "On {day} new-commerce subscriptions could not be transferred between partners yet; that came in 2024. Wait for the end of the term.",
            "New-commerce subscriptions could not be transferred between partners before 2024. Wait for the end of the term.",
        ],
        ("xfer-legacy", _) => &[
            "A legacy subscription changes partners by the older flow: the current seller[, {seller},] starts it and the new partner accepts. Agree on it first.",
        ],
        ("xfer-initiate", Blocks) => &[
            "The current seller[, {seller},] refuses the transfer, and nobody can be made to agree. Wait for the end of the term instead.",
        ],
        ("xfer-initiate", _) => &[
            "The transfer takes the consent of the current seller[, {seller}], who approves the request and is not obliged to. Ask before anything is promised.",
        ],
        ("xfer-expiry-30", _) => &[
            "A transfer request lapses after {days:day|days}: sent today, it has to be approved by {until}. Microsoft does not confirm the period; look for it in Partner Center.",
            "A transfer request lapses after a month. Microsoft does not confirm the period; look for it in Partner Center.",
        ],
        ("xfer-25", _) => &[
            "A transfer request takes {limit:item|items} at most: {seats:subscription needs|subscriptions need} {count:request|requests}.",
            "A transfer request takes 25 items at most. Send several.",
        ],

        // Renewal, migration, keeping.
        ("renew-scope", _) => &[
            "Only services of an enterprise agreement can be renewed to CSP, and only since 2024. Choose another way[ for {product}].",
        ],
        ("renew-details-unknown", _) => &[
            "A renewal to CSP is expected to cover the {limit:seat|seats} of the agreement, and {seats} are wanted. Check in Partner Center, and buy the rest separately.",
            "How renewals to CSP are scheduled, for which days and at what price could not be read. Check in Partner Center that these {seats:seat is|seats are} offered before a date is promised.",
            "How renewals to CSP are scheduled, for which days and at what price could not be read. Check in Partner Center before a date is promised.",
        ],
        ("mig-eligible", Blocks) => &[
            "A legacy subscription cannot be migrated in its first month. Migrate it on {day} or later.",
            "The legacy term ends on {until}, before a migration is possible. Buy anew instead.",
            "This subscription[, {product},] cannot be migrated: only paid legacy subscriptions of this same partner can, without a trial or a promotion.",
        ],
        ("mig-eligible", _) => &[
            "On {until}, the last day of the legacy term, a migration has to start a whole new term. Migrate earlier to keep the remaining one.",
            "On its last day a legacy subscription can be migrated to a whole new term only.",
        ],
        ("mig-manual", _) => &[
            "Our own legacy subscription[, {product},] is migrated, without a day paid twice. Buying anew and cancelling by hand is for offers that cannot be migrated.",
        ],
        ("mig-forced", _) => &[
            "Since January 2024 Microsoft moves legacy subscriptions itself when they renew. One that is still there is a multi-year or public-sector one, or a mistake in the list: check it.",
        ],
        ("mc-scope", Blocks) => &[
            "A subscription bought from another CSP partner[, {seller},] stays with it; a second partner cannot look after it. Transfer it, or wait for its end.",
        ],
        ("mc-scope", _) => &[
            "The subscription stays where it was bought, and the partner looks after it. That takes a relationship and admin rights, and changes neither price nor end.",
        ],

        // The new purchase.
        ("assign-sku-identity", _) => &[
            "Old and new product are taken for the same by their names alone. Compare the tenant SKUs (skuId): if they differ, {seats:user has|users have} to be reassigned.",
            "Old and new product are taken for the same by their names alone. Compare the tenant SKUs (skuId): if they differ, users have to be reassigned.",
        ],
        ("sku-name-trap", _) => &[
            "Old and new product bear one name but are different tenant SKUs: {seats:user has|users have} to be reassigned. Check that the new one is the one meant.",
            "Old and new product bear one name but are different tenant SKUs. Check that the new one is the one meant.",
        ],
        ("sku-web-vs-csp", _) => &[
            "The web edition and the CSP edition of this product[, {product},] are different tenant SKUs: {seats:user has|users have} to be reassigned although the name stays.",
            "The web edition and the CSP edition of this product[, {product},] are different tenant SKUs: users have to be reassigned although the name stays.",
        ],
        ("seed-different-offer-reassign", _) => &[
            "The new product[, {target},] is another SKU: {seats:user has|users have} to be reassigned from {day}. Old and new run side by side[ for {days:day|days}], so that nobody is without a licence.",
            "The new product[, {target},] is another SKU: users have to be reassigned while both run.",
        ],
        ("assign-replace", _) => &[
            "Replace licences in one action, by hand or by group, once all new ones are free: for {seats:user|users} the old one then goes as the new one comes, and nothing is lost.",
            "Replace licences in one action, by hand or by group, once all new ones are free: the old one then goes as the new one comes, and nothing is lost.",
        ],
        ("assign-qty", _) => &[
            "{limit:seat is|seats are} bought, {seats} fewer than users hold one. Take a licence from {seats:user|users} or buy more; services beyond the number stop on {until} at the latest.",
            "Fewer seats are bought than users hold one. Take licences back or buy more; services beyond the number stop within 90 days.",
        ],
        ("seed-same-offer-no-reassign", _) => &[
            "{seats:seat is|seats are} bought, and there are {limit} today. All assigned users fit, but Microsoft promises no impact for equal numbers only: check the assignments afterwards.",
            "Fewer seats are bought than there are today. All assigned users fit; check the assignments afterwards.",
        ],
        ("eos-rule" | "seed-discontinued", Warns) => &[
            "Another product has taken the place of this one[, {target}], which may no longer be sold on {day}. Check the price list, and choose the successor if it is missing there.",
            "Another product has taken the place of this one[, {target}]. Check the price list, and choose the successor if it is missing there.",
        ],
        ("eos-rule", _) => &[
            "The product[, {target},] has been off sale since {day} and cannot be bought anew. Transfer the subscription, which keeps its SKU, renew it from an enterprise agreement, or choose an equivalent product.",
            "The product[, {target},] is off sale and cannot be bought anew. Transfer the subscription, which keeps its SKU, or choose an equivalent product.",
        ],
        ("seed-discontinued", _) => &[
            "The product[, {target},] has not been sold since {day}. Choose an equivalent one, or data is at risk.",
            "The product[, {target},] is no longer sold. Choose an equivalent one, or data is at risk.",
        ],
        ("segment", _) => &[
            "The product[, {target},] is made for another segment than the tenant's. Choose the edition of the customer's segment, or have the tenant qualified first, which takes time.",
        ],
        ("nce-terms", _) => &["The product[, {target},] has no monthly term. Choose a term of one year."],
        ("nce-p3y-e3" | "qty-100-p3y", _) => &[
            "For three years the product[, {target},] is sold from {limit:seat|seats} on, and {seats} are wanted. Choose one year, or more seats.",
            "For three years the product[, {target},] is sold from 100 seats on. Choose one year, or more seats.",
        ],
        ("coterm", _) => &[
            "The first term cannot end on {day}: it may end on the last day of a month or together with a paid subscription bought from this partner, and not after {until}. Choose such a day.",
            "The first term cannot end on that day: it may end on the last day of a month or together with a paid subscription bought from this partner. Choose such a day.",
        ],
        ("addon-prereq", _) => &[
            "The product[, {target},] is an add-on: a base that fits has to be in the tenant first, and should not end before it.",
        ],
        ("teams-2025", _) => &[
            "Suites with Teams were closed to new subscribers[ on {day}] and are reported to be back on sale since November 2025. That is not verified: check the price list.",
        ],
        ("teams-eea", Informs) => &[
            "Since {day} enterprise suites with Teams are sold only to customers who already had them. This customer did, and may go on.",
            "Enterprise suites with Teams are sold only to customers who already had them. This customer did, and may go on.",
        ],
        ("teams-eea", Blocks) => &[
            "Since {day} enterprise suites with Teams are sold only to customers who already had them, and this customer had none. Buy the suite without Teams and Teams Enterprise.",
            "Enterprise suites with Teams are sold only to customers who already had them, and this customer had none. Buy the suite without Teams and Teams Enterprise.",
        ],
        ("teams-eea", Warns) => &[
            "The new suite[, {target},] comes without Teams: buy Teams Enterprise as well, or {seats:user loses|users lose} Teams.",
            "Since {day} enterprise suites with Teams are sold only to customers who already had them. Find out whether this customer did; if not, buy the suite without Teams and Teams Enterprise.",
            "Enterprise suites with Teams are sold only to customers who already had them. Find out whether this customer did.",
        ],
        ("limit-smb-300-pooled", Blocks) => &[
            "{seats:seat|seats} of this product[, {target},] are wanted, but below the cap of {limit} over all partners the tenant has room for {count}. Transfer the subscription, or buy after the old one has ended.",
            "The tenant has no room for so many seats of this product[, {target},] below the cap of 300 over all partners. Transfer the subscription, or buy after the old one has ended.",
        ],
        ("limit-smb-300-pooled", _) => &[
            "Old and new seats together would pass the cap of {limit}: the {seats:new seat|new seats} can be bought on {day} only, once the old ones are gone. See to it that the old subscription is not extended.",
            "Old and new seats together would pass the cap of 300: the new ones can be bought only once the old ones are gone. See to it that the old subscription is not extended.",
        ],
        ("promo", _) => &[
            "The old subscription was bought on a promotion, which a new purchase[ on {day}] may not get. Compare its price with the list price before the choice is made.",
        ],
        _ => &[],
    }
}
