//! All plans together: what is due soon, and what is at risk if nobody acts.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use changeover_planner::{
    document::Document,
    engine::Step,
    i18n::{self, labels},
    model::{Date, Money},
    report::Glance,
};
use leptos::prelude::*;

use super::super::{
    Page, browser,
    chunk::Planner,
    parts::{
        Icon, file_button, format, icon,
        table::{Cell, show_more, table},
    },
};
use crate::{
    app::{Route, Tab, backup, same_documents},
    words::work::worked_out,
};

/// How far ahead deadlines are counted, in days.
const AHEAD: [i32; 3] = [30, 60, 90];

/// Rows of a table before more are asked for.
const MOST: usize = 100;

/// A plan in one line.
#[derive(Clone)]
struct Line {
    document: Arc<Document>,
    /// Once it is worked out.
    glance: Option<Arc<Glance>>,
}

impl Line {
    fn of(page: Page, document: Arc<Document>) -> Line {
        Line { glance: page.glances.of(&document), document }
    }

    fn title(&self, page: Page) -> String {
        if self.document.title.is_empty() {
            page.words.get().untitled.to_owned()
        } else {
            self.document.title.clone()
        }
    }

    fn customer(&self) -> &str {
        &self.document.plan.customer.name
    }

    /// Steps not done, by due day.
    fn open(&self) -> &[Step] {
        self.glance.as_ref().map_or(&[], |glance| &glance.open)
    }

    /// Steps due up to a day.
    fn due(&self, last: Date) -> usize {
        self.open().partition_point(|step| step.due <= last)
    }

    fn overdue(&self, today: Date) -> usize {
        self.open().partition_point(|step| step.due < today)
    }

    fn risk(&self) -> Option<Money> {
        self.glance.as_ref()?.risk
    }

    fn currency(&self) -> &str {
        self.document.plan.currency.code()
    }
}

/// See the module.
#[component]
pub fn Portfolio() -> impl IntoView {
    let page = Page::here();
    let (find, sort, ahead) = (RwSignal::new(String::new()), RwSignal::new(0_usize), RwSignal::new(0_usize));
    let (most_plans, most_due) = (RwSignal::new(MOST), RwSignal::new(MOST));
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let documents = Memo::new_with_compare(
        move |_| page.workspace.with(|state| state.documents()),
        |before, now| !matches!((before, now), (Some(before), Some(now)) if same_documents(before, now)),
    );
    let work_out = move || {
        if let Some(planner) = page.planner.get() {
            page.glances.work_out(planner, documents.get());
        }
    };
    Effect::new(move |_| work_out());
    on_cleanup(move || {
        page.glances.stop();
    });
    // A new list each time: whoever reads it has been told that something has changed.
    let lines = Memo::new_with_compare(
        move |_| {
            page.glances.news.track();
            let text = find.get().trim().to_lowercase();
            let mut lines: Vec<Line> = documents
                .with(|all| all.iter().map(|document| Line::of(page, Arc::clone(document))).collect());
            lines.retain(|line| {
                text.is_empty()
                    || line.document.title.to_lowercase().contains(&text)
                    || line.customer().to_lowercase().contains(&text)
            });
            match sort.get() {
                1 => lines.sort_by_key(|line| Reverse(line.risk())),
                2 => lines.sort_by_cached_key(|line| line.document.title.to_lowercase()),
                _ => lines.sort_by_key(|line| line.open().first().map_or(Date::LAST, |step| step.due)),
            }
            lines
        },
        |_, _| true,
    );
    let export = move |_| {
        let (today, documents) = page.workspace.with_untracked(|state| (state.today, state.documents()));
        let wanted: Vec<Arc<Document>> = documents
            .into_iter()
            .filter(|document| chosen.with_untracked(|chosen| chosen.contains(&document.id)))
            .collect();
        browser::download(&format!("changeover-{today}.json"), "application/json", &backup(&wanted));
    };
    let sorts = move || {
        let work = page.words.get().work;
        [work.by_deadline, work.by_risk, work.by_name]
            .into_iter()
            .enumerate()
            .map(|(at, name)| view! { <option value=at.to_string()>{name}</option> })
            .collect_view()
    };
    let reading = move || page.workspace.with(|state| !state.loaded);
    let none = move || {
        if reading() {
            return view! { <p class="empty" role="status">{page.words.get().work.reading}</p> }.into_any();
        }
        view! { <p class="empty">{page.word(|w| w.no_plans)}" "<a href="#/">{page.word(|w| w.nav_start)}</a></p> }.into_any()
    };
    view! {
        <h1 tabindex="-1">{page.word(|w| w.portfolio_title)}</h1>
        <div class="bar">
            <p class="text">{page.word(|w| w.portfolio_says)}</p>
            <span class="bar__push">{file_button(page, "", |w| w.work.import_many)}</span>
        </div>
        <Show when=move || !documents.with(Vec::is_empty) fallback=none>
            {move || how_far(page, &lines.get(), work_out)}
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
                {move || lines.with(|lines| plans(page, lines, most_plans, chosen))}
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
                {move || {
                    let last = page.workspace.with(|state| state.today).plus_days(AHEAD[ahead.get().min(2)]);
                    let planner = page.planner.get();
                    planner.map(|planner| lines.with(|lines| deadlines(page, planner, lines, last, most_due)))
                }}
            </section>
        </Show>
    }
}

/// How many plans are worked out, while that goes on; how to go on where it was stopped.
fn how_far(page: Page, lines: &[Line], go_on: impl Fn() + Copy + 'static) -> AnyView {
    let words = page.words.get();
    match page.glances.under_way.get() {
        Some((done, all)) => view! {
            <div class="bar" role="status">
                <progress max=all value=done aria-label=worked_out(page.language.get(), done, all)></progress>
                <span class="quiet">{worked_out(page.language.get(), done, all)}</span>
                <button class="button button--small" type="button" on:click=move |_| { page.glances.stop(); }>{words.work.stop}</button>
            </div>
        }
        .into_any(),
        None if page.planner.get().is_some() && lines.iter().any(|line| line.glance.is_none()) => view! {
            <div class="bar"><button class="button" type="button" on:click=move |_| go_on()>{words.work.work_out_rest}</button></div>
        }
        .into_any(),
        None => ().into_any(),
    }
}

/// What is due and at risk over all plans; currencies are never added to each other.
fn sums(page: Page, lines: &[Line]) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let today = page.workspace.with(|state| state.today);
    let mut risk: BTreeMap<&str, i64> = BTreeMap::new();
    for line in lines {
        if let Some(sum) = line.risk() {
            *risk.entry(line.currency()).or_default() += sum.as_cents();
        }
    }
    let figure = |name: String, bad: bool, values: Vec<String>| {
        let values: Vec<AnyView> =
            values.into_iter().map(|value| view! { <dd>{value}</dd> }.into_any()).collect();
        view! { <div class="figure" class:figure--bad=bad><dt>{name}</dt>{values}</div> }.into_any()
    };
    let count = |n: usize| vec![i18n::number(n as u64)];
    let overdue = lines.iter().map(|line| line.overdue(today)).sum::<usize>();
    let mut shown = vec![
        figure(words.work.plans.to_owned(), false, count(lines.len())),
        figure(words.overdue.to_owned(), overdue > 0, count(overdue)),
    ];
    for (days, name) in AHEAD.into_iter().zip(words.work.within) {
        let due = lines.iter().map(|line| line.due(today.plus_days(days))).sum();
        shown.push(figure(format!("{} {name}", words.work.deadlines), false, count(due)));
    }
    let risks =
        risk.into_iter().map(|(currency, sum)| i18n::money(language, Money::cents(sum), currency)).collect();
    shown.push(figure(words.at_risk.to_owned(), false, risks));
    view! { <dl class="figures" aria-label=words.figures_label>{shown}</dl> }.into_any()
}

fn plans(page: Page, lines: &[Line], most: RwSignal<usize>, chosen: RwSignal<BTreeSet<String>>) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let today = page.workspace.with(|state| state.today);
    let rows = lines
        .iter()
        .take(most.get())
        .map(|line| {
            let (id, title) = (line.document.id.clone(), line.title(page));
            let label = format!("{}: {title}", words.work.choose_plan);
            let (at, turn) = (id.clone(), id.clone());
            let tick = view! {
                <input type="checkbox" aria-label=label prop:checked=move || chosen.with(|chosen| chosen.contains(&at)) on:change=move |event| {
                    let on = event_target_checked(&event);
                    chosen.update(|chosen| { if on { chosen.insert(turn.clone()); } else { chosen.remove(&turn); } });
                } />
            };
            let known = |said: String| if line.glance.is_some() { said } else { "…".to_owned() };
            let next = line.open().first().map_or_else(|| words.no_deadline.to_owned(), |step| format::day(language, step.due));
            let overdue = line.overdue(today);
            let late = (overdue > 0).then(|| view! { " " <span class="tag tag--bad">{icon(Icon::Clock)}{words.work.overdue}": "{overdue}</span> });
            let mut cells = vec![
                Cell::View(tick.into_any()),
                Cell::Name(view! { <a href=Route::Plan(id, Tab::default()).address()>{title}</a> }.into_any()),
                Cell::View(line.customer().to_owned().into_any()),
                Cell::View(view! { <span class="nowrap">{known(next)}</span>{late} }.into_any()),
            ];
            cells.extend(AHEAD.iter().map(|days| Cell::Figure("", known(i18n::number(line.due(today.plus_days(*days)) as u64)))));
            let risk = line.risk().map_or_else(|| "—".to_owned(), |risk| i18n::money(language, risk, line.currency()));
            cells.push(Cell::Figure("", known(risk)));
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
    (table(words.work.plans, heads, rows), show_more(page, lines.len(), most, MOST)).into_any()
}

/// What is due up to a day.
fn deadlines(page: Page, planner: Planner, lines: &[Line], last: Date, most: RwSignal<usize>) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let today = page.workspace.with(|state| state.today);
    let mut due: Vec<(&Line, &Step)> = lines
        .iter()
        .flat_map(|line| line.open().iter().take(line.due(last)).map(move |step| (line, step)))
        .collect();
    if due.is_empty() {
        return view! { <p class="empty">{words.work.no_deadlines}</p> }.into_any();
    }
    due.sort_by_key(|(_, step)| step.due);
    let all = due.len();
    let rows = due
        .into_iter()
        .take(most.get())
        .map(|(line, step)| {
            let late = (step.due < today).then(|| view! { " " <span class="tag tag--bad">{icon(Icon::Clock)}{words.overdue}</span> });
            let said = (planner.step)(&line.document.plan, step, language).message;
            let address = Route::Plan(line.document.id.clone(), Tab::Steps).address();
            vec![
                Cell::View(view! { <time class="nowrap" datetime=step.due.to_string()>{format::day(language, step.due)}</time>{late} }.into_any()),
                Cell::Name(view! { <a href=address>{line.title(page)}</a> }.into_any()),
                Cell::View(said.into_any()),
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
    (table(words.work.deadlines, heads, rows), show_more(page, all, most, MOST)).into_any()
}
