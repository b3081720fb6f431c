//! Files that join the identifiers of products: offer matrices, lists of legacy offers, and mapping sheets of one's own.
//! They say nothing about a customer; they are laid over the catalogue.

use std::rc::Rc;

use crate::import::{
    field::Field,
    names,
    problem::Problem,
    reading::{Fit, Importer, Reading},
    sheet::{Names, short},
    table::Table,
};

/// Offer matrix of the new commerce experience.
pub(super) struct NceMatrix;
/// Offer matrix of legacy offers.
pub(super) struct LegacyMatrix;
/// Legacy offers as Partner Center answers them.
pub(super) struct LegacyOffers;
/// A table of identifiers and names.
pub(super) struct MappingSheet;

const NCE: [Names; 5] = [
    (Field::ProductName, &["SkuTitle", "ProductTitle"]),
    (Field::ProductId, &["ProductId"]),
    (Field::ProductSku, &["SkuId"]),
    (Field::SkuId, &["ProvisioningId"]),
    (Field::PartNumber, &["ProvisioningString"]),
];
const LEGACY: [Names; 3] = [
    (Field::ProductName, &["Offer Display Name"]),
    (Field::OfferId, &["Durable Offer ID"]),
    (Field::SkuId, &["Provisioning ID"]),
];
const OFFERS: [Names; 4] = [
    (Field::ProductName, &["name"]),
    (Field::OfferId, &["id"]),
    (Field::SkuId, &["product.id"]),
    (Field::ProductId, &[]),
];
const SHEET: [Names; 6] = [
    (Field::ProductName, &["displayName", "legacyOfferName", "nceSkuTitle", "productName", "SkuTitle"]),
    (Field::PartNumber, &["skuPartNumber"]),
    (Field::SkuId, &["tenantSkuId", "skuId GUID"]),
    (Field::ProductId, &["nceProductId", "vendorProductId", "CatalogItemId", "ProductId"]),
    (Field::ProductSku, &["nceSkuId", "SkuId"]),
    (Field::OfferId, &["legacyOfferId", "OfferId"]),
];

impl Importer for NceMatrix {
    fn id(&self) -> &'static str {
        "offer-matrix-nce"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["ProductId", "SkuId", "ProvisioningId"]) { Fit::Sure } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        read(reading, &NCE);
    }
}

impl Importer for LegacyMatrix {
    fn id(&self) -> &'static str {
        "offer-matrix-legacy"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["Durable Offer ID", "Provisioning ID"]) { Fit::Sure } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        read(reading, &LEGACY);
    }
}

impl Importer for LegacyOffers {
    fn id(&self) -> &'static str {
        "legacy-offers"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["id", "name", "product.id", "isAddOn"]) { Fit::Sure } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        read(reading, &OFFERS);
    }
}

impl Importer for MappingSheet {
    fn id(&self) -> &'static str {
        "mapping-sheet"
    }

    /// Two ways to name a product, one of them an id, and nothing that is counted.
    fn sniff(&self, table: &Table) -> Fit {
        let own = |field: Field| SHEET.iter().any(|(named, names)| *named == field && table.has_any(names));
        let counted = [Field::Seats, Field::Assigned, Field::Price]
            .iter()
            .any(|field| table.has_any(names::of(*field)));
        let ids = [Field::PartNumber, Field::SkuId, Field::ProductId, Field::OfferId]
            .into_iter()
            .filter(|field| own(*field))
            .count();
        let ways = ids + usize::from(own(Field::ProductName));
        if ids >= 1 && ways >= 2 && !counted { Fit::Maybe } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        read(reading, &SHEET);
    }
}

fn read(reading: &mut Reading<'_>, names: &[Names]) {
    let others = Field::ALL.into_iter().filter(|field| !names.iter().any(|(named, _)| named == field));
    let names: Vec<Names> = names.iter().copied().chain(others.map(|field| (field, &[][..]))).collect();
    let sheet = reading.bind(&names, None);
    for row in reading.table.rows() {
        let mut notes = Vec::new();
        let draft = match sheet.not_data(row) {
            Some(problem) => Err(problem),
            None => sheet.draft(row, &mut notes),
        };
        match draft {
            Ok(draft) => {
                let product = &draft.product;
                let ids = [&product.part_number, &product.sku_id, &product.product_id, &product.offer_id]
                    .into_iter()
                    .flatten()
                    .count();
                if ids + usize::from(!product.name.is_empty()) < 2 {
                    let column =
                        [Field::ProductId, Field::OfferId].into_iter().find_map(|field| sheet.column(field));
                    let problem = column.filter(|column| !row.cell(*column).is_empty()).map_or(
                        Problem::NoProduct,
                        |column| Problem::OddId {
                            header: sheet.table.header(column).to_owned(),
                            text: short(row.cell(column)),
                        },
                    );
                    reading.refused(row, problem);
                } else {
                    reading.taken(row, notes);
                    reading.mappings.push(Rc::unwrap_or_clone(draft.product));
                }
            }
            Err(problem) => reading.refused(row, problem),
        }
    }
}
