//! Bytes between delimiters → records, as they come in: a chunk may end anywhere. Works on bytes, because all encodings
//! that are read byte by byte write delimiters, quotation marks and line ends alike.

use super::table::Body;

/// Longest record, bytes. A quotation mark that is not closed by then was none.
const MAX_RECORD: usize = 1 << 20;

/// One record at the front of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Front {
    /// A record of so many bytes, over so many lines; its cells were added.
    Record { bytes: usize, lines: u32 },
    /// An empty line of so many bytes.
    Blank { bytes: usize },
    /// The bytes end before the record does; nothing was added.
    Unfinished,
}

/// How cells are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// Stands between cells.
    pub(super) delimiter: u8,
    /// A cell that begins with a quotation mark ends with one.
    pub(super) quoting: bool,
}

impl Dialect {
    /// Cuts one record off the front of `bytes` and adds its cells; `last` when nothing follows.
    pub(super) fn cut(self, bytes: &[u8], last: bool, body: &mut Body) -> Front {
        let mark = body.mark();
        match bytes {
            [] => return Front::Unfinished,
            [b'\n', ..] => return Front::Blank { bytes: 1 },
            [b'\r', b'\n', ..] => return Front::Blank { bytes: 2 },
            [b'\r'] if last => return Front::Blank { bytes: 1 },
            _ => {}
        }
        // What stands before `copied` is in the body; cells without quotation marks are copied together.
        let (mut at, mut copied, mut lines) = (0, 0, 1_u32);
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            if self.quoting && rest.first() == Some(&b'"') {
                body.copy(bytes.get(copied..at).unwrap_or_default());
                let Some(length) = self.quoted(rest, last, body, &mut lines) else {
                    body.reset(mark);
                    return Front::Unfinished;
                };
                at += length;
                copied = at + 1;
                body.end_cell_apart();
            } else {
                let length = rest.iter().position(|byte| *byte == self.delimiter || *byte == b'\n');
                let Some(length) = length.or(last.then_some(rest.len())) else {
                    body.reset(mark);
                    return Front::Unfinished;
                };
                at += length;
                let ends_line = bytes.get(at) != Some(&self.delimiter);
                let cr = ends_line && length > 0 && bytes.get(at - 1) == Some(&b'\r');
                body.end_cell(at - copied - usize::from(cr));
            }
            if bytes.get(at) == Some(&self.delimiter) {
                at += 1;
                continue;
            }
            if copied <= at {
                let line = bytes.get(copied..at).unwrap_or_default();
                body.copy(line.strip_suffix(b"\r").unwrap_or(line));
                body.copy(b"\n");
            }
            return Front::Record { bytes: (at + 1).min(bytes.len()), lines };
        }
    }

    /// A quoted cell without its marks; gives how many bytes it took, up to the delimiter or the line end behind it.
    fn quoted(self, cell: &[u8], last: bool, body: &mut Body, lines: &mut u32) -> Option<usize> {
        let mut at = 1;
        loop {
            let rest = cell.get(at..).unwrap_or_default();
            let Some(length) = rest.iter().position(|byte| *byte == b'"') else {
                if !last {
                    return None;
                }
                body.copy(rest);
                *lines += line_ends(rest);
                return Some(cell.len());
            };
            let inside = rest.get(..length).unwrap_or_default();
            body.copy(inside);
            *lines += line_ends(inside);
            at += length + 1;
            match cell.get(at) {
                Some(b'"') => {
                    body.copy(b"\"");
                    at += 1;
                }
                None if !last => return None,
                _ => break,
            }
        }
        // What follows the closing mark belongs to the cell as it stands.
        let rest = cell.get(at..).unwrap_or_default();
        let length = rest.iter().position(|byte| *byte == self.delimiter || *byte == b'\n');
        let length = length.or(last.then_some(rest.len()))?;
        let tail = rest.get(..length).unwrap_or_default();
        let ends_line = rest.get(length) != Some(&self.delimiter);
        body.copy(if ends_line { tail.strip_suffix(b"\r").unwrap_or(tail) } else { tail });
        Some(at + length)
    }

    /// The same without quotation marks that mean something.
    pub(super) fn plain(self) -> Dialect {
        Dialect { quoting: false, ..self }
    }
}

/// Whether so many bytes without an end are more than a record may have.
pub(super) fn endless(bytes: usize) -> bool {
    bytes > MAX_RECORD
}

fn line_ends(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    const COMMAS: Dialect = Dialect { delimiter: b',', quoting: true };

    fn cut(text: &str, last: bool) -> (Front, Vec<String>) {
        let mut body = Body::default();
        let front = COMMAS.cut(text.as_bytes(), last, &mut body);
        let cells = (0..body.len()).map(|at| String::from_utf8_lossy(body.cell(at)).into_owned());
        (front, cells.collect())
    }

    #[test]
    fn cells_in_every_form() {
        for (text, bytes, lines, cells) in [
            ("a,b\nrest", 4, 1, vec!["a", "b"]),
            ("a,b\r\nrest", 5, 1, vec!["a", "b"]),
            (",\n", 2, 1, vec!["", ""]),
            ("a,\r\n", 4, 1, vec!["a", ""]),
            ("\"a\",\"b,\"\"c\"\"\"\nx", 14, 1, vec!["a", "b,\"c\""]),
            ("\"a\nb\",c,\"d\"\r\n", 13, 2, vec!["a\nb", "c", "d"]),
            ("a,\"b\"c,d\n", 9, 1, vec!["a", "bc", "d"]),
            ("a\"b,c\n", 6, 1, vec!["a\"b", "c"]),
            ("\"\",\"\"\n", 6, 1, vec!["", ""]),
        ] {
            let expected = (Front::Record { bytes, lines }, cells.into_iter().map(str::to_owned).collect());
            assert_eq!(cut(text, false), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_not_whole_waits_for_more() {
        for text in ["", "a,b", "\"a", "\"a\"", "a,\"b\n", "\"a\"b", "\r"] {
            let (front, cells) = cut(text, false);
            assert_eq!((front, cells.len()), (Front::Unfinished, 0), "{text:?}");
        }
        assert_eq!(cut("a,b", true).1, ["a", "b"]);
        assert_eq!(cut("a,\"b", true).1, ["a", "b"]);
        assert_eq!(cut("a,\"b\"\r", true).1, ["a", "b"]);
        assert_eq!(cut("\r\nx", false).0, Front::Blank { bytes: 2 });
    }
}
