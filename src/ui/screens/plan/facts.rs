//! Customer, partner and margins: what every subscription of the plan shares.

use changeover_planner::{
    i18n::{self, Language, labels},
    model::{Agreement, PartnerModel, Relationship, Segment},
};
use leptos::prelude::*;

use super::super::super::Page;
use crate::{
    app::{Msg, edit::Head},
    words::Words,
};

/// See the module.
#[component]
pub fn Facts() -> impl IntoView {
    let page = Page::here();
    let summary = move || {
        let plan = page.plan.get()?;
        let language = page.language.get();
        let name = if plan.customer.name.is_empty() {
            page.words.get().customer_name.to_owned()
        } else {
            plan.customer.name.clone()
        };
        Some(format!(
            "{name} · {} · {}",
            labels::relationship(language, plan.customer.relationship),
            i18n::date(language, plan.as_of)
        ))
    };
    view! {
        <details class="facts-panel">
            <summary><span>{page.word(|w| w.facts)}</span><span class="facts-panel__now quiet">{summary}</span></summary>
            <div class="facts-panel__grid">
                <HeadField head=Head::AsOf name=|w| w.as_of kind="date" />
                <HeadField head=Head::Currency name=|w| w.currency kind="text" />
                <HeadField head=Head::CustomerName name=|w| w.customer_name kind="text" />
                <HeadField head=Head::CustomerDomain name=|w| w.customer_domain kind="text" />
                <HeadField head=Head::CustomerCountry name=|w| w.customer_country kind="text" />
                <HeadField head=Head::Segment name=|w| w.segment kind="choice" />
                <HeadField head=Head::Relationship name=|w| w.relationship kind="choice" />
                <HeadField head=Head::Agreement name=|w| w.agreement kind="choice" />
                <HeadField head=Head::ActiveSubscriptions name=|w| w.active_subscriptions kind="number" />
                <HeadField head=Head::PartnerName name=|w| w.partner_name kind="text" />
                <HeadField head=Head::PartnerCountry name=|w| w.partner_country kind="text" />
                <HeadField head=Head::PartnerModel name=|w| w.partner_model kind="choice" />
                <HeadField head=Head::AcceptanceDays name=|w| w.acceptance_days kind="number" />
                <HeadField head=Head::ReassignDays name=|w| w.reassign_days kind="number" />
                <HeadField head=Head::SafetyDays name=|w| w.safety_days kind="number" />
            </div>
        </details>
    }
}

/// The words for a fixed value of a field.
fn label(language: Language, head: Head, at: usize) -> &'static str {
    match head {
        Head::Segment => [Segment::Commercial, Segment::Education, Segment::Nonprofit, Segment::Government]
            .get(at)
            .map(|of| labels::segment(language, *of)),
        Head::Relationship => [Relationship::None, Relationship::Requested, Relationship::Accepted]
            .get(at)
            .map(|of| labels::relationship(language, *of)),
        Head::Agreement => [Agreement::Unknown, Agreement::Missing, Agreement::Accepted]
            .get(at)
            .map(|of| labels::agreement(language, *of)),
        Head::PartnerModel => {
            [PartnerModel::DirectBill, PartnerModel::IndirectProvider, PartnerModel::IndirectReseller]
                .get(at)
                .map(|of| labels::partner_model(language, *of))
        }
        _ => None,
    }
    .unwrap_or_default()
}

#[component]
fn HeadField(head: Head, name: fn(&'static Words) -> &'static str, kind: &'static str) -> impl IntoView {
    let page = Page::here();
    let value = Memo::new(move |_| {
        page.plan.with(|plan| plan.as_ref().map(|plan| head.read(plan))).unwrap_or_default()
    });
    let field = if kind == "choice" {
        view! {
            <select class="input" prop:value=move || value.get() on:change=move |event| page.tell(Msg::HeadTyped(head, event_target_value(&event)))>
                {head.choices().iter().enumerate().map(|(at, key)| view! {
                    <option value=*key selected=move || value.with(|value| value == key)>{move || label(page.language.get(), head, at)}</option>
                }).collect_view()}
            </select>
        }
        .into_any()
    } else {
        view! {
            <input
                class="input"
                type=kind
                maxlength="200"
                min=(kind == "number").then_some("0")
                prop:value=move || value.get()
                on:change=move |event| {
                    page.tell(Msg::HeadTyped(head, event_target_value(&event)));
                    // A text that was refused gives way to what holds.
                    if let Some(input) = event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlInputElement>(target).ok()) {
                        input.set_value(&value.get_untracked());
                    }
                }
            />
        }
        .into_any()
    };
    view! { <label class="field"><span class="field__label">{page.word(name)}</span>{field}</label> }
}
