//! A plan on paper and in other programs: the proposal for the customer, letters ready to send, tables, a picture of time.
//!
//! Everything starts from an [`Answer`] and is plain data or text in one language; nothing reads a clock.

mod answer;
mod csv;
mod html;
mod letters;
mod mail;
mod markdown;
mod picture;
mod proposal;
mod rows;
mod sentences;
mod summary;
mod tables;
mod words;

pub use answer::Answer;
pub(crate) use answer::{Row, line};
pub use csv::{csv, plain};
pub use html::html;
pub use letters::{Letter, LetterKind, letters};
pub use mail::{Sender, eml};
pub use markdown::markdown;
pub use picture::svg;
pub use proposal::{Cited, Moved, Proposal, Section, Sums, Tile, Todo, proposal};
pub use tables::{Cell, Column, Kind, Table, tables};
