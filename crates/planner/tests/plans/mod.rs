//! Plans as people bring them, for the tests that take any: every channel, term and billing, terms that begin on the 29th … 31st and
//! on leap days, ends that were aligned or have renewed, chosen days before and after the end, and what is not known.

use changeover_planner::model::{
    Agreement, Billing, Channel, Choice, Consent, Currency, Customer, Date, Decimal, Extra, Moment, Partner,
    PartnerModel, Per, Plan, Policy, Price, Product, Relationship, Segment, Seller, Subscription, Target,
    Term,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Days on which the rules change, where an off-by-one would show.
const CHANGES: [(i32, u32, u32); 10] = [
    (2018, 8, 31),
    (2020, 6, 30),
    (2022, 3, 1),
    (2022, 7, 1),
    (2024, 1, 1),
    (2024, 2, 29),
    (2025, 4, 1),
    (2026, 2, 9),
    (2026, 5, 4),
    (2026, 7, 1),
];

fn day_near_a_change() -> impl Strategy<Value = Date> {
    (select(&CHANGES[..]), -3..=3_i32)
        .prop_map(|((year, month, day), off)| Date::new(year, month, day).unwrap().plus_days(off))
}

/// A day the plan is made for, 2018 … 2027, more often under the rules of today.
pub fn as_of() -> impl Strategy<Value = Date> {
    let first = Date::new(2018, 1, 1).unwrap();
    let extended = Date::new(2026, 1, 1).unwrap();
    prop_oneof![
        2 => (0..3652_i32).prop_map(move |days| first.plus_days(days)),
        2 => (0..730_i32).prop_map(move |days| extended.plus_days(days)),
        1 => day_near_a_change(),
    ]
}

/// The first day of a term, given as days before the plan's day: any day, a month's end, a leap day, a change of rules.
fn start(as_of: Date) -> impl Strategy<Value = Date> {
    prop_oneof![
        4 => (-1150..=20_i32).prop_map(move |days| as_of.plus_days(days)),
        2 => (-40..=0_i32).prop_map(move |days| as_of.plus_days(days)),
        3 => (0..30_i32, 29..=31_u32).prop_map(move |(back, day)| {
            let month = as_of.plus_months(-back);
            let last = |day| Date::new(month.year(), month.month(), day);
            last(day).or_else(|| last(29)).or_else(|| last(28)).unwrap_or(month)
        }),
        1 => Just(Date::new(as_of.year() / 4 * 4, 2, 29).unwrap_or(as_of)),
        1 => day_near_a_change(),
    ]
}

/// How the end of the term follows from its start.
#[derive(Debug, Clone, Copy)]
enum End {
    NotSaid,
    OfTheTerm,
    /// The term has renewed this often since the start that is given.
    Renewed(i32),
    /// Aligned to another day, this far into the term, in thousandths.
    Aligned(i32),
    /// The end only.
    WithoutStart,
    /// Neither is known.
    Unknown,
}

fn end() -> impl Strategy<Value = End> {
    prop_oneof![
        2 => Just(End::NotSaid),
        8 => Just(End::OfTheTerm),
        2 => (1..=4_i32).prop_map(End::Renewed),
        2 => (1..=2500_i32).prop_map(End::Aligned),
        2 => Just(End::WithoutStart),
        1 => Just(End::Unknown),
    ]
}

fn span(term: Term, start: Date, end: End) -> (Option<Date>, Option<Date>) {
    let months = match term {
        Term::Month => 1,
        Term::Year => 12,
        Term::ThreeYears => 36,
    };
    let ends = |terms: i32| start.plus_months(months * terms).plus_days(-1);
    match end {
        End::NotSaid => (Some(start), None),
        End::OfTheTerm => (Some(start), Some(ends(1))),
        End::Renewed(times) => (Some(start), Some(ends(1 + times))),
        End::Aligned(part) => {
            (Some(start), Some(start.plus_days(start.days_until(ends(1)).max(1) * part / 1000)))
        }
        End::WithoutStart => (None, Some(ends(1))),
        End::Unknown => (None, None),
    }
}

fn price() -> impl Strategy<Value = Price> {
    let amount = prop_oneof![
        4 => (0..20_000_i64).prop_map(Decimal::cents),
        1 => (0..2_000_000_000_i64).prop_map(|micros| Decimal::from_micros(micros).unwrap()),
    ];
    (amount, select(vec![Per::Month, Per::Month, Per::Year, Per::Term]))
        .prop_map(|(amount, per)| Price { amount, per })
}

/// Made-up products that differ in one name, in all, or only in the case of a letter.
fn made_up() -> impl Strategy<Value = Product> {
    let name = select(vec!["Mail Basic", "mail  basic", "Mail Premium"]);
    let ids = |ids: [&'static str; 3]| option::weighted(0.6, select(ids.to_vec()).prop_map(str::to_owned));
    (
        name,
        ids(["MAIL_BASIC", "mail_basic", "MAIL_PREMIUM"]),
        ids([
            "11111111-aaaa-4aaa-8aaa-111111111111",
            "11111111-AAAA-4AAA-8AAA-111111111111",
            "22222222-bbbb-4bbb-8bbb-222222222222",
        ]),
        ids(["ZZQ0SAMPLE01", "zzq0sample01", "ZZQ0SAMPLE02"]),
        ids(["000X", "000x", "000Y"]),
    )
        .prop_map(|(name, part_number, sku_id, product_id, product_sku)| Product {
            name: name.to_owned(),
            part_number,
            sku_id,
            product_id,
            product_sku,
            offer_id: None,
        })
}

/// Made-up products, and one whose seats count towards the cap of small businesses.
fn product() -> impl Strategy<Value = Product> {
    let capped = Product {
        name: "Microsoft 365 Business Premium".into(),
        part_number: Some("SPB".into()),
        ..Product::default()
    };
    prop_oneof![5 => made_up(), 1 => Just(capped)]
}

fn term() -> impl Strategy<Value = Term> {
    select(vec![Term::Month, Term::Year, Term::Year, Term::ThreeYears])
}

fn billing() -> impl Strategy<Value = Billing> {
    select(vec![Billing::Monthly, Billing::Monthly, Billing::Annual, Billing::Triennial])
}

fn seats() -> impl Strategy<Value = u32> {
    prop_oneof![6 => 1..=400_u32, 1 => select(vec![299, 300, 301, 2400]), 1 => 1..=100_000_u32]
}

/// A chosen day: near the end of the term, or soon after the plan's day.
fn chosen(as_of: Date, end: Option<Date>) -> impl Strategy<Value = Date> {
    let end = end.unwrap_or(as_of);
    prop_oneof![
        3 => (-60..=150_i32).prop_map(move |off| end.plus_days(off)),
        2 => (0..=60_i32).prop_map(move |off| as_of.plus_days(off)),
        1 => (-3..=3_i32).prop_map(move |off| end.plus_days(off)),
    ]
}

/// A day to end the first term on: a month's end, or any day.
fn first_term_end(as_of: Date) -> impl Strategy<Value = Date> {
    (0..=40_i32, any::<bool>()).prop_map(move |(months, at_month_end)| {
        let day = as_of.plus_months(months);
        if at_month_end {
            day.plus_days(1 - i32::try_from(day.day()).unwrap()).plus_months(1).plus_days(-1)
        } else {
            day
        }
    })
}

fn target(as_of: Date, end: Option<Date>) -> impl Strategy<Value = Target> {
    (
        option::weighted(0.6, product()),
        option::of(seats()),
        option::of(term()),
        option::of(billing()),
        option::weighted(0.7, price()),
        option::weighted(0.35, chosen(as_of, end)),
        option::weighted(0.15, first_term_end(as_of)),
    )
        .prop_map(|(product, seats, term, billing, price, start, end_on)| Target {
            product,
            seats,
            term,
            billing,
            price,
            start,
            end_on,
            extra: Extra::new(),
        })
}

fn seller() -> impl Strategy<Value = Seller> {
    (
        prop::bool::weighted(0.3),
        select(vec![Consent::Unknown, Consent::Agrees, Consent::Refuses]),
        prop::bool::weighted(0.85),
    )
        .prop_map(|(is_us, consent, in_program)| Seller {
            name: "Partner A".into(),
            is_us,
            consent,
            in_program,
            extra: Extra::new(),
        })
}

/// When the seats were bought, against the start of the term: the day, or the instant.
fn purchased() -> impl Strategy<Value = Option<(i32, Option<u32>)>> {
    option::of((prop_oneof![2 => Just(0_i32), 1 => -400..=40_i32], option::of(0..86_400_u32)))
}

fn choice() -> impl Strategy<Value = Choice> {
    select(vec![
        Choice::Auto,
        Choice::Auto,
        Choice::Auto,
        Choice::Wait,
        Choice::Cut,
        Choice::Transfer,
        Choice::Renew,
        Choice::Migrate,
        Choice::Keep,
    ])
}

/// What is in a price list is given a price of its own, so that no plan depends on a list.
fn priced(target: Option<Target>, product: &Product) -> Option<Target> {
    let wanted = target.as_ref().and_then(|target| target.product.as_ref()).unwrap_or(product);
    if wanted.part_number.as_deref() != Some("SPB") {
        return target;
    }
    let mut target = target.unwrap_or(Target {
        product: None,
        seats: None,
        term: None,
        billing: None,
        price: None,
        start: None,
        end_on: None,
        extra: Extra::new(),
    });
    target.price = target.price.or(Some(Price { amount: Decimal::cents(2_200), per: Per::Month }));
    Some(target)
}

prop_compose! {
    /// One subscription for a plan made for a day.
    fn subscription(as_of: Date)(
        channel in select(&Channel::ALL[..]),
        (term, billing, start, end) in (term(), billing(), start(as_of), end()),
        (seats, assigned, price) in (seats(), option::weighted(0.8, 0..=1050_u32), option::weighted(0.9, price())),
        (product, seller, strategy) in (product(), seller(), choice()),
        (auto_renew, cancel_at_end, trial, promotion) in (
            any::<bool>(), prop::bool::weighted(0.25), prop::bool::weighted(0.1), prop::bool::weighted(0.1),
        ),
        purchased in purchased(),
        group in option::weighted(0.4, select(vec!["one", "one", "two"])),
    )(
        target in option::weighted(0.75, target(as_of, span(term, start, end).1)),
        transfer_on in option::weighted(0.4, chosen(as_of, span(term, start, end).1)),
        (channel, term, billing, start, end, seats, assigned, price, product, seller, strategy)
            in Just((channel, term, billing, start, end, seats, assigned, price, product, seller, strategy)),
        (auto_renew, cancel_at_end, trial, promotion, purchased, group)
            in Just((auto_renew, cancel_at_end, trial, promotion, purchased, group)),
    ) -> Subscription {
        let (first, last) = span(term, start, end);
        let target = priced(target, &product);
        // Thousandths of the seats are in use.
        let assigned = assigned.map(|part| u32::try_from(u64::from(seats) * u64::from(part) / 1000).unwrap());
        let purchased = purchased.map(|(off, second)| Moment { day: start.plus_days(off), second });
        Subscription {
            id: String::new(), channel, seller, product, seats, assigned, term, billing, purchased,
            start: first, end: last, auto_renew, cancel_at_end, trial, promotion, price, target, strategy,
            transfer_on,
            group: group.map(str::to_owned),
            notes: String::new(), extra: Extra::new(),
        }
    }
}

fn customer() -> impl Strategy<Value = Customer> {
    (
        select(vec!["US", "DE", "CL", "CL", ""]),
        select(vec![Relationship::None, Relationship::Requested, Relationship::Accepted]),
        select(vec![Agreement::Unknown, Agreement::Missing, Agreement::Accepted]),
        select(vec![Segment::Commercial, Segment::Education, Segment::Nonprofit, Segment::Government]),
        option::of(0..=320_u32),
        option::of(any::<bool>()),
    )
        .prop_map(
            |(country, relationship, agreement, segment, active_subscriptions, has_teams_suites)| Customer {
                name: "Contoso".into(),
                domain: "contoso.com".into(),
                country: country.into(),
                segment,
                relationship,
                agreement,
                active_subscriptions,
                has_teams_suites,
                ..Customer::default()
            },
        )
}

fn partner() -> impl Strategy<Value = Partner> {
    (
        select(vec!["US", "DE", "CL", ""]),
        select(vec![
            PartnerModel::DirectBill,
            PartnerModel::IndirectProvider,
            PartnerModel::IndirectReseller,
        ]),
    )
        .prop_map(|(country, model)| Partner {
            name: "Fabrikam".into(),
            country: country.into(),
            model,
            ..Partner::default()
        })
}

/// The partner's margins; sometimes a window that is open, ended or upside down, and days nothing starts on.
fn policy(as_of: Date) -> impl Strategy<Value = Policy> {
    let near = move || (-30..=400_i32).prop_map(move |days| as_of.plus_days(days));
    (
        (0..=30_u16, 0..=10_u16, 0..=10_u16),
        option::weighted(0.2, near()),
        option::weighted(0.2, near()),
        prop::bool::weighted(0.3),
        prop_oneof![
            4 => Just(Vec::new()),
            1 => vec(near(), 1..=3),
            1 => near().prop_map(|day| (0..20).map(|on| day.plus_days(on)).collect()),
        ],
    )
        .prop_map(|(margins, window_from, window_to, working_days_only, days_off)| Policy {
            acceptance_days: margins.0,
            reassign_days: margins.1,
            safety_days: margins.2,
            window_from,
            window_to,
            working_days_only,
            days_off,
            extra: Extra::new(),
        })
}

/// A plan with up to `most` subscriptions.
pub fn plan(most: usize) -> impl Strategy<Value = Plan> {
    as_of().prop_flat_map(move |as_of| {
        (customer(), partner(), policy(as_of), select(vec!["USD", "EUR"]), vec(subscription(as_of), 1..=most))
            .prop_map(move |(customer, partner, policy, currency, mut subscriptions)| {
                for (number, subscription) in (1..).zip(&mut subscriptions) {
                    subscription.id = format!("s{number}");
                }
                Plan {
                    as_of,
                    currency: Currency::parse(currency).unwrap(),
                    customer,
                    partner,
                    policy,
                    subscriptions,
                    progress: std::collections::BTreeMap::new(),
                }
            })
    })
}
