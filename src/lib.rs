//! The site: pages over the planner, all of it in the visitor's browser.
//!
//! `app` is what happens (pure), `store` is where plans live (behind a seam), `words` is what the page says, `ui` is the page.

pub mod app;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod words;
