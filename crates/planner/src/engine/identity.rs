//! Whether two products are the same thing for the users' licences (rule `assign-sku-identity`).

use crate::{catalog::Entry, model::Product};

/// How two products compare for licence assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identity {
    /// The same tenant SKU.
    Same,
    /// Equal names, and nothing better known of at least one of them.
    SameByName,
    /// Different SKUs.
    Different,
    /// Different SKUs under one name.
    DifferentUnderOneName,
    /// Different SKUs, one of them a web-direct small-business edition of the other.
    WebTwin,
}

impl Identity {
    /// GUID, else part number, else new-commerce ids, else names; what the plan leaves out the catalogue may know.
    pub fn of(
        old: &Product,
        old_entry: Option<&Entry>,
        new: &Product,
        new_entry: Option<&Entry>,
    ) -> Identity {
        let by_guid = compare(old.sku_id.as_deref(), new.sku_id.as_deref());
        let by_part = compare(old.part_number.as_deref(), new.part_number.as_deref());
        let by_nce = match (
            compare(old.product_id.as_deref(), new.product_id.as_deref()),
            compare(old.product_sku.as_deref(), new.product_sku.as_deref()),
        ) {
            (Some(product), Some(sku)) => Some(product && sku),
            _ => None,
        };
        let by_catalogue = match (old_entry, new_entry) {
            (Some(old), Some(new)) => Some(std::ptr::eq(old, new)),
            _ => None,
        };
        let one_name = folded_eq(&old.name, &new.name);
        if by_guid.or(by_part).or(by_nce).is_none() && (is_bare_name(old) || is_bare_name(new)) {
            // The catalogue knows names, but a tenant may hold another edition under the same one.
            let same = one_name || by_catalogue == Some(true);
            return if same { Identity::SameByName } else { Identity::Different };
        }
        match by_guid.or(by_part).or(by_nce).or(by_catalogue) {
            Some(true) => Identity::Same,
            Some(false) if is_web_edition(old) != is_web_edition(new) && one_name => Identity::WebTwin,
            Some(false) if one_name => Identity::DifferentUnderOneName,
            Some(false) => Identity::Different,
            None if one_name => Identity::SameByName,
            None => Identity::Different,
        }
    }

    /// The same product once more; known by its name alone, it may still be another edition.
    pub fn again(product: &Product) -> Identity {
        if is_bare_name(product) { Identity::SameByName } else { Identity::Same }
    }

    pub fn is_same(self) -> bool {
        matches!(self, Identity::Same | Identity::SameByName)
    }
}

fn compare(old: Option<&str>, new: Option<&str>) -> Option<bool> {
    let old = old.map(str::trim).filter(|text| !text.is_empty())?;
    let new = new.map(str::trim).filter(|text| !text.is_empty())?;
    Some(old.eq_ignore_ascii_case(new))
}

/// Nothing but a name is given.
fn is_bare_name(product: &Product) -> bool {
    let ids = [&product.sku_id, &product.part_number, &product.product_id, &product.offer_id];
    ids.into_iter().all(|id| id.as_deref().is_none_or(|id| id.trim().is_empty()))
}

/// Equal ignoring case and blanks; two empty names are not a name.
fn folded_eq(old: &str, new: &str) -> bool {
    let letters = |text: &'_ str| {
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect::<String>()
    };
    let (old, new) = (letters(old), letters(new));
    !old.is_empty() && old == new
}

/// Small-business products bought on the web carry `SMB_…` part numbers (rule `sku-web-vs-csp`).
fn is_web_edition(product: &Product) -> bool {
    product
        .part_number
        .as_deref()
        .is_some_and(|part| part.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("SMB_")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(name: &str, part: Option<&str>, guid: Option<&str>) -> Product {
        Product {
            name: name.into(),
            part_number: part.map(str::to_owned),
            sku_id: guid.map(str::to_owned),
            ..Product::default()
        }
    }

    fn identity(old: &Product, new: &Product) -> Identity {
        Identity::of(old, None, new, None)
    }

    #[test]
    fn the_guid_decides_before_the_part_number_and_the_name() {
        let old = product(
            "Microsoft 365 Business Premium",
            Some("SPB"),
            Some("CBDC14AB-d96c-4c30-b9f4-6ada7cdc1d46"),
        );
        assert_eq!(
            identity(
                &old,
                &product("Business Premium", Some("OTHER"), Some("cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46"))
            ),
            Identity::Same
        );
        assert_eq!(identity(&old, &product("x", Some("spb"), None)), Identity::Same);
        assert_eq!(
            identity(&old, &product("MICROSOFT 365 business premium", None, None)),
            Identity::SameByName
        );
        assert_eq!(identity(&old, &product("Business Standard", None, None)), Identity::Different);
        assert_eq!(identity(&product("", None, None), &product("", None, None)), Identity::Different);
    }

    #[test]
    fn web_and_partner_editions_of_one_name_are_two_skus() {
        let web = product("Microsoft 365 Business Basic", Some("SMB_BUSINESS_ESSENTIALS"), None);
        let partner = product("Microsoft 365 Business Basic", Some("O365_BUSINESS_ESSENTIALS"), None);
        assert_eq!(identity(&web, &partner), Identity::WebTwin);
        let twin = product("Microsoft 365 F1", Some("M365_F1"), None);
        assert_eq!(
            identity(&twin, &product("Microsoft 365 F1", Some("M365_F1_COMM"), None)),
            Identity::DifferentUnderOneName
        );
    }
}
