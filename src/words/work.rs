//! What the rule book, the steps, the portfolio and the guided path say.

use changeover_planner::i18n::{self, Language};

/// The phrases of these screens in one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is the phrase of its name")]
pub struct Work {
    pub rules_all: &'static str,
    pub rules_on_day: &'static str,
    pub rules_between: &'static str,
    pub day: &'static str,
    pub first_day: &'static str,
    pub second_day: &'static str,
    pub how_sure: &'static str,
    pub any: &'static str,
    pub channel: &'static str,
    pub in_this_plan: &'static str,
    pub begins: &'static str,
    pub ended: &'static str,
    pub show_all_rules: &'static str,
    pub no_rules: &'static str,
    pub read: &'static str,
    pub open_only: &'static str,
    pub done_on: &'static str,
    pub plan_find: &'static str,
    pub sort: &'static str,
    pub by_deadline: &'static str,
    pub by_risk: &'static str,
    pub by_name: &'static str,
    pub overdue: &'static str,
    pub within: [&'static str; 3],
    pub export_chosen: &'static str,
    pub import_many: &'static str,
    pub choose_plan: &'static str,
    pub at_risk: &'static str,
    pub plans: &'static str,
    pub deadlines: &'static str,
    pub customer: &'static str,
    pub no_deadlines: &'static str,
    pub reading: &'static str,
    pub stop: &'static str,
    pub work_out_rest: &'static str,
    pub guide_title: &'static str,
    pub guide: [(&'static str, &'static str); 4],
    pub guide_done: &'static str,
}

pub static EN: Work = Work {
    rules_all: "All rules",
    rules_on_day: "On one day",
    rules_between: "What changed",
    day: "Day",
    first_day: "After",
    second_day: "Up to",
    how_sure: "How sure",
    any: "any",
    channel: "Bought from",
    in_this_plan: "Only rules that spoke in the open plan",
    begins: "begins",
    ended: "ends",
    show_all_rules: "Show all rules",
    no_rules: "No rule fits. Take a filter away, or search for another word.",
    read: "Sources",
    open_only: "Open only",
    done_on: "Done on",
    plan_find: "Find a plan or customer",
    sort: "Sort by",
    by_deadline: "next deadline",
    by_risk: "money at risk",
    by_name: "name",
    overdue: "overdue",
    within: ["30 days", "60 days", "90 days"],
    export_chosen: "Export the chosen plans",
    import_many: "Add customers from files",
    choose_plan: "Choose",
    at_risk: "At risk if nobody acts",
    plans: "Plans",
    deadlines: "Deadlines within",
    customer: "Customer",
    no_deadlines: "Nothing is due in that time.",
    reading: "Reading the plans kept here…",
    stop: "Stop",
    work_out_rest: "Work out the other plans",
    guide_title: "A short tour of this sample",
    guide: [
        (
            "subscriptions",
            "Seven subscriptions, one for each way to move. Open a row with the arrow before its name to see why.",
        ),
        ("timeline", "Drag a start, or focus it and press the arrow keys: the money answers while you move."),
        ("compare", "See what every start day would cost, and what the plan looks like under other aims."),
        ("steps", "Who does what by when; tick it off, note it, take it into a calendar."),
    ],
    guide_done: "Close the tour",
};

pub static RU: Work = Work {
    rules_all: "Все правила",
    rules_on_day: "На один день",
    rules_between: "Что изменилось",
    day: "День",
    first_day: "После",
    second_day: "По",
    how_sure: "Достоверность",
    any: "любая",
    channel: "Канал покупки",
    in_this_plan: "Только правила, сказавшие что-то в открытом плане",
    begins: "начинает действовать",
    ended: "перестаёт действовать",
    show_all_rules: "Показать все правила",
    no_rules: "Подходящих правил нет. Уберите фильтр или поищите другое слово.",
    read: "Источники",
    open_only: "Только открытые",
    done_on: "Сделано",
    plan_find: "Найти план или клиента",
    sort: "Упорядочить",
    by_deadline: "по ближайшему сроку",
    by_risk: "по деньгам под угрозой",
    by_name: "по названию",
    overdue: "просрочено",
    within: ["30 дней", "60 дней", "90 дней"],
    export_chosen: "Выгрузить выбранные планы",
    import_many: "Добавить клиентов из файлов",
    choose_plan: "Выбрать",
    at_risk: "Под угрозой, если ничего не делать",
    plans: "Планы",
    deadlines: "Сроки в ближайшие",
    customer: "Клиент",
    no_deadlines: "В это время сроков нет.",
    reading: "Читаем сохранённые здесь планы…",
    stop: "Остановить",
    work_out_rest: "Просчитать остальные планы",
    guide_title: "Короткая прогулка по примеру",
    guide: [
        (
            "subscriptions",
            "Семь подписок — по одной на каждый способ переноса. Откройте строку стрелкой перед названием, и станет видно почему.",
        ),
        ("timeline", "Потяните начало мышью или выберите его и нажимайте стрелки: деньги отвечают сразу."),
        ("compare", "Посмотрите, сколько стоит каждый день начала и как выглядит план с другими целями."),
        ("steps", "Кто, что и когда делает; отмечайте, пишите заметки, заберите в календарь."),
    ],
    guide_done: "Закрыть",
};

/// "Show more (1,900 left)".
#[must_use]
pub fn more(language: Language, left: usize) -> String {
    let left = i18n::number(left as u64);
    match language {
        Language::En => format!("Show more ({left} left)"),
        Language::Ru => format!("Показать ещё (осталось: {left})"),
    }
}

/// "Worked out: 412 of 2,000 plans".
#[must_use]
pub fn worked_out(language: Language, done: usize, all: usize) -> String {
    let (done, all) = (i18n::number(done as u64), i18n::number(all as u64));
    match language {
        Language::En => format!("Worked out: {done} of {all} plans"),
        Language::Ru => format!("Просчитано планов: {done} из {all}"),
    }
}

/// "7 of 24 done".
#[must_use]
pub fn done_of(language: Language, done: usize, all: usize) -> String {
    let (done, all) = (i18n::number(done as u64), i18n::number(all as u64));
    match language {
        Language::En => format!("{done} of {all} done"),
        Language::Ru => format!("Сделано {done} из {all}"),
    }
}

/// "12 of 150 rules".
#[must_use]
pub fn rules_of(language: Language, shown: usize, all: usize) -> String {
    let (shown, all) = (i18n::number(shown as u64), i18n::number(all as u64));
    match language {
        Language::En => format!("{shown} of {all} rules"),
        Language::Ru => format!("Правил: {shown} из {all}"),
    }
}
