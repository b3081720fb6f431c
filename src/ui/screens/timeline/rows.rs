//! Which lanes are shown: groups that open and close, so that two hundred subscriptions are read like seven.

use std::{collections::BTreeMap, sync::Arc};

use changeover_planner::{
    i18n::{Language, labels},
    model::{Plan, Strategy},
    report::evaluation::EvaluationDocument,
};

use super::course::Course;
use crate::{ui::parts::format, words::Words};

/// By what lanes are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Nothing,
    Way,
    Channel,
    Product,
    End,
}

impl By {
    /// All, in the order of the list.
    pub const ALL: [By; 5] = [By::Nothing, By::Way, By::Channel, By::Product, By::End];

    /// What serves a plan of so many subscriptions.
    pub const fn suited(count: usize) -> By {
        if count > 20 { By::Way } else { By::Nothing }
    }

    /// Its name.
    pub const fn name(self) -> fn(&'static Words) -> &'static str {
        match self {
            By::Nothing => |w| w.timeline.group_none,
            By::Way => |w| w.timeline.group_way,
            By::Channel => |w| w.timeline.group_channel,
            By::Product => |w| w.timeline.group_product,
            By::End => |w| w.timeline.group_end,
        }
    }
}

/// Lanes under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Sorts and keeps it apart from others.
    pub key: String,
    /// Heading; empty without grouping.
    pub name: String,
    /// Places in the plan.
    pub members: Arc<Vec<usize>>,
    /// Seats of all.
    pub seats: u64,
}

/// Lanes shown of an open group before the rest is asked for.
pub const FIRST: usize = 60;

/// One row of the picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// A group's heading, and whether its lanes follow.
    Head(Group, bool),
    /// A lane: place in the plan.
    Lane(usize),
    /// So many lanes of a group are not shown.
    Rest(String, usize),
}

impl Row {
    /// What keeps a row the same row.
    pub fn key(&self) -> String {
        match self {
            Row::Head(group, open) => format!("g{open}{}", group.key),
            Row::Lane(index) => format!("l{index}"),
            Row::Rest(key, _) => format!("r{key}"),
        }
    }
}

/// The subscriptions of a plan in groups.
pub fn groups(
    by: By,
    plan: &Plan,
    evaluation: &EvaluationDocument,
    language: Language,
    words: &'static Words,
) -> Vec<Group> {
    let mut found: BTreeMap<String, (String, Vec<usize>, u64)> = BTreeMap::new();
    for (index, (sub, view)) in plan.subscriptions.iter().zip(&evaluation.subscriptions).enumerate() {
        let (key, name) = match by {
            By::Nothing => (String::new(), String::new()),
            By::Way => match Course::chosen(view) {
                Some(course) => {
                    let place = Strategy::ALL.iter().position(|of| *of == course.strategy).unwrap_or(9);
                    (format!("{place}"), labels::strategy(language, course.strategy).to_owned())
                }
                None => ("x".to_owned(), words.timeline.no_way.to_owned()),
            },
            By::Channel => (sub.channel.key().to_owned(), labels::channel(language, sub.channel).to_owned()),
            By::Product => (sub.product.name.to_lowercase(), sub.product.name.clone()),
            By::End => match sub.end {
                Some(end) => {
                    (format!("{}-{:02}", end.year(), end.month()), format::tick(language, end, true))
                }
                None => ("x".to_owned(), words.timeline.no_end.to_owned()),
            },
        };
        let group = found.entry(key).or_insert_with(|| (name, Vec::new(), 0));
        group.1.push(index);
        group.2 += u64::from(sub.seats);
    }
    found
        .into_iter()
        .map(|(key, (name, members, seats))| Group { key, name, members: Arc::new(members), seats })
        .collect()
}

/// Groups as rows; `open` says whether a group is, `whole` whether all of it is shown.
pub fn rows(groups: &[Group], open: impl Fn(&str) -> bool, whole: impl Fn(&str) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in groups {
        let shown = group.name.is_empty() || open(&group.key);
        if !group.name.is_empty() {
            rows.push(Row::Head(group.clone(), shown));
        }
        if shown {
            let first = if whole(&group.key) { group.members.len() } else { FIRST };
            rows.extend(group.members.iter().take(first).map(|index| Row::Lane(*index)));
            let rest = group.members.len().saturating_sub(first);
            if rest > 0 {
                rows.push(Row::Rest(group.key.clone(), rest));
            }
        }
    }
    rows
}
