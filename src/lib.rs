//! The site: pages over the planner, all of it in the visitor's browser.

use leptos::prelude::*;

/// Puts the page into its place, instead of the skeleton that `index.html` shows while the program loads.
pub fn start() {
    console_error_panic_hook::set_once();
    let Some(place) = document().get_element_by_id("app") else { return };
    place.set_inner_html("");
    use wasm_bindgen::JsCast;
    mount_to(place.unchecked_into(), Placeholder).forget();
}

#[component]
fn Placeholder() -> impl IntoView {
    view! { <main><h1 tabindex="-1">"Changeover"</h1></main> }
}
