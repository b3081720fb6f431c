//! What differs between two evaluations: the sums, the subscriptions that run otherwise, and the rules behind it.

use std::collections::BTreeSet;

use changeover_planner::{
    i18n::{self, labels},
    model::{Date, Money},
    report::{
        diff,
        evaluation::{EvaluationDocument, OptionView, SubscriptionView},
    },
    rules,
};
use leptos::prelude::*;

use crate::{
    app::Route,
    ui::{
        Page,
        parts::{
            findings, format,
            table::{Cell, table},
        },
    },
};

/// One side: its name, its subscriptions' names by id, its answer.
pub struct Side {
    pub name: String,
    /// The day it is made for: totals are compared only where they count from the same day.
    pub as_of: Date,
    pub products: Vec<(String, String)>,
    pub evaluation: EvaluationDocument,
}

/// Subscriptions shown at most.
const MOST: usize = 200;

/// See the module.
pub fn differences(page: Page, before: &Side, after: &Side) -> AnyView {
    let words = page.words.get();
    let changes = diff::changes(&before.evaluation, &after.evaluation);
    if changes.is_empty() {
        return view! { <p class="empty">{words.compare.nothing_differs}</p> }.into_any();
    }
    let rules: BTreeSet<&String> = changes.iter().flat_map(|change| &change.rules).collect();
    view! {
        {totals(page, before, after)}
        {subscriptions(page, before, after)}
        {behind(page, &rules)}
    }
    .into_any()
}

fn totals(page: Page, before: &Side, after: &Side) -> AnyView {
    let words = page.words.get();
    let (old, new) = (&before.evaluation.totals, &after.evaluation.totals);
    let horizon = |evaluation: &EvaluationDocument| {
        let cents = evaluation
            .subscriptions
            .iter()
            .filter_map(chosen)
            .map(|option| option.horizon_cost.map(|cost| cost.as_cents()));
        cents.sum::<Option<i64>>().map(Money::cents)
    };
    let money = |name: &'static str, old: Option<Money>, new: Option<Money>| {
        let change = old.zip(new).map(|(old, new)| new.as_cents() - old.as_cents());
        let change = change.map(|cents| (cents, page.money(Some(Money::cents(cents.abs())))));
        line(name, page.money(old), page.money(new), change)
    };
    let count = |name: &'static str, old: u32, new: u32| {
        let change = i64::from(new) - i64::from(old);
        let told = |n: u32| i18n::number(u64::from(n));
        line(name, told(old), told(new), Some((change, i18n::number(change.unsigned_abs()))))
    };
    let mut rows = Vec::new();
    if before.as_of == after.as_of {
        rows.push(money(words.compare.money, horizon(&before.evaluation), horizon(&after.evaluation)));
    }
    rows.extend([
        money(words.fig_monthly, old.new_monthly_cost, new.new_monthly_cost),
        money(words.fig_twice, old.overlap_cost, new.overlap_cost),
        money(words.fig_lost, old.forfeited, new.forfeited),
        money(words.fig_refund, old.refund, new.refund),
        money(words.fig_bridge, old.bridge_cost, new.bridge_cost),
        count(words.fig_gap, old.gap_days, new.gap_days),
        count(words.fig_users, old.users_to_reassign, new.users_to_reassign),
        line(
            words.compare.guidance,
            before.evaluation.guidance.clone(),
            after.evaluation.guidance.clone(),
            None,
        ),
    ]);
    let heads = vec![
        (words.compare.figure, false),
        (words.compare.first, true),
        (words.compare.second, true),
        (words.compare.difference, true),
    ];
    view! {
        <p class="compare__sides"><span>{words.compare.first}": "<b>{before.name.clone()}</b></span><span>{words.compare.second}": "<b>{after.name.clone()}</b></span></p>
        {table(words.figures_label, heads, rows)}
    }
    .into_any()
}

fn line(name: &'static str, old: String, new: String, change: Option<(i64, String)>) -> Vec<Cell> {
    let class = if old == new { "quiet" } else { "compare__differs" };
    let change = change
        .filter(|(by, _)| *by != 0)
        .map(|(by, told)| format!("{}{told}", if by > 0 { "+" } else { "−" }));
    vec![
        Cell::Name(name.into_any()),
        Cell::Figure("", old),
        Cell::Figure("", new),
        Cell::Figure(class, change.unwrap_or_default()),
    ]
}

fn chosen(view: &SubscriptionView) -> Option<&OptionView> {
    view.options.iter().find(|option| Some(option.strategy) == view.chosen)
}

fn subscriptions(page: Page, before: &Side, after: &Side) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let day = |day: Option<Date>| day.map_or_else(|| "—".to_owned(), |day| format::day(language, day));
    let told = |option: Option<&OptionView>| match option {
        None => vec![words.compare.absent.to_owned()],
        Some(option) => vec![
            labels::strategy(language, option.strategy).to_owned(),
            day(option.new_start),
            page.money(option.overlap_cost),
            crate::words::days(language, u64::from(option.gap_days)),
            i18n::number(u64::from(option.users_to_reassign)),
            page.money(option.horizon_cost),
        ],
    };
    let sides = [before, after];
    let mut ids: Vec<&String> = before.products.iter().map(|(id, _)| id).collect();
    ids.extend(
        after
            .products
            .iter()
            .map(|(id, _)| id)
            .filter(|id| !before.products.iter().any(|(known, _)| known == *id)),
    );
    let mut heads = vec![
        (words.col_product, false),
        (words.col_strategy, true),
        (words.row_new_start, true),
        (words.fig_twice, true),
        (words.row_gap, true),
        (words.row_users, true),
        (words.row_total, true),
    ];
    if before.as_of != after.as_of {
        heads.pop();
    }
    let columns = heads.len();
    let rows: Vec<Vec<Cell>> = ids
        .into_iter()
        .filter_map(|id| {
            let [old, new] = sides.map(|side| {
                told(side.evaluation.subscriptions.iter().find(|view| view.id == *id).and_then(chosen))
            });
            if old == new {
                return None;
            }
            let product =
                sides.iter().flat_map(|side| &side.products).find(|(known, _)| known == id)?.1.clone();
            let mut cells = vec![Cell::Name(product.into_any())];
            cells.extend((0..old.len().max(new.len()).min(columns - 1)).map(|at| {
                let [old, new] = [&old, &new].map(|side| side.get(at).cloned().unwrap_or_default());
                if old == new {
                    Cell::Figure("quiet", old)
                } else {
                    Cell::Figure("compare__differs", format!("{old} → {new}"))
                }
            }));
            Some(cells)
        })
        .take(MOST)
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! { <h2>{words.compare.subscriptions_differ}</h2>{table(words.compare.subscriptions_differ, heads, rows)} }
        .into_any()
}

fn behind(page: Page, ids: &BTreeSet<&String>) -> AnyView {
    let items = ids
        .iter()
        .filter_map(|id| rules::find(id))
        .map(|rule| {
            let address = Route::Rules(Some(rule.id.to_owned())).address();
            view! { <li><a href=address>{findings::title(page, rule)}</a>" "<code class="quiet">{rule.id}</code></li> }
        })
        .collect_view();
    (!ids.is_empty())
        .then(|| view! { <h2>{page.word(|w| w.compare.rules_behind)}</h2><ul class="compare__rules">{items}</ul> })
        .into_any()
}
