//! The texts of the rule book in the language spoken: fetched when a plan or the rule book is first shown, because a plan is
//! worked out without them.

use std::{collections::BTreeMap, sync::Arc};

use changeover_planner::{
    i18n::Language,
    report::rule_book::{RuleBook, RuleView},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Page, browser, chunk::chunk};
use crate::app::Route;

/// Rules in words, by id.
pub type Texts = Arc<BTreeMap<String, RuleView>>;

impl Page {
    /// A rule in words; `None` until the texts have arrived.
    #[must_use]
    pub fn rule(self, id: &str) -> Option<RuleView> {
        self.book.with(|book| book.as_ref()?.get(id).cloned())
    }
}

chunk! { planner: texts(json: String) -> Option<Texts> {
    let book: Option<RuleBook> = serde_json::from_str(&json).ok();
    book.map(|book| Arc::new(book.rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect()))
} }

/// Keeps the texts in step with the language, from the first screen that shows any.
pub(super) fn follow(page: Page) {
    let fetched = StoredValue::new(None::<Language>);
    Effect::new(move |_| {
        let language = page.language.get();
        let wanted = page.route.with(|route| matches!(route, Route::Plan(..) | Route::Rules(_)));
        if !wanted || fetched.get_value() == Some(language) {
            return;
        }
        fetched.set_value(Some(language));
        spawn_local(async move {
            let text = browser::text_beside(&format!("rulebook.{}.json", language.tag())).await.ok();
            let texts = texts(text.and_then(|text| text.as_string()).unwrap_or_default()).await;
            // A slow answer for a language that is no longer spoken is not shown.
            if fetched.get_value() == Some(language) {
                page.book.set(texts.ok().flatten());
            }
        });
    });
}
