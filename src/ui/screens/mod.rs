//! One file a screen; the larger ones have a folder of their parts.

mod compare;
mod insight;
mod opening;
mod plan;
mod portfolio;
mod review;
mod rules;
mod settings;
mod share;
mod start;
mod steps;
mod subscriptions;
mod timeline;

use compare::Compare;
use insight::Questions;
pub use opening::{OpenFiles, OpenLink, take_ours};
pub use plan::PlanScreen;
pub use portfolio::Portfolio;
pub use review::Review;
pub use rules::Rules;
pub use settings::Settings;
use share::Share;
pub use start::Start;
use steps::Steps;
use subscriptions::Subscriptions;
use timeline::Timeline;
