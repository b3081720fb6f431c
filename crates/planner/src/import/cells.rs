//! One row → what it says: every cell of a meaning becomes a value, and what cannot be read is noted.

use std::rc::Rc;

use super::{
    draft::{Draft, Grain},
    field::Field,
    intern::{Spelling, Text},
    outcome::CustomerKey,
    problem::Problem,
    question::Answer,
    sheet::{MAX_TEXT, Meant, Note, Sheet, short},
    table::{Row, Shape, key},
    value::{
        dates::{self, Day},
        ids::{self, Id},
        numbers, words,
    },
};
use crate::{
    catalog::parse_country,
    model::{Currency, Date, Moment, Price, Product, Term},
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
        if is_total(first) && [first, ""].contains(&self.cell(row, Field::SkuId)) {
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
        let read = self.known.borrow_mut().days.get((Spelling(cell), order), || dates::read(cell, order));
        match read {
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
        if cell.is_empty() {
            return None;
        }
        let read = self.known.borrow_mut().truths.get(Spelling(cell), || words::truth(cell));
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
            return plain(cell);
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
        if draft.named().is_empty() {
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
        draft.status = self.shared(row, Field::Status, notes);
        draft.seller = self.shared(row, Field::Seller, notes);
        draft.notes = self.shared(row, Field::Notes, notes);
        draft.subscription_id = Id::of(self.cell(row, Field::SubscriptionId));
        if draft.subscription_id.is_some()
            || self.column(Field::End).is_some()
            || self.column(Field::Renewal).is_some()
        {
            draft.grain = Grain::Purchase;
        }
        draft.customer = self.customer(row);
        Ok(draft)
    }

    /// Text of a field that many rows have alike.
    fn shared(&self, row: Row<'t>, field: Field, notes: &mut Vec<Note>) -> Text {
        let cell = self.cell(row, field);
        if cell.is_empty() {
            return Text::default();
        }
        if cell.len() > MAX_TEXT {
            return Text::from(self.text(row, field, notes).as_str());
        }
        self.known
            .borrow_mut()
            .texts
            .get(Spelling(cell), || Text::from(self.text(row, field, &mut Vec::new()).as_str()))
    }

    fn customer(&self, row: Row<'t>) -> Rc<CustomerKey> {
        let key = [Field::CustomerName, Field::CustomerDomain, Field::CustomerTenant, Field::Country]
            .map(|field| self.cell(row, field));
        let link = self.customer_link.map_or("", |column| row.cell(column));
        let [name, domain, tenant, country] = key;
        self.known.borrow_mut().customers.get([name, domain, tenant, country, link].map(Spelling), || {
            let text = |cell: &str| plain(cell).chars().take(MAX_TEXT).collect::<String>();
            // The tenant stands in the address of the subscription, too: `/customers/<tenant>/subscriptions/…`.
            let linked = || link.split("/customers/").nth(1).and_then(|rest| rest.split('/').next());
            let tenant = if tenant.is_empty() { linked().and_then(ids::guid) } else { ids::guid(tenant) }
                .unwrap_or_else(|| text(tenant));
            Rc::new(CustomerKey {
                tenant,
                name: text(name),
                domain: text(domain).to_lowercase(),
                country: parse_country(country).map_or_else(String::new, |country| country.code.to_owned()),
            })
        })
    }

    fn product(&self, row: Row<'t>, draft: &mut Draft, notes: &mut Vec<Note>) {
        let mut key = PRODUCT.map(|field| self.cell(row, field));
        if let ([name, ..], Some(nickname)) = (&mut key, self.nickname)
            && name.is_empty()
        {
            *name = row.cell(nickname);
        }
        let meant = self.known.borrow_mut().products.get(key.map(Spelling), || {
            let mut notes = Vec::new();
            let (product, term) = self.read_product(key, &mut notes);
            Meant { product: Rc::new(product), term, notes: notes.into() }
        });
        (draft.product, draft.term) = (meant.product, meant.term);
        notes.extend(meant.notes.iter().cloned());
    }

    fn read_product(&self, key: [&str; 6], notes: &mut Vec<Note>) -> (Product, Option<Term>) {
        let mut note = |field: Field, problem: fn(String, &str) -> Problem, text: &str| {
            let column = self.column(field);
            let header = column.map_or("", |column| self.table.header(column)).to_owned();
            notes.push(Note { problem: problem(header, text), column });
        };
        let mut text = |field: Field, cell: &str| {
            if cell.len() <= MAX_TEXT {
                return plain(cell);
            }
            let limit =
                |header, _: &str| Problem::Cut { header, limit: u32::try_from(MAX_TEXT).unwrap_or(u32::MAX) };
            note(field, limit, cell);
            plain(cell).chars().take(MAX_TEXT).collect()
        };
        let [name, part, sku, product_id, product_sku, offer] = key;
        let mut product = Product { name: text(Field::ProductName, name), ..Product::default() };
        let part = text(Field::PartNumber, part);
        product.part_number = part.rsplit(':').next().map(str::to_owned).filter(|part| !part.is_empty());
        let sku = text(Field::SkuId, sku);
        let kept = if ids::guid(offer).is_none() && ids::catalog_item(offer).is_none() && !offer.is_empty() {
            Some(text(Field::OfferId, offer))
        } else {
            None
        };
        if !sku.is_empty() {
            let guid = ids::guid(&sku);
            if guid.is_none() {
                note(Field::SkuId, |header, text| Problem::OddId { header, text: short(text) }, &sku);
            }
            product.sku_id = Some(guid.unwrap_or(sku));
        }
        let mut term = None;
        for cell in [product_id, offer] {
            if let Some(guid) = ids::guid(cell) {
                product.offer_id = Some(guid);
            } else if let Some(item) = ids::catalog_item(cell) {
                product.product_id = Some(item.product);
                product.product_sku = item.sku;
                term = term.or(item.term);
            }
        }
        product.offer_id = kept.or(product.offer_id);
        if product.product_sku.is_none() {
            product.product_sku = ids::sku(product_sku).filter(|_| product.product_id.is_some());
        }
        (product, term)
    }

    fn commitment(&self, row: Row<'t>, draft: &mut Draft, notes: &mut Vec<Note>) {
        let term = self.cell(row, Field::Term);
        let read = if term.is_empty() {
            None
        } else {
            self.known.borrow_mut().terms.get(Spelling(term), || words::term(term))
        };
        if read.is_none() && !term.is_empty() && !matches!(key(term).as_str(), "" | "none" | "onetime") {
            notes.push(Note {
                problem: Problem::BadTerm { text: short(term) },
                column: self.column(Field::Term),
            });
        }
        draft.term = read.or(draft.term);
        let billing = self.cell(row, Field::Billing);
        draft.billing = self.known.borrow_mut().billings.get(Spelling(billing), || words::billing(billing));
        if draft.billing.is_none()
            && !billing.is_empty()
            && !matches!(key(billing).as_str(), "" | "none" | "onetime" | "unknown")
        {
            notes.push(Note {
                problem: Problem::BadBilling { text: short(billing) },
                column: self.column(Field::Billing),
            });
        }
        let channel = self.cell(row, Field::Channel);
        draft.channel = self.known.borrow_mut().channels.get(Spelling(channel), || words::channel(channel));
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
        draft.currency = self.currency(code);
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
        let read = self.known.borrow_mut().prices.get(Spelling(cell), || numbers::price(cell, self.mark));
        match read {
            Ok(amount) => draft.price = Some(Price { amount, per: self.per }),
            // The question about the column is open.
            Err(true) => {}
            Err(false) => {
                let problem = Problem::BadPrice { text: short(cell) };
                notes.push(Note { problem, column: self.column(Field::Price) });
            }
        }
        draft.currency = draft.currency.or_else(|| self.currency(cell)).or_else(|| self.answered_currency());
    }

    fn currency(&self, cell: &str) -> Option<Currency> {
        numbers::currency(cell)
    }

    fn answered_currency(&self) -> Option<Currency> {
        self.questions.iter().find_map(|question| match question.answer {
            Some(Answer::Currency(currency)) => Some(currency),
            _ => None,
        })
    }
}

/// What names a product, in the order of [`Sheet::read_product`].
const PRODUCT: [Field; 6] = [
    Field::ProductName,
    Field::PartNumber,
    Field::SkuId,
    Field::ProductId,
    Field::ProductSku,
    Field::OfferId,
];

/// A cell on one line.
fn plain(cell: &str) -> String {
    cell.replace(['\r', '\n', '\t'], " ")
}

/// The last day of a term that changes state at a moment: the day before, unless the moment is late in the day.
fn last_day(change: Moment) -> Date {
    if change.second.unwrap_or(0) < 12 * 3600 { change.day.plus_days(-1) } else { change.day }
}

/// Whether the first cell of a line says that it sums up.
pub(super) fn is_total(first: &str) -> bool {
    if first.len() > 40 || !first.starts_with(|c: char| "tgsirTGSIRивВИ".contains(c)) {
        return false;
    }
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
