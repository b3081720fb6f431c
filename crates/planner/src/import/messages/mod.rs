//! Sentences about files, rows and questions. A new problem or question does not compile until every language has its words.

mod en;
mod rows;
mod ru;

pub use rows::{outcome, reason, row};

use super::{
    field::Field,
    problem::Problem,
    question::{Answer, Ask, DateOrder, DecimalMark},
};
use crate::{
    i18n::Language,
    model::{Billing, Channel, Term},
};

/// The sentence of a diagnostic.
#[must_use]
pub fn problem(language: Language, problem: &Problem) -> String {
    match language {
        Language::En => en::problem(problem),
        Language::Ru => ru::problem(problem),
    }
}

/// The sentence of a question.
#[must_use]
pub fn question(language: Language, ask: &Ask) -> String {
    match language {
        Language::En => en::question(ask),
        Language::Ru => ru::question(ask),
    }
}

/// What a field is called.
#[must_use]
pub const fn field(language: Language, field: Field) -> &'static str {
    match language {
        Language::En => en::field(field),
        Language::Ru => ru::field(field),
    }
}

/// What an answer is called in a list to choose from.
#[must_use]
pub fn answer(language: Language, answer: &Answer) -> String {
    match answer {
        Answer::DateOrder(order) => date_order(language, *order).to_owned(),
        Answer::DecimalMark(mark) => decimal_mark(language, *mark).to_owned(),
        Answer::Channel(channel) => self::channel(language, *channel).to_owned(),
        Answer::Commitment(term, billing) => commitment(language, *term, *billing),
        Answer::Prices(prices) => prices.len().to_string(),
        Answer::Currency(currency) => currency.code().to_owned(),
        Answer::Product(product) => product.name.clone(),
        Answer::Mapping(fields) => {
            let used: Vec<&str> = fields.iter().flatten().map(|used| field(language, *used)).collect();
            used.join(", ")
        }
    }
}

/// A character a reader can see, or its number where there is nothing to see.
fn shown(found: char) -> String {
    if found.is_alphanumeric() || found.is_ascii_punctuation() || found == '…' {
        format!("«{found}»")
    } else {
        format!("U+{:04X}", u32::from(found))
    }
}

const fn date_order(language: Language, order: DateOrder) -> &'static str {
    match (language, order) {
        (Language::En, DateOrder::DayFirst) => "day first (31/12)",
        (Language::En, DateOrder::MonthFirst) => "month first (12/31)",
        (Language::Ru, DateOrder::DayFirst) => "сначала день (31/12)",
        (Language::Ru, DateOrder::MonthFirst) => "сначала месяц (12/31)",
    }
}

const fn decimal_mark(language: Language, mark: DecimalMark) -> &'static str {
    match (language, mark) {
        (Language::En, DecimalMark::Point) => "point before the decimals (1,234.50)",
        (Language::En, DecimalMark::Comma) => "comma before the decimals (1.234,50)",
        (Language::Ru, DecimalMark::Point) => "дробная часть после точки (1,234.50)",
        (Language::Ru, DecimalMark::Comma) => "дробная часть после запятой (1.234,50)",
    }
}

/// What a channel is called.
#[must_use]
pub const fn channel(language: Language, channel: Channel) -> &'static str {
    match language {
        Language::En => en::channel(channel),
        Language::Ru => ru::channel(channel),
    }
}

fn commitment(language: Language, term: Term, billing: Billing) -> String {
    match language {
        Language::En => {
            let term = match term {
                Term::Month => "one month",
                Term::Year => "one year",
                Term::ThreeYears => "three years",
            };
            let billing = match billing {
                Billing::Monthly => "billed monthly",
                Billing::Annual => "billed yearly",
                Billing::Triennial => "paid upfront",
            };
            format!("{term}, {billing}")
        }
        Language::Ru => {
            let term = match term {
                Term::Month => "один месяц",
                Term::Year => "один год",
                Term::ThreeYears => "три года",
            };
            let billing = match billing {
                Billing::Monthly => "оплата ежемесячно",
                Billing::Annual => "оплата ежегодно",
                Billing::Triennial => "оплата сразу",
            };
            format!("{term}, {billing}")
        }
    }
}
