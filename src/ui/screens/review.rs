//! What was dropped, before it becomes part of a plan: every row with what became of it, what the files leave open, and
//! what is to be taken. The office has read the files; this screen shows what it says.

mod asked;
mod changes;
mod files;

use changeover_office::messages::{ChangeLook, TableLook};
use changeover_planner::document::{Document, OpenError};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        Page, browser,
        parts::{own_lists, table::show_more},
    },
    opening::Arrival,
};
use crate::{
    app::{Arrived, Event, Msg, Stage, Standing, Trouble},
    words::{self, Words},
};

/// Plans handed to storage at a time.
const AT_ONCE: usize = 25;

/// Plans shown whole before more are asked for.
const AT_FIRST: usize = 12;

/// See the module.
#[component]
pub fn Review() -> impl IntoView {
    let page = Page::here();
    let review = Memo::new(move |_| page.workspace.with(|state| state.review.clone()));
    let rows = files::OpenRows::new(page);
    let most = RwSignal::new(AT_FIRST);
    move || {
        let w = page.words.get();
        let Some(review) = review.get() else {
            return view! { <h1 tabindex="-1">{w.review.title}</h1><p class="empty">{w.review.nothing}</p> }
                .into_any();
        };
        let look = &review.look;
        let mut parts: Vec<AnyView> = vec![stage(page, &review.stage)];
        if !review.documents.is_empty() {
            let alone = review.documents.len() == 1 && look.files.is_empty();
            let shown = review.documents.iter().take(most.get());
            let list = shown.map(|arrived| arrival(page, alone, arrived)).collect_view();
            let all = keep_all(page, &review.documents);
            let more = show_more(page, review.documents.len(), most, AT_FIRST);
            parts.push(section(
                w.arrived,
                "",
                view! { {all}<ul class="arrivals">{list}</ul>{more} }.into_any(),
            ));
        }
        let files = look.files.iter().enumerate();
        let files: Vec<AnyView> = files.map(|(at, file)| files::file(page, at, file, rows)).collect();
        parts.push(view! { <div class="files">{files}</div> }.into_any());
        if !look.own.is_empty() {
            let inside = own_lists::arrived(page, &look.own);
            parts.push(section(w.own.title, w.own.says, inside));
        }
        if !look.questions.is_empty() {
            let asked: Vec<AnyView> =
                look.questions.iter().map(|asked| asked::question(page, asked)).collect();
            parts.push(section(w.review.questions, w.review.once, asked.into_any()));
        }
        if !look.inventories.is_empty() && review.into.is_none() {
            let inside = changes::inventories(page, &review);
            parts.push(section(w.review.inventories, w.review.inventories_says, inside));
        }
        match &look.changes {
            Some(list) if look.found.total > 0 => {
                let says = if list.is_empty() { w.review.no_changes } else { w.review.changes_says };
                parts.push(section(w.review.changes, says, changes::list(page, &review, list)));
            }
            _ if look.found.total > 0 => {
                parts.push(section(w.review.found, "", table(page, &look.found)));
            }
            _ => {}
        }
        parts.push(bar(page, &review));
        view! { <h1 tabindex="-1">{w.review.title}</h1>{parts} }.into_any()
    }
}

/// A part of the screen under a heading.
fn section(title: &'static str, says: &'static str, inside: AnyView) -> AnyView {
    let says = (!says.is_empty()).then(|| view! { <p class="quiet">{says}</p> }.into_any());
    view! { <section class="review"><h2>{title}</h2>{says}{inside}</section> }.into_any()
}

/// How far reading is; heard as well as seen.
fn stage(page: Page, stage: &Stage) -> AnyView {
    let (w, language) = (page.words.get(), page.language.get());
    let stop = move |_| page.tell(Msg::Intake(Event::Dismissed));
    let going = |text: String, of: Option<(u64, u64)>| {
        let bar = match of {
            Some((done, total)) => view! { <progress class="reading__bar" max=total.to_string() value=done.to_string() aria-label=w.review.reading></progress> }.into_any(),
            None => view! { <progress class="reading__bar" aria-label=w.review.working></progress> }.into_any(),
        };
        view! { <div class="reading sheet">{bar}<p class="reading__text nums">{text}</p><button class="button" type="button" on:click=stop>{w.review.stop}</button></div> }.into_any()
    };
    let inside = match stage {
        Stage::Reading(done, total) if *total > 0 => going(
            format!("{}: {}", w.review.reading, words::bytes_of(language, *done, *total)),
            Some((*done, *total)),
        ),
        Stage::Reading(..) => going(w.review.reading.to_owned(), None),
        Stage::Working => going(w.review.working.to_owned(), None),
        Stage::Ready => ().into_any(),
        Stage::Failed(trouble) => {
            let text = match trouble {
                Trouble::Unavailable => w.review.failed_unavailable,
                Trouble::Unreadable => w.review.failed_unreadable,
                Trouble::Crashed => w.review.failed_crashed,
                Trouble::Refused(_) => w.review.failed_refused,
            };
            let detail = if let Trouble::Refused(detail) = trouble { detail.clone() } else { String::new() };
            view! { <div class="finding finding--blocks" role="alert"><div class="finding__body"><p>{text}</p><p class="quiet small">{detail}</p></div></div> }.into_any()
        }
    };
    view! { <div aria-busy=matches!(stage, Stage::Reading(..) | Stage::Working).to_string()>{inside}</div> }
        .into_any()
}

/// Several plans that are all new are kept with one press: a file may hold those of a whole portfolio.
fn keep_all(page: Page, arrived: &[Arrived]) -> Option<AnyView> {
    let fresh: Vec<_> = arrived
        .iter()
        .filter(|arrived| arrived.standing == Standing::New)
        .filter_map(|arrived| arrived.document.as_ref().ok().cloned())
        .collect();
    let count = changeover_planner::i18n::number(fresh.len() as u64);
    let keep = move |_| {
        let fresh = fresh.clone();
        spawn_local(async move {
            for some in fresh.chunks(AT_ONCE) {
                for document in some {
                    let (document, id) = (Box::new(Document::clone(document)), browser::new_id());
                    page.tell(Msg::ArrivalKept { document, id, show: false });
                }
                // The next when these are safe: a browser that has thousands to write answers none of them in time.
                while page.workspace.with_untracked(|state| state.is_storing()) {
                    browser::rest().await;
                }
            }
        });
    };
    let name = page.words.get().review.keep_all;
    (arrived.len() > 1 && count != "0")
        .then(|| view! { <div class="bar"><button class="button button--primary" type="button" on:click=keep>{name}": "{count}</button></div> }.into_any())
}

/// `alone`: nothing else came with it, so that keeping it leads to it.
fn arrival(page: Page, alone: bool, arrived: &Arrived) -> AnyView {
    let w: &'static Words = page.words.get().0;
    match &arrived.document {
        Err(error) => {
            let tag =
                if matches!(error, OpenError::TooNew { .. }) { "tag tag--warn" } else { "tag tag--bad" };
            view! { <li class="plans__item plans__item--bad"><span class="plans__title">{arrived.file.clone()}</span><span class=tag>{w.unreadable}</span><span class="plans__about">{error.to_string()}</span></li> }.into_any()
        }
        Ok(document) => {
            let document = (**document).clone();
            view! { <li><Arrival document remember=false show=alone /></li> }.into_any()
        }
    }
}

/// Rows in words; the first cell of a row names it.
fn table(page: Page, table: &TableLook) -> AnyView {
    let numeric: Vec<bool> = table.heads.iter().map(|head| head.starts_with('>')).collect();
    let class = |at: usize| if numeric.get(at) == Some(&true) { "num" } else { "" };
    let heads: Vec<AnyView> = table
        .heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            view! { <th scope="col" class=class(at)>{head.trim_start_matches('>').to_owned()}</th> }
                .into_any()
        })
        .collect();
    let rows: Vec<AnyView> = table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<AnyView> = row
                .iter()
                .enumerate()
                .map(|(at, cell)| {
                    if at == 0 {
                        view! { <th scope="row">{cell.clone()}</th> }.into_any()
                    } else {
                        view! { <td class=class(at)>{cell.clone()}</td> }.into_any()
                    }
                })
                .collect();
            view! { <tr>{cells}</tr> }.into_any()
        })
        .collect();
    let left = (table.total as usize).saturating_sub(table.rows.len());
    let left = (left > 0).then(|| more(page, left));
    view! { <div class="sheet scroll" tabindex="0"><table class="table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{left} }.into_any()
}

/// "and more: 12".
fn more(page: Page, left: usize) -> AnyView {
    let text = format!("{}: {}", page.words.get().review.more, changeover_planner::i18n::number(left as u64));
    view! { <p class="quiet small">{text}</p> }.into_any()
}

fn bar(page: Page, review: &crate::app::Review) -> AnyView {
    let (w, language) = (page.words.get(), page.language.get());
    let found = review.accepted();
    let plans = review.plans();
    let ready = review.stage == Stage::Ready;
    let changes: Option<&Vec<ChangeLook>> = review.look.changes.as_ref();
    let says = if review.look.found.total > 0 {
        words::subscriptions(language, u64::from(found))
    } else if ready && review.documents.is_empty() && review.look.own.is_empty() {
        w.review.nothing.to_owned()
    } else {
        String::new()
    };
    let word = match (changes, plans) {
        (Some(_), _) => w.review.accept_into.to_owned(),
        (None, 0 | 1) => w.review.accept_new.to_owned(),
        (None, plans) => words::make_plans(language, plans as u64),
    };
    let accept = move |_| {
        let ids = (0..plans).map(|_| browser::new_id()).collect();
        page.tell(Msg::Intake(Event::Accepted { ids }));
    };
    let accept = (found > 0).then(|| view! { <button class="button button--primary" type="button" disabled=!ready on:click=accept>{word}</button> }.into_any());
    view! {
        <div class="bar">
            <div class="bar__push">{says}</div>
            <button class="button" type="button" on:click=move |_| page.tell(Msg::Intake(Event::Dismissed))>{w.review.dismiss}</button>
            {accept}
        </div>
    }
    .into_any()
}
