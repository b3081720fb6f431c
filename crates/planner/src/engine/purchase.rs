//! What holds for every new purchase, whatever becomes of the old one.

use super::{
    case::{Case, Held, PriceSource},
    figures::Figures,
    identity::Identity,
    notes::Verdict,
    outcome::{Facts, Guidance, Reading},
};
use crate::{
    catalog::{self, TeamsSuite},
    model::{Channel, Cycles, Date, Segment, Strategy, Term},
    rules,
};

impl Held<'_> {
    /// Figures of the new subscription.
    pub fn new_figures(&self, case: &Case<'_>, start: Date, verdict: &mut Verdict<'_>) -> Figures {
        let Some((monthly, source)) = self.new_monthly(case, start) else { return Figures::NOTHING };
        if source == PriceSource::List {
            verdict.read(&rules::PRICE_MARKET, Reading::Money(monthly.line()));
            self.read_premium(start, verdict);
        }
        verdict.read(&rules::PRICE_LOCK, Reading::Day(start));
        let monthly = monthly.times(i64::from(self.wanted.seats));
        let first_term = match self.wanted.end_on {
            None => monthly.times(i64::from(self.wanted.term.months())),
            Some(end) => {
                let months = self.wanted.billing.months_in(self.wanted.term);
                let cycles = Cycles::of(months, end.plus_days(1));
                cycles.charge(monthly.times(i64::from(months)), start, end)
            }
        };
        Figures { new_monthly: Some(monthly), new_first_term: Some(first_term), ..Figures::NOTHING }
    }

    /// What made the listed price of a seat higher than that of a year paid up front.
    fn read_premium(&self, start: Date, verdict: &mut Verdict<'_>) {
        let (premium, said_by) = if self.wanted.term == Term::Month {
            let step = rules::MONTHLY_TERM_PREMIUM.on(start);
            (
                step.map_or((1, 1), |step| step.value),
                [&rules::PRICE_MONTHLY_TERM_20, &rules::CALC_MONTHLY_TERM],
            )
        } else {
            let premium = rules::instalment_premium(self.wanted.term, self.wanted.billing, start);
            (premium, [&rules::PRICE_ANNUAL_MONTHLY_5, &rules::CALC_ANNUAL_MONTHLY])
        };
        if premium.0 != premium.1 {
            for rule in said_by {
                verdict.read(rule, Reading::Ratio(premium.0, premium.1));
            }
        }
    }

    /// How a part of a billing cycle is charged: its days, of the days of the cycle.
    pub fn read_proration(&self, from: Date, days: i32, verdict: &mut Verdict<'_>) {
        if let Some(cycles) = self.cycles().filter(|_| self.monthly.is_some()) {
            verdict.read(&rules::CALC_CYCLE, Reading::Days(cycles.at(from).days()));
            verdict.read(&rules::CALC_PRORATE, Reading::Days(days));
        }
    }

    /// What is known when no date is: the price of the new subscription. The list price is that of the first possible day.
    pub fn undated_figures(
        &self,
        case: &Case<'_>,
        start: Option<Date>,
        verdict: &mut Verdict<'_>,
    ) -> Figures {
        let Figures { new_monthly, new_first_term, .. } =
            self.new_figures(case, start.unwrap_or(case.ready), verdict);
        let dated_term = start.is_none() && self.wanted.end_on.is_some();
        let new_first_term = new_first_term.filter(|_| !dated_term);
        Figures { new_start: start, new_monthly, new_first_term, ..Figures::UNKNOWN }
    }

    /// Days without service between the last access of the old one and `start` (conventions, 26).
    pub fn gap(&self, case: &Case<'_>, last_access: Date, end: Date, start: Date) -> i32 {
        if !self.in_use() {
            return 0;
        }
        let first_without = last_access.plus_days(1).max(case.as_of).max(end.plus_days(1));
        first_without.days_until(start).max(0)
    }

    /// Checks what a purchase on `start` needs.
    pub fn purchase(&self, case: &Case<'_>, strategy: Strategy, start: Date, verdict: &mut Verdict<'_>) {
        if start < case.ready {
            verdict.warn(
                &rules::REL_FLOW,
                Facts { day: Some(start), until: Some(case.ready), ..Facts::default() },
            );
        }
        self.assignment(case, start, verdict);
        self.availability(case, start, verdict);
        self.room(case, strategy, start, verdict);
        self.alignment(case, start, verdict);
        if self.sub.promotion && rules::PROMO.holds.on(start) {
            verdict.warn(&rules::PROMO, Facts { day: Some(start), ..Facts::default() });
        }
    }

    /// Whether the first term may end on the chosen day (rule `coterm`).
    fn alignment(&self, case: &Case<'_>, start: Date, verdict: &mut Verdict<'_>) {
        let Some(end) = self.wanted.end_on else { return };
        let facts = Facts { day: Some(end), until: Some(self.wanted.term.end(start)), ..Facts::default() };
        let is_month_end = end.plus_days(1).day() == 1;
        let own = case.plan.subscriptions.iter().any(|other| {
            other.channel == Channel::CspNce
                && other.seller.is_us
                && !other.trial
                && other.end == Some(end)
                && (other.term != Term::Month || self.wanted.term == Term::Month)
        });
        let possible = rules::COTERM.holds.on(start)
            && start <= end
            && end <= self.wanted.term.end(start)
            && (is_month_end || (own && !(self.wanted.term == Term::Month && end.day() >= 28)));
        if possible {
            verdict.read(&rules::COTERM, Reading::Day(end));
        } else {
            verdict.block(&rules::COTERM, facts);
        }
    }

    fn assignment(&self, case: &Case<'_>, start: Date, verdict: &mut Verdict<'_>) {
        let users = Facts {
            seats: Some(self.sub.assigned.unwrap_or(self.sub.seats)),
            day: Some(start),
            ..Facts::default()
        };
        match self.identity {
            Identity::Same => {}
            Identity::SameByName => verdict.warn(&rules::ASSIGN_SKU_IDENTITY, users),
            Identity::Different => {}
            Identity::DifferentUnderOneName => verdict.warn(&rules::SKU_NAME_TRAP, users),
            Identity::WebTwin => verdict.warn(&rules::SKU_WEB_VS_CSP, users),
        }
        if self.identity_by_nce_ids() {
            verdict.read(&rules::NCE_ID, Reading::Truth(self.identity.is_same()));
        }
        verdict.read(&rules::CALC_REASSIGN, Reading::Truth(self.moves_everybody()));
        if self.identity.is_same() {
            let equal = self.wanted.seats >= self.assigned() && case.guidance >= Guidance::V2;
            verdict.read(&rules::SEED_SAME_OFFER_NO_REASSIGN, Reading::Truth(equal));
            verdict.read(&rules::ASSIGN_POOL, Reading::Count(self.wanted.seats));
        } else {
            verdict.warn(
                &rules::SEED_DIFFERENT_OFFER_REASSIGN,
                Facts { days: Some(case.reassign_days), ..users },
            );
            verdict.inform(&rules::ASSIGN_REPLACE, users);
        }
        let over = self.assigned().saturating_sub(self.wanted.seats);
        if over > 0 {
            verdict.warn(
                &rules::ASSIGN_QTY,
                Facts {
                    seats: Some(over),
                    limit: Some(self.wanted.seats),
                    until: Some(start.plus_days(90)),
                    ..Facts::default()
                },
            );
        }
        if case.guidance >= Guidance::V2 && self.wanted.seats < self.sub.seats && over == 0 {
            verdict.inform(
                &rules::SEED_SAME_OFFER_NO_REASSIGN,
                Facts { seats: Some(self.wanted.seats), limit: Some(self.sub.seats), ..Facts::default() },
            );
        }
    }

    /// Neither skuId nor part number is known of both, so the new-commerce items decide.
    fn identity_by_nce_ids(&self) -> bool {
        let Some(new) = self.sub.target.as_ref().and_then(|target| target.product.as_ref()) else {
            return false;
        };
        let old = &self.sub.product;
        let both = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some();
        both(&old.product_id, &new.product_id)
            && both(&old.product_sku, &new.product_sku)
            && !both(&old.sku_id, &new.sku_id)
            && !both(&old.part_number, &new.part_number)
    }

    /// The new-commerce item the plan names for the purchase, as the catalogue knows it.
    fn wanted_item<'e>(&self, entry: &'e catalog::Entry) -> Option<&'e catalog::NceId> {
        let target = self.sub.target.as_ref().and_then(|target| target.product.as_ref());
        let product = target.unwrap_or(&self.sub.product);
        let (id, sku) = product.product_id.as_deref().zip(product.product_sku.as_deref())?;
        entry
            .nce
            .iter()
            .find(|item| item.product.eq_ignore_ascii_case(id) && item.sku.eq_ignore_ascii_case(sku))
    }

    fn availability(&self, case: &Case<'_>, start: Date, verdict: &mut Verdict<'_>) {
        let Some(entry) = self.wanted.entry else { return };
        if let Some(ended) = entry.end_of_sale.filter(|ended| *ended <= start) {
            let rule =
                if case.guidance >= Guidance::V4 { &rules::EOS_RULE } else { &rules::SEED_DISCONTINUED };
            if case.guidance >= Guidance::V2 {
                verdict.block(rule, Facts { day: Some(ended), ..Facts::default() });
            }
        }
        if entry.end_of_sale.is_none() && !entry.successors.is_empty() && case.guidance >= Guidance::V2 {
            // Something has taken its place, though no list says since when it is not sold.
            let rule =
                if rules::EOS_RULE.holds.on(start) { &rules::EOS_RULE } else { &rules::SEED_DISCONTINUED };
            verdict.only_if(rule, Facts { day: Some(start), ..Facts::default() });
        }
        if entry.segment.is_some_and(|segment| segment != case.plan.customer.segment) {
            verdict.block(&rules::SEGMENT, Facts::default());
        }
        if let Some(item) = self.wanted_item(entry)
            && item.segment != Segment::Commercial
            && item.segment != case.plan.customer.segment
        {
            if item.sure {
                verdict.block(&rules::SEGMENT, Facts::default());
            } else {
                verdict.only_if(&rules::SEGMENT, Facts::default());
            }
        }
        if self.wanted.term == Term::Month && !entry.monthly_term {
            verdict.block(&rules::NCE_TERMS, Facts::default());
        }
        if self.wanted.term == Term::ThreeYears
            && rules::NCE_P3Y_E3.holds.on(start)
            && let Some(least) = entry.least_seats_p3y.filter(|least| self.wanted.seats < *least)
        {
            verdict.block(
                &rules::NCE_P3Y_E3,
                Facts { seats: Some(self.wanted.seats), limit: Some(least), ..Facts::default() },
            );
        }
        if entry.is_add_on {
            verdict.inform(&rules::ADDON_PREREQ, Facts::default());
        }
        self.teams(case, start, entry, verdict);
    }

    /// Enterprise suites with Teams are sold only to customers who already had them (rule `teams-eea`).
    fn teams(&self, case: &Case<'_>, start: Date, entry: &catalog::Entry, verdict: &mut Verdict<'_>) {
        let customer = &case.plan.customer;
        let exempt = !case.inside_eea && customer.segment != Segment::Commercial;
        let since = rules::teams_split_since(case.inside_eea);
        if entry.is_enterprise_suite() && entry.teams == TeamsSuite::WithTeams && !exempt && start >= since {
            let facts = Facts { day: Some(since), ..Facts::default() };
            if rules::TEAMS_2025.holds.on(start) {
                verdict.only_if(&rules::TEAMS_2025, facts);
            } else {
                match customer.has_teams_suites {
                    Some(true) => verdict.inform(&rules::TEAMS_EEA, facts),
                    Some(false) => verdict.block(&rules::TEAMS_EEA, facts),
                    None => verdict.only_if(&rules::TEAMS_EEA, facts),
                }
            }
        }
        let loses_teams = entry.teams == TeamsSuite::NoTeams
            && self.entry.is_some_and(|old| old.teams == TeamsSuite::WithTeams);
        if loses_teams {
            verdict.warn(&rules::TEAMS_EEA, Facts { seats: Some(self.wanted.seats), ..Facts::default() });
        }
    }
}
