//! What leaves and what arrives, where only the browser can do it: pass-phrases, pictures, the clipboard. Nothing of a
//! pass-phrase is kept: it lives in its field and in the call that uses it.

use gloo_storage::{LocalStorage, Storage as _};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::{browser::BrowserStore, office::Bytes};
use crate::store::keys;

#[wasm_bindgen(module = "/src/ui/outside.js")]
extern "C" {
    #[wasm_bindgen(js_name = canSeal)]
    pub fn can_seal() -> bool;
    #[wasm_bindgen(catch, js_name = seal)]
    async fn seal_js(bytes: &JsValue, phrase: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = unseal)]
    async fn unseal_js(envelope: &JsValue, phrase: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = saveFile)]
    pub fn save_file(name: &str, kind: &str, file: &JsValue);
    #[wasm_bindgen(catch, js_name = copy)]
    async fn copy_js(text: &str, field: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = png)]
    async fn png_js(svg: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = layOut)]
    async fn lay_out_js(place: &web_sys::Element, elements: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = logoOf)]
    async fn logo_js(file: &web_sys::File) -> Result<JsValue, JsValue>;
}

/// Seals what the office prepared; `None` when the browser refuses.
pub async fn seal(bytes: &Bytes, phrase: &str) -> Option<web_sys::File> {
    seal_js(bytes.value(), phrase).await.ok()?.dyn_into().ok()
}

/// Opens an envelope; `None` when the pass-phrase is another or the envelope was changed.
pub async fn unseal(envelope: &Bytes, phrase: &str) -> Option<web_sys::File> {
    unseal_js(envelope.value(), phrase).await.ok()?.dyn_into().ok()
}

/// Copies text, or selects the field that shows it; says whether it was copied.
pub async fn copy(text: &str, field: Option<&web_sys::Element>) -> bool {
    let field = field.map_or(JsValue::NULL, |field| JsValue::from(field.clone()));
    copy_js(text, &field).await.ok().and_then(|copied| copied.as_bool()).unwrap_or(false)
}

/// Lays elements that the office wrote out in a place of the page; says whether all of it is there.
pub async fn lay_out(place: &web_sys::Element, elements: &str) -> bool {
    lay_out_js(place, elements).await.is_ok()
}

/// A drawing as a picture of points.
pub async fn png(svg: &str) -> Option<web_sys::File> {
    png_js(svg).await.ok()?.dyn_into().ok()
}

/// A picture file as an address that holds it; `None` when it is no picture.
pub async fn logo_of(file: &web_sys::File) -> Option<String> {
    logo_js(file).await.ok()?.as_string()
}

/// What is ours on every paper: kept in this browser, in no plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Letterhead {
    /// The logo, an address that holds the picture; empty for none.
    pub logo: String,
    /// Mail address of the sender.
    pub address: String,
}

/// As kept.
pub fn read_letterhead() -> Letterhead {
    if BrowserStore::probe().is_none() {
        return Letterhead::default();
    }
    LocalStorage::get(keys::LETTERHEAD).unwrap_or_default()
}

/// Keeps it; where there is no room it holds as long as the page.
pub fn write_letterhead(letterhead: &Letterhead) {
    if BrowserStore::probe().is_some() {
        let _ = LocalStorage::set(keys::LETTERHEAD, letterhead);
    }
}
