//! The kit that asks the customer: its sheet, filled in and handed in again, closes every gap.

use changeover_planner::{
    i18n::Language,
    import::{self, Change, SourceFile},
    insight::kit,
    model::Plan,
};

use crate::{PREMIUM, plan, subscription};

const E3: (&str, &str) = ("Microsoft 365 E3", "SPE_E3");

fn with_gaps() -> Plan {
    plan(&[
        subscription(
            "s1",
            "mca-direct",
            PREMIUM,
            40,
            r#""term":"P1Y","billing":"monthly","price":{"amount":"22.00","per":"month"}"#,
        ),
        subscription(
            "s2",
            "mca-direct",
            E3,
            5,
            r#""term":"P1Y","billing":"monthly","end":"2027-01-31","assigned":5"#,
        ),
        subscription(
            "s3",
            "mca-direct",
            ("Office 365 E1", "STANDARDPACK"),
            7,
            r#""term":"P1Y","billing":"monthly","end":"2027-01-31","assigned":5,"price":{"amount":"10.00","per":"month"}"#,
        ),
    ])
}

/// The first has neither end nor users, the second no price, the third nothing is missing of: two rows. The customer types into the
/// empty cells; every gap is closed by what the importers read from the sheet, and nothing else changes.
#[test]
fn the_filled_sheet_closes_every_gap() {
    let mut asked = with_gaps();
    let sheet = kit::sheet(&asked);
    let rows: Vec<&str> = sheet.lines().collect();
    assert_eq!(
        rows[1..],
        ["Microsoft 365 Business Premium,SPB,40,,,22.00,USD", "Microsoft 365 E3,SPE_E3,5,5,2027-01-31,,USD"]
    );
    let filled = sheet
        .replace(",SPB,40,,,", ",SPB,40,38,2027-03-14,")
        .replace("2027-01-31,,USD", "2027-01-31,36.00,USD");
    let found = import::import(
        &[SourceFile { name: "licences.csv".into(), bytes: filled.into_bytes() }],
        &import::Answers::default(),
    );
    for change in import::compare(&asked.subscriptions, &found.subscriptions) {
        if let Change::Changed { existing, differences, .. } = change {
            for difference in differences {
                difference.accept(&mut asked.subscriptions[existing]);
            }
        }
    }
    assert!(asked.subscriptions.iter().all(|sub| kit::gaps(sub).is_empty()), "{:?}", asked.subscriptions);
    let told = |sub: &changeover_planner::model::Subscription| {
        (sub.assigned, sub.end.map(|day| day.to_string()), sub.seats)
    };
    assert_eq!(told(&asked.subscriptions[0]), (Some(38), Some("2027-03-14".into()), 40));
    assert_eq!(
        asked.subscriptions[1]
            .price
            .map(|price| price.per_month(asked.subscriptions[1].term).line().to_string()),
        Some("36.00".into())
    );
}

#[test]
fn the_letter_names_what_is_missing_and_nothing_else() {
    let letter = kit::letter(&with_gaps(), Language::En);
    assert!(letter.contains(
        "Microsoft 365 Business Premium (40): the day the term ends, how many licences are assigned\n"
    ));
    assert!(letter.contains("Microsoft 365 E3 (5): the price of a licence\n"));
    assert!(!letter.contains("Office 365 E1"));
    assert!(kit::texts(&plan(&[]), Language::En).is_empty());
}

/// The script asks for reading only, and the two files it writes have names and forms an importer knows.
#[test]
fn the_script_only_reads() {
    assert!(kit::SCRIPT.lines().all(|line| line.contains("Organization.Read.All") || line.contains("Invoke-MgGraphRequest -Uri")));
    assert!(!kit::SCRIPT.contains("-Method"));
    let skus = r#"{"value":[{"skuId":"cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46","skuPartNumber":"SPB","consumedUnits":38,"prepaidUnits":{"enabled":40,"suspended":0,"warning":0},"capabilityStatus":"Enabled","appliesTo":"User"}]}"#;
    let found = import::import(
        &[SourceFile { name: "subscribedSkus.json".into(), bytes: skus.into() }],
        &import::Answers::default(),
    );
    assert_eq!(found.subscriptions[0].subscription.assigned, Some(38));
}
