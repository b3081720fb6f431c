//! Sealed estimates: recomputed alike, and every change named.

use changeover_planner::{
    i18n::Language,
    insight::estimate::{self, Broken},
};
use serde_json::{Value, json};

use crate::{PREMIUM, document, subscription};

fn sealed() -> Value {
    let rest = r#""assigned":10,"term":"P1Y","billing":"annual","start":"2026-03-15","end":"2027-03-14","price":{"amount":"20.00","per":"month"}"#;
    let text =
        estimate::seal(&document(&[subscription("s1", "mca-direct", PREMIUM, 10, rest)]), Language::En);
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_sealed_estimate_comes_out_again() {
    let found = estimate::recompute(&sealed().to_string()).unwrap();
    assert!(found.identical && found.differs.is_empty() && !found.other_rulebook && !found.other_prices);
}

/// The hash of nothing, as the standard prints it (FIPS 180-4).
#[test]
fn the_hash_is_sha_256() {
    assert_eq!(estimate::hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

#[test]
fn a_changed_input_or_result_is_found_by_its_hash() {
    let mut changed = sealed();
    changed["plan"]["subscriptions"][0]["seats"] = json!(11);
    assert_eq!(estimate::recompute(&changed.to_string()), Err(Broken::PlanChanged));
    let mut changed = sealed();
    changed["evaluation"]["totals"]["overlapCost"] = json!("0.00");
    assert_eq!(estimate::recompute(&changed.to_string()), Err(Broken::EvaluationChanged));
    assert_eq!(estimate::recompute("{}"), Err(Broken::NotAnEstimate));
}

/// An estimate that another edition sealed with one day of overlap at 6.58 more and by other prices: one value differs. Ten seats at
/// 20.00, a year at once: 2400.00 ÷ 365 = 6.575… → 6.58.
#[test]
fn what_an_older_edition_said_otherwise_is_named() {
    let mut old = sealed();
    old["evaluation"]["totals"]["overlapCost"] = json!("13.16");
    old["evaluationHash"] = json!(estimate::hash(&old["evaluation"].to_string()));
    (old["rulebook"], old["prices"]) = (json!("2025-01-01"), json!("0"));
    let found = estimate::recompute(&old.to_string()).unwrap();
    assert!(!found.identical && found.other_rulebook && found.other_prices);
    let differs: Vec<_> =
        found.differs.iter().map(|one| (one.place.as_str(), &one.sealed, &one.now)).collect();
    assert_eq!(differs, [("totals.overlapCost", &json!("13.16"), &json!("6.58"))]);
}
