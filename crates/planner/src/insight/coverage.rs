//! Seats against people, day by day: what each SKU of the tenant has enabled, over all channels together, and how many hold a
//! licence of it, before, during and after the move.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    repairs,
    told::{Figures, Offer, Strip, Told, Tone, either},
};
use crate::{
    catalog,
    engine::{self, Evaluation, Outcome, Reassignment},
    i18n::{Language, date, number},
    model::{Date, Plan, Product, Strategy, Subscription},
};

/// The whole tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// First day: the day the plan is made for.
    pub from: Date,
    /// Last day: every move is over.
    pub to: Date,
    /// One for each SKU, by name.
    pub pools: Vec<Pool>,
    /// Ids of subscriptions that are left out, because their dates are not known or no way to move them is.
    pub unknown: Vec<String>,
}

/// Seats of one SKU, whoever sold them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pool {
    /// The product's name.
    pub product: String,
    /// Ids of the subscriptions that bring it seats or people.
    pub subscriptions: Vec<String>,
    /// Its days without holes, in order.
    pub spans: Vec<Span>,
}

impl Pool {
    /// Days on which somebody is without a seat.
    pub fn holes(&self) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(|span| span.uncovered() > 0)
    }

    /// Its days as a strip: people without a seat, people with one, nobody.
    fn strip(&self, language: Language) -> Strip {
        let part = |span: &Span| {
            let tone = match (span.uncovered(), span.people) {
                (1.., _) => Tone::Bad,
                (0, 0) => Tone::Plain,
                _ => Tone::Good,
            };
            (u32::try_from(span.from.days_until(span.to) + 1).unwrap_or(0), tone)
        };
        let worst = self.holes().map(Span::uncovered).max().unwrap_or(0);
        let says = match (language, worst) {
            (Language::En, 0) => format!("{}: enough seats on every day", self.product),
            (Language::Ru, 0) => format!("{}: лицензий хватает каждый день", self.product),
            (Language::En, _) => {
                format!("{}: up to {} people without a seat", self.product, number(worst.into()))
            }
            (Language::Ru, _) => format!("{}: без лицензии людей до {}", self.product, number(worst.into())),
        };
        Strip { title: self.product.clone(), says, parts: self.spans.iter().map(part).collect() }
    }
}

/// Days on which nothing changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Seats that can be used.
    pub seats: u32,
    /// People who hold one.
    pub people: u32,
}

impl Span {
    /// People who hold a licence that gives them nothing.
    #[must_use]
    pub fn uncovered(&self) -> u32 {
        self.people.saturating_sub(self.seats)
    }

    /// The same, for each of its days.
    #[must_use]
    pub fn person_days(&self) -> u64 {
        let days = u64::try_from(self.from.days_until(self.to) + 1).unwrap_or(0);
        days * u64::from(self.uncovered())
    }
}

impl Coverage {
    /// Person-days without service; 0 when nobody is ever without.
    #[must_use]
    pub fn uncovered(&self) -> u64 {
        self.pools.iter().flat_map(|pool| &pool.spans).map(Span::person_days).sum()
    }

    /// The finding in one sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let (from, to) = (date(language, self.from), date(language, self.to));
        let days = self.uncovered();
        match (language, days) {
            (Language::En, 0) => format!("Nobody is without a licence on any day from {from} to {to}."),
            (Language::Ru, 0) => format!("С {from} по {to} никто ни дня не остаётся без лицензии."),
            (Language::En, _) => {
                let unit = language.plural(days, ["person-day", "person-days", "person-days"]);
                format!("{} {unit} without service from {from} to {to}.", number(days))
            }
            (Language::Ru, _) => {
                let unit = language.plural(days, ["человеко-день", "человеко-дня", "человеко-дней"]);
                format!("{} {unit} без доступа с {from} по {to}.", number(days))
            }
        }
    }
}

/// Most offers shown.
const MOST_OFFERS: usize = 5;

/// The answer in words, with the figures of every SKU on which something changes.
pub(super) fn told(plan: &Plan, language: Language) -> Told {
    let ledger = coverage(plan, &engine::evaluate(plan));
    let tone = if ledger.uncovered() == 0 { Tone::Good } else { Tone::Bad };
    let mut told = Told::new(tone, ledger.sentence(language));
    let names = |id: &String| plan.subscriptions.iter().find(|sub| sub.id == *id);
    let unknown: Vec<&str> =
        ledger.unknown.iter().filter_map(names).map(|sub| sub.product.name.as_str()).collect();
    if !unknown.is_empty() {
        let left_out = either(
            language,
            "Not counted, because a date is missing: ",
            "Не посчитано, потому что не хватает даты: ",
        );
        told.tone = if told.tone == Tone::Good { Tone::Warns } else { told.tone };
        told.lines.push(format!("{left_out}{}.", unknown.join(", ")));
    }
    let columns = match language {
        Language::En => ["Product", "From", "To", "Seats", "People", "Without"],
        Language::Ru => ["Продукт", "С", "По", "Лицензий", "Людей", "Без лицензии"],
    };
    let title = either(language, "Seats and people, day by day", "Лицензии и люди по дням");
    let mut table = Figures::new(title, &columns);
    for pool in &ledger.pools {
        for span in &pool.spans {
            let tone = if span.uncovered() > 0 { Tone::Bad } else { Tone::Plain };
            let cells = vec![
                pool.product.clone(),
                date(language, span.from),
                date(language, span.to),
                number(span.seats.into()),
                number(span.people.into()),
                number(span.uncovered().into()),
            ];
            table.add(tone, cells);
        }
    }
    told.tables.push(table);
    told.strips = ledger.pools.iter().map(|pool| pool.strip(language)).collect();
    let offers = repairs(plan).into_iter().take(MOST_OFFERS);
    told.offers = offers
        .map(|repair| Offer {
            says: repair.sentence(plan, language),
            subscription: repair.subscription.clone(),
            edit: repair.edit,
        })
        .collect();
    told
}

/// One subscription on its chosen way.
struct Move<'p> {
    sub: &'p Subscription,
    option: &'p Outcome,
    people: u32,
}

fn moves<'p>(plan: &'p Plan, evaluation: &'p Evaluation) -> impl Iterator<Item = Move<'p>> {
    plan.subscriptions.iter().zip(&evaluation.subscriptions).filter_map(|(sub, assessment)| {
        let option = assessment.chosen_option()?;
        let dated = option.strategy == Strategy::Keep || option.old_last_access.is_some();
        dated.then(|| Move { sub, option, people: sub.assigned.unwrap_or(sub.seats) })
    })
}

fn wanted_seats(sub: &Subscription) -> u32 {
    sub.target.as_ref().and_then(|target| target.seats).unwrap_or(sub.seats)
}

/// Works the ledger out for the chosen ways. Who holds a licence is counted as assigned; where that is not known, as every seat.
/// People who move to another SKU are counted there from the day their last old seat is gone, at the latest when the days planned for
/// reassigning them are over; until then the old seats are theirs.
#[must_use]
pub fn coverage(plan: &Plan, evaluation: &Evaluation) -> Coverage {
    let to = moves(plan, evaluation)
        .flat_map(|one| [one.option.new_start, one.option.old_last_access.map(|last| last.plus_days(1))])
        .flatten()
        .fold(plan.as_of, Date::max)
        .plus_days(i32::from(plan.policy.reassign_days));
    coverage_to(plan, evaluation, to)
}

/// The same with another last day, so that two plans can be compared over the same days.
#[must_use]
pub fn coverage_to(plan: &Plan, evaluation: &Evaluation, to: Date) -> Coverage {
    let from = plan.as_of;
    let all: Vec<Move<'_>> = moves(plan, evaluation).collect();
    let mut books: BTreeMap<String, Book> = BTreeMap::new();
    for one in &all {
        enter(&mut books, plan, one, from, to);
    }
    let counted = |sub: &Subscription| all.iter().any(|one| std::ptr::eq(one.sub, sub));
    let unknown = plan.subscriptions.iter().filter(|sub| !counted(sub)).map(|sub| sub.id.clone()).collect();
    let mut pools: Vec<Pool> = books.into_values().map(|book| book.pool(from, to)).collect();
    pools.sort_by(|one, other| one.product.cmp(&other.product));
    Coverage { from, to, pools, unknown }
}

fn enter(books: &mut BTreeMap<String, Book>, plan: &Plan, one: &Move<'_>, from: Date, to: Date) {
    let Move { sub, option, people } = *one;
    let old = key(&sub.product);
    let book = books.entry(old.clone()).or_insert_with(|| Book::of(sub.product.name.clone()));
    book.subscriptions.insert(sub.id.clone());
    let (Some(last), Some(start)) = (option.old_last_access, option.new_start) else {
        // It stays, or nothing comes after it.
        let last = if option.strategy == Strategy::Keep { to } else { option.old_last_access.unwrap_or(to) };
        book.seats(from, last, sub.seats);
        book.people(from, to, people);
        return;
    };
    // A transferred contract is the old one under another partner, seats and all.
    let taken_over = option.strategy == Strategy::Transfer;
    book.seats(from, if taken_over { last.min(start.plus_days(-1)) } else { last }, sub.seats);
    let bought = if taken_over { sub.seats } else { wanted_seats(sub) };
    if option.reassignment != Reassignment::All {
        book.seats(start.max(from), to, bought);
        book.people(from, to, people);
        return;
    }
    let moved_by = start.plus_days(i32::from(plan.policy.reassign_days));
    let moved = last.plus_days(1).clamp(start, moved_by).max(from);
    book.people(from, moved.plus_days(-1), people);
    let product = sub.target.as_ref().and_then(|target| target.product.as_ref()).unwrap_or(&sub.product);
    // The same product in another tenant is another pool.
    let elsewhere = key(product) == old;
    let name = if elsewhere { format!("→ {}", product.name) } else { product.name.clone() };
    let new = if elsewhere { format!("→ {old}") } else { key(product) };
    let book = books.entry(new).or_insert_with(|| Book::of(name));
    book.subscriptions.insert(sub.id.clone());
    book.seats(start.max(from), to, bought);
    book.people(moved, to, people);
}

/// What tells one SKU of the tenant from another: the catalogue's, else the plan's own identifier, else the name.
fn key(product: &Product) -> String {
    let known = catalog::find(product).map(|entry| entry.part_number).filter(|part| !part.is_empty());
    let own = known.or(product.sku_id.as_deref()).or(product.part_number.as_deref());
    own.unwrap_or(&product.name).trim().to_lowercase()
}

/// Days on which seats or people of a pool change, and by how many.
struct Book {
    product: String,
    subscriptions: BTreeSet<String>,
    changes: BTreeMap<Date, (i64, i64)>,
}

impl Book {
    fn of(product: String) -> Book {
        Book { product, subscriptions: BTreeSet::new(), changes: BTreeMap::new() }
    }

    fn pool(self, from: Date, to: Date) -> Pool {
        Pool {
            spans: self.spans(from, to),
            product: self.product,
            subscriptions: self.subscriptions.into_iter().collect(),
        }
    }

    fn seats(&mut self, from: Date, to: Date, seats: u32) {
        if from <= to {
            self.changes.entry(from).or_default().0 += i64::from(seats);
            self.changes.entry(to.plus_days(1)).or_default().0 -= i64::from(seats);
        }
    }

    fn people(&mut self, from: Date, to: Date, people: u32) {
        if from <= to {
            self.changes.entry(from).or_default().1 += i64::from(people);
            self.changes.entry(to.plus_days(1)).or_default().1 -= i64::from(people);
        }
    }

    fn spans(&self, from: Date, to: Date) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let (mut seats, mut people) = (0_i64, 0_i64);
        let count = |number: i64| u32::try_from(number.max(0)).unwrap_or(u32::MAX);
        for (day, change) in self.changes.range(from..=to) {
            (seats, people) = (seats + change.0, people + change.1);
            if let Some(before) = spans.last_mut() {
                before.to = day.plus_days(-1);
            }
            let span = Span { from: *day, to, seats: count(seats), people: count(people) };
            match spans.last_mut() {
                Some(before) if (before.seats, before.people) == (span.seats, span.people) => before.to = to,
                _ => spans.push(span),
            }
        }
        spans
    }
}
