//! The value of an answer against every world tried one by one.

use changeover_planner::{
    engine,
    insight::question::{self, Fact},
    model::{Plan, Strategy as Way},
};
use proptest::prelude::*;

use crate::{PREMIUM, plan, plans, subscription};

/// Every way to answer the unknowns of a subscription, as places in their lists of answers, with the advice it leads to.
fn worlds(plan: &Plan, index: usize) -> Vec<(Vec<usize>, Option<Way>)> {
    let mut all = vec![(Vec::new(), plan.clone())];
    for unknown in question::unknowns(plan, &plan.subscriptions[index]) {
        all = all
            .into_iter()
            .flat_map(|(answers, before)| {
                unknown
                    .answers
                    .iter()
                    .enumerate()
                    .map(move |(place, answer)| {
                        let mut after = before.clone();
                        question::suppose(&mut after, index, *answer);
                        ([answers.clone(), vec![place]].concat(), after)
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    all.into_iter()
        .map(|(answers, plan)| (answers, engine::evaluate(&plan).subscriptions[index].recommended))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_meter_is_what_every_world_says(plan in plans::plan(2)) {
        let meter = question::meter(&plan);
        for (index, sub) in plan.subscriptions.iter().enumerate() {
            let worlds = worlds(&plan, index);
            let mut advice: Vec<Way> = worlds.iter().filter_map(|(_, advice)| *advice).collect();
            advice.sort();
            advice.dedup();
            prop_assert_eq!(&meter.fans[index].advice, &advice);
            for (place, unknown) in question::unknowns(&plan, sub).iter().enumerate() {
                let (mut flips, mut pairs) = (0, 0);
                for (at, (one, before)) in worlds.iter().enumerate() {
                    for (other, after) in &worlds[at + 1..] {
                        let alone = one.iter().zip(other).enumerate().all(|(k, (a, b))| (a == b) != (k == place));
                        pairs += u64::from(alone);
                        flips += u64::from(alone && before != after);
                    }
                }
                let told = meter.questions.iter().find(|question| question.subscription == sub.id && question.fact == unknown.fact);
                prop_assert_eq!(told.map_or((0, pairs), |told| (told.flips, told.pairs)), (flips, pairs));
            }
        }
    }
}

/// All is known of the first but the seller's word, and a transfer is better than waiting (it starts today and costs the same); of
/// the second the number of users is unknown, and waiting keeps them all whatever it is. So one question is worth asking.
#[test]
fn the_one_question_is_named() {
    let known = r#""assigned":10,"term":"P1Y","billing":"annual","start":"2026-03-15","end":"2027-03-14",
        "price":{"amount":"20.00","per":"month"},"target":{"price":{"amount":"20.00","per":"month"}}"#;
    let unknown = known.replace(r#""assigned":10,"#, "");
    let plan = plan(&[
        subscription("free", "mosa", PREMIUM, 10, &unknown),
        subscription("asked", "csp-nce", PREMIUM, 10, known),
    ]);
    let meter = question::meter(&plan);
    let asked: Vec<_> = meter
        .questions
        .iter()
        .map(|one| (one.subscription.as_str(), one.fact, one.flips, one.pairs))
        .collect();
    assert_eq!(asked, [("asked", Fact::Consent, 1, 1)]);
    assert_eq!(meter.fans[1].advice, [Way::Wait, Way::Transfer]);
}
