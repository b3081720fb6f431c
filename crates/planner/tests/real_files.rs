//! Real exports, price lists and recorded answers, where they are at hand (`CHANGEOVER_SAMPLES` names their folder): each
//! is read with the counts noted here, or refused for the reason noted here. They are not part of the project; without them
//! the test says so and passes.
//!
//! The counts were found without the readers tested here, with Python's `csv` and `json` modules and by looking:
//! *read* is the records of `csv.reader` below the header that are not blank, the lines below the ruler of a console table,
//! or the entries of the JSON list, with the entries of lists inside them where an entry only holds lines (a transfer).
//! *Set aside* is what the note at the file says; where there is none, nothing is. *Taken* is the rest.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::{fs, path::PathBuf};

use changeover_planner::import::{Answers, SourceFile, import};

/// What becomes of a file.
enum Fate {
    /// Importer; rows read, taken, set aside, rejected.
    Read(&'static str, [u32; 4]),
    /// Code of the diagnostic that says why not; rows read.
    Refused(&'static str, u32),
}
use Fate::{Read, Refused};

const FILES: [(&str, Fate); 67] = [
    ("bam/customers.header.csv", Refused("other-kind", 0)),
    (
        "bam/migrations_and_migrationstatus.header_v4-2023.csv",
        Read("migration-tool-migrations", [0, 0, 0, 0]),
    ),
    ("bam/ncesubscriptions.header.csv", Read("migration-tool-nce", [0, 0, 0, 0])),
    ("bam/schedulemigrations.header.csv", Refused("other-kind", 0)),
    ("bam/subscriptions.header_v4-2023.csv", Read("migration-tool-legacy", [0, 0, 0, 0])),
    ("bam/subscriptionsforschedule.header.csv", Read("migration-tool-legacy", [0, 0, 0, 0])),
    // The 21 without `P1M:`, `P1Y:` or `P3Y:` and a product id in them have only a stock code.
    ("catalog/distributor-stock-codes_AU_2024-03.csv", Read("mapping-sheet", [68, 47, 21, 0])),
    ("catalog/free-and-trial-skus.json", Refused("other-kind", 26)),
    ("catalog/legacy-offers_US_2019-01.json", Read("legacy-offers", [274, 274, 0, 0])),
    // 4 of the 117 offer ids come a second time.
    ("catalog/legacy-pricelist_US_2016-04.csv", Read("price-list-legacy", [117, 113, 4, 0])),
    ("catalog/nce-catalog-items_with-availability_2023.csv", Read("licence-counts", [10, 10, 0, 0])),
    ("catalog/nce-offer-matrix_excerpt_2021-01.csv", Read("offer-matrix-nce", [1, 1, 0, 0])),
    // 66 rows have the tag Trial; no two of the others are the same product, term, plan and segment.
    ("catalog/nce-pricelist_US_2025-11.csv", Read("price-list-nce", [4370, 4304, 66, 0])),
    ("catalog/nce-products_IN_2026-08_no-prices.csv", Refused("other-kind", 3733)),
    ("catalog/product-names_2022-11_semicolon_cp1252.csv", Refused("other-kind", 2457)),
    ("catalog/product-names_2026-07_utf8.csv", Refused("other-kind", 5990)),
    ("catalog/product-names_additional.json", Refused("other-kind", 31)),
    ("catalog/sku-map_legacy-offer-to-tenant.csv", Read("mapping-sheet", [274, 274, 0, 0])),
    ("catalog/sku-map_tenant-to-nce.csv", Read("mapping-sheet", [285, 285, 0, 0])),
    ("partner-center/availability_nce.as-printed.json", Refused("not-json", 0)),
    ("partner-center/availability_nce.json", Refused("other-kind", 1)),
    ("partner-center/custom-term-end-dates_2023.as-printed.json", Refused("not-json", 0)),
    ("partner-center/custom-term-end-dates_2023.json", Refused("other-kind", 2)),
    ("partner-center/invoice-lines_legacy-license_2017.json", Read("reconciliation-legacy", [2, 2, 0, 0])),
    // One of the four lines is a trial, one has a marketplace product (its id begins with DZH3, not with CFQ7).
    ("partner-center/invoice-lines_nce-billed_2021.as-printed.json", Refused("not-json", 0)),
    ("partner-center/invoice-lines_nce-billed_2021.json", Read("reconciliation-nce", [4, 2, 2, 0])),
    ("partner-center/migration_completed_2021.json", Read("partner-center-migrations", [1, 1, 0, 0])),
    // Neither the migration nor its three add-ons are Completed.
    (
        "partner-center/migration_created_with-addons_2022.json",
        Read("partner-center-migrations", [4, 0, 4, 0]),
    ),
    ("partner-center/migration_events_2022.json", Refused("other-kind", 4)),
    ("partner-center/migration_schedule_request_2023.json", Refused("other-kind", 3)),
    ("partner-center/migration_validate_eligible.json", Refused("other-kind", 1)),
    ("partner-center/migration_validate_not-eligible.as-printed.json", Refused("not-json", 0)),
    ("partner-center/migration_validate_not-eligible.json", Refused("other-kind", 1)),
    ("partner-center/products_list_nce.as-printed.json", Refused("not-json", 0)),
    ("partner-center/products_list_nce.json", Refused("other-kind", 1)),
    ("partner-center/promotion-eligibility_not-eligible_2021.json", Refused("other-kind", 1)),
    ("partner-center/promotion_with-constraints_2023.as-printed.json", Refused("not-json", 0)),
    ("partner-center/promotion_with-constraints_2023.json", Refused("other-kind", 1)),
    ("partner-center/promotions_list_2021.json", Refused("other-kind", 2)),
    ("partner-center/subscribedskus_partnercenter_2016.json", Read("graph-subscribed-skus", [2, 2, 0, 0])),
    // Charged by use.
    (
        "partner-center/subscription_azure-paygo_2017_spring.json",
        Read("partner-center-subscriptions", [1, 0, 1, 0]),
    ),
    // Charged by use.
    ("partner-center/subscription_azure_2017.json", Read("partner-center-subscriptions", [1, 0, 1, 0])),
    (
        "partner-center/subscription_legacy-addon_2017.json",
        Read("partner-center-subscriptions", [1, 1, 0, 0]),
    ),
    ("partner-center/subscription_nce_2021.as-printed.json", Refused("not-json", 0)),
    // Its status is expired.
    ("partner-center/subscription_nce_2021.json", Read("partner-center-subscriptions", [1, 0, 1, 0])),
    ("partner-center/subscription_patch-nce_2023.as-printed.json", Refused("not-json", 0)),
    ("partner-center/subscription_patch-nce_2023.json", Read("partner-center-subscriptions", [1, 1, 0, 0])),
    // Billing and unit are "none": no licence.
    ("partner-center/subscriptions_legacy_2015.json", Read("partner-center-subscriptions", [1, 0, 1, 0])),
    // Software.
    (
        "partner-center/subscriptions_software-p3y_2021.json",
        Read("partner-center-subscriptions", [1, 0, 1, 0]),
    ),
    ("partner-center/transfer_created_2020.json", Read("partner-center-transfers", [3, 3, 0, 0])),
    // 5 lines stand in rejected transfers, 2 of the others are Azure, 1 is a subscription seen before.
    ("partner-center/transfers_list_2020.json", Read("partner-center-transfers", [18, 10, 8, 0])),
    ("partner-center/transition_eligibilities.json", Refused("other-kind", 2)),
    ("tenant/admin-center_licenses_export-layout.csv", Read("licence-counts", [5, 5, 0, 0])),
    // A trial.
    (
        "tenant/graph-beta_directory-subscriptions_trial_2026-09_recorded.json",
        Read("graph-subscriptions", [1, 0, 1, 0]),
    ),
    ("tenant/graph_directory-subscriptions_docs.json", Read("graph-subscriptions", [1, 1, 0, 0])),
    ("tenant/graph_organization_testfixture_m365-license-review.json", Refused("other-kind", 1)),
    // One is suspended.
    ("tenant/graph_subscribedSkus_docs.json", Read("graph-subscribed-skus", [2, 1, 1, 0])),
    // One is suspended.
    (
        "tenant/graph_subscribedSkus_testfixture_deploymenttheory.json",
        Read("graph-subscribed-skus", [3, 2, 1, 0]),
    ),
    (
        "tenant/graph_subscribedSkus_testfixture_m365-license-review.json",
        Read("graph-subscribed-skus", [4, 4, 0, 0]),
    ),
    // One is suspended, one is a trial.
    (
        "tenant/graph_subscriptions_testfixture_m365-license-review.json",
        Read("graph-subscriptions", [4, 2, 2, 0]),
    ),
    // One of the seven has no licence.
    ("tenant/graph_users_testfixture_m365-license-review.json", Read("graph-users", [7, 6, 1, 0])),
    ("tenant/m365-active-user-detail.header.csv", Read("active-user-detail", [0, 0, 0, 0])),
    ("tenant/m365-users-export_en_testfixture.csv", Read("active-users", [2, 2, 0, 0])),
    ("tenant/m365-your-products_en_testfixture.csv", Read("licence-counts", [3, 3, 0, 0])),
    // 19 of the 26 part numbers are free, viral or a student benefit, or have units that only free products have.
    ("tenant/msol-accountsku_edu-tenant_console-table.txt", Read("graph-subscribed-skus", [26, 7, 19, 0])),
    ("tenant/partner_customer-estate_synthetic.csv", Read("licence-counts", [5, 5, 0, 0])),
    // 85 have 10,000, 500,000, 1,000,000 or 10,000,000 units, 9 more say free, trial or viral, 9 more have neither active nor warning units.
    ("tenant/subscribed-units_BR_2019_anonymised.csv", Read("licence-counts", [245, 142, 103, 0])),
];

fn folder() -> Option<PathBuf> {
    std::env::var_os("CHANGEOVER_SAMPLES").map(PathBuf::from).filter(|folder| folder.is_dir())
}

#[test]
fn every_real_file_is_read_or_refused_with_a_reason() {
    let Some(folder) = folder() else {
        println!("no real files at hand: set CHANGEOVER_SAMPLES to check them");
        return;
    };
    for (name, fate) in FILES {
        let path = folder.join(name);
        let Ok(bytes) = fs::read(&path) else {
            println!("{name} is not at hand");
            continue;
        };
        let import = import(&[SourceFile { name: name.to_owned(), bytes }], &Answers::default());
        let file = import.files.first().unwrap();
        let rows = file.rows;
        assert_eq!(rows.read, rows.taken + rows.set_aside + rows.rejected, "{name}");
        match fate {
            Read(importer, counts) => {
                assert_eq!(
                    (file.importer, [rows.read, rows.taken, rows.set_aside, rows.rejected]),
                    (Some(importer), counts),
                    "{name}"
                );
            }
            Refused(code, read) => {
                let said = file.diagnostics.iter().any(|diagnostic| diagnostic.problem.code() == code);
                assert_eq!(
                    (file.importer, said, rows.read, rows.taken),
                    (None, true, read, 0),
                    "{name}: {:?}",
                    file.diagnostics
                );
            }
        }
    }
}

#[test]
fn no_real_file_is_forgotten() {
    let Some(folder) = folder() else { return };
    for kind in ["bam", "catalog", "partner-center", "tenant"] {
        for entry in fs::read_dir(folder.join(kind)).into_iter().flatten() {
            let name = format!("{kind}/{}", entry.unwrap().file_name().to_string_lossy());
            assert!(FILES.iter().any(|(known, _)| *known == name), "{name}");
        }
    }
}
