//! What a file leaves open, asked once for a column or a file, and the answers that are remembered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::field::Field;
use crate::model::{Billing, Channel, Currency, Price, Product, Term};

/// How the days of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 31/12/2026.
    DayFirst,
    /// 12/31/2026.
    MonthFirst,
}

/// What separates the decimals of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecimalMark {
    /// 1,234.50.
    Point,
    /// 1.234,50.
    Comma,
}

/// One open question.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Stable for files with the same columns: answers are keyed by it.
    pub id: String,
    /// What is asked.
    #[serde(flatten)]
    pub ask: Ask,
    /// What is assumed until it is answered; `None` leaves the field empty.
    pub assumed: Option<Answer>,
    /// The answer given.
    pub answer: Option<Answer>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "ask", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Ask {
    /// Whether 03/04/2026 is in March or April.
    DateOrder {
        /// Header of the column.
        header: String,
        /// Some of its values.
        examples: Vec<String>,
    },
    /// Whether 1.234 is about one or about a thousand.
    DecimalMark {
        /// Header of the column.
        header: String,
        /// Some of its values.
        examples: Vec<String>,
    },
    /// Where the subscriptions of this file were bought.
    Channel {
        /// How many rows do not say.
        rows: u32,
    },
    /// Term and billing plan.
    Commitment {
        /// How many rows do not say.
        rows: u32,
    },
    /// What a seat costs today.
    Prices {
        /// The products without a price.
        products: Vec<PriceGap>,
    },
    /// The currency of the prices.
    Currency {
        /// Header of the price column.
        header: String,
        /// Some of its values.
        examples: Vec<String>,
    },
    /// Which product a text means.
    Product {
        /// The text of the file.
        text: String,
        /// How many rows have it.
        rows: u32,
        /// What it may be.
        candidates: Vec<Product>,
    },
    /// What the columns of an unforeseen table mean.
    Mapping {
        /// The columns, in the order of the file.
        columns: Vec<MappedColumn>,
    },
}

/// A product whose price is asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PriceGap {
    /// Key of the product in [`Answer::Prices`].
    pub key: String,
    /// Name, as far as known.
    pub name: String,
    /// Seats of all its rows.
    pub seats: u32,
}

/// A column of an unforeseen table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MappedColumn {
    /// Header as written.
    pub header: String,
    /// The first values.
    pub examples: Vec<String>,
    /// What it is taken for; `None` is not used.
    pub field: Option<Field>,
}

/// Id under which it is remembered what the columns of files with a header key mean.
pub(super) fn columns_question(header_key: &str) -> String {
    format!("columns/{header_key}")
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// To [`Ask::DateOrder`].
    DateOrder(DateOrder),
    /// To [`Ask::DecimalMark`].
    DecimalMark(DecimalMark),
    /// To [`Ask::Channel`].
    Channel(Channel),
    /// To [`Ask::Commitment`].
    Commitment(Term, Billing),
    /// To [`Ask::Prices`], by [`PriceGap::key`].
    Prices(BTreeMap<String, Price>),
    /// To [`Ask::Currency`].
    Currency(Currency),
    /// To [`Ask::Product`].
    Product(Product),
    /// To [`Ask::Mapping`], a field or nothing for each column.
    Mapping(Vec<Option<Field>>),
}

/// Answers by question id. Kept by the site, given to every import.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, Answer>);

impl Answers {
    /// The answer to a question.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Answer> {
        self.0.get(id)
    }

    /// Remembers an answer.
    pub fn give(&mut self, id: impl Into<String>, answer: Answer) {
        self.0.insert(id.into(), answer);
    }
}

impl Ask {
    /// The answers among which a person chooses; empty where the answer is typed.
    #[must_use]
    pub fn choices(&self) -> Vec<Answer> {
        match self {
            Ask::DateOrder { .. } => {
                [DateOrder::DayFirst, DateOrder::MonthFirst].map(Answer::DateOrder).to_vec()
            }
            Ask::DecimalMark { .. } => {
                [DecimalMark::Point, DecimalMark::Comma].map(Answer::DecimalMark).to_vec()
            }
            Ask::Channel { .. } => Channel::ALL.map(Answer::Channel).to_vec(),
            Ask::Commitment { .. } => [
                (Term::Month, Billing::Monthly),
                (Term::Year, Billing::Monthly),
                (Term::Year, Billing::Annual),
                (Term::ThreeYears, Billing::Monthly),
                (Term::ThreeYears, Billing::Annual),
                (Term::ThreeYears, Billing::Triennial),
            ]
            .map(|(term, billing)| Answer::Commitment(term, billing))
            .to_vec(),
            Ask::Product { candidates, .. } => candidates.iter().cloned().map(Answer::Product).collect(),
            Ask::Prices { .. } | Ask::Currency { .. } | Ask::Mapping { .. } => Vec::new(),
        }
    }
}
