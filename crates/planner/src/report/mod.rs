//! Engine answers → what a file or a screen shows: plain data with sentences in one language.

pub mod diff;
pub mod evaluation;
pub mod glance;
pub mod rule_book;

pub use evaluation::{evaluation, step};
pub use glance::{Glance, glance};
pub use rule_book::rule_book;
