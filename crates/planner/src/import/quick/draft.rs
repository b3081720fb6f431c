//! What a line said, and the line that says it.

use std::fmt;

use super::Part;
use crate::{
    catalog::{self, Entry},
    model::{
        Billing, Channel, Choice, Currency, Date, Extra, Moment, Per, Price, Product, Seller, Subscription,
        Term,
    },
};

/// The subscription of a line, as far as it says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// Product.
    pub product: Option<&'static Entry>,
    /// Seats bought.
    pub seats: Option<u32>,
    /// Users with a seat.
    pub assigned: Option<u32>,
    /// Where it was bought.
    pub channel: Option<Channel>,
    /// Who sells it.
    pub seller: Option<String>,
    /// We sell it.
    pub is_us: bool,
    /// Commitment.
    pub term: Option<Term>,
    /// Billing plan.
    pub billing: Option<Billing>,
    /// Day of the purchase.
    pub purchased: Option<Date>,
    /// First day of the term.
    pub start: Option<Date>,
    /// Last day of the term.
    pub end: Option<Date>,
    /// Renews by itself.
    pub auto_renew: Option<bool>,
    /// "Cancel at end of term" is set.
    pub cancel_at_end: bool,
    /// A trial.
    pub trial: bool,
    /// Bought on a promotion.
    pub promotion: bool,
    /// What a seat costs.
    pub price: Option<Price>,
    /// Currency of the price.
    pub currency: Option<Currency>,
}

impl Draft {
    /// What a subscription needs and the line does not say: without these [`Draft::subscription`] gives nothing.
    #[must_use]
    pub fn missing(&self) -> Vec<Part> {
        let needed = [
            (Part::Product, self.product.is_none()),
            (Part::Seats, self.seats.is_none()),
            (Part::Channel, self.channel.is_none()),
        ];
        needed.into_iter().filter(|(_, missing)| *missing).map(|(part, _)| part).collect()
    }

    /// The subscription, under an id; `None` while something is [`Draft::missing`]. What else the line leaves open has the
    /// defaults of the plan document: one year, billed monthly, renewing by itself.
    #[must_use]
    pub fn subscription(&self, id: &str) -> Option<Subscription> {
        let entry = self.product?;
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let product = Product {
            name: entry.name.to_owned(),
            part_number: given(entry.part_number),
            sku_id: given(entry.sku_id),
            product_id: entry.nce().map(|item| item.product.to_owned()),
            product_sku: entry.nce().map(|item| item.sku.to_owned()),
            offer_id: None,
        };
        Some(Subscription {
            id: id.to_owned(),
            channel: self.channel?,
            seller: Seller {
                name: self.seller.clone().unwrap_or_default(),
                is_us: self.is_us,
                ..Seller::default()
            },
            product,
            seats: self.seats?,
            assigned: self.assigned,
            term: self.term.unwrap_or(Term::Year),
            billing: self.billing.unwrap_or(Billing::Monthly),
            purchased: self.purchased.map(|day| Moment { day, second: None }),
            start: self.start,
            end: self.end,
            auto_renew: self.auto_renew.unwrap_or(true),
            cancel_at_end: self.cancel_at_end,
            trial: self.trial,
            promotion: self.promotion,
            price: self.price,
            target: None,
            strategy: Choice::Auto,
            transfer_on: None,
            group: None,
            notes: String::new(),
            extra: Extra::new(),
        })
    }
}

impl fmt::Display for Draft {
    /// A line that reads back as the same draft.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(match (self.seats, self.product) {
            (Some(seats), Some(entry)) => Some(format!("{seats} x {}", name(entry))),
            (Some(seats), None) => Some(format!("{seats} seats")),
            (None, Some(entry)) => Some(name(entry).to_owned()),
            (None, None) => None,
        });
        parts.extend(self.channel.map(|channel| channel_words(channel).to_owned()));
        parts.extend(self.seller.as_ref().map(|seller| format!("seller {seller}")));
        parts.extend(self.is_us.then(|| "ours".to_owned()));
        parts.extend(self.term.map(|term| match term {
            Term::Month => "P1M".to_owned(),
            Term::Year => "P1Y".to_owned(),
            Term::ThreeYears => "P3Y".to_owned(),
        }));
        parts.extend(self.billing.map(|billing| match billing {
            Billing::Monthly => "billed monthly".to_owned(),
            Billing::Annual => "billed annually".to_owned(),
            Billing::Triennial => "billed triennially".to_owned(),
        }));
        parts.extend(self.purchased.map(|day| format!("purchased {day}")));
        parts.extend(self.start.map(|day| format!("starts {day}")));
        parts.extend(self.end.map(|day| format!("ends {day}")));
        parts.extend(self.assigned.map(|users| format!("{users} assigned")));
        parts.extend(self.auto_renew.map(|on| format!("auto-renew {}", if on { "on" } else { "off" })));
        let flags = [
            (self.cancel_at_end, "cancel at end of term"),
            (self.trial, "trial"),
            (self.promotion, "promotion"),
        ];
        parts.extend(flags.into_iter().filter(|(set, _)| *set).map(|(_, words)| words.to_owned()));
        parts.extend(self.price.map(|price| {
            let currency = self.currency.map_or_else(String::new, |currency| format!(" {}", currency.code()));
            let unit = match price.per {
                Per::Month => "month",
                Per::Year => "year",
                Per::Term => "term",
            };
            format!("price {}{currency} per {unit}", price.amount)
        }));
        f.write_str(&parts.join(", "))
    }
}

/// The name of a product where it is the first to be called so, else its part number.
fn name(entry: &'static Entry) -> &'static str {
    let first = catalog::core().name(entry.name).is_some_and(|other| std::ptr::eq(other, entry));
    if first || entry.part_number.is_empty() { entry.name } else { entry.part_number }
}

fn channel_words(channel: Channel) -> &'static str {
    match channel {
        Channel::Mosa => "MOSA",
        Channel::McaDirect => "direct",
        Channel::Ea => "EA",
        Channel::McaE => "MCA-E",
        Channel::Open => "open license",
        Channel::OpenValue => "open value",
        Channel::Prepaid => "prepaid",
        Channel::CspLegacy => "legacy CSP",
        Channel::CspNce => "CSP",
        Channel::Syndication => "syndication",
        Channel::OtherTenant => "other tenant",
    }
}
