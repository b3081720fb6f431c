//! All plans together: what is due soon, and what is at risk if nobody acts.

use std::collections::{BTreeMap, BTreeSet};

use changeover_planner::{
    document::Document,
    engine,
    i18n::{self, labels},
    model::{Date, Money},
    report::{self, evaluation::StepView},
};
use leptos::prelude::*;

use super::super::{
    Page, browser,
    parts::{
        Icon, file_button, format, icon,
        table::{Cell, table},
    },
};
use crate::app::{Route, Tab, backup};

/// How far ahead deadlines are counted, in days.
const AHEAD: [i32; 3] = [30, 60, 90];

/// Deadlines listed at most.
const MOST: usize = 500;

/// A plan in one line.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    id: String,
    title: String,
    customer: String,
    currency: String,
    /// Steps not done, by due day.
    open: Vec<StepView>,
    overdue: usize,
    due: [usize; 3],
    risk: Option<Money>,
}

fn line(page: Page, document: &Document, today: Date) -> Line {
    let plan = &document.plan;
    let answer = report::evaluation(plan, &engine::evaluate(plan), page.language.get());
    let risk = answer
        .subscriptions
        .iter()
        .filter_map(|view| view.options.iter().find(|option| Some(option.strategy) == view.chosen))
        .filter_map(|option| option.if_forgotten.as_ref()?.cost)
        .map(Money::as_cents)
        .sum::<i64>();
    let done = |step: &StepView| plan.progress.get(&step.id).is_some_and(|known| known.done.is_some());
    let open: Vec<StepView> = answer.steps.into_iter().filter(|step| !done(step)).collect();
    let within = |days: i32| open.iter().filter(|step| step.due <= today.plus_days(days)).count();
    let title =
        if document.title.is_empty() { page.words.get().untitled.to_owned() } else { document.title.clone() };
    Line {
        id: document.id.clone(),
        title,
        customer: plan.customer.name.clone(),
        currency: plan.currency.code().to_owned(),
        overdue: open.iter().filter(|step| step.due < today).count(),
        due: AHEAD.map(within),
        risk: (risk > 0).then(|| Money::cents(risk)),
        open,
    }
}

/// See the module.
#[component]
pub fn Portfolio() -> impl IntoView {
    let page = Page::here();
    let (find, sort, ahead) = (RwSignal::new(String::new()), RwSignal::new(0_usize), RwSignal::new(0_usize));
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let all = Memo::new(move |_| {
        let (today, documents) = page.workspace.with(|state| (state.today, state.documents()));
        documents.iter().map(|document| line(page, document, today)).collect::<Vec<_>>()
    });
    let lines = Memo::new(move |_| {
        let text = find.get().trim().to_lowercase();
        let mut lines = all.get();
        lines.retain(|line| {
            line.title.to_lowercase().contains(&text) || line.customer.to_lowercase().contains(&text)
        });
        match sort.get() {
            1 => lines.sort_by_key(|line| std::cmp::Reverse(line.risk)),
            2 => lines.sort_by_key(|line| line.title.to_lowercase()),
            _ => lines.sort_by_key(|line| line.open.first().map_or(Date::LAST, |step| step.due)),
        }
        lines
    });
    let export = move |_| {
        let documents = page.workspace.with_untracked(|state| (state.today, state.documents()));
        let wanted: Vec<Document> = documents
            .1
            .into_iter()
            .filter(|document| chosen.with_untracked(|chosen| chosen.contains(&document.id)))
            .collect();
        browser::download(&format!("changeover-{}.json", documents.0), "application/json", &backup(&wanted));
    };
    let sorts = move || {
        let work = page.words.get().work;
        [work.by_deadline, work.by_risk, work.by_name]
            .into_iter()
            .enumerate()
            .map(|(at, name)| view! { <option value=at.to_string()>{name}</option> })
            .collect_view()
    };
    view! {
        <h1 tabindex="-1">{page.word(|w| w.portfolio_title)}</h1>
        <div class="bar">
            <p class="text">{page.word(|w| w.portfolio_says)}</p>
            <span class="bar__push">{file_button(page, "", |w| w.work.import_many)}</span>
        </div>
        <Show when=move || !all.with(Vec::is_empty) fallback=move || view! { <p class="empty">{page.word(|w| w.no_plans)}" "<a href="#/">{page.word(|w| w.nav_start)}</a></p> }>
            {move || sums(page, &lines.get())}
            <section class="stack portfolio">
                <div class="bar">
                    <h2>{page.word(|w| w.work.plans)}</h2>
                    <input class="input tools__find bar__push" type="search" aria-label=page.word(|w| w.work.plan_find) placeholder=page.word(|w| w.work.plan_find)
                        on:input=move |event| find.set(event_target_value(&event)) />
                    <label class="tools__sort"><span class="field__label">{page.word(|w| w.work.sort)}</span>
                        <select class="input" on:change=move |event| sort.set(event_target_value(&event).parse().unwrap_or(0))>{sorts}</select></label>
                    <button class="button" type="button" disabled=move || chosen.with(BTreeSet::is_empty) on:click=export>{icon(Icon::Save)}{page.word(|w| w.work.export_chosen)}</button>
                </div>
                {move || plans(page, &lines.get(), chosen)}
            </section>
            <section class="stack portfolio">
                <div class="bar">
                    <h2 id="portfolio-due">{page.word(|w| w.work.deadlines)}</h2>
                    <div class="segments" role="group" aria-labelledby="portfolio-due">
                        {[0_usize, 1, 2].map(|at| view! {
                            <button class="segments__item" type="button" aria-pressed=move || (ahead.get() == at).to_string() on:click=move |_| ahead.set(at)>{move || page.words.get().work.within[at]}</button>
                        }).collect_view()}
                    </div>
                </div>
                {move || deadlines(page, &lines.get(), AHEAD[ahead.get().min(2)])}
            </section>
        </Show>
    }
}

/// What is due and at risk over all plans; currencies are never added to each other.
fn sums(page: Page, lines: &[Line]) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let mut risk: BTreeMap<&str, i64> = BTreeMap::new();
    for line in lines {
        if let Some(sum) = line.risk {
            *risk.entry(&line.currency).or_default() += sum.as_cents();
        }
    }
    let figure = |name: String, bad: bool, values: Vec<String>| {
        let values: Vec<AnyView> =
            values.into_iter().map(|value| view! { <dd>{value}</dd> }.into_any()).collect();
        view! { <div class="figure" class:figure--bad=bad><dt>{name}</dt>{values}</div> }.into_any()
    };
    let count = |n: usize| vec![i18n::number(n as u64)];
    let overdue = lines.iter().map(|line| line.overdue).sum::<usize>();
    let mut shown = vec![
        figure(words.work.plans.to_owned(), false, count(lines.len())),
        figure(words.overdue.to_owned(), overdue > 0, count(overdue)),
    ];
    for (at, name) in words.work.within.iter().enumerate() {
        let due = lines.iter().map(|line| line.due.get(at).copied().unwrap_or(0)).sum();
        shown.push(figure(format!("{} {name}", words.work.deadlines), false, count(due)));
    }
    let risks =
        risk.into_iter().map(|(currency, sum)| i18n::money(language, Money::cents(sum), currency)).collect();
    shown.push(figure(words.at_risk.to_owned(), false, risks));
    view! { <dl class="figures" aria-label=words.figures_label>{shown}</dl> }.into_any()
}

fn plans(page: Page, lines: &[Line], chosen: RwSignal<BTreeSet<String>>) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let rows = lines
        .iter()
        .map(|line| {
            let id = line.id.clone();
            let label = format!("{}: {}", words.work.choose_plan, line.title);
            let (at, turn) = (id.clone(), id.clone());
            let tick = view! {
                <input type="checkbox" aria-label=label prop:checked=move || chosen.with(|chosen| chosen.contains(&at)) on:change=move |event| {
                    let on = event_target_checked(&event);
                    chosen.update(|chosen| { if on { chosen.insert(turn.clone()); } else { chosen.remove(&turn); } });
                } />
            };
            let next = line.open.first().map_or_else(|| words.no_deadline.to_owned(), |step| format::day(language, step.due));
            let late = (line.overdue > 0).then(|| view! { " " <span class="tag tag--bad">{icon(Icon::Clock)}{words.work.overdue}": "{line.overdue}</span> });
            let mut cells = vec![
                Cell::View(tick.into_any()),
                Cell::Name(view! { <a href=Route::Plan(id, Tab::default()).address()>{line.title.clone()}</a> }.into_any()),
                Cell::View(line.customer.clone().into_any()),
                Cell::View(view! { <span class="nowrap">{next}</span>{late} }.into_any()),
            ];
            cells.extend(line.due.iter().map(|due| Cell::Figure("", i18n::number(*due as u64))));
            cells.push(Cell::Figure("", line.risk.map_or_else(|| "—".to_owned(), |risk| i18n::money(language, risk, &line.currency))));
            cells
        })
        .collect();
    let [first, second, third] = words.work.within;
    let heads = vec![
        (words.work.choose_plan, false),
        (words.col_plan, false),
        (words.work.customer, false),
        (words.col_deadline, false),
        (first, true),
        (second, true),
        (third, true),
        (words.work.at_risk, true),
    ];
    table(words.work.plans, heads, rows)
}

fn deadlines(page: Page, lines: &[Line], ahead: i32) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let today = page.workspace.with(|state| state.today);
    let mut due: Vec<(&Line, &StepView)> = lines
        .iter()
        .flat_map(|line| line.open.iter().map(move |step| (line, step)))
        .filter(|(_, step)| step.due <= today.plus_days(ahead))
        .collect();
    if due.is_empty() {
        return view! { <p class="empty">{words.work.no_deadlines}</p> }.into_any();
    }
    due.sort_by_key(|(_, step)| step.due);
    let rows = due
        .into_iter()
        .take(MOST)
        .map(|(line, step)| {
            let late = (step.due < today).then(|| view! { " " <span class="tag tag--bad">{icon(Icon::Clock)}{words.overdue}</span> });
            vec![
                Cell::View(view! { <time class="nowrap" datetime=step.due.to_string()>{format::day(language, step.due)}</time>{late} }.into_any()),
                Cell::Name(view! { <a href=Route::Plan(line.id.clone(), Tab::Steps).address()>{line.title.clone()}</a> }.into_any()),
                Cell::View(step.message.clone().into_any()),
                Cell::View(labels::actor(language, step.actor).into_any()),
            ]
        })
        .collect();
    let heads = vec![
        (words.col_deadline, false),
        (words.col_plan, false),
        (words.tab_steps, false),
        (words.col_actor, false),
    ];
    table(words.work.deadlines, heads, rows)
}
