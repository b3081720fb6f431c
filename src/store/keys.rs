//! Every key the product uses. No versions in keys: a newer release finds what an older one kept.

/// Plans: followed by the plan's id.
pub const PLAN: &str = "changeover/plan/";
/// The text a plan had before its last save.
pub const BEFORE: &str = "changeover/before/";
/// Language chosen, a JSON text such as `"ru"`; the start-up script reads it before the first paint.
pub const LANGUAGE: &str = "changeover/lang";
/// Theme chosen, `"light"` or `"dark"`; absent is the system's. Read by the start-up script too.
pub const THEME: &str = "changeover/theme";
/// Company profile and margins for new plans.
pub const PROFILE: &str = "changeover/profile";
/// Logo and address of ours for what is sent.
pub const LETTERHEAD: &str = "changeover/letterhead";
/// Answers to questions about files, by header key.
pub const ANSWERS: &str = "changeover/answers";
/// One's own price lists and product names, packed: text only the office understands.
pub const OWN: &str = "changeover/own";
/// Since when plans are kept here and when they were last put into a file.
pub const SAFEKEEPING: &str = "changeover/safekeeping";
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
