//! Several files → one inventory: seats from one, days from another, users from a third. What differs is said.

use std::collections::HashMap;

use super::{
    draft::{Draft, Grain},
    free,
    gaps::{self, Gaps},
    outcome::{CustomerKey, Diagnostic, Found, Origin},
    problem::Problem,
    question::{Answers, Question},
    reading::Holders,
    table::key,
    value::ids,
};
use crate::model::Product;

/// Most purchases of one product of one customer that are told apart.
const MOST_PURCHASES: usize = 1_000;

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
    let mut inventory =
        Inventory { one_customer: one_customer(&parts), alone: telling < 2, ..Inventory::default() };
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
        .map(|draft| &draft.customer)
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

fn same_customer(a: &CustomerKey, b: &CustomerKey) -> bool {
    let agree = |a: &str, b: &str| (!a.is_empty() && !b.is_empty()).then(|| a.eq_ignore_ascii_case(b));
    agree(&a.tenant, &b.tenant)
        .or_else(|| agree(&a.domain, &b.domain))
        .or_else(|| agree(&key(&a.name), &key(&b.name)))
        .unwrap_or(true)
}

/// The surest name of a product.
pub(super) fn handle(product: &Product) -> String {
    match (&product.sku_id, &product.part_number) {
        (Some(sku), _) => format!("sku {}", sku.to_lowercase()),
        (None, Some(part)) => format!("part {}", part.to_lowercase()),
        (None, None) => handles(product).into_iter().next().unwrap_or_default(),
    }
}

/// Names by which a product can be found again, the surest first.
pub(super) fn handles(product: &Product) -> Vec<String> {
    let mut handles = Vec::new();
    if let Some(sku) = &product.sku_id {
        handles.push(format!("sku {}", sku.to_lowercase()));
    }
    if let Some(part) = &product.part_number {
        handles.push(format!("part {}", part.to_lowercase()));
    }
    if let (Some(id), Some(sku)) = (&product.product_id, &product.product_sku) {
        handles.push(format!("nce {id}:{sku}"));
    }
    if let Some(offer) = &product.offer_id {
        handles.push(format!("offer {offer}"));
    }
    if handles.is_empty() || !product.name.is_empty() {
        handles.push(format!("name {}", key(&product.name)));
    }
    handles
}

#[derive(Default)]
struct Inventory {
    entries: Vec<Entry>,
    by_id: HashMap<String, usize>,
    by_product: HashMap<String, Vec<usize>>,
    /// No file tells two customers apart.
    one_customer: bool,
    /// A single file: nothing is looked up.
    alone: bool,
}

impl Inventory {
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

    fn purchase(&mut self, file: usize, draft: Draft, whole: &mut Whole) {
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
        let (names, customer) = (other.product.clone(), other.customer.clone());
        draft.complete(other);
        entry.origins.push(Origin { file, line });
        if let Some(id) = &entry.draft.subscription_id {
            self.by_id.insert(id.clone(), at);
        }
        self.index(at, &names, &customer);
    }

    /// A row about all seats of a product: it tells the users of the purchases, or is the entry itself.
    fn product(&mut self, file: usize, draft: Draft, whole: &mut Whole) {
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

    fn held(&mut self, file: usize, held: &Holders, whole: &mut Whole) {
        let entries = self.of_product(file, &held.product, &held.customer);
        if !entries.is_empty() {
            self.spread(file, None, &entries, held.users, whole);
        } else if !free::is_free(&held.product) {
            let product = Draft { product: held.product.clone(), ..Draft::default() }.name();
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
    fn finish(self, header_keys: &[String], answers: &Answers, whole: &mut Whole) {
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

/// Two products that may be the same: where both have a real SKU id it decides, else both part numbers.
pub(super) fn compatible(a: &Product, b: &Product) -> bool {
    let ids = |product: &Product| product.sku_id.as_deref().and_then(ids::guid);
    if let (Some(a), Some(b)) = (ids(a), ids(b)) {
        return a == b;
    }
    match (&a.part_number, &b.part_number) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        _ => true,
    }
}

impl Draft {
    /// Takes over the names of a product that are missing.
    fn name_as(&mut self, other: &Product) {
        let product = &mut self.product;
        if product.name.is_empty() {
            product.name.clone_from(&other.name);
        }
        for (mine, theirs) in [
            (&mut product.part_number, &other.part_number),
            (&mut product.sku_id, &other.sku_id),
            (&mut product.product_id, &other.product_id),
            (&mut product.product_sku, &other.product_sku),
            (&mut product.offer_id, &other.offer_id),
        ] {
            if mine.is_none() {
                mine.clone_from(theirs);
            }
        }
    }

    /// Takes over what is missing.
    fn complete(&mut self, other: Draft) {
        self.name_as(&other.product);
        if other.grain == Grain::Purchase {
            self.grain = Grain::Purchase;
        }
        self.seats = self.seats.or(other.seats);
        self.assigned = self.assigned.or(other.assigned);
        self.term = self.term.or(other.term);
        self.billing = self.billing.or(other.billing);
        self.purchased = self.purchased.or(other.purchased);
        self.start = self.start.or(other.start);
        self.end = self.end.or(other.end);
        self.auto_renew = self.auto_renew.or(other.auto_renew);
        self.price = self.price.or(other.price);
        self.currency = self.currency.or(other.currency);
        self.channel = self.channel.or(other.channel);
        self.subscription_id = self.subscription_id.take().or(other.subscription_id);
        if self.seller.is_empty() {
            self.seller = other.seller;
        }
        if self.customer.is_empty() {
            self.customer = other.customer;
        }
        if self.notes.is_empty() {
            self.notes = other.notes;
        }
    }
}
