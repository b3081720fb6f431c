//! Steps, subscriptions and money as typed tables: the same for a text file, a workbook and the page.

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answer, Row},
    rows,
    words::Words,
};
use crate::model::{Date, Money};

/// A value of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "kind", content = "value")]
pub enum Cell {
    /// Not known, or nothing.
    Empty,
    /// Words. Never a formula, whatever they begin with.
    Text(String),
    /// A whole number.
    Count(u64),
    /// An amount in the plan's currency.
    Money(Money),
    /// A UTC calendar day.
    Day(Date),
}

/// What a column holds; single cells of it may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Words.
    Text,
    /// Whole numbers.
    Count,
    /// Amounts in the plan's currency.
    Money,
    /// Days.
    Day,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// What it holds.
    pub kind: Kind,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// A fixed name: `steps`, `subscriptions`, `money`.
    pub key: String,
    /// Its name for people; at most 31 characters, as workbooks ask.
    pub title: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows, each as wide as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

/// The three tables of a plan: steps, subscriptions, money.
#[must_use]
pub fn tables(answer: &Answer) -> Vec<Table> {
    let words = Words::of(answer.language);
    vec![steps(answer, words), subscriptions(answer, words), money(answer, words)]
}

/// A column's heading, kind and what a row says in it.
type Field<T> = (&'static str, Kind, fn(&Answer, &T) -> Cell);

fn table<T>(
    answer: &Answer,
    key: &str,
    title: &str,
    fields: &[Field<T>],
    rows: impl Iterator<Item = T>,
) -> Table {
    Table {
        key: key.to_owned(),
        title: title.to_owned(),
        columns: fields
            .iter()
            .map(|(title, kind, _)| Column { title: (*title).to_owned(), kind: *kind })
            .collect(),
        rows: rows.map(|row| fields.iter().map(|(_, _, cell)| cell(answer, &row)).collect()).collect(),
    }
}

fn steps(answer: &Answer, words: &'static Words) -> Table {
    let fields: [Field<&crate::engine::Step>; 8] = [
        (words.due, Kind::Day, |_, step| Cell::Day(step.due)),
        (words.earliest, Kind::Day, |_, step| Cell::Day(step.earliest)),
        (words.who, Kind::Text, |answer, step| Cell::Text(answer.who(step))),
        (words.what, Kind::Text, rows::action),
        (words.product, Kind::Text, rows::products),
        (words.how, Kind::Text, |answer, step| Cell::Text(answer.says(step))),
        (words.done_on, Kind::Day, |answer, step| rows::day(answer.done(step))),
        (words.note, Kind::Text, rows::note),
    ];
    table(answer, "steps", words.steps_table, &fields, answer.evaluation.steps.iter())
}

fn subscriptions(answer: &Answer, words: &'static Words) -> Table {
    let fields: [Field<Row<'_>>; 21] = [
        (words.id, Kind::Text, |_, row| rows::text(&row.sub.id)),
        (words.product, Kind::Text, |_, row| rows::text(&row.sub.product.name)),
        (words.part_number, Kind::Text, |_, row| {
            rows::text(row.sub.product.part_number.as_deref().unwrap_or_default())
        }),
        (words.channel, Kind::Text, rows::channel),
        (words.seller, Kind::Text, |_, row| rows::text(&row.sub.seller.name)),
        (words.seats, Kind::Count, |_, row| Cell::Count(row.sub.seats.into())),
        (words.assigned, Kind::Count, |_, row| {
            row.sub.assigned.map_or(Cell::Empty, |users| Cell::Count(users.into()))
        }),
        (words.term, Kind::Text, rows::term),
        (words.billing, Kind::Text, rows::billing),
        (words.start, Kind::Day, |_, row| rows::day(row.sub.start)),
        (words.end, Kind::Day, |_, row| rows::day(row.sub.end)),
        (words.way, Kind::Text, rows::way),
        (words.possible, Kind::Text, rows::feasibility),
        (words.bought, Kind::Text, |_, row| rows::text(&row.bought().name)),
        (words.new_seats, Kind::Count, |_, row| Cell::Count(row.seats().into())),
        (words.new_start, Kind::Day, |_, row| rows::day(row.option.and_then(|option| option.new_start))),
        (words.last_access, Kind::Day, |_, row| {
            rows::day(row.option.and_then(|option| option.old_last_access))
        }),
        (words.gap_days, Kind::Count, |_, row| rows::count(row.option.map(|option| option.gap_days))),
        (words.overlap_days, Kind::Count, |_, row| rows::count(row.option.map(|option| option.overlap_days))),
        (words.users, Kind::Count, |_, row| rows::count(row.option.map(|option| option.users_to_reassign))),
        (words.note, Kind::Text, |_, row| rows::text(&row.sub.notes)),
    ];
    table(answer, "subscriptions", words.subscriptions, &fields, answer.rows())
}

fn money(answer: &Answer, words: &'static Words) -> Table {
    let fields: [Field<Row<'_>>; 10] = [
        (words.id, Kind::Text, |_, row| rows::text(&row.sub.id)),
        (words.product, Kind::Text, |_, row| rows::text(&row.bought().name)),
        (words.currency, Kind::Text, |answer, _| rows::text(answer.plan().currency.code())),
        (words.old_monthly, Kind::Money, |_, row| rows::money(rows::old_monthly(row))),
        (words.new_monthly, Kind::Money, |_, row| {
            rows::money(row.option.and_then(|option| option.new_monthly_cost))
        }),
        (words.first_term, Kind::Money, |_, row| {
            rows::money(row.option.and_then(|option| option.new_first_term_cost))
        }),
        (words.paid_twice, Kind::Money, |_, row| {
            rows::money(row.option.and_then(|option| option.overlap_cost))
        }),
        (words.forfeited, Kind::Money, |_, row| rows::money(row.option.and_then(|option| option.forfeited))),
        (words.refund, Kind::Money, |_, row| rows::money(row.option.and_then(|option| option.refund))),
        (words.bridge, Kind::Money, |_, row| rows::money(row.option.and_then(|option| option.bridge_cost))),
    ];
    table(answer, "money", words.money, &fields, answer.rows())
}
