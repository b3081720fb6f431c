//! The bar on top: name, places, language, theme, whether the plan is saved.

use changeover_planner::i18n::Language;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::Page;
use crate::app::{Msg, Route, Theme};

/// See the module.
#[component]
pub fn Header() -> impl IntoView {
    let page = Page::here();
    let skip = move |event: leptos::ev::MouseEvent| {
        // With addresses after `#`, a plain link to `#content` would be another screen.
        event.prevent_default();
        if let Some(content) = document()
            .get_element_by_id("content")
            .and_then(|content| content.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = content.focus();
        }
    };
    let place = move |route: Route, name: fn(&'static crate::words::Words) -> &'static str| {
        let here = route.clone();
        let current = move || {
            (std::mem::discriminant(&page.route.get()) == std::mem::discriminant(&here)).then_some("page")
        };
        view! { <a class="nav__link" href=route.address() aria-current=current>{page.word(name)}</a> }
    };
    let language = move |_| {
        let other = match page.language.get_untracked() {
            Language::En => Language::Ru,
            Language::Ru => Language::En,
        };
        page.tell(Msg::LanguageChosen(other));
    };
    let theme = move |_| {
        let next = match page.workspace.with_untracked(|state| state.preferences.theme) {
            Theme::System => Theme::Dark,
            Theme::Dark => Theme::Light,
            Theme::Light => Theme::System,
        };
        page.tell(Msg::ThemeChosen(next));
    };
    let theme_name = move || {
        let words = page.words.get();
        let name = match page.workspace.with(|state| state.preferences.theme) {
            Theme::System => words.theme_system,
            Theme::Light => words.theme_light,
            Theme::Dark => words.theme_dark,
        };
        format!("{}: {name}", words.theme)
    };
    view! {
        <a class="skip" href="#content" on:click=skip>{page.word(|w| w.skip)}</a>
        <header class="header">
            <a class="brand" href="#/">
                <svg class="brand__mark" viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
                    <path class="brand__old" d="M2 5 H10 M22 15 H30" />
                    <path class="brand__new" d="M2 15 H10 C17 15 15 5 22 5 H30" />
                </svg>
                <span class="brand__name">{page.word(|w| w.product)}</span>
            </a>
            <nav class="nav" aria-label=page.word(|w| w.nav_label)>
                {place(Route::Start, |w| w.nav_start)}
                {place(Route::Portfolio, |w| w.nav_portfolio)}
                {place(Route::Rules(None), |w| w.nav_rules)}
                {place(Route::Settings, |w| w.nav_settings)}
            </nav>
            <div class="header__tools">
                <button class="tool" type="button" on:click=theme title=theme_name aria-label=theme_name>
                    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                        <circle cx="8" cy="8" r="6" class="tool__ring" />
                        <path d="M8 2 A6 6 0 0 1 8 14 Z" class="tool__half" />
                    </svg>
                </button>
                <button class="tool tool--text" type="button" on:click=language lang=move || if page.language.get() == Language::En { "ru" } else { "en" }>
                    {move || if page.language.get() == Language::En { "Русский" } else { "English" }}
                </button>
            </div>
        </header>
    }
}
