//! The price-lock optimiser: is it worth starting the new term before a list price rises, although the old one still runs?

use serde::Serialize;

use super::{
    Edit, Values, ready,
    repair::target,
    told::{Figures, Input, InputKind, Offer, Told, Tone, either},
};
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
    /// What the cheapest day saves against the usual one; `None` when nothing.
    #[must_use]
    pub fn saved(&self) -> Option<Money> {
        let (best, usual) = (self.best?.cost?, self.usual?.cost?);
        Some(Money::cents(usual.as_cents() - best.as_cents())).filter(|saved| saved.as_cents() > 0)
    }

    /// Whether to start early, and what it saves.
    #[must_use]
    pub fn sentence(&self, language: Language, currency: &str) -> String {
        let Some(best) = self.best else {
            return match language {
                Language::En => "No day can be compared: a price is unknown, or no start is possible.".into(),
                Language::Ru => "Сравнивать нечего: цена неизвестна или начать нельзя ни в один день.".into(),
            };
        };
        let saved = self.saved();
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

/// A rise in hundredths of a price when nobody has said how much.
const USUAL_RISE: i64 = 5;
/// Most subscriptions worked out, and days tried for each.
const MOST: (usize, u16) = (40, 400);

/// The answer in words, for a rise by so many per cent on a day.
pub(super) fn told(plan: &Plan, language: Language, values: &Values) -> Told {
    let set = |name: &str| values.get(name).map(|value| value.trim().to_owned());
    let day = set("day").and_then(|day| Date::parse(&day)).unwrap_or_else(|| {
        // Microsoft's changes begin with a month; the next quarter is as good as any.
        let next = plan.as_of.plus_months(3);
        next.plus_days(1 - i32::try_from(next.day()).unwrap_or(1))
    });
    let percent =
        set("percent").and_then(|percent| percent.parse().ok()).unwrap_or(USUAL_RISE).clamp(0, 1_000);
    let first = ready(plan);
    let mut table = Figures::new(
        either(language, "The cheapest start", "Самое дешёвое начало"),
        &match language {
            Language::En => ["Product", "Usual start", "Costs", "Cheapest start", "Costs", "Saves"],
            Language::Ru => ["Продукт", "Обычное начало", "Стоит", "Самое дешёвое", "Стоит", "Экономия"],
        },
    );
    let currency = plan.currency.code();
    let money =
        |money: Option<Money>| money.map_or("—".to_owned(), |money| i18n::money(language, money, currency));
    let mut told = Told::default();
    let mut sum = Money::ZERO;
    let evaluation = engine::evaluate(plan);
    let chosen = plan.subscriptions.iter().zip(&evaluation.subscriptions).enumerate();
    let waiting = chosen.filter(|(_, (_, assessment))| assessment.chosen == Some(Strategy::Wait));
    for (index, (sub, _)) in waiting.take(MOST.0) {
        let Some(before) = sub.target.as_ref().and_then(|target| target.price).or(sub.price) else {
            continue;
        };
        let micros = before.amount.micros() / 100 * (100 + percent);
        let Some(amount) = Decimal::from_micros(micros) else { continue };
        let rise = Rise { day, before, after: Price { amount, per: before.per } };
        let last = sub.end.unwrap_or(day).max(day);
        let days = u16::try_from(first.days_until(last) + 2).unwrap_or(1).clamp(1, MOST.1);
        let Some((lock, best, usual)) = lock(plan, index, Strategy::Wait, rise, first, days)
            .and_then(|lock| Some((lock.best?, lock.usual?)).map(|(best, usual)| (lock, best, usual)))
        else {
            continue;
        };
        // A start after the usual one is no lock, however cheap.
        let saved = lock.saved().filter(|_| best.day < usual.day);
        let best = if saved.is_some() { best } else { usual };
        sum = sum + saved.unwrap_or(Money::ZERO);
        let tone = if saved.is_some() { Tone::Good } else { Tone::Plain };
        let cells = vec![
            sub.product.name.clone(),
            i18n::date(language, usual.day),
            money(usual.cost),
            i18n::date(language, best.day),
            money(best.cost),
            money(saved.or(Some(Money::ZERO))),
        ];
        table.add(tone, cells);
        if let Some(saved) = saved {
            let (name, on, saved) =
                (&sub.product.name, i18n::date(language, best.day), i18n::money(language, saved, currency));
            let says = match language {
                Language::En => format!("{name}: start on {on}, which saves {saved}."),
                Language::Ru => format!("{name}: начать {on}, экономия {saved}."),
            };
            told.offers.push(Offer { says, subscription: sub.id.clone(), edit: Edit::Start(best.day) });
        }
    }
    let date = i18n::date(language, day);
    (told.tone, told.sentence) = match (language, table.rows.is_empty(), sum > Money::ZERO) {
        (Language::En, true, _) => (Tone::Plain, "A price is missing: nothing can be compared.".to_owned()),
        (Language::Ru, true, _) => (Tone::Plain, "Не хватает цены: сравнить нечего.".to_owned()),
        (Language::En, false, true) => (
            Tone::Good,
            format!(
                "If prices rise by {percent}% on {date}, an earlier start saves {}, everything counted.",
                money(Some(sum))
            ),
        ),
        (Language::Ru, false, true) => (
            Tone::Good,
            format!(
                "Если {date} цены вырастут на {percent}%, более раннее начало сэкономит {} с учётом всего.",
                money(Some(sum))
            ),
        ),
        (Language::En, false, false) => (
            Tone::Plain,
            format!("Even if prices rise by {percent}% on {date}, starting earlier is not worth it."),
        ),
        (Language::Ru, false, false) => {
            (Tone::Plain, format!("Даже если {date} цены вырастут на {percent}%, начинать раньше невыгодно."))
        }
    };
    if !table.rows.is_empty() {
        told.tables.push(table);
    }
    told.inputs = vec![
        Input {
            name: "day",
            label: either(language, "Prices rise on", "Цены растут с").to_owned(),
            kind: InputKind::Day,
            value: day.to_string(),
        },
        Input {
            name: "percent",
            label: either(language, "By so many per cent", "На сколько процентов").to_owned(),
            kind: InputKind::Number,
            value: percent.to_string(),
        },
    ];
    told
}
