//! The inventory in the making: rows find the entry they speak of, fill its gaps, and what differs is said.

use std::{collections::HashMap, rc::Rc};

use super::{Entry, Whole, compatible, handles};
use crate::{
    import::{
        draft::{Draft, Grain},
        free,
        gaps::{self, Gaps},
        intern::QuickMap,
        outcome::{CustomerKey, Diagnostic, Origin},
        problem::Problem,
        question::Answers,
        reading::Holders,
        table::key,
        value::ids::Id,
    },
    model::Product,
};

/// Most purchases of one product of one customer that are told apart.
const MOST_PURCHASES: usize = 1_000;

/// The entries so far, findable by id and by product.
#[derive(Default)]
pub(super) struct Inventory {
    entries: Vec<Entry>,
    by_id: QuickMap<Id, usize>,
    by_product: HashMap<String, Vec<usize>>,
    /// No file tells two customers apart.
    one_customer: bool,
    /// A single file: nothing is looked up.
    alone: bool,
}

impl Inventory {
    pub(super) fn new(one_customer: bool, alone: bool) -> Inventory {
        Inventory { one_customer, alone, ..Inventory::default() }
    }

    fn add(&mut self, file: usize, draft: Draft) {
        let at = self.entries.len();
        if let Some(id) = draft.subscription_id.as_ref().filter(|_| !self.alone) {
            self.by_id.insert(id.clone(), at);
        }
        self.index(at, &draft.product, &draft.customer);
        self.entries.push(Entry { origins: vec![Origin { file, line: draft.line }], draft });
    }

    /// What a customer is found by; nothing where no file tells customers apart.
    fn customer_tokens(&self, customer: &CustomerKey) -> Vec<String> {
        let names = [customer.tenant.to_lowercase(), customer.domain.to_lowercase(), key(&customer.name)];
        let tokens: Vec<String> = names.into_iter().filter(|token| !token.is_empty()).collect();
        if self.one_customer || tokens.is_empty() { vec![String::new()] } else { tokens }
    }

    /// Makes an entry findable by every name of a product and of its customer.
    fn index(&mut self, at: usize, product: &Product, customer: &CustomerKey) {
        if self.alone {
            return;
        }
        let tokens = self.customer_tokens(customer);
        for handle in handles(product) {
            for token in &tokens {
                let places = self.by_product.entry(format!("{handle}\n{token}")).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
    }

    /// Entries of a product that another file brought, by the surest name that finds any.
    fn of_product(&self, file: usize, product: &Product, customer: &CustomerKey) -> Vec<usize> {
        if self.alone {
            return Vec::new();
        }
        let tokens = self.customer_tokens(customer);
        for handle in handles(product) {
            for token in &tokens {
                let places = self.by_product.get(&format!("{handle}\n{token}")).into_iter().flatten();
                let mut found: Vec<usize> = places
                    .take(MOST_PURCHASES)
                    .copied()
                    .filter(|at| self.may_be(*at, file, product))
                    .collect();
                if !found.is_empty() {
                    found.sort_unstable();
                    found.dedup();
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// An entry stands for at most one row of each file.
    fn may_be(&self, at: usize, file: usize, product: &Product) -> bool {
        self.entries.get(at).is_some_and(|entry| {
            compatible(&entry.draft.product, product)
                && entry.origins.last().is_none_or(|origin| origin.file != file)
        })
    }

    pub(super) fn purchase(&mut self, file: usize, draft: Draft, whole: &mut Whole) {
        let by_id = draft.subscription_id.as_ref().and_then(|id| self.by_id.get(id)).copied();
        let at = by_id.or_else(|| {
            let same = self.of_product(file, &draft.product, &draft.customer);
            match same.as_slice() {
                // Without an id on one side, the only purchase of the product is the same one.
                [only] => self
                    .entries
                    .get(*only)
                    .filter(|entry| entry.draft.subscription_id.is_none() || draft.subscription_id.is_none())
                    .map(|_| *only),
                _ => None,
            }
        });
        match at {
            Some(at) => self.merge(file, at, draft, whole),
            None => self.add(file, draft),
        }
    }

    /// Fills the gaps of an entry; what differs is said.
    fn merge(&mut self, file: usize, at: usize, other: Draft, whole: &mut Whole) {
        let Some(entry) = self.entries.get_mut(at) else { return };
        let (line, product) = (other.line, entry.draft.name());
        let mut say = |problem: Problem| {
            whole.diagnostics.push((file, Diagnostic { problem, line: Some(line), column: None }))
        };
        let draft = &mut entry.draft;
        if let (Some(there), Some(here)) = (draft.seats, other.seats)
            && here != there
        {
            say(Problem::SeatsDiffer { product: product.clone(), here, there });
        }
        if let (Some(there), Some(here)) = (draft.end, other.end)
            && here != there
        {
            say(Problem::DatesDiffer {
                product: product.clone(),
                here: here.to_string(),
                there: there.to_string(),
            });
        }
        if let (Some(there), Some(here)) = (draft.assigned, other.assigned)
            && here != there
        {
            say(Problem::AssignedDiffer { product, here, there });
        }
        let (names, customer) = (Rc::clone(&other.product), Rc::clone(&other.customer));
        draft.complete(other);
        entry.origins.push(Origin { file, line });
        if let Some(id) = &entry.draft.subscription_id {
            self.by_id.insert(id.clone(), at);
        }
        self.index(at, &names, &customer);
    }

    /// A row about all seats of a product: it tells the users of the purchases, or is the entry itself.
    pub(super) fn product(&mut self, file: usize, draft: Draft, whole: &mut Whole) {
        let mut same: Vec<usize> =
            draft.purchases.iter().filter_map(|id| self.by_id.get(id)).copied().collect();
        if same.is_empty() {
            same = self.of_product(file, &draft.product, &draft.customer);
        }
        let purchases: Vec<usize> = same
            .iter()
            .copied()
            .filter(|at| self.entries.get(*at).is_some_and(|entry| entry.draft.grain == Grain::Purchase))
            .collect();
        match (purchases.as_slice(), same.as_slice()) {
            ([], []) => self.add(file, draft),
            ([], [first, ..]) => self.merge(file, *first, draft, whole),
            (purchases, _) => {
                let purchases = purchases.to_vec();
                let sum: u64 = purchases
                    .iter()
                    .filter_map(|at| self.entries.get(*at))
                    .filter_map(|entry| entry.draft.seats)
                    .sum();
                if let Some(here) = draft.seats.filter(|here| *here != sum) {
                    let problem = Problem::SeatsDiffer { product: draft.name(), here, there: sum };
                    whole
                        .diagnostics
                        .push((file, Diagnostic { problem, line: Some(draft.line), column: None }));
                }
                for at in &purchases {
                    if let Some(entry) = self.entries.get_mut(*at) {
                        entry.draft.name_as(&draft.product);
                        entry.origins.push(Origin { file, line: draft.line });
                    }
                    self.index(*at, &draft.product, &draft.customer);
                }
                if let Some(users) = draft.assigned {
                    self.spread(file, Some(draft.line), &purchases, users, whole);
                }
            }
        }
    }

    pub(super) fn held(&mut self, file: usize, held: &Holders, whole: &mut Whole) {
        let entries = self.of_product(file, &held.product, &held.customer);
        if !entries.is_empty() {
            self.spread(file, None, &entries, held.users, whole);
        } else if !free::is_free(&held.product) {
            let product = Draft { product: Rc::new(held.product.clone()), ..Draft::default() }.name();
            let problem = Problem::AssignedWithoutSeats { product, users: held.users };
            whole.diagnostics.push((file, Diagnostic { problem, line: None, column: None }));
        }
    }

    /// Gives the users of a product to its purchases: those that end last are filled first, so that the seats which end
    /// first are the free ones.
    fn spread(&mut self, file: usize, line: Option<u32>, entries: &[usize], users: u64, whole: &mut Whole) {
        let said: Vec<Option<u64>> =
            entries.iter().map(|at| self.entries.get(*at).and_then(|entry| entry.draft.assigned)).collect();
        let name = entries
            .first()
            .and_then(|at| self.entries.get(*at))
            .map(|entry| entry.draft.name())
            .unwrap_or_default();
        let mut say =
            |problem: Problem| whole.diagnostics.push((file, Diagnostic { problem, line, column: None }));
        if let Some(there) =
            said.iter().copied().collect::<Option<Vec<u64>>>().map(|said| said.iter().sum::<u64>())
        {
            if there != users {
                say(Problem::AssignedDiffer { product: name, here: users, there });
            }
            return;
        }
        if entries.len() > 1 {
            say(Problem::AssignedShared { product: name, users, purchases: entries.len() as u64 });
        }
        let mut order = entries.to_vec();
        order.sort_by_key(|at| std::cmp::Reverse(self.entries.get(*at).and_then(|entry| entry.draft.end)));
        let mut left = users;
        for (number, at) in order.iter().enumerate() {
            let last = number + 1 == order.len();
            if let Some(entry) = self.entries.get_mut(*at) {
                let given = if last { left } else { left.min(entry.draft.seats.unwrap_or(left)) };
                entry.draft.assigned = Some(given);
                left -= given;
            }
        }
    }

    /// Asks once a file for what its rows leave open, and writes the subscriptions.
    pub(super) fn finish(self, header_keys: &[String], answers: &Answers, whole: &mut Whole) {
        let mut gaps = Gaps::new(header_keys, answers);
        for entry in &self.entries {
            gaps.count(entry);
        }
        let prices = gaps.prices();
        whole.found = self
            .entries
            .into_iter()
            .enumerate()
            .map(|(number, entry)| gaps::found(number, entry, &gaps, &prices))
            .collect();
        gaps.ask(whole);
    }
}
