//! Files line by line, for questions that need more than the inventory: what was charged, and who holds which licence. Nothing of it
//! goes into a plan.

use super::{
    OpenedFile, SourceFile,
    formats::{Effect, effect, held},
    table::{Row, Table},
    value::ids,
};
use crate::model::{Date, Decimal, Money, Product};

/// What a charge is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChargeKind {
    /// Seats for a period.
    Period,
    /// Seats added or taken within one.
    Change,
    /// It was cancelled.
    End,
    /// Anything else, a credit among them.
    Other,
}

/// A line of a reconciliation file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// Line of the file, from 1.
    pub line: u32,
    /// What it is for.
    pub kind: ChargeKind,
    /// Id of the subscription.
    pub subscription: String,
    /// The product.
    pub product: Product,
    /// Seats; below zero for a credit.
    pub seats: i64,
    /// First day it pays for.
    pub from: Date,
    /// Last day it pays for.
    pub to: Date,
    /// Amount before tax; below zero for a credit.
    pub amount: Money,
}

/// A person with licences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Sign-in name, or what else the file calls them.
    pub name: String,
    /// What they hold, each once.
    pub holds: Vec<Product>,
}

fn with_table<T>(file: &SourceFile, read: impl FnOnce(&Table) -> Option<T>) -> Option<T> {
    let opened = OpenedFile::of(file);
    read(&opened.content.as_ref().ok()?.table)
}

/// The charges of a reconciliation file, legacy or new commerce; `None` for another file. Lines without a day or an amount are left out.
#[must_use]
pub fn charges(file: &SourceFile) -> Option<Vec<Charge>> {
    with_table(file, |table| {
        let column = |names: &[&str]| table.column(names);
        let kind = column(&["ChargeType"])?;
        let subscription = column(&["SyndicationPartnerSubscriptionNumber", "SubscriptionId"])?;
        let seats = column(&["BillableQuantity", "Quantity"])?;
        let (from, to) = (column(&["ChargeStartDate"])?, column(&["ChargeEndDate"])?);
        let amount = column(&["Subtotal", "Amount"])?;
        let name = column(&["SkuName", "OfferName", "ProductName", "SubscriptionName"]);
        let (product, sku) = (column(&["ProductId"]), column(&["SkuId"]));
        let offer = column(&["DurableOfferId"]);
        let said = |row: Row<'_>, column: Option<usize>| {
            column.map(|column| row.cell(column).to_owned()).filter(|text| !text.is_empty())
        };
        let one = |row: Row<'_>| {
            Some(Charge {
                line: row.line(),
                kind: match effect(row.cell(kind)) {
                    Effect::Sets => ChargeKind::Period,
                    Effect::Adds | Effect::Takes => ChargeKind::Change,
                    Effect::Ends => ChargeKind::End,
                    Effect::None => ChargeKind::Other,
                },
                subscription: row.cell(subscription).to_lowercase(),
                product: Product {
                    name: said(row, name).unwrap_or_default(),
                    product_id: said(row, product),
                    product_sku: said(row, sku),
                    offer_id: said(row, offer),
                    ..Product::default()
                },
                seats: number(row.cell(seats))? / 1_000_000,
                from: day(row.cell(from))?,
                to: day(row.cell(to))?,
                // Files print two places; more are cut as the invoice does.
                amount: Money::cents(number(row.cell(amount))? / 10_000),
            })
        };
        Some(table.rows().filter_map(one).collect())
    })
}

/// A number in the form of these files, in millionths: a point, commas between thousands, a sign or brackets.
fn number(cell: &str) -> Option<i64> {
    let plain: String =
        cell.chars().filter(|letter| !matches!(letter, ',' | ' ' | '(' | ')' | '-')).collect();
    let micros = Decimal::parse(&plain)?.micros();
    Some(if cell.starts_with(['-', '(']) { -micros } else { micros })
}

/// A day in the form of these files: `2026-01-14T00:00:00Z` or `1/14/2026 23:59`.
fn day(cell: &str) -> Option<Date> {
    let day = cell.split(['T', ' ']).next()?;
    Date::parse(day).or_else(|| {
        let mut parts = day.split('/');
        let (month, of_month, year) = (parts.next()?, parts.next()?, parts.next()?);
        Date::new(year.parse().ok()?, month.parse().ok()?, of_month.parse().ok()?)
    })
}

/// The people of a users export (admin center, or Microsoft Graph as JSON); `None` for another file.
#[must_use]
pub fn people(file: &SourceFile) -> Option<Vec<Person>> {
    with_table(file, |table| {
        let licences = table.column(&held::LICENCES)?;
        let name = table.column(&held::NAMES)?;
        let one = |row: Row<'_>| Person {
            name: row.cell(name).to_owned(),
            holds: held::products(row.cell(licences))
                .into_iter()
                .map(|product| Product {
                    sku_id: product.sku_id.map(|id| ids::guid(&id).unwrap_or(id)),
                    ..product
                })
                .collect(),
        };
        Some(table.rows().map(one).filter(|person| !person.holds.is_empty()).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_as_these_files_print_them() {
        assert_eq!(number("-1,234.50"), Some(-1_234_500_000));
        assert_eq!(number("(94.20)"), Some(-94_200_000));
        assert_eq!(number("x"), None);
        assert_eq!(day("2/28/2019 23:59"), Date::new(2019, 2, 28));
        assert_eq!(day("2026-01-14T00:00:00Z"), Date::new(2026, 1, 14));
    }
}
