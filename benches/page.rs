//! The engine for `bench.mjs` to measure in a browser: the same functions as natively, called over and over inside WebAssembly,
//! so that what is measured is the work and not the way into it.

use changeover_planner::{
    document, engine,
    model::{Money, Plan, Strategy},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// One plan, read once.
#[wasm_bindgen]
pub struct Bench {
    plan: Plan,
}

/// What a sweep found, added up: for comparing with others who claim to do the same work.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Hundredths of the plan's currency.
    pub cents: i64,
    /// Days without service.
    pub gap_days: u32,
    /// Days paid twice.
    pub overlap_days: u32,
    /// Subscriptions that cannot be moved this way on this day.
    pub blocked: u32,
}

#[wasm_bindgen]
impl Bench {
    /// Opens a plan document. Panics when it is none: a measurement of nothing must not go on.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(text: &str) -> Bench {
        Bench { plan: document::open(text).expect("a plan document").plan }
    }

    /// Works out every option of every subscription; gives the number of steps.
    #[must_use]
    pub fn evaluate(&self) -> usize {
        engine::evaluate(&self.plan).steps.len()
    }

    /// The curve a page shows: every start day for all subscriptions that wait. Gives the days.
    #[must_use]
    pub fn curve(&self, days: u16) -> usize {
        curve(&self.plan, days)
    }

    /// Every start day from the plan's own day on, all subscriptions waiting and cut.
    #[must_use]
    pub fn sweep(&self, days: u16) -> Sums {
        sweep(&self.plan, days)
    }
}

/// See [`Bench::curve`].
#[must_use]
pub fn curve(plan: &Plan, days: u16) -> usize {
    let all: Vec<_> = (0..plan.subscriptions.len()).map(|index| (index, Strategy::Wait)).collect();
    engine::sweep(plan, &all, plan.as_of, days).len()
}

/// See [`Bench::sweep`].
#[must_use]
pub fn sweep(plan: &Plan, days: u16) -> Sums {
    let every = |strategy| (0..plan.subscriptions.len()).map(move |index| (index, strategy));
    let all: Vec<(usize, Strategy)> = every(Strategy::Wait).chain(every(Strategy::Cut)).collect();
    engine::sweep(plan, &all, plan.as_of, days).into_iter().fold(Sums::default(), |sums, day| Sums {
        cents: sums.cents + day.cost.map_or(0, Money::as_cents),
        gap_days: sums.gap_days + day.gap_days,
        overlap_days: sums.overlap_days + day.overlap_days,
        blocked: sums.blocked + day.blocked,
    })
}
