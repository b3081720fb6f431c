//! The envelope around a plan that only a pass-phrase opens. The page encrypts and decrypts with the browser's own cryptography;
//! here is the form of the bytes, so that every release reads what any release wrote.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0 … 3 | `CHO` and 1, the version |
//! | 4 … 7 | iterations of PBKDF2 with SHA-256, big-endian |
//! | 8 … 23 | salt |
//! | 24 … 35 | initialisation vector of AES-256-GCM |
//! | 36 … | ciphertext with its tag of 16 bytes; the 36 bytes before it are authenticated as additional data |
//!
//! What is encrypted is the zlib stream of the compact document, as in a plain link.

use super::{
    Refusal,
    link::{self, SEALED},
};
use crate::document::{self, Document};

/// Rounds of PBKDF2 that new envelopes ask for.
pub const ITERATIONS: u32 = 600_000;
/// Fewer rounds are too easy to guess, more would keep the reader waiting: an envelope that asks for others is refused.
pub const ACCEPTED_ITERATIONS: std::ops::RangeInclusive<u32> = 100_000..=2_000_000;

const MAGIC: [u8; 4] = *b"CHO\x01";
/// Bytes before the ciphertext.
pub const HEADER_BYTES: usize = 36;
const TAG_BYTES: usize = 16;

/// What a reader needs besides the pass-phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Rounds of PBKDF2, within [`ACCEPTED_ITERATIONS`].
    pub iterations: u32,
    /// Random, new for every envelope.
    pub salt: [u8; 16],
    /// Random, new for every envelope.
    pub iv: [u8; 12],
}

impl Header {
    /// The header as written, which is also the additional data of the encryption.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER_BYTES);
        bytes.extend(MAGIC);
        bytes.extend(self.iterations.to_be_bytes());
        bytes.extend(self.salt);
        bytes.extend(self.iv);
        bytes
    }
}

/// What is to be encrypted.
#[must_use]
pub fn plaintext(document: &Document) -> Vec<u8> {
    link::deflate(&document::save_compact(document))
}

/// The plan in what was decrypted.
///
/// # Errors
/// As [`super::unpack`].
pub fn read(plaintext: &[u8]) -> Result<Document, Refusal> {
    link::read(plaintext, document::MAX_BYTES)
}

/// The envelope: a file as it is, or a link through [`to_text`].
#[must_use]
pub fn envelope(header: &Header, ciphertext: &[u8]) -> Vec<u8> {
    let mut bytes = header.bytes();
    bytes.extend(ciphertext);
    bytes
}

/// Header and ciphertext of an envelope.
///
/// # Errors
/// [`Refusal::NotOurs`] for other bytes, [`Refusal::TooNew`] for a later version, [`Refusal::Damaged`] when it is cut or asks for
/// a number of rounds that is not accepted.
pub fn open_envelope(bytes: &[u8]) -> Result<(Header, &[u8]), Refusal> {
    let (magic, rest) = bytes.split_first_chunk::<4>().ok_or(Refusal::NotOurs)?;
    if magic != &MAGIC {
        return Err(if magic.starts_with(b"CHO") { Refusal::TooNew } else { Refusal::NotOurs });
    }
    let (iterations, rest) = rest.split_first_chunk::<4>().ok_or(Refusal::Damaged)?;
    let (salt, rest) = rest.split_first_chunk::<16>().ok_or(Refusal::Damaged)?;
    let (iv, ciphertext) = rest.split_first_chunk::<12>().ok_or(Refusal::Damaged)?;
    let header = Header { iterations: u32::from_be_bytes(*iterations), salt: *salt, iv: *iv };
    if !ACCEPTED_ITERATIONS.contains(&header.iterations) || ciphertext.len() <= TAG_BYTES {
        return Err(Refusal::Damaged);
    }
    Ok((header, ciphertext))
}

/// An envelope as the payload of a link.
///
/// # Errors
/// [`Refusal::TooLong`] when [`from_text`] would refuse it.
pub fn to_text(envelope: &[u8]) -> Result<String, Refusal> {
    let text = format!("{SEALED}{}", link::encode(envelope));
    link::fits(text.len())?;
    Ok(text)
}

/// The envelope in the payload of a link.
///
/// # Errors
/// [`Refusal::NotSealed`] for a plain link; otherwise what is wrong with it.
pub fn from_text(payload: &str) -> Result<Vec<u8>, Refusal> {
    link::fits(payload.len())?;
    match payload.strip_prefix(SEALED) {
        Some(coded) => link::decode(coded),
        None if payload.starts_with("1.") => Err(Refusal::NotSealed),
        None => Err(link::unknown(payload)),
    }
}
