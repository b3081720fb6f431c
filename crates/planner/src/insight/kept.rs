//! Which kept plans come out otherwise under the rules and prices of this release than when they were saved, and by how much: a
//! document keeps its headline figures and the edition they were worked out with.

use super::told::{Figures as Table, Input, InputKind, Told, Tone, either};
use crate::{
    document::{self, Document, Figures},
    engine,
    i18n::{self, Language, number},
    import::SourceFile,
    model::{Money, Plan},
};

/// A headline figure that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its name.
    pub name: &'static str,
    /// As it was saved.
    pub then: String,
    /// As it comes out now.
    pub now: String,
}

/// Works a plan out once more and compares; `None` when it was saved without figures.
#[must_use]
pub fn moved(document: &Document, language: Language) -> Option<Vec<Moved>> {
    let (then, now) = (document.figures?, figures(&document.plan));
    let currency = document.plan.currency.code();
    let money = |sum: Option<Money>| sum.map_or("—".to_owned(), |sum| i18n::money(language, sum, currency));
    let count = |count: u32| number(count.into());
    let compared = [
        (
            either(language, "paid twice", "дважды оплачено"),
            money(then.overlap_cost),
            money(now.overlap_cost),
        ),
        (either(language, "lost", "потеряно"), money(then.forfeited), money(now.forfeited)),
        (either(language, "comes back", "возвращается"), money(then.refund), money(now.refund)),
        (
            either(language, "paid extension", "платное продление"),
            money(then.bridge_cost),
            money(now.bridge_cost),
        ),
        (
            either(language, "days without service", "дней без обслуживания"),
            count(then.gap_days),
            count(now.gap_days),
        ),
        (
            either(language, "users to reassign", "переназначить пользователей"),
            count(then.users_to_reassign),
            count(now.users_to_reassign),
        ),
        (
            either(language, "new seats, a month", "новые места, в месяц"),
            money(then.new_monthly_cost),
            money(now.new_monthly_cost),
        ),
    ];
    let differ = compared.into_iter().filter(|(_, then, now)| then != now);
    Some(differ.map(|(name, then, now)| Moved { name, then, now }).collect())
}

fn figures(plan: &Plan) -> Figures {
    let totals = engine::evaluate(plan).totals;
    Figures {
        overlap_cost: totals.overlap_cost,
        forfeited: totals.forfeited,
        refund: totals.refund,
        bridge_cost: totals.bridge_cost,
        gap_days: totals.gap_days,
        users_to_reassign: totals.users_to_reassign,
        new_monthly_cost: totals.new_monthly_cost,
    }
}

/// Adds to an answer what has become of the plans that were handed in, and asks for them.
pub(super) fn add(told: &mut Told, language: Language, handed: &[SourceFile]) {
    told.inputs.push(Input {
        name: "file",
        label: either(language, "Check kept plans as well", "Проверить и сохранённые планы").to_owned(),
        kind: InputKind::File,
        value: String::new(),
    });
    if handed.is_empty() {
        return;
    }
    let mut table = Table::new(
        either(
            language,
            "Kept plans: as they were saved, and under the rules of this release",
            "Сохранённые планы: как сохранены и по правилам этого выпуска",
        ),
        &match language {
            Language::En => ["Plan", "Rules of", "Figure", "Then", "Now"],
            Language::Ru => ["План", "Правила от", "Цифра", "Было", "Стало"],
        },
    );
    let (mut changed, mut all, mut without) = (0_u64, 0_u64, 0_u64);
    let texts = handed.iter().map(|file| String::from_utf8_lossy(&file.bytes));
    for opened in texts.flat_map(|text| document::open_all(&text)) {
        let Some((document, moved)) =
            opened.ok().and_then(|document| moved(&document, language).map(|moved| (document, moved)))
        else {
            without += 1;
            continue;
        };
        all += 1;
        changed += u64::from(!moved.is_empty());
        let mut row = |tone: Tone, name: &str, then: &str, now: &str| {
            let cells = [&document.title, &document.rulebook, name, then, now];
            table.add(tone, cells.map(str::to_owned).to_vec());
        };
        if moved.is_empty() {
            row(Tone::Good, either(language, "as saved", "без изменений"), "", "");
        }
        for Moved { name, then, now } in &moved {
            row(Tone::Warns, name, then, now);
        }
    }
    if changed > 0 && told.tone == Tone::Good {
        told.tone = Tone::Warns;
    }
    let (changed, all) = (number(changed), number(all));
    told.lines.push(match language {
        Language::En => format!("Kept plans that come out otherwise now: {changed} of {all}."),
        Language::Ru => format!("Сохранённых планов с другими цифрами: {changed} из {all}."),
    });
    if without > 0 {
        let without = number(without);
        told.lines.push(match language {
            Language::En => format!("No plan, or saved without figures: {without}."),
            Language::Ru => format!("Не план или сохранён без цифр: {without}."),
        });
    }
    if !table.rows.is_empty() {
        told.tables.push(table);
    }
}
