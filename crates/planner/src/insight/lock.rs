//! The price-lock optimiser: is it worth starting the new term before a list price rises, although the old one still runs?

use serde::Serialize;

use super::repair::target;
use crate::{
    engine::{self, Feasibility, Outcome},
    i18n::{self, Language},
    model::{Amount, Choice, Cycles, Date, Decimal, Money, Per, Plan, Price, Strategy},
};

/// A list price before and after the day it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rise {
    /// First day of the later price.
    pub day: Date,
    /// Price of a seat for terms that start before that day.
    pub before: Price,
    /// Price of a seat for terms that start on it or later.
    pub after: Price,
}

/// One day on which the new term could start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LockDay {
    /// The new term starts.
    pub day: Date,
    /// Everything paid from the plan's day to the horizon, old and new; `None` when the old price is unknown.
    pub cost: Option<Money>,
    /// Days without service.
    pub gap_days: u32,
    /// It can be carried out.
    pub possible: bool,
}

/// All days, and the cheapest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lock {
    /// Last day that is counted: a year after the day that follows the last one tried.
    pub horizon: Date,
    /// The cheapest day without a gap, the earliest of equals.
    pub best: Option<LockDay>,
    /// The day the planner would choose by itself.
    pub usual: Option<LockDay>,
    /// Every day tried.
    pub days: Vec<LockDay>,
}

/// Tries `days` start days from `first` on, for one subscription and one way to move (wait or cut). Each term costs what its first
/// day says, renewals included; the old one costs what its rules leave to pay. `None` when there is no such subscription.
#[must_use]
pub fn lock(
    plan: &Plan,
    index: usize,
    strategy: Strategy,
    rise: Rise,
    first: Date,
    days: u16,
) -> Option<Lock> {
    let horizon = first.plus_days(i32::from(days)).plus_months(12);
    let mut line = Vec::with_capacity(usize::from(days));
    for offset in 0..i32::from(days) {
        line.push(tried(plan, index, strategy, rise, Some(first.plus_days(offset)), horizon)?);
    }
    let open = |day: &&LockDay| day.possible && day.gap_days == 0 && day.cost.is_some();
    let best = line.iter().filter(open).min_by_key(|day| (day.cost, day.day)).copied();
    let usual = tried(plan, index, strategy, rise, None, horizon);
    Some(Lock { horizon, best, usual, days: line })
}

fn tried(
    plan: &Plan,
    index: usize,
    strategy: Strategy,
    rise: Rise,
    start: Option<Date>,
    horizon: Date,
) -> Option<LockDay> {
    let mut sub = plan.subscriptions.get(index)?.clone();
    let free = Price { amount: Decimal::cents(0), per: Per::Month };
    let wanted = target(&mut sub);
    // With new seats for nothing, what the engine counts on its horizon is the old side alone.
    (wanted.price, wanted.start) = (Some(free), start.or(wanted.start));
    let term = wanted.term.unwrap_or(sub.term);
    let billing = sub.target.as_ref().and_then(|target| target.billing).unwrap_or(sub.billing);
    let seats = sub.target.as_ref().and_then(|target| target.seats).unwrap_or(sub.seats);
    (sub.strategy, sub.group) = (Choice::Auto, None);
    let copy = Plan { subscriptions: vec![sub], ..plan.clone() };
    let options = engine::evaluate(&copy).subscriptions.into_iter().next()?.options;
    let option: Outcome = options.into_iter().find(|option| option.strategy == strategy)?;
    let day = option.new_start?;
    let mut new = Amount::ZERO;
    let mut terms = 0;
    loop {
        let begins = day.plus_months(term.months() * terms);
        if begins > horizon {
            break;
        }
        let ends = day.plus_months(term.months() * (terms + 1)).plus_days(-1).min(horizon);
        let price = if begins < rise.day { rise.before } else { rise.after };
        let months = billing.months_in(term);
        let charge = price.per_month(term).times(i64::from(months)).times(seats.into());
        new += Cycles::of(months, day).charge(charge, begins, ends);
        terms += 1;
    }
    Some(LockDay {
        day,
        cost: option.horizon_cost.map(|old| old + new.line()),
        gap_days: option.gap_days,
        possible: option.feasibility != Feasibility::Blocked,
    })
}

impl Lock {
    /// Whether to start early, and what it saves.
    #[must_use]
    pub fn sentence(&self, language: Language, currency: &str) -> String {
        let Some(best) = self.best else {
            return match language {
                Language::En => "No day can be compared: a price is unknown, or no start is possible.".into(),
                Language::Ru => "Сравнивать нечего: цена неизвестна или начать нельзя ни в один день.".into(),
            };
        };
        let saved = self
            .usual
            .and_then(|usual| Some(Money::cents(usual.cost?.as_cents() - best.cost?.as_cents())))
            .filter(|saved| saved.as_cents() > 0);
        let day = i18n::date(language, best.day);
        match (language, saved.map(|saved| i18n::money(language, saved, currency))) {
            (Language::En, Some(saved)) => {
                format!("Start on {day}: everything counted, {saved} less than the usual start.")
            }
            (Language::Ru, Some(saved)) => {
                format!("Начать {day}: с учётом всего на {saved} дешевле обычного начала.")
            }
            (Language::En, None) => format!("Starting early is not worth it; the cheapest day is {day}."),
            (Language::Ru, None) => format!("Начинать раньше невыгодно; самый дешёвый день — {day}."),
        }
    }
}
