//! One plan in, one evaluation out.

use std::path::Path;

use changeover_planner::i18n::Language;

use crate::place::{self, Refused};

/// Evaluates the plan document in a file.
///
/// # Errors
/// When the file cannot be read or is not a plan document.
pub fn one(path: &Path, language: Language) -> Result<(), Refused> {
    let evaluation = changeover_planner::evaluate(&place::text(path)?, language)
        .map_err(|error| Refused::Input(format!("{}: {error}", place::name(path))))?;
    place::print(&format!("{evaluation}\n"))
}
