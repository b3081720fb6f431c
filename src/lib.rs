//! The site: pages over the planner, all of it in the visitor's browser.

use changeover_planner::i18n::Language;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// The planner without the page: the text of a plan document in, the text of its evaluation out.
/// A language that is not spoken here is answered in English.
///
/// # Errors
/// What is wrong with the document, and where.
#[wasm_bindgen]
pub fn evaluate(plan: &str, language: &str) -> Result<String, JsError> {
    let language = Language::from_tag(language).unwrap_or_default();
    changeover_planner::evaluate(plan, language).map_err(|error| JsError::new(&error.to_string()))
}

/// Puts the page into its place, instead of the skeleton that `index.html` shows while the program loads.
pub fn start() {
    console_error_panic_hook::set_once();
    let Some(place) = document().get_element_by_id("app") else { return };
    place.set_inner_html("");
    mount_to(place.unchecked_into(), Placeholder).forget();
}

#[component]
fn Placeholder() -> impl IntoView {
    view! { <main><h1 tabindex="-1">"Changeover"</h1></main> }
}
