//! Price lists and product names of one's own: what came with the files, what is kept, and the way to take it along.

use changeover_office::messages::{KeepOwn, OwnLists, OwnLook, OwnPart, OwnTable};
use leptos::{prelude::*, task::spawn_local};

use super::super::{Page, office};
use crate::{
    app::{Event, Msg},
    words,
};

fn list(page: Page, lists: &[OwnLook]) -> AnyView {
    let language = page.language.get();
    let items = lists.iter().map(|list| {
        let amount = words::own_amount(language, list.prices, list.names);
        view! { <li><span>{list.source.clone()}</span>" "<span class="quiet small nums">{amount}</span></li> }
            .into_any()
    });
    view! { <ul class="own-lists">{items.collect::<Vec<AnyView>>()}</ul> }.into_any()
}

/// What came with the files that are looked at, to be kept.
pub fn arrived(page: Page, lists: &[OwnLook]) -> AnyView {
    let kept = RwSignal::new(false);
    let keep = move |_| {
        let (own, today) =
            page.workspace.with_untracked(|state| (state.own.clone(), state.today.to_string()));
        spawn_local(async move {
            if let Ok(own) = office::ask(&KeepOwn { own, today }).await {
                page.tell(Msg::Intake(Event::OwnKept(own)));
                kept.set(true);
            }
        });
    };
    let state = move || {
        let w = page.words.get();
        match (kept.get(), page.workspace.with(|state| state.own_unkept)) {
            (false, _) => {
                view! { <div><button class="button" type="button" on:click=keep>{w.own.keep}</button></div> }
                    .into_any()
            }
            (true, false) => view! { <p class="quiet" role="status">{w.own.kept}</p> }.into_any(),
            (true, true) => view! { <p role="alert">{w.own.no_room}</p> }.into_any(),
        }
    };
    view! { {list(page, lists)}{state} }.into_any()
}

/// What is kept.
#[component]
pub fn KeptLists() -> impl IntoView {
    let page = Page::here();
    let own = Memo::new(move |_| page.workspace.with(|state| state.own.clone()));
    let lists = RwSignal::new(Vec::<OwnLook>::new());
    Effect::new(move |_| {
        let own = own.get();
        if own.is_empty() {
            return lists.set(Vec::new());
        }
        spawn_local(async move {
            if let Ok(found) = office::ask(&OwnLists { own }).await {
                lists.try_set(found);
            }
        });
    });
    let save = move |part: OwnPart, name: &'static str| {
        let own = own.get_untracked();
        spawn_local(async move {
            if let Ok((_, bytes)) = office::make(&OwnTable { own, part }, Vec::new()).await {
                bytes.download(name, "text/csv");
            }
        });
    };
    let inside = move || {
        let w = page.words.get();
        if own.with(String::is_empty) {
            return view! { <p class="quiet small">{w.own.none}</p> }.into_any();
        }
        view! {
            <p class="quiet small">{w.own.settings_says}</p>
            {move || lists.with(|lists| list(page, lists))}
            <div class="asked">
                <button class="button button--small" type="button" on:click=move |_| save(OwnPart::Prices, "prices.csv")>{w.own.save_prices}</button>
                <button class="button button--small" type="button" on:click=move |_| save(OwnPart::LegacyPrices, "legacy-prices.csv")>{w.own.save_legacy}</button>
                <button class="button button--small" type="button" on:click=move |_| save(OwnPart::Names, "names.csv")>{w.own.save_names}</button>
                <button class="button button--small" type="button" on:click=move |_| page.tell(Msg::Intake(Event::OwnKept(String::new())))>{w.own.forget}</button>
            </div>
        }
        .into_any()
    };
    view! { <fieldset class="question"><legend>{page.word(|w| w.own.title)}</legend>{inside}</fieldset> }
}
