//! What happened, told once: seen in a corner, heard from one live region.

use leptos::prelude::*;

use super::super::Page;
use crate::{
    app::{Msg, Notice, edit::Mistyped},
    words,
};

/// See the module.
#[component]
pub fn Notices() -> impl IntoView {
    let page = Page::here();
    let text = move || {
        let w = page.words.get();
        let language = page.language.get();
        page.workspace.with(|state| {
            let _ = state.notices;
            Some(match state.notice.as_ref()? {
                Notice::Mistyped(Mistyped::Count) => w.mistyped_count.to_owned(),
                Notice::Mistyped(Mistyped::Day) => w.mistyped_day.to_owned(),
                Notice::Mistyped(Mistyped::Amount) => w.mistyped_amount.to_owned(),
                Notice::Mistyped(Mistyped::Choice) => w.mistyped_choice.to_owned(),
                Notice::Mistyped(Mistyped::Empty) => w.mistyped_empty.to_owned(),
                Notice::Added(count) => words::added(language, *count as u64),
                Notice::Removed(title) => format!("{}: {title}", w.told_removed),
                Notice::NothingPasted => w.told_nothing.to_owned(),
                Notice::PlanMissing => w.told_missing.to_owned(),
                Notice::Undone => w.told_undone.to_owned(),
                Notice::Redone => w.told_redone.to_owned(),
                Notice::Copied => w.told_copied.to_owned(),
                Notice::BackedUp(_) => w.keeping.backed_up.to_owned(),
            })
        })
    };
    let can_bring_back = move || {
        page.workspace
            .with(|state| matches!(state.notice, Some(Notice::Removed(_))) && state.removed.is_some())
    };
    let shown = Memo::new(move |_| text());
    view! {
        <div class="notices" role="status" aria-live="polite">
            {move || shown.get().map(|text| view! {
                <div class="notice">
                    <span>{text}</span>
                    {move || can_bring_back().then(|| view! {
                        <button class="button button--quiet" type="button" on:click=move |_| page.tell(Msg::BringBack)>{page.word(|w| w.bring_back)}</button>
                    })}
                    <button class="button button--quiet" type="button" on:click=move |_| page.tell(Msg::NoticeRead)>{page.word(|w| w.close)}</button>
                </div>
            })}
        </div>
    }
}
