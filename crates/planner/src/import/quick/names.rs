//! The product of a line.

use std::ops::Range;

use super::{
    tokens::{Kind, Token},
    words,
};
use crate::catalog::{self, Entry, Extended};

/// Most words of a name.
const LONGEST: usize = 14;
/// Most products among which a person chooses.
const CANDIDATES: usize = 8;

/// The longest run of words that is exactly a product's name or identifier.
pub(super) fn exact(text: &str, tokens: &[Token]) -> Option<(Range<usize>, &'static Entry)> {
    windows(tokens, |token| matches!(token.kind, Kind::Word | Kind::Number | Kind::Open | Kind::Close))
        .find_map(|run| known(written(text, tokens, run.clone())?).map(|entry| (run, entry)))
}

fn known(text: &str) -> Option<&'static Entry> {
    if !text.contains(char::is_alphabetic) {
        return None;
    }
    let full = Extended::get().map(Extended::table);
    for table in std::iter::once(catalog::core()).chain(full) {
        let item = text.split_once(':').and_then(|(product, sku)| table.nce(product.trim(), sku.trim()));
        // M365_F1 is a part number, "M365 F1" the short name of another product.
        let written_as_part = if text.contains('_') { table.part(text) } else { None };
        let named = written_as_part.or_else(|| table.name(text)).or_else(|| table.part(text));
        if let Some(entry) = named.or_else(|| table.sku(text)).or(item) {
            return Some(entry);
        }
    }
    None
}

/// The longest run of words left over that looks like a product, and what it may be: one where one fits best.
pub(super) fn alike(text: &str, tokens: &[Token]) -> Option<(Range<usize>, Vec<&'static Entry>)> {
    let wordy = |token: &Token| {
        let filler = words::any(&token.text, words::FILLERS) || words::any(&token.text, words::SEATS);
        !token.used && !filler && matches!(token.kind, Kind::Word | Kind::Number)
    };
    // A word that fits no product at all spoils every run it stands in.
    let hopeful: Vec<bool> =
        tokens.iter().map(|token| wordy(token) && !catalog::search(&token.text, 1).is_empty()).collect();
    let within =
        |run: &Range<usize>| hopeful.get(run.clone()).is_some_and(|run| run.iter().all(|hopeful| *hopeful));
    windows(tokens, wordy).filter(within).find_map(|run| {
        let written = written(text, tokens, run.clone())?;
        if !written.contains(char::is_alphabetic) || written.chars().count() < 2 {
            return None;
        }
        let hits = catalog::search(written, CANDIDATES);
        let best = hits.first()?.score;
        let candidates: Vec<_> = hits.iter().filter(|hit| hit.score == best).map(|hit| hit.entry).collect();
        Some((run, candidates))
    })
}

/// Runs of neighbouring tokens that fit, the longest first.
fn windows(tokens: &[Token], fits: impl Fn(&Token) -> bool + Copy) -> impl Iterator<Item = Range<usize>> {
    let longest = tokens.len().min(LONGEST);
    (1..=longest)
        .rev()
        .flat_map(move |length| {
            (0..=tokens.len().saturating_sub(length)).map(move |from| from..from + length)
        })
        .filter(move |run| {
            tokens
                .get(run.clone())
                .is_some_and(|tokens| tokens.iter().all(|token| !token.used && fits(token)))
        })
}

fn written<'t>(text: &'t str, tokens: &[Token], run: Range<usize>) -> Option<&'t str> {
    let tokens = tokens.get(run)?;
    text.get(tokens.first()?.span.start..tokens.last()?.span.end)
}
