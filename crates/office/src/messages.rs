//! What the page asks and the office answers. Replies hold finished sentences in the language asked for, so that the page
//! only has to show them.

mod handout;
mod insight;
mod own;
mod post;
mod review;

pub use handout::*;
pub use insight::*;
pub use own::*;
pub use post::*;
pub use review::*;

use serde::{Serialize, de::DeserializeOwned};

/// A question to the office, and the type of its answer.
pub trait Request: Serialize {
    /// Its name on the wire.
    const KIND: &'static str;
    /// What comes back.
    type Reply: DeserializeOwned;
}
