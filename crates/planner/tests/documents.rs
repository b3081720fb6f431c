//! Every file ever exported opens. The samples of a schema are frozen with its release and held by their hash: a sample that has to
//! change to open again is a file somebody has lost.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects"
)]

use std::{collections::BTreeMap, fs, path::PathBuf};

use changeover_planner::document;
use sha2::{Digest, Sha256};

fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

/// Hashes as they were when a sample was frozen.
fn frozen(schema: &str) -> BTreeMap<String, String> {
    let list = fs::read_to_string(samples().join(schema).join("SHA256SUMS")).unwrap();
    list.lines()
        .map(|line| line.split_once("  ").unwrap())
        .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
        .collect()
}

fn present(schema: &str) -> BTreeMap<String, String> {
    fs::read_dir(samples().join(schema))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            let hash = Sha256::digest(fs::read(&path).unwrap());
            let hex = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            (path.file_name().unwrap().to_string_lossy().into_owned(), hex)
        })
        .collect()
}

#[test]
fn the_samples_of_schema_1_are_those_that_were_frozen() {
    assert_eq!(present("v1"), frozen("v1"));
}

#[test]
fn every_sample_of_every_schema_opens_and_is_kept_whole() {
    for schema in 1..=document::SCHEMA {
        let folder = samples().join(format!("v{schema}"));
        for name in present(&format!("v{schema}")).into_keys() {
            let text = fs::read_to_string(folder.join(&name)).unwrap();
            for opened in document::open_all(&text) {
                let opened = opened.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(document::open(&document::save(&opened)), Ok(opened), "{name}");
            }
        }
    }
}

#[test]
fn a_document_of_the_newest_schema_is_written_back_byte_for_byte() {
    let folder = samples().join(format!("v{}", document::SCHEMA));
    for name in ["whole.json", "several.json"] {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let opened: Vec<_> = document::open_all(&text).into_iter().map(Result::unwrap).collect();
        let written =
            if name == "several.json" { document::save_all(&opened) } else { document::save(&opened[0]) };
        assert_eq!(written, text, "{name}");
    }
}
