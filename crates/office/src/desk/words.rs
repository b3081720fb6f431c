//! The office's own phrases. Sentences about files are the planner's.

use changeover_planner::{i18n::Language, model::Per};

use super::arriving::Refusal;

/// Phrases in one language.
pub(super) struct Words {
    pub line: &'static str,
    /// Columns of the table of subscriptions; `>` marks numbers.
    pub found: [&'static str; 8],
    pub seats: &'static str,
    pub assigned: &'static str,
    pub start: &'static str,
    pub end: &'static str,
    pub term: &'static str,
    pub billing: &'static str,
    pub auto_renew: &'static str,
    pub on: &'static str,
    pub off: &'static str,
    pub channel: &'static str,
    pub price: &'static str,
    pub per: fn(Per) -> &'static str,
    pub sheets: &'static str,
    pub sheet_in: &'static str,
    pub sheet_out: &'static str,
    pub columns: &'static str,
    pub refused: fn(Refusal) -> &'static str,
    /// What the importer of an id reads, as people call it.
    pub importer: fn(&str) -> &str,
}

pub(super) const fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &EN,
        Language::Ru => &RU,
    }
}

static EN: Words = Words {
    line: "line",
    found: [
        "Product",
        ">Seats",
        ">Assigned",
        "Bought as",
        "Term",
        "Ends on",
        ">Price",
        ">Price when bought anew",
    ],
    seats: "Seats",
    assigned: "Assigned users",
    start: "Start",
    end: "End",
    term: "Term",
    billing: "Billing",
    auto_renew: "Renews by itself",
    on: "yes",
    off: "no",
    channel: "Bought as",
    price: "Price of a seat",
    per: |per| match per {
        Per::Month => " a month",
        Per::Year => " a year",
        Per::Term => " a term",
    },
    sheets: "Which sheets are to be read from",
    sheet_in: "read it",
    sheet_out: "leave it out",
    columns: "What the columns mean",
    refused: |why| match why {
        Refusal::TooLarge => {
            "This workbook unpacks to more than this page reads. Save the sheet that matters as CSV and drop that."
        }
        Refusal::Broken => {
            "This workbook cannot be read: it is damaged, protected with a password, or of another program. Save the sheet as CSV and drop that."
        }
        Refusal::Empty => "There is nothing in this workbook.",
    },
    importer: |id| match id {
        "graph-subscribed-skus" => "Graph: licences by product (subscribedSkus)",
        "graph-subscriptions" => "Graph: subscriptions (directory/subscriptions)",
        "graph-users" => "Graph: users and their licences",
        "active-users" => "Active users of the admin center",
        "active-user-detail" => "Active users report",
        "licence-counts" => "Licence counts (admin center or PowerShell)",
        "partner-center-subscriptions" => "Partner Center: subscriptions",
        "partner-center-transfers" => "Partner Center: transfers",
        "partner-center-migrations" => "Partner Center: migrations",
        "migration-tool-legacy" => "Bulk migration tool: legacy subscriptions",
        "migration-tool-nce" => "Bulk migration tool: new-commerce subscriptions",
        "migration-tool-migrations" => "Bulk migration tool: migrations",
        "reconciliation-legacy" => "Reconciliation file, legacy",
        "reconciliation-nce" => "Reconciliation file, new commerce",
        "price-list-nce" => "Price list, new commerce",
        "price-list-legacy" => "Price list, legacy",
        "offer-matrix-nce" => "Offer matrix, new commerce",
        "offer-matrix-legacy" => "Offer matrix, legacy",
        "legacy-offers" => "List of legacy offers",
        "mapping-sheet" => "Mapping sheet: what becomes of which product",
        "table" => "A table of your own",
        _ => id,
    },
};

static RU: Words = Words {
    line: "строка",
    found: [
        "Продукт",
        ">Лицензий",
        ">Назначено",
        "Как куплено",
        "Срок",
        "Конец",
        ">Цена",
        ">Цена при новой покупке",
    ],
    seats: "Лицензий",
    assigned: "Назначено пользователям",
    start: "Начало",
    end: "Конец",
    term: "Срок",
    billing: "Оплата",
    auto_renew: "Продлевается само",
    on: "да",
    off: "нет",
    channel: "Как куплено",
    price: "Цена лицензии",
    per: |per| match per {
        Per::Month => " в месяц",
        Per::Year => " в год",
        Per::Term => " за срок",
    },
    sheets: "Какие листы читать из файла",
    sheet_in: "читать",
    sheet_out: "не читать",
    columns: "Что означают столбцы",
    refused: |why| match why {
        Refusal::TooLarge => {
            "Эта книга распаковывается в больший объём, чем читает страница. Сохраните нужный лист как CSV и перетащите его."
        }
        Refusal::Broken => {
            "Эту книгу не удалось прочитать: она повреждена, защищена паролем или сделана другой программой. Сохраните лист как CSV и перетащите его."
        }
        Refusal::Empty => "В этой книге ничего нет.",
    },
    importer: |id| match id {
        "graph-subscribed-skus" => "Graph: лицензии по продуктам (subscribedSkus)",
        "graph-subscriptions" => "Graph: подписки (directory/subscriptions)",
        "graph-users" => "Graph: пользователи и их лицензии",
        "active-users" => "Активные пользователи из центра администрирования",
        "active-user-detail" => "Отчёт об активных пользователях",
        "licence-counts" => "Число лицензий (центр администрирования или PowerShell)",
        "partner-center-subscriptions" => "Partner Center: подписки",
        "partner-center-transfers" => "Partner Center: переносы",
        "partner-center-migrations" => "Partner Center: миграции",
        "migration-tool-legacy" => "Средство массовой миграции: старые подписки",
        "migration-tool-nce" => "Средство массовой миграции: подписки new commerce",
        "migration-tool-migrations" => "Средство массовой миграции: миграции",
        "reconciliation-legacy" => "Файл сверки, старые подписки",
        "reconciliation-nce" => "Файл сверки, new commerce",
        "price-list-nce" => "Прейскурант new commerce",
        "price-list-legacy" => "Прейскурант, старые подписки",
        "offer-matrix-nce" => "Матрица предложений new commerce",
        "offer-matrix-legacy" => "Матрица предложений, старые подписки",
        "legacy-offers" => "Список старых предложений",
        "mapping-sheet" => "Лист соответствий: какой продукт чем станет",
        "table" => "Ваша собственная таблица",
        _ => id,
    },
};
