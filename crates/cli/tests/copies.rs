//! Plans that leave and come back, through the binary.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it must be"
)]

use std::{
    path::PathBuf,
    process::{Command, Output},
};

use serde_json::{Value, json};

/// A folder of its own for each test.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Desk {
        let folder = std::env::temp_dir().join(format!("changeover-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        Desk(folder)
    }

    fn put(&self, name: &str, content: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).expect("a file");
        path.to_str().expect("a path in UTF-8").to_owned()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_changeover-cli")).args(arguments).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn plan(seats: u32, ancestor: Option<u32>) -> Value {
    let whole = |seats: u32| {
        json!({ "title": "Contoso", "asOf": "2026-11-22", "currency": "USD", "customer": { "name": "Contoso" },
                "subscriptions": [{ "id": "s1", "channel": "csp-nce", "product": { "name": "Visio Plan 2" }, "seats": seats }] })
    };
    let mut plan = whole(seats);
    plan["format"] = "changeover-plan".into();
    plan["schema"] = 1.into();
    plan["id"] = "p1".into();
    if let Some(seats) = ancestor {
        plan["ancestor"] = whole(seats);
    }
    plan
}

#[test]
fn a_plan_comes_back_from_every_form_that_carries_it() {
    let desk = Desk::new("forms");
    let source = desk.put("plan.json", plan(40, None).to_string().as_bytes());
    let opened = run(&["open", &source]);
    assert_eq!(opened.status.code(), Some(0), "{}", text(&opened.stderr));
    for form in ["json", "html", "link"] {
        let made = run(&["export", &source, "--as", form]);
        assert_eq!(made.status.code(), Some(0), "{form}: {}", text(&made.stderr));
        let file = desk.put(form, &made.stdout);
        assert_eq!(text(&run(&["open", &file]).stdout), text(&opened.stdout), "{form}");
    }
}

#[test]
fn a_file_of_several_plans_opens_as_all_of_them() {
    let desk = Desk::new("several");
    let both = desk.put("both.json", json!([plan(1, None), plan(2, None)]).to_string().as_bytes());
    let opened: Value = serde_json::from_slice(&run(&["open", &both]).stdout).expect("JSON");
    assert_eq!(
        (&opened[0]["subscriptions"][0]["seats"], &opened[1]["subscriptions"][0]["seats"]),
        (&json!(1), &json!(2))
    );
    let refused = run(&["export", &both, "--as", "svg"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("holds 2 plans"), "{}", text(&refused.stderr));
}

#[test]
fn differences_are_told_a_sentence_a_line() {
    let desk = Desk::new("compare");
    let (one, other) = (
        desk.put("one.json", plan(40, None).to_string().as_bytes()),
        desk.put("other.json", plan(45, None).to_string().as_bytes()),
    );
    assert_eq!(text(&run(&["compare", &one, &other]).stdout), "Visio Plan 2 (s1), seats: 40 → 45.\n");
    assert_eq!(
        text(&run(&["compare", &one, &other, "--lang", "ru"]).stdout),
        "Visio Plan 2 (s1), лицензий: 40 → 45.\n"
    );
}

#[test]
fn a_conflict_is_told_until_somebody_settles_it() {
    let desk = Desk::new("merge");
    let (ours, theirs) = (
        desk.put("ours.json", plan(41, Some(40)).to_string().as_bytes()),
        desk.put("theirs.json", plan(45, Some(40)).to_string().as_bytes()),
    );
    let told = run(&["merge", &ours, &theirs]);
    assert_eq!((told.status.code(), text(&told.stdout)), (Some(1), ""));
    assert!(
        text(&told.stderr).contains("Visio Plan 2 (s1), seats: you: 41, they: 45."),
        "{}",
        text(&told.stderr)
    );
    let settled: Value =
        serde_json::from_slice(&run(&["merge", &ours, &theirs, "--take", "theirs"]).stdout).expect("JSON");
    assert_eq!(settled["subscriptions"][0]["seats"], 45);
    let unchanged = desk.put("unchanged.json", plan(40, Some(40)).to_string().as_bytes());
    let merged: Value = serde_json::from_slice(&run(&["merge", &ours, &unchanged]).stdout).expect("JSON");
    assert_eq!(merged["subscriptions"][0]["seats"], 41);
}

#[test]
fn what_does_not_open_is_refused_with_its_name_and_reason() {
    let desk = Desk::new("refused");
    for (name, content, reason) in [
        ("cut.json", b"{\"format\":\"changeover-plan\"".as_slice(), "not JSON"),
        ("link.txt", b"https://host.example/#/open/1.AAAA", "incomplete"),
        ("report.html", b"<meta name=\"changeover-plan\" content=\"9.AAAA\">", "newer"),
        ("sealed.txt", b"#/open/2.AAAA", "pass-phrase"),
        // Version 1, 600,000 rounds, and enough bytes to be an envelope.
        ("sealed.changeover", &[b"CHO\x01\x00\x09\x27\xc0".as_slice(), &[0xff; 60]].concat(), "pass-phrase"),
        ("empty.json", b" \n", "is empty"),
        ("nothing.json", b"[]", "holds no plan"),
        ("export.xlsx", b"PK\x03\x04\xff", "not UTF-8"),
    ] {
        let file = desk.put(name, content);
        let refused = run(&["open", &file]);
        assert_eq!((refused.status.code(), text(&refused.stdout)), (Some(1), ""), "{name}");
        let said = text(&refused.stderr);
        assert!(said.contains(name) && said.contains(reason), "{said}");
    }
}

#[test]
fn changes_are_told_from_day_to_day_and_from_a_kept_evaluation() {
    let desk = Desk::new("changes");
    let mut earlier = plan(40, None);
    earlier["asOf"] = "2026-05-03".into();
    let source = desk.put("plan.json", earlier.to_string().as_bytes());
    let guidance = |run: &Output| -> Option<Value> {
        let lines = text(&run.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON"));
        lines.into_iter().find(|change: &Value| change["field"] == "guidance")
    };
    // Guidance V5 holds to 3 May 2026, V6 from 4 May.
    let next_day = run(&["changes", &source, "--as-of", "2026-05-04"]);
    assert_eq!(next_day.status.code(), Some(0), "{}", text(&next_day.stderr));
    let change = guidance(&next_day).expect("the guidance changes");
    assert_eq!(
        (&change["subject"], &change["before"], &change["after"]),
        (&json!("plan"), &json!("V5"), &json!("V6"))
    );
    assert_eq!(text(&run(&["changes", &source, &source]).stdout), "");
    // A kept evaluation stands for the edition it was made with.
    let kept = desk.put("kept.json", &run(&["evaluate", &source]).stdout);
    assert_eq!(text(&run(&["changes", &kept, &source]).stdout), "");
    assert_eq!(guidance(&run(&["changes", &kept, &source, "--as-of", "2026-05-04"])), Some(change));
    let refused = run(&["changes", &kept, "--as-of", "2026-05-04"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("only a plan"), "{}", text(&refused.stderr));
    assert_eq!(run(&["changes", &source]).status.code(), Some(2));
    assert_eq!(run(&["changes", &source, "--as-of", "soon"]).status.code(), Some(2));
}
