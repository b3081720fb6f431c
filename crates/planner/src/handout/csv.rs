//! A table as comma-separated text (RFC 4180) that spreadsheets open as what it is, and that reads back as it was.

use csv_core::{WriteResult, Writer};

use super::tables::{Cell, Table};

/// Spreadsheets read UTF-8 only behind this mark.
const MARK: char = '\u{feff}';
/// A text that begins with one of these would be run as a formula.
const DANGEROUS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// In front of such a text: spreadsheets show the rest as it stands.
const GUARD: char = '\'';

/// The table as text: a mark, a row of headings, CRLF, days as `YYYY-MM-DD`, amounts with a point.
#[must_use]
pub fn csv(table: &Table) -> String {
    let mut text = String::from(MARK);
    let headings = table.columns.iter().map(|column| column.title.clone());
    record(headings, &mut text);
    for row in &table.rows {
        record(row.iter().map(written), &mut text);
    }
    text
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Count(count) => count.to_string(),
        Cell::Money(money) => money.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}

/// A text no spreadsheet runs. One that begins with the guard itself gets a second, so that [`plain`] finds it again.
fn guarded(text: &str) -> String {
    if text.starts_with(DANGEROUS) || text.starts_with(GUARD) {
        format!("{GUARD}{text}")
    } else {
        text.to_owned()
    }
}

/// The text behind the guard.
#[must_use]
pub fn plain(cell: &str) -> &str {
    match cell.strip_prefix(GUARD) {
        Some(rest) if rest.starts_with(DANGEROUS) || rest.starts_with(GUARD) => rest,
        _ => cell,
    }
}

fn record(cells: impl Iterator<Item = String>, text: &mut String) {
    let mut writer = Writer::new();
    let mut bytes = Vec::new();
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            all(&mut bytes, |out| {
                let (result, wrote) = writer.delimiter(out);
                (result, 0, wrote)
            });
        }
        let mut rest = cell.as_bytes();
        all(&mut bytes, |out| {
            let (result, read, wrote) = writer.field(rest, out);
            rest = rest.get(read..).unwrap_or_default();
            (result, read, wrote)
        });
    }
    all(&mut bytes, |out| {
        let (result, wrote) = writer.finish(out);
        (result, 0, wrote)
    });
    text.push_str(&String::from_utf8_lossy(&bytes));
    text.push_str("\r\n");
}

/// Asks for output until there is no more.
fn all(bytes: &mut Vec<u8>, mut write: impl FnMut(&mut [u8]) -> (WriteResult, usize, usize)) {
    let mut room = [0; 256];
    loop {
        let (result, _, wrote) = write(&mut room);
        bytes.extend(room.get(..wrote).unwrap_or_default());
        if result == WriteResult::InputEmpty {
            return;
        }
    }
}
