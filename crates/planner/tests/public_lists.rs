//! Checks the product tables against public lists in a folder of one's own, and says what is new or differs:
//! `CHANGEOVER_SAMPLES=folder cargo test -p changeover-planner --features full-catalog --test public_lists -- --nocapture`.
//! Without the folder there is nothing to check. Files are known by their columns: product names with service plans,
//! new-commerce price lists, recorded legacy offers. What contradicts the tables fails; what they lack is listed.
#![cfg(feature = "full-catalog")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
};

use changeover_planner::{
    catalog::{self, Entry, Extended, Table},
    model::{Amount, Billing, Currency, Date, Decimal, Segment, Term},
};

/// What a list says that the tables do not.
#[derive(Default)]
struct Report {
    /// Products and items the tables lack.
    new: BTreeSet<String>,
    /// Other names, other terms: worth a look.
    differs: BTreeSet<String>,
    /// Other identifiers, other prices: one of the two is wrong.
    contradicts: BTreeSet<String>,
}

fn tables() -> [&'static Table; 2] {
    if Extended::get().is_none() {
        Extended::parse(catalog::FULL.to_owned()).unwrap().register();
    }
    [catalog::core(), Extended::get().unwrap().table()]
}

fn known(look: impl Fn(&'static Table) -> Option<&'static Entry>) -> Option<&'static Entry> {
    tables().into_iter().find_map(look)
}

/// Rows of a delimited file by column name; quoted cells may hold anything.
fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = String::from_utf8(bytes.to_vec())
        .unwrap_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect());
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let separator = if head.matches(';').count() > head.matches(',').count() { ';' } else { ',' };
    let mut table: Vec<Vec<String>> = vec![vec![String::new()]];
    let mut quoted = false;
    for c in text.chars() {
        let row = table.last_mut().unwrap();
        match c {
            '"' => quoted = !quoted,
            c if c == separator && !quoted => row.push(String::new()),
            '\n' if !quoted => table.push(vec![String::new()]),
            '\r' if !quoted => {}
            c => row.last_mut().unwrap().push(c),
        }
    }
    let mut table = table.into_iter();
    let header: Vec<String> =
        table.next().unwrap_or_default().iter().map(|name| name.trim().to_owned()).collect();
    table.filter(|row| row.len() > 1).map(|row| header.iter().cloned().zip(row).collect()).collect()
}

fn cell<'r>(row: &'r BTreeMap<String, String>, name: &str) -> &'r str {
    row.get(name).map(|text| text.trim()).unwrap_or_default()
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_called(entry: &Entry, name: &str) -> bool {
    std::iter::once(&entry.name).chain(&entry.aliases).any(|other| folded(other) == folded(name))
}

fn check_name(row: &BTreeMap<String, String>, report: &mut Report) {
    let (id, part, name) = (cell(row, "GUID"), cell(row, "String_Id"), cell(row, "Product_Display_Name"));
    match known(|table| table.sku(id)) {
        None => drop(report.new.insert(format!("{part} {id} {name}"))),
        Some(entry) if folded(entry.part_number) != folded(part) && !is_called(entry, part) => {
            report.contradicts.insert(format!("{id} is {part}, not {}", entry.part_number));
        }
        Some(entry) if !is_called(entry, name) => {
            report.differs.insert(format!("{part} is called {name}, not {}", entry.name));
        }
        Some(_) => {}
    }
}

fn check_item(row: &BTreeMap<String, String>, report: &mut Report) {
    let (product, title) = (cell(row, "ProductId"), cell(row, "SkuTitle"));
    let sku = format!("{:0>4}", cell(row, "SkuId"));
    let Some(entry) = known(|table| table.nce(product, &sku)) else {
        report.new.insert(format!("{product}:{sku} {title}"));
        return;
    };
    let item = entry.nce.iter().find(|item| item.product == product && item.sku == sku).unwrap();
    let sold_to = match cell(row, "Segment") {
        "Education" => Segment::Education,
        "Charity" => Segment::Nonprofit,
        "Government" => Segment::Government,
        _ => Segment::Commercial,
    };
    if item.segment != sold_to {
        report
            .contradicts
            .insert(format!("{product}:{sku} {title} is sold to {sold_to:?}, not {:?}", item.segment));
    }
    if cell(row, "TermDuration") == "P3Y" && !entry.three_year_term {
        report.differs.insert(format!("{title} has a three-year term"));
    }
    check_price(row, entry, item == &entry.nce[0], report);
}

/// A price of the list against ours on the list's first day, for the usual commercial item in US dollars.
fn check_price(row: &BTreeMap<String, String>, entry: &Entry, usual: bool, report: &mut Report) {
    let (term, billing) = match (cell(row, "TermDuration"), cell(row, "BillingPlan")) {
        ("P1M", "Monthly") => (Term::Month, Billing::Monthly),
        ("P1Y", "Monthly") => (Term::Year, Billing::Monthly),
        ("P1Y", "Annual") => (Term::Year, Billing::Annual),
        ("P3Y", "Annual") => (Term::ThreeYears, Billing::Annual),
        ("P3Y", "Triennial") => (Term::ThreeYears, Billing::Triennial),
        _ => return,
    };
    let listed = Decimal::parse(cell(row, "ERP Price"));
    let from = cell(row, "EffectiveStartDate").get(..10).and_then(Date::parse);
    let (Some(listed), Some(from), "USD", "Commercial", true) =
        (listed, from, cell(row, "Currency"), cell(row, "Segment"), usual)
    else {
        return;
    };
    let quote = catalog::list_price(entry, Currency::USD, Segment::Commercial, term, billing, from);
    if let Some(quote) = quote {
        let whole = Amount::of(quote.price.amount).times(term.months().into());
        if whole.line() != Amount::of(listed).line() {
            let ours = quote.price.amount;
            report.contradicts.insert(format!(
                "{} {term:?} {billing:?} costs {listed} on {from}, ours {ours} a month",
                entry.name
            ));
        }
    }
}

fn check_offers(text: &str, report: &mut Report) {
    let Ok(list) = serde_json::from_str::<serde_json::Value>(text) else { return };
    for offer in list["items"].as_array().into_iter().flatten() {
        let (Some(id), Some(name)) = (offer["id"].as_str(), offer["name"].as_str()) else { continue };
        let sku = offer["product"]["id"].as_str().unwrap_or_default();
        match known(|table| table.offer(id)) {
            None => drop(report.new.insert(format!("legacy offer {id} {name}"))),
            Some(entry) if !entry.sku_id.is_empty() && !entry.sku_id.eq_ignore_ascii_case(sku) => {
                report.contradicts.insert(format!("legacy offer {name} gives {sku}, not {}", entry.sku_id));
            }
            Some(_) => {}
        }
    }
}

fn check(folder: &Path) -> (usize, Report) {
    let mut report = Report::default();
    let mut lists = 0;
    for file in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        let bytes = fs::read(&file).unwrap_or_default();
        if file.extension().is_some_and(|ending| ending == "json") {
            check_offers(&String::from_utf8_lossy(&bytes), &mut report);
            continue;
        }
        let rows = rows(&bytes);
        let Some(first) = rows.first() else { continue };
        let has = |names: &[&str]| names.iter().all(|name| first.contains_key(*name));
        let one: fn(&BTreeMap<String, String>, &mut Report) =
            if has(&["GUID", "String_Id", "Product_Display_Name"]) {
                check_name
            } else if has(&["ProductId", "SkuId", "SkuTitle", "TermDuration", "Segment"]) {
                check_item
            } else {
                continue;
            };
        lists += 1;
        rows.iter().for_each(|row| one(row, &mut report));
    }
    (lists, report)
}

#[test]
fn the_tables_agree_with_public_lists() {
    let Some(folder) = env::var_os("CHANGEOVER_SAMPLES") else { return };
    let (lists, report) = check(Path::new(&folder));
    for (title, lines) in
        [("new", &report.new), ("differs", &report.differs), ("contradicts", &report.contradicts)]
    {
        println!("{title}: {}", lines.len());
        lines.iter().for_each(|line| println!("  {line}"));
    }
    assert!(lists > 0, "no list in {}", folder.display());
    assert!(report.contradicts.is_empty(), "{} contradictions, listed above", report.contradicts.len());
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
