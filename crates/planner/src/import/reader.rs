//! A file as it comes in, chunk by chunk: what has been read is a table already, and the bytes are not kept. Between two
//! chunks the one who reads may show how far it is, or stop by dropping the reader.

use super::{
    SourceFile, console,
    delimited::{Delimited, HEAD_BYTES, straighten},
    json, names,
    outcome::Diagnostic,
    problem::Problem,
    table::{self, Table},
    text::{self, Letters, Units},
};

/// A file that has been read, ready to be imported as often as answers change.
#[derive(Debug)]
pub struct OpenedFile {
    /// Name without a path.
    pub(super) name: String,
    /// What it holds, or why it cannot be read.
    pub(super) content: Result<Content, Diagnostic>,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) table: Table,
    /// Said before anything else about it.
    pub(super) before: Vec<Problem>,
    /// Lines of entries that are no objects.
    pub(super) not_records: Vec<u32>,
    /// The value of `format`, where it is an object that has one.
    pub(super) format: Option<String>,
}

impl OpenedFile {
    /// Name without a path.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Reads a file that is there as a whole.
    #[must_use]
    pub fn of(file: &SourceFile) -> OpenedFile {
        let mut reader = Reader::new(&file.name);
        reader.push(&file.bytes);
        reader.finish()
    }
}

/// Reads a file in chunks of any size. Total: whatever the bytes are, [`Reader::finish`] gives an answer.
///
/// Delimited text is cut into cells as it comes and takes about its own size in memory; what has to be seen as a whole
/// (JSON, what a console printed) is kept until the end.
#[derive(Debug)]
pub struct Reader {
    name: String,
    read: u64,
    units: Units,
    state: State,
}

#[derive(Debug)]
enum State {
    /// Not enough to tell what it is.
    Head(Vec<u8>),
    /// Has to be seen as a whole.
    Whole(Vec<u8>),
    /// Delimited cells.
    Cells(Box<Delimited>),
    /// Nothing more is looked at.
    Refused(Problem),
}

impl Reader {
    /// A reader of a file with this name.
    #[must_use]
    pub fn new(name: &str) -> Reader {
        Reader { name: name.to_owned(), read: 0, units: Units::Narrow, state: State::Head(Vec::new()) }
    }

    /// Bytes taken so far: with the size of the file, how far it is.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.read
    }

    /// Takes the next bytes, however many.
    pub fn push(&mut self, chunk: &[u8]) {
        self.read = self.read.saturating_add(chunk.len() as u64);
        if self.read > text::MAX_BYTES as u64 {
            self.refuse_size();
            return;
        }
        match &mut self.state {
            State::Refused(_) => {}
            State::Whole(bytes) => bytes.extend_from_slice(&self.units.next(chunk)),
            State::Cells(cells) => {
                if !cells.feed(&self.units.next(chunk), false) {
                    self.state = too_many();
                }
            }
            State::Head(head) => {
                let room = HEAD_BYTES.saturating_sub(head.len()).min(chunk.len());
                let (now, later) = chunk.split_at_checked(room).unwrap_or((chunk, &[]));
                head.extend_from_slice(now);
                if !later.is_empty() {
                    let head = std::mem::take(head);
                    self.state = self.begin(&head, false);
                    self.read -= later.len() as u64;
                    self.push(later);
                }
            }
        }
    }

    fn refuse_size(&mut self) {
        let problem = Problem::TooLarge { bytes: self.read, limit: text::MAX_BYTES as u64 };
        self.state = State::Refused(problem);
    }

    /// Tells from the head what the file is.
    fn begin(&mut self, head: &[u8], last: bool) -> State {
        let bytes = match Units::of(head) {
            Ok((units, mark)) => {
                self.units = units;
                self.units.next(head.get(mark..).unwrap_or_default())
            }
            Err(problem) => return State::Refused(problem),
        };
        // A letter or a line that the head cuts in two tells nothing.
        let whole = if last { None } else { bytes.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')) };
        let sample = bytes.get(..whole.map_or(bytes.len(), |at| at + 1)).unwrap_or(&bytes);
        let letters = match Letters::of(sample) {
            Ok(letters) => letters,
            Err(problem) => return State::Refused(problem),
        };
        let text = letters.read(sample);
        if last && text::is_blank(&text) {
            return State::Refused(Problem::EmptyFile);
        }
        if json::looks_like(&text) || console::read(&text).is_some() || straighten(&text, "").is_some() {
            return State::Whole(bytes.into_owned());
        }
        let mut cells = Delimited::learn(sample, letters, names::known);
        if cells.feed(&bytes, false) { State::Cells(Box::new(cells)) } else { too_many() }
    }

    /// Ends the file.
    #[must_use]
    pub fn finish(mut self) -> OpenedFile {
        if let State::Head(head) = &mut self.state {
            let head = std::mem::take(head);
            self.state = self.begin(&head, true);
        }
        let content = match self.state {
            State::Refused(problem) => Err(about_all(problem)),
            State::Whole(bytes) => whole(bytes),
            State::Cells(cells) => finished(*cells).map_err(about_all),
            State::Head(_) => Err(about_all(Problem::EmptyFile)),
        };
        OpenedFile { name: self.name, content }
    }
}

fn about_all(problem: Problem) -> Diagnostic {
    Diagnostic { problem, line: None, column: None }
}

fn too_many() -> State {
    State::Refused(Problem::TooManyRows { limit: u32::try_from(table::MAX_ROWS).unwrap_or(u32::MAX) })
}

fn finished(mut cells: Delimited) -> Result<Content, Problem> {
    let fits = cells.feed(b"", true);
    let (table, letters) = cells.table()?;
    if !fits || table.too_long {
        return Err(Problem::TooManyRows { limit: u32::try_from(table::MAX_ROWS).unwrap_or(u32::MAX) });
    }
    Ok(Content { table, before: guessed(letters), ..Content::default() })
}

fn guessed(letters: Letters) -> Vec<Problem> {
    letters.guessed().map(|encoding| Problem::EncodingGuessed { encoding }).into_iter().collect()
}

/// Reads what had to be seen as a whole.
fn whole(bytes: Vec<u8>) -> Result<Content, Diagnostic> {
    let letters = Letters::of(&bytes).map_err(about_all)?;
    let text = letters.read(&bytes);
    if text::is_blank(&text) {
        return Err(about_all(Problem::EmptyFile));
    }
    let mut before = guessed(letters);
    if json::looks_like(&text) {
        let listing = json::read(&text).map_err(|(problem, line, column)| Diagnostic {
            problem,
            line: Some(line),
            column: Some(column),
        })?;
        before.extend(
            listing.total.map(|total| Problem::Incomplete { total, here: listing.table.len() as u64 }),
        );
        let json::Listing { table, not_records, format, .. } = listing;
        return fitting(Content { table, before, not_records, format }).map_err(about_all);
    }
    if let Some(table) = console::read(&text) {
        return fitting(Content { table, before, ..Content::default() }).map_err(about_all);
    }
    let straight = straighten(&text, &text);
    let text = straight.as_deref().unwrap_or(&text);
    let sample = table::prefix(text, HEAD_BYTES);
    let mut cells = Delimited::learn(sample.as_bytes(), Letters::Utf8, names::known);
    let fits = cells.feed(text.as_bytes(), false);
    let content = if fits { finished(cells) } else { fitting(Content::default()) };
    content.map(|content| Content { before, ..content }).map_err(about_all)
}

fn fitting(content: Content) -> Result<Content, Problem> {
    if content.table.too_long {
        return Err(Problem::TooManyRows { limit: u32::try_from(table::MAX_ROWS).unwrap_or(u32::MAX) });
    }
    Ok(content)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn refused(file: OpenedFile) -> Problem {
        file.content.unwrap_err().problem
    }

    #[test]
    fn a_file_beyond_the_limit_is_let_go() {
        let mut reader = Reader::new("endless.csv");
        reader.push(b"%PDF");
        let chunk = vec![b'a'; (1 << 20) - 4];
        reader.push(&chunk);
        let chunk = vec![b'a'; 1 << 20];
        for _ in 0..512 {
            reader.push(&chunk);
        }
        assert_eq!(reader.bytes_read(), 513 << 20);
        assert_eq!(refused(reader.finish()), Problem::TooLarge { bytes: 513 << 20, limit: 512 << 20 });
    }

    #[test]
    fn rows_beyond_the_limit_are_noticed() {
        let mut reader = Reader::new("long.csv");
        reader.push(b"Product,Seats\n");
        let chunk = "a,1\n".repeat(200_000);
        for _ in 0..11 {
            reader.push(chunk.as_bytes());
        }
        assert_eq!(refused(reader.finish()), Problem::TooManyRows { limit: 2_000_000 });
    }

    #[test]
    fn nothing_is_an_empty_file() {
        for bytes in [&b""[..], b" \r\n\t", b"\xEF\xBB\xBF", b"\xFF\xFE \x00"] {
            let mut reader = Reader::new("empty.csv");
            reader.push(bytes);
            assert_eq!(refused(reader.finish()), Problem::EmptyFile, "{bytes:?}");
        }
    }

    #[test]
    fn where_chunks_end_makes_no_difference() {
        let rows = |at: usize| format!("\"Größe, №{at}\";{at};\"über\r\nzwei Zeilen\"\r\n");
        let text = format!(
            "Stand heute\r\n\r\nProdukt;Anzahl;Bemerkung\r\n{}",
            (0..4_000).map(rows).collect::<String>()
        );
        let wide: Vec<u8> =
            [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        for bytes in [text.into_bytes(), wide] {
            let seen = |chunk: usize| {
                let mut reader = Reader::new("list.csv");
                bytes.chunks(chunk).for_each(|chunk| reader.push(chunk));
                let table = reader.finish().content.unwrap().table;
                let rows: Vec<(u32, String)> =
                    table.rows().map(|row| (row.line(), row.cells().collect::<Vec<_>>().join("|"))).collect();
                rows
            };
            let whole = seen(bytes.len());
            assert_eq!(
                (whole.len(), whole[1].clone()),
                (4_000, (6, "Größe, №1|1|über\r\nzwei Zeilen".to_owned()))
            );
            for chunk in [7, 1_000, 65_536, 65_537] {
                assert!(seen(chunk) == whole, "chunks of {chunk}");
            }
        }
    }
}
