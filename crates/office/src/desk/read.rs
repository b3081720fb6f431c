//! Files in: plan documents are told from exports, the exports are read together.

use changeover_planner::{
    document::{self, Document, OpenError},
    i18n::Language,
    import::{self, SourceFile},
};

use super::Desk;
use crate::messages::{ArrivedText, Look, Read};

impl Desk {
    pub(super) fn read(&mut self, request: Read, files: Vec<SourceFile>) -> Look {
        if request.anew {
            *self = Desk::default();
        }
        self.language = Language::from_tag(&request.language).unwrap_or_default();
        if !request.answers.is_empty() {
            // What was remembered by another release and cannot be read is asked again.
            self.answers = serde_json::from_str(&request.answers).unwrap_or_default();
        }
        for file in files {
            let found = as_documents(&file);
            if found.is_empty() {
                self.files.push(file);
            } else {
                self.documents.extend(found);
            }
        }
        if let Some(given) = &request.given {
            self.given(given);
        }
        self.import = import::import(&self.files, &self.answers);
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

/// The texts of the plan documents in a file: one, a list of them (a backup), or none when the file is not one of ours.
fn as_documents(file: &SourceFile) -> Vec<ArrivedText> {
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return Vec::new() };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let arrived = |text: &str| ArrivedText { file: file.name.clone(), text: text.to_owned() };
    if text.starts_with('[') {
        let list: Vec<&serde_json::value::RawValue> = serde_json::from_str(text).unwrap_or_default();
        return list.iter().map(|plan| plan.get()).filter(|plan| ours(plan)).map(arrived).collect();
    }
    // Plan documents begin with a brace: a table of 100 MB is not tried as one.
    Some(text).filter(|text| text.starts_with('{') && ours(text)).map(arrived).into_iter().collect()
}

fn ours(text: &str) -> bool {
    let opened: Result<Document, OpenError> = document::open(text);
    !matches!(opened, Err(OpenError::NotAPlan | OpenError::NotJson { .. } | OpenError::TooLarge { .. }))
}
