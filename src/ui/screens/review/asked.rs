//! Questions the files leave open: chosen, or typed.

use changeover_office::messages::{Asked, Field, Given};
use leptos::{ev, prelude::*};

use super::super::super::Page;
use crate::app::{Event, Msg};

/// More choices than these are a list to unfold.
const BUTTONS: usize = 6;

/// One question with the way to answer it.
pub(super) fn question(page: Page, asked: &Asked) -> AnyView {
    let fields = fields(page, asked);
    let class = if asked.fields.len() > 1 { "facts-panel__grid" } else { "asked" };
    view! { <fieldset class="question" data-question=asked.id.clone()><legend>{asked.text.clone()}</legend><div class=class>{fields}</div></fieldset> }.into_any()
}

/// The fields of a question.
pub(super) fn fields(page: Page, asked: &Asked) -> Vec<AnyView> {
    asked.fields.iter().map(|field| self::field(page, &asked.id, field)).collect()
}

fn field(page: Page, question: &str, field: &Field) -> AnyView {
    let w = page.words.get();
    let (question, key) = (question.to_owned(), field.key.clone());
    let give = move |value: String| {
        let given = Given { question: question.clone(), field: key.clone(), value };
        page.tell(Msg::Intake(Event::Given(given)));
    };
    let typed = {
        let give = give.clone();
        move |event: ev::Event| give(event_target_value(&event))
    };
    let label = || if field.label.is_empty() { w.review.pick.to_owned() } else { field.label.clone() };
    if field.choices.is_empty() {
        let hint = if field.label.is_empty() { "" } else { w.review.price_unit };
        return view! { <label class="field"><span class="field__label">{label()}</span><input class="input" type="text" placeholder=hint value=field.value.clone() on:change=typed /></label> }.into_any();
    }
    if field.label.is_empty() && field.choices.len() <= BUTTONS {
        let buttons: Vec<AnyView> = field
            .choices
            .iter()
            .map(|choice| {
                let (give, key) = (give.clone(), choice.key.clone());
                let chosen = choice.key == field.value;
                view! { <button class="button button--small" type="button" aria-pressed=chosen.to_string() on:click=move |_| give(key.clone())>{choice.text.clone()}</button> }.into_any()
            })
            .collect();
        return buttons.into_any();
    }
    let unset = !field.choices.iter().any(|choice| choice.key == field.value);
    let none = unset
        .then(|| view! { <option value="" selected=true disabled=true>{w.review.pick}</option> }.into_any());
    let options: Vec<AnyView> = field
        .choices
        .iter()
        .map(|choice| {
            let chosen = choice.key == field.value;
            view! { <option value=choice.key.clone() selected=chosen>{choice.text.clone()}</option> }
                .into_any()
        })
        .collect();
    view! { <label class="field"><span class="field__label">{label()}</span><select class="input" on:change=typed>{none}{options}</select></label> }.into_any()
}
