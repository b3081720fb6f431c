//! Questions on their way to the page, and what was said on its way back.

use std::collections::BTreeMap;

use changeover_planner::{
    import::{self, Answer, Ask, Question, messages},
    model::{Currency, Decimal, Per, Price},
};

use super::Desk;
use crate::messages::{Asked, Choice, Field, Given};

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
        asked
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
            Ask::Mapping { columns } => {
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
            Ask::Mapping { columns } => {
                let mut fields: Vec<Option<import::Field>> =
                    columns.iter().map(|column| column.field).collect();
                let slot = given.field.parse().ok().and_then(|at: usize| fields.get_mut(at));
                if let Some(slot) = slot {
                    *slot = import::Field::ALL.into_iter().find(|field| key_of(*field) == given.value);
                }
                Some(Answer::Mapping(fields))
            }
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

fn key_of(field: import::Field) -> String {
    let key = serde_json::to_value(field).unwrap_or_default();
    key.as_str().unwrap_or_default().to_owned()
}
