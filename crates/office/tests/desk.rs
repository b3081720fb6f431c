//! The office as the page asks it: JSON and files in, JSON out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use changeover_office::{
    desk::{Desk, Sheet},
    messages::{ChangeKind, Given, KeepOwn, Look, OwnLists, OwnPart, OwnTable, Read, Request, Rows, Take},
};
use serde_json::Value;

const PRODUCTS: &str = "Product name,Purchased quantity,Assigned quantity,Next lifecycle date\n\
    Microsoft 365 Business Premium,40,38,2027-03-15\n\
    Power BI (free),1000000,12,\n\
    Total,1000040,50,\n";

const PLAN: &str = r#"{"format":"changeover-plan","schema":1,"id":"p1","title":"","asOf":"2026-11-22","currency":"USD","subscriptions":[]}"#;

fn ask<R: Request>(desk: &mut Desk, request: &R, files: &[(&str, &str)]) -> R::Reply {
    for (name, text) in files {
        desk.begin(name);
        text.as_bytes().chunks(16).for_each(|piece| desk.piece(piece));
        desk.end();
    }
    let answer = desk.answer(R::KIND, &serde_json::to_string(request).unwrap(), Vec::new()).unwrap();
    serde_json::from_str(&answer.text).unwrap()
}

fn read() -> Read {
    Read {
        language: "en".into(),
        answers: String::new(),
        given: None,
        into: None,
        own: String::new(),
        today: "2026-11-23".into(),
    }
}

fn given(question: &str, field: &str, value: &str) -> Read {
    let given = Given { question: question.into(), field: field.into(), value: value.into() };
    Read { given: Some(given), ..read() }
}

fn take(into: &[&str]) -> Take {
    Take { into: into.iter().map(|text| (*text).into()).collect(), inventories: Vec::new(), changes: None }
}

fn question<'l>(look: &'l Look, start: &str) -> &'l changeover_office::messages::Asked {
    look.questions.iter().find(|asked| asked.id.starts_with(start)).unwrap()
}

#[test]
fn every_row_is_counted_and_says_why_it_is_not_taken() {
    let mut desk = Desk::default();
    let look = ask(&mut desk, &read(), &[("your-products.csv", PRODUCTS)]);
    assert_eq!(look.files[0].rows, [3, 1, 2, 0]);
    assert_eq!(look.found.total, 1);
    assert_eq!(look.found.rows[0][..3], ["Microsoft 365 Business Premium", "40", "38"]);
    let rows = ask(&mut desk, &Rows { file: 0, outcome: 0, from: 0, count: 10 }, &[]);
    assert_eq!(rows.iter().map(|row| (row.line, row.outcome)).collect::<Vec<_>>(), [(2, 1), (3, 2), (4, 2)]);
    for row in &rows[1..] {
        assert!(row.reason.contains(' ') && row.reason.ends_with('.'), "{}", row.reason);
    }
    let aside = ask(&mut desk, &Rows { file: 0, outcome: 2, from: 1, count: 10 }, &[]);
    assert_eq!(aside.iter().map(|row| row.line).collect::<Vec<_>>(), [4]);
}

#[test]
fn an_answer_reads_the_same_files_again_and_is_remembered_for_the_next() {
    let mut desk = Desk::default();
    let look = ask(&mut desk, &read(), &[("your-products.csv", PRODUCTS)]);
    let channel = question(&look, "channel");
    let other =
        channel.fields[0].choices.iter().find(|choice| choice.key != channel.fields[0].value).unwrap();
    let look = ask(&mut desk, &given(&channel.id, "", &other.key), &[]);
    assert_eq!(question(&look, "channel").fields[0].value, other.key);
    let look = ask(&mut desk, &given("prices", &question(&look, "prices").fields[0].key, "23,10"), &[]);
    assert_eq!(look.found.rows[0][6], "23.10");

    let mut another = Desk::default();
    let remembered = Read { answers: look.answers, ..read() };
    let look = ask(&mut another, &remembered, &[("next month.csv", PRODUCTS)]);
    assert_eq!(question(&look, "channel").fields[0].value, other.key);
}

#[test]
fn a_column_is_given_another_meaning() {
    let table = "What,How many,Until\nMicrosoft 365 E3,40,2027-03-14\nOffice 365 E1,5,2027-01-31\n";
    let mut desk = Desk::default();
    let look = ask(&mut desk, &read(), &[("mine.csv", table)]);
    let columns = question(&look, "columns");
    let values: Vec<&str> = columns.fields.iter().map(|field| field.value.as_str()).collect();
    assert_eq!(values, ["product-name", "seats", "end"]);
    // The day it renews on is the day after the last one.
    let look = ask(&mut desk, &given(&columns.id, "2", "renewal"), &[]);
    assert_eq!(look.found.rows[0][5], "13 March 2027");
}

#[test]
fn only_what_is_accepted_changes_a_plan() {
    let mut desk = Desk::default();
    ask(&mut desk, &read(), &[("a.csv", PRODUCTS)]);
    let plan = ask(&mut desk, &take(&[PLAN]), &[]).documents.remove(0);

    let newer = "Product name,Purchased quantity,Assigned quantity,Next lifecycle date\n\
        Microsoft 365 Business Premium,45,44,2027-03-15\nMicrosoft 365 E3,7,7,2027-05-01\n";
    let mut desk = Desk::default();
    let look = ask(&mut desk, &Read { into: Some(plan.clone()), ..read() }, &[("b.csv", newer)]);
    let changes = look.changes.unwrap();
    assert_eq!(
        changes.iter().map(|change| change.kind).collect::<Vec<_>>(),
        [ChangeKind::Changed, ChangeKind::New]
    );
    assert_eq!(changes[0].differences, ["Seats: 40 → 45", "Assigned users: 38 → 44"]);
    let taken = ask(&mut desk, &Take { changes: Some(vec![(0, vec![1])]), ..take(&[&plan]) }, &[]);
    let after: Value = serde_json::from_str(&taken.documents[0]).unwrap();
    assert_eq!(taken.subscriptions, 1);
    assert_eq!(after["subscriptions"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&after["subscriptions"][0]["seats"], &after["subscriptions"][0]["assigned"]),
        (&40.into(), &44.into())
    );
}

#[test]
fn several_customers_and_currencies_become_a_plan_each() {
    let table = "Customer name,Product name,Seats,Price,Currency\n\
        Contoso,Microsoft 365 E3,40,30.00,EUR\n\
        Northwind,Microsoft 365 E3,5,32.00,USD\n\
        Contoso,Office 365 E1,6,8.00,USD\n";
    let mut desk = Desk::default();
    let look = ask(&mut desk, &read(), &[("book.csv", table)]);
    let names: Vec<_> =
        look.inventories.iter().map(|each| (each.name.as_str(), each.subscriptions)).collect();
    assert_eq!(names, [("Contoso · EUR", 1), ("Northwind · USD", 1), ("Contoso · USD", 1)]);
    let request = Take { inventories: vec![0, 1], ..take(&[PLAN, PLAN]) };
    let taken = ask(&mut desk, &request, &[]);
    let plans: Vec<Value> = taken.documents.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
    assert_eq!(
        (plans[0]["title"].as_str(), plans[1]["title"].as_str()),
        (Some("Contoso"), Some("Northwind"))
    );
    assert_eq!(plans[0]["subscriptions"][0]["price"]["amount"], "30.00");
    assert_eq!((&plans[0]["currency"], &plans[1]["currency"]), (&"EUR".into(), &"USD".into()));
    assert_eq!(taken.subscriptions, 2);
}

#[test]
fn the_columns_of_a_known_file_are_explained_anew() {
    let mut desk = Desk::default();
    let look = ask(&mut desk, &read(), &[("your-products.csv", PRODUCTS)]);
    let columns = look.files[0].columns.clone().unwrap();
    assert_eq!(columns.fields.len(), 4);
    let look = ask(&mut desk, &given(&columns.id, "2", ""), &[]);
    assert_eq!(look.found.rows[0][2], "—");
}

#[test]
fn sheets_of_a_workbook_are_chosen() {
    let sheet = |name: &str, hidden: bool, seats: u32| Sheet {
        name: name.into(),
        hidden,
        cells: format!("Product name\tSeats\nMicrosoft 365 E3\t{seats}\n"),
    };
    let mut desk = Desk::default();
    desk.workbook("all.xlsx", vec![sheet("Now", false, 40), sheet("Old", true, 7)]);
    let look = ask(&mut desk, &read(), &[]);
    assert_eq!(look.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["all.xlsx · Now"]);
    assert_eq!(look.found.rows[0][1], "40");
    let sheets = question(&look, "sheets");
    assert_eq!(sheets.fields.iter().map(|field| field.value.as_str()).collect::<Vec<_>>(), ["1", "0"]);
    ask(&mut desk, &given("sheets/0", "1", "1"), &[]);
    let look = ask(&mut desk, &given("sheets/0", "0", "0"), &[]);
    assert_eq!(look.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["all.xlsx · Old"]);
    assert_eq!(look.found.rows[0][1], "7");
    desk.refuse("bomb.xlsx", "too-large");
    let look = ask(&mut desk, &read(), &[]);
    assert_eq!((look.files[1].name.as_str(), look.files[1].rows), ("bomb.xlsx", [0; 4]));
    assert!(look.files[1].told[0].text.ends_with('.'));
}

#[test]
fn plan_documents_are_told_from_exports_and_left_as_they_came() {
    let mut desk = Desk::default();
    let backup = format!("[{PLAN},\n {PLAN}]");
    let look = ask(&mut desk, &read(), &[("a.json", PLAN), ("backup.json", &backup), ("b.csv", PRODUCTS)]);
    assert_eq!(look.documents.len(), 3);
    assert!(look.documents.iter().all(|document| document.text == PLAN));
    assert_eq!(look.files.len(), 1);
}

#[test]
fn what_is_no_request_is_refused() {
    let mut desk = Desk::default();
    assert!(desk.answer("nonsense", "{}", Vec::new()).is_err());
    assert!(desk.answer("read", "[]", Vec::new()).is_err());
}

/// Business Premium for a year paid monthly: 264.00 for the term until February, 280.80 from March; a name of our own.
const LIST: &str = "SkuTitle,ProductId,SkuId,TermDuration,BillingPlan,Market,Currency,ERP Price,Segment,EffectiveStartDate,EffectiveEndDate\n\
    Microsoft 365 Business Premium,CFQ7TTC0LCHC,0002,P1Y,Monthly,US,USD,264.00,Commercial,2026-01-01,2027-02-28\n\
    Microsoft 365 Business Premium,CFQ7TTC0LCHC,0002,P1Y,Monthly,US,USD,280.80,Commercial,2027-03-01,\n";
const SEATS: &str = "Product name,Purchased quantity,Start date,End date\nMicrosoft 365 Business Premium,40,2026-03-16,2027-03-15\n";

#[test]
fn a_price_list_is_laid_kept_and_given_out_again() {
    let mut desk = Desk::default();
    let look = ask(&mut desk, &read(), &[("list.csv", LIST), ("seats.csv", SEATS)]);
    assert_eq!(look.own.len(), 1);
    assert_eq!((look.own[0].source.as_str(), look.own[0].prices), ("list.csv, 2026-11-23", 1));
    let own = ask(&mut desk, &KeepOwn { own: String::new(), today: "2026-11-23".into() }, &[]);

    // Another day, without the list: what was kept is laid.
    let mut desk = Desk::default();
    let look = ask(&mut desk, &Read { own: own.clone(), ..read() }, &[("seats.csv", SEATS)]);
    assert!(look.own.is_empty());
    assert_eq!(look.found.rows[0][7], "280.80 USD (list.csv, 2026-11-23)");
    let taken = ask(&mut desk, &take(&[PLAN]), &[]);
    let plan: Value = serde_json::from_str(&taken.documents[0]).unwrap();
    let target = &plan["subscriptions"][0]["target"];
    assert_eq!(
        (&target["price"]["amount"], &target["priceFrom"]),
        (&"280.80".into(), &"list.csv, 2026-11-23".into())
    );

    // Given out, it is a list that is read like any other.
    let request = OwnTable { own: own.clone(), part: OwnPart::Prices };
    let answer = desk.answer(OwnTable::KIND, &serde_json::to_string(&request).unwrap(), Vec::new()).unwrap();
    let text = String::from_utf8(answer.bytes.unwrap()).unwrap();
    let mut desk = Desk::default();
    ask(&mut desk, &read(), &[("list.csv", &text)]);
    let again = ask(&mut desk, &KeepOwn { own: String::new(), today: "2026-11-23".into() }, &[]);
    assert_eq!(again, own);
    // Kept twice, it is there once.
    let twice = ask(&mut desk, &KeepOwn { own, today: "2026-11-23".into() }, &[]);
    assert_eq!(ask(&mut desk, &OwnLists { own: twice }, &[])[0].prices, 1);
}
