//! One plan in, one evaluation out.

use std::{io::Read, path::Path};

use changeover_planner::{document::MAX_BYTES, i18n::Language};

use crate::place::{self, Refused};

/// Evaluates the plan document in a file.
///
/// # Errors
/// When the file cannot be read or is not a plan document.
pub fn one(path: &Path, language: Language) -> Result<(), Refused> {
    let mut text = Vec::new();
    // One byte more than the largest plan is enough to see that a file is larger.
    place::open(path)?
        .take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut text)
        .map_err(|error| place::unreadable(path, &error))?;
    let named = |what: String| Refused::Input(format!("{}: {what}", place::name(path)));
    let text = String::from_utf8(text)
        .map_err(|error| named(format!("not UTF-8 after {} bytes", error.utf8_error().valid_up_to())))?;
    let evaluation =
        changeover_planner::evaluate(&text, language).map_err(|error| named(error.to_string()))?;
    place::print(&format!("{evaluation}\n"))
}
