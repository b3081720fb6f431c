//! The value of an answer: unknown facts stay ranges, and the one question is named whose answer would change the advice most often.

use serde::Serialize;

use super::{
    kit,
    repair::target,
    told::{Figures, Told, Tone, either},
};
use crate::{
    engine,
    i18n::{self, Language, labels, number},
    model::{Channel, Consent, Date, Decimal, Money, Plan, Price, Strategy, Subscription},
};

/// Most combinations of answers tried for one subscription; beyond it the later facts stay as the plan has them.
pub const MOST_WORLDS: usize = 4_096;
/// Most subscriptions worked out for the whole meter; the more a plan has, the fewer combinations are tried for each.
const MOST_WORK: usize = 1_500_000;
/// Ends tried where the end is unknown: the same day of so many months of a term.
const ENDS: i32 = 12;

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Fact {
    /// Last day of the term.
    End,
    /// Whether the seller agrees to a transfer.
    Consent,
    /// Price of a new seat.
    NewPrice,
    /// Users who hold a seat.
    Assigned,
}

impl Fact {
    /// What is asked, in words.
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Fact::End => either(language, "the last day of the term", "последний день срока"),
            Fact::Consent => either(
                language,
                "whether the seller agrees to a transfer",
                "согласен ли продавец на передачу",
            ),
            Fact::NewPrice => either(language, "the price of a new seat", "цену новой лицензии"),
            Fact::Assigned => either(language, "how many people hold a seat", "сколько лицензий назначено"),
        }
    }
}

/// One answer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The term ends on this day.
    End(Date),
    /// The seller's word.
    Consent(Consent),
    /// A new seat costs this.
    NewPrice(Price),
    /// So many users.
    Assigned(u32),
}

/// An unknown fact of one subscription, and what the answer could be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What is unknown.
    pub fact: Fact,
    /// Two or more possible answers.
    pub answers: Vec<Answer>,
}

/// A question with its worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Id of the subscription.
    pub subscription: String,
    /// What to ask.
    pub fact: Fact,
    /// Pairs of worlds that differ in this answer alone and get different advice.
    pub flips: u64,
    /// All such pairs.
    pub pairs: u64,
}

/// The fan of outcomes of one subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fan {
    /// Id of the subscription.
    pub subscription: String,
    /// Everything that may be advised.
    pub advice: Vec<Strategy>,
    /// The least that the advised way costs on the common horizon; `None` when no price is known.
    pub least: Option<Money>,
    /// The most.
    pub most: Option<Money>,
}

/// What is unknown in a plan, and what to ask first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meter {
    /// Outcomes, a subscription each.
    pub fans: Vec<Fan>,
    /// Questions that could change the advice, the most decisive first.
    pub questions: Vec<Question>,
}

/// What a subscription leaves open, with the answers that are tried.
#[must_use]
pub fn unknowns(plan: &Plan, sub: &Subscription) -> Vec<Unknown> {
    let mut list = Vec::new();
    if sub.end.is_none() && sub.start.is_none() && sub.purchased.is_none() {
        let months = sub.term.months().min(ENDS);
        let answers = (0..months.max(2))
            .map(|month| Answer::End(plan.as_of.plus_days(14).plus_months(month)))
            .collect();
        list.push(Unknown { fact: Fact::End, answers });
    }
    if sub.channel == Channel::CspNce && !sub.seller.is_us && sub.seller.consent == Consent::Unknown {
        list.push(Unknown {
            fact: Fact::Consent,
            answers: vec![Answer::Consent(Consent::Agrees), Answer::Consent(Consent::Refuses)],
        });
    }
    if let Some(price) = sub.price.filter(|_| sub.target.as_ref().is_none_or(|target| target.price.is_none()))
    {
        // A fifth cheaper, the same, a fifth dearer: the steps between the billing plans of one product.
        let answers: Vec<Answer> = [80, 100, 120]
            .iter()
            .filter_map(|part| {
                let amount = Decimal::from_micros(price.amount.micros() / 100 * part)?;
                Some(Answer::NewPrice(Price { amount, per: price.per }))
            })
            .collect();
        list.push(Unknown { fact: Fact::NewPrice, answers });
    }
    if sub.assigned.is_none() {
        let answers = [0, sub.seats / 2, sub.seats].map(Answer::Assigned).to_vec();
        list.push(Unknown { fact: Fact::Assigned, answers });
    }
    list
}

/// Sets an answer on a subscription of a plan, by its place.
pub fn suppose(plan: &mut Plan, index: usize, answer: Answer) {
    let Some(sub) = plan.subscriptions.get_mut(index) else { return };
    match answer {
        Answer::End(day) => sub.end = Some(day),
        Answer::Consent(consent) => sub.seller.consent = consent,
        Answer::NewPrice(price) => target(sub).price = Some(price),
        Answer::Assigned(users) => sub.assigned = Some(users),
    }
}

/// Tries every combination of answers for each subscription; the others stay as the plan has them.
#[must_use]
pub fn meter(plan: &Plan) -> Meter {
    let mut meter = Meter { fans: Vec::new(), questions: Vec::new() };
    let size = plan.subscriptions.len().max(1);
    let most = (MOST_WORK / (size * size)).clamp(8, MOST_WORLDS);
    for (index, sub) in plan.subscriptions.iter().enumerate() {
        let mut unknowns = unknowns(plan, sub);
        let mut worlds = 1;
        unknowns.retain(|unknown| {
            let grown = worlds * unknown.answers.len();
            let fits = grown <= most;
            worlds = if fits { grown } else { worlds };
            fits
        });
        let outcomes: Vec<(Option<Strategy>, Option<Money>)> =
            (0..worlds).map(|world| advice(plan, index, &unknowns, world)).collect();
        let costs = || outcomes.iter().filter_map(|(_, cost)| *cost);
        let mut all: Vec<Strategy> = outcomes.iter().filter_map(|(advice, _)| *advice).collect();
        all.sort();
        all.dedup();
        meter.fans.push(Fan {
            subscription: sub.id.clone(),
            advice: all,
            least: costs().min(),
            most: costs().max(),
        });
        let mut stride = 1;
        for unknown in &unknowns {
            let (flips, pairs) = flips(&outcomes, stride, unknown.answers.len());
            if flips > 0 {
                meter.questions.push(Question {
                    subscription: sub.id.clone(),
                    fact: unknown.fact,
                    flips,
                    pairs,
                });
            }
            stride *= unknown.answers.len();
        }
    }
    // By share, compared without fractions; the order of the plan decides between equals.
    meter.questions.sort_by_key(|question| {
        let share = u128::from(question.flips) * 1_000_000_000 / u128::from(question.pairs.max(1));
        std::cmp::Reverse(share)
    });
    meter
}

/// The answers of a world are the digits of its number, the first unknown the lowest.
fn advice(
    plan: &Plan,
    index: usize,
    unknowns: &[Unknown],
    world: usize,
) -> (Option<Strategy>, Option<Money>) {
    let mut copy = plan.clone();
    let mut rest = world;
    for unknown in unknowns {
        let count = unknown.answers.len().max(1);
        if let Some(answer) = unknown.answers.get(rest % count) {
            suppose(&mut copy, index, *answer);
        }
        rest /= count;
    }
    let Some(assessment) = engine::evaluate(&copy).subscriptions.into_iter().nth(index) else {
        return (None, None);
    };
    let best = assessment.recommended;
    let cost =
        assessment.options.iter().find(|option| Some(option.strategy) == best).and_then(|o| o.horizon_cost);
    (best, cost)
}

/// Pairs of worlds that differ in one digit alone: those with different advice, and all.
fn flips(outcomes: &[(Option<Strategy>, Option<Money>)], stride: usize, count: usize) -> (u64, u64) {
    let (mut flips, mut pairs) = (0, 0);
    for (world, (advice, _)) in outcomes.iter().enumerate() {
        let digit = world / stride % count;
        for other in digit + 1..count {
            let Some((changed, _)) = outcomes.get(world + (other - digit) * stride) else { continue };
            pairs += 1;
            flips += u64::from(changed != advice);
        }
    }
    (flips, pairs)
}

impl Meter {
    /// The question to ask first.
    #[must_use]
    pub fn first(&self) -> Option<&Question> {
        self.questions.first()
    }

    /// What to ask first, in words.
    #[must_use]
    pub fn sentence(&self, plan: &Plan, language: Language) -> String {
        let Some(question) = self.first() else {
            return match language {
                Language::En => "No unknown fact would change the advice.".into(),
                Language::Ru => "Ни один неизвестный факт не изменит совета.".into(),
            };
        };
        let name = plan
            .subscriptions
            .iter()
            .find(|sub| sub.id == question.subscription)
            .map_or("", |sub| sub.product.name.as_str());
        let what = question.fact.name(language);
        let (flips, pairs) = (number(question.flips), number(question.pairs));
        match language {
            Language::En => format!(
                "Ask first about {name}: {what}. It changes the advice in {flips} of {pairs} comparisons."
            ),
            Language::Ru => format!(
                "Сначала узнайте о {name}: {what}. Ответ меняет совет в {flips} сравнениях из {pairs}."
            ),
        }
    }

    /// The fan of one subscription in words.
    #[must_use]
    pub fn fan(&self, fan: &Fan, language: Language, currency: &str) -> Option<String> {
        let money = |money| i18n::money(language, money, currency);
        let (least, most) = (money(fan.least?), money(fan.most?));
        Some(match language {
            Language::En => format!("between {least} and {most}"),
            Language::Ru => format!("от {least} до {most}"),
        })
    }
}

/// Most lines of a table.
const MOST_LINES: usize = 20;

/// The answer in words, with the kit that asks the customer.
pub(super) fn told(plan: &Plan, language: Language) -> Told {
    let meter = meter(plan);
    let tone = if meter.questions.is_empty() { Tone::Good } else { Tone::Warns };
    let mut told = Told::new(tone, meter.sentence(plan, language));
    let product = |id: &str| {
        plan.subscriptions
            .iter()
            .find(|sub| sub.id == id)
            .map_or_else(String::new, |sub| sub.product.name.clone())
    };
    let mut questions = Figures::new(
        either(language, "Answers that would change the advice", "Ответы, которые изменили бы совет"),
        &match language {
            Language::En => ["Product", "What to ask", "Changes the advice in"],
            Language::Ru => ["Продукт", "Что узнать", "Меняет совет в"],
        },
    );
    for question in meter.questions.iter().take(MOST_LINES) {
        let share = format!("{} / {}", number(question.flips), number(question.pairs));
        let cells = vec![product(&question.subscription), question.fact.name(language).to_owned(), share];
        questions.add(Tone::Plain, cells);
    }
    let mut fans = Figures::new(
        either(language, "The range until it is known", "Пока неизвестно: от и до"),
        &match language {
            Language::En => ["Product", "May be advised", "Cost on the common horizon"],
            Language::Ru => ["Продукт", "Может быть предложено", "Стоимость за общий срок"],
        },
    );
    for fan in meter.fans.iter().filter(|fan| fan.advice.len() > 1 || fan.least != fan.most).take(MOST_LINES)
    {
        let advice: Vec<&str> = fan.advice.iter().map(|way| labels::strategy(language, *way)).collect();
        let cost = meter.fan(fan, language, plan.currency.code()).unwrap_or_else(|| "—".to_owned());
        fans.add(Tone::Plain, vec![product(&fan.subscription), advice.join(" · "), cost]);
    }
    told.tables = [questions, fans].into_iter().filter(|table| !table.rows.is_empty()).collect();
    told.texts = kit::texts(plan, language);
    told
}
