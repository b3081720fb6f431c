//! One subscription: its ways side by side, and what every start day would cost.

use changeover_planner::i18n;
use leptos::prelude::*;

use super::{super::subscriptions::table, curve};
use crate::ui::Page;

/// See the module.
pub fn one(page: Page) -> AnyView {
    let picked = RwSignal::new(0_usize);
    let answer = Memo::new(move |_| {
        page.evaluation.with(|evaluation| evaluation.as_ref()?.subscriptions.get(picked.get()).cloned())
    });
    let options = move || {
        let now = picked.get_untracked();
        page.plan.get().map(|plan| {
            let named = |(at, sub): (usize, &changeover_planner::model::Subscription)| {
                let name = format!("{} × {}", i18n::number(u64::from(sub.seats)), sub.product.name);
                view! { <option value=at.to_string() selected=at == now>{name}</option> }
            };
            plan.subscriptions.iter().enumerate().map(named).collect_view()
        })
    };
    view! {
        <label class="field compare__pick"><span class="field__label">{page.word(|w| w.compare_pick)}</span>
            <select class="input" on:change=move |event| picked.set(event_target_value(&event).parse().unwrap_or(0))>{options}</select>
        </label>
        <div class="sheet scroll" tabindex="0" role="region" aria-label=page.word(|w| w.ways)>{move || answer.get().map(|answer| table(page, &answer))}</div>
        <h2>{page.word(|w| w.curve_title)}</h2>
        <p class="text">{page.word(|w| w.compare.curve_help)}</p>
        {curve::curve(page, picked)}
    }
    .into_any()
}
