//! The bridge calculator: from the end of a term to the start of the new one by paid extension, without service, or by buying
//! early, day by day.

use serde::Serialize;

use super::{
    Values,
    repair::target,
    told::{Figures, Input, InputKind, Told, Tone, either},
};
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

/// Days to bridge when nobody has said how many.
const USUAL_DAYS: u16 = 14;
/// Most subscriptions worked out.
const MOST_SUBSCRIPTIONS: usize = 40;

/// The answer in words, for a number of days.
pub(super) fn told(plan: &Plan, language: Language, values: &Values) -> Told {
    let asked = values.get("days").and_then(|days| days.trim().parse().ok()).unwrap_or(USUAL_DAYS);
    let days = asked.clamp(1, LONGEST);
    let found: Vec<Bridge> = (0..plan.subscriptions.len())
        .filter_map(|index| bridge(plan, index, days))
        .take(MOST_SUBSCRIPTIONS)
        .collect();
    let input = Input {
        name: "days",
        label: either(language, "Days to bridge", "Сколько дней перекрыть").to_owned(),
        kind: InputKind::Number,
        value: days.to_string(),
    };
    if found.is_empty() {
        let none = either(
            language,
            "No paid extension follows any term of this plan: there is nothing to bridge.",
            "Ни за одним сроком этого плана не следует платное продление: перекрывать нечего.",
        );
        return Told::new(Tone::Plain, none);
    }
    let currency = plan.currency.code();
    let money =
        |money: Option<Money>| money.map_or("—".to_owned(), |money| i18n::money(language, money, currency));
    let count = number(days.into());
    let mut told = Told::new(
        Tone::Plain,
        match (language, total(plan, days)) {
            (Language::En, Some(sum)) => format!(
                "{count} days of paid extension cost {} in all.",
                i18n::money(language, sum, currency)
            ),
            (Language::Ru, Some(sum)) => format!(
                "Платное продление на {count} дн. обойдётся всего в {}.",
                i18n::money(language, sum, currency)
            ),
            (Language::En, None) => {
                "A price is missing: what the extension costs in all is not known.".to_owned()
            }
            (Language::Ru, None) => "Не хватает цены: общая стоимость продления неизвестна.".to_owned(),
        },
    );
    told.inputs.push(input);
    let columns = match language {
        Language::En => [
            "Product",
            "Ends",
            "Extension",
            "Or days without",
            "Or early: paid twice",
            "Early pays from",
            "Renewal pays from",
        ],
        Language::Ru => [
            "Продукт",
            "Конец",
            "Продление",
            "Или дней без сервиса",
            "Или раньше: дважды",
            "Раньше выгоднее с",
            "Продление срока с",
        ],
    };
    let mut table = Figures::new(either(language, "Three ways across", "Три способа"), &columns);
    // The first day on which the other way is the cheaper one.
    let from = |even: Option<u16>| match (even, language) {
        (None, _) => "—".to_owned(),
        (Some(LONGEST..), Language::En) => format!("over {} days", number(LONGEST.into())),
        (Some(LONGEST..), Language::Ru) => format!("больше {} дн.", number(LONGEST.into())),
        (Some(even), Language::En) => format!("{} days", number(u64::from(even) + 1)),
        (Some(even), Language::Ru) => format!("{} дн.", number(u64::from(even) + 1)),
    };
    for bridge in &found {
        let sub = plan.subscriptions.iter().find(|sub| sub.id == bridge.subscription);
        let (first, last) = (bridge.days.first(), bridge.days.last());
        let cells = vec![
            sub.map_or_else(String::new, |sub| sub.product.name.clone()),
            i18n::date(language, bridge.end),
            money(last.and_then(|day| day.extension)),
            last.map_or_else(String::new, |day| number(day.gap_days.into())),
            money(first.and_then(|day| day.overlap)),
            from(bridge.break_even_early),
            from(bridge.break_even_renewal),
        ];
        table.add(Tone::Plain, cells);
    }
    told.tables.push(table);
    told
}
