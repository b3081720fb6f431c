//! What a plan says about one subscription, brought into the terms of `docs/conventions.md` (the numbers in the comments are its
//! rules): term, cycles, prices, the law after the term, the cancelling window, who must move.

use changeover_planner::catalog;
use changeover_planner::model::{
    Billing, Channel, Per, Plan, Price, Product, Relationship, Subscription, Term,
};

use super::{
    calendar::{Day, add_months, day, on},
    fraction::Fraction,
};

/// What happens when the old term has run out and nobody acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// The paid extension starts.
    Extension,
    /// Free use for some days, then data is kept for some days.
    Free { grace: Day, kept: Day },
    /// Nothing works any more; data is kept for some days.
    Nothing { kept: Day },
}

impl After {
    pub const fn regime(self) -> &'static str {
        match self {
            After::Extension => "est",
            After::Free { .. } => "grace",
            After::Nothing { .. } => "cut-off",
        }
    }
}

/// What cancelling in mid-term brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Return {
    /// The rest of the billing cycle, by day.
    ByDay,
    /// The whole charge of the billing cycle.
    WholeCycle,
    /// Nothing; what is left of the term stays owed.
    Nothing,
}

/// The current term of the old subscription.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub start: Day,
    pub end: Day,
}

/// One subscription of a plan.
pub struct Facts<'p> {
    pub plan: &'p Plan,
    pub subscription: &'p Subscription,
    /// D.
    pub today: Day,
    /// The day the relationship is in place.
    pub ready: Day,
    /// R.
    pub reassign_days: Day,
    /// S and E; `None` when the plan names neither.
    pub span: Option<Span>,
    moves: bool,
}

fn months(term: Term) -> i32 {
    match term {
        Term::Month => 1,
        Term::Year => 12,
        Term::ThreeYears => 36,
    }
}

fn cycle_months(billing: Billing, term: Term) -> i32 {
    let wanted = match billing {
        Billing::Monthly => 1,
        Billing::Annual => 12,
        Billing::Triennial => 36,
    };
    wanted.min(months(term))
}

/// Rule 5.
fn per_month(price: Price, term: Term) -> Fraction {
    let covered = match price.per {
        Per::Month => 1,
        Per::Year => 12,
        Per::Term => i128::from(months(term)),
    };
    Fraction::new(i128::from(price.amount.micros()), 1_000_000 * covered)
}

impl<'p> Facts<'p> {
    pub fn of(plan: &'p Plan, subscription: &'p Subscription) -> Facts<'p> {
        let today = day(plan.as_of);
        // Rule 15.
        let ready = match plan.customer.relationship {
            Relationship::Accepted => today,
            Relationship::None | Relationship::Requested => today + Day::from(plan.policy.acceptance_days),
        };
        Facts {
            plan,
            subscription,
            today,
            ready,
            reassign_days: Day::from(plan.policy.reassign_days),
            span: span(subscription, today),
            moves: subscription.channel == Channel::OtherTenant
                || !same_sku(&subscription.product, new_product(subscription)),
        }
    }

    pub fn channel(&self) -> Channel {
        self.subscription.channel
    }

    pub fn seats(&self) -> i128 {
        i128::from(self.subscription.seats)
    }

    pub fn term_months(&self) -> i32 {
        months(self.subscription.term)
    }

    pub fn cycle_months(&self) -> i32 {
        cycle_months(self.subscription.billing, self.subscription.term)
    }

    /// The old price of a seat for a month.
    pub fn old_price(&self) -> Option<Fraction> {
        self.subscription.price.map(|price| per_month(price, self.subscription.term))
    }

    /// Rule 10.
    pub fn new_seats(&self) -> u32 {
        self.subscription.target.as_ref().and_then(|target| target.seats).unwrap_or(self.subscription.seats)
    }

    pub fn new_term(&self) -> Term {
        self.subscription.target.as_ref().and_then(|target| target.term).unwrap_or(self.subscription.term)
    }

    pub fn new_term_months(&self) -> i32 {
        months(self.new_term())
    }

    fn new_billing(&self) -> Billing {
        let billing = self.subscription.target.as_ref().and_then(|target| target.billing);
        billing.unwrap_or(self.subscription.billing)
    }

    pub fn new_cycle_months(&self) -> i32 {
        cycle_months(self.new_billing(), self.new_term())
    }

    /// Rule 9; the generated products are in no price list.
    pub fn new_price(&self) -> Option<Fraction> {
        let target = self.subscription.target.as_ref();
        if let Some(price) = target.and_then(|target| target.price) {
            return Some(per_month(price, self.new_term()));
        }
        let again = same_sku(&self.subscription.product, new_product(self.subscription))
            && self.new_term() == self.subscription.term
            && self.new_billing() == self.subscription.billing;
        if again { self.old_price() } else { None }
    }

    /// Rule 25: everybody must be moved to another SKU or another tenant.
    pub const fn everybody_moves(&self) -> bool {
        self.moves
    }

    /// The table "What happens after the old term".
    pub fn after(&self, span: Span) -> After {
        let subscription = self.subscription;
        let bought = subscription.purchased.map_or(span.start, |moment| day(moment.day)).min(span.end);
        let extended = |first_end: Day| span.start.max(bought) >= on(2025, 4, 1) && span.end >= first_end;
        let monthly = subscription.term == Term::Month;
        if subscription.cancel_at_end {
            return After::Nothing { kept: 90 };
        }
        let extension = match subscription.channel {
            Channel::CspNce | Channel::McaE => extended(on(2026, 5, 4)),
            Channel::McaDirect => extended(on(2026, 2, 9)),
            _ => false,
        };
        if subscription.trial {
            return self.free(30, 0);
        }
        if extension {
            return After::Extension;
        }
        match subscription.channel {
            Channel::CspLegacy | Channel::Syndication => After::Nothing { kept: 90 },
            Channel::Mosa | Channel::McaDirect if monthly => After::Nothing { kept: 90 },
            Channel::McaE if subscription.term == Term::ThreeYears => self.free(90, 90),
            Channel::Ea => self.free(90, 60),
            _ => self.free(30, 90),
        }
    }

    /// Rule 11: before the guidance of 2022 nobody promised that the free days of csp-nce are days of use.
    fn free(&self, grace: Day, kept: Day) -> After {
        if self.channel() == Channel::CspNce && self.today < on(2022, 3, 1) {
            After::Free { grace: 0, kept: grace + kept }
        } else {
            After::Free { grace, kept }
        }
    }

    /// Rule 13: a seat for a month of the extension.
    pub fn extension_price(&self, span: Span) -> Option<Fraction> {
        let own = self.old_price()?;
        if self.subscription.term == Term::Month {
            return Some(own.of(103, 100));
        }
        let surcharged = self.cycle_months() == 1 && span.start >= on(2025, 4, 1);
        let twelfth = if surcharged { own.of(100, 105) } else { own };
        Some(twelfth.of(120, 100).of(103, 100))
    }

    /// Rule 18: the last day on which cancelling is still inside the window.
    pub fn window_end(&self, span: Span) -> Day {
        let purchased = self.subscription.purchased;
        let from = purchased.map_or(span.start, |moment| day(moment.day).max(span.start));
        let length = if self.plan.customer.country == "CL" {
            10
        } else if from < on(2022, 7, 1) {
            3
        } else {
            7
        };
        // The hour counts only when the window starts with the purchase itself.
        let hour_known = purchased.is_some_and(|moment| moment.second.is_some() && day(moment.day) == from);
        from + length - 1 + Day::from(hour_known)
    }

    /// Rules 17 and 18: what cancelling on a day brings back.
    pub fn returns(&self, span: Span, cancel: Day) -> Return {
        match self.channel() {
            Channel::Mosa => Return::ByDay,
            Channel::CspLegacy if cancel <= span.start + 30 => Return::WholeCycle,
            Channel::CspLegacy => Return::ByDay,
            Channel::CspNce if self.is_detached() => Return::Nothing,
            Channel::CspNce | Channel::McaDirect | Channel::McaE if cancel <= self.window_end(span) => {
                Return::ByDay
            }
            _ => Return::Nothing,
        }
    }

    /// Another partner sold it and has left the programme: nobody takes it back.
    pub fn is_detached(&self) -> bool {
        let seller = &self.subscription.seller;
        self.channel() == Channel::CspNce && !seller.is_us && !seller.in_program
    }

    /// Rule 17: days data is kept after cancelling.
    pub fn kept_after_cancelling(&self, span: Span, cancel: Day) -> Day {
        let inside = cancel <= self.window_end(span) && !self.is_detached();
        if inside && matches!(self.channel(), Channel::CspNce | Channel::McaE) { 7 } else { 90 }
    }

    /// Rule 37: old and new of the whole plan are more than the 300 seats of the wanted small-business SKU, or more subscriptions
    /// than the tenant may hold.
    pub fn is_limited(&self) -> bool {
        let Some(sku) = capped(new_product(self.subscription)) else { return places_are_short(self.plan) };
        places_are_short(self.plan) || pool_is_short(self.plan, sku)
    }

    /// Rule 37: it is chosen for together with others.
    pub fn shares(&self) -> bool {
        let own = self.subscription;
        let company =
            |other: &Subscription| other.id != own.id && own.group.is_some() && other.group == own.group;
        let pools = [capped(&own.product).filter(|_| is_counted(own)), capped(new_product(own))];
        places_are_short(self.plan)
            || self.plan.subscriptions.iter().any(company)
            || pools.into_iter().flatten().any(|sku| pool_is_short(self.plan, sku))
    }

    /// The pool and the seats of the old one in it.
    pub fn old_pool(&self) -> Option<(&'static str, u32)> {
        let sku = capped(&self.subscription.product).filter(|_| is_counted(self.subscription))?;
        Some((sku, self.subscription.seats))
    }

    /// The pool and the seats of the new one in it.
    pub fn new_pool(&self) -> Option<(&'static str, u32)> {
        Some((capped(new_product(self.subscription))?, self.new_seats()))
    }

    /// Rule 6: the day billing cycles are counted from, forwards and backwards.
    pub fn anchor(&self, span: Span) -> Day {
        let renewal = span.end + 1;
        if add_months(renewal, -self.term_months()) == span.start { renewal } else { span.start }
    }
}

/// A small-business product, by its part number.
fn capped(product: &Product) -> Option<&'static str> {
    catalog::find(product).filter(|entry| entry.business_300).map(|entry| entry.part_number)
}

/// Only new-commerce seats count.
fn is_counted(subscription: &Subscription) -> bool {
    matches!(subscription.channel, Channel::CspNce | Channel::McaDirect | Channel::McaE)
}

fn pool_is_short(plan: &Plan, sku: &str) -> bool {
    let seats = |pool: Option<(&str, u32)>| {
        pool.filter(|(of, _)| *of == sku).map_or(0, |(_, seats)| i64::from(seats))
    };
    let rows = plan.subscriptions.iter().map(|subscription| Facts::of(plan, subscription));
    rows.map(|row| seats(row.old_pool()) + seats(row.new_pool())).sum::<i64>() > 300
}

/// Every subscription twice would be more than the tenant may hold.
pub fn places_are_short(plan: &Plan) -> bool {
    let listed = u32::try_from(plan.subscriptions.len()).unwrap();
    plan.customer.active_subscriptions.unwrap_or(0).max(listed) + listed > 300
}

/// Rule 10.
fn new_product(subscription: &Subscription) -> &Product {
    let target = subscription.target.as_ref();
    target.and_then(|target| target.product.as_ref()).unwrap_or(&subscription.product)
}

/// Rule 3.
fn span(subscription: &Subscription, today: Day) -> Option<Span> {
    let term = months(subscription.term);
    let bought = subscription.purchased.map(|moment| day(moment.day));
    let current = |first: Day, end: Day| {
        if add_months(end + 1, -term) == first {
            return first;
        }
        let mut terms = 0;
        while add_months(first, (terms + 1) * term) - 1 < end {
            terms += 1;
        }
        add_months(first, terms * term)
    };
    match (subscription.start.map(day), subscription.end.map(day)) {
        (Some(start), None) => Some(Span { start, end: add_months(start, term) - 1 }),
        (None, Some(end)) => {
            let start = bought.filter(|bought| *bought <= end);
            Some(Span { start: start.map_or(add_months(end + 1, -term), |bought| current(bought, end)), end })
        }
        (Some(first), Some(end)) => Some(Span { start: current(first, end), end }),
        (None, None) => {
            let bought = bought?;
            let mut terms = 0;
            while subscription.auto_renew && add_months(bought, (terms + 1) * term) <= today {
                terms += 1;
            }
            let end = add_months(bought, (terms + 1) * term) - 1;
            Some(Span { start: add_months(bought, terms * term), end })
        }
    }
}

/// Rule 24.
pub fn same_sku(one: &Product, other: &Product) -> bool {
    let both = |a: &Option<String>, b: &Option<String>| Some((a.clone()?, b.clone()?));
    if let Some((a, b)) = both(&one.sku_id, &other.sku_id) {
        return a.to_lowercase() == b.to_lowercase();
    }
    if let Some((a, b)) = both(&one.part_number, &other.part_number) {
        return a.to_lowercase() == b.to_lowercase();
    }
    if let (Some((p, q)), Some((s, t))) =
        (both(&one.product_id, &other.product_id), both(&one.product_sku, &other.product_sku))
    {
        return p.to_lowercase() == q.to_lowercase() && s.to_lowercase() == t.to_lowercase();
    }
    let plain = |name: &str| name.to_lowercase().split_whitespace().collect::<String>();
    plain(&one.name) == plain(&other.name)
}
