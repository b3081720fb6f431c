//! Who does what by when, ticked off with a day and a note.

use changeover_planner::{
    i18n::{self, labels},
    model::Actor,
    report::evaluation::StepView,
};
use leptos::prelude::*;

use super::super::parts::{Icon, format, icon};

use super::super::Page;
use crate::app::Msg;

const ACTORS: [Actor; 4] = [Actor::Partner, Actor::Customer, Actor::SourcePartner, Actor::Microsoft];

/// See the module.
#[component]
pub fn Steps() -> impl IntoView {
    let page = Page::here();
    let only = RwSignal::new(None::<Actor>);
    let steps = Memo::new(move |_| {
        page.evaluation
            .with(|evaluation| evaluation.as_ref().map(|evaluation| evaluation.steps.clone()))
            .unwrap_or_default()
    });
    view! {
        <section class="steps">
            <div class="segments" role="group" aria-label=page.word(|w| w.tab_steps)>
                <button class="segments__item" type="button" aria-pressed=move || only.get().is_none().to_string() on:click=move |_| only.set(None)>{page.word(|w| w.all_actors)}</button>
                {ACTORS.map(|actor| view! {
                    <button class="segments__item" type="button" aria-pressed=move || (only.get() == Some(actor)).to_string() on:click=move |_| only.set(Some(actor))>
                        {move || labels::actor(page.language.get(), actor)}
                    </button>
                }).into_iter().collect_view()}
            </div>
            <Show when=move || steps.with(Vec::is_empty)><p class="empty">{page.word(|w| w.steps_empty)}</p></Show>
            <ol class="steps__list">
                {move || steps.get().into_iter().filter(|step| only.get().is_none_or(|actor| actor == step.actor)).map(|step| view! { <StepRow step /> }).collect_view()}
            </ol>
        </section>
    }
}

#[component]
fn StepRow(step: StepView) -> impl IntoView {
    let page = Page::here();
    let id = step.id.clone();
    let progress = Memo::new(move |_| {
        page.plan.with(|plan| plan.as_ref().and_then(|plan| plan.progress.get(&id).cloned()))
    });
    let done = move || progress.with(|progress| progress.as_ref().and_then(|step| step.done));
    let today = page.workspace.with_untracked(|state| state.today);
    let overdue = move || done().is_none() && step.due < today;
    let tick = {
        let id = step.id.clone();
        move |event| page.tell(Msg::StepDone(id.clone(), event_target_checked(&event).then_some(today)))
    };
    let write = {
        let id = step.id.clone();
        move |event| page.tell(Msg::StepNoted(id.clone(), event_target_value(&event)))
    };
    let step_action = step.action.clone();
    let message = step.message.clone();
    let (label, note_label) = (message.clone(), message.clone());
    view! {
        <li class="step" class:step--done=move || done().is_some() class:step--overdue=overdue>
            <input class="step__tick" type="checkbox" aria-label=move || format!("{}: {label}", page.words.get().done) prop:checked=move || done().is_some() on:change=tick />
            <div class="step__what">
                <p class="step__action">{move || action(page, &step_action)}</p>
                <p>{message}</p>
                <p class="quiet small">
                    {move || labels::actor(page.language.get(), step.actor)}" · "
                    <a href=crate::app::Route::Rules(Some(step.rule.clone())).address()>{step.rule.clone()}</a>
                    {move || done().map(|day| format!(" · {} {}", page.words.get().done, i18n::date(page.language.get(), day)))}
                </p>
            </div>
            <div class="step__when">
                <time datetime=step.due.to_string()>{move || format!("{} {}", page.words.get().due, format::day(page.language.get(), step.due))}</time>
                <Show when=overdue><span class="tag tag--bad">{icon(Icon::Clock)}{page.word(|w| w.overdue)}</span></Show>
            </div>
            <input class="input step__note" type="text" maxlength="500" placeholder=page.word(|w| w.note) aria-label=move || format!("{}: {note_label}", page.words.get().note)
                prop:value=move || progress.with(|progress| progress.as_ref().map(|step| step.note.clone())).unwrap_or_default() on:change=write />
        </li>
    }
}

/// What a step does, as a title.
fn action(page: Page, key: &str) -> &'static str {
    use changeover_planner::engine::Action;
    let found = Action::ALL.into_iter().find(|of| of.key() == key);
    found.map_or("", |of| labels::action(page.language.get(), of))
}
