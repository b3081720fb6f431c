//! A plan on its way to somebody else: in a link, in a report, without what is not meant for them, and back again.
//!
//! What arrives was written by others: it is measured before it is unpacked, opened like any document, and never run.

pub mod compare;
mod contents;
mod fields;
mod link;
pub mod merge;
mod redact;
mod refusal;
pub mod seal;
mod value;

pub use compare::{Difference, Standing, differences, standing};
pub use contents::{Said, contents};
pub(crate) use link::META;
pub use link::{
    MOST_CHARACTERS, Reach, find_in_html, pack, pack_file, pack_text, unpack, unpack_file, unpack_text,
};
pub use redact::{Redaction, redact};
pub use refusal::Refusal;
