//! The answer in a few sentences and figures.

use super::{
    answer::{Answer, Row, line},
    proposal::Tile,
    rows::{Line, all_known, new_monthly, twice_paid},
    sentences::{days, seats},
    words::Words,
};
use crate::{
    engine::{Feasibility, Reassignment},
    i18n::{Language, number},
    model::{Agreement, Date, Money, Relationship, Strategy},
};

fn users_word(language: Language, n: u64) -> &'static str {
    match language {
        Language::En => language.plural(n, ["user", "users", "users"]),
        Language::Ru => language.plural(n, ["пользователь", "пользователя", "пользователей"]),
    }
}

fn starts(answer: &Answer) -> Option<(Date, Date)> {
    let starts = || answer.rows().filter_map(|row| row.option?.new_start);
    starts().min().zip(starts().max())
}

/// A sentence that ends with a date ends with one full stop.
fn stop(text: String) -> String {
    if text.ends_with('.') { text } else { format!("{text}.") }
}

/// A title within a sentence.
fn lowered(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The answer before anyone asks.
pub(super) fn sentences(answer: &Answer) -> Vec<String> {
    let (language, totals) = (answer.language, answer.evaluation.totals);
    let partner = line(&answer.document.plan.partner.name);
    let mut said = Vec::new();
    let moving = || {
        answer.rows().filter(|row| {
            row.option.is_some_and(|option| {
                option.strategy != Strategy::Keep && option.feasibility != Feasibility::Blocked
            })
        })
    };
    let count = moving().count() as u64;
    let all: u32 = moving().map(|row| row.seats()).fold(0, u32::saturating_add);
    if count > 0 {
        let to = match (language, partner.is_empty()) {
            (Language::En, true) => "CSP".to_owned(),
            (Language::Ru, true) => "CSP".to_owned(),
            (_, false) => partner,
        };
        let when = starts(answer).map(|(first, last)| match language {
            Language::En if first == last => format!(" on {}", answer.day(first)),
            Language::En => format!(" between {} and {}", answer.day(first), answer.day(last)),
            Language::Ru if first == last => format!(" {}", answer.day(first)),
            Language::Ru => format!(" с {} по {}", answer.day(first), answer.day(last)),
        });
        let when = when.unwrap_or_default();
        said.push(stop(match language {
            Language::En => format!(
                "{} {} with {} {} to {to}{when}",
                number(count),
                language.plural(count, ["subscription", "subscriptions", "subscriptions"]),
                seats(language, all),
                language.plural(count, ["moves", "move", "move"]),
            ),
            Language::Ru => format!(
                "{} {} ({}) {} к {to}{when}",
                number(count),
                language.plural(count, ["подписка", "подписки", "подписок"]),
                seats(language, all),
                language.plural(count, ["переходит", "переходят", "переходят"]),
            ),
        }));
    }
    let stuck = answer.rows().count() as u64
        - count
        - answer
            .rows()
            .filter(|row| row.option.is_some_and(|option| option.strategy == Strategy::Keep))
            .count() as u64;
    if stuck > 0 {
        said.push(match language {
            Language::En => format!(
                "{} cannot move as planned; what stands against it is said below.",
                if stuck == 1 {
                    "One subscription".to_owned()
                } else {
                    format!("{} subscriptions", number(stuck))
                }
            ),
            Language::Ru => format!(
                "Не может перейти так, как задумано: {}; причины названы ниже.",
                {
                    let word = language.plural(stuck, ["подписка", "подписки", "подписок"]);
                    format!("{} {word}", number(stuck))
                }
            ),
        });
    }
    said.push(match (language, totals.gap_days) {
        (Language::En, 0) => "No day is without service.".to_owned(),
        (Language::Ru, 0) => "Ни одного дня без обслуживания.".to_owned(),
        (Language::En, gap) => format!("There are {} without service.", days(language, gap.into())),
        (Language::Ru, gap) => format!("Без обслуживания: {}.", days(language, gap.into())),
    });
    money(answer, &mut said);
    said.push(match (language, u64::from(totals.users_to_reassign)) {
        (Language::En, 0) => "No user is given another licence.".to_owned(),
        (Language::Ru, 0) => "Переназначать лицензии не нужно.".to_owned(),
        (Language::En, n) => {
            format!("{} {} given another licence.", number(n), if n == 1 { "user is" } else { "users are" })
        }
        (Language::Ru, n) => format!(
            "Другую лицензию {} {} {}.",
            language.plural(n, ["получит", "получат", "получат"]),
            number(n),
            users_word(language, n)
        ),
    });
    let next = answer.evaluation.steps.iter().find(|step| answer.done(step).is_none());
    if let Some(next) = next {
        let (who, day) = (answer.who(next), answer.day(next.due));
        let what = lowered(crate::i18n::labels::action(language, next.action));
        said.push(stop(match language {
            Language::En => format!("Next step ({who}): {what}, by {day}"),
            Language::Ru => format!("Следующий шаг ({who}): {what}, не позже {day}"),
        }));
    }
    said
}

fn money(answer: &Answer, said: &mut Vec<String>) {
    let (language, totals) = (answer.language, answer.evaluation.totals);
    let some = |sum: Option<Money>| sum.filter(|sum| *sum != Money::ZERO).map(|sum| answer.money(sum));
    let at_least = |sum: String| match language {
        Language::En => format!("at least {sum}"),
        Language::Ru => format!("не меньше {sum}"),
    };
    let twice: u64 =
        answer.rows().filter_map(|row| row.option).map(|option| u64::from(option.overlap_days)).sum();
    if twice > 0 {
        let cost = some(totals.overlap_cost);
        let cost = if all_known(answer, twice_paid) { cost } else { cost.map(at_least) };
        let cost = cost.map(|cost| format!(": {cost}")).unwrap_or_default();
        said.push(match language {
            Language::En if twice == 1 => format!("One day is paid twice{cost}."),
            Language::En => format!("{} are paid twice{cost}.", days(language, twice)),
            Language::Ru => format!("Дважды оплачивается {}{cost}.", days(language, twice)),
        });
    } else {
        said.push(match language {
            Language::En => "No day is paid twice.".to_owned(),
            Language::Ru => "Ни один день не оплачивается дважды.".to_owned(),
        });
    }
    if let Some(lost) = some(totals.forfeited) {
        said.push(match language {
            Language::En => format!("{lost} is paid for days nobody uses."),
            Language::Ru => format!("За неиспользованные дни будет уплачено {lost}."),
        });
    }
    // What a transfer gives back goes to the seller of today.
    let back = answer
        .rows()
        .filter_map(|row| row.option)
        .filter(|option| option.strategy != Strategy::Transfer)
        .filter_map(|option| option.refund)
        .fold(Money::ZERO, |sum, money| sum + money);
    if let Some(back) = some(Some(back)) {
        said.push(match language {
            Language::En => format!("{back} comes back."),
            Language::Ru => format!("Вернётся {back}."),
        });
    }
    if let Some(bridge) = some(totals.bridge_cost) {
        said.push(match language {
            Language::En => format!("The paid extension that bridges the days between costs {bridge}."),
            Language::Ru => format!("Платное продление, закрывающее промежуток, стоит {bridge}."),
        });
    }
}

/// The figures of the summary.
pub(super) fn tiles(answer: &Answer) -> Vec<Tile> {
    let (language, totals, words) = (answer.language, answer.evaluation.totals, Words::of(answer.language));
    let tile = |title: &str, value: String, warns: bool| Tile { title: title.to_owned(), value, warns };
    // A sum of what is known says so.
    let amount = |sum: Option<Money>, of: Line| match sum {
        None => words.unknown.to_owned(),
        Some(sum) if all_known(answer, of) => answer.money(sum),
        Some(sum) => format!("≥ {}", answer.money(sum)),
    };
    vec![
        tile(
            words.tile_start,
            starts(answer).map_or(words.unknown.to_owned(), |(first, _)| answer.day(first)),
            false,
        ),
        tile(words.tile_gap, days(language, totals.gap_days.into()), totals.gap_days > 0),
        tile(words.tile_twice, amount(totals.overlap_cost, twice_paid), false),
        tile(
            words.tile_users,
            match totals.users_to_reassign {
                0 => words.nobody.to_owned(),
                users => number(users.into()),
            },
            false,
        ),
        tile(words.tile_monthly, amount(totals.new_monthly_cost, new_monthly), false),
    ]
}

/// What is worth saying about one subscription's move.
pub(super) fn notes(answer: &Answer, row: Row<'_>) -> Vec<String> {
    let language = answer.language;
    let Some(option) = row.option else { return Vec::new() };
    let mut said = Vec::new();
    if option.gap_days > 0 {
        said.push(match language {
            Language::En => format!("{} without service", days(language, option.gap_days.into())),
            Language::Ru => format!("без обслуживания {}", days(language, option.gap_days.into())),
        });
    }
    if option.overlap_days > 0 {
        let cost = option.overlap_cost.map(|cost| format!(", {}", answer.money(cost))).unwrap_or_default();
        said.push(match language {
            Language::En => format!("{} paid twice{cost}", days(language, option.overlap_days.into())),
            Language::Ru => format!("дважды оплачено {}{cost}", days(language, option.overlap_days.into())),
        });
    }
    if option.users_to_reassign > 0 {
        let n = u64::from(option.users_to_reassign);
        said.push(match language {
            Language::En => format!("{} {} to reassign", number(n), users_word(language, n)),
            Language::Ru => format!("переназначить лицензий: {}", number(n)),
        });
    }
    said
}

/// What users will notice, subscription by subscription.
pub(super) fn users(answer: &Answer) -> Vec<String> {
    let language = answer.language;
    answer
        .rows()
        .filter_map(|row| row.option.map(|option| (row, option)))
        .map(|(row, option)| {
            let (product, n) = (line(&row.sub.product.name), u64::from(option.users_to_reassign));
            let gap = (option.gap_days > 0).then(|| match language {
                Language::En => format!(" For {} nothing works.", days(language, option.gap_days.into())),
                Language::Ru => format!(" {} ничего не работает.", days(language, option.gap_days.into())),
            });
            let told = match (language, option.reassignment) {
                (Language::En, Reassignment::None) => {
                    format!("{product}: nothing. Licences, mail and files stay as they are.")
                }
                (Language::Ru, Reassignment::None) => {
                    format!("{product}: ничего. Лицензии, почта и файлы остаются как есть.")
                }
                (Language::En, Reassignment::Some) => {
                    format!("{product}: {} {} beyond the new number of seats give their licence back.", number(n), users_word(language, n))
                }
                (Language::Ru, Reassignment::Some) => {
                    format!("{product}: лицензии сверх нового числа возвращаются ({}).", number(n))
                }
                (Language::En, Reassignment::All) => format!(
                    "{product}: {} {} given {} instead, in one action; apps may ask to sign in again.",
                    number(n),
                    if n == 1 { "user is" } else { "users are" },
                    line(&row.bought().name)
                ),
                (Language::Ru, Reassignment::All) => format!(
                    "{product}: вместо неё назначается {} ({} {}), одним действием; приложения могут попросить войти заново.",
                    line(&row.bought().name),
                    number(n),
                    users_word(language, n)
                ),
            };
            format!("{told}{}", gap.unwrap_or_default())
        })
        .collect()
}

/// What the plan supposes about time and people.
pub(super) fn margins(answer: &Answer) -> Vec<String> {
    let (language, plan) = (answer.language, &answer.document.plan);
    let span = |n: u16| days(language, n.into());
    let mut said = Vec::new();
    if plan.customer.relationship != Relationship::Accepted {
        said.push(match language {
            Language::En => {
                format!(
                    "Accepting the reseller relationship is expected to take {}.",
                    span(plan.policy.acceptance_days)
                )
            }
            Language::Ru => {
                format!("На принятие приглашения реселлера отводится {}.", span(plan.policy.acceptance_days))
            }
        });
    }
    if plan.customer.agreement == Agreement::Unknown {
        said.push(match language {
            Language::En => {
                "It is not known yet whether the Microsoft Customer Agreement is accepted.".to_owned()
            }
            Language::Ru => "Пока неизвестно, принято ли Клиентское соглашение Майкрософт.".to_owned(),
        });
    }
    if answer.evaluation.totals.users_to_reassign > 0 {
        said.push(match language {
            Language::En => {
                format!(
                    "Giving users another licence is expected to take {}.",
                    span(plan.policy.reassign_days)
                )
            }
            Language::Ru => {
                format!("На переназначение лицензий отводится {}.", span(plan.policy.reassign_days))
            }
        });
    }
    said.push(match language {
        Language::En => {
            format!("Steps that must not be late are planned {} ahead.", span(plan.policy.safety_days))
        }
        Language::Ru => {
            format!("Шаги, которые нельзя просрочить, намечены с запасом: {}.", span(plan.policy.safety_days))
        }
    });
    said.push(match language {
        Language::En => {
            "Days are UTC calendar days; amounts are without taxes and follow the prices given in the plan."
                .to_owned()
        }
        Language::Ru => "Дни — календарные дни UTC; суммы без налогов, по ценам из плана.".to_owned(),
    });
    said
}
