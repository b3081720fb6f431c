//! Plans that come back: what is in a file, what differs between two copies, and what they make together.

use std::path::Path;

use changeover_planner::{
    document,
    i18n::Language,
    share::{
        differences,
        merge::{Side, merge},
    },
};

use crate::{
    export,
    place::{self, Refused},
};

/// Prints the plan that a document, a report or a link carries; of a file of several, all.
///
/// # Errors
/// When there is none, or one does not open.
pub fn open(path: &Path) -> Result<(), Refused> {
    let plans = export::plans_in(path)?;
    place::print(&match plans.as_slice() {
        [plan] => document::save(plan),
        several => document::save_all(several),
    })
}

/// Prints what differs between two plans, a sentence a line.
///
/// # Errors
/// When one of them does not open.
pub fn compare(before: &Path, after: &Path, language: Language) -> Result<(), Refused> {
    let (before, after) = (export::plan_in(before)?, export::plan_in(after)?);
    let lines: String =
        differences(&before, &after).iter().map(|one| one.sentence(language) + "\n").collect();
    place::print(&lines)
}

/// Prints the plan two copies make together.
///
/// # Errors
/// When one does not open, or both changed the same field and no side was chosen: then each conflict is told and nothing printed.
pub fn merged(ours: &Path, theirs: &Path, take: Option<Side>, language: Language) -> Result<(), Refused> {
    let mut merge = merge(&export::plan_in(ours)?, &export::plan_in(theirs)?);
    match take {
        Some(side) => (0..merge.conflicts.len()).for_each(|conflict| merge.settle(conflict, side)),
        None if merge.conflicts.is_empty() => {}
        None => {
            let told: Vec<String> =
                merge.conflicts.iter().map(|conflict| conflict.sentence(language)).collect();
            return Err(Refused::Input(told.join("\nchangeover-cli: ")));
        }
    }
    let document = merge.document().map_err(|error| Refused::Input(error.to_string()))?;
    place::print(&document::save(&document))
}
