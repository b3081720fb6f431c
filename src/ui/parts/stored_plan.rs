//! One stored plan in a list: readable or not, always with a way out.

use changeover_planner::i18n;
use leptos::prelude::*;

use super::super::{Page, browser, screens::next_deadline};
use crate::{
    app::{Msg, Route, Tab},
    store::{Kept, Unreadable},
    words,
};

/// See the module.
#[component]
pub fn StoredPlan(id: String) -> impl IntoView {
    let page = Page::here();
    let wanted = id.clone();
    let listing = Memo::new(move |_| {
        page.workspace.with(|state| state.plans.iter().find(|plan| plan.id == wanted).cloned())
    });
    move || {
        let listing = listing.get()?;
        let w = page.words.get();
        let language = page.language.get();
        let remove = {
            let id = id.clone();
            move |_| page.tell(Msg::PlanRemoved(id.clone()))
        };
        Some(match listing.kept {
            Kept::Plan(document) => {
                let title =
                    if document.title.is_empty() { w.untitled.to_owned() } else { document.title.clone() };
                let today = page.workspace.with_untracked(|state| state.today);
                let deadline = next_deadline(&document, today);
                let about = words::subscriptions(language, document.plan.subscriptions.len() as u64);
                let name = title.clone();
                view! {
                    <li class="plans__item">
                        <a class="plans__title" href=Route::Plan(id.clone(), Tab::default()).address()>{title}</a>
                        <span class="plans__about">{about}</span>
                        <span class="plans__due">
                            {deadline.map(|day| format!("{}: {}", w.col_deadline, i18n::date(language, day)))}
                        </span>
                        <span class="plans__saved quiet small">
                            {format!("{} {} · {}", w.col_saved, document.saved_at.get(..16).unwrap_or("—").replace('T', " "), words::size(listing.units))}
                        </span>
                        <button class="button button--quiet button--small" type="button" aria-label=format!("{} {name}", w.delete) on:click=remove>{w.delete}</button>
                    </li>
                }
                .into_any()
            }
            Kept::Unreadable(reason) => {
                let why = match reason {
                    Unreadable::Torn => String::new(),
                    Unreadable::Document(error) => error.to_string(),
                };
                let text = listing.text.clone();
                let file = format!("{id}.txt");
                view! {
                    <li class="plans__item plans__item--bad">
                        <span class="plans__title">{id.clone()}</span>
                        <span class="plans__about">{format!("{} {why}", w.unreadable)}</span>
                        <button class="button button--small" type="button" on:click=move |_| browser::download(&file, "text/plain", &text)>{w.download_raw}</button>
                        <button class="button button--quiet button--small" type="button" on:click=remove>{w.delete}</button>
                    </li>
                }
                .into_any()
            }
        })
    }
}
