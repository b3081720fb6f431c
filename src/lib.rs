//! The site: pages over the planner, all of it in the visitor's browser.
//!
//! `app` is what happens (pure), `store` is where plans live (behind a seam), `words` is what the page says, `ui` is the page.

pub mod app;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod words;

/// The planner without the page: the text of a plan document in, the text of its evaluation out.
/// A language that is not spoken here is answered in English.
///
/// # Errors
/// What is wrong with the document: line, column, field and reason; or that the planner could not be fetched.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn evaluate(plan: String, language: String) -> Result<String, wasm_bindgen::JsError> {
    let language = changeover_planner::i18n::Language::from_tag(&language).unwrap_or_default();
    ui::evaluate(&plan, language).await.map_err(|reason| wasm_bindgen::JsError::new(&reason))
}
