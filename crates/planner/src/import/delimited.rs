//! Cells between delimiters → table: finds the delimiter, the header below any lines above it, and the rows.

use std::borrow::Cow;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::table::{Shape, Table, key, trim};

/// Delimiters that occur, the likelier first where nothing tells them apart.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How much of a file is looked at to find its delimiter and header, bytes and records.
const HEAD_BYTES: usize = 64 * 1024;
const HEAD_RECORDS: usize = 60;
/// Most columns with a name.
const MAX_COLUMNS: usize = 5_000;

/// Reads delimited cells; `known` tells names of columns that some importer knows.
pub(super) fn read(text: &str, known: impl Fn(&str) -> bool) -> Table {
    let text = straighten(text);
    let (body, skipped, said) = preamble(&text);
    let delimiter = said.unwrap_or_else(|| sniff(body));
    let mut head: Vec<Vec<String>> = Vec::new();
    each_record(body, delimiter, true, |record| {
        head.push(record.cells().take(MAX_COLUMNS).map(|cell| trim(cell).to_owned()).collect());
        head.len() < HEAD_RECORDS
    });
    let header_at = find_header(&head, known);
    let Some(header_at) = header_at else {
        let width = head.iter().map(Vec::len).max().unwrap_or(0);
        let numbers: Vec<String> = (1..=width).map(|number| number.to_string()).collect();
        let mut table = Table::new(Shape::Headless, numbers.iter().map(String::as_str));
        fill(&mut table, body, delimiter, skipped, 0);
        return table;
    };
    let names = head.get(header_at).map(Vec::as_slice).unwrap_or_default();
    let mut table = Table::new(Shape::Delimited, names.iter().map(String::as_str));
    fill(&mut table, body, delimiter, skipped, header_at + 1);
    table
}

fn fill(table: &mut Table, body: &str, delimiter: u8, skipped_lines: u32, skipped_records: usize) {
    let mut number = 0;
    each_record(body, delimiter, true, |record| {
        number += 1;
        if number <= skipped_records {
            return true;
        }
        let line = record.line.saturating_add(skipped_lines);
        let headers = table.headers.len();
        // A quotation mark too many swallows the lines below it: then each line is read by itself.
        if table.shape == Shape::Delimited && swallowed(&record, delimiter, headers) {
            for (below, single) in (0_u32..).zip(record.raw.lines()) {
                let quoting = single.matches('"').count() % 2 == 0;
                each_record(single, delimiter, quoting, |alone| {
                    let cells = alone.cells().map(|cell| if quoting { cell } else { cell.trim_matches('"') });
                    table.push(line.saturating_add(below), cells);
                    !table.too_long
                });
            }
        } else {
            push(table, line, &record);
        }
        !table.too_long
    });
}

/// Whether a record over several lines holds lines that are records themselves.
fn swallowed(record: &Record<'_>, delimiter: u8, headers: usize) -> bool {
    let whole = |line: &str| line.bytes().filter(|byte| *byte == delimiter).count() + 1 >= headers;
    record.text.contains('\n')
        && headers > 1
        && (record.width() != headers || record.raw.lines().filter(|line| whole(line)).count() > 1)
}

/// Adds a record, unless it is nothing but delimiters.
fn push(table: &mut Table, line: u32, record: &Record<'_>) {
    if !trim(record.text).is_empty() {
        table.push(line, record.cells());
    }
}

/// Copied documents have curly quotes where a file has straight ones.
fn straighten(text: &str) -> Cow<'_, str> {
    let head = prefix(text, HEAD_BYTES);
    let mut text = Cow::Borrowed(text);
    if !head.contains('"') && ["“,", "”,", "”;", "”\t", "„"].iter().any(|sign| head.contains(sign))
    {
        text = Cow::Owned(text.replace(['“', '”', '„'], "\""));
    }
    if text.contains('\r') && !text.contains('\n') {
        text = Cow::Owned(text.replace('\r', "\n"));
    }
    text
}

fn prefix(text: &str, bytes: usize) -> &str {
    let mut cut = bytes.min(text.len());
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    text.get(..cut).unwrap_or(text)
}

/// Lines that programs put before the table: `sep=;` and `#TYPE …`.
fn preamble(text: &str) -> (&str, u32, Option<u8>) {
    let (mut body, mut lines, mut delimiter) = (text, 0, None);
    while let Some((first, rest)) = body.split_once('\n') {
        let line = trim(first).trim_matches('"');
        if let Some(said) = line.strip_prefix("sep=").filter(|said| said.len() <= 1) {
            delimiter = Some(said.bytes().next().unwrap_or(b'\t'));
        } else if !line.starts_with("#TYPE ") {
            break;
        }
        body = rest;
        lines += 1;
    }
    (body, lines, delimiter)
}

/// One record: its cells after each other, and where each ends.
struct Record<'r> {
    line: u32,
    raw: &'r str,
    text: &'r str,
    ends: &'r [usize],
}

impl<'r> Record<'r> {
    fn width(&self) -> usize {
        self.ends.len()
    }

    fn cells(&self) -> impl Iterator<Item = &'r str> {
        let (text, ends) = (self.text, self.ends);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(ends).map(move |(start, end)| text.get(start..*end).unwrap_or_default())
    }
}

/// Calls `each` with every record that is not blank, while it answers yes.
fn each_record(text: &str, delimiter: u8, quoting: bool, mut each: impl FnMut(Record<'_>) -> bool) {
    let mut reader: Reader = ReaderBuilder::new().delimiter(delimiter).quoting(quoting).build();
    let (mut output, mut ends) = (vec![0_u8; 8 * 1024], vec![0_usize; 64]);
    let (mut written, mut ended) = (0, 0);
    let (mut start, mut at) = (0, 0);
    let mut line = first_line(text.as_bytes(), 1);
    loop {
        let input = text.as_bytes().get(at..).unwrap_or_default();
        let room = output.get_mut(written..).unwrap_or_default();
        let (result, read, wrote, finished) =
            reader.read_record(input, room, ends.get_mut(ended..).unwrap_or_default());
        at += read;
        written += wrote;
        ended += finished;
        match result {
            // The reader wants an empty input to know that the text is over.
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => output.resize(output.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            ReadRecordResult::End => return,
            ReadRecordResult::Record => {
                let cells =
                    std::str::from_utf8(output.get(..written).unwrap_or_default()).unwrap_or_default();
                let raw = text.get(start..at).unwrap_or_default().trim_start_matches(['\r', '\n']);
                if !each(Record { line, raw, text: cells, ends: ends.get(..ended).unwrap_or_default() }) {
                    return;
                }
                (written, ended, start) = (0, 0, at);
                let consumed = u32::try_from(reader.line()).unwrap_or(u32::MAX);
                line = first_line(text.as_bytes().get(at..).unwrap_or_default(), consumed);
            }
        }
    }
}

/// The line the next record starts on: blank lines before it are passed over.
fn first_line(rest: &[u8], line: u32) -> u32 {
    let blank = rest.iter().take_while(|byte| matches!(**byte, b'\r' | b'\n'));
    line.saturating_add(u32::try_from(blank.filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX))
}

/// The delimiter that cuts most records into the same number of cells.
fn sniff(text: &str) -> u8 {
    let head = prefix(text, HEAD_BYTES);
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let mut widths: Vec<usize> = Vec::new();
        each_record(head, delimiter, true, |record| {
            widths.push(record.width());
            widths.len() < HEAD_RECORDS
        });
        let agreeing = |width: usize| widths.iter().filter(|other| **other == width).count();
        let score = widths
            .iter()
            .filter(|width| **width > 1)
            .map(|width| agreeing(*width) * 100 / widths.len().max(1) * 1000 + (*width).min(999))
            .max()
            .unwrap_or(0);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// The record with the names: the first with two names that are known, else the first full one that is followed by data.
fn find_header(head: &[Vec<String>], known: impl Fn(&str) -> bool) -> Option<usize> {
    let names = |record: &[String]| record.iter().filter(|cell| known(&key(cell))).count();
    let most = head.iter().map(|record| names(record)).max().unwrap_or(0);
    if most >= 2 {
        return head.iter().position(|record| names(record) * 2 > most);
    }
    let width = head.iter().map(|record| filled(record)).max().unwrap_or(0);
    head.iter()
        .position(|record| {
            filled(record) * 4 >= width * 3
                && filled(record) > 0
                && (width > 1 || known(&key(record.first().map_or("", String::as_str))))
        })
        .filter(|at| {
            head.get(*at).is_some_and(|record| {
                let mut names: Vec<String> =
                    record.iter().map(|cell| key(cell)).filter(|name| !name.is_empty()).collect();
                let count = names.len();
                names.sort();
                names.dedup();
                names.len() == count && !record.iter().any(|cell| like_data(cell))
            })
        })
}

fn filled(record: &[String]) -> usize {
    record.iter().filter(|cell| !cell.is_empty()).count()
}

/// Numbers, days, ids: what a header never is.
fn like_data(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    !cell.is_empty() && digits * 2 >= cell.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Vec<String>, Vec<(u32, Vec<String>)>) {
        let table = read(text, |name| matches!(name, "product" | "seats" | "end"));
        let rows = table.rows().map(|row| (row.line(), row.cells().map(str::to_owned).collect())).collect();
        (table.headers.into_iter().map(|header| header.text).collect(), rows)
    }

    fn owned(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn the_delimiter_is_the_one_that_cuts_evenly() {
        for delimiter in [",", ";", "\t", "|"] {
            let text = format!("Product{delimiter}Seats\r\n\"A, B; C\"{delimiter}4\r\n");
            let (headers, rows) = rows(&text);
            assert_eq!(
                (headers, rows),
                (owned(&["Product", "Seats"]), vec![(2, owned(&["A, B; C", "4"]))]),
                "{delimiter}"
            );
        }
    }

    #[test]
    fn lines_above_the_header_are_no_rows_and_lines_keep_their_numbers() {
        let (headers, rows) =
            rows("sep=;\nReport of Contoso\n\nProduct;Seats;End\n\n\"Two\nlines\";4;x\n;;\nB;5;y\n");
        assert_eq!(headers, owned(&["Product", "Seats", "End"]));
        assert_eq!(rows, [(6, owned(&["Two\nlines", "4", "x"])), (9, owned(&["B", "5", "y"]))]);
    }

    #[test]
    fn a_quotation_mark_too_many_costs_its_own_line_only() {
        let (_, rows) = rows("Product,Seats,End\nA,1,x\n\"B,2,y\nC,3,z\nD,4,w\n");
        let expected =
            [(2, ["A", "1", "x"]), (3, ["B", "2", "y"]), (4, ["C", "3", "z"]), (5, ["D", "4", "w"])];
        assert_eq!(rows, expected.map(|(line, cells)| (line, owned(&cells))));
    }

    #[test]
    fn cells_without_names_get_numbers() {
        let (headers, rows) = rows("Microsoft 365 E3\t40\t2027-03-14\nOffice 365 E1\t5\t2027-01-31\n");
        assert_eq!(headers, owned(&["1", "2", "3"]));
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn curly_quotes_and_old_line_ends_are_read() {
        assert_eq!(rows("“Product”,“Seats”\n“A, B”,“4”\n").1, [(2, owned(&["A, B", "4"]))]);
        assert_eq!(rows("Product,Seats\rA,4\r").1, [(2, owned(&["A", "4"]))]);
    }
}
