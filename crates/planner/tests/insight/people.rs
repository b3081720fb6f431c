//! Per-person impact: from both kinds of users export.

use changeover_planner::{
    document,
    i18n::Language,
    import::{SourceFile, people},
    insight::{Topic, Values, people as impact},
};

use crate::{PREMIUM, document as document_of, subscription};

const BASIC: &str = r#""assigned":2,"term":"P1Y","billing":"monthly","start":"2026-03-15","end":"2027-03-14","strategy":"wait",
    "price":{"amount":"22.00","per":"month"},
    "target":{"product":{"name":"Microsoft 365 Business Basic","partNumber":"O365_BUSINESS_ESSENTIALS"},"price":{"amount":"6.00","per":"month"}}"#;
const KEPT: &str = r#""assigned":1,"term":"P1Y","billing":"monthly","start":"2026-03-15","end":"2027-03-14","strategy":"wait""#;

const CSV: &str = "User principal name,Display name,Licenses\r\n\
ada@northwind.example,Ada,Microsoft 365 Business Premium+Microsoft 365 Copilot\r\n\
bob@northwind.example,Bob,Microsoft 365 E3\r\n\
cy@northwind.example,Cy,Microsoft 365 Business Premium\r\n\
dee@northwind.example,Dee,Unlicensed\r\n";

/// Ada and Cy go from Business Premium to Business Basic three days before the end and lose the desktop programs; Bob keeps E3; Dee
/// holds nothing and is nobody here.
#[test]
fn who_changes_what() {
    let document = document_of(&[
        subscription("s1", "mca-direct", PREMIUM, 2, BASIC),
        subscription("s2", "mca-direct", ("Microsoft 365 E3", "SPE_E3"), 1, KEPT),
    ]);
    let json = r#"{"value":[
        {"userPrincipalName":"ada@northwind.example","id":"1","displayName":"ada@northwind.example","assignedLicenses":[{"skuId":"cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46"}]},
        {"userPrincipalName":"bob@northwind.example","id":"2","displayName":"bob@northwind.example","assignedLicenses":[{"skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965"}]},
        {"userPrincipalName":"cy@northwind.example","id":"3","displayName":"cy@northwind.example","assignedLicenses":[{"skuId":"cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46"}]}]}"#;
    for (name, text) in [("users.csv", CSV), ("users.json", json)] {
        let people = people(&SourceFile { name: name.into(), bytes: text.into() }).unwrap();
        let found = impact::impact(&document.plan, &people);
        assert_eq!((found.people, found.untouched), (3, 1), "{name}");
        let who: Vec<&str> = found.changes.iter().map(|change| change.person.as_str()).collect();
        assert_eq!(who, ["ada@northwind.example", "cy@northwind.example"]);
        let change = &found.changes[0];
        assert_eq!(
            (change.from.as_str(), change.to.as_str()),
            ("Microsoft 365 Business Premium", "Microsoft 365 Business Basic")
        );
        assert_eq!(change.day.map(|day| day.to_string()), Some("2027-03-11".into()));
        assert!(
            change.loses.as_ref().unwrap().iter().any(|service| service.contains("Apps for business")),
            "{change:?}"
        );
        assert!(change.note(Language::En).contains("No longer included"));
    }
}

/// The answer holds the names; the plan that is saved afterwards does not.
#[test]
fn names_are_in_the_answer_and_not_in_the_plan() {
    let document = document_of(&[subscription("s1", "mca-direct", PREMIUM, 2, BASIC)]);
    let file = SourceFile { name: "users.csv".into(), bytes: CSV.into() };
    let told = Topic::People.answer(&document, Language::En, &Values::new(), &[file]);
    let list = told.texts.iter().find(|text| text.file == "changes.csv").unwrap();
    assert_eq!(
        list.body,
        "UserPrincipalName,Remove,Add\r\nada@northwind.example,Microsoft 365 Business Premium,Microsoft 365 Business Basic\r\n\
         cy@northwind.example,Microsoft 365 Business Premium,Microsoft 365 Business Basic\r\n"
    );
    assert!(!document::save(&document).contains("ada@"));
}
