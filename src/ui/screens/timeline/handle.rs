//! The start of a new subscription: dragged, or moved with the arrow keys; the money answers at once.

use changeover_planner::model::{Choice, Date, Subscription};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Picture, course::Course};
use crate::{app::Msg, ui::parts::format, words};

/// See the module.
pub fn handle(
    picture: Picture,
    index: usize,
    sub: Memo<Option<Subscription>>,
    course: Memo<Option<Course>>,
) -> AnyView {
    let Picture { page, scale, dragged, .. } = picture;
    let start = Memo::new(move |_| course.get().filter(Course::movable).and_then(|course| course.start));
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
    let ours = move || dragged.get_untracked().filter(|(row, _)| *row == index);
    let down = move |event: web_sys::PointerEvent| {
        if let Some(target) =
            event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        {
            let _ = target.set_pointer_capture(event.pointer_id());
        }
        dragged.set(start.get_untracked().map(|day| (index, day)));
    };
    let moved = move |event: web_sys::PointerEvent| {
        if let Some(((_, before), day)) = ours().zip(day_under(&event))
            && before != day
        {
            dragged.set(Some((index, day)));
        }
    };
    let up = move |_| {
        let Some((_, day)) = ours() else { return };
        let decided = picture.decided(index).and_then(|course| course.start);
        dragged.set(None);
        if decided != Some(day) {
            choose(Some(day));
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
            ("Escape", _) => return dragged.set(None),
            _ => return,
        };
        event.prevent_default();
        choose(Some(step));
    };
    let told = move || {
        let course = course.get()?;
        let language = page.language.get();
        let words = page.words.get();
        let day = format::day(language, course.start?);
        Some(format!(
            "{day}; {} {}; {} {}",
            words.fig_twice,
            page.money(course.overlap_cost),
            words.fig_gap,
            words::days(language, u64::from(course.gap_days))
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
