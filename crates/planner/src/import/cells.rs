//! One row → what it says: every cell of a meaning becomes a value, and what cannot be read is noted.

use super::{
    draft::{Draft, Grain},
    field::Field,
    problem::Problem,
    question::Answer,
    sheet::{MAX_TEXT, Note, Sheet, short},
    table::{Row, Shape, key},
    value::{
        dates::{self, Day},
        ids, numbers, words,
    },
};
use crate::{
    catalog::parse_country,
    model::{Currency, Date, Moment, Price},
};

impl<'t> Sheet<'t> {
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
        if first.len() <= 40
            && is_total(first)
            && self.column(Field::SkuId).is_none_or(|column| row.cell(column).is_empty())
        {
            return Some(Problem::TotalLine);
        }
        if row.cells().all(|cell| cell.bytes().all(|byte| matches!(byte, b'-' | b':' | b'='))) {
            return Some(Problem::RepeatedHeader);
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
            let plain = !cell.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | b'\t'));
            return if plain { cell.to_owned() } else { cell.replace(['\r', '\n', '\t'], " ") };
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
        draft.customer.country =
            parse_country(country).map_or_else(String::new, |country| country.code.to_owned());
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
            Ok(amount) => draft.price = Some(Price { amount, per: self.per }),
            // The question about the column is open.
            Err(true) => {}
            Err(false) => {
                let problem = Problem::BadPrice { text: short(cell) };
                notes.push(Note { problem, column: self.column(Field::Price) });
            }
        }
        draft.currency =
            draft.currency.or_else(|| numbers::currency(cell)).or_else(|| self.answered_currency());
    }

    fn answered_currency(&self) -> Option<Currency> {
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
