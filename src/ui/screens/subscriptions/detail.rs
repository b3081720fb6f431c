//! One subscription: all six ways side by side, with money, dates, users touched, and why.

use changeover_planner::{
    engine,
    i18n::labels,
    import::PRICE_FROM,
    model::{Choice, Strategy},
    report::evaluation::{OptionView, SubscriptionView},
    rules,
};
use leptos::prelude::*;

use super::{
    super::super::{
        Page,
        parts::{Icon, findings, format, icon},
    },
    duels,
    sheet::Sheet,
};
use crate::{
    app::{Msg, Route},
    words,
};

/// See the module.
#[component]
pub fn Detail(sheet: Sheet) -> impl IntoView {
    let page = sheet.page;
    move || {
        let id = sheet.opened.get()?;
        let (plan, evaluation) = page.plan.get().zip(page.evaluation.get())?;
        let index = plan.subscriptions.iter().position(|sub| sub.id == id)?;
        let view = evaluation.subscriptions.get(index)?;
        let words = page.words.get();
        let language = page.language.get();
        let about: Vec<_> = evaluation
            .findings
            .iter()
            .filter(|finding| finding.subject.as_ref() == Some(&id))
            .cloned()
            .map(|finding| (finding, None))
            .collect();
        let options = ordered(view);
        let best = duels::best_because(view).map(|(criterion, other)| {
            let (criterion, other) =
                (labels::criterion(language, criterion), labels::strategy(language, other));
            view! { <p class="why-best">{icon(Icon::Check)}<span>{words.why_best}" "<b>{criterion}</b>" "
            <span class="quiet">"("{words.against}" "{other}")"</span></span></p> }
        });
        // Which of one's own lists a price was taken from.
        let sub = plan.subscriptions.get(index)?;
        let lists = [Some(&sub.extra), sub.target.as_ref().map(|target| &target.extra)];
        let mut lists: Vec<&str> =
            lists.into_iter().flatten().filter_map(|extra| extra.get(PRICE_FROM)?.as_str()).collect();
        lists.dedup();
        let lists = (!lists.is_empty()).then(|| {
            let text = format!("{}: {}", words.own.from, lists.join("; "));
            view! { <p class="quiet small">{text}</p> }
        });
        let reasons = options.iter().map(|option| reasons(page, option)).collect_view();
        Some(view! {
            {best}
            {lists}
            {(!about.is_empty()).then(|| findings::findings(page, about))}
            <section class="stack">
                <h3>{words.ways}</h3>
                <div class="sheet scroll" tabindex="0" role="region" aria-label=words.ways>{table(page, view)}</div>
            </section>
            <section class="stack">
                <h3>{words.why_title}</h3>
                {reasons}
            </section>
        })
    }
}

/// The ways that are possible first, and of those the chosen one.
fn ordered(view: &SubscriptionView) -> Vec<&OptionView> {
    let mut options: Vec<&OptionView> = view.options.iter().collect();
    options.sort_by_key(|option| {
        let strategy = Some(option.strategy);
        (option.feasibility == "blocked", strategy != view.chosen, strategy != view.recommended)
    });
    options
}

/// All ways side by side.
pub fn table(page: Page, view: &SubscriptionView) -> AnyView {
    let (id, recommended, chosen) = (view.id.as_str(), view.recommended, view.chosen);
    let options = ordered(view);
    let words = page.words.get();
    let language = page.language.get();
    let day = |day: Option<changeover_planner::model::Date>| {
        day.map_or_else(|| "—".to_owned(), |day| format::day(language, day))
    };
    let days = |n: u32| words::days(language, u64::from(n));
    let heads = options
        .iter()
        .map(|option| {
            let (strategy, id) = (option.strategy, id.to_owned());
            let is_chosen = Some(strategy) == chosen;
            let choose = move |_| page.tell(Msg::StrategyChosen(vec![id.clone()], choice_of(strategy)));
            let possible = match option.feasibility.as_str() {
                "blocked" => view! { <span class="tag tag--bad">{icon(Icon::Stop)}{words.not_possible}</span> }.into_any(),
                "conditional" => view! { <span class="tag tag--warn">{icon(Icon::Warn)}{words.to_check}</span> }.into_any(),
                _ => view! { <span class="tag tag--good">{icon(Icon::Check)}{words.possible}</span> }.into_any(),
            };
            view! {
                <th scope="col" class="way" class:way--chosen=is_chosen class:way--blocked=option.feasibility == "blocked">
                    <span class="way__name">{labels::strategy(language, strategy)}</span>
                    <span class="way__says">{labels::strategy_says(language, strategy)}</span>
                    <span class="way__tags">{possible}
                        {(Some(strategy) == recommended).then(|| view! { <span class="tag tag--good">{words.recommended}</span> })}</span>
                    <button class="button button--small" type="button" aria-pressed=is_chosen.to_string() on:click=choose>
                        {if is_chosen { words.chosen } else { words.choose }}</button>
                </th>
            }
        })
        .collect_view();
    let row = |name: &'static str, value: &dyn Fn(&OptionView) -> String| {
        let cells = options
            .iter()
            .map(|option| view! { <td class="num" class:way--chosen=Some(option.strategy) == chosen class:way--blocked=option.feasibility == "blocked">{value(option)}</td> })
            .collect_view();
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let forgotten = |option: &OptionView| {
        option.if_forgotten.as_ref().map_or_else(
            || "—".to_owned(),
            |risk| format!("{} → {}", page.money(risk.cost), day(Some(risk.until))),
        )
    };
    let regime = |option: &OptionView| {
        let all = [engine::Regime::Est, engine::Regime::Grace, engine::Regime::CutOff];
        let found = all.into_iter().find(|of| Some(of.key()) == option.regime.as_deref());
        found.map_or("—", |of| labels::regime(language, of)).to_owned()
    };
    let verdicts = options
        .iter()
        .map(|option| {
            let killer = option.findings.iter().find(|finding| finding.severity == "blocks");
            let says = if Some(option.strategy) == recommended {
                words.compare.best.into_any()
            } else if let Some(rule) = killer.and_then(|finding| rules::find(&finding.rule)) {
                let address = Route::Rules(Some(rule.id.to_owned())).address();
                let message = killer.map(|finding| finding.message.clone());
                view! { {message}" "<a href=address>{findings::title(page, rule)}</a> }.into_any()
            } else if let Some(criterion) = duels::loses_on(view, option) {
                format!("{} {}", words.compare.loses_on, labels::criterion(language, criterion)).into_any()
            } else {
                "—".into_any()
            };
            view! { <td class="way__verdict" class:way--chosen=Some(option.strategy) == chosen>{says}</td> }
        })
        .collect_view();
    view! {
        <table class="table ways">
            <thead><tr><th scope="col"><span class="hidden-visually">{words.facts_title}</span></th>{heads}</tr></thead>
            <tbody>
                <tr><th scope="row">{words.compare.why_not}</th>{verdicts}</tr>
                {row(words.row_new_start, &|option| day(option.new_start))}
                {row(words.row_last_access, &|option| day(option.old_last_access))}
                {row(words.row_last_paid, &|option| day(option.old_last_paid))}
                {row(words.row_latest_safe, &|option| day(option.latest_safe_start))}
                {row(words.row_gap, &|option| days(option.gap_days))}
                {row(words.row_overlap, &|option| days(option.overlap_days))}
                {row(words.row_overlap_cost, &|option| page.money(option.overlap_cost))}
                {row(words.row_forfeited, &|option| page.money(option.forfeited))}
                {row(words.row_refund, &|option| page.money(option.refund))}
                {row(words.row_bridge, &|option| page.money(option.bridge_cost))}
                {row(words.row_users, &|option| changeover_planner::i18n::number(u64::from(option.users_to_reassign)))}
                {row(words.row_monthly, &|option| page.money(option.new_monthly_cost))}
                {row(words.row_first_term, &|option| page.money(option.new_first_term_cost))}
                {row(words.row_regime, &regime)}
                {row(words.row_data, &|option| day(option.data_deleted))}
                {row(words.row_forgotten, &forgotten)}
                {row(words.row_total, &|option| page.money(option.horizon_cost))}
            </tbody>
        </table>
    }
    .into_any()
}

/// The choice that is a strategy.
pub fn choice_of(strategy: Strategy) -> Choice {
    match strategy {
        Strategy::Wait => Choice::Wait,
        Strategy::Cut => Choice::Cut,
        Strategy::Transfer => Choice::Transfer,
        Strategy::Renew => Choice::Renew,
        Strategy::Migrate => Choice::Migrate,
        Strategy::Keep => Choice::Keep,
    }
}

fn reasons(page: Page, option: &OptionView) -> AnyView {
    let words = page.words.get();
    let name = labels::strategy(page.language.get(), option.strategy);
    let list: Vec<_> = option.findings.iter().cloned().map(|finding| (finding, None)).collect();
    let count = list.len();
    let trace = (!option.trace.is_empty()).then(|| view! {
        <details class="why"><summary>{words.trace_title}</summary>{findings::trace(page, &option.trace)}</details>
    });
    view! {
        <details class="fold sheet">
            <summary><span class="fold__name">{name}</span><span class="count">{count}</span></summary>
            <div class="fold__body stack">{findings::findings(page, list)}{trace}</div>
        </details>
    }
    .into_any()
}
