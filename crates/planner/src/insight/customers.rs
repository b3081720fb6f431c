//! Waves over several customers: each tenant has limits of its own, so that first waves go together, then second ones; batches of
//! the migration tool and the permitted pace of calls are the partner's and are shared by all.

use std::collections::BTreeSet;

use super::{
    files::{self, ReadyFile},
    told::{Figures, Input, InputKind, Text, Told, Tone, either},
    waves::{self, Waves},
};
use crate::{
    document::{self, Document},
    i18n::{Language, number},
    import::SourceFile,
    model::{Plan, Subscription},
    rules,
};

/// Waves of several plans, each of another customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// The waves of each plan by itself, in the order given.
    pub each: Vec<Waves>,
    /// How many waves it takes when first waves go together, then second ones.
    pub waves: usize,
    /// It is known that fewer waves are impossible.
    pub fewest: bool,
    /// Batches for the migration tool, each of at most [`rules::BATCH_SUBSCRIPTIONS`]: place of the plan and id of the subscription.
    pub batches: Vec<Vec<(usize, String)>>,
    /// Minutes the migration calls take at the permitted pace (rule `limit-api`), at least.
    pub minutes: u32,
}

/// Plans the waves of several customers' plans.
#[must_use]
pub fn together(plans: &[&Plan]) -> Together {
    let each: Vec<Waves> = plans.iter().map(|plan| waves::waves(plan)).collect();
    let most = each.iter().map(|waves| waves.waves.len()).max().unwrap_or(0);
    let migrated: Vec<(usize, String)> = each
        .iter()
        .enumerate()
        .flat_map(|(at, waves)| waves.batches.iter().flatten().map(move |id| (at, id.clone())))
        .collect();
    let batch = usize::try_from(rules::BATCH_SUBSCRIPTIONS).unwrap_or(1);
    Together {
        // As many as one customer needs cannot be saved by the others.
        fewest: most == 0 || each.iter().any(|waves| waves.waves.len() == most && waves.fewest),
        waves: most,
        minutes: waves::minutes(migrated.len()),
        batches: migrated.chunks(batch).map(<[_]>::to_vec).collect(),
        each,
    }
}

/// The files of all batches and transfer requests, batches first; numbers run through all customers.
#[must_use]
pub fn files(plans: &[&Plan], together: &Together) -> Vec<ReadyFile> {
    let find = |at: usize, id: &str| {
        let plan = *plans.get(at)?;
        Some((plan, plan.subscriptions.iter().find(|sub| sub.id == id)?))
    };
    let mut list: Vec<ReadyFile> = together
        .batches
        .iter()
        .enumerate()
        .map(|(number, batch)| files::batch(number, batch.iter().filter_map(|(at, id)| find(*at, id))))
        .collect();
    let requests = plans
        .iter()
        .zip(&together.each)
        .flat_map(|(plan, waves)| waves.transfers.iter().map(move |request| (*plan, request)));
    list.extend(requests.enumerate().map(|(number, (plan, request))| files::transfer(number, plan, request)));
    list
}

/// Who the customer is: the tenant, else a domain, else a name.
fn customer(plan: &Plan) -> String {
    let customer = &plan.customer;
    let tenant = customer.extra.get("tenantId").and_then(|id| id.as_str()).unwrap_or_default();
    let known = [tenant, &customer.domain, &customer.name].into_iter().find(|text| !text.is_empty());
    known.unwrap_or_default().to_lowercase()
}

/// The plans in the files that are of other customers than the open one, each customer once, and how much else there was.
fn others(document: &Document, files: &[SourceFile]) -> (Vec<Plan>, usize) {
    let mut known = BTreeSet::from([customer(&document.plan)]);
    let (mut plans, mut left) = (Vec::new(), 0);
    for file in files {
        for opened in document::open_all(&String::from_utf8_lossy(&file.bytes)) {
            match opened {
                // An export of everything holds the open plan, too.
                Ok(other) if other.id == document.id => {}
                Ok(other) if known.insert(customer(&other.plan)) => plans.push(other.plan),
                Ok(_) | Err(_) => left += 1,
            }
        }
    }
    (plans, left)
}

/// The answer in words, for the open plan and those that were handed in with it.
pub(super) fn told(document: &Document, language: Language, handed: &[SourceFile]) -> Told {
    let (others, left) = others(document, handed);
    let mut told = if others.is_empty() {
        waves::told(&document.plan, language)
    } else {
        let plans: Vec<&Plan> = std::iter::once(&document.plan).chain(&others).collect();
        several(&plans, language)
    };
    if left > 0 {
        let left = number(u64::try_from(left).unwrap_or(u64::MAX));
        told.lines.push(match language {
            Language::En => format!(
                "Left out of what was handed in, because it is no plan or its customer has one here already: {left}."
            ),
            Language::Ru => {
                format!("Не учтено, потому что это не план или у клиента здесь уже есть план: {left}.")
            }
        });
    }
    told.inputs.push(Input {
        name: "file",
        label: either(language, "Add plans of other customers", "Добавить планы других клиентов").to_owned(),
        kind: InputKind::File,
        value: String::new(),
    });
    told
}

fn several(plans: &[&Plan], language: Language) -> Told {
    let together = together(plans);
    let count = |n: usize| number(u64::try_from(n).unwrap_or(u64::MAX));
    let late: usize = together.each.iter().map(|waves| waves.after_the_old.len()).sum();
    let requests: usize = together.each.iter().map(|waves| waves.transfers.len()).sum();
    let (customers, waves) = (count(plans.len()), count(together.waves));
    let (requests, batches) = (count(requests), count(together.batches.len()));
    let mut told = Told::new(
        if late == 0 { Tone::Plain } else { Tone::Warns },
        match language {
            Language::En => format!(
                "Customers: {customers}. Waves: {waves}. Transfer requests: {requests}. Batches for the migration tool: {batches}."
            ),
            Language::Ru => format!(
                "Клиентов: {customers}. Волн: {waves}. Запросов на передачу: {requests}. Пакетов для средства миграции: {batches}."
            ),
        },
    );
    if late > 0 {
        told.lines.push(waves::late(late, language));
    }
    let mut table = Figures::new(
        either(language, "What starts together", "Что начинается вместе"),
        &match language {
            Language::En => ["Wave", "Customer", "Subscriptions"],
            Language::Ru => ["Волна", "Клиент", "Подписки"],
        },
    );
    let names = |plan: &Plan, ids: &[String]| {
        let find = |id: &String| plan.subscriptions.iter().find(|sub| sub.id == *id);
        let one = |sub: &Subscription| format!("{} · {}", sub.product.name, number(sub.seats.into()));
        ids.iter().filter_map(find).map(one).collect::<Vec<_>>().join(", ")
    };
    let by_customer = || plans.iter().zip(&together.each);
    for wave in 0..together.waves {
        for (plan, waves) in by_customer() {
            if let Some(ids) = waves.waves.get(wave) {
                let cells = vec![count(wave + 1), plan.customer.name.clone(), names(plan, ids)];
                table.add(Tone::Plain, cells);
            }
        }
    }
    for (plan, waves) in by_customer().filter(|(_, waves)| !waves.after_the_old.is_empty()) {
        let late = either(language, "after the old ones", "после старых").to_owned();
        table.add(Tone::Warns, vec![late, plan.customer.name.clone(), names(plan, &waves.after_the_old)]);
    }
    let requests =
        by_customer().flat_map(|(plan, waves)| waves.transfers.iter().map(move |request| (*plan, request)));
    for (at, (plan, request)) in requests.enumerate() {
        let name = format!("{} {} · {}", either(language, "transfer", "передача"), at + 1, request.seller);
        table.add(Tone::Plain, vec![name, plan.customer.name.clone(), names(plan, &request.subscriptions)]);
    }
    for (at, batch) in together.batches.iter().enumerate() {
        let name = format!("{} {}", either(language, "batch", "пакет"), at + 1);
        for (place, plan) in plans.iter().enumerate() {
            let own =
                batch.iter().filter(|(of, _)| *of == place).map(|(_, id)| id.clone()).collect::<Vec<_>>();
            if !own.is_empty() {
                table.add(Tone::Plain, vec![name.clone(), plan.customer.name.clone(), names(plan, &own)]);
            }
        }
    }
    if !table.rows.is_empty() {
        told.tables.push(table);
    }
    told.texts = files(plans, &together)
        .into_iter()
        .map(|file| Text { title: file.name.clone(), file: file.name, body: file.text })
        .collect();
    told
}
