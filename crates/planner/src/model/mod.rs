//! The vocabulary: days, money, terms, channels, products, plans. No rules, no files, no sentences.

mod channel;
mod date;
mod money;
mod plan;
mod term;

pub use channel::{Actor, Channel, Strategy};
pub use date::{Date, Moment};
pub use money::{Amount, Currency, Decimal, Money, Per, Price};
pub use plan::{
    Agreement, Choice, Consent, Customer, Done, Extra, Partner, PartnerModel, Plan, Policy, Product,
    Relationship, Segment, Seller, Subscription, Target,
};
pub use term::{Billing, Cycle, Cycles, Term};
