//! Undo and redo: the plans before and after, newest last.

use std::sync::Arc;

use changeover_planner::model::Plan;

/// Most plans kept in one direction.
const DEPTH: usize = 200;

/// What can be undone and redone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    past: Vec<Arc<Plan>>,
    future: Vec<Arc<Plan>>,
}

impl History {
    /// Remembers the plan before a change; what was undone can no longer be redone.
    pub fn push(&mut self, before: Arc<Plan>) {
        self.future.clear();
        if self.past.len() == DEPTH {
            self.past.remove(0);
        }
        self.past.push(before);
    }

    /// The plan before the last change, taking `now` for redo.
    pub fn undo(&mut self, now: &Arc<Plan>) -> Option<Arc<Plan>> {
        let before = self.past.pop()?;
        self.future.push(Arc::clone(now));
        Some(before)
    }

    /// The plan that was undone last, taking `now` for undo.
    pub fn redo(&mut self, now: &Arc<Plan>) -> Option<Arc<Plan>> {
        let after = self.future.pop()?;
        self.past.push(Arc::clone(now));
        Some(after)
    }

    /// Whether there is anything to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is anything to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
