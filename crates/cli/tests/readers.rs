//! Who sees what: a plan that says something in every field of the published schema, handed to each reader.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it must be"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    process::{Command, Stdio},
};

use serde_json::Value;

fn run(arguments: &[&str], input: &str) -> Value {
    let mut child = Command::new(env!("CARGO_BIN_EXE_changeover-cli"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the input is written");
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{arguments:?}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// No field is left out, and `vendor` stands wherever a field of another program can stand.
const EVERYTHING: &str = r#"{
    "format": "changeover-plan", "schema": 1, "id": "plan-id", "title": "the title", "revision": 7,
    "savedAt": "2026-11-20T08:00:00Z", "rulebook": "2026-11-22", "vendor": "unknown-plan",
    "figures": { "overlapCost": "1.00", "forfeited": "2.00", "refund": "3.00", "bridgeCost": "4.00", "gapDays": 5,
                 "usersToReassign": 6, "newMonthlyCost": "7.00" },
    "asOf": "2026-11-22", "currency": "EUR",
    "customer": { "name": "Contoso", "domain": "contoso.example", "country": "DE", "segment": "education",
                  "relationship": "requested", "agreement": "missing", "activeSubscriptions": 12, "hasTeamsSuites": true,
                  "registrationNumber": "HRB 4711", "contactEmail": "it@contoso.example", "gdapEnds": "2027-06-30",
                  "vendor": "unknown-customer" },
    "partner": { "name": "Fabrikam", "domain": "fabrikam.example", "country": "DE", "model": "indirect-reseller",
                 "vendor": "unknown-partner" },
    "policy": { "acceptanceDays": 4, "reassignDays": 2, "safetyDays": 1, "windowFrom": "2026-12-01", "windowTo": "2027-03-31",
                "workingDaysOnly": true, "daysOff": ["2026-12-24"], "vendor": "unknown-policy" },
    "subscriptions": [{
        "id": "guid-of-another-system", "channel": "mca-direct",
        "seller": { "name": "Northwind", "isUs": true, "consent": "agrees", "inProgram": false, "vendor": "unknown-seller" },
        "product": { "name": "Visio Plan 2", "partNumber": "VISIOCLIENT", "skuId": "c5928f49-12ba-48f7-ada3-0d743a3601d5",
             "productId": "CFQ7TTC0HD32", "productSku": "0002", "offerId": "b4d4b7f4-4089-43b6-9c44-de97b760fb11" }, "seats": 40, "assigned": 38, "term": "P3Y", "billing": "annual",
        "purchased": "2026-03-15T09:30:00Z", "start": "2026-03-15", "end": "2029-03-14", "autoRenew": false, "cancelAtEnd": true,
        "trial": true, "promotion": true, "price": { "amount": "23.10", "per": "month" },
        "target": { "product": { "name": "Visio Plan 1", "partNumber": "VISIOCLIENT", "skuId": "c5928f49-12ba-48f7-ada3-0d743a3601d5",
             "productId": "CFQ7TTC0HD32", "productSku": "0002", "offerId": "b4d4b7f4-4089-43b6-9c44-de97b760fb11" }, "seats": 41, "term": "P1M", "billing": "annual",
                    "price": { "amount": "22.00", "per": "year" }, "start": "2026-12-02", "endOn": "2027-12-31",
                    "vendor": "unknown-target" },
        "strategy": "cut", "transferOn": "2026-12-03", "group": "head office", "notes": "pays late", "vendor": "unknown-subscription"
    }],
    "progress": { "guid-of-another-system/buy": { "done": "2026-11-23", "note": "asked twice", "vendor": "unknown-step" } },
    "ancestor": { "customer": { "name": "Contoso before" } }
}"#;

fn everything() -> Value {
    serde_json::from_str(EVERYTHING).expect("JSON")
}

/// Every value by its path; places in lists and names of steps are `*`.
fn leaves(value: &Value, path: &str, found: &mut BTreeMap<String, String>) {
    let inside = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            leaves(value, &inside(if path == "progress" { "*" } else { name }), found);
        }),
        Value::Array(items) => items.iter().for_each(|item| leaves(item, &inside("*"), found)),
        other => {
            found.insert(path.to_owned(), other.to_string());
        }
    }
}

fn all(value: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    leaves(value, "", &mut found);
    found
}

/// Every path of a schema at which a value may stand.
fn schema_paths(schema: &Value, node: &Value, path: &str, found: &mut BTreeSet<String>) {
    let inside = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    if let Some(name) = node["$ref"].as_str().and_then(|place| place.strip_prefix("#/$defs/")) {
        return schema_paths(schema, &schema["$defs"][name], path, found);
    }
    if let Some(choices) = node["anyOf"].as_array() {
        return choices.iter().for_each(|choice| schema_paths(schema, choice, path, found));
    }
    if let Some(fields) = node["properties"].as_object() {
        for (name, field) in fields {
            schema_paths(schema, field, &inside(name), found);
        }
    } else if node["items"].is_object() {
        schema_paths(schema, &node["items"], &inside("*"), found);
    } else if node["additionalProperties"].is_object() {
        schema_paths(schema, &node["additionalProperties"], &inside("*"), found);
    } else if node["type"] != "null" {
        found.insert(path.to_owned());
    }
}

fn leave(reader: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let whole = all(&everything());
    let left = all(&run(&["export", "-", "--as", "json", "--for", reader], EVERYTHING));
    let gone = whole.keys().filter(|path| !left.contains_key(*path)).cloned().collect();
    let changed = left.iter().filter(|(path, value)| whole.get(*path) != Some(value));
    (gone, changed.map(|(path, value)| format!("{path} = {value}")).collect())
}

fn set(words: &str) -> BTreeSet<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

/// What stands in the sample wherever another program may keep something.
const OF_OTHERS: &str = "vendor customer.vendor partner.vendor policy.vendor subscriptions.*.vendor subscriptions.*.seller.vendor \
    subscriptions.*.target.vendor progress.*.vendor ancestor.customer.name";

#[test]
fn the_sample_says_something_in_every_field_of_the_schema() {
    let schema = run(&["schema", "plan"], "");
    let mut known = BTreeSet::new();
    schema_paths(&schema, &schema, "", &mut known);
    assert!(known.len() > 70, "{known:?}");
    let said: BTreeSet<String> = all(&everything()).into_keys().collect();
    let mute: Vec<&String> = known.difference(&said).collect();
    assert!(mute.is_empty(), "decide who sees these, and say something in them: {mute:?}");
}

#[test]
fn colleagues_get_everything() {
    assert_eq!(leave("inside"), (BTreeSet::new(), BTreeSet::new()));
}

#[test]
fn a_customer_gets_everything_but_notes_and_what_other_programs_keep() {
    let (gone, changed) = leave("customer");
    assert_eq!(gone, set(&format!("{OF_OTHERS} subscriptions.*.notes progress.*.note")));
    assert_eq!(changed, BTreeSet::new());
}

#[test]
fn anyone_gets_neither_names_nor_prices_nor_ids() {
    let (gone, changed) = leave("public");
    let names =
        "id title savedAt customer.name customer.domain customer.contactEmail partner.name partner.domain";
    let money = "figures.overlapCost figures.forfeited figures.refund figures.bridgeCost figures.gapDays figures.usersToReassign \
        figures.newMonthlyCost subscriptions.*.price.amount subscriptions.*.price.per subscriptions.*.target.price.amount \
        subscriptions.*.target.price.per";
    let remarks = "subscriptions.*.notes progress.*.note";
    assert_eq!(gone, set(&format!("{OF_OTHERS} {names} {money} {remarks}")));
    // That there is a number of registration decides what is asked for; which one does not.
    let instead = [
        "revision = 0",
        "customer.registrationNumber = \"0\"",
        "subscriptions.*.id = \"s1\"",
        "subscriptions.*.seller.name = \"Partner 1\"",
        "subscriptions.*.group = \"g1\"",
    ];
    assert_eq!(changed, instead.map(str::to_owned).into());
    let text = run(&["export", "-", "--as", "json", "--for", "public"], EVERYTHING).to_string();
    assert!(text.contains("\"s1/buy\"") && !text.contains("guid-of-another-system"), "{text}");
}
