//! What was read, in words.

use changeover_planner::{
    document::Document,
    i18n::{self, labels},
    import::{
        Change, Difference, FileReport, Found, Inventory, Outcome, PRICE_FROM, RowView, Severity, messages,
    },
    model::{Extra, Price, Subscription},
};

use super::{Desk, words::words};
use crate::messages::{
    ChangeKind, ChangeLook, FileLook, InventoryLook, Look, RowLook, Rows, TableLook, Told, Weight,
};

/// Subscriptions shown before they are taken.
const FOUND: usize = 300;
/// Sentences shown about a file.
const TOLD: usize = 100;
/// Rows given at once.
const ROWS: u32 = 1_000;

impl Desk {
    pub(super) fn look(&self, into: Option<&Document>) -> Look {
        let inventories = self.inventories();
        Look {
            files: self.import.files.iter().map(|file| self.file(file)).chain(self.refused()).collect(),
            documents: self.documents.clone(),
            questions: self.questions(),
            found: self.found(),
            inventories: if inventories.len() > 1 { inventories } else { Vec::new() },
            changes: into.map(|into| self.changes.iter().map(|change| self.change(into, change)).collect()),
            own: self.lists.clone(),
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
            columns: self.columns(file),
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
            sub.price.map_or_else(dash, |price| priced(price, currency, &sub.extra)),
            sub.target
                .as_ref()
                .and_then(|target| Some(priced(target.price?, currency, &target.extra)))
                .unwrap_or_else(dash),
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
                reason: self.reason(&row),
                preview: row.preview.to_owned(),
            })
            .collect()
    }

    /// Why a row did not go in; empty for one that did.
    fn reason(&self, row: &RowView<'_>) -> String {
        match (row.problem, row.reason) {
            (Some(problem), _) => messages::problem(self.language, problem),
            (None, Some(code)) => messages::reason(self.language, code).to_owned(),
            (None, None) => String::new(),
        }
    }

    /// Files that are none we read.
    fn refused(&self) -> impl Iterator<Item = FileLook> {
        let w = words(self.language);
        self.refused.iter().map(|(name, why)| FileLook {
            name: name.clone(),
            told: vec![Told { weight: Weight::Blocks, text: (w.refused)(*why).to_owned() }],
            ..FileLook::default()
        })
    }

    fn inventories(&self) -> Vec<InventoryLook> {
        let inventories = self.import.inventories();
        let look = |inventory: &Inventory| {
            let who = &inventory.customer;
            let name = [&who.name, &who.domain, &who.tenant].into_iter().find(|text| !text.is_empty());
            let name = name.map_or("—", String::as_str);
            InventoryLook {
                name: match &inventory.currency {
                    Some(currency) => format!("{name} · {}", currency.code()),
                    None => name.to_owned(),
                },
                subscriptions: count(inventory.subscriptions.len()),
            }
        };
        inventories.iter().map(look).collect()
    }
}

/// A price, and the list it came from where it came from one.
fn priced(price: Price, currency: &str, extra: &Extra) -> String {
    let amount = format!("{} {currency}", price.amount);
    match extra.get(PRICE_FROM).and_then(|from| from.as_str()) {
        Some(from) => format!("{} ({from})", amount.trim_end()),
        None => amount.trim_end().to_owned(),
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
