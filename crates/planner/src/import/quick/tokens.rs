//! A typed line cut into words, numbers and marks, each with its place in the text.

use std::ops::Range;

/// One word, number or mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// Lower case, ё as е.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Something has understood it.
    pub used: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Begins with a letter, or mixes letters and digits.
    Word,
    /// Digits, with the separators of a number or a day between them.
    Number,
    /// A currency sign.
    Sign,
    /// A comma, a semicolon, the end of a line.
    Break,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
}

/// Most characters of a line that are read; nobody types more.
const LONGEST: usize = 2_000;

/// Cuts a text. Blanks and other punctuation only separate.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let characters: Vec<(usize, char)> = text.char_indices().take(LONGEST).collect();
    let mut tokens = Vec::new();
    let mut rest = characters.as_slice();
    while let [(start, first), after @ ..] = rest {
        let (kind, length) = match first {
            c if c.is_alphanumeric() => word(rest),
            '$' | '€' | '£' | '₽' | '₸' | '₴' => (Kind::Sign, 1),
            ',' | ';' | '\n' => (Kind::Break, 1),
            '(' | '[' => (Kind::Open, 1),
            ')' | ']' => (Kind::Close, 1),
            _ => {
                rest = after;
                continue;
            }
        };
        rest = rest.get(length.max(1)..).unwrap_or_default();
        let end = rest.first().map_or_else(|| end_of(&characters), |(at, _)| *at);
        let span = *start..end;
        let written = text.get(span.clone()).unwrap_or_default();
        tokens.push(Token { span, text: written.to_lowercase().replace('ё', "е"), kind, used: false });
    }
    tokens
}

fn end_of(characters: &[(usize, char)]) -> usize {
    characters.last().map_or(0, |(at, c)| at + c.len_utf8())
}

/// The kind of the word at the start of some text, and its length in characters.
fn word(text: &[(usize, char)]) -> (Kind, usize) {
    if is_guid(text) {
        return (Kind::Word, 36);
    }
    let mut length = 0;
    let mut letters = false;
    let mut dotted = false;
    while let Some((_, c)) = text.get(length) {
        if c.is_alphanumeric() || *c == '_' {
            letters |= !c.is_ascii_digit();
        } else if !letters && joins(text, length, dotted) {
            dotted |= matches!(c, '.' | '/');
        } else {
            break;
        }
        length += 1;
    }
    (if letters { Kind::Word } else { Kind::Number }, length)
}

/// A separator inside a number or a day: between two digits; a dash only where no dot came before (14.03.2026-13.03.2027
/// is two days).
fn joins(text: &[(usize, char)], at: usize, dotted: bool) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let separator = match text.get(at) {
        Some((_, '.' | ',' | '/')) => true,
        Some((_, '-')) => !dotted,
        _ => false,
    };
    separator && at > 0 && digit(at - 1) && digit(at + 1)
}

fn is_guid(text: &[(usize, char)]) -> bool {
    let form = |(at, (_, c)): (usize, &(usize, char))| match at {
        8 | 13 | 18 | 23 => *c == '-',
        _ => c.is_ascii_hexdigit(),
    };
    let ends = text.get(36).is_none_or(|(_, c)| !c.is_alphanumeric());
    text.len() >= 36 && ends && text.iter().take(36).enumerate().all(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, Kind)> {
        tokens(text).into_iter().map(|token| (token.text, token.kind)).collect()
    }

    #[test]
    fn numbers_and_days_keep_their_separators() {
        use Kind::{Number, Sign, Word};
        let text = |text: &str, kind| (text.to_owned(), kind);
        assert_eq!(cut("ends 14.03.2027"), [text("ends", Word), text("14.03.2027", Number)]);
        assert_eq!(cut("14.03.2026-13.03.2027"), [text("14.03.2026", Number), text("13.03.2027", Number)]);
        assert_eq!(cut("2027-03-14"), [text("2027-03-14", Number)]);
        assert_eq!(cut("$6.00/мес"), [text("$", Sign), text("6.00", Number), text("мес", Word)]);
        assert_eq!(cut("40x E3"), [text("40x", Word), text("e3", Word)]);
        assert_eq!(cut("Auto-Renew"), [text("auto", Word), text("renew", Word)]);
        assert_eq!(
            cut("3b555118-da6a-4418-894f-7df1e2096870"),
            [text("3b555118-da6a-4418-894f-7df1e2096870", Word)]
        );
    }
}
