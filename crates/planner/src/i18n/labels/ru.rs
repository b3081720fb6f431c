//! Words in Russian.

use crate::{
    engine::{Action, Criterion, Feasibility, Guidance, Reassignment, Regime, Severity},
    model::{
        Actor, Agreement, Billing, Channel, Consent, PartnerModel, Relationship, Segment, Strategy, Term,
    },
    rules::{Confidence, JudgedOn, Region, Status, sources::Extent},
};

pub(super) fn actor(of: Actor) -> &'static str {
    match of {
        Actor::Partner => "Партнёр",
        Actor::Customer => "Клиент",
        Actor::SourcePartner => "Текущий продавец",
        Actor::Microsoft => "Майкрософт",
    }
}

pub(super) fn channel(of: Channel) -> &'static str {
    match of {
        Channel::Mosa => "Напрямую, прежнее соглашение (MOSA)",
        Channel::McaDirect => "Напрямую, клиентское соглашение (MCA)",
        Channel::Ea => "Корпоративное соглашение (EA)",
        Channel::McaE => "MCA для крупных организаций",
        Channel::Open => "Программа Open License",
        Channel::OpenValue => "Программа Open Value",
        Channel::Prepaid => "Предоплаченный ключ продукта",
        Channel::CspLegacy => "CSP, традиционная",
        Channel::CspNce => "CSP, новая коммерция (NCE)",
        Channel::Syndication => "Синдикация",
        Channel::OtherTenant => "Другой тенант",
    }
}

pub(super) fn strategy(of: Strategy) -> &'static str {
    match of {
        Strategy::Wait => "Дождаться конца",
        Strategy::Cut => "Отменить сейчас",
        Strategy::Transfer => "Перенос",
        Strategy::Renew => "Продлить в CSP",
        Strategy::Migrate => "Перевод в NCE",
        Strategy::Keep => "Оставить на месте",
    }
}

pub(super) fn strategy_says(of: Strategy) -> &'static str {
    match of {
        Strategy::Wait => "Купить в CSP к концу старого срока и дать старой подписке закончиться.",
        Strategy::Cut => "Купить в CSP как можно раньше и сразу отменить старую подписку.",
        Strategy::Transfer => {
            "Действующая подписка без изменений переходит от одного партнёра CSP к другому."
        }
        Strategy::Renew => "Услуги корпоративного соглашения по расписанию продолжаются как подписки CSP.",
        Strategy::Migrate => {
            "Традиционная подписка CSP становится подпиской новой коммерции у того же партнёра."
        }
        Strategy::Keep => "Подписка остаётся там, где куплена; партнёр её обслуживает.",
    }
}

pub(super) fn action(of: Action) -> &'static str {
    match of {
        Action::RequestRelationship => "Запросить отношения",
        Action::AcceptRelationship => "Принять отношения",
        Action::AcceptAgreement => "Принять клиентское соглашение",
        Action::RequestGdap => "Запросить права администратора",
        Action::CreateTransfer => "Создать запрос на перенос",
        Action::ApproveTransfer => "Одобрить перенос",
        Action::ScheduleRenewal => "Назначить продление в CSP",
        Action::Buy => "Купить",
        Action::Reassign => "Переназначить лицензии",
        Action::Unassign => "Снять лишние лицензии",
        Action::CheckAssignments => "Проверить назначения",
        Action::SetCancelAtEnd => "Задать отмену в конце срока",
        Action::TurnAutoRenewOff => "Отключить автопродление",
        Action::Cancel => "Отменить старую подписку",
        Action::LetExpire => "Старая подписка заканчивается",
        Action::ClaimCredit => "Запросить кредит",
        Action::MigrateData => "Перенести данные",
        Action::RemoveRelationship => "Завершить прежние отношения",
    }
}

pub(super) fn feasibility(of: Feasibility) -> &'static str {
    match of {
        Feasibility::Allowed => "возможно",
        Feasibility::Conditional => "возможно при условии",
        Feasibility::Blocked => "невозможно",
    }
}

pub(super) fn severity(of: Severity) -> &'static str {
    match of {
        Severity::Blocks => "Препятствие",
        Severity::Warns => "Предупреждение",
        Severity::Informs => "К сведению",
    }
}

pub(super) fn regime(of: Regime) -> &'static str {
    match of {
        Regime::Est => "платное продление (EST)",
        Regime::Grace => "льготный период",
        Regime::CutOff => "отключение",
    }
}

pub(super) fn regime_says(of: Regime) -> &'static str {
    match of {
        Regime::Est => {
            "После срока подписка продолжается как платное помесячное продление (EST), если её не остановить."
        }
        Regime::Grace => "После срока подпиской ещё несколько дней можно пользоваться бесплатно.",
        Regime::CutOff => "Доступ прекращается с последним днём срока.",
    }
}

pub(super) fn reassignment(of: Reassignment) -> &'static str {
    match of {
        Reassignment::None => "никому",
        Reassignment::Some => "части пользователей",
        Reassignment::All => "всем пользователям",
    }
}

pub(super) fn guidance(of: Guidance) -> &'static str {
    match of {
        Guidance::V1 => "Правила 2018 года",
        Guidance::V2 => "Правила 2018–2020 годов: равное число лицензий, потеря данных",
        Guidance::V3 => "Правила 2020–2022 годов: кредит за прямые покупки",
        Guidance::V4 => "Правила 2022–2023 годов: новая коммерция, 30 льготных дней",
        Guidance::V5 => "Правила 2024–2026 годов: перенос между партнёрами и каналами",
        Guidance::V6 => "С 4 мая 2026 г.: платное продление вместо льготных дней",
    }
}

pub(super) fn criterion(of: Criterion) -> &'static str {
    match of {
        Criterion::Feasible => "другой вариант невозможен",
        Criterion::Moves => "подписка переходит в CSP",
        Criterion::Gap => "нет ни дня без обслуживания",
        Criterion::Users => "затронуто меньше пользователей",
        Criterion::Money => "за то же время обходится дешевле",
        Criterion::Start => "начинается раньше",
        Criterion::Order => "это более простой путь",
    }
}

pub(super) fn segment(of: Segment) -> &'static str {
    match of {
        Segment::Commercial => "Коммерческий",
        Segment::Education => "Образование",
        Segment::Nonprofit => "Некоммерческие организации",
        Segment::Government => "Государственный сектор",
    }
}

pub(super) fn relationship(of: Relationship) -> &'static str {
    match of {
        Relationship::None => "не запрошены",
        Relationship::Requested => "запрошены",
        Relationship::Accepted => "приняты",
    }
}

pub(super) fn agreement(of: Agreement) -> &'static str {
    match of {
        Agreement::Unknown => "неизвестно",
        Agreement::Missing => "не принято",
        Agreement::Accepted => "принято",
    }
}

pub(super) fn consent(of: Consent) -> &'static str {
    match of {
        Consent::Unknown => "не спрашивали",
        Consent::Agrees => "согласен",
        Consent::Refuses => "отказывается",
    }
}

pub(super) fn partner_model(of: PartnerModel) -> &'static str {
    match of {
        PartnerModel::DirectBill => "Прямой партнёр",
        PartnerModel::IndirectProvider => "Непрямой поставщик",
        PartnerModel::IndirectReseller => "Непрямой реселлер",
    }
}

pub(super) fn term(of: Term) -> &'static str {
    match of {
        Term::Month => "1 месяц",
        Term::Year => "1 год",
        Term::ThreeYears => "3 года",
    }
}

pub(super) fn billing(of: Billing) -> &'static str {
    match of {
        Billing::Monthly => "ежемесячно",
        Billing::Annual => "ежегодно",
        Billing::Triennial => "за три года",
    }
}

pub(super) fn region(of: Region) -> &'static str {
    match of {
        Region::Africa => "Африка",
        Region::AsiaPacific => "Азиатско-Тихоокеанский регион",
        Region::Australia => "Австралия",
        Region::Brazil => "Бразилия",
        Region::Canada => "Канада",
        Region::China => "Китай",
        Region::Europe => "Европа (ЕС, ЕАСТ, Великобритания)",
        Region::India => "Индия",
        Region::Japan => "Япония",
        Region::Korea => "Корея",
        Region::LatinAmerica => "Латинская Америка и Карибский бассейн",
        Region::MiddleEastEasternEurope => "Ближний Восток, Центральная и Восточная Европа",
        Region::NewZealand => "Новая Зеландия",
        Region::Taiwan => "Тайвань",
        Region::UnitedStates => "США",
    }
}

pub(super) fn confidence(of: Confidence) -> &'static str {
    match of {
        Confidence::Official => "официально",
        Confidence::Secondary => "вторичный источник",
        Confidence::Inferred => "наш вывод",
        Confidence::Unverified => "не подтверждено",
    }
}

pub(super) fn status(of: Status) -> &'static str {
    match of {
        Status::Computed => "рассчитывается",
        Status::Guidance => "рекомендация",
        Status::NotComputable => "по плану не рассчитать",
        Status::Superseded => "заменено",
    }
}

pub(super) fn judged_on(of: JudgedOn) -> &'static str {
    match of {
        JudgedOn::AsOf => "день плана",
        JudgedOn::TermStart => "первый день старого срока",
        JudgedOn::TermEnd => "последний день старого срока",
        JudgedOn::NewStart => "первый день новой подписки",
        JudgedOn::Action => "день самого действия",
    }
}

pub(super) fn extent(of: Extent) -> &'static str {
    match of {
        Extent::Full => "прочитано полностью",
        Extent::Opening => "прочитано начало или изложение",
        Extent::Cited => "известно по ссылке, не прочитано",
    }
}
