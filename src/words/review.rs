//! What the page says about files on their way into a plan.

use changeover_planner::i18n::{self, Language};

/// The phrases in one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is the phrase of its name")]
pub struct Review {
    pub title: &'static str,
    pub reading: &'static str,
    pub working: &'static str,
    pub stop: &'static str,
    pub failed_unavailable: &'static str,
    pub failed_unreadable: &'static str,
    pub failed_crashed: &'static str,
    pub failed_refused: &'static str,
    pub read: &'static str,
    pub taken: &'static str,
    pub aside: &'static str,
    pub rejected: &'static str,
    pub row_taken: &'static str,
    pub row_aside: &'static str,
    pub row_rejected: &'static str,
    pub see_rows: &'static str,
    pub hide_rows: &'static str,
    pub more_rows: &'static str,
    pub all_rows: &'static str,
    pub row_line: &'static str,
    pub row_outcome: &'static str,
    pub row_reason: &'static str,
    pub row_preview: &'static str,
    pub found: &'static str,
    pub questions: &'static str,
    pub once: &'static str,
    pub pick: &'static str,
    pub price_unit: &'static str,
    pub inventories: &'static str,
    pub inventories_says: &'static str,
    pub see_columns: &'static str,
    pub all: &'static str,
    pub none: &'static str,
    pub changes: &'static str,
    pub changes_says: &'static str,
    pub no_changes: &'static str,
    pub change_new: &'static str,
    pub change_gone: &'static str,
    pub change_changed: &'static str,
    pub accept_new: &'static str,
    pub accept_into: &'static str,
    pub keep_all: &'static str,
    pub dismiss: &'static str,
    pub nothing: &'static str,
    pub unknown: &'static str,
    pub more: &'static str,
}

pub(super) static EN: Review = Review {
    title: "What was read",
    reading: "Reading",
    working: "Working out what the files hold",
    stop: "Stop reading",
    failed_unavailable: "The part of this site that reads files could not be fetched. Check the connection and drop the files again.",
    failed_unreadable: "The browser could not read a file. It may have been moved or changed since it was chosen; drop it again.",
    failed_crashed: "Reading stopped: the files are most likely too large for this browser's memory. Your plans are untouched; try them in smaller pieces.",
    failed_refused: "This site's parts do not understand each other. Reload the page and drop the files again.",
    read: "rows read",
    taken: "taken",
    aside: "set aside",
    rejected: "rejected",
    row_taken: "taken",
    row_aside: "set aside",
    row_rejected: "rejected",
    see_rows: "Look at every row",
    hide_rows: "Hide the rows",
    more_rows: "Show more rows",
    all_rows: "all",
    row_line: "Line",
    row_outcome: "Outcome",
    row_reason: "Reason",
    row_preview: "First cells",
    found: "Subscriptions found",
    questions: "What the files do not say",
    once: "Asked once for all rows; remembered for the next file with the same columns.",
    pick: "Choose",
    price_unit: "per seat and month",
    inventories: "Customers and currencies in these files",
    inventories_says: "A plan is about one customer and one currency. Each one you tick gets a plan of its own; nothing is converted.",
    see_columns: "What the columns mean",
    all: "All",
    none: "None",
    changes: "What differs from the open plan",
    changes_says: "Only what is ticked is changed.",
    no_changes: "Nothing differs from the open plan.",
    change_new: "new",
    change_gone: "no longer in the files",
    change_changed: "changed",
    accept_new: "Make a plan",
    accept_into: "Take into the open plan",
    keep_all: "Keep all that are new",
    dismiss: "Do not keep",
    nothing: "Nothing in these files can become a plan.",
    unknown: "not recognised",
    more: "and more",
};

pub(super) static RU: Review = Review {
    title: "Что прочитано",
    reading: "Читаем",
    working: "Разбираем содержимое файлов",
    stop: "Остановить чтение",
    failed_unavailable: "Не удалось загрузить часть сайта, которая читает файлы. Проверьте подключение и перетащите файлы снова.",
    failed_unreadable: "Браузер не смог прочитать файл. Возможно, его переместили или изменили; перетащите его снова.",
    failed_crashed: "Чтение прервалось: скорее всего, файлам не хватило памяти браузера. Ваши планы не тронуты; попробуйте по частям.",
    failed_refused: "Части сайта не понимают друг друга. Обновите страницу и перетащите файлы снова.",
    read: "прочитано строк",
    taken: "взято",
    aside: "отложено",
    rejected: "отклонено",
    row_taken: "взята",
    row_aside: "отложена",
    row_rejected: "отклонена",
    see_rows: "Посмотреть каждую строку",
    hide_rows: "Скрыть строки",
    more_rows: "Показать ещё строки",
    all_rows: "все",
    row_line: "Строка",
    row_outcome: "Итог",
    row_reason: "Причина",
    row_preview: "Первые ячейки",
    found: "Найденные подписки",
    questions: "Чего в файлах нет",
    once: "Спрашиваем один раз для всех строк; запомним для следующего файла с такими же столбцами.",
    pick: "Выберите",
    price_unit: "за лицензию в месяц",
    inventories: "Клиенты и валюты в этих файлах",
    inventories_says: "План составляется для одного клиента в одной валюте. Для каждой отмеченной строки будет свой план; пересчёта нет.",
    see_columns: "Что означают столбцы",
    all: "Все",
    none: "Ни одного",
    changes: "Чем файлы отличаются от открытого плана",
    changes_says: "Меняется только отмеченное.",
    no_changes: "Отличий от открытого плана нет.",
    change_new: "новая",
    change_gone: "в файлах больше нет",
    change_changed: "изменилась",
    accept_new: "Составить план",
    accept_into: "Внести в открытый план",
    keep_all: "Взять все новые",
    dismiss: "Не брать",
    nothing: "Из этих файлов план не получится.",
    unknown: "не распознан",
    more: "и ещё",
};

/// "40.2 of 100.0 MB".
#[must_use]
pub fn bytes_of(language: Language, done: u64, total: u64) -> String {
    let tenths = |bytes: u64| {
        let tenths = (bytes + 50_000) / 100_000;
        let mark = if language == Language::Ru { ',' } else { '.' };
        format!("{}{mark}{}", i18n::number(tenths / 10), tenths % 10)
    };
    match language {
        Language::En => format!("{} of {} MB", tenths(done), tenths(total)),
        Language::Ru => format!("{} из {} МБ", tenths(done), tenths(total)),
    }
}

/// "Make 3 plans".
#[must_use]
pub fn make_plans(language: Language, n: u64) -> String {
    let word = match language {
        Language::En => language.plural(n, ["plan", "plans", "plans"]),
        Language::Ru => language.plural(n, ["план", "плана", "планов"]),
    };
    match language {
        Language::En => format!("Make {} {word}", i18n::number(n)),
        Language::Ru => format!("Составить {} {word}", i18n::number(n)),
    }
}
