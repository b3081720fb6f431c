//! Saving, crashing and loading in any order on storage that fails: what was acknowledged is found again.

use changeover_planner::document::{self, Document};
use proptest::prelude::*;

use super::{Envelope, KeyValue, MemoryStore, PlanStore, StorageError, WriteError};

/// How one write of a save goes wrong.
#[derive(Debug, Clone, Copy)]
enum Fault {
    Error,
    Full,
    /// Half of the text arrives, and storage says all is well.
    Torn,
}

/// Storage with room for some units, whose n-th write from now fails.
#[derive(Debug, Clone)]
struct Faulty {
    inner: MemoryStore,
    next: Option<(usize, Fault)>,
}

impl KeyValue for Faulty {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }
    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageError> {
        match self.next.take() {
            Some((0, Fault::Error)) => Err(StorageError::Other("error".into())),
            Some((0, Fault::Full)) => Err(StorageError::Full),
            Some((0, Fault::Torn)) => {
                let half: String = text.chars().take(text.chars().count() / 2).collect();
                self.inner.set(key, &half)
            }
            waiting => {
                self.next = waiting.map(|(left, fault)| (left - 1, fault));
                self.inner.set(key, text)
            }
        }
    }
    fn remove(&mut self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.inner.keys()
    }
}

#[derive(Debug, Clone)]
enum Step {
    /// A save of a title this long; one write may fail, the mirror may be out of reach.
    Save { title: usize, fault: Option<(usize, Fault)>, mirror: bool },
    /// The page ends and starts again.
    Crash,
    /// The browser is killed before local storage reached the disk: it is as it was some saves ago.
    Forget { saves: usize },
}

fn step() -> impl Strategy<Value = Step> {
    let fault = (0usize..3, prop_oneof![Just(Fault::Error), Just(Fault::Full), Just(Fault::Torn)]);
    prop_oneof![
        6 => (0usize..400, prop::option::of(fault), prop::bool::weighted(0.8))
            .prop_map(|(title, fault, mirror)| Step::Save { title, fault, mirror }),
        2 => Just(Step::Crash),
        1 => (1usize..6).prop_map(|saves| Step::Forget { saves }),
    ]
}

fn plan(revision: u64, title: usize) -> Document {
    let title = "x".repeat(title);
    let text = format!(
        r#"{{"format":"changeover-plan","schema":1,"id":"a","revision":{revision},"title":"{title}","asOf":"2026-11-22","subscriptions":[]}}"#
    );
    document::open(&text).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn what_was_acknowledged_is_found_again(
        limit in prop_oneof![Just(1_000_000usize), 300usize..1500],
        steps in prop::collection::vec(step(), 1..30),
    ) {
        let mut store = PlanStore::new(Faulty { inner: MemoryStore::limited(limit), next: None });
        let mut mirror: Option<(u64, String)> = None;
        let mut snapshots = vec![store.texts.inner.clone()];
        // Everything ever sent, the acknowledged revision, and whether the mirror has that one.
        let mut sent: Vec<Document> = Vec::new();
        let (mut acknowledged, mut in_mirror) = (0u64, true);
        let mut seen: Option<u64> = None;

        for step in steps.into_iter().chain([Step::Crash]) {
            match step {
                Step::Save { title, fault, mirror: reachable } => {
                    // One copy in one place cannot survive being torn.
                    let fault = fault.filter(|(_, fault)| in_mirror || !matches!(fault, Fault::Torn));
                    let document = plan(seen.unwrap_or(0) + 1, title);
                    sent.push(document.clone());
                    let replaces = seen.replace(document.revision);
                    store.texts.next = fault;
                    let written = store.write(&document, replaces);
                    store.texts.next = None;
                    let sealed = Envelope { revision: document.revision, text: document::save(&document) }.seal();
                    let mirrors = written.is_ok() || written == Err(WriteError::Storage(StorageError::Full));
                    let refused = mirror.as_ref().is_some_and(|(known, text)| {
                        *known > document.revision || (*known == document.revision && *text != sealed)
                    });
                    let put = mirrors && reachable && !refused;
                    if put {
                        mirror = Some((document.revision, sealed));
                    }
                    if written.is_err() && put {
                        store.spill(&document, &mirror.as_ref().unwrap().1);
                    }
                    if put || (written.is_ok() && !(reachable && refused)) {
                        (acknowledged, in_mirror) = (document.revision, put);
                    }
                    let listed = store.list().unwrap().into_iter().find(|listing| listing.id == "a");
                    let listed = listed.as_ref().and_then(|listing| listing.document()).map(|found| found.revision);
                    prop_assert!(written.is_err() && !put || listed >= Some(acknowledged), "{listed:?} for {acknowledged}");
                    snapshots.push(store.texts.inner.clone());
                }
                Step::Forget { saves } if in_mirror => {
                    let back = snapshots.len().saturating_sub(saves + 1);
                    store.texts.inner = snapshots[back].clone();
                }
                Step::Forget { .. } => continue,
                Step::Crash => {}
            }
            if matches!(step, Step::Crash | Step::Forget { .. }) {
                store = PlanStore::new(Faulty { inner: store.texts.inner.clone(), next: None });
                store.restore_before("a").unwrap();
                if let Some((_, text)) = &mirror {
                    store.restore("a", text).unwrap();
                }
                let found = store.list().unwrap().into_iter().find(|listing| listing.id == "a");
                let found = found.as_ref().and_then(|listing| listing.document());
                if let Some(found) = found {
                    prop_assert!(sent.contains(found), "never sent: {found:?}");
                }
                let revision = found.map(|found| found.revision);
                prop_assert!(revision.unwrap_or(0) >= acknowledged, "{revision:?} for {acknowledged}");
                seen = revision;
            }
        }
    }
}
