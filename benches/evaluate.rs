//! `changeover-bench PLAN [SECONDS]`: evaluates one plan document over and over, from text to text, and prints
//! how many evaluations that were and how many seconds they took. `bench.mjs` does the same in a browser.

use std::{
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};

use changeover_planner::{evaluate, i18n::Language};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which plan document?")?;
    let seconds: f64 = arguments.next().map_or(Ok(2.0), |text| text.parse())?;
    let plan = std::fs::read_to_string(path)?;

    let limit = Duration::from_secs_f64(seconds);
    let warm = Instant::now();
    while warm.elapsed() < limit / 4 {
        black_box(evaluate(black_box(&plan), Language::En)?);
    }
    let (mut evaluations, start) = (0_u32, Instant::now());
    while start.elapsed() < limit {
        black_box(evaluate(black_box(&plan), Language::En)?);
        evaluations += 1;
    }
    println!("{evaluations} {}", start.elapsed().as_secs_f64());
    Ok(())
}
