//! What a plan tells beyond its evaluation: who is without a seat on which day, what waiting costs, what a refusal would do,
//! which question to ask first, how to move in waves under the limits, and whether an estimate still holds.
//!
//! Each file asks the engine about the plan, or about copies of it with one thing changed; none knows rules of its own.

pub mod bridge;
mod coverage;
pub mod customers;
pub mod estimate;
pub mod files;
pub mod invoice;
pub mod kept;
pub mod kit;
pub mod late;
pub mod lock;
pub mod maths;
pub mod people;
pub mod question;
pub mod refusal;
mod repair;
mod told;
mod topic;
pub mod waves;

pub use coverage::{Coverage, Pool, Span, coverage, coverage_to};
pub use repair::{Edit, Repair, repairs};
pub use told::{Figures, Input, InputKind, Offer, Row, Strip, Text, Told, Tone};
pub use topic::{Topic, Values};

use crate::model::{Date, Plan, Relationship};

/// First day anything can be bought: the relationship is in place (conventions, 15).
fn ready(plan: &Plan) -> Date {
    match plan.customer.relationship {
        Relationship::Accepted => plan.as_of,
        Relationship::None | Relationship::Requested => {
            plan.as_of.plus_days(i32::from(plan.policy.acceptance_days))
        }
    }
}
