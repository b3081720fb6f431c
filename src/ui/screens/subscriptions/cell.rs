//! Columns of the grid: their order, their names, and how a value is shown, typed and copied.

use changeover_planner::{
    i18n::{self, Language, labels},
    model::{Billing, Channel, Consent, Strategy, Subscription, Term},
};

use super::super::super::parts::format;
use crate::{app::edit::Column, words::Words};

/// A column as shown; `None` is the outcome, which is computed.
pub type Shown = Option<Column>;

/// Columns in the order of the grid: what is asked most, and the answer, come first.
pub const COLUMNS: [Shown; 22] = [
    Some(Column::Product),
    Some(Column::Channel),
    Some(Column::Seats),
    Some(Column::Assigned),
    Some(Column::End),
    Some(Column::Price),
    Some(Column::Strategy),
    None,
    Some(Column::TargetProduct),
    Some(Column::TargetSeats),
    Some(Column::TargetStart),
    Some(Column::TargetPrice),
    Some(Column::Term),
    Some(Column::Billing),
    Some(Column::Start),
    Some(Column::AutoRenew),
    Some(Column::CancelAtEnd),
    Some(Column::Seller),
    Some(Column::Consent),
    Some(Column::TargetTerm),
    Some(Column::TargetBilling),
    Some(Column::Notes),
];

/// The heading of a column.
pub fn name(words: &'static Words, column: Shown) -> &'static str {
    let Some(column) = column else { return words.col_result };
    match column {
        Column::Product => words.col_product,
        Column::Channel => words.col_channel,
        Column::Seller => words.col_seller,
        Column::Seats => words.col_seats,
        Column::Assigned => words.col_assigned,
        Column::Term => words.col_term,
        Column::Billing => words.col_billing,
        Column::Start => words.col_start,
        Column::End => words.col_end,
        Column::AutoRenew => words.col_autorenew,
        Column::CancelAtEnd => words.col_cancel,
        Column::Price => words.col_price,
        Column::Strategy => words.col_strategy,
        Column::TargetProduct => words.col_target,
        Column::TargetSeats => words.col_target_seats,
        Column::TargetTerm => words.col_target_term,
        Column::TargetBilling => words.col_target_billing,
        Column::TargetPrice => words.col_target_price,
        Column::TargetStart => words.col_target_start,
        Column::Consent => words.col_consent,
        Column::Notes => words.col_notes,
    }
}

/// Width class of a column.
pub fn width(column: Shown) -> &'static str {
    match column {
        Some(Column::Product) => "w-name",
        Some(Column::TargetProduct | Column::Channel | Column::Notes) => "w-wide",
        None => "w-result",
        Some(Column::Seats | Column::Assigned | Column::TargetSeats) => "w-num",
        Some(Column::Strategy | Column::Seller) => "w-mid",
        Some(_) => "w-day",
    }
}

/// On a narrow screen a row is a card of its most telling cells.
pub fn card(column: Shown) -> &'static str {
    match column {
        Some(Column::Product) => " card card--name",
        None => " card card--wide",
        Some(
            Column::Channel
            | Column::Seats
            | Column::End
            | Column::Price
            | Column::Strategy
            | Column::Assigned,
        ) => " card",
        Some(_) => "",
    }
}

/// The word for a choice such as `mca-direct`.
pub fn choice(language: Language, words: &'static Words, column: Column, key: &str) -> String {
    let found = match column {
        Column::Channel => {
            Channel::ALL.into_iter().find(|of| of.key() == key).map(|of| labels::channel(language, of))
        }
        Column::Strategy => match Strategy::ALL.into_iter().find(|of| of.key() == key) {
            Some(of) => Some(labels::strategy(language, of)),
            None => Some(words.auto),
        },
        Column::Term | Column::TargetTerm => [Term::Month, Term::Year, Term::ThreeYears]
            .into_iter()
            .find(|of| crate::app::edit::term_key(*of) == key)
            .map(|of| labels::term(language, of)),
        Column::Billing | Column::TargetBilling => [Billing::Monthly, Billing::Annual, Billing::Triennial]
            .into_iter()
            .find(|of| crate::app::edit::billing_key(*of) == key)
            .map(|of| labels::billing(language, of)),
        Column::AutoRenew | Column::CancelAtEnd => Some(if key == "yes" { words.yes } else { words.no }),
        Column::Consent => Some(labels::consent(
            language,
            match key {
                "agrees" => Consent::Agrees,
                "refuses" => Consent::Refuses,
                _ => Consent::Unknown,
            },
        )),
        _ => None,
    };
    found.unwrap_or(key).to_owned()
}

/// The value as the grid shows it.
pub fn shown(language: Language, words: &'static Words, column: Column, sub: &Subscription) -> String {
    let text = column.read(sub);
    if text.is_empty() {
        return text;
    }
    if column.is_day() {
        return changeover_planner::model::Date::parse(&text).map_or(text, |day| format::day(language, day));
    }
    if !column.choices().is_empty() {
        return choice(language, words, column, &text);
    }
    match column {
        Column::Seats | Column::Assigned | Column::TargetSeats => text.parse().map_or(text, i18n::number),
        Column::Price | Column::TargetPrice if language == Language::Ru => text.replace('.', ","),
        _ => text,
    }
}

/// What was typed or pasted, as the plan's own word where it is the word of a choice.
pub fn key_of(language: Language, words: &'static Words, column: Column, text: &str) -> String {
    let typed = text.trim();
    let found =
        column.choices().iter().find(|key| choice(language, words, column, key).eq_ignore_ascii_case(typed));
    found.map_or_else(|| typed.to_owned(), |key| (*key).to_owned())
}
