//! The state of the grid: which rows in which order, where the cursor is, what is selected, what is being typed.

use std::{cmp::Ordering, collections::BTreeSet};

use changeover_planner::model::{Plan, Subscription};
use leptos::prelude::*;

use super::{super::super::Page, cell};
use crate::app::edit::{self, Column};

/// A place in the grid: row as shown, column of [`cell::COLUMNS`].
pub type Place = (usize, usize);

/// See the module. Session state only: nothing here is saved.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The page.
    pub page: Page,
    /// Text that rows must hold.
    pub filter: RwSignal<String>,
    /// Column sorted by, and whether downwards.
    pub sort: RwSignal<Option<(Column, bool)>>,
    /// Rows shown: places in the plan.
    pub rows: Memo<Vec<usize>>,
    /// Where the cursor is.
    pub at: RwSignal<Place>,
    /// Where the selection began.
    pub anchor: RwSignal<Place>,
    /// Rows selected as a whole, by subscription.
    pub picked: RwSignal<BTreeSet<String>>,
    /// Text being typed in the cell of the cursor.
    pub editing: RwSignal<Option<String>>,
    /// Subscription whose details are open.
    pub opened: RwSignal<Option<String>>,
}

impl Sheet {
    /// A grid over the open plan.
    pub fn of(page: Page) -> Sheet {
        let filter = RwSignal::new(String::new());
        let sort = RwSignal::new(None);
        let rows = Memo::new(move |_| {
            let needle = filter.get().trim().to_lowercase();
            let language = page.language.get();
            let words = page.words.get().0;
            page.plan.with(|plan| {
                let Some(plan) = plan else { return Vec::new() };
                let holds = |sub: &Subscription| {
                    needle.is_empty()
                        || cell::COLUMNS.into_iter().flatten().any(|column| {
                            cell::shown(language, words, column, sub).to_lowercase().contains(&needle)
                        })
                };
                let mut rows: Vec<usize> = plan
                    .subscriptions
                    .iter()
                    .enumerate()
                    .filter(|(_, sub)| holds(sub))
                    .map(|(index, _)| index)
                    .collect();
                if let Some((column, down)) = sort.get() {
                    rows.sort_by(|a, b| {
                        let order = by_column(plan, column, *a, *b);
                        if down { order.reverse() } else { order }
                    });
                }
                rows
            })
        });
        Sheet {
            page,
            filter,
            sort,
            rows,
            at: RwSignal::new((0, 0)),
            anchor: RwSignal::new((0, 0)),
            picked: RwSignal::new(BTreeSet::new()),
            editing: RwSignal::new(None),
            opened: RwSignal::new(None),
        }
    }

    /// The subscription in a row as shown.
    pub fn id_at(self, row: usize) -> Option<String> {
        self.with_sub(row, |sub| sub.id.clone())
    }

    /// Looks at the subscription of a row.
    pub fn with_sub<T>(self, row: usize, look: impl FnOnce(&Subscription) -> T) -> Option<T> {
        let index = self.rows.with_untracked(|rows| rows.get(row).copied())?;
        self.page.plan.with_untracked(|plan| plan.as_ref()?.subscriptions.get(index).map(look))
    }

    /// Moves the cursor; `extend` keeps where the selection began.
    pub fn go(self, (row, column): Place, extend: bool) {
        let last = self.rows.with_untracked(Vec::len).saturating_sub(1);
        let place = (row.min(last), column.min(cell::COLUMNS.len() - 1));
        self.at.set(place);
        if !extend {
            self.anchor.set(place);
        }
    }

    /// First and last row and column of the selection.
    pub fn range(self) -> (Place, Place) {
        let ((row, column), (from_row, from_column)) = (self.at.get_untracked(), self.anchor.get_untracked());
        ((row.min(from_row), column.min(from_column)), (row.max(from_row), column.max(from_column)))
    }

    /// Puts texts into cells as one step of undo.
    pub fn write(self, cells: Vec<(String, Column, String)>) {
        if !cells.is_empty() {
            self.page.typed(|plan| edit::cells(plan, &cells));
        }
    }

    /// The selected cells as tab-separated lines.
    pub fn copy(self) -> String {
        let ((top, left), (bottom, right)) = self.range();
        let line = |row: usize| {
            let cells = cell::COLUMNS[left..=right].iter().map(|column| {
                column.and_then(|column| self.with_sub(row, |sub| column.read(sub))).unwrap_or_default()
            });
            cells.map(|text| text.replace(['\t', '\n'], " ")).collect::<Vec<_>>().join("\t")
        };
        (top..=bottom).map(line).collect::<Vec<_>>().join("\n")
    }

    /// Puts tab-separated lines in from the corner of the selection; one value fills all of it.
    pub fn paste(self, text: &str) {
        let language = self.page.language.get_untracked();
        let words = self.page.words.get_untracked().0;
        let lines: Vec<Vec<&str>> =
            text.trim_end_matches(['\r', '\n']).lines().map(|line| line.split('\t').collect()).collect();
        let ((top, left), (bottom, right)) = self.range();
        let single = lines.len() == 1 && lines[0].len() == 1;
        let height = if single { bottom - top + 1 } else { lines.len() };
        let mut cells = Vec::new();
        for down in 0..height {
            let Some(id) = self.id_at(top + down) else { break };
            let line = &lines[if single { 0 } else { down }];
            let width = if single { right - left + 1 } else { line.len() };
            for along in 0..width {
                let Some(Some(column)) = cell::COLUMNS.get(left + along) else { continue };
                let text = line[if single { 0 } else { along }];
                cells.push((id.clone(), *column, cell::key_of(language, words, *column, text)));
            }
        }
        self.write(cells);
    }

    /// Empties the selected cells that may be empty.
    pub fn clear(self) {
        let ((top, left), (bottom, right)) = self.range();
        let mut cells = Vec::new();
        for row in top..=bottom {
            for column in cell::COLUMNS[left..=right].iter().flatten() {
                let can =
                    self.with_sub(row, |sub| column.write(&mut sub.clone(), "").is_ok()).unwrap_or(false);
                if let Some(id) = self.id_at(row).filter(|_| can) {
                    cells.push((id, *column, String::new()));
                }
            }
        }
        self.write(cells);
    }

    /// Selects a row as a whole, or no longer.
    pub fn pick(self, row: usize) {
        if let Some(id) = self.id_at(row) {
            self.picked.update(|picked| {
                if !picked.remove(&id) {
                    picked.insert(id);
                }
            });
        }
    }

    /// Selects all rows shown, or none when all are.
    pub fn pick_all(self) {
        let rows = self.rows.with_untracked(Vec::len);
        let all: BTreeSet<String> = (0..rows).filter_map(|row| self.id_at(row)).collect();
        self.picked.update(|picked| *picked = if *picked == all { BTreeSet::new() } else { all });
    }
}

fn by_column(plan: &Plan, column: Column, a: usize, b: usize) -> Ordering {
    let (Some(a), Some(b)) = (plan.subscriptions.get(a), plan.subscriptions.get(b)) else {
        return Ordering::Equal;
    };
    match column {
        Column::Seats => a.seats.cmp(&b.seats),
        Column::Assigned => a.assigned.cmp(&b.assigned),
        Column::Start => a.start.cmp(&b.start),
        Column::End => a.end.cmp(&b.end),
        Column::Price => a.price.map(|price| price.amount).cmp(&b.price.map(|price| price.amount)),
        _ => column.read(a).to_lowercase().cmp(&column.read(b).to_lowercase()),
    }
}
