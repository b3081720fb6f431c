//! Why what arrived is not opened, in words.

use crate::{
    document::OpenError,
    i18n::{Language, number},
};

/// Why a link, a report or a sealed file is not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing of ours: no known version in front.
    NotOurs,
    /// Written by a newer release.
    TooNew,
    /// Longer than any link.
    TooLong {
        /// Its characters.
        characters: usize,
        /// The most accepted.
        limit: usize,
    },
    /// A character that no link has, or the end is missing.
    Damaged,
    /// It would unpack to more than a plan may have.
    TooLarge {
        /// The most bytes accepted.
        limit: usize,
    },
    /// Protected by a pass-phrase.
    Sealed,
    /// Not protected by a pass-phrase, where that was expected.
    NotSealed,
    /// What was inside is not a plan document.
    Document(OpenError),
}

impl Refusal {
    /// What is wrong and what to do, in one or two sentences.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let count = |n: &usize| number(u64::try_from(*n).unwrap_or(u64::MAX));
        match (language, self) {
            (Language::En, Refusal::NotOurs) => "This is not a plan from Changeover.".into(),
            (Language::Ru, Refusal::NotOurs) => "Это не план из Changeover.".into(),
            (Language::En, Refusal::TooNew) => {
                "This was made by a newer release. Reload the page to get it, then open the link again.".into()
            }
            (Language::Ru, Refusal::TooNew) => {
                "Это создано более новой версией. Обновите страницу и откройте ссылку ещё раз.".into()
            }
            (Language::En, Refusal::TooLong { characters, limit }) => format!(
                "The plan is too large for a link: {} characters, {} at most. Send it as a file instead.",
                count(characters),
                count(limit)
            ),
            (Language::Ru, Refusal::TooLong { characters, limit }) => format!(
                "План слишком велик для ссылки: {} знаков при пределе {}. Отправьте его файлом.",
                count(characters),
                count(limit)
            ),
            (Language::En, Refusal::Damaged) => {
                "The link is incomplete or was changed on its way. Ask for it again, or for the plan as a file.".into()
            }
            (Language::Ru, Refusal::Damaged) => {
                "Ссылка неполна или изменилась в пути. Попросите прислать её ещё раз или план файлом.".into()
            }
            (Language::En, Refusal::TooLarge { limit }) => format!(
                "What is inside would unpack to more than {} bytes, which no plan has. It is not opened.",
                count(limit)
            ),
            (Language::Ru, Refusal::TooLarge { limit }) => format!(
                "Содержимое распаковалось бы более чем в {} байт; таких планов не бывает. Оно не открыто.",
                count(limit)
            ),
            (Language::En, Refusal::Sealed) => "This plan is protected by a pass-phrase.".into(),
            (Language::Ru, Refusal::Sealed) => "Этот план защищён парольной фразой.".into(),
            (Language::En, Refusal::NotSealed) => "This plan is not protected by a pass-phrase.".into(),
            (Language::Ru, Refusal::NotSealed) => "Этот план не защищён парольной фразой.".into(),
            (_, Refusal::Document(error)) => document(language, error),
        }
    }
}

fn document(language: Language, error: &OpenError) -> String {
    match (language, error) {
        (Language::En, OpenError::TooNew { .. }) => {
            "The plan was saved by a newer release. Reload the page to get it, then open the plan again."
                .into()
        }
        (Language::Ru, OpenError::TooNew { .. }) => {
            "План сохранён более новой версией. Обновите страницу и откройте план ещё раз.".into()
        }
        (Language::En, OpenError::Damaged { field, reason, .. }) => {
            format!("A field of the plan cannot be read: {field}: {reason}")
        }
        (Language::Ru, OpenError::Damaged { field, reason, .. }) => {
            format!("Поле плана не читается: {field}: {reason}")
        }
        (Language::En, OpenError::NotAPlan) => "What is inside is not a plan.".into(),
        (Language::Ru, OpenError::NotAPlan) => "Внутри не план.".into(),
        (Language::En, OpenError::NotJson { .. } | OpenError::TooLarge { .. }) => {
            format!("What is inside cannot be read: {error}.")
        }
        (Language::Ru, OpenError::NotJson { .. } | OpenError::TooLarge { .. }) => {
            format!("Содержимое не читается: {error}.")
        }
    }
}

impl From<OpenError> for Refusal {
    fn from(error: OpenError) -> Refusal {
        Refusal::Document(error)
    }
}
