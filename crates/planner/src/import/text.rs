//! Bytes → text: marks, UTF-8, UTF-16, and the two Windows code pages, told apart by their letters.

use std::borrow::Cow;

use super::problem::{Binary, Problem};

/// Largest file read, bytes.
pub(super) const MAX_BYTES: usize = 512 * 1024 * 1024;

/// Text of a file, without its mark.
#[derive(Debug)]
pub(super) struct Text<'b> {
    /// The text.
    pub(super) content: Cow<'b, str>,
    /// The encoding, when nothing but the letters told it.
    pub(super) guessed: Option<&'static str>,
}

/// Reads the bytes of a file.
///
/// # Errors
/// When the file is empty, too large, or no text.
pub(super) fn decode(bytes: &[u8]) -> Result<Text<'_>, Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(Problem::TooLarge { bytes: bytes.len() as u64, limit: MAX_BYTES as u64 });
    }
    if let Some(kind) = binary(bytes) {
        return Err(Problem::NotText { kind });
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => narrow(rest)?,
        [0xFF, 0xFE, rest @ ..] => said(utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => said(utf16(rest, u16::from_be_bytes)),
        _ => match nul_pattern(bytes) {
            NulPattern::None => narrow(bytes)?,
            NulPattern::LittleEndian => said(utf16(bytes, u16::from_le_bytes)),
            NulPattern::BigEndian => said(utf16(bytes, u16::from_be_bytes)),
            NulPattern::Noise => return Err(Problem::NotText { kind: Binary::Unknown }),
        },
    };
    if text.content.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(Problem::EmptyFile);
    }
    Ok(text)
}

fn said<'b>(content: String) -> Text<'b> {
    Text { content: Cow::Owned(content), guessed: None }
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

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0,
    });
    char::decode_utf16(units)
        .map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|c| *c != '\0')
        .collect()
}

/// UTF-8, or else one of the code pages.
fn narrow(bytes: &[u8]) -> Result<Text<'_>, Problem> {
    if let Ok(content) = std::str::from_utf8(bytes) {
        return Ok(Text { content: Cow::Borrowed(content), guessed: None });
    }
    if bytes.iter().filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0C)).count()
        > bytes.len() / 100
    {
        return Err(Problem::NotText { kind: Binary::Unknown });
    }
    let census = Census::of(bytes);
    if census.well_formed > census.broken * 4 {
        return Ok(Text { content: String::from_utf8_lossy(bytes), guessed: Some("UTF-8") });
    }
    let (table, name) =
        if census.cyrillic() { (&WINDOWS_1251, "Windows-1251") } else { (&WINDOWS_1252, "Windows-1252") };
    Ok(Text { content: Cow::Owned(code_page(bytes, table)), guessed: Some(name) })
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
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Option<&'static str>) {
        let text = decode(bytes).unwrap();
        (text.content.into_owned(), text.guessed)
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
    fn a_file_beyond_the_limit_is_not_looked_at() {
        let bytes = vec![0; MAX_BYTES + 1];
        assert_eq!(decode(&bytes).err(), Some(Problem::TooLarge { bytes: 536_870_913, limit: 536_870_912 }));
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
            assert_eq!(decode(bytes).err(), Some(Problem::NotText { kind }));
        }
        assert_eq!(decode(b" \r\n\t").err(), Some(Problem::EmptyFile));
    }
}
