//! Microsoft Graph `subscribedSkus`, the same from PowerShell, and the licences of a customer's tenant as Partner Center
//! shows them: one row a product, with its units and users, whoever sold it.

use crate::import::{
    draft::Grain,
    field::Field,
    problem::Problem,
    reading::{Fit, Importer, Reading},
    sheet::Names,
    table::Table,
    value::ids::{self, Id},
};

pub(super) struct SubscribedSkus;

const NAMES: [Names; 7] = [
    (Field::ProductName, &["productSku.name", "ProductName"]),
    (Field::PartNumber, &["skuPartNumber", "productSku.skuPartNumber", "AccountSkuId"]),
    (Field::SkuId, &["skuId", "productSku.id"]),
    (
        Field::Seats,
        &["prepaidUnits.enabled", "PrepaidUnitsEnabled", "Enabled", "activeUnits", "Total", "TotalUnits"],
    ),
    (Field::GraceSeats, &["prepaidUnits.warning", "warningUnits", "Warning"]),
    (Field::SuspendedSeats, &["prepaidUnits.suspended", "suspendedUnits", "Suspended"]),
    (Field::Assigned, &["consumedUnits", "Consumed", "Assigned", "Used"]),
];

impl Importer for SubscribedSkus {
    fn id(&self) -> &'static str {
        "graph-subscribed-skus"
    }

    fn sniff(&self, table: &Table) -> Fit {
        let product =
            table.has_any(&["skuPartNumber", "AccountSkuId", "productSku.skuPartNumber", "productSku.id"]);
        if product && table.has(&["consumedUnits"]) && !table.has_any(&["totalLicenses"]) {
            Fit::Sure
        } else {
            Fit::No
        }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        let mut sheet = reading.bind(&NAMES, None);
        let lost = reading.table.column(&["PrepaidUnits"]).filter(|_| sheet.column(Field::Seats).is_none());
        let purchases = reading.table.column(&["subscriptionIds"]);
        reading.subscriptions(&mut sheet, |_, row, draft| {
            if lost.is_some_and(|column| row.cell(column).contains("Microsoft.")) {
                return Err(Problem::LostUnits);
            }
            // A JSON list, or what a person wrote between the ids in a cell.
            if let Some(column) = purchases {
                draft.purchases = row
                    .cell(column)
                    .split(|c: char| !c.is_ascii_hexdigit() && c != '-')
                    .filter_map(ids::guid)
                    .filter_map(|id| Id::of(&id))
                    .collect();
            }
            draft.subscription_id = None;
            draft.grain = Grain::Product;
            // Enabled with a warning is a product of which some seats are in grace: the units say how many.
            if draft.status.eq_ignore_ascii_case("warning") || draft.seats.is_some_and(|seats| seats > 0) {
                draft.status.clear();
            }
            Ok(())
        });
    }
}
