//! Questions about a plan that its figures answer, but do not show by themselves.

mod coverage;

pub use coverage::{Coverage, Pool, Repair, Span, coverage};
