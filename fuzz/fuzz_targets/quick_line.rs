//! One typed line: every place it names is a place in the text.
#![no_main]

use changeover_planner::import::quick::{Open, quick_line};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let line = quick_line(text);
    let asked = line.questions.iter().map(|open| match open {
        Open::Day { span, .. } | Open::Price { span, .. } | Open::Product { span, .. } => span,
    });
    for span in line.fields.iter().map(|field| &field.span).chain(&line.unknown).chain(asked) {
        assert!(text.get(span.clone()).is_some(), "{span:?} is no place in the text");
    }
});
