//! A column has few different values: each is understood once and shared by all its rows.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hash, Hasher},
    ops::Deref,
    rc::Rc,
};

/// Most values of a column that are remembered.
const MOST: usize = 8_192;

/// A hash for short keys of one file: fast, and of no use against an adversary, who could only slow down his own import.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Quick(u64);

impl Quick {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            self.mix(rest.iter().fold(rest.len() as u64, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(byte.into());
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn write_usize(&mut self, word: usize) {
        self.mix(word as u64);
    }

    fn finish(&self) -> u64 {
        // The table goes by the upper and the lower bits.
        self.0 ^ self.0 >> 32
    }
}

/// A cell as a key. Most cells of a row are empty, and two empty ones are equal without a look at their bytes: the machine's
/// comparison of no bytes is slow where these are nowhere.
#[derive(Debug, Clone, Copy, Eq)]
pub(super) struct Spelling<'t>(pub(super) &'t str);

impl PartialEq for Spelling<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && (self.0.is_empty() || self.0 == other.0)
    }
}

impl Hash for Spelling<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.0.len());
        if !self.0.is_empty() {
            state.write(self.0.as_bytes());
        }
    }
}

/// A map with that hash.
pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// What was understood of keys seen before.
#[derive(Debug)]
pub(super) struct Memo<K, V> {
    seen: QuickMap<K, V>,
    last: Option<(K, V)>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Memo { seen: QuickMap::default(), last: None }
    }
}

impl<K: Copy + Eq + Hash, V: Clone> Memo<K, V> {
    /// What `key` stands for: looked up, or understood now.
    pub(super) fn get(&mut self, key: K, understand: impl FnOnce() -> V) -> V {
        if let Some((last, value)) = &self.last
            && *last == key
        {
            return value.clone();
        }
        let value = match self.seen.get(&key) {
            Some(value) => value.clone(),
            None => {
                let value = understand();
                if self.seen.len() < MOST {
                    self.seen.insert(key, value.clone());
                }
                value
            }
        };
        self.last = Some((key, value.clone()));
        value
    }
}

/// Text that many rows share.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Text(Option<Rc<str>>);

impl Text {
    /// Makes it empty.
    pub(super) fn clear(&mut self) {
        self.0 = None;
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text((!text.is_empty()).then(|| Rc::from(text)))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_understood_once() {
        let (mut memo, mut times) = (Memo::default(), 0);
        for key in ["a", "a", "b", "a", "b"] {
            let length = memo.get(key, || {
                times += 1;
                key.len()
            });
            assert_eq!(length, 1);
        }
        assert_eq!(times, 2);
    }

    #[test]
    fn more_values_than_are_remembered_are_understood_all_the_same() {
        let mut memo = Memo::default();
        for _ in 0..2 {
            assert!((0..MOST + 10).all(|key| memo.get(key, || key * 2) == key * 2));
        }
        assert_eq!(memo.seen.len(), MOST);
    }
}
