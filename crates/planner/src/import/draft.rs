//! What one row says, before files are put together.

use std::rc::Rc;

use super::{free, intern::Text, outcome::CustomerKey, problem::Problem, table::key, value::ids::Id};
use crate::model::{Billing, Channel, Currency, Date, Moment, Price, Product, Term};

/// Most seats of one subscription.
const MAX_SEATS: u64 = 10_000_000;

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Grain {
    /// One purchase, with days of its own.
    Purchase,
    /// All seats of a product in the tenant, whoever sold them.
    #[default]
    Product,
}

/// Facts of a row; what it does not say is `None`.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Draft {
    /// What the row stands for.
    pub(super) grain: Grain,
    /// The product by the names of the file.
    pub(super) product: Rc<Product>,
    /// Seats that work and are paid for.
    pub(super) seats: Option<u64>,
    /// Seats that still work after their end.
    pub(super) grace: Option<u64>,
    /// Seats that no longer work.
    pub(super) suspended: Option<u64>,
    /// Users with a seat.
    pub(super) assigned: Option<u64>,
    /// Commitment.
    pub(super) term: Option<Term>,
    /// Billing plan.
    pub(super) billing: Option<Billing>,
    /// Bought.
    pub(super) purchased: Option<Moment>,
    /// First day of the term.
    pub(super) start: Option<Date>,
    /// Last day of the term.
    pub(super) end: Option<Date>,
    /// Renews by itself.
    pub(super) auto_renew: Option<bool>,
    /// A trial.
    pub(super) trial: bool,
    /// Nobody pays for it.
    pub(super) free: bool,
    /// State in the words of the file.
    pub(super) status: Text,
    /// Price of a seat.
    pub(super) price: Option<Price>,
    /// Its currency.
    pub(super) currency: Option<Currency>,
    /// Channel.
    pub(super) channel: Option<Channel>,
    /// Who sells it.
    pub(super) seller: Text,
    /// Id where it is sold.
    pub(super) subscription_id: Option<Id>,
    /// Ids of the purchases behind a product.
    pub(super) purchases: Vec<Id>,
    /// Whose it is.
    pub(super) customer: Rc<CustomerKey>,
    /// Free text.
    pub(super) notes: Text,
    /// Line of the row.
    pub(super) line: u32,
}

/// Whether a subscription is in use.
enum State {
    Works,
    Grace,
    Suspended,
    Over,
}

impl Draft {
    /// What to call the product; empty when it has no name of any kind.
    pub(super) fn named(&self) -> &str {
        let product = &self.product;
        [
            Some(&product.name),
            product.part_number.as_ref(),
            product.sku_id.as_ref(),
            product.product_id.as_ref(),
            product.offer_id.as_ref(),
        ]
        .into_iter()
        .flatten()
        .find(|name| !name.is_empty())
        .map_or("", String::as_str)
    }

    /// The same, to be kept.
    pub(super) fn name(&self) -> String {
        self.named().to_owned()
    }

    fn state(&self) -> State {
        if self.status.is_empty() || self.status.eq_ignore_ascii_case("active") {
            return State::Works;
        }
        match key(&self.status).as_str() {
            "warning" | "ingrace" | "graceperiod" | "льготныйпериод" => State::Grace,
            "suspended"
            | "disabled"
            | "lockedout"
            | "приостановлена"
            | "приостановлено"
            | "deaktiviert"
            | "gesperrt" => State::Suspended,
            "expired" | "deleted" | "cancelled" | "canceled" | "ended" | "pending" | "removed"
            | "inactive" | "истекла" | "удалена" | "отменена" | "abgelaufen" | "gekündigt" | "expiré" => {
                State::Over
            }
            _ => State::Works,
        }
    }

    /// Decides whether the subscription is one to plan for, and brings its seats into form.
    ///
    /// # Errors
    /// The reason why the row is left out; [`Problem::severity`] tells a row that is set aside from one that is rejected.
    pub(super) fn settle(&mut self, notes: &mut Vec<Problem>) -> Result<(), Problem> {
        let units = [self.seats, self.grace, self.suspended].into_iter().flatten().max().unwrap_or(0);
        if self.trial {
            return Err(Problem::Trial { name: self.name() });
        }
        if self.free || free::handed_out(units) {
            return Err(Problem::FreeProduct { name: self.name(), units });
        }
        let grace = self.grace.unwrap_or(0);
        match self.state() {
            State::Works => {}
            State::Grace => {
                notes.push(Problem::InGrace { seats: self.seats.unwrap_or(0).max(grace) });
                // The next change of a subscription in grace is the end of the grace, not of the term.
                self.end = None;
            }
            State::Suspended => return Err(Problem::Suspended { seats: units }),
            State::Over => return Err(Problem::NotActive { status: self.status.to_string() }),
        }
        match (self.seats, grace, self.suspended.unwrap_or(0)) {
            (Some(seats), _, _) if seats > MAX_SEATS => {
                return Err(Problem::SeatsOutOfRange { text: seats.to_string() });
            }
            (Some(seats), grace, _) if seats > 0 => {
                if grace > 0 {
                    notes.push(Problem::InGrace { seats: grace });
                }
            }
            (_, grace, _) if grace > MAX_SEATS => {
                return Err(Problem::SeatsOutOfRange { text: grace.to_string() });
            }
            (_, grace, _) if grace > 0 => {
                notes.push(Problem::InGrace { seats: grace });
                self.seats = Some(grace);
            }
            (_, _, suspended) if suspended > 0 => return Err(Problem::Suspended { seats: suspended }),
            (Some(_), _, _) => return Err(Problem::NoSeatsLeft { assigned: self.assigned.unwrap_or(0) }),
            (None, _, _) => return Err(Problem::NoSeats),
        }
        if let (Some(start), Some(end)) = (self.start, self.end)
            && end < start
        {
            notes.push(Problem::EndBeforeStart { start: start.to_string(), end: end.to_string() });
            (self.start, self.end) = (None, None);
        }
        if let (Some(assigned), Some(seats)) = (self.assigned, self.seats)
            && assigned > seats
        {
            notes.push(Problem::OverAssigned { assigned, seats });
        }
        Ok(())
    }
}

impl Draft {
    /// Takes over the names of a product that are missing.
    pub(super) fn name_as(&mut self, other: &Product) {
        let mine = &self.product;
        let known = [
            (&mine.part_number, &other.part_number),
            (&mine.sku_id, &other.sku_id),
            (&mine.product_id, &other.product_id),
            (&mine.product_sku, &other.product_sku),
            (&mine.offer_id, &other.offer_id),
        ];
        let named = !mine.name.is_empty() || other.name.is_empty();
        if named && known.iter().all(|(mine, theirs)| mine.is_some() || theirs.is_none()) {
            return;
        }
        let product = Rc::make_mut(&mut self.product);
        if product.name.is_empty() {
            product.name.clone_from(&other.name);
        }
        for (mine, theirs) in [
            (&mut product.part_number, &other.part_number),
            (&mut product.sku_id, &other.sku_id),
            (&mut product.product_id, &other.product_id),
            (&mut product.product_sku, &other.product_sku),
            (&mut product.offer_id, &other.offer_id),
        ] {
            if mine.is_none() {
                mine.clone_from(theirs);
            }
        }
    }

    /// Takes over what is missing.
    pub(super) fn complete(&mut self, other: Draft) {
        self.name_as(&other.product);
        if other.grain == Grain::Purchase {
            self.grain = Grain::Purchase;
        }
        self.seats = self.seats.or(other.seats);
        self.assigned = self.assigned.or(other.assigned);
        self.term = self.term.or(other.term);
        self.billing = self.billing.or(other.billing);
        self.purchased = self.purchased.or(other.purchased);
        self.start = self.start.or(other.start);
        self.end = self.end.or(other.end);
        self.auto_renew = self.auto_renew.or(other.auto_renew);
        self.price = self.price.or(other.price);
        self.currency = self.currency.or(other.currency);
        self.channel = self.channel.or(other.channel);
        self.subscription_id = self.subscription_id.take().or(other.subscription_id);
        if self.seller.is_empty() {
            self.seller = other.seller;
        }
        if self.customer.is_empty() {
            self.customer = other.customer;
        }
        if self.notes.is_empty() {
            self.notes = other.notes;
        }
    }
}
