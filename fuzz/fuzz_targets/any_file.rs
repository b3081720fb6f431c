//! Any bytes as a file.
#![no_main]

use changeover_fuzz::read;
use changeover_planner::import::SourceFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    read(&[SourceFile { name: "file".into(), bytes: input.to_vec() }]);
});
