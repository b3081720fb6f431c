//! Plan → text that fits behind the `#` of an address, and back: compact JSON, deflated with its checksum, in base64url.
//!
//! The form is `1.` and the base64url (no padding) of a zlib stream; zlib ends with the Adler-32 of what was packed.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use miniz_oxide::{
    deflate::compress_to_vec_zlib,
    inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit},
};

use super::Refusal;
use crate::document::{self, Document};

/// In front of a plan that anyone can open.
const PLAIN: &str = "1.";
/// In front of one that is protected by a pass-phrase ([`super::seal`]).
pub(super) const SEALED: &str = "2.";
/// Strongest compression: a link is written seldom and read as often as it is sent.
const LEVEL: u8 = 9;

/// Longest payload made or opened as a link, characters.
pub const MOST_CHARACTERS: usize = 64_000;
/// Most bytes a link unpacks to.
const MOST_UNPACKED: usize = 8 << 20;
/// The name under which a report carries its plan.
pub(crate) const META: &str = "changeover-plan";

/// How far a link of a certain length gets unharmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Every program and a QR code or two: up to 2,000 characters.
    Anywhere,
    /// Mail and chat that do not cut addresses: up to 8,000.
    Mail,
    /// Browsers: up to [`MOST_CHARACTERS`].
    Browser,
    /// Too long for a link: a file is the way.
    Nowhere,
}

impl Reach {
    /// How far an address of this many characters gets.
    #[must_use]
    pub const fn of(characters: usize) -> Reach {
        match characters {
            0..=2_000 => Reach::Anywhere,
            2_001..=8_000 => Reach::Mail,
            8_001..=MOST_CHARACTERS => Reach::Browser,
            _ => Reach::Nowhere,
        }
    }
}

/// The payload of a link.
///
/// # Errors
/// [`Refusal::TooLong`] or [`Refusal::TooLarge`] when [`unpack`] would refuse it.
pub fn pack(document: &Document) -> Result<String, Refusal> {
    let text = document::save_compact(document);
    if text.len() > MOST_UNPACKED {
        return Err(Refusal::TooLarge { limit: MOST_UNPACKED });
    }
    let payload = written(&deflate(&text));
    fits(payload.len())?;
    Ok(payload)
}

/// The payload for a file, which may be as large as a plan.
#[must_use]
pub fn pack_file(document: &Document) -> String {
    written(&deflate(&document::save_compact(document)))
}

/// The plan in a link: opened like any document, and nothing else happens.
///
/// # Errors
/// [`Refusal`] says what is wrong; nothing is unpacked beyond the limits.
pub fn unpack(payload: &str) -> Result<Document, Refusal> {
    fits(payload.len())?;
    read(&bytes(payload)?, MOST_UNPACKED)
}

/// The plan that a file carries ([`find_in_html`]).
///
/// # Errors
/// As [`unpack`], with the limits of a file.
pub fn unpack_file(payload: &str) -> Result<Document, Refusal> {
    if payload.len() > document::MAX_BYTES {
        return Err(Refusal::TooLong { characters: payload.len(), limit: document::MAX_BYTES });
    }
    read(&bytes(payload)?, document::MAX_BYTES)
}

/// The payload an exported report carries, if it is one of ours.
#[must_use]
pub fn find_in_html(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(&format!("<meta name=\"{META}\" content=\""))?;
    let (payload, _) = rest.split_once('"')?;
    Some(payload)
}

fn written(packed: &[u8]) -> String {
    format!("{PLAIN}{}", URL_SAFE_NO_PAD.encode(packed))
}

fn bytes(payload: &str) -> Result<Vec<u8>, Refusal> {
    if payload.starts_with(SEALED) {
        return Err(Refusal::Sealed);
    }
    let Some(coded) = payload.strip_prefix(PLAIN) else { return Err(unknown(payload)) };
    decode(coded)
}

/// A text without a version of ours in front: from a newer release, or not ours.
pub(super) fn unknown(payload: &str) -> Refusal {
    let number = payload.split_once('.').map(|(version, _)| version);
    let newer = number.is_some_and(|version| {
        (1..=2).contains(&version.len()) && version.bytes().all(|digit| digit.is_ascii_digit())
    });
    if newer { Refusal::TooNew } else { Refusal::NotOurs }
}

/// Any text, packed like a plan in a link: for what is kept where room is scarce.
#[must_use]
pub fn pack_text(text: &str) -> String {
    format!("{PLAIN}{}", encode(&deflate(text)))
}

/// The text again; `None` where it is damaged, of a newer release, or unpacks to more than `limit` bytes.
#[must_use]
pub fn unpack_text(packed: &str, limit: usize) -> Option<String> {
    let bytes = decode(packed.strip_prefix(PLAIN)?).ok()?;
    String::from_utf8(decompress_to_vec_zlib_with_limit(&bytes, limit).ok()?).ok()
}

pub(super) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(super) fn decode(coded: &str) -> Result<Vec<u8>, Refusal> {
    URL_SAFE_NO_PAD.decode(coded).map_err(|_| Refusal::Damaged)
}

pub(super) fn fits(characters: usize) -> Result<(), Refusal> {
    if characters > MOST_CHARACTERS {
        return Err(Refusal::TooLong { characters, limit: MOST_CHARACTERS });
    }
    Ok(())
}

pub(super) fn deflate(text: &str) -> Vec<u8> {
    compress_to_vec_zlib(text.as_bytes(), LEVEL)
}

/// Bytes of a zlib stream → document.
pub(super) fn read(packed: &[u8], limit: usize) -> Result<Document, Refusal> {
    let bytes = decompress_to_vec_zlib_with_limit(packed, limit).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Refusal::TooLarge { limit },
        _ => Refusal::Damaged,
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Refusal::Damaged)?;
    Ok(document::open(text)?)
}
