//! Who holds what, in any list of users: names joined by `+`, or licences as JSON.

use super::{active_users, graph_users};
use crate::model::Product;

/// Columns that hold the licences.
pub(in crate::import) const LICENCES: [&str; 8] = [
    "Licenses",
    "Lizenzen",
    "Лицензии",
    "Licences",
    "Assigned Products",
    "assignedLicenses",
    "licenseAssignmentStates",
    "AccountSkuId",
];

/// Columns that say who it is, the surest first.
pub(in crate::import) const NAMES: [&str; 9] = [
    "User principal name",
    "Benutzerprinzipalname",
    "Имя участника-пользователя",
    "Имя пользователя",
    "Username",
    "Sign-in name",
    "mail",
    "displayName",
    "id",
];

/// The products in a cell, each once.
pub(in crate::import) fn products(cell: &str) -> Vec<Product> {
    if cell.starts_with('[') {
        let one = |(sku_id, part_number): (Option<String>, Option<String>)| Product {
            name: part_number.clone().unwrap_or_default(),
            sku_id,
            part_number,
            ..Product::default()
        };
        return graph_users::products(cell).into_iter().map(one).collect();
    }
    let mut names: Vec<&str> = active_users::held(cell);
    names.dedup();
    names.into_iter().map(|name| Product { name: name.to_owned(), ..Product::default() }).collect()
}
