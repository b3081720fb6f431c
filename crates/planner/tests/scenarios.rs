//! Hand-worked cases: each file under `scenarios/` says what the rule book gives, with the working. They are truth, never output.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is not as it must be")]

mod coverage;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use changeover_planner::{
    i18n::Language,
    rules::{self, BOOK, Status},
};
use coverage::Cases;
use serde::Deserialize;
use serde_json::{Map, Value};

/// One case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    /// The file's name.
    name: String,
    /// Rules and sections it is worked from.
    source: String,
    /// The working, line by line.
    worked: Vec<String>,
    /// A plan document.
    plan: Value,
    /// The parts of the evaluation that are worked out.
    expect: Value,
    /// `<where> <rule>`: rules that must speak there.
    #[serde(default)]
    fires: Vec<String>,
    /// `<where> <rule>`: rules that must not.
    #[serde(default)]
    silent: Vec<String>,
    /// Steps that must not be there.
    #[serde(default)]
    absent: Vec<String>,
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
}

fn scenarios() -> Vec<(PathBuf, Scenario)> {
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios"), &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a text");
        let scenario =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, scenario)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn every_case_comes_out_as_worked() {
    let mut told = String::new();
    let mut wrong = 0;
    let all = scenarios();
    for (path, scenario) in &all {
        let text = serde_json::to_string_pretty(&scenario.plan).expect("a plan is JSON");
        let mut differences = match changeover_planner::evaluate(&text, Language::En) {
            Err(error) => vec![format!("the plan does not open: {error}")],
            Ok(evaluation) => {
                let actual: Value = serde_json::from_str(&evaluation).expect("an evaluation is JSON");
                let mut differences = Vec::new();
                compare("", &scenario.expect, &actual, &mut differences);
                spoken(scenario, &actual, &mut differences);
                differences
            }
        };
        if !differences.is_empty() {
            wrong += 1;
            let file = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display();
            told.push_str(&format!("\n{} ({file}, {})\n", scenario.name, scenario.source));
            differences.drain(..).for_each(|difference| told.push_str(&format!("    {difference}\n")));
        }
    }
    assert!(wrong == 0, "{wrong} of {} scenarios differ\n{told}", all.len());
}

#[test]
fn every_case_shows_its_working() {
    let mut names = BTreeSet::new();
    for (path, scenario) in scenarios() {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        assert_eq!(stem, scenario.name, "a file is called as its scenario");
        assert!(names.insert(scenario.name.clone()), "{stem}: used twice");
        assert!(
            scenario.worked.iter().map(|line| line.trim().len()).sum::<usize>() >= 60,
            "{stem}: the working is missing"
        );
        let expects = scenario.expect.as_object().is_some_and(|fields| !fields.is_empty());
        assert!(
            expects || !scenario.fires.is_empty() || !scenario.silent.is_empty(),
            "{stem}: nothing is expected"
        );
    }
}

/// What names an object in a list.
const IDENTITY: [&str; 5] = ["id", "strategy", "rule", "subject", "action"];

/// Everything in `expected` must be in `actual`; what is not mentioned is not looked at.
fn compare(path: &str, expected: &Value, actual: &Value, differences: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            for (key, value) in expected {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                match actual.get(key) {
                    Some(actual) => compare(&path, value, actual, differences),
                    None => differences.push(format!("{path}: expected {value}, is absent")),
                }
            }
        }
        (Value::Array(expected), Value::Array(actual))
            if expected.iter().all(|item| item.as_object().is_some_and(has_identity)) =>
        {
            for item in expected.iter().filter_map(Value::as_object) {
                let named: Vec<(&str, &Value)> =
                    IDENTITY.iter().filter_map(|key| item.get(*key).map(|value| (*key, value))).collect();
                let label = named
                    .iter()
                    .map(|(_, value)| value.as_str().unwrap_or("?"))
                    .collect::<Vec<_>>()
                    .join(" ");
                let found = actual
                    .iter()
                    .find(|candidate| named.iter().all(|(key, value)| candidate.get(*key) == Some(*value)));
                match found {
                    Some(found) => {
                        compare(&format!("{path}[{label}]"), &Value::Object(item.clone()), found, differences)
                    }
                    None => differences.push(format!("{path}[{label}]: is absent")),
                }
            }
        }
        (expected, actual) if expected == actual => {}
        (expected, actual) => differences.push(format!("{path}: expected {expected}, is {actual}")),
    }
}

fn has_identity(item: &Map<String, Value>) -> bool {
    IDENTITY.iter().any(|key| item.contains_key(*key))
}

fn spoken(scenario: &Scenario, actual: &Value, differences: &mut Vec<String>) {
    let heard = heard(actual);
    let split = |entry: &str| {
        entry
            .split_once(' ')
            .map(|(place, rule)| (place.to_owned(), rule.to_owned()))
            .expect("`<where> <rule>`")
    };
    for entry in &scenario.fires {
        if !heard.contains(&split(entry)) {
            let rule = split(entry).1;
            let elsewhere: Vec<&str> =
                heard.iter().filter(|(_, other)| *other == rule).map(|(place, _)| place.as_str()).collect();
            differences.push(format!(
                "{entry}: is silent{}",
                if elsewhere.is_empty() {
                    String::new()
                } else {
                    format!(" (speaks at {})", elsewhere.join(", "))
                }
            ));
        }
    }
    differences.extend(
        scenario
            .silent
            .iter()
            .filter(|entry| heard.contains(&split(entry)))
            .map(|entry| format!("{entry}: speaks")),
    );
    let steps: BTreeSet<&str> = items(actual, "steps").filter_map(|step| step.get("id")?.as_str()).collect();
    differences.extend(
        scenario
            .absent
            .iter()
            .filter(|id| steps.contains(id.as_str()))
            .map(|id| format!("step {id}: is there")),
    );
}

/// Where each rule speaks: `anywhere`, at `plan`, at a subscription (`s1`: about itself or in any of its options), at an option (`s1/wait`) or
/// at a step (`s1/buy`). A rule speaks by a finding, by asking for a step, or by a line of the trace that does not say `false`.
fn heard(evaluation: &Value) -> BTreeSet<(String, String)> {
    let mut heard: BTreeSet<(String, String)> = BTreeSet::new();
    let text =
        |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    for finding in items(evaluation, "findings") {
        heard.insert((text(finding, "subject"), text(finding, "rule")));
    }
    for subscription in items(evaluation, "subscriptions") {
        let id = text(subscription, "id");
        for option in items(subscription, "options") {
            let said = items(option, "findings")
                .chain(items(option, "trace").filter(|read| text(read, "value") != "false"));
            for rule in said.map(|said| text(said, "rule")) {
                heard.insert((format!("{id}/{}", text(option, "strategy")), rule.clone()));
                heard.insert((id.clone(), rule));
            }
        }
    }
    for step in items(evaluation, "steps") {
        heard.insert((text(step, "id"), text(step, "rule")));
    }
    let rules: Vec<String> = heard.iter().map(|(_, rule)| rule.clone()).collect();
    heard.extend(rules.into_iter().map(|rule| ("anywhere".to_owned(), rule)));
    heard
}

fn items<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

#[test]
fn every_computed_rule_fires_in_one_case_and_is_silent_in_another() {
    let (mut fires, mut silent) = (Cases::new(), Cases::new());
    for (_, scenario) in scenarios() {
        for (entries, cases) in [(&scenario.fires, &mut fires), (&scenario.silent, &mut silent)] {
            let rules: BTreeSet<&str> =
                entries.iter().filter_map(|entry| Some(entry.split_once(' ')?.1)).collect();
            for rule in rules {
                assert!(rules::find(rule).is_some(), "{}: there is no rule {rule}", scenario.name);
                cases.entry(rule.to_owned()).or_default().push(scenario.name.clone());
            }
        }
    }
    let computed = || BOOK.iter().filter(|rule| rule.status == Status::Computed).map(|rule| rule.id);
    let never_fires: Vec<&str> = computed().filter(|rule| !fires.contains_key(*rule)).collect();
    let never_silent: Vec<&str> = computed().filter(|rule| !silent.contains_key(*rule)).collect();
    assert!(never_fires.is_empty(), "no case in which these fire: {never_fires:?}");
    assert!(never_silent.is_empty(), "no case in which these are silent: {never_silent:?}");
    coverage::keep(&fires, &silent);
}
