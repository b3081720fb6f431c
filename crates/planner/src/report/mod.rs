//! Engine answers → what a file or a screen shows: plain data with sentences in one language.

pub mod diff;
pub mod evaluation;

pub use evaluation::evaluation;
