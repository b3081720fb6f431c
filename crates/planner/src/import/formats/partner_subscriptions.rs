//! Subscriptions as Partner Center answers them, legacy and new commerce, one or a list; also from its PowerShell module.

use crate::{
    import::{
        draft::{Draft, Grain},
        field::Field,
        problem::Problem,
        reading::{Fit, Importer, Reading},
        sheet::Names,
        table::Table,
    },
    model::Channel,
};

pub(super) struct PartnerSubscriptions;

const NAMES: [Names; 12] = [
    (Field::ProductName, &["offerName", "friendlyName", "SubscriptionName", "ProductName"]),
    (Field::OfferId, &["offerId"]),
    (Field::ProductId, &["productId"]),
    (Field::Seats, &["quantity"]),
    (Field::SubscriptionId, &["subscriptionId", "id"]),
    (Field::Purchased, &["creationDate"]),
    (Field::Start, &["effectiveStartDate"]),
    (Field::End, &["commitmentEndDate", "commitmentEndDateTime"]),
    (Field::Term, &["termDuration"]),
    (Field::Billing, &["billingCycle"]),
    (Field::Seller, &[]),
    (Field::CustomerTenant, &["customerId", "customerTenantId"]),
];

impl Importer for PartnerSubscriptions {
    fn id(&self) -> &'static str {
        "partner-center-subscriptions"
    }

    fn sniff(&self, table: &Table) -> Fit {
        let named = table.has_any(&["offerId", "offerName", "friendlyName"]);
        let dated = table.has_any(&["commitmentEndDate", "effectiveStartDate"]);
        if named && dated && table.has(&["quantity"]) && !table.has_any(&["ChargeType"]) {
            Fit::Sure
        } else {
            Fit::No
        }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        let mut sheet = reading.bind(&NAMES, None);
        let column = |names: &[&str]| reading.table.column(names);
        sheet.customer_link = column(&["links.self.uri"]);
        // Where the offer has no name, the nickname is all there is.
        sheet.nickname = column(&["friendlyName"]);
        let (billing_type, unit_type, kind) =
            (column(&["billingType"]), column(&["unitType"]), column(&["productType.id", "productType"]));
        reading.subscriptions(&mut sheet, |sheet, row, draft| {
            let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
            licence(sheet.cell(row, Field::OfferId), cell(billing_type), cell(unit_type), cell(kind), draft)?;
            draft.grain = Grain::Purchase;
            draft.channel = channel(draft);
            Ok(())
        });
    }
}

/// Leaves out what is no licence: use-based Azure, software, benefits.
fn licence(
    offer: &str,
    billing_type: &str,
    unit_type: &str,
    kind: &str,
    draft: &Draft,
) -> Result<(), Problem> {
    let is = |text: &str, words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is_azure(offer)
        || is(billing_type, &["usage"])
        || is(unit_type, &["Usage-based", "usage"])
        || is(kind, &["Azure", "AzurePlan"])
    {
        return Err(Problem::UsageBased { name: draft.name() });
    }
    let software = is(kind, &["Software"])
        || draft.product.product_id.as_deref().is_some_and(|id| id.starts_with("DG7"));
    let other_billing = !is(billing_type, &["", "license"]) || !is(unit_type, &["", "Licenses", "License"]);
    if software || other_billing { Err(Problem::NotLicence { name: draft.name() }) } else { Ok(()) }
}

/// Azure, which is charged by use, has no offer of its own but a number.
pub(super) fn is_azure(offer: &str) -> bool {
    offer.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("MS-AZR"))
}

/// Three parts are new commerce, a GUID is a legacy offer.
pub(super) fn channel(draft: &Draft) -> Option<Channel> {
    if draft.product.product_id.is_some() {
        Some(Channel::CspNce)
    } else {
        draft.product.offer_id.as_ref().map(|_| Channel::CspLegacy)
    }
}
