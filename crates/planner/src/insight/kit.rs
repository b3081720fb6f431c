//! What the customer is asked for: a letter with click paths, a script that only reads, and a sheet with the columns to fill in. The
//! files that come back are those the importers read; handed in again they close the gaps.

use super::{
    files::quoted,
    told::{Text, either},
};
use crate::{
    i18n::Language,
    model::{Plan, Subscription},
};

/// What a subscription leaves open that its holder knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Last day of the term.
    End,
    /// Users who hold a seat.
    Assigned,
    /// What a seat costs today.
    Price,
}

impl Gap {
    const ALL: [Gap; 3] = [Gap::End, Gap::Assigned, Gap::Price];

    const fn name(self, language: Language) -> &'static str {
        match self {
            Gap::End => either(language, "the day the term ends", "день окончания срока"),
            Gap::Assigned => either(language, "how many licences are assigned", "сколько лицензий назначено"),
            Gap::Price => either(language, "the price of a licence", "цена лицензии"),
        }
    }
}

/// The gaps of a subscription.
#[must_use]
pub fn gaps(sub: &Subscription) -> Vec<Gap> {
    let open = |gap: Gap| match gap {
        Gap::End => sub.end.is_none(),
        Gap::Assigned => sub.assigned.is_none(),
        Gap::Price => sub.price.is_none(),
    };
    Gap::ALL.into_iter().filter(|gap| open(*gap)).collect()
}

/// The sheet: a row for each subscription with a gap, what is known filled in. Columns as the importer of any table knows them.
#[must_use]
pub fn sheet(plan: &Plan) -> String {
    let mut text =
        String::from("Product name,Part number,Seats,Assigned,End date,Monthly price,Currency\r\n");
    for sub in plan.subscriptions.iter().filter(|sub| !gaps(sub).is_empty()) {
        let price = sub.price.map(|price| price.per_month(sub.term).line().to_string());
        let cells = [
            sub.product.name.clone(),
            sub.product.part_number.clone().unwrap_or_default(),
            sub.seats.to_string(),
            sub.assigned.map(|users| users.to_string()).unwrap_or_default(),
            sub.end.map(|day| day.to_string()).unwrap_or_default(),
            price.unwrap_or_default(),
            plan.currency.code().to_owned(),
        ];
        text += &cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
        text += "\r\n";
    }
    text
}

/// Two requests that read and change nothing; the files they write are read by the importers as they are.
pub const SCRIPT: &str = "Connect-MgGraph -Scopes Organization.Read.All\r\n\
Invoke-MgGraphRequest -Uri 'v1.0/directory/subscriptions' -OutputFilePath subscriptions.json\r\n\
Invoke-MgGraphRequest -Uri 'v1.0/subscribedSkus' -OutputFilePath subscribedSkus.json\r\n";

/// The letter.
#[must_use]
pub fn letter(plan: &Plan, language: Language) -> String {
    let mut wanted = String::new();
    for sub in &plan.subscriptions {
        let open: Vec<&str> = gaps(sub).into_iter().map(|gap| gap.name(language)).collect();
        if !open.is_empty() {
            wanted += &format!("- {} ({}): {}\n", sub.product.name, sub.seats, open.join(", "));
        }
    }
    let (customer, partner) = (&plan.customer.name, &plan.partner.name);
    match language {
        Language::En => format!(
            "Dear colleagues at {customer},\n\nto tell you the best day for the change we need a little more:\n\n{wanted}\n\
             The shortest way: open admin.microsoft.com, choose Billing, then Your products, and save the list with Export. For the \
             licences in use choose Users, then Active users, then Export users. Send us both files as they are.\n\n\
             If you like the console better, the three lines of the script we attach do the same. They only read. Or fill in the empty \
             cells of the sheet we attach.\n\nKind regards\n{partner}\n"
        ),
        Language::Ru => format!(
            "Уважаемые коллеги из {customer}!\n\nЧтобы назвать лучший день перехода, нам не хватает немногого:\n\n{wanted}\n\
             Самый короткий путь: откройте admin.microsoft.com, выберите «Выставление счетов», затем «Ваши продукты» и сохраните список \
             кнопкой «Экспорт». Занятые лицензии: «Пользователи», «Активные пользователи», «Экспорт пользователей». Пришлите оба файла \
             как есть.\n\nЕсли вам удобнее консоль, три строки приложенного сценария сделают то же самое; они только читают. Можно и \
             просто заполнить пустые ячейки приложенной таблицы.\n\nС уважением,\n{partner}\n"
        ),
    }
}

/// Everything the customer gets; nothing when nothing is missing.
#[must_use]
pub fn texts(plan: &Plan, language: Language) -> Vec<Text> {
    if plan.subscriptions.iter().all(|sub| gaps(sub).is_empty()) {
        return Vec::new();
    }
    let text =
        |title: &str, file: &str, body: String| Text { title: title.to_owned(), file: file.to_owned(), body };
    vec![
        text(
            either(language, "Letter to the customer", "Письмо клиенту"),
            "letter.txt",
            letter(plan, language),
        ),
        text(
            either(language, "Script that only reads", "Сценарий, который только читает"),
            "read-licences.ps1",
            SCRIPT.to_owned(),
        ),
        text(either(language, "Sheet to fill in", "Таблица для заполнения"), "licences.csv", sheet(plan)),
    ]
}
