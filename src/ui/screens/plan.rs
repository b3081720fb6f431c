//! One plan: the answer first, what stops it above everything, then its parts.

mod facts;
mod guide;
mod watch;

use leptos::prelude::*;

use super::{
    super::{
        Page,
        chunk::{arriving, fetch_planner},
        parts::{Icon, icon, verdict},
    },
    subscriptions::Subscriptions,
};
use crate::{
    app::{Msg, Route, SaveFailure, SaveState, Tab},
    ui::{browser, shell},
    words::Words,
};

/// See the module.
#[component]
pub fn PlanScreen() -> impl IntoView {
    let page = Page::here();
    let tab = Memo::new(move |_| match page.route.get() {
        Route::Plan(_, tab) => tab,
        _ => Tab::default(),
    });
    if page.planner.with_untracked(Option::is_none) {
        fetch_planner(page);
    }
    let is_open = Memo::new(move |_| page.plan.with(Option::is_some));
    view! {
        <Show when=move || is_open.get() fallback=move || view! { <h1 tabindex="-1">{page.word(|w| w.untitled)}</h1> }>
            <div class="plan">
                <PlanBar />
                <h1 class="verdict" tabindex="-1">
                    {move || {
                        let words = page.words.get().0;
                        let said = page.plan.get().zip(page.evaluation.get()).map(|(plan, evaluation)| {
                            verdict::sentences(page.language.get(), words, &plan, &evaluation)
                        });
                        said.unwrap_or_default().into_iter().map(|said| view! { <span>{said}" "</span> }).collect_view()
                    }}
                </h1>
                <watch::Blockers />
                <PlanFigures />
                <facts::Facts />
                {guide::guide(page, tab)}
                <nav class="tabs" aria-label=page.word(|w| w.tabs_label)>
                    {Tab::ALL.map(|of| tab_link(page, of, tab)).collect_view()}
                </nav>
                <div class="plan__part">
                    {move || match tab.get() {
                        Tab::Subscriptions => view! { <Subscriptions /> }.into_any(),
                        Tab::Timeline => arriving(super::timeline),
                        Tab::Compare => arriving(super::compare),
                        Tab::Questions => arriving(super::questions),
                        Tab::Steps => arriving(super::steps),
                        Tab::Share => arriving(super::share),
                    }}
                </div>
                {move || (tab.get() == Tab::Subscriptions).then(|| view! { <watch::Watch /> })}
            </div>
        </Show>
    }
}

fn tab_name(tab: Tab) -> fn(&'static Words) -> &'static str {
    match tab {
        Tab::Subscriptions => |w| w.tab_subscriptions,
        Tab::Timeline => |w| w.tab_timeline,
        Tab::Compare => |w| w.tab_compare,
        Tab::Questions => |w| w.insight.tab,
        Tab::Steps => |w| w.tab_steps,
        Tab::Share => |w| w.tab_share,
    }
}

fn tab_link(page: Page, of: Tab, shown: Memo<Tab>) -> impl IntoView {
    let address = move || match page.route.get() {
        Route::Plan(id, _) => Route::Plan(id, of).address(),
        other => other.address(),
    };
    view! { <a class="tabs__link" href=address aria-current=move || (of == shown.get()).then_some("page")>{page.word(tab_name(of))}</a> }
}

/// Title, undo, and whether the plan is safe.
#[component]
fn PlanBar() -> impl IntoView {
    let page = Page::here();
    let title = Memo::new(move |_| {
        page.workspace
            .with(|state| state.open.as_ref().map(|open| open.envelope.title.clone()).unwrap_or_default())
    });
    let can = move |which: fn(&crate::app::History) -> bool| {
        move || page.workspace.with(|state| state.open.as_ref().is_some_and(|open| which(&open.history)))
    };
    let (can_undo, can_redo) = (can(crate::app::History::can_undo), can(crate::app::History::can_redo));
    view! {
        <div class="plan__bar">
            <input class="plan__title" type="text" aria-label=page.word(|w| w.title_label) placeholder=page.word(|w| w.untitled)
                prop:value=move || title.get() on:change=move |event| page.tell(Msg::Titled(event_target_value(&event))) />
            <SaveSign />
            <div class="bar">
                <button class="button button--quiet button--small" type="button" disabled=move || !can_undo() on:click=move |_| page.tell(Msg::Undo)>
                    {icon(Icon::Undo)}{page.word(|w| w.undo)}
                </button>
                <button class="button button--quiet button--small" type="button" disabled=move || !can_redo() on:click=move |_| page.tell(Msg::Redo)>
                    {icon(Icon::Redo)}{page.word(|w| w.redo)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn SaveSign() -> impl IntoView {
    let page = Page::here();
    let save =
        Memo::new(move |_| page.workspace.with(|state| state.open.as_ref().map(|open| open.save.clone())));
    // One place for the screen reader to listen to; only "saved" and what went wrong are said, not each change.
    let lost = Memo::new(move |_| page.workspace.with(|state| state.mirror_lost));
    let sign = move || {
        let words = page.words.get();
        let copy = move |_| page.tell(Msg::CopyMade { id: browser::new_id() });
        match save.get()? {
            SaveState::Saved if lost.get() => Some(
                view! { <span class="save save--bad">{icon(Icon::Warn)}{words.keeping.saved_once}</span> }
                    .into_any(),
            ),
            SaveState::Saved => {
                Some(view! { <span class="save">{icon(Icon::Check)}{words.saved}</span> }.into_any())
            }
            SaveState::Waiting => {
                Some(view! { <span class="save" aria-hidden="true">{words.waiting}</span> }.into_any())
            }
            SaveState::Saving => {
                Some(view! { <span class="save" aria-hidden="true">{words.saving}</span> }.into_any())
            }
            SaveState::ReadOnly => {
                let take = move |_| {
                    if let Route::Plan(id, _) = page.route.get_untracked() {
                        shell::hold(&id, true);
                    }
                };
                Some(
                    view! {
                        <span class="save save--bad">{icon(Icon::Warn)}{words.read_only}</span>
                        <button class="button button--small" type="button" on:click=take>{words.take_over}</button>
                    }
                    .into_any(),
                )
            }
            SaveState::Failed(failure) => {
                let why = match failure {
                    SaveFailure::Blocked => words.fail_blocked.to_owned(),
                    SaveFailure::Full => words.fail_full.to_owned(),
                    SaveFailure::Newer => words.fail_newer.to_owned(),
                    SaveFailure::Unreadable => words.fail_unreadable.to_owned(),
                    SaveFailure::Gone => words.keeping.gone.to_owned(),
                    SaveFailure::Other(told) => told,
                };
                Some(
                    view! {
                        <span class="save save--bad">{icon(Icon::Warn)}{words.not_saved}": "{why}</span>
                        <button class="button button--small" type="button" on:click=copy>{words.save_copy}</button>
                    }
                    .into_any(),
                )
            }
        }
    };
    view! { <span class="save-sign" role="status">{sign}</span> }
}

/// The totals, in one line of figures.
#[component]
fn PlanFigures() -> impl IntoView {
    let page = Page::here();
    move || {
        let evaluation = page.evaluation.get()?;
        let words = page.words.get();
        let totals = &evaluation.totals;
        let days = |days: u32| changeover_planner::i18n::number(u64::from(days));
        let money =
            |money: Option<changeover_planner::model::Money>| money.is_some_and(|money| money.as_cents() > 0);
        let figures = [
            (words.fig_monthly, page.money(totals.new_monthly_cost), ""),
            (
                words.fig_twice,
                page.money(totals.overlap_cost),
                if money(totals.overlap_cost) { "figure--warn" } else { "" },
            ),
            (
                words.fig_lost,
                page.money(totals.forfeited),
                if money(totals.forfeited) { "figure--bad" } else { "" },
            ),
            (words.fig_refund, page.money(totals.refund), ""),
            (
                words.fig_bridge,
                page.money(totals.bridge_cost),
                if money(totals.bridge_cost) { "figure--warn" } else { "" },
            ),
            (words.fig_gap, days(totals.gap_days), if totals.gap_days > 0 { "figure--bad" } else { "" }),
            (
                words.fig_users,
                days(totals.users_to_reassign),
                if totals.users_to_reassign > 0 { "figure--warn" } else { "" },
            ),
        ];
        let shown = figures
            .into_iter()
            .map(|(name, value, tone)| view! { <div class=format!("figure {tone}")><dt>{name}</dt><dd>{value}</dd></div> })
            .collect_view();
        Some(view! { <dl class="figures" aria-label=words.figures_label>{shown}</dl> })
    }
}
