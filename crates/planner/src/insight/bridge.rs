//! The bridge calculator: from the end of a term to the start of the new one by paid extension, without service, or by buying
//! early, day by day.

use serde::Serialize;

use super::repair::target;
use crate::{
    engine::{self, Outcome},
    i18n::{self, Language, number},
    model::{Choice, Date, Money, Plan, Strategy},
};

/// One day on which the new one could start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BridgeDay {
    /// The new one starts.
    pub day: Date,
    /// Days after the end that are to be bridged; 0 for a start up to the day after it.
    pub days: u16,
    /// By paid extension: its price.
    pub extension: Option<Money>,
    /// Without service: days, when "cancel at end of term" is set and nothing bridges.
    pub gap_days: u32,
    /// By buying early: days that are paid twice.
    pub overlap_days: u32,
    /// Their price.
    pub overlap: Option<Money>,
}

/// Every start around the end of one subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bridge {
    /// Id of the subscription.
    pub subscription: String,
    /// Last day of its term.
    pub end: Date,
    /// Days before the end that "buying early" means: the partner's margins for moving users and for safety, at least one.
    pub early_days: u16,
    /// Most days of extension that cost no more than buying that early; `None` when a price is unknown.
    pub break_even_early: Option<u16>,
    /// Most days of extension that cost no more than renewing the old one for a whole term.
    pub break_even_renewal: Option<u16>,
    /// Every start that was looked at, in order.
    pub days: Vec<BridgeDay>,
}

/// Most days after the end that are looked at.
const LONGEST: u16 = 400;

/// The calculator for one subscription, by its place; `None` without an end or where no paid extension follows it.
#[must_use]
pub fn bridge(plan: &Plan, index: usize, after: u16) -> Option<Bridge> {
    let end = dated(plan, index)?;
    let early = (plan.policy.reassign_days.saturating_add(plan.policy.safety_days)).clamp(1, 60);
    let after = after.min(LONGEST);
    let mut days = Vec::new();
    for offset in -i32::from(early)..=i32::from(after) + 1 {
        days.push(day(plan, index, end, offset)?);
    }
    let first = days.first().and_then(|day| day.overlap);
    let renewal = outcome(plan, index, Some(end), false, true)
        .and_then(|option| option.if_forgotten)
        .and_then(|forgotten| forgotten.cost);
    let costs: Vec<(u16, Money)> = match days.iter().any(|day| day.extension.is_none()) {
        true => Vec::new(),
        false => (1..=LONGEST)
            .map_while(|count| Some((count, day(plan, index, end, i32::from(count) + 1)?.extension?)))
            .collect(),
    };
    let most = |limit: Option<Money>| {
        limit.filter(|_| !costs.is_empty()).map(|limit| {
            costs.iter().take_while(|(_, cost)| *cost <= limit).last().map_or(0, |(count, _)| *count)
        })
    };
    Some(Bridge {
        subscription: plan.subscriptions.get(index)?.id.clone(),
        end,
        early_days: early,
        break_even_early: most(first),
        break_even_renewal: most(renewal),
        days,
    })
}

/// What bridging so many days costs for all subscriptions that have a paid extension; `None` when a price is unknown.
#[must_use]
pub fn total(plan: &Plan, days: u16) -> Option<Money> {
    let bridged = (0..plan.subscriptions.len()).filter_map(|index| Some((index, dated(plan, index)?)));
    bridged
        .map(|(index, end)| day(plan, index, end, i32::from(days) + 1)?.extension)
        .try_fold(Money::ZERO, |sum, cost| Some(sum + cost?))
}

/// The end of a term that a paid extension can follow.
fn dated(plan: &Plan, index: usize) -> Option<Date> {
    let sub = plan.subscriptions.get(index)?;
    let option = outcome(plan, index, None, false, false)?;
    let end = sub.end.or_else(|| sub.start.map(|start| sub.term.end(start)))?;
    (option.regime == Some(engine::Regime::Est)).then_some(end)
}

fn day(plan: &Plan, index: usize, end: Date, offset: i32) -> Option<BridgeDay> {
    let start = end.plus_days(offset);
    let extended = outcome(plan, index, Some(start), false, false)?;
    let stopped = outcome(plan, index, Some(start), true, false)?;
    let late = offset > 1;
    Some(BridgeDay {
        day: start,
        days: u16::try_from(offset - 1).unwrap_or(0),
        extension: if late { extended.bridge_cost } else { Some(Money::ZERO) },
        gap_days: stopped.gap_days,
        overlap_days: stopped.overlap_days,
        overlap: stopped.overlap_cost,
    })
}

/// Waiting, with a start and with what is set on the old one; it alone, and no later than its end: what was tried before is past.
fn outcome(plan: &Plan, index: usize, start: Option<Date>, stopped: bool, renews: bool) -> Option<Outcome> {
    let mut sub = plan.subscriptions.get(index)?.clone();
    sub.cancel_at_end = stopped;
    sub.auto_renew = renews;
    sub.strategy = Choice::Wait;
    sub.group = None;
    if start.is_some() {
        target(&mut sub).start = start;
    }
    let copy = Plan { subscriptions: vec![sub], ..plan.clone() };
    let options = engine::evaluate(&copy).subscriptions.into_iter().next()?.options;
    options.into_iter().find(|option| option.strategy == Strategy::Wait)
}

impl Bridge {
    /// What the comparison says.
    #[must_use]
    pub fn sentences(&self, language: Language, currency: &str) -> Vec<String> {
        let mut list = Vec::new();
        let early = number(self.early_days.into());
        if let Some(count) = self.break_even_early.map(|count| number(count.into())) {
            list.push(match language {
                Language::En => format!("Buying {early} days early costs as much as up to {count} days of paid extension."),
                Language::Ru => format!("Покупка за {early} дн. до конца стоит столько же, сколько платное продление до {count} дн."),
            });
        }
        if let Some(count) = self.break_even_renewal.map(|count| number(count.into())) {
            list.push(match language {
                Language::En => format!(
                    "Up to {count} days of paid extension cost no more than letting the old one renew."
                ),
                Language::Ru => format!(
                    "Платное продление до {count} дн. не дороже, чем дать старой подписке продлиться."
                ),
            });
        }
        if let Some(last) = self.days.last()
            && let Some(cost) = last.extension
        {
            let (day, count) = (i18n::date(language, last.day), number(last.days.into()));
            let cost = i18n::money(language, cost, currency);
            list.push(match language {
                Language::En => format!("A start on {day} takes {count} days of extension for {cost}, or {} days without service.", last.gap_days),
                Language::Ru => format!("Начало {day}: продление на {count} дн. за {cost} или {} дн. без сервиса.", last.gap_days),
            });
        }
        list
    }
}
