//! Pieces several screens share.

mod dialog;
mod drop_veil;
pub mod findings;
pub mod format;
mod header;
mod icon;
mod notices;
pub mod own_lists;
mod safekeeping;
pub mod table;
pub mod verdict;

pub use dialog::Dialog;
pub use drop_veil::{DropVeil, file_button, files_of, read_chosen};
pub use header::Header;
pub use icon::{Icon, icon};
pub use notices::Notices;
pub use own_lists::KeptLists;
pub use safekeeping::{NewVersion, Safekeeping};

use leptos::prelude::*;

use super::Page;
use crate::app::Route;

/// The document's title for the screen shown.
pub(super) fn title(page: Page) -> String {
    let words = page.words.get();
    let screen = match page.route.get() {
        Route::Start => return format!("{} · {}", words.product, words.tagline),
        Route::Review => words.review.title.to_owned(),
        Route::Plan(..) => page
            .workspace
            .with(|state| state.open.as_ref().map(|open| open.envelope.title.clone()))
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| words.untitled.to_owned()),
        Route::Rules(_) => words.rules_title.to_owned(),
        Route::Portfolio => words.portfolio_title.to_owned(),
        Route::Settings => words.settings_title.to_owned(),
        Route::Link(_) | Route::Opening => words.share.opening.to_owned(),
    };
    format!("{screen} · {}", words.product)
}
