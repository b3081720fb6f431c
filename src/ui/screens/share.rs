//! The plan as a file, as its evaluation, on paper.

use changeover_planner::document;
use leptos::prelude::*;

use super::super::{Page, browser};
use crate::app::{Msg, OpenPlan};

/// See the module.
#[component]
pub fn Share() -> impl IntoView {
    let page = Page::here();
    let with_open = move |act: &dyn Fn(&OpenPlan)| {
        page.workspace.with_untracked(|state| {
            if let Some(open) = &state.open {
                act(open);
            }
        });
    };
    let file = |open: &OpenPlan, what: &str| {
        let title = if open.envelope.title.is_empty() { "changeover" } else { open.envelope.title.as_str() };
        format!("{title}{what}.json")
    };
    let export = move |_| {
        with_open(&|open| {
            browser::download(&file(open, ""), "application/json", &document::save(&open.document()))
        })
    };
    let evaluated = move |_| {
        with_open(&|open| {
            let text = page.evaluation.with_untracked(|evaluation| {
                evaluation.as_ref().and_then(|evaluation| serde_json::to_string_pretty(&**evaluation).ok())
            });
            browser::download(&file(open, " evaluation"), "application/json", &text.unwrap_or_default());
        });
    };
    view! {
        <section class="share">
            <div class="door">
                <h2 class="door__title">{page.word(|w| w.share_file)}</h2>
                <p class="door__says">{page.word(|w| w.share_file_says)}</p>
                <div class="door__act">
                    <button class="button button--primary" type="button" on:click=export>{page.word(|w| w.export_plan)}</button>
                    <button class="button" type="button" on:click=evaluated>{page.word(|w| w.export_evaluation)}</button>
                    <button class="button button--quiet" type="button" on:click=move |_| page.tell(Msg::CopyMade { id: browser::new_id() })>{page.word(|w| w.make_copy)}</button>
                </div>
            </div>
            <div class="door">
                <h2 class="door__title">{page.word(|w| w.share_print)}</h2>
                <p class="door__says">{page.word(|w| w.share_print_says)}</p>
                <div class="door__act"><button class="button" type="button" on:click=|_| { let _ = window().print(); }>{page.word(|w| w.print)}</button></div>
            </div>
        </section>
    }
}
