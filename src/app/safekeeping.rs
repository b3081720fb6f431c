//! What keeps plans beyond one browser's goodwill: files, and a page that never changes its version over unsaved work.

use changeover_planner::model::Date;
use serde::{Deserialize, Serialize};

use super::{Effect, OpenPlan, Workspace};
use crate::store::Listing;

/// Days after which a backup is asked for. Some browsers clear a site's storage after seven days of use without a visit to it.
const REMIND_AFTER: i32 = 7;
/// The same where the browser has promised not to clear it.
const REMIND_AFTER_PROMISED: i32 = 30;

/// Since when plans are kept here, and when all of them were last put into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Safekeeping {
    /// The day of the first save.
    pub since: Option<Date>,
    /// The day of the last file of all plans.
    pub file: Option<Date>,
}

impl Safekeeping {
    /// All plans have been put into a file today.
    #[must_use]
    pub const fn in_a_file(today: Date) -> Safekeeping {
        Safekeeping { since: Some(today), file: Some(today) }
    }
}

/// What is known of a newer version of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// There is none.
    #[default]
    Current,
    /// One waits for the person.
    Ready,
    /// The person wants it; it takes over once everything is stored.
    Wanted,
    /// It has taken over from another tab; this page loads anew once everything is stored.
    Replaced,
}

impl Workspace {
    /// Days since the plans were last put into a file, when that is long enough ago to say so. Nothing is said of plans that
    /// have not changed since.
    #[must_use]
    pub fn backup_overdue(&self) -> Option<i32> {
        let days = self.safekeeping.since?.days_until(self.today);
        let limit = if self.persisted == Some(true) { REMIND_AFTER_PROMISED } else { REMIND_AFTER };
        let file = self.safekeeping.file.map(|day| day.to_string()).unwrap_or_default();
        let changed = self
            .plans
            .iter()
            .filter_map(Listing::document)
            .any(|document| document.saved_at.get(..10).is_some_and(|day| day > file.as_str()));
        (days >= limit && changed).then_some(days)
    }

    /// The count begins with the first plan stored.
    pub(super) fn begin_safekeeping(&mut self) -> Vec<Effect> {
        if self.plans.is_empty() || self.safekeeping.since.is_some() {
            return Vec::new();
        }
        self.safekeeping.since = Some(self.today);
        vec![Effect::WriteSafekeeping]
    }

    pub(super) fn version_is(&mut self, version: Version) -> Vec<Effect> {
        // What has taken over stays so, whatever waits behind it.
        if self.version != Version::Replaced {
            self.version = version;
        }
        let mut effects = self.save_soon();
        effects.extend(self.move_to_version());
        effects
    }

    /// Goes to the newer version when that is wanted and nothing is unsaved.
    pub(super) fn move_to_version(&self) -> Vec<Effect> {
        if self.open.iter().chain(&self.aside).any(OpenPlan::is_unsaved) {
            return Vec::new();
        }
        match self.version {
            Version::Current | Version::Ready => Vec::new(),
            Version::Wanted => vec![Effect::TakeVersion],
            Version::Replaced => vec![Effect::Reload],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Msg, Preferences, Route, SaveFailure, SaveState, update},
        store::Room,
    };

    const KEYED: Room = Room { units: 0, keyed: true };
    const NOW: &str = "2026-11-22T10:00:00Z";

    /// A page on which plan `a` was stored on 22 November 2026.
    fn page() -> Workspace {
        let today = Date::new(2026, 11, 22).unwrap();
        let mut page = Workspace::new(today, Preferences::default(), Default::default(), "en", Route::Start);
        update(&mut page, Msg::Started { plans: Vec::new(), blocked: false });
        update(&mut page, Msg::NewPlan { id: "a".into() });
        update(&mut page, Msg::SaveDue(NOW.into()));
        let effects = update(&mut page, Msg::Stored { id: "a".into(), revision: 1, result: Ok(KEYED) });
        assert_eq!(effects, [Effect::WriteSafekeeping]);
        page
    }

    #[test]
    fn a_backup_is_asked_for_after_seven_days_or_thirty_and_only_of_what_changed() {
        let mut page = page();
        let start = page.today;
        for (days, promised, asked) in
            [(6, None, None), (7, None, Some(7)), (29, Some(true), None), (30, Some(true), Some(30))]
        {
            page.today = start.plus_days(days);
            page.persisted = promised;
            assert_eq!(page.backup_overdue(), asked, "{days} {promised:?}");
        }
        update(&mut page, Msg::BackedUp(1));
        page.today = page.today.plus_days(365);
        // Last saved before the file was made.
        assert_eq!(page.backup_overdue(), None);
    }

    #[test]
    fn a_newer_version_takes_over_only_when_everything_is_stored() {
        let mut page = page();
        assert_eq!(update(&mut page, Msg::VersionReady), []);
        update(&mut page, Msg::RowAdded);
        assert_eq!(update(&mut page, Msg::VersionWanted), [Effect::SaveSoon]);
        update(&mut page, Msg::SaveDue(NOW.into()));
        let full = Msg::Stored { id: "a".into(), revision: 2, result: Err(SaveFailure::Full) };
        assert_eq!(update(&mut page, full), []);
        update(&mut page, Msg::SaveDue(NOW.into()));
        // The number of a refused revision is not given again.
        let stored = Msg::Stored { id: "a".into(), revision: 3, result: Ok(KEYED) };
        assert_eq!(update(&mut page, stored), [Effect::TakeVersion]);
        assert_eq!(update(&mut page, Msg::VersionReplaced), [Effect::Reload]);
    }

    #[test]
    fn a_plan_deleted_elsewhere_is_not_called_saved_and_comes_back_by_an_edit() {
        let mut page = page();
        update(&mut page, Msg::Relisted(Vec::new()));
        let state = |page: &Workspace| page.open.as_ref().unwrap().save.clone();
        assert_eq!(state(&page), SaveState::Failed(SaveFailure::Gone));
        assert!(page.loses_work_if_closed());
        assert_eq!(update(&mut page, Msg::SaveDue(NOW.into())), [], "not by itself");
        assert_eq!(update(&mut page, Msg::RowAdded), [Effect::SaveSoon]);
        let effects = update(&mut page, Msg::SaveDue(NOW.into()));
        assert!(matches!(&effects[..], [Effect::Write { replaces: None, .. }]), "{effects:?}");
    }
}
