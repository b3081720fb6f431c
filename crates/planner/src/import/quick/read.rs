//! The passes over a line: what is surest is read first, and what it used is not read again.

use std::ops::Range;

use super::{
    Open, Part, QuickLine, Sureness, Understood, names, numbers,
    tokens::{Kind, Token, tokens},
    words::{self, Says},
};

/// A line being read.
pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) tokens: Vec<Token>,
    pub(super) line: QuickLine,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str) -> Reader<'t> {
        Reader { text, tokens: tokens(text), line: QuickLine::default() }
    }

    pub fn read(mut self) -> QuickLine {
        self.seller();
        self.product_by_name();
        self.days();
        self.price();
        self.phrases();
        self.users();
        self.seats();
        self.product_by_likeness();
        self.rest();
        self.line.fields.sort_by_key(|field| (field.span.start, field.part));
        self.line
    }

    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).filter(|token| !token.used).map(|token| token.text.as_str())
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).filter(|token| !token.used).map(|token| token.kind)
    }

    /// The bytes of some tokens.
    pub(super) fn span(&self, tokens: Range<usize>) -> Range<usize> {
        let tokens = self.tokens.get(tokens).unwrap_or_default();
        let start = tokens.first().map_or(0, |token| token.span.start);
        start..tokens.last().map_or(start, |token| token.span.end)
    }

    pub(super) fn consume(&mut self, tokens: Range<usize>) {
        self.tokens.get_mut(tokens).unwrap_or_default().iter_mut().for_each(|token| token.used = true);
    }

    /// Notes that some tokens said something, and uses them up.
    pub(super) fn understand(&mut self, part: Part, tokens: Range<usize>, sureness: Sureness) {
        let span = self.span(tokens.clone());
        self.consume(tokens);
        self.line.fields.push(Understood { part, span, sureness });
    }

    pub(super) fn has(&self, part: Part) -> bool {
        self.line.fields.iter().any(|field| field.part == part)
            || self.line.questions.iter().any(|open| match open {
                Open::Day { part: asked, .. } => *asked == part,
                Open::Price { .. } => part == Part::Price,
                Open::Product { .. } => part == Part::Product,
            })
    }

    /// "seller Partner A," or "CSP (Partner A)".
    fn seller(&mut self) {
        for at in 0..self.tokens.len() {
            let named = self.word(at).is_some_and(|word| words::any(word, words::SELLER));
            let (from, stop) = if named || self.sold_from(at) {
                (at + 1, Kind::Break)
            } else if self.kind(at) == Some(Kind::Open)
                && at > 0
                && matches!(self.word(at - 1), Some("csp" | "nce" | "partner"))
            {
                (at + 1, Kind::Close)
            } else {
                continue;
            };
            let until = (from..self.tokens.len())
                .find(|at| self.kind(*at) == Some(stop))
                .unwrap_or(self.tokens.len());
            let Some(name) = self.text.get(self.span(from..until)).filter(|name| !name.is_empty()) else {
                continue;
            };
            self.line.draft.seller = Some(name.to_owned());
            // The brackets and the word before the name are its own.
            self.understand(Part::Seller, from..until, Sureness::Said);
            self.consume(at..from);
            return;
        }
    }

    /// "CSP from Partner A": not "CSP from 1 May 2026".
    fn sold_from(&self, at: usize) -> bool {
        let partner = at.checked_sub(1).and_then(|before| self.word(before));
        matches!(self.word(at), Some("from" | "via" | "через" | "от"))
            && matches!(partner, Some("csp" | "nce"))
            && self.kind(at + 1) == Some(Kind::Word)
            && self.day_at(at + 1).is_none()
    }

    fn product_by_name(&mut self) {
        if let Some((tokens, entry)) = names::exact(self.text, &self.tokens) {
            self.line.draft.product = Some(entry);
            self.understand(Part::Product, tokens, Sureness::Said);
        }
    }

    fn product_by_likeness(&mut self) {
        if self.has(Part::Product) {
            return;
        }
        let Some((tokens, candidates)) = names::alike(self.text, &self.tokens) else { return };
        match *candidates.as_slice() {
            [only] => {
                self.line.draft.product = Some(only);
                self.understand(Part::Product, tokens, Sureness::Likely);
            }
            _ => {
                let span = self.span(tokens.clone());
                self.consume(tokens);
                self.line.questions.push(Open::Product { span, candidates });
            }
        }
    }

    fn phrases(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            let longest = words::PHRASES
                .iter()
                .filter_map(|(phrase, says)| Some((self.phrase(at, phrase)?, *says)))
                .max_by_key(|(length, _)| *length);
            match longest {
                Some((length, says)) => {
                    self.take(says, at..at + length);
                    at += length;
                }
                None => {
                    if self.word(at).is_some_and(|word| words::any(word, words::OURS))
                        && !self.has(Part::Seller)
                    {
                        self.line.draft.is_us = true;
                        self.understand(Part::Seller, at..at + 1, Sureness::Said);
                    }
                    at += 1;
                }
            }
        }
    }

    /// How many tokens a phrase takes from `at`, when they say it.
    fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut length = 0;
        for pattern in phrase.split(' ') {
            self.word(at + length).filter(|word| words::is(word, pattern))?;
            length += 1;
        }
        Some(length)
    }

    fn take(&mut self, says: Says, tokens: Range<usize>) {
        let part = match says {
            Says::AutoRenew(_) => Part::AutoRenew,
            Says::CancelAtEnd => Part::CancelAtEnd,
            Says::Trial => Part::Trial,
            Says::Promotion => Part::Promotion,
            Says::Channel(_) => Part::Channel,
            Says::Commitment(Some(_), _) => Part::Term,
            Says::Commitment(None, _) => Part::Billing,
        };
        // Said twice: the first holds, the second stays for the list of what was not understood.
        if self.has(part) {
            return;
        }
        let draft = &mut self.line.draft;
        match says {
            Says::AutoRenew(on) => draft.auto_renew = Some(on),
            Says::CancelAtEnd => draft.cancel_at_end = true,
            Says::Trial => draft.trial = true,
            Says::Promotion => draft.promotion = true,
            Says::Channel(channel) => draft.channel = Some(channel),
            Says::Commitment(term, billing) => {
                draft.term = draft.term.or(term);
                let both = term.is_some() && billing.is_some() && draft.billing.is_none();
                draft.billing = draft.billing.or(billing);
                if both {
                    let span = self.span(tokens.clone());
                    self.line.fields.push(Understood { part: Part::Billing, span, sureness: Sureness::Said });
                }
            }
        }
        self.understand(part, tokens, Sureness::Said);
    }

    /// "12 assigned", "assigned: 12", "38 of 40 assigned".
    fn users(&mut self) {
        for at in 0..self.tokens.len() {
            let Some(length) = words::ASSIGNED.iter().find_map(|phrase| self.phrase(at, phrase)) else {
                continue;
            };
            let number = |at: usize| {
                self.word(at).and_then(numbers::whole).or_else(|| (self.word(at)? == "0").then_some(0))
            };
            if let Some((tokens, users, of)) = self.share(at, length, &number) {
                self.line.draft.assigned = Some(users);
                self.line.draft.seats = Some(of);
                let span = self.span(tokens.clone());
                self.line.fields.push(Understood { part: Part::Seats, span, sureness: Sureness::Said });
                self.understand(Part::Assigned, tokens, Sureness::Said);
                return;
            }
            let found = match at.checked_sub(1).and_then(|before| Some((before, number(before)?))) {
                Some((before, users)) => Some((before..at + length, users)),
                None => number(at + length).map(|users| (at..at + length + 1, users)),
            };
            let Some((tokens, users)) = found else { continue };
            self.line.draft.assigned = Some(users);
            self.understand(Part::Assigned, tokens, Sureness::Said);
            return;
        }
    }

    /// "38 of 40 assigned", "назначено 38 из 40": users and the seats they are of.
    fn share(
        &self,
        at: usize,
        length: usize,
        number: &impl Fn(usize) -> Option<u32>,
    ) -> Option<(Range<usize>, u32, u32)> {
        let pair = |from: usize| {
            let of = matches!(self.word(from + 1), Some("of" | "из"));
            number(from).zip(number(from + 2)).filter(|_| of)
        };
        let before = at.checked_sub(3).and_then(|from| Some((from..at + length, pair(from)?)));
        let (tokens, (users, seats)) = before.or_else(|| Some((at..at + length + 3, pair(at + length)?)))?;
        Some((tokens, users, seats))
    }

    /// "x 250", "250x", "250 seats", or the first number of the line.
    fn seats(&mut self) {
        let seat_word = |word: Option<&str>| word.is_some_and(|word| words::any(word, words::SEATS));
        let joined = |token: &Token| {
            let digits = token.text.trim_matches(['x', 'х', '×']);
            (digits.len() < token.text.len()).then(|| numbers::whole(digits)).flatten()
        };
        let mut plain = None;
        for at in 0..self.tokens.len() {
            let Some(token) = self.tokens.get(at).filter(|token| !token.used) else { continue };
            if let Some(seats) = joined(token) {
                return self.take_seats(seats, at..at + 1, Sureness::Said);
            }
            let named = at
                .checked_sub(1)
                .and_then(|at| self.tokens.get(at))
                .is_some_and(|before| words::NUMBERED_NAMES.contains(&before.text.as_str()));
            let Some(seats) = numbers::whole(&token.text).filter(|_| token.kind == Kind::Number && !named)
            else {
                continue;
            };
            if matches!(at.checked_sub(1).and_then(|at| self.word(at)), Some("x" | "х" | "×")) {
                return self.take_seats(seats, at - 1..at + 1, Sureness::Said);
            }
            if seat_word(self.word(at + 1)) {
                return self.take_seats(seats, at..at + 2, Sureness::Said);
            }
            plain = plain.or(Some((seats, at)));
        }
        if let Some((seats, at)) = plain {
            let sureness = if at == 0 { Sureness::Said } else { Sureness::Likely };
            self.take_seats(seats, at..at + 1, sureness);
        }
    }

    /// Seats said once more, as in "200 E3, 180 of 200 assigned", agree or are not understood.
    fn take_seats(&mut self, seats: u32, tokens: Range<usize>, sureness: Sureness) {
        match self.line.draft.seats {
            Some(said) if said != seats => {}
            Some(_) => self.consume(tokens),
            None => {
                self.line.draft.seats = Some(seats);
                self.understand(Part::Seats, tokens, sureness);
            }
        }
    }

    /// What nobody understood, but for words that say nothing.
    fn rest(&mut self) {
        let silent =
            |token: &Token| words::any(&token.text, words::FILLERS) || words::any(&token.text, words::SEATS);
        let left = self
            .tokens
            .iter()
            .filter(|token| !token.used && matches!(token.kind, Kind::Word | Kind::Number | Kind::Sign));
        self.line.unknown = left.filter(|token| !silent(token)).map(|token| token.span.clone()).collect();
    }
}
