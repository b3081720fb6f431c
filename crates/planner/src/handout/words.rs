//! Headings of handouts in both languages.

use crate::i18n::Language;

macro_rules! words {
    ($($name:ident: $english:literal, $russian:literal;)*) => {
        /// Headings and short phrases.
        pub(super) struct Words { $(pub $name: &'static str),* }
        static ENGLISH: Words = Words { $($name: $english),* };
        static RUSSIAN: Words = Words { $($name: $russian),* };
    };
}

words! {
    proposal: "Moving your Microsoft licences", "Переход лицензий Microsoft";
    prepared_for: "Prepared for", "Подготовлено для";
    prepared_by: "Prepared by", "Подготовил";
    as_of: "As of", "По состоянию на";
    edition: "Rules as checked on", "Правила проверены";
    summary: "In short", "Коротко";
    timeline: "On the calendar", "На календаре";
    moves: "What moves, and how", "Что и как переходит";
    steps: "Who does what, and by when", "Кто, что и к какому сроку делает";
    steps_table: "Steps", "Шаги";
    money: "Money", "Деньги";
    users_notice: "What users will notice", "Что заметят пользователи";
    assumptions: "What this rests on", "На чём это основано";
    rules: "Rules applied", "Применённые правила";
    reopens: "This file carries its plan: dropped into Changeover, it opens as the plan it shows.", "Файл содержит свой план: перетащите его в Changeover, и план откроется.";
    subscriptions: "Subscriptions", "Подписки";
    id: "Row id", "Ид. строки";
    product: "Product", "Продукт";
    part_number: "Part number", "Артикул";
    channel: "Channel", "Канал";
    seller: "Seller", "Продавец";
    seats: "Seats", "Количество лицензий";
    assigned: "Assigned", "Назначено";
    term: "Term", "Срок";
    billing: "Billing", "Оплата";
    start: "Start date", "Дата начала";
    end: "End date", "Дата окончания";
    way: "Way to move", "Способ перехода";
    possible: "Possible?", "Возможно?";
    bought: "Bought instead", "Покупается";
    new_seats: "New seats", "Новых лицензий";
    new_start: "Starts in CSP", "Начало в CSP";
    last_access: "Old one usable until", "Старая работает до";
    gap_days: "Days without service", "Дней без обслуживания";
    overlap_days: "Days paid twice", "Дней двойной оплаты";
    users: "Users to reassign", "Переназначить пользователей";
    note: "Note", "Заметка";
    due: "By", "Срок до";
    earliest: "Not before", "Не раньше";
    who: "Who", "Кто";
    what: "What", "Что";
    how: "How", "Как";
    done_on: "Done on", "Выполнено";
    currency: "Currency", "Валюта";
    old_monthly: "Per month today", "В месяц сегодня";
    new_monthly: "Per month after", "В месяц после";
    first_term: "First term", "Первый срок";
    paid_twice: "Paid twice", "Оплачено дважды";
    forfeited: "Paid for nothing", "Оплачено впустую";
    refund: "Comes back", "Возвращается";
    bridge: "Paid extension", "Платное продление";
    total: "Total", "Итого";
    unknown: "not known", "неизвестно";
    nobody: "Nobody", "Никого";
    tile_start: "Start", "Начало";
    tile_gap: "Without service", "Без обслуживания";
    tile_twice: "Paid twice", "Оплачено дважды";
    tile_users: "Users affected", "Затронуто пользователей";
    tile_monthly: "Per month after", "В месяц после";
    since: "since", "с";
    until: "until", "до";
    always: "undated", "без даты";
    stays: "stays where it is", "остаётся на месте";
    no_way: "no way to move it as it stands", "в нынешнем виде перейти нельзя";
    picture: "Timeline of the move", "Календарь перехода";
    old_term: "old subscription", "старая подписка";
    new_term: "new subscription", "новая подписка";
    legend_twice: "paid twice", "оплачено дважды";
    legend_gap: "without service", "без обслуживания";
    legend_grace: "free days", "бесплатные дни";
    legend_extension: "paid extension", "платное продление";
    legend_kept: "data kept", "данные хранятся";
    legend_step: "deadline", "срок шага";
    more_rows: "more subscriptions: see the table", "подписок ещё: см. таблицу";
    customer: "Customer", "Клиент";
    partner: "Partner", "Партнёр";
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Words {
        match language {
            Language::En => &ENGLISH,
            Language::Ru => &RUSSIAN,
        }
    }
}
