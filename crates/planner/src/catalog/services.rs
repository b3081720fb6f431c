//! What is inside a product: its service plans, and which of them a move loses.

use std::sync::OnceLock;

use super::entry::Entry;

static SERVICES: &str = include_str!("services.tsv");

/// A service plan, the unit that is switched on for a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service {
    /// Microsoft's name for it, e.g. `EXCHANGE_S_ENTERPRISE`.
    pub key: &'static str,
    /// Name for people; empty for plumbing nobody would miss.
    pub name: &'static str,
    included_in: &'static str,
}

/// The service plans of the core's products. [`Entry::service_plans`] are places in this list.
#[must_use]
pub fn services() -> &'static [Service] {
    static TABLE: OnceLock<Vec<Service>> = OnceLock::new();
    TABLE.get_or_init(|| SERVICES.lines().filter(|line| !line.starts_with('#')).filter_map(read).collect())
}

/// The service plans users lose when one product gives way to others, in the order of the list. A plan that a larger one
/// includes (Exchange Plan 1 in Plan 2) is not lost. `None` where the plans of one of the products are not recorded.
#[must_use]
pub fn lost(old: &Entry, new: &[&Entry]) -> Option<Vec<Service>> {
    if old.service_plans.is_empty()
        || new.is_empty()
        || new.iter().any(|entry| entry.service_plans.is_empty())
    {
        return None;
    }
    let table = services();
    let kept: Vec<&Service> = new
        .iter()
        .flat_map(|entry| &entry.service_plans)
        .filter_map(|at| table.get(usize::from(*at)))
        .collect();
    let gone = |service: &&Service| {
        let includes = |larger: &&Service| {
            larger.key == service.key || service.included_in.split('|').any(|key| key == larger.key)
        };
        !service.name.is_empty() && !kept.iter().any(includes)
    };
    Some(
        old.service_plans.iter().filter_map(|at| table.get(usize::from(*at))).filter(gone).copied().collect(),
    )
}

/// Whether a product has a service plan, or one that includes it; `None` where its plans are not recorded.
#[must_use]
pub fn has_service(entry: &Entry, key: &str) -> Option<bool> {
    if entry.service_plans.is_empty() {
        return None;
    }
    let table = services();
    let wanted = table.iter().find(|service| service.key == key)?;
    let mut own = entry.service_plans.iter().filter_map(|at| table.get(usize::from(*at)));
    Some(own.any(|service| {
        service.key == key || wanted.included_in.split('|').any(|larger| larger == service.key)
    }))
}

fn read(line: &'static str) -> Option<Service> {
    let mut columns = line.split('\t');
    let (key, name) = (columns.next()?, columns.next()?);
    Some(Service {
        key,
        name: if name == "-" { "" } else { name },
        included_in: columns.next().unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::core;

    fn names(old: &str, new: &[&str]) -> Option<Vec<&'static str>> {
        let new: Vec<&Entry> = new.iter().filter_map(|part| core().part(part)).collect();
        lost(core().part(old)?, &new).map(|services| services.iter().map(|service| service.name).collect())
    }

    #[test]
    fn the_table_is_whole() {
        let keys: Vec<&str> = services().iter().map(|service| service.key).collect();
        assert_eq!(keys.len(), SERVICES.lines().filter(|line| !line.starts_with('#')).count());
        for service in services() {
            assert!(
                service.included_in.is_empty()
                    || service.included_in.split('|').all(|key| keys.contains(&key)),
                "{}",
                service.key
            );
        }
        for entry in core().entries() {
            assert!(entry.service_plans.iter().all(|at| usize::from(*at) < keys.len()), "{}", entry.name);
        }
    }

    #[test]
    fn a_larger_plan_loses_nothing_and_a_smaller_one_does() {
        assert_eq!(names("EXCHANGESTANDARD", &["EXCHANGEENTERPRISE"]), Some(vec![]));
        let down = names("EXCHANGEENTERPRISE", &["EXCHANGESTANDARD"]).unwrap_or_default();
        assert_eq!(down, ["Exchange Online (Plan 2)"]);
        assert_eq!(names("AAD_PREMIUM_P2", &["AAD_PREMIUM"]).unwrap_or_default(), ["Microsoft Entra ID P2"]);
    }

    #[test]
    fn the_edition_without_teams_loses_teams_unless_teams_is_bought_too() {
        let alone = names("SPE_E3", &["Microsoft_365_E3_(no_Teams)"]).unwrap_or_default();
        assert!(alone.contains(&"Microsoft Teams"), "{alone:?}");
        let both = names("SPE_E3", &["Microsoft_365_E3_(no_Teams)", "Microsoft_Teams_Enterprise_New"])
            .unwrap_or_default();
        assert!(!both.contains(&"Microsoft Teams"), "{both:?}");
    }

    #[test]
    fn business_premium_to_standard_loses_protection_and_management() {
        let gone = names("SPB", &["O365_BUSINESS_PREMIUM"]).unwrap_or_default();
        for service in [
            "Microsoft Intune",
            "Microsoft Entra ID P1",
            "Microsoft Defender for Business",
            "Microsoft Defender for Office 365 (Plan 1)",
        ] {
            assert!(gone.contains(&service), "{service}: {gone:?}");
        }
        assert!(!gone.contains(&"Microsoft Teams"));
    }

    #[test]
    fn what_is_not_recorded_is_not_guessed() {
        let copilot = core().nce("CFQ7TTC0MM8R", "001P").unwrap();
        assert_eq!(lost(copilot, &[core().part("SPB").unwrap()]), None);
        assert_eq!(has_service(copilot, "TEAMS1"), None);
        assert_eq!(has_service(core().part("SPE_E5").unwrap(), "EXCHANGE_S_STANDARD"), Some(true));
        assert_eq!(has_service(core().part("EXCHANGESTANDARD").unwrap(), "TEAMS1"), Some(false));
    }
}
