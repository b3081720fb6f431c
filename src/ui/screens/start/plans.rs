//! The plans of this browser: next deadline, last save, size; all of them to one file and back.

use std::{cmp::Reverse, sync::Arc};

use changeover_planner::{document::Document, model::Date};
use leptos::prelude::*;

use super::super::super::{
    Page, browser,
    parts::{Icon, Safekeeping, file_button, format, icon, table::show_more},
};
use crate::{
    app::{Msg, Route, Tab, backup},
    store::{Kept, Listing},
    words,
};

/// What local storage gives a site in the common browsers, UTF-16 units.
const ROOM: usize = 5 * 1024 * 1024;

/// Plans shown before more are asked for.
const SHOWN: usize = 25;

/// See the module.
#[component]
pub fn MyPlans() -> impl IntoView {
    let page = Page::here();
    let plans = Memo::new(move |_| page.workspace.with(|state| state.plans.clone()));
    let today = move || page.workspace.with(|state| state.today);
    // Units in local storage, and plans that only the database holds.
    let room = Memo::new(move |_| {
        plans.with(|plans| {
            let rooms = || plans.iter().map(|plan| plan.room);
            let units: usize = rooms().filter(|room| room.keyed).map(|room| room.units).sum();
            (units, rooms().filter(|room| !room.keyed).count())
        })
    });
    let save_all = move |_| {
        let documents = page.workspace.with_untracked(|state| state.documents());
        let day = page.workspace.with_untracked(|state| state.today);
        browser::download(&format!("changeover-{day}.json"), "application/json", &backup(&documents));
        page.tell(Msg::BackedUp(documents.len()));
    };
    let most = RwSignal::new(SHOWN);
    // The last saved first.
    let shown = Memo::new(move |_| {
        let mut listed: Vec<Listing> = plans.get();
        listed.sort_by_key(|plan| Reverse(plan.document().map(|document| document.saved_at.clone())));
        listed.truncate(most.get());
        listed
    });
    Effect::new(move |_| {
        if let Some(planner) = page.planner.get() {
            let documents = shown.with(|shown| shown.iter().filter_map(Listing::document).cloned().collect());
            page.glances.work_out(planner, documents);
        }
    });
    let rows = move || shown.get().into_iter().map(|listing| row(page, listing, today())).collect_view();
    let reading = move || page.workspace.with(|state| !state.loaded);
    view! {
        <section class="plans" aria-labelledby="my-plans" aria-busy=move || reading().to_string()>
            <div class="bar">
                <h2 id="my-plans">{page.word(|w| w.my_plans)}</h2>
                <p class="quiet small">{page.word(|w| w.my_plans_says)}</p>
                <div class="bar bar__push">
                    <button class="button" type="button" disabled=move || plans.with(Vec::is_empty) on:click=save_all>
                        {icon(Icon::Save)}{page.word(|w| w.backup_all)}
                    </button>
                    {file_button(page, ".json,application/json", |w| w.restore)}
                </div>
            </div>
            <Safekeeping />
            <Show when=move || page.workspace.with(|state| state.storage_blocked)>
                <p class="finding finding--warns"><span class="finding__sign">{icon(Icon::Warn)}</span>
                    <span>{page.word(|w| w.blocked_storage)}</span></p>
            </Show>
            <Show when=move || !plans.with(Vec::is_empty) fallback=move || view! {
                <p class="empty">{move || if reading() { page.words.get().work.reading } else { page.words.get().no_plans }}</p>
            }>
                <div class="sheet scroll" tabindex="0" role="group" aria-labelledby="my-plans">
                    <table class="table plans__table" aria-labelledby="my-plans">
                        <thead><tr>
                            <th scope="col">{page.word(|w| w.col_plan)}</th>
                            <th scope="col">{page.word(|w| w.col_deadline)}</th>
                            <th scope="col">{page.word(|w| w.col_saved)}</th>
                            <th scope="col" class="num">{page.word(|w| w.col_size)}</th>
                            <th scope="col"><span class="hidden-visually">{page.word(|w| w.col_actions)}</span></th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {move || show_more(page, plans.with(Vec::len), most, 4 * SHOWN)}
                <p class="room small quiet">
                    <label>{page.word(|w| w.room_left)}": "{move || words::size(page.language.get(), room.get().0)}" "{page.word(|w| w.of_room)}" "
                        <meter min="0" max=ROOM high=ROOM * 4 / 5 value=move || room.get().0.to_string() />
                    </label>
                    {move || Some(room.get().1).filter(|count| *count > 0).map(|count| words::keeping::roomier(page.language.get(), count))}
                    <span role="status"><Show when=reading>{page.word(|w| w.work.reading)}</Show></span>
                </p>
            </Show>
        </section>
    }
}

/// The next open step: its day and what it says, once the plan is worked out.
fn next_deadline(page: Page, document: &Arc<Document>) -> Option<Option<(Date, String)>> {
    page.glances.news.track();
    let planner = page.planner.get()?;
    let glance = page.glances.of(document)?;
    let next = glance.open.first();
    Some(next.map(|step| (step.due, (planner.step)(&document.plan, step, page.language.get()).message)))
}

fn row(page: Page, listing: Listing, today: Date) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let id = listing.id.clone();
    let remove = move |_| page.tell(Msg::PlanRemoved(id.clone()));
    let size = words::size(language, listing.room.units);
    match &listing.kept {
        Kept::Unreadable(_, text) => {
            let (name, text) = (listing.id.clone(), Arc::clone(text));
            let save = move |_| browser::download(&format!("{name}.txt"), "text/plain", &text);
            view! {
                <tr>
                    <th scope="row"><code>{listing.id}</code></th>
                    <td colspan="2"><span class="tag tag--bad">{icon(Icon::Stop)}{words.unreadable}</span></td>
                    <td class="num">{size}</td>
                    <td class="plans__acts"><button class="button button--small" type="button" on:click=save>{words.download_raw}</button></td>
                </tr>
            }
            .into_any()
        }
        Kept::Plan(document) => {
            let title =
                if document.title.is_empty() { words.untitled.to_owned() } else { document.title.clone() };
            let address = Route::Plan(document.id.clone(), Tab::default()).address();
            let count = words::subscriptions(language, document.plan.subscriptions.len() as u64);
            let kept = Arc::clone(document);
            let deadline = move || match next_deadline(page, &kept) {
                None => view! { <span class="quiet">"…"</span> }.into_any(),
                Some(None) => view! { <span class="quiet">{words.no_deadline}</span> }.into_any(),
                Some(Some((due, message))) => {
                    let late = due < today;
                    view! {
                        <span class="plans__due">
                            <b>{format::day(language, due)}</b>
                            {late.then(|| view! { <span class="tag tag--bad">{icon(Icon::Clock)}{words.overdue}</span> })}
                            <span class="quiet plans__step">{message}</span>
                        </span>
                    }
                    .into_any()
                }
            };
            let delete_name = format!("{}: {title}", words.delete);
            view! {
                <tr>
                    <th scope="row"><a class="plans__link" href=address>{title}</a><span class="quiet plans__count">{count}</span></th>
                    <td>{deadline}</td>
                    <td class="nowrap">{format::moment(language, &document.saved_at)}</td>
                    <td class="num">{size}</td>
                    <td class="plans__acts">
                        <button class="button button--quiet button--small" type="button" aria-label=delete_name on:click=remove>
                            {icon(Icon::Bin)}
                        </button>
                    </td>
                </tr>
            }
            .into_any()
        }
    }
}
