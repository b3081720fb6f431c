//! Check our maths: the examples Microsoft prints, worked by hand, computed here and now with the rules of this release.

use serde::Deserialize;
use serde_json::Value;

use super::{
    kept,
    told::{Figures, Told, Tone, either},
};
use crate::{
    evaluate,
    i18n::{Language, number},
    import::SourceFile,
    rules,
};

/// Every printed example of the hand-worked cases.
const PRINTED: [&str; 17] = [
    include_str!("../../tests/scenarios/print/cancel-formula.json"),
    include_str!("../../tests/scenarios/print/coterm-month.json"),
    include_str!("../../tests/scenarios/print/coterm-month-month.json"),
    include_str!("../../tests/scenarios/print/coterm-month-three-years.json"),
    include_str!("../../tests/scenarios/print/coterm-month-year.json"),
    include_str!("../../tests/scenarios/print/est-price-billed-monthly.json"),
    include_str!("../../tests/scenarios/print/est-price-monthly-term.json"),
    include_str!("../../tests/scenarios/print/est-price-p1m.json"),
    include_str!("../../tests/scenarios/print/mig-billing.json"),
    include_str!("../../tests/scenarios/print/nce-term-end-29-february.json"),
    include_str!("../../tests/scenarios/print/nce-term-end-30-january.json"),
    include_str!("../../tests/scenarios/print/nce-term-end-31-january.json"),
    include_str!("../../tests/scenarios/print/nce-term-end-31-january-leap.json"),
    include_str!("../../tests/scenarios/print/nce-term-end-31-monthly-plan.json"),
    include_str!("../../tests/scenarios/print/nce-term-end-p3y.json"),
    include_str!("../../tests/scenarios/print/xfer-billing.json"),
    include_str!("../../tests/scenarios/print/xfer-billing-monthly.json"),
];

/// What names an object in a list.
const NAMES: [&str; 5] = ["id", "strategy", "rule", "subject", "action"];

#[derive(Deserialize)]
struct Case {
    name: String,
    source: String,
    worked: Vec<String>,
    plan: Value,
    expect: Value,
}

/// One example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Its name.
    pub name: String,
    /// Rules and sources it is worked from.
    pub source: String,
    /// The working, line by line, in English.
    pub worked: Vec<String>,
    /// How many values are worked out.
    pub values: u32,
    /// What comes out otherwise.
    pub wrong: Vec<String>,
}

/// Computes every example.
#[must_use]
pub fn checks() -> Vec<Check> {
    PRINTED.iter().filter_map(|text| check(text)).collect()
}

/// Computes one example; `None` when the text is none.
#[must_use]
pub fn check(text: &str) -> Option<Check> {
    let Case { name, source, worked, plan, expect } = serde_json::from_str(text).ok()?;
    let mut check = Check { name, source, worked, values: 0, wrong: Vec::new() };
    let answer = evaluate(&plan.to_string(), Language::En);
    match answer.ok().and_then(|text| serde_json::from_str::<Value>(&text).ok()) {
        None => check.wrong.push("the plan does not open".to_owned()),
        Some(found) => compare("", &expect, &found, &mut check),
    }
    Some(check)
}

/// Everything that is expected must be there; what is not mentioned is not looked at.
fn compare(place: &str, expected: &Value, found: &Value, check: &mut Check) {
    let inside = |name: &str| if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (name, value) in expected {
                compare(&inside(name), value, found.get(name).unwrap_or(&Value::Null), check);
            }
        }
        (Value::Array(expected), Value::Array(found)) => {
            for item in expected {
                let same = |other: &&Value| {
                    NAMES.iter().all(|name| item.get(name).is_none() || item.get(name) == other.get(name))
                };
                let label = NAMES.iter().find_map(|name| item.get(name)?.as_str()).unwrap_or("?");
                match found.iter().find(same) {
                    Some(other) => compare(&inside(label), item, other, check),
                    None => check.wrong.push(inside(label)),
                }
            }
        }
        _ => {
            check.values += 1;
            if expected != found {
                check.wrong.push(format!("{place}: {expected} → {found}"));
            }
        }
    }
}

/// The answer in words.
pub(super) fn told(language: Language, handed: &[SourceFile]) -> Told {
    let checks = checks();
    let count = |count: usize| number(u64::try_from(count).unwrap_or(u64::MAX));
    let wrong = checks.iter().filter(|check| !check.wrong.is_empty()).count();
    let (all, wrong_count) = (count(checks.len()), count(wrong));
    let edition = rules::EDITION;
    let (tone, sentence) = match (language, wrong) {
        (Language::En, 0) => (
            Tone::Good,
            format!("All {all} printed examples come out as worked by hand (rules of {edition})."),
        ),
        (Language::Ru, 0) => (
            Tone::Good,
            format!("Все печатные примеры ({all}) сходятся с расчётом вручную (правила от {edition})."),
        ),
        (Language::En, _) => {
            (Tone::Bad, format!("{wrong_count} of {all} printed examples come out otherwise."))
        }
        (Language::Ru, _) => (Tone::Bad, format!("Не сходятся примеры: {wrong_count} из {all}.")),
    };
    let mut told = Told::new(tone, sentence);
    let mut table = Figures::new(
        either(
            language,
            "Microsoft’s printed examples, computed now",
            "Печатные примеры Microsoft, вычисленные сейчас",
        ),
        &match language {
            Language::En => ["Example", "Source", "Values", "Result"],
            Language::Ru => ["Пример", "Источник", "Значений", "Итог"],
        },
    );
    for check in &checks {
        let (tone, result) = match check.wrong.first() {
            None => (Tone::Good, either(language, "as worked", "сходится").to_owned()),
            Some(first) => (Tone::Bad, first.clone()),
        };
        table.add(tone, vec![check.name.clone(), check.source.clone(), number(check.values.into()), result]);
    }
    told.tables.push(table);
    kept::add(&mut told, language, handed);
    told
}
