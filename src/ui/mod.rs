//! The page: one signal of the workspace, memos over it, screens that read them and send messages.

mod asking;
mod book;
mod browser;
mod catalogue;
mod chunk;
mod glances;
mod office;
mod outside;
mod parts;
mod screens;
mod shell;

use std::sync::Arc;

use changeover_planner::{
    i18n::{self, Language},
    model::{Money, Plan},
    report::evaluation::EvaluationDocument,
};
use chunk::{Planner, arriving};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::{
    app::{Msg, Route, Tab, Workspace, edit::Mistyped},
    words::{Words, words},
};

/// What a screen needs: reads memos, sends messages, never writes state.
#[derive(Clone, Copy)]
pub struct Page {
    /// Everything.
    pub workspace: RwSignal<Workspace>,
    /// Sends a message.
    pub send: Callback<Msg>,
    /// Language spoken.
    pub language: Memo<Language>,
    /// The page's phrases.
    pub words: Memo<Phrases>,
    /// Screen.
    pub route: Memo<Route>,
    /// The open plan.
    pub plan: Memo<Option<Arc<Plan>>>,
    /// What works plans out, once it has arrived.
    pub planner: RwSignal<Option<Planner>>,
    /// What follows from the open plan, with sentences.
    pub evaluation: Memo<Option<Arc<EvaluationDocument>>>,
    /// Plans at a glance.
    pub glances: glances::Glances,
    /// Rules in words, once they have arrived.
    pub book: RwSignal<Option<book::Texts>>,
    /// The full list of products has come.
    pub full_list: RwSignal<bool>,
    /// The path through the sample has been closed.
    pub toured: RwSignal<bool>,
}

/// Phrases that can be compared: one value a language.
#[derive(Clone, Copy)]
pub struct Phrases(pub &'static Words);

impl PartialEq for Phrases {
    fn eq(&self, other: &Phrases) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl std::ops::Deref for Phrases {
    type Target = Words;
    fn deref(&self) -> &Words {
        self.0
    }
}

impl Page {
    fn new(workspace: RwSignal<Workspace>, send: Callback<Msg>) -> Page {
        let language = Memo::new(move |_| workspace.with(|state| state.language));
        let plan = Memo::new(move |_| {
            workspace.with(|state| state.open.as_ref().map(|open| Arc::clone(&open.plan)))
        });
        let planner = RwSignal::new(None::<Planner>);
        let evaluation = Memo::new(move |_| {
            let (plan, planner) = plan.get().zip(planner.get())?;
            Some(Arc::new((planner.evaluation)(&plan, language.get())))
        });
        Page {
            workspace,
            send,
            language,
            words: Memo::new(move |_| Phrases(words(language.get()))),
            route: Memo::new(move |_| workspace.with(|state| state.route.clone())),
            plan,
            planner,
            evaluation,
            glances: glances::Glances::new(),
            book: RwSignal::new(None),
            full_list: RwSignal::new(false),
            toured: RwSignal::new(false),
        }
    }

    /// The page around the caller.
    #[must_use]
    pub fn here() -> Page {
        expect_context::<Page>()
    }

    /// A phrase, following the language.
    pub fn word(
        self,
        pick: fn(&'static Words) -> &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || pick(self.words.get().0)
    }

    /// Sends a message.
    pub fn tell(self, msg: Msg) {
        self.send.run(msg);
    }

    /// Changes the open plan by what was typed, all of it or nothing.
    pub fn typed(self, change: impl FnOnce(&mut Plan) -> Result<(), Mistyped>) {
        let Some(mut plan) = self.plan.with_untracked(|plan| plan.as_ref().map(|plan| Plan::clone(plan)))
        else {
            return;
        };
        let changed = change(&mut plan).map(|()| Box::new(plan));
        self.tell(Msg::Typed(changed));
    }

    /// Money in the plan's currency, or a dash.
    #[must_use]
    pub fn money(self, money: Option<Money>) -> String {
        let currency = self
            .plan
            .with(|plan| plan.as_ref().map(|plan| plan.currency.code().to_owned()))
            .unwrap_or_default();
        money.map_or_else(|| "—".to_owned(), |money| i18n::money(self.language.get(), money, &currency))
    }

    /// A day in words, or a dash.
    #[must_use]
    pub fn day(self, day: Option<changeover_planner::model::Date>) -> String {
        day.map_or_else(|| "—".to_owned(), |day| i18n::date(self.language.get(), day))
    }
}

/// Puts the page into its place, instead of the skeleton that `index.html` shows while the program loads.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        // What is in memory may be half of a change: it must not reach storage.
        std::mem::forget(shell::stop());
        browser::stopped(&info.to_string());
    }));
    let Some(place) = document().get_element_by_id("app") else { return };
    while let Some(child) = place.first_child() {
        let _ = place.remove_child(&child);
    }
    mount_to(place.unchecked_into(), App).forget();
}

/// See [`crate::evaluate`].
pub async fn evaluate(plan: &str, language: Language) -> Result<String, String> {
    let planner = chunk::planner().await.map_err(|_| "The planner could not be fetched.".to_owned())?;
    (planner.evaluated)(plan, language)
}

#[component]
fn App() -> impl IntoView {
    let (workspace, send) = shell::run();
    let page = Page::new(workspace, send);
    provide_context(page);
    shell::follow(page);
    book::follow(page);
    chunk::fetch_planner(page);
    // The parts of a plan are one screen: going from one to another leaves what stands around them, and the focus there.
    let screen = Memo::new(move |_| match page.route.get() {
        Route::Plan(id, _) => Route::Plan(id, Tab::default()),
        other => other,
    });
    view! {
        <parts::Header />
        <parts::Notices />
        <parts::NewVersion />
        <main id="content" class="content" tabindex="-1">
            {move || match screen.get() {
                Route::Start => view! { <screens::Start /> }.into_any(),
                Route::Plan(..) => arriving(screens::plan),
                Route::Review => arriving(screens::review),
                Route::Rules(rule) => arriving(move || screens::rules(rule.clone())),
                Route::Portfolio => arriving(screens::portfolio),
                Route::Settings => arriving(screens::settings),
                Route::Link(payload) => arriving(move || screens::open_link(payload.clone())),
                Route::Opening => arriving(screens::open_files),
            }}
        </main>
        <footer class="footer"><p>{page.word(|w| w.privacy)}</p></footer>
        <parts::DropVeil />
    }
}
