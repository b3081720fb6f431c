//! The groups of channels that rules speak of.

use crate::model::Channel::{self, *};

/// Bought from Microsoft on the web, under the old or the new agreement.
pub(super) const DIRECT: &[Channel] = &[Mosa, McaDirect];
/// The old web agreement alone.
pub(super) const MOSA: &[Channel] = &[Mosa];
/// The new web agreement alone.
pub(super) const MCA_DIRECT: &[Channel] = &[McaDirect];
/// Enterprise volume licensing.
pub(super) const EA: &[Channel] = &[Ea];
/// The enterprise form of the Microsoft Customer Agreement.
pub(super) const MCA_E: &[Channel] = &[McaE];
/// Open programmes.
pub(super) const OPEN: &[Channel] = &[Open, OpenValue];
/// Product keys.
pub(super) const PREPAID: &[Channel] = &[Prepaid];
/// Bought from a CSP partner.
pub(super) const CSP: &[Channel] = &[CspLegacy, CspNce];
/// Legacy CSP.
pub(super) const LEGACY: &[Channel] = &[CspLegacy];
/// New-commerce CSP.
pub(super) const NCE: &[Channel] = &[CspNce];
/// Everything under new-commerce terms.
pub(super) const NEW_COMMERCE: &[Channel] = &[McaDirect, McaE, CspNce];
/// Syndication.
pub(super) const SYNDICATION: &[Channel] = &[Syndication];
/// Another tenant.
pub(super) const OTHER_TENANT: &[Channel] = &[OtherTenant];
/// Channels a partner may look after without selling (multi-channel support).
pub(super) const SUPPORTABLE: &[Channel] =
    &[Mosa, McaDirect, Ea, McaE, Open, OpenValue, Prepaid, OtherTenant];
