//! The same as a table: what the picture shows, in words and figures.

use changeover_planner::{i18n::labels, model::Date};
use leptos::prelude::*;

use super::marks::{self, Mark};
use crate::{
    app::Msg,
    ui::{Page, parts::format},
    words,
};

/// Rows of the table: more are read in the table of subscriptions.
const MOST: usize = 200;

/// See the module.
#[component]
pub fn Twin(marks: Memo<Vec<Mark>>) -> impl IntoView {
    let page = Page::here();
    let cut =
        move || page.plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.subscriptions.len() > MOST));
    let rows = move || {
        let (plan, evaluation) = page.plan.get().zip(page.evaluation.get())?;
        let language = page.language.get();
        let day = |day: Option<Date>| day.map_or_else(|| "—".to_owned(), |day| format::day(language, day));
        let rows = plan
            .subscriptions
            .iter()
            .zip(&evaluation.subscriptions)
            .take(MOST)
            .map(|(sub, view)| {
                let option = view.options.iter().find(|option| Some(option.strategy) == view.chosen);
                let id = sub.id.clone();
                let start = option.and_then(|option| option.new_start);
                let typed = move |event: web_sys::Event| page.tell(Msg::StartChosen(id.clone(), Date::parse(&event_target_value(&event))));
                let label = format!("{}: {}", page.words.get().row_new_start, sub.product.name);
                view! {
                    <tr>
                        <th scope="row">{sub.product.name.clone()}</th>
                        <td>{option.map(|option| labels::strategy(language, option.strategy))}</td>
                        <td class="nowrap">{day(sub.start)}" – "{day(sub.end)}</td>
                        <td class="nowrap">{day(option.and_then(|option| option.old_last_access))}</td>
                        <td><input class="input twin__day" type="date" aria-label=label
                            prop:value=start.map(|day| day.to_string()).unwrap_or_default() on:change=typed /></td>
                        <td class="num">{option.map(|option| words::days(language, u64::from(option.overlap_days)))}</td>
                        <td class="num">{option.map(|option| page.money(option.overlap_cost))}</td>
                        <td class="num">{option.map(|option| words::days(language, u64::from(option.gap_days)))}</td>
                        <td class="nowrap">{day(option.and_then(|option| option.data_deleted))}</td>
                    </tr>
                }
            })
            .collect_view();
        Some(rows)
    };
    view! {
        <details class="fold twin" open=move || page.plan.with_untracked(|plan| plan.as_ref().is_some_and(|plan| plan.subscriptions.len() <= 20))>
            <summary><span class="fold__name">{page.word(|w| w.table_twin)}</span></summary>
            <div class="sheet scroll" tabindex="0" role="region" aria-label=page.word(|w| w.table_twin)>
                <table class="table">
                    <thead><tr>
                        <th scope="col">{page.word(|w| w.col_product)}</th>
                        <th scope="col">{page.word(|w| w.col_strategy)}</th>
                        <th scope="col">{page.word(|w| w.legend_old)}</th>
                        <th scope="col">{page.word(|w| w.row_last_access)}</th>
                        <th scope="col">{page.word(|w| w.row_new_start)}</th>
                        <th scope="col" class="num">{page.word(|w| w.row_overlap)}</th>
                        <th scope="col" class="num">{page.word(|w| w.row_overlap_cost)}</th>
                        <th scope="col" class="num">{page.word(|w| w.row_gap)}</th>
                        <th scope="col">{page.word(|w| w.row_data)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Show when=cut><p class="quiet small">{page.word(|w| w.timeline.twin_first)}</p></Show>
            {move || marks.with(|marks| (!marks.is_empty()).then(|| view! {
                <h3 class="known__title">{page.word(|w| w.timeline.events)}</h3>{marks::list(page, marks)}
            }))}
        </details>
    }
}
