//! Several files → one inventory: seats from one, days from another, users from a third. What differs is said.

mod inventory;
mod same;

pub(super) use same::{compatible, handle, handles, same_customer};

use super::{
    draft::{Draft, Grain},
    outcome::{CustomerKey, Diagnostic, Found, Origin},
    question::{Answers, Question},
    reading::Holders,
};
use inventory::Inventory;

/// What one file contributes.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) header_key: String,
    pub(super) drafts: Vec<Draft>,
    pub(super) holders: Vec<Holders>,
}

/// What the files make together, and what is to be said and asked about each of them.
#[derive(Debug, Default)]
pub(super) struct Whole {
    pub(super) found: Vec<Found>,
    pub(super) diagnostics: Vec<(usize, Diagnostic)>,
    pub(super) questions: Vec<(usize, Question)>,
}

/// An entry of the inventory in the making.
pub(super) struct Entry {
    pub(super) draft: Draft,
    pub(super) origins: Vec<Origin>,
}

/// Puts the files together, in the order given: where two say different things, the first is kept.
pub(super) fn combine(parts: Vec<Part>, answers: &Answers) -> Whole {
    let mut whole = Whole::default();
    let telling = parts.iter().filter(|part| !part.drafts.is_empty() || !part.holders.is_empty()).count();
    let mut inventory = Inventory::new(one_customer(&parts), telling < 2);
    let header_keys: Vec<String> = parts.iter().map(|part| part.header_key.clone()).collect();
    let (mut products, mut holders) = (Vec::new(), Vec::new());
    for (file, part) in parts.into_iter().enumerate() {
        for draft in part.drafts {
            match draft.grain {
                Grain::Purchase => inventory.purchase(file, draft, &mut whole),
                Grain::Product => products.push((file, draft)),
            }
        }
        holders.extend(part.holders.into_iter().map(|held| (file, held)));
    }
    for (file, draft) in products {
        inventory.product(file, draft, &mut whole);
    }
    for (file, held) in holders {
        inventory.held(file, &held, &mut whole);
    }
    inventory.finish(&header_keys, answers, &mut whole);
    whole
}

/// No file tells two customers apart.
fn one_customer(parts: &[Part]) -> bool {
    let mut seen: Option<&CustomerKey> = None;
    for customer in parts
        .iter()
        .flat_map(|part| &part.drafts)
        .map(|draft| &*draft.customer)
        .filter(|customer| !customer.is_empty())
    {
        match seen {
            None => seen = Some(customer),
            Some(first) if same_customer(first, customer) => {}
            Some(_) => return false,
        }
    }
    true
}
