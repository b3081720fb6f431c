//! Columns with a meaning: which column fills which field, and how its days and decimals are written.

use std::{cell::RefCell, rc::Rc};

use super::{
    field::Field,
    intern::{Memo, Spelling, Text},
    names,
    outcome::CustomerKey,
    problem::Problem,
    question::{Answer, Answers, Ask, DateOrder, DecimalMark, Question},
    table::{Row, Shape, Table, key},
    value::{
        dates::{self, Day},
        ids, numbers,
    },
};
use crate::model::{Billing, Channel, Decimal, Per, Product, Term};

/// Longest text of a cell that is kept, characters.
pub(super) const MAX_TEXT: usize = 1_024;
/// Values shown with a question.
const EXAMPLES: usize = 3;

/// Own names of an importer for a field.
pub(super) type Names = (Field, &'static [&'static str]);

/// Something to be said about a cell of a row that still goes in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    pub(super) problem: Problem,
    pub(super) column: Option<usize>,
}

/// A table whose columns have a meaning.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    pub(super) table: &'t Table,
    /// By the place of the field in [`Field::ALL`].
    columns: Vec<Option<usize>>,
    pub(super) orders: Vec<(usize, Option<DateOrder>)>,
    pub(super) mark: Option<DecimalMark>,
    /// What a price is for.
    pub(super) per: Per,
    /// What the columns leave open.
    pub(super) questions: Vec<Question>,
    /// Names the product where no other column does.
    pub(super) nickname: Option<usize>,
    /// An address that names the customer's tenant.
    pub(super) customer_link: Option<usize>,
    /// What cells stand for that have been seen.
    pub(super) known: RefCell<Known<'t>>,
}

/// What cells stand for, each value once.
#[derive(Debug, Default)]
pub(super) struct Known<'t> {
    pub(super) products: Memo<[Spelling<'t>; 6], Meant>,
    pub(super) customers: Memo<[Spelling<'t>; 5], Rc<CustomerKey>>,
    pub(super) texts: Memo<Spelling<'t>, Text>,
    pub(super) days: Memo<(Spelling<'t>, Option<DateOrder>), Option<Day>>,
    pub(super) terms: Memo<Spelling<'t>, Option<Term>>,
    pub(super) billings: Memo<Spelling<'t>, Option<Billing>>,
    pub(super) channels: Memo<Spelling<'t>, Option<Channel>>,
    pub(super) truths: Memo<Spelling<'t>, Option<bool>>,
    pub(super) prices: Memo<Spelling<'t>, Result<Decimal, bool>>,
}

/// A product as the names of a row give it.
#[derive(Debug, Clone)]
pub(super) struct Meant {
    pub(super) product: Rc<Product>,
    /// The term that some ids begin with.
    pub(super) term: Option<Term>,
    pub(super) notes: Rc<[Note]>,
}

impl<'t> Sheet<'t> {
    /// Gives meaning by names: first those of the importer, then the general ones. `usual` is the order of days that the
    /// program which writes such files is documented to use.
    pub(super) fn bind(
        table: &'t Table,
        own: &[Names],
        usual: Option<DateOrder>,
        answers: &Answers,
    ) -> Sheet<'t> {
        let mut columns: Vec<Option<usize>> = vec![None; Field::ALL.len()];
        let mut used: Vec<usize> = Vec::new();
        let mut give = |field: Field, names: &[&str], columns: &mut Vec<Option<usize>>| {
            let Some(slot) = columns.get_mut(field as usize) else { return };
            if slot.is_some() {
                return;
            }
            let found =
                names.iter().find_map(|name| table.column(&[name]).filter(|column| !used.contains(column)));
            if let Some(column) = found {
                used.push(column);
                *slot = Some(column);
            }
        };
        for (field, names) in own {
            give(*field, names, &mut columns);
        }
        for field in Field::ALL {
            if !own.iter().any(|(named, names)| *named == field && names.is_empty()) {
                give(field, names::of(field), &mut columns);
            }
        }
        Sheet::with(table, columns, usual, answers)
    }

    /// Gives meaning by a mapping of columns to fields.
    pub(super) fn mapped(
        table: &'t Table,
        mapping: &[Option<Field>],
        usual: Option<DateOrder>,
        answers: &Answers,
    ) -> Sheet<'t> {
        let columns = Field::ALL
            .iter()
            .map(|field| mapping.iter().position(|mapped| *mapped == Some(*field)))
            .collect();
        Sheet::with(table, columns, usual, answers)
    }

    /// What each column is taken for.
    pub(super) fn meaning(&self) -> Vec<Option<Field>> {
        let mut meaning = vec![None; self.table.headers.len()];
        for (field, column) in Field::ALL.into_iter().zip(&self.columns) {
            if let Some(slot) = column.and_then(|column| meaning.get_mut(column)) {
                *slot = Some(field);
            }
        }
        meaning
    }

    fn with(
        table: &'t Table,
        columns: Vec<Option<usize>>,
        usual: Option<DateOrder>,
        answers: &Answers,
    ) -> Sheet<'t> {
        let mut sheet = Sheet {
            table,
            columns,
            orders: Vec::new(),
            mark: Some(DecimalMark::Point),
            per: Per::Month,
            questions: Vec::new(),
            nickname: None,
            customer_link: None,
            known: RefCell::default(),
        };
        // A column of GUIDs is the tenant's SKU, whatever its name says.
        if sheet.column(Field::SkuId).is_none()
            && let Some(column) = sheet.column(Field::ProductSku)
            && table
                .rows()
                .map(|row| row.cell(column))
                .find(|cell| !cell.is_empty())
                .is_some_and(|cell| ids::sku(cell).is_none())
        {
            sheet.set(Field::SkuId, Some(column));
            sheet.set(Field::ProductSku, None);
        }
        sheet.decide_dates(usual, answers);
        sheet.decide_mark(answers);
        sheet
    }

    fn set(&mut self, field: Field, column: Option<usize>) {
        if let Some(slot) = self.columns.get_mut(field as usize) {
            *slot = column;
        }
    }

    /// Column of a field.
    pub(super) fn column(&self, field: Field) -> Option<usize> {
        self.columns.get(field as usize).copied().flatten()
    }

    /// Cell of a field; empty when there is no such column.
    pub(super) fn cell(&self, row: Row<'t>, field: Field) -> &'t str {
        self.column(field).map_or("", |column| row.cell(column))
    }

    fn question_id(&self, kind: &str, column: usize) -> String {
        format!("{kind}/{}/{}", self.table.header_key(), key(self.table.header(column)))
    }

    fn examples(&self, column: usize, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        self.table
            .rows()
            .map(|row| row.cell(column))
            .filter(|cell| wanted(cell))
            .take(EXAMPLES)
            .map(str::to_owned)
            .collect()
    }

    fn decide_dates(&mut self, usual: Option<DateOrder>, answers: &Answers) {
        let columns: Vec<usize> = [Field::Purchased, Field::Start, Field::End, Field::Renewal]
            .into_iter()
            .filter_map(|field| self.column(field))
            .collect();
        self.decide_date_columns(&columns, usual, answers);
    }

    /// Decides the order of days of columns; a column that proves nothing follows one of the same file that does.
    pub(super) fn decide_date_columns(
        &mut self,
        columns: &[usize],
        usual: Option<DateOrder>,
        answers: &Answers,
    ) {
        let mut seen: Vec<(usize, dates::Evidence)> =
            columns.iter().map(|column| (*column, dates::Evidence::default())).collect();
        // Row by row: the columns lie beside each other in memory, and a large table is walked once.
        for row in self.table.rows() {
            seen.iter_mut().for_each(|(column, evidence)| evidence.see(row.cell(*column)));
        }
        let proven = seen.iter().find_map(|(_, evidence)| evidence.order().ok());
        for (column, evidence) in seen {
            let order = match evidence.order() {
                Ok(order) => Some(order),
                Err(false) => None,
                Err(true) if proven.is_some() => proven,
                Err(true) => {
                    let id = self.question_id("dates", column);
                    let answer = answers.get(&id).cloned();
                    let ask = Ask::DateOrder {
                        header: self.table.header(column).to_owned(),
                        examples: self.examples(column, |cell| dates::proof(cell) == dates::Proof::Open),
                    };
                    self.questions.push(Question {
                        id,
                        ask,
                        assumed: usual.map(Answer::DateOrder),
                        answer: answer.clone(),
                    });
                    match answer {
                        Some(Answer::DateOrder(order)) => Some(order),
                        _ => usual,
                    }
                }
            };
            self.orders.push((column, order));
        }
    }

    fn decide_mark(&mut self, answers: &Answers) {
        let Some(column) = self.column(Field::Price).filter(|_| self.table.shape != Shape::Json) else {
            return;
        };
        self.mark = match numbers::mark_of(self.table.rows().map(|row| row.cell(column))) {
            Ok(mark) => Some(mark),
            Err(false) => Some(DecimalMark::Point),
            Err(true) => {
                let id = self.question_id("decimals", column);
                let answer = answers.get(&id).cloned();
                let examples = self.examples(column, |cell| cell.contains([',', '.']));
                let ask = Ask::DecimalMark { header: self.table.header(column).to_owned(), examples };
                self.questions.push(Question { id, ask, assumed: None, answer: answer.clone() });
                match answer {
                    Some(Answer::DecimalMark(mark)) => Some(mark),
                    _ => None,
                }
            }
        };
    }

    /// Asks for the currency when there are prices and none names it.
    pub(super) fn ask_currency(&mut self, answers: &Answers) {
        let Some(column) = self.column(Field::Price) else { return };
        let said = |row: Row<'t>| {
            numbers::currency(self.cell(row, Field::Currency)).is_some()
                || numbers::currency(row.cell(column)).is_some()
        };
        if self.table.rows().any(|row| !row.cell(column).is_empty() && !said(row)) {
            let id = self.question_id("currency", column);
            let answer = answers.get(&id).cloned();
            let ask = Ask::Currency {
                header: self.table.header(column).to_owned(),
                examples: self.examples(column, |cell| !cell.is_empty()),
            };
            self.questions.push(Question { id, ask, assumed: None, answer });
        }
    }
}

/// A cell as it stands in a sentence.
pub(super) fn short(cell: &str) -> String {
    let mut text: String = cell.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if cell.chars().nth(60).is_some() {
        text.push('…');
    }
    text
}
