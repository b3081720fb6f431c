//! Migrations from legacy to new commerce, as Partner Center answers them: each that is complete is a new subscription.

use crate::{
    import::{
        draft::Grain,
        field::Field,
        problem::Problem,
        reading::{Fit, Importer, Reading},
        sheet::Names,
        table::Table,
    },
    model::Channel,
};

pub(super) struct Migrations;

const NAMES: [Names; 9] = [
    (Field::ProductId, &["catalogItemId"]),
    (Field::Seats, &["quantity"]),
    (Field::SubscriptionId, &["newCommerceSubscriptionId"]),
    (Field::Purchased, &["completedTime"]),
    (Field::End, &["subscriptionEndDate"]),
    (Field::Term, &["termDuration"]),
    (Field::Billing, &["billingCycle"]),
    (Field::CustomerTenant, &["customerTenantId"]),
    (Field::Status, &[]),
];

impl Importer for Migrations {
    fn id(&self) -> &'static str {
        "partner-center-migrations"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["currentSubscriptionId", "catalogItemId", "quantity", "status"]) {
            Fit::Sure
        } else {
            Fit::No
        }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        let mut sheet = reading.bind(&NAMES, None);
        let status = reading.table.column(&["status"]);
        let status_above = reading.table.column(&["parent.status"]);
        reading.subscriptions(&mut sheet, |_, row, draft| {
            let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
            let said = if cell(status).is_empty() { cell(status_above) } else { cell(status) };
            if !said.eq_ignore_ascii_case("completed") {
                return Err(Problem::MigrationUnfinished { status: said.to_owned() });
            }
            draft.grain = Grain::Purchase;
            draft.channel = Some(Channel::CspNce);
            Ok(())
        });
    }
}
