//! Files that are known and hold no inventory: they are refused with a reason a person understands.

use crate::import::{problem::OtherKind, table::Table};

/// The kind of a file by its columns, and by `format` where it has one.
pub(in crate::import) fn kind(table: &Table, format: Option<&str>) -> Option<OtherKind> {
    if format.is_some_and(|format| format.starts_with("changeover-")) {
        return Some(OtherKind::Plan);
    }
    const KINDS: [(&[&str], OtherKind); 19] = [
        (&["Service_Plan_Name"], OtherKind::ProductNames),
        (&["Service plans included"], OtherKind::ProductNames),
        (&["Product_Display_Name", "GUID"], OtherKind::ProductNames),
        (&["Product_Display_Name", "String_Id"], OtherKind::ProductNames),
        (&["requiredProducts"], OtherKind::Promotions),
        (&["subscriptionEligibilities"], OtherKind::Transitions),
        (&["catalogItemId", "eligibilities"], OtherKind::Promotions),
        (&["promotionId", "errors"], OtherKind::Promotions),
        (&["catalogItemId", "terms"], OtherKind::Availability),
        (&["allowedCustomTermEndDate"], OtherKind::TermEndDates),
        (&["newCommerceMigrationId", "eventName"], OtherKind::MigrationLog),
        (&["isEligible", "currentSubscriptionId"], OtherKind::MigrationCheck),
        (&["currentSubscriptionId", "quantity", "termDuration"], OtherKind::MigrationRequest),
        (&["MigrationScheduleStatus"], OtherKind::MigrationRequest),
        (&["verifiedDomains"], OtherKind::Organization),
        (&["TenantId", "Domain", "CompanyName"], OtherKind::Customers),
        (&["companyProfile.tenantId"], OtherKind::Customers),
        (&["title", "productType.id"], OtherKind::Products),
        (&["SkuTitle", "TermDuration", "BillingPlan"], OtherKind::Products),
    ];
    KINDS.iter().find(|(names, _)| table.has(names)).map(|(_, kind)| *kind)
}
