//! One product of the catalogue, and the line of the table it is read from.

use crate::model::{Date, Segment};

/// What a product belongs to; suites and add-ons are compared inside a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Microsoft 365 Business and its predecessors (Apps, Basic, Standard, Premium).
    Business,
    /// Office 365 enterprise suites E1 … E5.
    Office365,
    /// Microsoft 365 enterprise suites E3, E5, E7.
    Microsoft365,
    /// Suites of frontline workers: F1, F3.
    Frontline,
    /// Microsoft 365 Apps for enterprise.
    Apps,
    /// Enterprise Mobility + Security.
    Mobility,
    /// Exchange Online.
    Exchange,
    /// SharePoint and OneDrive.
    SharePoint,
    /// Teams and telephony.
    Teams,
    /// Entra ID.
    Entra,
    /// Intune.
    Intune,
    /// Defender and other protection.
    Defender,
    /// Purview: compliance, information protection.
    Purview,
    /// Copilot.
    Copilot,
    /// Power BI, Power Apps, Power Automate, Copilot Studio.
    Power,
    /// Planner and Project.
    Project,
    /// Visio.
    Visio,
    /// Windows and Windows 365.
    Windows,
    /// Viva.
    Viva,
    /// Dynamics 365.
    Dynamics,
    /// Anything else.
    Other,
}

impl Family {
    /// All families with their key in the table.
    pub const ALL: [(&'static str, Family); 21] = [
        ("business", Family::Business),
        ("office365", Family::Office365),
        ("microsoft365", Family::Microsoft365),
        ("frontline", Family::Frontline),
        ("apps", Family::Apps),
        ("mobility", Family::Mobility),
        ("exchange", Family::Exchange),
        ("sharepoint", Family::SharePoint),
        ("teams", Family::Teams),
        ("entra", Family::Entra),
        ("intune", Family::Intune),
        ("defender", Family::Defender),
        ("purview", Family::Purview),
        ("copilot", Family::Copilot),
        ("power", Family::Power),
        ("project", Family::Project),
        ("visio", Family::Visio),
        ("windows", Family::Windows),
        ("viva", Family::Viva),
        ("dynamics", Family::Dynamics),
        ("other", Family::Other),
    ];

    fn parse(key: &str) -> Option<Family> {
        Family::ALL.iter().find(|(name, _)| *name == key).map(|(_, family)| *family)
    }
}

/// Whether a suite brings Teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TeamsSuite {
    /// Not a suite: the question does not arise.
    #[default]
    NotASuite,
    /// The suite has Teams.
    WithTeams,
    /// The edition without Teams.
    NoTeams,
}

/// A new-commerce item: the pair that a price list and an order name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NceId {
    /// Product id, twelve characters.
    pub product: &'static str,
    /// SKU id, four characters.
    pub sku: &'static str,
    /// Segment it is sold to.
    pub segment: Segment,
    /// Printed by Microsoft, or same title and same tenant SKU in a recorded offer; otherwise the titles alone agree.
    pub sure: bool,
}

/// What an add-on needs on the tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    /// One product, by part number.
    Product(&'static str),
    /// Any product of a family.
    Family(Family),
}

/// A product by every name it goes under, with the facts rules ask for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The tenant's skuPartNumber; empty where only the new-commerce item is known.
    pub part_number: &'static str,
    /// The tenant's skuId, a GUID in lower case; empty where unknown.
    pub sku_id: &'static str,
    /// Today's name.
    pub name: &'static str,
    /// Earlier and short names.
    pub aliases: Vec<&'static str>,
    /// New-commerce items, the usual commercial one first.
    pub nce: Vec<NceId>,
    /// Legacy offer ids, GUIDs in lower case.
    pub legacy_offers: Vec<&'static str>,
    /// Family.
    pub family: Option<Family>,
    /// Step inside the family: `Basic`, `E3`, `P1`; empty where there is none.
    pub tier: &'static str,
    /// The one segment the tenant SKU is made for; `None` where several buy the same one (nonprofits mostly get the commercial SKU).
    pub segment: Option<Segment>,
    /// A small-business SKU: 300 seats per SKU and tenant (rule `limit-smb-300-pooled`).
    pub business_300: bool,
    /// Sold with a monthly term; `false` only where a price list shows the product without one.
    pub monthly_term: bool,
    /// A price list shows it with a three-year term.
    pub three_year_term: bool,
    /// The least seats a three-year term is sold for (rule `nce-p3y-e3`).
    pub least_seats_p3y: Option<u32>,
    /// 30 instead of 90 days of grace under an enterprise agreement (rule `life-ea`).
    pub short_grace: bool,
    /// Suite with or without Teams.
    pub teams: TeamsSuite,
    /// Bought on the web or by users themselves, where it has a twin in CSP (rule `sku-web-vs-csp`).
    pub web_direct: bool,
    /// Free, viral or trial: nothing to move.
    pub free_or_trial: bool,
    /// The first day it can no longer be bought anew.
    pub end_of_sale: Option<Date>,
    /// Part numbers of what takes its place, best first.
    pub successors: Vec<&'static str>,
    /// Needs another product on the tenant.
    pub is_add_on: bool,
    /// For an add-on: what it needs, any one of these; empty for a base product or an unknown need.
    pub addon_base: Vec<Base>,
    /// Service plans, as places in [`super::services`]; empty where not recorded.
    pub service_plans: Vec<u16>,
    /// Key of the source in the table of sources.
    pub source: &'static str,
}

impl Entry {
    /// The usual commercial new-commerce item.
    #[must_use]
    pub fn nce(&self) -> Option<NceId> {
        self.nce.first().copied()
    }

    /// An enterprise suite, where editions with and without Teams are sold under different rules (rule `teams-eea`); the
    /// suites of small businesses and frontline workers are sold in both editions to everyone.
    #[must_use]
    pub fn is_enterprise_suite(&self) -> bool {
        self.teams != TeamsSuite::NotASuite
            && matches!(self.family, Some(Family::Office365 | Family::Microsoft365))
    }

    /// Reads one line of a table. The columns are listed at the head of `products.tsv`.
    ///
    /// # Errors
    /// The name of the first column that cannot be read.
    pub(super) fn parse(line: &'static str) -> Result<Entry, &'static str> {
        let mut columns = line.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        let mut entry = Entry { part_number: next(), sku_id: next(), name: next(), ..Entry::default() };
        if entry.name.is_empty() {
            return Err("name");
        }
        if !entry.sku_id.is_empty() && !is_guid(entry.sku_id) {
            return Err("skuId");
        }
        let (family, tier) = split_once_or(next(), '/');
        entry.family = if family.is_empty() { None } else { Some(Family::parse(family).ok_or("family")?) };
        entry.tier = tier;
        entry.read_flags(next())?;
        entry.nce = list(next(), ' ')
            .map(|text| nce_id(text, entry.segment.unwrap_or_default()))
            .collect::<Option<_>>()
            .ok_or("nce")?;
        entry.aliases = list(next(), '|').collect();
        entry.end_of_sale = match next() {
            "" => None,
            day => Some(Date::parse(day).ok_or("end of sale")?),
        };
        entry.successors = list(next(), '|').collect();
        entry.addon_base = list(next(), '|').map(base).collect::<Option<_>>().ok_or("base")?;
        entry.is_add_on = !entry.addon_base.is_empty();
        entry.source = next();
        entry.legacy_offers = list(next(), ' ').collect();
        if !entry.legacy_offers.iter().all(|id| is_guid(id)) {
            return Err("legacy offers");
        }
        entry.service_plans = plans(next()).ok_or("service plans")?;
        if columns.next().is_some() { Err("too many columns") } else { Ok(entry) }
    }

    fn read_flags(&mut self, flags: &str) -> Result<(), &'static str> {
        // No term said: no price list knows the product.
        self.monthly_term = flags.contains('m') || !flags.contains(['y', '3']);
        for flag in flags.bytes() {
            match flag {
                b'b' => self.business_300 = true,
                b'g' => self.short_grace = true,
                b't' => self.teams = TeamsSuite::WithTeams,
                b'n' => self.teams = TeamsSuite::NoTeams,
                b'w' => self.web_direct = true,
                b'f' => self.free_or_trial = true,
                b'm' | b'y' => {}
                b'3' => self.three_year_term = true,
                b'h' => self.least_seats_p3y = Some(100),
                b'E' => self.segment = Some(Segment::Education),
                b'N' => self.segment = Some(Segment::Nonprofit),
                b'G' => self.segment = Some(Segment::Government),
                _ => return Err("flags"),
            }
        }
        Ok(())
    }
}

/// The parts of a list; nothing for an empty text.
fn list(text: &'static str, separator: char) -> impl Iterator<Item = &'static str> {
    text.split(separator).filter(|part| !part.is_empty())
}

fn split_once_or(text: &'static str, separator: char) -> (&'static str, &'static str) {
    text.split_once(separator).unwrap_or((text, ""))
}

/// `CFQ7TTC0LH18:0001`, then `?` where only the titles agree, then `=E`, `=N` or `=G` for another segment.
fn nce_id(text: &'static str, own: Segment) -> Option<NceId> {
    let (text, segment) = match text.split_once('=') {
        None => (text, own),
        Some((text, "E")) => (text, Segment::Education),
        Some((text, "N")) => (text, Segment::Nonprofit),
        Some((text, "G")) => (text, Segment::Government),
        Some(_) => return None,
    };
    let (text, sure) = text.strip_suffix('?').map_or((text, true), |text| (text, false));
    let (product, sku) = text.split_once(':')?;
    (product.len() == 12 && sku.len() == 4).then_some(NceId { product, sku, segment, sure })
}

fn base(text: &'static str) -> Option<Base> {
    match text.strip_prefix('@') {
        Some(family) => Family::parse(family).map(Base::Family),
        None => Some(Base::Product(text)),
    }
}

/// Places of service plans as base-36 numbers, each written as the distance to the one before.
fn plans(text: &str) -> Option<Vec<u16>> {
    let mut at = 0_u16;
    text.split(' ')
        .filter(|part| !part.is_empty())
        .map(|part| {
            at = at.checked_add(u16::from_str_radix(part, 36).ok()?)?;
            Some(at)
        })
        .collect()
}

/// Eight, four, four, four and twelve lower-case hexadecimal digits.
fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
}
