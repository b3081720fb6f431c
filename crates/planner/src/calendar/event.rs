//! What of a plan belongs into a calendar: every step by its last day, and the days after which something can no longer be had.

use crate::{
    engine::{Action, Reading},
    handout::{Answer, Row, line},
    i18n::{Language, labels},
    model::{Actor, Date, Moment, Strategy},
};

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// All of a day.
    Day(Date),
    /// A second of UTC.
    Instant(Moment),
}

/// A reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    /// Hours before the event begins; an all-day event begins at midnight where the reader lives.
    pub hours_before: u32,
}

/// Nine in the morning of the day before.
const DAY_BEFORE: Alarm = Alarm { hours_before: 15 };
/// Nine in the morning a week before.
const WEEK_BEFORE: Alarm = Alarm { hours_before: 6 * 24 + 15 };

/// An event of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same for as long as the plan and the step exist.
    pub uid: String,
    /// When.
    pub when: When,
    /// One line.
    pub summary: String,
    /// What to do, by whom.
    pub description: String,
    /// Who acts.
    pub category: String,
    /// Reminders, the earliest first; none when there is nothing left to do.
    pub alarms: Vec<Alarm>,
}

/// What the calendar is called.
pub(super) fn name(answer: &Answer) -> String {
    let title = line(&answer.document.title);
    if title.is_empty() { "Changeover".to_owned() } else { title }
}

/// The events of a plan, by day.
#[must_use]
pub fn events(answer: &Answer) -> Vec<Event> {
    let mut list: Vec<Event> = answer.evaluation.steps.iter().map(|step| of_step(answer, step)).collect();
    for row in answer.rows() {
        list.extend(window_to_cancel(answer, row));
        list.extend(last_safe_start(answer, row));
        list.extend(data_deleted(answer, row));
    }
    list.extend(rights_end(answer));
    let day = |event: &Event| match event.when {
        When::Day(day) => day,
        When::Instant(moment) => moment.day,
    };
    list.sort_by(|one, other| (day(one), &one.uid).cmp(&(day(other), &other.uid)));
    list
}

/// A name of a plan and a thing in it that no other has: what is no letter, digit, point or hyphen is written as its number.
fn uid(answer: &Answer, thing: &str) -> String {
    let plain = |text: &str, also: char| {
        let mut plain = String::with_capacity(text.len());
        for letter in text.chars() {
            if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.') || letter == also {
                plain.push(letter);
            } else {
                plain.push_str(&format!("_{:x}_", u32::from(letter)));
            }
        }
        plain
    };
    let plan = answer.document.id.as_str();
    format!("{}/{}@changeover", plain(if plan.is_empty() { "plan" } else { plan }, '-'), plain(thing, '/'))
}

fn of_step(answer: &Answer, step: &crate::engine::Step) -> Event {
    let done = answer.done(step);
    let action = labels::action(answer.language, step.action);
    let subject = match step.subject {
        crate::engine::Subject::Plan => line(&answer.document.plan.customer.name),
        crate::engine::Subject::Subscription(index) => {
            let sub = answer.document.plan.subscriptions.get(index);
            sub.map(|sub| line(&sub.product.name)).unwrap_or_default()
        }
    };
    let what = if subject.is_empty() { action.to_owned() } else { format!("{action}: {subject}") };
    let summary = if done.is_some() { format!("✓ {what}") } else { what };
    let who = answer.who(step);
    let noted = answer.progress(step).map(|done| line(&done.note)).unwrap_or_default();
    let mut description = format!("{who}. {}", answer.says(step));
    if !noted.is_empty() {
        description.push('\n');
        description.push_str(&noted);
    }
    let open = done.is_none() && step.action != Action::LetExpire;
    let alarms = match open {
        false => Vec::new(),
        true if step.earliest.days_until(step.due) >= 7 => vec![WEEK_BEFORE, DAY_BEFORE],
        true => vec![DAY_BEFORE],
    };
    Event {
        uid: uid(answer, &answer.step_id(step)),
        when: When::Day(step.due),
        summary,
        description,
        category: labels::actor(answer.language, step.actor).to_owned(),
        alarms,
    }
}

fn about(answer: &Answer, row: Row<'_>, thing: &str, when: When, texts: [(&str, &str); 2]) -> Event {
    let [english, russian] = texts;
    let (title, says) = match answer.language {
        Language::En => english,
        Language::Ru => russian,
    };
    let name = line(&row.sub.product.name);
    Event {
        uid: uid(answer, &format!("{}/{thing}", row.sub.id)),
        when,
        summary: if name.is_empty() { title.to_owned() } else { format!("{title}: {name}") },
        description: says.to_owned(),
        category: labels::actor(answer.language, Actor::Partner).to_owned(),
        alarms: vec![DAY_BEFORE],
    }
}

/// The end of the window in which the old subscription can be cancelled, to the second, where the hour of purchase is known.
fn window_to_cancel(answer: &Answer, row: Row<'_>) -> Option<Event> {
    let bought = row.sub.purchased.filter(|bought| bought.second.is_some())?;
    // A term that has renewed since has a window of its own, of which only the day is known.
    row.sub.start.filter(|start| *start <= bought.day)?;
    let cut = row.assessment.options.iter().find(|option| option.strategy == Strategy::Cut)?;
    let days = answer.evaluation.reads_in(&cut.reads).iter().find_map(|read| match read.value {
        Reading::Days(days) if matches!(read.rule.id, "cancel-7day" | "cancel-chile") => Some(days),
        _ => None,
    })?;
    let closes = Moment { day: bought.day.plus_days(days), ..bought };
    (closes.day >= answer.document.plan.as_of).then(|| Event {
        alarms: vec![Alarm { hours_before: 24 }, Alarm { hours_before: 1 }],
        ..about(
            answer,
            row,
            "window-to-cancel",
            When::Instant(closes),
            [
                (
                    "Window to cancel closes",
                    "After this moment the subscription cannot be cancelled until its term ends.",
                ),
                ("Окно отмены закрывается", "После этого момента подписку нельзя отменить до конца срока."),
            ],
        )
    })
}

fn last_safe_start(answer: &Answer, row: Row<'_>) -> Option<Event> {
    let option = row.option?;
    let day = option.latest_safe_start.filter(|day| *day >= answer.document.plan.as_of)?;
    // Where the start is that very day, buying says so already.
    option.new_start.filter(|start| *start != day)?;
    Some(about(
        answer,
        row,
        "last-safe-start",
        When::Day(day),
        [
            (
                "Last day to start without a gap",
                "A later start leaves users without service, or costs a paid extension.",
            ),
            (
                "Последний день начать без перерыва",
                "При более позднем начале обслуживание прервётся или понадобится платное продление.",
            ),
        ],
    ))
}

fn data_deleted(answer: &Answer, row: Row<'_>) -> Option<Event> {
    let day = row.option?.data_deleted.filter(|day| *day >= answer.document.plan.as_of)?;
    let event = about(
        answer,
        row,
        "data-kept-until",
        When::Day(day),
        [
            ("Last day data is kept", "What was not moved to a new licence is deleted after this day."),
            (
                "Последний день хранения данных",
                "После этого дня удаляется всё, что не перешло на новую лицензию.",
            ),
        ],
    );
    Some(Event { alarms: vec![WEEK_BEFORE], ..event })
}

fn rights_end(answer: &Answer) -> Option<Event> {
    let day = answer.document.plan.customer.gdap_ends?;
    let customer = line(&answer.document.plan.customer.name);
    let (title, says) = match answer.language {
        Language::En => ("Admin rights (GDAP) end", "Ask for them again before this day if work is left."),
        Language::Ru => (
            "Права администратора (GDAP) заканчиваются",
            "Если работа не закончена, запросите их снова до этого дня.",
        ),
    };
    Some(Event {
        uid: uid(answer, "plan/rights-end"),
        when: When::Day(day),
        summary: if customer.is_empty() { title.to_owned() } else { format!("{title}: {customer}") },
        description: says.to_owned(),
        category: labels::actor(answer.language, Actor::Partner).to_owned(),
        alarms: vec![WEEK_BEFORE, DAY_BEFORE],
    })
}
