//! The table in `docs/rule-coverage.md`: every rule, where it is written, what the product does with it, and the cases that hold it.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use changeover_planner::rules::{BOOK, Status};

/// Set to write the table instead of comparing it.
const WRITE: &str = "WRITE_RULE_COVERAGE";
/// Cases named in a cell; more are counted.
const NAMED: usize = 3;

const HEAD: &str = "# Every rule of the rule book, and what becomes of it

Kept by a test: after a change run `WRITE_RULE_COVERAGE=1 cargo test -p changeover-planner --test scenarios`.
*computed*: the engine decides or reports with it; it must fire in one hand-worked case and be silent in another
(`crates/planner/tests/scenarios/`). *guidance*: shown in the rule book and in letters; nothing in a plan decides it.
*not computable*: a fact it needs is in no plan and in no file a person could drop. *superseded*: another rule says it.

| rule | what it says | where | status | fires in | silent in |
| --- | --- | --- | --- | --- | --- |
";

/// Names of the cases in which a rule fires or is silent, by rule id.
pub type Cases = BTreeMap<String, Vec<String>>;

/// Compares the table on disk with the registry and the cases, or writes it.
pub fn keep(fires: &Cases, silent: &Cases) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let said = said(&root.join("src/rules"));
    let mut table = HEAD.to_owned();
    for rule in BOOK {
        let (file, words) = said
            .get(rule.id)
            .unwrap_or_else(|| panic!("{}: no line `/// `{}`: …` above it", rule.id, rule.id));
        let status = match rule.status {
            Status::Computed => "computed",
            Status::Guidance => "guidance",
            Status::NotComputable => "not computable",
            Status::Superseded => "superseded",
        };
        let (fires, silent) = (cell(fires.get(rule.id)), cell(silent.get(rule.id)));
        writeln!(table, "| `{}` | {words} | `{file}` | {status} | {fires} | {silent} |", rule.id)
            .expect("a text grows");
    }
    let path = root.join("../../docs/rule-coverage.md");
    if std::env::var_os(WRITE).is_some() {
        fs::write(&path, &table).expect("the table can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if let Some((line, _)) = table.lines().zip(kept.lines()).find(|(now, kept)| now != kept) {
        panic!(
            "docs/rule-coverage.md is behind, first at: {line}\nrun {WRITE}=1 cargo test -p changeover-planner --test scenarios"
        );
    }
    assert!(
        table == kept,
        "docs/rule-coverage.md is behind: run {WRITE}=1 cargo test -p changeover-planner --test scenarios"
    );
}

fn cell(cases: Option<&Vec<String>>) -> String {
    let cases = cases.map(Vec::as_slice).unwrap_or_default();
    let named = cases.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if cases.len() > NAMED { format!("{named} and {} more", cases.len() - NAMED) } else { named }
}

/// The first line of the comment above each rule, and the file it is in.
fn said(folder: &Path) -> BTreeMap<String, (String, String)> {
    let mut said = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the rules are there") {
        let path = entry.expect("an entry").path();
        let file = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let text = fs::read_to_string(&path).expect("a text");
        for line in text.lines() {
            let Some((id, words)) = line.strip_prefix("/// `").and_then(|rest| rest.split_once("`: ")) else {
                continue;
            };
            said.entry(id.to_owned()).or_insert_with(|| (file.clone(), words.replace('|', "\\|")));
        }
    }
    said
}
