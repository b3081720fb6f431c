//! Counts of licences by product name: "Your products" and "Licenses" of the Microsoft 365 admin center, and the tables a
//! partner keeps of a customer's estate.

use crate::import::{
    field::Field,
    reading::{Fit, Importer, Reading},
    sheet::Names,
    table::{Shape, Table},
};

pub(super) struct Licences;

const NAMES: [Names; 2] = [
    (
        Field::Seats,
        &[
            "Total Licenses",
            "Purchased quantity",
            "ActiveUnits",
            "Всего лицензий",
            "Приобретенное количество",
            "Erworbene Menge",
            "Lizenzen gesamt",
        ],
    ),
    // Expired licences are counted inside the total.
    (Field::GraceSeats, &["WarningUnits"]),
];

impl Importer for Licences {
    fn id(&self) -> &'static str {
        "licence-counts"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.shape == Shape::Headless {
            return Fit::No;
        }
        let any = |field: Field| table.column(crate::import::names::of(field)).is_some();
        let product = any(Field::ProductName) || any(Field::PartNumber) || any(Field::ProductId);
        match (product, any(Field::Seats), any(Field::Assigned)) {
            (true, true, true) => Fit::Sure,
            (true, true, false) => Fit::Maybe,
            _ => Fit::No,
        }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        let mut sheet = reading.bind(&NAMES, None);
        reading.subscriptions(&mut sheet, |_, _, _| Ok(()));
    }
}
