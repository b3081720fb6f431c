//! The rule book in Russian.

mod holding;
mod moving;
mod paying;
mod using;

use super::Text;

/// The texts, in parts.
pub(super) static PARTS: [&[Text]; 4] = [moving::TEXTS, holding::TEXTS, paying::TEXTS, using::TEXTS];
