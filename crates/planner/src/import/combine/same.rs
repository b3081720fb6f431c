//! What is the same: customers by what is known of both, products by their surest names.

use crate::{
    import::{outcome::CustomerKey, table::key, value::ids},
    model::Product,
};

/// Two customers that may be one: the surest thing known of both decides.
pub(in crate::import) fn same_customer(a: &CustomerKey, b: &CustomerKey) -> bool {
    let agree = |a: &str, b: &str| (!a.is_empty() && !b.is_empty()).then(|| a.eq_ignore_ascii_case(b));
    agree(&a.tenant, &b.tenant)
        .or_else(|| agree(&a.domain, &b.domain))
        .or_else(|| agree(&key(&a.name), &key(&b.name)))
        .unwrap_or(true)
}

/// The surest name of a product.
pub(in crate::import) fn handle(product: &Product) -> String {
    match (&product.sku_id, &product.part_number) {
        (Some(sku), _) => format!("sku {}", sku.to_lowercase()),
        (None, Some(part)) => format!("part {}", part.to_lowercase()),
        (None, None) => handles(product).into_iter().next().unwrap_or_default(),
    }
}

/// Names by which a product can be found again, the surest first.
pub(in crate::import) fn handles(product: &Product) -> Vec<String> {
    let mut handles = Vec::new();
    if let Some(sku) = &product.sku_id {
        handles.push(format!("sku {}", sku.to_lowercase()));
    }
    if let Some(part) = &product.part_number {
        handles.push(format!("part {}", part.to_lowercase()));
    }
    if let (Some(id), Some(sku)) = (&product.product_id, &product.product_sku) {
        handles.push(format!("nce {id}:{sku}"));
    }
    if let Some(offer) = &product.offer_id {
        handles.push(format!("offer {offer}"));
    }
    if handles.is_empty() || !product.name.is_empty() {
        handles.push(format!("name {}", key(&product.name)));
    }
    handles
}

/// Two products that may be the same: where both have a real SKU id it decides, else both part numbers.
pub(in crate::import) fn compatible(a: &Product, b: &Product) -> bool {
    let ids = |product: &Product| product.sku_id.as_deref().and_then(ids::guid);
    if let (Some(a), Some(b)) = (ids(a), ids(b)) {
        return a == b;
    }
    match (&a.part_number, &b.part_number) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        _ => true,
    }
}
