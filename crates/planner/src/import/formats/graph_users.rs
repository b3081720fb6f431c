//! Users with their licences, from Microsoft Graph or PowerShell as JSON: only how many hold each product is kept.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    import::{
        problem::Problem,
        reading::{Fit, Importer, Reading},
        table::{Shape, Table},
        value::ids,
    },
    model::Product,
};

pub(super) struct GraphUsers;

const LICENCES: [&str; 3] = ["assignedLicenses", "licenseAssignmentStates", "licenses"];

impl Importer for GraphUsers {
    fn id(&self) -> &'static str {
        "graph-users"
    }

    fn sniff(&self, table: &Table) -> Fit {
        let user = table.has_any(&["userPrincipalName", "displayName", "mail", "id"]);
        if table.shape == Shape::Json && user && table.has_any(&LICENCES) { Fit::Sure } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        let Some(column) = reading.table.column(&LICENCES) else { return };
        for row in reading.table.rows() {
            let cell = row.cell(column);
            let held = products(cell);
            if held.is_empty() {
                reading.refused_as(row, "", Problem::Unlicensed);
                continue;
            }
            for (sku_id, part_number) in held {
                reading.holds(Product { sku_id, part_number, ..Product::default() });
            }
            reading.taken_as(row, cell);
        }
    }
}

/// Products in a user's list of licences, each once: a licence given directly and by a group is one seat.
pub(super) fn products(cell: &str) -> BTreeSet<(Option<String>, Option<String>)> {
    let Ok(Value::Array(list)) = serde_json::from_str(cell) else { return BTreeSet::new() };
    list.iter()
        .filter_map(|entry| {
            let text =
                |names: [&str; 2]| names.iter().find_map(|name| entry.get(name)).and_then(Value::as_str);
            let sku = text(["skuId", "SkuId"]).map(|sku| ids::guid(sku).unwrap_or_else(|| sku.to_owned()));
            let part = text(["AccountSkuId", "accountSkuId"])
                .and_then(|part| part.rsplit(':').next())
                .map(str::to_owned);
            (sku.is_some() || part.is_some()).then_some((sku, part))
        })
        .collect()
}
