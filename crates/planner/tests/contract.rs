//! The printed example of the contract, figure by figure.

use changeover_planner::{document, engine, i18n::Language, report};
use serde_json::{Value, json};

fn contract_plan() -> Value {
    json!({
        "format": "changeover-plan", "schema": 1, "id": "p", "title": "Contoso to CSP", "revision": 7,
        "savedAt": "2026-11-22T10:15:00Z", "rulebook": "2026-11-22", "asOf": "2026-11-22", "currency": "USD",
        "customer": { "name": "Contoso", "domain": "contoso.com", "country": "US", "segment": "commercial",
                      "relationship": "none", "agreement": "unknown", "activeSubscriptions": 12, "hasTeamsSuites": true },
        "partner": { "name": "Fabrikam", "country": "US", "model": "direct-bill" },
        "policy": { "acceptanceDays": 5, "reassignDays": 3, "safetyDays": 2 },
        "subscriptions": [{
            "id": "s1", "channel": "mca-direct",
            "seller": { "name": "Partner A", "isUs": false, "consent": "unknown", "inProgram": true },
            "product": { "name": "Microsoft 365 Business Premium", "partNumber": "SPB",
                         "skuId": "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46", "productId": "CFQ7TTC0LCHC", "productSku": "0002", "offerId": null },
            "seats": 40, "assigned": 38, "term": "P1Y", "billing": "monthly",
            "purchased": "2026-03-15", "start": "2026-03-15", "end": "2027-03-14",
            "autoRenew": true, "cancelAtEnd": false, "trial": false, "promotion": false,
            "price": { "amount": "23.10", "per": "month" },
            "target": { "product": { "name": "Microsoft 365 Business Premium", "partNumber": "SPB",
                                     "skuId": "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46", "productId": "CFQ7TTC0LCHC", "productSku": "0002" },
                        "seats": 40, "term": "P1Y", "billing": "monthly", "price": { "amount": "23.10", "per": "month" }, "start": null },
            "strategy": "auto", "transferOn": null, "notes": ""
        }],
        "progress": {}
    })
}

#[test]
fn the_printed_evaluation_comes_out() {
    let document = document::open(&contract_plan().to_string()).unwrap();
    let evaluation = engine::evaluate(&document.plan);
    let written =
        serde_json::to_value(report::evaluation(&document.plan, &evaluation, Language::En)).unwrap();
    assert_eq!(written["guidance"], "V6");
    let subscription = &written["subscriptions"][0];
    assert_eq!(subscription["recommended"], "wait");
    assert_eq!(subscription["chosen"], "wait");
    let wait = &subscription["options"][0];
    // Overlap: 14 March 2027 only, in the cycle 15 February – 14 March 2027 of 28 days: 40 × 23.10 ÷ 28 = 33.00.
    let expected = json!({
        "strategy": "wait", "feasibility": "allowed",
        "newStart": "2027-03-14", "oldLastAccess": "2027-03-14", "oldLastPaid": "2027-03-14",
        "latestSafeStart": "2027-03-14", "dataDeleted": "2027-06-12",
        "overlapDays": 1, "overlapCost": "33.00", "forfeited": "0.00", "forfeitedBy": null,
        "refund": "0.00", "bridgeCost": "0.00", "gapDays": 0,
        "newMonthlyCost": "924.00", "newFirstTermCost": "11088.00",
        "reassignment": "none", "usersToReassign": 0, "overAssigned": 0,
        "regime": "est", "ifForgotten": { "cost": "11088.00", "until": "2028-03-14" }
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&wait[key], value, "{key}");
    }
    let trap = wait["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["rule"] == "est-autorenew-trap")
        .unwrap();
    assert_eq!(trap["severity"], "warns");
    let read =
        wait["trace"].as_array().unwrap().iter().find(|read| read["rule"] == "est-eligibility").unwrap();
    assert_eq!((&read["since"], &read["confidence"]), (&json!("2026-02-09"), &json!("official")));
    let step =
        written["steps"].as_array().unwrap().iter().find(|step| step["id"] == "s1/cancel-at-end").unwrap();
    assert_eq!(
        (&step["action"], &step["actor"], &step["earliest"], &step["due"], &step["rule"]),
        (
            &json!("set-cancel-at-end"),
            &json!("customer"),
            &json!("2026-11-22"),
            &json!("2027-03-12"),
            &json!("est-autorenew-trap")
        )
    );
    assert_eq!(
        written["totals"],
        json!({ "overlapCost": "33.00", "forfeited": "0.00", "refund": "0.00", "bridgeCost": "0.00", "gapDays": 0,
                "usersToReassign": 0, "newMonthlyCost": "924.00" })
    );
}

#[test]
fn unknown_fields_are_kept() {
    let mut plan = contract_plan();
    plan["later"] = json!({ "kept": [1, 2] });
    plan["subscriptions"][0]["colour"] = json!("green");
    let opened = document::open(&plan.to_string()).unwrap();
    let saved: Value = serde_json::from_str(&document::save(&opened)).unwrap();
    assert_eq!(saved["later"], plan["later"]);
    assert_eq!(saved["subscriptions"][0]["colour"], "green");
    assert_eq!(document::open(&document::save(&opened)).unwrap(), opened);
}

#[test]
fn a_broken_document_names_the_place_and_the_field() {
    let text = document::save(&document::open(&contract_plan().to_string()).unwrap());
    let broken = text.replace("\"2027-03-14\"", "\"14.03.2027\"");
    let line = broken.lines().position(|line| line.contains("14.03.2027")).unwrap() + 1;
    match document::open(&broken) {
        Err(document::OpenError::Damaged { line: found, field, reason, .. }) => {
            assert_eq!((found, field.as_str()), (line, "subscriptions[0].end"));
            assert!(reason.contains("14.03.2027"), "{reason}");
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(document::open("{"), Err(document::OpenError::NotJson { line: 1, .. })));
    assert!(matches!(document::open("[]"), Err(document::OpenError::NotAPlan)));
    assert!(matches!(
        document::open("{\"format\":\"changeover-plan\",\"schema\":2}"),
        Err(document::OpenError::TooNew { found: 2, .. })
    ));
}

#[test]
fn the_day_before_the_extension_and_the_day_after_differ_by_that_rule() {
    // The same term ends on 3 May 2026 (30 free days, rule book C.3) or on 4 May 2026 (paid extension, C.4).
    let evaluate = |end: &str| {
        let mut plan = contract_plan();
        plan["asOf"] = json!("2026-04-01");
        plan["subscriptions"][0]["channel"] = json!("csp-nce");
        plan["subscriptions"][0]["start"] = json!("2025-05-04");
        plan["subscriptions"][0]["purchased"] = json!("2025-05-04");
        plan["subscriptions"][0]["end"] = json!(end);
        let document = document::open(&plan.to_string()).unwrap();
        report::evaluation(&document.plan, &engine::evaluate(&document.plan), Language::En)
    };
    let changes = report::diff::changes(&evaluate("2026-05-03"), &evaluate("2026-05-04"));
    let regime = changes.iter().find(|change| change.field == "regime" && change.subject == "s1").unwrap();
    assert_eq!((&regime.before, &regime.after), (&json!("grace"), &json!("est")));
    assert!(regime.rules.contains(&"est-eligibility".to_owned()), "{:?}", regime.rules);
    let latest = changes.iter().find(|change| change.field == "latestSafeStart").unwrap();
    // 3 May + 30 days = 2 June; with the extension the old end itself.
    assert_eq!((&latest.before, &latest.after), (&json!("2026-06-02"), &json!("2026-05-04")));
}
