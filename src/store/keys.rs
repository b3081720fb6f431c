//! Every key the product uses. No versions in keys: a newer release finds what an older one kept.

/// Plans: followed by the plan's id.
pub const PLAN: &str = "changeover/plan/";
/// The text a plan had before its last save.
pub const BEFORE: &str = "changeover/before/";
/// Language, theme, company profile.
pub const PREFERENCES: &str = "changeover/preferences";
/// Answers to questions about files, by header key.
pub const ANSWERS: &str = "changeover/answers";
/// Everything that is ours begins with this.
pub const OURS: &str = "changeover/";

/// The key of a plan.
#[must_use]
pub fn plan(id: &str) -> String {
    format!("{PLAN}{id}")
}

/// The key of a plan's text before its last save.
#[must_use]
pub fn before(id: &str) -> String {
    format!("{BEFORE}{id}")
}
