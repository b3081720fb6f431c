//! Interim: the interface the engine reads, until the catalogue replaces it (same names).
#![allow(missing_docs)]
use crate::model::*;
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum TeamsSuite {
    WithTeams,
    NoTeams,
    NotASuite,
}
pub struct Entry {
    pub business_300: bool,
    pub end_of_sale: Option<Date>,
    pub is_add_on: bool,
    pub least_seats_p3y: Option<u32>,
    pub monthly_term: bool,
    pub segment: Option<Segment>,
    pub short_grace: bool,
    pub teams: TeamsSuite,
}
pub struct Quote {
    pub price: Price,
}
pub fn find(_: &Product) -> Option<&'static Entry> {
    None
}
pub fn list_price(_: &Entry, _: Currency, _: Segment, _: Term, _: Billing, _: Date) -> Option<Quote> {
    None
}
