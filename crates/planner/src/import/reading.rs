//! One file being read: the table, what was found, and what became of every row.

use std::{collections::hash_map::Entry, rc::Rc};

use super::{
    MAX_DIAGNOSTICS,
    draft::{Draft, Grain},
    field::Field,
    identity::Identities,
    intern::QuickMap,
    outcome::{CustomerKey, Diagnostic, ListPrice, Origin, Outcome, RowLog},
    problem::Problem,
    question::{Answer, Answers, DateOrder, Question, columns_question},
    sheet::{Names, Note, Sheet},
    table::{Row, Table},
    value::ids::Id,
};
use crate::model::Product;

/// How well an importer fits a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Not at all.
    No,
    /// It could read it, if nobody knows better.
    Maybe,
    /// The columns are those of its files.
    Sure,
}

/// A reader of one kind of file.
pub(super) trait Importer: Sync {
    /// Stable name, as in the report.
    fn id(&self) -> &'static str;
    /// Whether the file is of its kind.
    fn sniff(&self, table: &Table) -> Fit;
    /// Reads every row: each is taken, set aside or rejected.
    fn read(&self, reading: &mut Reading<'_>);
}

/// Users of one product.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Holders {
    pub(super) product: Product,
    pub(super) users: u64,
    pub(super) customer: CustomerKey,
}

/// One file being read.
#[derive(Debug)]
pub(super) struct Reading<'t> {
    /// Index of the file in the import.
    file: usize,
    pub(super) table: &'t Table,
    pub(super) answers: &'t Answers,
    pub(super) log: RowLog,
    pub(super) diagnostics: Vec<Diagnostic>,
    unsaid: u64,
    pub(super) questions: Vec<Question>,
    pub(super) drafts: Vec<Draft>,
    pub(super) holders: Vec<Holders>,
    pub(super) prices: Vec<ListPrice>,
    pub(super) mappings: Vec<Product>,
    ids: QuickMap<Id, u32>,
    identities: Identities,
    /// What each column was taken for.
    pub(super) meaning: Vec<Option<Field>>,
}

impl<'t> Reading<'t> {
    pub(super) fn new(file: usize, table: &'t Table, answers: &'t Answers) -> Reading<'t> {
        Reading {
            file,
            table,
            answers,
            log: RowLog::default(),
            diagnostics: Vec::new(),
            unsaid: 0,
            questions: Vec::new(),
            drafts: Vec::new(),
            holders: Vec::new(),
            prices: Vec::new(),
            mappings: Vec::new(),
            ids: QuickMap::default(),
            identities: Identities::default(),
            meaning: Vec::new(),
        }
    }

    /// Gives the columns their meaning: a person's, where somebody has said it for such files, else by their names.
    pub(super) fn bind(&mut self, own: &[Names], usual: Option<DateOrder>) -> Sheet<'t> {
        let sheet = match self.answers.get(&columns_question(&self.table.header_key())) {
            Some(Answer::Mapping(mapping)) => Sheet::mapped(self.table, mapping, usual, self.answers),
            _ => Sheet::bind(self.table, own, usual, self.answers),
        };
        self.meaning = sheet.meaning();
        sheet
    }

    /// Where a row was read.
    pub(super) fn origin(&self, row: Row<'t>) -> Origin {
        Origin { file: self.file, line: row.line() }
    }

    /// Says something about a place, or about the file.
    pub(super) fn say(&mut self, problem: Problem, line: Option<u32>, column: Option<usize>) {
        if self.diagnostics.len() < MAX_DIAGNOSTICS {
            let column = column.and_then(|column| u32::try_from(column + 1).ok());
            self.diagnostics.push(Diagnostic { problem, line, column });
        } else {
            self.unsaid += 1;
        }
    }

    /// Asks about the products nobody knows, and says how much was left unsaid.
    pub(super) fn close(&mut self) {
        self.questions.extend(self.identities.questions(self.answers));
        if self.unsaid > 0 {
            self.diagnostics.push(Diagnostic {
                problem: Problem::More { count: self.unsaid },
                line: None,
                column: None,
            });
        }
    }

    /// A row that went in.
    pub(super) fn taken(&mut self, row: Row<'t>, notes: Vec<Note>) {
        for note in notes {
            self.say(note.problem, Some(row.line()), note.column);
        }
        self.log.push(row.line(), Outcome::Taken, None, row.cells());
    }

    /// A row that went in, shown by other cells than its own: names of people are not kept.
    pub(super) fn taken_as(&mut self, row: Row<'t>, shown: &'t str) {
        self.log.push(row.line(), Outcome::Taken, None, std::iter::once(shown));
    }

    /// The same for a row that did not go in.
    pub(super) fn refused_as(&mut self, row: Row<'t>, shown: &'t str, problem: Problem) {
        self.log.push(row.line(), problem.outcome(), Some(&problem), std::iter::once(shown));
        self.say(problem, Some(row.line()), None);
    }

    /// Changes the fate of a row that was taken, where only the whole file decides.
    pub(super) fn withdraw(&mut self, row: Row<'t>, problem: Problem) {
        self.log.amend(row.index(), problem.outcome(), &problem);
        self.say(problem, Some(row.line()), None);
    }

    /// Counts a user who holds a product.
    pub(super) fn holds(&mut self, product: Product) {
        let mut product = Rc::new(product);
        self.identities.name(&mut product, self.answers, &mut Vec::new());
        let product = Rc::unwrap_or_clone(product);
        // A tenant holds few products; users there are many.
        match self.holders.iter_mut().find(|held| held.product == product) {
            Some(held) => held.users += 1,
            None => self.holders.push(Holders { product, users: 1, customer: CustomerKey::default() }),
        }
    }

    /// A row that did not go in; what blocks is a rejection, what informs or warns sets aside.
    pub(super) fn refused(&mut self, row: Row<'t>, problem: Problem) {
        self.log.push(row.line(), problem.outcome(), Some(&problem), row.cells());
        self.say(problem, Some(row.line()), None);
    }

    /// Every row the usual way: it is one subscription, after `adapt` has added what the importer knows.
    pub(super) fn subscriptions(
        &mut self,
        sheet: &mut Sheet<'t>,
        mut adapt: impl FnMut(&Sheet<'t>, Row<'t>, &mut Draft) -> Result<(), Problem>,
    ) {
        sheet.ask_currency(self.answers);
        self.questions.append(&mut sheet.questions.clone());
        for row in self.table.rows() {
            let mut notes = Vec::new();
            match self.subscription(sheet, row, &mut notes, &mut adapt) {
                Ok(draft) => {
                    self.taken(row, notes);
                    self.drafts.push(draft);
                }
                Err(problem) => self.refused(row, problem),
            }
        }
    }

    fn subscription(
        &mut self,
        sheet: &Sheet<'t>,
        row: Row<'t>,
        notes: &mut Vec<Note>,
        adapt: &mut impl FnMut(&Sheet<'t>, Row<'t>, &mut Draft) -> Result<(), Problem>,
    ) -> Result<Draft, Problem> {
        if let Some(problem) = sheet.not_data(row) {
            return Err(problem);
        }
        let mut draft = sheet.draft(row, notes)?;
        adapt(sheet, row, &mut draft)?;
        self.settled(draft, notes)
    }

    /// The checks every subscription passes, wherever it comes from.
    ///
    /// # Errors
    /// The reason why it is left out.
    pub(super) fn settled(&mut self, mut draft: Draft, notes: &mut Vec<Note>) -> Result<Draft, Problem> {
        let mut problems = Vec::new();
        draft.free = self.identities.name(&mut draft.product, self.answers, &mut problems);
        draft.settle(&mut problems)?;
        if draft.grain == Grain::Purchase
            && let Some(id) = &draft.subscription_id
        {
            if self.ids.is_empty() {
                self.ids.reserve(self.table.len());
            }
            // Not told by the line: programs write a whole list on one.
            match self.ids.entry(id.clone()) {
                Entry::Occupied(first) => return Err(Problem::Duplicate { first_line: *first.get() }),
                Entry::Vacant(place) => place.insert(draft.line),
            };
        }
        notes.extend(problems.into_iter().map(|problem| Note { problem, column: None }));
        Ok(draft)
    }
}
