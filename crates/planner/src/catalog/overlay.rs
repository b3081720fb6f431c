//! A person's own rows over the built-in facts: price lists and mapping sheets, dated, each with where it came from.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Entry, Extended, Source, fold, list_price};
use crate::{
    model::{Billing, Currency, Date, Price, Product, Segment, Term},
    rules::{Confidence, Rule},
};

/// A row of a price list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OwnPrice {
    /// The product by the identifiers of the list.
    pub product: Product,
    /// ISO 3166 code of the market; empty holds everywhere.
    #[serde(default)]
    pub market: String,
    /// Currency.
    pub currency: Currency,
    /// Segment.
    #[serde(default)]
    pub segment: Segment,
    /// Term; `None` holds for all.
    #[serde(default)]
    pub term: Option<Term>,
    /// Billing plan; `None` holds for all.
    #[serde(default)]
    pub billing: Option<Billing>,
    /// Price of a seat.
    pub price: Price,
    /// First day; `None` is always.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day; `None` is open.
    #[serde(default)]
    pub until: Option<Date>,
    /// Where it came from, in the person's words: a file and its date.
    #[serde(default)]
    pub provenance: String,
}

/// A row of a mapping sheet: identifiers that belong together, and what the product becomes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    /// The product under all its names.
    pub product: Product,
    /// What is bought instead; `None` says only which names belong together.
    #[serde(default)]
    pub becomes: Option<Product>,
    /// First day it holds; `None` is always.
    #[serde(default)]
    pub from: Option<Date>,
    /// Where it came from.
    #[serde(default)]
    pub provenance: String,
}

/// The rows as they are kept and exported.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OverlayRows {
    /// Prices.
    pub prices: Vec<OwnPrice>,
    /// Mappings.
    pub mappings: Vec<Mapping>,
}

/// A person's own rows, ready to be asked. Laid anew when the full list has been registered: rows are also found by what it knows.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "OverlayRows", into = "OverlayRows")]
pub struct Overlay {
    rows: OverlayRows,
    prices: BTreeMap<u64, Vec<usize>>,
    mappings: BTreeMap<u64, Vec<usize>>,
}

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance<'o> {
    /// A row of one's own.
    Own(&'o str),
    /// The built-in table.
    BuiltIn {
        /// Who says so.
        source: &'static Source,
        /// How sure it is.
        confidence: Confidence,
        /// The rule that turned the table's number into this one.
        rule: Option<&'static Rule>,
    },
}

/// A price and where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Priced<'o> {
    /// Price of a seat.
    pub price: Price,
    /// The first day of this price; `None` where the row does not say.
    pub since: Option<Date>,
    /// The next day on which it changes, or is no longer known.
    pub next_change: Option<Date>,
    /// Where it came from.
    pub provenance: Provenance<'o>,
}

/// What a price is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase<'p> {
    /// ISO 3166 code of the customer's country; empty when unknown.
    pub market: &'p str,
    /// Currency. Nothing is converted: a price in another one is not an answer.
    pub currency: Currency,
    /// Segment.
    pub segment: Segment,
    /// Term.
    pub term: Term,
    /// Billing plan.
    pub billing: Billing,
    /// First day of the term.
    pub day: Date,
}

impl OverlayRows {
    /// Lays newer rows over these: a price for the same purchase from the same day and a mapping of the same product are
    /// replaced, all else stays.
    pub fn renew(&mut self, newer: OverlayRows) {
        let deal = |row: &OwnPrice| {
            let keys: Vec<u64> = keys(&row.product).collect();
            format!(
                "{keys:?} {} {:?} {:?} {:?} {:?} {:?}",
                row.market, row.currency, row.segment, row.term, row.billing, row.from
            )
        };
        let deals: BTreeSet<String> = newer.prices.iter().map(deal).collect();
        self.prices.retain(|row| !deals.contains(&deal(row)));
        self.prices.extend(newer.prices);
        let names = |row: &Mapping| keys(&row.product).collect::<Vec<u64>>();
        let joined: BTreeSet<Vec<u64>> = newer.mappings.iter().map(names).collect();
        self.mappings.retain(|row| !joined.contains(&names(row)));
        self.mappings.extend(newer.mappings);
    }
}

impl From<OverlayRows> for Overlay {
    fn from(rows: OverlayRows) -> Overlay {
        let index = |products: &mut dyn Iterator<Item = &Product>| {
            let mut places: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
            for (at, product) in products.enumerate() {
                keys(product).for_each(|key| places.entry(key).or_default().push(at));
            }
            places
        };
        let prices = index(&mut rows.prices.iter().map(|row| &row.product));
        let mut mappings = index(&mut rows.mappings.iter().map(|row| &row.product));
        // A sheet's own name leads to its identifiers, too.
        for (at, row) in rows.mappings.iter().enumerate().filter(|(_, row)| !row.product.name.is_empty()) {
            mappings.entry(fold::key(&row.product.name)).or_default().push(at);
        }
        Overlay { rows, prices, mappings }
    }
}

impl From<Overlay> for OverlayRows {
    fn from(overlay: Overlay) -> OverlayRows {
        overlay.rows
    }
}

impl Overlay {
    /// The rows, for showing and exporting.
    #[must_use]
    pub fn rows(&self) -> &OverlayRows {
        &self.rows
    }

    /// The price of a product: one's own row if one fits, else the built-in list. Of own rows that fit, the one for just
    /// this market, term and plan wins, then the one with the later first day, then the later row.
    #[must_use]
    pub fn price(&self, product: &Product, purchase: Purchase<'_>) -> Option<Priced<'_>> {
        self.own_price(product, purchase).or_else(|| {
            let Purchase { currency, segment, term, billing, day, .. } = purchase;
            let quote = list_price(super::find(product)?, currency, segment, term, billing, day)?;
            let provenance =
                Provenance::BuiltIn { source: quote.source, confidence: quote.confidence, rule: quote.rule };
            Some(Priced {
                price: quote.price,
                since: Some(quote.since),
                next_change: quote.next_change,
                provenance,
            })
        })
    }

    fn own_price(&self, product: &Product, purchase: Purchase<'_>) -> Option<Priced<'_>> {
        let rows = places(&self.prices, product).filter_map(|at| self.rows.prices.get(at));
        let fitting: Vec<&OwnPrice> = rows.filter(|row| fits(row, purchase)).collect();
        let day = purchase.day;
        let held = |row: &&&OwnPrice| {
            row.from.is_none_or(|from| from <= day) && row.until.is_none_or(|until| day <= until)
        };
        let exactness = |row: &OwnPrice| (!row.market.is_empty(), row.term.is_some(), row.billing.is_some());
        let row = fitting.iter().filter(held).max_by_key(|row| (exactness(row), row.from))?;
        let later =
            fitting.iter().filter(|other| exactness(other) >= exactness(row)).filter_map(|other| other.from);
        let ends = row.until.map(|until| until.plus_days(1));
        Some(Priced {
            price: row.price,
            since: row.from,
            next_change: later.filter(|from| *from > day).chain(ends).min(),
            provenance: Provenance::Own(&row.provenance),
        })
    }

    /// What a mapping sheet says a product becomes on a day: the newest row that holds.
    #[must_use]
    pub fn becomes(&self, product: &Product, day: Date) -> Option<(&Product, &str)> {
        places(&self.mappings, product)
            .filter_map(|at| self.rows.mappings.get(at))
            .filter(|row| row.from.is_none_or(|from| from <= day))
            .max_by_key(|row| (row.becomes.is_some(), row.from))
            .and_then(|row| Some((row.becomes.as_ref()?, row.provenance.as_str())))
    }

    /// The product with the identifiers it lacks and one's own mapping sheet knows.
    #[must_use]
    pub fn joined(&self, product: &Product) -> Product {
        let mut whole = product.clone();
        for row in places(&self.mappings, product).filter_map(|at| self.rows.mappings.get(at)) {
            fill(&mut whole, &row.product);
        }
        whole
    }

    /// The product with the identifiers it lacks: from one's own mapping sheet first, then from the catalogue. What it
    /// says itself is never changed.
    #[must_use]
    pub fn complete(&self, product: &Product) -> Product {
        let mut whole = self.joined(product);
        if let Some((entry, _)) = Extended::find(product) {
            fill(&mut whole, &named(entry));
        }
        whole
    }
}

/// A row for this market, currency, segment, term and plan, whatever its days.
fn fits(row: &OwnPrice, purchase: Purchase<'_>) -> bool {
    row.currency == purchase.currency
        && row.segment == purchase.segment
        && (row.market.is_empty() || row.market.eq_ignore_ascii_case(purchase.market))
        && row.term.is_none_or(|term| term == purchase.term)
        && row.billing.is_none_or(|billing| billing == purchase.billing)
}

/// The product an entry stands for.
fn named(entry: &Entry) -> Product {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Product {
        name: entry.name.to_owned(),
        part_number: given(entry.part_number),
        sku_id: given(entry.sku_id),
        product_id: entry.nce().map(|item| item.product.to_owned()),
        product_sku: entry.nce().map(|item| item.sku.to_owned()),
        offer_id: None,
    }
}

fn fill(product: &mut Product, other: &Product) {
    if product.name.is_empty() {
        product.name.clone_from(&other.name);
    }
    // The two halves of a new-commerce item belong together.
    if product.product_id.is_none() && product.product_sku.is_none() {
        product.product_id.clone_from(&other.product_id);
        product.product_sku.clone_from(&other.product_sku);
    }
    let fields = [
        (&mut product.part_number, &other.part_number),
        (&mut product.sku_id, &other.sku_id),
        (&mut product.offer_id, &other.offer_id),
    ];
    for (field, other) in fields {
        if field.is_none() {
            field.clone_from(other);
        }
    }
}

/// The keys a product is kept under: each identifier it has, its name where it has none, and the tenant SKU that the
/// catalogue knows for it.
fn keys(product: &Product) -> impl Iterator<Item = u64> {
    let given = |field: &Option<String>| field.as_deref().filter(|text| !text.is_empty()).map(fold::key);
    let item = match (&product.product_id, &product.product_sku) {
        (Some(id), Some(sku)) => Some(fold::pair_key(id, sku)),
        _ => None,
    };
    let identifiers = [given(&product.sku_id), given(&product.part_number), item, given(&product.offer_id)];
    let name = Some(product.name.as_str())
        .filter(|name| !name.is_empty() && identifiers.iter().all(Option::is_none));
    let known = Extended::find(product).map(|(entry, _)| entry).filter(|entry| !entry.sku_id.is_empty());
    let mut keys: Vec<u64> = identifiers
        .into_iter()
        .flatten()
        .chain(name.map(fold::key))
        .chain(known.map(|entry| fold::key(entry.sku_id)))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter()
}

/// The rows kept under any key of a product, each once, in their order.
fn places(index: &BTreeMap<u64, Vec<usize>>, product: &Product) -> impl Iterator<Item = usize> {
    let mut places: Vec<usize> = keys(product).filter_map(|key| index.get(&key)).flatten().copied().collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter()
}

#[cfg(test)]
mod tests;
