//! What the person prefers: kept under its own key, never part of a plan.

use changeover_planner::{
    i18n::Language,
    model::{Partner, Policy},
};
use serde::{Deserialize, Serialize};

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The name in the document's `data-theme`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// Preferences; anything missing or unreadable is its default.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Preferences {
    /// BCP 47 tag of the language; empty is the browser's.
    pub language: String,
    /// Theme.
    pub theme: Theme,
    /// The partner new plans are made by.
    pub partner: Partner,
    /// The margins of new plans.
    pub policy: Policy,
}

impl Preferences {
    /// The language spoken: the chosen one, else the browser's, else English.
    #[must_use]
    pub fn language(&self, browser: &str) -> Language {
        Language::from_tag(&self.language).or_else(|| Language::from_tag(browser)).unwrap_or_default()
    }
}
