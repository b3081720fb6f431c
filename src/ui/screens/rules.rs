//! The rule book: every rule with its dates, its source and how sure it is; searchable, as of any day.

use changeover_planner::{
    i18n::{self, labels},
    model::Date,
    rules::{self, Confidence, Rule},
};
use leptos::prelude::*;

use super::super::Page;

/// See the module.
#[component]
pub fn Rules(rule: Option<String>) -> impl IntoView {
    let page = Page::here();
    let wanted = RwSignal::new(rule.clone().unwrap_or_default());
    let day = RwSignal::new(String::new());
    let fits = move |rule: &&&'static Rule| {
        let text = wanted.get().to_lowercase();
        let in_force = Date::parse(&day.get()).is_none_or(|day| rule.holds.on(day));
        let said = page.rule(rule.id);
        let found = text.is_empty()
            || rule.id.contains(&text)
            || said.is_some_and(|said| {
                said.title.to_lowercase().contains(&text) || said.says.to_lowercase().contains(&text)
            })
            || rule.sources.iter().any(|source| source.to_lowercase().contains(&text));
        in_force && found
    };
    view! {
        <h1 tabindex="-1">{page.word(|w| w.rules_title)}</h1>
        <p class="text">{page.word(|w| w.rules_says)}</p>
        <div class="rules-tools">
            <label class="field"><span class="field__label">{page.word(|w| w.rules_search)}</span>
                <input class="input" type="search" prop:value=move || wanted.get() on:input=move |event| wanted.set(event_target_value(&event)) /></label>
            <label class="field"><span class="field__label">{page.word(|w| w.rules_as_of)}</span>
                <input class="input" type="date" prop:value=move || day.get() on:input=move |event| day.set(event_target_value(&event)) /></label>
        </div>
        <ul class="rules">
            {move || rules::BOOK.iter().filter(fits).map(|rule| entry(page, rule)).collect_view()}
        </ul>
    }
}

fn entry(page: Page, rule: &'static Rule) -> impl IntoView {
    let language = page.language.get();
    let w = page.words.get();
    let said = page.rule(rule.id);
    let holds = match (rule.holds.from, rule.holds.until) {
        (None, None) => w.rules_always.to_owned(),
        (from, until) => {
            let from = from.map(|day| format!("{} {}", w.since, i18n::date(language, day)));
            let until = until.map(|day| format!("{} {}", w.rules_until, i18n::date(language, day)));
            [from, until].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    };
    let unsure = matches!(rule.confidence, Confidence::Inferred | Confidence::Unverified);
    let sources = said
        .iter()
        .flat_map(|said| &said.sources)
        .map(|source| view! { <li><span class="tag">{source.key.clone()}</span>" "{source.title.clone()}</li> })
        .collect_view();
    view! {
        <li class="rule" id=rule.id>
            <h2 class="rule__title">{said.as_ref().map_or_else(|| rule.id.to_owned(), |said| said.title.clone())}</h2>
            <p class="text">{said.map(|said| said.says)}</p>
            <p class="small quiet">
                <code>{rule.id}</code>" · "{w.rules_holds}": "{holds}" · "{labels::judged_on(language, rule.judged_on)}" · "
                <span class:tag=unsure class:tag--unverified=unsure>{labels::confidence(language, rule.confidence)}</span>" · "{labels::status(language, rule.status)}
            </p>
            <ul class="rule__sources small">{sources}</ul>
        </li>
    }
}
