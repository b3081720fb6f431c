//! The rule book: every rule with its dates, its sources and how sure it is; searched, filtered, as of any day, and what
//! changed between two days.

use std::collections::BTreeSet;

use changeover_planner::{
    i18n::{self, labels},
    model::{Channel, Date},
    rules::{self, Confidence, Rule},
};
use leptos::prelude::*;

use super::super::{Page, parts::findings};
use crate::{
    app::Route,
    words::{self, Words},
};

const SURE: [Confidence; 4] =
    [Confidence::Official, Confidence::Secondary, Confidence::Inferred, Confidence::Unverified];

/// Which time is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Always,
    On,
    Between,
}

/// See the module.
#[component]
pub fn Rules(rule: Option<String>) -> impl IntoView {
    let page = Page::here();
    let today = page.workspace.with_untracked(|state| state.today);
    let asked = rule.is_some();
    let wanted = RwSignal::new(rule.unwrap_or_default());
    let when = RwSignal::new(When::Always);
    let (first, second) = (RwSignal::new(today.plus_months(-12)), RwSignal::new(today));
    let (sure, channel) = (RwSignal::new(None::<usize>), RwSignal::new(None::<usize>));
    let only_plan = RwSignal::new(false);
    let spoke = Memo::new(move |_| {
        page.evaluation.with(|evaluation| evaluation.as_ref().map(|evaluation| spoken(evaluation)))
    });
    let fits = move |rule: &&'static Rule| {
        let in_time = match when.get() {
            When::Always => true,
            When::On => rule.holds.on(second.get()),
            When::Between => change(rule, first.get(), second.get()).is_some(),
        };
        in_time
            && sure.get().is_none_or(|at| SURE.get(at) == Some(&rule.confidence))
            && channel
                .get()
                .is_none_or(|at| Channel::ALL.get(at).is_some_and(|channel| rule.covers(*channel)))
            && (!only_plan.get()
                || spoke.with(|spoke| spoke.as_ref().is_some_and(|spoke| spoke.contains(rule.id))))
            && says(page, rule, &wanted.get().to_lowercase())
    };
    let found =
        Memo::new(move |_| rules::BOOK.iter().copied().filter(fits).map(|rule| rule.id).collect::<Vec<_>>());
    let times: [(When, fn(&'static Words) -> &'static str); 3] = [
        (When::Always, |w| w.work.rules_all),
        (When::On, |w| w.work.rules_on_day),
        (When::Between, |w| w.work.rules_between),
    ];
    let date = move |name: fn(&'static Words) -> &'static str, day: RwSignal<Date>| {
        view! {
            <label class="field"><span class="field__label">{page.word(name)}</span>
                <input class="input" type="date" prop:value=move || day.get().to_string() on:change=move |event| {
                    if let Some(typed) = Date::parse(&event_target_value(&event)) { day.set(typed) }
                } /></label>
        }
        .into_any()
    };
    let days = move || match when.get() {
        When::Always => ().into_any(),
        When::On => date(|w| w.work.day, second),
        When::Between => {
            vec![date(|w| w.work.first_day, first), date(|w| w.work.second_day, second)].into_any()
        }
    };
    let pick = move |name: fn(&'static Words) -> &'static str,
                     into: RwSignal<Option<usize>>,
                     names: fn(i18n::Language) -> Vec<&'static str>| {
        let options = move || {
            let named =
                |(at, name): (usize, &'static str)| view! { <option value=at.to_string()>{name}</option> };
            names(page.language.get()).into_iter().enumerate().map(named).collect_view()
        };
        view! {
            <label class="field"><span class="field__label">{page.word(name)}</span>
                <select class="input" on:change=move |event| into.set(event_target_value(&event).parse().ok())>
                    <option value="">{page.word(|w| w.work.any)}</option>{options}
                </select></label>
        }
        .into_any()
    };
    let between = move || (when.get() == When::Between).then(|| (first.get(), second.get()));
    view! {
        <h1 tabindex="-1">{page.word(|w| w.rules_title)}</h1>
        <p class="text">{page.word(|w| w.rules_says)}</p>
        <div class="rules-tools">
            <label class="field rules-tools__find"><span class="field__label">{page.word(|w| w.rules_search)}</span>
                <input class="input" type="search" prop:value=move || wanted.get() on:input=move |event| wanted.set(event_target_value(&event)) /></label>
            {pick(|w| w.work.how_sure, sure, |language| SURE.map(|of| labels::confidence(language, of)).to_vec())}
            {pick(|w| w.work.channel, channel, |language| Channel::ALL.map(|of| labels::channel(language, of)).to_vec())}
            <div class="segments rules-tools__when" role="group" aria-label=page.word(|w| w.rules_as_of)>
                {times.map(|(of, name)| view! {
                    <button class="segments__item" type="button" aria-pressed=move || (when.get() == of).to_string() on:click=move |_| when.set(of)>{page.word(name)}</button>
                }).collect_view()}
            </div>
            {days}
        </div>
        <Show when=move || spoke.with(Option::is_some)>
            <label class="check"><input type="checkbox" prop:checked=move || only_plan.get() on:change=move |event| only_plan.set(event_target_checked(&event)) />
                <span>{page.word(|w| w.work.in_this_plan)}</span></label>
        </Show>
        <p class="rules-count quiet small" role="status">{move || words::work::rules_of(page.language.get(), found.with(Vec::len), rules::BOOK.len())}
            {asked.then(|| view! { " · " <a href=Route::Rules(None).address()>{page.word(|w| w.work.show_all_rules)}</a> })}</p>
        <ul class="rules">
            {move || found.get().into_iter().filter_map(rules::find).map(|rule| entry(page, rule, between())).collect_view()}
        </ul>
        <Show when=move || found.with(Vec::is_empty)><p class="empty">{page.word(|w| w.work.no_rules)}</p></Show>
    }
}

/// Ids of the rules that were read for an evaluation, or say something in it.
fn spoken(evaluation: &changeover_planner::report::evaluation::EvaluationDocument) -> BTreeSet<String> {
    let options = || evaluation.subscriptions.iter().flat_map(|view| &view.options);
    let told = evaluation.findings.iter().chain(options().flat_map(|option| &option.findings));
    let read = options().flat_map(|option| &option.trace);
    let steps = evaluation.steps.iter().map(|step| step.rule.clone());
    told.map(|finding| finding.rule.clone()).chain(read.map(|line| line.rule.clone())).chain(steps).collect()
}

/// What happens to a rule after one day and up to another: its first day, or the day after its last.
fn change(rule: &Rule, after: Date, up_to: Date) -> Option<(Date, bool)> {
    let within = |day: &Date| after < *day && *day <= up_to;
    let begins = rule.holds.from.filter(within).map(|day| (day, true));
    begins.or_else(|| rule.holds.until.map(|day| day.plus_days(1)).filter(within).map(|day| (day, false)))
}

/// Whether a rule says a text anywhere: id, title, body, sources.
fn says(page: Page, rule: &'static Rule, text: &str) -> bool {
    let holds = |said: &str| said.to_lowercase().contains(text);
    text.is_empty()
        || rule.id.contains(text)
        || page.rule(rule.id).is_some_and(|said| {
            holds(&said.title) || holds(&said.says) || said.sources.iter().any(|source| holds(&source.title))
        })
        || rule.sources.iter().any(|source| holds(source))
}

fn entry(page: Page, rule: &'static Rule, between: Option<(Date, Date)>) -> AnyView {
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
    let changed = between.and_then(|(after, up_to)| change(rule, after, up_to)).map(|(day, begins)| {
        let (class, word) =
            if begins { ("tag tag--good", w.work.begins) } else { ("tag tag--bad", w.work.ended) };
        view! { <span class=class>{i18n::date(language, day)}": "{word}</span>" " }
    });
    let sources = said
        .iter()
        .flat_map(|said| said.sources.clone())
        .map(|source| {
            let title = if source.address.is_empty() {
                source.title.into_any()
            } else {
                view! { <a href=source.address target="_blank" rel="noopener noreferrer">{source.title}</a> }.into_any()
            };
            view! { <li><code>{source.key}</code>" "{title}<span class="quiet" lang="en">" · "{source.version}</span></li> }
        })
        .collect_view();
    let channels =
        rule.channels.iter().map(|of| labels::channel(language, *of)).collect::<Vec<_>>().join(", ");
    view! {
        <li class="rule" id=rule.id>
            <h2 class="rule__title"><a href=Route::Rules(Some(rule.id.to_owned())).address()>{findings::title(page, rule)}</a></h2>
            <p class="rule__meta small">{changed}{findings::confidence(page, rule.confidence)}<span>{holds}</span>
                <span class="quiet">{labels::judged_on(language, rule.judged_on)}</span><span class="quiet">{labels::status(language, rule.status)}</span><code>{rule.id}</code></p>
            <p class="text">{said.map(|said| said.says)}</p>
            {(!channels.is_empty()).then(|| view! { <p class="small quiet">{w.work.channel}": "{channels}</p> })}
            <ul class="rule__sources small" aria-label=w.work.read>{sources}</ul>
        </li>
    }
    .into_any()
}
