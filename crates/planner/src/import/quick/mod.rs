//! One typed line becomes a subscription: `40 Business Premium direct monthly ends 14.03.2027`, in English or Russian.
//! What was understood is shown with its place in the text; what was not is listed; what has two readings is asked.

mod dates;
mod draft;
mod names;
mod numbers;
mod read;
mod tokens;
mod values;
mod words;

use std::ops::Range;

pub use draft::Draft;

use crate::{catalog::Entry, model::Date};

/// A part of a subscription that a line can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Product.
    Product,
    /// Seats bought.
    Seats,
    /// Users with a seat.
    Assigned,
    /// Where it was bought.
    Channel,
    /// Who sells it.
    Seller,
    /// Commitment.
    Term,
    /// Billing plan.
    Billing,
    /// Day of the purchase.
    Purchased,
    /// First day of the term.
    Start,
    /// Last day of the term.
    End,
    /// Renews by itself.
    AutoRenew,
    /// "Cancel at end of term" is set.
    CancelAtEnd,
    /// A trial.
    Trial,
    /// Bought on a promotion.
    Promotion,
    /// What a seat costs.
    Price,
    /// Currency of the price.
    Currency,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sureness {
    /// The text says it.
    Said,
    /// The text most likely says it: a name with a slip, a day without a word before it.
    Likely,
}

/// One thing that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What it is; its value is in the draft.
    pub part: Part,
    /// The bytes of the text that say it.
    pub span: Range<usize>,
    /// How sure that is.
    pub sureness: Sureness,
}

/// Something with more than one reading: nothing is taken until a person chooses.
#[derive(Debug, Clone, PartialEq)]
pub enum Open {
    /// 03/04/2027: day first, or month first.
    Day {
        /// What the day is the day of.
        part: Part,
        /// Where it stands.
        span: Range<usize>,
        /// Day first, month first.
        readings: [Date; 2],
    },
    /// 1.234: about one, or about a thousand.
    Price {
        /// Where it stands.
        span: Range<usize>,
        /// As a fraction, as thousands.
        readings: [crate::model::Price; 2],
    },
    /// "E3" is several products.
    Product {
        /// Where it stands.
        span: Range<usize>,
        /// What it may be, best known first.
        candidates: Vec<&'static Entry>,
    },
}

/// A line as it was understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct QuickLine {
    /// What it says.
    pub draft: Draft,
    /// What was understood, in the order of the text.
    pub fields: Vec<Understood>,
    /// What was not: bytes of the text.
    pub unknown: Vec<Range<usize>>,
    /// What must be chosen.
    pub questions: Vec<Open>,
}

/// Reads a line. Total: any text gives an answer; no more than its first 2,000 characters are read.
#[must_use]
pub fn quick_line(text: &str) -> QuickLine {
    read::Reader::new(text).read()
}

#[cfg(test)]
mod tests;
