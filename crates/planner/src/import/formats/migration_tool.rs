//! The files of the bulk migration tool: legacy subscriptions, new-commerce subscriptions, and migrations done.
//! It writes days as MM/dd/yyyy; a file that was saved by a spreadsheet has those of its locale.

use crate::{
    import::{
        draft::{Draft, Grain},
        field::Field,
        problem::Problem,
        question::DateOrder,
        reading::{Fit, Importer, Reading},
        sheet::Names,
        table::Table,
    },
    model::Channel,
};

/// `subscriptions.csv` and `subscriptionsforschedule.csv`.
pub(super) struct ToolLegacy;
/// `ncesubscriptions.csv`.
pub(super) struct ToolNce;
/// `migrations/…` and `migrationstatus/…`.
pub(super) struct ToolMigrations;

const LEGACY: [Names; 9] = [
    (Field::ProductName, &["LegacyProductName", "LegacySubscriptionName"]),
    (Field::SubscriptionId, &["LegacySubscriptionId"]),
    (Field::ProductId, &["NcePsa"]),
    (Field::Seats, &["CurrentSeatCount"]),
    (Field::Term, &["CurrentTerm"]),
    (Field::Billing, &["CurrentBillingPlan"]),
    (Field::End, &["ExpirationDate"]),
    (Field::Start, &[]),
    (Field::Status, &[]),
];
const NCE: [Names; 8] = [
    (Field::ProductName, &["ProductName", "SubscriptionName"]),
    (Field::SubscriptionId, &["SubscriptionId"]),
    (Field::ProductId, &["Psa"]),
    (Field::Seats, &["SeatCount"]),
    (Field::Term, &["Term"]),
    (Field::Billing, &["BillingPlan"]),
    (Field::End, &["ExpirationDate"]),
    (Field::Status, &[]),
];
// The day in these files is the end of the legacy term, so the new one has none.
const MIGRATIONS: [Names; 7] = [
    (Field::ProductName, &["LegacyProductName", "LegacySubscriptionName"]),
    (Field::SubscriptionId, &["NCESubscriptionId"]),
    (Field::Seats, &["NCESeatCount"]),
    (Field::Term, &["NCETermDuration"]),
    (Field::Billing, &["NCEBillingPlan"]),
    (Field::End, &["CustomTermEndDate"]),
    (Field::Status, &[]),
];

fn read(reading: &mut Reading<'_>, names: &[Names], channel: Channel, status: Option<usize>) {
    let mut sheet = reading.bind(names, Some(DateOrder::MonthFirst));
    reading.subscriptions(&mut sheet, |_, row, draft: &mut Draft| {
        let said = status.map_or("Completed", |column| row.cell(column));
        if !said.eq_ignore_ascii_case("completed") {
            return Err(Problem::MigrationUnfinished { status: said.to_owned() });
        }
        draft.grain = Grain::Purchase;
        draft.channel = Some(channel);
        Ok(())
    });
}

impl Importer for ToolLegacy {
    fn id(&self) -> &'static str {
        "migration-tool-legacy"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["LegacySubscriptionId", "CurrentSeatCount"]) { Fit::Sure } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        read(reading, &LEGACY, Channel::CspLegacy, None);
    }
}

impl Importer for ToolNce {
    fn id(&self) -> &'static str {
        "migration-tool-nce"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["SubscriptionId", "Psa", "SeatCount"]) { Fit::Sure } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        read(reading, &NCE, Channel::CspNce, None);
    }
}

impl Importer for ToolMigrations {
    fn id(&self) -> &'static str {
        "migration-tool-migrations"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["NCESubscriptionId", "MigrationStatus", "NCESeatCount"]) { Fit::Sure } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        let status = reading.table.column(&["MigrationStatus"]);
        read(reading, &MIGRATIONS, Channel::CspNce, status);
    }
}
