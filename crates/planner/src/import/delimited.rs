//! Cells between delimiters → table: finds the delimiter, the header below any lines above it, and the rows; takes the
//! text in chunks that may end anywhere.

use super::{
    problem::Problem,
    split::{Dialect, Front, endless},
    table::{Body, Mark, Shape, Table, key, trim},
    text::Letters,
};

/// Delimiters that occur, the likelier first where nothing tells them apart.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How much of a file is looked at to find its delimiter and header, bytes and records.
pub(super) const HEAD_BYTES: usize = 64 * 1024;
const HEAD_RECORDS: usize = 60;
/// Most columns with a name.
const MAX_COLUMNS: usize = 5_000;

/// A table of delimited cells in the making.
#[derive(Debug)]
pub(super) struct Delimited {
    dialect: Dialect,
    /// Names of the columns as they were written; none where there is no header.
    names: Option<Vec<Vec<u8>>>,
    /// How many columns.
    width: usize,
    /// Records above the first row that are still to be passed over.
    above: usize,
    /// Bytes of the lines that programs put before everything, still to be passed over.
    preamble: usize,
    /// Line of the next record.
    line: u32,
    /// The beginning of a record that is not whole yet.
    rest: Vec<u8>,
    body: Body,
}

impl Delimited {
    /// Learns from the head of a text how it is written; `known` tells names of columns that some importer knows.
    /// The head is part of what is to be fed.
    pub(super) fn learn(head: &[u8], letters: Letters, known: impl Fn(&str) -> bool) -> Delimited {
        let (body, skipped, said) = preamble(head);
        let delimiter = said.unwrap_or_else(|| sniff(body));
        let dialect = Dialect { delimiter, quoting: true };
        let mut raw: Vec<Vec<Vec<u8>>> = Vec::new();
        each_record(body, dialect, |cells, mark| {
            raw.push(cells.since(mark).take(MAX_COLUMNS).map(<[u8]>::to_vec).collect());
            raw.len() < HEAD_RECORDS
        });
        let read: Vec<Vec<String>> = raw
            .iter()
            .map(|record| record.iter().map(|cell| trim(&letters.read(cell)).to_owned()).collect())
            .collect();
        let header = find_header(&read, known);
        let names = header.and_then(|at| raw.get(at).cloned());
        let widest = raw.iter().map(Vec::len).max().unwrap_or(0);
        Delimited {
            dialect,
            width: names.as_ref().map_or(widest, Vec::len),
            names,
            above: header.map_or(0, |at| at + 1),
            preamble: head.len() - body.len(),
            line: 1 + skipped,
            rest: Vec::new(),
            body: Body::default(),
        }
    }

    /// Takes the next bytes; `last` when nothing follows. Answers no when there is more than is read.
    pub(super) fn feed(&mut self, bytes: &[u8], last: bool) -> bool {
        let passed = self.preamble.min(bytes.len());
        self.preamble -= passed;
        let mut bytes = bytes.get(passed..).unwrap_or_default();
        let carried;
        if !self.rest.is_empty() {
            let mut whole = std::mem::take(&mut self.rest);
            whole.extend_from_slice(bytes);
            carried = whole;
            bytes = &carried;
        }
        while !bytes.is_empty() {
            if self.body.full() {
                return false;
            }
            let mark = self.body.mark();
            match self.dialect.cut(bytes, last, &mut self.body) {
                Front::Blank { bytes: length } => {
                    self.line = self.line.saturating_add(1);
                    bytes = bytes.get(length..).unwrap_or_default();
                }
                Front::Record { bytes: length, lines } => {
                    let raw = bytes.get(..length).unwrap_or_default();
                    self.record(raw, lines, mark);
                    bytes = bytes.get(length..).unwrap_or_default();
                }
                // A quotation mark that is never closed was none: its line is read by itself.
                Front::Unfinished if endless(bytes.len()) => {
                    let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
                    self.single(bytes.get(..end).unwrap_or_default(), 0);
                    self.line = self.line.saturating_add(1);
                    bytes = bytes.get(end..).unwrap_or_default();
                }
                Front::Unfinished => {
                    self.rest = bytes.to_vec();
                    return true;
                }
            }
        }
        true
    }

    /// Keeps a record whose cells have been added since a mark.
    fn record(&mut self, raw: &[u8], lines: u32, mark: Mark) {
        if self.above > 0 {
            self.above -= 1;
            self.body.reset(mark);
        } else if lines > 1 && self.swallowed(raw, mark) {
            // A quotation mark too many swallows the lines below it: then each line is read by itself.
            self.body.reset(mark);
            for (below, single) in (0_u32..).zip(raw.split_inclusive(|byte| *byte == b'\n')) {
                self.single(single, below);
            }
        } else {
            self.body.end_row(self.line, mark);
        }
        self.line = self.line.saturating_add(lines);
    }

    /// Whether a record over several lines holds lines that are records themselves.
    fn swallowed(&self, raw: &[u8], mark: Mark) -> bool {
        let whole = |line: &&[u8]| {
            line.iter().filter(|byte| **byte == self.dialect.delimiter).count() + 1 >= self.width
        };
        self.names.is_some()
            && self.width > 1
            && (self.body.since(mark).count() != self.width
                || raw.split(|byte| *byte == b'\n').filter(whole).count() > 1)
    }

    /// Reads a line by itself, so many lines below the beginning of its record; its quotation marks count when they are even.
    fn single(&mut self, line: &[u8], below: u32) {
        let even = line.iter().filter(|byte| **byte == b'"').count() % 2 == 0;
        let dialect = if even { self.dialect } else { self.dialect.plain() };
        let mark = self.body.mark();
        if let Front::Record { .. } = dialect.cut(line, true, &mut self.body) {
            if !even {
                let bare: Vec<Vec<u8>> = self.body.since(mark).map(|cell| unmarked(cell).to_vec()).collect();
                self.body.reset(mark);
                for cell in bare {
                    self.body.copy(&cell);
                    self.body.end_cell_apart();
                }
            }
            self.body.end_row(self.line.saturating_add(below), mark);
        }
    }

    /// The table, and how its letters were read.
    ///
    /// # Errors
    /// When the cells are no text.
    pub(super) fn table(self) -> Result<(Table, Letters), Problem> {
        let (shape, names) = match self.names {
            Some(names) => (Shape::Delimited, names),
            None => (Shape::Headless, (1..=self.width).map(|at| at.to_string().into_bytes()).collect()),
        };
        self.body.table(shape, &names)
    }
}

fn unmarked(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    let cell = cell.strip_prefix(b"\"").unwrap_or(cell);
    cell.strip_suffix(b"\"").unwrap_or(cell)
}

/// Copied documents have curly quotes where a file has straight ones, and old files have carriage returns alone; `None`
/// where there is nothing to straighten. `head` is the beginning of the text.
pub(super) fn straighten(head: &str, text: &str) -> Option<String> {
    let curly = !head.contains('"') && ["“,", "”,", "”;", "”\t", "„"].iter().any(|sign| head.contains(sign));
    let returns = head.contains('\r') && !head.contains('\n');
    match (curly, returns) {
        (false, false) => None,
        (true, _) => Some(text.replace(['“', '”', '„'], "\"")),
        (false, true) => Some(text.replace('\r', "\n")),
    }
}

/// Lines that programs put before the table: `sep=;` and `#TYPE …`.
fn preamble(head: &[u8]) -> (&[u8], u32, Option<u8>) {
    let (mut body, mut lines, mut delimiter) = (head, 0, None);
    while let Some(end) = body.iter().position(|byte| *byte == b'\n') {
        let line = body.get(..end).unwrap_or_default().trim_ascii();
        let line = unmarked(line);
        if let Some(said) = line.strip_prefix(b"sep=").filter(|said| said.len() <= 1) {
            delimiter = Some(said.first().copied().unwrap_or(b'\t'));
        } else if !line.starts_with(b"#TYPE ") {
            break;
        }
        body = body.get(end + 1..).unwrap_or_default();
        lines += 1;
    }
    (body, lines, delimiter)
}

/// Calls `each` with every record that is not empty, while it answers yes.
fn each_record(bytes: &[u8], dialect: Dialect, mut each: impl FnMut(&Body, Mark) -> bool) {
    let (mut body, mut bytes) = (Body::default(), bytes);
    loop {
        let mark = body.mark();
        bytes = match dialect.cut(bytes, true, &mut body) {
            Front::Unfinished => return,
            Front::Blank { bytes: length } => bytes.get(length..).unwrap_or_default(),
            Front::Record { bytes: length, .. } => {
                if !each(&body, mark) {
                    return;
                }
                body.reset(mark);
                bytes.get(length..).unwrap_or_default()
            }
        };
    }
}

/// The delimiter that cuts most records into the same number of cells.
fn sniff(head: &[u8]) -> u8 {
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let mut widths: Vec<usize> = Vec::new();
        each_record(head, Dialect { delimiter, quoting: true }, |cells, mark| {
            widths.push(cells.since(mark).count());
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

/// Numbers, days, ids: what a header never is; `Q1` and `c12` are names of columns.
fn like_data(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let numbered = cell.len() <= 4 && cell.starts_with(|c: char| c.is_ascii_alphabetic());
    !cell.is_empty() && !numbered && digits * 2 >= cell.chars().count()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn read(text: &str, chunk: usize) -> Table {
        let straight = straighten(text, text);
        let text = straight.as_deref().unwrap_or(text);
        let known = |name: &str| matches!(name, "product" | "seats" | "end");
        let mut delimited = Delimited::learn(text.as_bytes(), Letters::Utf8, known);
        text.as_bytes().chunks(chunk).for_each(|chunk| assert!(delimited.feed(chunk, false)));
        assert!(delimited.feed(b"", true));
        delimited.table().unwrap().0
    }

    fn rows(text: &str) -> (Vec<String>, Vec<(u32, Vec<String>)>) {
        // Byte by byte and at once: where a chunk ends makes no difference.
        let table = read(text, text.len().max(1));
        let by_byte = read(text, 1);
        let cells = |table: &Table| -> Vec<(u32, Vec<String>)> {
            table.rows().map(|row| (row.line(), row.cells().map(str::to_owned).collect())).collect()
        };
        assert_eq!((cells(&table), &table.headers), (cells(&by_byte), &by_byte.headers));
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
    fn numbered_columns_are_names_and_short_products_are_not() {
        assert_eq!(rows("Item,Code,Q1,Q2\nA,B,1,2\n").0, owned(&["Item", "Code", "Q1", "Q2"]));
        assert_eq!(rows("E3\t40\nE5\t7\n").0, owned(&["1", "2"]));
    }

    #[test]
    fn curly_quotes_and_old_line_ends_are_read() {
        assert_eq!(rows("“Product”,“Seats”\n“A, B”,“4”\n").1, [(2, owned(&["A, B", "4"]))]);
        assert_eq!(rows("Product,Seats\rA,4\r").1, [(2, owned(&["A", "4"]))]);
    }
}
