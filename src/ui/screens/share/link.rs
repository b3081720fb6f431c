//! The plan inside an address: how long that is, how far it gets, its QR code, and a way out when it is too long.

use std::time::Duration;

use changeover_office::messages::{Code, Link, MakeLink};
use leptos::{html, prelude::*, task::spawn_local};

use super::{Sending, file, standing, way};
use crate::{
    ui::{asking::Asking, office, outside, parts::Icon},
    words,
};

/// How long the typing of a pass-phrase rests before a link is made with it.
const REST: Duration = Duration::from_millis(500);

/// See the module.
#[component]
pub(super) fn LinkWay(sending: Sending) -> impl IntoView {
    let page = sending.page;
    let link = Asking::<Link>::new();
    let copied = RwSignal::new(None::<bool>);
    Effect::new(move |_| {
        let phrase = sending.phrase.get();
        let ready = !sending.phrase_is_short() && !sending.leaving.busy.get();
        let language = page.language.get().tag().to_owned();
        let plan =
            sending.leaving.answer.with(|leaving| leaving.as_ref().map(|leaving| leaving.text.clone()));
        let turn = link.begin();
        copied.set(None);
        let Some(plan) = plan.filter(|_| ready) else { return };
        let open = phrase.is_empty();
        let make = move || {
            if link.is_current(turn) {
                spawn_local(async move {
                    let answer = made(language, plan, phrase).await;
                    link.end(turn, answer);
                });
            }
        };
        if open { make() } else { set_timeout(make, REST) }
    });
    let address = move || {
        link.answer.with(|link| link.as_ref().and_then(|link| link.address.clone())).unwrap_or_default()
    };
    let ready = move || !link.busy.get() && !address().is_empty();
    let field = NodeRef::<html::Input>::new();
    let copy = move |_| {
        let address = untrack(address);
        let field: Option<web_sys::Element> = field.get_untracked().map(Into::into);
        spawn_local(async move {
            copied.set(Some(outside::copy(&address, field.as_ref()).await));
        });
    };
    let told = move || {
        let w = page.words.get().0.share;
        copied.get().map(|copied| if copied { w.copied } else { w.not_copied })
    };
    let measure = move || {
        let w = page.words.get().0.share;
        let language = page.language.get();
        let made = link.answer.get()?;
        let too_long = made.address.is_none();
        let says = w.reach.get(usize::from(made.reach)).copied();
        Some(view! {
            <div class="reach">
                <meter class="reach__meter" min="0" max="4" low="1" high="2" optimum="0" value=place(made.characters).to_string() aria-label=w.link_size />
                <span class="reach__count">{words::share::characters(language, made.characters, made.most)}</span>
                <p class="reach__says">{says}</p>
                {too_long.then(|| view! {
                    <p class="reach__says">{made.refused}</p>
                    <button class="button" type="button" on:click=move |_| file::save_plan(sending)>{w.instead}</button>
                })}
            </div>
        })
    };
    let code = move || {
        let w = page.words.get().0.share;
        let made = link.answer.get()?;
        made.address.as_ref()?;
        Some(match made.code {
            Some(code) => drawn(&code, w.qr).into_any(),
            None => view! { <p class="quiet small">{w.qr_none}</p> }.into_any(),
        })
    };
    let body = view! {
        <div class="link" aria-busy=move || link.busy.get().to_string()>
            <div class="link__text">
                <div class="link__address">
                    <input class="input" type="text" readonly node_ref=field aria-label=sending.word(|w| w.link_address) prop:value=address />
                    <button class="button button--primary" type="button" disabled=move || !ready() on:click=copy>{sending.word(|w| w.copy)}</button>
                </div>
                <p class="small link__told" role="status">{told}</p>
                {measure}
                {standing(page, link.failed)}
            </div>
            <div class="link__code">{code}</div>
        </div>
    };
    way(sending, Icon::Open, "way-out--wide", |w| w.link, |w| w.link_says, body.into_any())
}

async fn made(language: String, plan: String, phrase: String) -> Option<Link> {
    let files = if phrase.is_empty() { Vec::new() } else { vec![file::sealed(plan.clone(), &phrase).await?] };
    let location = window().location();
    let address = format!("{}{}", location.origin().ok()?, location.pathname().ok()?);
    let (link, _) = office::make(&MakeLink { language, plan, address }, files).await.ok()?;
    Some(link)
}

/// Where a length stands on the meter: each of the three reaches is as wide as the others.
fn place(characters: u32) -> f64 {
    let (from, to, at) = match characters {
        0..=2_000 => (0.0, 2_000.0, 0.0),
        2_001..=8_000 => (2_000.0, 8_000.0, 1.0),
        _ => (8_000.0, 64_000.0, 2.0),
    };
    at + ((f64::from(characters) - from) / (to - from)).min(2.0)
}

/// How wide a code is drawn where its modules allow it, CSS pixels.
const CODE: u32 = 300;

/// Dark on light in every theme: phones read nothing else. A module is a whole number of pixels, two at least: uneven ones are
/// what cameras stumble over.
fn drawn(code: &Code, label: &'static str) -> impl IntoView + use<> {
    let (side, path) = (code.side, code.path.clone());
    let width = side * (CODE / side.max(1)).clamp(2, 6);
    view! { <svg class="code" viewBox=format!("0 0 {side} {side}") width=width height=width role="img" aria-label=label shape-rendering="crispEdges"><path d=path /></svg> }
}
