//! What the move means for each person of a users export: who keeps everything, who gets another licence, what they lose and gain.
//! The names are in the answer and nowhere else: nothing of them goes into the plan.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    files::quoted,
    told::{Figures, Input, InputKind, Text, Told, Tone, either},
};
use crate::{
    catalog::{self, Entry},
    engine::{self, Reassignment},
    i18n::{self, Language, number},
    import::{Person, SourceFile, people},
    model::{Date, Plan, Product},
};

/// Rows a person reads; the files hold all.
const MOST_ROWS: usize = 100;

/// One licence that changes for one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// Who.
    pub person: String,
    /// What they hold today.
    pub from: String,
    /// What they get.
    pub to: String,
    /// The day the new one is there.
    pub day: Option<Date>,
    /// Services they lose; `None` where it is not recorded what is in one of the two.
    pub loses: Option<Vec<&'static str>>,
    /// Services they gain.
    pub gains: Option<Vec<&'static str>>,
}

/// Everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Impact {
    /// People with a licence in the export.
    pub people: usize,
    /// People none of whose licences changes.
    pub untouched: usize,
    /// What changes, person by person.
    pub changes: Vec<Changed>,
    /// People who hold a product the plan buys fewer seats of, with those seats: who goes without is for the customer to say.
    pub too_few: Vec<(String, usize, u32)>,
}

fn same(one: &Product, other: &Product) -> bool {
    match (catalog::find(one), catalog::find(other)) {
        (Some(one), Some(other)) => std::ptr::eq(one, other),
        _ => !one.name.is_empty() && one.name.eq_ignore_ascii_case(&other.name),
    }
}

/// Names of services, without plumbing.
fn services(old: Option<&Entry>, new: Option<&Entry>) -> Option<Vec<&'static str>> {
    let lost = catalog::lost(old?, &[new?])?;
    Some(lost.into_iter().map(|service| service.name).collect())
}

/// Works it out.
#[must_use]
pub fn impact(plan: &Plan, people: &[Person]) -> Impact {
    let evaluation = engine::evaluate(plan);
    let mut changes = Vec::new();
    let mut too_few = Vec::new();
    let mut touched = BTreeSet::new();
    for (sub, assessment) in plan.subscriptions.iter().zip(&evaluation.subscriptions) {
        let Some(option) = assessment.chosen_option() else { continue };
        let holders: Vec<&Person> =
            people.iter().filter(|person| person.holds.iter().any(|held| same(held, &sub.product))).collect();
        let target = sub.target.as_ref();
        match option.reassignment {
            Reassignment::None => {}
            Reassignment::Some => {
                let seats = target.and_then(|target| target.seats).unwrap_or(sub.seats);
                too_few.push((sub.product.name.clone(), holders.len(), seats));
            }
            Reassignment::All => {
                let new = target.and_then(|target| target.product.as_ref()).unwrap_or(&sub.product);
                let (old_entry, new_entry) = (catalog::find(&sub.product), catalog::find(new));
                for person in holders {
                    // Two subscriptions of one product change a person's licence once.
                    if !touched.insert((person.name.clone(), sub.product.name.clone())) {
                        continue;
                    }
                    changes.push(Changed {
                        person: person.name.clone(),
                        from: sub.product.name.clone(),
                        to: new.name.clone(),
                        day: option.new_start,
                        loses: services(old_entry, new_entry),
                        gains: services(new_entry, old_entry),
                    });
                }
            }
        }
    }
    let moved: BTreeSet<&str> = changes.iter().map(|change| change.person.as_str()).collect();
    Impact { people: people.len(), untouched: people.len() - moved.len(), changes, too_few }
}

impl Changed {
    /// The note to the person.
    #[must_use]
    pub fn note(&self, language: Language) -> String {
        let day = self.day.map(|day| i18n::date(language, day)).unwrap_or_default();
        let list = |names: &Option<Vec<&'static str>>| {
            names.as_ref().map(|names| names.join(", ")).unwrap_or_default()
        };
        let (loses, gains) = (list(&self.loses), list(&self.gains));
        let (from, to) = (&self.from, &self.to);
        let mut note = match language {
            Language::En => format!(
                "From {day} you work with {to} instead of {from}. Your mail, files and sign-in stay as they are."
            ),
            Language::Ru => {
                format!("С {day} у вас будет {to} вместо {from}. Почта, файлы и вход остаются прежними.")
            }
        };
        if !loses.is_empty() {
            note += &match language {
                Language::En => format!(" No longer included: {loses}."),
                Language::Ru => format!(" Больше не входит: {loses}."),
            };
        }
        if !gains.is_empty() {
            note += &match language {
                Language::En => format!(" New: {gains}."),
                Language::Ru => format!(" Добавится: {gains}."),
            };
        }
        note
    }
}

/// The answer in words, for a file that was handed in.
pub(super) fn told(plan: &Plan, language: Language, files: &[SourceFile]) -> Told {
    let input = Input {
        name: "file",
        label: either(language, "Hand in the users export", "Сдать выгрузку пользователей").to_owned(),
        kind: InputKind::File,
        value: String::new(),
    };
    let mut told = match files.first().map(people) {
        None => Told::new(
            Tone::Plain,
            either(
                language,
                "Hand in the export of active users: see who notices anything. The names stay on this machine and in no plan.",
                "Сдайте выгрузку активных пользователей и увидите, кто что заметит. Имена остаются на этом компьютере и не попадают в план.",
            ),
        ),
        Some(None) => Told::new(
            Tone::Bad,
            either(
                language,
                "This is no list of users with licences.",
                "Это не список пользователей с лицензиями.",
            ),
        ),
        Some(Some(people)) => found(plan, language, &people),
    };
    told.inputs.push(input);
    told
}

fn found(plan: &Plan, language: Language, people: &[Person]) -> Told {
    let impact = impact(plan, people);
    let count = |count: usize| number(u64::try_from(count).unwrap_or(u64::MAX));
    let (all, moved) = (count(impact.people), count(impact.people - impact.untouched));
    let tone = if impact.changes.is_empty() && impact.too_few.is_empty() { Tone::Good } else { Tone::Warns };
    let mut told = Told::new(
        tone,
        match language {
            Language::En => {
                format!("Of {all} people {moved} get another licence; the others notice nothing.")
            }
            Language::Ru => {
                format!("Людей: {all}. Другую лицензию получат: {moved}. Остальные ничего не заметят.")
            }
        },
    );
    for (product, holders, seats) in &impact.too_few {
        let (holders, seats) = (count(*holders), number((*seats).into()));
        told.lines.push(match language {
            Language::En => format!("{product}: {holders} people hold it, {seats} seats are bought; the customer says who goes without."),
            Language::Ru => format!("{product}: держателей {holders}, покупается лицензий {seats}; кто останется без неё, решает клиент."),
        });
    }
    let mut table = Figures::new(
        either(language, "Who gets what", "Кто что получит"),
        &match language {
            Language::En => ["Person", "Holds", "Gets", "Loses", "Gains"],
            Language::Ru => ["Человек", "Сейчас", "Получит", "Потеряет", "Приобретёт"],
        },
    );
    let unknown = either(language, "not recorded", "нет данных");
    let list = |names: &Option<Vec<&'static str>>| match names {
        None => unknown.to_owned(),
        Some(names) if names.is_empty() => "—".to_owned(),
        Some(names) => names.join(", "),
    };
    for change in impact.changes.iter().take(MOST_ROWS) {
        let tone = if change.loses.as_ref().is_some_and(|lost| !lost.is_empty()) {
            Tone::Warns
        } else {
            Tone::Plain
        };
        let cells = vec![
            change.person.clone(),
            change.from.clone(),
            change.to.clone(),
            list(&change.loses),
            list(&change.gains),
        ];
        table.add(tone, cells);
    }
    if !table.rows.is_empty() {
        told.tables.push(table);
        told.texts = texts(&impact, language);
    }
    told
}

/// The shortest list of changes, and a line for each person's mail.
fn texts(impact: &Impact, language: Language) -> Vec<Text> {
    let mut changes = String::from("UserPrincipalName,Remove,Add\r\n");
    let mut notes = String::from("UserPrincipalName,Text\r\n");
    for change in &impact.changes {
        let line =
            |cells: &[&str]| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
        changes += &line(&[&change.person, &change.from, &change.to]);
        notes += &line(&[&change.person, &change.note(language)]);
    }
    vec![
        Text {
            title: either(language, "List of licence changes", "Список замен").to_owned(),
            file: "changes.csv".to_owned(),
            body: changes,
        },
        Text {
            title: either(language, "A line for each person's mail", "Строка для письма каждому").to_owned(),
            file: "mail-merge.csv".to_owned(),
            body: notes,
        },
    ]
}
