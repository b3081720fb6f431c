//! Keeps plans: in local storage and in its mirror, against other tabs, until the browser says they are on disk.

use std::{collections::BTreeMap, sync::Arc};

use changeover_planner::document::Document;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::prelude::*;

use super::{send, shell, stop, with_read_only};
use crate::{
    app::{Msg, SaveFailure},
    store::{Envelope, KeyValue, Listing, MemoryStore, Room, StorageError, WriteError, keys, units},
    ui::browser::{self, BrowserStore},
};

/// How long typing may go on before it is stored.
const SAVE_AFTER: std::time::Duration = std::time::Duration::from_millis(400);

/// Plans in local storage, or in memory where the browser gives none.
pub(super) enum Texts {
    Browser(BrowserStore),
    Memory(MemoryStore),
}

impl Texts {
    /// Local storage where it can be read; memory otherwise.
    pub(super) fn probe() -> Texts {
        BrowserStore::probe().map_or_else(|| Texts::Memory(MemoryStore::default()), Texts::Browser)
    }

    /// Whether plans live only as long as the page, as far as these texts go.
    pub(super) const fn is_memory(&self) -> bool {
        matches!(self, Texts::Memory(_))
    }
}

impl KeyValue for Texts {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        match self {
            Texts::Browser(store) => store.get(key),
            Texts::Memory(store) => store.get(key),
        }
    }
    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageError> {
        match self {
            Texts::Browser(store) => store.set(key, text),
            Texts::Memory(store) => store.set(key, text),
        }
    }
    fn remove(&mut self, key: &str) -> Result<(), StorageError> {
        match self {
            Texts::Browser(store) => store.remove(key),
            Texts::Memory(store) => store.remove(key),
        }
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        match self {
            Texts::Browser(store) => store.keys(),
            Texts::Memory(store) => store.keys(),
        }
    }
}

/// Plans fetched from the mirror at a time.
const AT_A_TIME: u32 = 24;

/// How long plans are read before the page may do something else, in milliseconds.
const AT_ONCE: f64 = 12.0;

/// Long work that lets the page answer in between.
struct Pace {
    begun: f64,
}

impl Pace {
    fn new() -> Pace {
        Pace { begun: js_sys::Date::now() }
    }

    async fn rest(&mut self) {
        if js_sys::Date::now() - self.begun > AT_ONCE {
            browser::rest().await;
            self.begun = js_sys::Date::now();
        }
    }
}

/// The first load: local storage, then the mirror; nothing is written before both have answered.
pub(super) fn load() {
    spawn_local(async move {
        let Some(shell) = shell() else { return };
        let blocked = shell.borrow().store.texts.is_memory();
        let mut pace = Pace::new();
        let kept = shell.borrow().store.kept().unwrap_or_default();
        for id in kept {
            // What is there stays there; where this fails, the next start tries again.
            let _ = shell.borrow_mut().store.restore_before(&id);
            pace.rest().await;
        }
        if let Some(plans) = listed() {
            send(Msg::Found(plans));
        }
        let mut mirrored = BTreeMap::new();
        let answered = each_mirrored(|id, text| {
            let revision = shell.borrow_mut().store.restore(&id, &text).ok().flatten();
            mirrored.insert(id, revision);
        })
        .await;
        send(Msg::MirrorLost(answered.is_err()));
        let plans = listed().unwrap_or_default();
        let unmirrored = unmirrored(&plans, &mirrored);
        send(Msg::Started { plans, blocked });
        mirror(unmirrored);
        send(Msg::Persisted(browser::persisted().await.is_ok_and(|promised| promised.is_truthy())));
    });
}

/// Reads the mirror, some plans at a time: id and text of each.
async fn each_mirrored(mut take: impl FnMut(String, String)) -> Result<(), JsValue> {
    let mut after = None;
    let mut pace = Pace::new();
    loop {
        let some = js_sys::Array::from(&browser::mirror_some(after.as_deref(), AT_A_TIME).await?);
        let mut texts = some.iter().filter_map(|text| text.as_string());
        while let Some((id, text)) = texts.next().zip(texts.next()) {
            after = Some(id.clone());
            take(id, text);
            pace.rest().await;
        }
        if some.length() < 2 * AT_A_TIME {
            return Ok(());
        }
    }
}

/// Plans that only local storage has, or has later: an older release wrote them, or the mirror was cleared.
fn unmirrored(plans: &[Listing], mirrored: &BTreeMap<String, Option<u64>>) -> Vec<Arc<Document>> {
    let later = |document: &&Arc<Document>| {
        mirrored.get(&document.id).is_none_or(|known| *known < Some(document.revision))
    };
    plans.iter().filter_map(Listing::document).filter(later).cloned().collect()
}

fn mirror(documents: Vec<Arc<Document>>) {
    let Some(shell) = shell() else { return };
    for document in documents {
        let revision = document.revision;
        let sealed = match shell.borrow().store.texts.get(&keys::plan(&document.id)) {
            Ok(Some(text)) if !text.starts_with('{') => text,
            // A bare document, as put there by hand.
            _ => Envelope { revision, text: changeover_planner::document::save(&document) }.seal(),
        };
        let id = document.id.clone();
        spawn_local(async move {
            let _ = browser::mirror_put(&id, revision as f64, &sealed).await;
        });
    }
}

/// All plans; `None` where storage does not answer, which does not mean that there are none.
fn listed() -> Option<Vec<Listing>> {
    shell().and_then(|shell| shell.borrow().store.list().ok())
}

pub(super) fn save_soon() {
    let Some(shell) = shell() else { return };
    if std::mem::replace(&mut shell.borrow_mut().save_waits, true) {
        return;
    }
    set_timeout(save_now, SAVE_AFTER);
}

/// Stores what waits, at once.
pub fn save_now() {
    let Some(shell) = shell() else { return };
    shell.borrow_mut().save_waits = false;
    send(Msg::SaveDue(browser::now()));
}

/// Local storage first, then the mirror: "saved" is said when the mirror has it on disk, or cannot have it.
pub(super) fn write(mut document: Document, replaces: Option<u64>) {
    let Some(shell) = shell() else { return };
    document.figures = shell.borrow().figures.map(|figures| figures(&document.plan));
    let written = shell.borrow_mut().store.write(&document, replaces);
    let (id, revision) = (document.id.clone(), document.revision);
    let in_memory = shell.borrow().store.texts.is_memory();
    let sealed = shell.borrow().store.texts.get(&keys::plan(&id)).ok().flatten();
    if let Err(error) = written {
        let full = error == WriteError::Storage(StorageError::Full);
        let failure = failure_of(error);
        if !full {
            return send(Msg::Stored { id, revision, result: Err(failure) });
        }
        // No room in local storage: the mirror has room; the plan is safe there and is found there on the next start.
        let sealed = Envelope { revision, text: changeover_planner::document::save(&document) }.seal();
        let room = Room { units: units(&sealed), keyed: false };
        spawn_local(async move {
            let result = match browser::mirror_put(&id, revision as f64, &sealed).await {
                Ok(_) => Ok(room),
                Err(refusal) if is_newer(&refusal) => Err(SaveFailure::Newer),
                Err(_) => Err(failure),
            };
            if result.is_ok() {
                send(Msg::MirrorLost(false));
                shell.borrow_mut().store.spill(&document, &sealed);
                browser::tell_tabs();
            }
            send(Msg::Stored { id, revision, result });
        });
        return;
    }
    let persist = !std::mem::replace(&mut shell.borrow_mut().asked_to_persist, true);
    spawn_local(async move {
        let mirrored = match &sealed {
            Some(sealed) => browser::mirror_put(&id, revision as f64, sealed).await.map(|_| ()),
            None => Err(JsValue::NULL),
        };
        let lost = mirrored.as_ref().is_err_and(|refusal| !is_newer(refusal));
        send(Msg::MirrorLost(lost));
        let result = match mirrored {
            Err(refusal) if is_newer(&refusal) => Err(SaveFailure::Newer),
            Err(_) if in_memory => Err(SaveFailure::Blocked),
            _ => Ok(Room { units: sealed.as_deref().map_or(0, units), keyed: true }),
        };
        send(Msg::Stored { id, revision, result });
        browser::tell_tabs();
        if persist {
            send(Msg::Persisted(browser::persist().await.is_ok_and(|promised| promised.is_truthy())));
        }
    });
}

/// Whether the mirror refused because another tab has put a later revision there.
fn is_newer(refusal: &JsValue) -> bool {
    refusal.as_string().as_deref() == Some("newer")
}

fn failure_of(error: WriteError) -> SaveFailure {
    match error {
        WriteError::Storage(StorageError::Blocked) => SaveFailure::Blocked,
        WriteError::Storage(StorageError::Full) => SaveFailure::Full,
        WriteError::Storage(StorageError::Other(words)) => SaveFailure::Other(words),
        WriteError::Newer { .. } => SaveFailure::Newer,
        WriteError::Unreadable => SaveFailure::Unreadable,
    }
}

/// Owns a plan against other tabs; `steal` takes it from the tab that has it.
pub fn hold(id: &str, steal: bool) {
    let owned = Closure::new(|ours: bool| {
        if ours {
            spawn_local(async {
                reread_from_owner().await;
                send(Msg::Owned(true));
            });
        } else {
            send(Msg::Owned(false));
        }
    });
    browser::hold(id, steal, &owned);
    if let Some(shell) = shell() {
        // The former handle may still be called by the browser: it goes with the page.
        if let Some(former) = shell.borrow_mut().owned.replace(owned) {
            former.forget();
        }
    }
}

/// Reads what another tab has stored, from both places, and shows it where this tab has nothing of its own to lose.
/// Before a tab edits a plan it did not own, it reads what the owner stored.
pub(super) async fn reread_from_owner() {
    relist().await;
    with_read_only(|| send(Msg::Reread));
}

/// The stored plans again, after another tab has changed them.
async fn relist() {
    let Some(shell) = shell() else { return };
    let mut learning = shell.borrow().store.learning();
    let read = each_mirrored(|id, text| {
        // What cannot be read now is read when another tab tells again.
        let _ = shell.borrow().store.learn(&mut learning, &id, &text);
    })
    .await;
    // What this tab has stored meanwhile it knows better; the others tell again when they have stored.
    if read.is_ok() {
        shell.borrow_mut().store.learned(learning);
    }
    if let Some(plans) = listed() {
        send(Msg::Relisted(plans));
    }
}

/// Deletes every key, the mirror, the copy for working offline, and leaves the page: nothing may be stored again on the way.
pub fn delete_everything() {
    spawn_local(async move {
        // Without its shell the page neither saves nor listens.
        let Some(shell) = stop() else { return };
        {
            let mut shell = shell.borrow_mut();
            let keys = shell.store.texts.keys().unwrap_or_default();
            for key in keys.into_iter().filter(|key| key.starts_with(keys::OURS)) {
                let _ = shell.store.texts.remove(&key);
            }
        }
        let _ = browser::delete_everything().await;
        browser::tell_tabs();
        let _ = window().location().replace("rescue.html#deleted");
    });
}
