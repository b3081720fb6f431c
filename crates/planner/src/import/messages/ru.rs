//! Russian.

use crate::{
    i18n::Language,
    import::{
        field::Field,
        problem::{Binary, JsonFault, OtherKind, Problem},
        question::Ask,
    },
    model::Channel,
};

fn count(n: u64, forms: [&str; 3]) -> String {
    format!("{n} {}", Language::Ru.plural(n, forms))
}

const SEATS: [&str; 3] = ["место", "места", "мест"];
const USERS: [&str; 3] = ["пользователь", "пользователя", "пользователей"];
const SUBSCRIPTIONS: [&str; 3] = ["подписка", "подписки", "подписок"];

pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::EmptyFile => "Файл пуст.".into(),
        Problem::TooLarge { bytes, limit } => format!("Размер файла {bytes} байт; читается не больше {limit}."),
        Problem::TooManyRows { limit } => format!("В файле больше {limit} строк. Разделите его: из него ничего не взято."),
        Problem::NotText { kind } => match kind {
            Binary::Spreadsheet => "Это книга электронных таблиц. Откройте её через чтение таблиц или сохраните лист как CSV.".into(),
            Binary::Archive => "Это архив. Распакуйте его и добавьте файл из него.".into(),
            Binary::Pdf => "Это PDF. Выгрузите таблицу в CSV или JSON.".into(),
            Binary::Picture => "Это изображение. Выгрузите таблицу в CSV или JSON.".into(),
            Binary::Unknown => "Это не текстовый файл.".into(),
        },
        Problem::NotJson { fault } => format!("Файл начинается как JSON, но содержит ошибку: {}. Выгрузите его заново; здесь ничего не исправляется.", json_fault(*fault)),
        Problem::UnknownLayout { columns } if columns.is_empty() => "В файле не найдено ни таблицы, ни известных данных.".into(),
        Problem::UnknownLayout { columns } => format!("Ни у одной известной выгрузки нет таких столбцов: {columns}. Укажите, что они значат, или добавьте другой файл."),
        Problem::OtherKind { kind } => match kind {
            OtherKind::ProductNames => "Это список продуктов и планов обслуживания. В нём нет сведений о том, что есть у клиента; названия продуктов уже встроены.".into(),
            OtherKind::Promotions => "Это сведения об акциях, а не о том, что есть у клиента.".into(),
            OtherKind::Products => "Это каталог продуктов без цен, а не то, что есть у клиента.".into(),
            OtherKind::Availability => "Здесь сказано, как заказать продукт, а не что есть у клиента.".into(),
            OtherKind::TermEndDates => "Это дни, к которым можно свести окончание сроков, а не то, что есть у клиента.".into(),
            OtherKind::Transitions => "Здесь сказано, какие переходы возможны; ни мест, ни дат в файле нет.".into(),
            OtherKind::MigrationLog => "Это журнал миграции. Добавьте саму миграцию или список подписок.".into(),
            OtherKind::MigrationCheck => "Здесь сказано, можно ли перенести подписку; ни мест, ни дат в файле нет. Добавьте список подписок.".into(),
            OtherKind::Organization => "Это сведения о самой организации; лицензий в них нет.".into(),
            OtherKind::Customers => "Это список клиентов без подписок.".into(),
            OtherKind::Plan => "Это план этой программы. Откройте его как план.".into(),
            OtherKind::MigrationRequest => "Здесь сказано, какая миграция заказана, а не что есть у клиента. Добавьте список подписок.".into(),
        },
        Problem::NoRows => "В файле есть заголовок, но нет строк.".into(),
        Problem::EncodingGuessed { encoding } => format!("В файле не указана кодировка; он прочитан как {encoding}. Проверьте названия с кириллицей и буквами с диакритикой."),
        Problem::Incomplete { total, here } => {
            if *total == 0 {
                "Это одна страница более длинного списка. Добавьте остальные страницы.".into()
            } else {
                format!("В списке {}, а в этом файле — {here}. Добавьте остальные страницы.", count(*total, ["запись", "записи", "записей"]))
            }
        }
        Problem::More { count: n } => format!("По этому файлу есть ещё {}; они видны в строках.", count(*n, ["замечание", "замечания", "замечаний"])),
        Problem::TotalLine => "Строка итогов.".into(),
        Problem::RepeatedHeader => "Повторный заголовок.".into(),
        Problem::FreeProduct { name, units } => format!("{name} ({}) — бесплатный продукт или часть другого; переносить нечего.", count(*units, ["единица", "единицы", "единиц"])),
        Problem::Trial { name } => format!("{name} — пробная подписка; её нельзя перенести, можно только купить новую."),
        Problem::NoSeatsLeft { assigned: 0 } => "Мест нет: подписка закончилась или не была оплачена.".into(),
        Problem::NoSeatsLeft { assigned } => format!("Мест не осталось, но лицензии всё ещё назначены ({}): подписка закончилась, а лицензии не сняли.", count(*assigned, USERS)),
        Problem::Suspended { seats } => format!("Приостановлена ({}): пользоваться ею нельзя, данные будут удалены.", count(*seats, SEATS)),
        Problem::NotActive { status } => format!("Состояние — «{status}»."),
        Problem::UsageBased { name } => format!("{name} оплачивается по использованию, а не по местам."),
        Problem::NotLicence { name } => format!("{name} — не лицензия облачной службы."),
        Problem::Unlicensed => "Пользователь без лицензии.".into(),
        Problem::OtherCharge { kind } => format!("Начисление «{kind}», из которого не видно, что есть у клиента."),
        Problem::Duplicate { first_line } => format!("То же, что в строке {first_line}."),
        Problem::OlderPrice { first_line } => format!("Более новая цена того же продукта — в строке {first_line}."),
        Problem::Deleted => "В списке помечено как снятое с продажи.".into(),
        Problem::MigrationUnfinished { status } => format!("Состояние миграции — «{status}»: новой подписки пока нет."),
        Problem::NoProduct => "Продукт не указан.".into(),
        Problem::NoSeats => "Не указано число мест.".into(),
        Problem::SeatsOutOfRange { text } => format!("Число мест «{text}»: возможно от 1 до 10 000 000."),
        Problem::BadNumber { header, text } => format!("«{text}» в столбце «{header}» — не целое число."),
        Problem::RaggedRow { cells, headers } => format!(
            "{} при {}: строку нельзя разобрать. Не пропущена ли кавычка?",
            count((*cells).into(), ["ячейка", "ячейки", "ячеек"]),
            count((*headers).into(), ["заголовке", "заголовках", "заголовках"])
        ),
        Problem::NotARecord => "Эта запись списка — не объект с полями.".into(),
        Problem::MissingField { header } => format!("Не заполнено «{header}»."),
        Problem::BadDate { header, text } => format!("«{text}» в столбце «{header}» — не дата; поле оставлено пустым."),
        Problem::BadBoolean { header, text } => format!("«{text}» в столбце «{header}» — ни да, ни нет."),
        Problem::BadTerm { text } => format!("Срок «{text}» неизвестен; принят один год."),
        Problem::BadBilling { text } => format!("План оплаты «{text}» неизвестен; принят ежемесячный."),
        Problem::BadCurrency { text } => format!("«{text}» — не код валюты вида EUR."),
        Problem::BadChannel { text } => format!("Канал продаж «{text}» неизвестен."),
        Problem::BadPrice { text } => format!("«{text}» — не цена; поле оставлено пустым."),
        Problem::AmbiguousDate { header, text } => format!("«{text}» в столбце «{header}» можно прочитать двояко; ответьте на вопрос о столбце."),
        Problem::ProductConflict { part_number, sku_id, meant } => {
            format!("Артикул {part_number} и идентификатор {sku_id} принадлежат разным продуктам: идентификатор — это {meant}. Сохранены оба; выберите продукт.")
        }
        Problem::UnknownProduct { name } => format!("В каталоге нет продукта {name}; он оставлен так, как назван в файле."),
        Problem::OddId { header, text } => format!("«{text}» в столбце «{header}» не похоже на такой идентификатор."),
        Problem::OverAssigned { assigned, seats } => format!("{} на {}.", count(*assigned, USERS), count(*seats, SEATS)),
        Problem::InGrace { seats } => format!("Срок закончился; {} ещё работают ограниченное время.", count(*seats, SEATS)),
        Problem::EndBeforeStart { start, end } => format!("Окончание {end} раньше начала {start}; оба поля оставлены пустыми."),
        Problem::Cut { header, limit } => format!("Текст в «{header}» обрезан до {}.", count((*limit).into(), ["символа", "символов", "символов"])),
        Problem::LostUnits => "Вместо чисел в файл попало название типа. Выгрузите данные ещё раз, с числами в отдельных столбцах или в JSON.".into(),
        Problem::SeatsDiffer { product, here, there } => format!("{product}: здесь {}, в другом файле {there}.", count(*here, SEATS)),
        Problem::DatesDiffer { product, here, there } => format!("{product}: здесь срок кончается {here}, в другом файле {there}."),
        Problem::AssignedDiffer { product, here, there } => format!("{product}: здесь {}, в другом файле {there}.", count(*here, USERS)),
        Problem::AssignedWithoutSeats { product, users } => format!("{product} есть у пользователей ({users}), но ни в одном файле не сказано, что он куплен."),
        Problem::AssignedShared { product, users, purchases } => {
            format!("{product} куплен {}; пользователи ({users}) распределены по покупкам в порядке их окончания.", count(*purchases, ["раз", "раза", "раз"]))
        }
        Problem::SeveralCustomers { customers } => format!("Здесь сведения о нескольких клиентах ({customers}). План составляется для одного: выберите, чьи подписки взять, или сделайте план для каждого."),
        Problem::SeveralCurrencies { currencies } => format!("Цены одного клиента указаны в разных валютах: {currencies}. Пересчёта нет: выберите одну или сделайте план для каждой."),
    }
}

fn json_fault(fault: JsonFault) -> String {
    match fault {
        JsonFault::EndsEarly => "он обрывается".into(),
        JsonFault::SpareComma => "после запятой ничего нет".into(),
        JsonFault::Remark => "в нём есть примечание".into(),
        JsonFault::Unexpected(found) => format!("символ {} здесь лишний", super::shown(found)),
    }
}

pub(super) fn question(ask: &Ask) -> String {
    match ask {
        Ask::DateOrder { header, examples } => {
            format!("Столбец «{header}»: что идёт первым, день или месяц? Значения: {}.", examples.join(", "))
        }
        Ask::DecimalMark { header, examples } => {
            format!("Столбец «{header}»: что отделяет дробную часть? Значения: {}.", examples.join(", "))
        }
        Ask::Channel { rows } => {
            format!("Канал продаж не указан ({}): где это куплено?", count((*rows).into(), SUBSCRIPTIONS))
        }
        Ask::Commitment { rows } => {
            format!("Срок и план оплаты не указаны ({}): какие они?", count((*rows).into(), SUBSCRIPTIONS))
        }
        Ask::Prices { products } => format!(
            "Сколько сейчас стоит место? В файлах нет цены ({}).",
            count(products.len() as u64, ["продукт", "продукта", "продуктов"])
        ),
        Ask::Currency { header, examples } => {
            format!("Столбец «{header}»: в какой валюте цены? Значения: {}.", examples.join(", "))
        }
        Ask::Product { text, rows, .. } => format!(
            "Какой продукт означает «{text}»? Встречается: {}.",
            count((*rows).into(), ["строка", "строки", "строк"])
        ),
        Ask::Mapping { .. } => "Что означают столбцы?".into(),
    }
}

pub(super) const fn field(field: Field) -> &'static str {
    match field {
        Field::ProductName => "продукт",
        Field::PartNumber => "артикул",
        Field::SkuId => "идентификатор SKU",
        Field::ProductId => "идентификатор продукта",
        Field::ProductSku => "SKU продукта",
        Field::OfferId => "идентификатор предложения",
        Field::Seats => "места",
        Field::GraceSeats => "места в льготном периоде",
        Field::SuspendedSeats => "приостановленные места",
        Field::Assigned => "назначено",
        Field::Term => "срок",
        Field::Billing => "оплата",
        Field::Purchased => "куплено",
        Field::Start => "начало",
        Field::End => "окончание",
        Field::Renewal => "продлевается",
        Field::AutoRenew => "продлевается само",
        Field::Trial => "пробная",
        Field::Status => "состояние",
        Field::Price => "цена места",
        Field::Currency => "валюта",
        Field::Channel => "канал",
        Field::Seller => "продавец",
        Field::SubscriptionId => "идентификатор подписки",
        Field::CustomerName => "клиент",
        Field::CustomerTenant => "организация клиента",
        Field::CustomerDomain => "домен клиента",
        Field::Country => "страна",
        Field::Notes => "заметки",
    }
}

pub(super) const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Mosa => "на сайте, старое соглашение (MOSA)",
        Channel::McaDirect => "на сайте, клиентское соглашение Майкрософт",
        Channel::Ea => "Enterprise Agreement и другое корпоративное лицензирование",
        Channel::McaE => "клиентское соглашение для предприятий (MCA-E)",
        Channel::Open => "Open License",
        Channel::OpenValue => "Open Value",
        Channel::Prepaid => "предоплаченный ключ продукта",
        Channel::CspLegacy => "партнёр CSP, прежние предложения",
        Channel::CspNce => "партнёр CSP, новая коммерция",
        Channel::Syndication => "партнёр-синдикатор",
        Channel::OtherTenant => "другая организация (тенант)",
    }
}
