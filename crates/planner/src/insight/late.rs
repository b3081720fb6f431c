//! A customer who takes longer to accept the partner: what each day of delay does to the whole plan.

use serde::Serialize;

use super::{
    coverage,
    told::{Figures, Told, Tone, either},
};
use crate::{
    engine,
    i18n::{self, Language, number},
    model::{Date, Money, Plan, Relationship},
};

/// Days of delay that are looked at when no subscription ends later.
const LEAST_DAYS: i32 = 60;
/// Most days looked at.
const MOST_DAYS: i32 = 420;
/// Most evaluations of one subscription; a large plan is looked at on fewer days.
const MOST_WORK: usize = 60_000;

/// The plan when the acceptance comes on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    /// The customer accepts on this day.
    pub day: Date,
    /// Person-days without a seat.
    pub uncovered: u64,
    /// Days without service, over all subscriptions.
    pub gap_days: u32,
    /// Price of the paid extensions.
    pub bridge: Option<Money>,
    /// What is paid twice.
    pub overlap: Option<Money>,
}

impl Accepted {
    /// What is paid for bridging and for both running; `None` where a price is unknown.
    fn cost(&self) -> Option<Money> {
        Some(self.bridge? + self.overlap?)
    }

    /// Whether somebody is without service who would not be on the day that is reckoned with.
    fn harms(&self, expected: &Accepted) -> bool {
        self.uncovered > expected.uncovered || self.gap_days > expected.gap_days
    }

    /// Whether it harms, or costs more.
    fn is_worse(&self, expected: &Accepted) -> bool {
        self.harms(expected) || self.cost() > expected.cost()
    }
}

/// Every day from the one the plan reckons with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Late {
    /// The day the plan reckons with.
    pub expected: Date,
    /// Last day up to which an acceptance harms nobody and costs no more than on the expected day.
    pub last_free: Option<Date>,
    /// Last day on which it leaves nobody without service who would have it otherwise.
    pub last_safe: Option<Date>,
    /// The days.
    pub days: Vec<Accepted>,
}

/// Tries every day; `None` when the customer has accepted already.
#[must_use]
pub fn late(plan: &Plan) -> Option<Late> {
    if plan.customer.relationship == Relationship::Accepted {
        return None;
    }
    let expected = plan.as_of.plus_days(i32::from(plan.policy.acceptance_days));
    let ends = plan.subscriptions.iter().filter_map(|sub| sub.end);
    let wanted = ends.map(|end| expected.days_until(end) + 40).max().unwrap_or(0);
    let allowed = MOST_WORK / plan.subscriptions.len().max(1);
    let count = wanted.clamp(LEAST_DAYS, MOST_DAYS).min(i32::try_from(allowed).unwrap_or(MOST_DAYS));
    let days: Vec<Accepted> = (0..=count).map(|by| accepted(plan, by)).collect();
    let first = *days.first()?;
    let until = |good: &dyn Fn(&Accepted) -> bool| {
        days.iter().take_while(|day| good(day)).last().map(|accepted| accepted.day)
    };
    Some(Late {
        expected,
        last_free: until(&|day| !day.is_worse(&first)),
        last_safe: until(&|day| !day.harms(&first)),
        days,
    })
}

fn accepted(plan: &Plan, by: i32) -> Accepted {
    let mut copy = plan.clone();
    let days = i32::from(plan.policy.acceptance_days).saturating_add(by);
    copy.policy.acceptance_days = u16::try_from(days).unwrap_or(u16::MAX);
    let evaluation = engine::evaluate(&copy);
    Accepted {
        day: plan.as_of.plus_days(days),
        uncovered: coverage::coverage(&copy, &evaluation).uncovered(),
        gap_days: evaluation.totals.gap_days,
        bridge: evaluation.totals.bridge_cost,
        overlap: evaluation.totals.overlap_cost,
    }
}

/// The answer in words.
pub(super) fn told(plan: &Plan, language: Language) -> Told {
    let Some(late) = late(plan) else {
        let sentence = either(
            language,
            "The customer has accepted already; nothing can come late.",
            "Клиент уже принял запрос, опоздать он не может.",
        );
        return Told::new(Tone::Good, sentence);
    };
    let day = |day| i18n::date(language, day);
    let (tone, sentence) = match (language, late.last_free, late.last_safe) {
        (_, Some(free), _) if late.days.last().is_some_and(|last| last.day == free) => {
            let last = day(free);
            (
                Tone::Good,
                match language {
                    Language::En => format!("An acceptance on any day up to {last} costs nothing more."),
                    Language::Ru => {
                        format!("Если клиент примет запрос не позже {last}, дороже не станет.")
                    }
                },
            )
        }
        (Language::En, Some(free), Some(safe)) if safe > free => (
            Tone::Warns,
            format!(
                "After {} a late acceptance costs money; after {} somebody is without service.",
                day(free),
                day(safe)
            ),
        ),
        (Language::Ru, Some(free), Some(safe)) if safe > free => (
            Tone::Warns,
            format!(
                "После {} опоздание стоит денег, после {} кто-то останется без сервиса.",
                day(free),
                day(safe)
            ),
        ),
        (Language::En, Some(free), _) => {
            (Tone::Warns, format!("The last day on which an acceptance costs nothing more is {}.", day(free)))
        }
        (Language::Ru, Some(free), _) => {
            (Tone::Warns, format!("Последний день, когда промедление ещё ничего не стоит: {}.", day(free)))
        }
        (_, None, _) => {
            (Tone::Bad, either(language, "Every day counts already.", "Важен уже каждый день.").to_owned())
        }
    };
    let mut told = Told::new(tone, sentence);
    let titles = match language {
        Language::En => {
            ["Accepted on", "Person-days without", "Days without service", "Extension", "Paid twice"]
        }
        Language::Ru => [
            "Согласие получено",
            "Человеко-дней без лицензии",
            "Дней без сервиса",
            "Продление",
            "Оплачено дважды",
        ],
    };
    let title = either(language, "What each day changes", "Что меняет каждый день");
    let mut table = Figures::new(title, &titles);
    let money = |money: Option<Money>| {
        money.map_or("—".to_owned(), |money| i18n::money(language, money, plan.currency.code()))
    };
    let mut before = None;
    for accepted in &late.days {
        // Days that change nothing are not listed.
        let figures = (accepted.uncovered, accepted.gap_days, accepted.bridge, accepted.overlap);
        if before == Some(figures) {
            continue;
        }
        before = Some(figures);
        let tone = match late.days.first() {
            Some(first) if accepted.harms(first) => Tone::Bad,
            Some(first) if accepted.is_worse(first) => Tone::Warns,
            _ => Tone::Plain,
        };
        let cells = vec![
            day(accepted.day),
            number(accepted.uncovered),
            number(accepted.gap_days.into()),
            money(accepted.bridge),
            money(accepted.overlap),
        ];
        table.add(tone, cells);
    }
    // Many days in a row that each cost a little more: the first ones show how fast.
    table.rows.truncate(MOST_ROWS);
    told.tables.push(table);
    told
}

/// Rows a person reads.
const MOST_ROWS: usize = 14;
