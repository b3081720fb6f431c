//! One file a kind of export. The first that is sure reads the file; else the first that may.

mod active_users;
mod graph_skus;
mod graph_subscriptions;
mod graph_users;
pub(super) mod held;
mod licences;
mod mappings;
mod migration_tool;
mod migrations;
pub(super) mod others;
mod partner_subscriptions;
mod price_lists;
mod reconciliation;
mod transfers;
pub(super) mod unforeseen;

pub(super) use reconciliation::{Effect, effect};

use super::reading::Importer;

/// The reader of tables whose columns a person has explained.
pub(super) const UNFORESEEN: &dyn Importer = &unforeseen::Unforeseen;

/// All importers, the more particular first.
pub(super) const IMPORTERS: [&dyn Importer; 21] = [
    &reconciliation::LegacyReconciliation,
    &reconciliation::NceReconciliation,
    &migration_tool::ToolMigrations,
    &migration_tool::ToolLegacy,
    &migration_tool::ToolNce,
    &transfers::Transfers,
    &migrations::Migrations,
    &partner_subscriptions::PartnerSubscriptions,
    &graph_subscriptions::GraphSubscriptions,
    &graph_skus::SubscribedSkus,
    &graph_users::GraphUsers,
    &active_users::ActiveUserDetail,
    &active_users::ActiveUsers,
    &mappings::NceMatrix,
    &mappings::LegacyMatrix,
    &mappings::LegacyOffers,
    &price_lists::NcePrices,
    &price_lists::LegacyPrices,
    &licences::Licences,
    &mappings::MappingSheet,
    UNFORESEEN,
];
