//! A table of products and the ways into it.

use std::sync::OnceLock;

use super::{entry::Entry, fold, search};
use crate::model::Product;

/// The products everyone meets, compiled in.
static CORE: &str = include_str!("products.tsv");

/// Which name of a product led to its entry, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchedBy {
    /// The tenant's skuId.
    SkuId,
    /// The tenant's part number.
    PartNumber,
    /// The new-commerce product id and SKU.
    Nce,
    /// A legacy offer id.
    LegacyOffer,
    /// The name, word for word but for case and punctuation.
    Name,
}

/// Products and five sorted lists of keys into them: a lookup is a hash and a binary search, nothing is allocated.
#[derive(Debug, Default)]
pub struct Table {
    entries: Vec<Entry>,
    by_sku_id: Keys,
    by_part_number: Keys,
    by_nce: Keys,
    by_offer: Keys,
    by_name: Keys,
    words: OnceLock<search::Index>,
}

/// A line of a table that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLine {
    /// Number of the line, counted from 1.
    pub line: usize,
    /// The column that is wrong.
    pub column: &'static str,
}

impl Table {
    /// Reads a table: one product a line, columns separated by tabs, lines that start with `#` are remarks.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub(super) fn parse(text: &'static str) -> Result<Table, BadLine> {
        let mut entries = Vec::new();
        for (at, line) in
            text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        {
            entries.push(Entry::parse(line).map_err(|column| BadLine { line: at + 1, column })?);
        }
        let mut table = Table::default();
        for (at, entry) in (0_u16..).zip(&entries) {
            table.by_sku_id.add(entry.sku_id, at);
            table.by_part_number.add(entry.part_number, at);
            entry.nce.iter().for_each(|id| table.by_nce.add_key(fold::pair_key(id.product, id.sku), at));
            entry.legacy_offers.iter().for_each(|id| table.by_offer.add(id, at));
            table.by_name.add(entry.name, at);
            entry.aliases.iter().for_each(|name| table.by_name.add(name, at));
        }
        for keys in [
            &mut table.by_sku_id,
            &mut table.by_part_number,
            &mut table.by_nce,
            &mut table.by_offer,
            &mut table.by_name,
        ] {
            keys.0.sort_unstable();
        }
        table.entries = entries;
        Ok(table)
    }

    /// All products, in the order of the table: best known first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The words of all names, for searching; cut on first use.
    pub(super) fn index(&self) -> &search::Index {
        self.words.get_or_init(|| search::Index::of(&self.entries))
    }

    /// The product with a part number (case, blanks and punctuation do not matter: the lists themselves vary).
    #[must_use]
    pub fn part(&self, part_number: &str) -> Option<&Entry> {
        self.by_part_number
            .first(fold::key(part_number), &self.entries, |entry| fold::same(entry.part_number, part_number))
    }

    /// The product with a skuId (case does not matter).
    #[must_use]
    pub fn sku(&self, sku_id: &str) -> Option<&Entry> {
        self.by_sku_id
            .first(fold::key(sku_id), &self.entries, |entry| entry.sku_id.eq_ignore_ascii_case(sku_id))
    }

    /// The product of a new-commerce item.
    #[must_use]
    pub fn nce(&self, product: &str, sku: &str) -> Option<&Entry> {
        self.by_nce.first(fold::pair_key(product, sku), &self.entries, |entry| {
            entry
                .nce
                .iter()
                .any(|id| id.product.eq_ignore_ascii_case(product) && id.sku.eq_ignore_ascii_case(sku))
        })
    }

    /// The product of a legacy offer.
    #[must_use]
    pub fn offer(&self, offer_id: &str) -> Option<&Entry> {
        self.by_offer.first(fold::key(offer_id), &self.entries, |entry| {
            entry.legacy_offers.iter().any(|id| id.eq_ignore_ascii_case(offer_id))
        })
    }

    /// The product of this name: today's name before an earlier or a short one, since old names were given to others.
    #[must_use]
    pub fn name(&self, name: &str) -> Option<&Entry> {
        let key = fold::key(name);
        let today = self.by_name.first(key, &self.entries, |entry| fold::same(entry.name, name));
        today.or_else(|| {
            let once = |entry: &Entry| entry.aliases.iter().any(|alias| fold::same(alias, name));
            self.by_name.first(key, &self.entries, once)
        })
    }

    /// The entry one name of a product leads to.
    #[must_use]
    pub fn by(&self, product: &Product, key: MatchedBy) -> Option<&Entry> {
        match key {
            MatchedBy::SkuId => self.sku(given(&product.sku_id)?),
            MatchedBy::PartNumber => self.part(given(&product.part_number)?),
            MatchedBy::Nce => self.nce(given(&product.product_id)?, given(&product.product_sku)?),
            MatchedBy::LegacyOffer => self.offer(given(&product.offer_id)?),
            MatchedBy::Name => self.name(Some(product.name.as_str()).filter(|name| !name.is_empty())?),
        }
    }

    /// The entry of a product and the name that led to it: skuId, part number, new-commerce item, legacy offer, then the
    /// name. The name alone decides only where the tenant's identifiers are missing: one name belongs to several SKUs.
    #[must_use]
    pub fn find(&self, product: &Product) -> Option<(&Entry, MatchedBy)> {
        let named = given(&product.sku_id).is_none() && given(&product.part_number).is_none();
        [MatchedBy::SkuId, MatchedBy::PartNumber, MatchedBy::Nce, MatchedBy::LegacyOffer, MatchedBy::Name]
            .into_iter()
            .filter(|key| named || *key != MatchedBy::Name)
            .find_map(|key| self.by(product, key).map(|entry| (entry, key)))
    }
}

/// The table compiled in. A test reads every line of it, so that it is never found empty.
pub(super) fn core() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::parse(CORE).unwrap_or_default())
}

fn given(field: &Option<String>) -> Option<&str> {
    field.as_deref().filter(|text| !text.is_empty())
}

/// Keys in ascending order, each with the place of its entry. Equal keys keep the order of the table.
#[derive(Debug, Default)]
struct Keys(Vec<(u64, u16)>);

impl Keys {
    fn add(&mut self, text: &str, at: u16) {
        if !text.is_empty() {
            self.add_key(fold::key(text), at);
        }
    }

    fn add_key(&mut self, key: u64, at: u16) {
        self.0.push((key, at));
    }

    /// The first entry with a key that is what was meant (two texts may share a key).
    fn first<'t>(&self, key: u64, entries: &'t [Entry], meant: impl Fn(&Entry) -> bool) -> Option<&'t Entry> {
        let from = self.0.partition_point(|(other, _)| *other < key);
        let same = self.0.get(from..)?.iter().take_while(|(other, _)| *other == key);
        same.filter_map(|(_, at)| entries.get(usize::from(*at))).find(|entry| meant(entry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(name: &str, sku_id: &str, part: &str, nce: &str, offer: &str) -> Product {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let (id, sku) = nce.split_once(':').unwrap_or_default();
        Product {
            name: name.to_owned(),
            part_number: some(part),
            sku_id: some(sku_id),
            product_id: some(id),
            product_sku: some(sku),
            offer_id: some(offer),
        }
    }

    fn found(product: &Product) -> Option<(&'static str, MatchedBy)> {
        core().find(product).map(|(entry, by)| (entry.part_number, by))
    }

    #[test]
    fn every_line_of_the_core_is_read() {
        assert_eq!(
            Table::parse(CORE).map(|table| table.entries.len()),
            Ok(CORE.lines().filter(|line| !line.starts_with('#')).count())
        );
    }

    #[test]
    fn each_product_is_found_under_each_of_its_identifiers() {
        for entry in core().entries() {
            if !entry.sku_id.is_empty() {
                assert_eq!(core().sku(&entry.sku_id.to_uppercase()), Some(entry));
            }
            if !entry.part_number.is_empty() {
                assert_eq!(core().part(entry.part_number), Some(entry));
            }
            for id in &entry.nce {
                assert_eq!(
                    core().nce(id.product, id.sku).map(|found| found.name),
                    Some(entry.name),
                    "{}",
                    entry.name
                );
            }
            for offer in &entry.legacy_offers {
                assert_eq!(core().offer(offer), Some(entry));
            }
        }
    }

    #[test]
    fn what_successors_and_bases_name_exists() {
        for entry in core().entries() {
            let bases = entry.addon_base.iter().filter_map(|base| match base {
                super::super::Base::Product(part) => Some(*part),
                super::super::Base::Family(_) => None,
            });
            for part in entry.successors.iter().copied().chain(bases) {
                assert!(core().part(part).is_some(), "{} names {part}", entry.name);
            }
            assert!(
                super::super::sources::source(entry.source).is_some(),
                "{} comes from {}",
                entry.name,
                entry.source
            );
        }
    }

    #[test]
    fn identifiers_decide_in_their_order() {
        // The GUIDs are those of DOMAIN E (`sku-web-vs-csp`, `sku-name-trap`); offer and item of DOMAIN D.3 (`mig-manual`).
        assert_eq!(
            found(&product("", "CBDC14AB-D96C-4C30-B9F4-6ADA7CDC1D46", "", "", "")),
            Some(("SPB", MatchedBy::SkuId))
        );
        assert_eq!(found(&product("", "cbdc14ab-…", "spb", "", "")), Some(("SPB", MatchedBy::PartNumber)));
        assert_eq!(
            found(&product("", "", "", "CFQ7TTC0LFLS:0002", "")),
            Some(("AAD_PREMIUM", MatchedBy::Nce))
        );
        assert_eq!(
            found(&product("", "", "", "", "16c9f982-a827-4003-a88e-e75df1927f27")),
            Some(("AAD_PREMIUM", MatchedBy::LegacyOffer))
        );
        assert_eq!(
            found(&product("microsoft 365 business premium", "", "", "", "")),
            Some(("SPB", MatchedBy::Name))
        );
        let both = product("Office 365 E3", "3b555118-da6a-4418-894f-7df1e2096870", "ENTERPRISEPACK", "", "");
        assert_eq!(found(&both), Some(("O365_BUSINESS_ESSENTIALS", MatchedBy::SkuId)));
    }

    #[test]
    fn a_name_does_not_speak_for_a_sku_nobody_knows() {
        // Two part numbers are called "Microsoft 365 Business Basic": the name must not overrule the tenant's own identifier.
        assert_eq!(
            found(&product(
                "Microsoft 365 Business Basic",
                "11111111-2222-3333-4444-555555555555",
                "",
                "",
                ""
            )),
            None
        );
        assert_eq!(found(&product("Microsoft 365 Business Basic", "", "SOMETHING_ELSE", "", "")), None);
    }

    #[test]
    fn old_names_lead_to_what_the_product_is_today() {
        for (old, part) in [
            ("Office 365 Business Premium", "O365_BUSINESS_PREMIUM"),
            ("Microsoft 365 Business", "SPB"),
            ("Office 365 F1", "DESKLESSPACK"),
            // Once a name of F3; today another product's.
            ("Microsoft 365 F1", "M365_F1_COMM"),
            ("Azure Active Directory Premium P1", "AAD_PREMIUM"),
            ("Office 365 ProPlus", "OFFICESUBSCRIPTION"),
            ("Project Online Professional", "PROJECTPROFESSIONAL"),
        ] {
            assert_eq!(core().name(old).map(|entry| entry.part_number), Some(part), "{old}");
        }
    }
}
