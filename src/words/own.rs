//! What the page says about price lists and product names of one's own.

use changeover_planner::i18n::{self, Language};

/// The phrases in one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is the phrase of its name")]
pub struct Own {
    pub title: &'static str,
    pub says: &'static str,
    pub keep: &'static str,
    pub kept: &'static str,
    pub no_room: &'static str,
    pub settings_says: &'static str,
    pub none: &'static str,
    pub forget: &'static str,
    pub save_prices: &'static str,
    pub save_legacy: &'static str,
    pub save_names: &'static str,
    pub from: &'static str,
}

pub(super) static EN: Own = Own {
    title: "Your price lists and product names",
    says: "They go before the built-in catalogue: a price that no file says is taken from them, and each one tells which list it is from.",
    keep: "Keep for later files",
    kept: "Kept in this browser. Settings show what is kept.",
    no_room: "This browser has no room for them: they last until the page is closed.",
    settings_says: "Kept in this browser and laid over the built-in catalogue whenever files are read. A newer list replaces the same rows of an older one.",
    none: "None yet. Drop a price list or a mapping sheet, and keep it.",
    forget: "Forget them",
    save_prices: "Save prices",
    save_legacy: "Save legacy prices",
    save_names: "Save names",
    from: "Prices from",
};

pub(super) static RU: Own = Own {
    title: "Ваши прайс-листы и названия продуктов",
    says: "Они важнее встроенного каталога: цену, которой нет в файлах, берём из них, и у каждой видно, из какого она списка.",
    keep: "Сохранить для следующих файлов",
    kept: "Сохранено в этом браузере. Что сохранено, видно в настройках.",
    no_room: "В этом браузере для них нет места: они останутся, пока открыта страница.",
    settings_says: "Хранятся в этом браузере и накладываются на встроенный каталог при чтении файлов. Новый список заменяет те же строки старого.",
    none: "Пока нет. Перетащите прайс-лист или таблицу соответствий и сохраните их.",
    forget: "Забыть их",
    save_prices: "Сохранить цены",
    save_legacy: "Сохранить цены прежних предложений",
    save_names: "Сохранить названия",
    from: "Цены из списка",
};

/// "prices: 4,304, names: 12".
#[must_use]
pub fn amount(language: Language, prices: u32, names: u32) -> String {
    let (price, name) = match language {
        Language::En => ("prices", "names"),
        Language::Ru => ("цен", "названий"),
    };
    let part =
        |count: u32, word: &str| (count > 0).then(|| format!("{word}: {}", i18n::number(u64::from(count))));
    [part(prices, price), part(names, name)].into_iter().flatten().collect::<Vec<String>>().join(", ")
}
