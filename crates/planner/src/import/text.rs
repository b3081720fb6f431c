//! Bytes → text: marks, UTF-8, UTF-16, and the two Windows code pages, told apart by their letters.

use std::borrow::Cow;

use super::problem::{Binary, Problem};

/// Largest file read, bytes.
pub(super) const MAX_BYTES: usize = 512 * 1024 * 1024;

/// How the bytes of a text stand for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// UTF-8.
    Utf8,
    /// UTF-8 with some broken letters.
    BrokenUtf8,
    /// Windows-1251, Cyrillic.
    Cyrillic,
    /// Windows-1252, western Europe.
    Western,
}

impl Letters {
    /// Tells it by the letters themselves.
    ///
    /// # Errors
    /// When the bytes are no text.
    pub(super) fn of(bytes: &[u8]) -> Result<Letters, Problem> {
        if std::str::from_utf8(bytes).is_ok() {
            return Ok(Letters::Utf8);
        }
        let odd = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0C);
        if bytes.iter().filter(odd).count() > bytes.len() / 100 {
            return Err(Problem::NotText { kind: Binary::Unknown });
        }
        let census = Census::of(bytes);
        Ok(if census.well_formed > census.broken * 4 {
            Letters::BrokenUtf8
        } else if census.cyrillic() {
            Letters::Cyrillic
        } else {
            Letters::Western
        })
    }

    /// The name of the encoding, when nothing but the letters told it.
    pub(super) const fn guessed(self) -> Option<&'static str> {
        match self {
            Letters::Utf8 => None,
            Letters::BrokenUtf8 => Some("UTF-8"),
            Letters::Cyrillic => Some("Windows-1251"),
            Letters::Western => Some("Windows-1252"),
        }
    }

    /// Bytes as text.
    pub(super) fn read(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Letters::Utf8 | Letters::BrokenUtf8 => String::from_utf8_lossy(bytes),
            Letters::Cyrillic => Cow::Owned(code_page(bytes, &WINDOWS_1251)),
            Letters::Western => Cow::Owned(code_page(bytes, &WINDOWS_1252)),
        }
    }
}

/// In what units a text is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Units {
    /// Bytes.
    Narrow,
    /// Two bytes a unit; what was left over of the chunk before.
    Wide(Endian, Vec<u8>),
}

/// Which byte of a unit comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Endian {
    /// The smaller one.
    Little,
    /// The greater one.
    Big,
}

impl Units {
    /// Tells the units by the mark or the pattern of the first bytes, and how long the mark is.
    ///
    /// # Errors
    /// When it is no text.
    pub(super) fn of(head: &[u8]) -> Result<(Units, usize), Problem> {
        if let Some(kind) = binary(head) {
            return Err(Problem::NotText { kind });
        }
        let wide = |endian: Endian, mark: usize| (Units::Wide(endian, Vec::new()), mark);
        Ok(match head {
            [0xEF, 0xBB, 0xBF, ..] => (Units::Narrow, 3),
            [0xFF, 0xFE, ..] => wide(Endian::Little, 2),
            [0xFE, 0xFF, ..] => wide(Endian::Big, 2),
            _ => match nul_pattern(head) {
                NulPattern::None => (Units::Narrow, 0),
                NulPattern::LittleEndian => wide(Endian::Little, 0),
                NulPattern::BigEndian => wide(Endian::Big, 0),
                NulPattern::Noise => return Err(Problem::NotText { kind: Binary::Unknown }),
            },
        })
    }

    /// The next bytes as bytes of UTF-8 or of whatever they are if each is a unit of its own.
    pub(super) fn next<'b>(&mut self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let Units::Wide(endian, left) = self else { return Cow::Borrowed(bytes) };
        let mut whole = std::mem::take(left);
        whole.extend_from_slice(bytes);
        let unit = |pair: &[u8]| match (pair, *endian) {
            ([first, second], Endian::Little) => u16::from_le_bytes([*first, *second]),
            ([first, second], Endian::Big) => u16::from_be_bytes([*first, *second]),
            _ => 0,
        };
        let mut end = whole.len() / 2 * 2;
        // The first half of a letter waits for the second.
        let last = end.checked_sub(2).and_then(|from| whole.get(from..end)).map(unit);
        if last.is_some_and(|unit| (0xD800..0xDC00).contains(&unit)) {
            end -= 2;
        }
        *left = whole.split_off(end);
        let letters = char::decode_utf16(whole.chunks_exact(2).map(unit));
        let text: String = letters
            .map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER))
            .filter(|letter| *letter != '\0')
            .collect();
        Cow::Owned(text.into_bytes())
    }
}

/// Whether there is nothing to be seen.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty()
}

/// Kinds of file known by their first bytes.
fn binary(bytes: &[u8]) -> Option<Binary> {
    const SIGNS: [(&[u8], Binary); 8] = [
        (b"PK\x03\x04", Binary::Archive),
        (b"\xD0\xCF\x11\xE0", Binary::Spreadsheet),
        (b"\x1F\x8B", Binary::Archive),
        (b"%PDF", Binary::Pdf),
        (b"\x89PNG", Binary::Picture),
        (b"\xFF\xD8\xFF", Binary::Picture),
        (b"GIF8", Binary::Picture),
        (b"7z\xBC\xAF", Binary::Archive),
    ];
    let kind = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)).map(|(_, kind)| *kind)?;
    let holds = |name: &[u8]| {
        bytes
            .get(..bytes.len().min(8192))
            .is_some_and(|head| head.windows(name.len()).any(|part| part == name))
    };
    let workbook = kind == Binary::Archive && (holds(b"xl/") || holds(b"opendocument.spreadsheet"));
    Some(if workbook { Binary::Spreadsheet } else { kind })
}

enum NulPattern {
    None,
    LittleEndian,
    BigEndian,
    Noise,
}

/// UTF-16 without a mark shows by a zero in every second byte.
fn nul_pattern(bytes: &[u8]) -> NulPattern {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let (mut even, mut odd) = (0, 0);
    for pair in head.chunks_exact(2) {
        if let [first, second] = pair {
            even += usize::from(*first == 0);
            odd += usize::from(*second == 0);
        }
    }
    let pairs = (head.len() / 2).max(1);
    if odd * 2 > pairs && even * 10 < pairs {
        NulPattern::LittleEndian
    } else if even * 2 > pairs && odd * 10 < pairs {
        NulPattern::BigEndian
    } else if even + odd > 0 {
        NulPattern::Noise
    } else {
        NulPattern::None
    }
}

/// What the bytes above 127 look like.
#[derive(Default)]
struct Census {
    /// Sequences of several bytes that are right UTF-8.
    well_formed: usize,
    /// Places where UTF-8 breaks.
    broken: usize,
    /// Letters of either code page (0xC0 … 0xFF).
    letters: usize,
    /// Those of them in runs of three or more, as Cyrillic words are and western accents are not.
    in_runs: usize,
}

impl Census {
    fn of(bytes: &[u8]) -> Census {
        let mut census = Census::default();
        for chunk in bytes.utf8_chunks() {
            census.well_formed += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            census.broken += usize::from(!chunk.invalid().is_empty());
        }
        for run in bytes.split(|byte| *byte < 0xC0) {
            census.letters += run.len();
            census.in_runs += if run.len() >= 3 { run.len() } else { 0 };
        }
        census
    }

    fn cyrillic(&self) -> bool {
        self.in_runs * 2 > self.letters
    }
}

fn code_page(bytes: &[u8], table: &[char; 128]) -> String {
    bytes
        .iter()
        .map(|byte| match byte {
            0..=127 => char::from(*byte),
            _ => table.get(usize::from(byte - 128)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        })
        .collect()
}

/// The upper half of Windows-1251 (Cyrillic).
#[rustfmt::skip]
const WINDOWS_1251: [char; 128] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ',
    'ђ', '‘', '’', '“', '”', '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ',
    '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦', '§', 'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®', 'Ї',
    '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є', '»', 'ј', 'Ѕ', 'ѕ', 'ї',
    'А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж', 'З', 'И', 'Й', 'К', 'Л', 'М', 'Н', 'О', 'П',
    'Р', 'С', 'Т', 'У', 'Ф', 'Х', 'Ц', 'Ч', 'Ш', 'Щ', 'Ъ', 'Ы', 'Ь', 'Э', 'Ю', 'Я',
    'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'й', 'к', 'л', 'м', 'н', 'о', 'п',
    'р', 'с', 'т', 'у', 'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'ъ', 'ы', 'ь', 'э', 'ю', 'я',
];

/// The upper half of Windows-1252 (western Europe).
#[rustfmt::skip]
const WINDOWS_1252: [char; 128] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    '\u{a0}', '¡', '¢', '£', '¤', '¥', '¦', '§', '¨', '©', 'ª', '«', '¬', '\u{ad}', '®', '¯',
    '°', '±', '²', '³', '´', 'µ', '¶', '·', '¸', '¹', 'º', '»', '¼', '½', '¾', '¿',
    'À', 'Á', 'Â', 'Ã', 'Ä', 'Å', 'Æ', 'Ç', 'È', 'É', 'Ê', 'Ë', 'Ì', 'Í', 'Î', 'Ï',
    'Ð', 'Ñ', 'Ò', 'Ó', 'Ô', 'Õ', 'Ö', '×', 'Ø', 'Ù', 'Ú', 'Û', 'Ü', 'Ý', 'Þ', 'ß',
    'à', 'á', 'â', 'ã', 'ä', 'å', 'æ', 'ç', 'è', 'é', 'ê', 'ë', 'ì', 'í', 'î', 'ï',
    'ð', 'ñ', 'ò', 'ó', 'ô', 'õ', 'ö', '÷', 'ø', 'ù', 'ú', 'û', 'ü', 'ý', 'þ', 'ÿ',
];

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Option<&'static str>) {
        let (mut units, mark) = Units::of(bytes).unwrap();
        // Byte by byte: a chunk may end in the middle of a letter.
        let mut whole = Vec::new();
        bytes[mark..].chunks(1).for_each(|byte| whole.extend_from_slice(&units.next(byte)));
        let letters = Letters::of(&whole).unwrap();
        (letters.read(&whole).into_owned(), letters.guessed())
    }

    #[test]
    fn marks_say_the_encoding() {
        assert_eq!(read(b"\xEF\xBB\xBFMitf\xC3\xBChrung"), ("Mitführung".into(), None));
        assert_eq!(read(b"\xFF\xFE\x1F\x04;\x00"), ("П;".into(), None));
        assert_eq!(read(b"\xFE\xFF\x04\x1F\x00;"), ("П;".into(), None));
        assert_eq!(read(b"a\x00b\x00c\x00d\x00"), ("abcd".into(), None));
    }

    #[test]
    fn the_code_page_is_told_by_runs_of_letters() {
        // "Лицензии;Größe" in 1251 has no place for ö; each text is in the page it would be saved in.
        assert_eq!(
            read(b"\xCB\xE8\xF6\xE5\xED\xE7\xE8\xE8;12"),
            ("Лицензии;12".into(), Some("Windows-1251"))
        );
        assert_eq!(
            read(b"Gr\xF6\xDFe;Pr\xE9sent \x96 caf\xE9"),
            ("Größe;Présent – café".into(), Some("Windows-1252"))
        );
    }

    #[test]
    fn one_broken_letter_does_not_change_the_encoding_of_the_others() {
        assert_eq!(read(b"\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F\xC3\xA9 \xFF").1, Some("UTF-8"));
    }

    #[test]
    fn a_letter_of_two_units_may_be_cut_anywhere() {
        let text = "a😀б";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&[&[0xFF, 0xFE], bytes.as_slice()].concat()), (text.into(), None));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, kind) in [
            (&b"PK\x03\x04....xl/workbook.xml"[..], Binary::Spreadsheet),
            (b"PK\x03\x04....word.csv", Binary::Archive),
            (b"%PDF-1.7", Binary::Pdf),
            (b"\x89PNG\r\n", Binary::Picture),
            (b"ab\x00\x00\x00c\x01\x02\x00\x00", Binary::Unknown),
        ] {
            assert_eq!(Units::of(bytes).err(), Some(Problem::NotText { kind }));
        }
        assert!(is_blank("\u{feff} \r\n\t"));
    }
}
