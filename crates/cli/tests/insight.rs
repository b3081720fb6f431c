//! Questions about a plan from the command line.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

fn plan() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/ui/samples/northwind.json")
}

fn asked(rest: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_changeover-cli")).args(rest).output().unwrap()
}

fn answer(rest: &[&str]) -> Value {
    let plan = plan();
    let done = asked(&[&["insight", rest[0], plan.to_str().unwrap()], &rest[1..]].concat());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

#[test]
fn a_question_is_answered_and_its_values_count() {
    let usual = answer(&["bridge"]);
    assert_eq!(usual["inputs"][0]["value"], "14");
    let four_weeks = answer(&["bridge", "--set", "days=28"]);
    assert_eq!(four_weeks["inputs"][0]["value"], "28");
    assert_ne!(usual["sentence"], four_weeks["sentence"]);
}

#[test]
fn files_of_an_answer_are_saved_and_taken_back() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("insight");
    fs::create_dir_all(&folder).unwrap();
    let folder = folder.to_str().unwrap();
    answer(&["estimate", "--save", folder]);
    let sealed = format!("{folder}/estimate.json");
    assert_eq!(answer(&["estimate", "--with", &sealed])["tone"], "good");
    // A list of users is no estimate.
    fs::write(&sealed, "User principal name,Licenses\r\n").unwrap();
    assert_eq!(answer(&["estimate", "--with", &sealed])["tone"], "bad");
}

#[test]
fn what_cannot_be_asked_is_wrong_use() {
    let plan = plan();
    assert_eq!(asked(&["insight", "weather", plan.to_str().unwrap()]).status.code(), Some(2));
    assert_eq!(asked(&["insight", "bridge", plan.to_str().unwrap(), "--set", "days"]).status.code(), Some(2));
    assert_eq!(asked(&["insight", "bridge", "no-such-plan.json"]).status.code(), Some(1));
}
