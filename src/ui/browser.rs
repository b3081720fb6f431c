//! The browser behind the seams: storage, the mirror, files, clock. The only file that names gloo-storage.

use changeover_planner::model::{Date, Partner, Policy};
use gloo_storage::{LocalStorage, Storage as _};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::{
    app::{Preferences, Safekeeping, Theme},
    store::{KeyValue, StorageError, keys},
};

#[wasm_bindgen(module = "/src/ui/platform.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = mirrorPut)]
    pub async fn mirror_put(id: &str, revision: f64, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = mirrorSome)]
    pub async fn mirror_some(after: Option<&str>, count: u32) -> Result<JsValue, JsValue>;
    pub async fn rest();
    #[wasm_bindgen(catch, js_name = mirrorRemove)]
    pub async fn mirror_remove(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = deleteEverything)]
    pub async fn delete_everything() -> Result<JsValue, JsValue>;
    pub fn hold(id: &str, steal: bool, owned: &Closure<dyn FnMut(bool)>);
    #[wasm_bindgen(js_name = tellTabs)]
    pub fn tell_tabs();
    #[wasm_bindgen(js_name = onTold)]
    pub fn on_told(told: &Closure<dyn FnMut()>);
    pub fn download(name: &str, kind: &str, text: &str);
    #[wasm_bindgen(catch)]
    pub async fn persist() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub async fn persisted() -> Result<JsValue, JsValue>;
    pub fn stopped(why: &str);
    #[wasm_bindgen(js_name = onVersion)]
    pub fn on_version(told: &Closure<dyn FnMut(bool)>);
    #[wasm_bindgen(js_name = takeVersion)]
    pub fn take_version();
    #[wasm_bindgen(catch, js_name = textBeside)]
    pub async fn text_beside(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = savePicture)]
    pub async fn save_picture(selector: &str, title: &str, kind: &str) -> Result<JsValue, JsValue>;
    pub fn now() -> String;
    #[wasm_bindgen(js_name = today)]
    fn today_text() -> String;
    #[wasm_bindgen(js_name = newId)]
    pub fn new_id() -> String;
}

/// Whether the window is as narrow as a phone: pictures are then drawn narrow instead of small.
pub fn narrow() -> bool {
    web_sys::window()
        .and_then(|window| window.inner_width().ok()?.as_f64())
        .is_some_and(|width| width < 768.0)
}

/// Today where the person is.
pub fn today() -> Date {
    Date::parse(&today_text()).unwrap_or(Date::FIRST)
}

/// Local storage as keyed text.
#[derive(Debug, Clone)]
pub struct BrowserStore(web_sys::Storage);

impl BrowserStore {
    /// The browser's local storage, when it gives one that can be written. A full one can be read, and written once there is
    /// room: it counts.
    pub fn probe() -> Option<BrowserStore> {
        let storage = web_sys::window()?.local_storage().ok()??;
        let key = "changeover/probe";
        match storage.set_item(key, "1") {
            Ok(()) => storage.remove_item(key).ok()?,
            Err(error) if error_of(&error) == StorageError::Full && storage.length().is_ok() => {}
            Err(_) => return None,
        }
        Some(BrowserStore(storage))
    }
}

fn error_of(error: &JsValue) -> StorageError {
    let name = js_sys::Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" => StorageError::Full,
        "SecurityError" => StorageError::Blocked,
        _ => StorageError::Other(name),
    }
}

impl KeyValue for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get_item(key).map_err(|error| error_of(&error))
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.set_item(key, text).map_err(|error| error_of(&error))
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageError> {
        self.0.remove_item(key).map_err(|error| error_of(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let count = self.0.length().map_err(|error| error_of(&error))?;
        (0..count).filter_map(|at| self.0.key(at).map_err(|error| error_of(&error)).transpose()).collect()
    }
}

/// The profile of our company, one key.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Profile {
    partner: Partner,
    policy: Policy,
}

/// Preferences as stored; defaults where storage is blocked or holds something else.
pub fn read_preferences() -> Preferences {
    if BrowserStore::probe().is_none() {
        return Preferences::default();
    }
    let profile: Profile = LocalStorage::get(keys::PROFILE).unwrap_or_default();
    Preferences {
        language: LocalStorage::get(keys::LANGUAGE).unwrap_or_default(),
        theme: LocalStorage::get(keys::THEME).unwrap_or_default(),
        partner: profile.partner,
        policy: profile.policy,
    }
}

/// Stores the preferences; losing them costs a click, so a refusal is not told.
pub fn write_preferences(preferences: &Preferences) {
    if BrowserStore::probe().is_none() {
        return;
    }
    let _ = LocalStorage::set(keys::LANGUAGE, &preferences.language);
    if preferences.theme == Theme::System {
        LocalStorage::delete(keys::THEME);
    } else {
        let _ = LocalStorage::set(keys::THEME, preferences.theme);
    }
    let profile = Profile { partner: preferences.partner.clone(), policy: preferences.policy.clone() };
    let _ = LocalStorage::set(keys::PROFILE, profile);
}

/// Since when plans are kept here and when they were last put into a file.
pub fn read_safekeeping() -> Safekeeping {
    if BrowserStore::probe().is_none() {
        return Safekeeping::default();
    }
    LocalStorage::get(keys::SAFEKEEPING).unwrap_or_default()
}

/// Stores it; losing it costs a reminder, so a refusal is not told.
pub fn write_safekeeping(safekeeping: &Safekeeping) {
    if BrowserStore::probe().is_some() {
        let _ = LocalStorage::set(keys::SAFEKEEPING, safekeeping);
    }
}

/// One's own price lists and product names, as kept.
pub fn read_own() -> String {
    BrowserStore::probe().and_then(|storage| storage.get(keys::OWN).ok().flatten()).unwrap_or_default()
}

/// Keeps them; whether there was room.
pub fn write_own(own: &str) -> bool {
    BrowserStore::probe().is_some_and(|mut storage| {
        if own.is_empty() { storage.remove(keys::OWN) } else { storage.set(keys::OWN, own) }.is_ok()
    })
}

/// Answers to questions about files, as remembered: text only the office understands.
pub fn read_answers() -> String {
    BrowserStore::probe().and_then(|storage| storage.get(keys::ANSWERS).ok().flatten()).unwrap_or_default()
}

/// Remembers them; losing them costs an answer, so a refusal is not told.
pub fn write_answers(answers: &str) {
    if let Some(mut storage) = BrowserStore::probe() {
        let _ = storage.set(keys::ANSWERS, answers);
    }
}
