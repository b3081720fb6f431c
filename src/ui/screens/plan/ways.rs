//! All ways to move one subscription next to each other, each with its money, its dates and why.

use changeover_planner::{
    engine::{Feasibility, Regime},
    i18n::{self, labels},
    model::{Choice, Money},
    report::evaluation::{OptionView, SubscriptionView},
};
use leptos::prelude::*;

use super::super::super::{Page, parts::because};
use crate::{app::Msg, words::Words};

/// The figures of an option, line by line.
fn lines(page: Page, option: &OptionView) -> Vec<(fn(&'static Words) -> &'static str, String)> {
    let language = page.language.get();
    let money = |money: Option<Money>| page.money(money);
    let regime = [Regime::Est, Regime::Grace, Regime::CutOff]
        .into_iter()
        .find(|of| Some(of.key()) == option.regime.as_deref());
    vec![
        (|w| w.row_new_start, page.day(option.new_start)),
        (|w| w.row_last_access, page.day(option.old_last_access)),
        (|w| w.row_last_paid, page.day(option.old_last_paid)),
        (|w| w.row_latest_safe, page.day(option.latest_safe_start)),
        (|w| w.row_data, page.day(option.data_deleted)),
        (|w| w.row_regime, regime.map_or("—", |of| labels::regime(language, of)).to_owned()),
        (|w| w.row_gap, option.gap_days.to_string()),
        (|w| w.row_overlap, option.overlap_days.to_string()),
        (|w| w.row_overlap_cost, money(option.overlap_cost)),
        (|w| w.row_forfeited, money(option.forfeited)),
        (|w| w.row_refund, money(option.refund)),
        (|w| w.row_bridge, money(option.bridge_cost)),
        (|w| w.row_monthly, money(option.new_monthly_cost)),
        (|w| w.row_first_term, money(option.new_first_term_cost)),
        (|w| w.row_total, money(option.horizon_cost)),
        (|w| w.row_users, i18n::number(u64::from(option.users_to_reassign))),
        (
            |w| w.row_forgotten,
            option.if_forgotten.as_ref().map_or("—".to_owned(), |forgotten| {
                format!("{} → {}", money(forgotten.cost), page.day(Some(forgotten.until)))
            }),
        ),
    ]
}

/// The table of ways for a subscription.
pub(super) fn table(page: Page, answer: &SubscriptionView) -> impl IntoView + use<> {
    let language = page.language.get();
    let w = page.words.get();
    let heads = answer
        .options
        .iter()
        .map(|option| {
            let strategy = option.strategy;
            let id = answer.id.clone();
            let chosen = answer.chosen == Some(strategy);
            let feasibility = [Feasibility::Allowed, Feasibility::Conditional, Feasibility::Blocked].into_iter().find(|of| of.key() == option.feasibility);
            let tag = match feasibility {
                Some(Feasibility::Allowed) => "tag tag--good",
                Some(Feasibility::Conditional) => "tag tag--warn",
                _ => "tag tag--bad",
            };
            let choice = serde_json::from_value::<Choice>(strategy.key().into()).unwrap_or_default();
            view! {
                <th scope="col" class:ways__chosen=chosen>
                    <span class="ways__name">{labels::strategy(language, strategy)}</span>
                    <span class=tag>{feasibility.map(|of| labels::feasibility(language, of))}</span>
                    {(answer.recommended == Some(strategy)).then(|| view! { <span class="tag tag--note">{w.recommended}</span> })}
                    <span class="ways__says quiet small">{labels::strategy_says(language, strategy)}</span>
                    <button class="button button--small" type="button" aria-pressed=chosen.to_string()
                        on:click=move |_| page.tell(Msg::StrategyChosen(vec![id.clone()], choice))>{if chosen { w.chosen } else { w.choose }}</button>
                </th>
            }
        })
        .collect_view();
    let columns: Vec<_> = answer
        .options
        .iter()
        .map(|option| (answer.chosen == Some(option.strategy), lines(page, option)))
        .collect();
    let count = columns.first().map_or(0, |(_, lines)| lines.len());
    let rows = (0..count)
        .map(|at| {
            let name = columns.first().and_then(|(_, lines)| lines.get(at)).map(|(name, _)| name(page.words.get().0));
            let cells = columns
                .iter()
                .map(|(chosen, lines)| {
                    let chosen = *chosen;
                    view! { <td class="nums" class:ways__chosen=chosen>{lines.get(at).map(|(_, value)| value.clone())}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }
        })
        .collect_view();
    let whys = answer
        .options
        .iter()
        .map(|option| {
            let chosen = answer.chosen == Some(option.strategy);
            view! { <td class="ways__why" class:ways__chosen=chosen>{because(page, &option.findings, &option.trace)}</td> }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=w.ways>
            <table class="table ways">
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{rows}<tr><th scope="row">{w.because}</th>{whys}</tr></tbody>
            </table>
        </div>
    }
}

/// A dialog with the ways of one subscription.
#[component]
pub fn Ways(id: String, close: Callback<()>) -> impl IntoView {
    let page = Page::here();
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    });
    let answer = {
        let id = id.clone();
        Memo::new(move |_| {
            page.evaluation.with(|evaluation| {
                evaluation.as_ref()?.subscriptions.iter().find(|sub| sub.id == id).cloned()
            })
        })
    };
    let name = move || {
        page.plan
            .with(|plan| {
                plan.as_ref().and_then(|plan| {
                    plan.subscriptions.iter().find(|sub| sub.id == id).map(|sub| sub.product.name.clone())
                })
            })
            .unwrap_or_default()
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="ways-title" on:close=move |_| close.run(())>
            <div class="dialog__head">
                <h2 id="ways-title">{name}</h2>
                <button class="button button--quiet" type="button" on:click=move |_| if let Some(dialog) = dialog.get_untracked() { dialog.close() }>{page.word(|w| w.close)}</button>
            </div>
            <div class="dialog__body">{move || answer.get().map(|answer| table(page, &answer))}</div>
        </dialog>
    }
}
