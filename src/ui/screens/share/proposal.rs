//! The proposal: seen on the page as it will be printed, saved as Markdown or as one HTML file.

use changeover_office::messages::{Form, Propose};
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use super::{Sending, act, standing, way};
use crate::{
    ui::{
        asking::asking,
        outside,
        parts::{Icon, files_of},
    },
    words::Words,
};

/// See the module.
#[component]
pub(super) fn ProposalWay(sending: Sending, open: impl Fn() + Copy + 'static) -> impl IntoView {
    let page = sending.page;
    let with_plan = RwSignal::new(true);
    let bad = RwSignal::new(false);
    let set_logo = move |logo: String| {
        sending.letterhead.update(|letterhead| letterhead.logo = logo);
        sending.letterhead.with_untracked(outside::write_letterhead);
    };
    let choose = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let file = files_of(input.files()).into_iter().next();
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let logo = outside::logo_of(&file).await;
            bad.set(logo.is_none());
            if let Some(logo) = logo {
                set_logo(logo);
            }
        });
    };
    let logo = move || {
        let w = page.words.get().0.share;
        let logo = sending.letterhead.with(|letterhead| letterhead.logo.clone());
        (!logo.is_empty()).then(|| {
            view! {
                <img src=logo alt=w.logo />
                <button class="button button--quiet button--small" type="button" on:click=move |_| set_logo(String::new())>{w.logo_remove}</button>
            }
        })
    };
    let markdown = move || sending.make(Form::Markdown, true, sending.name("", "md"), "text/markdown");
    let html =
        move || sending.make(Form::Html, with_plan.get_untracked(), sending.name("", "html"), "text/html");
    let markdown_name: fn(&'static Words) -> &'static str = |_| "Markdown";
    let body = view! {
        <div class="logo">
            {logo}
            <label class="button button--small file-button">
                <input class="drop__input" type="file" accept="image/png,image/jpeg,image/svg+xml,image/webp" on:change=choose />
                <span>{sending.word(|w| w.logo_choose)}</span>
            </label>
            <span class="quiet small">{sending.word(|w| w.logo_says)}</span>
        </div>
        <Show when=move || bad.get()><p class="field__error" role="alert">{sending.word(|w| w.logo_bad)}</p></Show>
        <label class="check">
            <input type="checkbox" prop:checked=move || with_plan.get() on:change=move |event| with_plan.set(event_target_checked(&event)) />
            <span>{sending.word(|w| w.html)}", "{sending.word(|w| w.with_plan)}</span>
        </label>
        <div class="way-out__acts">
            {act(page, "button button--primary", |w| w.share.preview, open)}
            {act(page, "button", |w| w.share.html, html)}
            {act(page, "button", markdown_name, markdown)}
        </div>
    };
    way(sending, Icon::Pen, "", |w| w.proposal, |w| w.proposal_says, body.into_any())
}

/// The proposal as it will be printed.
#[component]
pub(super) fn Paper(sending: Sending, close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let page = sending.page;
    let sheet = asking(move || {
        Some(Propose {
            to: sending.to(),
            logo: sending.letterhead.with(|letterhead| letterhead.logo.clone()),
        })
    });
    let place = NodeRef::<html::Div>::new();
    let ready = RwSignal::new(false);
    Effect::new(move |_| {
        let (Some(place), Some(elements)) = (place.get(), sheet.answer.get()) else { return };
        ready.set(false);
        spawn_local(async move {
            let laid = outside::lay_out(&place, &elements).await;
            let _ = ready.try_set(laid);
        });
    });
    view! {
        <div class="bar paper__bar">
            {act(page, "button", |w| w.share.back, close)}
            <button class="button button--primary bar__push" type="button" disabled=move || !ready.get() on:click=|_| { let _ = window().print(); }>{sending.word(|w| w.print)}</button>
        </div>
        {standing(page, sheet.failed)}
        <div class="paper" lang=move || sending.language.get().tag() node_ref=place aria-busy=move || (!ready.get()).to_string() role="region" aria-label=sending.word(|w| w.proposal)></div>
    }
}
