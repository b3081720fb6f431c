//! What one row of a table says in one column.

use super::{
    answer::{Answer, Row, line},
    tables::Cell,
};
use crate::{
    engine::{Step, Subject},
    i18n::labels,
    model::{Date, Money, Strategy},
};

pub(super) fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

pub(super) fn day(day: Option<Date>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

pub(super) fn count(count: Option<u32>) -> Cell {
    count.map_or(Cell::Empty, |count| Cell::Count(count.into()))
}

pub(super) fn money(money: Option<Money>) -> Cell {
    money.map_or(Cell::Empty, Cell::Money)
}

pub(super) fn action(answer: &Answer, step: &&Step) -> Cell {
    Cell::Text(labels::action(answer.language, step.action).to_owned())
}

pub(super) fn products(answer: &Answer, step: &&Step) -> Cell {
    match step.subject {
        Subject::Plan => Cell::Empty,
        Subject::Subscription(index) => {
            answer.plan().subscriptions.get(index).map_or(Cell::Empty, |sub| text(&line(&sub.product.name)))
        }
    }
}

pub(super) fn note(answer: &Answer, step: &&Step) -> Cell {
    answer.progress(step).map_or(Cell::Empty, |done| text(&done.note))
}

pub(super) fn channel(answer: &Answer, row: &Row<'_>) -> Cell {
    text(labels::channel(answer.language, row.sub.channel))
}

pub(super) fn term(answer: &Answer, row: &Row<'_>) -> Cell {
    text(labels::term(answer.language, row.sub.term))
}

pub(super) fn billing(answer: &Answer, row: &Row<'_>) -> Cell {
    text(labels::billing(answer.language, row.sub.billing))
}

pub(super) fn way(answer: &Answer, row: &Row<'_>) -> Cell {
    row.option.map_or(Cell::Empty, |option| text(labels::strategy(answer.language, option.strategy)))
}

pub(super) fn feasibility(answer: &Answer, row: &Row<'_>) -> Cell {
    row.option.map_or(Cell::Empty, |option| text(labels::feasibility(answer.language, option.feasibility)))
}

/// The amount of one row, in one column.
pub(super) type Line = fn(&Row<'_>) -> Option<Money>;

/// Whether every row has its amount: otherwise a sum is one of what is known.
pub(super) fn all_known(answer: &Answer, of: Line) -> bool {
    answer.rows().all(|row| of(&row).is_some())
}

pub(super) fn new_monthly(row: &Row<'_>) -> Option<Money> {
    row.option?.new_monthly_cost
}

pub(super) fn twice_paid(row: &Row<'_>) -> Option<Money> {
    row.option?.overlap_cost
}

/// What comes back to the customer: what a transfer gives back goes to the seller of today and is charged to the new one.
pub(super) fn refund(row: &Row<'_>) -> Option<Money> {
    let option = row.option?;
    if option.strategy == Strategy::Transfer { Some(Money::ZERO) } else { option.refund }
}

/// Old seats for one month; `None` when the price is not known.
pub(super) fn old_monthly(row: &Row<'_>) -> Option<Money> {
    row.sub.price.map(|price| price.per_month(row.sub.term).times(row.sub.seats.into()).line())
}
