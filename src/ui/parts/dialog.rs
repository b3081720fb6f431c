//! A native modal dialog: the browser keeps the focus inside, Escape closes it, and the focus returns to where it was.

use leptos::{html, prelude::*};

use super::{super::Page, Icon, icon};

/// Shown while `open` holds; closing it, however, sets `open` to false.
#[component]
pub fn Dialog(
    /// Whether it is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// What to do when it closes.
    #[prop(into)]
    close: Callback<()>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Narrow, for a question.
    #[prop(optional)]
    small: bool,
    /// What is in it; made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let page = Page::here();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(element) = dialog.get() else { return };
        match (open.get(), element.open()) {
            (true, false) => {
                let _ = element.show_modal();
            }
            (false, true) => element.close(),
            _ => {}
        }
    });
    let class = if small { "dialog dialog--small" } else { "dialog" };
    view! {
        <dialog class=class node_ref=dialog aria-label=move || title.get() on:close=move |_| close.run(())>
            <Show when=move || open.get()>
                <div class="dialog__head">
                    <h2>{move || title.get()}</h2>
                    <button class="button button--quiet" type="button" on:click=move |_| close.run(())>
                        {icon(Icon::Close)}{page.word(|w| w.close)}
                    </button>
                </div>
                <div class="dialog__body">{children()}</div>
            </Show>
        </dialog>
    }
}
