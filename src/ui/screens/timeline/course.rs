//! How one subscription runs: the few figures the picture is drawn from, of the chosen way, or of a start being tried.

use changeover_planner::{
    engine::{self, Outcome, Regime},
    model::{Customer, Date, Money, Partner, Plan, Strategy, Subscription},
    report::evaluation::{OptionView, SubscriptionView},
};

/// See the module.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Course {
    pub strategy: Strategy,
    pub start: Option<Date>,
    pub last_access: Option<Date>,
    pub last_paid: Option<Date>,
    pub deleted: Option<Date>,
    pub overlap_days: u32,
    pub overlap_cost: Option<Money>,
    pub gap_days: u32,
    pub bridge_cost: Option<Money>,
    pub total: Option<Money>,
    /// After the term the old one goes on as a paid extension.
    pub extended: bool,
}

impl Course {
    /// The chosen way of a subscription.
    pub fn chosen(view: &SubscriptionView) -> Option<Course> {
        view.options.iter().find(|option| Some(option.strategy) == view.chosen).map(Course::of)
    }

    fn of(option: &OptionView) -> Course {
        Course {
            strategy: option.strategy,
            start: option.new_start,
            last_access: option.old_last_access,
            last_paid: option.old_last_paid,
            deleted: option.data_deleted,
            overlap_days: option.overlap_days,
            overlap_cost: option.overlap_cost,
            gap_days: option.gap_days,
            bridge_cost: option.bridge_cost,
            total: option.horizon_cost,
            extended: option.regime.as_deref() == Some(Regime::Est.key()),
        }
    }

    /// The chosen way of one subscription were its new one to start on `day`: worked out for that subscription alone and
    /// without sentences, so that it answers while the start is dragged.
    pub fn tried(plan: &Plan, index: usize, day: Date) -> Option<Course> {
        let mut sub = plan.subscriptions.get(index)?.clone();
        crate::app::edit::choose_start(&mut sub, Some(day));
        let alone = alone(plan, sub);
        let evaluation = engine::evaluate(&alone);
        let option = evaluation.subscriptions.first()?.chosen_option()?;
        Some(Course::of_outcome(option))
    }

    fn of_outcome(option: &Outcome) -> Course {
        Course {
            strategy: option.strategy,
            start: option.new_start,
            last_access: option.old_last_access,
            last_paid: option.old_last_paid,
            deleted: option.data_deleted,
            overlap_days: option.overlap_days,
            overlap_cost: option.overlap_cost,
            gap_days: option.gap_days,
            bridge_cost: option.bridge_cost,
            total: option.horizon_cost,
            extended: option.regime == Some(Regime::Est),
        }
    }

    /// Whether its start can be moved.
    pub fn movable(&self) -> bool {
        matches!(self.strategy, Strategy::Wait | Strategy::Cut | Strategy::Transfer)
    }
}

/// The plan with one subscription only.
fn alone(plan: &Plan, sub: Subscription) -> Plan {
    Plan {
        as_of: plan.as_of,
        currency: plan.currency,
        customer: Customer { extra: Default::default(), ..plan.customer.clone() },
        partner: Partner { extra: Default::default(), ..plan.partner.clone() },
        policy: plan.policy.clone(),
        subscriptions: vec![sub],
        progress: Default::default(),
    }
}
