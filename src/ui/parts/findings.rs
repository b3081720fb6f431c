//! Findings: what a rule says, because of what, and who says so.

use changeover_planner::{
    i18n::{self, labels},
    report::evaluation::{FindingView, TraceView},
    rules::{self, Confidence},
};
use leptos::prelude::*;

use super::super::Page;
use crate::app::Route;

/// The rule behind a finding: where it stands in the rule book, since when, by which source, how sure.
fn citation(page: Page, id: &str) -> impl IntoView + use<> {
    let language = page.language.get();
    let w = page.words.get();
    let rule = rules::BOOK.iter().find(|rule| rule.id == id);
    let since = rule
        .and_then(|rule| rule.holds.from)
        .map(|day| format!(" {} {}", w.since, i18n::date(language, day)));
    let source = rule.and_then(|rule| rule.sources.first().copied()).unwrap_or_default();
    let confidence = rule.map(|rule| rule.confidence);
    let unsure = matches!(confidence, Some(Confidence::Inferred | Confidence::Unverified));
    view! {
        <span class="cite small quiet">
            <a href=Route::Rules(Some(id.to_owned())).address()>{id.to_owned()}</a>
            {since}
            {format!(" · {source}")}
            {confidence.map(|of| view! { " · " <span class:tag=unsure class:tag--unverified=unsure>{labels::confidence(language, of)}</span> })}
        </span>
    }
}

fn sign(severity: &str) -> &'static str {
    match severity {
        "blocks" => "✕",
        "warns" => "!",
        _ => "i",
    }
}

/// One finding with its citation.
fn finding(page: Page, finding: &FindingView, about: Option<String>) -> impl IntoView + use<> {
    view! {
        <li class=format!("finding finding--{}", finding.severity)>
            <span class="finding__sign" aria-hidden="true">{sign(&finding.severity)}</span>
            <div class="finding__body">
                {about.map(|about| view! { <span class="finding__about">{about}</span> })}
                <p>{finding.message.clone()}</p>
                {citation(page, &finding.rule)}
            </div>
        </li>
    }
}

/// The findings of an option, and beneath them the rules that were read for its figures.
pub(in crate::ui) fn because(
    page: Page,
    findings: &[FindingView],
    trace: &[TraceView],
) -> impl IntoView + use<> {
    let w = page.words.get();
    let list = findings.iter().map(|each| finding(page, each, None)).collect_view();
    let reads: Vec<_> = trace
        .iter()
        .map(|read| {
            let unsure = matches!(read.confidence.as_str(), "inferred" | "unverified");
            view! { <li class="small"><a href=Route::Rules(Some(read.rule.clone())).address()>{read.rule.clone()}</a>{format!(" = {} · {}", read.value, read.source)}{unsure.then_some(" ?")}</li> }
        })
        .collect();
    view! {
        <ul class="findings">{list}</ul>
        {(!reads.is_empty()).then(|| view! { <details class="because"><summary class="small">{w.because}</summary><ul>{reads}</ul></details> })}
    }
}

/// All findings of the open plan: those about the plan, those about subscriptions, those about the chosen options.
#[component]
pub fn Findings() -> impl IntoView {
    let page = Page::here();
    move || {
        let evaluation = page.evaluation.get()?;
        let plan = page.plan.get()?;
        let name =
            |id: &str| plan.subscriptions.iter().find(|sub| sub.id == id).map(|sub| sub.product.name.clone());
        let mut list: Vec<(FindingView, Option<String>)> = evaluation
            .findings
            .iter()
            .map(|each| (each.clone(), each.subject.as_deref().and_then(name)))
            .collect();
        for sub in &evaluation.subscriptions {
            let chosen = sub.options.iter().find(|option| Some(option.strategy) == sub.chosen);
            list.extend(
                chosen.iter().flat_map(|option| &option.findings).map(|each| (each.clone(), name(&sub.id))),
            );
        }
        if list.is_empty() {
            return None;
        }
        let rank = |severity: &str| match severity {
            "blocks" => 0,
            "warns" => 1,
            _ => 2,
        };
        list.sort_by_key(|(each, _)| rank(&each.severity));
        let shown = list.len().min(200);
        let items =
            list.iter().take(shown).map(|(each, about)| finding(page, each, about.clone())).collect_view();
        Some(view! {
            <section class="all-findings" aria-labelledby="all-findings">
                <h2 id="all-findings">{page.words.get().findings}</h2>
                <ul class="findings">{items}</ul>
            </section>
        })
    }
}
