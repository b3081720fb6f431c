//! `changeover-import-bench [MEGABYTES] [WHAT]`: reads a list of subscriptions of that size in several ways and prints, a
//! line each, megabytes a second and the most memory the program has had. With WHAT it does only that, once: what
//! callgrind counts.

use std::{error::Error, fs, hint::black_box, time::Instant};

use changeover_planner::import::{Answers, OpenedFile, Reader, import_opened, inspect};

mod sample;

/// As the worker hands a file over.
const CHUNK: usize = 1 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let megabytes: usize = arguments.next().map_or(Ok(50), |text| text.parse())?;
    let only = arguments.next();
    let (text, rows) = sample::list(megabytes * 1_000_000);
    let bytes = text.as_bytes();
    println!("rows {rows}");
    let ways: [(&str, &dyn Fn() -> u64); 5] = [
        ("nothing", &|| rows.into()),
        ("csv", &|| split(bytes)),
        ("read", &|| open(bytes).name().len() as u64),
        ("typed", &|| {
            let report = inspect(&open(bytes), &Answers::default());
            u64::from(report.rows.taken)
        }),
        ("import", &|| import_opened(&[open(bytes)], &Answers::default()).files[0].rows.read.into()),
    ];
    for (name, way) in ways.into_iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)) {
        let times = if only.is_some() { 1 } else { 5 };
        let best = (0..times)
            .map(|_| {
                let start = Instant::now();
                black_box(way());
                start.elapsed().as_secs_f64()
            })
            .fold(f64::MAX, f64::min);
        println!("{name} {:.0} MB/s, peak {} MB", bytes.len() as f64 / best / 1e6, peak());
    }
    Ok(())
}

fn open(bytes: &[u8]) -> OpenedFile {
    let mut reader = Reader::new("subscriptions.csv");
    bytes.chunks(CHUNK).for_each(|chunk| reader.push(chunk));
    reader.finish()
}

/// What the `csv` crate needs to merely split the same bytes.
fn split(bytes: &[u8]) -> u64 {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut cells = 0;
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        cells += record.len() as u64;
    }
    cells
}

/// The most memory this program has had, megabytes; 0 where the system does not say.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace()
        .next()
        .and_then(|number| number.parse().ok())
        .map_or(0, |kilobytes: u64| kilobytes / 1000)
}
