//! Products offered while one is typed, slips of the finger and the wrong keyboard layout included: a list of the browser's
//! own would show only what holds the typed letters.

use leptos::prelude::*;

use super::sheet::Sheet;

/// Products offered at once.
const MOST: usize = 8;

/// What is offered, and which of it the arrow keys stand on.
#[derive(Clone, Copy)]
pub(super) struct Suggested {
    /// Name and part number.
    products: Memo<Vec<(&'static str, &'static str)>>,
    at: RwSignal<Option<usize>>,
}

impl Suggested {
    pub(super) fn new(sheet: Sheet) -> Suggested {
        let at = RwSignal::new(None);
        let products = Memo::new(move |_| {
            at.set(None);
            let typed = sheet.editing.get().unwrap_or_default();
            let hits = sheet.page.products(&typed, MOST);
            // A name that stands as it is typed needs no offer.
            let whole = hits.first().is_some_and(|hit| hit.entry.name == typed);
            let offered = hits.iter().filter(|_| !whole);
            offered.map(|hit| (hit.entry.name, hit.entry.part_number)).collect()
        });
        Suggested { products, at }
    }

    /// Takes an arrow key; whether it was one.
    pub(super) fn moved(self, key: &str) -> bool {
        let count = self.products.with_untracked(Vec::len);
        let next = match (key, self.at.get_untracked()) {
            ("ArrowDown", None) => 0,
            ("ArrowDown", Some(at)) => at + 1,
            ("ArrowUp", Some(at)) => at + count - 1,
            _ => return false,
        };
        if count > 0 {
            self.at.set(Some(next % count));
        }
        true
    }

    /// The name the arrow keys stand on.
    pub(super) fn chosen(self) -> Option<&'static str> {
        let at = self.at.get_untracked()?;
        self.products.with_untracked(|products| products.get(at).map(|(name, _)| *name))
    }

    /// Whether anything is offered.
    pub(super) fn any(self) -> bool {
        self.products.with(|products| !products.is_empty())
    }

    /// The id of what the arrow keys stand on, for the field.
    pub(super) fn active(self) -> Option<String> {
        self.at.get().map(|at| format!("suggested-{at}"))
    }

    /// The list; `take` hears the name that is clicked.
    pub(super) fn list(
        self,
        label: Signal<&'static str>,
        take: impl Fn(&'static str) + Copy + Send + 'static,
    ) -> AnyView {
        let items = move || {
            let at = self.at.get();
            let products = self.products.get().into_iter().enumerate();
            let items = products.map(|(place, (name, part))| {
                // Before the field loses the focus, which would end the typing.
                let press = move |event: web_sys::MouseEvent| {
                    event.prevent_default();
                    take(name);
                };
                view! { <li class="suggest__item" role="option" id=format!("suggested-{place}") aria-selected=(at == Some(place)).to_string() on:mousedown=press><span>{name}</span><span class="quiet small">{part}</span></li> }.into_any()
            });
            items.collect::<Vec<AnyView>>()
        };
        let list = move || {
            self.any().then(|| {
                view! { <ul class="suggest" role="listbox" id="suggested" aria-label=label>{items}</ul> }
                    .into_any()
            })
        };
        list.into_any()
    }
}
