//! The ways out: who reads it is chosen once, what leaves is shown field by field, and every way below goes by that.

mod file;
mod hand_outs;
mod leaves;
mod letters;
mod link;
mod proposal;

use changeover_office::messages::{For, Form, Leave, Leaving, Make};
use changeover_planner::{document, i18n::Language};
use leptos::{prelude::*, task::spawn_local};

use super::super::{
    Page,
    asking::{Asking, asking},
    browser, office,
    outside::{self, Letterhead},
    parts::{Icon, icon},
};
use crate::words::{Words, share::ShareWords};

/// Shortest pass-phrase that locks.
const PHRASE: usize = 8;

/// What every way out goes by.
#[derive(Clone, Copy)]
struct Sending {
    page: Page,
    /// `inside`, `customer` or `public`.
    reader: RwSignal<&'static str>,
    /// Language of what is written for the reader.
    language: RwSignal<Language>,
    /// Typed; empty for none. Lives as long as this screen.
    phrase: RwSignal<String>,
    /// The open plan as it would be exported.
    plan: Memo<String>,
    /// What of it leaves.
    leaving: Asking<Leaving>,
    /// Our logo and address.
    letterhead: RwSignal<Letterhead>,
    /// A file is being made.
    making: RwSignal<bool>,
    /// The last one could not be made.
    unmade: RwSignal<bool>,
}

impl Sending {
    fn new(page: Page) -> Sending {
        let reader = RwSignal::new("inside");
        let plan = Memo::new(move |_| {
            page.workspace.with(|state| {
                state.open.as_ref().map(|open| document::save(&open.document())).unwrap_or_default()
            })
        });
        let leaving = asking(move || {
            Some(Leave {
                language: page.language.get().tag().to_owned(),
                plan: plan.get(),
                reader: reader.get().to_owned(),
            })
        });
        let language = RwSignal::new(page.language.get_untracked());
        Sending {
            page,
            reader,
            language,
            phrase: RwSignal::new(String::new()),
            plan,
            leaving,
            letterhead: RwSignal::new(outside::read_letterhead()),
            making: RwSignal::new(false),
            unmade: RwSignal::new(false),
        }
    }

    /// The plan for its reader, followed.
    fn to(self) -> For {
        For {
            language: self.language.get().tag().to_owned(),
            plan: self.plan.get(),
            reader: self.reader.get().to_owned(),
        }
    }

    /// Has a file made and gives it to the person, as text or as it comes.
    fn make(self, form: Form, with_plan: bool, name: String, kind: &'static str) {
        let letterhead = self.letterhead.get_untracked();
        let request = Make {
            to: untrack(move || self.to()),
            form,
            with_plan,
            logo: letterhead.logo,
            sender: letterhead.address,
            now: browser::now(),
        };
        self.making.set(true);
        self.unmade.set(false);
        spawn_local(async move {
            match office::make(&request, Vec::new()).await {
                Ok((text, bytes)) if text.is_empty() => bytes.download(&name, kind),
                Ok((text, _)) => browser::download(&name, kind, &text),
                Err(_) => {
                    let _ = self.unmade.try_set(true);
                }
            }
            let _ = self.making.try_set(false);
        });
    }

    /// A phrase of this screen.
    fn word(
        self,
        pick: fn(&'static ShareWords) -> &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || pick(self.page.words.get().0.share)
    }

    /// A name for a file: the plan's title and what the file is; for anyone, the title is a name too.
    fn name(self, what: &str, ending: &str) -> String {
        let title = self.page.workspace.with_untracked(|state| {
            state.open.as_ref().map(|open| open.envelope.title.clone()).unwrap_or_default()
        });
        let hidden = title.is_empty() || self.reader.get_untracked() == "public";
        let title = if hidden { "changeover" } else { title.as_str() };
        format!("{title}{what}.{ending}")
    }

    /// Whether a pass-phrase is typed that is too short.
    fn phrase_is_short(self) -> bool {
        self.phrase.with(|phrase| !phrase.is_empty() && phrase.chars().count() < PHRASE)
    }
}

/// See the module.
#[component]
pub fn Share() -> impl IntoView {
    let page = Page::here();
    let sending = Sending::new(page);
    let reading = RwSignal::new(false);
    view! {
        <Show when=move || reading.get()><proposal::Paper sending close=move || reading.set(false) /></Show>
        <section class="share" hidden=move || reading.get()>
            <To sending />
            <leaves::Leaves sending />
            {standing(page, sending.unmade)}
            <div class="ways-out">
                <file::FileWay sending />
                <proposal::ProposalWay sending open=move || reading.set(true) />
                <link::LinkWay sending />
                <letters::LettersWay sending />
                <hand_outs::CalendarWay sending />
                <hand_outs::TablesWay sending />
                <hand_outs::PictureWay sending />
            </div>
        </section>
    }
}

/// Who reads it, in which language, behind which pass-phrase.
#[component]
fn To(sending: Sending) -> impl IntoView {
    let reader = |key: &'static str,
                  name: fn(&'static ShareWords) -> &'static str,
                  says: fn(&'static ShareWords) -> &'static str| {
        view! {
            <label class="reader">
                <input type="radio" name="reader" value=key prop:checked=move || sending.reader.get() == key on:change=move |_| sending.reader.set(key) />
                <span class="reader__name">{sending.word(name)}</span>
                <span class="reader__says">{sending.word(says)}</span>
            </label>
        }
    };
    let can_seal = outside::can_seal();
    view! {
        <div class="share__to sheet">
            <fieldset class="readers">
                <legend>{sending.word(|w| w.reader)}</legend>
                {reader("inside", |w| w.inside, |w| w.inside_says)}
                {reader("customer", |w| w.customer, |w| w.customer_says)}
                {reader("public", |w| w.public, |w| w.public_says)}
            </fieldset>
            <div class="share__more">
            <label class="field share__phrase">
                <span class="field__label">{sending.word(|w| w.phrase)}</span>
                <input class="input" type="password" autocomplete="new-password" spellcheck="false" disabled=!can_seal
                    aria-describedby="phrase-says" aria-invalid=move || sending.phrase_is_short().then_some("true")
                    prop:value=move || sending.phrase.get() on:input=move |event| sending.phrase.set(event_target_value(&event)) />
                <span id="phrase-says" class=move || if sending.phrase_is_short() { "field__error" } else { "quiet small" }>
                    {move || {
                        let w = sending.page.words.get().0.share;
                        if !can_seal { w.phrase_nowhere } else if sending.phrase_is_short() { w.phrase_short } else { w.phrase_says }
                    }}
                </span>
            </label>
            <div class="field" role="group" aria-labelledby="their-language">
                <span class="field__label" id="their-language">{sending.word(|w| w.their_language)}</span>
                <div class="segments">
                    {Language::ALL.map(|language| view! {
                        <button class="segments__item" type="button" lang=language.tag() aria-pressed=move || (sending.language.get() == language).to_string()
                            on:click=move |_| sending.language.set(language)>{if language == Language::En { "English" } else { "Русский" }}</button>
                    }).into_iter().collect_view()}
                </div>
            </div>
            </div>
        </div>
    }
}

/// One way out: a sign, a heading, what it is, and what is inside.
fn way(
    sending: Sending,
    sign: Icon,
    class: &'static str,
    title: fn(&'static ShareWords) -> &'static str,
    says: fn(&'static ShareWords) -> &'static str,
    body: AnyView,
) -> AnyView {
    view! {
        <article class=format!("way-out sheet {class}")>
            <h2 class="way-out__title">{icon(sign)}<span>{sending.word(title)}</span></h2>
            <p class="way-out__says">{sending.word(says)}</p>
            {body}
        </article>
    }
    .into_any()
}

/// What is said when the office cannot be reached.
fn standing(page: Page, failed: RwSignal<bool>) -> AnyView {
    let said = move || {
        failed.get().then(|| {
            view! { <p class="finding finding--warns" role="alert"><span class="finding__sign">{icon(Icon::Warn)}</span><span>{page.words.get().0.share.unavailable}</span></p> }
        })
    };
    said.into_any()
}

/// A button of a way out. Not generic, so that it is in the program once.
fn act(
    page: Page,
    class: &'static str,
    name: fn(&'static Words) -> &'static str,
    click: impl Fn() + 'static,
) -> AnyView {
    button(page, class, name, Box::new(click))
}

fn button(
    page: Page,
    class: &'static str,
    name: fn(&'static Words) -> &'static str,
    click: Box<dyn Fn()>,
) -> AnyView {
    view! { <button class=class type="button" on:click=move |_| click()>{page.word(name)}</button> }
        .into_any()
}
