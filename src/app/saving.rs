//! How the plan on the screen gets stored, and what is known of that.
//!
//! Typing is gathered until the page asks ([`super::Msg::SaveDue`]); a write names the revision it replaces. Work that is
//! not stored is never dropped: a plan that is left keeps being saved aside, one that another tab took is kept for a copy.

use std::sync::Arc;

use changeover_planner::{document::Document, model::Plan, rules};

use super::{Effect, History, Workspace};
use crate::store::{Kept, Listing, Room};

/// Whether the open plan is safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// All of it is stored.
    Saved,
    /// Changed; it will be stored in a moment.
    Waiting,
    /// Being stored.
    Saving,
    /// Not stored, and why.
    Failed(SaveFailure),
    /// Another tab owns the plan; nothing can be changed here.
    ReadOnly,
}

/// Why a plan was not stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveFailure {
    /// The browser gives no storage.
    Blocked,
    /// No room.
    Full,
    /// Another tab has the plan or stored a later revision; this one is kept as a copy when the person says so.
    Newer,
    /// What is stored under this plan cannot be read and is not written over.
    Unreadable,
    /// It was stored and is not any more: deleted elsewhere, or cleared with the site's data. An edit stores it again.
    Gone,
    /// Anything else, in the browser's words.
    Other(String),
}

impl SaveState {
    /// Whether trying again may help: not where another text is in the way.
    const fn can_be_tried(&self) -> bool {
        match self {
            SaveState::Waiting => true,
            SaveState::Failed(why) => {
                !matches!(why, SaveFailure::Newer | SaveFailure::Unreadable | SaveFailure::Gone)
            }
            SaveState::Saved | SaveState::Saving | SaveState::ReadOnly => false,
        }
    }
}

/// The plan on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenPlan {
    /// Identity and title; its `plan` is the one last sent to be stored, `plan` below is the one shown.
    pub envelope: Document,
    /// What is shown and edited.
    pub plan: Arc<Plan>,
    /// Undo and redo.
    pub history: History,
    /// Revision stored, as far as this tab knows; `None` when never stored.
    pub stored_revision: Option<u64>,
    /// Latest revision this tab has read or sent: a later one in storage is somebody else's.
    pub(super) seen: Option<u64>,
    /// Whether this tab may write it; so until another tab is known to have it.
    pub(super) ours: bool,
    /// Whether it is safe.
    pub save: SaveState,
}

impl OpenPlan {
    pub(super) fn new(document: Document, stored_revision: Option<u64>) -> OpenPlan {
        OpenPlan {
            plan: Arc::new(document.plan.clone()),
            envelope: document,
            history: History::default(),
            stored_revision,
            seen: stored_revision,
            ours: true,
            save: SaveState::Saved,
        }
    }

    /// The document as it would be exported now.
    #[must_use]
    pub fn document(&self) -> Document {
        Document { plan: (*self.plan).clone(), ..self.envelope.clone() }
    }

    /// Whether there is work that is not known to be stored.
    #[must_use]
    pub const fn is_unsaved(&self) -> bool {
        !matches!(self.save, SaveState::Saved | SaveState::ReadOnly)
    }

    /// Becomes another state of the same plan, as one step of undo.
    pub(super) fn take(&mut self, document: Document) {
        self.history.push(Arc::clone(&self.plan));
        self.plan = Arc::new(document.plan);
        self.envelope.title = document.title;
        self.envelope.extra = document.extra;
        self.envelope.revision = self.envelope.revision.max(document.revision);
    }

    /// The next revision, sent to be stored.
    fn send(&mut self, now: &str) -> Effect {
        self.envelope.revision = self.seen.unwrap_or(0).max(self.envelope.revision) + 1;
        self.envelope.saved_at = now.to_owned();
        self.envelope.rulebook = rules::EDITION.to_owned();
        // Worked out by who writes, where what works plans out has arrived.
        self.envelope.figures = None;
        self.write()
    }

    fn write(&mut self) -> Effect {
        self.envelope.plan = (*self.plan).clone();
        self.save = SaveState::Saving;
        let replaces = self.seen.replace(self.envelope.revision);
        Effect::Write { document: Box::new(self.envelope.clone()), replaces }
    }
}

impl Workspace {
    /// Whether closing the page now would lose work: storing it has failed.
    #[must_use]
    pub fn loses_work_if_closed(&self) -> bool {
        self.open.iter().chain(&self.aside).any(|open| matches!(open.save, SaveState::Failed(_)))
    }

    /// Shows a plan; the one shown before goes on being saved.
    pub(super) fn put(&mut self, open: OpenPlan) {
        let id = open.envelope.id.clone();
        if let Some(left) = self.open.replace(open).filter(OpenPlan::is_unsaved) {
            self.aside.push(left);
        }
        self.aside.retain(|left| left.envelope.id != id);
    }

    /// Asks for a moment to save, when there is anything to save.
    pub(super) fn save_soon(&self) -> Vec<Effect> {
        let waits = self.open.iter().chain(&self.aside).any(|open| open.save.can_be_tried());
        waits.then_some(Effect::SaveSoon).into_iter().collect()
    }

    /// The open plan is not the stored one any more.
    pub(super) fn changed(&mut self) -> Vec<Effect> {
        match &mut self.open {
            // A conflict stays one until a copy is made: what the other tab stored is not ours to replace.
            Some(open)
                if !matches!(open.save, SaveState::ReadOnly | SaveState::Failed(SaveFailure::Newer)) =>
            {
                if !open.ours {
                    open.save = SaveState::Failed(SaveFailure::Newer);
                    return Vec::new();
                }
                open.save = SaveState::Waiting;
                vec![Effect::SaveSoon]
            }
            _ => Vec::new(),
        }
    }

    /// Stores whatever waits. Nothing is written before the first load has finished.
    pub(super) fn save_due(&mut self, now: &str) -> Vec<Effect> {
        if !self.loaded {
            return Vec::new();
        }
        let waiting = self.open.iter_mut().chain(&mut self.aside).filter(|open| open.save.can_be_tried());
        waiting.map(|open| open.send(now)).collect()
    }

    /// Stores a document that is not shown: as it came where nothing is stored, as a further revision where something is.
    pub(super) fn store_aside(&mut self, document: Document, stored: Option<u64>) -> Vec<Effect> {
        self.aside.retain(|left| left.envelope.id != document.id);
        let mut open = OpenPlan::new(document, stored);
        let effects = if stored.is_none() && self.loaded {
            vec![open.write()]
        } else {
            open.save = SaveState::Waiting;
            vec![Effect::SaveSoon]
        };
        self.aside.push(open);
        effects
    }

    /// Takes in how storing ended. The plan may have been changed or left since.
    pub(super) fn stored(
        &mut self,
        id: &str,
        revision: u64,
        result: Result<Room, SaveFailure>,
    ) -> Vec<Effect> {
        let Some(open) = self.open.iter_mut().chain(&mut self.aside).find(|open| open.envelope.id == id)
        else {
            return Vec::new();
        };
        let latest = open.envelope.revision == revision;
        let mut overtaken = false;
        match result {
            Ok(room) => {
                open.stored_revision = open.stored_revision.max(Some(revision));
                if latest {
                    let kept = Kept::Plan(Arc::new(open.envelope.clone()));
                    let listing = Listing { id: id.to_owned(), kept, room };
                    if open.save == SaveState::Saving {
                        open.save = if open.ours { SaveState::Saved } else { SaveState::ReadOnly };
                    }
                    match self.plans.iter_mut().find(|known| known.id == id) {
                        // Another tab has taken the plan and stored more before this answer came.
                        Some(known) if known.document().is_some_and(|known| known.revision > revision) => {
                            overtaken = true;
                        }
                        Some(known) => *known = listing,
                        None => self.plans.push(listing),
                    }
                }
            }
            // A later revision is on its way and will tell.
            Err(failure) if !latest && failure != SaveFailure::Newer => {}
            Err(failure) => {
                open.seen = open.stored_revision;
                open.save = SaveState::Failed(failure);
            }
        }
        self.aside.retain(OpenPlan::is_unsaved);
        if overtaken {
            self.reread();
        }
        self.compare_arrived(id);
        let mut effects = self.begin_safekeeping();
        effects.extend(self.move_to_version());
        effects
    }

    /// Notices that the open plan is not stored any more, and says so instead of "saved". It is not stored again by itself:
    /// somebody may have deleted it on purpose.
    pub(super) fn miss_the_open_plan(&mut self) {
        let Some(open) = &mut self.open else { return };
        let kept = self.plans.iter().any(|known| known.id == open.envelope.id);
        if !kept
            && open.stored_revision.is_some()
            && matches!(open.save, SaveState::Saved | SaveState::ReadOnly)
        {
            open.stored_revision = None;
            open.seen = None;
            open.save = SaveState::Failed(SaveFailure::Gone);
        }
    }

    /// Another tab owns the open plan, or we do again.
    pub(super) fn owned(&mut self, ours: bool) {
        let Some(open) = &mut self.open else { return };
        open.ours = ours;
        match (ours, &open.save) {
            (true, SaveState::ReadOnly) => open.save = SaveState::Saved,
            (false, SaveState::Saved) => open.save = SaveState::ReadOnly,
            // Taken over while there was work not stored yet: it stays here, to be kept as a copy.
            (false, SaveState::Waiting | SaveState::Failed(_)) => {
                open.save = SaveState::Failed(SaveFailure::Newer);
            }
            // What is being stored was sent while it was ours: it turns read-only once the answer is here.
            _ => {}
        }
    }

    /// Takes the stored document for the open plan, keeping whether it can be edited. Never over work of this tab.
    pub(super) fn reread(&mut self) {
        let Some(open) = self.open.as_ref().filter(|open| !open.is_unsaved()) else { return };
        let stored =
            self.plans.iter().filter_map(Listing::document).find(|known| known.id == open.envelope.id);
        if let Some(document) = stored.filter(|known| Some(known.revision) != open.stored_revision).cloned() {
            let revision = document.revision;
            let (save, ours) = (open.save.clone(), open.ours);
            self.open =
                Some(OpenPlan { save, ours, ..OpenPlan::new(Document::clone(&document), Some(revision)) });
        }
    }
}
