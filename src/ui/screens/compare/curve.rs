//! What every start day of the next eighteen months would cost, where it is safe, and which safe day is the cheapest.

use std::sync::Arc;

use changeover_planner::{
    engine::{self, SweepDay},
    i18n,
    model::{Date, Money, Strategy},
};
use leptos::prelude::*;

use super::super::timeline::price_changes;
use crate::{
    app::Msg,
    ui::{
        Page, browser,
        parts::{
            Icon, format, icon,
            table::{Cell, circle, legend, path, table, text},
        },
    },
    words,
};

/// Days of the curve: eighteen months.
const DAYS: u16 = 548;

/// Left edge, top and bottom of the frame.
const FRAME: (f64, f64, f64) = (120.0, 24.0, 220.0);

/// Width of the picture: where the window is narrow it is drawn narrow, and its words stay as large as they are.
fn width() -> f64 {
    if browser::narrow() { 440.0 } else { 1160.0 }
}

/// The days of a sweep and what is known about them.
#[derive(Debug, PartialEq)]
struct Swept {
    id: String,
    days: Vec<SweepDay>,
    low: i64,
    high: i64,
    best: Option<usize>,
    /// The start as planned.
    now: Option<usize>,
    prices: Vec<(usize, String)>,
}

impl Swept {
    fn of(page: Page, index: usize) -> Option<Swept> {
        let plan = page.plan.get()?;
        let sub = plan.subscriptions.get(index)?;
        let chosen = page.evaluation.with(|evaluation| {
            let view = evaluation.as_ref()?.subscriptions.get(index)?;
            view.options
                .iter()
                .find(|option| Some(option.strategy) == view.chosen)
                .map(|option| (option.strategy, option.new_start))
        });
        let strategy = chosen
            .map(|(strategy, _)| strategy)
            .filter(|strategy| matches!(strategy, Strategy::Wait | Strategy::Cut | Strategy::Transfer))
            .unwrap_or(Strategy::Wait);
        let days = engine::sweep(&plan, &[(index, strategy)], plan.as_of, DAYS);
        let costs: Vec<i64> = days.iter().filter_map(|day| day.cost.map(|cost| cost.as_cents())).collect();
        if costs.len() != days.len() {
            return None;
        }
        let place =
            |day: Date| usize::try_from(plan.as_of.days_until(day)).ok().filter(|at| *at < days.len());
        let prices = price_changes(&plan, sub)
            .into_iter()
            .filter_map(|(day, before, after)| Some((place(day)?, format!("{before} → {after}"))))
            .collect();
        let safe = days.iter().enumerate().filter(|(_, day)| is_safe(day));
        Some(Swept {
            id: sub.id.clone(),
            low: costs.iter().min().copied()?,
            high: costs.iter().max().copied()?,
            best: safe.min_by_key(|(_, day)| (day.cost, day.day)).map(|(at, _)| at),
            now: chosen.and_then(|(_, start)| start).and_then(place),
            prices,
            days,
        })
    }

    fn x(&self, at: usize) -> f64 {
        FRAME.0 + at as f64 / f64::from(DAYS) * (width() - 20.0 - FRAME.0)
    }

    fn y(&self, cost: i64) -> f64 {
        FRAME.1 + (self.high - cost) as f64 / (self.high - self.low).max(1) as f64 * (FRAME.2 - FRAME.1 - 8.0)
    }

    fn cost(&self, at: usize) -> i64 {
        self.days.get(at).and_then(|day| day.cost).map_or(self.low, |cost| cost.as_cents())
    }

    /// Stretches of days that are not safe.
    fn unsafe_stretches(&self) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (at, _) in self.days.iter().enumerate().filter(|(_, day)| !is_safe(day)) {
            match found.last_mut() {
                Some((_, last)) if *last + 1 == at => *last = at,
                _ => found.push((at, at)),
            }
        }
        found
    }
}

fn is_safe(day: &SweepDay) -> bool {
    day.gap_days == 0 && day.blocked == 0
}

/// See the module.
pub fn curve(page: Page, picked: RwSignal<usize>) -> AnyView {
    let swept = Memo::new(move |_| Swept::of(page, picked.get()).map(Arc::new));
    let tried = RwSignal::new(None::<usize>);
    let at = Memo::new(move |_| {
        let swept = swept.get()?;
        Some(tried.get().or(swept.best).unwrap_or(0).min(swept.days.len().saturating_sub(1)))
    });
    Effect::new(move |_| {
        picked.track();
        tried.set(None);
    });
    (move || match swept.get() {
        None => view! { <p class="empty">{page.word(|w| w.curve_none)}</p> }.into_any(),
        Some(swept) => drawn(page, swept, at, tried),
    })
    .into_any()
}

fn drawn(page: Page, swept: Arc<Swept>, at: Memo<Option<usize>>, tried: RwSignal<Option<usize>>) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let (picture, readout, twin) =
        (picture(page, &swept, at), readout(page, Arc::clone(&swept), at), twin(page, &swept));
    let last = swept.days.len().saturating_sub(1);
    let told = {
        let swept = Arc::clone(&swept);
        move || {
            let day = at.get().and_then(|at| swept.days.get(at).copied());
            day.map(|day| format!("{}: {}", format::day(language, day.day), page.money(day.cost)))
        }
    };
    let prices = swept
        .prices
        .iter()
        .filter_map(|(at, told)| {
            let day = swept.days.get(*at)?.day;
            Some(view! { <li><time datetime=day.to_string()>{i18n::date(language, day)}</time>" · "{words.compare.curve_price}": "{told.clone()}</li> })
        })
        .collect_view();
    view! {
        <div class="curve">
            {picture}
            <label class="curve__try"><span class="field__label">{words.compare.try_day}</span>
                <input type="range" min="0" max=last.to_string() prop:value=move || at.get().unwrap_or(0).to_string() aria-valuetext=told
                    on:input=move |event| tried.set(event_target_value(&event).parse().ok()) />
            </label>
            {readout}
            <ul class="known">{prices}</ul>
            {twin}
        </div>
    }
    .into_any()
}

fn picture(page: Page, swept: &Arc<Swept>, at: Memo<Option<usize>>) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let line: String = (0..swept.days.len())
        .map(|at| {
            format!("{}{:.1} {:.1}", if at == 0 { "M" } else { "L" }, swept.x(at), swept.y(swept.cost(at)))
        })
        .collect();
    let upright = |class: &'static str, at: usize| path(class, format!("M{:.1} 20V225", swept.x(at)));
    let mut drawn = Vec::new();
    for (at, day) in swept.days.iter().enumerate() {
        if day.day.day() == 1 && (day.day.month() - 1).is_multiple_of(3) {
            drawn.push(upright("picture__month", at));
            if !browser::narrow() || (day.day.month() - 1).is_multiple_of(6) {
                let name = format::tick(language, day.day, true);
                drawn.push(text("picture__label", swept.x(at) + 3.0, 242.0, "start", name));
            }
        }
    }
    for (first, last) in swept.unsafe_stretches() {
        drawn.push(path(
            "picture__gap",
            format!("M{:.1} 20H{:.1}V225H{0:.1}z", swept.x(first), swept.x(last + 1)),
        ));
    }
    drawn.extend(swept.prices.iter().map(|(at, _)| upright("curve__price", *at)));
    drawn.extend(swept.now.map(|at| upright("curve__now", at)));
    drawn.push(path("curve__line", line));
    for (y, cents) in [(30.0, swept.high), (222.0, swept.low)] {
        drawn.push(text("picture__label", 6.0, y, "start", page.money(Some(Money::cents(cents)))));
    }
    drawn.extend(swept.best.map(|at| circle("curve__best", swept.x(at), swept.y(swept.cost(at)), 6.0)));
    let cursor = {
        let swept = Arc::clone(swept);
        move || {
            let at = at.get()?;
            let (x, y) = (swept.x(at), swept.y(swept.cost(at)));
            Some(vec![path("curve__cursor", format!("M{x:.1} 20V225")), circle("curve__at", x, y, 4.0)])
        }
    };
    let signs = legend(&[
        ("picture__gap", "M1 1h24v10H1z", words.compare.curve_unsafe),
        ("curve__best", "M13 1a5 5 0 1 1 0 10 5 5 0 1 1 0-10", words.compare.curve_best),
        ("curve__now", "M13 0v12", words.compare.curve_now),
        ("curve__price", "M13 0v12", words.compare.curve_price),
    ]);
    view! {
        {signs}
        <svg viewBox=format!("0 0 {} 250", width()) class="curve__picture" role="img" aria-label=words.curve_title>{drawn}{cursor}</svg>
    }
    .into_any()
}

/// What the day tried costs, against the cheapest safe one.
fn readout(page: Page, swept: Arc<Swept>, at: Memo<Option<usize>>) -> AnyView {
    (move || {
        let words = page.words.get();
        let language = page.language.get();
        let at = at.get()?;
        let day = swept.days.get(at).copied()?;
        let is_best = swept.best == Some(at);
        let more = swept.best.map(|best| swept.cost(at) - swept.cost(best)).filter(|more| *more != 0);
        let tag = match (is_best, is_safe(&day)) {
            (true, _) => view! { <span class="tag tag--good">{icon(Icon::Check)}{words.compare.curve_best}</span> }.into_any(),
            (_, true) => view! { <span class="tag tag--note">{icon(Icon::Check)}{words.compare.curve_safe}</span> }.into_any(),
            _ => view! { <span class="tag tag--bad">{icon(Icon::Warn)}{words.compare.curve_unsafe}</span> }.into_any(),
        };
        let more = more.map(|more| {
            let sign = if more > 0 { "+" } else { "−" };
            view! { <span class="quiet">"("{sign}{page.money(Some(Money::cents(more.abs())))}")"</span> }
        });
        let id = swept.id.clone();
        Some(view! {
            <p class="curve__readout nums">
                <b>{i18n::date(language, day.day)}</b><span>{page.money(day.cost)}</span>{more}
                <span>{words::days(language, u64::from(day.overlap_days))}" · "{words.fig_twice}</span>
                <span>{words::days(language, u64::from(day.gap_days))}" · "{words.fig_gap}</span>{tag}
                <button class="button button--small" type="button" on:click=move |_| page.tell(Msg::StartChosen(id.clone(), Some(day.day)))>{words.use_day}</button>
            </p>
        })
    })
    .into_any()
}

/// The first of each month, and the cheapest safe day, as a table.
fn twin(page: Page, swept: &Arc<Swept>) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let rows = swept
        .days
        .iter()
        .enumerate()
        .filter(|(at, day)| day.day.day() == 1 || Some(*at) == swept.best)
        .map(|(at, day)| {
            let best = if Some(at) == swept.best {
                format!(" · {}", words.compare.curve_best)
            } else {
                String::new()
            };
            vec![
                Cell::Name(format!("{}{best}", format::day(language, day.day)).into_any()),
                Cell::Figure("", page.money(day.cost)),
                Cell::Figure("", words::days(language, u64::from(day.overlap_days))),
                Cell::Figure("", words::days(language, u64::from(day.gap_days))),
            ]
        })
        .collect();
    let heads = vec![
        (words.compare.day, false),
        (words.compare.money, true),
        (words.row_overlap, true),
        (words.row_gap, true),
    ];
    view! {
        <details class="fold">
            <summary><span class="fold__name">{words.compare.curve_twin}</span></summary>
            {table(words.compare.curve_twin, heads, rows)}
        </details>
    }
    .into_any()
}
