//! The duel: no way is turned down without a rule that says why, and another fact gives another reason.

use std::{collections::BTreeSet, fs, path::Path};

use changeover_planner::{evaluate, i18n::Language, rules::BOOK};
use serde_json::Value;

use crate::{PREMIUM, document, subscription};

fn evaluated(plan: &str) -> Value {
    serde_json::from_str(&evaluate(plan, Language::En).unwrap()).unwrap()
}

/// Rules that block one way of a subscription, with those that block the whole plan.
fn blocking(evaluation: &Value, option: &Value) -> BTreeSet<String> {
    let lists = [&option["findings"], &evaluation["findings"]];
    let findings = lists.into_iter().flat_map(|list| list.as_array().unwrap());
    findings
        .filter(|finding| finding["severity"] == "blocks")
        .map(|finding| finding["rule"].as_str().unwrap().to_owned())
        .collect()
}

fn options(evaluation: &Value) -> impl Iterator<Item = &Value> {
    let subscriptions = evaluation["subscriptions"].as_array().unwrap();
    subscriptions.iter().flat_map(|subscription| subscription["options"].as_array().unwrap())
}

/// Every plan of the hand-worked cases.
#[test]
fn no_way_is_blocked_without_a_rule() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios")];
    let mut blocked = 0;
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let case: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
                let evaluation = evaluated(&case["plan"].to_string());
                for option in options(&evaluation).filter(|option| option["feasibility"] == "blocked") {
                    let rules = blocking(&evaluation, option);
                    assert!(!rules.is_empty(), "{}: {}", path.display(), option["strategy"]);
                    for rule in rules {
                        assert!(BOOK.iter().any(|known| known.id == rule), "{}: {rule}", path.display());
                    }
                    blocked += 1;
                }
            }
        }
    }
    assert!(blocked > 100, "{blocked}");
}

/// A partner who refuses blocks the transfer, one who agrees does not; nothing else of the plan differs.
#[test]
fn another_fact_gives_another_reason() {
    let with = |consent: &str| {
        let rest = r#""assigned":20,"term":"P1Y","billing":"monthly","start":"2026-03-15","end":"2027-03-14","autoRenew":true"#;
        let seller = format!(r#""seller":{{"name":"Contoso Cloud","consent":"{consent}"}}"#);
        let sub = subscription("s1", "csp-nce", PREMIUM, 20, rest)
            .replace(r#""seller":{"name":"Contoso Cloud"}"#, &seller);
        evaluated(&changeover_planner::document::save(&document(&[sub])))
    };
    let transfer = |evaluation: &Value| {
        let option = options(evaluation).find(|option| option["strategy"] == "transfer").unwrap();
        blocking(evaluation, option)
    };
    let (refuses, agrees) = (transfer(&with("refuses")), transfer(&with("agrees")));
    let gone: Vec<&String> = refuses.difference(&agrees).collect();
    assert_eq!(gone, ["xfer-initiate"]);
    assert!(agrees.is_subset(&refuses));
}
