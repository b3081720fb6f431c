//! The grid itself: as many rows in the page as fit the window, whatever the plan holds; the focus stays on the grid and
//! `aria-activedescendant` says which cell it is in.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    super::super::parts::{Icon, icon},
    cell::{self, COLUMNS, Shown},
    sheet::Sheet,
    suggest::Suggested,
};
use crate::{
    app::edit::{Column, Mistyped},
    words::Words,
};

/// Rows kept above and below what is seen, so that scrolling shows no holes.
const SPARE: usize = 4;

/// How a row stands to cursor and selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Mark {
    from: usize,
    to: usize,
    at: Option<usize>,
    typing: bool,
    any: bool,
}

/// See the module.
#[component]
pub fn Grid(sheet: Sheet) -> impl IntoView {
    let page = sheet.page;
    let grid = NodeRef::<html::Div>::new();
    let head = NodeRef::<html::Div>::new();
    let (scrolled, height, row_height) = (RwSignal::new(0), RwSignal::new(600), RwSignal::new(34));
    let measure = move || {
        if let (Some(grid), Some(head)) = (grid.get_untracked(), head.get_untracked()) {
            height.set(grid.client_height());
            let row = grid.query_selector(".grid__body > .grid__row:not([hidden])").ok().flatten();
            let row = row
                .and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok())
                .map(|row| row.offset_height());
            row_height.set(row.unwrap_or(head.offset_height()).max(24));
        }
    };
    Effect::new(move |_| {
        let _ = (grid.get(), head.get());
        measure();
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let count = Memo::new(move |_| sheet.rows.with(Vec::len));
    // The most the window can hold: does not grow with the plan.
    let slots = Memo::new(move |_| {
        let fit =
            usize::try_from(height.get() / row_height.get().max(1)).unwrap_or(20).clamp(8, 60) + 2 * SPARE;
        fit.min(count.get().max(1))
    });
    let first = Memo::new(move |_| {
        let row = usize::try_from(scrolled.get() / row_height.get().max(1)).unwrap_or(0);
        row.saturating_sub(SPARE).min(count.get().saturating_sub(slots.get()))
    });
    // The cursor stays on the grid and in sight.
    Effect::new(move |_| {
        let (row, column) = sheet.at.get();
        let Some(element) = grid.get_untracked() else { return };
        let (tall, top) =
            (row_height.get_untracked(), i32::try_from(row).unwrap_or(0) * row_height.get_untracked());
        // The head stays on top; where rows are cards there is none.
        let head = head.get_untracked().map_or(0, |head| head.offset_height());
        let seen = (element.client_height() - head).max(tall);
        if top < element.scroll_top() {
            element.set_scroll_top(top);
        } else if top + tall > element.scroll_top() + seen {
            element.set_scroll_top(top + tall - seen);
        }
        request_animation_frame(move || in_sight(&element, row, column));
    });
    let body_height = move || format!("{}px", i32::try_from(count.get()).unwrap_or(0) * row_height.get());
    view! {
        <div class="grid" role="grid" tabindex="0" node_ref=grid aria-label=page.word(|w| w.grid_label) aria-describedby="grid-help"
            aria-multiselectable="true"
            aria-rowcount=move || (count.get() + 1).to_string() aria-colcount=COLUMNS.len().to_string()
            aria-activedescendant=move || { let (row, column) = sheet.at.get(); format!("cell-{row}-{column}") }
            on:scroll=move |_| if let Some(grid) = grid.get_untracked() { scrolled.set(grid.scroll_top()) }
            on:keydown=move |event| keys(sheet, &event, height.get_untracked() / row_height.get_untracked().max(1))
            on:copy=move |event| copy(sheet, &event)
            on:paste=move |event| paste(sheet, &event)
        >
            <div class="grid__row grid__head" role="row" aria-rowindex="1" node_ref=head>
                {COLUMNS.into_iter().enumerate().map(|(place, column)| heading(sheet, place, column)).collect_view()}
            </div>
            <div class="grid__body" role="presentation" style:height=body_height>
                <For each=move || 0..slots.get() key=|slot| *slot let:slot>
                    {row(sheet, slot, slots, first, row_height, grid)}
                </For>
            </div>
        </div>
        <p class="quiet small grid__foot">
            <span>{move || {
                let all = page.plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.subscriptions.len()));
                crate::words::rows_of(page.language.get(), u64::from(count.get() > 0), count.get() as u64, all as u64)
            }}</span>
            <span id="grid-help">{page.word(|w| w.grid_help)}</span>
        </p>
    }
}

fn in_sight(grid: &web_sys::HtmlDivElement, row: usize, column: usize) {
    let Some(cell) = document().get_element_by_id(&format!("cell-{row}-{column}")) else { return };
    let Ok(Some(name)) = grid.query_selector(".grid__head .w-name") else { return };
    let (around, cell, name) =
        (grid.get_bounding_client_rect(), cell.get_bounding_client_rect(), name.get_bounding_client_rect());
    if column > 0 && cell.left() < name.right() {
        grid.set_scroll_left(grid.scroll_left() - (name.right() - cell.left()) as i32);
    } else if cell.right() > around.right() {
        grid.set_scroll_left(grid.scroll_left() + (cell.right() - around.right()) as i32 + 2);
    }
}

fn heading(sheet: Sheet, place: usize, column: Shown) -> impl IntoView {
    let page = sheet.page;
    let class = format!("grid__cell grid__cell--head {}", cell::width(column));
    let sorted = move || {
        let (by, down) = sheet.sort.get()?;
        (Some(by) == column).then_some(if down { "descending" } else { "ascending" })
    };
    let sort = move |_| {
        let Some(column) = column else { return };
        sheet.sort.update(|sort| {
            *sort = match *sort {
                Some((by, false)) if by == column => Some((column, true)),
                Some((by, true)) if by == column => None,
                _ => Some((column, false)),
            }
        });
    };
    view! {
        <div class=class role="columnheader" aria-colindex=(place + 1).to_string() aria-sort=sorted on:click=sort>
            <span class="grid__text">{move || cell::name(page.words.get().0, column)}</span>
        </div>
    }
}

fn row(
    sheet: Sheet,
    slot: usize,
    slots: Memo<usize>,
    first: Memo<usize>,
    row_height: RwSignal<i32>,
    grid: NodeRef<html::Div>,
) -> AnyView {
    let page = sheet.page;
    // Slots are a ring: scrolling by one row refills one slot.
    let shown = Memo::new(move |_| {
        let (slots, first) = (slots.get().max(1), first.get());
        first + (slot + slots - first % slots) % slots
    });
    let index = Memo::new(move |_| sheet.rows.with(|rows| rows.get(shown.get()).copied()));
    let texts = Memo::new(move |_| {
        let (language, words) = (page.language.get(), page.words.get().0);
        page.plan.with(|plan| {
            let sub = plan.as_ref()?.subscriptions.get(index.get()?)?;
            let text = |column: Shown| {
                column.map(|column| cell::shown(language, words, column, sub)).unwrap_or_default()
            };
            Some(COLUMNS.map(text))
        })
    });
    let id = Memo::new(move |_| {
        page.plan.with(|plan| Some(plan.as_ref()?.subscriptions.get(index.get()?)?.id.clone()))
    });
    let picked =
        Memo::new(move |_| id.get().is_some_and(|id| sheet.picked.with(|picked| picked.contains(&id))));
    let mark = Memo::new(move |_| {
        let ((row, column), (from_row, from_column)) = (sheet.at.get(), sheet.anchor.get());
        let here = shown.get();
        let any = (row.min(from_row)..=row.max(from_row)).contains(&here);
        let at = (row == here).then_some(column);
        Mark {
            from: column.min(from_column),
            to: column.max(from_column),
            at,
            typing: at.is_some() && sheet.editing.with(Option::is_some),
            any,
        }
    });
    let cells = COLUMNS
        .into_iter()
        .enumerate()
        .map(|(place, column)| {
            let here = Memo::new(move |_| mark.with(|mark| mark.at == Some(place)));
            let selected = Memo::new(move |_| mark.with(|mark| mark.any && (mark.from..=mark.to).contains(&place)));
            let typing = Memo::new(move |_| mark.with(|mark| mark.typing && mark.at == Some(place)));
            let number = column.is_some_and(Column::is_number);
            let class = format!("grid__cell {}{}{}", cell::width(column), cell::card(column), if number { " grid__cell--num" } else { "" });
            let name = move || (!cell::card(column).is_empty()).then(|| cell::name(page.words.get().0, column));
            let press = move |event: web_sys::PointerEvent| {
                if !typing.get_untracked() {
                    sheet.editing.set(None);
                    // A second tap on a cell types into it: fingers have no double click.
                    if event.pointer_type() == "touch" && here.get_untracked() {
                        event.prevent_default();
                        return begin(sheet, None);
                    }
                    sheet.go((shown.get_untracked(), place), event.shift_key());
                    if event.ctrl_key() || event.meta_key() {
                        sheet.pick(shown.get_untracked());
                    }
                }
            };
            let open = move |_| match column {
                Some(_) => begin(sheet, None),
                None => sheet.opened.set(id.get_untracked()),
            };
            let content = move || match (typing.get(), column) {
                (true, Some(column)) => editor(sheet, column, grid),
                (_, None) => outcome(sheet, id, index),
                (_, Some(Column::Product)) => view! {
                    <button class="grid__open" type="button" tabindex="-1"
                        aria-label=page.word(|w| w.details) on:click=move |_| sheet.opened.set(id.get_untracked())>{icon(Icon::Open)}</button>
                    <span class="grid__text">{move || texts.with(|texts| texts.as_ref().map(|texts| texts[place].clone()))}</span>
                }
                .into_any(),
                (_, Some(_)) => view! {
                    <span class="grid__text">{move || texts.with(|texts| texts.as_ref().map(|texts| texts[place].clone()))}</span>
                }
                .into_any(),
            };
            view! {
                <div class=class role="gridcell" data-name=name id=move || format!("cell-{}-{place}", shown.get()) aria-colindex=(place + 1).to_string()
                    aria-selected=move || selected.get().to_string() aria-readonly=column.is_none().then_some("true")
                    class:grid__cell--at=move || here.get() class:grid__cell--in=move || selected.get()
                    on:pointerdown=press on:dblclick=open>
                    {content}
                </div>
            }
        })
        .collect_view();
    let top = move || format!("translateY({}px)", i32::try_from(shown.get()).unwrap_or(0) * row_height.get());
    view! {
        <div class="grid__row" role="row" aria-rowindex=move || (shown.get() + 2).to_string() class:grid__row--picked=move || picked.get()
            aria-selected=move || picked.get().to_string() style:transform=top hidden=move || index.get().is_none()>
            {cells}
        </div>
    }
    .into_any()
}

/// The answer for a row in one line: what happens, when, at what cost.
fn outcome(sheet: Sheet, id: Memo<Option<String>>, index: Memo<Option<usize>>) -> AnyView {
    let page = sheet.page;
    let shown = move || {
        let evaluation = page.evaluation.get()?;
        let view = evaluation.subscriptions.get(index.get()?)?;
        let words = page.words.get();
        let language = page.language.get();
        let Some(option) = view.options.iter().find(|option| Some(option.strategy) == view.chosen) else {
            return Some(
                view! { <span class="tag tag--bad">{icon(Icon::Stop)}{words.not_possible}</span> }.into_any(),
            );
        };
        let strategy = changeover_planner::i18n::labels::strategy(language, option.strategy);
        let day = option
            .new_start
            .map(|day| super::super::super::parts::format::day(language, day))
            .unwrap_or_default();
        let warns = option.findings.iter().any(|finding| finding.severity == "warns");
        let tag = match option.feasibility.as_str() {
            "blocked" => view! { <span class="tag tag--bad">{icon(Icon::Stop)}{words.not_possible}</span> }.into_any(),
            _ if option.gap_days > 0 => {
                view! { <span class="tag tag--bad">{icon(Icon::Warn)}{crate::words::gap_short(language, u64::from(option.gap_days))}</span> }.into_any()
            }
            _ if option.overlap_days > 0 => {
                view! { <span class="tag tag--warn">{page.money(option.overlap_cost)}" · "{crate::words::days(language, u64::from(option.overlap_days))}</span> }.into_any()
            }
            "conditional" => view! { <span class="tag tag--note">{icon(Icon::Note)}{words.to_check}</span> }.into_any(),
            _ if warns => view! { <span class="tag tag--note">{icon(Icon::Check)}{words.fits}</span> }.into_any(),
            _ => view! { <span class="tag tag--good">{icon(Icon::Check)}{words.fits}</span> }.into_any(),
        };
        Some(
            view! { <span class="outcome__what">{strategy}</span><span class="nums">{day}</span>{tag} }
                .into_any(),
        )
    };
    view! {
        <button class="outcome" type="button" tabindex="-1" on:click=move |_| sheet.opened.set(id.get_untracked())>{shown}</button>
    }
    .into_any()
}

fn begin(sheet: Sheet, with: Option<String>) {
    let (row, column) = sheet.at.get_untracked();
    match COLUMNS.get(column) {
        Some(Some(column)) => {
            let text = with.or_else(|| sheet.with_sub(row, |sub| column.read(sub)));
            sheet.editing.set(text);
        }
        _ => sheet.opened.set(sheet.id_at(row)),
    }
}

/// Where to go when typing ends.
#[derive(Clone, Copy)]
enum Then {
    Stay,
    Down,
    Up,
    Right,
    Left,
}

fn step(sheet: Sheet, then: Then) {
    let (row, column) = sheet.at.get_untracked();
    let place = match then {
        Then::Stay => (row, column),
        Then::Down => (row + 1, column),
        Then::Up => (row.saturating_sub(1), column),
        Then::Right => (row, column + 1),
        Then::Left => (row, column.saturating_sub(1)),
    };
    sheet.go(place, false);
}

/// The field in the cell of the cursor. What cannot be understood stays, with the reason beside it.
fn editor(sheet: Sheet, column: Column, grid: NodeRef<html::Div>) -> AnyView {
    let page = sheet.page;
    let text = move || sheet.editing.get().unwrap_or_default();
    let typed = move |event: &web_sys::Event| sheet.editing.set(Some(event_target_value(event)));
    let wrong = RwSignal::new(None::<Mistyped>);
    let finish = move |then: Option<Then>| {
        if sheet.editing.with_untracked(Option::is_none) {
            return;
        }
        let (row, _) = sheet.at.get_untracked();
        if let Some(then) = then {
            let (language, words) = (page.language.get_untracked(), page.words.get_untracked().0);
            let key =
                cell::key_of(language, words, column, &sheet.editing.get_untracked().unwrap_or_default());
            let tried = sheet.with_sub(row, |sub| column.write(&mut sub.clone(), &key));
            if let Some(Err(mistyped)) = tried {
                return wrong.set(Some(mistyped));
            }
            let id = sheet.id_at(row);
            sheet.editing.set(None);
            if let Some(id) = id {
                sheet.write(vec![(id, column, key)]);
            }
            step(sheet, then);
        } else {
            sheet.editing.set(None);
        }
        if let Some(grid) = grid.get_untracked() {
            let _ = grid.focus();
        }
    };
    let suggested = matches!(column, Column::Product | Column::TargetProduct).then(|| Suggested::new(sheet));
    let key = move |event: web_sys::KeyboardEvent| {
        event.stop_propagation();
        if suggested.is_some_and(|suggested| suggested.moved(&event.key())) {
            return event.prevent_default();
        }
        let then = match (event.key().as_str(), event.shift_key()) {
            ("Enter", false) => Some(Then::Down),
            ("Enter", true) => Some(Then::Up),
            ("Tab", false) => Some(Then::Right),
            ("Tab", true) => Some(Then::Left),
            ("Escape", _) => None,
            _ => return,
        };
        event.prevent_default();
        if let Some(name) = suggested.and_then(Suggested::chosen).filter(|_| then.is_some()) {
            sheet.editing.set(Some(name.to_owned()));
        }
        finish(then);
    };
    // The field also loses the focus when the screen is left, and its state with it.
    let blurred = move |_| match (wrong.try_get_untracked(), sheet.editing.try_get_untracked()) {
        (Some(wrong), Some(Some(_))) => finish(wrong.is_none().then_some(Then::Stay)),
        _ => {}
    };
    let focus = |element: web_sys::HtmlElement| {
        let act = move || {
            let _ = element.focus();
            if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
                let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(0);
                let _ = input.set_selection_range(end, end);
            }
        };
        // At once where it stands in the page: the next key may follow within the same frame.
        leptos::task::spawn_local(async move { act() });
    };
    if column.choices().is_empty() {
        let node = NodeRef::<html::Input>::new();
        Effect::new(move |_| {
            if let Some(input) = node.get() {
                focus(input.unchecked_into())
            }
        });
        let offers = suggested.map(|suggested| {
            let label = Signal::derive(move || cell::name(page.words.get().0, Some(column)));
            suggested.list(label, move |name| {
                sheet.editing.set(Some(name.to_owned()));
                finish(Some(Then::Down));
            })
        });
        view! {
            <input class="grid__input" type="text" node_ref=node prop:value=text autocomplete="off"
                role=suggested.map(|_| "combobox") aria-autocomplete=suggested.map(|_| "list") aria-controls=suggested.map(|_| "suggested")
                aria-expanded=move || suggested.map(|suggested| suggested.any().to_string())
                aria-activedescendant=move || suggested.and_then(Suggested::active)
                spellcheck="false" aria-label=move || cell::name(page.words.get().0, Some(column))
                aria-invalid=move || wrong.get().is_some().to_string()
                aria-describedby=move || wrong.get().map(|_| "grid-wrong")
                on:input=move |event| { wrong.set(None); typed(&event); } on:keydown=key on:blur=blurred />
            {offers}
            {move || wrong.get().map(|mistyped| view! { <span class="grid__wrong" id="grid-wrong" role="alert">{mistyped_word(page.words.get().0, mistyped)}</span> })}
        }
        .into_any()
    } else {
        let node = NodeRef::<html::Select>::new();
        Effect::new(move |_| {
            if let Some(select) = node.get() {
                focus(select.unchecked_into())
            }
        });
        let (language, words) = (page.language.get_untracked(), page.words.get_untracked().0);
        let now = sheet.with_sub(sheet.at.get_untracked().0, |sub| column.read(sub)).unwrap_or_default();
        sheet.editing.set(Some(now.clone()));
        let empty = matches!(column, Column::TargetTerm | Column::TargetBilling)
            .then(|| view! { <option value="">{words.same}</option> });
        let options = column
            .choices()
            .iter()
            .map(|key| view! { <option value=*key selected=*key == now>{cell::choice(language, words, column, key)}</option> })
            .collect_view();
        view! {
            <select class="grid__input" node_ref=node aria-label=cell::name(words, Some(column))
                on:change=move |event| typed(&event) on:keydown=key on:blur=blurred>{empty}{options}</select>
        }
        .into_any()
    }
}

/// What was wrong with a typed text.
pub fn mistyped_word(words: &'static Words, mistyped: Mistyped) -> &'static str {
    match mistyped {
        Mistyped::Count => words.mistyped_count,
        Mistyped::Day => words.mistyped_day,
        Mistyped::Amount => words.mistyped_amount,
        Mistyped::Choice => words.mistyped_choice,
        Mistyped::Empty => words.mistyped_empty,
    }
}

fn keys(sheet: Sheet, event: &web_sys::KeyboardEvent, page_rows: i32) {
    if sheet.editing.with_untracked(Option::is_some) {
        // Typed before the field has the focus: it belongs into the field.
        let key = event.key();
        if key.chars().count() == 1 && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            sheet.editing.update(|text| text.get_or_insert_default().push_str(&key));
        }
        return;
    }
    let (row, column) = sheet.at.get_untracked();
    let last = sheet.rows.with_untracked(Vec::len).saturating_sub(1);
    let (strong, shift) = (event.ctrl_key() || event.meta_key(), event.shift_key());
    let page = usize::try_from(page_rows - 2).unwrap_or(10).max(1);
    let end = COLUMNS.len() - 1;
    let key = event.key();
    let place = match (key.as_str(), strong) {
        ("ArrowDown", true) => (last, column),
        ("ArrowUp", true) => (0, column),
        ("ArrowRight", true) => (row, end),
        ("ArrowLeft", true) => (row, 0),
        ("ArrowDown", false) => (row + 1, column),
        ("ArrowUp", false) => (row.saturating_sub(1), column),
        ("ArrowRight", false) => (row, column + 1),
        ("ArrowLeft", false) => (row, column.saturating_sub(1)),
        ("Home", false) => (row, 0),
        ("End", false) => (row, end),
        ("Home", true) => (0, 0),
        ("End", true) => (last, end),
        ("PageDown", _) => (row + page, column),
        ("PageUp", _) => (row.saturating_sub(page), column),
        _ => {
            let acted = match (key.as_str(), strong) {
                ("Enter", true) => {
                    sheet.opened.set(sheet.id_at(row));
                    true
                }
                ("Enter" | "F2", false) => {
                    begin(sheet, None);
                    true
                }
                ("Escape", _) => {
                    sheet.go((row, column), false);
                    sheet.picked.update(std::collections::BTreeSet::clear);
                    true
                }
                ("Delete" | "Backspace", false) => {
                    sheet.clear();
                    true
                }
                (" ", _) => {
                    sheet.pick(row);
                    true
                }
                ("a" | "ф", true) => {
                    sheet.pick_all();
                    true
                }
                (typed, false) if typed.chars().count() == 1 && !event.alt_key() => {
                    begin(sheet, Some(typed.to_owned()));
                    true
                }
                _ => false,
            };
            if acted {
                event.prevent_default();
            }
            return;
        }
    };
    event.prevent_default();
    sheet.go(place, shift);
}

fn copy(sheet: Sheet, event: &web_sys::ClipboardEvent) {
    if sheet.editing.with_untracked(Option::is_some) {
        return;
    }
    if let Some(data) = event.clipboard_data() {
        event.prevent_default();
        let _ = data.set_data("text/plain", &sheet.copy());
    }
}

fn paste(sheet: Sheet, event: &web_sys::ClipboardEvent) {
    if sheet.editing.with_untracked(Option::is_some) {
        return;
    }
    let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
    if !text.is_empty() {
        event.prevent_default();
        sheet.paste(&text);
    }
}
