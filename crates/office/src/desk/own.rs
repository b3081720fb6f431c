//! Price lists and product names of one's own: laid over the catalogue while files are read, kept when asked, given out again.

use changeover_planner::{
    catalog::{OverlayRows, OwnPrice},
    handout::{Cell, Column, Kind, Table, csv},
    model::{Billing, Date, Product, Segment, Term},
    share,
};

use super::{Answer, Desk, Refused, asked, look::count, told};
use crate::messages::{KeepOwn, OwnLists, OwnLook, OwnPart, OwnTable, Request};

/// Most bytes that what is kept unpacks to.
const MOST_BYTES: usize = 64 << 20;

/// The rows of a text that was kept; none where it cannot be read.
pub(super) fn unpacked(own: &str) -> OverlayRows {
    let text = share::unpack_text(own, MOST_BYTES).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Rows counted by where they came from, in that order.
pub(super) fn lists(rows: &OverlayRows) -> Vec<OwnLook> {
    let mut lists: Vec<OwnLook> = Vec::new();
    let sources = rows.prices.iter().map(|row| (&row.provenance, 1, 0));
    for (source, prices, names) in sources.chain(rows.mappings.iter().map(|row| (&row.provenance, 0, 1))) {
        match lists.iter_mut().find(|list| list.source == *source) {
            Some(list) => {
                list.prices += prices;
                list.names += names;
            }
            None => lists.push(OwnLook { source: source.clone(), prices, names }),
        }
    }
    lists
}

impl Desk {
    /// Answers a request about what is one's own, or gives `None` for another one.
    pub(super) fn own(&self, kind: &str, request: &str) -> Option<Result<Answer, Refused>> {
        Some(match kind {
            OwnLists::KIND => {
                asked(request).and_then(|request: OwnLists| told(&lists(&unpacked(&request.own))))
            }
            KeepOwn::KIND => asked(request).and_then(|request: KeepOwn| told(&self.keep_own(&request))),
            OwnTable::KIND => asked(request).and_then(|request: OwnTable| table(&request)),
            _ => return None,
        })
    }

    fn keep_own(&self, request: &KeepOwn) -> String {
        let mut rows = unpacked(&request.own);
        rows.renew(self.import.own_rows(Date::parse(&request.today).unwrap_or(Date::FIRST)));
        share::pack_text(&serde_json::to_string(&rows).unwrap_or_default())
    }
}

/// The headings are those by which the importers know such files.
fn table(request: &OwnTable) -> Result<Answer, Refused> {
    let rows = unpacked(&request.own);
    let legacy = |row: &&OwnPrice| row.product.product_id.is_none();
    let (heads, cells): (&[&str], Vec<Vec<String>>) = match request.part {
        OwnPart::Prices => (
            &[
                "SkuTitle",
                "ProductId",
                "SkuId",
                "TermDuration",
                "BillingPlan",
                "Market",
                "Currency",
                "ERP Price",
                "Segment",
                "EffectiveStartDate",
                "EffectiveEndDate",
                "Source",
            ],
            rows.prices.iter().filter(|row| !legacy(row)).map(price).collect(),
        ),
        OwnPart::LegacyPrices => (
            &[
                "Offer Display Name",
                "Offer ID",
                "Currency",
                "ERP Price",
                "Segment",
                "Valid From Date",
                "Valid To Date",
                "Source",
            ],
            rows.prices.iter().filter(legacy).map(legacy_price).collect(),
        ),
        OwnPart::Names => (
            &[
                "displayName",
                "skuPartNumber",
                "tenantSkuId",
                "nceProductId",
                "nceSkuId",
                "legacyOfferId",
                "Source",
            ],
            rows.mappings.iter().map(|row| names(&row.product, &row.provenance)).collect(),
        ),
    };
    let column = |head: &&str| Column { title: (*head).to_owned(), kind: Kind::Text };
    let table = Table {
        key: "own".to_owned(),
        title: String::new(),
        columns: heads.iter().map(column).collect(),
        rows: cells.into_iter().map(|row| row.into_iter().map(Cell::Text).collect()).collect(),
    };
    Ok(Answer { bytes: Some(csv(&table).into_bytes()), ..told(&count(table.rows.len()))? })
}

fn text(field: &Option<String>) -> String {
    field.clone().unwrap_or_default()
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

const fn segment(segment: Segment) -> &'static str {
    match segment {
        Segment::Commercial => "Commercial",
        Segment::Education => "Education",
        Segment::Nonprofit => "Charity",
        Segment::Government => "Government",
    }
}

fn price(row: &OwnPrice) -> Vec<String> {
    let term = row.term.map_or("", |term| match term {
        Term::Month => "P1M",
        Term::Year => "P1Y",
        Term::ThreeYears => "P3Y",
    });
    let billing = row.billing.map_or("", |billing| match billing {
        Billing::Monthly => "Monthly",
        Billing::Annual => "Annual",
        Billing::Triennial => "Triennial",
    });
    vec![
        row.product.name.clone(),
        text(&row.product.product_id),
        text(&row.product.product_sku),
        term.to_owned(),
        billing.to_owned(),
        row.market.clone(),
        row.currency.code().to_owned(),
        row.price.amount.to_string(),
        segment(row.segment).to_owned(),
        day(row.from),
        day(row.until),
        row.provenance.clone(),
    ]
}

fn legacy_price(row: &OwnPrice) -> Vec<String> {
    vec![
        row.product.name.clone(),
        text(&row.product.offer_id),
        row.currency.code().to_owned(),
        row.price.amount.to_string(),
        segment(row.segment).to_owned(),
        day(row.from),
        day(row.until),
        row.provenance.clone(),
    ]
}

fn names(product: &Product, source: &str) -> Vec<String> {
    vec![
        product.name.clone(),
        text(&product.part_number),
        text(&product.sku_id),
        text(&product.product_id),
        text(&product.product_sku),
        text(&product.offer_id),
        source.to_owned(),
    ]
}
