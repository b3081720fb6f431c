//! Performs effects and turns what the browser tells into messages. The only place where state changes.

mod keep;

use std::{cell::RefCell, rc::Rc, time::Duration};

use changeover_office::messages::{Look, Read, Take, Taken};
use changeover_planner::{document::Figures, model::Plan};
use leptos::{
    ev,
    prelude::{Effect as Follow, *},
    task::spawn_local,
};
use wasm_bindgen::prelude::*;

use super::{
    Page, browser,
    chunk::chunk,
    office::{self, Fault},
};
use crate::{
    app::{Effect, Event, Msg, Route, SaveState, Theme, Trouble, Workspace, update},
    store::PlanStore,
};
use keep::{Texts, load, reread_from_owner, save_soon, write};
pub use keep::{delete_everything, hold, save_now};

/// The running page outside the signals: storage and the handle to send with.
pub(super) struct Shell {
    store: PlanStore<Texts>,
    workspace: RwSignal<Workspace>,
    /// Hears whether we own the open plan; kept alive here.
    owned: Option<Closure<dyn FnMut(bool)>>,
    /// Works out the sums that are kept with a plan, once the planner has arrived.
    figures: Option<fn(&Plan) -> Figures>,
    save_waits: bool,
    asked_to_persist: bool,
}

thread_local! {
    static SHELL: RefCell<Option<Rc<RefCell<Shell>>>> = const { RefCell::new(None) };
}

fn shell() -> Option<Rc<RefCell<Shell>>> {
    SHELL.with(|shell| shell.try_borrow().ok().and_then(|shell| shell.clone()))
}

/// Takes the page's state out of reach: from now on no message is taken in and nothing is stored. After a panic what is in
/// memory may be half of a change, and what was just deleted must not come back.
pub(super) fn stop() -> Option<Rc<RefCell<Shell>>> {
    SHELL.with(|shell| shell.try_borrow_mut().ok().and_then(|mut shell| shell.take()))
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
    let state = Workspace { safekeeping: browser::read_safekeeping(), own: browser::read_own(), ..state };
    let workspace = RwSignal::new(state);
    let shell = Shell {
        store: PlanStore::new(Texts::probe()),
        workspace,
        owned: None,
        figures: None,
        save_waits: false,
        asked_to_persist: false,
    };
    SHELL.with(|place| *place.borrow_mut() = Some(Rc::new(RefCell::new(shell))));
    load();
    listen();
    (workspace, Callback::new(send))
}

/// Plans are kept with their sums from now on.
pub(super) fn keep_figures(figures: fn(&Plan) -> Figures) {
    if let Some(shell) = shell() {
        shell.borrow_mut().figures = Some(figures);
    }
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
        Effect::TakeVersion => browser::take_version(),
        Effect::Reload => {
            let _ = window().location().reload();
        }
        Effect::WriteSafekeeping => with_state(|state| browser::write_safekeeping(&state.safekeeping)),
        Effect::WriteAnswers => with_state(|state| browser::write_answers(&state.answers)),
        Effect::WriteOwn => {
            let mut kept = true;
            with_state(|state| kept = browser::write_own(&state.own));
            if !kept {
                send(Msg::Intake(Event::OwnUnkept));
            }
        }
        Effect::Look(request) => ask_to_look(request, Vec::new()),
        Effect::Take(request) => spawn_local(async move {
            if take(request).await.is_err() {
                taken(Err(Fault::Unavailable));
            }
        }),
        Effect::CloseOffice => office::close(),
    }
}

fn with_state(act: impl FnOnce(&Workspace)) {
    if let Some(shell) = shell() {
        let workspace = shell.borrow().workspace;
        workspace.with_untracked(act);
    }
}

/// A page may be open for weeks: deadlines are counted from the day it is now.
fn new_day() {
    let today = browser::today();
    let mut known = today;
    with_state(|state| known = state.today);
    if known != today {
        send(Msg::DayCame(today));
    }
}

/// Frames for which a screen is waited for whose part of the program has still to come: five seconds.
const ARRIVING: u16 = 300;

/// Moves the focus to the screen's heading, and once more where the heading it went to has given way to another: a screen may
/// arrive after its address. Where the person has gone on meanwhile, the focus stays with them.
fn to_heading(frames: u16, before: Option<web_sys::HtmlElement>) {
    let lost = || document().active_element().is_none_or(|focused| focused.tag_name() == "BODY");
    let due = before.as_ref().is_none_or(|before| !before.is_connected() && lost());
    let heading =
        || document().query_selector("main h1").ok().flatten()?.dyn_into::<web_sys::HtmlElement>().ok();
    let reached = due.then(heading).flatten().inspect(|heading| {
        let _ = heading.focus();
    });
    if frames > 0 {
        request_animation_frame(move || to_heading(frames - 1, reached.or(before)));
    }
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
        } else {
            new_day();
            // What was cleared, deleted or stored elsewhere meanwhile.
            spawn_local(reread_from_owner());
        }
    });
    let leaving = window_event_listener(ev::beforeunload, |event| {
        // Looked at first: a save that is tried once more has not failed yet, and nobody waits for it.
        let mut failed = false;
        with_state(|state| failed = state.loses_work_if_closed());
        save_now();
        with_state(|state| failed |= state.loses_work_if_closed());
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
    set_interval(new_day, Duration::from_secs(60));
    let told = Closure::new(|| {
        spawn_local(reread_from_owner());
    });
    browser::on_told(&told);
    told.forget();
    let version = Closure::new(|replaced: bool| {
        send(if replaced { Msg::VersionReplaced } else { Msg::VersionReady });
    });
    browser::on_version(&version);
    version.forget();
}

fn with_read_only(act: impl FnOnce()) {
    let mut read_only = false;
    with_state(|state| read_only = state.open.as_ref().is_some_and(|open| open.save == SaveState::ReadOnly));
    if read_only {
        act();
    }
}

/// Takes files the browser gave: plans in reports and behind pass-phrases to their screen, all others to be read.
pub(super) fn read_files(files: Vec<web_sys::File>) {
    read_exports(super::screens::take_ours(files));
}

/// Hands files to the office.
pub(super) fn read_exports(files: Vec<web_sys::File>) {
    if files.is_empty() {
        return;
    }
    send(Msg::Intake(Event::Begun));
    let mut request = None;
    with_state(|state| request = Some(state.reading(None)));
    if let Some(request) = request {
        ask_to_look(Box::new(request), files);
    }
}

fn ask_to_look(request: Box<Read>, files: Vec<web_sys::File>) {
    spawn_local(async move {
        if look(request, files).await.is_err() {
            looked(Err(Fault::Unavailable));
        }
    });
}

// What the office answers about files is understood in the part that shows it.
chunk! { papers: look(request: Box<Read>, files: Vec<web_sys::File>) -> () {
    // Counts of bytes: whole and far below 2^53.
    let went = |done: f64, total: f64| send(Msg::Intake(Event::Went(done as u64, total as u64)));
    spawn_local(async move { looked(office::ask_with(&*request, files, went).await) });
} }
chunk! { papers: take(request: Box<Take>) -> () {
    spawn_local(async move { taken(office::ask(&*request).await) });
} }

fn taken(answer: Result<Taken, Fault>) {
    if let Some(taken) = told(answer) {
        send(Msg::Intake(Event::Taken(taken)));
    }
}

/// Hands pasted cells to the office.
pub(super) fn read_text(text: &str) {
    if !text.trim().is_empty() {
        read_files(vec![office::text_file("clipboard.tsv", text)]);
    }
}

fn looked(look: Result<Look, Fault>) {
    if let Some(look) = told(look) {
        send(Msg::Intake(Event::Looked(look.map(Box::new))));
    }
}

/// What the page is told; nothing where the person called it off.
fn told<T>(answer: Result<T, Fault>) -> Option<Result<T, Trouble>> {
    let trouble = match answer {
        Ok(answer) => return Some(Ok(answer)),
        Err(Fault::Cancelled) => return None,
        Err(Fault::Unavailable) => Trouble::Unavailable,
        Err(Fault::Unreadable) => Trouble::Unreadable,
        Err(Fault::Crashed(_)) => Trouble::Crashed,
        Err(Fault::Refused(words)) => Trouble::Refused(words),
    };
    Some(Err(trouble))
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
                to_heading(ARRIVING, None);
                window().scroll_to_with_x_and_y(0.0, 0.0);
            });
        }
        now
    });
}
