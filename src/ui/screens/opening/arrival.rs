//! One arrived plan: what it holds, how it stands to the kept one, and what can be done with it.

use changeover_office::messages::{Join, Settle, Stands, Weigh};
use changeover_planner::{
    document::{self, Document},
    i18n::{self, labels},
};
use leptos::{prelude::*, task::spawn_local};

use super::super::super::{
    Page,
    asking::asking,
    browser, office,
    parts::{Icon, format, icon},
};
use crate::{
    app::{Msg, Route, Tab},
    words,
};

/// Rows of the preview.
const ROWS: usize = 12;

/// The plan as its own document; `remember` keeps with it what it was when it came, `show` leads to it once it is kept.
#[component]
pub fn Arrival(document: Document, remember: bool, show: bool) -> impl IntoView {
    let page = Page::here();
    let id = document.id.clone();
    let text = document::save(&document);
    let known = Memo::new(move |_| {
        page.workspace.with(|state| {
            let open = state.open.as_ref().filter(|open| open.envelope.id == id);
            let stored = || state.plans.iter().filter_map(crate::store::Listing::document);
            let found = open
                .map(crate::app::OpenPlan::document)
                .or_else(|| stored().find(|known| known.id == id).map(|known| Document::clone(known)));
            found.filter(|_| !id.is_empty()).map(|known| document::save(&known))
        })
    });
    let asked = text.clone();
    let weighed = asking(move || {
        Some(Weigh {
            language: page.language.get().tag().to_owned(),
            arrived: asked.clone(),
            kept: known.get(),
        })
    });
    let kept_as = RwSignal::new(None::<String>);
    let theirs = RwSignal::new(Vec::<bool>::new());
    let merging = RwSignal::new(false);
    let unmerged = RwSignal::new(false);
    let arrived = StoredValue::new((document.clone(), text.clone()));
    let keep = move |document: Document| {
        let id = browser::new_id();
        let under = if document.id.is_empty() { id.clone() } else { document.id.clone() };
        page.tell(Msg::ArrivalKept { document: Box::new(document), id, show });
        kept_as.set(Some(under));
    };
    let keep_text = move |text: &str| {
        if let Ok(document) = document::open(text) {
            keep(document);
        }
    };
    let take = move || {
        let (document, text) = arrived.get_value();
        if !remember {
            return keep(document);
        }
        spawn_local(async move {
            let settled = office::ask(&Settle { arrived: text }).await.ok();
            match settled {
                Some(text) => keep_text(&text),
                None => keep(document),
            }
        });
    };
    let both = move || {
        let (document, _) = arrived.get_value();
        keep(Document { id: browser::new_id(), revision: 0, ..document });
    };
    let join = move || {
        let Some(kept) = known.get_untracked() else { return };
        let (_, arrived) = arrived.get_value();
        let theirs = theirs.get_untracked();
        spawn_local(async move {
            match office::ask(&Join { arrived, kept, theirs }).await {
                Ok(Some(text)) => {
                    merging.set(false);
                    keep_text(&text);
                }
                _ => unmerged.set(true),
            }
        });
    };
    let standing = move || {
        let w = page.words.get();
        weighed.answer.with(|weighed| {
            weighed.as_ref().map(|weighed| match weighed.standing {
                Stands::New => w.standing_new,
                Stands::Same => w.standing_same,
                Stands::Newer => w.standing_newer,
                Stands::Older => w.standing_older,
                Stands::Conflicting => w.standing_conflicting,
            })
        })
    };
    let differences = move || {
        let w = page.words.get().0.share;
        let weighed = weighed.answer.get().filter(|weighed| weighed.difference_count > 0)?;
        let list =
            weighed.differences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
        Some(view! {
            <details class="fold" open><summary><span class="fold__name">{w.differences}</span><span class="count">{i18n::number(u64::from(weighed.difference_count))}</span></summary>
                <ul class="arrival__list">{list}</ul></details>
        })
    };
    let settling = move || {
        let w = page.words.get().0.share;
        let conflicts = weighed.answer.get().filter(|_| merging.get())?.conflicts;
        let rows = conflicts
            .into_iter()
            .enumerate()
            .map(|(at, sentence)| {
                let side = move |theirs_side: bool, name: &'static str| {
                    let chosen = move || theirs.with(|theirs| theirs.get(at).copied().unwrap_or(false) == theirs_side);
                    let choose = move |_| theirs.update(|theirs| if let Some(side) = theirs.get_mut(at) { *side = theirs_side });
                    view! { <button class="segments__item" type="button" aria-pressed=move || chosen().to_string() on:click=choose>{name}</button> }
                };
                view! { <li class="settle"><p>{sentence}</p><div class="segments">{side(false, w.mine)}{side(true, w.theirs)}</div></li> }
            })
            .collect_view();
        let clean = theirs.with(Vec::is_empty);
        Some(view! {
            <section class="arrival__merge">
                <h3>{if clean { w.merge_clean } else { w.conflicts }}</h3>
                <ul class="arrival__list">{rows}</ul>
                {move || unmerged.get().then(|| view! { <p class="field__error" role="alert">{w.not_merged}</p> })}
                <button class="button button--primary" type="button" on:click=move |_| join()>{w.merge_keep}</button>
            </section>
        })
    };
    let acts = move || {
        let w = page.words.get();
        let weighed = weighed.answer.get()?;
        if let Some(id) = kept_as.get().filter(|_| !show) {
            let address = Route::Plan(id, Tab::default()).address();
            return Some(view! { <span class="save">{icon(Icon::Check)}{w.share.kept}</span><a class="button" href=address>{w.share.show}</a> }.into_any());
        }
        let begin = move |_| {
            let count = weighed.conflicts.len();
            theirs.set(vec![false; count]);
            unmerged.set(false);
            merging.set(true);
        };
        let keep = |class: &'static str, name: &'static str| {
            view! { <button class=class type="button" on:click=move |_| take()>{name}</button> }
        };
        Some(match weighed.standing {
            Stands::New => keep("button button--primary", w.keep_arrived).into_any(),
            Stands::Same => {
                let address =
                    Route::Plan(arrived.with_value(|(document, _)| document.id.clone()), Tab::default())
                        .address();
                view! { <a class="button button--primary" href=address>{w.share.show}</a><button class="button" type="button" on:click=move |_| both()>{w.keep_both}</button> }.into_any()
            }
            standing => {
                let newer = standing == Stands::Newer;
                view! {
                    {keep(if newer { "button button--primary" } else { "button" }, w.replace_stored)}
                    <button class=if newer { "button" } else { "button button--primary" } type="button" aria-expanded=move || merging.get().to_string() on:click=begin>{w.share.merge}</button>
                    <button class="button" type="button" on:click=move |_| both()>{w.keep_both}</button>
                }
                .into_any()
            }
        })
    };
    view! {
        <article class="arrival sheet">
            {move || held(page, &document, text.len())}
            <p class="arrival__standing" role="status">{move || standing().map(|says| view! { <span class="tag tag--note">{says}</span> })}</p>
            {differences}
            {settling}
            <div class="bar arrival__acts">{acts}</div>
        </article>
    }
}

/// What the plan holds, in figures and a table.
fn held(page: Page, document: &Document, size: usize) -> impl IntoView + use<> {
    let w = page.words.get();
    let language = page.language.get();
    let plan = &document.plan;
    let title = if document.title.is_empty() { w.untitled.to_owned() } else { document.title.clone() };
    let done = plan.progress.values().filter(|done| done.done.is_some()).count();
    let count = |n: usize| i18n::number(n as u64);
    let facts: Vec<(&str, String)> = [
        (w.customer_name, plan.customer.name.clone()),
        (w.share.from, plan.partner.name.clone()),
        (w.as_of, i18n::date(language, plan.as_of)),
        (w.share.saved_on, format::moment(language, &document.saved_at)),
        (w.share.revision, count(usize::try_from(document.revision).unwrap_or(usize::MAX))),
        (w.share.steps_done, count(done)),
        (w.share.size, words::share::bytes(language, size)),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .collect();
    let rows = plan
        .subscriptions
        .iter()
        .take(ROWS)
        .map(|sub| {
            view! {
                <tr><th scope="row">{sub.product.name.clone()}</th><td class="num">{i18n::number(u64::from(sub.seats))}</td>
                    <td>{labels::channel(language, sub.channel)}</td><td class="nowrap">{sub.end.map(|day| i18n::date(language, day))}</td></tr>
            }
        })
        .collect_view();
    let all = plan.subscriptions.len();
    view! {
        <h2>{title}</h2>
        <p class="quiet">{words::subscriptions(language, all as u64)}</p>
        <dl class="facts">{facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}</dl>
        <div class="scroll" tabindex="0" role="region" aria-label=w.grid_label>
            <table class="table table--plain">
                <thead><tr><th scope="col">{w.col_product}</th><th scope="col" class="num">{w.col_seats}</th><th scope="col">{w.col_channel}</th><th scope="col">{w.col_end}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(all > ROWS).then(|| view! { <p class="quiet small">{words::rows_of(language, 1, ROWS as u64, all as u64)}</p> })}
    }
}
