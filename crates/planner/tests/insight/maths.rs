//! The examples Microsoft prints: all of them are computed, and a wrong one is seen.

use std::{fs, path::Path};

use changeover_planner::insight::maths;

#[test]
fn every_printed_example_comes_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/print");
    let files = fs::read_dir(folder).unwrap().count();
    let checks = maths::checks();
    assert_eq!(checks.len(), files);
    for check in checks {
        assert!(check.values > 0 && check.wrong.is_empty(), "{check:?}");
    }
}

/// The printed refund is 94.30 by exact arithmetic; an example that says 94.20 is red, with the place and both values.
#[test]
fn a_wrong_example_is_red() {
    let text = include_str!("../scenarios/print/cancel-formula.json");
    let wrong = text.replace(r#""refund": "94.30""#, r#""refund": "94.20""#);
    assert_ne!(wrong, text);
    assert_eq!(
        maths::check(&wrong).unwrap().wrong,
        [r#"subscriptions.s1.options.cut.refund: "94.20" → "94.30""#]
    );
    assert_eq!(maths::check("{}"), None);
}
