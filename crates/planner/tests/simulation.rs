//! The engine against a second planner that walks every plan day by day: same figures for every option of every subscription.
//! `PROPTEST_CASES=100000 cargo test --release -p changeover-planner --test simulation` looks longer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects"
)]

mod plans;
mod simulator;

use std::{cell::RefCell, fmt::Write as _};

use changeover_planner::{
    document::{self, Document},
    engine,
    model::{Extra, Plan},
};
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestError, TestRunner};

#[test]
fn every_figure_is_what_the_days_add_up_to() {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let mut runner = TestRunner::new(Config {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "proptest-regressions/simulation.txt",
        ))),
        ..Config::default()
    });
    let tally = RefCell::new(simulator::Tally::default());
    let outcome = runner.run(&plans::plan(2), |plan| {
        let evaluation = engine::evaluate(&plan);
        simulator::compare(&plan, &evaluation, &mut tally.borrow_mut()).map_err(TestCaseError::fail)
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(reason, plan)) => panic!("{reason}\n{}", text(plan)),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
    let tally = tally.into_inner();
    // A comparison that never met a kind of case would prove nothing about it.
    for (channel, options) in tally.options.iter().enumerate() {
        for (strategy, met) in options.iter().enumerate() {
            assert!(*met > cases / 20, "channel {channel}, strategy {strategy}: {met} of {cases}");
        }
    }
    for met in [tally.overlaps, tally.gaps, tally.bridges, tally.refunds, tally.forfeits, tally.forgotten] {
        assert!(met > cases / 100, "{tally:?}");
    }
}

/// Plans on which the two once disagreed, named after what was wrong, and edges that chance seldom meets.
#[test]
fn they_agree_on_plans_worth_keeping() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/simulator/plans");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert!(!names.is_empty());
    let mut report = String::new();
    for name in names {
        let plan = document::open(&std::fs::read_to_string(&name).unwrap()).unwrap().plan;
        let mut tally = simulator::Tally::default();
        if let Err(reason) = simulator::compare(&plan, &engine::evaluate(&plan), &mut tally) {
            let _ = writeln!(report, "{}\n{reason}", name.display());
        }
    }
    assert!(report.is_empty(), "{report}");
}

/// A plan as the text of its document, to open in the page or hand to the command line.
fn text(plan: Plan) -> String {
    document::save(&Document {
        id: "p".into(),
        title: String::new(),
        revision: 1,
        saved_at: String::new(),
        rulebook: String::new(),
        figures: None,
        plan,
        extra: Extra::new(),
    })
}
