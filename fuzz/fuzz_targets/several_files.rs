//! Up to four files at once: the input is cut at a byte no text has, the first byte of each part chooses its importer.
#![no_main]

use changeover_fuzz::{dressed, importers, read};
use changeover_planner::import::SourceFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let names: Vec<&str> = importers().collect();
    let files: Vec<SourceFile> = input
        .split(|byte| *byte == 0xFE)
        .take(4)
        .map(|part| {
            let (kind, rest) = part.split_first().map_or((0, part), |(kind, rest)| (*kind, rest));
            let name = names[usize::from(kind) % names.len()];
            SourceFile { name: name.into(), bytes: dressed(name, rest) }
        })
        .collect();
    read(&files);
});
