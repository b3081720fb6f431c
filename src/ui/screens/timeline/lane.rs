//! One subscription's lane: the old above, the new below, what lies between them across both.

use changeover_planner::{
    i18n::Language,
    model::{Choice, Date, Strategy, Subscription},
    report::evaluation::{EvaluationDocument, OptionView},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Dragged, preview, scale::Scale};
use crate::{
    app::Msg,
    ui::{Page, parts::format},
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

fn bar(class: &'static str, y: u32, height: u32, scale: Scale, first: Date, last: Date) -> Option<AnyView> {
    let (x, width) = scale.stretch(first, last)?;
    Some(
        view! { <rect class=class x=format!("{x:.3}%") width=format!("{width:.3}%") y=y.to_string() height=height.to_string() rx="2" /> }
            .into_any(),
    )
}

/// See the module.
pub fn lane(page: Page, index: usize, scale: Memo<Scale>, dragged: Dragged) -> AnyView {
    let sub = Memo::new(move |_| page.plan.with(|plan| plan.as_ref()?.subscriptions.get(index).cloned()));
    let decided = Memo::new(move |_| {
        let evaluation = page.evaluation.get()?;
        let view = evaluation.subscriptions.get(index)?;
        view.options.iter().find(|option| Some(option.strategy) == view.chosen).cloned()
    });
    let option = Memo::new(move |_| match dragged.get().filter(|(row, _)| *row == index) {
        Some((_, day)) => {
            page.plan.with(|plan| preview(page, plan.as_ref()?, index, day)).or_else(|| decided.get())
        }
        None => decided.get(),
    });
    let name = move || sub.get().map(|sub| sub.product.name).unwrap_or_default();
    let under = move || {
        let sub = sub.get()?;
        let language = page.language.get();
        let strategy = option.with(|option| option.as_ref().map(|option| option.strategy))?;
        let seats = words::seats_plain(language, u64::from(sub.seats));
        Some(format!("{seats} · {}", changeover_planner::i18n::labels::strategy(language, strategy)))
    };
    let picture = move || {
        let (sub, option) = sub.get().zip(option.get())?;
        let as_of = page.plan.with(|plan| plan.as_ref().map(|plan| plan.as_of))?;
        let flags = page
            .evaluation
            .get()
            .map(|evaluation| flags(page, &evaluation, &sub, scale.get()))
            .unwrap_or_default();
        Some(
            view! { {grid_lines(scale.get())}{bars(&sub, &option, scale.get())}{flags}{today(scale.get(), as_of)} },
        )
    };
    view! {
        <div class="lane">
            <div class="lane__name"><span class="lane__product">{name}</span><span class="lane__under">{under}</span></div>
            <svg class="lane__picture" width="100%" height=HEIGHT role="group" aria-label=name>
                {picture}
                {handle(page, index, sub, option, scale, dragged)}
            </svg>
        </div>
    }
    .into_any()
}

fn grid_lines(scale: Scale) -> AnyView {
    let lines = scale.ticks().into_iter().map(|day| {
        let x = format!("{:.3}%", scale.at(day));
        view! { <line class="t-tick" x1=x.clone() x2=x y1="0" y2=HEIGHT /> }
    });
    lines.collect_view().into_any()
}

fn today(scale: Scale, as_of: Date) -> AnyView {
    let x = format!("{:.3}%", scale.at(as_of));
    view! { <line class="t-today" x1=x.clone() x2=x y1="0" y2=HEIGHT /> }.into_any()
}

/// All stretches of a lane, in the order they are painted.
fn bars(sub: &Subscription, option: &OptionView, scale: Scale) -> Vec<AnyView> {
    let mut drawn = Vec::new();
    let far = scale.from.plus_days(scale.days + 2);
    let Some(end) = sub.end else {
        drawn.extend(option.new_start.and_then(|start| bar("t-new", 22, 11, scale, start, far)));
        return drawn;
    };
    let access = option.old_last_access.unwrap_or(end);
    let begin = sub.start.unwrap_or_else(|| end.plus_months(-sub.term.months()).plus_days(1));
    let stays = option.strategy == Strategy::Keep;
    drawn.extend(bar("t-old", 6, 11, scale, begin, if stays { far } else { access.min(end) }));
    if access > end {
        let class = if option.regime.as_deref() == Some("est") { "t-est" } else { "t-grace" };
        drawn.extend(bar(class, 6, 11, scale, end.plus_days(1), access));
    }
    if let Some(deleted) = option.data_deleted.filter(|deleted| *deleted > access) {
        drawn.extend(bar("t-kept", 9, 5, scale, access.plus_days(1), deleted));
    }
    let Some(start) = option.new_start else { return drawn };
    drawn.extend(bar("t-new", 22, 11, scale, start, far));
    if let Some(paid) = option.old_last_paid.filter(|paid| option.overlap_days > 0 && *paid >= start) {
        drawn.extend(bar("t-twice", 4, 31, scale, start, paid));
    }
    if option.gap_days > 0 && start > access {
        drawn.extend(bar("t-gap", 4, 31, scale, access.plus_days(1), start.plus_days(-1)));
    }
    drawn
}

/// Deadlines as flags on the day they are due.
fn flags(page: Page, evaluation: &EvaluationDocument, sub: &Subscription, scale: Scale) -> Vec<AnyView> {
    let done = |id: &str| {
        page.plan.with(|plan| {
            plan.as_ref().is_some_and(|plan| plan.progress.get(id).is_some_and(|done| done.done.is_some()))
        })
    };
    evaluation
        .steps
        .iter()
        .filter(|step| step.id.split('/').next() == Some(&sub.id) && !matches!(step.action.as_str(), "buy" | "let-expire" | "check-assignments"))
        .filter(|step| (0.0..=100.0).contains(&scale.at(step.due)))
        .map(|step| {
            let x = format!("{:.3}%", scale.at(step.due));
            let class = if done(&step.id) { "t-flag t-flag--done" } else { "t-flag" };
            let told = format!("{}: {}", format::day(page.language.get(), step.due), step.message);
            view! {
                <svg x=x y="0" overflow="visible"><path class=class d="M0 22V1h8l-2.5 3L8 7H0"><title>{told}</title></path></svg>
            }
            .into_any()
        })
        .collect()
}

/// The start of the new one: dragged, or moved with the arrow keys.
fn handle(
    page: Page,
    index: usize,
    sub: Memo<Option<Subscription>>,
    option: Memo<Option<OptionView>>,
    scale: Memo<Scale>,
    dragged: Dragged,
) -> AnyView {
    let start = Memo::new(move |_| {
        let option = option.get()?;
        matches!(option.strategy, Strategy::Wait | Strategy::Cut | Strategy::Transfer)
            .then_some(option.new_start)?
    });
    let day_under = move |event: &web_sys::PointerEvent| {
        let target = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
        let lane = target.closest("svg.lane__picture").ok()??.get_bounding_client_rect();
        let place = (f64::from(event.client_x()) - lane.left()) / lane.width().max(1.0);
        Some(scale.get_untracked().day(place))
    };
    let choose = move |day: Option<Date>| {
        if let Some(sub) = sub.get_untracked() {
            page.tell(Msg::StartChosen(sub.id, day));
        }
    };
    let down = move |event: web_sys::PointerEvent| {
        if let Some(target) =
            event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        {
            let _ = target.set_pointer_capture(event.pointer_id());
        }
        dragged.set(start.get_untracked().map(|day| (index, day)));
    };
    let moved = move |event: web_sys::PointerEvent| {
        if dragged.with_untracked(|dragged| dragged.is_some_and(|(row, _)| row == index))
            && let Some(day) = day_under(&event)
        {
            dragged.set(Some((index, day)));
        }
    };
    let up = move |_| {
        if let Some((_, day)) = dragged.get_untracked().filter(|(row, _)| *row == index) {
            let before = sub.with_untracked(|sub| sub.as_ref().and_then(|sub| sub.target.as_ref()?.start));
            let still = option.with_untracked(|option| option.as_ref().and_then(|option| option.new_start))
                == Some(day)
                && before.is_none();
            dragged.set(None);
            if !still {
                choose(Some(day));
            }
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let Some(day) = start.get_untracked() else { return };
        let step = match (event.key().as_str(), event.shift_key()) {
            ("ArrowLeft" | "ArrowDown", false) => day.plus_days(-1),
            ("ArrowRight" | "ArrowUp", false) => day.plus_days(1),
            ("ArrowLeft" | "ArrowDown", true) => day.plus_days(-7),
            ("ArrowRight" | "ArrowUp", true) => day.plus_days(7),
            ("PageUp", _) => day.plus_months(1),
            ("PageDown", _) => day.plus_months(-1),
            ("Delete" | "Backspace", _) => {
                event.prevent_default();
                return choose(None);
            }
            _ => return,
        };
        event.prevent_default();
        choose(Some(step));
    };
    let told = move || {
        let option = option.get()?;
        let language = page.language.get();
        let words = page.words.get();
        let day = format::day(language, option.new_start?);
        Some(format!(
            "{day}; {} {}; {} {}",
            words.fig_twice,
            page.money(option.overlap_cost),
            words.fig_gap,
            words::days(language, u64::from(option.gap_days))
        ))
    };
    let name = move || {
        let product = sub.with(|sub| sub.as_ref().map(|sub| sub.product.name.clone())).unwrap_or_default();
        format!("{}: {product}", page.words.get().start_handle)
    };
    let chosen = move || {
        sub.with(|sub| {
            sub.as_ref().is_some_and(|sub| {
                sub.strategy != Choice::Auto
                    || sub.target.as_ref().is_some_and(|target| target.start.is_some())
            })
        })
    };
    let x = move || start.get().map(|day| format!("{:.3}%", scale.get().at(day)));
    view! {
        <Show when=move || start.get().is_some_and(|day| (-1.0..=100.0).contains(&scale.get().at(day)))>
            <svg x=move || x().unwrap_or_default() y="0" overflow="visible">
                <g class="t-handle" class:t-handle--chosen=chosen tabindex="0" role="slider" aria-label=name
                    aria-valuenow=move || start.get().map(|day| Date::FIRST.days_until(day).to_string())
                    aria-valuemin="0" aria-valuemax=Date::FIRST.days_until(Date::LAST).to_string()
                    aria-valuetext=told
                    on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=move |_| dragged.set(None) on:keydown=keys>
                    <rect class="t-handle__reach" x="-12" y="8" width="24" height="32" />
                    <path class="t-handle__mark" d="M0 17l6 5v12h-12v-12z" />
                </g>
            </svg>
        </Show>
    }
    .into_any()
}
