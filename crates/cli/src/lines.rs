//! JSON Lines: one plan a line in, one evaluation a line out, in the same order and with bounded memory.

use std::{
    io::{self, BufRead, BufWriter, Read, Write},
    path::Path,
    thread,
};

use changeover_planner::{
    document::{MAX_BYTES, OpenError},
    i18n::Language,
};
use serde_json::json;

use crate::place::{self, Refused};

/// Lines each worker gets at a time.
const LINES_PER_JOB: usize = 64;
/// Text held at a time, bytes; one line alone may be larger.
const TEXT_AT_A_TIME: usize = 16 << 20;

/// A line of input, and its number from 1.
struct Line {
    number: u64,
    text: Vec<u8>,
    /// Bytes of the whole line: more than `text` holds when the line is longer than any plan.
    bytes: usize,
}

/// What a line gave.
struct Answer {
    text: String,
    refused: Option<String>,
}

/// Evaluates every line of a file.
///
/// # Errors
/// When the file cannot be read, or some of its lines were refused.
pub fn all(path: &Path, language: Language, jobs: Option<u16>) -> Result<(), Refused> {
    let jobs = jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let mut input = place::open(path)?;
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut number = 0;
    let mut refused: Option<(u64, String)> = None;
    loop {
        // A single worker answers each line before it reads the next, for whoever talks to it line by line.
        let most = if jobs == 1 { 1 } else { jobs * LINES_PER_JOB };
        let lines = chunk(&mut *input, &mut number, most).map_err(|error| place::unreadable(path, &error))?;
        if lines.is_empty() {
            break;
        }
        for answer in answers(&lines, language, jobs) {
            writeln!(output, "{}", answer.text).map_err(|error| place::unwritable(&error))?;
            if let Some(reason) = answer.refused {
                let (count, first) =
                    refused.take().unwrap_or_else(|| (0, format!("{}: {reason}", place::name(path))));
                refused = Some((count + 1, first));
            }
        }
        output.flush().map_err(|error| place::unwritable(&error))?;
    }
    refused.map_or(Ok(()), |(count, first)| Err(Refused::Lines { count, first }))
}

/// The next lines that are not blank; none at the end of the input.
fn chunk(input: &mut dyn BufRead, number: &mut u64, most: usize) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut held = 0;
    while lines.len() < most && held < TEXT_AT_A_TIME {
        let mut text = Vec::new();
        let mut bytes = Read::take(&mut *input, MAX_BYTES as u64 + 1).read_until(b'\n', &mut text)?;
        if bytes == 0 {
            break;
        }
        if bytes > MAX_BYTES && text.last() != Some(&b'\n') {
            bytes += input.skip_until(b'\n')?;
        }
        *number += 1;
        if !text.trim_ascii().is_empty() {
            held += text.len();
            lines.push(Line { number: *number, text, bytes });
        }
    }
    Ok(lines)
}

fn answers(lines: &[Line], language: Language, jobs: usize) -> Vec<Answer> {
    if jobs == 1 || lines.len() == 1 {
        return lines.iter().map(|line| answer(line, language)).collect();
    }
    thread::scope(|scope| {
        let shares: Vec<_> = lines
            .chunks(lines.len().div_ceil(jobs))
            .map(|share| {
                scope.spawn(move || share.iter().map(|line| answer(line, language)).collect::<Vec<_>>())
            })
            .collect();
        shares
            .into_iter()
            .flat_map(|share| share.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

fn answer(line: &Line, language: Language) -> Answer {
    if line.bytes > MAX_BYTES {
        return refusal(line, &OpenError::TooLarge { bytes: line.bytes, limit: MAX_BYTES });
    }
    match std::str::from_utf8(&line.text) {
        Err(error) => {
            let column = error.valid_up_to() + 1;
            refusal(line, &OpenError::NotJson { line: 1, column, reason: "not UTF-8".into() })
        }
        Ok(text) => match changeover_planner::evaluate(text, language) {
            Ok(text) => Answer { text, refused: None },
            Err(error) => refusal(line, &error),
        },
    }
}

/// The object in place of an evaluation. A plan is one line here, so the line of an error is the line of the file.
fn refusal(line: &Line, error: &OpenError) -> Answer {
    let mut said = error.clone();
    let (column, field) = match &mut said {
        OpenError::NotJson { line: at, column, .. } => {
            *at = usize::try_from(line.number).unwrap_or(usize::MAX);
            (Some(*column), None)
        }
        OpenError::Damaged { line: at, column, field, .. } => {
            *at = usize::try_from(line.number).unwrap_or(usize::MAX);
            (Some(*column), Some(field.clone()))
        }
        OpenError::TooLarge { .. } | OpenError::NotAPlan | OpenError::TooNew { .. } => (None, None),
    };
    let message = said.to_string();
    let object = json!({ "format": "changeover-error", "line": line.number, "column": column, "field": field, "error": message });
    let place = if column.is_some() { message } else { format!("line {}: {message}", line.number) };
    Answer { text: object.to_string(), refused: Some(place) }
}
