//! The subscriptions as a spreadsheet: only the rows in sight are in the document; keyboard, edit in place, copy and paste.

use std::{collections::BTreeSet, sync::Arc};

use changeover_planner::{
    i18n::{self, Language, labels},
    import::SourceFile,
    model::{Channel, Date, Plan, Strategy},
    report::evaluation::SubscriptionView,
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::super::super::Page;
use super::ways::Ways;
use crate::{
    app::{Msg, edit::Column},
    words::{self, Words},
};

/// Height of a row, CSS pixels; the same number stands in the style sheet.
const ROW: f64 = 40.0;
/// Rows drawn beyond what is in sight, on each side.
const BEYOND: usize = 6;

/// Columns shown, with their heads.
const COLUMNS: [(Column, fn(&'static Words) -> &'static str); 16] = [
    (Column::Product, |w| w.col_product),
    (Column::Channel, |w| w.col_channel),
    (Column::Seats, |w| w.col_seats),
    (Column::Assigned, |w| w.col_assigned),
    (Column::Term, |w| w.col_term),
    (Column::Billing, |w| w.col_billing),
    (Column::End, |w| w.col_end),
    (Column::AutoRenew, |w| w.col_autorenew),
    (Column::CancelAtEnd, |w| w.col_cancel),
    (Column::Price, |w| w.col_price),
    (Column::Strategy, |w| w.col_strategy),
    (Column::TargetProduct, |w| w.col_target),
    (Column::TargetSeats, |w| w.col_target_seats),
    (Column::TargetPrice, |w| w.col_target_price),
    (Column::TargetStart, |w| w.col_target_start),
    (Column::Seller, |w| w.col_seller),
];

/// What a cell shows.
pub(super) fn shown(language: Language, words: &Words, column: Column, text: &str) -> String {
    match column {
        Column::Channel => Channel::ALL
            .into_iter()
            .find(|of| of.key() == text)
            .map(|of| labels::channel(language, of).to_owned()),
        Column::Strategy => Some(
            Strategy::ALL
                .into_iter()
                .find(|of| of.key() == text)
                .map_or_else(|| words.auto.to_owned(), |of| labels::strategy(language, of).to_owned()),
        ),
        Column::Term | Column::TargetTerm => {
            serde_json::from_value(text.into()).ok().map(|of| labels::term(language, of).to_owned())
        }
        Column::Billing | Column::TargetBilling => {
            serde_json::from_value(text.into()).ok().map(|of| labels::billing(language, of).to_owned())
        }
        Column::Consent => {
            serde_json::from_value(text.into()).ok().map(|of| labels::consent(language, of).to_owned())
        }
        Column::AutoRenew | Column::CancelAtEnd => {
            Some(if text == "yes" { words.yes } else { words.no }.to_owned())
        }
        _ if column.is_day() => Date::parse(text).map(|day| i18n::date(language, day)),
        _ => None,
    }
    .unwrap_or_else(|| text.to_owned())
}

/// See the module.
#[component]
pub fn Grid() -> impl IntoView {
    let page = Page::here();
    let cursor = RwSignal::new((0_usize, 0_usize));
    let editing = RwSignal::new(None::<String>);
    let picked = RwSignal::new(BTreeSet::<String>::new());
    let details = RwSignal::new(None::<String>);
    let scroll = RwSignal::new(0.0_f64);
    let filter = RwSignal::new(String::new());
    let sort = RwSignal::new(None::<(Column, bool)>);
    let body = NodeRef::<leptos::html::Div>::new();

    // Places of the rows shown, in the order shown.
    let rows = Memo::new(move |_| {
        page.plan.with(|plan| {
            plan.as_ref().map(|plan| ordered(plan, &filter.get(), sort.get())).unwrap_or_default()
        })
    });
    let count = Memo::new(move |_| rows.with(Vec::len));
    let height = 520.0;
    let visible = Memo::new(move |_| {
        let first = ((scroll.get() / ROW) as usize).saturating_sub(BEYOND);
        let last = (((scroll.get() + height) / ROW) as usize + BEYOND).min(count.get());
        (first.min(last), last)
    });
    let row_id = move |at: usize| -> Option<String> {
        let place = rows.with_untracked(|rows| rows.get(at).copied())?;
        page.plan.with_untracked(|plan| {
            plan.as_ref().and_then(|plan| plan.subscriptions.get(place).map(|sub| sub.id.clone()))
        })
    };
    let cell_text = move |at: usize, column: Column| -> String {
        let place = rows.with_untracked(|rows| rows.get(at).copied());
        page.plan
            .with_untracked(|plan| Some(column.read(plan.as_ref()?.subscriptions.get(place?)?)))
            .unwrap_or_default()
    };
    let focus_cursor = move || {
        request_animation_frame(move || {
            let (row, column) = cursor.get_untracked();
            let found = document().query_selector(&format!("[data-cell=\"{row}-{column}\"]")).ok().flatten();
            if let Some(cell) = found.and_then(|cell| cell.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = cell.focus();
            }
        });
    };
    let go = move |row: usize, column: usize| {
        let row = row.min(count.get_untracked().saturating_sub(1));
        cursor.set((row, column.min(COLUMNS.len() - 1)));
        if let Some(body) = body.get_untracked() {
            let (top, seen) = (row as f64 * ROW, f64::from(body.scroll_top()));
            if top < seen {
                body.set_scroll_top(top as i32);
            } else if top + ROW * 2.0 > seen + f64::from(body.client_height()) {
                body.set_scroll_top((top + ROW * 2.0 - f64::from(body.client_height())) as i32);
            }
            scroll.set(f64::from(body.scroll_top()));
        }
        focus_cursor();
    };
    let commit = move |text: String| {
        let (row, column) = cursor.get_untracked();
        editing.set(None);
        if let Some(id) = row_id(row) {
            page.tell(Msg::CellsTyped(vec![(id, COLUMNS[column].0, text)]));
        }
    };
    let copy = move || {
        let (row, column) = cursor.get_untracked();
        let ids = picked.get_untracked();
        if ids.is_empty() {
            return cell_text(row, COLUMNS[column].0);
        }
        page.plan.with_untracked(|plan| {
            let chosen = plan.iter().flat_map(|plan| &plan.subscriptions).filter(|sub| ids.contains(&sub.id));
            chosen
                .map(|sub| COLUMNS.map(|(column, _)| column.read(sub)).join("\t"))
                .collect::<Vec<_>>()
                .join("\n")
        })
    };
    let paste = move |text: String| {
        let (row, column) = cursor.get_untracked();
        let mut cells = Vec::new();
        for (down, line) in text.trim_end_matches(['\r', '\n']).lines().enumerate() {
            for (right, cell) in line.split('\t').enumerate() {
                if let (Some(id), Some((column, _))) = (row_id(row + down), COLUMNS.get(column + right)) {
                    cells.push((id, *column, cell.to_owned()));
                }
            }
        }
        page.tell(Msg::CellsTyped(cells));
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if editing.with_untracked(Option::is_some) {
            return;
        }
        let (row, column) = cursor.get_untracked();
        let page_rows = 12;
        let key = event.key();
        let command = event.ctrl_key() || event.meta_key();
        let start_with = |text: String| editing.set(Some(text));
        match key.as_str() {
            "ArrowDown" => go(row + 1, column),
            "ArrowUp" => go(row.saturating_sub(1), column),
            "ArrowRight" => go(row, column + 1),
            "ArrowLeft" => go(row, column.saturating_sub(1)),
            "PageDown" => go(row + page_rows, column),
            "PageUp" => go(row.saturating_sub(page_rows), column),
            "Home" if command => go(0, 0),
            "End" if command => go(usize::MAX, COLUMNS.len() - 1),
            "Home" => go(row, 0),
            "End" => go(row, COLUMNS.len() - 1),
            "Enter" | "F2" => start_with(cell_text(row, COLUMNS[column].0)),
            "Delete" | "Backspace" => commit(String::new()),
            " " => {
                if let Some(id) = row_id(row) {
                    picked.update(|picked| {
                        if !picked.remove(&id) {
                            picked.insert(id);
                        }
                    });
                }
            }
            _ if command || event.alt_key() || key.chars().count() != 1 => return,
            _ => start_with(if COLUMNS[column].0.choices().is_empty() && !COLUMNS[column].0.is_day() {
                key.clone()
            } else {
                cell_text(row, COLUMNS[column].0)
            }),
        }
        event.prevent_default();
    };
    let on_copy = move |event: ev::ClipboardEvent| {
        if editing.with_untracked(Option::is_none)
            && let Some(data) = event.clipboard_data()
            && data.set_data("text/plain", &copy()).is_ok()
        {
            event.prevent_default();
        }
    };
    let on_paste = move |event: ev::ClipboardEvent| {
        if editing.with_untracked(Option::is_some) {
            return;
        }
        let text =
            event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        event.prevent_default();
        if count.get_untracked() == 0 {
            page.tell(Msg::Dropped(vec![SourceFile::pasted(&text)]));
        } else {
            paste(text);
        }
    };
    let row_view = move |at: usize| {
        view! { <Row at rows cursor editing picked details commit=Callback::new(commit) leave=Callback::new(move |()| { editing.set(None); focus_cursor(); }) stay=Callback::new(move |(row, column)| go(row, column)) /> }
    };
    view! {
        <section class="grid-part" aria-label=page.word(|w| w.grid_label)>
            <div class="grid-tools">
                <button class="button button--small" type="button" on:click=move |_| page.tell(Msg::RowAdded)>{page.word(|w| w.add_row)}</button>
                <input class="input grid-tools__filter" type="search" placeholder=page.word(|w| w.filter) aria-label=page.word(|w| w.filter)
                    prop:value=move || filter.get() on:input=move |event| filter.set(event_target_value(&event)) />
                <Show when=move || picked.with(|picked| !picked.is_empty())>
                    <SetMany picked />
                </Show>
                <span class="quiet small grid-tools__count">{move || {
                    let (first, last) = visible.get();
                    if count.get() == 0 { String::new() } else { words::rows_of(page.language.get(), (first + 1) as u64, last as u64, count.get() as u64) }
                }}</span>
            </div>
            <div class="sheet-frame" node_ref=body on:scroll=move |_| if let Some(body) = body.get_untracked() { scroll.set(f64::from(body.scroll_top())) }
                on:keydown=on_key on:copy=on_copy on:paste=on_paste>
                <table class="grid" role="grid" aria-label=page.word(|w| w.grid_label) aria-describedby="grid-help"
                    aria-rowcount=move || count.get() + 1 aria-colcount=COLUMNS.len() + 2 aria-multiselectable="true">
                    <thead>
                        <tr aria-rowindex="1">
                            <th class="grid__pick" scope="col"><span class="hidden-visually">{page.word(|w| w.choose)}</span></th>
                            {COLUMNS.into_iter().map(|(column, name)| {
                                let next = move |_| sort.update(|sort| *sort = match *sort {
                                    Some((by, true)) if by == column => Some((column, false)),
                                    Some((by, false)) if by == column => None,
                                    _ => Some((column, true)),
                                });
                                let order = move || match sort.get() {
                                    Some((by, true)) if by == column => "ascending",
                                    Some((by, false)) if by == column => "descending",
                                    _ => "none",
                                };
                                view! { <th scope="col" aria-sort=order class:grid__number=column.is_number()><button type="button" class="grid__sort" on:click=next>{page.word(name)}</button></th> }
                            }).collect_view()}
                            <th scope="col">{page.word(|w| w.col_result)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <tr class="grid__space" aria-hidden="true"><td colspan=COLUMNS.len() + 2 style:height=move || format!("{}px", visible.get().0 as f64 * ROW)></td></tr>
                        <For each=move || { let (first, last) = visible.get(); first..last } key=|at| *at children=row_view />
                        <tr class="grid__space" aria-hidden="true"><td colspan=COLUMNS.len() + 2 style:height=move || format!("{}px", (count.get() - visible.get().1.min(count.get())) as f64 * ROW)></td></tr>
                    </tbody>
                </table>
                <Show when=move || count.get() == 0><p class="empty">{page.word(|w| w.no_subscriptions)}</p></Show>
            </div>
            <p class="quiet small" id="grid-help">{page.word(|w| w.grid_help)}</p>
            {move || details.get().map(|id| view! { <Ways id close=Callback::new(move |()| { details.set(None); focus_cursor(); }) /> })}
        </section>
    }
}

/// Places of the subscriptions that fit a filter, in the order of a column.
fn ordered(plan: &Arc<Plan>, filter: &str, sort: Option<(Column, bool)>) -> Vec<usize> {
    let wanted = filter.trim().to_lowercase();
    let fits = |at: &usize| {
        wanted.is_empty()
            || plan.subscriptions.get(*at).is_some_and(|sub| {
                COLUMNS.iter().any(|(column, _)| column.read(sub).to_lowercase().contains(&wanted))
            })
    };
    let mut rows: Vec<usize> = (0..plan.subscriptions.len()).filter(fits).collect();
    if let Some((column, up)) = sort {
        let key = |at: &usize| {
            let text = plan.subscriptions.get(*at).map(|sub| column.read(sub)).unwrap_or_default();
            let number = column
                .is_number()
                .then(|| text.split('/').next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(-1.0));
            (number.map(|n| (n * 1e6) as i64).unwrap_or(0), text.to_lowercase())
        };
        rows.sort_by_cached_key(key);
        if !up {
            rows.reverse();
        }
    }
    rows
}

/// Sets one thing for all picked rows.
#[component]
fn SetMany(picked: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let page = Page::here();
    let ids = move || picked.get_untracked().into_iter().collect::<Vec<_>>();
    let choose = move |event: ev::Event| {
        if let Ok(choice) = serde_json::from_value(event_target_value(&event).into()) {
            page.tell(Msg::StrategyChosen(ids(), choice));
        }
    };
    view! {
        <span class="small">{move || words::subscriptions(page.language.get(), picked.with(BTreeSet::len) as u64)}</span>
        <select class="input grid-tools__many" aria-label=page.word(|w| w.col_strategy) on:change=choose>
            <option value="auto">{page.word(|w| w.auto)}</option>
            {Strategy::ALL.map(|of| view! { <option value=of.key()>{move || labels::strategy(page.language.get(), of)}</option> }).into_iter().collect_view()}
        </select>
        <button class="button button--small button--danger" type="button" on:click=move |_| { page.tell(Msg::RowsRemoved(ids())); picked.set(BTreeSet::new()); }>{page.word(|w| w.remove_rows)}</button>
        <button class="button button--small button--quiet" type="button" on:click=move |_| picked.set(BTreeSet::new())>{page.word(|w| w.clear)}</button>
    }
}

#[component]
fn Row(
    at: usize,
    rows: Memo<Vec<usize>>,
    cursor: RwSignal<(usize, usize)>,
    editing: RwSignal<Option<String>>,
    picked: RwSignal<BTreeSet<String>>,
    details: RwSignal<Option<String>>,
    commit: Callback<String>,
    leave: Callback<()>,
    stay: Callback<(usize, usize)>,
) -> impl IntoView {
    let page = Page::here();
    let sub = Memo::new(move |_| {
        let place = rows.with(|rows| rows.get(at).copied())?;
        page.plan.with(|plan| plan.as_ref()?.subscriptions.get(place).cloned())
    });
    let answer = Memo::new(move |_| {
        let place = rows.with(|rows| rows.get(at).copied())?;
        page.evaluation.with(|evaluation| evaluation.as_ref()?.subscriptions.get(place).cloned())
    });
    let id = Memo::new(move |_| sub.with(|sub| sub.as_ref().map(|sub| sub.id.clone())).unwrap_or_default());
    let is_picked = Memo::new(move |_| picked.with(|picked| id.with(|id| picked.contains(id))));
    let pick = move |_| {
        picked.update(|picked| {
            let id = id.get_untracked();
            if !picked.remove(&id) {
                picked.insert(id);
            }
        });
    };
    let product =
        move || sub.with(|sub| sub.as_ref().map(|sub| sub.product.name.clone())).unwrap_or_default();
    view! {
        <tr aria-rowindex=at + 2 aria-selected=move || is_picked.get().to_string() class:grid__row--picked=move || is_picked.get()>
            <td class="grid__pick"><input type="checkbox" tabindex="-1" aria-label=product prop:checked=move || is_picked.get() on:change=pick /></td>
            {COLUMNS.into_iter().enumerate().map(|(place, (column, name))| {
                let here = move || cursor.get() == (at, place);
                let text = Memo::new(move |_| sub.with(|sub| sub.as_ref().map(|sub| column.read(sub))).unwrap_or_default());
                let edited = move || here() && editing.with(Option::is_some);
                let chosen_start = move || (column == Column::TargetStart && text.with(String::is_empty)).then(|| {
                    answer.with(|answer| chosen(answer.as_ref()).and_then(|option| option.new_start).map(|day| i18n::date(page.language.get(), day)))
                }).flatten();
                view! {
                    <td role="gridcell" class="grid__cell" class:grid__number=column.is_number()
                        data-cell=format!("{at}-{place}")
                        tabindex=move || if here() { "0" } else { "-1" }
                        on:click=move |_| if !edited() { stay.run((at, place)) }
                        on:dblclick=move |_| editing.set(Some(text.get_untracked()))>
                        {move || if edited() {
                            view! { <Editor column name draft=editing.get_untracked().unwrap_or_default() commit leave /> }.into_any()
                        } else if let Some(day) = chosen_start() {
                            view! { <span class="quiet">{day}</span> }.into_any()
                        } else {
                            view! { <span>{move || shown(page.language.get(), page.words.get().0, column, &text.get())}</span> }.into_any()
                        }}
                    </td>
                }
            }).collect_view()}
            <td class="grid__result">
                {move || answer.with(|answer| outcome(page, answer.as_ref()))}
                <button class="button button--small button--quiet" type="button" aria-label=move || format!("{}: {}", page.words.get().details, product())
                    on:click=move |_| details.set(Some(id.get_untracked()))>{page.word(|w| w.details)}</button>
            </td>
        </tr>
    }
}

fn chosen(answer: Option<&SubscriptionView>) -> Option<&changeover_planner::report::evaluation::OptionView> {
    let answer = answer?;
    answer.options.iter().find(|option| Some(option.strategy) == answer.chosen)
}

/// The outcome of a row in a few words.
fn outcome(page: Page, answer: Option<&SubscriptionView>) -> impl IntoView + use<> {
    let w = page.words.get();
    let language = page.language.get();
    let option = chosen(answer);
    let (class, text) = match option {
        None => ("tag tag--bad", w.unknown.to_owned()),
        Some(option) if option.feasibility == "blocked" => (
            "tag tag--bad",
            labels::feasibility(language, changeover_planner::engine::Feasibility::Blocked).to_owned(),
        ),
        Some(option) if option.gap_days > 0 => {
            ("tag tag--bad", words::gap(language, u64::from(option.gap_days)))
        }
        Some(option) if option.overlap_days > 0 => (
            "tag tag--note",
            format!("{} · {}", labels::strategy(language, option.strategy), page.money(option.overlap_cost)),
        ),
        Some(option) => ("tag tag--good", labels::strategy(language, option.strategy).to_owned()),
    };
    view! { <span class=class>{text}</span> }
}

/// The field in a cell: Enter and Tab keep, Escape does not.
#[component]
fn Editor(
    column: Column,
    name: fn(&'static Words) -> &'static str,
    draft: String,
    commit: Callback<String>,
    leave: Callback<()>,
) -> impl IntoView {
    let page = Page::here();
    let text = RwSignal::new(draft);
    let done = StoredValue::new(false);
    let keep = move || {
        if !done.get_value() {
            done.set_value(true);
            commit.run(text.get_untracked());
        }
    };
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" | "Tab" => {
            event.prevent_default();
            event.stop_propagation();
            keep();
            leave.run(());
        }
        "Escape" => {
            event.stop_propagation();
            done.set_value(true);
            leave.run(());
        }
        _ => event.stop_propagation(),
    };
    let label = page.word(name);
    if column.choices().is_empty() {
        let field = NodeRef::<leptos::html::Input>::new();
        Effect::new(move |_| {
            if let Some(field) = field.get() {
                let _ = field.focus();
                if field.type_() == "text" {
                    let end = field.value().encode_utf16().count() as u32;
                    let _ = field.set_selection_range(end, end);
                }
            }
        });
        let kind = if column.is_day() { "date" } else { "text" };
        view! {
            <input class="grid__editor" type=kind node_ref=field aria-label=label prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event)) on:keydown=on_key on:blur=move |_| keep() />
        }
        .into_any()
    } else {
        let field = NodeRef::<leptos::html::Select>::new();
        Effect::new(move |_| {
            if let Some(field) = field.get() {
                let _ = field.focus();
            }
        });
        let options = column.choices().iter().map(|key| {
            view! { <option value=*key selected=move || text.with_untracked(|text| text == key)>{shown(page.language.get_untracked(), page.words.get_untracked().0, column, key)}</option> }
        });
        view! {
            <select class="grid__editor" node_ref=field aria-label=label on:change=move |event| text.set(event_target_value(&event)) on:keydown=on_key on:blur=move |_| keep()>
                {options.collect_view()}
            </select>
        }
        .into_any()
    }
}
