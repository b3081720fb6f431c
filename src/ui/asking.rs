//! Questions to the office that follow what the screen shows: asked again when the question changes, and a late answer to an
//! earlier question is dropped.

use changeover_office::messages::Request;
use leptos::{prelude::*, task::spawn_local};

use super::office;

/// Where an answer stands.
#[derive(Debug)]
pub struct Asking<T: Send + Sync + 'static> {
    /// The last answer.
    pub answer: RwSignal<Option<T>>,
    /// Another question is being answered.
    pub busy: RwSignal<bool>,
    /// The office did not answer.
    pub failed: RwSignal<bool>,
    turn: RwSignal<u32>,
}

// Handles to signals, whatever they hold.
impl<T: Send + Sync + 'static> Clone for Asking<T> {
    fn clone(&self) -> Asking<T> {
        *self
    }
}
impl<T: Send + Sync + 'static> Copy for Asking<T> {}

impl<T: Clone + Send + Sync + 'static> Asking<T> {
    /// Nothing asked yet.
    pub fn new() -> Asking<T> {
        Asking {
            answer: RwSignal::new(None),
            busy: RwSignal::new(true),
            failed: RwSignal::new(false),
            turn: RwSignal::new(0),
        }
    }

    /// A new question is on its way; its number goes with the answer.
    pub fn begin(self) -> u32 {
        self.busy.set(true);
        self.failed.set(false);
        let turn = self.turn.with_untracked(|turn| turn.wrapping_add(1));
        self.turn.set(turn);
        turn
    }

    /// Whether no other question came after this one; never after the screen has gone.
    pub fn is_current(self, turn: u32) -> bool {
        self.turn.try_get_untracked() == Some(turn)
    }

    /// An answer, or none where the office failed.
    pub fn end(self, turn: u32, answer: Option<T>) {
        if !self.is_current(turn) {
            return;
        }
        self.busy.set(false);
        self.failed.set(answer.is_none());
        self.answer.set(answer);
    }
}

/// Asks whatever `request` says now and whenever it says something else; `None` asks nothing.
pub fn asking<R>(request: impl Fn() -> Option<R> + 'static) -> Asking<R::Reply>
where
    R: Request + 'static,
    R::Reply: Clone + Send + Sync + 'static,
{
    let asking = Asking::new();
    Effect::new(move |_| {
        let Some(request) = request() else { return };
        let turn = asking.begin();
        spawn_local(async move {
            let reply = office::ask(&request).await.ok();
            asking.end(turn, reply);
        });
    });
    asking
}
