//! The time machine: three fixed lists on three days, with the outcome the rules of each day give (conventions: the table of what
//! happens after the old term, 18a, 19, 20, and the generations of guidance).

use changeover_planner::{
    engine::{self, Feasibility, Guidance, Outcome, Regime},
    model::{Date, Strategy},
};

use crate::{PREMIUM, day, plan, subscription};

/// A yearly subscription that ends on the plan's day, made on that day.
fn option(channel: &str, on: Date, strategy: Strategy) -> (Guidance, Outcome) {
    let (start, end) = (on.plus_days(1).plus_months(-12), on);
    let rest = format!(
        r#""assigned":5,"term":"P1Y","billing":"annual","start":"{start}","end":"{end}","price":{{"amount":"20.00","per":"month"}}"#
    );
    let agrees = subscription("s1", channel, PREMIUM, 5, &rest)
        .replace(r#""Contoso Cloud""#, r#""Contoso Cloud","consent":"agrees""#);
    let mut plan = plan(&[agrees]);
    plan.as_of = on;
    let evaluation = engine::evaluate(&plan);
    let option = evaluation.subscriptions[0].options.iter().find(|option| option.strategy == strategy);
    (evaluation.guidance, option.unwrap().clone())
}

const DAYS: [(&str, Guidance); 3] =
    [("2018-06-25", Guidance::V1), ("2026-05-03", Guidance::V5), ("2026-05-04", Guidance::V6)];

/// Bought on the web: free days follow in 2018; since 2026-02-09 the paid extension does.
#[test]
fn a_list_bought_on_the_web() {
    for ((on, guidance), regime) in DAYS.into_iter().zip([Regime::Grace, Regime::Est, Regime::Est]) {
        let (found, wait) = option("mca-direct", day(on), Strategy::Wait);
        assert_eq!((found, wait.regime), (guidance, Some(regime)), "{on}");
    }
}

/// With another partner: the extension begins for terms that end on 2026-05-04; a transfer is possible since 2024, whoever agrees.
#[test]
fn a_list_with_another_partner() {
    for ((on, _), (regime, transfer)) in DAYS.into_iter().zip([
        (Regime::Grace, Feasibility::Blocked),
        (Regime::Grace, Feasibility::Allowed),
        (Regime::Est, Feasibility::Allowed),
    ]) {
        assert_eq!(option("csp-nce", day(on), Strategy::Wait).1.regime, Some(regime), "{on}");
        assert_eq!(option("csp-nce", day(on), Strategy::Transfer).1.feasibility, transfer, "{on}");
    }
}

/// Agreements of old: legacy CSP could be handed over in 2018 and no longer; an enterprise agreement renews into CSP since 2024.
#[test]
fn a_list_of_older_agreements() {
    for ((on, _), (legacy, renew)) in DAYS.into_iter().zip([
        (Feasibility::Conditional, Feasibility::Blocked),
        (Feasibility::Blocked, Feasibility::Conditional),
        (Feasibility::Blocked, Feasibility::Conditional),
    ]) {
        assert_eq!(option("csp-legacy", day(on), Strategy::Transfer).1.feasibility, legacy, "{on}");
        assert_eq!(option("ea", day(on), Strategy::Renew).1.feasibility, renew, "{on}");
    }
}
