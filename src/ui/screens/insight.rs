//! Questions about a plan beyond its figures: one is chosen, the office answers it, and what helps is taken with one press.

use changeover_office::messages::{Handed, Insight, Offered, Setting, Topics, Wonder};
use changeover_planner::{
    document,
    model::{Choice, Date},
};
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use crate::{
    app::{
        Msg,
        edit::{self, Column},
    },
    ui::{
        Page,
        asking::{Asking, asking},
        browser, office, outside,
        parts::{Icon, files_of, icon},
    },
};

/// What the person asks.
#[derive(Clone, Copy)]
struct Question {
    page: Page,
    /// Name of the chosen question.
    topic: RwSignal<String>,
    /// What was set for it.
    values: RwSignal<Vec<(String, String)>>,
    /// What was handed in with it.
    files: RwSignal<Vec<web_sys::File>, LocalStorage>,
    answer: Asking<Insight>,
}

/// See the module.
#[component]
pub fn Questions() -> impl IntoView {
    let page = Page::here();
    let question = Question {
        page,
        topic: RwSignal::new("coverage".to_owned()),
        values: RwSignal::new(Vec::new()),
        files: RwSignal::new_local(Vec::new()),
        answer: Asking::new(),
    };
    let plan = Memo::new(move |_| {
        page.workspace.with(|state| {
            state.open.as_ref().map(|open| document::save(&open.document())).unwrap_or_default()
        })
    });
    Effect::new(move |_| {
        let asked = Wonder {
            topic: question.topic.get(),
            language: page.language.get().tag().to_owned(),
            plan: plan.get(),
            values: question.values.get(),
        };
        let files = question.files.get();
        let turn = question.answer.begin();
        spawn_local(async move {
            let reply = office::ask_with(&asked, files, |_, _| ()).await.ok();
            question.answer.end(turn, reply);
        });
    });
    let topics = asking(move || Some(Topics { language: page.language.get().tag().to_owned() }));
    let list = move || {
        let one = |(key, title): (String, String)| {
            let own = key.clone();
            let choose = move |_| {
                question.values.set(Vec::new());
                question.files.set(Vec::new());
                question.topic.set(key.clone());
            };
            view! {
                <li><button class="questions__item" type="button" aria-pressed=move || question.topic.with(|topic| *topic == own).to_string() on:click=choose>{title}</button></li>
            }
        };
        topics.answer.get().unwrap_or_default().into_iter().map(one).collect_view()
    };
    view! {
        <section class="questions">
            <nav aria-label=page.word(|w| w.insight.questions)><ul class="questions__list">{list}</ul></nav>
            {answer(question, topics)}
        </section>
    }
}

fn answer(question: Question, topics: Asking<Vec<(String, String)>>) -> AnyView {
    let Question { page, answer, topic, .. } = question;
    let title = move || {
        let all = topics.answer.get().unwrap_or_default();
        topic.with(|topic| all.into_iter().find(|(key, _)| key == topic).map(|(_, title)| title))
    };
    let found = Memo::new(move |_| answer.answer.get().unwrap_or_default());
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let (Some(place), elements) = (place.get(), found.with(|found| found.elements.clone())) else {
            return;
        };
        if !elements.is_empty() {
            spawn_local(async move {
                let _ = outside::lay_out(&place, &elements).await;
            });
        }
    });
    // Made anew only when others are asked for, so that the one being typed in stays.
    let settings = Memo::new(move |_| {
        let named = |setting: &Setting| (setting.name.clone(), setting.label.clone(), setting.kind.clone());
        found.with(|found| found.inputs.iter().map(named).collect::<Vec<_>>())
    });
    let said = move || {
        found.with(|found| {
            (format!("insight__answer insight__answer--{}", found.tone), found.sentence.clone())
        })
    };
    let unavailable = move || {
        answer.failed.get().then(|| view! { <p class="finding finding--warns" role="alert"><span class="finding__sign">{icon(Icon::Warn)}</span><span>{page.words.get().share.unavailable}</span></p> })
    };
    view! {
        <div class="insight sheet" aria-busy=move || answer.busy.get().to_string()>
            <h2 class="insight__title">{title}</h2>
            {unavailable}
            <div class="insight__settings">{move || settings.get().into_iter().map(|one| setting(question, found, one)).collect_view()}</div>
            <p class=move || said().0 role="status">{move || if found.with(|found| found.sentence.is_empty()) { page.words.get().share.working.to_owned() } else { said().1 }}</p>
            {move || offers(page, found.with(|found| found.offers.clone()))}
            <div class="insight__figures-place" node_ref=place></div>
            {move || texts(page, found.with(|found| found.texts.clone()))}
        </div>
    }
    .into_any()
}

/// A value that can be set, or a file that can be handed in.
fn setting(
    question: Question,
    found: Memo<Insight>,
    (name, label, kind): (String, String, String),
) -> AnyView {
    if kind == "file" {
        let choose = move |event: web_sys::Event| {
            let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            let Some(input) = input else { return };
            question.files.set(files_of(input.files()));
            input.set_value("");
        };
        return view! {
            <label class="button button--small file-button"><input class="drop__input" type="file" on:change=choose /><span>{label}</span></label>
        }
        .into_any();
    }
    let own = name.clone();
    let value = move || {
        found
            .with(|found| {
                found.inputs.iter().find(|setting| setting.name == own).map(|setting| setting.value.clone())
            })
            .unwrap_or_default()
    };
    let set = move |event| {
        let typed = event_target_value(&event);
        question.values.update(|values| {
            values.retain(|(of, _)| *of != name);
            values.push((name.clone(), typed));
        });
    };
    let kind = if kind == "day" { "date" } else { "number" };
    view! {
        <label class="field"><span class="field__label">{label}</span>
            <input class="input" type=kind min="0" prop:value=value on:change=set /></label>
    }
    .into_any()
}

/// Changes that help; each is one step of undo.
fn offers(page: Page, offers: Vec<Offered>) -> Option<AnyView> {
    let one = |offer: Offered| {
        let says = offer.says.clone();
        let take = move |_| accept(page, &offer);
        view! { <li><span>{says}</span><button class="button button--small" type="button" on:click=take>{page.word(|w| w.insight.take)}</button></li> }
    };
    (!offers.is_empty()).then(|| {
        view! {
            <h3>{page.word(|w| w.insight.what_helps)}</h3>
            <ul class="insight__offers">{offers.into_iter().map(one).collect_view()}</ul>
        }
        .into_any()
    })
}

fn accept(page: Page, offer: &Offered) {
    let (id, value) = (offer.subscription.clone(), offer.value.as_str());
    match offer.kind.as_str() {
        "start" => {
            if let Some(day) = Date::parse(value) {
                page.tell(Msg::StartChosen(id, Some(day)));
            }
        }
        "seats" => page.typed(|plan| edit::cells(plan, &[(id, Column::TargetSeats, value.to_owned())])),
        _ => {
            let choice = match value {
                "wait" => Choice::Wait,
                "cut" => Choice::Cut,
                "transfer" => Choice::Transfer,
                "renew" => Choice::Renew,
                "migrate" => Choice::Migrate,
                _ => return,
            };
            page.tell(Msg::StrategyChosen(vec![id], choice));
        }
    }
}

/// Letters and files: read here, copied from here, saved.
fn texts(page: Page, texts: Vec<Handed>) -> Option<AnyView> {
    let one = |text: Handed| {
        let (file, body) = (text.file, text.body.clone());
        let kind = if file.ends_with(".json") { "application/json" } else { "text/plain" };
        let save = move |_| browser::download(&file, kind, &body);
        // A long file is saved, not read.
        let shown = (text.body.len() < 8_000).then_some(text.body);
        view! {
            <li>
                <details class="fold"><summary>{text.title}</summary>{shown.map(|body| view! { <p class="insight__text" tabindex="0">{body}</p> })}</details>
                <button class="button button--small" type="button" on:click=save>{page.word(|w| w.insight.save)}</button>
            </li>
        }
    };
    (!texts.is_empty()).then(|| {
        view! {
            <h3>{page.word(|w| w.insight.hand_on)}</h3>
            <ul class="insight__texts">{texts.into_iter().map(one).collect_view()}</ul>
        }
        .into_any()
    })
}
