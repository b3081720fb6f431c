//! What is typed to find a product, over both tables.
#![no_main]

use changeover_planner::catalog::{Extended, FULL, search};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(
    init: {
        Extended::parse(FULL.to_owned()).expect("the list is read").register();
    },
    |text: &str| -> Corpus {
        assert!(search(text, 8).len() <= 8);
        Corpus::Keep
    }
);
