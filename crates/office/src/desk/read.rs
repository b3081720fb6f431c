//! A look at what was handed in.

use changeover_planner::{
    document,
    i18n::Language,
    import::{self, SourceFile},
    model::Date,
};

use super::{Desk, own};
use crate::messages::{Look, Read};

impl Desk {
    pub(super) fn read(&mut self, request: Read, files: Vec<SourceFile>) -> Look {
        for file in files {
            self.begin(&file.name);
            self.piece(&file.bytes);
            self.end();
        }
        self.language = Language::from_tag(&request.language).unwrap_or_default();
        if !request.answers.is_empty() {
            // What was remembered by another release and cannot be read is asked again.
            self.answers = serde_json::from_str(&request.answers).unwrap_or_default();
        }
        if let Some(given) = &request.given {
            self.given(given);
        }
        self.import = import::import_opened(&self.files, &self.answers);
        let today = Date::parse(&request.today).unwrap_or(Date::FIRST);
        let mut own = own::unpacked(&request.own);
        let arrived = self.import.own_rows(today);
        self.lists = own::lists(&arrived);
        own.renew(arrived);
        self.import.lay(&own.into(), today);
        let into = request.into.and_then(|text| document::open(&text).ok());
        self.changes = match &into {
            Some(into) if !self.import.subscriptions.is_empty() => {
                import::compare(&into.plan.subscriptions, &self.import.subscriptions)
            }
            _ => Vec::new(),
        };
        self.look(into.as_ref())
    }
}
