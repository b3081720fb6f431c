//! The full list of products: fetched once, then kept for as long as the page lives.

use std::sync::OnceLock;

use super::{
    entry::Entry,
    table::{self, BadLine, MatchedBy, Table},
};
use crate::model::Product;

static REGISTERED: OnceLock<Extended> = OnceLock::new();

/// The text of the full list, for programs that do not fetch it.
#[cfg(feature = "full-catalog")]
pub static FULL: &str = include_str!("catalog-full.txt");

/// The products beyond the core. Rules never ask it: it names and recognises.
#[derive(Debug, Default)]
pub struct Extended(Table);

impl Extended {
    /// Reads the text of the asset `catalog-full.txt`. The text stays in memory for good: its entries point into it.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn parse(text: String) -> Result<Extended, BadLine> {
        Table::parse(Box::leak(text.into_boxed_str())).map(Extended)
    }

    /// Makes the list known to [`Extended::get`]. The first one registered stays; `false` when there was one already.
    pub fn register(self) -> bool {
        REGISTERED.set(self).is_ok()
    }

    /// The list registered, if any.
    #[must_use]
    pub fn get() -> Option<&'static Extended> {
        REGISTERED.get()
    }

    /// Its products.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.0
    }

    /// What is known about a product, in the core first, then in the list registered; with the name that led there.
    #[must_use]
    pub fn find(product: &Product) -> Option<(&'static Entry, MatchedBy)> {
        let core = table::core().find(product);
        let Some(full) = Extended::get() else { return core };
        match core {
            Some((_, MatchedBy::SkuId)) => core,
            // A stronger name in the full list wins over a weaker one in the core.
            Some((_, by)) => full.0.find(product).filter(|(_, other)| *other < by).or(core),
            None => full.0.find(product),
        }
    }
}
