//! Language, theme, our company, and the way to delete everything.

use changeover_planner::{
    i18n::{Language, labels},
    model::PartnerModel,
};
use leptos::prelude::*;

use super::super::{
    Page, browser,
    parts::{Icon, KeptLists, file_button, icon},
    shell,
};
use crate::app::{Msg, Preferences, Theme, backup};

const MODELS: [PartnerModel; 3] =
    [PartnerModel::DirectBill, PartnerModel::IndirectProvider, PartnerModel::IndirectReseller];

/// All plans as one file.
fn save_all(page: Page) {
    let (day, documents) = page.workspace.with_untracked(|state| (state.today, state.documents()));
    browser::download(&format!("changeover-{day}.json"), "application/json", &backup(&documents));
    page.tell(Msg::BackedUp(documents.len()));
}

/// See the module.
#[component]
pub fn Settings() -> impl IntoView {
    let page = Page::here();
    let preferences = Memo::new(move |_| page.workspace.with(|state| state.preferences.clone()));
    let change = move |act: &dyn Fn(&mut Preferences)| {
        let mut next = preferences.get_untracked();
        act(&mut next);
        page.tell(Msg::ProfileTyped(next));
    };
    let sure = RwSignal::new(String::new());
    let theme_name = move |theme: Theme| {
        let w = page.words.get();
        match theme {
            Theme::System => w.theme_system,
            Theme::Light => w.theme_light,
            Theme::Dark => w.theme_dark,
        }
    };
    let models = move || {
        let now = preferences.with(|known| known.partner.model);
        let named = |(at, of): (usize, PartnerModel)| {
            view! { <option value=at.to_string() selected=of == now>{labels::partner_model(page.language.get(), of)}</option> }
        };
        MODELS.into_iter().enumerate().map(named).collect_view()
    };
    view! {
        <h1 tabindex="-1">{page.word(|w| w.settings_title)}</h1>
        <div class="settings">
            <fieldset class="question"><legend>{page.word(|w| w.language)}</legend>
                <div class="segments">
                    {Language::ALL.map(|language| view! {
                        <button class="segments__item" type="button" lang=language.tag() aria-pressed=move || (page.language.get() == language).to_string() on:click=move |_| page.tell(Msg::LanguageChosen(language))>
                            {if language == Language::En { "English" } else { "Русский" }}
                        </button>
                    }).into_iter().collect_view()}
                </div>
            </fieldset>
            <fieldset class="question"><legend>{page.word(|w| w.theme)}</legend>
                <div class="segments">
                    {Theme::ALL.map(|theme| view! {
                        <button class="segments__item" type="button" aria-pressed=move || preferences.with(|known| known.theme == theme).to_string() on:click=move |_| page.tell(Msg::ThemeChosen(theme))>
                            {move || theme_name(theme)}
                        </button>
                    }).into_iter().collect_view()}
                </div>
            </fieldset>
            <fieldset class="question"><legend>{page.word(|w| w.profile)}</legend>
                <p class="quiet small">{page.word(|w| w.profile_says)}</p>
                <div class="facts-panel__grid">
                    <label class="field"><span class="field__label">{page.word(|w| w.partner_name)}</span>
                        <input class="input" type="text" maxlength="200" prop:value=move || preferences.with(|known| known.partner.name.clone()) on:change=move |event| { let text = event_target_value(&event); change(&|next| next.partner.name.clone_from(&text)); } /></label>
                    <label class="field"><span class="field__label">{page.word(|w| w.partner_country)}</span>
                        <input class="input" type="text" maxlength="60" prop:value=move || preferences.with(|known| known.partner.country.clone()) on:change=move |event| {
                            let text = event_target_value(&event);
                            let code = changeover_planner::catalog::parse_country(&text).map(|country| country.code.to_owned()).unwrap_or_default();
                            change(&|next| next.partner.country.clone_from(&code));
                        } /></label>
                    <label class="field"><span class="field__label">{page.word(|w| w.partner_model)}</span>
                        <select class="input" on:change=move |event| {
                            let at = event_target_value(&event).parse::<usize>().ok();
                            if let Some(model) = at.and_then(|at| MODELS.get(at).copied()) { change(&|next| next.partner.model = model) }
                        }>{models}</select></label>
                    <DaysField name=|w| w.acceptance_days read=|known| known.policy.acceptance_days write=|next, days| next.policy.acceptance_days = days />
                    <DaysField name=|w| w.reassign_days read=|known| known.policy.reassign_days write=|next, days| next.policy.reassign_days = days />
                    <DaysField name=|w| w.safety_days read=|known| known.policy.safety_days write=|next, days| next.policy.safety_days = days />
                </div>
            </fieldset>
            <KeptLists />
            <fieldset class="question"><legend>{page.word(|w| w.backup_all)}</legend>
                <p class="quiet small">{page.word(|w| w.my_plans_says)}</p>
                <div class="bar">
                    <button class="button" type="button" on:click=move |_| save_all(page)>{icon(Icon::Save)}{page.word(|w| w.backup_all)}</button>
                    {file_button(page, ".json,application/json", |w| w.restore)}
                </div>
            </fieldset>
            <fieldset class="question"><legend>{page.word(|w| w.delete_all)}</legend>
                <label class="field"><span class="field__label">{page.word(|w| w.delete_all_confirm)}</span>
                    <input class="input" type="text" autocomplete="off" prop:value=move || sure.get() on:input=move |event| sure.set(event_target_value(&event)) /></label>
                <button class="button button--danger" type="button" disabled=move || sure.get() != "DELETE" on:click=|_| shell::delete_everything()>{page.word(|w| w.delete_all)}</button>
            </fieldset>
        </div>
    }
}

#[component]
fn DaysField(
    name: fn(&'static crate::words::Words) -> &'static str,
    read: fn(&Preferences) -> u16,
    write: fn(&mut Preferences, u16),
) -> impl IntoView {
    let page = Page::here();
    let change = move |event| {
        if let Some(days) = event_target_value(&event).parse::<u16>().ok().filter(|days| *days <= 365) {
            let mut next = page.workspace.with_untracked(|state| state.preferences.clone());
            write(&mut next, days);
            page.tell(Msg::ProfileTyped(next));
        }
    };
    view! {
        <label class="field"><span class="field__label">{page.word(name)}</span>
            <input class="input" type="number" min="0" max="365" prop:value=move || page.workspace.with(|state| read(&state.preferences).to_string()) on:change=change /></label>
    }
}
