//! What the picture of time says.

use changeover_planner::i18n::{self, Language};

/// The phrases of the timeline in one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is the phrase of its name")]
pub struct Timeline {
    pub group_by: &'static str,
    pub group_none: &'static str,
    pub group_way: &'static str,
    pub group_channel: &'static str,
    pub group_product: &'static str,
    pub group_end: &'static str,
    pub no_end: &'static str,
    pub no_way: &'static str,
    pub open_all: &'static str,
    pub close_all: &'static str,
    pub show_rest: &'static str,
    pub save_svg: &'static str,
    pub save_png: &'static str,
    pub events: &'static str,
    pub price: &'static str,
    pub gdap_ends: &'static str,
    pub relationship_ends: &'static str,
    pub legend_flag: &'static str,
    pub legend_start: &'static str,
    pub legend_price: &'static str,
    pub legend_end: &'static str,
    pub against_before: &'static str,
    pub twin_first: &'static str,
}

pub static EN: Timeline = Timeline {
    group_by: "Group by",
    group_none: "nothing",
    group_way: "way to move",
    group_channel: "bought from",
    group_product: "product",
    group_end: "month of the end",
    no_end: "End not known",
    no_way: "No way possible",
    open_all: "Open all",
    close_all: "Close all",
    show_rest: "Show the rest",
    save_svg: "Picture (SVG)",
    save_png: "Picture (PNG)",
    events: "Known dates",
    price: "List price",
    gdap_ends: "Admin rights (GDAP) end",
    relationship_ends: "Old relationship ends",
    legend_flag: "deadline",
    legend_start: "start: drag or arrow keys",
    legend_price: "price change",
    legend_end: "rights or relationship end",
    against_before: "against before",
    twin_first: "The first rows only; all are in the table of subscriptions.",
};

pub static RU: Timeline = Timeline {
    group_by: "Группировать",
    group_none: "без групп",
    group_way: "по способу",
    group_channel: "по каналу покупки",
    group_product: "по продукту",
    group_end: "по месяцу окончания",
    no_end: "Окончание неизвестно",
    no_way: "Невозможно",
    open_all: "Раскрыть всё",
    close_all: "Свернуть всё",
    show_rest: "Показать остальные",
    save_svg: "Рисунок (SVG)",
    save_png: "Рисунок (PNG)",
    events: "Известные даты",
    price: "Прейскурант",
    gdap_ends: "Окончание прав администратора (GDAP)",
    relationship_ends: "Окончание прежних отношений",
    legend_flag: "срок",
    legend_start: "начало: мышью или стрелками",
    legend_price: "изменение цены",
    legend_end: "окончание прав или отношений",
    against_before: "к прежнему",
    twin_first: "Только первые строки; все — в таблице подписок.",
};

/// "12 subscriptions · 340 seats".
#[must_use]
pub fn group_size(language: Language, subscriptions: usize, seats: u64) -> String {
    format!(
        "{} · {}",
        super::subscriptions(language, subscriptions as u64),
        super::seats_plain(language, seats)
    )
}

/// "3 starts on 14 Mar 2027".
#[must_use]
pub fn starts_on(language: Language, n: usize, day: &str) -> String {
    let count = i18n::number(n as u64);
    match language {
        Language::En => {
            format!("{day}: {count} {}", language.plural(n as u64, ["start", "starts", "starts"]))
        }
        Language::Ru => {
            format!("{day}: {count} {}", language.plural(n as u64, ["начало", "начала", "начал"]))
        }
    }
}
