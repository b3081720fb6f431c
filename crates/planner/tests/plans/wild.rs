//! Documents nobody would write: any day the form can hold, any number it can hold, any text. For what must hold whatever comes.

use changeover_planner::{
    document::{Document, Figures},
    model::{
        Date, Decimal, Done, Extra, Moment, Money, Per, Plan, Policy, Price, Product, Subscription, Target,
    },
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::Value;

fn any_day() -> impl Strategy<Value = Date> {
    let days = Date::FIRST.days_until(Date::LAST);
    prop_oneof![
        6 => (0..=days).prop_map(|day| Date::FIRST.plus_days(day)),
        1 => Just(Date::FIRST),
        1 => Just(Date::LAST),
    ]
}

fn any_count() -> impl Strategy<Value = u32> {
    select(vec![0, 1, 2, 25, 26, 299, 300, 301, 10_000_000, u32::MAX])
}

fn any_margin() -> impl Strategy<Value = u16> {
    prop_oneof![3 => 0..=40_u16, 1 => Just(u16::MAX), 1 => any::<u16>()]
}

fn any_price() -> impl Strategy<Value = Price> {
    let amount = prop_oneof![Just(0), Just(1), Just(Decimal::MAX.micros()), 0..=Decimal::MAX.micros(),];
    (amount, select(vec![Per::Month, Per::Year, Per::Term]))
        .prop_map(|(micros, per)| Price { amount: Decimal::from_micros(micros).unwrap(), per })
}

/// Real names, so that the catalogue and its limits take part, and names of nothing.
fn any_product() -> impl Strategy<Value = Product> {
    let name = prop_oneof![
        4 => select(vec![
            "Microsoft 365 Business Basic", "Microsoft 365 Business Premium", "Microsoft 365 E3", "Office 365 E1",
            "Microsoft 365 E3 (no Teams)", "Microsoft 365 Copilot", "Microsoft Teams Enterprise", "Power BI Pro",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let part = select(vec!["SPB", "O365_BUSINESS_ESSENTIALS", "SMB_BUSINESS_ESSENTIALS", "SPE_E3", "", "?"]);
    (name, option::of(part.prop_map(str::to_owned)), option::weighted(0.2, any::<String>()))
        .prop_map(|(name, part_number, sku_id)| Product { name, part_number, sku_id, ..Product::default() })
}

/// A plan with everything at its edges.
pub fn plan() -> impl Strategy<Value = Plan> {
    let dates = vec(option::of(any_day()), 8);
    let counts = (any_count(), option::of(any_count()), option::of(any_count()));
    let prices = (option::of(any_price()), option::of(any_price()));
    let products = (any_product(), option::of(any_product()));
    let edges = vec((dates, counts, prices, products, option::of(0..86_400_u32)), 4);
    (super::plans::plan(4), any_day(), (any_margin(), any_margin(), any_margin()), edges).prop_map(
        |(mut plan, as_of, margins, edges)| {
            plan.as_of = as_of;
            plan.policy = Policy {
                acceptance_days: margins.0,
                reassign_days: margins.1,
                safety_days: margins.2,
                ..plan.policy
            };
            for (subscription, edge) in plan.subscriptions.iter_mut().zip(edges) {
                exaggerate(subscription, edge);
            }
            plan
        },
    )
}

type Edge = (
    Vec<Option<Date>>,
    (u32, Option<u32>, Option<u32>),
    (Option<Price>, Option<Price>),
    (Product, Option<Product>),
    Option<u32>,
);

fn exaggerate(subscription: &mut Subscription, (dates, counts, prices, products, second): Edge) {
    subscription.start = dates[0];
    subscription.end = dates[1];
    subscription.purchased = dates[2].map(|day| Moment { day, second });
    subscription.transfer_on = dates[3];
    subscription.seats = counts.0;
    subscription.assigned = counts.1;
    subscription.price = prices.0;
    subscription.product = products.0;
    if let Some(target) = &mut subscription.target {
        *target = Target {
            product: products.1,
            seats: counts.2,
            price: prices.1,
            start: dates[4],
            end_on: dates[5],
            ..target.clone()
        };
    }
}

/// A value no release has given a meaning yet.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Fields of a newer release: their names are not those of this one.
fn extra() -> impl Strategy<Value = Extra> {
    prop::collection::btree_map("x-[a-z]{1,6}", any_value(), 0..3)
        .prop_map(|fields| fields.into_iter().collect())
}

fn any_money() -> impl Strategy<Value = Option<Money>> {
    option::of((-10_000_000_000..=10_000_000_000_i64).prop_map(Money::cents))
}

prop_compose! {
    fn figures()(
        overlap_cost in any_money(), forfeited in any_money(), refund in any_money(), bridge_cost in any_money(),
        gap_days in any::<u32>(), users_to_reassign in any::<u32>(), new_monthly_cost in any_money(),
    ) -> Figures {
        Figures { overlap_cost, forfeited, refund, bridge_cost, gap_days, users_to_reassign, new_monthly_cost }
    }
}

prop_compose! {
    fn done()(done in option::of(any_day()), note in any::<String>(), extra in extra()) -> Done {
        Done { done, note, extra }
    }
}

prop_compose! {
    /// A document as the form allows it: unknown fields everywhere, any text, any day.
    pub fn document()(
        mut plan in plan(),
        texts in vec(any::<String>(), 8),
        extras in vec(extra(), 8),
        revision in any::<u64>(),
        figures in option::of(figures()),
        progress in prop::collection::btree_map(any::<String>(), done(), 0..4),
    ) -> Document {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().unwrap_or_default();
        let mut extras = extras.into_iter();
        let mut extra = || extras.next().unwrap_or_default();
        plan.customer.name = text();
        plan.customer.extra = extra();
        plan.partner.name = text();
        plan.partner.extra = extra();
        plan.policy.extra = extra();
        plan.progress = progress;
        for subscription in &mut plan.subscriptions {
            // The form refuses no seats and an end before its start.
            subscription.seats = subscription.seats.clamp(1, 10_000_000);
            if let Some(target) = &mut subscription.target {
                target.seats = target.seats.map(|seats| seats.clamp(1, 10_000_000));
                target.extra = extra();
            }
            subscription.end = subscription.end.max(subscription.start.filter(|_| subscription.end.is_some()));
            subscription.notes = text();
            subscription.extra = extra();
        }
        Document {
            id: text(), title: text(), revision, saved_at: text(), rulebook: text(), figures, plan,
            extra: extra(),
        }
    }
}
