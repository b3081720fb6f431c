//! The passes for days and prices.

use std::ops::Range;

use super::{
    Open, Part, Sureness, Understood,
    dates::{self, Day},
    numbers::{self, Amount},
    read::Reader,
    tokens::Kind,
    words::{self, Role},
};
use crate::model::{Currency, Date, Per, Price};

impl Reader<'_> {
    /// Days with the word before them; days without one are start and end in their order.
    pub(super) fn days(&mut self) {
        let mut bare: Vec<(Range<usize>, Day)> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let Some((day, length)) = self.day_at(at) else {
                at += 1;
                continue;
            };
            match self.role_before(at) {
                Some((from, role)) => self.take_day(role, from..at + length, day, Sureness::Said),
                None => bare.push((at..at + length, day)),
            }
            at += length;
        }
        let mut bare = bare.into_iter();
        match (bare.next(), bare.next(), bare.next()) {
            (Some((tokens, day)), None, _) => self.take_day(Role::End, tokens, day, Sureness::Likely),
            (Some((first, start)), Some((second, end)), None) => {
                self.take_day(Role::Start, first, start, Sureness::Likely);
                self.take_day(Role::End, second, end, Sureness::Likely);
            }
            // Three days and more without a word: nobody can tell.
            _ => {}
        }
    }

    pub(super) fn day_at(&self, at: usize) -> Option<(Day, usize)> {
        if self.kind(at) == Some(Kind::Number)
            && let Some(day) = self.word(at).and_then(dates::numeric)
        {
            return Some((day, 1));
        }
        // "14 March 2027", or "March 14, 2027" with its comma.
        let (second, third) = (at + 1, if self.kind(at + 2) == Some(Kind::Break) { at + 3 } else { at + 2 });
        let words = [self.word(at)?, self.word(second)?, self.word(third)?];
        dates::worded(words).map(|day| (Day::Sure(day), third + 1 - at))
    }

    /// The word that says what the day at `at` is, and where it stands.
    fn role_before(&self, at: usize) -> Option<(usize, Role)> {
        for back in (0..at).rev().take(4) {
            let word = self.word(back)?;
            if self.kind(back) != Some(Kind::Word) {
                return None;
            }
            if let Some((_, role)) = words::ROLES.iter().find(|(pattern, _)| words::is(word, pattern)) {
                return Some((back, *role));
            }
            if !words::BEFORE_A_DAY.contains(&word) {
                return None;
            }
        }
        None
    }

    fn take_day(&mut self, role: Role, tokens: Range<usize>, day: Day, sureness: Sureness) {
        let part = match role {
            Role::Start => Part::Start,
            Role::End | Role::Renewal => Part::End,
            Role::Purchased => Part::Purchased,
        };
        if self.has(part) {
            return;
        }
        // A subscription renews on the day after its last.
        let told = |day: Date| if role == Role::Renewal { day.plus_days(-1) } else { day };
        match day {
            Day::Sure(day) => {
                let field = match part {
                    Part::Start => &mut self.line.draft.start,
                    Part::Purchased => &mut self.line.draft.purchased,
                    _ => &mut self.line.draft.end,
                };
                *field = Some(told(day));
                self.understand(part, tokens, sureness);
            }
            Day::Either(one, other) => {
                let span = self.span(tokens.clone());
                self.consume(tokens);
                self.line.questions.push(Open::Day { part, span, readings: [told(one), told(other)] });
            }
        }
    }

    /// A number beside a currency, or after "price".
    pub(super) fn price(&mut self) {
        for at in 0..self.tokens.len() {
            if self.kind(at) != Some(Kind::Number) {
                continue;
            }
            let before = at.checked_sub(1);
            let currency_at = |at: Option<usize>| at.and_then(|at| self.word(at)).and_then(words::currency);
            let (ahead, behind) = (currency_at(before), currency_at(Some(at + 1)));
            let named = |at: Option<usize>| {
                at.and_then(|at| self.word(at)).is_some_and(|word| words::any(word, words::PRICE))
            };
            let label = if ahead.is_some() { at.checked_sub(2) } else { before };
            if ahead.is_none() && behind.is_none() && !named(label) {
                continue;
            }
            let Some(amount) = self.word(at).and_then(numbers::price) else { continue };
            let mut from = at - usize::from(ahead.is_some());
            from -= usize::from(named(label));
            let mut until = at + 1 + usize::from(ahead.is_none() && behind.is_some());
            let unit = self.unit(until);
            until = unit.map_or(until, |(_, end)| end);
            self.line.draft.currency = ahead.or(behind).and_then(Currency::parse);
            let per = unit.map_or(Per::Month, |(per, _)| per);
            match amount {
                Amount::Sure(amount) => {
                    self.line.draft.price = Some(Price { amount, per });
                    let sureness = if unit.is_some() { Sureness::Said } else { Sureness::Likely };
                    if self.line.draft.currency.is_some() {
                        let place = if ahead.is_some() { at - 1 } else { at + 1 };
                        let span = self.span(place..place + 1);
                        self.line.fields.push(Understood {
                            part: Part::Currency,
                            span,
                            sureness: Sureness::Said,
                        });
                    }
                    self.understand(Part::Price, from..until, sureness);
                }
                Amount::Either(small, large) => {
                    let span = self.span(from..until);
                    self.consume(from..until);
                    let readings = [small, large].map(|amount| Price { amount, per });
                    self.line.questions.push(Open::Price { span, readings });
                }
            }
            return;
        }
    }

    /// "per user per month", "в месяц", "/мес": the unit, and where it ends.
    fn unit(&self, from: usize) -> Option<(Per, usize)> {
        for at in from..from + 6 {
            let word = self.word(at)?;
            let per = match word {
                "month" | "mo" | "mth" | "м" | "мес" | "месяц" => Some(Per::Month),
                "year" | "yr" | "annum" | "г" => Some(Per::Year),
                "term" => Some(Per::Term),
                "год" => Some(Per::Year),
                _ if word.starts_with("срок") => Some(Per::Term),
                _ => None,
            };
            if let Some(per) = per {
                return Some((per, at + 1));
            }
            if !words::BEFORE_A_UNIT.contains(&word) {
                return None;
            }
        }
        None
    }
}
