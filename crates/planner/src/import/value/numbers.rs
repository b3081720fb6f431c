//! Whole numbers and prices in every way of writing them.

use crate::{
    import::question::DecimalMark,
    model::{Currency, Decimal},
};

/// Reads a number of seats: `40`, `1,000`, `1 000`, `40.0`. `None` when it is not a whole number of 0 … 10¹².
pub(in crate::import) fn whole(cell: &str) -> Option<u64> {
    if cell.len() <= 12 && !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return cell.parse().ok();
    }
    let text: String =
        cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '\u{202f}')).collect();
    if text.is_empty() || text.len() > 16 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().filter(|number| *number <= 1_000_000_000_000);
    }
    let mark = text.find([',', '.'])?;
    let (head, tail) = (text.get(..mark)?, text.get(mark + 1..)?);
    if head.is_empty() || !head.bytes().all(|byte| byte.is_ascii_digit()) || tail.is_empty() {
        return None;
    }
    let groups: Vec<&str> = tail.split([',', '.']).collect();
    if !groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let zero = |group: &str| group.bytes().all(|byte| byte == b'0');
    let (thousands, decimals) = match groups.split_last() {
        Some((last, rest)) if last.len() != 3 && zero(last) => (rest, true),
        _ => (groups.as_slice(), false),
    };
    let grouped = head.len() <= 3 && thousands.iter().all(|group| group.len() == 3);
    let plain = decimals && thousands.is_empty();
    if !(grouped || plain) {
        return None;
    }
    format!("{head}{}", thousands.concat()).parse().ok()
}

/// What a cell proves about the decimal mark of its column.
fn proof(cell: &str) -> Option<Option<DecimalMark>> {
    let digits = bare(cell)?.1;
    let (last_at, last) = digits.char_indices().rev().find(|(_, c)| matches!(c, ',' | '.'))?;
    let mark = if last == ',' { DecimalMark::Comma } else { DecimalMark::Point };
    let other = if last == ',' { DecimalMark::Point } else { DecimalMark::Comma };
    let (head, tail) = (digits.get(..last_at)?, digits.get(last_at + 1..)?);
    if head.contains(last) {
        return Some(Some(other));
    }
    let grouped = head.contains([',', '.']);
    let proven = grouped || tail.len() != 3 || head.is_empty() || head.starts_with('0') || head.len() > 3;
    Some(proven.then_some(mark))
}

/// The decimal mark a column proves; `Err(true)` when its cells can be read in two ways.
pub(in crate::import) fn mark_of<'c>(cells: impl Iterator<Item = &'c str>) -> Result<DecimalMark, bool> {
    let (mut points, mut commas, mut open) = (0_usize, 0_usize, false);
    for cell in cells {
        match proof(cell) {
            Some(Some(DecimalMark::Point)) => points += 1,
            Some(Some(DecimalMark::Comma)) => commas += 1,
            Some(None) => open = true,
            None => {}
        }
    }
    match (points, commas) {
        (0, 0) => Err(open),
        _ if points >= commas => Ok(DecimalMark::Point),
        _ => Ok(DecimalMark::Comma),
    }
}

/// Reads a price, rounded half-up to six places: `23.10`, `1.234,50 €`, `$1,000.00`. A cell that proves its own mark is read
/// by it, whatever its column is taken for.
///
/// # Errors
/// `true` when the mark is open and decides, `false` when it is no price, or below zero.
pub(in crate::import) fn price(cell: &str, mark: Option<DecimalMark>) -> Result<Decimal, bool> {
    let open = proof(cell) == Some(None);
    match proof(cell).flatten().or(mark) {
        Some(mark) => by_mark(cell, mark).ok_or(false),
        None if open => Err(true),
        None => by_mark(cell, DecimalMark::Point).ok_or(false),
    }
}

fn by_mark(cell: &str, mark: DecimalMark) -> Option<Decimal> {
    let (_, digits) = bare(cell)?;
    let (mark, group) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, places) = digits.split_once(mark).unwrap_or((&digits, ""));
    let whole: String = whole.chars().filter(|c| *c != group).collect();
    let whole = if whole.is_empty() { "0" } else { &whole };
    if places.is_empty() {
        return Decimal::parse(whole);
    }
    let kept = places.get(..places.len().min(6))?;
    let read = Decimal::parse(&format!("{whole}.{kept}"))?;
    let up = places.as_bytes().get(6).is_some_and(|next| (b'5'..=b'9').contains(next));
    if up { Decimal::from_micros(read.micros() + 1) } else { Some(read) }
}

/// The currency a cell names by its code or a sign that has one meaning.
pub(in crate::import) fn currency(cell: &str) -> Option<Currency> {
    const SIGNS: [(&str, &str); 8] = [
        ("€", "EUR"),
        ("£", "GBP"),
        ("₽", "RUB"),
        ("руб", "RUB"),
        ("₹", "INR"),
        ("US$", "USD"),
        ("A$", "AUD"),
        ("CHF", "CHF"),
    ];
    match cell.as_bytes() {
        letters @ [_, _, _] if letters.iter().all(u8::is_ascii_alphabetic) => return Currency::parse(cell),
        bytes if bytes.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) => {
            return None;
        }
        _ => {}
    }
    if let Some((_, code)) = SIGNS.iter().find(|(sign, _)| cell.contains(sign)) {
        return Currency::parse(code);
    }
    let letters: String = cell.chars().filter(char::is_ascii_alphabetic).collect();
    (letters.len() == 3).then(|| Currency::parse(&letters)).flatten()
}

/// Digits and marks of a number, without currency and blanks; `None` when there is something else.
fn bare(cell: &str) -> Option<(bool, String)> {
    let digits: String = cell.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
    let digits = digits.trim_matches([',', '.']).to_owned();
    let strange = cell.chars().any(|c| matches!(c, '-' | '(' | '#' | '/' | '%' | '\u{2212}'));
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    (!digits.is_empty() && !strange && letters <= 8 && digits.len() <= 32).then_some((letters > 0, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_whole_numbers() {
        for (cell, expected) in [
            ("40", Some(40)),
            ("1,000", Some(1000)),
            ("1.000", Some(1000)),
            ("1 000", Some(1000)),
            ("1\u{a0}000\u{a0}000", Some(1_000_000)),
            ("1'000", Some(1000)),
            ("40.0", Some(40)),
            ("40,00", Some(40)),
            ("1.000,00", Some(1000)),
            ("", None),
            ("4.5", None),
            ("-3", None),
            ("ten", None),
            ("1,00,0", None),
            ("#DIV/0!", None),
            ("1.2.3", None),
        ] {
            assert_eq!(whole(cell), expected, "{cell}");
        }
    }

    #[test]
    fn prices_follow_the_mark_of_their_column() {
        for (cell, mark, expected) in [
            ("23.10", DecimalMark::Point, Some("23.10")),
            ("$1,000.00", DecimalMark::Point, Some("1000.00")),
            ("72,00 US$", DecimalMark::Comma, Some("72.00")),
            ("1.234,5", DecimalMark::Comma, Some("1234.50")),
            ("16.919999999999998", DecimalMark::Point, Some("16.92")),
            ("EUR 5", DecimalMark::Point, Some("5.00")),
            ("-5.00", DecimalMark::Point, None),
            ("#DIV/0!", DecimalMark::Point, None),
            ("on request", DecimalMark::Point, None),
        ] {
            assert_eq!(
                price(cell, Some(mark)).map(|read| read.to_string()).ok().as_deref(),
                expected,
                "{cell}"
            );
        }
    }

    #[test]
    fn a_cell_that_proves_its_mark_is_read_by_it() {
        assert_eq!(price("33,50 €", Some(DecimalMark::Point)), Ok(Decimal::cents(3350)));
        assert_eq!(price("33,500", None), Err(true));
        assert_eq!(price("33", None), Ok(Decimal::cents(3300)));
    }

    #[test]
    fn one_cell_decides_the_mark_of_its_column() {
        assert_eq!(mark_of(["4.800", "0.800"].into_iter()), Ok(DecimalMark::Point));
        assert_eq!(mark_of(["1.234", "5,50"].into_iter()), Ok(DecimalMark::Comma));
        assert_eq!(mark_of(["1.234", "2.000"].into_iter()), Err(true));
        assert_eq!(mark_of(["12", ""].into_iter()), Err(false));
    }

    #[test]
    fn a_dollar_alone_names_no_currency() {
        assert_eq!(currency("$5.00"), None);
        assert_eq!(currency("72,00 US$"), Currency::parse("USD"));
        assert_eq!(currency("5 €"), Currency::parse("EUR"));
        assert_eq!(currency("EUR 5"), Currency::parse("EUR"));
    }
}
