//! Workbooks in; each is made here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::io::{Cursor, Write};

use changeover_sheets::{Fault, MOST_ENTRIES, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn cells_come_as_the_text_the_importers_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Licences").unwrap();
    let day = Format::new().set_num_format("dd.mm.yyyy");
    sheet.write(0, 0, "Exported by somebody").unwrap();
    for (at, head) in ["Product", "Seats", "Ends", "Price", "Auto-renew", "Notes"].into_iter().enumerate() {
        sheet.write(2, u16::try_from(at).unwrap(), head).unwrap();
    }
    sheet.write(3, 0, "Microsoft 365 E3").unwrap();
    sheet.write(3, 1, 40).unwrap();
    sheet.write_with_format(3, 2, ExcelDateTime::parse_from_str("2027-03-14").unwrap(), &day).unwrap();
    sheet.write(3, 3, 23.1).unwrap();
    sheet.write(3, 4, true).unwrap();
    sheet.write(3, 5, "two\nlines \"quoted\"").unwrap();
    sheet.write(4, 0, Formula::new("A4").set_result("Microsoft 365 E3")).unwrap();
    sheet.write(4, 5, "after a gap").unwrap();
    book.add_worksheet().set_name("Empty").unwrap();
    book.add_worksheet().set_name("Old").unwrap().set_hidden(true).write(0, 0, "x").unwrap();

    let sheets = read(&book.save_to_buffer().unwrap()).unwrap();
    let names: Vec<_> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(names, [("Licences", false), ("Old", true)]);
    assert_eq!(
        sheets[0].cells,
        "Exported by somebody\n\nProduct\tSeats\tEnds\tPrice\tAuto-renew\tNotes\n\
         Microsoft 365 E3\t40\t2027-03-14\t23.1\tTRUE\t\"two\nlines \"\"quoted\"\"\"\n\
         Microsoft 365 E3\t\t\t\t\tafter a gap"
    );
}

#[test]
fn one_cell_far_out_is_no_table_of_a_million_rows() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Product").unwrap();
    sheet.write(1_048_575, 16_383, "far").unwrap();
    let sheets = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(sheets[0].cells.len(), "Product".len() + 1_000 + 1_000 + "far".len());
}

#[test]
fn an_archive_of_too_many_files_is_refused() {
    let names: Vec<String> = (0..=MOST_ENTRIES).map(|at| at.to_string()).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(read(&zipped(&many)), Err(Fault::TooLarge));
}

#[test]
fn what_is_no_workbook_is_refused() {
    assert_eq!(read(b""), Err(Fault::Broken));
    assert_eq!(read(b"PK\x03\x04 and then something else"), Err(Fault::Broken));
    assert_eq!(read(&zipped(&[("word/document.xml", b"<w/>")])), Err(Fault::Broken));
}
