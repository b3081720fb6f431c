//! Costs and consequences side by side: the ways of one subscription, the aims of a whole plan, two variants, two days.

mod curve;
mod days;
mod differences;
mod one;
mod variants;
mod whole;

use leptos::prelude::*;

use super::super::Page;
use crate::words::Words;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    One,
    Whole,
    Variants,
    Days,
}

impl Kind {
    const ALL: [Kind; 4] = [Kind::One, Kind::Whole, Kind::Variants, Kind::Days];

    const fn name(self) -> fn(&'static Words) -> &'static str {
        match self {
            Kind::One => |w| w.compare.one,
            Kind::Whole => |w| w.compare.whole,
            Kind::Variants => |w| w.compare.variants,
            Kind::Days => |w| w.compare.days,
        }
    }
}

/// See the module.
#[component]
pub fn Compare() -> impl IntoView {
    let page = Page::here();
    let kind = RwSignal::new(Kind::One);
    view! {
        <section class="compare">
            <div class="segments" role="group" aria-label=page.word(|w| w.compare.views)>
                {Kind::ALL.map(|of| view! {
                    <button class="segments__item" type="button" aria-pressed=move || (kind.get() == of).to_string() on:click=move |_| kind.set(of)>{page.word(of.name())}</button>
                }).collect_view()}
            </div>
            {move || match kind.get() {
                Kind::One => one::one(page),
                Kind::Whole => whole::whole(page),
                Kind::Variants => variants::variants(page),
                Kind::Days => days::days(page),
            }}
        </section>
    }
}
