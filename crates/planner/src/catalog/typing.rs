//! What a typed word may have been meant as: Russian words, the wrong keyboard layout, slips of the finger.

/// Russian words for parts of names, by the beginning they share in all their forms.
const RUSSIAN: [(&str, &str); 24] = [
    ("бизнес", "business"),
    ("премиум", "premium"),
    ("стандарт", "standard"),
    ("базов", "basic"),
    ("бейсик", "basic"),
    ("майкрософт", "microsoft"),
    ("офис", "office"),
    ("план", "plan"),
    ("приложен", "apps"),
    ("предприят", "enterprise"),
    ("корпоративн", "enterprise"),
    ("энтерпрайз", "enterprise"),
    ("эксчейндж", "exchange"),
    ("тимс", "teams"),
    ("шарепоинт", "sharepoint"),
    ("интюн", "intune"),
    ("дефендер", "defender"),
    ("защитник", "defender"),
    ("копайлот", "copilot"),
    ("копилот", "copilot"),
    ("визио", "visio"),
    ("проект", "project"),
    ("телефон", "phone"),
    ("без", "no"),
];

/// What a typed word may mean: itself, the word in Latin letters that look alike, the Russian word translated, or the same
/// keys on the other layout.
pub(super) fn readings(word: &str) -> Vec<String> {
    let mut readings = vec![word.to_owned()];
    let mut add = |reading: Option<String>| {
        if let Some(reading) = reading.filter(|reading| !readings.contains(reading)) {
            readings.push(reading);
        }
    };
    if word.is_ascii() {
        // "gkfy" is "план" typed on the English layout.
        add(other_layout(word, |(latin, _)| latin, |(_, russian)| russian).as_deref().and_then(translated));
    } else {
        add(translated(word));
        add(look_alike(word));
        let latin = other_layout(word, |(_, russian)| russian, |(latin, _)| latin);
        add(latin.map(|text| text.chars().filter(|c| c.is_alphanumeric()).collect()));
    }
    readings
}

fn translated(word: &str) -> Option<String> {
    RUSSIAN.iter().find(|(russian, _)| word.starts_with(russian)).map(|(_, english)| (*english).to_owned())
}

/// Cyrillic letters that look like Latin ones: "Е3" typed in Russian.
fn look_alike(word: &str) -> Option<String> {
    let latin = |c: char| match c {
        'а' => Some('a'),
        'в' => Some('b'),
        'е' => Some('e'),
        'к' => Some('k'),
        'м' => Some('m'),
        'н' => Some('h'),
        'о' => Some('o'),
        'р' => Some('p'),
        'с' => Some('c'),
        'т' => Some('t'),
        'у' => Some('y'),
        'х' => Some('x'),
        c if c.is_ascii_alphanumeric() => Some(c),
        _ => None,
    };
    word.chars().map(latin).collect()
}

/// Keys of the English layout and what the Russian one has there.
const KEYS: [(char, char); 33] = [
    ('q', 'й'),
    ('w', 'ц'),
    ('e', 'у'),
    ('r', 'к'),
    ('t', 'е'),
    ('y', 'н'),
    ('u', 'г'),
    ('i', 'ш'),
    ('o', 'щ'),
    ('p', 'з'),
    ('[', 'х'),
    (']', 'ъ'),
    ('a', 'ф'),
    ('s', 'ы'),
    ('d', 'в'),
    ('f', 'а'),
    ('g', 'п'),
    ('h', 'р'),
    ('j', 'о'),
    ('k', 'л'),
    ('l', 'д'),
    (';', 'ж'),
    ('\'', 'э'),
    ('z', 'я'),
    ('x', 'ч'),
    ('c', 'с'),
    ('v', 'м'),
    ('b', 'и'),
    ('n', 'т'),
    ('m', 'ь'),
    (',', 'б'),
    ('.', 'ю'),
    ('`', 'ё'),
];

/// The same keys on another layout; digits stay. `None` when a character is on no key.
fn other_layout(
    word: &str,
    from: impl Fn((char, char)) -> char,
    to: impl Fn((char, char)) -> char,
) -> Option<String> {
    word.chars()
        .map(|c| {
            if c.is_ascii_digit() {
                Some(c)
            } else {
                KEYS.iter().copied().find(|key| from(*key) == c).map(&to)
            }
        })
        .collect()
}

/// How many letters must be added, dropped, changed or swapped with their neighbour; `None` when surely more than `limit`.
pub(super) fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let mut best =
                (at(&last, j) + usize::from(x != y)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before_last, j - 1) + 1);
            }
            row.push(best);
        }
        if row.iter().all(|cost| *cost > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_by_hand() {
        assert_eq!(distance("premium", "premum", 2), Some(1));
        assert_eq!(distance("exhcange", "exchange", 2), Some(1));
        assert_eq!(distance("visio", "teams", 2), None);
        assert_eq!(distance("", "ab", 2), Some(2));
    }
}
