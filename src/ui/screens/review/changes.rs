//! What is picked of what was read: customers, the currency, changes of a plan.

use changeover_office::messages::{ChangeKind, ChangeLook};
use leptos::{ev, prelude::*};

use super::super::super::Page;
use crate::{
    app::{Event, Msg, Pick, Review},
    words,
};

fn pick(page: Page, pick: Pick) {
    page.tell(Msg::Intake(Event::Picked(pick)));
}

fn check(label: String, on: bool, act: impl Fn(bool) + 'static) -> AnyView {
    let changed = move |event: ev::Event| act(event_target_checked(&event));
    view! { <label class="check"><input type="checkbox" prop:checked=on on:change=changed /><span>{label}</span></label> }.into_any()
}

/// Which inventories become a plan.
pub(super) fn inventories(page: Page, review: &Review) -> AnyView {
    let (w, language) = (page.words.get(), page.language.get());
    let list = review.look.inventories.iter().enumerate().map(|(at, inventory)| {
        let label = format!(
            "{} · {}",
            inventory.name,
            words::subscriptions(language, u64::from(inventory.subscriptions))
        );
        check(label, review.picks.inventories.get(at) == Some(&true), move |on| {
            pick(page, Pick::Inventory(at, on))
        })
    });
    let list: Vec<AnyView> = list.collect();
    view! {
        <div class="asked">
            <button class="button button--small" type="button" on:click=move |_| pick(page, Pick::Inventories(true))>{w.review.all}</button>
            <button class="button button--small" type="button" on:click=move |_| pick(page, Pick::Inventories(false))>{w.review.none}</button>
        </div>
        <div class="review__picks sheet">{list}</div>
    }
    .into_any()
}

/// What a newer export says about the plan, each to be accepted by itself.
pub(super) fn list(page: Page, review: &Review, changes: &[ChangeLook]) -> AnyView {
    let w = page.words.get();
    let items = changes.iter().enumerate().map(|(at, change)| {
        let on = |which: usize| review.picks.changes.get(at).and_then(|on| on.get(which)) == Some(&true);
        let differ = move |which| move |on| pick(page, Pick::Difference(at, which, on));
        let (tag, word) = match change.kind {
            ChangeKind::New => ("tag tag--good", w.review.change_new),
            ChangeKind::Gone => ("tag tag--bad", w.review.change_gone),
            ChangeKind::Changed => ("tag tag--note", w.review.change_changed),
        };
        let inside: Vec<AnyView> = if change.kind == ChangeKind::Changed {
            let differences = change.differences.iter().enumerate();
            let each = differences.map(|(which, text)| check(text.clone(), on(which), differ(which)));
            let head = view! { <p class="review__change">{change.title.clone()}</p> }.into_any();
            std::iter::once(head).chain(each).collect()
        } else {
            vec![check(change.title.clone(), on(0), differ(0))]
        };
        view! { <li><span class=tag>{word}</span><div class="stack">{inside}</div></li> }.into_any()
    });
    let items: Vec<AnyView> = items.collect();
    view! { <ul class="review__changes sheet">{items}</ul> }.into_any()
}
