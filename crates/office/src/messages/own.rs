//! Price lists and product names of one's own, kept for later files.

use serde::{Deserialize, Serialize};

use super::Request;

/// What came from one file: its name, and the day it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLook {
    /// Name of the file and day, as subscriptions keep it.
    pub source: String,
    /// How many prices.
    pub prices: u32,
    /// How many products under several names.
    pub names: u32,
}

/// What is kept, by file, in the order it was first read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLists {
    /// The text kept.
    pub own: String,
}

impl Request for OwnLists {
    const KIND: &'static str = "own-lists";
    type Reply = Vec<OwnLook>;
}

/// Lay the lists among the files last read over those kept; the reply is the text to be kept from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepOwn {
    /// The text kept so far; empty for none.
    pub own: String,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
}

impl Request for KeepOwn {
    const KIND: &'static str = "keep-own";
    type Reply = String;
}

/// Write what is kept as comma-separated text that can be dropped again; the file comes as bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTable {
    /// The text kept.
    pub own: String,
    /// Which part.
    pub part: OwnPart,
}

impl Request for OwnTable {
    const KIND: &'static str = "own-table";
    /// How many rows.
    type Reply = u32;
}

/// What is kept of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnPart {
    /// Prices of new commerce.
    Prices,
    /// Prices of legacy offers.
    LegacyPrices,
    /// Products under several names.
    Names,
}
