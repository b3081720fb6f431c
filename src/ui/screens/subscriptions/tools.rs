//! Above the grid: find, sort, add, and what is done to the selected rows at once.

use changeover_planner::{
    i18n::labels,
    model::{Choice, Strategy},
};
use leptos::prelude::*;

use super::{
    super::super::parts::{Icon, icon},
    cell::{self, COLUMNS},
    sheet::Sheet,
};
use crate::app::{Msg, edit::Column};

const CHOICES: [Choice; 7] =
    [Choice::Auto, Choice::Wait, Choice::Cut, Choice::Transfer, Choice::Renew, Choice::Migrate, Choice::Keep];

/// See the module.
#[component]
pub fn Tools(sheet: Sheet) -> impl IntoView {
    let page = sheet.page;
    let sort_options = move || {
        let words = page.words.get().0;
        let now = sheet.sort.get().map(|(column, _)| column);
        COLUMNS
            .into_iter()
            .enumerate()
            .filter_map(|(place, column)| column.map(|column| (place, column)))
            .map(|(place, column)| {
                view! { <option value=place.to_string() selected=now == Some(column)>{cell::name(words, Some(column))}</option> }
            })
            .collect_view()
    };
    let sorted = move |event| {
        let column = event_target_value(&event)
            .parse::<usize>()
            .ok()
            .and_then(|place| COLUMNS.get(place).copied().flatten());
        sheet.sort.set(column.map(|column| (column, false)));
    };
    view! {
        <div class="bar tools">
            <input class="input tools__find" type="search" aria-label=page.word(|w| w.filter_rows) placeholder=page.word(|w| w.filter_rows)
                prop:value=sheet.filter on:input=move |event| sheet.filter.set(event_target_value(&event)) />
            <label class="tools__sort"><span class="field__label">{page.word(|w| w.sort_by)}</span>
                <select class="input" on:change=sorted>
                    <option value="" selected=move || sheet.sort.get().is_none()>{page.word(|w| w.sort_none)}</option>{sort_options}
                </select>
            </label>
            <button class="button bar__push" type="button" on:click=move |_| page.tell(Msg::RowAdded)>{icon(Icon::Plus)}{page.word(|w| w.add_row)}</button>
        </div>
        <Show when=move || !sheet.picked.with(std::collections::BTreeSet::is_empty)>
            <SetMany sheet />
        </Show>
    }
}

/// One value for all selected rows.
#[component]
fn SetMany(sheet: Sheet) -> impl IntoView {
    let page = sheet.page;
    let picked = move || sheet.picked.with_untracked(|picked| picked.iter().cloned().collect::<Vec<_>>());
    let strategies = move || {
        let (language, words) = (page.language.get(), page.words.get());
        CHOICES
            .iter()
            .enumerate()
            .map(|(place, choice)| {
                let name =
                    choice.strategy().map_or(words.auto, |of: Strategy| labels::strategy(language, of));
                view! { <option value=place.to_string()>{name}</option> }
            })
            .collect_view()
    };
    let strategy = move |event: web_sys::Event| {
        if let Some(choice) =
            event_target_value(&event).parse::<usize>().ok().and_then(|place| CHOICES.get(place))
        {
            page.tell(Msg::StrategyChosen(picked(), *choice));
        }
    };
    let cell = move |column: Column| {
        move |event: web_sys::Event| {
            let text = event_target_value(&event);
            sheet.write(picked().into_iter().map(|id| (id, column, text.clone())).collect());
        }
    };
    let remove = move |_| {
        page.tell(Msg::RowsRemoved(picked()));
        sheet.picked.update(std::collections::BTreeSet::clear);
    };
    view! {
        <div class="bar many" role="group" aria-label=page.word(|w| w.set_for_selected)>
            <b class="nums">{move || sheet.picked.with(std::collections::BTreeSet::len)}" "{page.word(|w| w.selected_word)}</b>
            <label class="many__field"><span class="field__label">{page.word(|w| w.col_strategy)}</span>
                <select class="input" on:change=strategy><option value="">"—"</option>{strategies}</select></label>
            <label class="many__field"><span class="field__label">{page.word(|w| w.col_target)}</span>
                <input class="input" type="text" on:change=cell(Column::TargetProduct) /></label>
            <label class="many__field"><span class="field__label">{page.word(|w| w.col_target_start)}</span>
                <input class="input" type="date" on:change=cell(Column::TargetStart) /></label>
            <button class="button button--danger bar__push" type="button" on:click=remove>{icon(Icon::Bin)}{page.word(|w| w.remove_rows)}</button>
            <button class="button button--quiet" type="button" on:click=move |_| sheet.picked.update(std::collections::BTreeSet::clear)>
                {page.word(|w| w.clear)}</button>
        </div>
    }
}
