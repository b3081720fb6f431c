//! Transfers between partners: what is to move, or has moved, from one partner to another.

use super::partner_subscriptions;
use crate::import::{
    draft::Grain,
    field::Field,
    problem::Problem,
    reading::{Fit, Importer, Reading},
    sheet::Names,
    table::Table,
};

pub(super) struct Transfers;

const NAMES: [Names; 8] = [
    (Field::ProductName, &["friendlyName", "offerName"]),
    (Field::OfferId, &["offerId"]),
    (Field::Seats, &["quantity"]),
    (Field::SubscriptionId, &["subscriptionId"]),
    (Field::Billing, &["billingCycle"]),
    (Field::Status, &["status"]),
    (Field::CustomerName, &["parent.customerName", "customerName"]),
    (Field::CustomerTenant, &["parent.customerTenantId", "customerTenantId"]),
];

impl Importer for Transfers {
    fn id(&self) -> &'static str {
        "partner-center-transfers"
    }

    fn sniff(&self, table: &Table) -> Fit {
        let of_transfer = |names: &[&str]| table.has_any(names);
        let partners = of_transfer(&[
            "parent.targetPartnerTenantId",
            "targetPartnerTenantId",
            "parent.sourcePartnerTenantId",
            "sourcePartnerTenantId",
        ]);
        if partners { Fit::Sure } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        let mut sheet = reading.bind(&NAMES, None);
        let column = |name: &str| reading.table.column(&[&format!("parent.{name}"), name]);
        let (status, source, target) =
            (column("status"), column("sourcePartnerName"), column("targetPartnerName"));
        // A line of a transfer may have failed while others of it went over.
        let line = reading.table.column(&["status"]).filter(|line| Some(*line) != status);
        reading.subscriptions(&mut sheet, |sheet, row, draft| {
            let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
            if partner_subscriptions::is_azure(sheet.cell(row, Field::OfferId)) {
                return Err(Problem::UsageBased { name: draft.name() });
            }
            draft.grain = Grain::Purchase;
            draft.status.clear();
            draft.channel = partner_subscriptions::channel(draft);
            let holder = match cell(status).to_ascii_lowercase().as_str() {
                // Asked for: the source partner still has it.
                "active" | "pending" | "" => source,
                "complete" | "completed" | "partiallycomplete" => {
                    if cell(line).eq_ignore_ascii_case("failed") { source } else { target }
                }
                _ => return Err(Problem::NotActive { status: cell(status).to_owned() }),
            };
            draft.seller = cell(holder).into();
            Ok(())
        });
    }
}
