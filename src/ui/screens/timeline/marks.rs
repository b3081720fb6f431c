//! Days everybody knows of: list prices that change, admin rights that lapse, the end of the old relationship.

use std::collections::BTreeMap;

use changeover_planner::{
    catalog, i18n,
    model::{Date, Plan, Subscription},
    report::evaluation::EvaluationDocument,
};
use leptos::prelude::*;

use super::scale::Scale;
use crate::ui::{Page, parts::format};

/// A day with something to be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub day: Date,
    /// A price; else the end of rights or of a relationship.
    pub price: bool,
    pub told: String,
}

/// How far ahead prices are looked up, in months.
const AHEAD: i32 = 48;

/// Days from a year before the as-of day on which the list price of what is bought changes: day, price before, price after.
pub fn price_changes(plan: &Plan, sub: &Subscription) -> Vec<(Date, String, String)> {
    let target = sub.target.as_ref();
    let product = target.and_then(|target| target.product.as_ref()).unwrap_or(&sub.product);
    let Some(entry) = catalog::find(product) else { return Vec::new() };
    let term = target.and_then(|target| target.term).unwrap_or(sub.term);
    let billing = target.and_then(|target| target.billing).unwrap_or(sub.billing);
    let on = |day| catalog::list_price(entry, plan.currency, plan.customer.segment, term, billing, day);
    let text = |quote: Option<catalog::Quote>| {
        quote.map_or_else(|| "—".to_owned(), |quote| quote.price.amount.to_string())
    };
    let last = plan.as_of.plus_months(AHEAD);
    let mut changes = Vec::new();
    let mut day = plan.as_of.plus_months(-12);
    while let Some(next) = on(day).and_then(|quote| quote.next_change).filter(|next| *next <= last) {
        changes.push((next, text(on(day)), text(on(next))));
        day = next;
    }
    changes
}

/// All marks of a plan, by day.
pub fn marks(page: Page, plan: &Plan, evaluation: &EvaluationDocument) -> Vec<Mark> {
    let words = page.words.get().timeline;
    let currency = plan.currency.code();
    let mut prices: BTreeMap<(Date, String), (String, String)> = BTreeMap::new();
    for sub in &plan.subscriptions {
        for (day, before, after) in price_changes(plan, sub) {
            let product =
                sub.target.as_ref().and_then(|target| target.product.as_ref()).unwrap_or(&sub.product);
            prices.insert((day, product.name.clone()), (before, after));
        }
    }
    let mut marks: Vec<Mark> = prices
        .into_iter()
        .map(|((day, product), (before, after))| Mark {
            day,
            price: true,
            told: format!("{}, {product}: {before} → {after} {currency}", words.price),
        })
        .collect();
    if let Some(day) = plan.customer.gdap_ends {
        marks.push(Mark { day, price: false, told: words.gdap_ends.to_owned() });
    }
    let ends = evaluation.steps.iter().filter(|step| step.action == "remove-relationship");
    marks.extend(ends.map(|step| Mark {
        day: step.due,
        price: false,
        told: format!("{}: {}", words.relationship_ends, step.message),
    }));
    marks.sort_by_key(|mark| mark.day);
    marks
}

/// The marks along the top, one sign a day and kind.
pub fn band(page: Page, marks: &[Mark], scale: Scale) -> AnyView {
    let language = page.language.get();
    let mut days: BTreeMap<(Date, bool), Vec<&str>> = BTreeMap::new();
    for mark in marks {
        days.entry((mark.day, mark.price)).or_default().push(&mark.told);
    }
    days.into_iter()
        .filter(|((day, _), _)| (0.0..=100.0).contains(&scale.at(*day)))
        .map(|((day, price), told)| {
            let x = format!("{:.3}%", scale.at(day));
            let told = format!("{}: {}", format::day(language, day), told.join("; "));
            let said = told.clone();
            let (class, sign) = if price { ("t-mark t-mark--price", "M0 4l6 6-6 6-6-6z") } else { ("t-mark", "M-5 4h10v12h-10zM-5 10h10") };
            view! { <svg x=x y="0" overflow="visible"><g role="img" aria-label=told.clone()><title>{said}</title><path class=class d=sign /></g></svg> }
        })
        .collect_view()
        .into_any()
}

/// The same days across a lane.
pub fn lines(marks: &[Mark], scale: Scale) -> AnyView {
    let mut days: Vec<Date> = marks.iter().map(|mark| mark.day).collect();
    days.dedup();
    days.into_iter()
        .filter(|day| (0.0..=100.0).contains(&scale.at(*day)))
        .map(|day| {
            let x = format!("{:.3}%", scale.at(day));
            view! { <line class="t-known" x1=x.clone() x2=x y1="0" y2="40" /> }
        })
        .collect_view()
        .into_any()
}

/// The marks in words, for the table twin.
pub fn list(page: Page, marks: &[Mark]) -> AnyView {
    let language = page.language.get();
    let items = marks
        .iter()
        .map(|mark| view! { <li><time datetime=mark.day.to_string()>{i18n::date(language, mark.day)}</time>" · "{mark.told.clone()}</li> })
        .collect_view();
    view! { <ul class="known">{items}</ul> }.into_any()
}
