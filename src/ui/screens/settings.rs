//! To be replaced: the screen's heading only.

use leptos::prelude::*;

use super::super::Page;

/// See the module.
#[component]
pub fn Settings() -> impl IntoView {
    let page = Page::here();
    view! { <h1 tabindex="-1">{page.word(|w| w.product)}</h1> }
}
