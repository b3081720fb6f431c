//! The words a line is made of, in English and Russian.

use crate::model::{Billing, Channel, Term};

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    AutoRenew(bool),
    CancelAtEnd,
    Trial,
    Promotion,
    Channel(Channel),
    Commitment(Option<Term>, Option<Billing>),
}

/// What a day is the day of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Start,
    End,
    /// The day after the end.
    Renewal,
    Purchased,
}

/// Phrases and what they say. Words are separated by blanks; `*` stands for any ending. Longer phrases win.
pub(super) const PHRASES: &[(&str, Says)] = &[
    ("auto renew* off", Says::AutoRenew(false)),
    ("autorenew* off", Says::AutoRenew(false)),
    ("auto renew* no", Says::AutoRenew(false)),
    ("auto renew* disabled", Says::AutoRenew(false)),
    ("no auto renew*", Says::AutoRenew(false)),
    ("no autorenew*", Says::AutoRenew(false)),
    ("without auto renew*", Says::AutoRenew(false)),
    ("автопродлени* выкл*", Says::AutoRenew(false)),
    ("автопродлени* откл*", Says::AutoRenew(false)),
    ("автопродлени* нет", Says::AutoRenew(false)),
    ("без автопродлени*", Says::AutoRenew(false)),
    ("не продлевать", Says::AutoRenew(false)),
    ("auto renew* on", Says::AutoRenew(true)),
    ("autorenew* on", Says::AutoRenew(true)),
    ("auto renew*", Says::AutoRenew(true)),
    ("autorenew*", Says::AutoRenew(true)),
    ("автопродлени* вкл*", Says::AutoRenew(true)),
    ("с автопродлени*", Says::AutoRenew(true)),
    ("автопродлени*", Says::AutoRenew(true)),
    ("cancel* at end of term", Says::CancelAtEnd),
    ("cancel* at term end", Says::CancelAtEnd),
    ("cancel* at end", Says::CancelAtEnd),
    ("отмен* в конце срока", Says::CancelAtEnd),
    ("отмен* в конце", Says::CancelAtEnd),
    ("trial", Says::Trial),
    ("триал", Says::Trial),
    ("пробн*", Says::Trial),
    ("promo", Says::Promotion),
    ("promotion", Says::Promotion),
    ("промо", Says::Promotion),
    ("акци*", Says::Promotion),
    ("legacy csp", Says::Channel(Channel::CspLegacy)),
    ("csp legacy", Says::Channel(Channel::CspLegacy)),
    ("стар* csp", Says::Channel(Channel::CspLegacy)),
    ("csp nce", Says::Channel(Channel::CspNce)),
    ("nce csp", Says::Channel(Channel::CspNce)),
    ("csp", Says::Channel(Channel::CspNce)),
    ("nce", Says::Channel(Channel::CspNce)),
    ("new commerce", Says::Channel(Channel::CspNce)),
    ("mca direct", Says::Channel(Channel::McaDirect)),
    ("web direct", Says::Channel(Channel::McaDirect)),
    ("buy online", Says::Channel(Channel::McaDirect)),
    ("direct", Says::Channel(Channel::McaDirect)),
    ("директ", Says::Channel(Channel::McaDirect)),
    ("напрямую", Says::Channel(Channel::McaDirect)),
    ("прям*", Says::Channel(Channel::McaDirect)),
    ("mosa", Says::Channel(Channel::Mosa)),
    ("mosp", Says::Channel(Channel::Mosa)),
    ("mca e", Says::Channel(Channel::McaE)),
    ("enterprise mca", Says::Channel(Channel::McaE)),
    ("enterprise agreement", Says::Channel(Channel::Ea)),
    ("ea", Says::Channel(Channel::Ea)),
    ("еа", Says::Channel(Channel::Ea)),
    ("eas", Says::Channel(Channel::Ea)),
    ("mpsa", Says::Channel(Channel::Ea)),
    ("open value", Says::Channel(Channel::OpenValue)),
    ("ov", Says::Channel(Channel::OpenValue)),
    ("open licen*", Says::Channel(Channel::Open)),
    ("open", Says::Channel(Channel::Open)),
    ("product key", Says::Channel(Channel::Prepaid)),
    ("prepaid", Says::Channel(Channel::Prepaid)),
    ("ключ*", Says::Channel(Channel::Prepaid)),
    ("предоплач*", Says::Channel(Channel::Prepaid)),
    ("syndication", Says::Channel(Channel::Syndication)),
    ("синдикац*", Says::Channel(Channel::Syndication)),
    ("other tenant", Says::Channel(Channel::OtherTenant)),
    ("another tenant", Says::Channel(Channel::OtherTenant)),
    ("друг* тенант*", Says::Channel(Channel::OtherTenant)),
    ("annual paid monthly", Says::Commitment(Some(Term::Year), Some(Billing::Monthly))),
    ("annual billed monthly", Says::Commitment(Some(Term::Year), Some(Billing::Monthly))),
    ("yearly paid monthly", Says::Commitment(Some(Term::Year), Some(Billing::Monthly))),
    ("yearly billed monthly", Says::Commitment(Some(Term::Year), Some(Billing::Monthly))),
    ("годов* с ежемесячной оплатой", Says::Commitment(Some(Term::Year), Some(Billing::Monthly))),
    ("годов* с помесячной оплатой", Says::Commitment(Some(Term::Year), Some(Billing::Monthly))),
    ("годов* с оплатой помесячно", Says::Commitment(Some(Term::Year), Some(Billing::Monthly))),
    ("annual upfront", Says::Commitment(Some(Term::Year), Some(Billing::Annual))),
    ("annual paid upfront", Says::Commitment(Some(Term::Year), Some(Billing::Annual))),
    ("годов* с оплатой сразу", Says::Commitment(Some(Term::Year), Some(Billing::Annual))),
    ("month to month", Says::Commitment(Some(Term::Month), Some(Billing::Monthly))),
    ("monthly term", Says::Commitment(Some(Term::Month), Some(Billing::Monthly))),
    ("monthly commitment", Says::Commitment(Some(Term::Month), Some(Billing::Monthly))),
    ("месячн* подписк*", Says::Commitment(Some(Term::Month), Some(Billing::Monthly))),
    ("месячн* срок*", Says::Commitment(Some(Term::Month), Some(Billing::Monthly))),
    ("p1m", Says::Commitment(Some(Term::Month), None)),
    ("p1y", Says::Commitment(Some(Term::Year), None)),
    ("p3y", Says::Commitment(Some(Term::ThreeYears), None)),
    ("annual", Says::Commitment(Some(Term::Year), None)),
    ("yearly", Says::Commitment(Some(Term::Year), None)),
    ("1 year", Says::Commitment(Some(Term::Year), None)),
    ("one year", Says::Commitment(Some(Term::Year), None)),
    ("1 год", Says::Commitment(Some(Term::Year), None)),
    ("на год", Says::Commitment(Some(Term::Year), None)),
    ("годов*", Says::Commitment(Some(Term::Year), None)),
    ("3 year*", Says::Commitment(Some(Term::ThreeYears), None)),
    ("three year*", Says::Commitment(Some(Term::ThreeYears), None)),
    ("3 года", Says::Commitment(Some(Term::ThreeYears), None)),
    ("трехлетн*", Says::Commitment(Some(Term::ThreeYears), None)),
    ("triennial", Says::Commitment(Some(Term::ThreeYears), Some(Billing::Triennial))),
    ("billed triennially", Says::Commitment(None, Some(Billing::Triennial))),
    ("billed monthly", Says::Commitment(None, Some(Billing::Monthly))),
    ("paid monthly", Says::Commitment(None, Some(Billing::Monthly))),
    ("monthly", Says::Commitment(None, Some(Billing::Monthly))),
    ("ежемесячн*", Says::Commitment(None, Some(Billing::Monthly))),
    ("помесячн*", Says::Commitment(None, Some(Billing::Monthly))),
    ("billed annually", Says::Commitment(None, Some(Billing::Annual))),
    ("paid annually", Says::Commitment(None, Some(Billing::Annual))),
    ("paid yearly", Says::Commitment(None, Some(Billing::Annual))),
    ("paid upfront", Says::Commitment(None, Some(Billing::Annual))),
    ("upfront", Says::Commitment(None, Some(Billing::Annual))),
    ("раз в год", Says::Commitment(None, Some(Billing::Annual))),
    ("сразу за год", Says::Commitment(None, Some(Billing::Annual))),
];

/// Words before a day, and what they make of it.
pub(super) const ROLES: &[(&str, Role)] = &[
    ("end*", Role::End),
    ("expir*", Role::End),
    ("until", Role::End),
    ("till", Role::End),
    ("through", Role::End),
    ("to", Role::End),
    ("до", Role::End),
    ("по", Role::End),
    ("истека*", Role::End),
    ("заканч*", Role::End),
    ("законч*", Role::End),
    ("конча*", Role::End),
    ("окончани*", Role::End),
    ("конец", Role::End),
    ("renew*", Role::Renewal),
    ("продл*", Role::Renewal),
    ("start*", Role::Start),
    ("from", Role::Start),
    ("since", Role::Start),
    ("с", Role::Start),
    ("со", Role::Start),
    ("от", Role::Start),
    ("начал*", Role::Start),
    ("старт*", Role::Start),
    ("purchased", Role::Purchased),
    ("bought", Role::Purchased),
    ("куплен*", Role::Purchased),
    ("приобрет*", Role::Purchased),
];

/// Words that may stand between a role and its day.
pub(super) const BEFORE_A_DAY: &[&str] = &["on", "the", "date", "day", "term", "срока", "дата"];
/// Words for users who hold a seat.
pub(super) const ASSIGNED: &[&str] =
    &["assigned", "used", "in use", "назначен*", "занят*", "использ*", "выдан*"];
/// Words for seats.
pub(super) const SEATS: &[&str] =
    &["seat*", "licen*", "user*", "x", "х", "шт", "штук*", "лиценз*", "мест*", "пользовател*", "подпис*"];
/// Words before a price.
pub(super) const PRICE: &[&str] = &["price", "at", "cost*", "цен*", "стоимост*"];
/// Words that may stand between a price and its unit.
pub(super) const BEFORE_A_UNIT: &[&str] = &[
    "per",
    "a",
    "an",
    "each",
    "в",
    "за",
    "на",
    "user",
    "seat",
    "license",
    "licence",
    "пользователя",
    "место",
    "лицензию",
];
/// Words that name no product when a number stands behind them: "Office 365", "Plan 1" are names, not seats.
pub(super) const NUMBERED_NAMES: &[&str] =
    &["microsoft", "office", "windows", "dynamics", "plan", "m", "o", "майкрософт", "офис", "план"];
/// Words that add nothing.
pub(super) const FILLERS: &[&str] = &[
    "of",
    "for",
    "the",
    "and",
    "a",
    "with",
    "is",
    "subscription*",
    "term",
    "и",
    "для",
    "г",
    "года",
    "подписк*",
    "срок*",
    "в",
    "на",
    "currently",
    "commitment",
    "now",
    "сейчас",
    "per",
    "each",
    "via",
    "через",
    "seller",
    "partner",
];
/// Words before the name of who sells.
pub(super) const SELLER: &[&str] = &["seller", "продавец", "поставщик"];
/// Words for our own subscription.
pub(super) const OURS: &[&str] = &["ours", "наш*"];

/// Whether a word is a pattern, where `*` stands for any ending.
pub(super) fn is(word: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or(word == pattern, |stem| word.starts_with(stem))
}

/// Whether a word is one of some patterns.
pub(super) fn any(word: &str, patterns: &[&str]) -> bool {
    patterns.iter().any(|pattern| is(word, pattern))
}

/// The currency of a sign, a code or a word.
pub(super) fn currency(word: &str) -> Option<&'static str> {
    const CODES: [&str; 36] = [
        "USD", "EUR", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "ISK", "RUB",
        "KZT", "UAH", "BYN", "UZS", "GEL", "AMD", "AZN", "TRY", "AED", "SAR", "ILS", "ZAR", "BRL", "MXN",
        "CAD", "AUD", "NZD", "JPY", "KRW", "CNY", "INR", "SGD",
    ];
    const WORDS: [(&str, &str); 12] = [
        ("$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("₽", "RUB"),
        ("₸", "KZT"),
        ("₴", "UAH"),
        ("dollar*", "USD"),
        ("доллар*", "USD"),
        ("euro*", "EUR"),
        ("евро", "EUR"),
        ("руб*", "RUB"),
        ("тенге", "KZT"),
    ];
    CODES
        .into_iter()
        .find(|code| code.eq_ignore_ascii_case(word))
        .or_else(|| WORDS.into_iter().find(|(pattern, _)| is(word, pattern)).map(|(_, code)| code))
}
