//! The picture: old terms, what follows them, new terms, days paid twice and days without service; its table twin beneath.

use changeover_planner::{
    engine, i18n,
    model::{Date, Plan, Strategy},
    report::evaluation::{EvaluationDocument, OptionView},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::super::super::Page;
use crate::{app::Msg, app::edit::Column};

/// Height of a subscription's lane, CSS pixels.
const LANE: f64 = 58.0;
/// Height of the axis.
const AXIS: f64 = 34.0;
/// Width left for names.
const NAMES: f64 = 190.0;

/// Days to pixels.
#[derive(Clone, Copy, PartialEq)]
struct Scale {
    first: Date,
    days: i32,
    width: f64,
}

impl Scale {
    fn x(self, day: Date) -> f64 {
        NAMES + f64::from(self.first.days_until(day)) / f64::from(self.days.max(1)) * (self.width - NAMES)
    }

    fn day_at(self, x: f64) -> Date {
        self.first.plus_days(((x - NAMES) / (self.width - NAMES) * f64::from(self.days)).round() as i32)
    }
}

/// The days the picture covers, before zooming.
fn span(plan: &Plan, evaluation: &EvaluationDocument) -> (Date, Date) {
    let mut days = vec![plan.as_of];
    days.extend(plan.subscriptions.iter().flat_map(|sub| [sub.start, sub.end]).flatten());
    for option in chosen(evaluation) {
        days.extend([option.new_start, option.old_last_access, option.data_deleted].into_iter().flatten());
    }
    let first = days.iter().min().copied().unwrap_or(plan.as_of).max(plan.as_of.plus_months(-12));
    let last = days.iter().max().copied().unwrap_or(plan.as_of).plus_months(2);
    (first.plus_days(-14), last.max(plan.as_of.plus_months(3)))
}

fn chosen(evaluation: &EvaluationDocument) -> impl Iterator<Item = &OptionView> {
    evaluation
        .subscriptions
        .iter()
        .filter_map(|sub| sub.options.iter().find(|option| Some(option.strategy) == sub.chosen))
}

/// See the module.
#[component]
pub fn Timeline() -> impl IntoView {
    let page = Page::here();
    let zoom = RwSignal::new(0_u8);
    // A start being dragged: subscription and day; the money answers before it is let go.
    let drag = RwSignal::new(None::<(usize, Date)>);
    let preview = Memo::new(move |_| {
        let (at, day) = drag.get()?;
        let mut plan = (*page.plan.get()?).clone();
        let sub = plan.subscriptions.get_mut(at)?;
        Column::TargetStart.write(sub, &day.to_string()).ok()?;
        let evaluation = engine::evaluate(&plan);
        let option = evaluation.subscriptions.get(at)?.chosen_option()?.clone();
        Some((day, option.overlap_cost, option.gap_days, option.bridge_cost))
    });
    let scale = Memo::new(move |_| {
        let (plan, evaluation) = (page.plan.get()?, page.evaluation.get()?);
        let (first, last) = span(&plan, &evaluation);
        let days = match zoom.get() {
            0 => first.days_until(last),
            1 => 366,
            2 => 92,
            _ => 28,
        };
        let first = if zoom.get() == 0 { first } else { plan.as_of.plus_days(-7) };
        let pixels = match zoom.get() {
            0 => 1180.0,
            1 => 1500.0,
            _ => 1300.0,
        };
        // A zoomed picture shows everything; it is only wider.
        let whole = first.days_until(last).max(days);
        Some(Scale {
            first,
            days: whole,
            width: NAMES + (pixels - NAMES) * f64::from(whole) / f64::from(days.max(1)),
        })
    });
    let picture = NodeRef::<leptos::svg::Svg>::new();
    let day_of = move |event: &ev::PointerEvent| {
        let (picture, scale) = (picture.get_untracked()?, scale.get_untracked()?);
        let left = picture.unchecked_ref::<web_sys::Element>().get_bounding_client_rect().left();
        Some(scale.day_at(f64::from(event.client_x()) - left))
    };
    let moved = move |event: ev::PointerEvent| {
        if let (Some((at, _)), Some(day)) = (drag.get_untracked(), day_of(&event)) {
            drag.set(Some((at, day)));
        }
    };
    let let_go = move |_: ev::PointerEvent| {
        let Some((at, day)) = drag.get_untracked() else { return };
        drag.set(None);
        let id = page.plan.with_untracked(|plan| {
            plan.as_ref().and_then(|plan| plan.subscriptions.get(at).map(|sub| sub.id.clone()))
        });
        if let Some(id) = id {
            page.tell(Msg::StartChosen(id, Some(day)));
        }
    };
    view! {
        <section class="timeline" aria-label=page.word(|w| w.timeline_label)>
            <div class="timeline__tools">
                <label class="field field--inline"><span class="field__label">{page.word(|w| w.zoom)}</span>
                    <input type="range" min="0" max="3" step="1" prop:value=move || zoom.get().to_string()
                        on:input=move |event| zoom.set(event_target_value(&event).parse().unwrap_or(0)) />
                </label>
                <Legend />
            </div>
            <p class="quiet small">{page.word(|w| w.drag_help)}</p>
            <p class="timeline__answer" aria-live="polite">{move || preview.get().map(|(day, overlap, gap, bridge)| {
                let w = page.words.get();
                format!("{} · {}: {} · {}: {gap} · {}: {}", i18n::date(page.language.get(), day), w.row_overlap_cost, page.money(overlap), w.row_gap, w.row_bridge, page.money(bridge))
            })}</p>
            <div class="timeline__frame scroll" tabindex="0" role="region" aria-label=page.word(|w| w.timeline_label)>
                {move || {
                    let (plan, evaluation, scale) = (page.plan.get()?, page.evaluation.get()?, scale.get()?);
                    let height = AXIS + LANE * plan.subscriptions.len() as f64 + 12.0;
                    let lanes = plan.subscriptions.iter().enumerate().map(|(at, _)| lane(page, scale, at, &plan, &evaluation, drag)).collect_view();
                    Some(view! {
                        <svg class="picture" node_ref=picture width=scale.width.to_string() height=height.to_string()
                            viewBox=format!("0 0 {} {height}", scale.width) role="group" aria-label=page.words.get().timeline_label
                            on:pointermove=moved on:pointerup=let_go on:pointercancel=move |_| drag.set(None)>
                            <defs>
                                <pattern id="twice" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="picture__twice-ground" width="6" height="6" /><line class="picture__twice-line" x1="0" y1="0" x2="0" y2="6" /></pattern>
                                <pattern id="gap" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="picture__gap-ground" width="8" height="8" /><path class="picture__gap-line" d="M0 8 L8 0 M0 0 L8 8" /></pattern>
                            </defs>
                            {axis(page, scale, height)}
                            {lanes}
                            <line class="picture__today" x1=scale.x(plan.as_of).to_string() x2=scale.x(plan.as_of).to_string() y1="0" y2=height.to_string() />
                        </svg>
                    })
                }}
            </div>
            <Twin />
        </section>
    }
}

#[component]
fn Legend() -> impl IntoView {
    let page = Page::here();
    let entry = move |class: &'static str, name: fn(&'static crate::words::Words) -> &'static str| {
        view! { <li><svg width="22" height="12" aria-hidden="true"><rect class=class x="0" y="1" width="22" height="10" rx="2" /></svg>{page.word(name)}</li> }
    };
    view! {
        <ul class="legend small">
            {entry("picture__old", |w| w.legend_old)}
            {entry("picture__grace", |w| w.legend_grace)}
            {entry("picture__est", |w| w.legend_est)}
            {entry("picture__kept", |w| w.legend_kept)}
            {entry("picture__new", |w| w.legend_new)}
            {entry("picture__twice", |w| w.legend_overlap)}
            {entry("picture__gap", |w| w.legend_gap)}
        </ul>
    }
}

/// Months (or weeks, when there are few) along the top.
fn axis(page: Page, scale: Scale, height: f64) -> impl IntoView + use<> {
    let language = page.language.get();
    let per_month = (scale.width - NAMES) / f64::from(scale.days) * 30.4;
    let every = if per_month > 70.0 {
        1
    } else if per_month > 24.0 {
        3
    } else {
        12
    };
    let mut marks = Vec::new();
    let mut day = Date::new(scale.first.year(), scale.first.month(), 1).unwrap_or(scale.first).plus_months(1);
    let last = scale.first.plus_days(scale.days);
    while day < last {
        if (day.month() - 1).is_multiple_of(every) {
            let x = scale.x(day);
            let full = i18n::date(language, day);
            let mut words = full.split(' ').skip(1);
            let month: String = words.next().unwrap_or_default().chars().take(3).collect();
            let label = if every == 12 {
                day.year().to_string()
            } else if day.month() == 1 {
                format!("{month} {}", day.year())
            } else {
                month
            };
            marks.push(view! {
                <line class="picture__month" x1=x.to_string() x2=x.to_string() y1=AXIS.to_string() y2=height.to_string() />
                <text class="picture__label" x=(x + 4.0).to_string() y="20">{label}</text>
            });
        }
        day = day.plus_months(1);
    }
    marks.collect_view()
}

/// One subscription: old above, new beneath.
fn lane(
    page: Page,
    scale: Scale,
    at: usize,
    plan: &Plan,
    evaluation: &EvaluationDocument,
    drag: RwSignal<Option<(usize, Date)>>,
) -> Option<impl IntoView + use<>> {
    let sub = plan.subscriptions.get(at)?;
    let answer = evaluation.subscriptions.get(at)?;
    let option = answer.options.iter().find(|option| Some(option.strategy) == answer.chosen);
    let top = AXIS + LANE * at as f64;
    let bar = |class: &'static str, from: Date, to: Date, y: f64, thick: f64| {
        let left = scale.x(from).max(NAMES);
        let right = scale.x(to.plus_days(1));
        (right > left).then(|| view! { <rect class=class x=left.to_string() y=(top + y).to_string() width=(right - left).max(2.0).to_string() height=thick.to_string() rx="3" /> })
    };
    let old_start = sub.start.or(sub.end.map(|end| end.plus_days(1).plus_months(-sub.term.months())));
    let access = option.and_then(|option| option.old_last_access);
    let kept = option.and_then(|option| option.data_deleted);
    let moved = option.is_some_and(|option| matches!(option.strategy, Strategy::Transfer));
    let old_end = match (sub.end, access) {
        (Some(end), Some(access)) if !moved => Some(end.min(access)),
        (end, _) => end,
    };
    let after = option
        .and_then(|option| option.regime.as_deref())
        .map_or("picture__grace", |regime| if regime == "est" { "picture__est" } else { "picture__grace" });
    let new_start =
        option.filter(|option| option.strategy != Strategy::Keep).and_then(|option| option.new_start);
    let new_term = sub.target.as_ref().and_then(|target| target.term).unwrap_or(sub.term);
    let new_end = new_start.map(|start| {
        if moved { sub.end.unwrap_or_else(|| new_term.end(start)) } else { new_term.end(start) }
    });
    let overlap = option.filter(|option| option.overlap_days > 0).and_then(|option| {
        let start = option.new_start?;
        Some((start, start.plus_days(i32::try_from(option.overlap_days).ok()? - 1)))
    });
    let gap = option.filter(|option| option.gap_days > 0).and_then(|option| {
        let start = option.new_start?;
        Some((start.plus_days(-i32::try_from(option.gap_days).ok()?), start.plus_days(-1)))
    });
    let name: String = sub.product.name.chars().take(26).collect();
    let about = format!(
        "{} × {}",
        i18n::number(u64::from(sub.seats)),
        option.map_or("—", |option| i18n::labels::strategy(page.language.get(), option.strategy))
    );
    let id = sub.id.clone();
    let flag = new_start.filter(|_| {
        option.is_some_and(|option| {
            matches!(option.strategy, Strategy::Wait | Strategy::Cut | Strategy::Transfer)
        })
    });
    Some(view! {
        <g class="picture__lane">
            <line class="picture__rule" x1="0" x2=scale.width.to_string() y1=(top + LANE).to_string() y2=(top + LANE).to_string() />
            <text class="picture__name" x="8" y=(top + 24.0).to_string()>{name}</text>
            <text class="picture__about" x="8" y=(top + 42.0).to_string()>{about}</text>
            {old_start.zip(old_end).and_then(|(from, to)| bar("picture__old", from, to, 9.0, 15.0))}
            {old_end.zip(access).filter(|_| !moved).and_then(|(end, access)| bar(after, end.plus_days(1), access, 9.0, 15.0))}
            {access.zip(kept).and_then(|(access, kept)| bar("picture__kept", access.plus_days(1), kept, 14.0, 5.0))}
            {new_start.zip(new_end).and_then(|(from, to)| bar("picture__new", from, to, 32.0, 15.0))}
            {overlap.and_then(|(from, to)| bar("picture__twice", from, to, 9.0, 38.0))}
            {gap.and_then(|(from, to)| bar("picture__gap", from, to, 9.0, 38.0))}
            {flag.map(|day| handle(page, scale, at, id, day, top, drag))}
        </g>
    })
}

/// The flag on a new start: dragged, or moved with the arrow keys.
fn handle(
    page: Page,
    scale: Scale,
    at: usize,
    id: String,
    day: Date,
    top: f64,
    drag: RwSignal<Option<(usize, Date)>>,
) -> impl IntoView {
    let shown = move || drag.get().filter(|(dragged, _)| *dragged == at).map_or(day, |(_, day)| day);
    let on_key = {
        let id = id.clone();
        move |event: ev::KeyboardEvent| {
            let step = if event.shift_key() { 7 } else { 1 };
            let to = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => Some(day.plus_days(-step)),
                "ArrowRight" | "ArrowUp" => Some(day.plus_days(step)),
                "Delete" | "Backspace" => None,
                _ => return,
            };
            event.prevent_default();
            page.tell(Msg::StartChosen(id.clone(), to));
            let wanted = format!("[data-start=\"{id}\"]");
            request_animation_frame(move || {
                let found = document().query_selector(&wanted).ok().flatten();
                if let Some(flag) = found.and_then(|flag| flag.dyn_into::<web_sys::SvgElement>().ok()) {
                    let _ = flag.focus();
                }
            });
        }
    };
    let on_down = move |event: ev::PointerEvent| {
        event.prevent_default();
        drag.set(Some((at, day)));
    };
    view! {
        <g class="picture__flag" data-start=id role="slider" tabindex="0" aria-label=page.words.get_untracked().start_handle
            aria-valuemin="0" aria-valuemax=scale.days.to_string() aria-valuenow=scale.first.days_until(day).to_string()
            aria-valuetext=i18n::date(page.language.get_untracked(), day)
            on:keydown=on_key on:pointerdown=on_down
            transform=move || format!("translate({} {})", scale.x(shown()), top)>
            <rect class="picture__grip" x="-12" y="26" width="24" height="27" />
            <line class="picture__pole" x1="0" x2="0" y1="28" y2="52" />
            <path class="picture__cloth" d="M0 28 H13 L9 33 L13 38 H0 Z" />
        </g>
    }
}

/// The same as a table.
#[component]
fn Twin() -> impl IntoView {
    let page = Page::here();
    let rows = move || {
        let (Some(plan), Some(evaluation)) = (page.plan.get(), page.evaluation.get()) else {
            return Vec::new();
        };
        let language = page.language.get();
        plan.subscriptions
            .iter()
            .zip(&evaluation.subscriptions)
            .map(|(sub, answer)| {
                let option = answer.options.iter().find(|option| Some(option.strategy) == answer.chosen);
                let cells = vec![
                    option.map_or("—", |option| i18n::labels::strategy(language, option.strategy)).to_owned(),
                    page.day(sub.end),
                    page.day(option.and_then(|option| option.old_last_access)),
                    page.day(option.and_then(|option| option.new_start)),
                    option.map_or(0, |option| option.overlap_days).to_string(),
                    option.map_or(0, |option| option.gap_days).to_string(),
                    page.day(option.and_then(|option| option.data_deleted)),
                ];
                view! { <tr><th scope="row">{sub.product.name.clone()}</th>{cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }
            })
            .collect()
    };
    let head = move || {
        let w = page.words.get();
        [
            w.col_product,
            w.col_strategy,
            w.col_end,
            w.row_last_access,
            w.row_new_start,
            w.row_overlap,
            w.row_gap,
            w.row_data,
        ]
        .map(|name| view! { <th scope="col">{name}</th> })
        .into_iter()
        .collect_view()
    };
    view! {
        <details class="twin" open>
            <summary>{page.word(|w| w.table_twin)}</summary>
            <div class="scroll" tabindex="0" role="region" aria-label=page.word(|w| w.table_twin)>
                <table class="table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        </details>
    }
}
