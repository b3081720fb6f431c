//! One file a kind of export. The first that is sure reads the file; else the first that may.

mod graph_skus;
mod graph_subscriptions;
mod licences;

use super::reading::Importer;

/// All importers, the more particular first.
pub(super) const IMPORTERS: [&dyn Importer; 3] =
    [&graph_subscriptions::GraphSubscriptions, &graph_skus::SubscribedSkus, &licences::Licences];
