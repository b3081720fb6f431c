//! The product tables against public lists: what is new there, what differs, what contradicts. Lists are known by their
//! columns: product names with service plans, new-commerce price lists, recorded legacy offers.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use changeover_planner::{
    catalog::{self, Entry, Extended, Table},
    model::{Amount, Billing, Currency, Date, Decimal, Segment, Term},
};
use clap::Subcommand;

use crate::place::{self, Refused};

/// What is asked about the product tables.
#[derive(Subcommand)]
pub enum Asked {
    /// Compares the product tables with public lists and prints, a line each, what is new, differs or contradicts.
    Check {
        /// Lists, or folders of them; files of other kinds are passed over.
        #[arg(required = true)]
        lists: Vec<PathBuf>,
    },
}

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

type Row = BTreeMap<String, String>;

/// Rows of a delimited file by column name; lists of before 2023 are Windows-1252, of which Latin-1 is enough for names.
fn rows(bytes: &[u8]) -> Vec<Row> {
    let text = std::str::from_utf8(bytes)
        .map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned);
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let separator = if head.matches(';').count() > head.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    reader.deserialize().filter_map(Result::ok).collect()
}

fn cell<'r>(row: &'r Row, name: &str) -> &'r str {
    row.get(name).map(String::as_str).unwrap_or_default()
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_called(entry: &Entry, name: &str) -> bool {
    std::iter::once(&entry.name).chain(&entry.aliases).any(|other| folded(other) == folded(name))
}

fn check_name(row: &Row, report: &mut Report) {
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

fn check_item(row: &Row, report: &mut Report) {
    let (product, title) = (cell(row, "ProductId"), cell(row, "SkuTitle"));
    let sku = format!("{:0>4}", cell(row, "SkuId"));
    let Some(entry) = known(|table| table.nce(product, &sku)) else {
        report.new.insert(format!("{product}:{sku} {title}"));
        return;
    };
    let Some(item) = entry.nce.iter().find(|item| item.product == product && item.sku == sku) else { return };
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
    check_price(row, entry, entry.nce.first() == Some(item), report);
}

/// A price of the list against ours on the list's first day, for the usual commercial item in US dollars.
fn check_price(row: &Row, entry: &Entry, usual: bool, report: &mut Report) {
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

fn text_at<'v>(value: &'v serde_json::Value, place: &str) -> Option<&'v str> {
    value.pointer(place)?.as_str()
}

fn check_offers(text: &str, report: &mut Report) -> bool {
    let Ok(list) = serde_json::from_str::<serde_json::Value>(text) else { return false };
    let mut any = false;
    for offer in list.get("items").and_then(serde_json::Value::as_array).into_iter().flatten() {
        let (Some(id), Some(name)) = (text_at(offer, "/id"), text_at(offer, "/name")) else { continue };
        any = true;
        let sku = text_at(offer, "/product/id").unwrap_or_default();
        match known(|table| table.offer(id)) {
            None => drop(report.new.insert(format!("legacy offer {id} {name}"))),
            Some(entry) if !entry.sku_id.is_empty() && !entry.sku_id.eq_ignore_ascii_case(sku) => {
                report.contradicts.insert(format!("legacy offer {name} gives {sku}, not {}", entry.sku_id));
            }
            Some(_) => {}
        }
    }
    any
}

/// Makes the full list known to everything that names products, as the page does.
pub fn register() {
    if let Ok(full) = Extended::parse(catalog::FULL.to_owned()) {
        full.register();
    }
}

fn known(look: impl Fn(&'static Table) -> Option<&'static Entry>) -> Option<&'static Entry> {
    std::iter::once(catalog::core()).chain(Extended::get().map(Extended::table)).find_map(look)
}

/// Answers.
///
/// # Errors
/// When a list cannot be read, none of the files is a list, or a list contradicts the tables; the rest is printed all the same.
pub fn answer(asked: &Asked) -> Result<(), Refused> {
    let Asked::Check { lists } = asked;
    register();
    let (mut report, mut read) = (Report::default(), 0);
    for file in files(lists)? {
        let bytes = fs::read(&file).map_err(|error| place::unreadable(&file, &error))?;
        read += usize::from(check(&file, &bytes, &mut report));
    }
    if read == 0 {
        return Err(Refused::Input(
            "none of these files is a list of product names, prices or offers".into(),
        ));
    }
    let kinds = [("new", &report.new), ("differs", &report.differs), ("contradicts", &report.contradicts)];
    let mut text = String::new();
    for (kind, line) in kinds.iter().flat_map(|(kind, lines)| lines.iter().map(move |line| (kind, line))) {
        text.push_str(&format!("{kind}: {line}\n"));
    }
    let counts = kinds.map(|(kind, lines)| format!("{} {kind}", lines.len())).join(", ");
    place::print(&format!("{text}lists read: {read}; {counts}\n"))?;
    match report.contradicts.len() {
        0 => Ok(()),
        count => Err(Refused::Input(format!("{count} lines contradict the product tables"))),
    }
}

/// The files named, and those in the folders named, in the order of their names.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Refused> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() {
            let inside = fs::read_dir(path).map_err(|error| place::unreadable(path, &error))?;
            let mut inside: Vec<PathBuf> =
                inside.filter_map(|file| Some(file.ok()?.path())).filter(|path| path.is_file()).collect();
            inside.sort();
            files.extend(inside);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// Checks a file; whether it is a list.
fn check(file: &Path, bytes: &[u8], report: &mut Report) -> bool {
    if file.extension().is_some_and(|ending| ending == "json") {
        return check_offers(&String::from_utf8_lossy(bytes), report);
    }
    let rows = rows(bytes);
    let Some(first) = rows.first() else { return false };
    let has = |names: &[&str]| names.iter().all(|name| first.contains_key(*name));
    let one: fn(&Row, &mut Report) = if has(&["GUID", "String_Id", "Product_Display_Name"]) {
        check_name
    } else if has(&["ProductId", "SkuId", "SkuTitle", "TermDuration", "Segment"]) {
        check_item
    } else {
        return false;
    };
    rows.iter().for_each(|row| one(row, report));
    true
}
