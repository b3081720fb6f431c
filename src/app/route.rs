//! Which screen is shown, and its address after `#`. Parse and print are inverse.

/// A part of the plan screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// The table.
    #[default]
    Subscriptions,
    /// The picture.
    Timeline,
    /// Costs side by side.
    Compare,
    /// Who does what.
    Steps,
    /// Files and print.
    Share,
}

impl Tab {
    /// All tabs, in order.
    pub const ALL: [Tab; 5] = [Tab::Subscriptions, Tab::Timeline, Tab::Compare, Tab::Steps, Tab::Share];

    /// Its word in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Tab::Subscriptions => "subscriptions",
            Tab::Timeline => "timeline",
            Tab::Compare => "compare",
            Tab::Steps => "steps",
            Tab::Share => "share",
        }
    }
}

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// Three doors and my plans.
    #[default]
    Start,
    /// What was dropped, before it is accepted.
    Review,
    /// A plan, by id.
    Plan(String, Tab),
    /// The rule book; a rule's id opens it there.
    Rules(Option<String>),
    /// All plans together.
    Portfolio,
    /// Preferences.
    Settings,
}

impl Route {
    /// The screen of an address such as `#/plan/…/steps`; the start for anything else.
    #[must_use]
    pub fn parse(address: &str) -> Route {
        let path = address.trim_start_matches('#').trim_matches('/');
        let mut parts = path.split('/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("review"), None, _) => Route::Review,
            (Some("plan"), Some(id), tab) if !id.is_empty() => {
                let tab = Tab::ALL.into_iter().find(|known| Some(known.key()) == tab).unwrap_or_default();
                Route::Plan(id.to_owned(), tab)
            }
            (Some("rules"), rule, _) => Route::Rules(rule.map(str::to_owned)),
            (Some("portfolio"), None, _) => Route::Portfolio,
            (Some("settings"), None, _) => Route::Settings,
            _ => Route::Start,
        }
    }

    /// The address, with `#`.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Route::Start => "#/".to_owned(),
            Route::Review => "#/review".to_owned(),
            Route::Plan(id, tab) => format!("#/plan/{id}/{}", tab.key()),
            Route::Rules(None) => "#/rules".to_owned(),
            Route::Rules(Some(rule)) => format!("#/rules/{rule}"),
            Route::Portfolio => "#/portfolio".to_owned(),
            Route::Settings => "#/settings".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_comes_back_from_its_address() {
        let mut routes = vec![
            Route::Start,
            Route::Review,
            Route::Rules(None),
            Route::Rules(Some("est-price".into())),
            Route::Portfolio,
            Route::Settings,
        ];
        routes.extend(Tab::ALL.map(|tab| Route::Plan("0192-ab".into(), tab)));
        for route in routes {
            assert_eq!(Route::parse(&route.address()), route);
        }
    }

    #[test]
    fn an_unknown_address_is_the_start() {
        for address in ["", "#", "#/nowhere", "#/plan", "#/plan//steps", "#/review/x"] {
            assert_eq!(Route::parse(address), Route::Start, "{address}");
        }
    }
}
