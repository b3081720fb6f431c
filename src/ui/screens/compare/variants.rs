//! Two variants of a plan side by side: this one, and another that is kept here.

use std::sync::Arc;

use changeover_planner::{document::Document, engine, model::Plan, report};
use leptos::prelude::*;

use super::{
    days::products,
    differences::{Side, differences},
};
use crate::{
    app::{Msg, same_documents},
    ui::{
        Page, browser,
        parts::{Icon, icon},
    },
};

/// See the module.
pub fn variants(page: Page) -> AnyView {
    // Plans of the same customer come first: most likely they are variants.
    let others = Memo::new_with_compare(
        move |_| {
            page.workspace.with(|state| {
                let Some(open) = &state.open else { return Vec::new() };
                let mut others = state.documents();
                others.retain(|document| document.id != open.envelope.id);
                others.sort_by_key(|document| document.plan.customer.name != open.plan.customer.name);
                others
            })
        },
        |before: Option<&Vec<Arc<Document>>>, now| !matches!((before, now), (Some(before), Some(now)) if same_documents(before, now)),
    );
    let picked = RwSignal::new(None::<String>);
    let title = move |document: &Document| {
        if document.title.is_empty() { page.words.get().untitled.to_owned() } else { document.title.clone() }
    };
    let side = move |name: String, plan: &Plan| Side {
        name,
        as_of: plan.as_of,
        products: products(plan),
        evaluation: report::evaluation(plan, &engine::evaluate(plan), page.language.get()),
    };
    let make = move |_| {
        let title = page.workspace.with_untracked(|state| {
            state.open.as_ref().map(|open| open.envelope.title.clone()).unwrap_or_default()
        });
        page.tell(Msg::CopyMade { id: browser::new_id() });
        page.tell(Msg::Titled(format!("{title} · {}", page.words.get_untracked().compare.variant)));
    };
    let shown = move || {
        let others = others.get();
        let wanted = picked.get();
        let other = others.iter().find(|document| Some(&document.id) == wanted.as_ref()).or(others.first());
        let (plan, other) = match (page.plan.get(), other) {
            (Some(plan), Some(other)) => (plan, other),
            _ => return view! { <p class="empty">{page.word(|w| w.compare.no_other)}</p> }.into_any(),
        };
        let this = side(page.words.get().compare.this_plan.to_owned(), &plan);
        differences(page, &this, &side(title(other), &other.plan))
    };
    let options = move || {
        let named =
            |document: &Arc<Document>| view! { <option value=document.id.clone()>{title(document)}</option> };
        others.with(|others| others.iter().map(named).collect_view())
    };
    view! {
        <p class="text">{page.word(|w| w.compare.variants_says)}</p>
        <div class="bar">
            <Show when=move || !others.with(Vec::is_empty)>
                <label class="field compare__pick"><span class="field__label">{page.word(|w| w.compare.against_plan)}</span>
                    <select class="input" on:change=move |event| picked.set(Some(event_target_value(&event)))>{options}</select></label>
            </Show>
            <button class="button" type="button" on:click=make>{icon(Icon::Plus)}{page.word(|w| w.compare.make_variant)}</button>
        </div>
        {shown}
    }
    .into_any()
}
