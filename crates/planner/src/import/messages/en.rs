//! English.

use crate::{
    i18n::Language,
    import::{
        field::Field,
        problem::{Binary, JsonFault, OtherKind, Problem},
        question::Ask,
    },
    model::Channel,
};

fn count(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", Language::En.plural(n, [one, many, many]))
}

pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::EmptyFile => "The file is empty.".into(),
        Problem::TooLarge { bytes, limit } => format!("The file has {bytes} bytes; at most {limit} are read."),
        Problem::TooManyRows { limit } => format!("The file has more than {limit} rows. Split it: nothing of it was taken."),
        Problem::NotText { kind } => match kind {
            Binary::Spreadsheet => "This is a workbook. Open it with the spreadsheet reader, or save the sheet as CSV.".into(),
            Binary::Archive => "This is an archive. Unpack it and add the file inside.".into(),
            Binary::Pdf => "This is a PDF. Export the table as CSV or JSON instead.".into(),
            Binary::Picture => "This is a picture. Export the table as CSV or JSON instead.".into(),
            Binary::Unknown => "This is not a text file.".into(),
        },
        Problem::NotJson { fault } => format!("The file begins like JSON, but is not valid: {}. Export it again; nothing is repaired here.", json_fault(*fault)),
        Problem::UnknownLayout { columns } if columns.is_empty() => "No table and no known data was found in this file.".into(),
        Problem::UnknownLayout { columns } => format!("None of the known layouts has these columns: {columns}. Say what they mean, or export another file."),
        Problem::OtherKind { kind } => match kind {
            OtherKind::ProductNames => "This is a list of products and service plans. It says nothing about what the customer has; the product names are built in.".into(),
            OtherKind::Promotions => "This is about promotions, not about what the customer has.".into(),
            OtherKind::Products => "This is a catalogue of products without prices, not what the customer has.".into(),
            OtherKind::Availability => "This says how a product can be ordered, not what the customer has.".into(),
            OtherKind::TermEndDates => "This lists days on which terms may end together, not what the customer has.".into(),
            OtherKind::Transitions => "This says which upgrades are possible; it has no seats and no dates of what the customer has.".into(),
            OtherKind::MigrationLog => "This is the log of a migration. Add the migration itself or the list of subscriptions.".into(),
            OtherKind::MigrationCheck => "This says whether a subscription may be migrated; it has no seats and no dates. Add the list of subscriptions.".into(),
            OtherKind::Organization => "This is the record of the tenant; it has no licences in it.".into(),
            OtherKind::Customers => "This is a list of customers without subscriptions.".into(),
            OtherKind::Plan => "This is a plan of this product. Open it as a plan.".into(),
            OtherKind::MigrationRequest => "This says what a migration is asked to do, not what the customer has. Add the list of subscriptions.".into(),
        },
        Problem::NoRows => "The file has a header and no rows.".into(),
        Problem::EncodingGuessed { encoding } => format!("The file does not say how its letters are encoded; it was read as {encoding}. Check names with accents or Cyrillic letters."),
        Problem::Incomplete { total, here } => {
            if *total == 0 {
                "This is one page of a longer list. Add the other pages.".into()
            } else {
                format!("The list has {}, but only {here} of them {} in this file. Add the other pages.", count(*total, "entry", "entries"), if *here == 1 { "is" } else { "are" })
            }
        }
        Problem::More { count: n } => format!("There {} in this file; the rows say which.", if *n == 1 { "is 1 more remark".to_owned() } else { format!("are {n} more remarks") }),
        Problem::TotalLine => "A line of totals.".into(),
        Problem::RepeatedHeader => "The header once more.".into(),
        Problem::FreeProduct { name, units } => format!("{name} with {} is free or comes with something else; there is nothing to move.", count(*units, "unit", "units")),
        Problem::Trial { name } => format!("{name} is a trial; it cannot be moved, only bought anew."),
        Problem::NoSeatsLeft { assigned: 0 } => "No seats: the subscription has ended or was never paid for.".into(),
        Problem::NoSeatsLeft { assigned } => format!("No seats are left, yet {} assigned: the subscription has ended and nobody took the licences away.", if *assigned == 1 { "1 user is still".to_owned() } else { format!("{assigned} users are still") }),
        Problem::Suspended { seats } => format!("Suspended with {}: nobody can use it, and its data will be deleted.", count(*seats, "seat", "seats")),
        Problem::NotActive { status } => format!("Its state is \"{status}\"."),
        Problem::UsageBased { name } => format!("{name} is charged by use, not by seat."),
        Problem::NotLicence { name } => format!("{name} is not a licence of a cloud service."),
        Problem::Unlicensed => "A user without a licence.".into(),
        Problem::OtherCharge { kind } => format!("A charge \"{kind}\", which does not say what is held."),
        Problem::Duplicate { first_line } => format!("The same as line {first_line}."),
        Problem::OlderPrice { first_line } => format!("A newer price of the same product is in line {first_line}."),
        Problem::Deleted => "The list marks it as withdrawn.".into(),
        Problem::MigrationUnfinished { status } => format!("The migration is \"{status}\": there is no new subscription yet."),
        Problem::NoProduct => "No product is named.".into(),
        Problem::NoSeats => "The number of seats is missing.".into(),
        Problem::SeatsOutOfRange { text } => format!("\"{text}\" seats: 1 to 10,000,000 are possible."),
        Problem::BadNumber { header, text } => format!("\"{text}\" in column \"{header}\" is not a whole number."),
        Problem::RaggedRow { cells, headers } => format!("{} under {}: the row cannot be told apart. Is a quotation mark missing?", count((*cells).into(), "cell", "cells"), count((*headers).into(), "header", "headers")),
        Problem::NotARecord => "This entry of the list is not an object with fields.".into(),
        Problem::MissingField { header } => format!("\"{header}\" is empty."),
        Problem::BadDate { header, text } => format!("\"{text}\" in column \"{header}\" is not a day; it was left empty."),
        Problem::BadBoolean { header, text } => format!("\"{text}\" in column \"{header}\" is neither yes nor no."),
        Problem::BadTerm { text } => format!("\"{text}\" is not a known term; one year is assumed."),
        Problem::BadBilling { text } => format!("\"{text}\" is not a known billing plan; monthly is assumed."),
        Problem::BadCurrency { text } => format!("\"{text}\" is not a currency code such as EUR."),
        Problem::BadChannel { text } => format!("\"{text}\" is not a known sales channel."),
        Problem::BadPrice { text } => format!("\"{text}\" is not a price; it was left empty."),
        Problem::AmbiguousDate { header, text } => format!("\"{text}\" in column \"{header}\" can be read in two ways; answer the question about the column."),
        Problem::ProductConflict { part_number, sku_id, meant } => format!("The part number {part_number} and the id {sku_id} belong to different products: the id is {meant}. Both were kept; choose the product."),
        Problem::UnknownProduct { name } => format!("The catalogue does not know {name}; it was kept as the file names it."),
        Problem::OddId { header, text } => format!("\"{text}\" in column \"{header}\" is not in the usual form of this id."),
        Problem::OverAssigned { assigned, seats } => format!("{} for {}.", count(*assigned, "user", "users"), count(*seats, "seat", "seats")),
        Problem::InGrace { seats } => format!("The term is over; {} still work for a limited time.", count(*seats, "seat", "seats")),
        Problem::EndBeforeStart { start, end } => format!("The end {end} is before the start {start}; both were left empty."),
        Problem::Cut { header, limit } => format!("The text in \"{header}\" was cut at {limit} characters."),
        Problem::LostUnits => "The export wrote the name of a type in place of the numbers. Export it again with the units as columns, or as JSON.".into(),
        Problem::SeatsDiffer { product, here, there } => format!("{product}: {} here, {there} in another file.", count(*here, "seat", "seats")),
        Problem::DatesDiffer { product, here, there } => format!("{product}: the term ends on {here} here, on {there} in another file."),
        Problem::AssignedDiffer { product, here, there } => format!("{product}: {} here, {there} in another file.", count(*here, "user", "users")),
        Problem::AssignedWithoutSeats { product, users } => format!("{} {product}, but no file says that it was bought.", if *users == 1 { "1 user has".to_owned() } else { format!("{users} users have") }),
        Problem::AssignedShared { product, users, purchases } => format!("{product} was bought {purchases} times; its {} were spread over the purchases in the order of their ends.", count(*users, "user", "users")),
        Problem::SeveralCustomers { customers } => format!("This is about {customers} customers. A plan is for one: choose whose to take, or take each as a plan of its own."),
        Problem::SeveralCurrencies { currencies } => format!("The prices of one customer are in several currencies: {currencies}. Nothing is converted: choose one, or take each as a plan of its own."),
    }
}

fn json_fault(fault: JsonFault) -> String {
    match fault {
        JsonFault::EndsEarly => "it ends too early".into(),
        JsonFault::SpareComma => "there is a comma with nothing after it".into(),
        JsonFault::Remark => "there is a remark in it".into(),
        JsonFault::Unexpected(found) => format!("{} does not belong there", super::shown(found)),
    }
}

pub(super) fn question(ask: &Ask) -> String {
    match ask {
        Ask::DateOrder { header, examples } => format!(
            "Column \"{header}\": which comes first, the day or the month? It has {}.",
            examples.join(", ")
        ),
        Ask::DecimalMark { header, examples } => {
            format!("Column \"{header}\": what stands before the decimals? It has {}.", examples.join(", "))
        }
        Ask::Channel { rows } => {
            format!(
                "{} without a sales channel: where {} bought?",
                count((*rows).into(), "subscription", "subscriptions"),
                if *rows == 1 { "was it" } else { "were they" }
            )
        }
        Ask::Commitment { rows } => format!(
            "{} without term and billing plan: which {} have?",
            count((*rows).into(), "subscription", "subscriptions"),
            if *rows == 1 { "does it" } else { "do they" }
        ),
        Ask::Prices { products } => format!(
            "What does a seat cost today? The files have no price for {}.",
            count(products.len() as u64, "product", "products")
        ),
        Ask::Currency { header, examples } => {
            format!("Column \"{header}\": which currency? It has {}.", examples.join(", "))
        }
        Ask::Product { text, rows, .. } => {
            format!("Which product is \"{text}\"? It stands in {}.", count((*rows).into(), "row", "rows"))
        }
        Ask::Mapping { .. } => "What do the columns mean?".into(),
    }
}

pub(super) const fn field(field: Field) -> &'static str {
    match field {
        Field::ProductName => "product",
        Field::PartNumber => "part number",
        Field::SkuId => "SKU id",
        Field::ProductId => "product id",
        Field::ProductSku => "SKU of the product",
        Field::OfferId => "offer id",
        Field::Seats => "seats",
        Field::GraceSeats => "seats in grace",
        Field::SuspendedSeats => "suspended seats",
        Field::Assigned => "assigned",
        Field::Term => "term",
        Field::Billing => "billing",
        Field::Purchased => "bought on",
        Field::Start => "start",
        Field::End => "end",
        Field::Renewal => "renews on",
        Field::AutoRenew => "renews by itself",
        Field::Trial => "trial",
        Field::Status => "state",
        Field::Price => "price of a seat",
        Field::Currency => "currency",
        Field::Channel => "channel",
        Field::Seller => "seller",
        Field::SubscriptionId => "subscription id",
        Field::CustomerName => "customer",
        Field::CustomerTenant => "customer's tenant",
        Field::CustomerDomain => "customer's domain",
        Field::Country => "country",
        Field::Notes => "notes",
    }
}

pub(super) const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Mosa => "on the web, old agreement (MOSA)",
        Channel::McaDirect => "on the web, Microsoft Customer Agreement",
        Channel::Ea => "Enterprise Agreement and other volume licensing",
        Channel::McaE => "Customer Agreement for enterprises (MCA-E)",
        Channel::Open => "Open License",
        Channel::OpenValue => "Open Value",
        Channel::Prepaid => "prepaid product key",
        Channel::CspLegacy => "CSP partner, legacy offer",
        Channel::CspNce => "CSP partner, new commerce",
        Channel::Syndication => "syndication partner",
        Channel::OtherTenant => "another tenant",
    }
}
