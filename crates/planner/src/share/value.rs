//! Fields and values of a document as people call them.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::compare::{Place, Subject};
use crate::{
    i18n::{self, Language, labels},
    model::{
        Agreement, Billing, Channel, Choice, Consent, Moment, PartnerModel, Price, Product, Relationship,
        Segment, Term,
    },
};

/// Field, English, Russian. A field of a newer release is called by its own name.
const NAMES: &[(&str, &str, &str)] = &[
    ("id", "id", "идентификатор"),
    ("revision", "revision", "версия"),
    ("savedAt", "saved", "сохранён"),
    ("rulebook", "edition of the rules", "издание правил"),
    ("figures.overlapCost", "figures: paid twice", "итоги: оплачено дважды"),
    ("figures.forfeited", "figures: lost", "итоги: теряется"),
    ("figures.refund", "figures: comes back", "итоги: возвращается"),
    ("figures.bridgeCost", "figures: paid extension", "итоги: платное продление"),
    ("figures.gapDays", "figures: days without service", "итоги: дней без обслуживания"),
    ("figures.usersToReassign", "figures: users to reassign", "итоги: переназначить пользователей"),
    ("figures.newMonthlyCost", "figures: new, per month", "итоги: новые, в месяц"),
    ("ancestor", "earlier state", "прежнее состояние"),
    ("title", "title", "название"),
    ("asOf", "day of the plan", "день плана"),
    ("currency", "currency", "валюта"),
    ("order", "order of the subscriptions", "порядок подписок"),
    ("customer.name", "customer", "клиент"),
    ("customer.domain", "customer's domain", "домен клиента"),
    ("customer.country", "customer's country", "страна клиента"),
    ("customer.segment", "customer's segment", "сегмент клиента"),
    ("customer.relationship", "reseller relationship", "отношения с реселлером"),
    ("customer.agreement", "customer agreement", "клиентское соглашение"),
    ("customer.activeSubscriptions", "subscriptions of the tenant", "подписок в тенанте"),
    ("customer.hasTeamsSuites", "has suites with Teams", "есть наборы с Teams"),
    ("customer.registrationNumber", "registration number", "регистрационный номер"),
    ("customer.contactEmail", "contact's address", "адрес контакта"),
    ("customer.gdapEnds", "admin rights end", "права администратора до"),
    ("partner.name", "partner", "партнёр"),
    ("partner.domain", "partner's domain", "домен партнёра"),
    ("partner.country", "partner's country", "страна партнёра"),
    ("partner.model", "partner's model", "модель партнёра"),
    ("policy.acceptanceDays", "days to accept", "дней на согласие"),
    ("policy.reassignDays", "days to reassign users", "дней на переназначение"),
    ("policy.safetyDays", "days in hand", "дней в запасе"),
    ("policy.windowFrom", "change-over from", "переход не раньше"),
    ("policy.windowTo", "change-over until", "переход не позже"),
    ("policy.workingDaysOnly", "working days only", "только рабочие дни"),
    ("policy.daysOff", "days off", "нерабочие дни"),
    ("channel", "channel", "канал"),
    ("seller.name", "seller", "продавец"),
    ("seller.isUs", "sold by us", "продаём мы"),
    ("seller.consent", "seller's consent", "согласие продавца"),
    ("seller.inProgram", "seller in the programme", "продавец в программе"),
    ("product", "product", "продукт"),
    ("seats", "seats", "лицензий"),
    ("assigned", "assigned", "назначено"),
    ("dates", "term", "срок"),
    ("term", "term", "срок"),
    ("billing", "billing", "оплата"),
    ("purchased", "bought on", "куплено"),
    ("start", "start of the term", "начало срока"),
    ("end", "end of the term", "конец срока"),
    ("autoRenew", "auto-renew", "автопродление"),
    ("cancelAtEnd", "cancel at end of term", "отмена в конце срока"),
    ("trial", "trial", "пробная"),
    ("promotion", "promotion", "промоакция"),
    ("price", "price", "цена"),
    ("product.partNumber", "part number", "артикул"),
    ("product.skuId", "id of the licence (skuId)", "идентификатор лицензии (skuId)"),
    ("product.productId", "id in the price list", "идентификатор в прейскуранте"),
    ("product.productSku", "SKU in the price list", "SKU в прейскуранте"),
    ("product.offerId", "id of the former offer", "идентификатор прежнего предложения"),
    ("target.product", "product bought", "покупаемый продукт"),
    ("target.product.partNumber", "part number bought", "покупаемый артикул"),
    ("target.product.skuId", "id of the licence bought (skuId)", "идентификатор покупаемой лицензии (skuId)"),
    ("target.product.productId", "id bought in the price list", "покупаемый идентификатор в прейскуранте"),
    ("target.product.productSku", "SKU bought in the price list", "покупаемый SKU в прейскуранте"),
    ("target.product.offerId", "former offer bought", "покупаемое прежнее предложение"),
    ("target.seats", "seats bought", "покупается лицензий"),
    ("target.term", "new term", "новый срок"),
    ("target.billing", "new billing", "новая оплата"),
    ("target.price", "new price", "новая цена"),
    ("target.start", "chosen start", "выбранное начало"),
    ("target.endOn", "end of the first term", "конец первого срока"),
    ("strategy", "way to move", "способ перехода"),
    ("transferOn", "day of the transfer", "день переноса"),
    ("group", "group", "группа"),
    ("notes", "notes", "заметки"),
    ("done", "done", "сделано"),
    ("note", "note", "заметка"),
];

/// What a field is called.
pub(super) fn name(language: Language, field: &str) -> String {
    // The state a copy grew from has the same fields.
    if let Some((outer @ "ancestor", inner)) = field.split_once('.') {
        return format!("{}: {}", name(language, outer), name(language, inner));
    }
    let known = NAMES.iter().find(|(known, _, _)| *known == field);
    let name = known.map_or(field, |(_, english, russian)| match language {
        Language::En => english,
        Language::Ru => russian,
    });
    name.to_owned()
}

/// The place of a difference: "Visio Plan 2 (s3), seats".
pub(super) fn place(language: Language, place: &Place) -> String {
    let field = name(language, &place.field);
    let subject = match (&place.subject, language) {
        (Subject::Plan, Language::En) => "Plan".to_owned(),
        (Subject::Plan, Language::Ru) => "План".to_owned(),
        (Subject::Subscription { id, name }, _) if name.is_empty() => line(id),
        (Subject::Subscription { id, name }, _) => format!("{} ({})", line(name), line(id)),
        (Subject::Step(step), Language::En) => format!("Step {}", line(step)),
        (Subject::Step(step), Language::Ru) => format!("Шаг {}", line(step)),
    };
    if field.is_empty() { subject } else { format!("{subject}, {}", line(&field)) }
}

/// A text from a file on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value in words.
pub(super) fn said(language: Language, field: &str, value: Option<&Value>) -> String {
    let none = match language {
        Language::En => "none",
        Language::Ru => "нет",
    };
    let Some(value) = value.filter(|value| !value.is_null()) else { return none.to_owned() };
    if let Some(word) = word(language, field, value) {
        return word;
    }
    match value {
        Value::Bool(yes) => match (language, yes) {
            (Language::En, true) => "yes".into(),
            (Language::En, false) => "no".into(),
            (Language::Ru, true) => "да".into(),
            (Language::Ru, false) => "нет".into(),
        },
        Value::Number(number) => number.as_u64().map_or_else(|| number.to_string(), i18n::number),
        Value::String(text) if text.is_empty() => none.to_owned(),
        Value::String(text) => written(language, text),
        Value::Array(list) if list.is_empty() => none.to_owned(),
        Value::Array(list) => {
            list.iter().map(|item| said(language, field, Some(item))).collect::<Vec<_>>().join(", ")
        }
        Value::Object(fields) => fields
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| format!("{} {}", name(language, key), said(language, key, Some(value))))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Null => none.to_owned(),
    }
}

/// A day, a moment to the minute, or words in the quotation marks of the language.
fn written(language: Language, text: &str) -> String {
    let words = || match language {
        Language::En => format!("“{}”", line(text)),
        Language::Ru => format!("«{}»", line(text)),
    };
    Moment::parse(text).map_or_else(words, |at| {
        let day = i18n::date(language, at.day);
        let clock = at.second.map(|second| format!(", {:02}:{:02} UTC", second / 3600, second / 60 % 60));
        day + &clock.unwrap_or_default()
    })
}

/// A value that has a word or a form of its own.
fn word(language: Language, field: &str, value: &Value) -> Option<String> {
    fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
        serde_json::from_value(value.clone()).ok()
    }
    let field = field.strip_prefix("ancestor.").unwrap_or(field);
    let label = match field {
        money if money.starts_with("figures.") && value.is_string() => {
            return Some(amount(language, value.as_str()?));
        }
        "channel" => labels::channel(language, read::<Channel>(value)?),
        "customer.segment" => labels::segment(language, read::<Segment>(value)?),
        "customer.relationship" => labels::relationship(language, read::<Relationship>(value)?),
        "customer.agreement" => labels::agreement(language, read::<Agreement>(value)?),
        "partner.model" => labels::partner_model(language, read::<PartnerModel>(value)?),
        "seller.consent" => labels::consent(language, read::<Consent>(value)?),
        "term" | "target.term" => labels::term(language, read::<Term>(value)?),
        "billing" | "target.billing" => labels::billing(language, read::<Billing>(value)?),
        "strategy" => match (read::<Choice>(value)?.strategy(), language) {
            (Some(strategy), _) => labels::strategy(language, strategy),
            (None, Language::En) => "as recommended",
            (None, Language::Ru) => "как рекомендуется",
        },
        "product" | "target.product" => return Some(line(&read::<Product>(value)?.name)),
        "price" | "target.price" => return Some(price(language, read::<Price>(value)?)),
        _ => return None,
    };
    Some(label.to_owned())
}

fn price(language: Language, price: Price) -> String {
    use crate::model::Per;
    let per = match (language, price.per) {
        (Language::En, Per::Month) => "a month",
        (Language::En, Per::Year) => "a year",
        (Language::En, Per::Term) => "for the term",
        (Language::Ru, Per::Month) => "в месяц",
        (Language::Ru, Per::Year) => "в год",
        (Language::Ru, Per::Term) => "за срок",
    };
    format!("{} {per}", amount(language, &price.amount.to_string()))
}

/// An amount with the comma or point of the language.
fn amount(language: Language, text: &str) -> String {
    if language == Language::Ru { text.replace('.', ",") } else { text.to_owned() }
}

/// A sentence with its full stop: a Russian date brings one along.
pub(super) fn ended(sentence: &str) -> String {
    if sentence.ends_with('.') { sentence.to_owned() } else { format!("{sentence}.") }
}
