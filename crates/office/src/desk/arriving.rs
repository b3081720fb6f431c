//! Files on their way in, piece by piece; plan documents are told from exports.

use changeover_planner::{
    document::{self, Document, OpenError},
    import::{OpenedFile, Reader, SourceFile},
};

use super::Desk;
use crate::messages::ArrivedText;

/// A file that is coming in.
#[derive(Debug)]
pub(super) enum Arriving {
    /// Nothing of it is here yet.
    New(String),
    /// It may be a plan document, which has to be seen as a whole and kept as it came.
    Text(SourceFile),
    /// An export; its bytes are not kept.
    Export(Box<Reader>),
}

/// A workbook with several sheets, each read like a file of its own.
#[derive(Debug)]
pub(super) struct Workbook {
    /// Name of the file.
    pub name: String,
    /// Names of its sheets, and what was read of each while it is left out.
    pub sheets: Vec<(String, Option<OpenedFile>)>,
}

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A workbook that unpacks to more than is read.
    TooLarge,
    /// A workbook that cannot be read.
    Broken,
    /// A workbook without anything in it.
    Empty,
}

impl Desk {
    /// A file comes in.
    pub fn begin(&mut self, name: &str) {
        self.arriving = Some(Arriving::New(name.to_owned()));
    }

    /// The next bytes of it.
    pub fn piece(&mut self, bytes: &[u8]) {
        let now = match self.arriving.take() {
            Some(Arriving::New(name)) if bytes.is_empty() => Arriving::New(name),
            Some(Arriving::New(name)) if may_be_a_plan(bytes) => {
                Arriving::Text(SourceFile { name, bytes: bytes.to_vec() })
            }
            Some(Arriving::New(name)) => {
                let mut reader = Reader::new(&name);
                reader.push(bytes);
                Arriving::Export(Box::new(reader))
            }
            Some(Arriving::Text(mut file)) => {
                file.bytes.extend_from_slice(bytes);
                Arriving::Text(file)
            }
            Some(Arriving::Export(mut reader)) => {
                reader.push(bytes);
                Arriving::Export(reader)
            }
            None => return,
        };
        self.arriving = Some(now);
    }

    /// It is here.
    pub fn end(&mut self) {
        match self.arriving.take() {
            Some(Arriving::New(name)) => self.files.push(Reader::new(&name).finish()),
            Some(Arriving::Export(reader)) => self.files.push(reader.finish()),
            Some(Arriving::Text(file)) => {
                let found = as_documents(&file);
                if found.is_empty() {
                    self.files.push(OpenedFile::of(&file));
                } else {
                    self.documents.extend(found);
                }
            }
            None => {}
        }
    }

    /// A workbook has been read: its sheets as texts of cells. Hidden sheets are left out until they are asked for.
    pub fn workbook(&mut self, name: &str, sheets: Vec<Sheet>) {
        let several = sheets.len() > 1;
        if sheets.is_empty() {
            self.refused.push((name.to_owned(), Refusal::Empty));
            return;
        }
        let mut known = Vec::new();
        for sheet in sheets {
            let called = if several { in_workbook(name, &sheet.name) } else { name.to_owned() };
            let mut reader = Reader::new(&called);
            reader.push(sheet.cells.as_bytes());
            let opened = reader.finish();
            if sheet.hidden && several {
                known.push((sheet.name, Some(opened)));
            } else {
                self.files.push(opened);
                known.push((sheet.name, None));
            }
        }
        if several {
            self.workbooks.push(Workbook { name: name.to_owned(), sheets: known });
        }
    }

    /// A workbook could not be read.
    pub fn refuse(&mut self, name: &str, why: &str) {
        let why = match why {
            "too-large" => Refusal::TooLarge,
            "empty" => Refusal::Empty,
            _ => Refusal::Broken,
        };
        self.refused.push((name.to_owned(), why));
    }

    /// Takes a sheet in, or leaves it out.
    pub(super) fn choose_sheet(&mut self, workbook: usize, sheet: usize, take: bool) {
        let Some(workbook) = self.workbooks.get_mut(workbook) else { return };
        let called =
            workbook.sheets.get(sheet).map(|(name, _)| in_workbook(&workbook.name, name)).unwrap_or_default();
        let Some((_, left)) = workbook.sheets.get_mut(sheet) else { return };
        if take {
            self.files.extend(left.take());
        } else if let Some(at) = self.files.iter().position(|file| file.name() == called) {
            *left = Some(self.files.remove(at));
        }
    }
}

/// A sheet of a workbook as text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Not shown by the program that made it.
    pub hidden: bool,
    /// Its cells, separated by tabs, line by line.
    pub cells: String,
}

fn in_workbook(workbook: &str, sheet: &str) -> String {
    format!("{workbook} · {sheet}")
}

/// Plan documents begin with a brace, lists of them with a bracket: a table of 100 MB is not kept for that.
fn may_be_a_plan(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'['))
}

/// The texts of the plan documents in a file: one, a list of them (a backup), or none when the file is not one of ours.
fn as_documents(file: &SourceFile) -> Vec<ArrivedText> {
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return Vec::new() };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let arrived = |text: &str| ArrivedText { file: file.name.clone(), text: text.to_owned() };
    if text.starts_with('[') {
        let list: Vec<&serde_json::value::RawValue> = serde_json::from_str(text).unwrap_or_default();
        return list.iter().map(|plan| plan.get()).filter(|plan| ours(plan)).map(arrived).collect();
    }
    Some(text).filter(|text| ours(text)).map(arrived).into_iter().collect()
}

fn ours(text: &str) -> bool {
    let opened: Result<Document, OpenError> = document::open(text);
    !matches!(opened, Err(OpenError::NotAPlan | OpenError::NotJson { .. } | OpenError::TooLarge { .. }))
}
