//! To be replaced.
use leptos::prelude::*;

use super::super::Page;
use crate::app::Tab;

/// See the module.
#[component]
pub fn PlanScreen(tab: Tab) -> impl IntoView {
    let page = Page::here();
    let _ = tab;
    view! { <h1 tabindex="-1">{page.word(|w| w.product)}</h1> }
}
