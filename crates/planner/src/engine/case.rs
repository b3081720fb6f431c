//! The facts the rules ask for, prepared once: of the plan ([`Case`]) and of each subscription ([`Held`]).

use std::collections::BTreeMap;

use super::{identity::Identity, joint::Agreed, lapse::Lapse, outcome::Guidance, room::Room};
use crate::{
    catalog::{self, Entry},
    model::{Amount, Billing, Channel, Cycles, Date, Money, Plan, Price, Relationship, Subscription, Term},
    rules,
};

/// The plan, with the days everything else is counted from.
pub(super) struct Case<'p> {
    pub plan: &'p Plan,
    /// The day the plan is made for.
    pub as_of: Date,
    /// First day anything can be bought: the relationship is in place.
    pub ready: Date,
    /// Days a move of users to another SKU takes.
    pub reassign_days: i32,
    /// Days a step should be done before its deadline.
    pub safety_days: i32,
    /// Generation of the guidance.
    pub guidance: Guidance,
    /// Both countries are known and lie in different market regions.
    pub other_region: bool,
    /// The customer is in the European Economic Area or Switzerland.
    pub inside_eea: bool,
    /// All licence subscriptions of the tenant.
    pub active: u32,
    /// The catalogue's entry of each subscription's product.
    entries: Vec<Option<&'static Entry>>,
    /// What the subscriptions of the plan leave each other.
    pub room: Room,
    /// New-commerce seats of each small-business SKU the tenant holds, over all its subscriptions.
    pools: Vec<(&'static Entry, u32)>,
    /// New-commerce subscriptions of the plan that another partner sells, by that partner's name.
    sellers: BTreeMap<&'p str, u32>,
}

impl<'p> Case<'p> {
    pub fn of(plan: &'p Plan) -> Case<'p> {
        let lead = match plan.customer.relationship {
            Relationship::Accepted => 0,
            Relationship::None | Relationship::Requested => i32::from(plan.policy.acceptance_days),
        };
        let regions = (rules::region_of(&plan.partner.country), rules::region_of(&plan.customer.country));
        let listed = u32::try_from(plan.subscriptions.len()).unwrap_or(u32::MAX);
        let entries: Vec<_> = plan.subscriptions.iter().map(|sub| catalog::find(&sub.product)).collect();
        Case {
            plan,
            as_of: plan.as_of,
            ready: plan.as_of.plus_days(lead),
            reassign_days: i32::from(plan.policy.reassign_days),
            safety_days: i32::from(plan.policy.safety_days),
            guidance: Guidance::on(plan.as_of),
            other_region: rules::REGION_SAME.holds.on(plan.as_of)
                && matches!(regions, (Some(ours), Some(theirs)) if ours != theirs),
            inside_eea: rules::is_eea_or_swiss(&plan.customer.country),
            active: plan.customer.active_subscriptions.unwrap_or(0).max(listed),
            pools: pools(plan, &entries),
            room: Room::AsHeld,
            sellers: sellers(plan),
            entries,
        }
    }

    /// `wished`, or the last day of the customer's window when that is earlier. A window that opens later is left to a chosen
    /// start: waiting for it would cost service.
    pub fn inside_window(&self, wished: Date) -> Date {
        let policy = &self.plan.policy;
        match policy.window_to {
            Some(last) if policy.window_from.is_none_or(|first| first <= last) => wished.min(last),
            _ => wished,
        }
    }

    /// `day`, or the working day before it, at most two weeks earlier.
    pub fn working_day_until(&self, day: Date) -> Date {
        let policy = &self.plan.policy;
        let off =
            |day: Date| (policy.working_days_only && day.weekday() >= 5) || policy.days_off.contains(&day);
        (0..15).map(|back| day.plus_days(-back)).find(|day| !off(*day)).unwrap_or(day)
    }

    /// How many subscriptions a transfer from this seller could take along.
    pub fn items_of(&self, seller: &str) -> u32 {
        self.sellers.get(seller).copied().unwrap_or(0)
    }

    /// Seats of a small-business SKU the tenant holds today.
    pub fn pooled(&self, wanted: &Entry) -> u32 {
        self.pools.iter().find(|(entry, _)| std::ptr::eq(*entry, wanted)).map_or(0, |(_, seats)| *seats)
    }
}

fn sellers(plan: &Plan) -> BTreeMap<&str, u32> {
    let mut sellers = BTreeMap::new();
    for sub in plan.subscriptions.iter().filter(|sub| sub.channel == Channel::CspNce && !sub.seller.is_us) {
        *sellers.entry(sub.seller.name.as_str()).or_insert(0_u32) += 1;
    }
    sellers
}

/// Where a price came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PriceSource {
    /// The plan says it.
    Plan,
    /// The dated list of the catalogue.
    List,
    /// The old price, because the same thing is bought again.
    Old,
}

/// What is bought instead, with everything resolved that the plan left open.
pub(super) struct Wanted {
    pub entry: Option<&'static Entry>,
    pub seats: u32,
    pub term: Term,
    pub billing: Billing,
    /// The day a person chose for it or for its group.
    pub start: Option<Date>,
    /// The day its group starts when nobody chose one and it waits.
    pub together: Option<Date>,
    /// Last day of the first term, when it is aligned.
    pub end_on: Option<Date>,
    price: Option<Price>,
    /// Product, term and billing equal the old ones.
    same_deal: bool,
}

/// One subscription with its facts.
pub(super) struct Held<'p> {
    pub sub: &'p Subscription,
    pub entry: Option<&'static Entry>,
    pub index: usize,
    /// First day of the current term.
    pub start: Option<Date>,
    /// Last day of the current term.
    pub end: Option<Date>,
    /// Old price of one seat for one month.
    pub monthly: Option<Amount>,
    pub wanted: Wanted,
    /// Whether users keep their licence.
    pub identity: Identity,
    /// What happens after the term; `None` without an end.
    pub lapse: Option<Lapse>,
    /// Old and new may not both fit into the tenant.
    pub limited: bool,
    /// What was settled for the whole plan.
    pub agreed: Option<Agreed>,
    cycles: Option<Cycles>,
    /// What one cycle of all old seats costs.
    per_cycle: Option<Amount>,
}

impl<'p> Held<'p> {
    pub fn of(case: &Case<'p>, index: usize, sub: &'p Subscription) -> Held<'p> {
        let (start, end) = term_days(sub, case.as_of);
        let target = sub.target.as_ref();
        let product = target.and_then(|target| target.product.as_ref()).unwrap_or(&sub.product);
        let entry = case.entries.get(index).copied().flatten();
        let same_product = std::ptr::eq(product, &sub.product);
        let wanted_entry = if same_product { entry } else { catalog::find(product) };
        let identity = if same_product {
            Identity::again(product)
        } else {
            Identity::of(&sub.product, entry, product, wanted_entry)
        };
        let term = target.and_then(|target| target.term).unwrap_or(sub.term);
        let billing = target.and_then(|target| target.billing).unwrap_or(sub.billing);
        let wanted = Wanted {
            entry: wanted_entry,
            seats: target.and_then(|target| target.seats).unwrap_or(sub.seats),
            term,
            billing,
            start: target.and_then(|target| target.start),
            together: None,
            end_on: target.and_then(|target| target.end_on),
            price: target.and_then(|target| target.price),
            same_deal: identity.is_same() && term == sub.term && billing == sub.billing,
        };
        let lapse = match (start, end) {
            (Some(start), Some(end)) => Some(Lapse::of(case, sub, entry, start, end)),
            _ => None,
        };
        let cycles = start.zip(end).map(|(start, end)| old_cycles(sub, start, end));
        let monthly = sub.price.map(|price| price.per_month(sub.term));
        let per_cycle = monthly
            .zip(cycles)
            .map(|(monthly, cycles)| monthly.times(i64::from(sub.seats)).times(i64::from(cycles.months())));
        Held {
            sub,
            entry,
            index,
            start,
            end,
            monthly,
            wanted,
            identity,
            lapse,
            limited: false,
            agreed: None,
            cycles,
            per_cycle,
        }
    }

    /// Sold by the partner who makes the plan.
    pub fn is_ours(&self) -> bool {
        self.sub.channel.is_csp() && self.sub.seller.is_us
    }

    /// Its seller has left the programme (rule `detached`).
    pub fn is_detached(&self) -> bool {
        self.sub.channel.is_csp() && !self.sub.seller.is_us && !self.sub.seller.in_program
    }

    /// Old seats, as a factor of money.
    pub fn seats(&self) -> i64 {
        i64::from(self.sub.seats)
    }

    /// Billing cycles of the old term.
    pub fn cycles(&self) -> Option<Cycles> {
        self.cycles
    }

    /// What the old one costs from `from` to `to`, both included: each day the charge of its cycle ÷ the days of that cycle.
    /// No days cost nothing, whatever the price; otherwise `None` when price or dates are unknown.
    pub fn charge(&self, from: Date, to: Date) -> Option<Amount> {
        if to < from {
            return Some(Amount::ZERO);
        }
        Some(self.cycles?.charge(self.per_cycle?, from, to))
    }

    /// The price of a new seat for one month when the new one starts on `day`, and where it comes from.
    pub fn new_monthly(&self, case: &Case<'_>, day: Date) -> Option<(Amount, PriceSource)> {
        let wanted = &self.wanted;
        if let Some(price) = wanted.price {
            return Some((price.per_month(wanted.term), PriceSource::Plan));
        }
        if let Some(quote) = wanted.entry.and_then(|entry| {
            catalog::list_price(
                entry,
                case.plan.currency,
                case.plan.customer.segment,
                wanted.term,
                wanted.billing,
                day,
            )
        }) {
            return Some((quote.price.per_month(wanted.term), PriceSource::List));
        }
        self.monthly.filter(|_| wanted.same_deal).map(|amount| (amount, PriceSource::Old))
    }

    /// Users who hold a seat; 0 when unknown.
    pub fn assigned(&self) -> u32 {
        self.sub.assigned.unwrap_or(0)
    }

    /// Whether anyone would notice a day without the old seats.
    pub fn in_use(&self) -> bool {
        self.sub.assigned != Some(0)
    }
}

/// Billing cycles of the old term, counted from its start; from its renewal where a whole term leads back from there to the
/// start and a short month may have clamped the start itself (28 February … 30 March belongs to the 31st).
fn old_cycles(sub: &Subscription, start: Date, end: Date) -> Cycles {
    let renewal = end.plus_days(1);
    let whole = renewal.plus_months(-sub.term.months()) == start;
    Cycles::of(sub.billing.months_in(sub.term), if whole { renewal } else { start })
}

/// The plan holds few different small-business SKUs, however many subscriptions it has.
fn pools(plan: &Plan, entries: &[Option<&'static Entry>]) -> Vec<(&'static Entry, u32)> {
    let mut pools: Vec<(&'static Entry, u32)> = Vec::new();
    let new_commerce =
        plan.subscriptions.iter().zip(entries).filter(|(sub, _)| sub.channel.is_new_commerce());
    for (sub, entry) in new_commerce {
        let Some(entry) = entry.filter(|entry| entry.business_300) else { continue };
        match pools.iter_mut().find(|(known, _)| std::ptr::eq(*known, entry)) {
            Some((_, seats)) => *seats = seats.saturating_add(sub.seats),
            None => pools.push((entry, sub.seats)),
        }
    }
    pools
}

/// First and last day of the current term, as far as they follow from what is known (conventions, 3).
fn term_days(sub: &Subscription, as_of: Date) -> (Option<Date>, Option<Date>) {
    let bought = sub.purchased.map(|moment| moment.day);
    match (sub.start, sub.end) {
        (Some(start), Some(end)) => (Some(current_start(start, end, sub.term)), Some(end)),
        (Some(start), None) => (Some(start), Some(sub.term.end(start))),
        (None, Some(end)) => {
            let whole = end.plus_days(1).plus_months(-sub.term.months());
            let start = match bought {
                Some(bought) if bought <= end => current_start(bought, end, sub.term),
                _ => whole,
            };
            (Some(start), Some(end))
        }
        (None, None) => match bought {
            None => (None, None),
            Some(bought) => {
                let first_end = sub.term.end(bought);
                let end = if first_end < as_of && sub.auto_renew {
                    Cycles::of(sub.term.months(), bought).at(as_of).end
                } else {
                    first_end
                };
                (Some(current_start(bought, end, sub.term)), Some(end))
            }
        },
    }
}

/// `start`, rolled forward by whole terms while its term ends before `end`; not where one whole term leads back from the renewal
/// to it: 28 February … 30 March is the month of a term born on the 31st, not one that has renewed on 28 March.
fn current_start(start: Date, end: Date, term: Term) -> Date {
    let whole = end.plus_days(1).plus_months(-term.months()) == start;
    if whole || term.end(start) >= end { start } else { Cycles::of(term.months(), start).at(end).start }
}

/// Adds up lines that may be unknown: unknown only when all of them are.
pub(super) fn add(sum: Option<Money>, line: Option<Money>) -> Option<Money> {
    match (sum, line) {
        (Some(sum), Some(line)) => Some(sum + line),
        (known, None) | (None, known) => known,
    }
}

/// A price for the term of a channel that counts as "has a monthly term": true unless the catalogue says otherwise.
pub(super) fn has_monthly_term(entry: Option<&Entry>) -> bool {
    entry.is_none_or(|entry| entry.monthly_term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decimal, Per};

    #[test]
    fn a_price_per_term_is_spread_over_its_months() {
        let yearly = Price { amount: Decimal::cents(24_000), per: Per::Term };
        assert_eq!(yearly.per_month(Term::Year).line(), Money::cents(2_000));
        assert_eq!(yearly.per_month(Term::ThreeYears).line(), Money::cents(667));
    }

    #[test]
    fn a_purchase_day_long_ago_is_rolled_to_the_current_term() {
        let (start, end) = (Date::literal(2021, 3, 15), Date::literal(2027, 3, 14));
        assert_eq!(current_start(start, end, Term::Year), Date::literal(2026, 3, 15));
        assert_eq!(current_start(Date::literal(2026, 3, 15), end, Term::Year), Date::literal(2026, 3, 15));
        // Born on 31 January: this month runs from 28 February to 30 March.
        assert_eq!(
            current_start(Date::literal(2026, 2, 28), Date::literal(2026, 3, 30), Term::Month),
            Date::literal(2026, 2, 28)
        );
        // A first term shortened to align with another subscription keeps its start.
        assert_eq!(current_start(Date::literal(2026, 9, 1), end, Term::Year), Date::literal(2026, 9, 1));
    }
}
