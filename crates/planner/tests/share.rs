//! Plans that travel: links, sealed envelopes, redaction, and what hostile ones get. Each refusal has a test of its name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects"
)]

mod plans;
#[path = "plans/wild.rs"]
mod wild;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use changeover_planner::{
    document::{self, Document, OpenError},
    engine,
    i18n::Language,
    model::Extra,
    share::{self, MOST_CHARACTERS, Reach, Redaction, Refusal, seal},
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn plan() -> Value {
    json!({
        "format": "changeover-plan", "schema": 1, "id": "p1", "title": "Contoso to CSP", "asOf": "2026-11-22",
        "customer": { "name": "Contoso", "domain": "contoso.example", "country": "US", "contactEmail": "admin@contoso.example",
                      "registrationNumber": "4711" },
        "partner": { "name": "Fabrikam", "domain": "fabrikam.example", "country": "US", "purchaseMargin": "12 %" },
        "subscriptions": [
            { "id": "0f1e", "channel": "csp-nce", "seller": { "name": "Northwind" }, "product": { "name": "Visio Plan 2" }, "seats": 40,
              "assigned": 38, "start": "2026-03-15", "end": "2027-03-14", "price": { "amount": "23.10", "per": "month" },
              "target": { "seats": 41, "price": { "amount": "22.00", "per": "month" }, "purchasePrice": "18.00" },
              "notes": "pays late", "group": "office" },
            { "id": "2d3c", "channel": "csp-nce", "seller": { "name": "Northwind" }, "product": { "name": "Project Plan 3" }, "seats": 5,
              "start": "2026-03-15", "end": "2027-03-14", "group": "office" }
        ],
        "progress": { "0f1e/buy": { "done": "2026-11-23", "note": "asked twice" }, "plan/request-gdap": { "done": null, "note": "call" } },
        "margin": "9 %"
    })
}

fn opened(value: &Value) -> Document {
    document::open(&value.to_string()).unwrap()
}

/// What a link would hold, whatever the text.
fn link(text: &str) -> String {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), 9);
    format!("1.{}", URL_SAFE_NO_PAD.encode(packed))
}

#[test]
fn a_link_of_fifty_subscriptions_survives_mail() {
    let mut plan = plan();
    let products = [
        "Microsoft 365 Business Premium",
        "Microsoft 365 E3",
        "Power BI Pro",
        "Visio Plan 2",
        "Project Plan 3",
    ];
    let rows: Vec<Value> = (1..=50)
        .map(|n: usize| {
            json!({ "id": format!("s{n}"), "channel": "csp-nce", "seller": { "name": "Northwind" },
                    "product": { "name": products[n % 5] }, "seats": n * 7, "assigned": n * 6,
                    "start": format!("2026-{:02}-{:02}", n % 12 + 1, n % 28 + 1), "end": format!("2027-{:02}-{:02}", n % 12 + 1, n % 28 + 1),
                    "price": { "amount": format!("{}.{:02}", n * 3, n), "per": "month" } })
        })
        .collect();
    plan["subscriptions"] = rows.into();
    let document = opened(&plan);
    let payload = share::pack(&document).unwrap();
    assert_eq!(share::unpack(&payload).unwrap(), document);
    // 50 subscriptions in the length that mail and chat leave whole.
    assert!(Reach::of(payload.len()) <= Reach::Mail, "{} characters", payload.len());
    assert!(payload.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c)), "{payload}");
}

#[test]
fn how_far_a_link_gets_is_told_from_its_length() {
    let reach = [2_000, 2_001, 8_000, 8_001, 64_000, 64_001].map(Reach::of);
    assert_eq!(
        reach,
        [Reach::Anywhere, Reach::Mail, Reach::Mail, Reach::Browser, Reach::Browser, Reach::Nowhere]
    );
}

#[test]
fn a_report_gives_its_plan_back() {
    let payload = share::pack_file(&opened(&plan()));
    let page = format!("<!doctype html><head><meta name=\"changeover-plan\" content=\"{payload}\"></head>");
    assert_eq!(share::unpack_file(share::find_in_html(&page).unwrap()).unwrap(), opened(&plan()));
    assert_eq!(share::find_in_html("<p>changeover-plan</p>"), None);
}

#[test]
fn an_envelope_keeps_its_header_and_its_ciphertext() {
    let header = seal::Header { iterations: seal::ITERATIONS, salt: [7; 16], iv: [9; 12] };
    let ciphertext = vec![1; 40];
    let bytes = seal::envelope(&header, &ciphertext);
    // "CHO", 1, 600,000 = 0x000927C0, then salt and vector.
    assert_eq!(&bytes[..8], b"CHO\x01\x00\x09\x27\xC0");
    assert_eq!(bytes.len(), seal::HEADER_BYTES + 40);
    assert_eq!(seal::open_envelope(&bytes).unwrap(), (header, ciphertext.as_slice()));
    let text = seal::to_text(&bytes).unwrap();
    assert_eq!(seal::from_text(&text).unwrap(), bytes);
    assert_eq!(share::unpack(&text), Err(Refusal::Sealed));
    let document = opened(&plan());
    assert_eq!(seal::read(&seal::plaintext(&document)).unwrap(), document);
}

#[test]
fn an_envelope_that_was_cut_or_changed_is_refused() {
    let good = seal::envelope(&seal::Header { iterations: 600_000, salt: [0; 16], iv: [0; 12] }, &[0; 20]);
    assert_eq!(seal::open_envelope(&good[..30]), Err(Refusal::Damaged));
    assert_eq!(seal::open_envelope(&good[..52]), Err(Refusal::Damaged), "nothing but a tag");
    assert_eq!(seal::open_envelope(b"PK\x03\x04rest of a file"), Err(Refusal::NotOurs));
    assert_eq!(seal::open_envelope(b"CHO\x02later"), Err(Refusal::TooNew));
    // One round would be guessed at once; four thousand million would hang the page.
    for iterations in [1, 99_999, 2_000_001, u32::MAX] {
        let bytes = seal::envelope(&seal::Header { iterations, salt: [0; 16], iv: [0; 12] }, &[0; 20]);
        assert_eq!(seal::open_envelope(&bytes), Err(Refusal::Damaged), "{iterations}");
    }
    assert_eq!(seal::from_text(&link("{}")), Err(Refusal::NotSealed));
}

#[test]
fn the_customer_sees_neither_notes_nor_what_other_programs_keep() {
    let document = share::redact(&opened(&plan()), Redaction::Customer);
    let text = document::save(&document);
    for secret in ["pays late", "asked twice", "purchasePrice", "purchaseMargin", "9 %", "call"] {
        assert!(!text.contains(secret), "{secret}");
    }
    for kept in ["Contoso", "Northwind", "23.10", "22.00", "2026-11-23"] {
        assert!(text.contains(kept), "{kept}");
    }
}

#[test]
fn nobody_sees_a_name_or_a_price_in_the_public_plan() {
    let document = share::redact(&opened(&plan()), Redaction::Public);
    let text = document::save(&document);
    for secret in [
        "Contoso",
        "contoso",
        "Fabrikam",
        "fabrikam",
        "Northwind",
        "4711",
        "23.10",
        "22.00",
        "18.00",
        "0f1e",
        "2d3c",
        "office",
        "p1",
        "pays",
        "asked",
        "9 %",
        "12 %",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
    // The same seller and the same group are still the same; progress follows its subscription.
    assert_eq!(document.plan.subscriptions[0].seller.name, "Partner 1");
    assert_eq!(document.plan.subscriptions[1].seller.name, "Partner 1");
    assert_eq!(document.plan.subscriptions[0].group, document.plan.subscriptions[1].group);
    assert!(document.plan.progress.contains_key("s1/buy"));
}

#[test]
fn refuses_a_link_that_is_not_ours() {
    for text in [
        "",
        "hello",
        "javascript:alert(1)",
        "{\"format\":\"changeover-plan\"}",
        "../../etc/passwd",
        "abc.def",
    ] {
        assert_eq!(share::unpack(text), Err(Refusal::NotOurs), "{text}");
    }
}

#[test]
fn refuses_a_newer_form_of_link() {
    assert_eq!(share::unpack("3.AAAA"), Err(Refusal::TooNew));
}

#[test]
fn refuses_a_newer_schema() {
    let newer = plan().to_string().replace("\"schema\":1", "\"schema\":2");
    assert!(matches!(
        share::unpack(&link(&newer)),
        Err(Refusal::Document(OpenError::TooNew { found: 2, supported: 1 }))
    ));
}

#[test]
fn refuses_a_truncated_link() {
    let payload = share::pack(&opened(&plan())).unwrap();
    for kept in [payload.len() - 1, payload.len() / 2, 10, 3] {
        assert_eq!(share::unpack(&payload[..kept]), Err(Refusal::Damaged), "{kept} characters");
    }
}

#[test]
fn refuses_a_changed_link() {
    let payload = share::pack(&opened(&plan())).unwrap();
    let changed = payload.replacen(&payload[40..41], if &payload[40..41] == "A" { "B" } else { "A" }, 1);
    assert!(share::unpack(&changed).is_err());
    assert_eq!(share::unpack("1.%%%"), Err(Refusal::Damaged));
}

#[test]
fn refuses_two_hundred_megabytes() {
    let large = format!("1.{}", "A".repeat(200 << 20));
    assert_eq!(
        share::unpack(&large),
        Err(Refusal::TooLong { characters: (200 << 20) + 2, limit: MOST_CHARACTERS })
    );
    assert!(matches!(share::unpack_file(&large), Err(Refusal::TooLong { .. })));
    let text = " ".repeat(200 << 20);
    assert!(matches!(document::open(&text), Err(OpenError::TooLarge { .. })));
    assert!(matches!(document::open_all(&text)[..], [Err(OpenError::TooLarge { .. })]));
}

#[test]
fn refuses_a_zip_bomb() {
    // 40 MB of blanks: some 40 kB packed, a thousandth.
    let bomb = link(&" ".repeat(40 << 20));
    assert!(bomb.len() < MOST_CHARACTERS, "{}", bomb.len());
    assert_eq!(share::unpack(&bomb), Err(Refusal::TooLarge { limit: 8 << 20 }));
    let larger = link(&" ".repeat(40 << 20));
    assert!(matches!(share::unpack_file(&larger), Err(Refusal::TooLarge { .. })));
}

#[test]
fn refuses_deep_nesting() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        for hidden in [deep.clone(), plan().to_string().replacen("\"9 %\"", &deep, 1)] {
            assert!(matches!(share::unpack(&link(&hidden)), Err(Refusal::Document(_))));
            assert!(document::open(&hidden).is_err());
        }
    }
}

#[test]
fn refuses_huge_numbers() {
    for number in ["1e999", "99999999999999999999999999", "-1", "1.5", "10000001"] {
        let text = plan().to_string().replacen("\"seats\":40", &format!("\"seats\":{number}"), 1);
        assert!(matches!(share::unpack(&link(&text)), Err(Refusal::Document(_))), "{number}");
    }
    for amount in ["99999999999999999999", "1e9", "-3.00", "NaN"] {
        let text = plan().to_string().replace("23.10", amount);
        assert!(
            matches!(share::unpack(&link(&text)), Err(Refusal::Document(OpenError::Damaged { .. }))),
            "{amount}"
        );
    }
}

#[test]
fn refuses_wrong_types() {
    for (field, wrong) in [
        ("subscriptions", json!({})),
        ("subscriptions", json!([null])),
        ("customer", json!("Contoso")),
        ("asOf", json!(20_261_122)),
        ("title", json!(["x"])),
        ("progress", json!([])),
        ("schema", json!("1")),
        ("schema", json!(0)),
        ("schema", json!(-1)),
        ("revision", json!("seven")),
    ] {
        let mut plan = plan();
        plan[field] = wrong.clone();
        assert!(
            matches!(share::unpack(&link(&plan.to_string())), Err(Refusal::Document(_))),
            "{field} {wrong}"
        );
    }
    assert_eq!(share::unpack(&link("[]")), Err(Refusal::Document(OpenError::NotAPlan)));
    assert_eq!(share::unpack(&link("null")), Err(Refusal::Document(OpenError::NotAPlan)));
}

#[test]
fn refuses_duplicate_keys_known_and_unknown() {
    let text = plan().to_string();
    for (once, twice) in [
        ("\"title\":", "\"title\":\"other\",\"title\":"),
        ("\"seats\":40", "\"seats\":40,\"seats\":41"),
        ("\"margin\":", "\"margin\":\"1 %\",\"margin\":"),
        ("\"purchasePrice\":", "\"purchasePrice\":\"1\",\"purchasePrice\":"),
        ("\"0f1e/buy\":", "\"0f1e/buy\":{\"note\":\"\"},\"0f1e/buy\":"),
    ] {
        let doubled = text.replacen(once, twice, 1);
        assert_ne!(doubled, text, "{once}");
        let Err(Refusal::Document(OpenError::Damaged { reason, .. })) = share::unpack(&link(&doubled)) else {
            panic!("{once} was taken twice")
        };
        assert!(reason.contains("duplicate") || reason.contains("twice"), "{reason}");
    }
}

#[test]
fn script_in_every_text_is_text() {
    let script = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    fn everywhere(value: &mut Value, script: &str) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields.iter_mut() {
                    let keep = [
                        "format", "schema", "asOf", "channel", "start", "end", "price", "done", "id",
                        "country",
                    ];
                    if !keep.contains(&key.as_str()) {
                        everywhere(value, script);
                    }
                }
            }
            Value::Array(list) => list.iter_mut().for_each(|value| everywhere(value, script)),
            Value::String(text) => *text = script.into(),
            _ => {}
        }
    }
    let mut hostile = plan();
    hostile["subscriptions"][0]["target"] = Value::Null;
    everywhere(&mut hostile, script);
    let document = opened(&hostile);
    assert_eq!(document.plan.customer.name, script);
    let payload = share::pack(&document).unwrap();
    assert_eq!(share::unpack(&payload).unwrap(), document);
    assert!(!payload.contains('<'));
}

#[test]
fn every_refusal_is_a_sentence_in_both_languages() {
    let all = [
        Refusal::NotOurs,
        Refusal::TooNew,
        Refusal::TooLong { characters: 70_000, limit: MOST_CHARACTERS },
        Refusal::Damaged,
        Refusal::TooLarge { limit: 1 },
        Refusal::Sealed,
        Refusal::NotSealed,
        Refusal::Document(OpenError::NotAPlan),
        Refusal::Document(OpenError::TooNew { found: 2, supported: 1 }),
    ];
    for refusal in all {
        let [english, russian] = Language::ALL.map(|language| refusal.sentence(language));
        assert!(english.ends_with('.') && russian.ends_with('.'), "{english} {russian}");
        let cyrillic = |text: &str| text.chars().any(|letter| ('а'..='я').contains(&letter));
        assert!(!cyrillic(&english) && cyrillic(&russian), "{english} {russian}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_comes_back_from_its_link(document in wild::document()) {
        if let Ok(payload) = share::pack(&document) {
            prop_assert_eq!(share::unpack(&payload), Ok(document.clone()));
        }
        prop_assert_eq!(share::unpack_file(&share::pack_file(&document)), Ok(document.clone()));
        prop_assert_eq!(seal::read(&seal::plaintext(&document)), Ok(document));
    }

    #[test]
    fn every_plan_comes_back_from_files_of_one_of_several_and_of_lines(documents in prop::collection::vec(wild::document(), 1..4)) {
        let all = |text: &str| document::open_all(text).into_iter().collect::<Result<Vec<_>, _>>();
        prop_assert_eq!(all(&document::save_all(&documents)), Ok(documents.clone()));
        let lines: String = documents.iter().map(|document| document::save_compact(document) + "\n").collect();
        prop_assert_eq!(all(&lines), Ok(documents.clone()));
        prop_assert_eq!(all(&document::save(&documents[0])), Ok(vec![documents[0].clone()]));
    }

    #[test]
    fn no_text_behind_the_hash_stops_the_page(text in "(1\\.|2\\.)?[A-Za-z0-9_.-]{0,300}|\\PC{0,100}") {
        let _ = share::unpack(&text);
        let _ = share::unpack_file(&text);
        let _ = seal::from_text(&text).map(|bytes| seal::open_envelope(&bytes).is_ok());
    }

    #[test]
    fn no_bytes_inside_stop_the_page(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "\\PC{0,200}") {
        let _ = share::unpack(&format!("1.{}", URL_SAFE_NO_PAD.encode(&bytes)));
        let _ = share::unpack(&link(&text));
    }

    #[test]
    fn what_is_redacted_opens_and_keeps_its_days(document in wild::document()) {
        for level in [Redaction::Customer, Redaction::Public] {
            let redacted = share::redact(&document, level);
            prop_assert_eq!(document::open(&document::save(&redacted)), Ok(redacted.clone()));
            prop_assert_eq!(&redacted.extra, &Extra::new());
            let days = |document: &Document| {
                engine::evaluate(&document.plan).subscriptions.iter().map(|sub| {
                    sub.options.iter().map(|option| (option.feasibility, option.new_start, option.old_last_access, option.gap_days)).collect::<Vec<_>>()
                }).collect::<Vec<_>>()
            };
            if level == Redaction::Customer {
                prop_assert_eq!(days(&redacted), days(&document));
            }
        }
    }
}
