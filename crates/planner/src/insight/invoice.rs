//! Promise against invoice: the lines of a reconciliation file against what the plan says is paid when. What is told is in the file:
//! a line that pays for days another line has paid for, a line for days after the old one was to end, a credit that did not come,
//! seats that are not those of the plan, and a new subscription that was not charged.

use serde::Serialize;

use super::told::{Figures, Input, InputKind, Text, Told, Tone, either};
use crate::{
    catalog,
    engine::{self, Outcome},
    i18n::{self, Language, number},
    import::{Charge, ChargeKind, SUBSCRIPTION_ID, SourceFile, charges},
    model::{Amount, Date, Decimal, Money, Plan, Product, Strategy, Subscription},
};

/// Days around the planned start on which a new subscription may begin and still be the planned one.
const NEAR_DAYS: i32 = 31;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Wrong {
    /// The days of this line were paid for by another one.
    PaidTwice,
    /// The line pays for days after the old one was to end.
    AfterEnd,
    /// The old one ended inside a paid period and nothing came back.
    NoCredit,
    /// Other seats than planned.
    Seats,
    /// The new one is not charged.
    NotCharged,
}

/// One thing to ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// What is wrong.
    pub wrong: Wrong,
    /// Name of the product.
    pub product: String,
    /// Id of the subscription that is charged; empty when none is.
    pub charged: String,
    /// First day it is about.
    pub from: Date,
    /// Last day it is about.
    pub to: Date,
    /// The money, where the file tells it.
    pub amount: Option<Money>,
    /// Line of the file; `None` when a line is missing.
    pub line: Option<u32>,
    /// Seats charged and seats planned.
    pub seats: Option<(i64, u32)>,
}

/// Everything in the lines that the plan does not say, by day.
#[must_use]
pub fn claims(plan: &Plan, lines: &[Charge]) -> Vec<Claim> {
    let evaluation = engine::evaluate(plan);
    let mut found = paid_twice(lines);
    let own: Vec<String> = plan.subscriptions.iter().filter_map(id_of).collect();
    let mut taken: Vec<&str> = Vec::new();
    for (sub, assessment) in plan.subscriptions.iter().zip(&evaluation.subscriptions) {
        let Some(option) = assessment.chosen_option().filter(|option| option.strategy != Strategy::Keep)
        else {
            continue;
        };
        if let (Some(id), Some(paid)) = (id_of(sub), option.old_last_paid) {
            old_charges(sub, option, paid, lines.iter().filter(|line| line.subscription == id), &mut found);
        }
        new_charges(sub, option, lines, &own, &mut taken, &mut found);
    }
    found.sort_by_key(|claim| (claim.from, claim.wrong, claim.line));
    found
}

fn id_of(sub: &Subscription) -> Option<String> {
    sub.extra.get(SUBSCRIPTION_ID)?.as_str().map(str::to_lowercase)
}

fn claim(wrong: Wrong, line: &Charge, from: Date, to: Date, amount: Money) -> Claim {
    Claim {
        wrong,
        product: line.product.name.clone(),
        charged: line.subscription.clone(),
        from,
        to,
        amount: Some(amount),
        line: Some(line.line),
        seats: None,
    }
}

/// The part of a line's amount that is for some of its days.
fn part(line: &Charge, from: Date, to: Date) -> Money {
    let days = from.days_until(to) + 1;
    let all = line.from.days_until(line.to) + 1;
    let amount = Amount::of(Decimal::cents(line.amount.as_cents().abs()));
    amount.times(days.into()).over(all.max(1)).line()
}

/// Periods of one subscription that lie over each other; the later line is the one that is asked about.
fn paid_twice(lines: &[Charge]) -> Vec<Claim> {
    let periods: Vec<&Charge> = lines.iter().filter(|line| is_paid_period(line)).collect();
    let mut found = Vec::new();
    for (at, line) in periods.iter().enumerate() {
        let earlier = periods.iter().take(at).find(|earlier| {
            earlier.subscription == line.subscription && earlier.from <= line.to && line.from <= earlier.to
        });
        if let Some(earlier) = earlier {
            let (from, to) = (line.from.max(earlier.from), line.to.min(earlier.to));
            // What has been given back is not paid twice.
            if !is_credited(lines, &line.subscription, from) {
                found.push(claim(Wrong::PaidTwice, line, from, to, part(line, from, to)));
            }
        }
    }
    found
}

fn is_paid_period(line: &Charge) -> bool {
    line.kind == ChargeKind::Period && line.amount > Money::ZERO
}

fn is_credited(lines: &[Charge], subscription: &str, day: Date) -> bool {
    lines.iter().any(|line| {
        line.subscription == subscription && line.amount < Money::ZERO && line.from <= day && day <= line.to
    })
}

/// What the file says about the old one after it was to end.
fn old_charges<'l>(
    sub: &Subscription,
    option: &Outcome,
    paid: Date,
    lines: impl Iterator<Item = &'l Charge> + Clone,
    found: &mut Vec<Claim>,
) {
    let after = paid.plus_days(1);
    let credited = lines.clone().any(|line| line.amount < Money::ZERO && line.to >= after);
    if credited {
        return;
    }
    // A paid extension bridges to the new one: those days are as planned.
    let planned = option
        .new_start
        .filter(|_| option.bridge_cost > Some(Money::ZERO))
        .map_or(paid, |day| day.plus_days(-1));
    for line in lines.filter(|line| is_paid_period(line) && line.to > planned.max(paid)) {
        let from = line.from.max(after);
        let wrong = if line.from > planned { Wrong::AfterEnd } else { Wrong::NoCredit };
        // Without a credit by its rules the rest of a period that was begun is simply lost; the plan says so.
        if wrong == Wrong::NoCredit && option.refund.is_none_or(|refund| refund == Money::ZERO) {
            continue;
        }
        let mut claim = claim(wrong, line, from, line.to, part(line, from, line.to));
        claim.product.clone_from(&sub.product.name);
        found.push(claim);
    }
}

fn same_product(charged: &Product, wanted: &Product) -> bool {
    match (catalog::find(charged), catalog::find(wanted)) {
        (Some(one), Some(other)) => std::ptr::eq(one, other),
        _ => charged.name.eq_ignore_ascii_case(&wanted.name),
    }
}

/// Whether the new one is charged, with the seats of the plan.
fn new_charges<'l>(
    sub: &Subscription,
    option: &Outcome,
    lines: &'l [Charge],
    own: &[String],
    taken: &mut Vec<&'l str>,
    found: &mut Vec<Claim>,
) {
    let Some(start) = option.new_start.filter(|_| option.strategy != Strategy::Transfer) else { return };
    let target = sub.target.as_ref();
    let wanted = target.and_then(|target| target.product.as_ref()).unwrap_or(&sub.product);
    let seats = target.and_then(|target| target.seats).unwrap_or(sub.seats);
    let near = |line: &&Charge| {
        is_paid_period(line)
            && !own.contains(&line.subscription)
            && !taken.contains(&line.subscription.as_str())
            && same_product(&line.product, wanted)
            && line.from.days_until(start).abs() <= NEAR_DAYS
    };
    let first = lines.iter().filter(near).min_by_key(|line| (line.from.days_until(start).abs(), line.line));
    match first {
        Some(line) => {
            taken.push(&line.subscription);
            if line.seats != i64::from(seats) {
                let mut claim = claim(Wrong::Seats, line, line.from, line.to, Money::ZERO);
                (claim.amount, claim.seats) = (None, Some((line.seats, seats)));
                found.push(claim);
            }
        }
        None if lines.iter().any(|line| line.from <= start && start <= line.to) => found.push(Claim {
            wrong: Wrong::NotCharged,
            product: wanted.name.clone(),
            charged: String::new(),
            from: start,
            to: start,
            amount: None,
            line: None,
            seats: Some((0, seats)),
        }),
        None => {}
    }
}

impl Claim {
    /// What is wrong, in a sentence for support.
    #[must_use]
    pub fn sentence(&self, language: Language, currency: &str) -> String {
        let (from, to) = (i18n::date(language, self.from), i18n::date(language, self.to));
        let amount = self.amount.map_or_else(String::new, |amount| i18n::money(language, amount, currency));
        let (product, id) = (&self.product, &self.charged);
        let (charged, planned) = self.seats.unwrap_or_default();
        match (language, self.wrong) {
            (Language::En, Wrong::PaidTwice) => {
                format!("{product} ({id}): {from} – {to} is charged twice, {amount} too much.")
            }
            (Language::Ru, Wrong::PaidTwice) => {
                format!("{product} ({id}): {from} – {to} оплачено дважды, лишние {amount}.")
            }
            (Language::En, Wrong::AfterEnd) => format!(
                "{product} ({id}): charged for {from} – {to} although it was to end before, {amount}."
            ),
            (Language::Ru, Wrong::AfterEnd) => format!(
                "{product} ({id}): начислено за {from} – {to}, хотя подписка должна была закончиться раньше, {amount}."
            ),
            (Language::En, Wrong::NoCredit) => {
                format!("{product} ({id}): cancelled, but {from} – {to} was not credited, {amount}.")
            }
            (Language::Ru, Wrong::NoCredit) => {
                format!("{product} ({id}): отменена, но за {from} – {to} ничего не вернули, {amount}.")
            }
            (Language::En, Wrong::Seats) => {
                format!("{product} ({id}): {charged} seats are charged from {from}, {planned} were planned.")
            }
            (Language::Ru, Wrong::Seats) => {
                format!("{product} ({id}): с {from} начислено лицензий {charged}, по плану {planned}.")
            }
            (Language::En, Wrong::NotCharged) => format!(
                "{product}: {planned} seats were to start on {from}, and nothing is charged for them."
            ),
            (Language::Ru, Wrong::NotCharged) => {
                format!("{product}: с {from} должны были начаться лицензии ({planned}), но начислений нет.")
            }
        }
    }
}

/// The answer in words, for a file that was handed in.
pub(super) fn told(plan: &Plan, language: Language, files: &[SourceFile]) -> Told {
    let input = Input {
        name: "file",
        label: either(language, "Hand in a reconciliation file", "Сдать файл сверки").to_owned(),
        kind: InputKind::File,
        value: String::new(),
    };
    let mut told = match files.first().map(charges) {
        None => Told::new(
            Tone::Plain,
            either(
                language,
                "Hand in the partner's reconciliation file: every line is set against this plan.",
                "Сдайте файл сверки партнёра: каждая строка будет сличена с этим планом.",
            ),
        ),
        Some(None) => Told::new(
            Tone::Bad,
            either(language, "This is not a reconciliation file.", "Это не файл сверки."),
        ),
        Some(Some(lines)) => found(plan, language, &lines),
    };
    told.inputs.push(input);
    told
}

fn found(plan: &Plan, language: Language, lines: &[Charge]) -> Told {
    let claims = claims(plan, lines);
    let all = u64::try_from(lines.len()).unwrap_or(u64::MAX);
    let (count, unit) = (number(all), language.plural(all, ["line", "lines", "lines"]));
    if claims.is_empty() {
        let sentence = match language {
            Language::En => format!("Nothing to complain of in {count} {unit}."),
            Language::Ru => format!("Строк: {count}. Возразить нечему."),
        };
        return Told::new(Tone::Good, sentence);
    }
    let currency = plan.currency.code();
    let sum = claims.iter().filter_map(|claim| claim.amount).fold(Money::ZERO, |sum, amount| sum + amount);
    let (wrong, sum) =
        (number(u64::try_from(claims.len()).unwrap_or(u64::MAX)), i18n::money(language, sum, currency));
    let mut told = Told::new(
        Tone::Bad,
        match language {
            Language::En => format!("To be asked about in {count} {unit}: {wrong}; in money {sum}."),
            Language::Ru => format!("Строк: {count}. Вопросов: {wrong}, на сумму {sum}."),
        },
    );
    let mut table = Figures::new(
        either(language, "What the plan does not say", "Чего нет в плане"),
        &[either(language, "Line", "Строка"), either(language, "What is wrong", "Что не так")],
    );
    for claim in &claims {
        let line = claim.line.map_or("—".to_owned(), |line| number(line.into()));
        table.add(Tone::Plain, vec![line, claim.sentence(language, currency)]);
    }
    told.tables.push(table);
    let sentences: Vec<String> =
        claims.iter().map(|claim| format!("- {}", claim.sentence(language, currency))).collect();
    let head = either(
        language,
        "We have compared the reconciliation file with the agreed changes and ask you to check and credit:",
        "Мы сличили файл сверки с согласованными изменениями и просим проверить и вернуть:",
    );
    told.texts.push(Text {
        title: either(language, "Text for a support request", "Текст обращения в поддержку").to_owned(),
        file: "support.txt".to_owned(),
        body: format!("{head}\n\n{}\n", sentences.join("\n")),
    });
    told
}
