//! Numbers of a line: seats without a fraction, prices with one.

use crate::model::Decimal;

/// What a number may be as a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// One number.
    Sure(Decimal),
    /// 1.234: a fraction, or thousands.
    Either(Decimal, Decimal),
}

/// A whole number, with or without separators of thousands: `1200`, `1,200`, `1.200`.
pub(super) fn whole(text: &str) -> Option<u32> {
    let mut groups = text.split([',', '.']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let digits: String = std::iter::once(first).chain(rest.iter().copied()).collect();
    let number = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u32>().ok())??;
    (grouped && (1..=10_000_000).contains(&number)).then_some(number)
}

/// A price: `6`, `6.00`, `20,60`, `1,234.50`, `1.234,50`. One separator before three digits has two readings.
pub(super) fn price(text: &str) -> Option<Amount> {
    let separators: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let Some((last, mark)) = separators.last().copied() else {
        return Decimal::parse(text).map(Amount::Sure);
    };
    if separators.iter().any(|(_, c)| !matches!(c, '.' | ',')) {
        return None;
    }
    let (front, back) = (text.get(..last)?, text.get(last + 1..)?);
    let thousands = |text: &str, group: char| {
        let mut groups = text.split(group);
        let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
        first && groups.all(|part| part.len() == 3)
    };
    let fraction = |whole: &str| Decimal::parse(&format!("{whole}.{back}"));
    let other = if mark == '.' { ',' } else { '.' };
    let plain: String = text.chars().filter(char::is_ascii_digit).collect();
    if front.contains(mark) {
        // 1,234,567: a separator that comes twice is one of thousands.
        return thousands(text, mark).then(|| Decimal::parse(&plain).map(Amount::Sure))?;
    }
    if front.contains(other) {
        let whole: String = front.chars().filter(char::is_ascii_digit).collect();
        return thousands(front, other).then(|| fraction(&whole).map(Amount::Sure))?;
    }
    match (fraction(front), back.len() == 3 && front.len() <= 3 && !front.starts_with('0')) {
        (Some(small), true) => Some(Amount::Either(small, Decimal::parse(&plain)?)),
        (small, _) => small.map(Amount::Sure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_whole() {
        assert_eq!(whole("40"), Some(40));
        assert_eq!(whole("1,200"), Some(1200));
        assert_eq!(whole("1.200"), Some(1200));
        for text in ["0", "1.5", "12,34", "1,2,3", "14/03", "10000001", "", "1200,300"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn prices_have_the_fraction_they_are_written_with() {
        let sure = |text: &str| Decimal::parse(text).map(Amount::Sure);
        assert_eq!(price("6"), sure("6"));
        assert_eq!(price("6.00"), sure("6.00"));
        assert_eq!(price("20,60"), sure("20.60"));
        assert_eq!(price("1,234.50"), sure("1234.50"));
        assert_eq!(price("1.234,50"), sure("1234.50"));
        assert_eq!(price("1,234,567"), sure("1234567"));
        assert_eq!(price("0.125"), sure("0.125"));
        let either = Decimal::parse("1.234")
            .zip(Decimal::parse("1234"))
            .map(|(small, large)| Amount::Either(small, large));
        assert_eq!(price("1.234"), either);
        for text in ["14/03", "1.2.3", "1,23,456", "2027-03-14"] {
            assert_eq!(price(text), None, "{text}");
        }
    }
}
