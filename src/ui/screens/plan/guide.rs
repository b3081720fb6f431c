//! The short path through the sample: one sentence for each part of the plan, there until it is closed.

use leptos::prelude::*;

use crate::{
    app::{Route, Tab},
    ui::{
        Page,
        parts::{Icon, icon},
    },
};

/// The domain only the sample's customer has.
const SAMPLE: &str = "northwindtraders.example";

/// See the module.
pub fn guide(page: Page, tab: Memo<Tab>) -> AnyView {
    let shown = Memo::new(move |_| {
        !page.toured.get()
            && page.plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.customer.domain == SAMPLE))
    });
    let steps = move || {
        let words = page.words.get().work;
        let list: Vec<AnyView> = words
            .guide
            .iter()
            .enumerate()
            .filter_map(|(at, (key, says))| {
                let of = Tab::ALL.into_iter().find(|of| of.key() == *key)?;
                let address = match page.route.get() {
                    Route::Plan(id, _) => Route::Plan(id, of).address(),
                    other => other.address(),
                };
                let here = of == tab.get();
                let name = page.word(super::tab_name(of));
                Some(view! {
                    <li class="guide__step" class:guide__step--here=here><a href=address aria-current=here.then_some("step")>{at + 1}". "{name}</a><p>{*says}</p></li>
                }.into_any())
            })
            .collect();
        list
    };
    view! {
        <Show when=move || shown.get()>
            <aside class="guide no-print" aria-labelledby="guide">
                <h2 id="guide" class="guide__title">{page.word(|w| w.work.guide_title)}</h2>
                <ol class="guide__steps">{steps}</ol>
                <button class="button button--quiet button--small" type="button" on:click=move |_| page.toured.set(true)>{icon(Icon::Close)}{page.word(|w| w.work.guide_done)}</button>
            </aside>
        </Show>
    }
    .into_any()
}
