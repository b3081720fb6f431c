//! What policy says, when, and according to whom. One file per family; nothing here knows sentences or files.

mod rule;

pub use rule::{Confidence, Dated, Holds, JudgedOn, Rule, Status, Step};

/// The published edition of this rule book: the day it was last revised.
pub const EDITION: &str = "2026-11-22";

#[allow(missing_docs)]
mod interim;
pub use interim::*;
