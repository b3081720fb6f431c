//! The site: pages over the planner, all of it in the visitor's browser.
//!
//! `app` is what happens (pure), `store` is where plans live (behind a seam), `words` is what the page says, `ui` is the page.

pub mod app;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod words;

/// What follows from a plan document, as JSON with sentences in `lang` (`en`, `ru`): the same answer the page and the command
/// line give.
///
/// # Errors
/// A `JS` error with line, column, field and reason where the document does not open; with the tag where the language is unknown.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn evaluate(plan_json: &str, lang: &str) -> Result<String, wasm_bindgen::JsError> {
    let language = changeover_planner::i18n::Language::from_tag(lang)
        .ok_or_else(|| wasm_bindgen::JsError::new(&format!("unknown language: {lang}")))?;
    changeover_planner::evaluate(plan_json, language)
        .map_err(|error| wasm_bindgen::JsError::new(&error.to_string()))
}
