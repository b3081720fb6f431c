//! Tests that need a browser and no page: they run in Chromium through `./dev test web`.
//! Every file of this folder whose name starts with `browser` is run there, and is empty for the native tests.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn puts_the_page_in_place_of_the_skeleton() {
    let document = leptos::prelude::document();
    let place = document.create_element("div").unwrap();
    place.set_id("app");
    place.set_inner_html("<p id=\"skeleton\">loading</p>");
    document.body().unwrap().append_child(&place).unwrap();

    changeover::ui::start();

    assert!(place.query_selector("#skeleton").unwrap().is_none());
    assert!(place.query_selector("h1").unwrap().is_some());
}
