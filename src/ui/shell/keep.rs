//! Keeping plans: local storage first, then the mirror; what other tabs store; one owner a plan.

use changeover_planner::document::Document;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::prelude::*;

use super::{send, shell, with_read_only};
use crate::{
    app::{Msg, SaveFailure},
    store::{Envelope, KeyValue, MemoryStore, StorageError, WriteError, keys},
    ui::browser::{self, BrowserStore},
};

/// How long typing may go on before it is stored.
const SAVE_AFTER: std::time::Duration = std::time::Duration::from_millis(400);

/// Plans in local storage, or in memory where the browser gives none.
pub(super) enum Texts {
    Browser(BrowserStore),
    Memory(MemoryStore),
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

/// The first load: local storage, then the mirror; nothing is written before both have answered.
pub(super) fn load(blocked: bool) {
    spawn_local(async move {
        let mirrored = pairs(browser::mirror_all().await.ok());
        if let Some(shell) = shell()
            && shell.borrow_mut().store.restore(&mirrored).is_err()
        {
            // What the mirror holds stays there; the next start tries again.
        }
        let plans = listed();
        send(Msg::Started { plans, blocked });
        mirror_what_is_missing(&mirrored);
    });
}

/// Texts that only local storage has, or has later (an older release, a mirror that was cleared), are mirrored too.
pub(super) fn mirror_what_is_missing(mirrored: &[(String, String)]) {
    for listing in listed() {
        let Some(revision) = listing.document().map(|document| document.revision) else { continue };
        let sealed = Envelope { revision, text: listing.text.clone() }.seal();
        let known =
            mirrored.iter().find(|(id, _)| *id == listing.id).and_then(|(_, text)| Envelope::open(text));
        if known.is_some_and(|known| known.revision >= revision) {
            continue;
        }
        let id = listing.id;
        spawn_local(async move {
            let _ = browser::mirror_put(&id, revision as f64, &sealed).await;
        });
    }
}

pub(super) fn pairs(all: Option<JsValue>) -> Vec<(String, String)> {
    let texts: Vec<String> = all
        .map(|all| js_sys::Array::from(&all).iter().filter_map(|text| text.as_string()).collect())
        .unwrap_or_default();
    texts.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

pub(super) fn listed() -> Vec<crate::store::Listing> {
    shell().map(|shell| shell.borrow().store.list().unwrap_or_default()).unwrap_or_default()
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
    if let Some(shell) = shell() {
        shell.borrow_mut().save_waits = false;
    }
    send(Msg::SaveDue(browser::now()));
}

/// Local storage first, then the mirror: "saved" is said when the mirror has it on disk, or cannot have it.
pub(super) fn write(document: Document, replaces: Option<u64>) {
    let Some(shell) = shell() else { return };
    let written = shell.borrow_mut().store.write(&document, replaces);
    let (id, revision) = (document.id.clone(), document.revision);
    let in_memory = matches!(shell.borrow().store.texts, Texts::Memory(_));
    let sealed = shell.borrow().store.texts.get(&keys::plan(&id)).ok().flatten();
    if let Err(error) = written {
        let full = error == WriteError::Storage(StorageError::Full);
        let failure = failure_of(error);
        if !full {
            return send(Msg::Stored { id, revision, result: Err(failure) });
        }
        // No room in local storage: the mirror has room; the plan is safe there and is found there on the next start.
        let sealed = Envelope { revision, text: changeover_planner::document::save(&document) }.seal();
        spawn_local(async move {
            let result = match browser::mirror_put(&id, revision as f64, &sealed).await {
                Ok(_) => Ok(()),
                Err(refusal) if is_newer(&refusal) => Err(SaveFailure::Newer),
                Err(_) => Err(failure),
            };
            if result.is_ok() {
                shell.borrow_mut().store.spill(&document);
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
        let result = match mirrored {
            Err(refusal) if is_newer(&refusal) => Err(SaveFailure::Newer),
            Err(_) if in_memory => Err(SaveFailure::Blocked),
            _ => Ok(()),
        };
        send(Msg::Stored { id, revision, result });
        browser::tell_tabs();
        if persist {
            let _ = browser::persist().await;
        }
    });
}

/// Whether the mirror refused because another tab has put a later revision there.
pub(super) fn is_newer(refusal: &JsValue) -> bool {
    refusal.as_string().as_deref() == Some("newer")
}

pub(super) fn failure_of(error: WriteError) -> SaveFailure {
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
    let mirrored = browser::mirror_all().await.ok();
    if let Some((shell, mirrored)) = shell().zip(mirrored) {
        let mirrored = pairs(Some(mirrored));
        // What cannot be read now is read when another tab tells again.
        let _ = shell.borrow_mut().store.learn(&mirrored);
    }
    send(Msg::Relisted(listed()));
}

/// Deletes every key, the mirror and the page's state, and starts anew.
pub fn delete_everything() {
    spawn_local(async move {
        let ids: Vec<String> =
            pairs(browser::mirror_all().await.ok()).into_iter().map(|(id, _)| id).collect();
        for id in ids {
            let _ = browser::mirror_remove(&id).await;
        }
        if let Some(shell) = shell() {
            let mut shell = shell.borrow_mut();
            let ours = shell
                .store
                .texts
                .keys()
                .unwrap_or_default()
                .into_iter()
                .filter(|key| key.starts_with(keys::OURS));
            for key in ours.collect::<Vec<_>>() {
                let _ = shell.store.texts.remove(&key);
            }
        }
        browser::tell_tabs();
        let _ = window().location().set_hash("#/");
        let _ = window().location().reload();
    });
}
