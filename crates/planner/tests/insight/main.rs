//! What a plan tells beyond its evaluation, a file for each question: small cases worked by hand, larger ones against a plain count.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects"
)]

mod bridge;
mod coverage;
mod customers;
mod duel;
mod editions;
mod estimate;
mod files;
mod invoice;
mod kept;
mod kit;
mod late;
mod lock;
mod maths;
mod people;
#[path = "../plans/mod.rs"]
mod plans;
mod question;
mod refusal;
mod waves;

use changeover_planner::{
    document::{self, Document},
    model::{Date, Money, Plan},
};

/// A plan of Northwind made on 2026-11-23, with the relationship in place and margins of 5, 3 and 2 days, and these subscriptions.
fn document(subscriptions: &[String]) -> Document {
    let text = format!(
        r#"{{"format":"changeover-plan","schema":1,"id":"p","title":"Northwind","revision":1,"savedAt":"2026-11-23T10:15:00Z",
        "rulebook":"2026-11-22","asOf":"2026-11-23","currency":"USD",
        "customer":{{"name":"Northwind","country":"US","relationship":"accepted","agreement":"accepted"}},
        "partner":{{"name":"Fabrikam","country":"US"}},"policy":{{"acceptanceDays":5,"reassignDays":3,"safetyDays":2}},
        "subscriptions":[{}]}}"#,
        subscriptions.join(",")
    );
    document::open(&text).unwrap()
}

fn plan(subscriptions: &[String]) -> Plan {
    document(subscriptions).plan
}

/// A subscription to a product of the catalogue by its part number; `rest` is more of its JSON.
fn subscription(id: &str, channel: &str, product: (&str, &str), seats: u32, rest: &str) -> String {
    let (name, part) = product;
    format!(
        r#"{{"id":"{id}","channel":"{channel}","seller":{{"name":"Contoso Cloud"}},"product":{{"name":"{name}","partNumber":"{part}"}},
        "seats":{seats},{rest}}}"#
    )
}

const PREMIUM: (&str, &str) = ("Microsoft 365 Business Premium", "SPB");
const COPILOT: (&str, &str) = ("Microsoft 365 Copilot", "Microsoft_365_Copilot");

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn cents(cents: i64) -> Option<Money> {
    Some(Money::cents(cents))
}
