//! Parts of the program that are fetched when they are first shown.
//!
//! A release built by `./dev` is cut at the functions that [`chunk!`] declares (`--cfg split`, docs/decisions/0014); any other
//! build has them all in one program, and the same functions answer at once.

use std::future::Future;

use changeover_planner::{
    document::Figures,
    engine::{self, Step},
    i18n::Language,
    model::Plan,
    report::{
        self, Glance,
        evaluation::{EvaluationDocument, StepView},
    },
};
use leptos::{prelude::*, task::spawn_local};
use send_wrapper::SendWrapper;

use super::{Page, shell};

/// A part of the program did not arrive: offline before it was ever fetched, or taken off the host by a newer release.
pub struct Missing;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Missing {
        Missing
    }
}

/// Declares `async fn $name(arguments) -> Result<AnyView, Missing>`, whose view lies in the part of the program named `$part`.
macro_rules! chunk {
    ($part:ident: $name:ident($($argument:ident: $kind:ty),*) $view:expr) => {
        $crate::ui::chunk::chunk! { $part: $name($($argument: $kind),*) -> leptos::prelude::AnyView {
            leptos::prelude::IntoAny::into_any($view)
        } }
    };
    ($part:ident: $name:ident($($argument:ident: $kind:ty),*) -> $answer:ty $body:block) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        pub fn $name($($argument: $kind),*) -> Result<$answer, $crate::ui::chunk::Missing> {
            Ok($body)
        }
        #[cfg(not(split))]
        pub async fn $name($($argument: $kind),*) -> Result<$answer, $crate::ui::chunk::Missing> {
            Ok($body)
        }
    };
}
pub(crate) use chunk;

/// What works plans out, as functions, because it is a part of its own: the start screen is there before it.
#[derive(Clone, Copy)]
pub struct Planner {
    /// A plan's evaluation, with sentences.
    pub evaluation: fn(&Plan, Language) -> EvaluationDocument,
    /// A plan at a glance, for lists of many.
    pub glance: fn(&Plan) -> Glance,
    /// A step of a glance with its sentence.
    pub step: fn(&Plan, &Step, Language) -> StepView,
    /// A plan's sums, kept with it for lists of plans.
    pub figures: fn(&Plan) -> Figures,
    /// The text of a plan document in, the text of its evaluation out.
    pub evaluated: fn(&str, Language) -> Result<String, String>,
}

chunk! { planner: planner() -> Planner {
    Planner {
        evaluation: |plan, language| report::evaluation(plan, &engine::evaluate(plan), language),
        glance: report::glance,
        step: report::step,
        figures,
        evaluated: |plan, language| changeover_planner::evaluate(plan, language).map_err(|error| error.to_string()),
    }
} }

fn figures(plan: &Plan) -> Figures {
    let totals = engine::evaluate(plan).totals;
    Figures {
        overlap_cost: totals.overlap_cost,
        forfeited: totals.forfeited,
        refund: totals.refund,
        bridge_cost: totals.bridge_cost,
        gap_days: totals.gap_days,
        users_to_reassign: totals.users_to_reassign,
        new_monthly_cost: totals.new_monthly_cost,
    }
}

/// Fetches what works plans out, behind the start screen; a plan's own screen asks for it again where it did not come.
pub(super) fn fetch_planner(page: Page) {
    spawn_local(async move {
        if let Ok(arrived) = planner().await {
            shell::keep_figures(arrived.figures);
            page.planner.set(Some(arrived));
        }
    });
}

/// The view once it is there; what to do where it does not come.
pub fn arriving<F>(load: impl Fn() -> F + Clone + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    let again = RwSignal::new(0_u32);
    let shown = move || {
        again.track();
        let arriving = load();
        // One thread only: the wrapper is a formality.
        Suspend::new(SendWrapper::new(async move {
            match arriving.await {
                Ok(view) => view,
                Err(Missing) => missing(again),
            }
        }))
    };
    shown.into_any()
}

fn missing(again: RwSignal<u32>) -> AnyView {
    let words = Page::here().words.get_untracked().0;
    view! {
        <div class="empty" role="alert">
            <p>{words.share.unavailable}</p>
            <button class="button" type="button" on:click=move |_| again.update(|count| *count += 1)>{words.share.again}</button>
        </div>
    }
    .into_any()
}
