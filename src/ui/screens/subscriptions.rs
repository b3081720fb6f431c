//! The table of subscriptions: a grid with a spreadsheet's keyboard, its tools, and the details of a row.

mod cell;
mod detail;
mod duels;
mod grid;
mod sheet;
mod suggest;
mod tools;

use leptos::prelude::*;

use super::super::{
    Page,
    parts::{Dialog, Icon, icon},
};
use crate::app::Msg;
pub use detail::{choice_of, table};
use sheet::Sheet;

/// See the module.
#[component]
pub fn Subscriptions() -> impl IntoView {
    let page = Page::here();
    let sheet = Sheet::of(page);
    let none = Memo::new(move |_| {
        page.plan.with(|plan| plan.as_ref().is_none_or(|plan| plan.subscriptions.is_empty()))
    });
    let title = Signal::derive(move || {
        let opened = sheet.opened.get();
        page.plan
            .with(|plan| {
                let found =
                    plan.as_ref()?.subscriptions.iter().find(|sub| Some(&sub.id) == opened.as_ref())?;
                Some(format!(
                    "{} · {}",
                    found.product.name,
                    crate::words::seats_plain(page.language.get(), u64::from(found.seats))
                ))
            })
            .unwrap_or_default()
    });
    view! {
        <section class="stack" aria-label=page.word(|w| w.tab_subscriptions)>
            <Show when=move || !none.get() fallback=move || view! {
                <div class="empty">
                    <p>{page.word(|w| w.no_subscriptions)}</p>
                    <button class="button button--primary" type="button" on:click=move |_| page.tell(Msg::RowAdded)>
                        {icon(Icon::Plus)}{page.word(|w| w.add_row)}
                    </button>
                </div>
            }>
                <tools::Tools sheet />
                <grid::Grid sheet />
            </Show>
            <Dialog open=Signal::derive(move || sheet.opened.with(Option::is_some)) close=Callback::new(move |()| sheet.opened.set(None)) title>
                <detail::Detail sheet />
            </Dialog>
        </section>
    }
}
