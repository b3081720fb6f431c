//! Changing one cell of the plan by the text a person typed or pasted. A text that cannot be understood changes nothing.

use changeover_planner::{
    catalog,
    model::{
        Agreement, Billing, Channel, Choice, Consent, Currency, Date, Decimal, PartnerModel, Per, Plan,
        Price, Product, Relationship, Segment, Subscription, Target, Term,
    },
};

/// A column of the table of subscriptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the field of the same name")]
pub enum Column {
    Product,
    Channel,
    Seller,
    Seats,
    Assigned,
    Term,
    Billing,
    Start,
    End,
    AutoRenew,
    CancelAtEnd,
    Price,
    Strategy,
    TargetProduct,
    TargetSeats,
    TargetTerm,
    TargetBilling,
    TargetPrice,
    TargetStart,
    Consent,
    Notes,
}

/// What was wrong with a typed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistyped {
    /// Not a whole number from 1 to 10,000,000.
    Count,
    /// Not a day, or a day that can be read in two ways.
    Day,
    /// Not an amount.
    Amount,
    /// Not one of the choices.
    Choice,
    /// Must not be empty.
    Empty,
}

impl Column {
    /// All columns, in the order of the table.
    pub const ALL: [Column; 21] = [
        Column::Product,
        Column::Channel,
        Column::Seller,
        Column::Seats,
        Column::Assigned,
        Column::Term,
        Column::Billing,
        Column::Start,
        Column::End,
        Column::AutoRenew,
        Column::CancelAtEnd,
        Column::Price,
        Column::Strategy,
        Column::TargetProduct,
        Column::TargetSeats,
        Column::TargetTerm,
        Column::TargetBilling,
        Column::TargetPrice,
        Column::TargetStart,
        Column::Consent,
        Column::Notes,
    ];

    /// The values of a column that has a fixed set, as in the JSON form.
    #[must_use]
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Column::Channel => &[
                "mosa",
                "mca-direct",
                "ea",
                "mca-e",
                "open",
                "open-value",
                "prepaid",
                "csp-legacy",
                "csp-nce",
                "syndication",
                "other-tenant",
            ],
            Column::Term | Column::TargetTerm => &["P1M", "P1Y", "P3Y"],
            Column::Billing | Column::TargetBilling => &["monthly", "annual", "triennial"],
            Column::AutoRenew | Column::CancelAtEnd => &["yes", "no"],
            Column::Strategy => &["auto", "wait", "cut", "transfer", "renew", "migrate", "keep"],
            Column::Consent => &["unknown", "agrees", "refuses"],
            _ => &[],
        }
    }

    /// Whether the column holds days.
    #[must_use]
    pub fn is_day(self) -> bool {
        matches!(self, Column::Start | Column::End | Column::TargetStart)
    }

    /// Whether the column holds numbers, aligned right.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Column::Seats | Column::Assigned | Column::Price | Column::TargetSeats | Column::TargetPrice
        )
    }

    /// The cell as text: days as `YYYY-MM-DD`, choices as in the JSON form, prices per month as `23.10`, otherwise with
    /// `/year` or `/term`. Empty when unknown.
    #[must_use]
    pub fn read(self, sub: &Subscription) -> String {
        let target = sub.target.as_ref();
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let count = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
        let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        match self {
            Column::Product => sub.product.name.clone(),
            Column::Channel => sub.channel.key().to_owned(),
            Column::Seller => sub.seller.name.clone(),
            Column::Seats => sub.seats.to_string(),
            Column::Assigned => count(sub.assigned),
            Column::Term => term_key(sub.term).to_owned(),
            Column::Billing => billing_key(sub.billing).to_owned(),
            Column::Start => day(sub.start),
            Column::End => day(sub.end),
            Column::AutoRenew => yes(sub.auto_renew),
            Column::CancelAtEnd => yes(sub.cancel_at_end),
            Column::Price => sub.price.map(price_text).unwrap_or_default(),
            Column::Strategy => sub.strategy.strategy().map_or("auto", |strategy| strategy.key()).to_owned(),
            Column::TargetProduct => target
                .and_then(|target| target.product.as_ref())
                .map(|product| product.name.clone())
                .unwrap_or_default(),
            Column::TargetSeats => count(target.and_then(|target| target.seats)),
            Column::TargetTerm => target
                .and_then(|target| target.term)
                .map(|term| term_key(term).to_owned())
                .unwrap_or_default(),
            Column::TargetBilling => target
                .and_then(|target| target.billing)
                .map(|billing| billing_key(billing).to_owned())
                .unwrap_or_default(),
            Column::TargetPrice => target.and_then(|target| target.price).map(price_text).unwrap_or_default(),
            Column::TargetStart => day(target.and_then(|target| target.start)),
            Column::Consent => match sub.seller.consent {
                Consent::Unknown => "unknown",
                Consent::Agrees => "agrees",
                Consent::Refuses => "refuses",
            }
            .to_owned(),
            Column::Notes => sub.notes.clone(),
        }
    }

    /// Puts a typed text into the cell.
    ///
    /// # Errors
    /// [`Mistyped`]; the subscription is then unchanged.
    pub fn write(self, sub: &mut Subscription, text: &str) -> Result<(), Mistyped> {
        let text = text.trim();
        match self {
            Column::Product => sub.product = product(text, &sub.product).ok_or(Mistyped::Empty)?,
            Column::Channel => sub.channel = channel(text).ok_or(Mistyped::Choice)?,
            Column::Seller => sub.seller.name = text.to_owned(),
            Column::Seats => sub.seats = count(text)?.ok_or(Mistyped::Count)?,
            Column::Assigned => sub.assigned = if text == "0" { Some(0) } else { count(text)? },
            Column::Term => sub.term = term(text).ok_or(Mistyped::Choice)?,
            Column::Billing => sub.billing = billing(text).ok_or(Mistyped::Choice)?,
            Column::Start => {
                let start = day(text)?;
                if start.zip(sub.end).is_some_and(|(start, end)| end < start) {
                    return Err(Mistyped::Day);
                }
                sub.start = start;
            }
            Column::End => {
                let end = day(text)?;
                if end.zip(sub.start).is_some_and(|(end, start)| end < start) {
                    return Err(Mistyped::Day);
                }
                sub.end = end;
            }
            Column::AutoRenew => sub.auto_renew = yes(text).ok_or(Mistyped::Choice)?,
            Column::CancelAtEnd => sub.cancel_at_end = yes(text).ok_or(Mistyped::Choice)?,
            Column::Price => sub.price = price(text)?,
            Column::Strategy => sub.strategy = choice(text).ok_or(Mistyped::Choice)?,
            Column::Consent => sub.seller.consent = consent(text).ok_or(Mistyped::Choice)?,
            Column::Notes => sub.notes = text.to_owned(),
            Column::TargetProduct => {
                let product = product(text, &Product::default());
                target(sub).product = product;
            }
            Column::TargetSeats => {
                let seats = count(text)?;
                target(sub).seats = seats;
            }
            Column::TargetTerm => {
                let term = optional(text, term)?;
                target(sub).term = term;
            }
            Column::TargetBilling => {
                let billing = optional(text, billing)?;
                target(sub).billing = billing;
            }
            Column::TargetPrice => {
                let price = price(text)?;
                target(sub).price = price;
            }
            Column::TargetStart => {
                let start = day(text)?;
                target(sub).start = start;
            }
        }
        Ok(())
    }
}

/// The day the new one starts, chosen by the person; `None` lets the planner choose. A transfer has a day of its own.
pub fn choose_start(sub: &mut Subscription, day: Option<Date>) {
    if sub.strategy == Choice::Transfer {
        sub.transfer_on = day;
    } else {
        target(sub).start = day;
    }
}

/// The target, made when there is none yet: the same again.
fn target(sub: &mut Subscription) -> &mut Target {
    sub.target.get_or_insert_with(|| Target {
        product: None,
        seats: None,
        term: None,
        billing: None,
        price: None,
        start: None,
        end_on: None,
        extra: Default::default(),
    })
}

fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Mistyped> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or(Mistyped::Choice) }
}

/// A product by its name; keeps the identifiers when only the case or blanks changed, else takes the catalogue's.
fn product(text: &str, old: &Product) -> Option<Product> {
    if text.is_empty() {
        return None;
    }
    if text.eq_ignore_ascii_case(old.name.trim()) {
        return Some(Product { name: text.to_owned(), ..old.clone() });
    }
    let plain = Product { name: text.to_owned(), ..Product::default() };
    Some(match catalog::find(&plain) {
        Some(entry) => from_entry(entry),
        None => plain,
    })
}

/// A product with the identifiers of the catalogue.
#[must_use]
pub fn from_entry(entry: &catalog::Entry) -> Product {
    let nce = entry.nce();
    Product {
        name: entry.name.to_owned(),
        part_number: Some(entry.part_number.to_owned()),
        sku_id: Some(entry.sku_id.to_owned()),
        product_id: nce.map(|nce| nce.product.to_owned()),
        product_sku: nce.map(|nce| nce.sku.to_owned()),
        offer_id: None,
    }
}

fn count(text: &str) -> Result<Option<u32>, Mistyped> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}').collect();
    if digits.is_empty() {
        return Ok(None);
    }
    digits
        .parse::<u32>()
        .ok()
        .filter(|count| (1..=10_000_000).contains(count))
        .map(Some)
        .ok_or(Mistyped::Count)
}

/// `2027-03-14` or `14.03.2027`; with slashes only where day and month cannot be mistaken for each other.
fn day(text: &str) -> Result<Option<Date>, Mistyped> {
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(day) = Date::parse(text) {
        return Some(day)
            .filter(|day| (Date::FIRST..=Date::LAST).contains(day))
            .map(Some)
            .ok_or(Mistyped::Day);
    }
    let parts: Vec<u32> = text
        .split(['.', '/'])
        .map(|part| part.trim().parse())
        .collect::<Result<_, _>>()
        .map_err(|_| Mistyped::Day)?;
    let [first, second, year] = parts[..] else { return Err(Mistyped::Day) };
    let year = i32::try_from(if year < 100 { year + 2000 } else { year }).map_err(|_| Mistyped::Day)?;
    let (day, month) = match () {
        () if text.contains('.') || first > 12 => (first, second),
        () if second > 12 => (second, first),
        () if first == second => (first, second),
        () => return Err(Mistyped::Day),
    };
    Date::new(year, month, day)
        .filter(|day| (Date::FIRST..=Date::LAST).contains(day))
        .map(Some)
        .ok_or(Mistyped::Day)
}

/// `23.10`, `23,10`, `$23.10`, `264/year`, `792/term`.
fn price(text: &str) -> Result<Option<Price>, Mistyped> {
    if text.is_empty() {
        return Ok(None);
    }
    let lower = text.to_lowercase();
    let (number, per) = match lower.split_once('/') {
        None => (lower.as_str(), Per::Month),
        Some((number, unit)) => (
            number,
            match unit.trim() {
                "month" | "mo" | "m" | "мес" | "мес." | "месяц" => Per::Month,
                "year" | "yr" | "y" | "год" | "г" => Per::Year,
                "term" | "срок" => Per::Term,
                _ => return Err(Mistyped::Amount),
            },
        ),
    };
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let plain = match (digits.rfind('.'), digits.rfind(',')) {
        (Some(point), Some(comma)) if point > comma => digits.replace(',', ""),
        (Some(_), Some(_)) => digits.replace('.', "").replace(',', "."),
        (None, Some(_)) => digits.replace(',', "."),
        _ => digits,
    };
    Decimal::parse(&plain).map(|amount| Some(Price { amount, per })).ok_or(Mistyped::Amount)
}

fn price_text(price: Price) -> String {
    let unit = match price.per {
        Per::Month => "",
        Per::Year => "/year",
        Per::Term => "/term",
    };
    format!("{}{unit}", price.amount)
}

fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "да" | "on" => Some(true),
        "no" | "n" | "false" | "0" | "нет" | "off" | "" => Some(false),
        _ => None,
    }
}

fn channel(text: &str) -> Option<Channel> {
    Channel::ALL.into_iter().find(|channel| channel.key().eq_ignore_ascii_case(text))
}

/// The JSON name of a term.
#[must_use]
pub const fn term_key(term: Term) -> &'static str {
    match term {
        Term::Month => "P1M",
        Term::Year => "P1Y",
        Term::ThreeYears => "P3Y",
    }
}

fn term(text: &str) -> Option<Term> {
    [Term::Month, Term::Year, Term::ThreeYears]
        .into_iter()
        .find(|term| term_key(*term).eq_ignore_ascii_case(text))
}

/// The JSON name of a billing plan.
#[must_use]
pub const fn billing_key(billing: Billing) -> &'static str {
    match billing {
        Billing::Monthly => "monthly",
        Billing::Annual => "annual",
        Billing::Triennial => "triennial",
    }
}

fn billing(text: &str) -> Option<Billing> {
    [Billing::Monthly, Billing::Annual, Billing::Triennial]
        .into_iter()
        .find(|billing| billing_key(*billing).eq_ignore_ascii_case(text))
}

fn choice(text: &str) -> Option<Choice> {
    Some(match text.to_lowercase().as_str() {
        "auto" | "" => Choice::Auto,
        "wait" => Choice::Wait,
        "cut" => Choice::Cut,
        "transfer" => Choice::Transfer,
        "renew" => Choice::Renew,
        "migrate" => Choice::Migrate,
        "keep" => Choice::Keep,
        _ => return None,
    })
}

fn consent(text: &str) -> Option<Consent> {
    Some(match text.to_lowercase().as_str() {
        "unknown" | "" => Consent::Unknown,
        "agrees" => Consent::Agrees,
        "refuses" => Consent::Refuses,
        _ => return None,
    })
}

/// A field of the plan outside the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the field of the same name")]
pub enum Head {
    AsOf,
    Currency,
    CustomerName,
    CustomerDomain,
    CustomerCountry,
    Segment,
    Relationship,
    Agreement,
    ActiveSubscriptions,
    PartnerName,
    PartnerCountry,
    PartnerModel,
    AcceptanceDays,
    ReassignDays,
    SafetyDays,
}

impl Head {
    /// The values of a field that has a fixed set, as in the JSON form.
    #[must_use]
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Head::Segment => &["commercial", "education", "nonprofit", "government"],
            Head::Relationship => &["none", "requested", "accepted"],
            Head::Agreement => &["unknown", "missing", "accepted"],
            Head::PartnerModel => &["direct-bill", "indirect-provider", "indirect-reseller"],
            _ => &[],
        }
    }

    /// The field as text.
    #[must_use]
    pub fn read(self, plan: &Plan) -> String {
        let pick = |index: usize| self.choices().get(index).copied().unwrap_or_default().to_owned();
        match self {
            Head::AsOf => plan.as_of.to_string(),
            Head::Currency => plan.currency.code().to_owned(),
            Head::CustomerName => plan.customer.name.clone(),
            Head::CustomerDomain => plan.customer.domain.clone(),
            Head::CustomerCountry => plan.customer.country.clone(),
            Head::Segment => pick(plan.customer.segment as usize),
            Head::Relationship => pick(plan.customer.relationship as usize),
            Head::Agreement => pick(plan.customer.agreement as usize),
            Head::ActiveSubscriptions => {
                plan.customer.active_subscriptions.map(|n| n.to_string()).unwrap_or_default()
            }
            Head::PartnerName => plan.partner.name.clone(),
            Head::PartnerCountry => plan.partner.country.clone(),
            Head::PartnerModel => pick(plan.partner.model as usize),
            Head::AcceptanceDays => plan.policy.acceptance_days.to_string(),
            Head::ReassignDays => plan.policy.reassign_days.to_string(),
            Head::SafetyDays => plan.policy.safety_days.to_string(),
        }
    }

    /// Puts a typed text into the field.
    ///
    /// # Errors
    /// [`Mistyped`]; the plan is then unchanged.
    pub fn write(self, plan: &mut Plan, text: &str) -> Result<(), Mistyped> {
        let text = text.trim();
        let place = || self.choices().iter().position(|choice| *choice == text).ok_or(Mistyped::Choice);
        let days = || text.parse::<u16>().ok().filter(|days| *days <= 365).ok_or(Mistyped::Count);
        match self {
            Head::AsOf => plan.as_of = day(text)?.ok_or(Mistyped::Day)?,
            Head::Currency => plan.currency = Currency::parse(text).ok_or(Mistyped::Choice)?,
            Head::CustomerName => plan.customer.name = text.to_owned(),
            Head::CustomerDomain => plan.customer.domain = text.to_owned(),
            Head::CustomerCountry => plan.customer.country = country(text)?,
            Head::PartnerName => plan.partner.name = text.to_owned(),
            Head::PartnerCountry => plan.partner.country = country(text)?,
            Head::ActiveSubscriptions => plan.customer.active_subscriptions = count(text)?,
            Head::AcceptanceDays => plan.policy.acceptance_days = days()?,
            Head::ReassignDays => plan.policy.reassign_days = days()?,
            Head::SafetyDays => plan.policy.safety_days = days()?,
            Head::Segment => {
                plan.customer.segment =
                    [Segment::Commercial, Segment::Education, Segment::Nonprofit, Segment::Government]
                        [place()?];
            }
            Head::Relationship => {
                plan.customer.relationship =
                    [Relationship::None, Relationship::Requested, Relationship::Accepted][place()?];
            }
            Head::Agreement => {
                plan.customer.agreement =
                    [Agreement::Unknown, Agreement::Missing, Agreement::Accepted][place()?];
            }
            Head::PartnerModel => {
                plan.partner.model = [
                    PartnerModel::DirectBill,
                    PartnerModel::IndirectProvider,
                    PartnerModel::IndirectReseller,
                ][place()?];
            }
        }
        Ok(())
    }
}

/// A country by code or by name in either language; empty is unknown.
fn country(text: &str) -> Result<String, Mistyped> {
    if text.is_empty() {
        return Ok(String::new());
    }
    catalog::parse_country(text).map(|country| country.code.to_owned()).ok_or(Mistyped::Choice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sub() -> Subscription {
        serde_json::from_str(r#"{"id":"s1","channel":"mca-direct","product":{"name":"Microsoft 365 Business Premium"},"seats":40,"end":"2027-03-14"}"#)
            .unwrap()
    }

    #[test]
    fn what_a_cell_reads_it_also_writes() {
        let mut full = sub();
        for (column, text) in [
            (Column::Seller, "Partner A"),
            (Column::Assigned, "38"),
            (Column::Start, "2026-03-15"),
            (Column::Price, "264.00/year"),
            (Column::TargetProduct, "Microsoft 365 E3"),
            (Column::TargetSeats, "41"),
            (Column::TargetTerm, "P1M"),
            (Column::TargetBilling, "monthly"),
            (Column::TargetPrice, "23.10"),
            (Column::TargetStart, "2027-03-14"),
            (Column::Strategy, "cut"),
            (Column::Consent, "agrees"),
            (Column::Notes, "call first"),
        ] {
            assert_eq!(column.write(&mut full, text), Ok(()), "{column:?}");
            assert_eq!(column.read(&full), text, "{column:?}");
        }
        let mut copy = sub();
        for column in Column::ALL {
            assert_eq!(column.write(&mut copy, &column.read(&full)), Ok(()), "{column:?}");
        }
        for column in Column::ALL {
            assert_eq!(column.read(&copy), column.read(&full), "{column:?}");
        }
    }

    #[test]
    fn a_day_is_never_guessed() {
        assert_eq!(day("14.03.2027"), Ok(Date::new(2027, 3, 14)));
        assert_eq!(day("14/3/2027"), Ok(Date::new(2027, 3, 14)));
        assert_eq!(day("3/14/2027"), Ok(Date::new(2027, 3, 14)));
        assert_eq!(day("5/5/2027"), Ok(Date::new(2027, 5, 5)));
        for wrong in ["3/4/2027", "31.02.2027", "tomorrow", "2027", "1999-12-31"] {
            assert_eq!(day(wrong), Err(Mistyped::Day), "{wrong}");
        }
    }

    #[test]
    fn a_mistyped_cell_changes_nothing() {
        for (column, text) in [
            (Column::Seats, "0"),
            (Column::Seats, "many"),
            (Column::Price, "-1/decade"),
            (Column::Channel, "shop"),
            (Column::Product, ""),
            (Column::Start, "2027-03-15"),
        ] {
            let mut changed = sub();
            assert!(column.write(&mut changed, text).is_err(), "{column:?} {text}");
            assert_eq!(changed, sub());
        }
    }
}
