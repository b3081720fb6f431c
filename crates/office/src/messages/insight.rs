//! Questions about a plan beyond its figures.

use serde::{Deserialize, Serialize};

use super::Request;

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topics {
    /// The language, `en` or `ru`.
    pub language: String,
}

impl Request for Topics {
    const KIND: &'static str = "topics";
    /// Names and titles, the most asked first.
    type Reply = Vec<(String, String)>;
}

/// One question about a plan. Files that belong to it are handed in with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wonder {
    /// Name of the question.
    pub topic: String,
    /// The language, `en` or `ru`.
    pub language: String,
    /// The plan document.
    pub plan: String,
    /// What the person has set, by name.
    pub values: Vec<(String, String)>,
}

impl Request for Wonder {
    const KIND: &'static str = "wonder";
    type Reply = Insight;
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Insight {
    /// The answer in one sentence.
    pub sentence: String,
    /// How it is to be taken: `plain`, `good`, `warns` or `bad`.
    pub tone: String,
    /// What it rests on: elements as JSON, a text or a list of tag, attributes and what is inside.
    pub elements: String,
    /// Changes of the plan that help.
    pub offers: Vec<Offered>,
    /// Letters and files to hand on.
    pub texts: Vec<Handed>,
    /// What the person can set.
    pub inputs: Vec<Setting>,
}

/// A change of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// What it does.
    pub says: String,
    /// Id of the subscription.
    pub subscription: String,
    /// `start`, `seats` or `strategy`.
    pub kind: String,
    /// A day, a number or the name of a strategy.
    pub value: String,
}

/// Something to hand on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// What it is.
    pub title: String,
    /// Name of the file.
    pub file: String,
    /// What is in it.
    pub body: String,
}

/// A value the person sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Its name.
    pub name: String,
    /// What it is.
    pub label: String,
    /// `number`, `day` or `file`.
    pub kind: String,
    /// What it is now.
    pub value: String,
}
