//! The binary as a person or a script meets it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it must be"
)]

use std::{
    collections::BTreeSet,
    io::Write,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

const PROGRAM: &str = env!("CARGO_BIN_EXE_changeover-cli");

/// A small plan; Contoso is a sample company.
fn plan(id: &str) -> Value {
    json!({
        "format": "changeover-plan", "schema": 1, "id": id, "title": "Contoso to CSP", "asOf": "2026-11-22", "currency": "USD",
        "customer": { "name": "Contoso", "country": "US" },
        "partner": { "name": "Fabrikam", "country": "US" },
        "subscriptions": [{
            "id": id, "channel": "mca-direct", "product": { "name": "Microsoft 365 Business Premium", "partNumber": "SPB" },
            "seats": 40, "assigned": 38, "start": "2026-03-15", "end": "2027-03-14", "price": { "amount": "23.10", "per": "month" }
        }]
    })
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(PROGRAM)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    let input = input.to_vec();
    // Written beside, so that neither side waits for the other with a full pipe; a program that refuses early stops reading.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written");
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn lines(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn a_plan_from_standard_input_gives_its_evaluation() {
    let output = run(&["evaluate", "-"], plan("s1").to_string().as_bytes());
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    let evaluation: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(evaluation["format"], "changeover-evaluation");
    assert_eq!(evaluation["schema"], 1);
}

#[test]
fn a_plan_from_a_file_gives_the_same_in_any_number_of_lines() {
    let path = std::env::temp_dir().join(format!("changeover-cli-{}.json", std::process::id()));
    std::fs::write(&path, format!("\u{feff}{:#}", plan("s1"))).expect("a temporary file");
    let from_file = run(&["evaluate", path.to_str().expect("a path in UTF-8")], b"");
    std::fs::remove_file(&path).expect("the file is there");
    let from_input = run(&["evaluate", "-"], plan("s1").to_string().as_bytes());
    assert_eq!(from_file.status.code(), Some(0), "{}", text(&from_file.stderr));
    assert_eq!(text(&from_file.stdout), text(&from_input.stdout));
}

#[test]
fn language_changes_sentences_and_nothing_else() {
    fn without_sentences(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.remove("message");
                fields.values_mut().for_each(without_sentences);
            }
            Value::Array(values) => values.iter_mut().for_each(without_sentences),
            _ => {}
        }
    }
    let [mut english, mut russian] = ["en", "ru"].map(|language| {
        let output = run(&["evaluate", "-", "--lang", language], plan("s1").to_string().as_bytes());
        assert_eq!(output.status.code(), Some(0));
        serde_json::from_slice::<Value>(&output.stdout).expect("JSON")
    });
    without_sentences(&mut english);
    without_sentences(&mut russian);
    assert_eq!(english, russian);
}

#[test]
fn a_broken_document_is_refused_with_line_column_field_and_reason() {
    let broken = "{\"format\":\"changeover-plan\",\"schema\":1,\"asOf\":\"2026-11-22\",\"subscriptions\":[\n  {\"id\":\"s1\",\"channel\":\"mosa\",\n   \"product\":{},\"seats\":\"many\"}]}";
    let output = run(&["evaluate", "-"], broken.as_bytes());
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
    let said = text(&output.stderr);
    for part in ["standard input", "line 3, column ", "subscriptions", "seats", "invalid type: string"] {
        assert!(said.contains(part), "{part:?} is not in {said:?}");
    }
}

#[test]
fn other_refusals_say_what_is_wrong() {
    let newer = json!({ "format": "changeover-plan", "schema": 2, "asOf": 5 }).to_string();
    for (input, reason) in [
        (newer.as_bytes(), "schema 2 was written by a newer release"),
        (b"[]", "not a plan document"),
        (b"{\"format\":\"changeover-plan\",", "not JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"", "is empty"),
    ] {
        let output = run(&["evaluate", "-"], input);
        assert_eq!(output.status.code(), Some(1), "{reason}");
        assert!(text(&output.stderr).contains(reason), "{reason}: {}", text(&output.stderr));
    }
    let missing = run(&["evaluate", "no-such-file.json"], b"");
    assert_eq!(missing.status.code(), Some(1));
    assert!(text(&missing.stderr).contains("no-such-file.json"));
}

#[test]
fn wrong_use_ends_with_two() {
    for arguments in [
        &[][..],
        &["evaluate"],
        &["evaluate", "-", "--lang", "xx"],
        &["evaluate", "-", "--jobs", "2"],
        &["schema", "nothing"],
        &["export", "-", "--as", "ics", "--now", "yesterday"],
        &["export", "-"],
    ] {
        assert_eq!(run(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn lines_keep_their_order_with_any_number_of_workers() {
    // Every tenth line is refused with a number of its own, so that a line out of place shows.
    let input: String = (1..=300)
        .map(|n| if n % 10 == 0 { "[]\n".to_owned() } else { format!("{}\n", plan(&format!("s{n}"))) })
        .collect();
    let one = run(&["evaluate", "-", "--jsonl", "--jobs", "1"], input.as_bytes());
    assert_eq!(one.status.code(), Some(1));
    let answered = lines(&one);
    assert_eq!(answered.len(), 300);
    for (n, line) in (1_u64..).zip(&answered) {
        assert_eq!(line["line"].as_u64(), (n % 10 == 0).then_some(n), "{line}");
        let id = (n % 10 != 0).then(|| format!("s{n}"));
        assert_eq!(line["subscriptions"][0]["id"].as_str(), id.as_deref(), "{line}");
    }
    for jobs in ["2", "3"] {
        let many = run(&["evaluate", "-", "--jsonl", "--jobs", jobs], input.as_bytes());
        assert!(many.stdout == one.stdout, "{jobs} workers give other lines");
    }
}

#[test]
fn a_bad_line_gives_an_error_in_its_place_and_one_at_the_end() {
    let good = plan("s1").to_string();
    let bad = good.replace("\"seats\":40", "\"seats\":0");
    let input = [good.as_bytes(), b"\n{\n\n", bad.as_bytes(), b"\r\n\xff\n", good.as_bytes()].concat();
    let output = run(&["evaluate", "-", "--jsonl"], &input);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    let formats: Vec<&str> = lines.iter().map(|line| line["format"].as_str().expect("a format")).collect();
    assert_eq!(
        formats,
        [
            "changeover-evaluation",
            "changeover-error",
            "changeover-error",
            "changeover-error",
            "changeover-evaluation"
        ]
    );
    // Line 3 is blank: it has a number and no answer.
    let numbers: Vec<u64> = lines.iter().filter_map(|line| line["line"].as_u64()).collect();
    assert_eq!(numbers, [2, 4, 5]);
    assert_eq!(lines[2]["field"], "subscriptions");
    assert!(lines[2]["error"].as_str().expect("an error").contains("\"seats\" is 0"), "{}", lines[2]);
    assert!(text(&output.stderr).contains("3 lines refused"), "{}", text(&output.stderr));
}

/// Every name that any object of a schema may have.
fn names(schema: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        found.extend(properties.keys().cloned());
    }
    for part in schema.get("$defs").and_then(Value::as_object).into_iter().flat_map(|parts| parts.values()) {
        found.extend(names(part));
    }
    found
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.keys().cloned());
            fields.values().for_each(|value| keys(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn the_schemas_name_every_field() {
    let schema = |document: &str| {
        let output = run(&["schema", document], b"");
        assert_eq!(output.status.code(), Some(0));
        serde_json::from_slice::<Value>(&output.stdout).expect("JSON")
    };
    let of_plan = schema("plan");
    assert_eq!(of_plan["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(of_plan["properties"]["format"]["const"], "changeover-plan");
    // The fields of the contract.
    let contract = "format schema id title revision savedAt rulebook asOf currency customer partner policy subscriptions progress \
        name domain country segment relationship agreement activeSubscriptions hasTeamsSuites model acceptanceDays reassignDays safetyDays \
        channel seller isUs consent inProgram product partNumber skuId productId productSku offerId seats assigned term billing purchased \
        start end autoRenew cancelAtEnd trial promotion price amount per target strategy transferOn notes done note";
    let known = names(&of_plan);
    for name in contract.split_whitespace() {
        assert!(known.contains(name), "the schema of a plan has no {name}");
    }
    let of_evaluation = schema("evaluation");
    assert_eq!(of_evaluation["properties"]["format"]["const"], "changeover-evaluation");
    let known = names(&of_evaluation);
    let output = run(&["evaluate", "-"], plan("s1").to_string().as_bytes());
    let mut written = BTreeSet::new();
    keys(&serde_json::from_slice(&output.stdout).expect("JSON"), &mut written);
    assert!(
        written.is_subset(&known),
        "not in the schema: {:?}",
        written.difference(&known).collect::<Vec<_>>()
    );
}

#[test]
fn an_export_gives_an_inventory_in_the_form_of_the_contract() {
    let export = "AccountSkuId,ActiveUnits,WarningUnits,ConsumedUnits\ncontoso:SPB,25,0,20\ncontoso:EXCHANGESTANDARD,10,0,4\n";
    let output = run(&["import", "-"], export.as_bytes());
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&document["format"], &document["schema"]), (&json!("changeover-import"), &json!(1)));
    let file = &document["files"][0];
    assert!(file["importer"].is_string(), "{file}");
    assert_eq!(file["rows"], json!({ "read": 2, "taken": 2, "setAside": 0, "rejected": 0 }));
    let first = &document["subscriptions"][0];
    assert_eq!(
        (&first["product"]["partNumber"], &first["seats"], &first["assigned"]),
        (&json!("SPB"), &json!(25), &json!(20))
    );
    assert_eq!(first.get("target"), None);
    let schema = run(&["schema", "import"], b"");
    let known = names(&serde_json::from_slice(&schema.stdout).expect("JSON"));
    for name in "format schema files name importer rows read taken setAside rejected diagnostics code severity line column message questions subscriptions".split(' ') {
        assert!(known.contains(name), "the schema of an import has no {name}");
    }
}

#[test]
fn what_no_importer_fits_is_refused_and_counted() {
    let output = run(&["import", "-", "--lang", "ru"], b"colour;weight\nred;3\nblue;4\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("standard input"), "{}", text(&output.stderr));
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(document["files"][0]["importer"], Value::Null);
    assert_eq!(document["files"][0]["rows"], json!({ "read": 2, "taken": 0, "setAside": 0, "rejected": 2 }));
    assert_eq!(run(&["import"], b"").status.code(), Some(2));
}

#[test]
fn the_rule_book_is_printed_in_the_language_asked_for() {
    for (arguments, says) in [
        (&["rulebook"][..], "A transfer request takes at most 25 items"),
        (&["rulebook", "--lang", "ru"][..], "В запрос на перенос входит не больше 25 позиций"),
    ] {
        let output = run(arguments, b"");
        assert!(output.status.success());
        let book: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(book["format"], "changeover-rulebook");
        let rules = book["rules"].as_array().expect("rules");
        let rule = rules.iter().find(|rule| rule["id"] == "xfer-25").expect("a rule of the book");
        assert!(rule["says"].as_str().expect("a text").starts_with(says));
        assert_eq!((&rule["from"], &rule["confidence"]), (&json!("2024-01-01"), &json!("secondary")));
    }
}

#[test]
fn the_product_tables_are_held_against_a_list() {
    // What is known, what is called otherwise, what is new, what cannot be: the skuId of Business Premium under another part number.
    let list = "Product_Display_Name,String_Id,GUID,Service_Plan_Name\n\
        Microsoft 365 Business Premium,SPB,cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46,A\n\
        Office 365 E1 renamed,STANDARDPACK,18181a46-0d4e-45cd-891e-60aabd171b4e,A\n\
        Contoso Widgets,CONTOSO_WIDGETS,00000000-0000-4000-8000-0000000000aa,A\n\
        Contoso Gadgets,CONTOSO_GADGETS,cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46,A\n";
    let folder = std::env::temp_dir().join(format!("changeover-lists-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("names.csv"), list).expect("a list");
    std::fs::write(folder.join("other.csv"), "a,b\n1,2\n").expect("a file");
    let output = run(&["catalog", "check", folder.to_str().expect("UTF-8")], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stdout),
        "new: CONTOSO_WIDGETS 00000000-0000-4000-8000-0000000000aa Contoso Widgets\n\
         differs: STANDARDPACK is called Office 365 E1 renamed, not Office 365 E1\n\
         contradicts: cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46 is CONTOSO_GADGETS, not SPB\n\
         lists read: 1; 1 new, 1 differs, 1 contradicts\n"
    );
    std::fs::write(folder.join("names.csv"), list.lines().take(2).collect::<Vec<_>>().join("\n"))
        .expect("a list");
    let output = run(&["catalog", "check", folder.to_str().expect("UTF-8")], b"");
    assert_eq!(
        (output.status.code(), text(&output.stdout)),
        (Some(0), "lists read: 1; 0 new, 0 differs, 0 contradicts\n")
    );
    std::fs::remove_dir_all(&folder).expect("removed");
}
