//! The planner for the whole plan against every possible plan: small plans whose subscriptions share a pool, the tenant or a group,
//! each with every way and every start there is. `PROPTEST_CASES=5000 cargo test --release -p changeover-planner --test joint`
//! looks longer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects"
)]

mod simulator;

use std::cell::RefCell;

use changeover_planner::{
    engine::{self, Severity},
    model::{
        Agreement, Billing, Channel, Choice, Consent, Currency, Customer, Date, Decimal, Extra, Partner, Per,
        Plan, Policy, Price, Product, Relationship, Seller, Strategy as Way, Subscription, Target, Term,
    },
};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::select,
    test_runner::{Config, FileFailurePersistence, TestCaseError, TestError, TestRunner},
};
use simulator::{
    calendar::{Day, date, day},
    default_start,
    facts::Facts,
    tenant::{Line, stand},
};

/// The stated order: what a person chose and has no room, not done, stays, apart, gap, users, days from the own start, money, start, order of the list.
type Rank = [i64; 10];

/// One way and one start of one subscription.
struct Possible<'p> {
    way: Option<Way>,
    start: Option<Day>,
    rank: Rank,
    line: Line<'p>,
}

#[test]
fn no_plan_is_better_than_the_planners() {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(60);
    let mut runner = TestRunner::new(Config {
        cases,
        max_shrink_iters: 200,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("proptest-regressions/joint.txt"))),
        ..Config::default()
    });
    let (moved, shared) = (RefCell::new(0_u32), RefCell::new(0_u32));
    runner
        .run(&plan(), |plan| {
            let evaluation = engine::evaluate(&plan);
            simulator::compare(&plan, &evaluation, &mut simulator::Tally::default())
                .map_err(TestCaseError::fail)?;
            let rows: Vec<Vec<Possible<'_>>> =
                (0..plan.subscriptions.len()).map(|row| possible(&plan, row)).collect();
            let taken: Vec<usize> = rows
                .iter()
                .zip(&evaluation.subscriptions)
                .map(|(possible, assessment)| {
                    let option = assessment.chosen_option();
                    let start = option.and_then(|option| option.new_start).map(day);
                    let way = option.map(|option| option.strategy);
                    possible.iter().position(|one| one.way == way && one.start == start).ok_or_else(|| {
                        TestCaseError::fail(format!("{way:?} on {:?} is no possible way", start.map(date)))
                    })
                })
                .collect::<Result<_, _>>()?;
            prop_assert!(fits(&plan, &rows, &taken), "the planner's own choice has no room: {taken:?}");
            let own = rank(&plan, &rows, &taken);
            let (best, places) = best(&plan, &rows);
            let told = || -> Vec<_> {
                let one =
                    |place: &usize, row: &Vec<Possible<'_>>| (row[*place].way, row[*place].start.map(date));
                places.iter().zip(&rows).map(|(place, row)| one(place, row)).collect()
            };
            // Where a person's own choice has no room whatever the planner does, a day on which nothing is over may still be found by
            // putting starts off day by day. The planner does not look for it (conventions, 37), and is not held to it.
            prop_assert!(own == best || best[0] > 0, "planner {own:?}, best {best:?} with {:?}", told());
            *shared.borrow_mut() +=
                u32::from(evaluation.subscriptions.iter().all(|one| one.settled_together));
            *moved.borrow_mut() += u32::from(own[6] > 0 || own[1] > 0);
            Ok(())
        })
        .unwrap_or_else(|error| match error {
            TestError::Fail(reason, plan) => panic!("{reason}\n{}", told(&plan)),
            TestError::Abort(reason) => panic!("{reason}"),
        });
    // Plans that share nothing, or in which everything fits, would prove nothing.
    let (shared, moved) = (shared.into_inner(), moved.into_inner());
    assert!(shared > cases / 3 && moved > cases / 10, "{shared} shared, {moved} moved, of {cases}");
}

/// 40 seats of Business Premium end on 2 November, and 120 on the 3rd, which become 150. On the 2nd 40 + 120 + 150 = 310 would be
/// held, ten too many; on the 3rd 120 + 150 = 270. Both are one group, so both start on the 3rd, not on the 4th.
#[test]
fn a_group_starts_on_the_day_a_fellow_makes_room() {
    let row = |id: &str, seats: u32, end: &str, target: &str| {
        format!(
            r#"{{"id": "{id}", "channel": "csp-nce", "seller": {{"isUs": true}}, "product": {{"name": "Microsoft 365 Business Premium",
            "partNumber": "SPB"}}, "seats": {seats}, "assigned": 0, "term": "P1M", "billing": "monthly", "end": "{end}",
            "price": {{"amount": "20.00", "per": "month"}}, "target": {target}, "strategy": "wait", "group": "one"}}"#
        )
    };
    let price = r#""price": {"amount": "20.00", "per": "month"}"#;
    let mail = format!(r#"{{"product": {{"name": "Sample Mail", "partNumber": "SAMPLE_MAIL"}}, {price}}}"#);
    let more = format!(r#"{{"seats": 150, {price}}}"#);
    let text = format!(
        r#"{{"format": "changeover-plan", "schema": 1, "asOf": "2026-11-02", "currency": "USD",
        "customer": {{"country": "US", "relationship": "accepted"}}, "policy": {{"acceptanceDays": 0, "reassignDays": 1}},
        "subscriptions": [{}, {}]}}"#,
        row("s1", 40, "2026-11-02", &mail),
        row("s2", 120, "2026-11-03", &more)
    );
    let plan = changeover_planner::document::open(&text).expect("a plan").plan;
    let evaluation = engine::evaluate(&plan);
    let starts: Vec<_> =
        evaluation.subscriptions.iter().map(|one| one.chosen_option().unwrap().new_start).collect();
    assert_eq!(starts, [Date::new(2026, 11, 3); 2]);
}

/// A plan in a few lines.
fn told(plan: &Plan) -> String {
    let policy = &plan.policy;
    let mut text = format!(
        "as of {}, {:?}, acceptance {} d, reassign {} d, working days {}, active {:?}\n",
        plan.as_of,
        plan.customer.relationship,
        policy.acceptance_days,
        policy.reassign_days,
        policy.working_days_only,
        plan.customer.active_subscriptions
    );
    for row in &plan.subscriptions {
        let target = row.target.as_ref().unwrap();
        text += &format!(
            "{} {} ours {} {:?} · {} × {} · {:?} until {} · cancel {} renew {} · price {:?} → {:?} × {:?} at {:?}, start {:?} · {:?} · {:?}\n",
            row.id,
            row.channel.key(),
            row.seller.is_us,
            row.seller.consent,
            row.seats,
            row.product.name,
            row.term,
            row.end.unwrap(),
            row.cancel_at_end,
            row.auto_renew,
            row.price.unwrap().amount,
            target.product.as_ref().map(|product| &product.name),
            target.seats,
            target.price.unwrap().amount,
            target.start,
            row.strategy,
            row.group,
        );
    }
    text
}

/// Everything one subscription could do, whatever the others do.
fn possible(plan: &Plan, row: usize) -> Vec<Possible<'_>> {
    let facts = || Facts::of(plan, &plan.subscriptions[row]);
    let subscription = &plan.subscriptions[row];
    let chosen = subscription.strategy.strategy();
    let mut all = Vec::new();
    for (place, way) in (0..).zip(Way::ALL).filter(|(_, way)| chosen.is_none_or(|chosen| chosen == *way)) {
        let own = default_start(&facts(), way);
        let together = default_start(&facts(), Way::Wait);
        let mut days: Vec<Option<Day>> =
            starts(&facts(), way).into_iter().map(Some).filter(|day| *day != own).collect();
        days.push(own);
        for start in days {
            let mut fixed = plan.clone();
            let one = &mut fixed.subscriptions[row];
            one.strategy = chosen_as(way);
            let target = one.target.as_mut().unwrap();
            match way {
                Way::Wait | Way::Cut => target.start = start.map(date),
                Way::Transfer => one.transfer_on = start.map(date),
                Way::Renew | Way::Migrate | Way::Keep => {}
            }
            let evaluation = engine::evaluate(&fixed);
            let option = &evaluation.subscriptions[row].options[usize::try_from(place).unwrap()];
            // Room is what is tried here; everything else that blocks, blocks.
            let blocked = evaluation.findings_in(&option.findings).iter().any(|finding| {
                finding.severity == Severity::Blocks && !finding.rule.id.starts_with("limit-")
            });
            if blocked && (chosen.is_none() || start != own) {
                continue;
            }
            let company =
                plan.subscriptions.iter().filter(|other| other.group == subscription.group).count() > 1;
            let at_group = subscription.group.is_some() && company && start == together;
            let late =
                if at_group { 0 } else { start.zip(own).map_or(0, |(start, own)| (start - own).abs()) };
            let stays = way == Way::Keep;
            let cost = option.horizon_cost.expect("everything has a price").as_cents();
            all.push(Possible {
                way: Some(way),
                start,
                rank: [
                    0,
                    0,
                    i64::from(stays),
                    0,
                    i64::from(option.gap_days > 0),
                    i64::from(option.users_to_reassign),
                    i64::from(late),
                    cost,
                    start.map_or(0, |start| i64::from(start - facts().today)),
                    place,
                ],
                line: stand(facts(), Some(way), start),
            });
        }
    }
    if chosen.is_none() {
        let line = stand(facts(), None, None);
        all.push(Possible { way: None, start: None, rank: [0, 1, 0, 0, 0, 0, 0, 0, 0, 0], line });
    }
    all
}

/// Days on which a way may start instead of on its own: any day after the old one where a limit is short, any day at all in a group.
fn starts(facts: &Facts<'_>, way: Way) -> Vec<Day> {
    let subscription = facts.subscription;
    let chosen = |row: &Subscription| row.target.as_ref().is_some_and(|target| target.start.is_some());
    let company = |other: &&Subscription| {
        other.id != subscription.id && subscription.group.is_some() && other.group == subscription.group
    };
    let company = || facts.plan.subscriptions.iter().filter(company);
    // The day a person chose for one is the group's.
    if chosen(subscription) || company().any(chosen) {
        return Vec::new();
    }
    let grouped = company().next().is_some();
    // Every old one is over, or has been given up for its own start.
    let over = |other: &Subscription| {
        let other = Facts::of(facts.plan, other);
        let own = Way::ALL.into_iter().filter_map(|way| default_start(&other, way)).max();
        own.map(|start| start + other.reassign_days).max(other.span.map(|span| span.end))
    };
    let last =
        facts.plan.subscriptions.iter().filter_map(over).max().unwrap_or(facts.ready).max(facts.ready) + 2;
    let end = facts.span.unwrap().end;
    let after = (end + 1).max(facts.ready);
    match way {
        Way::Wait if grouped => (facts.ready..=last).collect(),
        Way::Wait if facts.is_limited() => (after..=last.max(after)).collect(),
        Way::Cut if grouped => (facts.ready..=last).collect(),
        Way::Transfer if grouped && subscription.transfer_on.is_none() => (facts.ready..=last).collect(),
        _ => Vec::new(),
    }
}

fn chosen_as(way: Way) -> Choice {
    match way {
        Way::Wait => Choice::Wait,
        Way::Cut => Choice::Cut,
        Way::Transfer => Choice::Transfer,
        Way::Renew => Choice::Renew,
        Way::Migrate => Choice::Migrate,
        Way::Keep => Choice::Keep,
    }
}

/// Nothing the planner may choose starts without room.
fn fits(plan: &Plan, rows: &[Vec<Possible<'_>>], taken: &[usize]) -> bool {
    let lines: Vec<&Line<'_>> = rows.iter().zip(taken).map(|(row, place)| &row[*place].line).collect();
    simulator::tenant::too_full(plan, &lines, true).is_empty()
}

fn rank(plan: &Plan, rows: &[Vec<Possible<'_>>], taken: &[usize]) -> Rank {
    let mut sum = Rank::default();
    let mut days: Vec<(&str, Day)> = Vec::new();
    for ((row, place), subscription) in rows.iter().zip(taken).zip(&plan.subscriptions) {
        let one = &row[*place];
        sum.iter_mut().zip(one.rank).for_each(|(sum, part)| *sum += part);
        if one.way != Some(Way::Keep) {
            days.extend(subscription.group.as_deref().zip(one.start));
        }
    }
    days.sort_unstable();
    days.dedup();
    let all = days.len();
    days.dedup_by_key(|(group, _)| *group);
    sum[3] = i64::try_from(all - days.len()).unwrap();
    let lines: Vec<&Line<'_>> = rows.iter().zip(taken).map(|(row, place)| &row[*place].line).collect();
    sum[0] = i64::try_from(simulator::tenant::too_full(plan, &lines, false).len()).unwrap();
    sum
}

/// Tries everything.
fn best(plan: &Plan, rows: &[Vec<Possible<'_>>]) -> (Rank, Vec<usize>) {
    let mut best: Option<(Rank, Vec<usize>)> = None;
    let mut taken = vec![0; rows.len()];
    loop {
        let rank = rank(plan, rows, &taken);
        if best.as_ref().is_none_or(|(least, _)| rank < *least) && fits(plan, rows, &taken) {
            best = Some((rank, taken.clone()));
        }
        let mut row = 0;
        while row < rows.len() {
            taken[row] += 1;
            if taken[row] < rows[row].len() {
                break;
            }
            taken[row] = 0;
            row += 1;
        }
        if row == rows.len() {
            return best.expect("leaving everything as it is fits");
        }
    }
}

fn product() -> impl Strategy<Value = Product> {
    let named = |name: &str, part: &str| Product {
        name: name.into(),
        part_number: Some(part.into()),
        ..Product::default()
    };
    let premium = named("Microsoft 365 Business Premium", "SPB");
    let other = named("Sample Mail", "SAMPLE_MAIL");
    prop_oneof![4 => Just(premium), 1 => Just(other)]
}

fn price() -> impl Strategy<Value = Price> {
    (300..3_000_i64).prop_map(|cents| Price { amount: Decimal::cents(cents), per: Per::Month })
}

prop_compose! {
    fn subscription(as_of: Date)(
        channel in select(vec![
            Channel::CspNce, Channel::CspNce, Channel::McaDirect, Channel::Mosa, Channel::CspLegacy, Channel::Ea,
        ]),
        (product, wanted) in (product(), option::weighted(0.3, product())),
        (seats, new_seats) in (select(vec![40_u32, 100, 120, 150, 200]), option::weighted(0.3, select(vec![60_u32, 150, 250]))),
        (term, ends_in) in (select(vec![Term::Month, Term::Year]), -1..=9_i32),
        (old, new) in (price(), price()),
        (is_us, consent) in (prop::bool::weighted(0.2), select(vec![Consent::Unknown, Consent::Refuses, Consent::Refuses])),
        (auto_renew, cancel_at_end) in (any::<bool>(), prop::bool::weighted(0.3)),
        strategy in select(vec![Choice::Auto, Choice::Auto, Choice::Auto, Choice::Auto, Choice::Wait, Choice::Keep]),
        chosen in option::weighted(0.1, 0..=9_i32),
        group in option::weighted(0.3, Just("one")),
        used in prop::bool::weighted(0.9),
    ) -> Subscription {
        let end = as_of.plus_days(ends_in);
        let months = if term == Term::Month { 1 } else { 12 };
        Subscription {
            id: String::new(), channel,
            seller: Seller { name: "Partner A".into(), is_us, consent, in_program: true, extra: Extra::new() },
            product, seats, assigned: Some(if used { seats } else { 0 }), term, billing: Billing::Monthly, purchased: None,
            start: Some(end.plus_days(1).plus_months(-months)), end: Some(end),
            auto_renew, cancel_at_end, trial: false, promotion: false, price: Some(old),
            target: Some(Target {
                product: wanted, seats: new_seats, term: None, billing: None, price: Some(new),
                start: chosen.map(|days| as_of.plus_days(days)), end_on: None, extra: Extra::new(),
            }),
            strategy, transfer_on: None, group: group.map(str::to_owned), notes: String::new(), extra: Extra::new(),
        }
    }
}

/// Small plans near the limits.
fn plan() -> impl Strategy<Value = Plan> {
    let days = vec![Date::new(2023, 5, 10), Date::new(2026, 4, 30), Date::new(2026, 11, 2)];
    (select(days), 0..=2_u16, 0..=3_u16).prop_flat_map(|(as_of, reassign_days, acceptance_days)| {
        let as_of = as_of.unwrap();
        let active = prop_oneof![3 => Just(None), 2 => (296..=300_u32).prop_map(Some)];
        (vec(subscription(as_of), 2..=3), active, any::<bool>(), any::<bool>()).prop_map(
            move |(mut subscriptions, active_subscriptions, accepted, working_days_only)| {
                for (number, subscription) in (1..).zip(&mut subscriptions) {
                    subscription.id = format!("s{number}");
                }
                let relationship = if accepted { Relationship::Accepted } else { Relationship::Requested };
                Plan {
                    as_of,
                    currency: Currency::USD,
                    customer: Customer {
                        country: "US".into(),
                        relationship,
                        agreement: Agreement::Accepted,
                        active_subscriptions,
                        ..Customer::default()
                    },
                    partner: Partner { country: "US".into(), ..Partner::default() },
                    policy: Policy { acceptance_days, reassign_days, working_days_only, ..Policy::default() },
                    subscriptions,
                    progress: std::collections::BTreeMap::new(),
                }
            },
        )
    })
}
