//! What the engine answers: plain data without sentences. `report` turns it into the evaluation of the contract.

use std::ops::Range;

use crate::{
    model::{Actor, Date, Money, Plan, Strategy},
    rules::Rule,
};

/// Which generation of the transition guidance holds (rule book, section A.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guidance {
    /// Up to 2018-08-30.
    V1,
    /// 2018-08-31 … 2020-06-29.
    V2,
    /// 2020-06-30 … 2022-02-28.
    V3,
    /// 2022-03-01 … 2023-12-31.
    V4,
    /// 2024-01-01 … 2026-05-03.
    V5,
    /// From 2026-05-04.
    V6,
}

impl Guidance {
    /// The name in the evaluation.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Guidance::V1 => "V1",
            Guidance::V2 => "V2",
            Guidance::V3 => "V3",
            Guidance::V4 => "V4",
            Guidance::V5 => "V5",
            Guidance::V6 => "V6",
        }
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The option or the plan cannot be carried out like this.
    Blocks,
    /// It can, at a price or a risk.
    Warns,
    /// Worth knowing.
    Informs,
}

impl Severity {
    /// The name in the evaluation.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Severity::Blocks => "blocks",
            Severity::Warns => "warns",
            Severity::Informs => "informs",
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The whole plan.
    Plan,
    /// A subscription, by its place in the plan.
    Subscription(usize),
}

/// The facts a finding states; a sentence uses the ones it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// The day it happens.
    pub day: Option<Date>,
    /// The last day something is possible or true.
    pub until: Option<Date>,
    /// A number of days.
    pub days: Option<i32>,
    /// A sum of money in the plan's currency.
    pub amount: Option<Money>,
    /// Seats or users.
    pub seats: Option<u32>,
    /// The limit that is touched.
    pub limit: Option<u32>,
    /// A count of other things: subscriptions, requests, batches.
    pub count: Option<u32>,
}

/// What a rule says about a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: &'static Rule,
    /// How much it matters.
    pub severity: Severity,
    /// About what.
    pub subject: Subject,
    /// With which facts.
    pub facts: Facts,
}

/// A value a rule gave, as read by the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Yes or no.
    Truth(bool),
    /// Days.
    Days(i32),
    /// A day.
    Day(Date),
    /// Money.
    Money(Money),
    /// A factor, as a fraction.
    Ratio(i32, i32),
    /// Seats or subscriptions.
    Count(u32),
    /// A fixed word, such as a regime or a generation.
    Word(&'static str),
}

/// One line of the trace: which rule was read for a figure, and what it said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// Which rule.
    pub rule: &'static Rule,
    /// What it said.
    pub value: Reading,
    /// Since when the value holds; `None` is always.
    pub since: Option<Date>,
}

/// Whether an option can be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feasibility {
    /// Yes.
    Allowed,
    /// Yes, if something named in the findings holds.
    Conditional,
    /// No; a finding says why.
    Blocked,
}

impl Feasibility {
    /// The name in the evaluation.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Feasibility::Allowed => "allowed",
            Feasibility::Conditional => "conditional",
            Feasibility::Blocked => "blocked",
        }
    }
}

/// Who must be reassigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reassignment {
    /// Nobody.
    None,
    /// The users beyond the new number of seats.
    Some,
    /// Everybody.
    All,
}

impl Reassignment {
    /// The name in the evaluation.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Reassignment::None => "none",
            Reassignment::Some => "some",
            Reassignment::All => "all",
        }
    }
}

/// What happens after the old term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Regime {
    /// Paid extension.
    Est,
    /// Free days of use.
    Grace,
    /// Access stops with the term.
    CutOff,
}

impl Regime {
    /// The name in the evaluation.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Regime::Est => "est",
            Regime::Grace => "grace",
            Regime::CutOff => "cut-off",
        }
    }
}

/// What it costs when nobody stops the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// Money owed; `None` when the price is unknown.
    pub cost: Option<Money>,
    /// Until when it is owed.
    pub until: Date,
}

/// One strategy for one subscription, worked out. Money is `None` where a price is unknown, days where a date is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Which way.
    pub strategy: Strategy,
    /// Whether it can be done.
    pub feasibility: Feasibility,
    /// First day of the new subscription.
    pub new_start: Option<Date>,
    /// Last day the old one can be used.
    pub old_last_access: Option<Date>,
    /// Last day the old one is paid for.
    pub old_last_paid: Option<Date>,
    /// Last day the new one may start without a gap or an extension.
    pub latest_safe_start: Option<Date>,
    /// Last day data of the old one is kept.
    pub data_deleted: Option<Date>,
    /// Days both run and the old one is paid for.
    pub overlap_days: u32,
    /// Old price of those days.
    pub overlap_cost: Option<Money>,
    /// Old charges paid or owed for days nobody uses.
    pub forfeited: Option<Money>,
    /// Who bears them.
    pub forfeited_by: Option<Actor>,
    /// What comes back.
    pub refund: Option<Money>,
    /// Price of the paid extension that bridges to the new one.
    pub bridge_cost: Option<Money>,
    /// Days without service.
    pub gap_days: u32,
    /// New seats for one month.
    pub new_monthly_cost: Option<Money>,
    /// New seats for their first term.
    pub new_first_term_cost: Option<Money>,
    /// Who must be reassigned.
    pub reassignment: Reassignment,
    /// How many.
    pub users_to_reassign: u32,
    /// Users beyond the new number of seats.
    pub over_assigned: u32,
    /// What happens after the old term.
    pub regime: Option<Regime>,
    /// What forgetting costs.
    pub if_forgotten: Option<Forgotten>,
    /// Total over the common horizon; orders the options.
    pub horizon_cost: Option<Money>,
    /// Place of its findings in [`Evaluation::findings`].
    pub findings: Range<usize>,
    /// Place of its trace in [`Evaluation::reads`].
    pub reads: Range<usize>,
}

/// Everything about one subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The best option that is not blocked.
    pub recommended: Option<Strategy>,
    /// The person's choice, else the recommended one.
    pub chosen: Option<Strategy>,
    /// All six, in the order of [`Strategy::ALL`].
    pub options: Vec<Outcome>,
    /// Place of the findings about the subscription itself in [`Evaluation::findings`].
    pub findings: Range<usize>,
    /// Chosen for together with others, with which it shares a limit or a group: another option may be better for it alone.
    pub settled_together: bool,
}

impl Assessment {
    /// The chosen option.
    #[must_use]
    pub fn chosen_option(&self) -> Option<&Outcome> {
        let chosen = self.chosen?;
        self.options.iter().find(|option| option.strategy == chosen)
    }
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the actions of the contract")]
pub enum Action {
    RequestRelationship,
    AcceptRelationship,
    AcceptAgreement,
    RequestGdap,
    CreateTransfer,
    ApproveTransfer,
    ScheduleRenewal,
    Buy,
    Reassign,
    Unassign,
    CheckAssignments,
    SetCancelAtEnd,
    TurnAutoRenewOff,
    Cancel,
    LetExpire,
    ClaimCredit,
    MigrateData,
    RemoveRelationship,
}

impl Action {
    /// All actions in their natural order.
    pub const ALL: [Action; 18] = [
        Action::RequestRelationship,
        Action::AcceptRelationship,
        Action::AcceptAgreement,
        Action::RequestGdap,
        Action::CreateTransfer,
        Action::ApproveTransfer,
        Action::ScheduleRenewal,
        Action::Buy,
        Action::Reassign,
        Action::Unassign,
        Action::CheckAssignments,
        Action::SetCancelAtEnd,
        Action::TurnAutoRenewOff,
        Action::Cancel,
        Action::LetExpire,
        Action::ClaimCredit,
        Action::MigrateData,
        Action::RemoveRelationship,
    ];

    /// The name in the evaluation.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Action::RequestRelationship => "request-relationship",
            Action::AcceptRelationship => "accept-relationship",
            Action::AcceptAgreement => "accept-agreement",
            Action::RequestGdap => "request-gdap",
            Action::CreateTransfer => "create-transfer",
            Action::ApproveTransfer => "approve-transfer",
            Action::ScheduleRenewal => "schedule-renewal",
            Action::Buy => "buy",
            Action::Reassign => "reassign",
            Action::Unassign => "unassign",
            Action::CheckAssignments => "check-assignments",
            Action::SetCancelAtEnd => "set-cancel-at-end",
            Action::TurnAutoRenewOff => "turn-auto-renew-off",
            Action::Cancel => "cancel",
            Action::LetExpire => "let-expire",
            Action::ClaimCredit => "claim-credit",
            Action::MigrateData => "migrate-data",
            Action::RemoveRelationship => "remove-relationship",
        }
    }

    /// The last part of a step's id; shorter than the key for one action (contract).
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Action::SetCancelAtEnd => "cancel-at-end",
            other => other.key(),
        }
    }
}

/// Something somebody must do by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub action: Action,
    /// Who.
    pub actor: Actor,
    /// Not before.
    pub earliest: Date,
    /// Not after.
    pub due: Date,
    /// For the plan, or for one subscription.
    pub subject: Subject,
    /// Subscriptions it is for, by their place in the plan.
    pub subscriptions: Vec<usize>,
    /// The rule that asks for it.
    pub rule: &'static Rule,
    /// Facts its sentence uses.
    pub facts: Facts,
}

impl Step {
    /// Its stable id, by which the plan's `progress` names it: `plan` or a subscription's id, then the action's slug.
    #[must_use]
    pub fn id(&self, plan: &Plan) -> String {
        let owner = match self.subject {
            Subject::Plan => "plan",
            Subject::Subscription(index) => {
                plan.subscriptions.get(index).map(|subscription| subscription.id.as_str()).unwrap_or_default()
            }
        };
        format!("{owner}/{}", self.action.slug())
    }
}

/// Sums over the chosen options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Days paid twice, in money.
    pub overlap_cost: Option<Money>,
    /// Paid or owed for nothing.
    pub forfeited: Option<Money>,
    /// Coming back.
    pub refund: Option<Money>,
    /// Paid extensions.
    pub bridge_cost: Option<Money>,
    /// Days without service, added up over subscriptions.
    pub gap_days: u32,
    /// Users to reassign.
    pub users_to_reassign: u32,
    /// New seats for one month.
    pub new_monthly_cost: Option<Money>,
}

/// What follows from a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Generation of the guidance.
    pub guidance: Guidance,
    /// All findings: those of the plan first, then those of each subscription and option.
    pub findings: Vec<Finding>,
    /// How many of `findings` are about the whole plan.
    pub plan_findings: usize,
    /// All trace lines.
    pub reads: Vec<Read>,
    /// One for each subscription, in the order of the plan.
    pub subscriptions: Vec<Assessment>,
    /// What to do, by due day.
    pub steps: Vec<Step>,
    /// Sums.
    pub totals: Totals,
}

impl Evaluation {
    /// The findings in a place.
    #[must_use]
    pub fn findings_in(&self, place: &Range<usize>) -> &[Finding] {
        self.findings.get(place.clone()).unwrap_or_default()
    }

    /// The trace in a place.
    #[must_use]
    pub fn reads_in(&self, place: &Range<usize>) -> &[Read] {
        self.reads.get(place.clone()).unwrap_or_default()
    }
}
