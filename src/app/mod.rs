//! What happens when: state, messages, effects. Pure; the browser is behind [`Effect`] and its answers come back as [`Msg`].

pub mod edit;
mod history;
pub mod intake;
mod message;
mod plans;
mod prefs;
mod route;
mod safekeeping;
mod saving;
#[cfg(test)]
mod soak;
#[cfg(test)]
mod tests;

pub use history::History;
pub use intake::{Arrived, Event, Pick, Review, Stage, Standing, Trouble};
pub use message::{Effect, Msg, Notice};
pub use plans::{backup, same_documents};
pub use prefs::{Preferences, Theme};
pub use route::{Route, Tab};
pub use safekeeping::{Safekeeping, Version};
pub use saving::{OpenPlan, SaveFailure, SaveState};

use std::sync::Arc;

use changeover_planner::{
    document::Document,
    i18n::Language,
    model::{Date, Done, Plan},
};

use crate::store::Listing;
use plans::{add_subscription, empty_row, keep_arrival, remove_plan};

/// Everything the page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    /// Screen.
    pub route: Route,
    /// Today, as the browser says.
    pub today: Date,
    /// Language spoken.
    pub language: Language,
    /// Preferences.
    pub preferences: Preferences,
    /// Answers to questions about files: text that the office reads and writes.
    pub answers: String,
    /// One's own price lists and product names: text that the office reads and writes; empty for none.
    pub own: String,
    /// They could not be stored; they last as long as the page.
    pub own_unkept: bool,
    /// Nothing is written before the first load has finished.
    pub loaded: bool,
    /// Storage cannot be used; plans live as long as the page.
    pub storage_blocked: bool,
    /// Since when plans are kept here and when they were last put into a file.
    pub safekeeping: Safekeeping,
    /// Whether the browser promised not to clear our storage; `None` until it has answered.
    pub persisted: Option<bool>,
    /// The second place for plans could not be used the last time: what is saved is in one place only.
    pub mirror_lost: bool,
    /// A newer version of the site.
    pub version: Version,
    /// Stored plans, readable or not.
    pub plans: Vec<Listing>,
    /// The plan on the screen.
    pub open: Option<OpenPlan>,
    /// Plans left before all of them was stored; they are still being saved, and come back when they are opened again.
    pub aside: Vec<OpenPlan>,
    /// What was dropped.
    pub review: Option<Review>,
    /// Last removed plan, to bring it back.
    pub removed: Option<Document>,
    /// What to tell.
    pub notice: Option<Notice>,
    /// Counts notices, so that the same one is told twice.
    pub notices: u32,
}

impl Workspace {
    /// The page before anything is loaded.
    #[must_use]
    pub fn new(
        today: Date,
        preferences: Preferences,
        answers: String,
        browser_language: &str,
        route: Route,
    ) -> Workspace {
        Workspace {
            route,
            today,
            language: preferences.language(browser_language),
            preferences,
            answers,
            own: String::new(),
            own_unkept: false,
            loaded: false,
            storage_blocked: false,
            safekeeping: Safekeeping::default(),
            persisted: None,
            mirror_lost: false,
            version: Version::default(),
            plans: Vec::new(),
            open: None,
            aside: Vec::new(),
            review: None,
            removed: None,
            notice: None,
            notices: 0,
        }
    }

    fn tell(&mut self, notice: Notice) {
        self.notice = Some(notice);
        self.notices = self.notices.wrapping_add(1);
    }

    /// Whether a plan is on its way to storage.
    #[must_use]
    pub fn is_storing(&self) -> bool {
        self.open.iter().chain(&self.aside).any(|open| open.save == SaveState::Saving)
    }

    /// Documents of all stored plans that open.
    #[must_use]
    pub fn documents(&self) -> Vec<Arc<Document>> {
        self.plans.iter().filter_map(Listing::document).cloned().collect()
    }

    /// Shows a document that is not stored yet, and stores it.
    fn keep(&mut self, document: Document) -> Vec<Effect> {
        let id = document.id.clone();
        self.put(OpenPlan::new(document, None));
        let mut effects = vec![Effect::Hold(Some(id.clone())), Effect::Go(Route::Plan(id, Tab::default()))];
        effects.extend(self.changed());
        effects
    }

    /// Changes the open plan as one step of undo; `change` says whether it did anything.
    fn edit<E>(&mut self, change: impl FnOnce(&mut Plan) -> Result<(), E>) -> Result<Vec<Effect>, E> {
        let Some(open) = self.open.as_mut().filter(|open| open.save != SaveState::ReadOnly) else {
            return Ok(Vec::new());
        };
        let mut plan = (*open.plan).clone();
        change(&mut plan)?;
        if plan == *open.plan {
            return Ok(Vec::new());
        }
        open.history.push(Arc::clone(&open.plan));
        open.plan = Arc::new(plan);
        Ok(self.changed())
    }

    fn edit_always(&mut self, change: impl FnOnce(&mut Plan)) -> Vec<Effect> {
        self.edit(|plan| {
            change(plan);
            Ok::<(), std::convert::Infallible>(())
        })
        .unwrap_or_default()
    }

    /// Opens the plan an address names.
    fn arrive(&mut self) -> Vec<Effect> {
        let Route::Plan(id, _) = &self.route else { return Vec::new() };
        if !self.loaded || self.open.as_ref().is_some_and(|open| open.envelope.id == *id) {
            return Vec::new();
        }
        if let Some(at) = self.aside.iter().position(|left| left.envelope.id == *id) {
            let left = self.aside.remove(at);
            let id = id.clone();
            self.put(left);
            return vec![Effect::Hold(Some(id))];
        }
        let found =
            self.plans.iter().filter_map(Listing::document).find(|document| document.id == *id).cloned();
        match found {
            Some(document) => {
                let revision = document.revision;
                let id = document.id.clone();
                self.put(OpenPlan::new(Document::clone(&document), Some(revision)));
                vec![Effect::Hold(Some(id))]
            }
            None => {
                self.tell(Notice::PlanMissing);
                vec![Effect::Go(Route::Start)]
            }
        }
    }
}

/// Takes in a message: changes the state and says what the page has to do.
pub fn update(workspace: &mut Workspace, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Found(plans) => {
            workspace.plans = plans;
            Vec::new()
        }
        Msg::Started { plans, blocked } => {
            workspace.plans = plans;
            workspace.storage_blocked = blocked;
            workspace.loaded = true;
            workspace.compare_review();
            // What was made while the first load went on is stored now.
            let mut effects = workspace.save_soon();
            effects.extend(workspace.arrive());
            effects
        }
        Msg::Relisted(plans) => {
            workspace.plans = plans;
            workspace.miss_the_open_plan();
            workspace.compare_review();
            Vec::new()
        }
        Msg::Went(route) => {
            workspace.route = route;
            workspace.arrive()
        }
        Msg::NewPlan { id } => {
            let document = intake::blank(id, workspace.today, &workspace.preferences);
            workspace.keep(document)
        }
        Msg::AddSubscription { subscription, id } => add_subscription(workspace, *subscription, id),
        Msg::Keep { document, id } => {
            let taken = workspace.plans.iter().any(|known| known.id == document.id) || document.id.is_empty();
            let id = if taken { id } else { document.id.clone() };
            workspace.keep(Document { id, ..*document })
        }
        Msg::Intake(event) => workspace.intake(event),
        Msg::ArrivalKept { document, id, show } => keep_arrival(workspace, *document, id, show),
        Msg::Titled(title) => match workspace.open.as_mut().filter(|open| open.save != SaveState::ReadOnly) {
            Some(open) if open.envelope.title != title => {
                open.envelope.title = title;
                workspace.changed()
            }
            _ => Vec::new(),
        },
        Msg::Typed(changed) => {
            let typed = workspace.edit(|plan| changed.map(|changed| *plan = *changed));
            typed.unwrap_or_else(|mistyped| {
                workspace.tell(Notice::Mistyped(mistyped));
                Vec::new()
            })
        }
        Msg::RowAdded => workspace.edit_always(|plan| {
            let id = plan.free_id();
            plan.subscriptions.push(empty_row(id));
        }),
        Msg::RowsRemoved(ids) => {
            workspace.edit_always(|plan| plan.subscriptions.retain(|sub| !ids.contains(&sub.id)))
        }
        Msg::StrategyChosen(ids, choice) => workspace.edit_always(|plan| {
            for sub in plan.subscriptions.iter_mut().filter(|sub| ids.contains(&sub.id)) {
                sub.strategy = choice;
            }
        }),
        Msg::StartChosen(id, day) => workspace.edit_always(|plan| {
            if let Some(sub) = plan.subscriptions.iter_mut().find(|sub| sub.id == id) {
                edit::choose_start(sub, day);
            }
        }),
        Msg::StepDone(id, day) => workspace.edit_always(|plan| {
            let step = plan.progress.entry(id.clone()).or_default();
            step.done = day;
            if *step == Done::default() {
                plan.progress.remove(&id);
            }
        }),
        Msg::StepNoted(id, note) => workspace.edit_always(|plan| {
            let step = plan.progress.entry(id.clone()).or_default();
            step.note = note;
            if *step == Done::default() {
                plan.progress.remove(&id);
            }
        }),
        Msg::Undo => step_back(workspace, History::undo, Notice::Undone),
        Msg::Redo => step_back(workspace, History::redo, Notice::Redone),
        Msg::SaveDue(now) => workspace.save_due(&now),
        Msg::Stored { id, revision, result } => workspace.stored(&id, revision, result),
        Msg::Owned(ours) => {
            workspace.owned(ours);
            Vec::new()
        }
        Msg::Reread => {
            workspace.reread();
            Vec::new()
        }
        Msg::PlanRemoved(id) => remove_plan(workspace, id),
        Msg::BringBack => match workspace.removed.take() {
            Some(document) => workspace.keep(document),
            None => Vec::new(),
        },
        Msg::CopyMade { id } => match &workspace.open {
            Some(open) => {
                let document = Document { id, revision: 0, ..open.document() };
                workspace.tell(Notice::Copied);
                workspace.keep(document)
            }
            None => Vec::new(),
        },
        Msg::BackedUp(count) => {
            workspace.safekeeping = Safekeeping::in_a_file(workspace.today);
            workspace.tell(Notice::BackedUp(count));
            vec![Effect::WriteSafekeeping]
        }
        Msg::Persisted(promised) => {
            workspace.persisted = Some(promised);
            Vec::new()
        }
        Msg::MirrorLost(lost) => {
            workspace.mirror_lost = lost;
            Vec::new()
        }
        Msg::VersionReady => workspace.version_is(Version::Ready),
        Msg::VersionWanted => workspace.version_is(Version::Wanted),
        Msg::VersionReplaced => workspace.version_is(Version::Replaced),
        Msg::LanguageChosen(language) => {
            workspace.language = language;
            workspace.preferences.language = language.tag().to_owned();
            let mut effects = workspace.look_again(None);
            effects.push(Effect::WritePreferences);
            effects
        }
        Msg::ThemeChosen(theme) => {
            workspace.preferences.theme = theme;
            vec![Effect::WritePreferences]
        }
        Msg::ProfileTyped(preferences) => {
            workspace.preferences = preferences;
            vec![Effect::WritePreferences]
        }
        Msg::DayCame(today) => {
            workspace.today = today;
            Vec::new()
        }
        Msg::NoticeRead => {
            workspace.notice = None;
            Vec::new()
        }
    }
}

fn step_back(
    workspace: &mut Workspace,
    step: fn(&mut History, &Arc<Plan>) -> Option<Arc<Plan>>,
    notice: Notice,
) -> Vec<Effect> {
    let Some(open) = workspace.open.as_mut().filter(|open| open.save != SaveState::ReadOnly) else {
        return Vec::new();
    };
    let Some(plan) = step(&mut open.history, &open.plan) else { return Vec::new() };
    open.plan = plan;
    workspace.tell(notice);
    workspace.changed()
}
