//! `docs/features.md` promises nothing that is not there: every test, sample and command it names exists, and every "yes" has a proof.
#![cfg(not(target_arch = "wasm32"))]

use std::{fs, path::PathBuf};

fn read(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A feature: the cells of its row by the names of their columns.
struct Feature {
    name: String,
    state: String,
    command: String,
    proof: String,
}

fn features() -> Vec<Feature> {
    let text = read("docs/features.md");
    let cells = |line: &str| -> Vec<String> {
        line.trim()
            .trim_matches('|')
            .split(" |")
            .map(|cell| cell.trim().trim_start_matches('|').trim().to_owned())
            .collect()
    };
    let mut columns: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for line in text.lines().filter(|line| line.starts_with('|')) {
        let row = cells(line);
        if row[0] == "feature" {
            columns = row;
        } else if row[0] != "---" && !row[0].starts_with("--") {
            assert_eq!(row.len(), columns.len(), "{line}");
            let cell = |name: &str| {
                columns.iter().position(|column| column == name).map(|at| row[at].clone()).unwrap_or_default()
            };
            found.push(Feature {
                name: cell("feature"),
                state: cell("state"),
                command: cell("command"),
                proof: cell("proof"),
            });
        }
    }
    found
}

/// What stands between back quotes.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn every_state_is_one_of_four_and_every_yes_has_a_proof() {
    let all = features();
    // The fifteen and the late customer; a hundred and three beside them.
    assert!(all.len() >= 115, "{}", all.len());
    for feature in all {
        let state = feature.state.split(':').next().unwrap();
        assert!(["yes", "part", "no", "out"].contains(&state), "{}: {state}", feature.name);
        assert!(state != "yes" || !feature.proof.is_empty(), "{} has no proof", feature.name);
        let proved = feature.proof.is_empty() || ["yes", "part"].contains(&state);
        assert!(proved, "{} is proved, and said not to be there", feature.name);
    }
}

/// A proof is a file and what it says: the name of a test in it, or a sample by itself.
#[test]
fn every_proof_is_there() {
    for feature in features() {
        let mut parts = feature.proof.split('`').skip(1);
        while let (Some(path), Some(names)) = (parts.next(), parts.next()) {
            let text = read(path);
            let names = names.trim_start_matches(':').trim().trim_end_matches(';').trim();
            if names.is_empty() {
                assert!(path.ends_with(".json"), "{}: {path} names no test", feature.name);
            } else if path.ends_with(".rs") {
                for name in names.split(", ") {
                    assert!(
                        text.contains(&format!("fn {name}(")),
                        "{}: {path} has no test {name}",
                        feature.name
                    );
                }
            } else {
                // Titles hold commas; every one of them has to be found in the order it is written.
                let mut rest = names;
                while !rest.is_empty() {
                    let ends = rest.match_indices(", ").map(|(at, _)| at).chain([rest.len()]);
                    let title = ends.filter(|at| text.contains(&rest[..*at])).max();
                    let at = title.unwrap_or_else(|| panic!("{}: {path} has no test {rest}", feature.name));
                    rest = rest[at..].trim_start_matches(", ");
                }
            }
        }
    }
}

#[test]
fn every_command_is_there() {
    let commands = read("crates/cli/src/main.rs");
    let commands = commands.split("enum Command {").nth(1).unwrap().split("\n}\n").next().unwrap();
    let topics = read("crates/planner/src/insight/topic.rs");
    let forms = read("crates/cli/src/export.rs");
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    for feature in features() {
        for command in quoted(&feature.command).filter(|command| *command != "--lang") {
            let mut words = command.split(' ');
            let name = words.next().unwrap();
            let is = |end: &str| commands.contains(&format!("    {}{end}", capital(name)));
            assert!(is(" {") || is("("), "{}: no command {name}", feature.name);
            match (name, words.next(), words.next()) {
                ("insight", Some(topic), None) => assert!(
                    topics.contains(&format!("=> \"{topic}\",")),
                    "{}: no question {topic}",
                    feature.name
                ),
                ("export", Some("--form"), Some(form)) => assert!(
                    forms.contains(&format!("    {},", capital(form))),
                    "{}: no form {form}",
                    feature.name
                ),
                ("evaluate", Some("--jsonl"), None) | (_, None, None) => {}
                other => panic!("{}: {other:?}", feature.name),
            }
        }
    }
}
