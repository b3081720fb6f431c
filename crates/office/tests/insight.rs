//! Every question is answered in both languages, in elements the page may make.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it expects"
)]

use changeover_office::{
    desk::Desk,
    messages::{Insight, Request, Topics, Wonder},
};
use changeover_planner::import::SourceFile;
use serde_json::Value;

const PLAN: &str = include_str!("../../../src/ui/samples/northwind.json");

fn ask<R: Request>(request: &R, files: Vec<SourceFile>) -> R::Reply {
    let text = serde_json::to_string(request).unwrap();
    serde_json::from_str(&Desk::default().answer(R::KIND, &text, files).unwrap().text).unwrap()
}

fn wonder(topic: &str, language: &str, files: Vec<SourceFile>) -> Insight {
    let (topic, language) = (topic.to_owned(), language.to_owned());
    ask(&Wonder { topic, language, plan: PLAN.to_owned(), values: Vec::new() }, files)
}

/// The elements of `src/ui/outside.js`: a tag it knows, attributes, what is inside.
fn is_grown(node: &Value) {
    let Some(list) = node.as_array() else {
        assert!(node.is_string(), "{node}");
        return;
    };
    assert!(
        ["ul", "li", "h3", "div", "table", "thead", "tbody", "tr", "th", "td", "span", "img"]
            .contains(&list[0].as_str().unwrap())
    );
    assert!(list[1].get("src").is_none_or(|src| src.as_str().unwrap().starts_with("data:image/svg+xml")));
    assert!(
        list[1]
            .as_object()
            .unwrap()
            .keys()
            .all(|name| ["class", "scope", "alt", "src", "region"].contains(&name.as_str()))
    );
    list[2..].iter().for_each(is_grown);
}

#[test]
fn every_question_is_answered_in_both_languages() {
    for language in ["en", "ru"] {
        let topics = ask(&Topics { language: language.to_owned() }, Vec::new());
        assert!(topics.len() >= 11);
        for (key, title) in topics {
            let cyrillic = |text: &str| text.chars().any(|letter| ('а'..='я').contains(&letter));
            let found = wonder(&key, language, Vec::new());
            assert!(!found.sentence.is_empty(), "{key}");
            assert_eq!(
                (cyrillic(&title), cyrillic(&found.sentence)),
                (language == "ru", language == "ru"),
                "{key}: {found:?}"
            );
            serde_json::from_str::<Vec<Value>>(&found.elements).unwrap().iter().for_each(is_grown);
        }
    }
}

#[test]
fn a_sealed_estimate_that_is_handed_in_is_recomputed() {
    let sealed = wonder("estimate", "en", Vec::new()).texts.remove(0).body;
    let file = SourceFile { name: "estimate.json".into(), bytes: sealed.clone().into_bytes() };
    assert_eq!(wonder("estimate", "en", vec![file]).tone, "good");
    let changed = sealed.replacen("\"seats\": ", "\"seats\": 1", 1);
    assert_ne!(changed, sealed);
    let file = SourceFile { name: "estimate.json".into(), bytes: changed.into_bytes() };
    assert_eq!(wonder("estimate", "en", vec![file]).tone, "bad");
}
