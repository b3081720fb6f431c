//! Ten thousand things a person, the browser and another tab may do, in an order nobody chose, with what must hold checked
//! after each of them.

use std::collections::{BTreeMap, VecDeque};

use changeover_planner::{engine, model::Choice, report};

use super::{
    edit::{Column, Mistyped},
    *,
};
use crate::store::{KeyValue, MemoryStore, PlanStore, Room, StorageError, WriteError};

const ACTIONS: u32 = 10_000;
/// Most rows of a plan and most plans; beyond, some are removed.
const ROWS: usize = 12;
const PLANS: usize = 6;

/// Storage that has no room whenever the walk says so.
#[derive(Debug, Clone, Default)]
struct Texts {
    kept: MemoryStore,
    full: bool,
}

impl KeyValue for Texts {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.kept.get(key)
    }
    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageError> {
        if self.full { Err(StorageError::Full) } else { self.kept.set(key, text) }
    }
    fn remove(&mut self, key: &str) -> Result<(), StorageError> {
        self.kept.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.kept.keys()
    }
}

/// The page, its browser, and what the page has been told is safe.
struct Walk {
    page: Workspace,
    store: PlanStore<Texts>,
    /// Answers of storage on their way.
    coming: VecDeque<Msg>,
    /// By plan: the revision acknowledged last, and its text.
    acknowledged: BTreeMap<String, (u64, String)>,
    sent: BTreeMap<(String, u64), String>,
    /// How often storage has said that a plan is safe.
    saves: u32,
    seed: u64,
    ids: u32,
}

impl Walk {
    fn new() -> Walk {
        let mut walk = Walk {
            page: Walk::fresh(),
            store: PlanStore::new(Texts::default()),
            coming: VecDeque::new(),
            acknowledged: BTreeMap::new(),
            sent: BTreeMap::new(),
            saves: 0,
            seed: 0x2545_f491_4f6c_dd1d,
            ids: 0,
        };
        walk.load();
        walk
    }

    fn fresh() -> Workspace {
        let today = Date::new(2026, 11, 22).unwrap();
        Workspace::new(today, Preferences::default(), Default::default(), "en", Route::Start)
    }

    /// A number below `limit`, the same in every run.
    fn any(&mut self, limit: usize) -> usize {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        usize::try_from(self.seed % limit as u64).unwrap()
    }

    fn id(&mut self) -> String {
        self.ids += 1;
        format!("plan-{}", self.ids)
    }

    fn load(&mut self) {
        let plans = self.store.list().unwrap();
        self.send(Msg::Started { plans, blocked: false });
    }

    fn send(&mut self, msg: Msg) {
        for effect in update(&mut self.page, msg) {
            match effect {
                Effect::Write { document, replaces } => {
                    let (id, revision) = (document.id.clone(), document.revision);
                    let result = self
                        .store
                        .write(&document, replaces)
                        .map(|()| Room { units: 0, keyed: true })
                        .map_err(|error| match error {
                            WriteError::Storage(_) => SaveFailure::Full,
                            WriteError::Newer { .. } => SaveFailure::Newer,
                            WriteError::Unreadable => SaveFailure::Unreadable,
                        });
                    self.sent.insert((id.clone(), revision), changeover_planner::document::save(&document));
                    self.coming.push_back(Msg::Stored { id, revision, result });
                }
                Effect::Remove(id) => {
                    self.store.remove(&id).unwrap();
                    self.acknowledged.remove(&id);
                    // What was on its way for it tells of a plan that is gone.
                    self.coming.retain(|msg| !matches!(msg, Msg::Stored { id: of, .. } if *of == id));
                }
                Effect::Go(route) => self.coming.push_back(Msg::Went(route)),
                Effect::Hold(_) => self.coming.push_back(Msg::Owned(true)),
                _ => {}
            }
        }
    }

    fn deliver(&mut self) {
        let Some(msg) = self.coming.pop_front() else { return };
        if let Msg::Stored { id, revision, result: Ok(_) } = &msg {
            let text = self.sent.get(&(id.clone(), *revision)).unwrap().clone();
            self.acknowledged.insert(id.clone(), (*revision, text));
            self.saves += 1;
        }
        self.send(msg);
    }

    fn text(&mut self) -> String {
        const TEXTS: [&str; 24] = [
            "",
            "0",
            "1",
            "41",
            "999999",
            "x",
            "14.03.2027",
            "2026-12-31",
            "31.02.2027",
            "auto",
            "wait",
            "transfer",
            "csp-nce",
            "ea",
            "P1M",
            "P3Y",
            "monthly",
            "yes",
            "no",
            "23,10",
            "-5",
            "Microsoft 365 E3",
            "Контосо",
            "\u{202e}\0<b>",
        ];
        TEXTS[self.any(TEXTS.len())].to_owned()
    }

    fn row(&mut self) -> Option<String> {
        let rows: Vec<String> =
            self.page.open.as_ref()?.plan.subscriptions.iter().map(|sub| sub.id.clone()).collect();
        if rows.is_empty() { None } else { Some(rows[self.any(rows.len())].clone()) }
    }

    fn type_in(&mut self, change: impl FnOnce(&mut Plan) -> Result<(), Mistyped>) {
        let Some(open) = &self.page.open else { return };
        let mut plan = (*open.plan).clone();
        let changed = change(&mut plan).map(|()| Box::new(plan));
        self.send(Msg::Typed(changed));
    }

    fn act(&mut self) {
        let day = Date::new(2026, 11, 22).unwrap().plus_days(i32::try_from(self.any(900)).unwrap());
        let (row, text) = (self.row().unwrap_or_default(), self.text());
        let rows = self.page.open.as_ref().map_or(0, |open| open.plan.subscriptions.len());
        match self.any(30) {
            0 if self.page.plans.len() + self.page.aside.len() < PLANS => {
                let id = self.id();
                self.send(Msg::NewPlan { id });
            }
            1..=3 if rows < ROWS => self.send(Msg::RowAdded),
            4 => self.send(Msg::RowsRemoved(vec![row])),
            5..=11 => {
                let column = Column::ALL[self.any(Column::ALL.len())];
                self.type_in(|plan| edit::cells(plan, &[(row, column, text)]));
            }
            12 => {
                let head = [
                    edit::Head::AsOf,
                    edit::Head::CustomerName,
                    edit::Head::CustomerCountry,
                    edit::Head::Relationship,
                    edit::Head::SafetyDays,
                ];
                let head = head[self.any(head.len())];
                self.type_in(|plan| head.write(plan, &text));
            }
            13 => {
                let choice = [
                    Choice::Auto,
                    Choice::Wait,
                    Choice::Cut,
                    Choice::Transfer,
                    Choice::Renew,
                    Choice::Migrate,
                    Choice::Keep,
                ];
                let choice = choice[self.any(choice.len())];
                self.send(Msg::StrategyChosen(vec![row], choice));
            }
            14 => self.send(Msg::StartChosen(row, (day.day() > 3).then_some(day))),
            15 => self.send(Msg::StepDone(format!("{row}/buy"), (day.day() > 9).then_some(day))),
            16 => self.send(Msg::StepNoted(format!("{row}/buy"), text)),
            17..=18 => self.send(Msg::Undo),
            19 => self.send(Msg::Redo),
            20 => self.send(Msg::Titled(text)),
            21 => {
                let known: Vec<String> = self.page.plans.iter().map(|plan| plan.id.clone()).collect();
                if !known.is_empty() {
                    let id = known[self.any(known.len())].clone();
                    let tab = Tab::ALL[self.any(Tab::ALL.len())];
                    self.send(Msg::Went(Route::Plan(id, tab)));
                }
            }
            22 => {
                let routes = [Route::Start, Route::Portfolio, Route::Settings, Route::Rules(None)];
                let route = routes[self.any(routes.len())].clone();
                self.send(Msg::Went(route));
            }
            23 if self.page.plans.len() > 2 => {
                let id = self.page.plans[0].id.clone();
                self.send(Msg::PlanRemoved(id));
            }
            24 => self.send(Msg::BringBack),
            25 if self.page.plans.len() + self.page.aside.len() < PLANS => {
                let id = self.id();
                self.send(Msg::CopyMade { id });
            }
            26 => {
                let msg = [
                    Msg::ThemeChosen(Theme::Dark),
                    Msg::LanguageChosen(Language::Ru),
                    Msg::NoticeRead,
                    Msg::DayCame(self.page.today.plus_days(1)),
                    Msg::MirrorLost(true),
                    Msg::Persisted(true),
                    Msg::VersionReady,
                ];
                let msg = msg[self.any(msg.len())].clone();
                self.send(msg);
            }
            27 => self.store.texts.full = self.any(4) == 0,
            28 => self.another_tab(),
            29 if self.any(20) == 0 => self.crash(),
            _ => self.send(Msg::SaveDue("2026-11-22T10:00:00Z".into())),
        }
    }

    /// Another tab takes the open plan, stores a change and lets it go again.
    fn another_tab(&mut self) {
        let Some(open) = &self.page.open else { return };
        let id = open.envelope.id.clone();
        self.send(Msg::Owned(false));
        let stored = self.store.list().unwrap().into_iter().find(|known| known.id == id);
        if let Some(document) = stored.as_ref().and_then(|known| known.document()) {
            let theirs = Document {
                revision: document.revision + 1,
                title: "theirs".into(),
                ..Document::clone(document)
            };
            if self.store.write(&theirs, Some(document.revision)).is_ok() {
                let text = changeover_planner::document::save(&theirs);
                self.acknowledged.insert(id, (theirs.revision, text));
            }
        }
        let plans = self.store.list().unwrap();
        self.send(Msg::Relisted(plans));
        self.send(Msg::Reread);
        self.send(Msg::Owned(true));
    }

    /// The page ends at once; what storage has is all there is.
    fn crash(&mut self) {
        self.coming.clear();
        self.page = Walk::fresh();
        self.store = PlanStore::new(self.store.texts.clone());
        self.load();
    }

    fn check(&self, after: u32) {
        let stored = self.store.list().unwrap();
        for (id, (revision, text)) in &self.acknowledged {
            let kept = stored.iter().find(|known| known.id == *id);
            let kept = kept.and_then(|known| known.document());
            let kept = kept.unwrap_or_else(|| panic!("{after}: {id} was acknowledged and is gone"));
            assert!(kept.revision >= *revision, "{after}: {id} has {} of {revision}", kept.revision);
            if kept.revision == *revision {
                assert_eq!(changeover_planner::document::save(kept), *text, "{after}: {id}");
            }
        }
        let Some(open) = &self.page.open else { return };
        // "Saved" means: what is on the screen is what is stored.
        if open.save == SaveState::Saved {
            let kept = stored.iter().find(|known| known.id == open.envelope.id);
            let kept = kept.and_then(|known| known.document()).expect("a saved plan is stored");
            assert_eq!(kept.plan, *open.plan, "{after}");
            assert_eq!(kept.title, open.envelope.title, "{after}");
        }
        // Each plan has its work in one place only.
        let mut held: Vec<&str> = self.page.aside.iter().map(|left| left.envelope.id.as_str()).collect();
        held.push(&open.envelope.id);
        let all = held.len();
        held.sort_unstable();
        held.dedup();
        assert_eq!(held.len(), all, "{after}");
        // Whatever was typed can be evaluated, told in both languages and written down.
        let evaluation = engine::evaluate(&open.plan);
        let told = report::evaluation(&open.plan, &evaluation, self.page.language);
        assert_eq!(told.subscriptions.len(), open.plan.subscriptions.len(), "{after}");
        let again = changeover_planner::document::open(&changeover_planner::document::save(&open.document()));
        assert_eq!(again.unwrap().plan, *open.plan, "{after}");
    }
}

#[test]
fn ten_thousand_actions_lose_nothing() {
    let mut walk = Walk::new();
    for action in 0..ACTIONS {
        walk.act();
        while !walk.coming.is_empty() && walk.any(3) > 0 {
            walk.deliver();
        }
        walk.check(action);
    }
    // The walk was one: plans were made, changed and stored all the time.
    assert!(walk.saves > 200, "{}", walk.saves);
}
