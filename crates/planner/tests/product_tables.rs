//! The two product tables hold together. What public lists say beside them: `changeover-cli catalog check`.
#![cfg(feature = "full-catalog")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;

use changeover_planner::catalog::{self, Extended, Table};

fn tables() -> [&'static Table; 2] {
    if Extended::get().is_none() {
        Extended::parse(catalog::FULL.to_owned()).unwrap().register();
    }
    [catalog::core(), Extended::get().unwrap().table()]
}

#[test]
fn the_full_list_is_read_to_its_last_line() {
    let lines = catalog::FULL.lines().filter(|line| !line.starts_with('#')).count();
    assert_eq!(tables()[1].entries().len(), lines);
}

#[test]
fn no_identifier_belongs_to_two_products() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for entry in tables().into_iter().flat_map(Table::entries) {
        let items = entry.nce.iter().map(|item| format!("{}:{}", item.product, item.sku));
        let identifiers = std::iter::once(entry.sku_id.to_owned())
            .chain(items)
            .chain(entry.legacy_offers.iter().map(|id| (*id).to_owned()));
        for id in identifiers.filter(|id| !id.is_empty()) {
            if let Some(other) = seen.insert(id.clone(), entry.name) {
                panic!("{id} is {other} and {}", entry.name);
            }
        }
    }
}
