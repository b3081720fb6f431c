//! Columns with a meaning: which column fills which field, and how its days and decimals are written.

use super::{
    draft::{Draft, Grain},
    field::Field,
    names,
    problem::Problem,
    question::{Answer, Answers, Ask, DateOrder, DecimalMark, Question},
    table::{Row, Shape, Table, key},
    value::{
        dates::{self, Day},
        ids, numbers, words,
    },
};
use crate::model::{Date, Moment, Per, Price};

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
    columns: Vec<Option<usize>>,
    orders: Vec<(usize, Option<DateOrder>)>,
    mark: DecimalMark,
    /// What a price is for.
    pub(super) per: Per,
    /// What the columns leave open.
    pub(super) questions: Vec<Question>,
    total_lines: bool,
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
            let place = Field::ALL.iter().position(|other| *other == field);
            let Some(slot) = place.and_then(|place| columns.get_mut(place)) else { return };
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
    pub(super) fn mapped(table: &'t Table, mapping: &[Option<Field>], answers: &Answers) -> Sheet<'t> {
        let columns = Field::ALL
            .iter()
            .map(|field| mapping.iter().position(|mapped| *mapped == Some(*field)))
            .collect();
        Sheet::with(table, columns, None, answers)
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
            mark: DecimalMark::Point,
            per: Per::Month,
            questions: Vec::new(),
            total_lines: table.shape != Shape::Json,
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
        if let Some(slot) =
            Field::ALL.iter().position(|other| *other == field).and_then(|place| self.columns.get_mut(place))
        {
            *slot = column;
        }
    }

    /// Column of a field.
    pub(super) fn column(&self, field: Field) -> Option<usize> {
        Field::ALL
            .iter()
            .position(|other| *other == field)
            .and_then(|place| self.columns.get(place))
            .copied()
            .flatten()
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
        let proofs: Vec<(usize, Result<DateOrder, bool>)> = columns
            .iter()
            .map(|column| (*column, dates::order_of(self.table.rows().map(|row| row.cell(*column)))))
            .collect();
        let proven = proofs.iter().find_map(|(_, proof)| proof.ok());
        for (column, proof) in proofs {
            let order = match proof {
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
            Ok(mark) => mark,
            Err(false) => DecimalMark::Point,
            Err(true) => {
                let id = self.question_id("decimals", column);
                let answer = answers.get(&id).cloned();
                let examples = self.examples(column, |cell| cell.contains([',', '.']));
                let ask = Ask::DecimalMark { header: self.table.header(column).to_owned(), examples };
                let assumed = Some(Answer::DecimalMark(DecimalMark::Point));
                self.questions.push(Question { id, ask, assumed, answer: answer.clone() });
                match answer {
                    Some(Answer::DecimalMark(mark)) => mark,
                    _ => DecimalMark::Point,
                }
            }
        };
    }

    /// Asks for the currency when there are prices and none names it.
    pub(super) fn ask_currency(&mut self, answers: &Answers) {
        let Some(column) = self.column(Field::Price) else { return };
        let said = self.column(Field::Currency).is_some()
            || self.table.rows().any(|row| numbers::currency(row.cell(column)).is_some());
        if !said && self.table.rows().any(|row| !row.cell(column).is_empty()) {
            let id = self.question_id("currency", column);
            let answer = answers.get(&id).cloned();
            let ask = Ask::Currency {
                header: self.table.header(column).to_owned(),
                examples: self.examples(column, |cell| !cell.is_empty()),
            };
            self.questions.push(Question { id, ask, assumed: None, answer });
        }
    }

    /// Rows that are no data: the header again, a total, cells without headers.
    pub(super) fn not_data(&self, row: Row<'t>) -> Option<Problem> {
        if self.table.shape == Shape::Json {
            return None;
        }
        let headers = self.table.headers.len();
        if row.width() > headers && row.cells().skip(headers).any(|cell| !cell.is_empty()) {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            return Some(Problem::RaggedRow { cells: count(row.width()), headers: count(headers) });
        }
        let first = row.cells().find(|cell| !cell.is_empty()).unwrap_or_default();
        if self.total_lines
            && first.len() <= 40
            && is_total(first)
            && self.column(Field::SkuId).is_none_or(|column| row.cell(column).is_empty())
        {
            return Some(Problem::TotalLine);
        }
        let repeated = self
            .table
            .headers
            .first()
            .is_some_and(|header| !header.text.is_empty() && header.text == row.cell(0))
            && self.table.headers.iter().zip(row.cells()).all(|(header, cell)| header.text == cell);
        repeated.then_some(Problem::RepeatedHeader)
    }

    /// A day of a column.
    pub(super) fn moment(&self, row: Row<'t>, column: usize, notes: &mut Vec<Note>) -> Option<Moment> {
        let cell = row.cell(column);
        if cell.is_empty() || cell == "-" {
            return None;
        }
        let order = self.orders.iter().find(|(other, _)| *other == column).and_then(|(_, order)| *order);
        let header = || self.table.header(column).to_owned();
        match dates::read(cell, order) {
            Some(Day::On(moment)) => Some(moment),
            Some(Day::Open) => None,
            Some(Day::Either(..)) => {
                notes.push(Note {
                    problem: Problem::AmbiguousDate { header: header(), text: short(cell) },
                    column: Some(column),
                });
                None
            }
            None => {
                notes.push(Note {
                    problem: Problem::BadDate { header: header(), text: short(cell) },
                    column: Some(column),
                });
                None
            }
        }
    }

    fn day(&self, row: Row<'t>, field: Field, notes: &mut Vec<Note>) -> Option<Moment> {
        self.column(field).and_then(|column| self.moment(row, column, notes))
    }

    /// A whole number of a field.
    ///
    /// # Errors
    /// [`Problem::BadNumber`].
    pub(super) fn count(&self, row: Row<'t>, field: Field) -> Result<Option<u64>, Problem> {
        let cell = self.cell(row, field);
        if cell.is_empty() || cell == "-" {
            return Ok(None);
        }
        numbers::whole(cell).map(Some).ok_or_else(|| Problem::BadNumber {
            header: self.column(field).map_or("", |column| self.table.header(column)).to_owned(),
            text: short(cell),
        })
    }

    /// Yes or no.
    pub(super) fn truth(&self, row: Row<'t>, field: Field, notes: &mut Vec<Note>) -> Option<bool> {
        let column = self.column(field)?;
        let cell = row.cell(column);
        let read = words::truth(cell);
        if read.is_none() && !cell.is_empty() {
            notes.push(Note {
                problem: Problem::BadBoolean {
                    header: self.table.header(column).to_owned(),
                    text: short(cell),
                },
                column: Some(column),
            });
        }
        read
    }

    /// Text of a field, cut where it is endless.
    pub(super) fn text(&self, row: Row<'t>, field: Field, notes: &mut Vec<Note>) -> String {
        let cell = self.cell(row, field);
        if cell.len() <= MAX_TEXT {
            return cell.replace(['\r', '\n', '\t'], " ");
        }
        let header = self.column(field).map_or("", |column| self.table.header(column)).to_owned();
        notes.push(Note {
            problem: Problem::Cut { header, limit: u32::try_from(MAX_TEXT).unwrap_or(u32::MAX) },
            column: self.column(field),
        });
        cell.chars().take(MAX_TEXT).collect()
    }

    /// Everything the row says.
    ///
    /// # Errors
    /// The reason why the row is rejected.
    pub(super) fn draft(&self, row: Row<'t>, notes: &mut Vec<Note>) -> Result<Draft, Problem> {
        let mut draft = Draft { line: row.line(), ..Draft::default() };
        self.product(row, &mut draft, notes);
        if draft.name().is_empty() {
            return Err(Problem::NoProduct);
        }
        draft.seats = self.count(row, Field::Seats)?;
        draft.grace = self.count(row, Field::GraceSeats)?;
        draft.suspended = self.count(row, Field::SuspendedSeats)?;
        draft.assigned = self.count(row, Field::Assigned)?;
        self.commitment(row, &mut draft, notes);
        self.days(row, &mut draft, notes);
        self.price(row, &mut draft, notes);
        draft.auto_renew = self.truth(row, Field::AutoRenew, notes);
        draft.trial = self.truth(row, Field::Trial, notes).unwrap_or(false);
        draft.status = self.text(row, Field::Status, notes);
        draft.seller = self.text(row, Field::Seller, notes);
        draft.notes = self.text(row, Field::Notes, notes);
        let id = self.text(row, Field::SubscriptionId, notes);
        draft.subscription_id = (!id.is_empty()).then(|| ids::guid(&id).unwrap_or(id));
        if draft.subscription_id.is_some()
            || self.column(Field::End).is_some()
            || self.column(Field::Renewal).is_some()
        {
            draft.grain = Grain::Purchase;
        }
        draft.customer.name = self.text(row, Field::CustomerName, notes);
        draft.customer.domain = self.text(row, Field::CustomerDomain, notes).to_lowercase();
        let tenant = self.text(row, Field::CustomerTenant, notes);
        draft.customer.tenant = ids::guid(&tenant).unwrap_or(tenant);
        let country = self.cell(row, Field::Country);
        draft.customer.country = if country.len() == 2 && country.is_ascii() {
            country.to_ascii_uppercase()
        } else {
            String::new()
        };
        Ok(draft)
    }

    fn product(&self, row: Row<'t>, draft: &mut Draft, notes: &mut Vec<Note>) {
        let product = &mut draft.product;
        product.name = self.text(row, Field::ProductName, notes);
        let part = self.text(row, Field::PartNumber, notes);
        product.part_number = part.rsplit(':').next().map(str::to_owned).filter(|part| !part.is_empty());
        let sku = self.text(row, Field::SkuId, notes);
        if !sku.is_empty() {
            let guid = ids::guid(&sku);
            if guid.is_none() {
                let header =
                    self.column(Field::SkuId).map_or("", |column| self.table.header(column)).to_owned();
                notes.push(Note {
                    problem: Problem::OddId { header, text: short(&sku) },
                    column: self.column(Field::SkuId),
                });
            }
            product.sku_id = Some(guid.unwrap_or(sku));
        }
        for field in [Field::ProductId, Field::OfferId] {
            let cell = self.cell(row, field);
            if let Some(guid) = ids::guid(cell) {
                product.offer_id = Some(guid);
            } else if let Some(item) = ids::catalog_item(cell) {
                product.product_id = Some(item.product);
                product.product_sku = item.sku;
                draft.term = draft.term.or(item.term);
            } else if !cell.is_empty() && field == Field::OfferId {
                product.offer_id = Some(self.text(row, field, notes));
            }
        }
        if product.product_sku.is_none() {
            product.product_sku =
                ids::sku(self.cell(row, Field::ProductSku)).filter(|_| product.product_id.is_some());
        }
    }

    fn commitment(&self, row: Row<'t>, draft: &mut Draft, notes: &mut Vec<Note>) {
        let term = self.cell(row, Field::Term);
        let read = words::term(term);
        if read.is_none() && !matches!(key(term).as_str(), "" | "none" | "onetime") {
            notes.push(Note {
                problem: Problem::BadTerm { text: short(term) },
                column: self.column(Field::Term),
            });
        }
        draft.term = read.or(draft.term);
        let billing = self.cell(row, Field::Billing);
        draft.billing = words::billing(billing);
        if draft.billing.is_none() && !matches!(key(billing).as_str(), "" | "none" | "onetime" | "unknown") {
            notes.push(Note {
                problem: Problem::BadBilling { text: short(billing) },
                column: self.column(Field::Billing),
            });
        }
        let channel = self.cell(row, Field::Channel);
        draft.channel = words::channel(channel);
        if draft.channel.is_none() && !channel.is_empty() {
            notes.push(Note {
                problem: Problem::BadChannel { text: short(channel) },
                column: self.column(Field::Channel),
            });
        }
    }

    fn days(&self, row: Row<'t>, draft: &mut Draft, notes: &mut Vec<Note>) {
        draft.purchased = self.day(row, Field::Purchased, notes);
        draft.start = self.day(row, Field::Start, notes).map(|moment| moment.day);
        draft.end = self.day(row, Field::End, notes).map(|moment| moment.day);
        if draft.end.is_none() {
            draft.end = self.day(row, Field::Renewal, notes).map(last_day);
        }
    }

    fn price(&self, row: Row<'t>, draft: &mut Draft, notes: &mut Vec<Note>) {
        let code = self.cell(row, Field::Currency);
        draft.currency = numbers::currency(code);
        if draft.currency.is_none() && !code.is_empty() {
            notes.push(Note {
                problem: Problem::BadCurrency { text: short(code) },
                column: self.column(Field::Currency),
            });
        }
        let cell = self.cell(row, Field::Price);
        if cell.is_empty() {
            return;
        }
        match numbers::price(cell, self.mark) {
            Some(amount) => draft.price = Some(Price { amount, per: self.per }),
            None => notes.push(Note {
                problem: Problem::BadPrice { text: short(cell) },
                column: self.column(Field::Price),
            }),
        }
        draft.currency =
            draft.currency.or_else(|| numbers::currency(cell)).or_else(|| self.answered_currency());
    }

    fn answered_currency(&self) -> Option<crate::model::Currency> {
        self.questions.iter().find_map(|question| match question.answer {
            Some(Answer::Currency(currency)) => Some(currency),
            _ => None,
        })
    }
}

/// The last day of a term that changes state at a moment: the day before, unless the moment is late in the day.
fn last_day(change: Moment) -> Date {
    if change.second.unwrap_or(0) < 12 * 3600 { change.day.plus_days(-1) } else { change.day }
}

/// A line that sums up.
fn is_total(first: &str) -> bool {
    let word = key(first);
    matches!(
        word.as_str(),
        "total"
            | "totals"
            | "totale"
            | "grandtotal"
            | "subtotal"
            | "sum"
            | "summe"
            | "gesamt"
            | "gesamtsumme"
            | "insgesamt"
            | "итого"
            | "всего"
            | "totalgeral"
            | "totalgénéral"
            | "suma"
            | "somme"
            | "razem"
    ) || (first.ends_with(':')
        && (word.starts_with("total") || word.starts_with("итого") || word.starts_with("summe")))
}

/// A cell as it stands in a sentence.
pub(super) fn short(cell: &str) -> String {
    let mut text: String = cell.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if cell.chars().nth(60).is_some() {
        text.push('…');
    }
    text
}
