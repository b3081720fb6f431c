//! Plans in keyed text: one key a plan, the text before the last save beside it while there is room.
//!
//! Promises, each held by a test: text that does not open is never written over; a write names the revision it replaces and
//! is refused when another tab has written since; a failed write leaves what was there.

use std::collections::{BTreeMap, BTreeSet};

use changeover_planner::document::{self, Document, OpenError};

use super::{KeyValue, StorageError, keys};

/// A stored text: one line that says what to expect, then the plan document.
///
/// `changeover 1 <revision> <bytes> <checksum>` — the checksum is FNV-1a over the document's bytes, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Revision of the document.
    pub revision: u64,
    /// The document's text.
    pub text: String,
}

impl Envelope {
    /// The stored form.
    #[must_use]
    pub fn seal(&self) -> String {
        format!("changeover 1 {} {} {:016x}\n{}", self.revision, self.text.len(), fnv(&self.text), self.text)
    }

    /// Reads a stored form; `None` when it was cut or changed. A bare document, as put there by hand, is taken as it is.
    #[must_use]
    pub fn open(stored: &str) -> Option<Envelope> {
        if stored.trim_start().starts_with('{') {
            let revision = document::open(stored).map(|document| document.revision).unwrap_or(0);
            return Some(Envelope { revision, text: stored.to_owned() });
        }
        let (head, text) = stored.split_once('\n')?;
        let mut words = head.split(' ');
        let (magic, form) = (words.next()?, words.next()?);
        let revision = words.next()?.parse().ok()?;
        let bytes: usize = words.next()?.parse().ok()?;
        let sum = u64::from_str_radix(words.next()?, 16).ok()?;
        let whole = magic == "changeover" && form == "1" && bytes == text.len() && sum == fnv(text);
        whole.then(|| Envelope { revision, text: text.to_owned() })
    }
}

fn fnv(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Why a stored plan cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// The text was cut or changed since it was saved.
    Torn,
    /// The document does not open.
    Document(OpenError),
}

/// A plan as kept: readable or not, never hidden.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept {
    /// It opens.
    Plan(Box<Document>),
    /// It does not; its text stays where it is.
    Unreadable(Unreadable),
}

/// One stored plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// Id, from the key.
    pub id: String,
    /// What it is.
    pub kept: Kept,
    /// The text as stored, without the envelope where that could be read.
    pub text: String,
    /// Size, UTF-16 units.
    pub units: usize,
}

impl Listing {
    /// The document, when it opens.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        match &self.kept {
            Kept::Plan(document) => Some(document),
            Kept::Unreadable(_) => None,
        }
    }

    /// The listing of a document that has just been stored.
    #[must_use]
    pub fn of_document(document: &Document) -> Listing {
        let text = document::save(document);
        Listing {
            id: document.id.clone(),
            units: super::units(&text),
            text,
            kept: Kept::Plan(Box::new(document.clone())),
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

/// Plans on keyed text.
#[derive(Debug)]
pub struct PlanStore<S> {
    /// The keyed text.
    pub texts: S,
    /// Later texts than keyed text holds, by id: there was no room, the mirror has them.
    spilled: BTreeMap<String, String>,
}

impl<S: KeyValue> PlanStore<S> {
    /// Plans on this keyed text.
    #[must_use]
    pub const fn new(texts: S) -> PlanStore<S> {
        PlanStore { texts, spilled: BTreeMap::new() }
    }

    /// All plans, by key: the latest text known of each.
    ///
    /// # Errors
    /// When storage cannot be read at all.
    pub fn list(&self) -> Result<Vec<Listing>, StorageError> {
        let mut ids = self.ids(keys::PLAN)?;
        ids.extend(self.spilled.keys().cloned());
        ids.into_iter()
            .filter_map(|id| self.latest(&id).map(|text| text.map(|text| listing(id, &text))).transpose())
            .collect()
    }

    fn ids(&self, prefix: &str) -> Result<BTreeSet<String>, StorageError> {
        Ok(self.texts.keys()?.iter().filter_map(|key| key.strip_prefix(prefix).map(str::to_owned)).collect())
    }

    /// The latest text of a plan: the spilled one unless the keyed one is as late.
    fn latest(&self, id: &str) -> Result<Option<String>, StorageError> {
        let kept = self.texts.get(&keys::plan(id))?;
        let Some(spilled) = self.spilled.get(id) else { return Ok(kept) };
        let later =
            kept.as_deref().and_then(readable).filter(|kept| revision_of(spilled) <= Some(kept.revision));
        Ok(if later.is_some() { kept } else { Some(spilled.clone()) })
    }

    /// Writes a document in place of revision `replaces` (`None`: nothing may be there), or of an earlier one. Keeps the text
    /// that was there beside it while there is room.
    ///
    /// # Errors
    /// [`WriteError`]; what was stored before is still there.
    pub fn write(&mut self, document: &Document, replaces: Option<u64>) -> Result<(), WriteError> {
        let key = keys::plan(&document.id);
        if let Some(latest) = self.latest(&document.id).map_err(WriteError::Storage)? {
            let Some(known) = readable(&latest) else { return Err(WriteError::Unreadable) };
            if replaces.is_none_or(|replaces| known.revision > replaces) {
                return Err(WriteError::Newer { stored: known.revision });
            }
        }
        let stored = self.texts.get(&key).map_err(WriteError::Storage)?;
        let sealed = Envelope { revision: document.revision, text: document::save(document) }.seal();
        let before = keys::before(&document.id);
        match &stored {
            // Best effort: the older text is a courtesy, the newer one a promise.
            Some(stored) if readable(stored).is_some() => drop(self.texts.set(&before, stored)),
            // A spilled text is the plan; the unreadable one beneath it keeps a place of its own.
            Some(stored) => self.set_aside(&document.id, stored).map_err(WriteError::Storage)?,
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
                self.spilled.remove(&document.id);
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

    /// Takes in what other places hold at the first load: the text before the last save, and the mirror's. The newest readable
    /// text wins. A text here that cannot be read is moved aside under a name of its own, where it is listed, before a readable
    /// one takes its place; the text of a newer release stays unless the readable one is later. What has no room here is
    /// listed all the same.
    ///
    /// # Errors
    /// When storage cannot be read; nothing is lost by that.
    pub fn restore(&mut self, mirrored: &[(String, String)]) -> Result<(), StorageError> {
        let mut found = Vec::new();
        for id in self.ids(keys::BEFORE)? {
            found.extend(self.texts.get(&keys::before(&id))?.map(|text| (id, text)));
        }
        found.extend_from_slice(mirrored);
        self.learn(&found)?;
        for (id, text) in self.spilled.clone() {
            let kept = self.texts.get(&keys::plan(&id))?;
            let moved = match kept.filter(|kept| readable(kept).is_none()) {
                Some(unreadable) => self.set_aside(&id, &unreadable).is_ok(),
                None => true,
            };
            if moved && self.texts.set(&keys::plan(&id), &text).is_ok() {
                self.spilled.remove(&id);
            }
        }
        Ok(())
    }

    /// Remembers which texts of the mirror are later than what is here, in place of what was remembered; writes nothing.
    ///
    /// # Errors
    /// When storage cannot be read.
    pub fn learn(&mut self, mirrored: &[(String, String)]) -> Result<(), StorageError> {
        self.spilled.clear();
        for (id, text) in mirrored {
            let Some(found) = readable(text) else { continue };
            // Whole text that does not open is a newer release's: its revision counts.
            let known = self.latest(id)?.as_deref().and_then(Envelope::open).map(|known| known.revision);
            if known.is_none_or(|known| known < found.revision) {
                self.spilled.insert(id.clone(), text.clone());
            }
        }
        Ok(())
    }

    /// Remembers a document that had no room here and is safe in the mirror.
    pub fn spill(&mut self, document: &Document) {
        let sealed = Envelope { revision: document.revision, text: document::save(document) }.seal();
        self.spilled.insert(document.id.clone(), sealed);
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
        self.spilled.remove(id);
        self.texts.remove(&keys::before(id))?;
        self.texts.remove(&keys::plan(id))
    }
}

/// The revision of a stored text that is whole.
fn revision_of(stored: &str) -> Option<u64> {
    Envelope::open(stored).map(|envelope| envelope.revision)
}

/// The envelope of a stored text whose document opens.
fn readable(stored: &str) -> Option<Envelope> {
    Envelope::open(stored).filter(|envelope| document::open(&envelope.text).is_ok())
}

/// What a stored text is.
fn listing(id: String, stored: &str) -> Listing {
    let units = super::units(stored);
    let Some(envelope) = Envelope::open(stored) else {
        return Listing { id, kept: Kept::Unreadable(Unreadable::Torn), text: stored.to_owned(), units };
    };
    let kept = match document::open(&envelope.text) {
        Ok(document) => Kept::Plan(Box::new(Document { id: id.clone(), ..document })),
        Err(error) => Kept::Unreadable(Unreadable::Document(error)),
    };
    Listing { id, kept, text: envelope.text, units }
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
        assert_eq!(list[0].kept, Kept::Plan(Box::new(plan("a", 1, "Contoso"))));
        assert_eq!(list[0].text, document::save(&plan("a", 1, "Contoso")));
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
            assert!(matches!(store.list().unwrap()[0].kept, Kept::Unreadable(_)), "{text}");
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
        store.restore(&[("a".into(), sealed(1, "mirror"))]).unwrap();
        assert_eq!(title(&store), "mirror");
        store.write(&plan("a", 2, "here"), Some(1)).unwrap();
        store.restore(&[("a".into(), sealed(1, "mirror"))]).unwrap();
        assert_eq!(title(&store), "here");
        store.restore(&[("a".into(), sealed(3, "newer mirror")), ("a".into(), "torn".into())]).unwrap();
        assert_eq!(title(&store), "newer mirror");
        store.texts.set(&keys::plan("a"), "torn here").unwrap();
        store.restore(&[("a".into(), sealed(3, "newer mirror"))]).unwrap();
        assert_eq!(title(&store), "newer mirror");
        assert_eq!(store.texts.get(&keys::plan("a.unreadable")).unwrap().as_deref(), Some("torn here"));
    }

    #[test]
    fn foreign_keys_are_not_ours() {
        let mut store = store();
        store.texts.set("something/else", "{}").unwrap();
        store.texts.set("changeover/plans", "[]").unwrap();
        assert_eq!(store.list().unwrap(), []);
    }
}
