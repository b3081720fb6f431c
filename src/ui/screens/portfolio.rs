//! All plans together: what is due soon, and what is at risk if nobody acts.

use std::collections::BTreeMap;

use changeover_planner::{
    engine::{self, Subject},
    i18n::{self, labels},
    model::Money,
};
use leptos::prelude::*;

use super::super::Page;
use crate::app::{Route, Tab};

/// Days ahead that are shown.
const AHEAD: i32 = 90;

/// See the module.
#[component]
pub fn Portfolio() -> impl IntoView {
    let page = Page::here();
    let content = move || {
        let w = page.words.get();
        let language = page.language.get();
        let (today, documents) = page.workspace.with(|state| (state.today, state.documents()));
        if documents.is_empty() {
            return view! { <p class="empty">{w.no_plans}</p> }.into_any();
        }
        // Currencies are never added to each other.
        let mut risk: BTreeMap<String, Money> = BTreeMap::new();
        let mut due = Vec::new();
        for document in &documents {
            let evaluation = engine::evaluate(&document.plan);
            for option in evaluation.subscriptions.iter().filter_map(engine::Assessment::chosen_option) {
                if let Some(cost) = option.if_forgotten.and_then(|forgotten| forgotten.cost) {
                    let sum = risk.entry(document.plan.currency.code().to_owned()).or_default();
                    *sum = *sum + cost;
                }
            }
            for step in evaluation.steps.iter().filter(|step| step.due <= today.plus_days(AHEAD)) {
                let owner = match step.subject {
                    Subject::Plan => "plan".to_owned(),
                    Subject::Subscription(at) => {
                        document.plan.subscriptions.get(at).map(|sub| sub.id.clone()).unwrap_or_default()
                    }
                };
                let done = document
                    .plan
                    .progress
                    .get(&format!("{owner}/{}", step.action.slug()))
                    .is_some_and(|step| step.done.is_some());
                if !done {
                    let title = if document.title.is_empty() {
                        w.untitled.to_owned()
                    } else {
                        document.title.clone()
                    };
                    due.push((
                        step.due,
                        step.actor,
                        i18n::step(language, step, &i18n::Names::of(&document.plan, step.subject)),
                        title,
                        document.id.clone(),
                    ));
                }
            }
        }
        due.sort_by_key(|entry| entry.0);
        let rows = due
            .into_iter()
            .take(500)
            .map(|(day, actor, what, title, id)| {
                let late = day < today;
                view! {
                    <tr>
                        <td><time datetime=day.to_string()>{i18n::date(language, day)}</time>{late.then(|| view! { " " <span class="tag tag--bad">{w.overdue}</span> })}</td>
                        <th scope="row"><a href=Route::Plan(id, Tab::Steps).address()>{title}</a></th>
                        <td>{what}</td>
                        <td>{labels::actor(language, actor)}</td>
                    </tr>
                }
            })
            .collect_view();
        let risks = risk
            .into_iter()
            .map(|(currency, sum)| view! { <dd>{i18n::money(language, sum, &currency)}</dd> })
            .collect_view();
        view! {
            <dl class="figures"><div><dt>{w.at_risk}</dt>{risks}</div></dl>
            <div class="sheet scroll" tabindex="0" role="region" aria-label=w.portfolio_title>
                <table class="table">
                    <thead><tr><th scope="col">{w.col_deadline}</th><th scope="col">{w.col_plan}</th><th scope="col">{w.tab_steps}</th><th scope="col">{w.col_actor}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <h1 tabindex="-1">{page.word(|w| w.portfolio_title)}</h1>
        <p class="text">{page.word(|w| w.portfolio_says)}</p>
        {content}
    }
}
