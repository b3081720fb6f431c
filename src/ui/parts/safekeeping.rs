//! How safe what is stored here is, and what the person can do about it; and the offer of a newer version of the site.

use leptos::prelude::*;

use super::{
    super::Page,
    icon::{Icon, icon},
};
use crate::app::{Msg, Version};

/// Under the list of plans: the browser's promise, an overdue backup, a place that failed, plans that may have been cleared.
#[component]
pub fn Safekeeping() -> impl IntoView {
    let page = Page::here();
    let empty = Memo::new(move |_| page.workspace.with(|state| state.loaded && state.plans.is_empty()));
    let lost = Memo::new(move |_| {
        page.workspace.with(|state| state.mirror_lost && !state.storage_blocked && !state.plans.is_empty())
    });
    let overdue = Memo::new(move |_| page.workspace.with(|state| state.backup_overdue()));
    let promised = Memo::new(move |_| page.workspace.with(|state| state.persisted));
    let warning = move |text: String| {
        view! {
            <p class="finding finding--warns"><span class="finding__sign">{icon(Icon::Warn)}</span><span>{text}</span></p>
        }
    };
    move || {
        let words = page.words.get().keeping;
        if empty.get() {
            return view! {
                <p class="quiet small">{words.missing}" "<a href="rescue.html">{words.rescue}</a></p>
            }
            .into_any();
        }
        view! {
            {lost.get().then(|| warning(words.one_place.to_owned()))}
            {overdue.get().map(|days| warning(format!("{} {days}.", words.overdue)))}
            {promised.get().map(|promised| view! {
                <p class="quiet small">{if promised { words.promised } else { words.not_promised }}</p>
            })}
        }
        .into_any()
    }
}

/// A newer version of the site waits, and the person says when it may take over.
#[component]
pub fn NewVersion() -> impl IntoView {
    let page = Page::here();
    let version = Memo::new(move |_| page.workspace.with(|state| state.version));
    view! {
        <div class="new-version" role="status">
            {move || {
                let words = page.words.get().keeping;
                match version.get() {
                    Version::Current => None,
                    Version::Ready => Some(view! {
                        <p class="new-version__says">{words.version_ready}" "
                            <button class="button button--small" type="button" on:click=move |_| page.tell(Msg::VersionWanted)>{words.version_take}</button>
                        </p>
                    }.into_any()),
                    Version::Wanted | Version::Replaced => {
                        Some(view! { <p class="new-version__says">{words.version_waits}</p> }.into_any())
                    }
                }
            }}
        </div>
    }
}
