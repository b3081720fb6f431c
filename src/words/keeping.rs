//! Phrases about where plans are kept, and about newer versions of the site.

use changeover_planner::i18n::{self, Language};

/// "1,900 more plans are in the browser's database, which has more room."
#[must_use]
pub fn roomier(language: Language, plans: usize) -> String {
    let n = plans as u64;
    let count = i18n::number(n);
    match language {
        Language::En => {
            let are = language.plural(n, ["more plan is", "more plans are", "more plans are"]);
            format!("{count} {are} in the browser's database, which has more room.")
        }
        Language::Ru => {
            let plans = language.plural(n, ["план хранится", "плана хранятся", "планов хранятся"]);
            format!("Ещё {count} {plans} в базе данных браузера, где места больше.")
        }
    }
}

/// The phrases in one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is the phrase of its name")]
pub struct Keeping {
    pub promised: &'static str,
    pub not_promised: &'static str,
    pub overdue: &'static str,
    pub missing: &'static str,
    pub rescue: &'static str,
    pub saved_once: &'static str,
    pub one_place: &'static str,
    pub gone: &'static str,
    pub backed_up: &'static str,
    pub version_ready: &'static str,
    pub version_waits: &'static str,
    pub version_take: &'static str,
}

/// English.
pub static EN: Keeping = Keeping {
    promised: "The browser has promised not to clear what is stored here by itself.",
    not_promised: "A browser may clear what is stored here: short of space, by company policy, some after seven days without a visit. A file is safe from that.",
    overdue: "The last backup is a while ago, and plans have changed since. Days:",
    missing: "Were there plans here? The browser may have cleared them, or they are in another browser or profile. Restore them from a file.",
    rescue: "See everything that is stored",
    saved_once: "Saved in one place only",
    one_place: "The browser's database cannot be used, so plans are saved in one place only: after a crash of the browser the last minute may be missing. Back up to a file before you leave.",
    gone: "it was deleted in another tab or cleared by the browser; keep it as a copy, or change it and it is stored again",
    backed_up: "All plans are in the file.",
    version_ready: "A new version of Changeover is ready.",
    version_waits: "A new version of Changeover is waiting until your work is saved.",
    version_take: "Use it now",
};

/// Russian.
pub static RU: Keeping = Keeping {
    promised: "Браузер обещал не удалять сохранённое здесь самостоятельно.",
    not_promised: "Браузер может удалить сохранённое здесь: при нехватке места, по политике компании, некоторые — после семи дней без посещения. Файлу это не грозит.",
    overdue: "Последняя резервная копия давно, а планы с тех пор менялись. Дней прошло:",
    missing: "Здесь были планы? Возможно, браузер их удалил или они в другом браузере или профиле. Восстановите их из файла.",
    rescue: "Показать всё, что сохранено",
    saved_once: "Сохранено только в одном месте",
    one_place: "База данных браузера недоступна, поэтому планы хранятся только в одном месте: после сбоя браузера может не хватать последней минуты. Прежде чем уйти, сохраните всё в файл.",
    gone: "план удалён в другой вкладке или браузером; сохраните его как копию или измените — и он сохранится снова",
    backed_up: "Все планы в файле.",
    version_ready: "Готова новая версия Changeover.",
    version_waits: "Новая версия Changeover ждёт, пока работа сохранится.",
    version_take: "Перейти на неё",
};
