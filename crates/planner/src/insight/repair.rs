//! Repairs of a coverage ledger: one edit of the plan that leaves fewer people without a seat.

use serde::Serialize;

use super::{Coverage, Pool, coverage, coverage_to, ready};
use crate::{
    engine::{self, Feasibility},
    i18n::{self, Language, labels, number},
    model::{Choice, Date, Money, Plan, Strategy, Subscription, Target},
};

/// Most subscriptions that repairs are looked for; each costs some evaluations of the plan.
const MOST_SUBSCRIPTIONS: usize = 40;

/// One edit of one subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Edit {
    /// The new one starts on this day.
    Start(Date),
    /// So many new seats.
    Seats(u32),
    /// Another way to move.
    Strategy(Strategy),
}

/// An edit with what it leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Repair {
    /// Id of the subscription.
    pub subscription: String,
    /// What to change.
    pub edit: Edit,
    /// Person-days of the whole plan that stay uncovered.
    pub uncovered: u64,
    /// What the subscription then costs on the common horizon; `None` where a price is unknown.
    pub cost: Option<Money>,
}

/// Edits that help, the best first: the fewest person-days left, then the least money, then in the order of the plan.
#[must_use]
pub fn repairs(plan: &Plan) -> Vec<Repair> {
    let evaluation = engine::evaluate(plan);
    let ledger = coverage(plan, &evaluation);
    let before = ledger.uncovered();
    let ready = ready(plan);
    let mut found: Vec<Repair> = Vec::new();
    let mut looked = 0;
    for (sub, assessment) in plan.subscriptions.iter().zip(&evaluation.subscriptions) {
        let own = ledger.pools.iter().filter(|pool| pool.subscriptions.contains(&sub.id));
        let holes: Vec<_> = own.flat_map(Pool::holes).collect();
        if holes.is_empty() || looked == MOST_SUBSCRIPTIONS {
            continue;
        }
        looked += 1;
        let seats = sub.target.as_ref().and_then(|target| target.seats).unwrap_or(sub.seats);
        let chosen = assessment.chosen_option();
        let mut edits = Vec::new();
        for hole in holes {
            edits.push(Edit::Start(hole.from.max(ready)));
            edits.push(Edit::Seats(seats.saturating_add(hole.uncovered())));
        }
        edits.extend(
            chosen.and_then(|option| option.latest_safe_start).map(|day| Edit::Start(day.max(ready))),
        );
        edits.extend(
            assessment
                .options
                .iter()
                .filter(|option| {
                    option.feasibility != Feasibility::Blocked && option.strategy != Strategy::Keep
                })
                .filter(|option| Some(option.strategy) != assessment.chosen)
                .map(|option| Edit::Strategy(option.strategy)),
        );
        for edit in edits {
            let known = found.iter().any(|repair| repair.subscription == sub.id && repair.edit == edit);
            if let Some(repair) = tried(plan, &sub.id, edit, &ledger).filter(|_| !known)
                && repair.uncovered < before
            {
                found.push(repair);
            }
        }
    }
    found.sort_by_key(|repair| {
        (repair.uncovered, repair.cost.is_none(), repair.cost.map_or(i64::MAX, Money::as_cents))
    });
    found
}

/// The edit on a copy of the plan, over the days of its ledger; `None` when it cannot be carried out, or when it only helps by
/// taking a subscription out of what can be counted.
fn tried(plan: &Plan, id: &str, edit: Edit, ledger: &Coverage) -> Option<Repair> {
    let mut copy = plan.clone();
    apply(&mut copy, id, edit);
    let evaluation = engine::evaluate(&copy);
    let index = copy.subscriptions.iter().position(|sub| sub.id == id)?;
    let option = evaluation.subscriptions.get(index)?.chosen_option()?;
    let covered = coverage_to(&copy, &evaluation, ledger.to);
    let counted = covered.unknown.len() <= ledger.unknown.len();
    (counted && option.feasibility != Feasibility::Blocked).then(|| Repair {
        subscription: id.to_owned(),
        edit,
        uncovered: covered.uncovered(),
        cost: option.horizon_cost,
    })
}

fn apply(plan: &mut Plan, id: &str, edit: Edit) {
    let Some(sub) = plan.subscriptions.iter_mut().find(|sub| sub.id == id) else { return };
    match edit {
        Edit::Start(day) => target(sub).start = Some(day),
        Edit::Seats(seats) => target(sub).seats = Some(seats),
        Edit::Strategy(strategy) => {
            sub.strategy = match strategy {
                Strategy::Wait => Choice::Wait,
                Strategy::Cut => Choice::Cut,
                Strategy::Transfer => Choice::Transfer,
                Strategy::Renew => Choice::Renew,
                Strategy::Migrate => Choice::Migrate,
                Strategy::Keep => Choice::Keep,
            }
        }
    }
}

/// What is bought instead, to be changed.
pub(super) fn target(sub: &mut Subscription) -> &mut Target {
    sub.target.get_or_insert_with(Target::default)
}

impl Repair {
    /// Changes the plan.
    pub fn apply(&self, plan: &mut Plan) {
        apply(plan, &self.subscription, self.edit);
    }

    /// What to do and what is left then.
    #[must_use]
    pub fn sentence(&self, plan: &Plan, language: Language) -> String {
        let name = plan
            .subscriptions
            .iter()
            .find(|sub| sub.id == self.subscription)
            .map_or("", |sub| sub.product.name.as_str());
        let left = number(self.uncovered);
        match (language, self.edit) {
            (Language::En, Edit::Start(day)) => {
                format!(
                    "{name}: start the new one on {} ({left} person-days left).",
                    i18n::date(language, day)
                )
            }
            (Language::Ru, Edit::Start(day)) => format!(
                "{name}: начать новую подписку {} (останется человеко-дней: {left}).",
                i18n::date(language, day)
            ),
            (Language::En, Edit::Seats(seats)) => {
                format!("{name}: buy {} seats ({left} person-days left).", number(seats.into()))
            }
            (Language::Ru, Edit::Seats(seats)) => {
                format!(
                    "{name}: купить лицензий: {} (останется человеко-дней: {left}).",
                    number(seats.into())
                )
            }
            (Language::En, Edit::Strategy(strategy)) => format!(
                "{name}: choose “{}” instead ({left} person-days left).",
                labels::strategy(language, strategy)
            ),
            (Language::Ru, Edit::Strategy(strategy)) => format!(
                "{name}: выбрать «{}» (останется человеко-дней: {left}).",
                labels::strategy(language, strategy)
            ),
        }
    }
}
