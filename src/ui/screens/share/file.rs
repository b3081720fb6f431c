//! The plan as a file, open or locked; its evaluation; all plans; a copy.

use changeover_office::messages::ToSeal;
use leptos::{prelude::*, task::spawn_local};

use super::{Sending, act, way};
use crate::{
    app::{Msg, backup},
    ui::{browser, office, outside, parts::Icon},
};

/// What a sealed file is.
const SEALED: &str = "application/octet-stream";

/// See the module.
#[component]
pub(super) fn FileWay(sending: Sending) -> impl IntoView {
    let page = sending.page;
    let locked = move || sending.phrase.with(|phrase| !phrase.is_empty());
    let not_ready = move || sending.leaving.busy.get() || sending.phrase_is_short();
    // What follows from what leaves: nothing in it says more than the plan the reader gets.
    let evaluation = move || {
        let Some(leaving) = sending.leaving.answer.get_untracked() else { return };
        if let Ok(text) = changeover_planner::evaluate(&leaving.text, sending.language.get_untracked()) {
            browser::download(&sending.name(" evaluation", "json"), "application/json", &format!("{text}\n"));
        }
    };
    let all = move || {
        let (documents, day) = page.workspace.with_untracked(|state| (state.documents(), state.today));
        browser::download(&format!("changeover-{day}.json"), "application/json", &backup(&documents));
    };
    let label = move || {
        let words = page.words.get().0;
        if locked() { words.share.locked_file } else { words.export_plan }
    };
    let copy = move || page.tell(Msg::CopyMade { id: browser::new_id() });
    let body = view! {
        <div class="way-out__acts">
            <button class="button button--primary" type="button" disabled=not_ready on:click=move |_| save_plan(sending)>{label}</button>
            {act(page, "button", |w| w.backup_all, all)}
            <button class="button" type="button" disabled=not_ready on:click=move |_| evaluation()>{page.word(|w| w.export_evaluation)}</button>
            {act(page, "button button--quiet", |w| w.make_copy, copy)}
        </div>
    };
    way(sending, Icon::File, "way-out--file", |w| w.file, |w| w.file_says, body.into_any())
}

/// Saves what leaves: as it is, or sealed.
pub(super) fn save_plan(sending: Sending) {
    let Some(leaving) = sending.leaving.answer.get_untracked() else { return };
    let phrase = sending.phrase.get_untracked();
    if phrase.is_empty() {
        return browser::download(&sending.name("", "json"), "application/json", &leaving.text);
    }
    let name = sending.name("", "changeover");
    spawn_local(async move {
        match sealed(leaving.text, &phrase).await {
            Some(file) => outside::save_file(&name, SEALED, &file),
            None => sending.leaving.failed.set(true),
        }
    });
}

/// The plan in an envelope.
pub(super) async fn sealed(plan: String, phrase: &str) -> Option<web_sys::File> {
    let (_, bytes) = office::make(&ToSeal { plan }, Vec::new()).await.ok()?;
    outside::seal(&bytes, phrase).await
}
