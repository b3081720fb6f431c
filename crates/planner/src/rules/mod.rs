//! What policy says, when, and according to whom. One file per family; nothing here knows sentences or files.

mod alignment;
mod assignment;
mod book;
mod calc;
mod cancel;
mod channels;
mod data;
mod extension;
mod lifecycle;
mod limits;
mod migration;
mod multichannel;
mod new_commerce;
mod price;
mod region;
mod register;
mod relationship;
mod renewal;
mod rule;
mod seed;
mod segment;
pub mod sources;
mod teams;
mod transfer;
mod traps;

pub use alignment::*;
pub use assignment::*;
pub use book::{BOOK, find};
pub use calc::*;
pub use cancel::*;
pub use data::*;
pub use extension::*;
pub use lifecycle::*;
pub use limits::*;
pub use migration::*;
pub use multichannel::*;
pub use new_commerce::*;
pub use price::*;
pub use region::*;
pub use relationship::*;
pub use renewal::*;
pub use rule::{Confidence, Dated, Holds, JudgedOn, Rule, Status, Step};
pub use seed::*;
pub use segment::*;
pub use teams::*;
pub use transfer::*;
pub use traps::*;

/// The published edition of this rule book: the day it was last revised.
pub const EDITION: &str = "2026-11-22";
