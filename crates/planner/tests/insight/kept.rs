//! Kept plans under the rules of this release: what has changed is named with both figures.

use changeover_planner::{
    document::{Figures, save},
    i18n::Language,
    import::SourceFile,
    insight::{Tone, Topic, Values, kept},
};

use crate::{PREMIUM, cents, document, subscription};

/// Ten seats at 20.00, old and new, that wait for the end of the old term on 2026-12-31: 10 × 20.00 a month; the day both run is
/// 2400.00 ÷ 365 = 6.58. Nobody is without service, nobody is reassigned, nothing is lost.
#[test]
fn what_another_edition_changed_is_named_plan_by_plan() {
    let rest = r#""assigned":10,"term":"P1Y","billing":"annual","start":"2026-01-01","end":"2026-12-31","autoRenew":false,
        "strategy":"wait","price":{"amount":"20.00","per":"month"},"target":{"price":{"amount":"20.00","per":"month"}}"#;
    let mut plan = document(&[subscription("s1", "mca-direct", PREMIUM, 10, rest)]);
    assert_eq!(kept::moved(&plan, Language::En), None);
    plan.figures = Some(Figures {
        overlap_cost: cents(658),
        forfeited: cents(0),
        refund: cents(0),
        bridge_cost: cents(0),
        new_monthly_cost: cents(20_000),
        ..Figures::default()
    });
    assert_eq!(kept::moved(&plan, Language::En), Some(Vec::new()));

    let mut older = plan.clone();
    "older".clone_into(&mut older.id);
    "2026-05-01".clone_into(&mut older.rulebook);
    older.figures = plan.figures.map(|figures| Figures { gap_days: 3, overlap_cost: cents(0), ..figures });
    let moved = kept::moved(&older, Language::En).unwrap();
    let said: Vec<_> = moved.iter().map(|one| (one.name, one.then.as_str(), one.now.as_str())).collect();
    assert_eq!(said, [("paid twice", "0.00 USD", "6.58 USD"), ("days without service", "3", "0")]);

    let text = format!("[{},{}]", save(&plan), save(&older));
    let files = [
        SourceFile { name: "plans.json".into(), bytes: text.into_bytes() },
        SourceFile { name: "letter.txt".into(), bytes: b"Dear Contoso".to_vec() },
    ];
    let told = Topic::Maths.answer(&plan, Language::En, &Values::new(), &files);
    assert_eq!(told.tone, Tone::Warns);
    assert_eq!(
        told.lines,
        ["Kept plans that come out otherwise now: 1 of 2.", "No plan, or saved without figures: 1."]
    );
    let rows = &told.tables[1].rows;
    assert_eq!((rows.len(), rows[1].cells[1].as_str()), (3, "2026-05-01"));
}
