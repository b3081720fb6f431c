//! What leaves and what arrives. Remembers nothing.

use changeover_planner::{
    document::{self, Document},
    i18n::Language,
    import::SourceFile,
    share::{
        self, MOST_CHARACTERS, Reach, Redaction, Refusal, Standing,
        merge::{self, Side},
        seal,
    },
};

use super::{Answer, Refused, asked, code, told};
use crate::messages::{
    Join, Leave, Leaving, Link, MakeLink, Request, Settle, Stands, ToSeal, Unwrap, Unwrapped, Weigh, Weighed,
};

/// Fields and sentences shown at once.
const SHOWN: usize = 400;

/// Answers a request about the post, or gives `None` for another one.
pub(super) fn answer(kind: &str, request: &str, files: Vec<SourceFile>) -> Option<Result<Answer, Refused>> {
    Some(match kind {
        Leave::KIND => asked(request).and_then(|request| told(&leave(&request)?)),
        MakeLink::KIND => asked(request).and_then(|request| told(&make_link(&request, &files)?)),
        ToSeal::KIND => asked(request).and_then(|request| to_seal(&request)),
        Unwrap::KIND => asked(request).and_then(|request| unwrap(&request, files)),
        Weigh::KIND => asked(request).and_then(|request| told(&weigh(&request)?)),
        Join::KIND => asked(request).and_then(|request| told(&join(&request)?)),
        Settle::KIND => asked(request).and_then(|request: Settle| {
            told(&document::save(&merge::with_ancestor(opened(&request.arrived)?)))
        }),
        _ => return None,
    })
}

fn opened(plan: &str) -> Result<Document, Refused> {
    document::open(plan).map_err(|error| Refused(error.to_string()))
}

fn language(tag: &str) -> Language {
    Language::from_tag(tag).unwrap_or_default()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn leave(request: &Leave) -> Result<Leaving, Refused> {
    let language = language(&request.language);
    let whole = opened(&request.plan)?;
    let level = Redaction::from_key(&request.reader).ok_or_else(|| Refused("no such reader".to_owned()))?;
    let document = share::redact(&whole, level);
    let fields = share::contents(&document, language);
    let taken = share::differences(&whole, &document);
    Ok(Leaving {
        text: document::save(&document),
        count: count(fields.len()),
        fields: fields.into_iter().take(SHOWN).map(|said| [said.subject, said.field, said.value]).collect(),
        taken_count: count(taken.len()),
        taken: taken.iter().take(SHOWN).map(|difference| difference.sentence(language)).collect(),
    })
}

fn make_link(request: &MakeLink, files: &[SourceFile]) -> Result<Link, Refused> {
    let payload = match files.first() {
        Some(envelope) => seal::to_text(&envelope.bytes),
        None => share::pack(&opened(&request.plan)?),
    };
    let most = count(MOST_CHARACTERS);
    Ok(match payload {
        Ok(payload) => {
            let address = format!("{}#/open/{payload}", request.address);
            let characters = address.chars().count();
            Link {
                refused: String::new(),
                characters: count(characters),
                most,
                reach: reach(characters),
                code: code::of(&address),
                address: Some(address),
            }
        }
        Err(refusal) => Link {
            address: None,
            characters: match refusal {
                Refusal::TooLong { characters, .. } => count(characters),
                _ => most,
            },
            refused: refusal.sentence(language(&request.language)),
            most,
            reach: 3,
            code: None,
        },
    })
}

const fn reach(characters: usize) -> u8 {
    match Reach::of(characters) {
        Reach::Anywhere => 0,
        Reach::Mail => 1,
        Reach::Browser => 2,
        Reach::Nowhere => 3,
    }
}

/// The page fills in salt and vector: randomness is the browser's.
fn to_seal(request: &ToSeal) -> Result<Answer, Refused> {
    let header = seal::Header { iterations: seal::ITERATIONS, salt: [0; 16], iv: [0; 12] };
    let mut bytes = header.bytes();
    bytes.extend(seal::plaintext(&opened(&request.plan)?));
    Ok(Answer { bytes: Some(bytes), ..told(&true)? })
}

fn unwrap(request: &Unwrap, files: Vec<SourceFile>) -> Result<Answer, Refused> {
    let language = language(&request.language);
    let plan = |opened: Result<Document, Refusal>| match opened {
        Ok(document) => Unwrapped::Plans(vec![document::save(&document)]),
        Err(refusal) => Unwrapped::Refused(refusal.sentence(language)),
    };
    let locked = |envelope: Vec<u8>| match seal::open_envelope(&envelope) {
        Ok(_) => Ok(Answer { bytes: Some(envelope), ..told(&Unwrapped::Locked)? }),
        Err(refusal) => told(&Unwrapped::Refused(refusal.sentence(language))),
    };
    let Some(file) = files.into_iter().next() else {
        return match share::unpack(&request.payload) {
            Err(Refusal::Sealed) => match seal::from_text(&request.payload) {
                Ok(envelope) => locked(envelope),
                Err(refusal) => told(&Unwrapped::Refused(refusal.sentence(language))),
            },
            other => told(&plan(other)),
        };
    };
    if request.unsealed {
        return told(&plan(seal::read(&file.bytes)));
    }
    if file.bytes.starts_with(b"CHO") {
        return locked(file.bytes);
    }
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return told(&Unwrapped::Other) };
    told(&match share::find_in_html(text) {
        Some(payload) => plan(share::unpack_file(payload)),
        None => Unwrapped::Other,
    })
}

fn weigh(request: &Weigh) -> Result<Weighed, Refused> {
    let language = language(&request.language);
    let arrived = opened(&request.arrived)?;
    let kept = request.kept.as_deref().map(opened).transpose()?;
    let standing = match share::standing(&arrived, kept.as_ref()) {
        Standing::New => Stands::New,
        Standing::Same => Stands::Same,
        Standing::Newer => Stands::Newer,
        Standing::Older => Stands::Older,
        Standing::Conflicting => Stands::Conflicting,
    };
    let Some(kept) = kept else { return Ok(Weighed { standing, ..Weighed::default() }) };
    let differences = share::differences(&kept, &arrived);
    let conflicts = merge::merge(&kept, &arrived).conflicts;
    Ok(Weighed {
        standing,
        difference_count: count(differences.len()),
        differences: differences.iter().take(SHOWN).map(|difference| difference.sentence(language)).collect(),
        conflicts: conflicts.iter().map(|conflict| conflict.sentence(language)).collect(),
    })
}

fn join(request: &Join) -> Result<Option<String>, Refused> {
    let mut merge = merge::merge(&opened(&request.kept)?, &opened(&request.arrived)?);
    for (index, theirs) in request.theirs.iter().enumerate() {
        merge.settle(index, if *theirs { Side::Theirs } else { Side::Ours });
    }
    Ok(merge.document().ok().map(|document| document::save(&document)))
}
