//! Cells → values, as people and programs write them.

pub(super) mod dates;
pub(super) mod ids;
pub(super) mod numbers;
pub(super) mod words;
