//! The picture of time: what runs today, what follows it, what comes new, and the days between; with its twin as a table.

mod bars;
mod course;
mod handle;
mod lane;
mod legend;
mod marks;
mod rows;
mod scale;
mod twin;

use std::collections::{BTreeMap, BTreeSet};

use changeover_planner::{
    model::{Date, Money},
    report::evaluation::StepView,
};
use leptos::prelude::*;

use super::super::{
    Page, browser,
    parts::{Icon, format, icon},
};
use crate::words::{self, Words};
use course::Course;
pub use marks::price_changes;
use rows::{By, Row};
use scale::{Scale, Zoom};

/// What every lane is drawn with.
#[derive(Clone, Copy)]
struct Picture {
    page: Page,
    scale: Memo<Scale>,
    /// A start that is being dragged: which row, which day.
    dragged: RwSignal<Option<(usize, Date)>>,
    /// What would follow from it.
    moved: Memo<Option<(usize, Course)>>,
    /// Steps with a deadline worth a flag, by subscription.
    steps: Memo<BTreeMap<String, Vec<StepView>>>,
    marks: Memo<Vec<marks::Mark>>,
}

impl Picture {
    fn over(page: Page, scale: Memo<Scale>) -> Picture {
        let dragged = RwSignal::new(None);
        let moved = Memo::new(move |_| {
            let (index, day) = dragged.get()?;
            let course = page.plan.with(|plan| Course::tried(plan.as_ref()?, index, day))?;
            Some((index, course))
        });
        let steps = Memo::new(move |_| {
            let mut found: BTreeMap<String, Vec<StepView>> = BTreeMap::new();
            page.evaluation.with(|evaluation| {
                let flagged = evaluation.iter().flat_map(|evaluation| &evaluation.steps).filter(|step| {
                    !matches!(step.action.as_str(), "buy" | "let-expire" | "check-assignments")
                });
                for step in flagged {
                    if let Some((owner, _)) = step.id.split_once('/') {
                        found.entry(owner.to_owned()).or_default().push(step.clone());
                    }
                }
            });
            found
        });
        let marks = Memo::new(move |_| {
            page.plan
                .get()
                .zip(page.evaluation.get())
                .map(|(plan, evaluation)| marks::marks(page, &plan, &evaluation))
                .unwrap_or_default()
        });
        Picture { page, scale, dragged, moved, steps, marks }
    }

    /// The chosen way of a subscription as the plan has it.
    fn decided(self, index: usize) -> Option<Course> {
        self.page.evaluation.with(|evaluation| Course::chosen(evaluation.as_ref()?.subscriptions.get(index)?))
    }
}

/// See the module.
#[component]
pub fn Timeline() -> impl IntoView {
    let page = Page::here();
    let zoom = RwSignal::new(Zoom::Year);
    let shift = RwSignal::new(0);
    let scale = Memo::new(move |_| {
        let as_of = page.plan.with(|plan| plan.as_ref().map_or(Date::FIRST, |plan| plan.as_of));
        Scale::around(as_of, zoom.get(), shift.get())
    });
    let picture = Picture::over(page, scale);
    view! {
        <section class="stack timeline" aria-label=page.word(|w| w.timeline_label)>
            <div class="bar no-print">
                <div class="segments" role="group" aria-label=page.word(|w| w.zoom)>
                    {Zoom::ALL.map(|of| view! {
                        <button class="segments__item" type="button" aria-pressed=move || (zoom.get() == of).to_string()
                            on:click=move |_| { shift.set(0); zoom.set(of); }>{page.word(zoom_name(of))}</button>
                    }).collect_view()}
                </div>
                <button class="button" type="button" aria-label=page.word(|w| w.earlier) on:click=move |_| shift.update(|shift| *shift -= 1)>{icon(Icon::Left)}</button>
                <button class="button" type="button" aria-label=page.word(|w| w.later) on:click=move |_| shift.update(|shift| *shift += 1)>{icon(Icon::Right)}</button>
                <span class="bar__push bar">
                    <button class="button button--quiet" type="button" on:click=move |_| save(page, "svg")>{icon(Icon::Save)}{page.word(|w| w.timeline.save_svg)}</button>
                    <button class="button button--quiet" type="button" on:click=move |_| save(page, "png")>{icon(Icon::Save)}{page.word(|w| w.timeline.save_png)}</button>
                </span>
            </div>
            <legend::Legend />
            {lanes(picture)}
            {answer(picture)}
            <twin::Twin marks=picture.marks />
        </section>
    }
}

/// The picture as it stands, as a file.
fn save(page: Page, kind: &'static str) {
    let title = page.workspace.with_untracked(|state| {
        state.open.as_ref().map(|open| open.envelope.title.clone()).filter(|title| !title.is_empty())
    });
    let title = title.unwrap_or_else(|| page.words.get_untracked().untitled.to_owned());
    leptos::task::spawn_local(async move {
        let _ = browser::save_picture(".lanes", &title, kind).await;
    });
}

fn lanes(picture: Picture) -> AnyView {
    let Picture { page, scale, marks, .. } = picture;
    let chosen_by = RwSignal::new(None::<By>);
    // Groups whose standing is not the usual one, and those shown in whole.
    let (turned, whole) =
        (RwSignal::new(BTreeSet::<String>::new()), RwSignal::new(BTreeSet::<String>::new()));
    let count =
        Memo::new(move |_| page.plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.subscriptions.len())));
    let by = Memo::new(move |_| chosen_by.get().unwrap_or_else(|| By::suited(count.get())));
    let groups = Memo::new(move |_| {
        page.plan
            .get()
            .zip(page.evaluation.get())
            .map(|(plan, evaluation)| {
                rows::groups(by.get(), &plan, &evaluation, page.language.get(), page.words.get().0)
            })
            .unwrap_or_default()
    });
    let several = move || count.get() > 1;
    let usually_open = move || count.get() <= 40;
    let is_open = move |key: &str| usually_open() != turned.with(|turned| turned.contains(key));
    let shown = Memo::new(move |_| {
        groups.with(|groups| rows::rows(groups, is_open, |key| whole.with(|whole| whole.contains(key))))
    });
    let toggle = Callback::new(move |key: String| {
        turned.update(|turned| {
            if !turned.remove(&key) {
                turned.insert(key);
            }
        });
    });
    let turn_all = move |open: bool| {
        let keys = groups.with_untracked(|groups| groups.iter().map(|group| group.key.clone()).collect());
        turned.set(if usually_open() == open { BTreeSet::new() } else { keys });
    };
    let pick = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        turned.set(BTreeSet::new());
        chosen_by.set(place.and_then(|place| By::ALL.get(place).copied()));
    };
    let row = move |row: Row| {
        match row {
        Row::Head(group, open) => lane::group(picture, group, open, toggle),
        Row::Lane(index) => lane::lane(picture, index),
        Row::Rest(key, rest) => view! {
            <div class="lane lane--rest"><button class="button button--quiet button--small" type="button" on:click=move |_| whole.update(|whole| { whole.insert(key.clone()); })>
                {page.word(|w| w.timeline.show_rest)}" ("{changeover_planner::i18n::number(rest as u64)}")"</button></div>
        }.into_any(),
    }
    };
    view! {
        <Show when=several>
            <div class="bar no-print">
                <label class="tools__sort"><span class="field__label">{page.word(|w| w.timeline.group_by)}</span>
                    <select class="input" on:change=pick>
                        {By::ALL.into_iter().enumerate().map(|(place, of)| view! {
                            <option value=place.to_string() selected=move || by.get() == of>{page.word(of.name())}</option>
                        }).collect_view()}
                    </select></label>
                <Show when=move || by.get() != By::Nothing>
                    <button class="button button--quiet button--small" type="button" on:click=move |_| turn_all(true)>{page.word(|w| w.timeline.open_all)}</button>
                    <button class="button button--quiet button--small" type="button" on:click=move |_| turn_all(false)>{page.word(|w| w.timeline.close_all)}</button>
                </Show>
            </div>
        </Show>
        <div class="lanes sheet">
            <div class="lane lane--axis"><span class="lane__name" />{move || lane::axis(page.language.get(), scale.get())}</div>
            <Show when=move || !marks.with(Vec::is_empty)>
                <div class="lane lane--known"><span class="lane__name lane__under">{page.word(|w| w.timeline.events)}</span>
                    <svg class="lane__picture" width="100%" height="20">{move || marks.with(|marks| marks::band(page, marks, scale.get()))}</svg></div>
            </Show>
            <For each=move || shown.get() key=Row::key children=row />
        </div>
    }
    .into_any()
}

/// What follows from the start that is being dragged, and how that differs from before.
fn answer(picture: Picture) -> AnyView {
    let page = picture.page;
    let told = move || {
        let (index, course) = picture.moved.get()?;
        let before = picture.decided(index);
        let words = page.words.get();
        let language = page.language.get();
        let figure = |name: &'static str, now: Option<Money>, was: Option<Money>| {
            let change =
                now.zip(was).map(|(now, was)| now.as_cents() - was.as_cents()).filter(|change| *change != 0);
            let change = change.map(|cents| {
                let sign = if cents > 0 { "+" } else { "−" };
                let amount = page.money(Some(Money::cents(cents.abs())));
                let class = if cents > 0 { "answer__worse" } else { "answer__better" };
                view! { <span class=class>{sign}{amount}</span> }
            });
            view! { <span>{name}": "<b>{page.money(now)}</b>" "{change}</span> }
        };
        Some(view! {
            <b>{course.start.map(|day| format::day(language, day))}</b>
            {figure(words.fig_twice, course.overlap_cost, before.and_then(|before| before.overlap_cost))}
            <span>{words::days(language, u64::from(course.overlap_days))}</span>
            <span>{words.fig_gap}": "<b>{words::days(language, u64::from(course.gap_days))}</b></span>
            {figure(words.fig_bridge, course.bridge_cost, before.and_then(|before| before.bridge_cost))}
            {figure(words.row_total, course.total, before.and_then(|before| before.total))}
        })
    };
    view! {
        <p class="answer nums no-print" role="status" class:answer--shown=move || picture.dragged.with(Option::is_some)>{told}</p>
    }
    .into_any()
}

fn zoom_name(zoom: Zoom) -> fn(&'static Words) -> &'static str {
    match zoom {
        Zoom::Week => |w| w.zoom_week,
        Zoom::Month => |w| w.zoom_month,
        Zoom::Quarter => |w| w.zoom_quarter,
        Zoom::Year => |w| w.zoom_year,
        Zoom::FourYears => |w| w.zoom_four,
    }
}
