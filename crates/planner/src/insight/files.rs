//! Files of a wave that other programs take: batches for the bulk migration tool and bodies of transfer requests. None breaks a limit.

use serde_json::json;

use super::waves::{TransferRequest, Waves};
use crate::{
    import::SUBSCRIPTION_ID,
    model::{Billing, Date, Plan, Product, Subscription, Term},
};

/// A file ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Columns of the tool's list of subscriptions, in its order.
pub const COLUMNS: [&str; 22] = [
    "PartnerTenantId",
    "IndirectResellerMpnId",
    "CustomerName",
    "CustomerTenantId",
    "LegacySubscriptionId",
    "LegacySubscriptionName",
    "LegacyProductName",
    "ExpirationDate",
    "AutoRenewEnabled",
    "MigrationEligible",
    "NcePsa",
    "CurrentTerm",
    "CurrentBillingPlan",
    "CurrentSeatCount",
    "StartNewTermInNce",
    "Term",
    "BillingPlan",
    "SeatCount",
    "CustomTermEndDate",
    "AddOn",
    "BaseSubscriptionId",
    "MigrationIneligibilityReason",
];

/// The files of all batches and requests, batches first.
#[must_use]
pub fn files(plan: &Plan, waves: &Waves) -> Vec<ReadyFile> {
    let find = |id: &String| plan.subscriptions.iter().find(|sub| sub.id == *id);
    let mut list = Vec::new();
    for (number, some) in waves.batches.iter().enumerate() {
        list.push(batch(number, some.iter().filter_map(find).map(|sub| (plan, sub))));
    }
    for (number, request) in waves.transfers.iter().enumerate() {
        list.push(transfer(number, plan, request));
    }
    list
}

/// Batch number `number`, from 0: a row for each subscription, of whatever customer.
pub(super) fn batch<'p>(
    number: usize,
    subscriptions: impl Iterator<Item = (&'p Plan, &'p Subscription)>,
) -> ReadyFile {
    let mut text = COLUMNS.join(",") + "\r\n";
    for (plan, sub) in subscriptions {
        text += &row(plan, sub);
        text += "\r\n";
    }
    ReadyFile { name: format!("batch-{}.csv", number + 1), text }
}

/// Transfer request number `number`, from 0.
pub(super) fn transfer(number: usize, plan: &Plan, request: &TransferRequest) -> ReadyFile {
    let find = |id: &String| plan.subscriptions.iter().find(|sub| sub.id == *id);
    let items: Vec<_> = request
        .subscriptions
        .iter()
        .filter_map(find)
        .map(
            |sub| json!({ "subscriptionId": known_id(sub), "name": sub.product.name, "quantity": sub.seats }),
        )
        .collect();
    let body = json!({
        "request": {
            "sourcePartnerName": request.seller,
            "sourcePartnerTenantId": "",
            "customerEmailId": plan.customer.contact_email.clone().unwrap_or_default(),
            "transferType": 3,
            "targetProductTypes": ["OnlineServicesNCE"],
        },
        "lineItems": items,
    });
    ReadyFile { name: format!("transfer-{}.json", number + 1), text: format!("{body:#}\n") }
}

fn row(plan: &Plan, sub: &Subscription) -> String {
    let target = sub.target.as_ref();
    let product = target.and_then(|target| target.product.as_ref()).unwrap_or(&sub.product);
    let new_term = target.and_then(|target| target.term).unwrap_or(sub.term);
    let new_billing = target.and_then(|target| target.billing).unwrap_or(sub.billing);
    let seats = target.and_then(|target| target.seats).unwrap_or(sub.seats);
    let end_on = target.and_then(|target| target.end_on).map(stamp).unwrap_or_default();
    let extra =
        |key: &str| plan.customer.extra.get(key).and_then(|id| id.as_str()).unwrap_or_default().to_owned();
    let cells = [
        plan.partner.extra.get("tenantId").and_then(|id| id.as_str()).unwrap_or_default().to_owned(),
        String::new(),
        plan.customer.name.clone(),
        extra("tenantId"),
        known_id(sub).to_uppercase(),
        sub.product.name.clone(),
        sub.product.name.clone(),
        sub.end.map(stamp).unwrap_or_default(),
        truth(sub.auto_renew).to_owned(),
        "True".to_owned(),
        availability(product),
        term(sub.term).to_owned(),
        billing(sub.billing).to_owned(),
        sub.seats.to_string(),
        truth(new_term != sub.term).to_owned(),
        term(new_term).to_owned(),
        billing(new_billing).to_owned(),
        seats.to_string(),
        end_on,
        "False".to_owned(),
        String::new(),
        String::new(),
    ];
    cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",")
}

/// The id under which Partner Center knows it, where a file has told it.
fn known_id(sub: &Subscription) -> &str {
    sub.extra.get(SUBSCRIPTION_ID).and_then(|id| id.as_str()).unwrap_or_default()
}

fn availability(product: &Product) -> String {
    match (&product.product_id, &product.product_sku) {
        (Some(id), Some(sku)) => format!("{id}:{sku}"),
        _ => String::new(),
    }
}

/// The tool reads and writes days of the invariant culture.
fn stamp(day: Date) -> String {
    format!("{:02}/{:02}/{:04} 00:00:00", day.month(), day.day(), day.year())
}

const fn truth(yes: bool) -> &'static str {
    if yes { "True" } else { "False" }
}

const fn term(term: Term) -> &'static str {
    match term {
        Term::Month => "P1M",
        Term::Year => "P1Y",
        Term::ThreeYears => "P3Y",
    }
}

const fn billing(billing: Billing) -> &'static str {
    match billing {
        Billing::Monthly => "Monthly",
        Billing::Annual => "Annual",
        Billing::Triennial => "Triennial",
    }
}

/// A cell; text that a spreadsheet would take for a formula gets an apostrophe.
pub(super) fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
