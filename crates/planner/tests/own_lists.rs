//! Price lists and mapping sheets of one's own, laid under an inventory.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use changeover_planner::{
    catalog::{Overlay, OverlayRows},
    import::{Answers, Ask, Import, PRICE_FROM, SourceFile, import},
    model::Date,
};

const HEAD: &str = "SkuTitle,ProductId,SkuId,TermDuration,BillingPlan,Market,Currency,ERP Price,Segment,EffectiveStartDate,EffectiveEndDate\n";
/// A year of Business Premium paid monthly: 264.00 for the term.
const DOLLARS: &str =
    "Microsoft 365 Business Premium,CFQ7TTC0LCHC,0002,P1Y,Monthly,US,USD,264.00,Commercial,2026-01-01,\n";
const EUROS: &str =
    "Microsoft 365 Business Premium,CFQ7TTC0LCHC,0002,P1Y,Monthly,DE,EUR,247.20,Commercial,2026-01-01,\n";
const SEATS: &str = "Product name,Seats,Start date,End date\nMicrosoft 365 Business Premium,40,2026-03-16,2027-03-15\nOffice 365 E1,5,2026-03-16,2027-03-15\n";

fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

fn read(files: &[(&str, &str)]) -> Import {
    let file =
        |(name, text): &(&str, &str)| SourceFile { name: (*name).into(), bytes: text.as_bytes().to_vec() };
    import(&files.iter().map(file).collect::<Vec<_>>(), &Answers::default())
}

fn rows(list: &[&str]) -> OverlayRows {
    read(&[("list.csv", &format!("{HEAD}{}", list.concat()))]).own_rows(today())
}

fn laid(rows: OverlayRows) -> Import {
    let mut import = read(&[("seats.csv", SEATS)]);
    import.lay(&Overlay::from(rows), today());
    import
}

/// Names of the products whose price is asked.
fn asked(import: &Import) -> Vec<String> {
    let questions = import.files.iter().flat_map(|file| &file.questions);
    let products = questions.filter_map(|question| match &question.ask {
        Ask::Prices { products } => Some(products.iter().map(|gap| gap.name.clone())),
        _ => None,
    });
    products.flatten().collect()
}

#[test]
fn a_price_no_file_says_is_taken_from_the_list_and_no_longer_asked() {
    assert_eq!(asked(&read(&[("seats.csv", SEATS)])).len(), 2);
    let import = laid(rows(&[DOLLARS]));
    let sub = &import.subscriptions[0].subscription;
    assert_eq!(sub.price.unwrap().amount.to_string(), "264.00");
    assert_eq!(sub.extra[PRICE_FROM], "list.csv, 2026-11-23");
    let target = sub.target.as_ref().unwrap();
    assert_eq!((target.price, &target.extra[PRICE_FROM]), (sub.price, &sub.extra[PRICE_FROM]));
    assert_eq!(asked(&import), ["Office 365 E1"]);
    assert_eq!(import.subscriptions[1].subscription.target, None);
}

#[test]
fn of_lists_in_two_currencies_none_is_guessed() {
    let import = laid(rows(&[DOLLARS, EUROS]));
    assert!(
        import
            .subscriptions
            .iter()
            .all(|found| found.subscription.price.is_none() && found.currency.is_none())
    );
}

#[test]
fn a_newer_list_replaces_the_same_rows_and_leaves_the_others() {
    let mut kept = rows(&[DOLLARS, EUROS]);
    kept.renew(rows(&[&DOLLARS.replace("264.00", "280.80")]));
    let prices: Vec<String> = kept.prices.iter().map(|row| row.price.amount.to_string()).collect();
    assert_eq!(prices, ["247.20", "280.80"]);
}

#[test]
fn a_mapping_sheet_gives_a_product_its_other_names() {
    let sheet = "productName,vendorProductId\nContoso Bundle,P1Y:CFQ7TTC0LCHC:0002\n";
    let own = read(&[("mapping.csv", sheet)]).own_rows(today());
    assert_eq!((own.mappings.len(), own.mappings[0].provenance.as_str()), (1, "mapping.csv, 2026-11-23"));
    let mut import = read(&[("seats.csv", "Product name,Seats\nContoso Bundle,7\n")]);
    import.lay(&own.into(), today());
    let product = &import.subscriptions[0].subscription.product;
    assert_eq!(
        (product.product_id.as_deref(), product.product_sku.as_deref()),
        (Some("CFQ7TTC0LCHC"), Some("0002"))
    );
}
