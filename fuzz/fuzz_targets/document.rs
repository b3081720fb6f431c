//! A plan document: what opens is saved, opens again as the same, and can be evaluated.
#![no_main]

use changeover_planner::{document, evaluate, i18n::Language};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(opened) = document::open(text) else { return };
    let saved = document::save(&opened);
    let again = document::open(&saved).expect("what was saved opens");
    assert_eq!(document::save(&again), saved, "saving changes a document");
    for language in Language::ALL {
        evaluate(&saved, language).expect("what opens can be evaluated");
    }
});
