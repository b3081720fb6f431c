//! Two copies of a plan: how they stand, what differs, and what they make together.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects"
)]

mod plans;
#[path = "plans/wild.rs"]
mod wild;

use changeover_planner::{
    document::{self, Document},
    i18n::Language,
    model::{Choice, Date, Decimal, Done, Price},
    share::{
        Standing,
        compare::{Subject, differences, standing},
        merge::{Side, keep_both, merge, with_ancestor},
    },
};
use proptest::{prelude::*, sample::Index};
use serde_json::json;

fn plan() -> Document {
    let value = json!({
        "format": "changeover-plan", "schema": 1, "id": "p1", "title": "Contoso", "revision": 3, "asOf": "2026-11-22",
        "customer": { "name": "Contoso", "country": "US" }, "partner": { "name": "Fabrikam" },
        "subscriptions": [
            { "id": "s1", "channel": "csp-nce", "product": { "name": "Visio Plan 2" }, "seats": 40, "start": "2026-03-15", "end": "2027-03-14" },
            { "id": "s2", "channel": "mca-direct", "product": { "name": "Power BI Pro" }, "seats": 5, "start": "2026-06-01", "end": "2027-05-31" }
        ]
    });
    document::open(&value.to_string()).unwrap()
}

fn changed(document: &Document, change: impl FnOnce(&mut Document)) -> Document {
    let mut document = document.clone();
    document.revision += 1;
    change(&mut document);
    document
}

#[test]
fn a_copy_is_new_the_same_newer_older_or_conflicting() {
    let kept = plan();
    let seats = |seats| changed(&kept, |document| document.plan.subscriptions[0].seats = seats);
    assert_eq!(standing(&kept, None), Standing::New);
    assert_eq!(
        standing(&changed(&kept, |_| {}), Some(&kept)),
        Standing::Same,
        "a revision alone is no change"
    );
    assert_eq!(standing(&seats(41), Some(&kept)), Standing::Newer);
    assert_eq!(standing(&kept, Some(&seats(41))), Standing::Older);
    assert_eq!(standing(&seats(41), Some(&seats(45))), Standing::Conflicting);
}

#[test]
fn a_copy_that_says_what_it_grew_from_is_judged_by_that_and_not_by_counted_saves() {
    let common = plan();
    let kept = with_ancestor(common.clone());
    let theirs = changed(&kept, |document| document.plan.subscriptions[0].seats = 45);
    // We have saved five times since without changing anything.
    let busy = Document { revision: common.revision + 5, ..common.clone() };
    assert_eq!(standing(&theirs, Some(&busy)), Standing::Newer);
    let ours = changed(&busy, |document| document.plan.subscriptions[1].seats = 6);
    assert_eq!(standing(&theirs, Some(&ours)), Standing::Conflicting);
}

#[test]
fn differences_are_sentences_about_fields() {
    let before = plan();
    let after = changed(&before, |document| {
        let first = &mut document.plan.subscriptions[0];
        first.seats = 41;
        first.end = Date::new(2027, 3, 31);
        first.price = Some(Price::monthly_cents(2310));
        first.strategy = Choice::Cut;
        document.plan.subscriptions.remove(1);
        document.plan.customer.name = "Contoso Ltd".into();
        document.extra.insert("colour".into(), json!("green"));
    });
    let told =
        |language| differences(&before, &after).iter().map(|one| one.sentence(language)).collect::<Vec<_>>();
    assert_eq!(
        told(Language::En),
        [
            "Plan, colour: none → “green”.",
            "Plan, customer: “Contoso” → “Contoso Ltd”.",
            "Visio Plan 2 (s1), end of the term: 14 March 2027 → 31 March 2027.",
            "Visio Plan 2 (s1), price: none → 23.10 a month.",
            "Visio Plan 2 (s1), seats: 40 → 41.",
            "Visio Plan 2 (s1), way to move: as recommended → Cancel now.",
            "Power BI Pro (s2): removed.",
        ]
    );
    assert_eq!(
        told(Language::Ru)[2..],
        [
            "Visio Plan 2 (s1), конец срока: 14 марта 2027 г. → 31 марта 2027 г.",
            "Visio Plan 2 (s1), цена: нет → 23,10 в месяц.",
            "Visio Plan 2 (s1), лицензий: 40 → 41.",
            "Visio Plan 2 (s1), способ перехода: как рекомендуется → Отменить сейчас.",
            "Power BI Pro (s2): удалено.",
        ]
    );
    assert_eq!(differences(&before, &before), []);
}

#[test]
fn changes_of_both_sides_meet() {
    let common = with_ancestor(plan());
    let ours = changed(&common, |document| document.plan.subscriptions[0].seats = 41);
    let theirs = changed(&common, |document| {
        document.plan.subscriptions[0].price = Some(Price::monthly_cents(1500));
        document.extra.insert("later".into(), json!({ "kept": [1] }));
    });
    let merged = merge(&ours, &theirs);
    assert_eq!(merged.conflicts, []);
    let document = merged.document().unwrap();
    let first = &document.plan.subscriptions[0];
    assert_eq!((first.seats, first.price), (41, Some(Price::monthly_cents(1500))));
    assert_eq!(document.extra["later"], json!({ "kept": [1] }));
    assert_eq!(document.revision, 5);
}

#[test]
fn a_field_both_changed_is_a_conflict_in_a_sentence() {
    let common = with_ancestor(plan());
    let seats = |seats| changed(&common, |document| document.plan.subscriptions[0].seats = seats);
    let mut merged = merge(&seats(41), &seats(45));
    let told = |language| merged.conflicts.iter().map(|one| one.sentence(language)).collect::<Vec<_>>();
    assert_eq!(told(Language::En), ["Visio Plan 2 (s1), seats: you: 41, they: 45."]);
    assert_eq!(told(Language::Ru), ["Visio Plan 2 (s1), лицензий: у вас: 41, у них: 45."]);
    let seats_of = |document: Document| document.plan.subscriptions[0].seats;
    assert_eq!(seats_of(merged.document().unwrap()), 40, "until it is settled, the value before");
    merged.settle(0, Side::Theirs);
    assert_eq!(seats_of(merged.document().unwrap()), 45);
    merged.settle(0, Side::Ours);
    assert_eq!(seats_of(merged.document().unwrap()), 41);
}

#[test]
fn a_subscription_one_removed_and_the_other_changed_is_settled_as_a_whole() {
    let common = with_ancestor(plan());
    let ours = changed(&common, |document| {
        document.plan.subscriptions.remove(0);
    });
    let theirs = changed(&common, |document| document.plan.subscriptions[0].seats = 45);
    let mut merged = merge(&ours, &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(merged.conflicts[0].sentence(Language::En), "Visio Plan 2 (s1): you: removed, they: changed.");
    merged.settle(0, Side::Ours);
    assert_eq!(merged.document().unwrap().plan.subscriptions.len(), 1);
    merged.settle(0, Side::Theirs);
    assert_eq!(merged.document().unwrap().plan.subscriptions[0].seats, 45);
}

#[test]
fn without_a_common_state_each_subscription_is_settled_by_itself() {
    let (ours, theirs) = (
        changed(&plan(), |document| document.plan.subscriptions[0].seats = 41),
        changed(&plan(), |document| {
            document.plan.subscriptions[0].seats = 45;
            document.plan.subscriptions[0].notes = "theirs".into();
            document.plan.subscriptions[1].seats = 7;
        }),
    );
    let mut merged = merge(&ours, &theirs);
    let first = merged.conflicts[0].place.subject.clone();
    assert_eq!(first, Subject::Subscription { id: "s1".into(), name: "Visio Plan 2".into() });
    merged.settle_all(&first, Side::Theirs);
    let other = merged.conflicts.iter().find(|one| one.place.subject != first).unwrap().place.subject.clone();
    merged.settle_all(&other, Side::Ours);
    let subs = merged.document().unwrap().plan.subscriptions;
    assert_eq!((subs[0].seats, subs[0].notes.as_str(), subs[1].seats), (45, "theirs", 5));
}

#[test]
fn both_are_kept_under_two_ids() {
    let copy = keep_both(&with_ancestor(plan()), "p2".into());
    assert_eq!((copy.id.as_str(), copy.revision), ("p2", 0));
    assert_eq!(copy.plan, plan().plan);
    assert_eq!(copy.extra, plan().extra);
}

#[test]
fn taking_a_target_away_and_taking_its_price_away_agree_on_the_price() {
    let with = |target: serde_json::Value| {
        let mut document = plan();
        document.plan.subscriptions[0].target = serde_json::from_value(target).unwrap();
        document
    };
    let price = json!({ "amount": "1.00", "per": "month" });
    let base = with_ancestor(with(json!({ "seats": 4, "price": price })));
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.plan.subscriptions[0].target = None;
    theirs.plan = with(json!({ "seats": 5, "price": null })).plan;
    let merged = merge(&ours, &theirs);
    let told: Vec<_> = merged.conflicts.iter().map(|conflict| conflict.place.field.as_str()).collect();
    assert_eq!(told, ["target.seats"]);
}

/// What a person does to a copy.
#[derive(Debug, Clone)]
enum Edit {
    Title(String),
    Seats(Index, u32),
    Price(Index, u32),
    End(Index, i32),
    Notes(Index, String),
    Target(Index, Option<u32>),
    Remove(Index),
    Add(u8, u32),
    Move(Index),
    Done(Index, i32),
    Unknown(u8, i64),
    UnknownInside(Index, u8, i64),
}

fn edit() -> impl Strategy<Value = Edit> {
    let row = any::<Index>;
    prop_oneof![
        "[a-c]{0,2}".prop_map(Edit::Title),
        (row(), 1..4_u32).prop_map(|(row, seats)| Edit::Seats(row, seats)),
        (row(), 0..3_u32).prop_map(|(row, price)| Edit::Price(row, price)),
        (row(), 0..3_i32).prop_map(|(row, days)| Edit::End(row, days)),
        (row(), "[a-c]?").prop_map(|(row, notes)| Edit::Notes(row, notes)),
        (row(), prop::option::of(1..3_u32)).prop_map(|(row, seats)| Edit::Target(row, seats)),
        row().prop_map(Edit::Remove),
        (0..3_u8, 1..3_u32).prop_map(|(id, seats)| Edit::Add(id, seats)),
        row().prop_map(Edit::Move),
        (row(), 0..2_i32).prop_map(|(row, day)| Edit::Done(row, day)),
        (0..3_u8, any::<i64>()).prop_map(|(key, value)| Edit::Unknown(key, value)),
        (row(), 0..2_u8, any::<i64>()).prop_map(|(row, key, value)| Edit::UnknownInside(row, key, value)),
    ]
}

fn apply(document: &mut Document, edits: &[Edit]) {
    let monday = Date::literal(2026, 11, 23);
    // Keys that read like fields and paths of ours are still somebody else's.
    let unknown = ["target.seats", "dates", ".x"];
    for edit in edits {
        document.revision = document.revision.saturating_add(1);
        let subs = &mut document.plan.subscriptions;
        match edit {
            Edit::Title(title) => document.title.clone_from(title),
            Edit::Unknown(key, value) => {
                document.extra.insert(unknown[usize::from(*key) % 3].into(), (*value).into());
            }
            Edit::Add(id, seats) => {
                let id = format!("new{id}");
                if !subs.iter().any(|sub| sub.id == id) {
                    let mut added = plan().plan.subscriptions.remove(0);
                    added.id = id;
                    added.seats = *seats;
                    subs.push(added);
                }
            }
            _ if subs.is_empty() => {}
            Edit::Seats(row, seats) => row.get_mut(subs).seats = *seats,
            Edit::Price(row, cents) => {
                let amount = Decimal::cents(i64::from(*cents));
                let price = Price { amount, per: changeover_planner::model::Per::Year };
                row.get_mut(subs).price = (*cents > 0).then_some(price);
            }
            Edit::End(row, days) => {
                let sub = row.get_mut(subs);
                sub.start = Some(monday);
                sub.end = Some(monday.plus_days(*days));
            }
            Edit::Notes(row, notes) => row.get_mut(subs).notes.clone_from(notes),
            Edit::Target(row, seats) => {
                let value = json!({ "seats": seats, "price": null, "start": null });
                row.get_mut(subs).target = seats.map(|_| serde_json::from_value(value).unwrap());
            }
            Edit::Remove(row) => {
                let at = row.index(subs.len());
                subs.remove(at);
            }
            Edit::Move(row) => {
                let at = row.index(subs.len());
                let sub = subs.remove(at);
                subs.push(sub);
            }
            Edit::Done(row, day) => {
                let id = format!("{}/buy", row.get(subs).id);
                document
                    .plan
                    .progress
                    .insert(id, Done { done: Some(monday.plus_days(*day)), ..Done::default() });
            }
            Edit::UnknownInside(row, key, value) => {
                row.get_mut(subs).extra.insert(unknown[usize::from(*key) % 2].into(), (*value).into());
            }
        }
    }
}

prop_compose! {
    /// A document and two copies that went their own ways.
    fn copies()(base in wild::document().boxed(), known in any::<bool>(), ours in prop::collection::vec(edit(), 0..6), theirs in prop::collection::vec(edit(), 0..6))
        -> (Document, Document, Document)
    {
        let base = Document { revision: base.revision / 2, figures: None, ..base };
        let base = if known { with_ancestor(base) } else { base };
        let (mut one, mut other) = (base.clone(), base.clone());
        apply(&mut one, &ours);
        apply(&mut other, &theirs);
        (base, one, other)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_does_not_matter_whose_copy_is_called_ours((_, one, other) in copies()) {
        let (here, there) = (merge(&one, &other), merge(&other, &one));
        prop_assert_eq!(here.document(), there.document());
        let swapped: Vec<_> = there.conflicts.iter().cloned().map(|mut conflict| {
            std::mem::swap(&mut conflict.ours, &mut conflict.theirs);
            conflict
        }).collect();
        prop_assert_eq!(&here.conflicts, &swapped);
        for conflict in &here.conflicts {
            for language in Language::ALL {
                prop_assert!(conflict.sentence(language).ends_with('.'));
            }
        }
    }

    #[test]
    fn a_side_that_changed_nothing_gives_way((base, one, _) in copies()) {
        prop_assume!(base.extra.contains_key("ancestor"));
        let merged = merge(&one, &base);
        prop_assert_eq!(&merged.conflicts, &vec![]);
        let document = merged.document().unwrap();
        prop_assert_eq!(differences(&one, &document), vec![]);
        prop_assert_eq!(document.plan, one.plan);
    }

    #[test]
    fn settling_everything_one_way_keeps_that_sides_word((_, one, other) in copies()) {
        let mut merged = merge(&one, &other);
        for index in 0..merged.conflicts.len() {
            merged.settle(index, Side::Ours);
        }
        let document = merged.document().unwrap();
        let told: Vec<_> = differences(&document, &one).into_iter().map(|one| one.place).collect();
        for conflict in &merged.conflicts {
            prop_assert!(!told.contains(&conflict.place), "{}", conflict.sentence(Language::En));
        }
    }

    #[test]
    fn no_field_of_another_release_is_lost((base, mut one, mut other) in copies()) {
        one.extra.insert("x-ours".into(), json!([1, { "deep": true }]));
        other.extra.insert("x-theirs".into(), json!("kept"));
        one.plan.customer.extra.insert("x-inside".into(), json!(7));
        let document = merge(&one, &other).document().unwrap();
        prop_assert_eq!(&document.extra["x-ours"], &one.extra["x-ours"]);
        prop_assert_eq!(&document.extra["x-theirs"], &other.extra["x-theirs"]);
        prop_assert_eq!(&document.plan.customer.extra["x-inside"], &json!(7));
        for key in base.extra.keys() {
            prop_assert!(document.extra.contains_key(key), "{}", key);
        }
    }

    #[test]
    fn a_merged_plan_opens_again((_, one, other) in copies()) {
        let document = merge(&one, &other).document().unwrap();
        prop_assert_eq!(document::open(&document::save(&document)), Ok(document));
    }

    #[test]
    fn differences_lead_from_one_to_the_other((base, one, _) in copies()) {
        prop_assert_eq!(differences(&base, &one).is_empty(), standing(&one, Some(&base)) == Standing::Same);
        for difference in differences(&base, &one) {
            for language in Language::ALL {
                prop_assert!(difference.sentence(language).ends_with('.'));
            }
        }
    }
}
