//! Whether anybody is ever without a licence.

use std::path::Path;

use changeover_planner::{engine, i18n::Language, insight};

use crate::{
    export,
    place::{self, Refused},
};

/// Prints the coverage ledger of a plan, with the changes that would cover everybody.
///
/// # Errors
/// When the plan does not open.
pub fn ledger(path: &Path, language: Language) -> Result<(), Refused> {
    let plan = export::plan_in(path)?.plan;
    let evaluation = engine::evaluate(&plan);
    let coverage = insight::coverage(&plan, &evaluation);
    let printed = serde_json::json!({
        "message": coverage.sentence(language),
        "uncovered": coverage.uncovered(),
        "coverage": coverage,
        "repairs": insight::repairs(&plan),
    });
    place::print(&format!("{printed:#}\n"))
}
