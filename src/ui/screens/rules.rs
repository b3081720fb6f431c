//! To be replaced.
use leptos::prelude::*;

use super::super::Page;

/// See the module.
#[component]
pub fn Rules(rule: Option<String>) -> impl IntoView {
    let page = Page::here();
    let _ = rule;
    view! { <h1 tabindex="-1">{page.word(|w| w.rules_title)}</h1> }
}
