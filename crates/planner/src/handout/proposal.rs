//! The proposal for the customer as data: what a page, a file or a print shows, section by section.

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answer, Row, line},
    picture, rows, sentences, summary,
    words::Words,
};
use crate::{
    engine::{Feasibility, Reassignment, Severity, Subject},
    i18n::{self, Language, Names, book, labels},
    model::{Date, Money, Strategy},
    rules::{self, Rule, sources},
    share,
};

/// A figure of the summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    /// What it is.
    pub title: String,
    /// The figure in words.
    pub value: String,
    /// It needs attention.
    pub warns: bool,
}

/// One subscription's move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// What is there today.
    pub product: String,
    /// Seats, channel, seller and end of today.
    pub today: String,
    /// How it moves.
    pub way: String,
    /// What is there then.
    pub then: String,
    /// Days without service, days paid twice, users: what is worth saying.
    pub notes: Vec<String>,
    /// It cannot be done like this.
    pub blocked: bool,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Todo {
    /// Last day, in words.
    pub due: String,
    /// Who.
    pub who: String,
    /// What, as a title.
    pub what: String,
    /// For which product; empty for the whole plan.
    pub product: String,
    /// The sentence.
    pub how: String,
    /// Done on, in words; empty while open.
    pub done: String,
}

/// A rule that was applied, with where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// Its id.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// What it states.
    pub says: String,
    /// Since when, until when, in words.
    pub holds: String,
    /// How sure it is, in words.
    pub confidence: String,
    /// It is not verified: to be checked before relying on it.
    pub unverified: bool,
    /// Sources: what it is, the version that was read, and its address (empty when it has none).
    pub sources: Vec<(String, String, String)>,
}

/// A titled list of sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its sentences.
    pub lines: Vec<String>,
}

/// A table of text with its heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Its heading.
    pub title: String,
    /// Currency of all amounts.
    pub currency: String,
    /// Headings of the columns; the first is a name, the others are amounts.
    pub columns: Vec<String>,
    /// Rows, as wide as the columns.
    pub rows: Vec<Vec<String>>,
    /// Sums, as wide as the columns; empty where something is not known.
    pub total: Vec<String>,
}

/// The proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Language tag.
    pub language: String,
    /// Title of the cover.
    pub title: String,
    /// The plan's own title; empty when it has none.
    pub subject: String,
    /// "Prepared for", and the customer.
    pub customer: (String, String),
    /// "Prepared by", and the partner.
    pub partner: (String, String),
    /// "As of", and the day of the plan.
    pub as_of: (String, String),
    /// "Rules as checked on", and the edition of the rule book.
    pub edition: (String, String),
    /// The partner's logo as a `data:image/…` address; empty without.
    pub logo: String,
    /// The answer in sentences.
    pub summary: Section,
    /// Its figures.
    pub tiles: Vec<Tile>,
    /// Heading and picture (SVG).
    pub picture: (String, String),
    /// Heading of `moves`.
    pub moves_title: String,
    /// What moves and how.
    pub moves: Vec<Moved>,
    /// Heading of `steps`.
    pub steps_title: String,
    /// Headings of the columns of `steps`.
    pub steps_columns: [String; 3],
    /// Who does what by when.
    pub steps: Vec<Todo>,
    /// Money.
    pub money: Sums,
    /// What users will notice.
    pub users: Section,
    /// What it rests on, and what to watch.
    pub assumptions: Section,
    /// Heading of `rules`.
    pub rules_title: String,
    /// The rules behind it.
    pub rules: Vec<Cited>,
    /// How the file opens again as the plan.
    pub reopens: String,
    /// The plan as [`share::pack_file`] packs it.
    pub payload: String,
}

/// The proposal of a plan. `logo` is a picture as a `data:image/…` address; anything else is left out.
#[must_use]
pub fn proposal(answer: &Answer, logo: Option<&str>) -> Proposal {
    let words = Words::of(answer.language);
    let plan = &answer.document.plan;
    let named = |name: &str, else_: &str| {
        let name = line(name);
        if name.is_empty() { else_.to_owned() } else { name }
    };
    let edition = Date::parse(rules::EDITION).unwrap_or(sources::CHECKED_ON);
    Proposal {
        language: answer.language.tag().to_owned(),
        title: words.proposal.to_owned(),
        subject: line(&answer.document.title),
        customer: (words.prepared_for.to_owned(), named(&plan.customer.name, words.customer)),
        partner: (words.prepared_by.to_owned(), named(&plan.partner.name, words.partner)),
        as_of: (words.as_of.to_owned(), answer.day(plan.as_of)),
        edition: (words.edition.to_owned(), answer.day(edition)),
        logo: logo.filter(|logo| is_picture(logo)).unwrap_or_default().to_owned(),
        summary: Section { title: words.summary.to_owned(), lines: summary::sentences(answer) },
        tiles: summary::tiles(answer),
        picture: (words.timeline.to_owned(), picture::svg(answer)),
        moves_title: words.moves.to_owned(),
        moves: answer.rows().map(|row| moved(answer, row)).collect(),
        steps_title: words.steps.to_owned(),
        steps_columns: [words.due, words.who, words.what].map(str::to_owned),
        steps: answer.evaluation.steps.iter().map(|step| todo(answer, step)).collect(),
        money: sums(answer, words),
        users: Section { title: words.users_notice.to_owned(), lines: summary::users(answer) },
        assumptions: Section { title: words.assumptions.to_owned(), lines: assumptions(answer) },
        rules_title: words.rules.to_owned(),
        rules: cited(answer, words),
        reopens: words.reopens.to_owned(),
        payload: share::pack_file(&answer.document),
    }
}

/// A picture that no program runs: PNG, JPEG, WebP or GIF in base64.
fn is_picture(logo: &str) -> bool {
    let kinds = ["png", "jpeg", "webp", "gif"];
    let coded = logo.strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,"));
    coded.is_some_and(|(kind, data)| {
        kinds.contains(&kind)
            && data.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
    })
}

fn moved(answer: &Answer, row: Row<'_>) -> Moved {
    let (language, words) = (answer.language, Words::of(answer.language));
    let ends = row.end().map(|end| match language {
        Language::En => format!("term ends on {}", answer.day(end)),
        Language::Ru => format!("срок до {}", answer.day(end)),
    });
    let seller = line(&row.sub.seller.name);
    let today = [
        Some(sentences::seats(language, row.sub.seats)),
        Some(labels::channel(language, row.sub.channel).to_owned()),
        Some(seller).filter(|seller| !seller.is_empty()),
        ends,
    ];
    let then = match row.option {
        None => words.no_way.to_owned(),
        Some(option) if option.strategy == Strategy::Transfer => {
            let start = option.new_start.map_or(words.unknown.to_owned(), |start| answer.day(start));
            match language {
                Language::En => format!("the same subscription, with us from {start}"),
                Language::Ru => format!("та же подписка, у нас с {start}"),
            }
        }
        Some(option) if option.strategy == Strategy::Keep => words.stays.to_owned(),
        Some(option) => {
            let start = option.new_start.map_or(words.unknown.to_owned(), |start| answer.day(start));
            let seats = sentences::seats(language, row.seats());
            match language {
                Language::En => format!("{}, {seats}, from {start}", line(&row.bought().name)),
                Language::Ru => format!("{}, {seats}, с {start}", line(&row.bought().name)),
            }
        }
    };
    Moved {
        product: line(&row.sub.product.name),
        today: today.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        way: row.option.map_or("—", |option| labels::strategy(language, option.strategy)).to_owned(),
        then,
        notes: summary::notes(answer, row),
        blocked: row.option.is_none_or(|option| option.feasibility == Feasibility::Blocked),
    }
}

fn todo(answer: &Answer, step: &crate::engine::Step) -> Todo {
    let product = match step.subject {
        Subject::Plan => String::new(),
        Subject::Subscription(index) => {
            let sub = answer.document.plan.subscriptions.get(index);
            sub.map(|sub| line(&sub.product.name)).unwrap_or_default()
        }
    };
    Todo {
        due: answer.day(step.due),
        who: answer.who(step),
        what: labels::action(answer.language, step.action).to_owned(),
        product,
        how: answer.says(step),
        done: answer.done(step).map(|day| answer.day(day)).unwrap_or_default(),
    }
}

fn sums(answer: &Answer, words: &'static Words) -> Sums {
    let all: [(&str, rows::Line); 7] = [
        (words.old_monthly, rows::old_monthly),
        (words.new_monthly, rows::new_monthly),
        (words.first_term, |row| row.option?.new_first_term_cost),
        (words.paid_twice, rows::twice_paid),
        (words.forfeited, |row| row.option?.forfeited),
        (words.refund, rows::refund),
        (words.bridge, |row| row.option?.bridge_cost),
    ];
    let list: Vec<Row<'_>> = answer.rows().collect();
    // A column in which nothing happens says nothing.
    let told: Vec<_> = all
        .into_iter()
        .enumerate()
        .filter(|(place, (_, of))| {
            *place < 3 || list.iter().any(|row| of(row).is_some_and(|sum| sum != Money::ZERO))
        })
        .map(|(_, line)| line)
        .collect();
    let amount = |money: Option<Money>| {
        money.map_or(words.unknown.to_owned(), |money| i18n::money(answer.language, money, ""))
    };
    let mut columns = vec![words.product.to_owned()];
    columns.extend(told.iter().map(|(title, _)| (*title).to_owned()));
    let mut total = vec![words.total.to_owned()];
    total.extend(told.iter().map(|(_, of)| {
        let known = list
            .iter()
            .filter_map(of)
            .fold(None, |sum: Option<Money>, money| Some(sum.unwrap_or_default() + money));
        // A sum of what is known, as in the evaluation, says so.
        match known {
            Some(_) if !rows::all_known(answer, *of) => format!("≥ {}", amount(known)),
            _ => amount(known),
        }
    }));
    Sums {
        title: words.money.to_owned(),
        currency: answer.document.plan.currency.code().to_owned(),
        columns,
        rows: list
            .iter()
            .map(|row| {
                let mut cells = vec![line(&row.bought().name)];
                cells.extend(told.iter().map(|(_, of)| amount(of(row))));
                cells
            })
            .collect(),
        total,
    }
}

/// What the plan supposes, then every warning about it and about the ways chosen.
fn assumptions(answer: &Answer) -> Vec<String> {
    let mut lines = summary::margins(answer);
    let of_plan = answer.evaluation.findings.iter().take(answer.evaluation.plan_findings);
    let of_rows = answer.rows().flat_map(|row| {
        let chosen =
            row.option.map(|option| answer.evaluation.findings_in(&option.findings)).unwrap_or_default();
        answer.evaluation.findings_in(&row.assessment.findings).iter().chain(chosen)
    });
    let several = answer.document.plan.subscriptions.len() > 1;
    for finding in of_plan.chain(of_rows).filter(|finding| finding.severity != Severity::Informs) {
        let said =
            i18n::finding(answer.language, finding, &Names::of(&answer.document.plan, finding.subject));
        let about = match finding.subject {
            Subject::Subscription(index) if several => answer.document.plan.subscriptions.get(index),
            _ => None,
        };
        let text = about.map_or(said.clone(), |sub| format!("{}: {said}", line(&sub.product.name)));
        if !lines.contains(&text) {
            lines.push(text);
        }
    }
    lines
}

/// The rules behind findings, steps and dated figures of the chosen ways, in the order of the rule book.
fn cited(answer: &Answer, words: &'static Words) -> Vec<Cited> {
    let mut used: Vec<&str> = answer.evaluation.steps.iter().map(|step| step.rule.id).collect();
    let found = answer.evaluation.findings.iter().take(answer.evaluation.plan_findings);
    used.extend(found.map(|finding| finding.rule.id));
    for option in answer.rows().filter_map(|row| row.option) {
        used.extend(answer.evaluation.findings_in(&option.findings).iter().map(|finding| finding.rule.id));
        let dated = answer.evaluation.reads_in(&option.reads).iter().filter(|read| read.since.is_some());
        used.extend(dated.map(|read| read.rule.id));
        if option.reassignment != Reassignment::None {
            used.push(rules::CALC_REASSIGN.id);
        }
    }
    rules::BOOK.iter().filter(|rule| used.contains(&rule.id)).map(|rule| cite(answer, words, rule)).collect()
}

fn cite(answer: &Answer, words: &'static Words, rule: &Rule) -> Cited {
    let text = book::of(answer.language, rule.id);
    let holds = match (rule.holds.from, rule.holds.until) {
        (None, None) => words.always.to_owned(),
        (Some(from), None) => format!("{} {}", words.since, answer.day(from)),
        (None, Some(until)) => format!("{} {}", words.until, answer.day(until)),
        (Some(from), Some(until)) => {
            format!("{} {} {} {}", words.since, answer.day(from), words.until, answer.day(until))
        }
    };
    Cited {
        id: rule.id.to_owned(),
        title: text.map_or(rule.id, |text| text.title).to_owned(),
        says: text.map(|text| text.says).unwrap_or_default().to_owned(),
        holds,
        confidence: labels::confidence(answer.language, rule.confidence).to_owned(),
        unverified: rule.confidence == rules::Confidence::Unverified,
        sources: rule
            .sources
            .iter()
            .filter_map(|key| sources::source(key))
            .map(|source| {
                let title = book::source_title(answer.language, source).to_owned();
                (title, source.version.to_owned(), source.address.to_owned())
            })
            .collect(),
    }
}
