//! Engine answers → what a file or a screen shows: plain data with sentences in one language.

pub mod diff;
pub mod evaluation;
pub mod import;

pub use evaluation::evaluation;
pub use import::import;
