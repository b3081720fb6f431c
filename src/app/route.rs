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
    /// Questions beyond the figures.
    Questions,
    /// Who does what.
    Steps,
    /// Files and print.
    Share,
}

impl Tab {
    /// All tabs, in order.
    pub const ALL: [Tab; 6] =
        [Tab::Subscriptions, Tab::Timeline, Tab::Compare, Tab::Questions, Tab::Steps, Tab::Share];

    /// Its word in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Tab::Subscriptions => "subscriptions",
            Tab::Timeline => "timeline",
            Tab::Compare => "compare",
            Tab::Questions => "questions",
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
    /// A plan inside the address itself, as [`changeover_planner::share`] packs it.
    Link(String),
    /// A plan in a file that was handed in, before it is kept.
    Opening,
}

impl Route {
    /// The screen of an address such as `#/plan/…/steps`; the start for anything else.
    #[must_use]
    pub fn parse(address: &str) -> Route {
        let path = address.trim_start_matches('#').trim().trim_matches('/');
        let mut parts = path.split('/');
        let (screen, rest, tab) = (parts.next(), parts.next().map(decoded), parts.next());
        match (screen, rest, tab) {
            (Some("review"), None, _) => Route::Review,
            (Some("plan"), Some(id), tab) if !id.is_empty() => {
                let tab = Tab::ALL.into_iter().find(|known| Some(known.key()) == tab).unwrap_or_default();
                Route::Plan(id, tab)
            }
            (Some("rules"), rule, _) => Route::Rules(rule),
            (Some("portfolio"), None, _) => Route::Portfolio,
            (Some("settings"), None, _) => Route::Settings,
            (Some("opening"), None, _) => Route::Opening,
            (Some("open"), Some(payload), _) => Route::Link(payload),
            _ => Route::Start,
        }
    }

    /// The address, with `#`.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Route::Start => "#/".to_owned(),
            Route::Review => "#/review".to_owned(),
            Route::Plan(id, tab) => format!("#/plan/{}/{}", encoded(id), tab.key()),
            Route::Rules(None) => "#/rules".to_owned(),
            Route::Rules(Some(rule)) => format!("#/rules/{}", encoded(rule)),
            Route::Portfolio => "#/portfolio".to_owned(),
            Route::Settings => "#/settings".to_owned(),
            Route::Link(payload) => format!("#/open/{}", encoded(payload)),
            Route::Opening => "#/opening".to_owned(),
        }
    }
}

/// A part of an address: an id comes from a file and may hold anything.
fn encoded(part: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    part.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// What [`encoded`] wrote; a `%` that encodes nothing is itself.
fn decoded(part: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(part.len()), part.as_bytes());
    while let [first, tail @ ..] = rest {
        let pair = tail.get(..2).and_then(|pair| {
            std::str::from_utf8(pair).ok().filter(|_| pair.iter().all(u8::is_ascii_hexdigit))
        });
        let code = pair.filter(|_| *first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_id_comes_back_from_its_address(id in "\\PC{1,12}|[/#%+ .]{1,6}", tab in 0usize..6) {
            for route in [Route::Plan(id.clone(), Tab::ALL[tab]), Route::Rules(Some(id.clone()))] {
                prop_assert_eq!(Route::parse(&route.address()), route);
            }
        }

        #[test]
        fn any_address_is_some_screen(address in "\\PC{0,40}") {
            let _ = Route::parse(&address);
        }
    }

    #[test]
    fn every_route_comes_back_from_its_address() {
        let mut routes = vec![
            Route::Start,
            Route::Review,
            Route::Rules(None),
            Route::Rules(Some("est-price".into())),
            Route::Portfolio,
            Route::Settings,
            Route::Link("1.eJwrSS0uAQAEXQHB".into()),
            Route::Link("3.of-a-later-release".into()),
            Route::Opening,
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
