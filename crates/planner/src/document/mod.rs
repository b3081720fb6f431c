//! The saved form of a plan: the same text in storage, in exported files and in links (CONTRACT "Plan document").

mod open;
mod place;
mod save;
mod several;
mod twice;
mod upgrade;

#[cfg(feature = "schema")]
pub(crate) use open::schema;
pub use open::{MAX_BYTES, OpenError, SCHEMA, open};
pub use save::{save, save_all, save_compact};
pub use several::{MAX_BYTES_TOGETHER, open_all};

use crate::model::{Extra, Money, Plan};
use serde::{Deserialize, Serialize};

/// A plan in its envelope.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Identity across copies.
    pub id: String,
    /// What the person calls it.
    pub title: String,
    /// Counts saves; orders copies, whatever the clocks say.
    pub revision: u64,
    /// When it was last saved, RFC 3339 UTC; empty when never.
    pub saved_at: String,
    /// Edition of the rule book it was last evaluated with; empty when never.
    pub rulebook: String,
    /// Headline figures it was last saved with, to tell what a newer rule book changed.
    pub figures: Option<Figures>,
    /// What was said and decided.
    pub plan: Plan,
    /// Unknown fields.
    pub extra: Extra,
}

/// The headline figures of an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Figures {
    /// See [`crate::engine::Totals`].
    pub overlap_cost: Option<Money>,
    /// See [`crate::engine::Totals`].
    pub forfeited: Option<Money>,
    /// See [`crate::engine::Totals`].
    pub refund: Option<Money>,
    /// See [`crate::engine::Totals`].
    pub bridge_cost: Option<Money>,
    /// Days without service.
    pub gap_days: u32,
    /// Users to reassign.
    pub users_to_reassign: u32,
    /// New seats for one month.
    pub new_monthly_cost: Option<Money>,
}
