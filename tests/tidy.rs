//! What the sources promise about themselves: which module may know which, and that documents name only what is there.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The planner's modules, and those each may use. Adding an edge is a decision about the architecture.
const PLANNER: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("catalog", &["model", "rules"]),
    ("rules", &["model"]),
    ("engine", &["model", "catalog", "rules"]),
    ("document", &["model", "engine"]),
    ("i18n", &["model", "rules", "engine"]),
    ("import", &["model", "catalog", "i18n"]),
    ("share", &["model", "document", "i18n"]),
    ("handout", &["model", "rules", "engine", "document", "i18n", "share"]),
    ("insight", &["model", "catalog", "rules", "engine", "document", "i18n", "import", "report"]),
    ("calendar", &["model", "engine", "i18n", "handout"]),
    ("report", &["model", "catalog", "rules", "engine", "document", "i18n", "import"]),
];

/// The site's modules. `app` is pure: no page, no browser.
const SITE: &[(&str, &[&str])] =
    &[("words", &[]), ("store", &[]), ("app", &["store", "words"]), ("ui", &["app", "store", "words"])];

/// Crates that belong to the page; the planner and the site's state must do without.
const BROWSER: &[&str] = &["leptos", "wasm_bindgen", "web_sys", "js_sys", "gloo_storage"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file below a folder with one of these endings; none where the folder is not there.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The code of a file: no comments, and not the unit tests beneath it.
fn code(path: &Path) -> String {
    let text = read(path);
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names that follow `crate::` in some code, groups (`crate::{a::B, c}`) included.
fn modules_used(code: &str) -> BTreeSet<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut used = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            used.insert(name(rest));
            continue;
        };
        let (mut depth, mut starts) = (0, true);
        for (place, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                c if starts && depth == 0 && !c.is_whitespace() => {
                    used.insert(name(&group[place..]));
                    starts = false;
                }
                _ => {}
            }
        }
    }
    used
}

/// Edges between the modules of a crate that its table does not allow.
fn forbidden_edges(source: &Path, table: &[(&str, &[&str])]) -> Vec<String> {
    let known: BTreeMap<_, _> = table.iter().copied().collect();
    let mut wrong = Vec::new();
    for (module, allowed) in table {
        let mut paths = files(&source.join(module), &["rs"]);
        paths.extend(Some(source.join(format!("{module}.rs"))).filter(|path| path.exists()));
        for path in paths {
            for used in modules_used(&code(&path)) {
                if known.contains_key(used.as_str()) && used != *module && !allowed.contains(&used.as_str()) {
                    wrong.push(format!("{}: {module} must not use {used}", path.display()));
                }
            }
        }
    }
    wrong
}

#[test]
fn modules_use_only_what_lies_beneath_them() {
    let mut wrong = forbidden_edges(&root().join("crates/planner/src"), PLANNER);
    wrong.extend(forbidden_edges(&root().join("src"), SITE));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_of_the_planner_has_its_place() {
    let lib = code(&root().join("crates/planner/src/lib.rs"));
    let declared: BTreeSet<_> =
        lib.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let placed: BTreeSet<_> = PLANNER.iter().map(|(module, _)| *module).chain(["schema"]).collect();
    assert_eq!(declared, placed);
}

#[test]
fn the_planner_and_the_state_of_the_site_know_no_browser() {
    let mut sources = files(&root().join("crates/planner"), &["rs", "toml"]);
    sources.extend(files(&root().join("src/app"), &["rs"]));
    for path in sources {
        let code = code(&path);
        for name in BROWSER {
            let written = [format!("{name}::"), format!("{name} ="), format!("{}.", name.replace('_', "-"))];
            assert!(
                !written.iter().any(|form| code.contains(form.as_str())),
                "{} uses {name}",
                path.display()
            );
        }
    }
}

#[test]
fn the_site_reads_no_markup_and_runs_no_text() {
    for path in files(&root().join("src"), &["rs"]) {
        let code = code(&path).replace("set_inner_html(\"\")", "");
        for forbidden in
            ["inner_html", "outer_html", "insert_adjacent_html", "js_sys::eval", "document.write"]
        {
            assert!(!code.contains(forbidden), "{} uses {forbidden}", path.display());
        }
    }
    let scripts =
        ["static", "src", "crates"].map(|folder| files(&root().join(folder), &["js", "mjs"])).concat();
    assert!(scripts.len() >= 5, "{scripts:?}");
    for path in scripts {
        // The name of SVG looks like an address; nothing is fetched from it.
        let code = code(&path).replace("http://www.w3.org/2000/svg", "");
        for forbidden in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "setHTML",
            "createContextualFragment",
            "DOMParser",
            "srcdoc",
            "eval(",
            "Function(",
            "setTimeout(\"",
            "document.write",
            "javascript:\"",
            "importScripts",
            "http://",
            "https://",
        ] {
            assert!(!code.contains(forbidden), "{} uses {forbidden}", path.display());
        }
    }
}

/// Paths written as code or as a link in a document, where they look like paths of this repository.
fn paths_named(text: &str) -> BTreeSet<String> {
    let tops =
        ["src/", "crates/", "tests/", "docs/", "style/", "static/", "tools/", "benches/", ".ci/", "data/"];
    let mut named = BTreeSet::new();
    for word in text.split(|c: char| c.is_whitespace() || "`()[]<>\"',;|".contains(c)) {
        let word = word.trim_end_matches(['.', ':']).split('#').next().unwrap_or_default();
        let plain = !word.contains(['*', '{', '…', '$']);
        if plain && tops.iter().any(|top| word.starts_with(top)) {
            named.insert(word.to_owned());
        }
    }
    named
}

#[test]
fn documents_name_only_what_is_there() {
    let mut documents = files(&root().join("docs"), &["md"]);
    // A decision was taken about the code of its day; it is not rewritten when files move.
    documents.retain(|path| !path.starts_with(root().join("docs/decisions")));
    documents.extend(
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"].map(|name| root().join(name)),
    );
    let made = ["tests/e2e/results", "tests/e2e/node_modules", "tools/node_modules"];
    for document in documents.iter().filter(|path| path.exists()) {
        for named in paths_named(&read(document)) {
            let there = root().join(&named).exists() || made.iter().any(|made| named.starts_with(made));
            assert!(there, "{} names {named}, which is not there", document.display());
        }
    }
}

/// A number such as `F12` that a promise and its tests share.
fn is_number(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(|first| first.is_ascii_uppercase()) && signs.as_str().parse::<u8>().is_ok()
}

/// The numbers at the beginning of a text: `F4 F5 a cut text` has two.
fn numbers(text: &str) -> BTreeSet<String> {
    text.split_whitespace().take_while(|word| is_number(word)).map(str::to_owned).collect()
}

/// The numbers with which the names of a file's tests begin.
fn numbers_tested(file: &Path) -> BTreeSet<String> {
    let text = read(file);
    text.match_indices('(')
        .filter_map(|(at, _)| text[at + 1..].trim_start().strip_prefix(['"', '`']))
        .flat_map(numbers)
        .collect()
}

#[test]
fn every_promise_has_a_test_of_its_number_and_every_such_test_a_promise() {
    let specs = root().join("tests/e2e/specs");
    let (mut promised, mut cited, mut wrong) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for document in ["SECURITY.md", "docs/accessibility.md", "docs/deploying.md", "docs/reliability.md"] {
        for row in read(&root().join(document)).lines().filter_map(|line| line.strip_prefix('|')) {
            let numbers = numbers(row.split('|').next().unwrap_or_default());
            let places = paths_named(row);
            if !numbers.is_empty() && places.is_empty() && !row.contains("`./dev ") {
                wrong.push(format!("{document}: {numbers:?} names no test"));
            }
            let tested: Vec<_> = places
                .iter()
                .filter(|path| path.ends_with(".spec.mjs"))
                .map(|path| numbers_tested(&root().join(path)))
                .collect();
            for number in &numbers {
                if !tested.is_empty() && !tested.iter().any(|tested| tested.contains(number)) {
                    wrong.push(format!("{document}: no test named in the row begins with {number}"));
                }
            }
            promised.extend(numbers);
            // What a threat or a criterion is checked by stands last.
            let last = row.trim_end_matches(['|', ' ']).rsplit('|').next().unwrap_or_default();
            let words = last.split([' ', ',']).filter(|word| is_number(word));
            cited.extend(words.map(str::to_owned));
        }
    }
    for spec in files(&specs, &["mjs"]) {
        for number in numbers_tested(&spec).difference(&promised) {
            wrong.push(format!("{}: {number} is promised nowhere", spec.display()));
        }
    }
    for number in cited.difference(&promised) {
        wrong.push(format!("{number} is cited, but promised nowhere"));
    }
    assert!(promised.len() > 60, "{promised:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lock_files_name_no_place_to_download_from() {
    for lock in
        files(&root().join("tests/e2e"), &["json"]).into_iter().chain(files(&root().join("tools"), &["json"]))
    {
        if lock.ends_with("package-lock.json")
            && !lock.components().any(|part| part.as_os_str() == "node_modules")
        {
            assert!(
                !read(&lock).contains("\"resolved\""),
                "{}: npm install --omit-lockfile-registry-resolved",
                lock.display()
            );
        }
    }
    let lock = read(&root().join("Cargo.lock"));
    let elsewhere = lock
        .lines()
        .find(|line| line.starts_with("source = ") && !line.contains("github.com/rust-lang/crates.io-index"));
    assert_eq!(elsewhere, None);
}
