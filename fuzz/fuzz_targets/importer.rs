//! One importer, the one this program is named after: the input is rows of its layout.
#![no_main]

use changeover_fuzz::{dressed, read};
use changeover_planner::import::SourceFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let name = env!("CARGO_BIN_NAME");
    read(&[SourceFile { name: name.into(), bytes: dressed(name, input) }]);
});
