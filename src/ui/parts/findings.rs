//! A finding, why it is so, and who says that: from any sentence one step to the rule, its dates, its source, its confidence.

use changeover_planner::{
    i18n::labels,
    report::evaluation::{FindingView, TraceView},
    rules::{self, Confidence, Rule},
};
use leptos::prelude::*;

use super::{super::Page, Icon, format, icon};
use crate::app::Route;

/// How much a finding matters, as sign, word and class.
fn sign(severity: &str) -> (Icon, &'static str) {
    match severity {
        "blocks" => (Icon::Stop, "finding finding--blocks"),
        "warns" => (Icon::Warn, "finding finding--warns"),
        _ => (Icon::Note, "finding"),
    }
}

fn severity_word(page: Page, severity: &str) -> &'static str {
    use changeover_planner::engine::Severity;
    let of =
        [Severity::Blocks, Severity::Warns, Severity::Informs].into_iter().find(|of| of.key() == severity);
    labels::severity(page.language.get(), of.unwrap_or(Severity::Informs))
}

/// A list of findings; `about` names what each is about.
pub fn findings(page: Page, list: Vec<(FindingView, Option<String>)>) -> AnyView {
    let items = list
        .into_iter()
        .map(|(finding, about)| {
            let (sign, class) = sign(&finding.severity);
            view! {
                <li class=class>
                    <span class="finding__sign">{icon(sign)}<span class="hidden-visually">{severity_word(page, &finding.severity)}</span></span>
                    <div class="finding__body">
                        {about.map(|about| view! { <p class="finding__about">{about}</p> })}
                        <p>{finding.message}</p>
                        {why(page, &finding.rule)}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="findings">{items}</ul> }.into_any()
}

/// The rule behind a sentence, folded.
fn why(page: Page, id: &str) -> Option<AnyView> {
    let rule = rules::find(id)?;
    Some(
        view! {
            <details class="why">
                <summary>{page.word(|w| w.why_title)}": "{title(page, rule)}</summary>
                <ul class="because">{because(page, rule, None)}</ul>
            </details>
        }
        .into_any(),
    )
}

/// The headline of a rule in the language spoken; its id where the book has no text.
pub fn title(page: Page, rule: &'static Rule) -> String {
    page.rule(rule.id).map_or_else(|| rule.id.to_owned(), |text| text.title)
}

/// How sure a rule is, as a tag; what is not verified looks so.
pub fn confidence(page: Page, of: Confidence) -> AnyView {
    let class = match of {
        Confidence::Official => "tag tag--good",
        Confidence::Secondary | Confidence::Inferred => "tag tag--note",
        Confidence::Unverified => "tag tag--unverified",
    };
    view! { <span class=class>{labels::confidence(page.language.get(), of)}</span> }.into_any()
}

/// One line of reasons: the rule, what it says, since when, according to whom, how sure.
pub fn because(page: Page, rule: &'static Rule, value: Option<String>) -> AnyView {
    let language = page.language.get();
    let words = page.words.get();
    let text = page.rule(rule.id);
    let says = text.as_ref().map(|text| text.says.clone());
    let since = rule.holds.from.map(|day| format!("{} {}", words.since, format::day(language, day)));
    let sources = text
        .into_iter()
        .flat_map(|text| text.sources)
        .take(2)
        .map(|source| {
            if source.address.is_empty() {
                view! { <span>{source.title}</span> }.into_any()
            } else {
                view! { <a href=source.address target="_blank" rel="noopener noreferrer">{source.title}</a> }
                    .into_any()
            }
        })
        .collect_view();
    view! {
        <li>
            <p class="because__title">{title(page, rule)}{value.map(|value| view! { <span class="quiet nums">" · "{value}</span> })}</p>
            {says.map(|says| view! { <p>{says}</p> })}
            <p class="because__meta">{confidence(page, rule.confidence)}{since.map(|since| view! { <span>{since}</span> })}{sources}
                <a href=Route::Rules(Some(rule.id.to_owned())).address()>{words.nav_rules}": "<code>{rule.id}</code></a></p>
        </li>
    }
    .into_any()
}

/// The reasons behind an option's figures.
pub fn trace(page: Page, lines: &[TraceView]) -> AnyView {
    let items = lines
        .iter()
        .filter_map(|line| rules::find(&line.rule).map(|rule| because(page, rule, Some(line.value.clone()))))
        .collect_view();
    view! { <ul class="because">{items}</ul> }.into_any()
}
