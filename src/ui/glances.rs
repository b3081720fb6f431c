//! Plans at a glance, for lists of many: worked out some at a time, so that the page answers in between, and kept while it is
//! open.

use std::{collections::BTreeMap, sync::Arc};

use changeover_planner::{document::Document, report::Glance};
use leptos::{prelude::*, task::spawn_local};

use super::{browser, chunk::Planner};

/// How long plans are worked out before the page may do something else, in milliseconds: half a frame of a slow screen.
const AT_A_TIME: f64 = 12.0;

/// A plan and what was worked out from it.
type Seen = (Arc<Document>, Arc<Glance>);

/// See the module.
#[derive(Clone, Copy)]
pub struct Glances {
    seen: StoredValue<BTreeMap<String, Seen>>,
    turn: StoredValue<u32>,
    /// Changes when there is something new to show.
    pub news: RwSignal<u32>,
    /// How many of how many plans are worked out, while that goes on.
    pub under_way: RwSignal<Option<(usize, usize)>>,
}

impl Glances {
    /// None yet.
    pub fn new() -> Glances {
        Glances {
            seen: StoredValue::new(BTreeMap::new()),
            turn: StoredValue::new(0),
            news: RwSignal::new(0),
            under_way: RwSignal::new(None),
        }
    }

    /// What was worked out from this very document.
    pub fn of(self, document: &Arc<Document>) -> Option<Arc<Glance>> {
        self.seen.with_value(|seen| {
            let (known, glance) = seen.get(&document.id)?;
            Arc::ptr_eq(known, document).then(|| Arc::clone(glance))
        })
    }

    /// Works these out, those that are not yet; what was being worked out before is left where it stands.
    pub fn work_out(self, planner: Planner, documents: Vec<Arc<Document>>) {
        let turn = self.stop();
        let mut left = documents;
        left.retain(|document| self.of(document).is_none());
        if left.is_empty() {
            return;
        }
        spawn_local(async move {
            let all = left.len();
            let mut begun = js_sys::Date::now();
            for (at, document) in left.into_iter().enumerate() {
                if js_sys::Date::now() - begun > AT_A_TIME {
                    self.under_way.set(Some((at, all)));
                    browser::rest().await;
                    if self.turn.get_value() != turn {
                        return;
                    }
                    begun = js_sys::Date::now();
                }
                let glance = Arc::new((planner.glance)(&document.plan));
                self.seen.update_value(|seen| drop(seen.insert(document.id.clone(), (document, glance))));
            }
            self.under_way.set(None);
            self.news.update(|news| *news = news.wrapping_add(1));
        });
    }

    /// Stops working out; what is known is shown. Answers with the number of the next turn.
    pub fn stop(self) -> u32 {
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        if self.under_way.get_untracked().is_some() {
            self.under_way.set(None);
            self.news.update(|news| *news = news.wrapping_add(1));
        }
        turn
    }
}
