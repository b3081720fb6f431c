//! Comparing names and identifiers the way people write them.

/// The characters of a name that count: letters and digits in lower case, ё as е. Blanks, brackets, dashes and case do not.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ё' { 'е' } else { c })
}

/// Whether two names are the same but for case, blanks and punctuation.
pub(super) fn same(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() { ascii(a).eq(ascii(b)) } else { folded(a).eq(folded(b)) }
}

/// The same of plain ASCII text, which nearly all names and all identifiers are.
fn ascii(text: &str) -> impl Iterator<Item = u8> + '_ {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

/// FNV-1a of the folded text: the key of the lookup tables.
pub(super) fn key(text: &str) -> u64 {
    if text.is_ascii() {
        return ascii(text).fold(BASIS, |hash, byte| step(hash, u32::from(byte)));
    }
    folded(text).fold(BASIS, |hash, c| step(hash, u32::from(c)))
}

/// The key of two texts one after the other, e.g. a product id and its SKU.
pub(super) fn pair_key(first: &str, second: &str) -> u64 {
    folded(first).chain(folded(second)).fold(BASIS, |hash, c| step(hash, u32::from(c)))
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, value: u32) -> u64 {
    (hash ^ u64::from(value)).wrapping_mul(0x0000_0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_without_case_blanks_and_brackets() {
        assert!(same("Microsoft 365 Business Basic (no Teams)", "microsoft 365  business basic - No teams"));
        assert!(!same("Office 365 E3", "Office 365 E5"));
        assert_eq!(key("Exchange Online (Plan 1)"), key("exchange online plan 1"));
        assert_eq!(key("Dynamics 365 Operations – Activity"), key("dynamics 365 operations activity"));
        assert_eq!(pair_key("CFQ7TTC0LH18", "0001"), key("cfq7ttc0lh18:0001"));
    }
}
