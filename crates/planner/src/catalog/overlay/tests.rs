use super::*;
use crate::model::{Decimal, Per};

fn product(name: &str, nce: &str) -> Product {
    let (id, sku) = nce.split_once(':').unzip();
    Product {
        name: name.into(),
        product_id: id.map(str::to_owned),
        product_sku: sku.map(str::to_owned),
        ..Product::default()
    }
}

fn row(nce: &str, currency: &str, amount: &str, from: &str) -> OwnPrice {
    OwnPrice {
        product: product("", nce),
        market: String::new(),
        currency: Currency::parse(currency).unwrap(),
        segment: Segment::Commercial,
        term: Some(Term::Year),
        billing: Some(Billing::Annual),
        price: Price { amount: Decimal::parse(amount).unwrap(), per: Per::Year },
        from: Date::parse(from),
        until: None,
        provenance: format!("list of {from}"),
    }
}

fn purchase(currency: &str, day: &str) -> Purchase<'static> {
    Purchase {
        market: "DE",
        currency: Currency::parse(currency).unwrap(),
        segment: Segment::Commercial,
        term: Term::Year,
        billing: Billing::Annual,
        day: Date::parse(day).unwrap(),
    }
}

fn own<'o>(overlay: &'o Overlay, product: &Product, purchase: Purchase<'_>) -> Option<(String, &'o str)> {
    let priced = overlay.price(product, purchase)?;
    match priced.provenance {
        Provenance::Own(from) => Some((priced.price.amount.to_string(), from)),
        Provenance::BuiltIn { source, .. } => Some((priced.price.amount.to_string(), source.key)),
    }
}

#[test]
fn own_rows_lie_over_the_built_in_list_by_day() {
    let prices = vec![
        row("CFQ7TTC0LCHC:0002", "USD", "250", "2026-09-01"),
        row("CFQ7TTC0LCHC:0002", "USD", "255", "2026-12-01"),
    ];
    let overlay = Overlay::from(OverlayRows { prices, mappings: Vec::new() });
    let premium = product("Microsoft 365 Business Premium", "");
    assert_eq!(own(&overlay, &premium, purchase("USD", "2026-08-31")), Some(("22.00".into(), "P26")));
    assert_eq!(
        own(&overlay, &premium, purchase("USD", "2026-09-01")),
        Some(("250.00".into(), "list of 2026-09-01"))
    );
    assert_eq!(
        own(&overlay, &premium, purchase("USD", "2026-12-01")),
        Some(("255.00".into(), "list of 2026-12-01"))
    );
    let next = overlay.price(&premium, purchase("USD", "2026-09-01")).and_then(|priced| priced.next_change);
    assert_eq!(next, Date::new(2026, 12, 1));
}

#[test]
fn nothing_is_converted() {
    let overlay = Overlay::from(OverlayRows {
        prices: vec![row("CFQ7TTC0LCHC:0002", "EUR", "247.20", "2026-09-01")],
        mappings: Vec::new(),
    });
    let premium = product("Microsoft 365 Business Premium", "");
    assert_eq!(
        own(&overlay, &premium, purchase("EUR", "2026-11-22")),
        Some(("247.20".into(), "list of 2026-09-01"))
    );
    assert_eq!(own(&overlay, &premium, purchase("GBP", "2026-11-22")), None);
    // The row is for a year paid up front: not for another plan.
    let monthly = Purchase { billing: Billing::Monthly, ..purchase("EUR", "2026-11-22") };
    assert_eq!(own(&overlay, &premium, monthly), None);
}

#[test]
fn the_row_for_the_market_wins() {
    let everywhere = row("CFQ7TTC0LCHC:0002", "EUR", "240", "2026-10-01");
    let germany = OwnPrice {
        market: "DE".into(),
        provenance: "Germany".into(),
        ..row("CFQ7TTC0LCHC:0002", "EUR", "250", "2026-01-01")
    };
    let overlay = Overlay::from(OverlayRows { prices: vec![germany, everywhere], mappings: Vec::new() });
    let premium = product("", "CFQ7TTC0LCHC:0002");
    assert_eq!(own(&overlay, &premium, purchase("EUR", "2026-11-22")), Some(("250.00".into(), "Germany")));
    let france = Purchase { market: "FR", ..purchase("EUR", "2026-11-22") };
    assert_eq!(own(&overlay, &premium, france), Some(("240.00".into(), "list of 2026-10-01")));
}

#[test]
fn a_mapping_sheet_completes_and_replaces() {
    let house =
        Product { part_number: Some("HOUSE_SKU".into()), ..product("House bundle", "CFQ7TTC0ZZZZ:0001") };
    let becomes = Some(product("Microsoft 365 Business Premium", "CFQ7TTC0LCHC:0002"));
    let mapping =
        Mapping { product: house, becomes, from: Date::new(2026, 1, 1), provenance: "our sheet".into() };
    let overlay = Overlay::from(OverlayRows { prices: Vec::new(), mappings: vec![mapping] });
    let sold = product("House bundle (old name)", "CFQ7TTC0ZZZZ:0001");
    let whole = overlay.complete(&sold);
    assert_eq!(
        (whole.name.as_str(), whole.part_number.as_deref()),
        ("House bundle (old name)", Some("HOUSE_SKU"))
    );
    let day = Date::literal(2026, 11, 22);
    assert_eq!(
        overlay.becomes(&sold, day).map(|(product, from)| (product.name.as_str(), from)),
        Some(("Microsoft 365 Business Premium", "our sheet"))
    );
    assert_eq!(overlay.becomes(&sold, Date::literal(2025, 12, 31)), None);
    // What no sheet says, the catalogue may know.
    let basic = overlay.complete(&product("", "CFQ7TTC0LH18:0001"));
    assert_eq!(basic.part_number.as_deref(), Some("O365_BUSINESS_ESSENTIALS"));
}

#[test]
fn rows_are_exported_as_they_were_laid() {
    let rows = OverlayRows {
        prices: vec![row("CFQ7TTC0LCHC:0002", "EUR", "247.20", "2026-09-01")],
        mappings: Vec::new(),
    };
    let text = serde_json::to_string(&Overlay::from(rows.clone())).unwrap();
    let back: Overlay = serde_json::from_str(&text).unwrap();
    assert_eq!(back.rows(), &rows);
}
