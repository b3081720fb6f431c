//! Subscriptions that must start on one day: a base and its add-ons, a suite that needs two SKUs.

use std::collections::BTreeMap;

use super::{
    case::{Case, Held},
    wait,
};
use crate::model::Date;

/// Gives every member of a group the group's day: the one a person chose for a member, whichever way the member moves; else, for
/// those that wait, the earliest day any member needs. Starting early costs overlap; starting late would leave a member without its
/// other half.
pub(super) fn agree<'p>(case: &Case<'p>, held: &mut [Held<'p>]) {
    let mut days: BTreeMap<&str, (Option<Date>, Option<Date>)> = BTreeMap::new();
    for member in held.iter() {
        let Some(group) = member.sub.group.as_deref() else { continue };
        let (chosen, wished) = days.entry(group).or_default();
        *chosen = earlier(*chosen, member.wanted.start);
        *wished = earlier(*wished, member.end.map(|end| wait::default_start(case, member, end)));
    }
    for member in held.iter_mut() {
        let Some((chosen, wished)) = member.sub.group.as_deref().and_then(|group| days.get(group)) else {
            continue;
        };
        // A start the person chose is never moved.
        member.wanted.start = member.wanted.start.or(*chosen);
        member.wanted.together = *wished;
    }
}

fn earlier(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (known, None) | (None, known) => known,
    }
}
