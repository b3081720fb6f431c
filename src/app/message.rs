//! What happens, what the page has to do, and what is told to the person: the words between the state and the browser.

use changeover_office::messages::{Read, Take};
use changeover_planner::{
    document::Document,
    i18n::Language,
    model::{Choice, Date, Plan, Subscription},
};

use super::{Event, Preferences, Route, SaveFailure, Theme, edit::Mistyped};
use crate::store::{Listing, Room};

/// Something to tell the person once, next to what they did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A cell could not take the text.
    Mistyped(Mistyped),
    /// Subscriptions were added.
    Added(usize),
    /// A plan was removed and can be brought back.
    Removed(String),
    /// Nothing that could be read was in what was pasted.
    NothingPasted,
    /// The address names a plan that is not here.
    PlanMissing,
    /// Undone.
    Undone,
    /// Redone.
    Redone,
    /// A copy was made.
    Copied,
    /// Files of all plans were put into one.
    BackedUp(usize),
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// Plans found while the first load goes on.
    Found(Vec<Listing>),
    /// The first load has finished.
    Started {
        /// Stored plans.
        plans: Vec<Listing>,
        /// Storage cannot be used.
        blocked: bool,
    },
    /// The address changed.
    Went(Route),
    /// Another day has begun where the person is.
    DayCame(Date),
    /// A new, empty plan is wanted.
    NewPlan {
        /// Its id.
        id: String,
    },
    /// A subscription made elsewhere (quick line) goes into the open plan, or into a new one.
    AddSubscription {
        /// The subscription; its id is replaced.
        subscription: Box<Subscription>,
        /// Id for a new plan.
        id: String,
    },
    /// A sample or a shared plan is kept as a plan of our own.
    Keep {
        /// The plan.
        document: Box<Document>,
        /// Id it gets, unless its own is free.
        id: String,
    },
    /// Something happens to files on their way into a plan.
    Intake(Event),
    /// A plan that arrived from outside is kept under its own id, in place of the stored one if there is one.
    ArrivalKept {
        /// The plan.
        document: Box<Document>,
        /// Id it gets when it has none of its own.
        id: String,
        /// Whether it is shown then.
        show: bool,
    },
    /// Title typed.
    Titled(String),
    /// The plan as it is with what was typed, or why that cannot be. One step of undo. What reads typed text knows products and
    /// countries: it lies with the screens that ask for it (see [`super::edit`]), not in the program that starts.
    Typed(Result<Box<Plan>, Mistyped>),
    /// An empty row is wanted.
    RowAdded,
    /// Rows are removed.
    RowsRemoved(Vec<String>),
    /// A strategy for some subscriptions.
    StrategyChosen(Vec<String>, Choice),
    /// The start of a subscription dragged or stepped; `None` lets the planner choose.
    StartChosen(String, Option<Date>),
    /// A step ticked off, or opened again.
    StepDone(String, Option<Date>),
    /// A note on a step.
    StepNoted(String, String),
    /// One step back.
    Undo,
    /// One step forward.
    Redo,
    /// Time to save; the instant in RFC 3339.
    SaveDue(String),
    /// Storing ended.
    Stored {
        /// Which plan.
        id: String,
        /// Which revision.
        revision: u64,
        /// How it ended: stored, in what room, or why not.
        result: Result<Room, SaveFailure>,
    },
    /// Another tab owns the open plan, or no longer does.
    Owned(bool),
    /// The stored plans changed outside this tab's doing.
    Relisted(Vec<Listing>),
    /// The open plan is read again from what is stored: another tab has changed it.
    Reread,
    /// A plan is removed.
    PlanRemoved(String),
    /// The last removed plan is brought back.
    BringBack,
    /// The open plan is kept as a copy under a new id.
    CopyMade {
        /// Its id.
        id: String,
    },
    /// All plans were put into one file.
    BackedUp(usize),
    /// Whether the browser promises not to clear our storage.
    Persisted(bool),
    /// Whether the second place for plans failed.
    MirrorLost(bool),
    /// A newer version of the site waits.
    VersionReady,
    /// The person wants it.
    VersionWanted,
    /// It has taken over; this page is still the older one.
    VersionReplaced,
    /// Language chosen.
    LanguageChosen(Language),
    /// Theme chosen.
    ThemeChosen(Theme),
    /// Company profile and margins for new plans.
    ProfileTyped(Preferences),
    /// The notice has been read.
    NoticeRead,
}

/// What the page has to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask again ([`Msg::SaveDue`]) in a moment.
    SaveSoon,
    /// Store a document in place of a revision.
    Write {
        /// The document.
        document: Box<Document>,
        /// Revision it replaces.
        replaces: Option<u64>,
    },
    /// Remove a stored plan.
    Remove(String),
    /// Show this address.
    Go(Route),
    /// Own this plan, or none, against other tabs.
    Hold(Option<String>),
    /// Store the preferences.
    WritePreferences,
    /// Store the answers.
    WriteAnswers,
    /// Store one's own price lists and product names; [`Event::OwnUnkept`] says when there is no room.
    WriteOwn,
    /// Ask the office about the files again; it answers with [`Event::Looked`].
    Look(Box<Read>),
    /// Have the office take what was read into plan documents; it answers with [`Event::Taken`].
    Take(Box<Take>),
    /// End the office's worker: what is going on is called off, what it holds is forgotten.
    CloseOffice,
    /// Store what is known of safekeeping.
    WriteSafekeeping,
    /// Let the newer version of the site take over.
    TakeVersion,
    /// Load the page anew.
    Reload,
}
