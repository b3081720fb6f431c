//! Which partner may sell to which tenant.

use super::rule::{Confidence, Holds, JudgedOn, Rule, Status};

/// `region-same`: partner and tenant in one region.
pub static REGION_SAME: Rule = Rule {
    id: "region-same",
    holds: Holds::since(2018, 8, 31),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["T-HIST", "T-2023", "REG"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `region-table`: which country is in which region.
pub static REGION_TABLE: Rule = Rule {
    id: "region-table",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["REG"],
    confidence: Confidence::Official,
    status: Status::Computed,
};

/// `market-product`: sold in the customer's country.
pub static MARKET_PRODUCT: Rule = Rule {
    id: "market-product",
    holds: Holds::since(2022, 1, 10),
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["PRICE"],
    confidence: Confidence::Official,
    status: Status::NotComputable,
};

/// `gov-clouds`: national clouds have their own portals.
pub static GOV_CLOUDS: Rule = Rule {
    id: "gov-clouds",
    holds: Holds::ALWAYS,
    judged_on: JudgedOn::AsOf,
    channels: &[],
    sources: &["REL"],
    confidence: Confidence::Official,
    status: Status::Guidance,
};

/// A CSP market region: a partner sells only to tenants of its own region (`region-same`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Region {
    /// Africa, with French islands of the Pacific and the Indian Ocean.
    Africa,
    /// South-east and south Asia.
    AsiaPacific,
    /// Australia and islands of the Pacific.
    Australia,
    /// Brazil alone.
    Brazil,
    /// Canada, Saint Pierre and Miquelon.
    Canada,
    /// China alone.
    China,
    /// EU, EFTA, United Kingdom and small neighbours: one region.
    Europe,
    /// India alone.
    India,
    /// Japan alone.
    Japan,
    /// Republic of Korea alone.
    Korea,
    /// Latin America and the Caribbean, without Brazil.
    LatinAmerica,
    /// Middle East, central and eastern Europe outside the EU, central Asia, parts of Africa.
    MiddleEastEasternEurope,
    /// New Zealand, Samoa, Vanuatu.
    NewZealand,
    /// Taiwan alone.
    Taiwan,
    /// United States and its Pacific territories.
    UnitedStates,
}

impl Region {
    /// All regions.
    pub const ALL: [Region; 15] = [
        Region::Africa,
        Region::AsiaPacific,
        Region::Australia,
        Region::Brazil,
        Region::Canada,
        Region::China,
        Region::Europe,
        Region::India,
        Region::Japan,
        Region::Korea,
        Region::LatinAmerica,
        Region::MiddleEastEasternEurope,
        Region::NewZealand,
        Region::Taiwan,
        Region::UnitedStates,
    ];

    /// A fixed name, e.g. `europe`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Region::Africa => "africa",
            Region::AsiaPacific => "asia-pacific",
            Region::Australia => "australia",
            Region::Brazil => "brazil",
            Region::Canada => "canada",
            Region::China => "china",
            Region::Europe => "europe",
            Region::India => "india",
            Region::Japan => "japan",
            Region::Korea => "korea",
            Region::LatinAmerica => "latin-america",
            Region::MiddleEastEasternEurope => "middle-east-eastern-europe",
            Region::NewZealand => "new-zealand",
            Region::Taiwan => "taiwan",
            Region::UnitedStates => "united-states",
        }
    }
}

/// Whether a list of countries (ISO 3166, capitals) names one, written in any case and with blanks around it.
#[must_use]
pub(super) fn names(list: &[&str], country: &str) -> bool {
    let country = country.trim();
    list.iter().any(|listed| listed.eq_ignore_ascii_case(country))
}

/// The region of a country (ISO 3166, in any case); `None` for countries the list of 2023-08-17 does not name, which is a
/// reason to check, not to refuse (`region-table`).
#[must_use]
pub fn region_of(country: &str) -> Option<Region> {
    TABLE.iter().find(|(_, countries)| names(countries, country)).map(|(region, _)| *region)
}

/// Whether a country (ISO 3166, in any case) is in the European Economic Area or is Switzerland, where Teams left the
/// suites first (`teams-eea`).
#[must_use]
pub fn is_eea_or_swiss(country: &str) -> bool {
    names(EEA_AND_SWITZERLAND, country)
}

/// Every listed country with its region, for pickers and tests.
pub fn countries() -> impl Iterator<Item = (&'static str, Region)> {
    TABLE.iter().flat_map(|(region, countries)| countries.iter().map(|country| (*country, *region)))
}

static EEA_AND_SWITZERLAND: &[&str] = &[
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

static TABLE: &[(Region, &[&str])] = &[
    (
        Region::Africa,
        &[
            "AO", "BF", "BI", "BJ", "BW", "CD", "CF", "CG", "CI", "CM", "CV", "DJ", "ER", "ET", "GA", "GH",
            "GM", "GN", "GQ", "GW", "KE", "KM", "LR", "MG", "ML", "MU", "MW", "NA", "NC", "NE", "NG", "PF",
            "RE", "RW", "SC", "SH", "SL", "SN", "SO", "SS", "ST", "TD", "TG", "TZ", "UG", "YT", "ZM",
        ],
    ),
    (
        Region::AsiaPacific,
        &[
            "BD", "BN", "BT", "HK", "ID", "KH", "LA", "LK", "MM", "MO", "MV", "MY", "NP", "PH", "SG", "TH",
            "TL", "VN",
        ],
    ),
    (
        Region::Australia,
        &[
            "AU", "CC", "CK", "CX", "FJ", "FM", "HM", "KI", "MH", "NF", "NR", "NU", "PG", "PN", "PW", "SB",
            "TF", "TK", "TO", "TV", "WF",
        ],
    ),
    (Region::Brazil, &["BR"]),
    (Region::Canada, &["CA", "PM"]),
    (Region::China, &["CN"]),
    (
        Region::Europe,
        &[
            "AD", "AT", "AX", "BE", "BG", "BV", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FO", "FR",
            "GB", "GG", "GI", "GL", "GR", "HR", "HU", "IE", "IM", "IS", "IT", "JE", "LI", "LT", "LU", "LV",
            "MC", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SJ", "SK", "SM", "VA",
        ],
    ),
    (Region::India, &["IN"]),
    (Region::Japan, &["JP"]),
    (Region::Korea, &["KR"]),
    (
        Region::LatinAmerica,
        &[
            "AG", "AI", "AQ", "AR", "AW", "BB", "BL", "BM", "BO", "BQ", "BS", "BZ", "CL", "CO", "CR", "CW",
            "DM", "DO", "EC", "FK", "GD", "GF", "GP", "GS", "GT", "GY", "HN", "HT", "JM", "KN", "KY", "LC",
            "MF", "MQ", "MS", "MX", "NI", "PA", "PE", "PR", "PY", "SR", "SV", "SX", "TC", "TT", "UY", "VC",
            "VE", "VG", "VI",
        ],
    ),
    (
        Region::MiddleEastEasternEurope,
        &[
            "AE", "AF", "AL", "AM", "AZ", "BA", "BH", "DZ", "EG", "GE", "IL", "IO", "IQ", "JO", "KG", "KW",
            "KZ", "LB", "LS", "LY", "MA", "MD", "ME", "MK", "MN", "MR", "MZ", "OM", "PK", "PS", "QA", "RS",
            "SA", "SZ", "TJ", "TM", "TN", "TR", "UA", "UZ", "XK", "YE", "ZA", "ZW",
        ],
    ),
    (Region::NewZealand, &["NZ", "VU", "WS"]),
    (Region::Taiwan, &["TW"]),
    (Region::UnitedStates, &["AS", "GU", "MP", "UM", "US"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_in_one_region() {
        let mut seen: Vec<&str> = countries().map(|(country, _)| country).collect();
        seen.sort_unstable();
        let listed = seen.len();
        seen.dedup();
        assert_eq!((listed, seen.len()), (242, 242));
        assert!(
            seen.iter().all(|country| country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()))
        );
        assert!(Region::ALL.iter().all(|region| countries().any(|(_, of)| of == *region)));
    }

    #[test]
    fn the_examples_of_the_source() {
        let same = |partner, tenant| region_of(partner) == region_of(tenant);
        assert!(same("US", "UM") && same("GB", "DE") && same("NO", "CH"));
        assert!(!same("BR", "US") && !same("US", "PR"));
        assert_eq!((region_of("RU"), region_of("")), (None, None));
        assert_eq!((region_of("de"), region_of(" Us ")), (Some(Region::Europe), Some(Region::UnitedStates)));
        assert!(is_eea_or_swiss("ch"));
    }

    #[test]
    fn the_economic_area_has_thirty_states() {
        assert_eq!(EEA_AND_SWITZERLAND.len(), 30 + 1);
        assert!(EEA_AND_SWITZERLAND.iter().all(|country| region_of(country) == Some(Region::Europe)));
        assert!(is_eea_or_swiss("CH") && !is_eea_or_swiss("GB") && !is_eea_or_swiss("US"));
    }
}
