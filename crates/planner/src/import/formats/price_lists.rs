//! Price lists, legacy and new commerce: what an end customer pays. A partner's own price stays in the file.

use std::{collections::HashMap, rc::Rc};

use crate::{
    import::{
        field::Field,
        outcome::ListPrice,
        problem::Problem,
        question::DateOrder,
        reading::{Fit, Importer, Reading},
        sheet::{Names, Sheet},
        table::{Row, Table, key},
    },
    model::{Date, Per, Segment},
};

/// Licence-based price list of the new commerce experience.
pub(super) struct NcePrices;
/// Licence-based price list of legacy offers.
pub(super) struct LegacyPrices;

const ERP: [&str; 4] = ["ERP Price", "ERPPrice", "ERP", "Suggested price"];
const NCE: [Names; 9] = [
    (Field::ProductName, &["SkuTitle", "ProductTitle"]),
    (Field::ProductId, &["ProductId"]),
    (Field::ProductSku, &["SkuId"]),
    (Field::Term, &["TermDuration"]),
    (Field::Billing, &["BillingPlan"]),
    (Field::Price, &ERP),
    (Field::Start, &["EffectiveStartDate"]),
    (Field::End, &["EffectiveEndDate"]),
    (Field::Country, &["Market"]),
];
const LEGACY: [Names; 7] = [
    (Field::ProductName, &["Offer Display Name"]),
    (Field::OfferId, &["Offer ID", "Durable Offer ID"]),
    (Field::Price, &ERP),
    (Field::Start, &["Valid-From Date", "Price Valid From", "Valid From Date"]),
    (Field::End, &["Valid To Date", "Valid-To Date"]),
    (Field::Term, &[]),
    (Field::Billing, &[]),
];

impl Importer for NcePrices {
    fn id(&self) -> &'static str {
        "price-list-nce"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["ProductId", "SkuId", "TermDuration"]) && table.has_any(&ERP) {
            Fit::Sure
        } else {
            Fit::No
        }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        // Prices are for the whole term.
        read(reading, &NCE, Per::Term);
    }
}

impl Importer for LegacyPrices {
    fn id(&self) -> &'static str {
        "price-list-legacy"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has_any(&["Offer ID", "Durable Offer ID"]) && table.has_any(&ERP) {
            Fit::Sure
        } else {
            Fit::No
        }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        read(reading, &LEGACY, Per::Month);
    }
}

fn read(reading: &mut Reading<'_>, names: &[Names], per: Per) {
    let mut sheet = reading.bind(names, Some(DateOrder::MonthFirst));
    sheet.per = per;
    sheet.ask_currency(reading.answers);
    reading.questions.append(&mut sheet.questions.clone());
    let column = |names: &[&str]| reading.table.column(names);
    let marks = Marks {
        change: column(&["ChangeIndicator", "A/C/D/U"]),
        tags: column(&["Tags", "Secondary License Type"]),
        segment: column(&["Segment", "License Agreement Type", "End Customer Type"]),
    };
    let mut newest: HashMap<String, (usize, Row<'_>)> = HashMap::new();
    for row in reading.table.rows() {
        let mut notes = Vec::new();
        match price(reading, &sheet, row, &marks, &mut notes) {
            Ok(price) => {
                reading.taken(row, notes);
                keep_newest(reading, &mut newest, row, price);
            }
            Err(problem) => reading.refused(row, problem),
        }
    }
}

/// Columns that mark a row.
struct Marks {
    change: Option<usize>,
    tags: Option<usize>,
    segment: Option<usize>,
}

fn price<'t>(
    reading: &Reading<'t>,
    sheet: &Sheet<'t>,
    row: Row<'t>,
    marks: &Marks,
    notes: &mut Vec<crate::import::sheet::Note>,
) -> Result<ListPrice, Problem> {
    if let Some(problem) = sheet.not_data(row) {
        return Err(problem);
    }
    let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
    if matches!(key(cell(marks.change)).as_str(), "delete" | "del" | "deleted") {
        return Err(Problem::Deleted);
    }
    let draft = sheet.draft(row, notes)?;
    if cell(marks.tags).split([';', ',']).any(|tag| tag.trim().eq_ignore_ascii_case("trial")) {
        return Err(Problem::Trial { name: draft.name() });
    }
    let price = draft.price.ok_or_else(|| Problem::MissingField {
        header: sheet.column(Field::Price).map_or("", |column| sheet.table.header(column)).to_owned(),
    })?;
    Ok(ListPrice {
        product: Rc::unwrap_or_clone(draft.product),
        segment: segment(cell(marks.segment)),
        term: draft.term,
        billing: draft.billing,
        market: draft.customer.country.clone(),
        currency: draft.currency,
        price,
        from: draft.start,
        until: draft.end,
        origin: reading.origin(row),
    })
}

/// A list may name a pair twice within a month: the later start holds.
fn keep_newest<'t>(
    reading: &mut Reading<'t>,
    newest: &mut HashMap<String, (usize, Row<'t>)>,
    row: Row<'t>,
    price: ListPrice,
) {
    let product = &price.product;
    let id = format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {} {:?}",
        product.product_id,
        product.product_sku,
        product.offer_id,
        price.term,
        price.billing,
        price.segment,
        price.market,
        price.currency
    );
    let from = |price: &ListPrice| price.from.unwrap_or(Date::FIRST);
    match newest.get(&id).copied() {
        None => {
            newest.insert(id, (reading.prices.len(), row));
            reading.prices.push(price);
        }
        Some((place, older)) => {
            let later = reading.prices.get(place).is_some_and(|kept| from(&price) > from(kept));
            if !later {
                reading.withdraw(row, Problem::OlderPrice { first_line: older.line() });
            } else if let Some(kept) = reading.prices.get_mut(place) {
                *kept = price;
                newest.insert(id, (place, row));
                reading.withdraw(older, Problem::OlderPrice { first_line: row.line() });
            }
        }
    }
}

fn segment(cell: &str) -> Segment {
    match key(cell).as_str() {
        "education" | "academic" => Segment::Education,
        "charity" | "nonprofit" => Segment::Nonprofit,
        "government" => Segment::Government,
        _ => Segment::Commercial,
    }
}
