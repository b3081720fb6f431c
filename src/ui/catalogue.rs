//! The full list of products on the page: fetched when a product is first typed, because the core is enough for all that is
//! worked out.

use std::cell::Cell;

use changeover_planner::catalog::{self, Extended, Hit};
use leptos::{prelude::*, task::spawn_local};

use super::{Page, browser};

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

impl Page {
    /// Products that fit what is typed, best first, at most `most`. The full list is fetched with the first text; whoever
    /// reads this in a reaction is told when it is here.
    #[must_use]
    pub fn products(self, typed: &str, most: usize) -> Vec<Hit> {
        self.with_full_list();
        if typed.trim().chars().count() > 1 { catalog::search(typed, most) } else { Vec::new() }
    }

    /// Has the full list fetched, once; tells the reaction that calls it when it has come. Without it the core is searched.
    pub fn with_full_list(self) {
        self.full_list.track();
        if ASKED.replace(true) {
            return;
        }
        spawn_local(async move {
            let text = browser::text_beside("catalog-full.txt").await.ok().and_then(|text| text.as_string());
            match text.and_then(|text| Extended::parse(text).ok()) {
                Some(full) => {
                    full.register();
                    self.full_list.set(true);
                }
                // Asked again with the next key.
                None => ASKED.set(false),
            }
        });
    }
}
