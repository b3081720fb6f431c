//! What stops the plan, above everything; what is to be watched and what is worth knowing, beneath its parts.

use std::sync::Arc;

use changeover_planner::{
    model::Plan,
    report::evaluation::{EvaluationDocument, FindingView},
};
use leptos::prelude::*;

use super::super::super::{Page, parts::findings::findings};

/// Findings of one weight about the plan, its subscriptions and their chosen options, each with what it is about.
fn of_weight(
    plan: &Arc<Plan>,
    evaluation: &EvaluationDocument,
    severity: &str,
) -> Vec<(FindingView, Option<String>)> {
    let name = |id: &str| {
        plan.subscriptions
            .iter()
            .find(|subscription| subscription.id == id)
            .map(|subscription| format!("{} · {}", subscription.product.name, subscription.seats))
    };
    let whole =
        evaluation.findings.iter().map(|finding| (finding, finding.subject.as_deref().and_then(name)));
    let options = evaluation.subscriptions.iter().flat_map(|view| {
        let chosen = view.options.iter().find(|option| Some(option.strategy) == view.chosen);
        chosen.into_iter().flat_map(|option| &option.findings).map(|finding| (finding, name(&view.id)))
    });
    whole
        .chain(options)
        .filter(|(finding, _)| finding.severity == severity)
        .map(|(finding, about)| (finding.clone(), about))
        .collect()
}

fn list(page: Page, severity: &'static str) -> Memo<Vec<(FindingView, Option<String>)>> {
    Memo::new(move |_| {
        page.plan
            .get()
            .zip(page.evaluation.get())
            .map(|(plan, evaluation)| of_weight(&plan, &evaluation, severity))
            .unwrap_or_default()
    })
}

/// What stops the plan.
#[component]
pub fn Blockers() -> impl IntoView {
    let page = Page::here();
    let blocks = list(page, "blocks");
    view! {
        <Show when=move || !blocks.with(Vec::is_empty)>
            <section class="blockers" aria-labelledby="blockers">
                <h2 id="blockers">{page.word(|w| w.blockers)}</h2>
                {move || findings(page, blocks.get())}
            </section>
        </Show>
    }
}

/// What is to be watched, and what is worth knowing.
#[component]
pub fn Watch() -> impl IntoView {
    let page = Page::here();
    let warns = list(page, "warns");
    let informs = list(page, "informs");
    view! {
        <section class="watch" aria-labelledby="findings">
            <h2 id="findings">{page.word(|w| w.findings)}</h2>
            <Show when=move || warns.with(Vec::is_empty) && informs.with(Vec::is_empty)>
                <p class="quiet">{page.word(|w| w.no_findings)}</p>
            </Show>
            <Show when=move || !warns.with(Vec::is_empty)>
                <h3>{page.word(|w| w.warnings)}" "<span class="count">{move || warns.with(Vec::len)}</span></h3>
                {move || findings(page, warns.get())}
            </Show>
            <Show when=move || !informs.with(Vec::is_empty)>
                <details class="fold">
                    <summary><h3>{page.word(|w| w.notes_title)}" "<span class="count">{move || informs.with(Vec::len)}</span></h3></summary>
                    {move || findings(page, informs.get())}
                </details>
            </Show>
        </section>
    }
}
