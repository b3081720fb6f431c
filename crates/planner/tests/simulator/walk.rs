//! One day after another: what the old subscription is on that day, who pays for it, and whether the new one runs.

use changeover_planner::model::Strategy;

use super::{
    calendar::{Day, add_months},
    facts::{After, Facts, Return, Span},
};

/// What somebody does on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The new subscription starts in the morning.
    Buy,
    /// The subscription passes to the new partner in the morning, units and all.
    HandOver,
    /// The seller schedules "cancel at end of term"; takes effect when the term ends.
    ScheduleEnd,
    /// The old one is cancelled: usable to the end of the day.
    Cancel,
    /// The new subscription takes the place of the old one, whose term is over.
    TakeOver,
    /// The old one is migrated: used and paid to the end of the day.
    Migrate,
    /// The last users have been moved to the new units.
    MoveUsers,
}

/// What the old subscription is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// A paid term: the one the plan names, or one of those before it.
    Term,
    Extension,
    /// Free use until a day.
    Free {
        until: Day,
        kept: Day,
    },
    /// No use; data is there until a day.
    Kept {
        until: Day,
    },
    Deleted,
    /// Goes on under the new partner.
    HandedOver,
}

/// One day of the walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    pub day: Day,
    pub phase: Phase,
    /// The old units work.
    pub usable: bool,
    /// Somebody owes the old price, or the extension's, for this day.
    pub paid: bool,
    /// The day was charged and the charge comes back.
    pub returned: bool,
    /// The day is owed though the subscription was cancelled.
    pub owed: bool,
    /// The new subscription runs.
    pub new: bool,
    /// Units that users of the old SKU can hold.
    pub old_units: u32,
    /// Units of the new subscription that are not units of the old SKU.
    pub new_units: u32,
    /// Users who hold the old SKU.
    pub old_users: u32,
    /// Users who were moved.
    pub new_users: u32,
    /// Billing cycle of the old one this day lies in.
    pub cycle: Option<Cycle>,
}

/// A billing cycle of the old subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycle {
    pub first: Day,
    pub last: Day,
    /// The extension's, not the term's.
    pub extension: bool,
}

impl Cycle {
    pub const fn days(self) -> Day {
        self.last - self.first + 1
    }
}

/// All days, and what cancelling in mid-term brought.
pub struct Walk {
    pub days: Vec<Record>,
    /// What comes back, and the billing cycle the cancelling fell in.
    pub cancelled: Option<(Return, Cycle)>,
}

/// What is planned: the acts of one strategy with the new start given.
pub fn script(facts: &Facts<'_>, span: Span, strategy: Strategy, start: Day) -> Vec<(Day, Act)> {
    let moving = if facts.everybody_moves() { facts.reassign_days } else { 0 };
    let moved = (start + moving, Act::MoveUsers);
    // Rule 12, when the old one runs to its end: stop the extension before it starts, or use it as the bridge.
    let unneeded = facts.today <= span.end && (moving == 0 || facts.is_limited());
    let let_run_out = |mut acts: Vec<(Day, Act)>| {
        if facts.after(span) == After::Extension {
            acts.push(if start <= span.end || start == span.end + 1 && unneeded {
                (span.start.min(facts.today), Act::ScheduleEnd)
            } else {
                (start + moving, Act::Cancel)
            });
        }
        acts
    };
    match strategy {
        Strategy::Wait => let_run_out(vec![(start, Act::Buy), moved]),
        // Rule 17: cancelling after the end cancels nothing.
        Strategy::Cut if start + moving > span.end => let_run_out(vec![(start, Act::Buy), moved]),
        Strategy::Cut => vec![(start, Act::Buy), moved, (start + moving, Act::Cancel)],
        Strategy::Transfer => vec![(start, Act::HandOver)],
        // Rule 20: what is scheduled takes over where the old one ends; scheduled late, the old one lapses first.
        Strategy::Renew if start == span.end + 1 => vec![(start, Act::TakeOver), (start, Act::Buy), moved],
        Strategy::Renew => vec![(start, Act::Buy), moved],
        Strategy::Migrate => vec![(start - 1, Act::Migrate), (start, Act::Buy), moved],
        Strategy::Keep => Vec::new(),
    }
}

/// Walks from the first day anything happens until data of the old one is gone.
pub fn walk(facts: &Facts<'_>, span: Span, acts: &[(Day, Act)]) -> Walk {
    let earliest = acts.iter().map(|(day, _)| *day).chain([span.start, facts.today]).min();
    let first = earliest.unwrap_or(span.start) - 1;
    let last = acts.iter().map(|(day, _)| *day).chain([span.end, facts.today]).max().unwrap_or(span.end);
    let mut world = World {
        facts,
        span,
        phase: Phase::Term,
        ends: facts.subscription.cancel_at_end,
        new: false,
        moved: false,
        after_cancel: None,
        cycle: Cycle { first, last: first - 1, extension: false },
        cycles: 0,
    };
    world.count_back(first);
    let days = (first..=last + 270).map(|day| world.live(day, acts)).collect();
    Walk { days, cancelled: world.after_cancel }
}

struct World<'f> {
    facts: &'f Facts<'f>,
    span: Span,
    phase: Phase,
    /// "Cancel at end of term" is scheduled.
    ends: bool,
    new: bool,
    moved: bool,
    /// What cancelling in mid-term did to the rest of the term, and the cycle it was in.
    after_cancel: Option<(Return, Cycle)>,
    cycle: Cycle,
    /// Cycles begun since the term, or the extension, began.
    cycles: i32,
}

impl World<'_> {
    fn live(&mut self, day: Day, acts: &[(Day, Act)]) -> Record {
        let today = |act: Act| acts.contains(&(day, act));
        self.turn(day);
        self.new |= today(Act::Buy);
        self.ends |= today(Act::ScheduleEnd);
        if today(Act::TakeOver) {
            self.phase = Phase::Deleted;
        }
        if today(Act::HandOver) {
            self.phase = Phase::HandedOver;
        }
        let mut record = self.record(day);
        if today(Act::Cancel) {
            self.cancel(day, &mut record);
        }
        if today(Act::Migrate) {
            self.after_cancel = Some((Return::ByDay, self.cycle));
            self.phase = Phase::Deleted;
        }
        if today(Act::MoveUsers) {
            self.moved = true;
        }
        record
    }

    /// Midnight: phases end and begin.
    fn turn(&mut self, day: Day) {
        if day == self.span.end + 1 && self.phase == Phase::Term {
            self.phase = match self.facts.after(self.span) {
                After::Extension if !self.ends => {
                    self.cycle = Cycle { first: day, last: day - 1, extension: true };
                    self.cycles = 0;
                    Phase::Extension
                }
                After::Free { grace, kept } => Phase::Free { until: self.span.end + grace, kept },
                After::Nothing { kept } => Phase::Kept { until: self.span.end + kept },
                After::Extension => Phase::Kept { until: self.span.end + 90 },
            };
        }
        match self.phase {
            Phase::Free { until, kept } if day > until => self.phase = Phase::Kept { until: until + kept },
            _ => {}
        }
        match self.phase {
            Phase::Kept { until } if day > until => self.phase = Phase::Deleted,
            _ => {}
        }
        self.bill(day);
    }

    /// Finds the billing cycle that runs when the walk begins, as if cycles had always run (rule 6).
    fn count_back(&mut self, first: Day) {
        let (anchor, months) = (self.facts.anchor(self.span), self.facts.cycle_months());
        while add_months(anchor, self.cycles * months) > first {
            self.cycles -= 1;
        }
        while add_months(anchor, (self.cycles + 1) * months) <= first {
            self.cycles += 1;
        }
        self.cycle.first = add_months(anchor, self.cycles * months);
        self.cycles += 1;
        self.cycle.last = add_months(anchor, self.cycles * months) - 1;
    }

    /// A new billing cycle begins on the day after the last one, counted from the anchor and not from its neighbour.
    fn bill(&mut self, day: Day) {
        let (anchor, months) = if self.cycle.extension {
            (self.span.end + 1, 1)
        } else {
            (self.facts.anchor(self.span), self.facts.cycle_months())
        };
        if day > self.cycle.last {
            self.cycles += 1;
            self.cycle.first = day;
            self.cycle.last = add_months(anchor, self.cycles * months) - 1;
        }
    }

    fn record(&self, day: Day) -> Record {
        let in_term = day <= self.span.end;
        let charged = match self.phase {
            Phase::Term | Phase::Extension => true,
            Phase::Free { .. } | Phase::HandedOver => false,
            Phase::Kept { .. } | Phase::Deleted => {
                in_term && matches!(self.after_cancel, Some((Return::Nothing, _)))
            }
        };
        let cancelled = in_term && matches!(self.phase, Phase::Kept { .. } | Phase::Deleted);
        let returned = match (self.phase, self.after_cancel) {
            (Phase::HandedOver, _) => in_term,
            (_, Some((Return::ByDay | Return::WholeCycle, cycle))) => {
                cancelled && (cycle.first..=cycle.last).contains(&day)
            }
            _ => false,
        };
        let usable = match self.phase {
            Phase::Term | Phase::Extension | Phase::Free { .. } => true,
            Phase::HandedOver => in_term,
            Phase::Kept { .. } | Phase::Deleted => false,
        };
        let subscription = self.facts.subscription;
        let users = subscription.assigned.unwrap_or(subscription.seats);
        let moving = self.facts.everybody_moves();
        let bought = if self.new { self.facts.new_seats() } else { 0 };
        let (pooled, separate) = if moving { (0, bought) } else { (bought, 0) };
        let moved = moving && self.moved;
        let held = if usable || self.phase == Phase::HandedOver { subscription.seats } else { 0 };
        Record {
            day,
            phase: self.phase,
            usable,
            paid: charged,
            returned,
            owed: cancelled && charged,
            new: self.new || self.phase == Phase::HandedOver,
            old_units: held.saturating_add(pooled),
            new_units: separate,
            old_users: if moved { 0 } else { users },
            new_users: if moved { users } else { 0 },
            cycle: (in_term || self.phase == Phase::Extension).then_some(self.cycle),
        }
    }

    /// The old one stops with this day; the day itself comes back where anything does.
    fn cancel(&mut self, day: Day, record: &mut Record) {
        if self.phase == Phase::Extension {
            record.paid = false;
            self.phase = Phase::Kept { until: day + 90 };
            return;
        }
        let returns = self.facts.returns(self.span, day);
        self.after_cancel = Some((returns, self.cycle));
        self.phase = Phase::Kept { until: day + self.facts.kept_after_cancelling(self.span, day) };
        record.paid = returns == Return::Nothing;
        record.owed = record.paid;
        record.returned = !record.paid;
    }
}
