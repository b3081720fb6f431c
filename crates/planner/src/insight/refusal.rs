//! A transfer needs the word of the seller of today: what happens when it says no, on any day, and until when that does no harm.

use serde::Serialize;

use super::{
    ready,
    repair::target,
    told::{Figures, Text, Told, Tone, either},
};
use crate::{
    engine::{self, Outcome},
    i18n::{self, Language, labels},
    model::{Choice, Consent, Date, Money, Plan, Relationship, Strategy},
    rules,
};

/// Days after the end of the term that are still looked at.
const TAIL_DAYS: i32 = 40;
/// Most days looked at.
const MOST_DAYS: i32 = 1_200;

/// What is left when the answer is no on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefusalDay {
    /// The day of the refusal.
    pub day: Date,
    /// The way that is best then; `None` when none is left.
    pub strategy: Option<Strategy>,
    /// First day of the new one.
    pub start: Option<Date>,
    /// Days without service.
    pub gap_days: u32,
    /// Price of the paid extension that bridges to the new one.
    pub bridge: Option<Money>,
    /// The old one has renewed by itself: a whole term is owed.
    pub renewed: bool,
}

impl RefusalDay {
    /// Nobody is without service, and nobody owes another term.
    #[must_use]
    pub const fn is_covered(&self) -> bool {
        self.strategy.is_some() && self.gap_days == 0 && !self.renewed
    }
}

/// The two branches of one subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Branches {
    /// Id of the subscription.
    pub subscription: String,
    /// Last day of its term.
    pub end: Date,
    /// The transfer, when the seller agrees: its day.
    pub transfer_on: Option<Date>,
    /// What the transfer costs on the common horizon.
    pub transfer_cost: Option<Money>,
    /// The way to go when it refuses today.
    pub fallback: RefusalDay,
    /// What the fallback costs on the same horizon.
    pub fallback_cost: Option<Money>,
    /// Last day the request made today is valid (rule `xfer-expiry-30`).
    pub request_until: Date,
    /// Last day on which a refusal costs neither service nor an extension.
    pub last_free: Option<Date>,
    /// Last day on which a refusal costs neither service nor another term: until then the answer must be there.
    pub last_safe: Option<Date>,
    /// The first day on which it is too late; `None` when it never is in the days looked at.
    pub too_late_since: Option<Date>,
    /// Every day from the plan's day on.
    pub days: Vec<RefusalDay>,
}

/// The branches of a subscription, by its place; `None` where a transfer is impossible anyway or the end is unknown.
#[must_use]
pub fn branches(plan: &Plan, index: usize) -> Option<Branches> {
    let mut asked = plan.clone();
    asked.subscriptions.get_mut(index)?.seller.consent = Consent::Agrees;
    let agreed = engine::evaluate(&asked).subscriptions.into_iter().nth(index)?;
    let transfer = agreed.options.into_iter().find(|option| {
        option.strategy == Strategy::Transfer && option.feasibility != engine::Feasibility::Blocked
    })?;
    let end = transfer.old_last_access?;
    let length = (plan.as_of.days_until(end) + TAIL_DAYS).clamp(0, MOST_DAYS);
    let answers: Vec<(RefusalDay, Option<Money>)> =
        (0..=length).filter_map(|offset| refused(plan, index, plan.as_of.plus_days(offset), end)).collect();
    let days: Vec<RefusalDay> = answers.iter().map(|(day, _)| *day).collect();
    let (fallback, fallback_cost) = *answers.first()?;
    let until =
        |good: fn(&RefusalDay) -> bool| days.iter().take_while(|day| good(day)).last().map(|day| day.day);
    Some(Branches {
        subscription: plan.subscriptions.get(index)?.id.clone(),
        end,
        transfer_on: transfer.new_start,
        transfer_cost: transfer.horizon_cost,
        fallback,
        fallback_cost,
        request_until: plan.as_of.plus_days(rules::TRANSFER_REQUEST_DAYS),
        last_free: until(|day| day.is_covered() && day.bridge == Some(Money::ZERO)),
        last_safe: until(RefusalDay::is_covered),
        too_late_since: days.iter().find(|day| !day.is_covered()).map(|day| day.day),
        days,
    })
}

/// The plan as it is on the day the answer is no.
#[must_use]
pub fn plan_on(plan: &Plan, index: usize, day: Date) -> Plan {
    let mut copy = plan.clone();
    if day >= ready(plan) {
        copy.customer.relationship = Relationship::Accepted;
    } else {
        // What is left of the days the customer takes to accept.
        let left = day.days_until(ready(plan)).max(0);
        copy.policy.acceptance_days = u16::try_from(left).unwrap_or(u16::MAX);
    }
    copy.as_of = day;
    if let Some(sub) = copy.subscriptions.get_mut(index) {
        sub.seller.consent = Consent::Refuses;
        (sub.strategy, sub.transfer_on) = (Choice::Auto, None);
        if sub.target.as_ref().is_some_and(|target| target.start < Some(day)) {
            target(sub).start = None;
        }
    }
    copy
}

fn refused(plan: &Plan, index: usize, day: Date, end: Date) -> Option<(RefusalDay, Option<Money>)> {
    let copy = plan_on(plan, index, day);
    let renewed =
        day > end && plan.subscriptions.get(index).is_some_and(|sub| sub.auto_renew && !sub.cancel_at_end);
    let assessment = engine::evaluate(&copy).subscriptions.into_iter().nth(index)?;
    let best = assessment.recommended.filter(|strategy| *strategy != Strategy::Keep);
    let option = best.and_then(|best| assessment.options.into_iter().find(|option| option.strategy == best));
    Some((
        RefusalDay {
            day,
            strategy: best,
            start: option.as_ref().and_then(|option| option.new_start),
            gap_days: option.as_ref().map_or(0, gap),
            bridge: option.as_ref().and_then(|option| option.bridge_cost),
            renewed,
        },
        option.and_then(|option| option.horizon_cost),
    ))
}

/// Days between the last access and the new start, those before the day of the refusal too: the users have lost them as well.
fn gap(option: &Outcome) -> u32 {
    match (option.old_last_access, option.new_start) {
        (Some(last), Some(start)) => {
            u32::try_from(last.days_until(start) - 1).unwrap_or(0).max(option.gap_days)
        }
        _ => option.gap_days,
    }
}

impl Branches {
    /// Both branches in words.
    #[must_use]
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let day = |day| i18n::date(language, day);
        let mut list = Vec::new();
        let fallback = self.fallback.strategy.map(|strategy| labels::strategy(language, strategy));
        if let (Some(transfer), Some(fallback)) = (self.transfer_on, fallback) {
            list.push(match language {
                Language::En => format!(
                    "If the seller agrees: transfer on {}. If it refuses: “{fallback}”.",
                    day(transfer)
                ),
                Language::Ru => {
                    format!("Если продавец согласен: передача {}. Если откажет: «{fallback}».", day(transfer))
                }
            });
        }
        list.push(match (language, self.last_safe) {
            (Language::En, Some(last)) => {
                format!("A refusal up to {} leaves nobody without service.", day(last))
            }
            (Language::Ru, Some(last)) => {
                format!("Отказ не позже {} никого не оставит без сервиса.", day(last))
            }
            (Language::En, None) => "It is already too late: a refusal leaves days without service.".into(),
            (Language::Ru, None) => "Уже поздно: при отказе будут дни без сервиса.".into(),
        });
        if let Some(last) = self.last_free.filter(|last| Some(*last) < self.last_safe) {
            list.push(match language {
                Language::En => format!("After {} it costs a paid extension.", day(last)),
                Language::Ru => format!("После {} придётся платить за продление.", day(last)),
            });
        }
        if let Some(since) = self.too_late_since {
            list.push(match language {
                Language::En => format!("Too late since {}.", day(since)),
                Language::Ru => format!("Слишком поздно с {}.", day(since)),
            });
        }
        list
    }

    /// The letter to the seller of today: the request, and until when the answer is needed.
    #[must_use]
    pub fn letter(&self, plan: &Plan, language: Language) -> String {
        let Some(sub) = plan.subscriptions.iter().find(|sub| sub.id == self.subscription) else {
            return String::new();
        };
        let wanted = self.last_free.or(self.last_safe).unwrap_or(plan.as_of).min(self.request_until);
        let (by, product, seats) = (i18n::date(language, wanted), &sub.product.name, sub.seats);
        let (customer, partner) = (&plan.customer.name, &plan.partner.name);
        let seller = &sub.seller.name;
        match language {
            Language::En => format!(
                "Dear colleagues at {seller},\n\n{customer} has asked us to take over its subscription {product} ({seats} seats). You will find \
                 our transfer request in Partner Center. Nothing changes for the users, and you are credited for the days after the transfer.\n\n\
                 Would you accept or decline it by {by}? If you would rather not, a short word by then is a help too: we then arrange the \
                 change with the customer in another way.\n\nKind regards\n{partner}\n"
            ),
            Language::Ru => format!(
                "Уважаемые коллеги из {seller}!\n\n{customer} просит нас принять подписку {product} (лицензий: {seats}). Запрос на передачу \
                 вы найдёте в Partner Center. Для пользователей ничего не меняется, а дни после передачи вам возмещаются.\n\n\
                 Просим принять или отклонить запрос не позже {by}. Если передача для вас нежелательна, короткий ответ к этому дню тоже \
                 поможет: тогда мы договоримся с заказчиком о другом пути.\n\nС уважением,\n{partner}\n"
            ),
        }
    }
}

/// Most subscriptions that are walked day by day.
const MOST_SUBSCRIPTIONS: usize = 12;

/// The answer in words: the subscriptions whose term ends first.
pub(super) fn told(plan: &Plan, language: Language) -> Told {
    let mut places: Vec<usize> = (0..plan.subscriptions.len()).collect();
    places.sort_by_key(|index| plan.subscriptions.get(*index).map(|sub| (sub.end.is_none(), sub.end)));
    let found: Vec<Branches> =
        places.into_iter().filter_map(|index| branches(plan, index)).take(MOST_SUBSCRIPTIONS).collect();
    let Some(first) = found.iter().min_by_key(|branch| (branch.last_safe.is_some(), branch.last_safe)) else {
        let none = either(
            language,
            "No subscription of this plan can be transferred; nobody has to agree.",
            "В этом плане нечего передавать между партнёрами: ничьё согласие не нужно.",
        );
        return Told::new(Tone::Plain, none);
    };
    let day = |day: Option<Date>| day.map_or("—".to_owned(), |day| i18n::date(language, day));
    let mut told = match first.last_safe {
        None => Told::new(
            Tone::Bad,
            either(
                language,
                "It is already too late for one of them: a refusal leaves days without service.",
                "Для одной из подписок уже поздно: при отказе будут дни без сервиса.",
            ),
        ),
        Some(last) => Told::new(
            Tone::Good,
            match language {
                Language::En => format!(
                    "The answer must be there by {}; until then a refusal harms nobody.",
                    i18n::date(language, last)
                ),
                Language::Ru => format!(
                    "Ответ нужен не позже {}: до этого дня отказ никому не повредит.",
                    i18n::date(language, last)
                ),
            },
        ),
    };
    let columns = match language {
        Language::En => [
            "Product",
            "If agreed",
            "If refused",
            "New start then",
            "No cost up to",
            "Safe up to",
            "Too late since",
        ],
        Language::Ru => [
            "Продукт",
            "При согласии",
            "При отказе",
            "Тогда начало",
            "Без затрат до",
            "Безопасно до",
            "Поздно с",
        ],
    };
    let mut table = Figures::new(either(language, "Both branches", "Обе ветви"), &columns);
    for branch in &found {
        let sub = plan.subscriptions.iter().find(|sub| sub.id == branch.subscription);
        let fallback = branch.fallback.strategy.map_or("—", |way| labels::strategy(language, way));
        let tone = if branch.last_safe.is_none() { Tone::Bad } else { Tone::Plain };
        let cells = vec![
            sub.map_or_else(String::new, |sub| sub.product.name.clone()),
            day(branch.transfer_on),
            fallback.to_owned(),
            day(branch.fallback.start),
            day(branch.last_free),
            day(branch.last_safe),
            day(branch.too_late_since),
        ];
        table.add(tone, cells);
        told.texts.push(Text {
            title: format!(
                "{} · {}",
                either(language, "Letter to the seller", "Письмо продавцу"),
                sub.map_or("", |sub| sub.product.name.as_str())
            ),
            file: format!("letter-{}.txt", told.texts.len() + 1),
            body: branch.letter(plan, language),
        });
    }
    told.tables.push(table);
    told
}
