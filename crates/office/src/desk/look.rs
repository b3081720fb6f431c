//! What was read, in words.

use changeover_planner::{
    document::Document,
    i18n::{self, labels},
    import::{Change, Difference, FileReport, Found, Outcome, Severity, messages},
    model::{Price, Subscription},
};

use super::{Desk, words::words};
use crate::messages::{
    ChangeKind, ChangeLook, CustomerLook, FileLook, Look, RowLook, Rows, TableLook, Told, Weight,
};

/// Subscriptions shown before they are taken.
const FOUND: usize = 300;
/// Sentences shown about a file.
const TOLD: usize = 100;
/// Rows given at once.
const ROWS: u32 = 1_000;

impl Desk {
    pub(super) fn look(&self, into: Option<&Document>) -> Look {
        let currencies = self.currencies();
        let customers = self.customers();
        Look {
            files: self.import.files.iter().map(|file| self.file(file)).collect(),
            documents: self.documents.clone(),
            questions: self.questions(),
            found: self.found(),
            customers: if customers.len() > 1 {
                customers
                    .iter()
                    .map(|(name, at)| CustomerLook { name: name.clone(), subscriptions: count(at.len()) })
                    .collect()
            } else {
                Vec::new()
            },
            currencies: if currencies.len() > 1 { currencies } else { Vec::new() },
            changes: into.map(|into| self.changes.iter().map(|change| self.change(into, change)).collect()),
            answers: serde_json::to_string(&self.answers).unwrap_or_default(),
        }
    }

    fn file(&self, file: &FileReport) -> FileLook {
        let w = words(self.language);
        let told = file.diagnostics.iter().take(TOLD).map(|diagnostic| {
            let sentence = messages::problem(self.language, &diagnostic.problem);
            let text = match diagnostic.line {
                Some(line) => format!("{} {}: {sentence}", w.line, i18n::number(u64::from(line))),
                None => sentence,
            };
            let weight = match diagnostic.problem.severity() {
                Severity::Blocks => Weight::Blocks,
                Severity::Warns => Weight::Warns,
                Severity::Informs => Weight::Informs,
            };
            Told { weight, text }
        });
        let rows = file.rows;
        FileLook {
            name: file.name.clone(),
            kind: file.importer.map(|importer| (w.importer)(importer).to_owned()),
            rows: [rows.read, rows.taken, rows.set_aside, rows.rejected],
            told: told.collect(),
            untold: count(file.diagnostics.len().saturating_sub(TOLD)),
        }
    }

    fn found(&self) -> TableLook {
        let w = words(self.language);
        let rows = self.import.subscriptions.iter().take(FOUND).map(|found| self.found_row(found));
        TableLook {
            heads: w.found.iter().map(|head| (*head).to_owned()).collect(),
            rows: rows.collect(),
            total: count(self.import.subscriptions.len()),
        }
    }

    fn found_row(&self, found: &Found) -> Vec<String> {
        let (language, sub) = (self.language, &found.subscription);
        let dash = || "—".to_owned();
        let currency = found.currency.as_ref().map_or("", changeover_planner::model::Currency::code);
        vec![
            sub.product.name.clone(),
            i18n::number(u64::from(sub.seats)),
            sub.assigned.map_or_else(dash, |users| i18n::number(u64::from(users))),
            labels::channel(language, sub.channel).to_owned(),
            format!("{}, {}", labels::term(language, sub.term), labels::billing(language, sub.billing)),
            sub.end.map_or_else(dash, |day| i18n::date(language, day)),
            sub.price.map_or_else(dash, |price| format!("{} {currency}", price.amount).trim_end().to_owned()),
        ]
    }

    fn change(&self, into: &Document, change: &Change) -> ChangeLook {
        let title = |sub: Option<&Subscription>| {
            sub.map(|sub| format!("{} × {}", i18n::number(u64::from(sub.seats)), sub.product.name))
                .unwrap_or_default()
        };
        let existing = |at: usize| title(into.plan.subscriptions.get(at));
        match change {
            Change::New(at) => ChangeLook {
                kind: ChangeKind::New,
                title: title(self.import.subscriptions.get(*at).map(|found| &found.subscription)),
                differences: Vec::new(),
            },
            Change::Gone(at) => {
                ChangeLook { kind: ChangeKind::Gone, title: existing(*at), differences: Vec::new() }
            }
            Change::Changed { existing: at, differences, .. } => ChangeLook {
                kind: ChangeKind::Changed,
                title: existing(*at),
                differences: differences.iter().map(|difference| self.difference(*difference)).collect(),
            },
        }
    }

    fn difference(&self, difference: Difference) -> String {
        let (language, w) = (self.language, words(self.language));
        let number = |n: u32| i18n::number(u64::from(n));
        let day = |day| i18n::date(language, day);
        let price = |price: Price| format!("{}{}", price.amount, (w.per)(price.per));
        let dash = || "—".to_owned();
        let (what, old, new) = match difference {
            Difference::Seats(old, new) => (w.seats, number(old), number(new)),
            Difference::Assigned(old, new) => (w.assigned, old.map_or_else(dash, number), number(new)),
            Difference::Start(old, new) => (w.start, old.map_or_else(dash, day), day(new)),
            Difference::End(old, new) => (w.end, old.map_or_else(dash, day), day(new)),
            Difference::Term(old, new) => {
                (w.term, labels::term(language, old).to_owned(), labels::term(language, new).to_owned())
            }
            Difference::Billing(old, new) => (
                w.billing,
                labels::billing(language, old).to_owned(),
                labels::billing(language, new).to_owned(),
            ),
            Difference::AutoRenew(old, new) => {
                let word = |on: bool| if on { w.on } else { w.off }.to_owned();
                (w.auto_renew, word(old), word(new))
            }
            Difference::Channel(old, new) => (
                w.channel,
                labels::channel(language, old).to_owned(),
                labels::channel(language, new).to_owned(),
            ),
            Difference::Price(old, new) => (w.price, old.map_or_else(dash, price), price(new)),
        };
        format!("{what}: {old} → {new}")
    }

    pub(super) fn rows(&self, request: &Rows) -> Vec<RowLook> {
        let Some(file) = self.import.files.get(request.file as usize) else { return Vec::new() };
        file.log
            .iter()
            .map(|row| (row, outcome_number(row.outcome)))
            .filter(|(_, outcome)| request.outcome == 0 || request.outcome == *outcome)
            .skip(request.from as usize)
            .take(request.count.min(ROWS) as usize)
            .map(|(row, outcome)| RowLook {
                line: row.line,
                outcome,
                reason: row.reason.map(|code| self.reason(file, row.line, code)).unwrap_or_default(),
                preview: row.preview.to_owned(),
            })
            .collect()
    }

    /// The sentence about a row: what was said of its line, else what was said of another with the same code.
    fn reason(&self, file: &FileReport, line: u32, code: &str) -> String {
        let mut same = file.diagnostics.iter().filter(|diagnostic| diagnostic.problem.code() == code);
        let said = same.clone().find(|diagnostic| diagnostic.line == Some(line)).or_else(|| same.next());
        said.map_or_else(|| code.to_owned(), |said| messages::problem(self.language, &said.problem))
    }

    /// Codes of the currencies prices were read in, in their order.
    fn currencies(&self) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        for currency in self.import.subscriptions.iter().filter_map(|found| found.currency.as_ref()) {
            if !codes.iter().any(|known| known == currency.code()) {
                codes.push(currency.code().to_owned());
            }
        }
        codes
    }

    /// Customers by name, and which subscriptions are theirs; what belongs to nobody is of one without a name.
    pub(super) fn customers(&self) -> Vec<(String, Vec<usize>)> {
        let mut customers: Vec<(String, String, Vec<usize>)> = Vec::new();
        for (at, found) in self.import.subscriptions.iter().enumerate() {
            let who = &found.customer;
            let key = [&who.tenant, &who.domain, &who.name].into_iter().find(|text| !text.is_empty());
            let key = key.map(|key| key.to_lowercase()).unwrap_or_default();
            let name = [&who.name, &who.domain, &who.tenant].into_iter().find(|text| !text.is_empty());
            match customers.iter_mut().find(|(known, ..)| *known == key) {
                Some((.., theirs)) => theirs.push(at),
                None => customers.push((key, name.cloned().unwrap_or_else(|| "—".to_owned()), vec![at])),
            }
        }
        customers.into_iter().map(|(_, name, theirs)| (name, theirs)).collect()
    }
}

/// How many, as the page is told.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

const fn outcome_number(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Taken => 1,
        Outcome::SetAside => 2,
        Outcome::Rejected => 3,
    }
}
