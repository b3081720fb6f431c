//! Files can be dropped anywhere on the page, and cells pasted anywhere outside a field.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    super::{Page, shell},
    Icon, icon,
};
use crate::words::Words;

/// The files of a drop or a file field.
pub fn files_of(list: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

/// Reads what was chosen in a file field, and empties it, so that the same file can be chosen again.
pub fn read_chosen(event: &web_sys::Event) {
    let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(field) = field {
        shell::read_files(files_of(field.files()));
        field.set_value("");
    }
}

/// A button that asks for files.
pub fn file_button(page: Page, accept: &'static str, name: fn(&'static Words) -> &'static str) -> AnyView {
    view! {
        <label class="button file-button">
            <input class="drop__input" type="file" accept=accept multiple on:change=|event| read_chosen(&event) />
            {icon(Icon::File)}<span>{page.word(name)}</span>
        </label>
    }
    .into_any()
}

/// See the module.
#[component]
pub fn DropVeil() -> impl IntoView {
    let page = Page::here();
    let over = RwSignal::new(false);
    let carries_files = |event: &ev::DragEvent| {
        event
            .data_transfer()
            .is_some_and(|data| data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
    };
    let enter = window_event_listener(ev::dragover, move |event| {
        if carries_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        if carries_files(&event) {
            event.prevent_default();
            over.set(false);
            shell::read_files(files_of(event.data_transfer().and_then(|data| data.files())));
        }
    });
    let pasted = window_event_listener(ev::paste, move |event| {
        let field = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(
            |element| element.closest("input, textarea, select, [role=grid]").ok().flatten().is_some(),
        );
        if field {
            return;
        }
        let data = event.clipboard_data();
        let files = files_of(data.as_ref().and_then(web_sys::DataTransfer::files));
        if !files.is_empty() {
            return shell::read_files(files);
        }
        let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        shell::read_text(&text);
    });
    on_cleanup(move || {
        for handle in [enter, leave, dropped, pasted] {
            handle.remove();
        }
    });
    view! { <div class="veil" hidden=move || !over.get()><p>{page.word(|w| w.drop_here)}</p></div> }
}
