//! A plan: the answer first, what stops it above everything, then the parts.

mod compare;
mod facts;
mod grid;
mod share;
mod steps;
mod timeline;
mod ways;

use changeover_planner::{model::Strategy, report::evaluation::EvaluationDocument};
use leptos::prelude::*;

use super::super::{Page, browser, parts::Findings, shell};
use crate::{
    app::{Msg, Route, SaveFailure, SaveState, Tab},
    words,
};

/// See the module.
#[component]
pub fn PlanScreen(tab: Tab) -> impl IntoView {
    let page = Page::here();
    let here = Memo::new(move |_| page.workspace.with(|state| state.open.is_some()));
    move || {
        here.get().then(|| {
            view! {
                <PlanHead />
                <Verdict />
                <facts::Facts />
                <Tabs tab />
                {match tab {
                    Tab::Subscriptions => view! { <grid::Grid /> <Findings /> }.into_any(),
                    Tab::Timeline => view! { <timeline::Timeline /> }.into_any(),
                    Tab::Compare => view! { <compare::Compare /> }.into_any(),
                    Tab::Steps => view! { <steps::Steps /> }.into_any(),
                    Tab::Share => view! { <share::Share /> }.into_any(),
                }}
            }
        })
    }
}

#[component]
fn PlanHead() -> impl IntoView {
    let page = Page::here();
    let title = move || {
        page.workspace
            .with(|state| state.open.as_ref().map(|open| open.envelope.title.clone()))
            .unwrap_or_default()
    };
    let can = move |pick: fn(&crate::app::History) -> bool| {
        page.workspace.with(|state| state.open.as_ref().is_some_and(|open| pick(&open.history)))
    };
    view! {
        <div class="plan-head">
            <h1 class="plan-head__title" tabindex="-1">
                <input
                    class="plan-head__input"
                    type="text"
                    maxlength="200"
                    aria-label=page.word(|w| w.title_label)
                    placeholder=page.word(|w| w.untitled)
                    prop:value=title
                    on:change=move |event| page.tell(Msg::Titled(event_target_value(&event)))
                />
            </h1>
            <div class="plan-head__tools">
                <SaveBadge />
                <button class="button button--quiet button--small" type="button" disabled=move || !can(crate::app::History::can_undo) on:click=move |_| page.tell(Msg::Undo)>{page.word(|w| w.undo)}</button>
                <button class="button button--quiet button--small" type="button" disabled=move || !can(crate::app::History::can_redo) on:click=move |_| page.tell(Msg::Redo)>{page.word(|w| w.redo)}</button>
            </div>
        </div>
    }
}

#[component]
fn SaveBadge() -> impl IntoView {
    let page = Page::here();
    let state =
        Memo::new(move |_| page.workspace.with(|state| state.open.as_ref().map(|open| open.save.clone())));
    let (kind, text) = (
        move || match state.get() {
            Some(SaveState::Saved) => "save save--saved",
            Some(SaveState::Failed(_)) => "save save--failed",
            Some(SaveState::ReadOnly) => "save save--read-only",
            _ => "save",
        },
        move || {
            let w = page.words.get();
            match state.get() {
                Some(SaveState::Saved) | None => w.saved.to_owned(),
                Some(SaveState::Waiting) => w.waiting.to_owned(),
                Some(SaveState::Saving) => w.saving.to_owned(),
                Some(SaveState::ReadOnly) => w.read_only.to_owned(),
                Some(SaveState::Failed(why)) => {
                    let why = match why {
                        SaveFailure::Blocked => w.fail_blocked.to_owned(),
                        SaveFailure::Full => w.fail_full.to_owned(),
                        SaveFailure::Newer => w.fail_newer.to_owned(),
                        SaveFailure::Unreadable => w.fail_unreadable.to_owned(),
                        SaveFailure::Other(words) => words,
                    };
                    format!("{}: {why}", w.not_saved)
                }
            }
        },
    );
    let way_out = move || {
        let w = page.words.get();
        match state.get() {
            Some(SaveState::Failed(SaveFailure::Newer | SaveFailure::Unreadable)) => Some(
                view! { <button class="button button--small" type="button" on:click=move |_| page.tell(Msg::CopyMade { id: browser::new_id() })>{w.keep_copy}</button> }
                    .into_any(),
            ),
            Some(SaveState::ReadOnly) => {
                let take = move |_| {
                    let id = page.workspace.with_untracked(|state| state.open.as_ref().map(|open| open.envelope.id.clone()));
                    shell::hold(&id.unwrap_or_default(), true);
                };
                Some(view! { <button class="button button--small" type="button" on:click=take>{w.take_over}</button> }.into_any())
            }
            _ => None,
        }
    };
    view! {
        <span class=kind role="status" data-state=move || if state.get() == Some(SaveState::Saved) { "saved" } else { "unsaved" }>{text}</span>
        {way_out}
    }
}

/// The answer before anyone asks.
fn headline(page: Page, evaluation: &EvaluationDocument) -> Vec<String> {
    let language = page.language.get();
    let w = page.words.get();
    let chosen: Vec<_> = evaluation
        .subscriptions
        .iter()
        .filter_map(|sub| {
            sub.options.iter().find(|option| Some(option.strategy) == sub.chosen).map(|option| (sub, option))
        })
        .collect();
    if evaluation.subscriptions.is_empty() {
        return vec![w.verdict_empty.to_owned()];
    }
    let Some(plan) = page.plan.get() else { return Vec::new() };
    let seats_of = |id: &str| {
        let sub = plan.subscriptions.iter().find(|sub| sub.id == id);
        sub.map_or(0, |sub| {
            u64::from(sub.target.as_ref().and_then(|target| target.seats).unwrap_or(sub.seats))
        })
    };
    let mut said = Vec::new();
    let blocked = chosen.iter().any(|(_, option)| option.feasibility == "blocked")
        || evaluation.subscriptions.iter().any(|sub| sub.chosen.is_none());
    if blocked {
        said.push(w.verdict_blocked.to_owned());
    }
    for (transfer, one, many) in [
        (false, words::buy_on as fn(_, _, _) -> String, words::buy_between as fn(_, _, _, _) -> String),
        (true, words::take_over_on as fn(_, _, _) -> String, words::buy_between as fn(_, _, _, _) -> String),
    ] {
        let group = chosen.iter().filter(|(_, option)| {
            (option.strategy == Strategy::Transfer) == transfer && option.strategy != Strategy::Keep
        });
        let mut days: Vec<_> = group.clone().filter_map(|(_, option)| option.new_start).collect();
        days.sort();
        let seats: u64 =
            group.filter(|(_, option)| option.new_start.is_some()).map(|(sub, _)| seats_of(&sub.id)).sum();
        match (days.first(), days.last()) {
            (Some(first), Some(last)) if first == last || transfer => said.push(one(language, seats, *first)),
            (Some(first), Some(last)) => said.push(many(language, seats, *first, *last)),
            _ => {}
        }
    }
    if chosen.iter().any(|(_, option)| option.new_start.is_none() && option.strategy != Strategy::Keep) {
        said.push(w.verdict_dates.to_owned());
    }
    let totals = &evaluation.totals;
    said.push(match totals.gap_days {
        0 => w.verdict_no_gap.to_owned(),
        days => words::gap(language, u64::from(days)),
    });
    let twice: u64 = chosen.iter().map(|(_, option)| u64::from(option.overlap_days)).sum();
    said.push(match twice {
        0 => w.verdict_nothing_twice.to_owned(),
        days => words::paid_twice(language, days, totals.overlap_cost, plan.currency.code()),
    });
    if let Some(bridge) = totals.bridge_cost.filter(|cost| cost.as_cents() > 0) {
        said.push(words::bridged(language, bridge, plan.currency.code()));
    }
    said.push(match totals.users_to_reassign {
        0 => w.verdict_nobody.to_owned(),
        users => words::reassigned(language, u64::from(users)),
    });
    said
}

#[component]
fn Verdict() -> impl IntoView {
    let page = Page::here();
    move || {
        let evaluation = page.evaluation.get()?;
        let w = page.words.get();
        let mut said = headline(page, &evaluation).into_iter();
        let first = said.next().unwrap_or_default();
        let rest: Vec<String> = said.collect();
        let blocks: Vec<_> =
            evaluation.findings.iter().filter(|finding| finding.severity == "blocks").cloned().collect();
        let totals = evaluation.totals.clone();
        let stated = !evaluation.subscriptions.is_empty();
        Some(view! {
            {(!blocks.is_empty()).then(|| view! {
                <section class="blockers" aria-labelledby="blockers">
                    <h2 id="blockers">{w.blockers}</h2>
                    <ul>{blocks.into_iter().map(|finding| view! { <li>{finding.message}</li> }).collect_view()}</ul>
                </section>
            })}
            <section class="verdict" aria-live="polite" aria-atomic="true">
                <p class="verdict__first">{first}</p>
                <p class="verdict__rest">{rest.join(" ")}</p>
                {stated.then(|| view! {
                    <dl class="figures">
                        <div><dt>{w.row_monthly}</dt><dd>{page.money(totals.new_monthly_cost)}</dd></div>
                        <div><dt>{w.row_overlap_cost}</dt><dd>{page.money(totals.overlap_cost)}</dd></div>
                        <div><dt>{w.row_forfeited}</dt><dd>{page.money(totals.forfeited)}</dd></div>
                        <div><dt>{w.row_refund}</dt><dd>{page.money(totals.refund)}</dd></div>
                        <div><dt>{w.row_gap}</dt><dd>{totals.gap_days.to_string()}</dd></div>
                        <div><dt>{w.row_users}</dt><dd>{totals.users_to_reassign.to_string()}</dd></div>
                    </dl>
                })}
            </section>
        })
    }
}

#[component]
fn Tabs(tab: Tab) -> impl IntoView {
    let page = Page::here();
    let id = page
        .workspace
        .with_untracked(|state| state.open.as_ref().map(|open| open.envelope.id.clone()))
        .unwrap_or_default();
    let name = |tab: Tab| -> fn(&'static crate::words::Words) -> &'static str {
        match tab {
            Tab::Subscriptions => |w| w.tab_subscriptions,
            Tab::Timeline => |w| w.tab_timeline,
            Tab::Compare => |w| w.tab_compare,
            Tab::Steps => |w| w.tab_steps,
            Tab::Share => |w| w.tab_share,
        }
    };
    view! {
        <nav class="tabs" aria-label=page.word(|w| w.tabs_label)>
            {Tab::ALL.into_iter().map(|each| view! {
                <a class="tabs__link" href=Route::Plan(id.clone(), each).address() aria-current=(each == tab).then_some("page")>{page.word(name(each))}</a>
            }).collect_view()}
        </nav>
    }
}
