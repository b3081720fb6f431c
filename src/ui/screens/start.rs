//! The start: three doors, and my plans beneath.

use changeover_planner::{
    document::{self, Document},
    engine, i18n,
    import::{
        SourceFile,
        quick::{self, Open},
    },
    model::Date,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::{
    Page, browser,
    parts::{StoredPlan, files_of},
    shell,
};
use crate::{
    app::{Msg, backup, edit},
    words,
};

/// The sample customer, a plan document of ours.
const SAMPLE: &str = include_str!("../../sample.json");

/// See the module.
#[component]
pub fn Start() -> impl IntoView {
    let page = Page::here();
    view! {
        <div class="start">
            <h1 class="start__title" tabindex="-1">{page.word(|w| w.tagline)}</h1>
            {move || page.workspace.with(|state| state.storage_blocked).then(|| view! {
                <p class="banner banner--warns" role="alert">{page.word(|w| w.blocked_storage)}</p>
            })}
            <div class="doors">
                <DropDoor />
                <TypeDoor />
                <SampleDoor />
            </div>
            <MyPlans />
        </div>
    }
}

#[component]
fn DropDoor() -> impl IntoView {
    let page = Page::here();
    let chosen = move |event: leptos::ev::Event| {
        let Some(input) =
            event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        else {
            return;
        };
        shell::read_files(files_of(input.files()));
        input.set_value("");
    };
    let pasted = move |event: leptos::ev::ClipboardEvent| {
        let text =
            event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if !text.trim().is_empty() {
            event.prevent_default();
            page.tell(Msg::Dropped(vec![SourceFile::pasted(&text)]));
        }
    };
    view! {
        <section class="door door--drop" aria-labelledby="door-drop">
            <h2 class="door__title" id="door-drop">{page.word(|w| w.door_drop)}</h2>
            <p class="door__says">{page.word(|w| w.door_drop_says)}</p>
            <div class="door__act">
                <label class="button button--primary file">
                    <input class="file__input" type="file" multiple accept=".json,.jsonl,.csv,.tsv,.txt,.xlsx" on:change=chosen />
                    {page.word(|w| w.choose_files)}
                </label>
                <textarea class="input door__paste" rows="1" aria-label=page.word(|w| w.or_paste) placeholder=page.word(|w| w.or_paste) on:paste=pasted></textarea>
            </div>
        </section>
    }
}

#[component]
fn TypeDoor() -> impl IntoView {
    let page = Page::here();
    let text = RwSignal::new(String::new());
    let line =
        Memo::new(move |_| text.with(|text| (!text.trim().is_empty()).then(|| quick::quick_line(text))));
    let complete = move || {
        line.with(|line| {
            line.as_ref()
                .is_some_and(|line| line.draft.subscription("s1").is_some() && line.questions.is_empty())
        })
    };
    let make = move || {
        let Some(subscription) =
            line.with_untracked(|line| line.as_ref().and_then(|line| line.draft.subscription("s1")))
        else {
            return;
        };
        text.set(String::new());
        page.tell(Msg::AddSubscription { subscription: Box::new(subscription), id: browser::new_id() });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if complete() {
            make();
        }
    };
    view! {
        <section class="door" aria-labelledby="door-type">
            <h2 class="door__title" id="door-type">{page.word(|w| w.door_type)}</h2>
            <p class="door__says">{page.word(|w| w.door_type_says)}</p>
            <form class="door__act" on:submit=submit>
                <input
                    class="input"
                    type="text"
                    autocomplete="off"
                    aria-label=page.word(|w| w.type_label)
                    aria-describedby="type-read"
                    placeholder=page.word(|w| w.type_placeholder)
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                />
                <button class="button button--primary" type="submit" disabled=move || !complete()>{page.word(|w| w.make_plan)}</button>
            </form>
            <div class="read-back" id="type-read" aria-live="polite">
                {move || line.get().map(|line| read_back(page, text, line))}
            </div>
        </section>
    }
}

/// The line as fields: what was understood, what is asked, what was not understood.
fn read_back(page: Page, text: RwSignal<String>, line: quick::QuickLine) -> impl IntoView {
    let w = page.words.get();
    let language = page.language.get();
    let typed = text.get_untracked();
    let sub = line.draft.subscription("s1");
    let fields: Vec<(&'static str, String)> = sub
        .as_ref()
        .map(|sub| {
            let mut fields = vec![
                (w.col_product, sub.product.name.clone()),
                (w.col_seats, i18n::number(u64::from(sub.seats))),
                (w.col_channel, i18n::labels::channel(language, sub.channel).to_owned()),
                (w.col_term, i18n::labels::term(language, sub.term).to_owned()),
                (w.col_billing, i18n::labels::billing(language, sub.billing).to_owned()),
            ];
            let end: Option<Date> = sub.end;
            fields.extend(end.map(|end| (w.col_end, i18n::date(language, end))));
            let price = edit::Column::Price.read(sub);
            if !price.is_empty() {
                fields.push((w.col_price, price));
            }
            fields
        })
        .unwrap_or_default();
    let unknown: Vec<String> =
        line.unknown.iter().filter_map(|span| typed.get(span.clone()).map(str::to_owned)).collect();
    let questions = line.questions.iter().map(|question| ask(page, text, question)).collect_view();
    view! {
        <dl class="pairs">
            {fields.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
        </dl>
        {questions}
        {(!unknown.is_empty()).then(|| view! { <p class="quiet small">{format!("{}: {}", w.review_unknown, unknown.join(" · "))}</p> })}
    }
}

/// A choice between readings; choosing rewrites the text, so that it says what is meant.
fn ask(page: Page, text: RwSignal<String>, question: &Open) -> impl IntoView + use<> {
    let language = page.language.get();
    let (span, choices): (_, Vec<(String, String)>) = match question {
        Open::Day { span, readings, .. } => {
            (span.clone(), readings.iter().map(|day| (i18n::date(language, *day), day.to_string())).collect())
        }
        Open::Price { span, readings } => (
            span.clone(),
            readings.iter().map(|price| (price.amount.to_string(), price.amount.to_string())).collect(),
        ),
        Open::Product { span, candidates } => (
            span.clone(),
            candidates.iter().take(6).map(|entry| (entry.name.to_owned(), entry.name.to_owned())).collect(),
        ),
    };
    let buttons = choices
        .into_iter()
        .map(|(label, replacement)| {
            let span = span.clone();
            let choose = move |_| {
                text.update(|text| {
                    if text.get(span.clone()).is_some() {
                        text.replace_range(span.clone(), &replacement);
                    }
                });
            };
            view! { <button class="button button--small" type="button" on:click=choose>{label}</button> }
        })
        .collect_view();
    view! { <div class="asked"><span class="small">{typed_part(text, &span)}"?"</span>{buttons}</div> }
}

fn typed_part(text: RwSignal<String>, span: &std::ops::Range<usize>) -> String {
    text.with_untracked(|text| text.get(span.clone()).unwrap_or_default().to_owned())
}

#[component]
fn SampleDoor() -> impl IntoView {
    let page = Page::here();
    let sample = move |_| {
        if let Ok(document) = document::open(SAMPLE) {
            page.tell(Msg::Keep {
                document: Box::new(Document { revision: 0, ..document }),
                id: browser::new_id(),
            });
        }
    };
    view! {
        <section class="door" aria-labelledby="door-sample">
            <h2 class="door__title" id="door-sample">{page.word(|w| w.door_sample)}</h2>
            <p class="door__says">{page.word(|w| w.door_sample_says)}</p>
            <div class="door__act">
                <button class="button" type="button" on:click=sample>{page.word(|w| w.open_sample)}</button>
                <button class="button button--quiet" type="button" on:click=move |_| page.tell(Msg::NewPlan { id: browser::new_id() })>
                    {page.word(|w| w.empty_plan)}
                </button>
            </div>
        </section>
    }
}

#[component]
fn MyPlans() -> impl IntoView {
    let page = Page::here();
    let ids = Memo::new(move |_| {
        page.workspace.with(|state| state.plans.iter().map(|plan| plan.id.clone()).collect::<Vec<_>>())
    });
    let save_all = move |_| {
        let documents = page.workspace.with_untracked(|state| state.documents());
        browser::download(
            &format!("changeover-{}.json", browser::today()),
            "application/json",
            &backup(&documents),
        );
    };
    let used = move || page.workspace.with(|state| state.plans.iter().map(|plan| plan.units).sum::<usize>());
    view! {
        <section class="my-plans" aria-labelledby="my-plans">
            <div class="my-plans__head">
                <h2 id="my-plans">{page.word(|w| w.my_plans)}</h2>
                <Show when=move || !ids.with(Vec::is_empty)>
                    <span class="quiet small">{move || format!("{}: {}", page.words.get().room_left, words::size(used()))}</span>
                    <button class="button button--quiet" type="button" on:click=save_all>{page.word(|w| w.backup_all)}</button>
                </Show>
            </div>
            <Show when=move || !ids.with(Vec::is_empty) fallback=move || view! { <p class="empty">{page.word(|w| w.no_plans)}</p> }>
                <ul class="plans">
                    <For each=move || ids.get() key=|id| id.clone() let:id>
                        <StoredPlan id />
                    </For>
                </ul>
            </Show>
        </section>
    }
}

/// The next day something is due in a document, not counting steps that are done.
pub(in crate::ui) fn next_deadline(document: &Document, today: Date) -> Option<Date> {
    let evaluation = engine::evaluate(&document.plan);
    evaluation
        .steps
        .iter()
        .filter(|step| step.due >= today)
        .find(|step| {
            let owner = match step.subject {
                engine::Subject::Plan => Some("plan"),
                engine::Subject::Subscription(at) => {
                    document.plan.subscriptions.get(at).map(|sub| sub.id.as_str())
                }
            };
            let id = format!("{}/{}", owner.unwrap_or_default(), step.action.slug());
            document.plan.progress.get(&id).is_none_or(|step| step.done.is_none())
        })
        .map(|step| step.due)
}
