//! The letters this plan asks for: chosen, read, copied, saved as mail.

use changeover_office::messages::{Form, LetterText, Letters};
use leptos::{html, prelude::*, task::spawn_local};

use super::{Sending, standing, way};
use crate::ui::{asking::asking, outside, parts::Icon};

/// See the module.
#[component]
pub(super) fn LettersWay(sending: Sending) -> impl IntoView {
    let page = sending.page;
    let letters = asking(move || Some(Letters(sending.to())));
    let chosen = RwSignal::new(String::new());
    let all = Memo::new(move |_| letters.answer.get().unwrap_or_default());
    let shown = Memo::new(move |_| {
        all.with(|all| {
            let of = chosen.with(|id| all.iter().find(|letter| letter.id == *id).cloned());
            of.or_else(|| all.first().cloned())
        })
    });
    let list = move || {
        all.get()
            .into_iter()
            .map(|letter| {
                let (id, own) = (letter.id.clone(), letter.id);
                let pressed = move || shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.id == own));
                view! {
                    <li><button class="letters__item" type="button" aria-pressed=move || pressed().to_string() on:click=move |_| chosen.set(id.clone())>
                        <span>{letter.subject}</span><span class="letters__to">{letter.to}</span></button></li>
                }
            })
            .collect_view()
    };
    let body = view! {
        {standing(page, letters.failed)}
        <Show when=move || !all.with(Vec::is_empty)
            fallback=move || (!letters.busy.get()).then(|| view! { <p class="quiet">{sending.word(|w| w.letters_none)}</p> })>
            <label class="field letters__from"><span class="field__label">{sending.word(|w| w.your_address)}</span>
                <input class="input" type="email" autocomplete="email" maxlength="200" aria-describedby="your-address"
                    prop:value=move || sending.letterhead.with(|letterhead| letterhead.address.clone())
                    on:change=move |event| {
                        sending.letterhead.update(|letterhead| letterhead.address = event_target_value(&event).trim().to_owned());
                        sending.letterhead.with_untracked(outside::write_letterhead);
                    } />
                <span class="quiet small" id="your-address">{sending.word(|w| w.your_address_says)}</span></label>
            <div class="letters" aria-busy=move || letters.busy.get().to_string()>
                <ul class="letters__list">{list}</ul>
                {move || shown.get().map(|letter| view! { <Letter sending letter /> })}
            </div>
        </Show>
    };
    way(sending, Icon::Pen, "way-out--wide", |w| w.letters, |w| w.letters_says, body.into_any())
}

#[component]
fn Letter(sending: Sending, letter: LetterText) -> impl IntoView {
    let page = sending.page;
    let body = NodeRef::<html::P>::new();
    let copied = RwSignal::new(None::<bool>);
    let text = format!("{}\n\n{}", letter.subject, letter.body);
    let copy = move |_| {
        let (text, place) = (text.clone(), body.get_untracked().map(Into::into));
        spawn_local(async move {
            copied.set(Some(outside::copy(&text, place.as_ref()).await));
        });
    };
    let told = move || {
        let w = page.words.get().0.share;
        copied.get().map(|copied| if copied { w.copied } else { w.not_copied })
    };
    let (id, subject) = (letter.id, letter.subject.clone());
    let save =
        move |_| sending.make(Form::Mail(id.clone()), false, format!("{subject}.eml"), "message/rfc822");
    view! {
        <article class="letter" lang=move || sending.language.get().tag()>
            <dl class="letter__head">
                <dt>{sending.word(|w| w.letter_to)}</dt><dd>{letter.to}</dd>
                <dt>{sending.word(|w| w.letter_subject)}</dt><dd>{letter.subject}</dd>
            </dl>
            <p class="letter__body" node_ref=body tabindex="-1">{letter.body}</p>
            <div class="way-out__acts">
                <button class="button button--primary" type="button" on:click=copy>{sending.word(|w| w.copy)}</button>
                <button class="button" type="button" on:click=save>{sending.word(|w| w.eml)}</button>
                <span class="small" role="status">{told}</span>
            </div>
        </article>
    }
}
