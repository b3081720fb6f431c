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

pub use opening::take_ours;
pub use start::Start;

use leptos::prelude::*;

use super::chunk::chunk;

// Each part is fetched when one of its screens is first shown.
chunk! { planner: quick_line() view! { <start::quick::QuickLine /> } }
chunk! { planner: plan() view! { <plan::PlanScreen /> } }
chunk! { work: timeline() view! { <timeline::Timeline /> } }
chunk! { work: compare() view! { <compare::Compare /> } }
chunk! { work: steps() view! { <steps::Steps /> } }
chunk! { papers: share() view! { <share::Share /> } }
chunk! { papers: questions() view! { <insight::Questions /> } }
chunk! { papers: open_link(payload: String) view! { <opening::OpenLink payload /> } }
chunk! { papers: open_files() view! { <opening::OpenFiles /> } }
chunk! { papers: review() view! { <review::Review /> } }
chunk! { desk: rules(rule: Option<String>) view! { <rules::Rules rule /> } }
chunk! { desk: portfolio() view! { <portfolio::Portfolio /> } }
chunk! { desk: settings() view! { <settings::Settings /> } }
