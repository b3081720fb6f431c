//! Questions on their way to the page, and what was said on its way back.

use std::collections::BTreeMap;

use changeover_planner::{
    import::{self, Answer, Ask, FileReport, OpenedFile, Question, messages},
    model::{Currency, Decimal, Per, Price},
};

use super::{Desk, arriving::Workbook, words::words};
use crate::messages::{Asked, Choice, Field, Given};

/// Start of the ids of questions about workbooks; their number follows.
const SHEETS: &str = "sheets/";

impl Desk {
    /// The questions of all files, each once.
    pub(super) fn questions(&self) -> Vec<Asked> {
        let mut asked: Vec<Asked> = Vec::new();
        for question in self.import.files.iter().flat_map(|file| &file.questions) {
            if !asked.iter().any(|known| known.id == question.id) {
                asked.push(Asked {
                    id: question.id.clone(),
                    text: messages::question(self.language, &question.ask),
                    fields: self.fields(question),
                });
            }
        }
        asked.extend(self.workbooks.iter().enumerate().map(|(at, workbook)| self.sheets(at, workbook)));
        asked
    }

    /// Which sheets of a workbook are read.
    fn sheets(&self, at: usize, workbook: &Workbook) -> Asked {
        let w = words(self.language);
        let choice = |key: &str, text: &str| Choice { key: key.to_owned(), text: text.to_owned() };
        let field = |(at, (name, left)): (usize, &(String, Option<OpenedFile>))| Field {
            key: at.to_string(),
            label: name.clone(),
            value: if left.is_none() { "1" } else { "0" }.to_owned(),
            choices: vec![choice("1", w.sheet_in), choice("0", w.sheet_out)],
        };
        Asked {
            id: format!("{SHEETS}{at}"),
            text: format!("{} {}", w.sheets, workbook.name),
            fields: workbook.sheets.iter().enumerate().map(field).collect(),
        }
    }

    /// What the columns of a file are taken for, where that is not asked anyway.
    pub(super) fn columns(&self, file: &FileReport) -> Option<Asked> {
        let id = file.columns_question();
        if file.columns.is_empty() || file.questions.iter().any(|question| question.id == id) {
            return None;
        }
        let text = words(self.language).columns.to_owned();
        Some(Asked { id, text, fields: self.column_fields(&file.columns) })
    }

    fn column_fields(&self, columns: &[import::MappedColumn]) -> Vec<Field> {
        let mut choices = vec![Choice { key: String::new(), text: "—".to_owned() }];
        choices.extend(import::Field::ALL.map(|field| Choice {
            key: key_of(field),
            text: messages::field(self.language, field).to_owned(),
        }));
        let field = |(at, column): (usize, &import::MappedColumn)| Field {
            key: at.to_string(),
            label: if column.examples.is_empty() {
                column.header.clone()
            } else {
                format!("{} ({})", column.header, column.examples.join(" · "))
            },
            value: column.field.map(key_of).unwrap_or_default(),
            choices: choices.clone(),
        };
        columns.iter().enumerate().map(field).collect()
    }

    fn fields(&self, question: &Question) -> Vec<Field> {
        let stands = question.answer.as_ref().or(question.assumed.as_ref());
        match &question.ask {
            Ask::Prices { products } => {
                let known = match stands {
                    Some(Answer::Prices(prices)) => prices,
                    _ => &BTreeMap::new(),
                };
                let field = |gap: &import::PriceGap| Field {
                    key: gap.key.clone(),
                    label: format!("{} × {}", gap.seats, gap.name),
                    value: known.get(&gap.key).map(|price| price.amount.to_string()).unwrap_or_default(),
                    choices: Vec::new(),
                };
                products.iter().map(field).collect()
            }
            Ask::Currency { .. } => {
                let value = match stands {
                    Some(Answer::Currency(currency)) => currency.code().to_owned(),
                    _ => String::new(),
                };
                vec![Field { key: String::new(), label: String::new(), value, choices: Vec::new() }]
            }
            Ask::Mapping { columns } => self.column_fields(columns),
            other => {
                let answers = other.choices();
                let at = stands.and_then(|stands| answers.iter().position(|answer| answer == stands));
                let choices = answers.iter().enumerate().map(|(at, answer)| Choice {
                    key: at.to_string(),
                    text: messages::answer(self.language, answer),
                });
                vec![Field {
                    key: String::new(),
                    label: String::new(),
                    value: at.map(|at| at.to_string()).unwrap_or_default(),
                    choices: choices.collect(),
                }]
            }
        }
    }

    /// Takes in what was said; what does not fit its question changes nothing.
    pub(super) fn given(&mut self, given: &Given) {
        if let Some(workbook) = given.question.strip_prefix(SHEETS).and_then(|at| at.parse().ok()) {
            if let Ok(sheet) = given.field.parse() {
                self.choose_sheet(workbook, sheet, given.value == "1");
            }
            return;
        }
        let asked = self.import.files.iter().flat_map(|file| &file.questions);
        if !asked.clone().any(|question| question.id == given.question) {
            // Not asked: the columns of a known file, explained anew.
            let files = self.import.files.iter();
            let file = files.clone().find(|file| file.columns_question() == given.question);
            if let Some(answer) = file.map(|file| mapping(&file.columns, given)) {
                self.answers.give(given.question.clone(), answer);
            }
            return;
        }
        let mut questions = self.import.files.iter().flat_map(|file| &file.questions);
        let Some(question) = questions.find(|question| question.id == given.question) else { return };
        let answer = match &question.ask {
            Ask::Prices { .. } => {
                let mut prices = match &question.answer {
                    Some(Answer::Prices(prices)) => prices.clone(),
                    _ => BTreeMap::new(),
                };
                match Decimal::parse(given.value.trim().replace(',', ".").as_str()) {
                    Some(amount) => prices.insert(given.field.clone(), Price { amount, per: Per::Month }),
                    None => prices.remove(&given.field),
                };
                Some(Answer::Prices(prices))
            }
            Ask::Currency { .. } => {
                Currency::parse(given.value.trim().to_uppercase().as_str()).map(Answer::Currency)
            }
            Ask::Mapping { columns } => Some(mapping(columns, given)),
            other => {
                let at: Option<usize> = given.value.parse().ok();
                at.and_then(|at| other.choices().into_iter().nth(at))
            }
        };
        if let Some(answer) = answer {
            self.answers.give(given.question.clone(), answer);
        }
    }
}

/// What the columns are taken for, with one of them given another meaning.
fn mapping(columns: &[import::MappedColumn], given: &Given) -> Answer {
    let mut fields: Vec<Option<import::Field>> = columns.iter().map(|column| column.field).collect();
    if let Some(slot) = given.field.parse().ok().and_then(|at: usize| fields.get_mut(at)) {
        *slot = import::Field::ALL.into_iter().find(|field| key_of(*field) == given.value);
    }
    Answer::Mapping(fields)
}

fn key_of(field: import::Field) -> String {
    let key = serde_json::to_value(field).unwrap_or_default();
    key.as_str().unwrap_or_default().to_owned()
}
