//! What the letters say: subject and text, without greeting and signature.

use super::answer::{Answer, Row, line};
use crate::{
    engine::{Action, Reassignment, Step, Subject},
    i18n::{Language, labels, number},
    model::{Date, Strategy},
};

type Said = (String, String);

/// "40 seats".
pub(super) fn seats(language: Language, n: u32) -> String {
    let n = u64::from(n);
    let word = match language {
        Language::En => language.plural(n, ["seat", "seats", "seats"]),
        Language::Ru => language.plural(n, ["лицензия", "лицензии", "лицензий"]),
    };
    format!("{} {word}", number(n))
}

/// "3 days".
pub(super) fn days(language: Language, n: u64) -> String {
    let word = match language {
        Language::En => language.plural(n, ["day", "days", "days"]),
        Language::Ru => language.plural(n, ["день", "дня", "дней"]),
    };
    format!("{} {word}", number(n))
}

fn customer(answer: &Answer) -> String {
    let customer = &answer.document.plan.customer;
    let name = line(&customer.name);
    let domain = line(&customer.domain);
    match (name.is_empty(), domain.is_empty()) {
        (true, true) => labels::actor(answer.language, crate::model::Actor::Customer).to_owned(),
        (true, false) => domain,
        (false, true) => name,
        (false, false) => format!("{name} ({domain})"),
    }
}

fn partner(answer: &Answer) -> String {
    let name = line(&answer.document.plan.partner.name);
    if name.is_empty() {
        labels::actor(answer.language, crate::model::Actor::Partner).to_owned()
    } else {
        name
    }
}

fn row_of<'a>(answer: &'a Answer, step: &Step) -> Option<Row<'a>> {
    let Subject::Subscription(index) = step.subject else { return None };
    answer.rows().nth(index)
}

fn last_day(answer: &Answer, steps: &[&Step]) -> String {
    steps.iter().map(|step| step.due).min().map(|day| answer.day(day)).unwrap_or_default()
}

/// A sentence that ends with a date ends with one full stop.
fn stop(text: String) -> String {
    if text.ends_with('.') { text } else { format!("{text}.") }
}

/// "- Visio Plan 2: 40 seats, ends on 14 March 2027".
fn listed(answer: &Answer, steps: &[&Step]) -> String {
    let lines: Vec<String> = steps
        .iter()
        .filter_map(|step| row_of(answer, step))
        .map(|row| {
            let seats = seats(answer.language, row.sub.seats);
            let ends = row.end().map(|end| match answer.language {
                Language::En => format!(", term ends on {}", answer.day(end)),
                Language::Ru => format!(", срок заканчивается {}", answer.day(end)),
            });
            format!("- {}: {seats}{}", line(&row.sub.product.name), ends.unwrap_or_default())
        })
        .collect();
    lines.join("\n")
}

pub(super) fn relationship(answer: &Answer, by: Date) -> Said {
    let (partner, customer, day) = (partner(answer), customer(answer), answer.day(by));
    match answer.language {
        Language::En => (
            format!("Please accept the reseller relationship with {partner}"),
            format!(
                "So that we can supply Microsoft licences for {customer}, please accept our reseller relationship {}\n\n\
                 1. Sign in as a Global administrator and open this link:\n   [paste the link from Partner Center here, unchanged]\n\
                 2. Read the Microsoft Customer Agreement and accept both.\n\n\
                 Accepting changes nothing about your present subscriptions, their prices or your users. It gives us no admin rights; \
                 if we need any, we ask for them separately.",
                stop(format!("by {day}"))
            ),
        ),
        Language::Ru => (
            format!("Просьба принять приглашение реселлера {partner}"),
            format!(
                "Чтобы мы могли поставлять лицензии Microsoft для {customer}, пожалуйста, примите наше приглашение реселлера {}\n\n\
                 1. Войдите как глобальный администратор и откройте ссылку:\n   [вставьте сюда ссылку из Partner Center без изменений]\n\
                 2. Ознакомьтесь с Клиентским соглашением Майкрософт и примите его вместе с приглашением.\n\n\
                 Действующие подписки, их цены и работа пользователей не изменятся. Прав администратора это нам не даёт; \
                 если они понадобятся, мы запросим их отдельно.",
                stop(format!("не позже {day}"))
            ),
        ),
    }
}

pub(super) fn transfer(answer: &Answer, steps: &[&Step]) -> Said {
    let (partner, customer, day) = (partner(answer), customer(answer), last_day(answer, steps));
    let listed = listed(answer, steps);
    match answer.language {
        Language::En => (
            format!("Transfer of subscriptions of {customer}"),
            format!(
                "{customer} has decided to continue the following subscriptions with {partner}:\n\n{listed}\n\n\
                 You will receive our transfer request in Partner Center. Please choose these subscriptions in it, with all their \
                 seats, and approve it {} The customer keeps using them without a break; you are credited for the days from the \
                 transfer on.\n\n\
                 If anything prevents the transfer, please let us know now, so that the customer still has time to decide.",
                stop(format!("by {day}"))
            ),
        ),
        Language::Ru => (
            format!("Перенос подписок клиента {customer}"),
            format!(
                "{customer} переводит следующие подписки на обслуживание в {partner}:\n\n{listed}\n\n\
                 Запрос на перенос придёт вам в Partner Center. Пожалуйста, выберите в нём эти подписки со всеми лицензиями и \
                 одобрите его {} Работа клиента не прервётся, а за дни после переноса вам будет начислен кредит.\n\n\
                 Если переносу что-либо препятствует, пожалуйста, сообщите нам об этом сразу, чтобы у клиента осталось время \
                 принять решение.",
                stop(format!("не позже {day}"))
            ),
        ),
    }
}

pub(super) fn cancel_at_end(answer: &Answer, steps: &[&Step]) -> Said {
    let (customer, listed) = (customer(answer), listed(answer, steps));
    let bridged =
        steps.iter().any(|step| step.action == Action::TurnAutoRenewOff && step.rule.id == "est-manage");
    let by_customer = steps.iter().any(|step| step.actor == crate::model::Actor::Customer);
    let todo: Vec<String> = steps.iter().map(|step| format!("- {}", answer.says(step))).collect();
    let todo = todo.join("\n");
    match answer.language {
        Language::En => {
            let place = if by_customer {
                "You find it in the Microsoft 365 admin center under Billing > Your products, at the subscription itself."
            } else {
                "The running term is paid to its end as agreed; after it the customer continues with another partner."
            };
            let why = if bridged {
                "The days until the new subscription starts are bridged by the paid extension on purpose."
            } else {
                "Otherwise the subscription renews, or goes on as a paid extension, and is charged."
            };
            (
                format!("Please let these subscriptions of {customer} end with their term"),
                format!(
                    "These subscriptions are to end with their present term:\n\n{listed}\n\nPlease do the following:\n\n{todo}\n\n{}\n\n\
                     Please confirm by reply when it is done.",
                    if by_customer { format!("{place} {why}") } else { format!("{why}\n\n{place}") }
                ),
            )
        }
        Language::Ru => {
            let place = if by_customer {
                "Это делается в центре администрирования Microsoft 365: «Выставление счетов» > «Ваши продукты», на странице самой подписки."
            } else {
                "Текущий срок оплачивается до конца, как и прежде; затем клиент продолжит работу с другим партнёром."
            };
            let why = if bridged {
                "Дни до начала новой подписки намеренно закрывает платное продление."
            } else {
                "Иначе подписка продлится или перейдёт в платное продление, и за неё будет выставлен счёт."
            };
            (
                format!("Просьба не продлевать подписки клиента {customer}"),
                format!(
                    "Эти подписки должны закончиться вместе с текущим сроком:\n\n{listed}\n\nПожалуйста, сделайте следующее:\n\n{todo}\n\n{}\n\n\
                     Пожалуйста, подтвердите выполнение ответным письмом.",
                    if by_customer { format!("{place} {why}") } else { format!("{why}\n\n{place}") }
                ),
            )
        }
    }
}

pub(super) fn hand_over(answer: &Answer) -> Said {
    let lines: Vec<String> = answer.rows().filter_map(|row| handed_over(answer, row)).collect();
    let lines = lines.join("\n");
    let partner = partner(answer);
    match answer.language {
        Language::En => (
            format!("Your Microsoft licences are now with {partner}"),
            format!(
                "We have taken over your licences as follows:\n\n{lines}\n\nPlease check that nobody has lost a licence, and do not delete old subscriptions: deleting destroys data at once, letting them run out does not.\n\nFrom now on we are your contact for everything about these licences."
            ),
        ),
        Language::Ru => (
            format!("Ваши лицензии Microsoft теперь обслуживает {partner}"),
            format!(
                "Мы приняли ваши лицензии на обслуживание:\n\n{lines}\n\nПожалуйста, убедитесь, что никто не остался без лицензии, и не удаляйте старые подписки: удаление сразу уничтожает данные, а окончание срока — нет.\n\nПо всем вопросам, связанным с этими лицензиями, теперь обращайтесь к нам."
            ),
        ),
    }
}

fn handed_over(answer: &Answer, row: Row<'_>) -> Option<String> {
    let option = row.option.filter(|option| option.strategy != Strategy::Keep)?;
    let (language, start) = (answer.language, answer.day(option.new_start?));
    let (bought, seats) = (line(&row.bought().name), seats(language, row.seats()));
    let old = option.old_last_access.map(|day| answer.day(day));
    let users = match (language, option.reassignment) {
        (Language::En, Reassignment::None) => "users keep their licence",
        (Language::Ru, Reassignment::None) => "пользователи сохраняют свои лицензии",
        (Language::En, _) => "users were given the new licence",
        (Language::Ru, _) => "пользователям назначена новая лицензия",
    };
    Some(stop(match (language, option.strategy, old) {
        (Language::En, Strategy::Transfer, _) => {
            format!("- {bought}: {seats}, transferred on {start}; {users}")
        }
        (Language::Ru, Strategy::Transfer, _) => format!("- {bought}: {seats}, перенос {start}; {users}"),
        (Language::En, _, Some(old)) => {
            format!("- {bought}: {seats} from {start}; {users}. The old subscription ends on {old}")
        }
        (Language::Ru, _, Some(old)) => {
            format!("- {bought}: {seats} с {start}; {users}. Старая подписка заканчивается {old}")
        }
        (Language::En, _, None) => format!("- {bought}: {seats} from {start}; {users}"),
        (Language::Ru, _, None) => format!("- {bought}: {seats} с {start}; {users}"),
    }))
}

pub(super) fn reminder(answer: &Answer, steps: &[&Step]) -> Said {
    let mut lines: Vec<String> = steps.iter().map(|step| format!("- {}", answer.says(step))).collect();
    // What is asked once for each subscription is said once.
    lines.dedup();
    let (lines, customer) = (lines.join("\n"), customer(answer));
    match answer.language {
        Language::En => (
            format!("Reminder: open steps for {customer}"),
            format!(
                "These steps are still open on your side:\n\n{lines}\n\nAfter its date each of them costs money or service. If you expect a delay, please tell us before then."
            ),
        ),
        Language::Ru => (
            format!("Напоминание о предстоящих шагах: {customer}"),
            format!(
                "С вашей стороны остаётся сделать следующее:\n\n{lines}\n\nПропуск любого из этих сроков ведёт к лишним расходам или перерыву в обслуживании. Если вы не успеваете к указанному дню, пожалуйста, сообщите нам заранее."
            ),
        ),
    }
}
