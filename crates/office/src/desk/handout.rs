//! Proposals, letters, tables, calendars, pictures: what the planner writes, as the page asks for it.

use changeover_planner::{
    calendar, document,
    handout::{self, Answer as Worked, Proposal, Sender},
    i18n::Language,
    share::Redaction,
};

use super::{Answer, Refused, asked, paper, told};
use crate::messages::{For, Form, LetterText, Letters, Make, Propose, Request};

/// Answers a request for a hand-out, or gives `None` for another one.
pub(super) fn answer(kind: &str, request: &str) -> Option<Result<Answer, Refused>> {
    Some(match kind {
        Propose::KIND => asked(request).and_then(|request: Propose| {
            told(&paper::sheet(&proposal(&request.to, &request.logo)?).to_string())
        }),
        Letters::KIND => asked(request).and_then(|request| told(&letters(&request)?)),
        Make::KIND => asked(request).and_then(|request| make(&request)),
        _ => return None,
    })
}

fn worked(to: &For) -> Result<Worked, Refused> {
    let document = document::open(&to.plan).map_err(|error| Refused(error.to_string()))?;
    let reader = Redaction::from_key(&to.reader).ok_or_else(|| Refused("no such reader".to_owned()))?;
    Ok(Worked::of(&document, reader, Language::from_tag(&to.language).unwrap_or_default()))
}

/// A proposal leaves the house: what is only for colleagues is never in it.
fn proposal(to: &For, logo: &str) -> Result<Proposal, Refused> {
    let reader = if to.reader == Redaction::Inside.key() { Redaction::Customer.key() } else { &to.reader };
    let worked = worked(&For { reader: reader.to_owned(), ..to.clone() })?;
    Ok(handout::proposal(&worked, Some(logo).filter(|logo| !logo.is_empty())))
}

fn letters(Letters(to): &Letters) -> Result<Vec<LetterText>, Refused> {
    let list = handout::letters(&worked(to)?).into_iter().map(|letter| LetterText {
        to: match letter.to_address.is_empty() {
            true => letter.to_name,
            false => format!("{} <{}>", letter.to_name, letter.to_address),
        },
        id: letter.id,
        subject: letter.subject,
        body: letter.body,
    });
    Ok(list.collect())
}

fn make(request: &Make) -> Result<Answer, Refused> {
    let to = &request.to;
    told(&match &request.form {
        Form::Markdown => handout::markdown(&proposal(to, "")?),
        Form::Html => {
            let mut proposal = proposal(to, &request.logo)?;
            if !request.with_plan {
                proposal.payload.clear();
                proposal.reopens.clear();
            }
            handout::html(&proposal)
        }
        Form::Calendar => calendar::ics(&worked(to)?, &request.now),
        Form::Csv(key) => {
            let tables = handout::tables(&worked(to)?);
            let table = tables.iter().find(|table| table.key == *key);
            handout::csv(table.ok_or_else(|| Refused(format!("no table {key}")))?)
        }
        Form::Workbook => {
            let tables = told(&handout::tables(&worked(to)?))?.text;
            return Ok(Answer { tables: Some(tables), ..told(&String::new())? });
        }
        Form::Picture => handout::svg(&worked(to)?),
        Form::Mail(id) => {
            let worked = worked(to)?;
            let letters = handout::letters(&worked);
            let letter = letters.iter().find(|letter| letter.id == *id);
            let sender =
                Sender { name: worked.document.plan.partner.name.clone(), address: request.sender.clone() };
            handout::eml(letter.ok_or_else(|| Refused(format!("no letter {id}")))?, &sender, &request.now)
        }
    })
}
