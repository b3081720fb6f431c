//! `changeover-bench PLAN [SECONDS]`: works on one plan document over and over and prints, a line each, how many times
//! a second it does the whole (text to text, as `bench.mjs` has a browser do it), each of its three parts, and a curve of
//! eighteen months of start days.

use std::{
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};

use changeover_planner::{document, engine, evaluate, i18n::Language, report};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which plan document?")?;
    let seconds: f64 = arguments.next().map_or(Ok(2.0), |text| text.parse())?;
    let limit = Duration::from_secs_f64(seconds);

    let text = std::fs::read_to_string(path)?;
    let plan = document::open(&text)?.plan;
    let evaluation = engine::evaluate(&plan);
    let language = Language::En;

    say("whole", limit, || evaluate(black_box(&text), language));
    say("open", limit / 2, || document::open(black_box(&text)));
    say("evaluate", limit / 2, || engine::evaluate(black_box(&plan)));
    say("report", limit / 2, || {
        let report = report::evaluation(&plan, black_box(&evaluation), language);
        serde_json::to_string(&report)
    });
    say("sweep", limit / 2, || changeover_bench::curve(black_box(&plan), 548));
    println!("bytes {}", evaluate(&text, language)?.len());
    Ok(())
}

/// Prints `what` and how often a second `work` is done, after a quarter of the time to get warm.
fn say<T>(what: &str, limit: Duration, work: impl Fn() -> T) {
    repeat(limit / 4, &work);
    println!("{what} {}", repeat(limit, &work));
}

fn repeat<T>(limit: Duration, work: impl Fn() -> T) -> f64 {
    let (mut times, start) = (0.0, Instant::now());
    while start.elapsed() < limit {
        black_box(work());
        times += 1.0;
    }
    times / start.elapsed().as_secs_f64()
}
