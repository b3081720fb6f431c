//! Phrases with numbers in them.

use changeover_planner::{
    i18n::{self, Language},
    model::{Date, Money},
};

/// "3 days".
#[must_use]
pub fn days(language: Language, n: u64) -> String {
    let word = match language {
        Language::En => language.plural(n, ["day", "days", "days"]),
        Language::Ru => language.plural(n, ["день", "дня", "дней"]),
    };
    format!("{} {word}", i18n::number(n))
}

/// "40 seats".
#[must_use]
pub fn seats(language: Language, n: u64) -> String {
    let word = match language {
        Language::En => language.plural(n, ["seat", "seats", "seats"]),
        Language::Ru => language.plural(n, ["лицензию", "лицензии", "лицензий"]),
    };
    format!("{} {word}", i18n::number(n))
}

/// "12 subscriptions".
#[must_use]
pub fn subscriptions(language: Language, n: u64) -> String {
    let word = match language {
        Language::En => language.plural(n, ["subscription", "subscriptions", "subscriptions"]),
        Language::Ru => language.plural(n, ["подписка", "подписки", "подписок"]),
    };
    format!("{} {word}", i18n::number(n))
}

/// "Added 12 subscriptions."
#[must_use]
pub fn added(language: Language, n: u64) -> String {
    match language {
        Language::En => format!("Added: {}.", subscriptions(language, n)),
        Language::Ru => format!("Добавлено: {}.", subscriptions(language, n)),
    }
}

/// "Buy 40 seats on 14 March 2027."
#[must_use]
pub fn buy_on(language: Language, n: u64, day: Date) -> String {
    let (seats, day) = (seats(language, n), i18n::date(language, day));
    match language {
        Language::En => format!("Buy {seats} on {day}."),
        Language::Ru => format!("Купить {seats} {day}"),
    }
}

/// "Buy 40 seats from 14 March to 2 June 2027."
#[must_use]
pub fn buy_between(language: Language, n: u64, first: Date, last: Date) -> String {
    let (seats, first, last) = (seats(language, n), i18n::date(language, first), i18n::date(language, last));
    match language {
        Language::En => format!("Buy {seats} between {first} and {last}."),
        Language::Ru => format!("Купить {seats} с {first} по {last}"),
    }
}

/// "Take over 40 seats on 14 March 2027." (transfer)
#[must_use]
pub fn take_over_on(language: Language, n: u64, day: Date) -> String {
    let (seats, day) = (seats(language, n), i18n::date(language, day));
    match language {
        Language::En => format!("Take over {seats} from {day}."),
        Language::Ru => format!("Принять {seats} с {day}"),
    }
}

/// "3 days without service."
#[must_use]
pub fn gap(language: Language, n: u64) -> String {
    match language {
        Language::En => format!("{} without service.", days(language, n)),
        Language::Ru => format!("Без обслуживания: {}.", days(language, n)),
    }
}

/// "One day paid twice, 33.00 USD."
#[must_use]
pub fn paid_twice(language: Language, n: u64, cost: Option<Money>, currency: &str) -> String {
    let cost = cost.map(|cost| format!(", {}", i18n::money(language, cost, currency))).unwrap_or_default();
    match language {
        Language::En if n == 1 => format!("One day paid twice{cost}."),
        Language::En => format!("{} paid twice{cost}.", days(language, n)),
        Language::Ru => format!("Дважды оплачено: {}{cost}.", days(language, n)),
    }
}

/// "12 users are reassigned."
#[must_use]
pub fn reassigned(language: Language, n: u64) -> String {
    match language {
        Language::En if n == 1 => "One user is reassigned.".to_owned(),
        Language::En => format!("{} users are reassigned.", i18n::number(n)),
        Language::Ru => {
            let word = language.plural(n, ["пользователя", "пользователей", "пользователей"]);
            format!("Переназначить {} {word}.", i18n::number(n))
        }
    }
}

/// "The paid extension costs 120.00 USD."
#[must_use]
pub fn bridged(language: Language, cost: Money, currency: &str) -> String {
    let cost = i18n::money(language, cost, currency);
    match language {
        Language::En => format!("The paid extension costs {cost}."),
        Language::Ru => format!("Платное продление обойдётся в {cost}."),
    }
}

/// "Rows 1–30 of 10,000".
#[must_use]
pub fn rows_of(language: Language, first: u64, last: u64, all: u64) -> String {
    let (first, last, all) = (i18n::number(first), i18n::number(last), i18n::number(all));
    match language {
        Language::En => format!("Rows {first}–{last} of {all}"),
        Language::Ru => format!("Строки {first}–{last} из {all}"),
    }
}

/// "1,204 kB", of a text of so many UTF-16 units.
#[must_use]
pub fn size(language: Language, units: usize) -> String {
    let bytes = units as u64 * 2;
    let (amount, [en, ru]) = match bytes {
        0..10_000 => (bytes, ["B", "Б"]),
        10_000..10_000_000 => (bytes / 1000, ["kB", "кБ"]),
        _ => (bytes / 1_000_000, ["MB", "МБ"]),
    };
    let unit = match language {
        Language::En => en,
        Language::Ru => ru,
    };
    format!("{} {unit}", i18n::number(amount))
}

/// "120.00 USD are lost."
#[must_use]
pub fn lost(language: Language, lost: Money, currency: &str) -> String {
    let lost = i18n::money(language, lost, currency);
    match language {
        Language::En => format!("{lost} paid for days nobody uses."),
        Language::Ru => format!("За неиспользованные дни уйдёт {lost}."),
    }
}

/// "40 seats", standing alone.
#[must_use]
pub fn seats_plain(language: Language, n: u64) -> String {
    match language {
        Language::En => seats(language, n),
        Language::Ru => {
            format!("{} {}", i18n::number(n), language.plural(n, ["лицензия", "лицензии", "лицензий"]))
        }
    }
}

/// "gap of 3 days".
#[must_use]
pub fn gap_short(language: Language, n: u64) -> String {
    match language {
        Language::En => format!("gap: {}", days(language, n)),
        Language::Ru => format!("перерыв: {}", days(language, n)),
    }
}
