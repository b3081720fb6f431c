//! The first screen: three doors side by side, then the plans of this browser.

mod plans;
pub mod quick;

use changeover_planner::document;
use leptos::prelude::*;

use super::super::{
    Page, browser,
    chunk::arriving,
    parts::{Icon, icon, read_chosen},
    shell,
};
use crate::app::Msg;

/// A fictional customer with a subscription for each strategy.
const SAMPLE: &str = include_str!("../samples/northwind.json");

/// See the module.
#[component]
pub fn Start() -> impl IntoView {
    let page = Page::here();
    view! {
        <div class="start">
            <header class="start__head">
                <h1 tabindex="-1">{page.word(|w| w.tagline)}</h1>
                <p class="start__promise">{page.word(|w| w.privacy)}</p>
            </header>
            <div class="doors">
                <DropDoor />
                <section class="door sheet" aria-labelledby="door-type">
                    {door_title(page, "door-type", Icon::Pen, |w| w.door_type)}
                    <p class="quiet">{page.word(|w| w.door_type_says)}</p>
                    <div class="quick-place">{arriving(super::quick_line)}</div>
                </section>
                <SampleDoor />
            </div>
            <plans::MyPlans />
        </div>
    }
}

fn door_title(
    page: Page,
    id: &'static str,
    sign: Icon,
    name: fn(&'static crate::words::Words) -> &'static str,
) -> impl IntoView {
    view! { <h2 class="door__title" id=id>{icon(sign)}{page.word(name)}</h2> }
}

#[component]
fn DropDoor() -> impl IntoView {
    let page = Page::here();
    let paste = move |event: web_sys::ClipboardEvent| {
        let text =
            event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if !text.trim().is_empty() {
            event.prevent_default();
            shell::read_text(&text);
        }
    };
    view! {
        <section class="door sheet" aria-labelledby="door-drop">
            {door_title(page, "door-drop", Icon::File, |w| w.door_drop)}
            <p class="quiet" id="door-drop-says">{page.word(|w| w.door_drop_says)}</p>
            <label class="drop">
                <input class="drop__input" type="file" multiple on:change=|event| read_chosen(&event) aria-describedby="door-drop-says" />
                <span class="drop__face">{icon(Icon::File)}<span>{page.word(|w| w.choose_files)}</span></span>
            </label>
            <label class="field">
                <span class="field__label">{page.word(|w| w.or_paste)}</span>
                <textarea class="input door__paste" rows="2" aria-label=page.word(|w| w.paste_label)
                    on:paste=paste on:change=move |event| shell::read_text(&event_target_value(&event)) />
            </label>
        </section>
    }
}

#[component]
fn SampleDoor() -> impl IntoView {
    let page = Page::here();
    let open = move |_| {
        let Ok(mut sample) = document::open(SAMPLE) else { return };
        sample.plan.as_of = page.workspace.with_untracked(|state| state.today);
        page.tell(Msg::Keep { document: Box::new(sample), id: browser::new_id() });
    };
    view! {
        <section class="door sheet" aria-labelledby="door-sample">
            {door_title(page, "door-sample", Icon::Sample, |w| w.door_sample)}
            <p class="quiet">{page.word(|w| w.door_sample_says)}</p>
            <svg class="door__picture" viewBox="0 0 240 84" aria-hidden="true">
                <path class="pic__old" d="M6 18h104M6 42h74M6 66h140" />
                <path class="pic__new" d="M104 18h130M96 42h138M140 66h94" />
                <path class="pic__twice" d="M100 12v12M106 12v12M140 60v12M146 60v12" />
                <path class="pic__gap" d="M82 42h12" />
            </svg>
            <div class="door__acts">
                <button class="button button--primary" type="button" on:click=open>{page.word(|w| w.open_sample)}</button>
                <button class="button" type="button" on:click=move |_| page.tell(Msg::NewPlan { id: browser::new_id() })>
                    {page.word(|w| w.empty_plan)}
                </button>
            </div>
        </section>
    }
}
