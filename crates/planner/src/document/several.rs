//! A file that holds one plan, several or everything: a document, a list of documents, or one document a line.

use serde_json::value::RawValue;

use super::{Document, OpenError, open};

/// Largest text of several plans that is read, in bytes: some four thousand plans of 50 subscriptions. Each of them may have
/// [`MAX_BYTES`](super::MAX_BYTES).
pub const MAX_BYTES_TOGETHER: usize = 160 * 1024 * 1024;

/// Every plan in a text, each with its own answer, in the order of the text. Lines are counted in the whole text.
///
/// # Errors
/// None of its own: a text that is no document, no list and no lines of documents gives the one error that [`open`] gives.
#[must_use]
pub fn open_all(text: &str) -> Vec<Result<Document, OpenError>> {
    if text.len() > MAX_BYTES_TOGETHER {
        return vec![Err(OpenError::TooLarge { bytes: text.len(), limit: MAX_BYTES_TOGETHER })];
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('[') {
        return match serde_json::from_str::<Vec<&RawValue>>(text) {
            Ok(list) => list.into_iter().map(|item| in_place(text, item.get())).collect(),
            Err(error) => vec![Err(OpenError::NotJson {
                line: error.line(),
                column: error.column(),
                reason: "the list of plans is not JSON".into(),
            })],
        };
    }
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let (first, second) = (stream.next(), stream.next());
    match (first, second) {
        (Some(Ok(first)), Some(Ok(second))) => {
            let mut list = vec![in_place(text, first.get()), in_place(text, second.get())];
            for item in stream {
                list.push(match item {
                    Ok(item) => in_place(text, item.get()),
                    Err(error) => Err(OpenError::NotJson {
                        line: error.line(),
                        column: error.column(),
                        reason: "not JSON".into(),
                    }),
                });
            }
            list
        }
        _ => vec![open(text)],
    }
}

/// Opens a part of a text; the line of an error is that of the text.
fn in_place(text: &str, part: &str) -> Result<Document, OpenError> {
    // A part that was read out of the text lies in it. Counted for errors only: a file may hold thousands.
    let before = || {
        let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        text.get(..start).unwrap_or_default().matches('\n').count()
    };
    open(part).map_err(|error| match error {
        OpenError::NotJson { line, column, reason } => {
            OpenError::NotJson { line: line.saturating_add(before()), column, reason }
        }
        OpenError::Damaged { line, column, field, reason } => {
            OpenError::Damaged { line: line.saturating_add(before()), column, field, reason }
        }
        other => other,
    })
}
