//! Ways side by side for one subscription, and what every start day would cost.

use changeover_planner::{
    engine::{self, SweepDay},
    i18n,
    model::Strategy,
};
use leptos::prelude::*;

use super::super::Page;
use super::subscriptions::table;
use crate::app::Msg;

/// Days of the curve: eighteen months.
const DAYS: u16 = 548;

/// See the module.
#[component]
pub fn Compare() -> impl IntoView {
    let page = Page::here();
    let picked = RwSignal::new(0_usize);
    let answer = Memo::new(move |_| {
        page.evaluation.with(|evaluation| evaluation.as_ref()?.subscriptions.get(picked.get()).cloned())
    });
    view! {
        <section class="compare">
            <label class="field compare__pick"><span class="field__label">{page.word(|w| w.compare_pick)}</span>
                <select class="input" on:change=move |event| picked.set(event_target_value(&event).parse().unwrap_or(0))>
                    {move || page.plan.get().map(|plan| plan.subscriptions.iter().enumerate().map(|(at, sub)| view! {
                        <option value=at.to_string() selected=move || picked.get_untracked() == at>{format!("{} × {}", i18n::number(u64::from(sub.seats)), sub.product.name)}</option>
                    }).collect_view())}
                </select>
            </label>
            <div class="sheet scroll" tabindex="0" role="region" aria-label=page.word(|w| w.ways)>{move || answer.get().map(|answer| table(page, &answer))}</div>
            <h2>{page.word(|w| w.curve_title)}</h2>
            <Curve picked />
        </section>
    }
}

#[component]
fn Curve(picked: RwSignal<usize>) -> impl IntoView {
    let page = Page::here();
    let days = Memo::new(move |_| {
        let (plan, at) = (page.plan.get()?, picked.get());
        let chosen = page.evaluation.with(|evaluation| evaluation.as_ref()?.subscriptions.get(at)?.chosen);
        let strategy = chosen
            .filter(|strategy| matches!(strategy, Strategy::Wait | Strategy::Cut | Strategy::Transfer))
            .unwrap_or(Strategy::Wait);
        let days = engine::sweep(&plan, &[(at, strategy)], plan.as_of, DAYS);
        days.iter().all(|day| day.cost.is_some()).then_some(days)
    });
    move || {
        let w = page.words.get();
        let Some(days) = days.get() else { return view! { <p class="empty">{w.curve_none}</p> }.into_any() };
        let costs: Vec<i64> = days.iter().filter_map(|day| day.cost.map(|cost| cost.as_cents())).collect();
        let (low, high) =
            (costs.iter().min().copied().unwrap_or(0), costs.iter().max().copied().unwrap_or(1));
        let range = (high - low).max(1) as f64;
        let point = |at: usize, cost: i64| {
            (120.0 + at as f64 / f64::from(DAYS) * 1020.0, 20.0 + (high - cost) as f64 / range * 200.0)
        };
        let path: String = costs
            .iter()
            .enumerate()
            .map(|(at, cost)| {
                let (x, y) = point(at, *cost);
                format!("{}{x:.1} {y:.1}", if at == 0 { "M" } else { "L" })
            })
            .collect();
        let safe = |day: &&SweepDay| day.gap_days == 0 && day.blocked == 0;
        let best = days.iter().filter(safe).min_by_key(|day| (day.cost, day.day)).copied();
        let marks = days
            .iter()
            .enumerate()
            .filter(|(_, day)| day.day.day() == 1 && (day.day.month() - 1).is_multiple_of(3))
            .map(|(at, day)| {
                let (x, _) = point(at, low);
                view! { <line class="picture__month" x1=x.to_string() x2=x.to_string() y1="20" y2="225" /><text class="picture__label" x=(x + 3.0).to_string() y="242">{format!("{:02}.{}", day.day.month(), day.day.year())}</text> }
            })
            .collect_view();
        let unsafe_days: Vec<_> = days
            .iter()
            .enumerate()
            .filter(|(_, day)| day.gap_days > 0 || day.blocked > 0)
            .map(|(at, _)| at)
            .collect();
        let shade = unsafe_days.first().zip(unsafe_days.last()).map(|(first, last)| {
            let ((left, _), (right, _)) = (point(*first, low), point(*last + 1, low));
            view! { <rect class="picture__gap" x=left.to_string() y="20" width=(right - left).to_string() height="205" opacity="0.35" /> }
        });
        let marker = best.map(|best| {
            let at =
                usize::try_from(days.first().map_or(0, |first| first.day.days_until(best.day))).unwrap_or(0);
            let (x, y) = point(at, best.cost.map_or(low, |cost| cost.as_cents()));
            view! { <circle class="curve__best" cx=x.to_string() cy=y.to_string() r="6" /> }
        });
        let id = page
            .plan
            .with(|plan| {
                plan.as_ref().and_then(|plan| plan.subscriptions.get(picked.get()).map(|sub| sub.id.clone()))
            })
            .unwrap_or_default();
        view! {
            <div class="curve">
                <svg viewBox="0 0 1160 250" class="picture curve__picture" role="img" aria-label=w.curve_title>
                    {marks}{shade}
                    <path class="curve__line" d=path />
                    <text class="picture__label" x="4" y="26">{page.money(Some(changeover_planner::model::Money::cents(high)))}</text>
                    <text class="picture__label" x="4" y="222">{page.money(Some(changeover_planner::model::Money::cents(low)))}</text>
                    {marker}
                </svg>
                {best.map(|best| view! {
                    <p>
                        <strong>{w.cheapest}": "</strong>{i18n::date(page.language.get(), best.day)}" · "{page.money(best.cost)}" "
                        <button class="button button--small" type="button" on:click=move |_| page.tell(Msg::StartChosen(id.clone(), Some(best.day)))>{w.use_day}</button>
                    </p>
                })}
            </div>
        }
        .into_any()
    }
}
