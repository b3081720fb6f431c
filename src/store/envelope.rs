//! A stored text: one line that says what to expect, then the plan document.
//!
//! `changeover 1 <revision> <bytes> <checksum>` — the checksum is FNV-1a over the document's bytes, in hexadecimal.

/// A document's text on its way into storage.
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
}

/// The line that says what to expect.
pub(super) fn head(stored: &str) -> Option<&str> {
    stored.split_once('\n').map(|(head, _)| head).filter(|head| head.starts_with("changeover "))
}

/// Revision and document of a stored form; `None` when it was cut or changed. A bare document, as put there by hand, is taken as
/// it is; its revision is inside.
pub(super) fn opened(stored: &str) -> Option<(u64, &str)> {
    if stored.trim_start().starts_with('{') {
        return Some((0, stored));
    }
    let (head, text) = stored.split_once('\n')?;
    let mut words = head.split(' ');
    let (magic, form) = (words.next()?, words.next()?);
    let revision = words.next()?.parse().ok()?;
    let bytes: usize = words.next()?.parse().ok()?;
    let sum = u64::from_str_radix(words.next()?, 16).ok()?;
    let whole = magic == "changeover" && form == "1" && bytes == text.len() && sum == fnv(text);
    whole.then_some((revision, text))
}

fn fnv(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
