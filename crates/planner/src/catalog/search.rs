//! Finding a product by what a person types: parts of names, short names, slips of the finger, the wrong keyboard layout.

use std::collections::BTreeMap;

use super::{
    Entry, Extended, core,
    typing::{distance, readings},
};

/// A product found, and how well it fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The product.
    pub entry: &'static Entry,
    /// Larger is better; 0 … 1000. Equal scores fit equally well: the text does not tell them apart.
    pub score: u32,
}

/// Products that fit a text, best first, at most `limit`; products everyone meets before others that fit equally well.
/// Every word of the text must be found in one of a product's names, its part number or its new-commerce item.
#[must_use]
pub fn search(text: &str, limit: usize) -> Vec<Hit> {
    let query = Query::of(text);
    if query.words.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Hit> = Vec::new();
    for table in std::iter::once(core()).chain(Extended::get().map(Extended::table)) {
        let scores = table.index().scores(&query);
        let found = table.entries().iter().zip(scores);
        hits.extend(found.filter_map(|(entry, score)| Some(Hit { entry, score: score? })));
    }
    // Stable: the tables list what is best known first.
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
    hits.truncate(limit);
    hits
}

/// One word of the text in all the ways it may have been meant.
#[derive(Debug)]
struct Word {
    readings: Vec<String>,
}

#[derive(Debug)]
struct Query {
    words: Vec<Word>,
}

/// A word that is found whole.
const WHOLE: u32 = 100;
/// A word whose beginning is typed.
const BEGUN: u32 = 80;
/// A word typed with a slip.
const SLIPPED: u32 = 60;

impl Query {
    fn of(text: &str) -> Query {
        let mut words: Vec<Word> = Vec::new();
        for word in words_of(text) {
            let readings = readings(&word);
            // "лицензия E3": words that name no product say nothing.
            if !readings.iter().any(|reading| FILLERS.contains(&reading.as_str())) {
                words.push(Word { readings });
            }
        }
        Query { words }
    }
}

impl Word {
    fn fits(&self, other: &str) -> Option<u32> {
        self.readings.iter().filter_map(|reading| fits(reading, other)).max()
    }
}

fn fits(typed: &str, word: &str) -> Option<u32> {
    if typed == word {
        return Some(WHOLE);
    }
    let length = typed.chars().count();
    // E3 is not E5 with a slip, and 36 is not 365: what holds a digit must be right.
    if typed.contains(|c: char| c.is_ascii_digit()) {
        return (length >= 4 && word.starts_with(typed)).then_some(BEGUN);
    }
    if length >= 2 && word.starts_with(typed) {
        return Some(BEGUN);
    }
    let slips = match length {
        0..=3 => return None,
        4..=7 => 1,
        _ => 2,
    };
    (distance(typed, word, slips)? <= slips).then_some(SLIPPED)
}

/// The names of a table cut into words. Products share most of their words, so a typed word is held against each only once.
#[derive(Debug, Default)]
pub(super) struct Index {
    vocabulary: Vec<String>,
    /// For each product, its names.
    names: Vec<Vec<Name>>,
}

/// A name as places in the vocabulary.
#[derive(Debug)]
struct Name {
    words: Vec<usize>,
    /// Words the name says; "p1" beside "plan 1" is not one.
    said: u32,
}

impl Index {
    /// Everything products are called: names, part numbers, new-commerce items.
    pub fn of(entries: &[Entry]) -> Index {
        let mut index = Index::default();
        let mut places = BTreeMap::new();
        for entry in entries {
            let called = [entry.name, entry.part_number].into_iter().chain(entry.aliases.iter().copied());
            let mut texts: Vec<Vec<String>> = called.filter(|text| !text.is_empty()).map(words_of).collect();
            texts.extend(entry.nce.iter().map(|id| words_of(&format!("{} {}", id.product, id.sku))));
            let mut names = Vec::new();
            for words in texts {
                let said = words.iter().filter(|word| !is_plan_word(word)).count();
                let place = |word: String| *places.entry(word.clone()).or_insert_with(|| index.add(word));
                names.push(Name {
                    words: words.into_iter().map(place).collect(),
                    said: u32::try_from(said).unwrap_or(u32::MAX),
                });
            }
            index.names.push(names);
        }
        index
    }

    fn add(&mut self, word: String) -> usize {
        self.vocabulary.push(word);
        self.vocabulary.len() - 1
    }

    /// How well each product fits; `None` where a word of the query is in none of its names.
    fn scores(&self, query: &Query) -> impl Iterator<Item = Option<u32>> {
        let fits: Vec<Vec<Option<u32>>> = query
            .words
            .iter()
            .map(|word| self.vocabulary.iter().map(|other| word.fits(other)).collect())
            .collect();
        self.names.iter().map(move |names| names.iter().filter_map(|name| name.fit(&fits)).max())
    }
}

impl Name {
    /// 900 for how well the words of the query were hit, 100 for how much of the name they cover.
    fn fit(&self, fits: &[Vec<Option<u32>>]) -> Option<u32> {
        let mut found = 0;
        for fits in fits {
            found += self.words.iter().filter_map(|at| *fits.get(*at)?).max()?;
        }
        let asked = u32::try_from(fits.len()).ok()?.max(1);
        Some(found * 9 / asked + 100 * asked.min(self.said) / self.said.max(1))
    }
}

/// The words of a text: runs of letters and digits in lower case. "Plan 1" is also written "P1". A part number is one
/// word: the F1 in `SPE_F1` is no name, the product is called F3.
fn words_of(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut words: Vec<String> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let plans: Vec<String> = words
        .windows(2)
        .filter_map(|pair| match pair {
            [plan, number] if plan == "plan" && number.len() == 1 => Some(format!("p{number}")),
            _ => None,
        })
        .collect();
    words.extend(plans);
    words
}

/// "p1", which [`words_of`] adds to "plan 1".
fn is_plan_word(word: &str) -> bool {
    word.len() == 2 && word.starts_with('p') && word.ends_with(|c: char| c.is_ascii_digit())
}

/// Words people put around a product's name.
const FILLERS: [&str; 12] = [
    "license",
    "licence",
    "licenses",
    "licences",
    "subscription",
    "for",
    "лицензия",
    "лицензии",
    "лицензий",
    "подписка",
    "для",
    "ms",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> &'static str {
        search(text, 1).first().map_or("nothing", |hit| hit.entry.part_number)
    }

    #[test]
    fn short_names_find_their_product() {
        for (typed, part) in [
            ("Business Premium", "SPB"),
            ("business prem", "SPB"),
            ("m365 e3", "SPE_E3"),
            ("o365 e3", "ENTERPRISEPACK"),
            ("office 365 e1", "STANDARDPACK"),
            ("F3", "SPE_F1"),
            ("F1", "M365_F1_COMM"),
            ("spe_e5", "SPE_E5"),
            ("smb_bus", "SMB_BUSINESS_ESSENTIALS"),
            ("EMS", "EMS"),
            ("ems e5", "EMSPREMIUM"),
            ("exchange p1", "EXCHANGESTANDARD"),
            ("Exchange Online (Plan 2)", "EXCHANGEENTERPRISE"),
            ("power bi pro", "POWER_BI_PRO"),
            ("spb", "SPB"),
            ("CFQ7TTC0LCHC", "SPB"),
            ("apps for enterprise", "OFFICESUBSCRIPTION"),
            ("azure ad premium p1", "AAD_PREMIUM"),
        ] {
            assert_eq!(first(typed), part, "{typed}");
        }
    }

    #[test]
    fn slips_of_the_finger_are_forgiven_in_words_and_not_in_numbers() {
        assert_eq!(first("busness premum"), "SPB");
        assert_eq!(first("exhcange plan 1"), "EXCHANGESTANDARD");
        assert_eq!(first("microsfot 365 e5"), "SPE_E5");
        assert_eq!(first("visoi plan 2"), "VISIOCLIENT");
        assert!(search("e9", 5).is_empty());
        assert!(search("office 366 e3", 5).is_empty());
    }

    #[test]
    fn russian_words_and_the_wrong_layout_are_read() {
        assert_eq!(first("бизнес премиум"), "SPB");
        assert_eq!(first("бизнес базовый"), "O365_BUSINESS_ESSENTIALS");
        // Cyrillic е looks like Latin e.
        assert_eq!(first("м365 е3"), "SPE_E3");
        // "exchange plan" typed with the Russian layout switched on, "visio" too.
        assert_eq!(first("учсрфтпу здфт 1"), "EXCHANGESTANDARD");
        assert_eq!(first("мшышщ здфт 2"), "VISIOCLIENT");
    }

    #[test]
    fn the_best_known_comes_first_and_ties_stay_ties() {
        let hits = search("e3", 10);
        let parts: Vec<_> = hits.iter().map(|hit| hit.entry.part_number).collect();
        assert_eq!(parts.first(), Some(&"SPE_E3"));
        assert!(parts.contains(&"ENTERPRISEPACK") && parts.contains(&"EMS"), "{parts:?}");
        assert!(search("", 10).is_empty());
        assert!(search("…", 10).is_empty());
    }
}
