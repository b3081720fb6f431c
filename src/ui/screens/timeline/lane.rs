//! One lane: the old above, the new below, what lies between them across both. A closed group is one lane too.

use std::collections::BTreeMap;

use changeover_planner::{
    i18n::{Language, labels},
    model::{Date, Subscription},
};
use leptos::prelude::*;

use super::{
    Picture,
    bars::{draw, merged, stretches},
    handle::handle,
    marks,
    rows::Group,
    scale::Scale,
};
use crate::{
    ui::parts::{Icon, format, icon},
    words,
};

const HEIGHT: &str = "40";

/// The days along the top.
pub fn axis(language: Language, scale: Scale) -> AnyView {
    let months = scale.days > 120;
    let ticks = scale
        .ticks()
        .into_iter()
        .map(|day| {
            let x = format!("{:.3}%", scale.at(day));
            // On a narrow screen only quarters are labelled.
            let class = if scale.days <= 600 && months && !matches!(day.month(), 1 | 4 | 7 | 10) {
                "t-label t-label--minor"
            } else {
                "t-label"
            };
            let text = format::tick(language, day, months);
            view! {
                <line class="t-tick" x1=x.clone() x2=x.clone() y1="0" y2="28" />
                <text class=class x=x dx="4" y="18">{text}</text>
            }
        })
        .collect_view();
    view! { <svg class="lane__picture" width="100%" height="28" aria-hidden="true">{ticks}</svg> }.into_any()
}

fn ground(scale: Scale, as_of: Date) -> AnyView {
    let line = |class, day| {
        let x = format!("{:.3}%", scale.at(day));
        view! { <line class=class x1=x.clone() x2=x y1="0" y2=HEIGHT /> }
    };
    let ticks = scale.ticks().into_iter().map(|day| line("t-tick", day)).collect_view();
    view! { {ticks}{line("t-today", as_of)} }.into_any()
}

/// See the module.
pub fn lane(picture: Picture, index: usize) -> AnyView {
    let Picture { page, scale, marks, .. } = picture;
    let sub = Memo::new(move |_| page.plan.with(|plan| plan.as_ref()?.subscriptions.get(index).cloned()));
    let decided = Memo::new(move |_| picture.decided(index));
    let course = Memo::new(move |_| {
        picture
            .moved
            .get()
            .filter(|(row, _)| *row == index)
            .map(|(_, course)| course)
            .or_else(|| decided.get())
    });
    let name = move || sub.with(|sub| sub.as_ref().map(|sub| sub.product.name.clone()).unwrap_or_default());
    let under = move || {
        let language = page.language.get();
        let strategy = course.get()?.strategy;
        let seats =
            sub.with(|sub| sub.as_ref().map(|sub| words::seats_plain(language, u64::from(sub.seats))))?;
        Some(format!("{seats} · {}", labels::strategy(language, strategy)))
    };
    let behind = move || {
        let as_of = page.plan.with(|plan| plan.as_ref().map(|plan| plan.as_of))?;
        Some(view! { {marks.with(|marks| marks::lines(marks, scale.get()))}{ground(scale.get(), as_of)} })
    };
    let bars = move || {
        let (course, scale) = (course.get()?, scale.get());
        sub.with(|sub| Some(draw(&stretches(sub.as_ref()?, &course, scale.far()), scale)))
    };
    let flags = move || sub.with(|sub| sub.as_ref().map(|sub| flags(picture, sub, scale.get())));
    view! {
        <div class="lane">
            <div class="lane__name"><span class="lane__product" title=name>{name}</span><span class="lane__under">{under}</span></div>
            <svg class="lane__picture" width="100%" height=HEIGHT role="group" aria-label=name>
                {behind}{bars}{flags}
                {handle(picture, index, sub, course)}
            </svg>
        </div>
    }
    .into_any()
}

/// A group's heading: its lanes laid over each other, and how many start when.
pub fn group(picture: Picture, group: Group, open: bool, toggle: Callback<String>) -> AnyView {
    let Picture { page, scale, .. } = picture;
    let members = group.members.clone();
    let bars = move || {
        let (plan, evaluation) = page.plan.get().zip(page.evaluation.get())?;
        let (language, scale) = (page.language.get(), scale.get());
        let mut all = Vec::new();
        let mut starts: BTreeMap<Date, usize> = BTreeMap::new();
        for index in members.iter() {
            let sub = plan.subscriptions.get(*index)?;
            let Some(course) = evaluation.subscriptions.get(*index).and_then(super::Course::chosen) else {
                continue;
            };
            all.extend(stretches(sub, &course, scale.far()));
            if let Some(day) = course.start {
                *starts.entry(day).or_default() += 1;
            }
        }
        let starts = starts
            .into_iter()
            .filter(|(day, _)| (0.0..=100.0).contains(&scale.at(*day)))
            .map(|(day, n)| {
                let x = format!("{:.3}%", scale.at(day));
                let told = words::timeline::starts_on(language, n, &format::day(language, day));
                view! { <svg x=x y="0" overflow="visible"><path class="t-start" d="M0 20v16"><title>{told}</title></path></svg> }
            })
            .collect_view();
        Some(view! { {ground(scale, plan.as_of)}{draw(&merged(all), scale)}{starts} })
    };
    let key = group.key.clone();
    let size = move || words::timeline::group_size(page.language.get(), group.members.len(), group.seats);
    let name = group.name.clone();
    view! {
        <div class="lane lane--group">
            <button class="lane__name lane__toggle" type="button" aria-expanded=open.to_string() on:click=move |_| toggle.run(key.clone())>
                <span class="lane__product">{icon(if open { Icon::Down } else { Icon::Right })}{group.name}</span><span class="lane__under">{size}</span>
            </button>
            <svg class="lane__picture" width="100%" height=HEIGHT role="img" aria-label=name>{bars}</svg>
        </div>
    }
    .into_any()
}

/// Deadlines as flags on the day they are due.
fn flags(picture: Picture, sub: &Subscription, scale: Scale) -> Vec<AnyView> {
    let page = picture.page;
    let language = page.language.get();
    let flag = |id: &str, due: Date, message: &str| {
        let done = page.plan.with(|plan| {
            plan.as_ref().is_some_and(|plan| plan.progress.get(id).is_some_and(|step| step.done.is_some()))
        });
        let class = if done { "t-flag t-flag--done" } else { "t-flag" };
        let told = format!("{}: {message}", format::day(language, due));
        view! {
            <svg x=format!("{:.3}%", scale.at(due)) y="0" overflow="visible"><path class=class d="M0 22V1h8l-2.5 3L8 7H0"><title>{told}</title></path></svg>
        }
        .into_any()
    };
    picture.steps.with(|steps| {
        let own = steps.get(&sub.id).map(Vec::as_slice).unwrap_or_default();
        own.iter()
            .filter(|step| (0.0..=100.0).contains(&scale.at(step.due)))
            .map(|step| flag(&step.id, step.due, &step.message))
            .collect()
    })
}
