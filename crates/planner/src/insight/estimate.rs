//! The sealed estimate: a plan with its results, what they were worked out with, and hashes of both. Anyone can recompute it later
//! and see that it is identical, or exactly what differs.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::told::{Input, InputKind, Text, Told, Tone, either};
use crate::{
    catalog,
    document::{self, Document, OpenError},
    engine,
    i18n::Language,
    import::SourceFile,
    report, rules,
};

/// Name of the form.
pub const FORMAT: &str = "changeover-estimate";
/// Version of the form.
pub const SCHEMA: u32 = 1;

/// The document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Estimate {
    /// Always [`FORMAT`].
    pub format: String,
    /// Always [`SCHEMA`].
    pub schema: u32,
    /// Edition of the rule book.
    pub rulebook: String,
    /// Where built-in prices are from: SHA-256 of the catalogue's list prices, as hexadecimal digits.
    pub prices: String,
    /// Language of the sentences: `en` or `ru`.
    pub language: String,
    /// The inputs: a plan document.
    pub plan: Value,
    /// The results: its evaluation.
    pub evaluation: Value,
    /// SHA-256 of the plan's compact text.
    pub plan_hash: String,
    /// SHA-256 of the evaluation's compact text.
    pub evaluation_hash: String,
}

/// Why a text is not a sealed estimate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// Not of this form, or of a later version.
    NotAnEstimate,
    /// The inputs are not the ones that were sealed.
    PlanChanged,
    /// The results are not the ones that were sealed.
    EvaluationChanged,
    /// The plan inside does not open.
    Plan(OpenError),
}

/// One value that comes out otherwise today.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Differs {
    /// Its place: field names and numbers with dots between.
    pub place: String,
    /// As it was sealed; null when it was not there.
    pub sealed: Value,
    /// As it is now; null when it is no longer there.
    pub now: Value,
}

/// What recomputing shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Recomputed {
    /// Every byte of the results is the same.
    pub identical: bool,
    /// Another edition of the rule book holds now.
    pub other_rulebook: bool,
    /// Other list prices hold now.
    pub other_prices: bool,
    /// What differs.
    pub differs: Vec<Differs>,
}

/// Seals a plan as it is evaluated now.
#[must_use]
pub fn seal(document: &Document, language: Language) -> String {
    let plan: Value = serde_json::from_str(&document::save_compact(document)).unwrap_or_default();
    let evaluation = evaluation(document, language);
    let estimate = Estimate {
        format: FORMAT.to_owned(),
        schema: SCHEMA,
        rulebook: rules::EDITION.to_owned(),
        prices: price_hash(),
        language: language.tag().to_owned(),
        plan_hash: hash(&plan.to_string()),
        evaluation_hash: hash(&evaluation.to_string()),
        plan,
        evaluation,
    };
    // Serialising owned values cannot fail.
    serde_json::to_string_pretty(&estimate).unwrap_or_default() + "\n"
}

/// Works a sealed estimate out once more.
///
/// # Errors
/// [`Broken`] when the text is no estimate, or was changed after it was sealed.
pub fn recompute(text: &str) -> Result<Recomputed, Broken> {
    let sealed: Estimate = serde_json::from_str(text).map_err(|_| Broken::NotAnEstimate)?;
    let language = Language::from_tag(&sealed.language).ok_or(Broken::NotAnEstimate)?;
    if sealed.format != FORMAT || sealed.schema != SCHEMA {
        return Err(Broken::NotAnEstimate);
    }
    if hash(&sealed.plan.to_string()) != sealed.plan_hash {
        return Err(Broken::PlanChanged);
    }
    if hash(&sealed.evaluation.to_string()) != sealed.evaluation_hash {
        return Err(Broken::EvaluationChanged);
    }
    let document = document::open(&sealed.plan.to_string()).map_err(Broken::Plan)?;
    let now = evaluation(&document, language);
    let mut differs = Vec::new();
    compare(String::new(), &sealed.evaluation, &now, &mut differs);
    Ok(Recomputed {
        identical: hash(&now.to_string()) == sealed.evaluation_hash,
        other_rulebook: sealed.rulebook != rules::EDITION,
        other_prices: sealed.prices != price_hash(),
        differs,
    })
}

fn evaluation(document: &Document, language: Language) -> Value {
    let evaluation = engine::evaluate(&document.plan);
    serde_json::to_value(report::evaluation(&document.plan, &evaluation, language)).unwrap_or_default()
}

/// SHA-256 of a text, as hexadecimal digits.
#[must_use]
pub fn hash(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn price_hash() -> String {
    hash(catalog::price_table())
}

fn compare(place: String, sealed: &Value, now: &Value, list: &mut Vec<Differs>) {
    let inside = |name: &str| if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
    match (sealed, now) {
        (Value::Object(old), Value::Object(new)) => {
            for (name, value) in old {
                compare(inside(name), value, new.get(name).unwrap_or(&Value::Null), list);
            }
            for (name, value) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
                compare(inside(name), &Value::Null, value, list);
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            for at in 0..old.len().max(new.len()) {
                let (old, new) = (old.get(at).unwrap_or(&Value::Null), new.get(at).unwrap_or(&Value::Null));
                compare(inside(&at.to_string()), old, new, list);
            }
        }
        (old, new) if old != new => {
            list.push(Differs { place, sealed: old.clone(), now: new.clone() });
        }
        _ => {}
    }
}

impl Recomputed {
    /// What came of it, in words.
    #[must_use]
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let mut list = vec![match (language, self.identical) {
            (Language::En, true) => "Identical: every figure comes out as it was sealed.".into(),
            (Language::Ru, true) => "Совпадает: каждая цифра такая же, как в запечатанной смете.".into(),
            (Language::En, false) => format!("{} values come out otherwise.", self.differs.len()),
            (Language::Ru, false) => format!("Значений, которые получаются иначе: {}.", self.differs.len()),
        }];
        if self.other_rulebook {
            list.push(match language {
                Language::En => "Another edition of the rules holds now.".into(),
                Language::Ru => "Теперь действует другая редакция правил.".into(),
            });
        }
        if self.other_prices {
            list.push(match language {
                Language::En => "Other list prices hold now.".into(),
                Language::Ru => "Теперь действуют другие цены прайс-листа.".into(),
            });
        }
        let shown = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        list.extend(
            self.differs
                .iter()
                .map(|one| format!("{}: {} → {}", one.place, shown(&one.sealed), shown(&one.now))),
        );
        list
    }
}

impl Broken {
    /// What is wrong, in words.
    #[must_use]
    pub fn sentence(&self, language: Language) -> &'static str {
        match (language, self) {
            (Language::En, Broken::NotAnEstimate) => "This is not a sealed estimate.",
            (Language::Ru, Broken::NotAnEstimate) => "Это не запечатанная смета.",
            (Language::En, Broken::PlanChanged) => "The plan inside was changed after it was sealed.",
            (Language::Ru, Broken::PlanChanged) => "План внутри изменён после запечатывания.",
            (Language::En, Broken::EvaluationChanged) => {
                "The results inside were changed after they were sealed."
            }
            (Language::Ru, Broken::EvaluationChanged) => "Результаты внутри изменены после запечатывания.",
            (Language::En, Broken::Plan(_)) => "The plan inside cannot be opened.",
            (Language::Ru, Broken::Plan(_)) => "План внутри не открывается.",
        }
    }
}

/// The answer in words: a sealed estimate that was handed in is recomputed, and the open plan can be sealed.
pub(super) fn told(document: &Document, language: Language, files: &[SourceFile]) -> Told {
    let mut told = match files.first().map(|file| recompute(&String::from_utf8_lossy(&file.bytes))) {
        None => Told::new(
            Tone::Plain,
            either(
                language,
                "Seal this plan with its figures; whoever hands the file in again, even years later, sees what has changed since.",
                "Запечатайте план вместе с расчётом: сдав файл снова, хоть через годы, вы увидите, что с тех пор изменилось.",
            ),
        ),
        Some(Err(broken)) => Told::new(Tone::Bad, broken.sentence(language)),
        Some(Ok(found)) => {
            let mut sentences = found.sentences(language).into_iter();
            let tone = if found.identical { Tone::Good } else { Tone::Warns };
            let mut told = Told::new(tone, sentences.next().unwrap_or_default());
            told.lines = sentences.collect();
            told
        }
    };
    told.texts.push(Text {
        title: either(language, "This plan, sealed", "Этот план, запечатанный").to_owned(),
        file: "estimate.json".to_owned(),
        body: seal(document, language),
    });
    told.inputs.push(Input {
        name: "file",
        label: either(language, "Recompute a sealed estimate", "Пересчитать запечатанную смету").to_owned(),
        kind: InputKind::File,
        value: String::new(),
    });
    told
}
