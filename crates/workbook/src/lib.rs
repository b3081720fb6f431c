//! Tables as a workbook: typed cells, so that days are days, amounts are numbers, and words are never formulas.

use changeover_planner::{
    handout::{Cell, Kind, Table},
    model::Money,
};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// The workbook, one sheet a table.
///
/// # Errors
/// What the writer refuses, such as more rows than a sheet holds.
pub fn write(tables: &[Table]) -> Result<Vec<u8>, String> {
    sheets(tables).map_err(|error| format!("the workbook cannot be written: {error}"))
}

fn sheets(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same tables give the same bytes, whenever they are written.
    let written = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&written));
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let money = Format::new().set_num_format("#,##0.00");
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(&table.title)?;
        sheet.set_freeze_panes(1, 0)?;
        for (place, column) in (0..).zip(&table.columns) {
            sheet.write_with_format(0, place, column.title.as_str(), &bold)?;
            sheet.set_column_width(place, width(column.kind))?;
        }
        for (line, row) in (1..).zip(&table.rows) {
            for (place, cell) in (0..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    // A sheet holds 32,767 characters in a cell.
                    Cell::Text(text) => {
                        let text: String = text.chars().take(32_767).collect();
                        sheet.write_string(line, place, text)?;
                    }
                    Cell::Count(count) => {
                        sheet.write_number(line, place, u32::try_from(*count).unwrap_or(u32::MAX))?;
                    }
                    Cell::Money(amount) => {
                        sheet.write_number_with_format(line, place, number(*amount), &money)?;
                    }
                    Cell::Day(on) => {
                        let year = u16::try_from(on.year()).unwrap_or_default();
                        let at = ExcelDateTime::from_ymd(
                            year,
                            u8::try_from(on.month()).unwrap_or_default(),
                            u8::try_from(on.day()).unwrap_or_default(),
                        )?;
                        sheet.write_with_format(line, place, &at, &day)?;
                    }
                }
            }
        }
        let (last_row, last_column) = (table.rows.len(), table.columns.len().saturating_sub(1));
        sheet.autofilter(
            0,
            0,
            u32::try_from(last_row).unwrap_or(u32::MAX),
            u16::try_from(last_column).unwrap_or(u16::MAX),
        )?;
    }
    book.save_to_buffer()
}

/// A sheet's numbers are binary fractions: the nearest to the amount, which shows as the amount.
fn number(money: Money) -> f64 {
    money.to_string().parse().unwrap_or_default()
}

fn width(kind: Kind) -> u8 {
    match kind {
        Kind::Text => 28,
        Kind::Count => 12,
        Kind::Money => 16,
        Kind::Day => 14,
    }
}
