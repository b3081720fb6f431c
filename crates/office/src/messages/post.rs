//! A plan on its way out, and one that has arrived.

use serde::{Deserialize, Serialize};

use super::Request;

/// What would leave for a reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {
    /// Language of the sentences, `en` or `ru`.
    pub language: String,
    /// The plan document.
    pub plan: String,
    /// Who reads it: `inside`, `customer` or `public`.
    pub reader: String,
}

impl Request for Leave {
    const KIND: &'static str = "leave";
    type Reply = Leaving;
}

/// What leaves, and what does not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Leaving {
    /// The document that leaves, as a file.
    pub text: String,
    /// Subject, field and value of what is in it, the first of them.
    pub fields: Vec<[String; 3]>,
    /// How many fields there are.
    pub count: u32,
    /// What was taken out, a sentence each, the first of them.
    pub taken: Vec<String>,
    /// How much was taken out.
    pub taken_count: u32,
}

/// A link with a plan in it; with a sealed envelope handed in, a link with that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeLink {
    /// Language of the sentences.
    pub language: String,
    /// The plan document as it leaves ([`Leaving::text`]); not looked at when an envelope is handed in.
    pub plan: String,
    /// The page's own address, without `#`.
    pub address: String,
}

impl Request for MakeLink {
    const KIND: &'static str = "make-link";
    type Reply = Link;
}

/// A link, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Link {
    /// The whole address.
    pub address: Option<String>,
    /// Why there is none.
    pub refused: String,
    /// Its characters.
    pub characters: u32,
    /// The most a link may have.
    pub most: u32,
    /// How far it gets: 0 everywhere, 1 through mail and chat, 2 in a browser, 3 nowhere.
    pub reach: u8,
    /// The QR code, when a phone could read it.
    pub code: Option<Code>,
}

/// A QR code as a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Code {
    /// Modules a side, the quiet zone included.
    pub side: u32,
    /// Path of the dark modules, in modules.
    pub path: String,
}

/// What is to be sealed with a pass-phrase: the reply comes with the header (salt and vector still empty) and the plain bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToSeal {
    /// The plan document as it leaves.
    pub plan: String,
}

impl Request for ToSeal {
    const KIND: &'static str = "to-seal";
    /// Whether the document opened.
    type Reply = bool;
}

/// Opens what has arrived: a payload of a link, or the file that is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unwrap {
    /// Language of the sentences.
    pub language: String,
    /// What stands behind the `#`; empty when a file is handed in.
    pub payload: String,
    /// The file handed in is what a pass-phrase has opened.
    pub unsealed: bool,
}

impl Request for Unwrap {
    const KIND: &'static str = "unwrap";
    type Reply = Unwrapped;
}

/// What was inside. When it is locked, the envelope comes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unwrapped {
    /// Texts of plan documents; each opens.
    Plans(Vec<String>),
    /// A pass-phrase is needed.
    Locked,
    /// It is not opened, and why.
    Refused(String),
    /// A file that is none of ours.
    Other,
}

/// How an arrived plan stands to the kept one with its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weigh {
    /// Language of the sentences.
    pub language: String,
    /// The arrived document.
    pub arrived: String,
    /// The kept one, if there is one.
    pub kept: Option<String>,
}

impl Request for Weigh {
    const KIND: &'static str = "weigh";
    type Reply = Weighed;
}

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Weighed {
    /// New, the same, newer, older or changed on both sides.
    pub standing: Stands,
    /// What is different from the kept one, a sentence each, the first of them.
    pub differences: Vec<String>,
    /// How much is different.
    pub difference_count: u32,
    /// What both have changed, a sentence each.
    pub conflicts: Vec<String>,
}

/// How an arrived plan stands to the kept ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Stands {
    /// None with its id is kept.
    #[default]
    New,
    /// The very same.
    Same,
    /// It goes on from the kept one.
    Newer,
    /// The kept one goes on from it.
    Older,
    /// Both were changed.
    Conflicting,
}

/// One plan out of two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The arrived document.
    pub arrived: String,
    /// The kept one.
    pub kept: String,
    /// For each of [`Weighed::conflicts`], whether the arrived side holds.
    pub theirs: Vec<bool>,
}

impl Request for Join {
    const KIND: &'static str = "join";
    /// The merged document; `None` when the two together are no plan.
    type Reply = Option<String>;
}

/// An arrived document as it is kept: it remembers what it was when it came, so that later changes of both sides can be told
/// apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    /// The arrived document.
    pub arrived: String,
}

impl Request for Settle {
    const KIND: &'static str = "settle";
    type Reply = String;
}
