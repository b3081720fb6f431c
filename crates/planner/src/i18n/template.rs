//! Templates of sentences, and how they are filled in.
//!
//! - `{day}` a fact or a name: `day until days amount seats limit count product target seller customer`.
//! - `{seats:seat|seats}` a whole number and the word that goes with it; one form for each plural of the language
//!   (English two, Russian three). `{seats#holds|hold}` is the word alone.
//! - `[, which costs {amount}]` a clause that is left out when a slot in it is empty or nought.
//!
//! A template fits when none of its slots outside brackets is empty. Of several, the first that fits is used.

use super::{Language, Names, format};
use crate::engine::Facts;

/// What a sentence may speak of.
#[derive(Clone, Copy)]
pub(super) struct Values<'v> {
    pub language: Language,
    pub facts: &'v Facts,
    pub names: &'v Names<'v>,
}

impl Values<'_> {
    /// The whole number in a slot.
    fn count(&self, slot: &str) -> Option<u64> {
        let facts = self.facts;
        match slot {
            "days" => facts.days.map(|days| u64::from(days.unsigned_abs())),
            "seats" => facts.seats.map(u64::from),
            "limit" => facts.limit.map(u64::from),
            "count" => facts.count.map(u64::from),
            _ => None,
        }
    }

    /// The text in a slot; `None` when the slot is empty.
    fn text(&self, slot: &str) -> Option<String> {
        // A name from a file may hold line breaks; a sentence does not.
        let name = |name: &str| {
            let words: Vec<&str> = name.split_whitespace().collect();
            (!words.is_empty()).then(|| words.join(" "))
        };
        match slot {
            "day" => self.facts.day.map(|day| format::date(self.language, day)),
            "until" => self.facts.until.map(|day| format::date(self.language, day)),
            "amount" => {
                self.facts.amount.map(|amount| format::money(self.language, amount, self.names.currency))
            }
            "product" => name(self.names.product),
            "target" => name(self.names.target),
            "seller" => name(self.names.seller),
            "customer" => name(self.names.customer),
            _ => self.count(slot).map(format::number),
        }
    }

    /// The fact is there and says "none".
    fn is_nought(&self, slot: &str) -> bool {
        match slot {
            "amount" => self.facts.amount.is_some_and(|amount| amount.as_cents() == 0),
            _ => self.count(slot) == Some(0),
        }
    }
}

/// The sentence of the first template that fits.
pub(super) fn first(templates: &[&str], values: &Values<'_>) -> Option<String> {
    templates.iter().find_map(|template| fill(template, values))
}

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// As it stands.
    Text(&'t str),
    /// A fact or name.
    Slot(&'t str),
    /// A word that follows a number, after the number itself or alone.
    Word { slot: &'t str, forms: &'t str, alone: bool },
    /// Left out when something in it is missing.
    Clause(&'t str),
}

/// The parts of a template, in order.
pub(super) fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let opening = rest.find(['{', '[']);
        match opening {
            None if rest.is_empty() => None,
            None => Some(Part::Text(std::mem::take(&mut rest))),
            Some(0) => {
                let closing = if rest.starts_with('{') { '}' } else { ']' };
                let (inside, after) = rest.split_once(closing).unwrap_or((rest, ""));
                rest = after;
                let inside = inside.get(1..).unwrap_or_default();
                Some(if closing == ']' { Part::Clause(inside) } else { slot(inside) })
            }
            Some(place) => {
                let (text, after) = rest.split_at(place);
                rest = after;
                Some(Part::Text(text))
            }
        }
    })
}

fn slot(inside: &str) -> Part<'_> {
    if let Some((slot, forms)) = inside.split_once(':') {
        Part::Word { slot, forms, alone: false }
    } else if let Some((slot, forms)) = inside.split_once('#') {
        Part::Word { slot, forms, alone: true }
    } else {
        Part::Slot(inside)
    }
}

/// The sentence, unless a slot outside brackets is empty.
fn fill(template: &str, values: &Values<'_>) -> Option<String> {
    let mut sentence = String::with_capacity(template.len() + 32);
    for part in parts(template) {
        match part {
            Part::Text(text) => append(&mut sentence, text),
            Part::Slot(slot) => append(&mut sentence, &values.text(slot)?),
            Part::Word { slot, forms, alone } => {
                let count = values.count(slot)?;
                if !alone {
                    append(&mut sentence, &format::number(count));
                    sentence.push(' ');
                }
                append(&mut sentence, form(values.language, count, forms));
            }
            Part::Clause(clause) => {
                let nought = parts(clause).any(|part| match part {
                    Part::Slot(slot) | Part::Word { slot, .. } => values.is_nought(slot),
                    Part::Text(_) | Part::Clause(_) => false,
                });
                if !nought && let Some(clause) = fill(clause, values) {
                    append(&mut sentence, &clause);
                }
            }
        }
    }
    Some(sentence)
}

/// A date that ends in a point ends the sentence too: "14 марта 2027 г." takes no second one.
fn append(sentence: &mut String, text: &str) {
    let doubled = sentence.ends_with('.') && text.starts_with('.');
    sentence.push_str(if doubled { text.get(1..).unwrap_or_default() } else { text });
}

fn form(language: Language, count: u64, forms: &str) -> &str {
    let mut forms = forms.split('|');
    let mut next = || forms.next().unwrap_or_default();
    let all = match language {
        Language::En => {
            let (one, many) = (next(), next());
            [one, many, many]
        }
        Language::Ru => [next(), next(), next()],
    };
    language.plural(count, all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Money};

    fn filled(language: Language, template: &str, facts: Facts) -> Option<String> {
        let names = Names { product: "Visio", currency: "USD", ..Names::default() };
        fill(template, &Values { language, facts: &facts, names: &names })
    }

    #[test]
    fn slots_take_facts_and_names() {
        let facts = Facts {
            day: Some(Date::literal(2027, 3, 14)),
            amount: Some(Money::cents(3300)),
            ..Facts::default()
        };
        assert_eq!(
            filled(Language::En, "{product} ends on {day} and costs {amount}.", facts).as_deref(),
            Some("Visio ends on 14 March 2027 and costs 33.00 USD.")
        );
        assert_eq!(
            filled(Language::Ru, "{product} — {amount} до {day}.", facts).as_deref(),
            Some("Visio — 33,00 USD до 14 марта 2027 г.")
        );
        assert_eq!(filled(Language::En, "Until {until}.", facts), None);
    }

    #[test]
    fn words_follow_their_number() {
        let days = |n| Facts { days: Some(n), ..Facts::default() };
        let english = [1, 2].map(|n| filled(Language::En, "{days:day|days} {days#is|are} left", days(n)));
        assert_eq!(english.map(Option::unwrap), ["1 day is left", "2 days are left"]);
        let russian = [1, 3, 11, 22].map(|n| filled(Language::Ru, "{days:день|дня|дней}", days(n)));
        assert_eq!(russian.map(Option::unwrap), ["1 день", "3 дня", "11 дней", "22 дня"]);
    }

    #[test]
    fn a_clause_goes_with_what_it_speaks_of() {
        let template = "It goes on[ until {until}][, at {amount}][ with {seller}].";
        let facts = Facts { amount: Some(Money::ZERO), ..Facts::default() };
        assert_eq!(filled(Language::En, template, facts).as_deref(), Some("It goes on."));
        let facts = Facts { amount: Some(Money::cents(100)), ..Facts::default() };
        assert_eq!(filled(Language::En, template, facts).as_deref(), Some("It goes on, at 1.00 USD."));
    }
}
