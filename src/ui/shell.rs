//! Performs effects and turns what the browser tells into messages. The only place where state changes.

use std::{cell::RefCell, rc::Rc};

use changeover_planner::{document::Document, import::SourceFile};
use leptos::{
    ev,
    prelude::{Effect as Follow, *},
    task::spawn_local,
};
use wasm_bindgen::prelude::*;

use super::{
    Page,
    browser::{self, BrowserStore},
};
use crate::{
    app::{Effect, Msg, Route, SaveFailure, SaveState, Theme, Workspace, update},
    store::{Envelope, KeyValue, MemoryStore, PlanStore, StorageError, WriteError, keys},
};

/// How long typing may go on before it is stored.
const SAVE_AFTER: std::time::Duration = std::time::Duration::from_millis(400);

/// Plans in local storage, or in memory where the browser gives none.
enum Texts {
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

/// The running page outside the signals: storage and the handle to send with.
struct Shell {
    store: PlanStore<Texts>,
    workspace: RwSignal<Workspace>,
    /// Hears whether we own the open plan; kept alive here.
    owned: Option<Closure<dyn FnMut(bool)>>,
    save_waits: bool,
    asked_to_persist: bool,
}

thread_local! {
    static SHELL: RefCell<Option<Rc<RefCell<Shell>>>> = const { RefCell::new(None) };
}

fn shell() -> Option<Rc<RefCell<Shell>>> {
    SHELL.with(|shell| shell.borrow().clone())
}

/// Starts the page's state and its way to change.
pub(super) fn run() -> (RwSignal<Workspace>, Callback<Msg>) {
    let window = window();
    let language = window.navigator().language().unwrap_or_default();
    let route = Route::parse(&window.location().hash().unwrap_or_default());
    let state = Workspace::new(
        browser::today(),
        browser::read_preferences(),
        browser::read_answers(),
        &language,
        route,
    );
    let workspace = RwSignal::new(state);
    let texts = BrowserStore::probe().map_or_else(|| Texts::Memory(MemoryStore::default()), Texts::Browser);
    let blocked = matches!(texts, Texts::Memory(_));
    let shell = Shell {
        store: PlanStore::new(texts),
        workspace,
        owned: None,
        save_waits: false,
        asked_to_persist: false,
    };
    SHELL.with(|place| *place.borrow_mut() = Some(Rc::new(RefCell::new(shell))));
    load(blocked);
    listen();
    (workspace, Callback::new(send))
}

/// Takes in a message and performs what follows.
pub(super) fn send(msg: Msg) {
    let Some(shell) = shell() else { return };
    let workspace = shell.borrow().workspace;
    let effects = workspace.try_update(|state| update(state, msg)).unwrap_or_default();
    for effect in effects {
        perform(effect);
    }
}

fn perform(effect: Effect) {
    match effect {
        Effect::SaveSoon => save_soon(),
        Effect::Write { document, replaces } => write(*document, replaces),
        Effect::Remove(id) => {
            if let Some(shell) = shell() {
                let _ = shell.borrow_mut().store.remove(&id);
            }
            spawn_local(async move {
                let _ = browser::mirror_remove(&id).await;
                browser::tell_tabs();
            });
        }
        Effect::Go(route) => {
            let _ = window().location().set_hash(&route.address());
        }
        Effect::Hold(id) => hold(&id.unwrap_or_default(), false),
        Effect::WritePreferences => with_state(|state| browser::write_preferences(&state.preferences)),
        Effect::WriteAnswers => with_state(|state| browser::write_answers(&state.answers)),
    }
}

fn with_state(act: impl FnOnce(&Workspace)) {
    if let Some(shell) = shell() {
        let workspace = shell.borrow().workspace;
        workspace.with_untracked(act);
    }
}

/// The first load: local storage, then the mirror; nothing is written before both have answered.
fn load(blocked: bool) {
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
fn mirror_what_is_missing(mirrored: &[(String, String)]) {
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

fn pairs(all: Option<JsValue>) -> Vec<(String, String)> {
    let texts: Vec<String> = all
        .map(|all| js_sys::Array::from(&all).iter().filter_map(|text| text.as_string()).collect())
        .unwrap_or_default();
    texts.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

fn listed() -> Vec<crate::store::Listing> {
    shell().map(|shell| shell.borrow().store.list().unwrap_or_default()).unwrap_or_default()
}

fn save_soon() {
    let Some(shell) = shell() else { return };
    if std::mem::replace(&mut shell.borrow_mut().save_waits, true) {
        return;
    }
    set_timeout(save_now, SAVE_AFTER);
}

/// Stores what waits, at once.
pub(super) fn save_now() {
    if let Some(shell) = shell() {
        shell.borrow_mut().save_waits = false;
    }
    send(Msg::SaveDue(browser::now()));
}

/// Local storage first, then the mirror: "saved" is said when the mirror has it on disk, or cannot have it.
fn write(document: Document, replaces: Option<u64>) {
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
pub(super) fn hold(id: &str, steal: bool) {
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
async fn reread_from_owner() {
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

/// What the browser tells.
fn listen() {
    let hash = window_event_listener(ev::hashchange, |_| {
        send(Msg::Went(Route::parse(&window().location().hash().unwrap_or_default())));
    });
    let hidden = window_event_listener(ev::pagehide, |_| save_now());
    let visibility = window_event_listener(ev::visibilitychange, |_| {
        if document().hidden() {
            save_now();
        }
    });
    let leaving = window_event_listener(ev::beforeunload, |event| {
        save_now();
        let mut failed = false;
        with_state(|state| failed = state.loses_work_if_closed());
        if failed {
            event.prevent_default();
        }
    });
    let undo = window_event_listener(ev::keydown, |event| {
        let typing = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
        if typing || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        let msg = match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z" | "я", false) => Msg::Undo,
            ("z" | "я", true) | ("y" | "н", false) => Msg::Redo,
            _ => return,
        };
        event.prevent_default();
        send(msg);
    });
    for handle in [hash, hidden, visibility, leaving, undo] {
        // Listens as long as the page lives.
        std::mem::forget(handle);
    }
    let told = Closure::new(|| {
        spawn_local(reread_from_owner());
    });
    browser::on_told(&told);
    told.forget();
}

fn with_read_only(act: impl FnOnce()) {
    let mut read_only = false;
    with_state(|state| read_only = state.open.as_ref().is_some_and(|open| open.save == SaveState::ReadOnly));
    if read_only {
        act();
    }
}

/// Reads files the browser gave and sends them in.
pub(super) fn read_files(files: Vec<web_sys::File>) {
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut read = Vec::new();
        for file in files {
            match browser::bytes_of(&file).await {
                Ok(bytes) => read
                    .push(SourceFile { name: file.name(), bytes: js_sys::Uint8Array::new(&bytes).to_vec() }),
                Err(_) => send(Msg::FileUnreadable(file.name())),
            }
        }
        if !read.is_empty() {
            send(Msg::Dropped(read));
        }
    });
}

/// Deletes every key, the mirror and the page's state, and starts anew.
pub(super) fn delete_everything() {
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

/// Keeps the document's language, theme and title with the state, and moves the focus when the screen changes.
pub(super) fn follow(page: Page) {
    Follow::new(move |_| {
        let Some(root) = document().document_element() else { return };
        let _ = root.set_attribute("lang", page.language.get().tag());
        let theme = page.workspace.with(|state| state.preferences.theme);
        let _ = if theme == Theme::System {
            root.remove_attribute("data-theme")
        } else {
            root.set_attribute("data-theme", theme.key())
        };
    });
    Follow::new(move |_| document().set_title(&super::parts::title(page)));
    Follow::new(move |before: Option<std::mem::Discriminant<Route>>| {
        let now = std::mem::discriminant(&page.route.get());
        if before.is_some_and(|before| before != now) {
            request_animation_frame(|| {
                let heading = document().query_selector("main h1").ok().flatten();
                if let Some(heading) =
                    heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok())
                {
                    let _ = heading.focus();
                }
                window().scroll_to_with_x_and_y(0.0, 0.0);
            });
        }
        now
    });
}
