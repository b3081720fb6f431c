//! Keyed text, and plans on top of it. Knows no browser: the page gives it local storage, the tests a twin in memory.

mod envelope;
pub mod keys;
mod plans;

#[cfg(test)]
mod faults;

pub use plans::{Envelope, Kept, Learning, Listing, PlanStore, Room, Unreadable, WriteError};

use std::collections::BTreeMap;

/// Why keyed text could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageError {
    /// The browser does not give us storage (private window, policy).
    Blocked,
    /// No room for the text.
    Full,
    /// Anything else, in the browser's words.
    Other(String),
}

/// Keyed text. A failed `set` leaves the old text in place.
pub trait KeyValue {
    /// The text under a key.
    ///
    /// # Errors
    /// See [`StorageError`].
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Puts a text under a key.
    ///
    /// # Errors
    /// See [`StorageError`].
    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageError>;
    /// Removes a key; a missing one is fine.
    ///
    /// # Errors
    /// See [`StorageError`].
    fn remove(&mut self, key: &str) -> Result<(), StorageError>;
    /// All keys, ours and others', in any order.
    ///
    /// # Errors
    /// See [`StorageError`].
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// Keyed text in memory, with a limit in UTF-16 units over keys and texts, as browsers count.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    texts: BTreeMap<String, String>,
    limit: Option<usize>,
}

impl MemoryStore {
    /// A store that refuses to grow beyond `units` UTF-16 units.
    #[must_use]
    pub fn limited(units: usize) -> MemoryStore {
        MemoryStore { texts: BTreeMap::new(), limit: Some(units) }
    }
}

/// UTF-16 units of a text: what a browser's quota counts.
#[must_use]
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl KeyValue for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.texts.get(key).cloned())
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageError> {
        let others: usize =
            self.texts.iter().filter(|(other, _)| *other != key).map(|(k, t)| units(k) + units(t)).sum();
        if self.limit.is_some_and(|limit| others + units(key) + units(text) > limit) {
            return Err(StorageError::Full);
        }
        self.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageError> {
        self.texts.remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.texts.keys().cloned().collect())
    }
}
