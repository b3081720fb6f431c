//! Who does what by when, so that the chosen options come true (conventions, 30 … 32).

use super::{
    case::{Case, Held},
    outcome::{Action, Facts, Outcome, Regime, Step, Subject},
    wait,
};
use crate::{
    model::{Actor, Agreement, Date, Relationship, Strategy},
    rules::{self, Rule},
};

/// The steps of a plan, by due day, then in their natural order, then by subscription.
pub(super) fn steps(case: &Case<'_>, chosen: &[(Held<'_>, Outcome)]) -> Vec<Step> {
    let mut list = plan_steps(case, chosen);
    for (held, option) in chosen {
        Ladder { case, held, option, list: &mut list }.climb();
    }
    list.sort_by_key(|step| (step.due, step.action, step.earliest));
    list
}

/// Steps for the relationship: once for the whole plan.
fn plan_steps(case: &Case<'_>, chosen: &[(Held<'_>, Outcome)]) -> Vec<Step> {
    let mut list = Vec::new();
    if chosen.is_empty() {
        return list;
    }
    let everybody: Vec<usize> = chosen.iter().map(|(held, _)| held.index).collect();
    let first = chosen.iter().filter_map(|(_, option)| option.new_start).min();
    let by = first.unwrap_or(case.ready).max(case.as_of);
    let lead = i32::from(case.plan.policy.acceptance_days) + case.safety_days;
    let asked_by = first.map_or(case.as_of, |first| first.plus_days(-lead)).max(case.as_of);
    let mut push = |action, actor, due, rule| {
        list.push(Step {
            action,
            actor,
            earliest: case.as_of,
            due,
            subject: Subject::Plan,
            subscriptions: everybody.clone(),
            rule,
            facts: Facts { day: Some(due), ..Facts::default() },
        });
    };
    let customer = &case.plan.customer;
    if customer.relationship == Relationship::None {
        push(Action::RequestRelationship, Actor::Partner, asked_by, &rules::REL_FLOW);
    }
    if customer.relationship != Relationship::Accepted {
        push(Action::AcceptRelationship, Actor::Customer, by, &rules::REL_ROLE_CUSTOMER);
    }
    if customer.agreement != Agreement::Accepted {
        let sold_by_another = chosen.iter().any(|(held, _)| held.sub.channel.is_csp() && !held.is_ours());
        let rule = if sold_by_another { &rules::MCA_EXISTING_OTHER_PARTNER } else { &rules::MCA_TWO_WAYS };
        push(Action::AcceptAgreement, Actor::Customer, by, rule);
    }
    if rules::GDAP_REQUEST.holds.on(case.as_of) {
        push(Action::RequestGdap, Actor::Partner, by, &rules::GDAP_REQUEST);
    }
    list
}

/// The steps of one subscription.
struct Ladder<'a, 'p> {
    case: &'a Case<'p>,
    held: &'a Held<'p>,
    option: &'a Outcome,
    list: &'a mut Vec<Step>,
}

impl Ladder<'_, '_> {
    fn push(&mut self, action: Action, actor: Actor, earliest: Date, due: Date, rule: &'static Rule) {
        let seats = match action {
            Action::Reassign => self.option.users_to_reassign,
            Action::Unassign => self.option.over_assigned,
            Action::Buy | Action::ScheduleRenewal => self.held.wanted.seats,
            _ => self.held.sub.seats,
        };
        self.list.push(Step {
            action,
            actor,
            earliest: earliest.min(due),
            due,
            subject: Subject::Subscription(self.held.index),
            subscriptions: vec![self.held.index],
            rule,
            facts: Facts { day: Some(due), seats: Some(seats), ..Facts::default() },
        });
    }

    fn climb(&mut self) {
        match self.option.strategy {
            Strategy::Wait => self.wait(),
            Strategy::Cut => self.cut(),
            Strategy::Transfer => self.transfer(),
            Strategy::Renew => self.renew(),
            Strategy::Migrate => {
                if let Some(start) = self.option.new_start {
                    self.push(Action::Buy, Actor::Partner, start.plus_days(-1), start, &rules::MIG_ELIGIBLE);
                    self.assignments(start);
                }
            }
            Strategy::Keep => {}
        }
    }

    /// Who can stop the old one.
    fn seller(&self) -> Actor {
        if self.held.is_ours() {
            Actor::Partner
        } else if self.held.sub.channel.is_csp() {
            Actor::SourcePartner
        } else {
            Actor::Customer
        }
    }

    fn buy(&mut self) -> Option<Date> {
        let start = self.option.new_start?;
        if self.held.sub.channel == crate::model::Channel::OtherTenant {
            self.push(
                Action::MigrateData,
                Actor::Customer,
                self.case.ready,
                start,
                &rules::SEED_TENANT_TO_TENANT,
            );
        }
        self.push(Action::Buy, Actor::Partner, start, start, &rules::SEED_MANUAL_PATH);
        self.assignments(start);
        Some(start)
    }

    fn assignments(&mut self, start: Date) {
        if self.held.moves_everybody() {
            let days = self.case.reassign_days;
            self.push(
                Action::Reassign,
                Actor::Customer,
                start,
                start.plus_days(days),
                &rules::SEED_DIFFERENT_OFFER_REASSIGN,
            );
        } else {
            self.push(
                Action::CheckAssignments,
                Actor::Partner,
                start,
                start.plus_days(1),
                &rules::SEED_SAME_OFFER_NO_REASSIGN,
            );
        }
        if self.option.over_assigned > 0 {
            self.push(Action::Unassign, Actor::Customer, start, start.plus_days(90), &rules::ASSIGN_QTY);
        }
    }

    fn wait(&mut self) {
        let Some(start) = self.buy() else { return };
        let Some(end) = self.held.end else { return };
        self.run_out(start, end);
    }

    fn run_out(&mut self, start: Date, end: Date) {
        let sub = self.held.sub;
        let by = end.plus_days(-self.case.safety_days).max(self.case.as_of);
        if wait::is_bridged(self.case, self.held, end, start) {
            if sub.auto_renew && self.case.as_of <= end {
                self.push(Action::TurnAutoRenewOff, self.seller(), self.case.as_of, by, &rules::EST_MANAGE);
            }
            if let Some(day) = self.option.old_last_access {
                self.push(Action::Cancel, self.seller(), day, day, &rules::EST_MANAGE);
            }
        } else {
            if self.option.regime == Some(Regime::Est) {
                self.push(
                    Action::SetCancelAtEnd,
                    self.seller(),
                    self.case.as_of,
                    by,
                    &rules::EST_AUTORENEW_TRAP,
                );
            } else if sub.auto_renew && !sub.cancel_at_end && renews(self.held) {
                self.push(
                    Action::TurnAutoRenewOff,
                    self.seller(),
                    self.case.as_of,
                    by,
                    if wait::thirty_days_hold(self.case, self.held) {
                        &rules::SEED_EXPIRY_30
                    } else {
                        &rules::SEED_MANUAL_PATH
                    },
                );
            }
            self.push(Action::LetExpire, Actor::Microsoft, end, end, &rules::NCE_TERM_END);
        }
        self.remove_relationship();
    }

    fn cut(&mut self) {
        let Some(start) = self.buy() else { return };
        let (Some(day), Some(end)) = (self.option.old_last_access, self.held.end) else { return };
        if start.plus_days(self.held.reassign_days(self.case)) > end {
            return self.run_out(start, end);
        }
        self.push(Action::Cancel, self.seller(), day, day, &rules::CALC_REFUND);
        if self.held.sub.channel.is_direct() {
            let actor = if self.case.plan.customer.relationship == Relationship::Accepted {
                Actor::Partner
            } else {
                Actor::Customer
            };
            self.push(Action::ClaimCredit, actor, day, day.plus_days(30), &rules::SEED_WEBDIRECT_CREDIT);
        }
        self.remove_relationship();
    }

    fn transfer(&mut self) {
        let Some(day) = self.option.new_start else { return };
        let from = self.case.ready;
        let due = day.plus_days(-self.case.safety_days - 1).max(from);
        self.push(Action::CreateTransfer, Actor::Partner, from, due, &rules::XFER_INITIATE);
        self.push(Action::ApproveTransfer, Actor::SourcePartner, from, day, &rules::XFER_INITIATE);
        self.push(
            Action::RemoveRelationship,
            Actor::SourcePartner,
            day.plus_days(1),
            day.plus_days(30),
            &rules::XFER_RELATIONSHIP_AFTER,
        );
    }

    fn renew(&mut self) {
        let (Some(start), Some(end)) = (self.option.new_start, self.held.end) else { return };
        let due = end.plus_days(-self.case.safety_days).max(self.case.ready);
        self.push(Action::ScheduleRenewal, Actor::Partner, self.case.ready, due, &rules::RENEW_SCOPE);
        self.assignments(start);
    }

    /// The last step of the partner who loses the customer.
    fn remove_relationship(&mut self) {
        if !self.held.sub.channel.is_csp() || self.held.is_ours() {
            return;
        }
        if let Some(last) = self.option.old_last_access {
            self.push(
                Action::RemoveRelationship,
                Actor::SourcePartner,
                last.plus_days(1),
                last.plus_days(30),
                &rules::REL_REMOVE_BY_PARTNER,
            );
        }
    }
}

/// Whether the channel renews by itself when auto-renew is on.
fn renews(held: &Held<'_>) -> bool {
    let channel = held.sub.channel;
    channel.is_new_commerce() || channel.is_csp() || channel == crate::model::Channel::Mosa
}
