//! Why a row did not go in, in a sentence that stands by itself: where it is, and what is wrong with it.

use crate::{
    i18n::Language,
    import::outcome::{Outcome, RowView},
};

/// The sentence of a row: its line, and why it was set aside or rejected; `None` for a row that went in.
#[must_use]
pub fn row(language: Language, row: &RowView<'_>) -> Option<String> {
    let code = row.reason?;
    let why = row
        .problem
        .map_or_else(|| reason(language, code).to_owned(), |problem| super::problem(language, problem));
    Some(match language {
        Language::En => format!("Line {}: {why}", row.line),
        Language::Ru => format!("Строка {}: {why}", row.line),
    })
}

/// What became of a row, in a word.
#[must_use]
pub const fn outcome(language: Language, outcome: Outcome) -> &'static str {
    match (language, outcome) {
        (Language::En, Outcome::Taken) => "taken",
        (Language::En, Outcome::SetAside) => "set aside",
        (Language::En, Outcome::Rejected) => "rejected",
        (Language::Ru, Outcome::Taken) => "взята",
        (Language::Ru, Outcome::SetAside) => "отложена",
        (Language::Ru, Outcome::Rejected) => "отклонена",
    }
}

/// The sentence of a code alone, for lists by reason and for rows whose own words are no longer kept.
#[must_use]
pub fn reason(language: Language, code: &str) -> &'static str {
    let (english, russian) = match code {
        "total-line" => ("A line of totals.", "Строка итогов."),
        "repeated-header" => ("The header once more.", "Ещё раз заголовок."),
        "free-product" => (
            "A product that is free or comes with something else; there is nothing to move.",
            "Бесплатный продукт или дополнение к другому; переносить нечего.",
        ),
        "trial" => (
            "A trial; it cannot be moved, only bought anew.",
            "Пробная подписка; её нельзя перенести, только купить заново.",
        ),
        "no-seats-left" => (
            "No seats: the subscription has ended or was never paid for.",
            "Мест нет: подписка закончилась или не была оплачена.",
        ),
        "suspended" => (
            "Suspended: nobody can use it, and its data will be deleted.",
            "Приостановлена: ею нельзя пользоваться, данные будут удалены.",
        ),
        "not-active" => (
            "Its state says that it is over, or has not begun.",
            "Судя по состоянию, она закончилась или ещё не началась.",
        ),
        "usage-based" => ("Charged by use, not by seat.", "Оплата по использованию, а не за место."),
        "not-licence" => ("Not a licence of a cloud service.", "Это не лицензия облачной службы."),
        "unlicensed" => ("A user without a licence.", "Пользователь без лицензии."),
        "other-charge" => (
            "A charge that does not say what is held.",
            "Начисление, из которого не видно, что есть у клиента.",
        ),
        "duplicate" => ("The same as an earlier line.", "Повтор одной из предыдущих строк."),
        "older-price" => (
            "The list has a newer price of the same product.",
            "В списке есть более новая цена того же продукта.",
        ),
        "deleted" => ("The list marks it as withdrawn.", "В списке помечена как снятая с продажи."),
        "migration-unfinished" => (
            "The migration is not complete: there is no new subscription yet.",
            "Миграция не завершена: новой подписки ещё нет.",
        ),
        "no-product" => ("No product is named.", "Продукт не назван."),
        "no-seats" => ("The number of seats is missing.", "Не указано число мест."),
        "seats-out-of-range" => {
            ("1 to 10,000,000 seats are possible.", "Число мест может быть от 1 до 10 000 000.")
        }
        "bad-number" => (
            "Where a whole number belongs stands something else.",
            "На месте целого числа стоит что-то другое.",
        ),
        "ragged-row" => (
            "There are more cells than headers: the row cannot be told apart. Is a quotation mark missing?",
            "Ячеек больше, чем заголовков: строку не разобрать. Не пропущена ли кавычка?",
        ),
        "not-a-record" => (
            "This entry of the list is not an object with fields.",
            "Этот элемент списка — не запись с полями.",
        ),
        "missing-field" => ("A cell that is needed is empty.", "Нужная ячейка пуста."),
        "odd-id" => ("An id is not in its usual form.", "Идентификатор записан не так, как обычно."),
        "lost-units" => (
            "The export wrote the name of a type in place of the numbers. Export it again with the units as columns, or as JSON.",
            "Вместо чисел выгрузка записала название типа. Выгрузите ещё раз: числа отдельными столбцами или в JSON.",
        ),
        "unknown-layout" => (
            "None of the known layouts has these columns.",
            "Ни у одной известной выгрузки нет таких столбцов.",
        ),
        "other-kind" => (
            "The file is of a kind that does not say what the customer has.",
            "Это файл такого вида, в котором не сказано, что есть у клиента.",
        ),
        _ => ("It could not be used.", "Её не удалось использовать."),
    };
    match language {
        Language::En => english,
        Language::Ru => russian,
    }
}
