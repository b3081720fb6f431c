//! A plan in another form: for people, for calendars, for spreadsheets, for mail.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use changeover_planner::{
    calendar,
    document::{self, Document},
    handout::{self, Answer, Sender},
    i18n::Language,
    model::{Date, Moment},
    share::{self, Redaction},
};
use clap::{Args, ValueEnum};

use crate::{
    Tongue,
    place::{self, Refused},
};

/// What to make of a plan.
#[derive(Args)]
pub struct Export {
    /// A plan document, or a report or link that carries one; `-` is standard input.
    file: PathBuf,
    /// The form.
    #[arg(long = "as", value_enum)]
    form: Form,
    /// Language of all texts.
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    lang: Tongue,
    /// Who will read it: decides what is left out.
    #[arg(long = "for", value_enum, default_value_t = Reader::Inside)]
    reader: Reader,
    /// Which table (csv: steps, subscriptions, money) or letter (eml, letters: e.g. transfer) [default: the first, all letters].
    #[arg(long)]
    part: Option<String>,
    /// Where to write [default: standard output].
    #[arg(long, short)]
    out: Option<PathBuf>,
    /// A picture for the cover (html): PNG, JPEG, WebP or GIF.
    #[arg(long)]
    logo: Option<PathBuf>,
    /// Sender of a mail: an address [default: none, for the mail program to fill in].
    #[arg(long)]
    from: Option<String>,
    /// The present moment, RFC 3339 [default: the clock's].
    #[arg(long, value_parser = moment)]
    now: Option<String>,
}

/// A form.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// The plan document itself, in stable order
    Json,
    /// The proposal as Markdown
    Markdown,
    /// The proposal as one file for browser and printer; it opens again as the plan
    Html,
    /// The timeline as a picture
    Svg,
    /// The deadlines as a calendar
    Ics,
    /// One table as text
    Csv,
    /// All tables as a workbook
    Xlsx,
    /// The letters as text
    Letters,
    /// One letter as a mail
    Eml,
    /// What belongs behind the `#` of the site's address
    Link,
}

/// Who reads.
#[derive(Clone, Copy, ValueEnum)]
pub enum Reader {
    /// Colleagues: everything
    Inside,
    /// The customer: no notes, nothing other programs keep in the plan
    Customer,
    /// Anyone: no names, no prices
    Public,
}

impl From<Reader> for Redaction {
    fn from(reader: Reader) -> Redaction {
        match reader {
            Reader::Inside => Redaction::Inside,
            Reader::Customer => Redaction::Customer,
            Reader::Public => Redaction::Public,
        }
    }
}

/// Writes the form.
///
/// # Errors
/// When the file is no plan, or the form cannot be made of it or written.
pub fn export(asked: &Export) -> Result<(), Refused> {
    let document = plan_in(&asked.file)?;
    let language = Language::from(asked.lang);
    let answer = Answer::of(&document, asked.reader.into(), language);
    let bytes = match asked.form {
        Form::Json => document::save(&answer.document).into_bytes(),
        Form::Markdown => handout::markdown(&handout::proposal(&answer, None)).into_bytes(),
        Form::Html => {
            let logo = asked.logo.as_deref().map(picture).transpose()?;
            handout::html(&handout::proposal(&answer, logo.as_deref())).into_bytes()
        }
        Form::Svg => handout::svg(&answer).into_bytes(),
        Form::Ics => calendar::ics(&answer, &now(asked)).into_bytes(),
        Form::Csv => {
            let tables = handout::tables(&answer);
            let table = match &asked.part {
                None => tables.first(),
                Some(key) => tables.iter().find(|table| table.key == *key),
            };
            let known = || "there are the tables steps, subscriptions and money".to_owned();
            handout::csv(table.ok_or_else(|| Refused::Input(known()))?).into_bytes()
        }
        Form::Xlsx => changeover_workbook::write(&handout::tables(&answer)).map_err(Refused::Input)?,
        Form::Letters | Form::Eml => letters(asked, &answer)?.into_bytes(),
        Form::Link => {
            let payload = share::pack(&answer.document);
            let payload = payload.map_err(|refusal| Refused::Input(refusal.sentence(language)))?;
            format!("#{LINK}{payload}\n").into_bytes()
        }
    };
    match &asked.out {
        None => place::print_bytes(&bytes),
        Some(path) => fs::write(path, bytes)
            .map_err(|error| Refused::Input(format!("{}: cannot be written: {error}", path.display()))),
    }
}

/// What stands before the plan in the address of the site.
const LINK: &str = "/open/";

fn letters(asked: &Export, answer: &Answer) -> Result<String, Refused> {
    let all = handout::letters(answer);
    let wanted: Vec<_> = all
        .iter()
        .filter(|letter| asked.part.as_ref().is_none_or(|part| letter.id.starts_with(part.as_str())))
        .collect();
    let Some(first) = wanted.first() else {
        let ids: Vec<&str> = all.iter().map(|letter| letter.id.as_str()).collect();
        return Err(Refused::Input(format!("the plan asks for these letters: {}", ids.join(", "))));
    };
    if asked.form == Form::Eml {
        let sender = Sender {
            name: answer.document.plan.partner.name.clone(),
            address: asked.from.clone().unwrap_or_default(),
        };
        return Ok(handout::eml(first, &sender, &now(asked)));
    }
    let texts: Vec<String> =
        wanted.iter().map(|letter| format!("{}\n{}\n\n{}", letter.id, letter.subject, letter.body)).collect();
    Ok(texts.join("\n---\n\n"))
}

/// The one plan in a file: a document, or a report or link that carries one.
///
/// # Errors
/// When there is none, or more than one, or it does not open.
pub fn plan_in(path: &Path) -> Result<Document, Refused> {
    let mut plans = plans_in(path)?;
    match (plans.pop(), plans.len()) {
        (Some(plan), 0) => Ok(plan),
        (_, others) => Err(Refused::Input(format!(
            "{}: holds {} plans, and one is asked for",
            place::name(path),
            others + 1
        ))),
    }
}

/// Every plan in a file: a document, a list of them, one a line, or a report or link that carries one. At least one.
///
/// # Errors
/// When there is none, or one does not open.
pub fn plans_in(path: &Path) -> Result<Vec<Document>, Refused> {
    let text = place::text(path)?;
    let named = |what: String| Refused::Input(format!("{}: {what}", place::name(path)));
    if let Some(payload) = share::find_in_html(&text) {
        let plan = share::unpack_file(payload).map_err(|refusal| named(refusal.sentence(Language::En)))?;
        return Ok(vec![plan]);
    }
    if let Some((_, payload)) = text.trim().split_once(LINK).filter(|(before, _)| before.contains('#')) {
        let plan = share::unpack(payload).map_err(|refusal| named(refusal.sentence(Language::En)))?;
        return Ok(vec![plan]);
    }
    let opened = document::open_all(&text).into_iter().collect::<Result<Vec<_>, _>>();
    match opened.map_err(|error| named(error.to_string()))? {
        none if none.is_empty() => Err(named("holds no plan".to_owned())),
        plans => Ok(plans),
    }
}

fn picture(path: &Path) -> Result<String, Refused> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let bytes = fs::read(path).map_err(|error| place::unreadable(path, &error))?;
    let kind = match bytes.get(..4) {
        Some([0x89, b'P', b'N', b'G']) => "png",
        Some([0xff, 0xd8, ..]) => "jpeg",
        Some(b"RIFF") => "webp",
        Some(b"GIF8") => "gif",
        _ => return Err(Refused::Input(format!("{}: not a PNG, JPEG, WebP or GIF", path.display()))),
    };
    Ok(format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
}

fn moment(text: &str) -> Result<String, String> {
    match Moment::parse(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err("a moment such as 2026-11-22T10:15:00Z is wanted".to_owned()),
    }
}

fn now(asked: &Export) -> String {
    asked.now.clone().unwrap_or_else(|| {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let day = Date::literal(1970, 1, 1).plus_days(i32::try_from(seconds / 86_400).unwrap_or(0));
        Moment { day, second: u32::try_from(seconds % 86_400).ok() }.to_string()
    })
}
