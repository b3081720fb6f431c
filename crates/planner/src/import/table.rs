//! A file as rows of cells, whatever it was: one text for all cells, so that a row costs no allocation.

use super::{problem::Problem, text::Letters};

/// Most rows read of one file.
pub(super) const MAX_ROWS: usize = 2_000_000;

/// Most cells read of one file: what memory has room for.
const MAX_CELLS: usize = 40_000_000;

/// Headers and rows of cells, with the line each row starts on.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Names of the columns.
    pub(super) headers: Vec<Header>,
    /// Where the cells come from.
    pub(super) shape: Shape,
    /// All cells after each other, each with one byte behind it.
    text: String,
    /// End of each cell in `text`.
    ends: Vec<u32>,
    /// First cell and line of each row.
    rows: Vec<RowStart>,
    /// There was more than is read.
    pub(super) too_long: bool,
}

#[derive(Debug, Clone, Copy)]
struct RowStart {
    cell: u32,
    line: u32,
}

/// Cells on their way into a table, as bytes: which letters they stand for is known when all have been seen.
#[derive(Debug, Default)]
pub(super) struct Body {
    text: Vec<u8>,
    ends: Vec<u32>,
    rows: Vec<RowStart>,
}

/// A place to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark(usize, usize);

impl Body {
    pub(super) fn mark(&self) -> Mark {
        Mark(self.text.len(), self.ends.len())
    }

    /// Forgets what was added after a mark.
    pub(super) fn reset(&mut self, Mark(text, ends): Mark) {
        self.text.truncate(text);
        self.ends.truncate(ends);
    }

    /// Adds bytes to what is not yet ended.
    pub(super) fn copy(&mut self, bytes: &[u8]) {
        self.text.extend_from_slice(bytes);
    }

    /// Ends a cell so many bytes behind what is copied: they will be copied later, with one byte behind them.
    pub(super) fn end_cell(&mut self, ahead: usize) {
        self.ends.push(u32::try_from(self.text.len() + ahead).unwrap_or(u32::MAX));
    }

    /// Ends a cell that is copied already.
    pub(super) fn end_cell_apart(&mut self) {
        self.end_cell(0);
        self.text.push(b'\n');
    }

    /// Makes a row of the cells added since a mark, unless they are blank.
    pub(super) fn end_row(&mut self, line: u32, mark: Mark) {
        let added = self.text.get(mark.0..).unwrap_or_default();
        let first = mark.1;
        if added.first().is_some_and(u8::is_ascii_graphic) && self.ends.get(first) > Some(&small(mark.0))
            || !(first..self.ends.len()).all(|at| trim_bytes(self.cell(at)).is_empty())
        {
            self.rows.push(RowStart { cell: small(first), line });
        } else {
            self.reset(mark);
        }
    }

    /// Bytes of a cell.
    pub(super) fn cell(&self, at: usize) -> &[u8] {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| end + 1);
        let to = self.ends.get(at).copied().unwrap_or(from);
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// How many cells.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Cells added since a mark.
    pub(super) fn since(&self, mark: Mark) -> impl Iterator<Item = &[u8]> {
        (mark.1..self.ends.len()).map(|at| self.cell(at))
    }

    /// There are more rows or cells than are read.
    pub(super) fn full(&self) -> bool {
        self.rows.len() >= MAX_ROWS || self.ends.len() >= MAX_CELLS
    }

    /// The table of these cells, and how its letters were read.
    ///
    /// # Errors
    /// When the cells are no text.
    pub(super) fn table(self, shape: Shape, names: &[Vec<u8>]) -> Result<(Table, Letters), Problem> {
        let headers =
            |letters: Letters| names.iter().map(|name| Header::new(trim(&letters.read(name)))).collect();
        let table = |letters: Letters| Table { headers: headers(letters), shape, ..Table::default() };
        match String::from_utf8(self.text) {
            Ok(text) => {
                // Rows of plain letters may still stand below names with others.
                let letters = Letters::of(&names.concat())?;
                Ok((Table { text, ends: self.ends, rows: self.rows, ..table(letters) }, letters))
            }
            Err(other) => {
                let body = Body { text: other.into_bytes(), ends: self.ends, rows: self.rows };
                let letters = Letters::of(&body.text)?;
                let mut whole = Table { rows: body.rows.clone(), ..table(letters) };
                for at in 0..body.len() {
                    whole.add(&letters.read(body.cell(at)));
                }
                Ok((whole, letters))
            }
        }
    }
}

fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn trim_bytes(cell: &[u8]) -> &[u8] {
    // The blanks that copied pages carry are several bytes long; a cell of nothing else is rare enough to be looked at as text.
    match std::str::from_utf8(cell) {
        Ok(text) => trim(text).as_bytes(),
        Err(_) => cell.trim_ascii(),
    }
}

/// How the table was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shape {
    /// Cells between delimiters.
    #[default]
    Delimited,
    /// Cells between delimiters, without a header.
    Headless,
    /// Columns by blanks, as on a console.
    Console,
    /// A list of JSON objects.
    Json,
}

/// Name of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// As written.
    pub(super) text: String,
    /// Letters and digits only, lower case.
    pub(super) key: String,
}

impl Header {
    pub(super) fn new(text: &str) -> Header {
        Header { text: text.trim().to_owned(), key: key(text) }
    }
}

/// Letters and digits of a name, lower case: `Product Title`, `product_title` and `productTitle` are the same column.
pub(super) fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    index: usize,
}

impl Table {
    /// An empty table with these columns.
    pub(super) fn new<'n>(shape: Shape, names: impl Iterator<Item = &'n str>) -> Table {
        Table { shape, headers: names.map(Header::new).collect(), ..Table::default() }
    }

    /// Adds a row of cells.
    pub(super) fn push<'c>(&mut self, line: u32, cells: impl Iterator<Item = &'c str>) {
        if self.rows.len() >= MAX_ROWS || self.ends.len() >= MAX_CELLS {
            self.too_long = true;
            return;
        }
        self.rows.push(RowStart { cell: small(self.ends.len()), line });
        cells.for_each(|cell| self.add(cell));
    }

    fn add(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(small(self.text.len()));
        self.text.push('\n');
    }

    /// All rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|index| Row { table: self, index })
    }

    /// How many rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The column whose name is one of `names`; earlier names win.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let wanted = key(name);
            self.headers.iter().position(|header| header.key == wanted)
        })
    }

    /// There is a column for every one of `names`.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.column(&[name]).is_some())
    }

    /// There is a column for at least one of `names`.
    pub(super) fn has_any(&self, names: &[&str]) -> bool {
        self.column(names).is_some()
    }

    /// Header of a column as written.
    pub(super) fn header(&self, column: usize) -> &str {
        self.headers.get(column).map_or("", |header| header.text.as_str())
    }

    /// Stable over files with the same columns in whatever order: FNV-1a over the sorted names.
    pub(super) fn header_key(&self) -> String {
        let mut keys: Vec<&str> =
            self.headers.iter().map(|header| header.key.as_str()).filter(|key| !key.is_empty()).collect();
        keys.sort_unstable();
        let hash = keys
            .iter()
            .flat_map(|key| key.bytes().chain([0]))
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            });
        format!("{hash:016x}")
    }
}

impl<'t> Row<'t> {
    /// Line the row starts on, from 1.
    pub(super) fn line(self) -> u32 {
        self.table.rows.get(self.index).map_or(0, |row| row.line)
    }

    /// Number of the row, from 0.
    pub(super) fn index(self) -> usize {
        self.index
    }

    fn bounds(self) -> (usize, usize) {
        let at = |index: usize| self.table.rows.get(index).map(|row| row.cell as usize);
        (at(self.index).unwrap_or(0), at(self.index + 1).unwrap_or(self.table.ends.len()))
    }

    /// How many cells the row has.
    pub(super) fn width(self) -> usize {
        let (start, end) = self.bounds();
        end - start
    }

    /// A cell without blanks around it; empty when the row is too short.
    pub(super) fn cell(self, column: usize) -> &'t str {
        let (start, end) = self.bounds();
        let index = start + column;
        if index >= end {
            return "";
        }
        let ends = &self.table.ends;
        let from = index.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| end + 1);
        let to = ends.get(index).copied().unwrap_or(from);
        trim(self.table.text.get(from as usize..to as usize).unwrap_or_default())
    }

    /// All cells.
    pub(super) fn cells(self) -> impl Iterator<Item = &'t str> {
        (0..self.width()).map(move |column| self.cell(column))
    }
}

/// The first bytes of a text, whole letters.
pub(super) fn prefix(text: &str, bytes: usize) -> &str {
    let mut cut = bytes.min(text.len());
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    text.get(..cut).unwrap_or(text)
}

/// Cuts blanks of every kind, also the ones without width that copied pages carry.
pub(super) fn trim(text: &str) -> &str {
    // Most cells have none.
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\0')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_letters_and_digits() {
        assert_eq!(key("Product_Title "), key("productTitle"));
        assert_eq!(key("Größe (GB)"), "größegb");
    }

    #[test]
    fn rows_beyond_the_limit_are_noticed() {
        let mut table = Table::default();
        for _ in 0..=MAX_ROWS {
            table.push(1, std::iter::empty());
        }
        assert!(table.too_long && table.len() == MAX_ROWS);
    }

    #[test]
    fn cells_beyond_a_short_row_are_empty() {
        let mut table = Table::default();
        table.push(2, ["a", " b\u{a0}"].into_iter());
        table.push(3, ["c"].into_iter());
        let cells: Vec<Vec<&str>> =
            table.rows().map(|row| (0..3).map(|column| row.cell(column)).collect()).collect();
        assert_eq!(cells, [["a", "b", ""], ["c", "", ""]]);
    }

    #[test]
    fn the_order_of_columns_does_not_change_their_key() {
        let keyed = |names: &[&str]| Table::new(Shape::Delimited, names.iter().copied()).header_key();
        assert_eq!(keyed(&["A", "B b"]), keyed(&["bb", "a"]));
        assert_ne!(keyed(&["ab"]), keyed(&["a", "b"]));
    }
}
