//! What changes between two evaluations: of two days, of two variants of a plan, or of two editions of the rule book.

use std::path::{Path, PathBuf};

use changeover_planner::{
    engine,
    i18n::Language,
    model::Date,
    report::{self, diff, evaluation::EvaluationDocument},
};
use clap::Args;

use crate::{
    export,
    place::{self, Refused},
};

/// What to set against what.
#[derive(Args)]
pub struct Asked {
    /// A plan, or an evaluation that was kept, by whatever edition of the rule book; `-` is standard input.
    before: PathBuf,
    /// The other plan or kept evaluation; without it, the first with another day.
    #[arg(required_unless_present = "as_of")]
    after: Option<PathBuf>,
    /// The as-of day the second plan is evaluated for, YYYY-MM-DD.
    #[arg(long, value_parser = day)]
    as_of: Option<Date>,
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("{text} is no day like 2026-11-30"))
}

/// Prints every figure that differs, one a line, with the rules that speak on one side only.
///
/// # Errors
/// When one of them does not open, or a day is asked for of an evaluation.
pub fn answer(asked: &Asked) -> Result<(), Refused> {
    let before = evaluation(&asked.before, None)?;
    let after = evaluation(asked.after.as_ref().unwrap_or(&asked.before), asked.as_of)?;
    let lines: Vec<String> = diff::changes(&before, &after)
        .iter()
        // Writing owned strings and lists cannot fail.
        .map(|change| serde_json::to_string(change).unwrap_or_default() + "\n")
        .collect();
    place::print(&lines.concat())
}

/// The evaluation in a file, or that of the plan in it. The sentences play no part in what differs.
fn evaluation(path: &Path, as_of: Option<Date>) -> Result<EvaluationDocument, Refused> {
    if let Ok(kept) = serde_json::from_str::<EvaluationDocument>(&place::text(path)?) {
        return match as_of {
            None => Ok(kept),
            Some(_) => Err(Refused::Input(format!(
                "{}: is an evaluation, and only a plan can be evaluated for another day",
                place::name(path)
            ))),
        };
    }
    let mut plan = export::plan_in(path)?.plan;
    plan.as_of = as_of.unwrap_or(plan.as_of);
    Ok(report::evaluation(&plan, &engine::evaluate(&plan), Language::En))
}
