//! What colours, patterns and signs stand for.

use leptos::prelude::*;

use crate::{ui::Page, words::Words};

type Name = fn(&'static Words) -> &'static str;

const BARS: [(&str, Name); 7] = [
    ("t-old", |w| w.legend_old),
    ("t-grace", |w| w.legend_grace),
    ("t-est", |w| w.legend_est),
    ("t-kept", |w| w.legend_kept),
    ("t-new", |w| w.legend_new),
    ("t-twice", |w| w.legend_overlap),
    ("t-gap", |w| w.legend_gap),
];

const SIGNS: [(&str, &str, Name); 5] = [
    ("t-today", "M13 0v13", |w| w.legend_today),
    ("t-handle__mark", "M13 1l5 4v7H8V5z", |w| w.timeline.legend_start),
    ("t-flag", "M9 12V1h8l-2.5 3L17 7H9", |w| w.timeline.legend_flag),
    ("t-mark t-mark--price", "M13 0l6 6-6 6-6-6z", |w| w.timeline.legend_price),
    ("t-mark", "M8 0h10v12H8zM8 6h10", |w| w.timeline.legend_end),
];

/// The patterns, and the list.
#[component]
pub fn Legend() -> impl IntoView {
    let page = Page::here();
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="p-twice" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="p-twice" width="2" height="6" />
                </pattern>
                <pattern id="p-gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                    <rect class="p-gap-ground" width="7" height="7" /><rect class="p-gap" width="3.5" height="7" />
                </pattern>
                <pattern id="p-est" width="6" height="6" patternUnits="userSpaceOnUse">
                    <rect class="p-est-ground" width="6" height="6" /><circle class="p-est" cx="3" cy="3" r="1" />
                </pattern>
            </defs>
        </svg>
        <ul class="legend">
            {BARS.map(|(class, name)| view! {
                <li><svg width="26" height="12" aria-hidden="true"><rect class=class x="1" y="1" width="24" height="10" /></svg>{page.word(name)}</li>
            }).collect_view()}
            {SIGNS.map(|(class, sign, name)| view! {
                <li><svg width="26" height="13" aria-hidden="true"><path class=class d=sign /></svg>{page.word(name)}</li>
            }).collect_view()}
        </ul>
    }
}
