//! What becomes of work: edited, left, stored, refused, taken over.

use super::{
    edit::{Column, Mistyped},
    *,
};
use crate::store::{MemoryStore, PlanStore, Room};

const NOW: &str = "2026-11-22T10:00:00Z";

fn page() -> Workspace {
    let today = Date::new(2026, 11, 22).unwrap();
    let mut page = Workspace::new(today, Preferences::default(), String::new(), "en", Route::Start);
    update(&mut page, Msg::Started { plans: Vec::new(), blocked: false });
    page
}

fn writes(effects: Vec<Effect>) -> Vec<(Document, Option<u64>)> {
    effects
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Write { document, replaces } => Some((*document, replaces)),
            _ => None,
        })
        .collect()
}

fn save(page: &mut Workspace) -> Vec<(Document, Option<u64>)> {
    writes(update(page, Msg::SaveDue(NOW.into())))
}

fn stored(page: &mut Workspace, id: &str, revision: u64, result: Result<(), SaveFailure>) {
    update(
        page,
        Msg::Stored { id: id.into(), revision, result: result.map(|()| Room { units: 0, keyed: true }) },
    );
}

fn state(page: &Workspace) -> SaveState {
    page.open.as_ref().unwrap().save.clone()
}

fn rows(page: &Workspace) -> usize {
    page.open.as_ref().unwrap().plan.subscriptions.len()
}

/// A page with the plan `a` open and stored as revision 1.
fn with_plan() -> Workspace {
    let mut page = page();
    update(&mut page, Msg::NewPlan { id: "a".into() });
    assert_eq!(save(&mut page).len(), 1);
    stored(&mut page, "a", 1, Ok(()));
    update(&mut page, Msg::Went(Route::Plan("a".into(), Tab::default())));
    assert_eq!(state(&page), SaveState::Saved);
    page
}

#[test]
fn nothing_is_written_before_the_first_load_and_all_of_it_after() {
    let today = Date::new(2026, 11, 22).unwrap();
    let mut page = Workspace::new(today, Preferences::default(), String::new(), "en", Route::Start);
    update(&mut page, Msg::NewPlan { id: "a".into() });
    assert_eq!(save(&mut page), []);
    let effects = update(&mut page, Msg::Started { plans: Vec::new(), blocked: false });
    assert!(effects.contains(&Effect::SaveSoon));
    assert_eq!(save(&mut page).len(), 1);
}

#[test]
fn typing_while_the_mirror_is_slow_is_no_conflict() {
    let mut page = with_plan();
    let mut store = PlanStore::new(MemoryStore::default());
    store.write(&page.plans[0].document().unwrap().clone(), None).unwrap();
    for revision in 2..5 {
        update(&mut page, Msg::RowAdded);
        let sent = save(&mut page);
        let (document, replaces) = &sent[0];
        assert_eq!((document.revision, *replaces), (revision, Some(revision - 1)));
        assert_eq!(store.write(document, *replaces), Ok(()));
    }
    // The answers come late; the last one settles it.
    for (revision, expected) in [(2, SaveState::Saving), (3, SaveState::Saving), (4, SaveState::Saved)] {
        stored(&mut page, "a", revision, Ok(()));
        assert_eq!(state(&page), expected);
    }
    assert_eq!(page.plans[0].document().unwrap().plan.subscriptions.len(), 3);
}

#[test]
fn a_plan_left_before_it_was_stored_is_still_stored() {
    let mut page = with_plan();
    update(&mut page, Msg::RowAdded);
    update(&mut page, Msg::NewPlan { id: "b".into() });
    let mut ids: Vec<_> = save(&mut page).into_iter().map(|(document, _)| document.id).collect();
    ids.sort();
    assert_eq!(ids, ["a", "b"]);
    stored(&mut page, "a", 2, Ok(()));
    assert_eq!(page.aside, []);
    let listed = page.plans.iter().find(|known| known.id == "a").and_then(Listing::document).unwrap();
    assert_eq!((listed.revision, listed.plan.subscriptions.len()), (2, 1));
}

#[test]
fn a_plan_left_unstored_comes_back_with_its_work_and_its_undo() {
    let mut page = with_plan();
    update(&mut page, Msg::RowAdded);
    save(&mut page);
    stored(&mut page, "a", 2, Err(SaveFailure::Full));
    update(&mut page, Msg::NewPlan { id: "b".into() });
    assert!(page.loses_work_if_closed());
    update(&mut page, Msg::Went(Route::Plan("a".into(), Tab::default())));
    assert_eq!((rows(&page), state(&page)), (1, SaveState::Failed(SaveFailure::Full)));
    update(&mut page, Msg::Undo);
    assert_eq!(rows(&page), 0);
}

#[test]
fn a_refused_save_is_tried_again_but_a_conflict_is_not() {
    let mut page = with_plan();
    for failure in [SaveFailure::Full, SaveFailure::Blocked, SaveFailure::Other("x".into())] {
        update(&mut page, Msg::RowAdded);
        let (document, _) = save(&mut page).remove(0);
        stored(&mut page, "a", document.revision, Err(failure));
        assert_eq!(save(&mut page).len(), 1);
    }
    let revision = page.open.as_ref().unwrap().envelope.revision;
    stored(&mut page, "a", revision, Err(SaveFailure::Newer));
    update(&mut page, Msg::RowAdded);
    assert_eq!(save(&mut page), []);
    assert_eq!(state(&page), SaveState::Failed(SaveFailure::Newer));
    // Kept as a copy, all of it.
    update(&mut page, Msg::CopyMade { id: "copy".into() });
    let sent = save(&mut page);
    let copy = sent.iter().find(|(document, _)| document.id == "copy").unwrap();
    assert_eq!((copy.0.plan.subscriptions.len(), copy.1), (4, None));
}

#[test]
fn taking_a_plan_over_loses_nothing_of_the_tab_that_had_it() {
    let mut page = with_plan();
    update(&mut page, Msg::RowAdded);
    update(&mut page, Msg::Owned(false));
    assert_eq!(state(&page), SaveState::Failed(SaveFailure::Newer));
    update(&mut page, Msg::Reread);
    assert_eq!(rows(&page), 1);

    let mut page = with_plan();
    update(&mut page, Msg::RowAdded);
    save(&mut page);
    update(&mut page, Msg::Owned(false));
    stored(&mut page, "a", 2, Ok(()));
    assert_eq!(state(&page), SaveState::ReadOnly);
    update(&mut page, Msg::RowAdded);
    assert_eq!(rows(&page), 1);
    update(&mut page, Msg::Owned(true));
    assert_eq!(state(&page), SaveState::Saved);
}

#[test]
fn a_removed_plan_comes_back_as_it_was_on_the_screen() {
    let mut page = with_plan();
    update(&mut page, Msg::RowAdded);
    update(&mut page, Msg::PlanRemoved("a".into()));
    assert_eq!(save(&mut page), []);
    update(&mut page, Msg::BringBack);
    assert_eq!(rows(&page), 1);
    assert_eq!(save(&mut page)[0].1, None);
}

#[test]
fn undo_and_redo_walk_every_step_and_a_new_change_ends_redo() {
    let mut page = with_plan();
    for _ in 0..5 {
        update(&mut page, Msg::RowAdded);
    }
    for left in (0..5).rev() {
        update(&mut page, Msg::Undo);
        assert_eq!(rows(&page), left);
    }
    assert_eq!(update(&mut page, Msg::Undo), []);
    for there in 1..=3 {
        update(&mut page, Msg::Redo);
        assert_eq!(rows(&page), there);
    }
    update(&mut page, Msg::RowAdded);
    assert_eq!(update(&mut page, Msg::Redo), []);
    assert_eq!(rows(&page), 4);
}

fn type_in(page: &mut Workspace, change: impl FnOnce(&mut Plan) -> Result<(), Mistyped>) {
    let mut plan = (*page.open.as_ref().unwrap().plan).clone();
    let changed = change(&mut plan).map(|()| Box::new(plan));
    update(page, Msg::Typed(changed));
}

#[test]
fn pasted_cells_are_taken_all_or_none() {
    let mut page = with_plan();
    update(&mut page, Msg::RowAdded);
    let id = page.open.as_ref().unwrap().plan.subscriptions[0].id.clone();
    let cells = |seats: &str| {
        vec![(id.clone(), Column::Notes, "x".to_owned()), (id.clone(), Column::Seats, seats.to_owned())]
    };
    type_in(&mut page, |plan| edit::cells(plan, &cells("many")));
    assert_eq!(page.open.as_ref().unwrap().plan.subscriptions[0].notes, "");
    assert_eq!(page.notice, Some(Notice::Mistyped(Mistyped::Count)));
    type_in(&mut page, |plan| edit::cells(plan, &cells("7")));
    let row = &page.open.as_ref().unwrap().plan.subscriptions[0];
    assert_eq!((row.notes.as_str(), row.seats), ("x", 7));
}

#[test]
fn a_plan_made_after_midnight_begins_on_the_new_day() {
    let mut page = page();
    let tomorrow = Date::new(2026, 11, 23).unwrap();
    update(&mut page, Msg::DayCame(tomorrow));
    update(&mut page, Msg::NewPlan { id: "late".into() });
    assert_eq!(page.open.unwrap().plan.as_of, tomorrow);
}
