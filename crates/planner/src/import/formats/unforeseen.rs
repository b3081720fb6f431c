//! A table nobody foresaw: what its columns mean is guessed from their names and values, shown, and asked once for all
//! tables with the same columns.

use crate::import::{
    cells::is_total,
    field::Field,
    names,
    question::{Answer, Answers, Ask, MappedColumn, Question, columns_question},
    reading::{Fit, Importer, Reading},
    sheet::{Sheet, short},
    table::{Row, Shape, Table},
    value::{
        dates::{self, Proof},
        ids, numbers, words,
    },
};

pub(super) struct Unforeseen;

/// Values looked at to guess a column.
const SAMPLE: usize = 50;
/// Most columns shown.
const MAX_COLUMNS: usize = 200;

impl Importer for Unforeseen {
    fn id(&self) -> &'static str {
        "table"
    }

    fn sniff(&self, table: &Table) -> Fit {
        // A single column is a list of names at best; JSON without known fields is somebody else's data.
        if table.shape == Shape::Json || table.headers.len() < 2 || table.len() == 0 {
            return Fit::No;
        }
        let guess = guess(table);
        let has = |fields: &[Field]| fields.iter().any(|field| guess.contains(&Some(*field)));
        let product =
            has(&[Field::ProductName, Field::PartNumber, Field::SkuId, Field::ProductId, Field::OfferId]);
        if product && has(&[Field::Seats]) { Fit::Maybe } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        let mapping = ask(reading);
        reading.meaning.clone_from(&mapping);
        let mut sheet = Sheet::mapped(reading.table, &mapping, None, reading.answers);
        reading.subscriptions(&mut sheet, |_, _, _| Ok(()));
    }
}

/// Asks what the columns mean; gives the answer, or the guess as long as there is none.
pub(in crate::import) fn ask(reading: &mut Reading<'_>) -> Vec<Option<Field>> {
    let table = reading.table;
    let guessed = guess(table);
    let id = question_id(table);
    let answer = reading.answers.get(&id).cloned();
    let mapping = match &answer {
        Some(Answer::Mapping(mapping)) => mapping.clone(),
        _ => guessed.clone(),
    };
    let columns = columns(table, &mapping);
    reading.questions.push(Question {
        id,
        ask: Ask::Mapping { columns },
        assumed: Some(Answer::Mapping(guessed)),
        answer,
    });
    mapping
}

/// The columns with what they are taken for, as a person sees them.
pub(in crate::import) fn columns(table: &Table, meaning: &[Option<Field>]) -> Vec<MappedColumn> {
    table
        .headers
        .iter()
        .enumerate()
        .take(MAX_COLUMNS)
        .map(|(column, header)| MappedColumn {
            header: header.text.clone(),
            examples: values(table, column).take(3).map(short).collect(),
            field: meaning.get(column).copied().flatten(),
        })
        .collect()
}

/// Whether a person has said what the columns of such tables mean.
pub(in crate::import) fn answered(table: &Table, answers: &Answers) -> bool {
    answers.get(&question_id(table)).is_some()
}

fn question_id(table: &Table) -> String {
    columns_question(&table.header_key())
}

fn values(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let sums_up = |row: Row<'_>| row.cells().find(|cell| !cell.is_empty()).is_some_and(is_total);
    table
        .rows()
        .filter(move |row| !sums_up(*row))
        .map(move |row| row.cell(column))
        .filter(|cell| !cell.is_empty())
        .take(SAMPLE)
}

/// A field for each column: by its name where it is known, else by its values.
fn guess(table: &Table) -> Vec<Option<Field>> {
    let mut guess: Vec<Option<Field>> = vec![None; table.headers.len()];
    for field in Field::ALL {
        if let Some(slot) = table.column(names::of(field)).and_then(|column| guess.get_mut(column)) {
            slot.get_or_insert(field);
        }
    }
    for column in 0..table.headers.len().min(MAX_COLUMNS) {
        let taken: Vec<Field> = guess.iter().flatten().copied().collect();
        if let Some(slot) = guess.get_mut(column).filter(|slot| slot.is_none()) {
            *slot = by_values(table, column).into_iter().find(|field| !taken.contains(field));
        }
    }
    guess
}

/// What the values of a column may be, the likeliest first.
fn by_values(table: &Table, column: usize) -> Vec<Field> {
    let values: Vec<&str> = values(table, column).collect();
    let all = |test: &dyn Fn(&str) -> bool| {
        !values.is_empty() && values.iter().filter(|value| test(value)).count() * 10 >= values.len() * 9
    };
    if all(&|value| ids::guid(value).is_some()) {
        vec![Field::SkuId, Field::SubscriptionId]
    } else if all(&|value| ids::catalog_item(value).is_some()) {
        vec![Field::ProductId]
    } else if all(&|value| numbers::whole(value).is_some()) {
        // A number may be anything; a column that is called an id or a code does not count.
        let name = table.headers.get(column).map_or("", |header| header.key.as_str());
        if ["id", "code", "no", "nr", "number", "номер", "код"].iter().any(|end| name.ends_with(end))
        {
            Vec::new()
        } else {
            vec![Field::Seats, Field::Assigned]
        }
    } else if all(&|value| dates::read(value, None).is_some() || dates::proof(value) != Proof::None) {
        vec![Field::End, Field::Start]
    } else if all(&|value| words::term(value).is_some()) {
        vec![Field::Term, Field::Billing]
    } else if all(&|value| words::channel(value).is_some()) {
        vec![Field::Channel]
    } else if all(&|value| crate::catalog::core().name(value).is_some())
        || table.shape == Shape::Headless
            && all(&|value| value.chars().any(char::is_alphabetic) && value.len() > 2)
    {
        vec![Field::ProductName]
    } else {
        Vec::new()
    }
}
