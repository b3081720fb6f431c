//! Cells as text: separated by tabs, a line a row, on the lines they have in the workbook.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use serde::Serialize;

use super::{Fault, guard};

/// Most cells of a workbook that hold anything.
pub const MOST_CELLS: u32 = 10_000_000;
/// Most empty rows, or empty columns, that are kept between two that hold something: one cell far out is no table.
const MOST_EMPTY: u32 = 1_000;

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Not shown by the program that made it.
    pub hidden: bool,
    /// Its cells as delimited text.
    pub cells: String,
}

/// The sheets that hold anything, in their order.
///
/// Numbers are written with a point, days as `2026-11-22` (with `T10:15:00` where the hour is not midnight), truths as
/// `TRUE` and `FALSE`; errors and formulas without a kept value are empty.
///
/// # Errors
/// [`Fault`] when it is too large, or no workbook that can be read.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    guard::check(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut read = Vec::new();
    let mut left = MOST_CELLS;
    for (name, hidden) in sheets {
        let mut text = Text::default();
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(|_| Fault::Broken)?;
        while let Some(cell) = cells.next_cell().map_err(|_| Fault::Broken)? {
            let value = text_of(cell.get_value());
            if value.is_empty() {
                continue;
            }
            left = left.checked_sub(1).ok_or(Fault::TooLarge)?;
            let (row, column) = cell.get_position();
            text.put(row, column, &value);
        }
        if !text.cells.is_empty() {
            read.push(Sheet { name, hidden, cells: text.cells });
        }
    }
    Ok(read)
}

/// Delimited text that grows row by row.
#[derive(Default)]
struct Text {
    cells: String,
    row: u32,
    column: u32,
}

impl Text {
    /// Adds a cell; those of a row that come out of order begin a row of their own rather than getting lost.
    fn put(&mut self, row: u32, column: u32, value: &str) {
        if row > self.row || column < self.column {
            let down = row.saturating_sub(self.row).clamp(1, MOST_EMPTY);
            (0..down).for_each(|_| self.cells.push('\n'));
            self.row = self.row.max(row);
            self.column = 0;
        }
        let right = column.saturating_sub(self.column).min(MOST_EMPTY);
        (0..right).for_each(|_| self.cells.push('\t'));
        self.column = column;
        if value.contains(['\t', '\n', '\r', '"']) {
            self.cells.push('"');
            self.cells.push_str(&value.replace('"', "\"\""));
            self.cells.push('"');
        } else {
            self.cells.push_str(value);
        }
    }
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            if (hour, minute, second) == (0, 0, 0) {
                format!("{year:04}-{month:02}-{day:02}")
            } else {
                format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
            }
        }
        DataRef::DateTime(duration) => duration.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
