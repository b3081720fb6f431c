//! What was dropped or pasted, before it becomes part of a plan. The files themselves are with the office; the page holds
//! what it said about them and what the person picked.

use std::{collections::BTreeMap, sync::Arc};

use changeover_office::messages::{ChangeKind, Given, Look, Read, Take, Taken};
use changeover_planner::{
    document::{self, Document, OpenError},
    model::{Currency, Date, Plan},
};

use super::{Effect, Notice, Preferences, Route, Tab, Workspace};
use crate::store::Listing;

/// Files that are being read, or have been and are not yet accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// How far it is.
    pub stage: Stage,
    /// What was read.
    pub look: Seen,
    /// Plan documents among the files.
    pub documents: Vec<Arrived>,
    /// The plan the subscriptions are added to; `None` makes new ones.
    pub into: Option<String>,
    /// What the person picked of it.
    pub picks: Picks,
    /// Questions to the office without an answer yet.
    waits: u32,
}

/// What the office said last; the same only where it is the very same, however much it holds.
#[derive(Debug, Clone, Default)]
pub struct Seen(Arc<Look>);

impl PartialEq for Seen {
    fn eq(&self, other: &Seen) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Seen {
    type Target = Look;
    fn deref(&self) -> &Look {
        &self.0
    }
}

/// How far reading is.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Bytes read, of how many.
    Reading(u64, u64),
    /// Being read again, or taken into a plan.
    Working,
    /// Nothing is going on.
    Ready,
    /// It came to nothing.
    Failed(Trouble),
}

/// Why the office did not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Its program could not be fetched.
    Unavailable,
    /// The browser could not read a file.
    Unreadable,
    /// It gave up, out of memory most likely.
    Crashed,
    /// It did not understand, in its own words.
    Refused(String),
}

/// What is picked of what was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picks {
    /// For each inventory, whether it becomes a plan.
    pub inventories: Vec<bool>,
    /// For each change, which of its differences are accepted; one that is new or gone is a single one.
    pub changes: Vec<Vec<bool>>,
}

/// A pick, on or off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// An inventory: a customer in a currency.
    Inventory(usize, bool),
    /// All of them.
    Inventories(bool),
    /// One difference of a change; the first of one that is new or gone.
    Difference(usize, usize, bool),
}

/// What happens to files on their way into a plan.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Files came; they are being read.
    Begun,
    /// Bytes read, of how many.
    Went(u64, u64),
    /// The office has read them.
    Looked(Result<Box<Look>, Trouble>),
    /// A question is answered.
    Given(Given),
    /// Something is picked.
    Picked(Pick),
    /// What was read is accepted.
    Accepted {
        /// Ids for new plans, as many as [`Review::plans`].
        ids: Vec<String>,
    },
    /// The office has taken it into plan documents.
    Taken(Result<Taken, Trouble>),
    /// One's own price lists and product names are these from now on; empty forgets them.
    OwnKept(String),
    /// They could not be stored.
    OwnUnkept,
    /// It is not accepted; what is going on is called off.
    Dismissed,
}

/// A plan document that was dropped.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrived {
    /// Name of the file.
    pub file: String,
    /// The document, or why it does not open.
    pub document: Result<Arc<Document>, OpenError>,
    /// How it stands to what is stored.
    pub standing: Standing,
}

/// How an arriving plan stands to the stored ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No plan with its id.
    New,
    /// The very same.
    Same,
    /// A later revision of a stored plan.
    Newer,
    /// An earlier revision of a stored plan.
    Older,
    /// The same revision with another content.
    Conflicting,
}

impl Review {
    fn new(into: Option<String>) -> Review {
        Review {
            stage: Stage::Working,
            look: Seen::default(),
            documents: Vec::new(),
            into,
            picks: Picks::default(),
            waits: 0,
        }
    }

    /// How many new plans accepting makes.
    #[must_use]
    pub fn plans(&self) -> usize {
        if self.into.is_some() {
            0
        } else if self.look.inventories.is_empty() {
            1
        } else {
            self.picks.inventories.iter().filter(|on| **on).count()
        }
    }

    /// How many subscriptions accepting adds or changes.
    #[must_use]
    pub fn accepted(&self) -> u32 {
        if self.look.changes.is_some() {
            let touched = self.picks.changes.iter().filter(|which| which.contains(&true));
            u32::try_from(touched.count()).unwrap_or(u32::MAX)
        } else if self.look.inventories.is_empty() {
            self.look.found.total
        } else {
            let picked = self.look.inventories.iter().zip(&self.picks.inventories);
            picked.filter(|(_, on)| **on).map(|(inventory, _)| inventory.subscriptions).sum()
        }
    }

    /// Takes in what the office read. What is new or different is picked to begin with, what is gone is not.
    fn looked(&mut self, look: Look, plans: &[Listing]) {
        let stored = by_id(plans);
        self.documents = look
            .documents
            .iter()
            .map(|text| {
                let document = document::open(&text.text);
                Arrived {
                    file: text.file.clone(),
                    standing: document.as_ref().map_or(Standing::New, |document| {
                        standing(document, stored.get(document.id.as_str()).copied())
                    }),
                    document: document.map(Arc::new),
                }
            })
            .collect();
        if look.inventories != self.look.inventories {
            self.picks.inventories = vec![true; look.inventories.len()];
        }
        if look.changes != self.look.changes {
            let changes = look.changes.iter().flatten();
            self.picks.changes = changes
                .map(|change| vec![change.kind != ChangeKind::Gone; change.differences.len().max(1)])
                .collect();
        }
        self.look = Seen(Arc::new(look));
    }

    fn pick(&mut self, pick: Pick) {
        let slot = match pick {
            Pick::Inventory(at, on) => self.picks.inventories.get_mut(at).map(|slot| (slot, on)),
            Pick::Inventories(on) => return self.picks.inventories.fill(on),
            Pick::Difference(at, which, on) => {
                let change = self.picks.changes.get_mut(at);
                change.and_then(|change| change.get_mut(which)).map(|slot| (slot, on))
            }
        };
        if let Some((slot, on)) = slot {
            *slot = on;
        }
    }
}

/// Indices of what is on.
fn indices(on: &[bool]) -> Vec<u32> {
    (0..).zip(on).filter(|(_, on)| **on).map(|(at, _)| at).collect()
}

impl Workspace {
    /// What the office is asked about files.
    #[must_use]
    pub fn reading(&self, given: Option<Given>) -> Read {
        let review = self.review.as_ref();
        let into = review.and_then(|review| review.into.as_ref());
        let into = self.open.as_ref().filter(|open| Some(&open.envelope.id) == into);
        Read {
            language: self.language.tag().to_owned(),
            answers: self.answers.clone(),
            given,
            into: into.map(|open| document::save(&open.document())),
            own: self.own.clone(),
            today: self.today.to_string(),
        }
    }

    /// The files are looked at again: in another language, against another plan, with another answer.
    pub(super) fn look_again(&mut self, given: Option<Given>) -> Vec<Effect> {
        let Some(review) = self.review.as_mut().filter(|review| !review.look.files.is_empty()) else {
            return Vec::new();
        };
        review.waits += 1;
        review.stage = Stage::Working;
        vec![Effect::Look(Box::new(self.reading(given)))]
    }

    /// Says again how arrived documents stand to the stored plans.
    pub(super) fn compare_review(&mut self) {
        let stored = by_id(&self.plans);
        for arrived in self.review.iter_mut().flat_map(|review| &mut review.documents) {
            if let Ok(document) = &arrived.document {
                arrived.standing = standing(document, stored.get(document.id.as_str()).copied());
            }
        }
    }

    /// Says again how the arrived document of a plan stands to the stored one, which has changed.
    pub(super) fn compare_arrived(&mut self, id: &str) {
        let stored = self.plans.iter().find(|known| known.id == id).and_then(Listing::document);
        for arrived in self.review.iter_mut().flat_map(|review| &mut review.documents) {
            if let Ok(document) = &arrived.document
                && document.id == id
            {
                arrived.standing = standing(document, stored.map(|known| &**known));
            }
        }
    }

    /// Takes in an event.
    pub(super) fn intake(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Begun => {
                let into = match (&self.route, &self.open) {
                    (Route::Plan(id, _), Some(open)) if *id == open.envelope.id => Some(id.clone()),
                    _ => None,
                };
                let failed = |review: &Review| matches!(review.stage, Stage::Failed(_));
                let mut effects = Vec::new();
                if self.review.as_ref().is_none_or(failed) || into.is_some() {
                    self.review = Some(Review::new(into));
                    // What lies there is of another review.
                    effects.push(Effect::CloseOffice);
                }
                if let Some(review) = &mut self.review {
                    review.waits += 1;
                    review.stage = Stage::Reading(0, 0);
                }
                effects.push(Effect::Go(Route::Review));
                effects
            }
            Event::Went(done, total) => {
                if let Some(review) = &mut self.review {
                    review.stage = if done < total { Stage::Reading(done, total) } else { Stage::Working };
                }
                Vec::new()
            }
            Event::Looked(looked) => self.looked(looked),
            Event::Given(given) => self.look_again(Some(given)),
            Event::Picked(pick) => {
                if let Some(review) = &mut self.review {
                    review.pick(pick);
                }
                Vec::new()
            }
            Event::Accepted { ids } => self.accept(ids),
            Event::Taken(taken) => self.taken(taken),
            Event::OwnKept(own) => {
                (self.own, self.own_unkept) = (own, false);
                vec![Effect::WriteOwn]
            }
            Event::OwnUnkept => {
                self.own_unkept = true;
                Vec::new()
            }
            Event::Dismissed => {
                let back = match self.review.take().and_then(|review| review.into) {
                    Some(id) => Route::Plan(id, Tab::default()),
                    None => Route::Start,
                };
                vec![Effect::CloseOffice, Effect::Go(back)]
            }
        }
    }

    fn looked(&mut self, looked: Result<Box<Look>, Trouble>) -> Vec<Effect> {
        let Some(review) = &mut self.review else { return Vec::new() };
        review.waits = review.waits.saturating_sub(1);
        match looked {
            Ok(look) => {
                review.stage = if review.waits == 0 { Stage::Ready } else { Stage::Working };
                let remember = !look.answers.is_empty() && look.answers != self.answers;
                if remember {
                    self.answers.clone_from(&look.answers);
                }
                review.looked(*look, &self.plans);
                remember.then_some(Effect::WriteAnswers).into_iter().collect()
            }
            Err(trouble) => {
                review.stage = Stage::Failed(trouble);
                Vec::new()
            }
        }
    }

    fn accept(&mut self, ids: Vec<String>) -> Vec<Effect> {
        let (today, preferences) = (self.today, self.preferences.clone());
        let Some(review) = &mut self.review else { return Vec::new() };
        let open = self.open.as_ref().filter(|open| Some(&open.envelope.id) == review.into.as_ref());
        let (into, changes) = match open {
            Some(open) => {
                let changes = (0..).zip(&review.picks.changes).filter(|(_, which)| which.contains(&true));
                let changes = changes.map(|(at, which)| (at, indices(which))).collect();
                (vec![document::save(&open.document())], Some(changes))
            }
            None => {
                let blank = |id| document::save(&blank(id, today, &preferences));
                (ids.into_iter().map(blank).collect(), None)
            }
        };
        review.waits += 1;
        review.stage = Stage::Working;
        let take = Take { into, inventories: indices(&review.picks.inventories), changes };
        vec![Effect::Take(Box::new(take))]
    }

    fn taken(&mut self, taken: Result<Taken, Trouble>) -> Vec<Effect> {
        let Some(review) = &mut self.review else { return Vec::new() };
        let taken = match taken {
            Ok(taken) => taken,
            Err(trouble) => {
                review.stage = Stage::Failed(trouble);
                return Vec::new();
            }
        };
        let into = review.into.take();
        self.review = None;
        let mut effects = vec![Effect::CloseOffice];
        // Written by the office just now: they open.
        let mut documents: Vec<Document> =
            taken.documents.iter().filter_map(|text| document::open(text).ok()).collect();
        self.tell(Notice::Added(taken.subscriptions as usize));
        if let Some(id) = into {
            let changed = documents.pop().filter(|document| document.id == id);
            effects.extend(
                changed.into_iter().flat_map(|document| self.edit_always(|plan| *plan = document.plan)),
            );
            effects.push(Effect::Go(Route::Plan(id, Tab::default())));
            return effects;
        }
        let several = documents.len() > 1;
        for document in documents.into_iter().rev() {
            effects.extend(self.keep(document));
        }
        if several {
            effects.push(Effect::Go(Route::Portfolio));
        }
        effects
    }
}

/// An empty plan with the company's profile.
#[must_use]
pub fn blank(id: String, today: Date, preferences: &Preferences) -> Document {
    Document {
        id,
        title: String::new(),
        revision: 0,
        saved_at: String::new(),
        rulebook: String::new(),
        figures: None,
        plan: Plan {
            as_of: today,
            currency: Currency::USD,
            customer: Default::default(),
            partner: preferences.partner.clone(),
            policy: preferences.policy.clone(),
            subscriptions: Vec::new(),
            progress: Default::default(),
        },
        extra: Default::default(),
    }
}

/// Stored plans that open, by id.
fn by_id(plans: &[Listing]) -> BTreeMap<&str, &Document> {
    let documents = plans.iter().filter_map(Listing::document);
    documents.map(|document| (document.id.as_str(), &**document)).collect()
}

/// How a document stands to the stored one of its id.
fn standing(document: &Document, stored: Option<&Document>) -> Standing {
    let Some(known) = stored else { return Standing::New };
    let same = known.plan == document.plan && known.title == document.title;
    match document.revision.cmp(&known.revision) {
        _ if same => Standing::Same,
        std::cmp::Ordering::Greater => Standing::Newer,
        std::cmp::Ordering::Less => Standing::Older,
        std::cmp::Ordering::Equal => Standing::Conflicting,
    }
}
