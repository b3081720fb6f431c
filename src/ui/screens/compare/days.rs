//! The same plan made on two days: what other rules and prices change.

use changeover_planner::{
    engine, i18n,
    model::{Date, Plan},
    report,
};
use leptos::prelude::*;

use super::differences::{Side, differences};
use crate::ui::Page;

/// See the module.
pub fn days(page: Page) -> AnyView {
    let as_of = page.plan.with_untracked(|plan| plan.as_ref().map_or(Date::FIRST, |plan| plan.as_of));
    let (first, second) = (RwSignal::new(as_of.plus_months(-12)), RwSignal::new(as_of));
    let field = move |name: fn(&'static crate::words::Words) -> &'static str, day: RwSignal<Date>| {
        view! {
            <label class="field"><span class="field__label">{page.word(name)}</span>
                <input class="input" type="date" prop:value=move || day.get().to_string() on:change=move |event| {
                    if let Some(typed) = Date::parse(&event_target_value(&event)) { day.set(typed) }
                } /></label>
        }
    };
    let side = move |plan: &Plan, day: Date| {
        let plan = Plan { as_of: day, ..plan.clone() };
        Side {
            name: i18n::date(page.language.get(), day),
            as_of: day,
            products: products(&plan),
            evaluation: report::evaluation(&plan, &engine::evaluate(&plan), page.language.get()),
        }
    };
    view! {
        <p class="text">{page.word(|w| w.compare.days_says)}</p>
        <div class="bar">{field(|w| w.compare.first_day, first)}{field(|w| w.compare.second_day, second)}</div>
        {move || page.plan.get().map(|plan| differences(page, &side(&plan, first.get()), &side(&plan, second.get())))}
    }
    .into_any()
}

/// The names of a plan's subscriptions by id.
pub fn products(plan: &Plan) -> Vec<(String, String)> {
    plan.subscriptions.iter().map(|sub| (sub.id.clone(), sub.product.name.clone())).collect()
}
