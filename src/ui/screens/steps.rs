//! Who does what by when, ticked off with a day and a note.

use changeover_planner::{
    engine::Action,
    i18n::labels,
    model::{Actor, Date, Plan},
    report::evaluation::StepView,
    rules,
};
use leptos::prelude::*;

use super::super::{
    Page,
    parts::{Icon, findings, format, icon},
};
use crate::{
    app::{Msg, Route},
    words,
};

const ACTORS: [Actor; 4] = [Actor::Partner, Actor::Customer, Actor::SourcePartner, Actor::Microsoft];

fn done_on(plan: &Plan, step: &StepView) -> Option<Date> {
    plan.progress.get(&step.id).and_then(|known| known.done)
}

/// See the module.
#[component]
pub fn Steps() -> impl IntoView {
    let page = Page::here();
    let only = RwSignal::new(None::<Actor>);
    let open_only = RwSignal::new(false);
    let steps = Memo::new(move |_| {
        page.evaluation
            .with(|evaluation| evaluation.as_ref().map(|evaluation| evaluation.steps.clone()))
            .unwrap_or_default()
    });
    let shown = Memo::new(move |_| {
        let (actor, open) = (only.get(), open_only.get());
        page.plan.with(|plan| {
            let fits = |step: &StepView| {
                actor.is_none_or(|actor| actor == step.actor)
                    && !(open && plan.as_ref().is_some_and(|plan| done_on(plan, step).is_some()))
            };
            steps.with(|steps| steps.iter().filter(|step| fits(step)).cloned().collect::<Vec<_>>())
        })
    });
    let of_actor =
        move |actor: Actor| steps.with(|steps| steps.iter().filter(|step| step.actor == actor).count());
    view! {
        <section class="steps" aria-label=page.word(|w| w.tab_steps)>
            {progress(page, steps)}
            <div class="bar no-print">
                <div class="segments" role="group" aria-label=page.word(|w| w.col_actor)>
                    <button class="segments__item" type="button" aria-pressed=move || only.get().is_none().to_string() on:click=move |_| only.set(None)>{page.word(|w| w.all_actors)}</button>
                    {ACTORS.map(|actor| view! {
                        <button class="segments__item" type="button" aria-pressed=move || (only.get() == Some(actor)).to_string() disabled=move || of_actor(actor) == 0 on:click=move |_| only.set(Some(actor))>
                            {move || labels::actor(page.language.get(), actor)}" "<span class="segments__count">{move || of_actor(actor)}</span>
                        </button>
                    }).into_iter().collect_view()}
                </div>
                <label class="check"><input type="checkbox" prop:checked=move || open_only.get() on:change=move |event| open_only.set(event_target_checked(&event)) />
                    <span>{page.word(|w| w.work.open_only)}</span></label>
            </div>
            <Show when=move || steps.with(Vec::is_empty)><p class="empty">{page.word(|w| w.steps_empty)}</p></Show>
            {move || months(page, shown.get())}
        </section>
    }
}

/// How many are done, how many are late.
fn progress(page: Page, steps: Memo<Vec<StepView>>) -> AnyView {
    let counted = Memo::new(move |_| {
        let today = page.workspace.with(|state| state.today);
        page.plan.with(|plan| {
            let done = |step: &StepView| plan.as_ref().and_then(|plan| done_on(plan, step)).is_some();
            steps.with(|steps| {
                let late = steps.iter().filter(|step| step.due < today && !done(step)).count();
                (steps.iter().filter(|step| done(step)).count(), steps.len(), late)
            })
        })
    });
    view! {
        <p class="steps__progress" role="status">
            <progress max=move || counted.get().1.max(1).to_string() value=move || counted.get().0.to_string() aria-label=page.word(|w| w.done) />
            <span class="nums">{move || { let (done, all, _) = counted.get(); words::work::done_of(page.language.get(), done, all) }}</span>
            {move || (counted.get().2 > 0).then(|| view! { <span class="tag tag--bad">{icon(Icon::Clock)}{page.word(|w| w.overdue)}": "{counted.get().2}</span> })}
        </p>
    }
    .into_any()
}

/// Steps under the month they are due in.
fn months(page: Page, steps: Vec<StepView>) -> Vec<AnyView> {
    let language = page.language.get();
    let month = |day: Date| (day.year(), day.month());
    steps
        .chunk_by(|a, b| month(a.due) == month(b.due))
        .map(|steps| {
            let name = steps.first().map(|step| format::month(language, step.due)).unwrap_or_default();
            let rows: Vec<AnyView> = steps.iter().map(|step| row(page, step.clone())).collect();
            view! { <h2 class="steps__month">{name}</h2><ol class="steps__list">{rows}</ol> }.into_any()
        })
        .collect()
}

fn row(page: Page, step: StepView) -> AnyView {
    let id = step.id.clone();
    let progress = Memo::new(move |_| {
        page.plan.with(|plan| plan.as_ref().and_then(|plan| plan.progress.get(&id).cloned()))
    });
    let done = move || progress.with(|progress| progress.as_ref().and_then(|step| step.done));
    let today = page.workspace.with_untracked(|state| state.today);
    let overdue = move || done().is_none() && step.due < today;
    let send = {
        let id = step.id.clone();
        move |day: Option<Date>| page.tell(Msg::StepDone(id.clone(), day))
    };
    let (tick, dated) = (send.clone(), send);
    let note = {
        let id = step.id.clone();
        move |event| page.tell(Msg::StepNoted(id.clone(), event_target_value(&event)))
    };
    let action = Action::ALL.into_iter().find(|of| of.key() == step.action);
    let message = step.message.clone();
    let label = move |word: &'static str| format!("{word}: {message}");
    let (tick_label, day_label, note_label) = (label.clone(), label.clone(), label);
    let why = rules::find(&step.rule).map(|rule| {
        view! { <a href=Route::Rules(Some(step.rule.clone())).address()>{findings::title(page, rule)}</a> }
    });
    view! {
        <li class="step" class:step--done=move || done().is_some() class:step--overdue=overdue>
            <input class="step__tick" type="checkbox" aria-label=move || tick_label(page.words.get().done) prop:checked=move || done().is_some()
                on:change=move |event| tick(event_target_checked(&event).then_some(today)) />
            <div class="step__what">
                <p class="step__action">{move || action.map(|of| labels::action(page.language.get(), of))}</p>
                <p>{step.message.clone()}</p>
                <p class="quiet small">{move || labels::actor(page.language.get(), step.actor)}" · "{why}</p>
            </div>
            <div class="step__when">
                <time datetime=step.due.to_string()>{move || format!("{} {}", page.words.get().due, format::day(page.language.get(), step.due))}</time>
                {move || overdue().then(|| view! { <span class="tag tag--bad">{icon(Icon::Clock)}{page.word(|w| w.overdue)}</span> })}
                {move || { let (day_label, dated) = (day_label.clone(), dated.clone()); done().map(|day| view! {
                    <input class="input step__day" type="date" aria-label=day_label(page.words.get().work.done_on) value=day.to_string()
                        on:change=move |event| { if let Some(day) = Date::parse(&event_target_value(&event)) { dated(Some(day)) } } />
                }) }}
            </div>
            <input class="input step__note" type="text" maxlength="500" placeholder=page.word(|w| w.note) aria-label=move || note_label(page.words.get().note)
                prop:value=move || progress.with(|progress| progress.as_ref().map(|step| step.note.clone())).unwrap_or_default() on:change=note />
        </li>
    }
    .into_any()
}
