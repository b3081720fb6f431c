//! Customer, partner and margins: the fields of a plan outside its table.

use changeover_planner::{
    i18n::{Language, labels},
    model::{Agreement, PartnerModel, Relationship, Segment},
};
use leptos::prelude::*;

use super::super::super::Page;
use crate::{app::edit::Head, words::Words};

const FIELDS: [(Head, fn(&'static Words) -> &'static str, &str); 15] = [
    (Head::AsOf, |w| w.as_of, "date"),
    (Head::Currency, |w| w.currency, "text"),
    (Head::CustomerName, |w| w.customer_name, "text"),
    (Head::CustomerDomain, |w| w.customer_domain, "text"),
    (Head::CustomerCountry, |w| w.customer_country, "text"),
    (Head::Segment, |w| w.segment, "select"),
    (Head::Relationship, |w| w.relationship, "select"),
    (Head::Agreement, |w| w.agreement, "select"),
    (Head::ActiveSubscriptions, |w| w.active_subscriptions, "number"),
    (Head::PartnerName, |w| w.partner_name, "text"),
    (Head::PartnerCountry, |w| w.partner_country, "text"),
    (Head::PartnerModel, |w| w.partner_model, "select"),
    (Head::AcceptanceDays, |w| w.acceptance_days, "number"),
    (Head::ReassignDays, |w| w.reassign_days, "number"),
    (Head::SafetyDays, |w| w.safety_days, "number"),
];

/// The word for a choice of a field.
fn choice(language: Language, head: Head, index: usize) -> &'static str {
    match head {
        Head::Segment => {
            let all = [Segment::Commercial, Segment::Education, Segment::Nonprofit, Segment::Government];
            labels::segment(language, all[index])
        }
        Head::Relationship => labels::relationship(
            language,
            [Relationship::None, Relationship::Requested, Relationship::Accepted][index],
        ),
        Head::Agreement => {
            labels::agreement(language, [Agreement::Unknown, Agreement::Missing, Agreement::Accepted][index])
        }
        _ => {
            let all =
                [PartnerModel::DirectBill, PartnerModel::IndirectProvider, PartnerModel::IndirectReseller];
            labels::partner_model(language, all[index])
        }
    }
}

/// See the module.
#[component]
pub fn Facts() -> impl IntoView {
    let page = Page::here();
    let short = move || {
        page.plan.with(|plan| {
            plan.as_ref().map(|plan| {
                let parts =
                    [plan.customer.name.clone(), plan.customer.country.clone(), page.day(Some(plan.as_of))];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
            })
        })
    };
    view! {
        <details class="fold plan__facts">
            <summary><span class="fold__name">{page.word(|w| w.facts)}</span><span class="quiet">{short}</span></summary>
            <div class="form">{FIELDS.map(|(head, name, kind)| field(page, head, name, kind)).collect_view()}</div>
        </details>
    }
}

fn field(page: Page, head: Head, name: fn(&'static Words) -> &'static str, kind: &'static str) -> AnyView {
    let value = Memo::new(move |_| {
        page.plan.with(|plan| plan.as_ref().map(|plan| head.read(plan)).unwrap_or_default())
    });
    let typed = move |event| page.typed(|plan| head.write(plan, &event_target_value(&event)));
    let control = if kind == "select" {
        let options = move || {
            let language = page.language.get();
            let now = value.get();
            head.choices()
                .iter()
                .enumerate()
                .map(|(index, key)| view! { <option value=*key selected=now == *key>{choice(language, head, index)}</option> })
                .collect_view()
        };
        view! { <select class="input" on:change=typed>{options}</select> }.into_any()
    } else {
        view! { <input class="input" type=kind prop:value=move || value.get() on:change=typed /> }.into_any()
    };
    view! { <label class="field"><span class="field__label">{page.word(name)}</span>{control}</label> }
        .into_any()
}
