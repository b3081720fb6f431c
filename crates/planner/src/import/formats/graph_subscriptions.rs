//! Microsoft Graph `directory/subscriptions` (companySubscription) and `Get-MsolSubscription`: one row a purchase.

use crate::{
    import::{
        draft::Grain,
        field::Field,
        reading::{Fit, Importer, Reading},
        sheet::Names,
        table::Table,
    },
    model::Channel,
};

pub(super) struct GraphSubscriptions;

const NAMES: [Names; 8] = [
    (Field::ProductName, &["ProductName"]),
    (Field::PartNumber, &["skuPartNumber"]),
    (Field::SkuId, &["skuId"]),
    (Field::Seats, &["totalLicenses"]),
    (Field::Purchased, &["createdDateTime", "DateCreated"]),
    (Field::Renewal, &["nextLifecycleDateTime", "NextLifecycleDate"]),
    (Field::SubscriptionId, &["commerceSubscriptionId", "ocpSubscriptionId", "id", "ObjectId"]),
    (Field::End, &[]),
];

impl Importer for GraphSubscriptions {
    fn id(&self) -> &'static str {
        "graph-subscriptions"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["skuPartNumber", "totalLicenses"])
            || table.has(&["skuId", "totalLicenses", "commerceSubscriptionId"])
        {
            Fit::Sure
        } else {
            Fit::No
        }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        let mut sheet = reading.bind(&NAMES, None);
        let owner = reading.table.column(&["ownerTenantId", "OwnerContextId"]);
        reading.subscriptions(&mut sheet, |_, row, draft| {
            draft.grain = Grain::Purchase;
            // The owner's tenant is the partner's where a partner sold it; it is the only hint of the channel in tenant data.
            if owner.is_some_and(|column| !row.cell(column).is_empty()) && draft.channel.is_none() {
                draft.channel = Some(Channel::CspNce);
            }
            Ok(())
        });
    }
}
