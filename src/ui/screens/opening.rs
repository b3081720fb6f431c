//! A plan from outside, before it is kept: in a link, in a report, behind a pass-phrase. Looked at, never run, and nothing is
//! stored until the person says so.

mod arrival;

use std::cell::RefCell;

use changeover_office::messages::{Unwrap, Unwrapped};
use changeover_planner::{
    document::{self, Document},
    i18n::Language,
};
use leptos::{prelude::*, task::spawn_local};

pub(super) use arrival::Arrival;

use super::super::{
    Page, office, outside,
    parts::{Icon, icon},
    shell,
};
use crate::{app::Route, words};

thread_local! {
    /// Files on their way to the screen.
    static HANDED: RefCell<Vec<web_sys::File>> = const { RefCell::new(Vec::new()) };
}

/// Endings of the files that this screen opens; whatever turns out to be something else is read like any other file.
const ENDINGS: [&str; 3] = [".changeover", ".html", ".htm"];

/// Takes the files that this screen opens, shows it when there are any, and gives back the others.
pub fn take_ours(files: Vec<web_sys::File>) -> Vec<web_sys::File> {
    let ours = |file: &web_sys::File| {
        let name = file.name().to_lowercase();
        ENDINGS.iter().any(|ending| name.ends_with(ending))
    };
    let (taken, others): (Vec<_>, Vec<_>) = files.into_iter().partition(ours);
    if !taken.is_empty() {
        HANDED.set(taken);
        // The same address again would show nothing new.
        let _ = window().location().set_hash("#/");
        let _ = window().location().set_hash(&Route::Opening.address());
    }
    others
}

/// How opening stands.
#[derive(Clone)]
enum Stage {
    Working,
    Locked(office::Bytes),
    Plans(Vec<Document>),
    Refused(String),
    Unavailable,
}

/// What is to be opened.
#[derive(Clone)]
enum Source {
    Link(String),
    File(web_sys::File),
}

/// A plan in the address.
#[component]
pub fn OpenLink(payload: String) -> impl IntoView {
    view! { <Frame>{one(Page::here(), Source::Link(payload.clone()))}</Frame> }
}

/// Plans in files that were dropped or chosen.
#[component]
pub fn OpenFiles() -> impl IntoView {
    let page = Page::here();
    let files = StoredValue::new_local(HANDED.take());
    view! {
        <Frame>
            {move || {
                let files = files.get_value();
                if files.is_empty() {
                    // The page was loaded anew: the files are no longer in its hands.
                    let _ = window().location().set_hash(&Route::Start.address());
                }
                files
                    .into_iter()
                    .map(|file| view! { <section><h2 class="opening__file">{file.name()}</h2>{one(page, Source::File(file))}</section> })
                    .collect_view()
            }}
        </Frame>
    }
}

#[component]
fn Frame(children: ChildrenFn) -> impl IntoView {
    let page = Page::here();
    view! {
        <div class="opening">
            <h1 tabindex="-1">{page.word(|w| w.share.opening)}</h1>
            <p class="text">{page.word(|w| w.share.opening_says)}</p>
            {children()}
        </div>
    }
}

/// One thing being opened, and the plans in it.
fn one(page: Page, source: Source) -> impl IntoView {
    let stage = RwSignal::new_local(Stage::Working);
    let wrong = RwSignal::new(false);
    let begin = {
        let source = source.clone();
        move || {
            stage.set(Stage::Working);
            let source = source.clone();
            spawn_local(async move {
                let next = opened(page.language.get_untracked(), source).await;
                let _ = stage.try_set(next);
            });
        }
    };
    begin();
    let unlock = move |envelope: office::Bytes, phrase: String| {
        wrong.set(false);
        stage.set(Stage::Working);
        spawn_local(async move {
            let Some(file) = outside::unseal(&envelope, &phrase).await else {
                wrong.set(true);
                return stage.set(Stage::Locked(envelope));
            };
            let asked = Unwrap { language: tag(page), payload: String::new(), unsealed: true };
            let next = staged(page.language.get_untracked(), office::make(&asked, vec![file]).await, None);
            let _ = stage.try_set(next);
        });
    };
    let single = matches!(source, Source::Link(_));
    move || {
        let w = page.words.get().0.share;
        match stage.get() {
            Stage::Working => view! { <p class="quiet" role="status">{w.being_opened}</p> }.into_any(),
            Stage::Unavailable => {
                let begin = begin.clone();
                view! {
                    <div class="empty" role="alert"><p>{w.unavailable}</p>
                        <button class="button" type="button" on:click=move |_| begin()>{w.again}</button></div>
                }
                .into_any()
            }
            Stage::Refused(why) => view! {
                <div class="refused" role="alert"><h2>{icon(Icon::Stop)}{w.refused}</h2><p>{why}</p><p class="quiet">{w.unchanged}</p></div>
            }
            .into_any(),
            Stage::Locked(envelope) => {
                let typed = RwSignal::new(String::new());
                let submit = move |event: web_sys::SubmitEvent| {
                    event.prevent_default();
                    unlock(envelope.clone(), typed.get_untracked());
                };
                view! {
                    <form class="locked sheet" on:submit=submit>
                        <h2>{w.locked}</h2>
                        <label class="field"><span class="field__label">{w.locked_says}</span>
                            <input class="input" type="password" autocomplete="off" spellcheck="false" aria-invalid=wrong.get().then_some("true") aria-describedby=wrong.get().then_some("phrase-wrong")
                                on:input=move |event| typed.set(event_target_value(&event)) /></label>
                        {wrong.get().then(|| view! { <p class="field__error" id="phrase-wrong" role="alert">{w.wrong_phrase}</p> })}
                        <button class="button button--primary" type="submit">{w.open}</button>
                    </form>
                }
                .into_any()
            }
            Stage::Plans(plans) => {
                let plans = plans
                    .into_iter()
                    .map(|document| view! { <Arrival document=document remember=true show=single /> })
                    .collect_view();
                view! { <div class="arrivals">{plans}</div> }.into_any()
            }
        }
    }
}

fn tag(page: Page) -> String {
    page.language.get_untracked().tag().to_owned()
}

async fn opened(language: Language, source: Source) -> Stage {
    if let Source::File(file) = &source
        && file.size() > document::MAX_BYTES as f64
    {
        return Stage::Refused(words::words(language).share.too_large.to_owned());
    }
    let (payload, file) = match source {
        Source::Link(payload) => (payload, None),
        Source::File(file) => (String::new(), Some(file)),
    };
    let files = file.iter().cloned().collect();
    let asked = Unwrap { language: language.tag().to_owned(), payload, unsealed: false };
    staged(language, office::make(&asked, files).await, file)
}

fn staged(
    language: Language,
    reply: Result<(Unwrapped, office::Bytes), office::Fault>,
    file: Option<web_sys::File>,
) -> Stage {
    let faults = &words::words(language).review;
    match reply {
        Ok((Unwrapped::Plans(texts), _)) => {
            Stage::Plans(texts.iter().filter_map(|text| document::open(text).ok()).collect())
        }
        Ok((Unwrapped::Locked, envelope)) => Stage::Locked(envelope),
        Ok((Unwrapped::Refused(why), _)) => Stage::Refused(why),
        Ok((Unwrapped::Other, _)) => {
            // Not ours: read like any export.
            shell::read_exports(file.into_iter().collect());
            Stage::Working
        }
        Err(office::Fault::Unavailable | office::Fault::Cancelled) => Stage::Unavailable,
        Err(office::Fault::Unreadable) => Stage::Refused(faults.failed_unreadable.to_owned()),
        Err(office::Fault::Crashed(_)) => Stage::Refused(faults.failed_crashed.to_owned()),
        Err(office::Fault::Refused(why)) => Stage::Refused(why),
    }
}
