//! Which product a row means: names completed by the catalogue or by a person's answer, contradictions noticed.

use std::{collections::HashMap, rc::Rc};

use super::{
    free,
    intern::QuickMap,
    problem::Problem,
    question::{Answer, Answers, Ask, Question},
    table::key,
};
use crate::{
    catalog::{self, Entry, Extended},
    model::Product,
};

/// Most products asked about in one file, and candidates shown for each.
const MOST_ASKED: usize = 30;
const CANDIDATES: usize = 5;

/// Most spellings that are known by their place.
const MOST_SHARED: usize = 8_192;

/// Names products, each spelling once.
#[derive(Debug, Default)]
pub(super) struct Identities {
    seen: HashMap<Product, Named>,
    /// The same by the place of a spelling that rows share; the spelling is kept, so that its place stays its own.
    shared: QuickMap<usize, (Rc<Product>, Named)>,
    /// Texts that name no known product, with the number of rows they stand in.
    asked: Vec<(String, u32)>,
}

#[derive(Debug, Clone)]
struct Named {
    product: Rc<Product>,
    problem: Option<Problem>,
    asked: Option<usize>,
    free: bool,
}

impl Identities {
    /// Completes a product, and says whether it is one that nobody pays for. What is wrong with its names is said each
    /// time; that it is unknown, once.
    pub(super) fn name(
        &mut self,
        product: &mut Rc<Product>,
        answers: &Answers,
        problems: &mut Vec<Problem>,
    ) -> bool {
        let place = Rc::as_ptr(product).addr();
        let seen = self.shared.get(&place).map(|(_, named)| named).or_else(|| self.seen.get(&**product));
        if let Some(named) = seen {
            problems.extend(named.problem.clone());
            if let Some((_, rows)) = named.asked.and_then(|at| self.asked.get_mut(at)) {
                *rows += 1;
            }
            product.clone_from(&named.product);
            return named.free;
        }
        let spelling = Rc::clone(product);
        let mut named = Named { product: Rc::clone(product), problem: None, asked: None, free: false };
        match conflict(&spelling) {
            Some(problem) => {
                problems.push(problem.clone());
                named.problem = Some(problem);
            }
            None => match Extended::find(&spelling) {
                Some((entry, _)) => complete(Rc::make_mut(&mut named.product), entry),
                None => named.asked = self.unknown(Rc::make_mut(&mut named.product), answers, problems),
            },
        }
        named.free = free::is_free(&named.product);
        let free = named.free;
        product.clone_from(&named.product);
        self.seen.insert((*spelling).clone(), named.clone());
        if self.shared.len() < MOST_SHARED {
            self.shared.insert(place, (spelling, named));
        }
        free
    }

    /// A product of no list: kept as it is named, or as a person said; asked about where only a name is known.
    fn unknown(
        &mut self,
        product: &mut Product,
        answers: &Answers,
        problems: &mut Vec<Problem>,
    ) -> Option<usize> {
        let id = [&product.part_number, &product.sku_id, &product.product_id, &product.offer_id]
            .into_iter()
            .flatten()
            .next();
        if let Some(id) = id {
            let name = if product.name.is_empty() { id } else { &product.name };
            problems.push(Problem::UnknownProduct { name: name.clone() });
            return None;
        }
        let text = product.name.clone();
        match answers.get(&question_id(&text)) {
            Some(Answer::Product(said)) => *product = said.clone(),
            _ => problems.push(Problem::UnknownProduct { name: text.clone() }),
        }
        (self.asked.len() < MOST_ASKED).then(|| {
            self.asked.push((text, 1));
            self.asked.len() - 1
        })
    }

    /// The questions, with what the texts may mean.
    pub(super) fn questions(&self, answers: &Answers) -> Vec<Question> {
        self.asked
            .iter()
            .map(|(text, rows)| {
                let id = question_id(text);
                let candidates =
                    catalog::search(text, CANDIDATES).iter().map(|hit| product_of(hit.entry)).collect();
                let answer = answers.get(&id).cloned();
                Question {
                    id,
                    ask: Ask::Product { text: text.clone(), rows: *rows, candidates },
                    assumed: None,
                    answer,
                }
            })
            .collect()
    }
}

fn question_id(name: &str) -> String {
    format!("product/{}", key(name))
}

/// SKU id and part number of different products.
fn conflict(product: &Product) -> Option<Problem> {
    let entry = |product: Product| Extended::find(&product).map(|(entry, _)| entry);
    let (sku_id, part_number) = (product.sku_id.clone()?, product.part_number.clone()?);
    let by_sku = entry(Product { sku_id: Some(sku_id.clone()), ..Product::default() })?;
    let by_part = entry(Product { part_number: Some(part_number.clone()), ..Product::default() })?;
    (by_sku.sku_id != by_part.sku_id).then(|| Problem::ProductConflict {
        part_number,
        sku_id,
        meant: by_sku.name.to_owned(),
    })
}

/// Fills the names that are missing.
fn complete(product: &mut Product, entry: &Entry) {
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    if product.name.is_empty() {
        entry.name.clone_into(&mut product.name);
    }
    if product.part_number.is_none() {
        product.part_number = said(entry.part_number);
    }
    if product.sku_id.is_none() {
        product.sku_id = said(entry.sku_id);
    }
}

fn product_of(entry: &Entry) -> Product {
    let mut product = Product::default();
    complete(&mut product, entry);
    product
}
