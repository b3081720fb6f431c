//! Identifiers of products and subscriptions in all their spellings.

use std::{fmt, rc::Rc};

use crate::model::Term;

/// Reads a GUID in any case, with or without braces; lower case.
pub(in crate::import) fn guid(cell: &str) -> Option<String> {
    guid_bits(cell).map(|bits| Id::Guid(bits).to_string())
}

/// Id of a subscription: a GUID, or whatever else a seller goes by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::import) enum Id {
    /// A GUID.
    Guid(u128),
    /// Anything else.
    Other(Rc<str>),
}

impl Id {
    /// Reads an id; `None` when there is none.
    pub(in crate::import) fn of(cell: &str) -> Option<Id> {
        guid_bits(cell).map(Id::Guid).or_else(|| (!cell.is_empty()).then(|| Id::Other(Rc::from(cell))))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Id::Other(text) => f.write_str(text),
            Id::Guid(bits) => {
                let part = |from: u32, digits: u32| bits >> from & ((1 << (digits * 4)) - 1);
                write!(
                    f,
                    "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
                    part(96, 8),
                    part(80, 4),
                    part(64, 4),
                    part(48, 4),
                    part(0, 12)
                )
            }
        }
    }
}

/// The bits of a GUID in any case, with or without braces.
fn guid_bits(cell: &str) -> Option<u128> {
    let text = cell.trim().trim_matches(['{', '}', '"']);
    if text.len() != 36 {
        return None;
    }
    let mut bits = 0_u128;
    for (at, byte) in text.bytes().enumerate() {
        if matches!(at, 8 | 13 | 18 | 23) {
            if byte != b'-' {
                return None;
            }
        } else {
            bits = bits << 4 | u128::from(char::from(byte).to_digit(16)?);
        }
    }
    Some(bits)
}

/// A new-commerce catalogue item: product, SKU of four characters, and the term some distributors put before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct CatalogItem {
    /// `CFQ7TTC0LCHC`.
    pub(in crate::import) product: String,
    /// `0002`; `None` when the id was of the product alone.
    pub(in crate::import) sku: Option<String>,
    /// `P1Y:`.
    pub(in crate::import) term: Option<Term>,
}

/// Reads `CFQ7TTC0LCHC`, `CFQ7TTC0LCHC:0002:CFQ7…`, `CFQ7TTC0LCHC/0002`, `P1Y:CFQ7TTC0LCHC:0002`.
pub(in crate::import) fn catalog_item(cell: &str) -> Option<CatalogItem> {
    let mut parts = cell.trim().split([':', '/']).map(str::trim).peekable();
    let term = parts.peek().and_then(|first| match first.to_ascii_uppercase().as_str() {
        "P1M" => Some(Term::Month),
        "P1Y" => Some(Term::Year),
        "P3Y" => Some(Term::ThreeYears),
        _ => None,
    });
    if term.is_some() {
        parts.next();
    }
    let product = product(parts.next()?)?;
    let sku = parts.next().and_then(sku);
    Some(CatalogItem { product, sku, term })
}

/// A product id: twelve letters and digits, with at least one digit.
pub(in crate::import) fn product(cell: &str) -> Option<String> {
    let text = cell.trim();
    (text.len() == 12
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().any(|byte| byte.is_ascii_digit()))
    .then(|| text.to_ascii_uppercase())
}

/// A SKU id, padded to four: spreadsheets take `0001` for a number.
pub(in crate::import) fn sku(cell: &str) -> Option<String> {
    let text = cell.trim();
    (matches!(text.len(), 1..=4) && text.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        .then(|| format!("{:0>4}", text.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_are_the_same_in_every_case() {
        assert_eq!(
            guid("{CBDC14AB-d96c-4c30-b9f4-6ada7cdc1d46}").as_deref(),
            Some("cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46")
        );
        assert_eq!(guid("cbdc14ab-d96c-4c30-b9f4"), None);
    }

    #[test]
    fn catalogue_items_in_every_spelling() {
        for cell in
            ["CFQ7TTC0LCHC:0002:CFQ7TTC0X6RN", "cfq7ttc0lchc/2", "P1Y:CFQ7TTC0LCHC:0002", "CFQ7TTC0LCHC:0002"]
        {
            let item = catalog_item(cell).unwrap();
            assert_eq!(
                (item.product.as_str(), item.sku.as_deref()),
                ("CFQ7TTC0LCHC", Some("0002")),
                "{cell}"
            );
        }
        assert_eq!(catalog_item("CFQ7TTC0LCHC").unwrap().sku, None);
        assert_eq!(catalog_item("MS-AZR-0145P"), None);
        assert_eq!(sku("000F").as_deref(), Some("000F"));
    }
}
