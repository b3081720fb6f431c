//! A letter as a mail file (RFC 5322) that mail programs open ready to send: words beyond ASCII as encoded words (RFC 2047) in the
//! heading and as base64 in the body.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{answer::line, letters::Letter};
use crate::model::Moment;

/// Who sends.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sender {
    /// A name, or nothing.
    pub name: String,
    /// A mail address; without one the mail program fills in its own.
    pub address: String,
}

/// Longest line of an encoded word, and of base64 in the body.
const WORD: usize = 75;
const BODY: usize = 76;
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The mail file. `stamp` is the present moment, RFC 3339; one that cannot be read leaves the date to the mail program.
#[must_use]
pub fn eml(letter: &Letter, sender: &Sender, stamp: &str) -> String {
    let mut text = String::new();
    let mut header = |name: &str, value: &str| text.push_str(&format!("{name}: {value}\r\n"));
    // Opens as a draft in the programs that would otherwise show it as received.
    header("X-Unsent", "1");
    if let Some(moment) = Moment::parse(stamp) {
        header("Date", &date(moment));
    }
    if let Some(from) = mailbox(&sender.name, &sender.address, "From: ".len()) {
        header("From", &from);
    }
    if let Some(to) = mailbox(&letter.to_name, &letter.to_address, "To: ".len()) {
        header("To", &to);
    }
    header("Subject", &words(&letter.subject, "Subject: ".len()));
    header("MIME-Version", "1.0");
    header("Content-Type", "text/plain; charset=utf-8");
    header("Content-Transfer-Encoding", "base64");
    text.push_str("\r\n");
    let body = letter.body.replace("\r\n", "\n").replace('\n', "\r\n");
    let coded = STANDARD.encode(body);
    for chunk in coded.as_bytes().chunks(BODY) {
        text.push_str(&String::from_utf8_lossy(chunk));
        text.push_str("\r\n");
    }
    text
}

/// `Mon, 23 Nov 2026 10:15:00 +0000`.
fn date(moment: Moment) -> String {
    let name = |names: &[&'static str], place: u32| {
        names.get(usize::try_from(place).unwrap_or_default()).copied().unwrap_or_default()
    };
    let (day, second) = (moment.day, moment.second.unwrap_or(0));
    format!(
        "{}, {} {} {:04} {:02}:{:02}:{:02} +0000",
        name(&DAYS, day.weekday()),
        day.day(),
        name(&MONTHS, day.month().saturating_sub(1)),
        day.year(),
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// A name and an address; nothing when the address is none.
fn mailbox(name: &str, address: &str, before: usize) -> Option<String> {
    let address = address.trim();
    let plain = |letter: char| letter.is_ascii_graphic() && !"<>()[],;:\\\"".contains(letter);
    let (user, host) = address.split_once('@')?;
    if user.is_empty() || host.is_empty() || !address.chars().all(plain) || host.contains('@') {
        return None;
    }
    let name = line(name);
    if name.is_empty() {
        return Some(address.to_owned());
    }
    let quoted = name.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let shown = if quoted && before + name.len() < 60 {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        encoded(&name, before)
    };
    // Folded, so that no line is too long whatever the lengths.
    Some(format!("{shown}\r\n <{address}>"))
}

/// A heading's words: as they are when they are short and plain, encoded otherwise.
fn words(text: &str, before: usize) -> String {
    let text = line(text);
    let plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !text.contains("=?");
    if plain && before + text.len() <= 76 { text } else { encoded(&text, before) }
}

/// Encoded words, each of whole characters and at most 75 octets with what stands before it.
fn encoded(text: &str, before: usize) -> String {
    let overhead = "=?utf-8?B??=".len();
    let mut parts: Vec<String> = Vec::new();
    let mut part = String::new();
    for letter in text.chars() {
        let room = if parts.is_empty() { WORD.saturating_sub(before) } else { WORD - 1 };
        let octets = part.len() + letter.len_utf8();
        if overhead + octets.div_ceil(3) * 4 > room {
            parts.push(std::mem::take(&mut part));
        }
        part.push(letter);
    }
    parts.push(part);
    let words: Vec<String> =
        parts.iter().map(|part| format!("=?utf-8?B?{}?=", STANDARD.encode(part))).collect();
    words.join("\r\n ")
}
