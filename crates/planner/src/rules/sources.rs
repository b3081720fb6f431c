//! The source register: where the rules were read, in which version, how much of it.

pub use super::register::REGISTER;
use crate::model::Date;

/// A page, file or statement that rules lean on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Short name, as rules cite it.
    pub key: &'static str,
    /// What it is, in our words.
    pub title: &'static str,
    /// Where it is public; empty when it is several pages or no longer there.
    pub address: &'static str,
    /// The version or date that was read.
    pub version: &'static str,
    /// How much of it could be read.
    pub read: Extent,
}

/// How much of a source could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Full,
    /// Its opening, or a summary.
    Opening,
    /// Cited by another source; itself not read.
    Cited,
}

impl Extent {
    /// A fixed name: `full`, `opening`, `cited`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Extent::Full => "full",
            Extent::Opening => "opening",
            Extent::Cited => "cited",
        }
    }
}

/// The day the register was last checked.
pub const CHECKED_ON: Date = Date::literal(2026, 11, 22);

/// The source of a key.
#[must_use]
pub fn source(key: &str) -> Option<&'static Source> {
    REGISTER.iter().find(|source| source.key == key)
}

pub(super) const fn full(
    key: &'static str,
    title: &'static str,
    address: &'static str,
    version: &'static str,
) -> Source {
    Source { key, title, address, version, read: Extent::Full }
}

pub(super) const fn opening(
    key: &'static str,
    title: &'static str,
    address: &'static str,
    version: &'static str,
) -> Source {
    Source { key, title, address, version, read: Extent::Opening }
}

pub(super) const fn cited(
    key: &'static str,
    title: &'static str,
    address: &'static str,
    version: &'static str,
) -> Source {
    Source { key, title, address, version, read: Extent::Cited }
}
