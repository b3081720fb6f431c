//! What was dropped, pasted or typed, before it becomes part of a plan.

use changeover_planner::{
    document::{self, Document, OpenError},
    import::{self, Answers, Import, SourceFile},
    model::{Currency, Date, Plan, Subscription},
};

use super::Preferences;

/// Files read but not yet accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// The files, kept to read them again when a question is answered.
    pub files: Vec<SourceFile>,
    /// What was read.
    pub import: Import,
    /// Plan documents among the files.
    pub documents: Vec<Arrived>,
    /// The plan the subscriptions are added to; `None` makes a new one.
    pub into: Option<String>,
}

/// A plan document that was dropped.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrived {
    /// Name of the file.
    pub file: String,
    /// The document, or why it does not open.
    pub document: Result<Box<Document>, OpenError>,
    /// How it stands to what is stored.
    pub standing: Standing,
}

/// How an arriving plan stands to the stored ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No plan with its id.
    New,
    /// The very same.
    Same,
    /// A later revision of a stored plan.
    Newer,
    /// An earlier revision of a stored plan.
    Older,
    /// The same revision with another content.
    Conflicting,
}

impl Review {
    /// Reads files; plan documents are told from exports by their text.
    #[must_use]
    pub fn of(
        files: Vec<SourceFile>,
        answers: &Answers,
        stored: &[Document],
        into: Option<String>,
    ) -> Review {
        let mut documents = Vec::new();
        let mut exports = Vec::new();
        for file in files {
            let found = as_documents(&file);
            if found.is_empty() {
                exports.push(file);
                continue;
            }
            documents.extend(found.into_iter().map(|document| Arrived {
                file: file.name.clone(),
                standing: document.as_ref().map_or(Standing::New, |document| standing(document, stored)),
                document: document.map(Box::new),
            }));
        }
        let import = import::import(&exports, answers);
        Review { files: exports, import, documents, into }
    }

    /// Reads the same files with more answers.
    pub fn read_again(&mut self, answers: &Answers) {
        self.import = import::import(&self.files, answers);
    }

    /// Says again how the arrived documents stand to the stored ones, which may have changed since.
    pub fn compare(&mut self, stored: &[Document]) {
        for arrived in &mut self.documents {
            if let Ok(document) = &arrived.document {
                arrived.standing = standing(document, stored);
            }
        }
    }

    /// A new plan from what was read.
    #[must_use]
    pub fn new_plan(&self, id: String, today: Date, preferences: &Preferences) -> Document {
        let customer = self
            .import
            .subscriptions
            .iter()
            .map(|found| &found.customer)
            .find(|customer| !customer.is_empty());
        let currency =
            self.import.subscriptions.iter().find_map(|found| found.currency).unwrap_or(Currency::USD);
        let mut document = blank(id, today, preferences);
        document.plan.currency = currency;
        if let Some(customer) = customer {
            document.title.clone_from(&customer.name);
            document.plan.customer.name.clone_from(&customer.name);
            document.plan.customer.domain.clone_from(&customer.domain);
            document.plan.customer.country.clone_from(&customer.country);
        }
        self.add_to(&mut document.plan);
        document
    }

    /// Adds what was read to a plan, under ids it does not use yet.
    pub fn add_to(&self, plan: &mut Plan) {
        for found in &self.import.subscriptions {
            let id = free_id(plan);
            plan.subscriptions.push(Subscription { id, ..found.subscription.clone() });
        }
    }
}

/// An empty plan with the company's profile.
#[must_use]
pub fn blank(id: String, today: Date, preferences: &Preferences) -> Document {
    Document {
        id,
        title: String::new(),
        revision: 0,
        saved_at: String::new(),
        rulebook: String::new(),
        figures: None,
        plan: Plan {
            as_of: today,
            currency: Currency::USD,
            customer: Default::default(),
            partner: preferences.partner.clone(),
            policy: preferences.policy.clone(),
            subscriptions: Vec::new(),
            progress: Default::default(),
        },
        extra: Default::default(),
    }
}

/// The first `s1`, `s2` … that no subscription of the plan has.
#[must_use]
pub fn free_id(plan: &Plan) -> String {
    let mut number = plan.subscriptions.len() + 1;
    loop {
        let id = format!("s{number}");
        if !plan.subscriptions.iter().any(|sub| sub.id == id) {
            return id;
        }
        number += 1;
    }
}

/// The plan documents in a file: one, a list of them (a backup), or none when the file is not one of ours.
fn as_documents(file: &SourceFile) -> Vec<Result<Document, OpenError>> {
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return Vec::new() };
    let ours = |opened: &Result<Document, OpenError>| {
        !matches!(opened, Err(OpenError::NotAPlan | OpenError::NotJson { .. } | OpenError::TooLarge { .. }))
    };
    let list = || serde_json::from_str::<Vec<&serde_json::value::RawValue>>(text).unwrap_or_default();
    if text.trim_start().starts_with('[') {
        return list().into_iter().map(|plan| document::open(plan.get())).filter(ours).collect();
    }
    Some(document::open(text)).filter(ours).into_iter().collect()
}

/// How a document stands to the stored ones.
#[must_use]
pub fn standing(document: &Document, stored: &[Document]) -> Standing {
    let Some(known) = stored.iter().find(|known| known.id == document.id) else { return Standing::New };
    let same = known.plan == document.plan && known.title == document.title;
    match document.revision.cmp(&known.revision) {
        _ if same => Standing::Same,
        std::cmp::Ordering::Greater => Standing::Newer,
        std::cmp::Ordering::Less => Standing::Older,
        std::cmp::Ordering::Equal => Standing::Conflicting,
    }
}
