//! Price lists and mapping sheets as rows of one's own over the catalogue, and those rows laid under an inventory: what no
//! file says about a subscription, they say, and the subscription keeps where it came from.

use std::collections::BTreeSet;

use super::{
    combine::handle,
    outcome::{Found, Import},
    question::Ask,
};
use crate::{
    catalog::{Mapping, Overlay, OverlayRows, OwnPrice, Priced, Provenance, Purchase},
    model::{Currency, Date, Segment, Target},
};

/// Name under which a subscription, and what it becomes, keep where their price came from: a file and the day it was read.
pub const PRICE_FROM: &str = "priceFrom";

impl Import {
    /// The rows of price lists and mapping sheets among the files, as rows of one's own read on `day`. A price in no
    /// currency is left out: nothing is converted, so nothing could be done with it.
    #[must_use]
    pub fn own_rows(&self, day: Date) -> OverlayRows {
        let read = |file: usize| {
            let name = self.files.get(file).map_or("", |file| file.name.as_str());
            format!("{name}, {day}")
        };
        let prices = self.prices.iter().filter_map(|row| {
            Some(OwnPrice {
                product: row.product.clone(),
                market: row.market.clone(),
                currency: row.currency?,
                segment: row.segment,
                term: row.term,
                billing: row.billing,
                price: row.price,
                from: row.from,
                until: row.until,
                provenance: read(row.origin.file),
            })
        });
        let mappings = self.mappings.iter().map(|(file, product)| Mapping {
            product: product.clone(),
            becomes: None,
            from: None,
            provenance: read(*file),
        });
        OverlayRows { prices: prices.collect(), mappings: mappings.collect() }
    }

    /// Fills in from one's own rows what no file says: identifiers, the price of a seat today, and the price of the same
    /// product when it is bought anew, the day after its end or today where that is later. A price that is laid is no longer
    /// asked for.
    pub fn lay(&mut self, own: &Overlay, today: Date) {
        if *own.rows() == OverlayRows::default() {
            return;
        }
        // What no file says about a customer is taken from the lists where all of them are of one market, in one currency.
        let currency = agreed(own, |row| row.currency);
        let market = agreed(own, |row| row.market.as_str()).unwrap_or_default();
        let mut open = BTreeSet::new();
        for found in &mut self.subscriptions {
            let asked = handle(&found.subscription.product);
            lay(found, own, (market, currency), today);
            if found.subscription.price.is_none() {
                open.insert(asked);
            }
        }
        for file in &mut self.files {
            file.questions.retain_mut(|question| match &mut question.ask {
                Ask::Prices { products } if question.answer.is_none() => {
                    products.retain(|gap| open.contains(&gap.key));
                    !products.is_empty()
                }
                _ => true,
            });
        }
    }
}

fn lay(found: &mut Found, own: &Overlay, agreed: (&str, Option<Currency>), today: Date) {
    let sub = &mut found.subscription;
    sub.product = own.joined(&sub.product);
    let Some(currency) = found.currency.or(agreed.1) else { return };
    let country = Some(found.customer.country.as_str()).filter(|country| !country.is_empty());
    let market = country.unwrap_or(agreed.0);
    let price = |day: Date| {
        let purchase = Purchase {
            market,
            currency,
            segment: Segment::Commercial,
            term: sub.term,
            billing: sub.billing,
            day,
        };
        match own.price(&sub.product, purchase)? {
            Priced { price, provenance: Provenance::Own(from), .. } => Some((price, from.to_owned())),
            _ => None,
        }
    };
    let next = sub.end.map_or(today, |end| end.plus_days(1).max(today));
    let (now, then) = (price(sub.start.unwrap_or(today)), price(next));
    if sub.price.is_none()
        && let Some((price, from)) = now
    {
        sub.price = Some(price);
        sub.extra.insert(PRICE_FROM.to_owned(), from.into());
        found.currency = Some(currency);
    }
    if let Some((price, from)) = then.filter(|_| sub.target.is_none()) {
        let mut target = Target { price: Some(price), ..Target::default() };
        target.extra.insert(PRICE_FROM.to_owned(), from.into());
        sub.target = Some(target);
        found.currency = Some(currency);
    }
}

/// What a column of all prices says, where they agree.
fn agreed<'o, T: PartialEq>(own: &'o Overlay, read: impl Fn(&'o OwnPrice) -> T) -> Option<T> {
    let mut values = own.rows().prices.iter().map(read);
    let first = values.next()?;
    values.all(|other| other == first).then_some(first)
}
