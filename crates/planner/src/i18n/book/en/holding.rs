//! Texts in English: new commerce, cancelling, what follows a term, alignment.

use crate::i18n::book::{Text, text};

/// The texts of this part.
pub(super) static TEXTS: &[Text] = &[
    text(
        "nce-id",
        "What identifies a new-commerce item",
        "A new-commerce item is a product id and a SKU id; the availability id changes often and is no identity. A legacy item is one offer id. Since 10 January 2022.",
    ),
    text(
        "nce-ga",
        "When new commerce came",
        "New commerce for licences is generally available since 10 January 2022. From 10 March 2022 legacy offers with a twin were closed to new purchases, more on 1 July 2023; the public sector followed on 1 January 2024.",
    ),
    text(
        "nce-terms",
        "Terms and billing plans",
        "Terms are one month, one year or three years; a year is paid upfront or monthly, three years upfront, annually or monthly. Not every product offers every combination. Since 10 January 2022.",
    ),
    text(
        "nce-p3y-e3",
        "Three years of enterprise suites",
        "Since 1 June 2025 Microsoft 365 E3 and E5 without Teams, Teams Enterprise and two E5 add-ons are sold for three years as separate SKUs, from 100 seats, at the price of one year and without monthly billing.",
    ),
    text(
        "nce-term-end",
        "The last day of a term",
        "A term ends the day before it renews, at 23:59:59 UTC. Days beyond the end of a month move to its last day: bought on 31 January, a monthly term ends on 27 February. Starts on one of the last days of a month may be off by one.",
    ),
    text(
        "nce-mid-change",
        "Changes while a term runs",
        "A running term can only be made longer, at once. The billing plan alone changes for three-year terms, from the next cycle; upfront plans only at purchase.",
    ),
    text(
        "nce-renew",
        "Auto-renew and scheduled changes",
        "Auto-renew is on by default. Scheduled changes need it and are dropped when the subscription is cancelled, changed or has auto-renew turned off: schedule last.",
    ),
    text(
        "nce-trial",
        "Trials",
        "A trial has 25 seats for 30 days and turns by default into a paid one-year subscription billed monthly. It cannot be migrated or aligned, and promotions do not apply to it.",
    ),
    text(
        "nce-updates-cap",
        "Too many updates",
        "After some 1,200 updates of one subscription errors begin. A second, aligned subscription helps.",
    ),
    text("nce-cart", "Carts and orders", "A cart lives seven days; an order shows up within 15 minutes."),
    text(
        "nce-suspend",
        "Suspending does not stop charges",
        "A suspended new-commerce subscription blocks its users and is still charged; auto-renew is turned off and scheduled changes are dropped. It has to be reactivated before its term ends.",
    ),
    text(
        "upg-rules",
        "Upgrades",
        "Upgrades go to a higher tier only, in full with automatic reassignment or in part with manual one. Licences of a SKU bought elsewhere have to be assigned by hand.",
    ),
    text(
        "upg-unsupported",
        "Upgrades that do not exist",
        "Some steps up, such as EMS E3 to E5 or Defender P1 to P2, are no upgrade. Duplicates can be claimed by ticket within two billing cycles.",
    ),
    text(
        "seat-add",
        "Adding seats",
        "Seats can be added on any day, charged by day, at the price of the running term.",
    ),
    text(
        "seat-reduce",
        "Removing seats",
        "Seats can be removed only within seven days of the purchase, renewal or addition of those very seats, with a refund by day; otherwise at the renewal. Each batch has its own deadline.",
    ),
    text(
        "cancel-7day",
        "Seven days to cancel",
        "A new-commerce subscription can be cancelled within seven days (168 hours) of purchase or renewal, whatever its term; later the whole term is owed. At launch it was 72 hours, seven days since the first half of 2022.",
    ),
    text(
        "cancel-formula",
        "Refund by day",
        "The refund is the price of the cycle, divided by its days, times the days from the day of cancelling to the end of the cycle, that day included, times seats. In the first 24 hours everything comes back.",
    ),
    text(
        "cancel-chile",
        "Ten days in Chile",
        "Customers in Chile may cancel within ten days instead of seven. Read in September 2024.",
    ),
    text(
        "cancel-other-products",
        "Windows of other products",
        "Perpetual software: 30 days in full. Software subscriptions: seven days by day, no seats given back. Marketplace: 24 hours or 14 days in 2023, 72 hours in 2026. Business Central: seven days.",
    ),
    text(
        "cancel-effect",
        "Cancelling stops access",
        "After a cancellation users lose access at once and for good. The administrator has seven days to save data.",
    ),
    text(
        "cancel-inherit",
        "Partial upgrades inherit the window",
        "A subscription created by a partial upgrade has the window of its parent, not a new one.",
    ),
    text(
        "refund-ticket",
        "Asking by ticket",
        "Mistaken or double orders, and a customer moving to another CSP partner, can be put to support. Support decides; a plan counts on nothing.",
    ),
    text(
        "cancel-mosa",
        "Cancelling under the old direct agreement",
        "Subscriptions under the old direct agreement can be cancelled on any day with a credit by day. With more than 25 licences they are reduced first.",
    ),
    text(
        "cancel-mcad",
        "Cancelling under the new direct agreement",
        "Direct subscriptions under the customer agreement can be cancelled within seven days of start or renewal, with a refund by day. Later everything to the end is owed, instalments included.",
    ),
    text(
        "cancel-prepaid",
        "Prepaid time stays",
        "Time paid with a product key is neither reduced nor given back.",
    ),
    text(
        "cancel-legacy",
        "Ending legacy CSP",
        "Legacy CSP subscriptions are suspended on any day. In the first 30 days everything comes back, later the days not used; a few products keep a part.",
    ),
    text(
        "legacy-duplicate-120",
        "Duplicate legacy licences",
        "Credit for duplicate legacy licences after a change of partner or tenant is asked for within 120 days of the new purchase, by a direct partner or provider.",
    ),
    text(
        "owe-anyway",
        "The partner owes the term",
        "The partner owes Microsoft the whole term whether or not the customer pays. Monthly terms keep the risk small.",
    ),
    text(
        "life-nce-old",
        "Free days of new commerce",
        "After the term 30 days in which users go on working unpaid, then 90 days for administrators only, then deletion. For terms that end before 4 May 2026, and later for those without a paid extension.",
    ),
    text(
        "life-nce-suspended",
        "After a suspended term",
        "A subscription whose term ends while suspended is disabled for 30 days and for 90 more, and then deleted.",
    ),
    text(
        "life-nce-cancel-now",
        "After cancelling in the window",
        "The subscription is deleted at once; its data can be saved for seven days.",
    ),
    text(
        "life-nce-cancel-eot",
        "After cancel at end of term",
        "Access stops with the last day. Data is kept for 90 days and the subscription cannot be brought back.",
    ),
    text(
        "life-nce-est",
        "During the paid extension",
        "The subscription goes on month by month at a higher price, and users go on working, until somebody cancels or converts it.",
    ),
    text(
        "life-legacy",
        "After a legacy subscription",
        "A suspended legacy subscription is deleted after 90 days; an older page says 120.",
    ),
    text(
        "life-mosa",
        "Free days of direct purchases",
        "After a direct term of a year or more, 30 days in which users go on working, then 90 days for administrators only, then deletion. Under the customer agreement until the paid extension came.",
    ),
    text(
        "life-direct-cancel",
        "After cancelling directly",
        "A cancelled or monthly direct subscription is disabled for 90 days at once. Data is gone 180 days after the cancellation at the latest.",
    ),
    text(
        "life-mcae-multi",
        "After an MCA enterprise term",
        "A multi-year term is followed by 90 days of grace and 90 inactive days; a monthly or annual one by 30 and 90.",
    ),
    text(
        "life-ea",
        "After an enterprise agreement",
        "90 days of grace (30 for some products, such as Copilot), then 60 inactive days, then deletion. A reduction of seats has no grace. The edition of 2024 said that service stops at once; it was corrected in 2025.",
    ),
    text(
        "life-ov",
        "After Open and Open Value",
        "30 days of grace, then 90 inactive days, then deletion. Open License was retired in December 2021 and cannot be renewed.",
    ),
    text("life-trial", "After a direct trial", "30 days in which users go on working, then deletion."),
    text(
        "est-dates",
        "When paid extensions came",
        "Paid extensions can be seen since 16 February 2026. They are enforced for terms that end on or after 4 May 2026 in CSP and under MCA enterprise, and on or after 9 February 2026 for direct purchases; the last date comes from a summary only.",
    ),
    text(
        "est-eligibility",
        "Which terms are extended",
        "Licence subscriptions under the customer agreement that were bought or renewed on or after 1 April 2025 and end on or after the day of enforcement. Not software, not Azure, not volume licensing, presumably not the old direct agreement.",
    ),
    text(
        "est-autorenew-trap",
        "Auto-renew off is not an end",
        "With auto-renew off and no cancellation scheduled, the subscription goes into the paid extension by itself. Only \"cancel at end of term\" ends it.",
    ),
    text(
        "est-price",
        "Price of the paid extension",
        "Each month costs the price of the monthly term plus 3 %, or a twelfth of the annual price plus 23 % where no monthly term is sold. Extensions have SKUs of their own.",
    ),
    text(
        "est-manage",
        "What can be done in an extension",
        "An extension can be cancelled on any day, paying for the days used, or turned into a standard subscription. Nothing else can be changed. It can serve as a paid bridge.",
    ),
    text(
        "est-cancel-eot",
        "Cancel at end of term",
        "A subscription set to cancel at the end of its term loses access that day; data is kept and it cannot be reactivated. Can be set since 16 February 2026.",
    ),
    text(
        "est-overlap-rule",
        "Start no later than the old end",
        "Where a paid extension would follow, the new subscription starts no later than the old one ends: there are no free days any more. The last day of the old term gives one day of overlap.",
    ),
    text(
        "coterm",
        "Aligning end dates",
        "Since 10 March 2022 a new or renewing subscription may end together with another active, paid one that the same partner sold to the customer, or with a month. It shortens the first term, never lengthens it; a long term cannot align to a monthly one.",
    ),
    text(
        "coterm-month",
        "Aligning to the end of a month",
        "A year bought on 15 July 2022 and aligned to the month ends on 30 June 2023; a month ends on 31 July 2022; three years on 30 June 2025.",
    ),
];
