//! One cell of the table of subscriptions: read as text, written by the text a person typed or pasted.

use changeover_planner::{
    import::PRICE_FROM,
    model::{Choice, Consent, Date, Product, Subscription, Target},
};

use super::{Mistyped, value::*};

/// A column of the table of subscriptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the field of the same name")]
pub enum Column {
    Product,
    Channel,
    Seller,
    Seats,
    Assigned,
    Term,
    Billing,
    Start,
    End,
    AutoRenew,
    CancelAtEnd,
    Price,
    Strategy,
    TargetProduct,
    TargetSeats,
    TargetTerm,
    TargetBilling,
    TargetPrice,
    TargetStart,
    Consent,
    Notes,
}

impl Column {
    /// All columns, in the order of the table.
    pub const ALL: [Column; 21] = [
        Column::Product,
        Column::Channel,
        Column::Seller,
        Column::Seats,
        Column::Assigned,
        Column::Term,
        Column::Billing,
        Column::Start,
        Column::End,
        Column::AutoRenew,
        Column::CancelAtEnd,
        Column::Price,
        Column::Strategy,
        Column::TargetProduct,
        Column::TargetSeats,
        Column::TargetTerm,
        Column::TargetBilling,
        Column::TargetPrice,
        Column::TargetStart,
        Column::Consent,
        Column::Notes,
    ];

    /// The values of a column that has a fixed set, as in the JSON form.
    #[must_use]
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Column::Channel => &[
                "mosa",
                "mca-direct",
                "ea",
                "mca-e",
                "open",
                "open-value",
                "prepaid",
                "csp-legacy",
                "csp-nce",
                "syndication",
                "other-tenant",
            ],
            Column::Term | Column::TargetTerm => &["P1M", "P1Y", "P3Y"],
            Column::Billing | Column::TargetBilling => &["monthly", "annual", "triennial"],
            Column::AutoRenew | Column::CancelAtEnd => &["yes", "no"],
            Column::Strategy => &["auto", "wait", "cut", "transfer", "renew", "migrate", "keep"],
            Column::Consent => &["unknown", "agrees", "refuses"],
            _ => &[],
        }
    }

    /// Whether the column holds days.
    #[must_use]
    pub fn is_day(self) -> bool {
        matches!(self, Column::Start | Column::End | Column::TargetStart)
    }

    /// Whether the column holds numbers, aligned right.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Column::Seats | Column::Assigned | Column::Price | Column::TargetSeats | Column::TargetPrice
        )
    }

    /// The cell as text: days as `YYYY-MM-DD`, choices as in the JSON form, prices per month as `23.10`, otherwise with
    /// `/year` or `/term`. Empty when unknown.
    #[must_use]
    pub fn read(self, sub: &Subscription) -> String {
        let target = sub.target.as_ref();
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let count = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
        let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        match self {
            Column::Product => sub.product.name.clone(),
            Column::Channel => sub.channel.key().to_owned(),
            Column::Seller => sub.seller.name.clone(),
            Column::Seats => sub.seats.to_string(),
            Column::Assigned => count(sub.assigned),
            Column::Term => term_key(sub.term).to_owned(),
            Column::Billing => billing_key(sub.billing).to_owned(),
            Column::Start => day(sub.start),
            Column::End => day(sub.end),
            Column::AutoRenew => yes(sub.auto_renew),
            Column::CancelAtEnd => yes(sub.cancel_at_end),
            Column::Price => sub.price.map(price_text).unwrap_or_default(),
            Column::Strategy => sub.strategy.strategy().map_or("auto", |strategy| strategy.key()).to_owned(),
            Column::TargetProduct => target
                .and_then(|target| target.product.as_ref())
                .map(|product| product.name.clone())
                .unwrap_or_default(),
            Column::TargetSeats => count(target.and_then(|target| target.seats)),
            Column::TargetTerm => target
                .and_then(|target| target.term)
                .map(|term| term_key(term).to_owned())
                .unwrap_or_default(),
            Column::TargetBilling => target
                .and_then(|target| target.billing)
                .map(|billing| billing_key(billing).to_owned())
                .unwrap_or_default(),
            Column::TargetPrice => target.and_then(|target| target.price).map(price_text).unwrap_or_default(),
            Column::TargetStart => day(target.and_then(|target| target.start)),
            Column::Consent => match sub.seller.consent {
                Consent::Unknown => "unknown",
                Consent::Agrees => "agrees",
                Consent::Refuses => "refuses",
            }
            .to_owned(),
            Column::Notes => sub.notes.clone(),
        }
    }

    /// Puts a typed text into the cell.
    ///
    /// # Errors
    /// [`Mistyped`]; the subscription is then unchanged.
    pub fn write(self, sub: &mut Subscription, text: &str) -> Result<(), Mistyped> {
        let text = text.trim();
        match self {
            Column::Product => sub.product = product(text, &sub.product).ok_or(Mistyped::Empty)?,
            Column::Channel => sub.channel = channel(text).ok_or(Mistyped::Choice)?,
            Column::Seller => sub.seller.name = text.to_owned(),
            Column::Seats => sub.seats = count(text)?.ok_or(Mistyped::Count)?,
            Column::Assigned => sub.assigned = if text == "0" { Some(0) } else { count(text)? },
            Column::Term => sub.term = term(text).ok_or(Mistyped::Choice)?,
            Column::Billing => sub.billing = billing(text).ok_or(Mistyped::Choice)?,
            Column::Start => {
                let start = day(text)?;
                if start.zip(sub.end).is_some_and(|(start, end)| end < start) {
                    return Err(Mistyped::Day);
                }
                sub.start = start;
            }
            Column::End => {
                let end = day(text)?;
                if end.zip(sub.start).is_some_and(|(end, start)| end < start) {
                    return Err(Mistyped::Day);
                }
                sub.end = end;
            }
            Column::AutoRenew => sub.auto_renew = yes(text).ok_or(Mistyped::Choice)?,
            Column::CancelAtEnd => sub.cancel_at_end = yes(text).ok_or(Mistyped::Choice)?,
            Column::Price => {
                sub.price = price(text)?;
                // Typed, it no longer comes from a list.
                sub.extra.remove(PRICE_FROM);
            }
            Column::Strategy => sub.strategy = choice(text).ok_or(Mistyped::Choice)?,
            Column::Consent => sub.seller.consent = consent(text).ok_or(Mistyped::Choice)?,
            Column::Notes => sub.notes = text.to_owned(),
            Column::TargetProduct => {
                let product = product(text, &Product::default());
                target(sub).product = product;
            }
            Column::TargetSeats => {
                let seats = count(text)?;
                target(sub).seats = seats;
            }
            Column::TargetTerm => {
                let term = optional(text, term)?;
                target(sub).term = term;
            }
            Column::TargetBilling => {
                let billing = optional(text, billing)?;
                target(sub).billing = billing;
            }
            Column::TargetPrice => {
                let price = price(text)?;
                let target = target(sub);
                target.price = price;
                target.extra.remove(PRICE_FROM);
            }
            Column::TargetStart => {
                let start = day(text)?;
                target(sub).start = start;
            }
        }
        Ok(())
    }
}

/// The day the new one starts, chosen by the person; `None` lets the planner choose. A transfer has a day of its own.
pub fn choose_start(sub: &mut Subscription, day: Option<Date>) {
    if sub.strategy == Choice::Transfer {
        sub.transfer_on = day;
    } else {
        target(sub).start = day;
    }
}

/// The target, made when there is none yet: the same again.
fn target(sub: &mut Subscription) -> &mut Target {
    sub.target.get_or_insert_with(|| Target {
        product: None,
        seats: None,
        term: None,
        billing: None,
        price: None,
        start: None,
        end_on: None,
        extra: Default::default(),
    })
}
