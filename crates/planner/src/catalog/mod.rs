//! Products, their prices and the countries they are sold in: facts with dates and sources, and nothing that decides.
//!
//! Two tables share one form. The *core* (`products.tsv`) is compiled in: it knows what rules ask about, so that an
//! evaluation never depends on what a page has fetched. The *full* list ([`Extended`]) is an asset of the site, fetched
//! for importing and searching; it adds names for the hundreds of products that rules treat alike.

mod country;
mod entry;
mod extended;
mod fold;
mod overlay;
mod price;
mod search;
mod services;
mod sources;
mod table;
mod typing;

pub use country::{Country, countries, country, parse_country};
pub use entry::{Base, Entry, Family, NceId, TeamsSuite};
pub use extended::Extended;
#[cfg(feature = "full-catalog")]
pub use extended::FULL;
pub use overlay::{Mapping, Overlay, OverlayRows, OwnPrice, Priced, Provenance, Purchase};
pub use price::{Quote, list_price, price_table};
pub use search::{Hit, search};
pub use services::{Service, has_service, lost, services};
pub use sources::Source;
pub use table::{BadLine, MatchedBy, Table};

use crate::model::Product;

/// The facts about a product, if the core knows it. Tries skuId, part number, new-commerce item, legacy offer, and, where
/// neither skuId nor part number is given, the name. Allocates nothing.
#[must_use]
pub fn find(product: &Product) -> Option<&'static Entry> {
    table::core().find(product).map(|(entry, _)| entry)
}

/// The table compiled in.
#[must_use]
pub fn core() -> &'static Table {
    table::core()
}
