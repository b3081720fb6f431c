//! A table of plain cells, and the shapes of a drawing: one place for both, so that each screen adds data and not program.

use leptos::prelude::*;

use crate::{ui::Page, words::work::more};

/// A cell.
pub enum Cell {
    /// Names its row.
    Name(AnyView),
    /// A figure, aligned right; the class says more of it.
    Figure(&'static str, String),
    /// Anything.
    View(AnyView),
}

/// A column: its heading, and whether it holds figures.
pub type Column = (&'static str, bool);

/// A table; where the window is narrow a row is a card, and each cell bears the name of its column.
pub fn table(label: &'static str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> AnyView {
    let heads: Vec<AnyView> = columns
        .iter()
        .map(|(name, figures)| {
            view! { <th scope="col" class=if *figures { "num" } else { "" }>{*name}</th> }.into_any()
        })
        .collect();
    let rows: Vec<AnyView> = rows
        .into_iter()
        .map(|cells| {
            let cells: Vec<AnyView> =
                cells.into_iter().zip(&columns).map(|(content, (name, _))| cell(content, name)).collect();
            view! { <tr>{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <div class="sheet scroll" tabindex="0" role="region" aria-label=label>
            <table class="table table--cards"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

/// A way to what a long list does not show yet, `by` so many at a time.
pub fn show_more(page: Page, all: usize, most: RwSignal<usize>, by: usize) -> Option<AnyView> {
    let left = all.checked_sub(most.get()).filter(|left| *left > 0)?;
    let name = more(page.language.get(), left);
    let show = move |_| most.update(|most| *most += by);
    Some(
        view! { <button class="button button--quiet" type="button" on:click=show>{name}</button> }.into_any(),
    )
}

fn cell(cell: Cell, name: &'static str) -> AnyView {
    let (class, content) = match cell {
        Cell::Name(content) => return view! { <th scope="row">{content}</th> }.into_any(),
        Cell::Figure(class, text) => (format!("num {class}"), text.into_any()),
        Cell::View(content) => (String::new(), content),
    };
    view! { <td class=class data-name=name>{content}</td> }.into_any()
}

/// A line or a shape.
pub fn path(class: &'static str, d: impl Into<String>) -> AnyView {
    let d: String = d.into();
    view! { <path class=class d=d /> }.into_any()
}

/// Words in a drawing; `anchor` is SVG's.
pub fn text(class: &'static str, x: f64, y: f64, anchor: &'static str, words: String) -> AnyView {
    view! { <text class=class x=x.to_string() y=y.to_string() text-anchor=anchor>{words}</text> }.into_any()
}

/// A circle.
pub fn circle(class: &'static str, x: f64, y: f64, radius: f64) -> AnyView {
    view! { <circle class=class cx=x.to_string() cy=y.to_string() r=radius.to_string() /> }.into_any()
}

/// Signs and what they stand for.
pub fn legend(entries: &[(&'static str, &'static str, &'static str)]) -> AnyView {
    let items: Vec<AnyView> = entries
        .iter()
        .map(|(class, sign, name)| {
            view! { <li><svg width="26" height="13" aria-hidden="true"><path class=*class d=*sign /></svg>{*name}</li> }.into_any()
        })
        .collect();
    view! { <ul class="legend">{items}</ul> }.into_any()
}
