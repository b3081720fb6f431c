//! Plans in keyed text: one key a plan, the text before the last save beside it while there is room.
//!
//! Promises, each held by a test: text that does not open is never written over; a write names the revision it replaces and
//! is refused when another tab has written since; a failed write leaves what was there; a text is opened once, however often
//! it is asked for.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use changeover_planner::document::{self, Document, OpenError};

use super::{KeyValue, StorageError, envelope, keys};
pub use envelope::Envelope;

/// Why a stored plan cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// The text was cut or changed since it was saved.
    Torn,
    /// The document does not open.
    Document(OpenError),
}

/// A plan as kept: readable or not, never hidden.
#[derive(Debug, Clone)]
pub enum Kept {
    /// It opens.
    Plan(Arc<Document>),
    /// It does not; its text stays where it is, and is here without the envelope where that could be read.
    Unreadable(Unreadable, Arc<str>),
}

impl PartialEq for Kept {
    fn eq(&self, other: &Kept) -> bool {
        match (self, other) {
            // The same text was opened once.
            (Kept::Plan(one), Kept::Plan(other)) => Arc::ptr_eq(one, other) || one == other,
            (Kept::Unreadable(one, text), Kept::Unreadable(other, words)) => one == other && text == words,
            _ => false,
        }
    }
}

/// What a stored text takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// UTF-16 units.
    pub units: usize,
    /// Of keyed text, which has little; the mirror alone holds it otherwise.
    pub keyed: bool,
}

/// One stored plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// Id, from the key.
    pub id: String,
    /// What it is.
    pub kept: Kept,
    /// How much room it takes, and where.
    pub room: Room,
}

impl Listing {
    /// The document, when it opens.
    #[must_use]
    pub fn document(&self) -> Option<&Arc<Document>> {
        match &self.kept {
            Kept::Plan(document) => Some(document),
            Kept::Unreadable(..) => None,
        }
    }
}

/// Why a plan was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// Storage refused.
    Storage(StorageError),
    /// Something else was saved there since this tab read it.
    Newer {
        /// Its revision.
        stored: u64,
    },
    /// What is there cannot be read, and is not written over.
    Unreadable,
}

/// A stored text, understood.
#[derive(Debug, Clone)]
struct Known {
    /// The line that says what to expect: two texts with the same one are the same. Empty for a text without one.
    head: String,
    /// Of a whole text, also where its document does not open: a newer release's counts.
    revision: Option<u64>,
    units: usize,
    kept: Kept,
}

impl Known {
    fn of(id: &str, stored: &str) -> Known {
        let units = super::units(stored);
        let head = envelope::head(stored).unwrap_or_default().to_owned();
        let Some((revision, text)) = envelope::opened(stored) else {
            return Known {
                head,
                revision: None,
                units,
                kept: Kept::Unreadable(Unreadable::Torn, stored.into()),
            };
        };
        let kept = match document::open(text) {
            Ok(document) => Kept::Plan(Arc::new(Document { id: id.to_owned(), ..document })),
            Err(error) => Kept::Unreadable(Unreadable::Document(error), text.into()),
        };
        // A bare text has its revision inside.
        let revision = match &kept {
            Kept::Plan(document) => document.revision,
            Kept::Unreadable(..) => revision,
        };
        Known { head, revision: Some(revision), units, kept }
    }

    /// What a document's own sealed text would be opened as.
    fn written(document: &Document, sealed: &str) -> Known {
        Known {
            head: envelope::head(sealed).unwrap_or_default().to_owned(),
            revision: Some(document.revision),
            units: super::units(sealed),
            kept: Kept::Plan(Arc::new(document.clone())),
        }
    }

    /// The revision of a text whose document opens.
    fn readable(&self) -> Option<u64> {
        match self.kept {
            Kept::Plan(_) => self.revision,
            Kept::Unreadable(..) => None,
        }
    }
}

/// What the mirror was found to hold, while it is still being read.
#[derive(Debug, Default)]
pub struct Learning {
    later: BTreeMap<String, Known>,
    since: u64,
}

/// Plans on keyed text.
#[derive(Debug)]
pub struct PlanStore<S> {
    /// The keyed text.
    pub texts: S,
    /// Later texts than keyed text holds, by id: there was no room, the mirror has them.
    spilled: BTreeMap<String, Known>,
    /// The last two texts opened of each plan.
    opened: RefCell<BTreeMap<String, Vec<Known>>>,
    /// Counts what this tab has changed.
    changes: u64,
    /// Keyed text had no room for what the mirror holds: the rest of it is not tried.
    full: bool,
}

impl<S: KeyValue> PlanStore<S> {
    /// Plans on this keyed text.
    #[must_use]
    pub const fn new(texts: S) -> PlanStore<S> {
        PlanStore {
            texts,
            spilled: BTreeMap::new(),
            opened: RefCell::new(BTreeMap::new()),
            changes: 0,
            full: false,
        }
    }

    /// A stored text, opened unless it was before.
    fn known(&self, id: &str, stored: &str) -> Known {
        // Looked over each time: a head may stand over a text that was cut or changed.
        let head = envelope::head(stored).filter(|_| envelope::opened(stored).is_some());
        if let (Some(head), Ok(opened)) = (head, self.opened.try_borrow())
            && let Some(known) = opened.get(id).into_iter().flatten().find(|known| known.head == head)
        {
            return known.clone();
        }
        let known = Known::of(id, stored);
        if head.is_some() {
            self.remember(id, known.clone());
        }
        known
    }

    fn remember(&self, id: &str, known: Known) {
        if let Ok(mut opened) = self.opened.try_borrow_mut() {
            let texts = opened.entry(id.to_owned()).or_default();
            texts.retain(|other| other.head != known.head);
            texts.push(known);
            if texts.len() > 2 {
                texts.remove(0);
            }
        }
    }

    /// All plans, by key: the latest text known of each.
    ///
    /// # Errors
    /// When storage cannot be read at all.
    pub fn list(&self) -> Result<Vec<Listing>, StorageError> {
        let mut ids = self.ids(keys::PLAN)?;
        ids.extend(self.spilled.keys().cloned());
        ids.into_iter()
            .filter_map(|id| {
                let latest = self.latest(&id).transpose()?;
                let spilled = self.spilled.get(&id).map(|known| &known.head);
                Some(latest.map(|Known { kept, units, head, .. }| {
                    let room = Room { units, keyed: spilled != Some(&head) };
                    Listing { id, kept, room }
                }))
            })
            .collect()
    }

    fn ids(&self, prefix: &str) -> Result<BTreeSet<String>, StorageError> {
        Ok(self.texts.keys()?.iter().filter_map(|key| key.strip_prefix(prefix).map(str::to_owned)).collect())
    }

    /// The keyed text of a plan.
    fn keyed(&self, id: &str) -> Result<Option<Known>, StorageError> {
        Ok(self.texts.get(&keys::plan(id))?.map(|text| self.known(id, &text)))
    }

    /// The latest text of a plan: the spilled one unless the keyed one is as late.
    fn latest(&self, id: &str) -> Result<Option<Known>, StorageError> {
        let keyed = self.keyed(id)?;
        let Some(spilled) = self.spilled.get(id) else { return Ok(keyed) };
        Ok(keyed
            .filter(|keyed| keyed.readable().is_some() && keyed.readable() >= spilled.revision)
            .or_else(|| Some(spilled.clone())))
    }

    /// Writes a document in place of revision `replaces` (`None`: nothing may be there), or of an earlier one. Keeps the text
    /// that was there beside it while there is room.
    ///
    /// # Errors
    /// [`WriteError`]; what was stored before is still there.
    pub fn write(&mut self, document: &Document, replaces: Option<u64>) -> Result<(), WriteError> {
        let id = &document.id;
        let key = keys::plan(id);
        if let Some(latest) = self.latest(id).map_err(WriteError::Storage)? {
            let Some(known) = latest.readable() else { return Err(WriteError::Unreadable) };
            if replaces.is_none_or(|replaces| known > replaces) {
                return Err(WriteError::Newer { stored: known });
            }
        }
        let stored = self.texts.get(&key).map_err(WriteError::Storage)?;
        let sealed = Envelope { revision: document.revision, text: document::save(document) }.seal();
        let before = keys::before(id);
        self.changes += 1;
        match &stored {
            // Best effort: the older text is a courtesy, the newer one a promise.
            Some(stored) if self.known(id, stored).readable().is_some() => {
                drop(self.texts.set(&before, stored))
            }
            // A spilled text is the plan; the unreadable one beneath it keeps a place of its own.
            Some(stored) => self.set_aside(id, stored).map_err(WriteError::Storage)?,
            None => {}
        }
        match self.texts.set(&key, &sealed) {
            Err(StorageError::Full) => {
                let _ = self.texts.remove(&before);
                self.texts.set(&key, &sealed).map_err(WriteError::Storage)?;
            }
            other => other.map_err(WriteError::Storage)?,
        }
        match self.texts.get(&key) {
            Ok(Some(read)) if read == sealed => {
                self.spilled.remove(id);
                self.remember(id, Known::written(document, &sealed));
                Ok(())
            }
            Ok(_) => {
                // A torn write: what was there is put back, as far as the storage lets us.
                let _ = match &stored {
                    Some(stored) => self.texts.set(&key, stored),
                    None => self.texts.remove(&key),
                };
                Err(WriteError::Storage(StorageError::Other("the text read back differs".into())))
            }
            Err(error) => Err(WriteError::Storage(error)),
        }
    }

    /// Ids under which keyed text holds something.
    ///
    /// # Errors
    /// When storage cannot be read.
    pub fn kept(&self) -> Result<BTreeSet<String>, StorageError> {
        let mut ids = self.ids(keys::PLAN)?;
        ids.extend(self.ids(keys::BEFORE)?);
        Ok(ids)
    }

    /// Takes in the text before the last save: it is the plan where the text of the last save cannot be read.
    ///
    /// # Errors
    /// When storage cannot be read; nothing is lost by that.
    pub fn restore_before(&mut self, id: &str) -> Result<(), StorageError> {
        let before = self.texts.get(&keys::before(id))?;
        match before {
            Some(text) => self.restore(id, &text).map(drop),
            // The plan's own text is opened all the same, and remembered.
            None => self.latest(id).map(drop),
        }
    }

    /// Takes in a text that another place holds, at the first load. The newest readable text wins. A text here that cannot be
    /// read is moved aside under a name of its own, where it is listed, before a readable one takes its place; the text of a
    /// newer release stays unless the readable one is later. What has no room here is listed all the same. Answers with the
    /// revision of that text, when it opens.
    ///
    /// # Errors
    /// When storage cannot be read; nothing is lost by that.
    pub fn restore(&mut self, id: &str, text: &str) -> Result<Option<u64>, StorageError> {
        let found = self.known(id, text);
        let revision = found.readable();
        if revision.is_none() || !self.is_later(id, revision)? {
            return Ok(revision);
        }
        if self.full || !self.put(id, text)? {
            self.full = true;
            self.spilled.insert(id.to_owned(), found);
        } else {
            self.spilled.remove(id);
        }
        Ok(revision)
    }

    /// Puts a text of another place under its key; whether there was room for it, and for what cannot be read there.
    fn put(&mut self, id: &str, text: &str) -> Result<bool, StorageError> {
        let key = keys::plan(id);
        let moved = match self.texts.get(&key)? {
            Some(keyed) if self.known(id, &keyed).readable().is_none() => self.set_aside(id, &keyed).is_ok(),
            _ => true,
        };
        Ok(moved && self.texts.set(&key, text).is_ok())
    }

    /// Whether a revision is later than the latest known. Whole text that does not open is a newer release's: it counts.
    fn is_later(&self, id: &str, revision: Option<u64>) -> Result<bool, StorageError> {
        let known = self.latest(id)?.and_then(|known| known.revision);
        Ok(known.is_none() || known < revision)
    }

    /// Begins to read again which texts of the mirror are later than what is here.
    #[must_use]
    pub fn learning(&self) -> Learning {
        Learning { later: BTreeMap::new(), since: self.changes }
    }

    /// Takes a text of the mirror in.
    ///
    /// # Errors
    /// When storage cannot be read.
    pub fn learn(&self, learning: &mut Learning, id: &str, text: &str) -> Result<(), StorageError> {
        let found = self.known(id, text);
        let keyed = self.keyed(id)?.and_then(|known| known.revision);
        if found.readable().is_some() && (keyed.is_none() || keyed < found.revision) {
            learning.later.insert(id.to_owned(), found);
        }
        Ok(())
    }

    /// What was read takes the place of what was remembered; not where this tab has stored anything meanwhile. Says whether
    /// it did.
    pub fn learned(&mut self, learning: Learning) -> bool {
        let holds = learning.since == self.changes;
        if holds {
            self.spilled = learning.later;
        }
        holds
    }

    /// Remembers a document that had no room here and is safe in the mirror under this text.
    pub fn spill(&mut self, document: &Document, sealed: &str) {
        self.changes += 1;
        self.spilled.insert(document.id.clone(), Known::written(document, sealed));
    }

    /// Gives a text that cannot be read a key of its own, where no other is.
    fn set_aside(&mut self, id: &str, text: &str) -> Result<(), StorageError> {
        let mut key = keys::plan(&format!("{id}.unreadable"));
        loop {
            match self.texts.get(&key)? {
                Some(other) if other != text => key.push('+'),
                _ => return self.texts.set(&key, text),
            }
        }
    }

    /// Removes a plan and the text before its last save.
    ///
    /// # Errors
    /// When storage refuses.
    pub fn remove(&mut self, id: &str) -> Result<(), StorageError> {
        self.changes += 1;
        self.full = false;
        self.spilled.remove(id);
        if let Ok(mut opened) = self.opened.try_borrow_mut() {
            opened.remove(id);
        }
        self.texts.remove(&keys::before(id))?;
        self.texts.remove(&keys::plan(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStore;

    fn plan(id: &str, revision: u64, title: &str) -> Document {
        let text = format!(
            r#"{{"format":"changeover-plan","schema":1,"id":"{id}","revision":{revision},"title":"{title}","asOf":"2026-11-22","subscriptions":[]}}"#
        );
        document::open(&text).unwrap()
    }

    fn store() -> PlanStore<MemoryStore> {
        PlanStore::new(MemoryStore::default())
    }

    #[test]
    fn a_plan_comes_back_as_it_was_saved() {
        let mut store = store();
        store.write(&plan("a", 1, "Contoso"), None).unwrap();
        let list = store.list().unwrap();
        assert_eq!(list[0].kept, Kept::Plan(Arc::new(plan("a", 1, "Contoso"))));
    }

    #[test]
    fn a_revision_this_tab_has_not_seen_is_not_written_over() {
        let mut store = store();
        store.write(&plan("a", 1, "one"), None).unwrap();
        store.write(&plan("a", 2, "two"), Some(1)).unwrap();
        assert_eq!(store.write(&plan("a", 2, "other"), Some(1)), Err(WriteError::Newer { stored: 2 }));
        assert_eq!(store.write(&plan("a", 2, "other"), None), Err(WriteError::Newer { stored: 2 }));
        assert!(matches!(&store.list().unwrap()[0].kept, Kept::Plan(kept) if kept.title == "two"));
    }

    #[test]
    fn text_that_does_not_open_stays_and_is_listed() {
        let broken = [
            String::from("not ours"),
            Envelope { revision: 1, text: "{".into() }.seal(),
            Envelope { revision: 1, text: document::save(&plan("a", 1, "x")) }
                .seal()
                .replace("\"x\"", "\"y\""),
            Envelope { revision: 1, text: r#"{"format":"changeover-plan","schema":9}"#.into() }.seal(),
        ];
        for text in broken {
            let mut store = store();
            store.texts.set(&keys::plan("a"), &text).unwrap();
            assert!(matches!(store.list().unwrap()[0].kept, Kept::Unreadable(..)), "{text}");
            assert_eq!(store.write(&plan("a", 2, "new"), Some(1)), Err(WriteError::Unreadable));
            assert_eq!(store.texts.get(&keys::plan("a")).unwrap(), Some(text));
        }
    }

    #[test]
    fn a_full_store_gives_up_the_older_text_first_and_then_says_so() {
        let sealed = |revision| Envelope { revision, text: document::save(&plan("a", revision, "x")) }.seal();
        let one = super::super::units(&sealed(1)) + super::super::units(&keys::plan("a"));
        let mut store = PlanStore::new(MemoryStore::limited(one + 10));
        store.write(&plan("a", 1, "x"), None).unwrap();
        store.write(&plan("a", 2, "x"), Some(1)).unwrap();
        assert_eq!(
            store.write(&plan("a", 3, &"long ".repeat(50)), Some(2)),
            Err(WriteError::Storage(StorageError::Full))
        );
        assert_eq!(store.texts.get(&keys::plan("a")).unwrap(), Some(sealed(2)));
    }

    #[test]
    fn the_newest_readable_text_of_store_and_mirror_wins() {
        let sealed = |revision, title: &str| {
            Envelope { revision, text: document::save(&plan("a", revision, title)) }.seal()
        };
        let title =
            |store: &PlanStore<MemoryStore>| store.list().unwrap()[0].document().unwrap().title.clone();
        let mut store = store();
        store.restore("a", &sealed(1, "mirror")).unwrap();
        assert_eq!(title(&store), "mirror");
        store.write(&plan("a", 2, "here"), Some(1)).unwrap();
        store.restore("a", &sealed(1, "mirror")).unwrap();
        assert_eq!(title(&store), "here");
        store.restore("a", &sealed(3, "newer mirror")).unwrap();
        store.restore("a", "torn").unwrap();
        assert_eq!(title(&store), "newer mirror");
        store.texts.set(&keys::plan("a"), "torn here").unwrap();
        store.restore("a", &sealed(3, "newer mirror")).unwrap();
        assert_eq!(title(&store), "newer mirror");
        assert_eq!(store.texts.get(&keys::plan("a.unreadable")).unwrap().as_deref(), Some("torn here"));
    }

    #[test]
    fn what_the_mirror_has_later_is_listed_unless_this_tab_stored_meanwhile() {
        let sealed = |revision| Envelope { revision, text: document::save(&plan("a", revision, "x")) }.seal();
        let revision = |store: &PlanStore<MemoryStore>| store.list().unwrap()[0].document().unwrap().revision;
        let mut store = store();
        store.write(&plan("a", 1, "x"), None).unwrap();
        let mut learning = store.learning();
        store.learn(&mut learning, "a", &sealed(3)).unwrap();
        assert_eq!(revision(&store), 1);
        assert!(store.learned(learning));
        assert_eq!(revision(&store), 3);
        let learning = store.learning();
        store.write(&plan("a", 4, "x"), Some(3)).unwrap();
        assert!(!store.learned(learning));
        assert_eq!(revision(&store), 4);
    }

    #[test]
    fn a_text_is_opened_once_and_looked_over_each_time() {
        let mut store = store();
        store.write(&plan("a", 1, "Contoso"), None).unwrap();
        let shown = |store: &PlanStore<MemoryStore>| store.list().unwrap().remove(0);
        let (first, second) = (shown(&store), shown(&store));
        assert!(Arc::ptr_eq(first.document().unwrap(), second.document().unwrap()));
        let torn = store.texts.get(&keys::plan("a")).unwrap().unwrap().replace("Contoso", "Fabriko");
        store.texts.set(&keys::plan("a"), &torn).unwrap();
        assert!(matches!(shown(&store).kept, Kept::Unreadable(Unreadable::Torn, _)));
    }

    #[test]
    fn foreign_keys_are_not_ours() {
        let mut store = store();
        store.texts.set("something/else", "{}").unwrap();
        store.texts.set("changeover/plans", "[]").unwrap();
        assert_eq!(store.list().unwrap(), []);
    }
}
