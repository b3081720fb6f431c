//! The picture of time: what runs today, what follows it, what comes new, and the days between; with its twin as a table.

mod lane;
mod scale;
mod twin;

use changeover_planner::{
    engine,
    model::{Date, Plan},
    report::{self, evaluation::OptionView},
};
use leptos::prelude::*;

use super::super::{
    Page,
    parts::{Icon, format, icon},
};
use crate::words::{self, Words};
use scale::{Scale, Zoom};

/// A start that is being dragged: which row, which day.
type Dragged = RwSignal<Option<(usize, Date)>>;

/// See the module.
#[component]
pub fn Timeline() -> impl IntoView {
    let page = Page::here();
    let zoom = RwSignal::new(Zoom::Year);
    let shift = RwSignal::new(0);
    let dragged: Dragged = RwSignal::new(None);
    let scale = Memo::new(move |_| {
        let as_of = page.plan.with(|plan| plan.as_ref().map_or(Date::FIRST, |plan| plan.as_of));
        Scale::around(as_of, zoom.get(), shift.get())
    });
    let count =
        Memo::new(move |_| page.plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.subscriptions.len())));
    let answer = move || {
        let (index, day) = dragged.get()?;
        let option = page.plan.with(|plan| preview(page, plan.as_ref()?, index, day))?;
        let words = page.words.get();
        let language = page.language.get();
        Some(view! {
            <b>{format::day(language, day)}</b>
            <span>{words.fig_twice}": "{page.money(option.overlap_cost)}" · "{words::days(language, u64::from(option.overlap_days))}</span>
            <span>{words.fig_gap}": "{words::days(language, u64::from(option.gap_days))}</span>
            <span>{words.fig_bridge}": "{page.money(option.bridge_cost)}</span>
            <span>{words.row_total}": "{page.money(option.horizon_cost)}</span>
        })
    };
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
                <p class="quiet small">{page.word(|w| w.drag_help)}</p>
            </div>
            <Legend />
            <div class="lanes sheet">
                <div class="lane lane--axis"><span class="lane__name" />{move || lane::axis(page.language.get(), scale.get())}</div>
                <For each=move || 0..count.get() key=|index| *index let:index>
                    {lane::lane(page, index, scale, dragged)}
                </For>
            </div>
            <p class="answer nums" role="status" class:answer--shown=move || dragged.with(Option::is_some)>{answer}</p>
            <twin::Twin />
        </section>
    }
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

/// The chosen option of one subscription were its new one to start on `day`; of that subscription alone, so that it answers
/// while it is dragged.
fn preview(page: Page, plan: &Plan, index: usize, day: Date) -> Option<OptionView> {
    let mut sub = plan.subscriptions.get(index)?.clone();
    crate::app::edit::choose_start(&mut sub, Some(day));
    let alone = Plan { subscriptions: vec![sub], progress: Default::default(), ..plan.clone() };
    let evaluation = report::evaluation(&alone, &engine::evaluate(&alone), page.language.get_untracked());
    let view = evaluation.subscriptions.into_iter().next()?;
    view.options.into_iter().find(|option| Some(option.strategy) == view.chosen)
}

#[component]
fn Legend() -> impl IntoView {
    let page = Page::here();
    let entries: [(&'static str, fn(&'static Words) -> &'static str); 8] = [
        ("t-old", |w| w.legend_old),
        ("t-grace", |w| w.legend_grace),
        ("t-est", |w| w.legend_est),
        ("t-kept", |w| w.legend_kept),
        ("t-new", |w| w.legend_new),
        ("t-twice", |w| w.legend_overlap),
        ("t-gap", |w| w.legend_gap),
        ("t-today", |w| w.legend_today),
    ];
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="p-twice" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="p-twice" width="2" height="6" />
                </pattern>
                <pattern id="p-gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                    <rect class="p-gap-ground" width="7" height="7" /><rect class="p-gap" width="3.5" height="7" />
                </pattern>
                <pattern id="p-est" width="6" height="6" patternUnits="userSpaceOnUse">
                    <rect class="p-est-ground" width="6" height="6" /><circle class="p-est" cx="3" cy="3" r="1" />
                </pattern>
            </defs>
        </svg>
        <ul class="legend">
            {entries.map(|(class, name)| view! {
                <li><svg width="26" height="12" aria-hidden="true"><rect class=class x="1" y="1" width="24" height="10" /></svg>{page.word(name)}</li>
            }).collect_view()}
        </ul>
    }
}
