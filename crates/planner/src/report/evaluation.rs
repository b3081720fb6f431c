//! The evaluation document (CONTRACT "Evaluation"): what follows from a plan, in JSON, with sentences.

use serde::{Deserialize, Serialize};

use crate::{
    engine::{Evaluation, Facts, Finding, Outcome, Read, Reading, Step, Subject, Totals},
    i18n::{self, Language, Names},
    model::{Actor, Date, Money, Plan, Strategy},
    rules,
};

/// The evaluation as written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EvaluationDocument {
    /// Always `changeover-evaluation`.
    pub format: String,
    /// Version of the form.
    pub schema: u32,
    /// Edition of the rule book.
    pub rulebook: String,
    /// Generation of the transition guidance, `V1` … `V6`.
    pub guidance: String,
    /// Findings about the plan and about whole subscriptions.
    pub findings: Vec<FindingView>,
    /// One for each subscription.
    pub subscriptions: Vec<SubscriptionView>,
    /// What to do, by due day.
    pub steps: Vec<StepView>,
    /// Sums over the chosen options.
    pub totals: TotalsView,
}

/// A finding with its sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingView {
    /// Rule id.
    pub rule: String,
    /// `blocks`, `warns` or `informs`.
    pub severity: String,
    /// `plan` or a subscription's id; absent inside an option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The facts, language-free.
    pub data: Data,
    /// The sentence.
    pub message: String,
}

/// Facts of a finding.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Data {
    /// See [`Facts`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// See [`Facts`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// See [`Facts`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
    /// See [`Facts`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// See [`Facts`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// See [`Facts`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// See [`Facts`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

impl From<Facts> for Data {
    fn from(facts: Facts) -> Data {
        Data {
            day: facts.day,
            until: facts.until,
            days: facts.days,
            amount: facts.amount,
            seats: facts.seats,
            limit: facts.limit,
            count: facts.count,
        }
    }
}

/// One subscription's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubscriptionView {
    /// Its id.
    pub id: String,
    /// The best option that is not blocked.
    pub recommended: Option<Strategy>,
    /// The one the plan goes by.
    pub chosen: Option<Strategy>,
    /// All six.
    pub options: Vec<OptionView>,
}

/// One strategy, worked out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are those of the contract; `engine::Outcome` explains each")]
pub struct OptionView {
    pub strategy: Strategy,
    pub feasibility: String,
    pub new_start: Option<Date>,
    pub old_last_access: Option<Date>,
    pub old_last_paid: Option<Date>,
    pub latest_safe_start: Option<Date>,
    pub data_deleted: Option<Date>,
    pub overlap_days: u32,
    pub overlap_cost: Option<Money>,
    pub forfeited: Option<Money>,
    pub forfeited_by: Option<Actor>,
    pub refund: Option<Money>,
    pub bridge_cost: Option<Money>,
    pub gap_days: u32,
    pub new_monthly_cost: Option<Money>,
    pub new_first_term_cost: Option<Money>,
    pub reassignment: String,
    pub users_to_reassign: u32,
    pub over_assigned: u32,
    pub regime: Option<String>,
    pub if_forgotten: Option<ForgottenView>,
    pub horizon_cost: Option<Money>,
    pub findings: Vec<FindingView>,
    pub trace: Vec<TraceView>,
}

/// What it costs when nobody stops the old one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForgottenView {
    /// Money owed; null when the price is unknown.
    pub cost: Option<Money>,
    /// Until when.
    pub until: Date,
}

/// One line of the trace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TraceView {
    /// Rule id.
    pub rule: String,
    /// What it said.
    pub value: String,
    /// Since when; null is always.
    pub since: Option<Date>,
    /// Key of the source register.
    pub source: String,
    /// `official`, `secondary`, `inferred` or `unverified`.
    pub confidence: String,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepView {
    /// Stable id; `progress` of the plan names it.
    pub id: String,
    /// Action of the contract.
    pub action: String,
    /// Who acts.
    pub actor: Actor,
    /// Not before.
    pub earliest: Date,
    /// Not after.
    pub due: Date,
    /// Subscriptions it is for.
    pub subscriptions: Vec<String>,
    /// Rule that asks for it.
    pub rule: String,
    /// The sentence.
    pub message: String,
}

/// Sums over the chosen options.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are those of the contract; `engine::Totals` explains each")]
pub struct TotalsView {
    pub overlap_cost: Option<Money>,
    pub forfeited: Option<Money>,
    pub refund: Option<Money>,
    pub bridge_cost: Option<Money>,
    pub gap_days: u32,
    pub users_to_reassign: u32,
    pub new_monthly_cost: Option<Money>,
}

impl From<Totals> for TotalsView {
    fn from(totals: Totals) -> TotalsView {
        TotalsView {
            overlap_cost: totals.overlap_cost,
            forfeited: totals.forfeited,
            refund: totals.refund,
            bridge_cost: totals.bridge_cost,
            gap_days: totals.gap_days,
            users_to_reassign: totals.users_to_reassign,
            new_monthly_cost: totals.new_monthly_cost,
        }
    }
}

/// Writes an evaluation of `plan` in a language.
#[must_use]
pub fn evaluation(plan: &Plan, evaluation: &Evaluation, language: Language) -> EvaluationDocument {
    let report = Report { plan, evaluation, language };
    EvaluationDocument {
        format: "changeover-evaluation".into(),
        schema: 1,
        rulebook: rules::EDITION.into(),
        guidance: evaluation.guidance.key().into(),
        findings: report.findings_of_plan(),
        subscriptions: report.subscriptions(),
        steps: evaluation.steps.iter().map(|known| step(plan, known, language)).collect(),
        totals: evaluation.totals.into(),
    }
}

struct Report<'p> {
    plan: &'p Plan,
    evaluation: &'p Evaluation,
    language: Language,
}

impl Report<'_> {
    fn id_of(&self, index: usize) -> String {
        self.plan.subscriptions.get(index).map(|subscription| subscription.id.clone()).unwrap_or_default()
    }

    fn names(&self, subject: Subject) -> Names<'_> {
        Names::of(self.plan, subject)
    }

    fn findings_of_plan(&self) -> Vec<FindingView> {
        let about_plan = self.evaluation.findings.iter().take(self.evaluation.plan_findings);
        let about_subscriptions = self
            .evaluation
            .subscriptions
            .iter()
            .flat_map(|assessment| self.evaluation.findings_in(&assessment.findings));
        about_plan
            .chain(about_subscriptions)
            .map(|finding| {
                let subject = match finding.subject {
                    Subject::Plan => "plan".to_owned(),
                    Subject::Subscription(index) => self.id_of(index),
                };
                FindingView { subject: Some(subject), ..self.finding(finding) }
            })
            .collect()
    }

    fn finding(&self, finding: &Finding) -> FindingView {
        FindingView {
            rule: finding.rule.id.into(),
            severity: finding.severity.key().into(),
            subject: None,
            data: finding.facts.into(),
            message: i18n::finding(self.language, finding, &self.names(finding.subject)),
        }
    }

    fn subscriptions(&self) -> Vec<SubscriptionView> {
        self.evaluation
            .subscriptions
            .iter()
            .enumerate()
            .map(|(index, assessment)| SubscriptionView {
                id: self.id_of(index),
                recommended: assessment.recommended,
                chosen: assessment.chosen,
                options: assessment.options.iter().map(|option| self.option(option)).collect(),
            })
            .collect()
    }

    fn option(&self, option: &Outcome) -> OptionView {
        OptionView {
            strategy: option.strategy,
            feasibility: option.feasibility.key().into(),
            new_start: option.new_start,
            old_last_access: option.old_last_access,
            old_last_paid: option.old_last_paid,
            latest_safe_start: option.latest_safe_start,
            data_deleted: option.data_deleted,
            overlap_days: option.overlap_days,
            overlap_cost: option.overlap_cost,
            forfeited: option.forfeited,
            forfeited_by: option.forfeited_by,
            refund: option.refund,
            bridge_cost: option.bridge_cost,
            gap_days: option.gap_days,
            new_monthly_cost: option.new_monthly_cost,
            new_first_term_cost: option.new_first_term_cost,
            reassignment: option.reassignment.key().into(),
            users_to_reassign: option.users_to_reassign,
            over_assigned: option.over_assigned,
            regime: option.regime.map(|regime| regime.key().to_owned()),
            if_forgotten: option
                .if_forgotten
                .map(|forgotten| ForgottenView { cost: forgotten.cost, until: forgotten.until }),
            horizon_cost: option.horizon_cost,
            findings: self
                .evaluation
                .findings_in(&option.findings)
                .iter()
                .map(|finding| self.finding(finding))
                .collect(),
            trace: self.evaluation.reads_in(&option.reads).iter().map(trace).collect(),
        }
    }
}

/// A step of a plan with its sentence.
#[must_use]
pub fn step(plan: &Plan, step: &Step, language: Language) -> StepView {
    let id = |index: &usize| {
        plan.subscriptions.get(*index).map(|subscription| subscription.id.clone()).unwrap_or_default()
    };
    StepView {
        id: step.id(plan),
        action: step.action.key().into(),
        actor: step.actor,
        earliest: step.earliest,
        due: step.due,
        subscriptions: step.subscriptions.iter().map(id).collect(),
        rule: step.rule.id.into(),
        message: i18n::step(language, step, &Names::of(plan, step.subject)),
    }
}

fn trace(read: &Read) -> TraceView {
    TraceView {
        rule: read.rule.id.into(),
        value: match read.value {
            Reading::Truth(truth) => truth.to_string(),
            Reading::Days(days) => format!("{days} d"),
            Reading::Day(day) => day.to_string(),
            Reading::Money(money) => money.to_string(),
            Reading::Ratio(over, under) => format!("{over}/{under}"),
            Reading::Count(count) => count.to_string(),
            Reading::Word(word) => word.to_owned(),
        },
        since: read.since,
        source: read.rule.sources.first().copied().unwrap_or_default().to_owned(),
        confidence: read.rule.confidence.key().into(),
    }
}
