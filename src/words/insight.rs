//! What the page says around the answers to questions; the answers themselves are the planner's.

/// The phrases of the questions in one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is the phrase of its name")]
pub struct InsightWords {
    pub tab: &'static str,
    pub questions: &'static str,
    pub what_helps: &'static str,
    pub take: &'static str,
    pub hand_on: &'static str,
    pub save: &'static str,
}

pub static EN: InsightWords = InsightWords {
    tab: "What if",
    questions: "Questions about this plan",
    what_helps: "What helps",
    take: "Do this",
    hand_on: "To hand on",
    save: "Save",
};

pub static RU: InsightWords = InsightWords {
    tab: "Что если",
    questions: "Вопросы к этому плану",
    what_helps: "Что поможет",
    take: "Сделать так",
    hand_on: "Что передать",
    save: "Сохранить",
};
