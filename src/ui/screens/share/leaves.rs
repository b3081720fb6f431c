//! What leaves for the chosen reader, field by field, and what was taken out.

use leptos::prelude::*;

use super::{Sending, standing};
use crate::words;

/// See the module.
#[component]
pub(super) fn Leaves(sending: Sending) -> impl IntoView {
    let page = sending.page;
    let counts = move || {
        let language = page.language.get();
        sending.leaving.answer.with(|leaving| {
            leaving.as_ref().map(|leaving| {
                (
                    words::share::fields(language, u64::from(leaving.count)),
                    words::share::fields(language, u64::from(leaving.taken_count)),
                )
            })
        })
    };
    let fields = move || {
        let w = page.words.get().0.share;
        let leaving = sending.leaving.answer.get()?;
        let more = leaving.count as usize > leaving.fields.len();
        let mut before = String::new();
        let rows = leaving
            .fields
            .into_iter()
            .map(|[subject, field, value]| {
                let first = subject != before;
                before.clone_from(&subject);
                view! {
                    {first.then(|| view! { <tr class="leaves__subject"><th scope="rowgroup" colspan="2">{subject}</th></tr> })}
                    <tr><th scope="row">{field}</th><td>{value}</td></tr>
                }
            })
            .collect_view();
        Some(view! {
            <div class="leaves__fields scroll" tabindex="0" role="region" aria-label=w.leaves>
                <table class="table table--plain"><tbody>{rows}</tbody></table>
                {more.then(|| view! { <p class="quiet small">{w.more_fields}</p> })}
            </div>
        })
    };
    let taken = move || {
        let w = page.words.get().0.share;
        let leaving = sending.leaving.answer.get()?;
        let list = leaving.taken.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
        Some(if leaving.taken_count == 0 {
            view! { <p class="quiet">{w.nothing_taken}</p> }.into_any()
        } else {
            view! { <ul class="leaves__taken">{list}</ul> }.into_any()
        })
    };
    view! {
        <details class="leaves fold sheet" aria-busy=move || sending.leaving.busy.get().to_string()>
            <summary>
                <span class="fold__name">{sending.word(|w| w.leaves)}</span>
                <span class="quiet small">{move || counts().map(|(leaves, _)| leaves)}</span>
                <span class="quiet small leaves__out">{move || counts().map(|(_, taken)| format!("{}: {taken}", page.words.get().0.share.taken_out))}</span>
            </summary>
            <div class="fold__body leaves__body">
                <p class="quiet small leaves__says">{sending.word(|w| w.leaves_says)}</p>
                {fields}
                <section aria-labelledby="taken-out"><h3 id="taken-out">{sending.word(|w| w.taken_out)}</h3>{taken}</section>
            </div>
        </details>
        {standing(page, sending.leaving.failed)}
    }
}
