//! Products that nobody pays for: a tenant is full of them, and none is to be moved.

use crate::{catalog::Extended, model::Product};

/// Part numbers of products that are free, viral, exploratory or come with something else.
const PART_NUMBERS: [&str; 38] = [
    "STREAM",
    "SPZA_IW",
    "WINDOWS_STORE",
    "FLOW_FREE",
    "POWER_BI_STANDARD",
    "POWERAPPS_DEV",
    "POWERAPPS_INDIVIDUAL_USER",
    "FORMS_PRO",
    "MCOPSTNC",
    "TEAMS_FREE",
    "TEAMS_EXPLORATORY",
    "TEAMS_COMMERCIAL_TRIAL",
    "MICROSOFT_TEAMS_EXPLORATORY_DEPT",
    "RIGHTSMANAGEMENT_ADHOC",
    "RIGHTSMANAGEMENT_STANDARD_FACULTY",
    "DYN365_ENTERPRISE_P1_IW",
    "DYN365_CUSTOMER_SERVICE_PRO_VIRAL",
    "DYNAMICS_365_ONBOARDING_SKU",
    "DYN365_FINANCIALS_TEAM_MEMBERS_TRIAL",
    "SMB_APPS",
    "MICROSOFT_BUSINESS_CENTER",
    "STANDARDWOFFPACK_IW_FACULTY",
    "STANDARDWOFFPACK_IW_STUDENT",
    "OFFICESUBSCRIPTION_IW",
    "PROJECT_MADEIRA_PREVIEW_IW_SKU",
    "CDS_DB_CAPACITY_FREE",
    "CPC_FREE",
    "POWER_PAGES_VTRIAL_FOR_MAKERS",
    "VIRTUAL_AGENT_USL_FREE",
    "IT_ACADEMY_AD",
    "M365EDU_A5_STUUSEBNFT",
    "M365EDU_A3_STUUSEBNFT",
    "ENTERPRISEPACKPLUS_STUUSEBNFT",
    "WACONEDRIVESTANDARD_FREE",
    "MEETING_ROOM_NOAUDIOCONF_FREE",
    "CLIPCHAMP_STANDARD",
    "MICROSOFT_365_COPILOT_CHAT",
    "EXCHANGEDESKLESS_FREE",
];

/// Endings of such part numbers.
const ENDINGS: [&str; 7] =
    ["_VIRAL", "_FREE", "_TRIAL", "_EXPLORATORY", "_PRIVPREV", "_STUUSEBNFT", "_VTRIAL"];

/// Words in the names of such products, lower case.
const WORDS: [&str; 12] = [
    "(free)",
    " free",
    "trial",
    "viral",
    "exploratory",
    "windows store for business",
    "user initiated",
    "student use benefit",
    "rights management adhoc",
    "бесплатн",
    "kostenlos",
    "пробн",
];

/// Whether a product is one that nobody pays for, by its names.
pub(super) fn is_free(product: &Product) -> bool {
    let part = product.part_number.as_deref().unwrap_or_default().to_ascii_uppercase();
    if PART_NUMBERS.contains(&part.as_str()) || ENDINGS.iter().any(|ending| part.ends_with(ending)) {
        return true;
    }
    let name = product.name.to_lowercase();
    if WORDS.iter().any(|word| name.contains(word)) && !name.contains("freeway") {
        return true;
    }
    Extended::find(product).is_some_and(|(entry, _)| entry.free_or_trial)
}

/// Numbers of units that only products without a price come with.
pub(super) fn handed_out(units: u64) -> bool {
    matches!(units, 10_000 | 500_000 | 1_000_000 | 10_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free(part: &str, name: &str, units: u64) -> bool {
        let part_number = (!part.is_empty()).then(|| part.to_owned());
        is_free(&Product { name: name.into(), part_number, ..Product::default() }) || handed_out(units)
    }

    #[test]
    fn free_products_are_known_by_part_number_name_or_units() {
        assert!(free("FLOW_FREE", "", 10_000));
        assert!(free("CCIBOTS_PRIVPREV_VIRAL", "", 50));
        assert!(free("", "Power BI (free)", 3));
        assert!(free("SOMETHING_NEW", "", 1_000_000));
        assert!(!free("SPB", "Microsoft 365 Business Premium", 40));
        assert!(!free("SPE_E3", "Microsoft 365 E3", 9_000));
    }
}
