//! Stretches of days as bars: of one subscription, or of a whole group laid over each other.

use changeover_planner::model::{Date, Strategy, Subscription};
use leptos::prelude::*;

use super::{course::Course, scale::Scale};

/// What a bar stands for; its place in the lane follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Old,
    Grace,
    Extension,
    Kept,
    New,
    Twice,
    Gap,
}

impl Kind {
    const fn class(self) -> &'static str {
        match self {
            Kind::Old => "t-old",
            Kind::Grace => "t-grace",
            Kind::Extension => "t-est",
            Kind::Kept => "t-kept",
            Kind::New => "t-new",
            Kind::Twice => "t-twice",
            Kind::Gap => "t-gap",
        }
    }

    /// From the top of the lane, and height.
    const fn place(self) -> (&'static str, &'static str) {
        match self {
            Kind::Old | Kind::Grace | Kind::Extension => ("6", "11"),
            Kind::Kept => ("9", "5"),
            Kind::New => ("22", "11"),
            Kind::Twice | Kind::Gap => ("4", "31"),
        }
    }
}

/// Whole days, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    pub kind: Kind,
    pub first: Date,
    pub last: Date,
}

/// All stretches of a subscription, in the order they are painted; what has no end runs to `far`.
pub fn stretches(sub: &Subscription, course: &Course, far: Date) -> Vec<Stretch> {
    let mut drawn = Vec::new();
    let mut put = |kind, first: Date, last: Date| {
        if first <= last {
            drawn.push(Stretch { kind, first, last });
        }
    };
    let Some(end) = sub.end else {
        if let Some(start) = course.start {
            put(Kind::New, start, far);
        }
        return drawn;
    };
    let access = course.last_access.unwrap_or(end);
    let begin = sub.start.unwrap_or_else(|| end.plus_months(-sub.term.months()).plus_days(1));
    let stays = course.strategy == Strategy::Keep;
    put(Kind::Old, begin, if stays { far } else { access.min(end) });
    if access > end {
        put(if course.extended { Kind::Extension } else { Kind::Grace }, end.plus_days(1), access);
    }
    if let Some(deleted) = course.deleted {
        put(Kind::Kept, access.plus_days(1), deleted);
    }
    let Some(start) = course.start else { return drawn };
    put(Kind::New, start, far);
    if let Some(paid) = course.last_paid.filter(|_| course.overlap_days > 0) {
        put(Kind::Twice, start, paid);
    }
    if course.gap_days > 0 {
        put(Kind::Gap, access.plus_days(1), start.plus_days(-1));
    }
    drawn
}

/// Stretches of one kind that touch or overlap, as one.
pub fn merged(mut all: Vec<Stretch>) -> Vec<Stretch> {
    all.sort_unstable();
    let mut whole: Vec<Stretch> = Vec::new();
    for stretch in all {
        match whole.last_mut() {
            Some(last) if last.kind == stretch.kind && stretch.first <= last.last.plus_days(1) => {
                last.last = last.last.max(stretch.last);
            }
            _ => whole.push(stretch),
        }
    }
    whole
}

/// Draws them.
pub fn draw(stretches: &[Stretch], scale: Scale) -> Vec<AnyView> {
    stretches
        .iter()
        .filter_map(|stretch| {
            let (x, width) = scale.stretch(stretch.first, stretch.last)?;
            let (y, height) = stretch.kind.place();
            Some(view! { <rect class=stretch.kind.class() x=format!("{x:.3}%") width=format!("{width:.3}%") y=y height=height rx="2" /> }.into_any())
        })
        .collect()
}
