//! One file a screen.

mod plan;
mod portfolio;
mod review;
mod rules;
mod settings;
mod start;

pub use plan::PlanScreen;
pub use portfolio::Portfolio;
pub use review::Review;
pub use rules::Rules;
pub use settings::Settings;
pub use start::Start;
pub(in crate::ui) use start::next_deadline;
