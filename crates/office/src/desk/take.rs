//! What was read goes into plan documents.

use changeover_planner::{
    document::{self, Document},
    import::{Change, Found},
    model::{Currency, Plan, Subscription},
};

use super::{Desk, Refused, look::count};
use crate::messages::{Take, Taken};

impl Desk {
    pub(super) fn take(&mut self, request: &Take) -> Result<Taken, Refused> {
        let mut documents = Vec::new();
        for text in &request.into {
            documents.push(document::open(text).map_err(|error| Refused(error.to_string()))?);
        }
        let mut subscriptions = 0;
        match &request.changes {
            Some(accepted) => {
                if let Some(document) = documents.first_mut() {
                    subscriptions += self.accept(&mut document.plan, accepted);
                }
            }
            None if request.inventories.is_empty() => {
                if let Some(document) = documents.first_mut() {
                    let found: Vec<&Found> = self.import.subscriptions.iter().collect();
                    subscriptions += add(document, &found);
                }
            }
            None => {
                let inventories = self.import.inventories();
                for (document, chosen) in documents.iter_mut().zip(&request.inventories) {
                    let Some(inventory) = inventories.get(*chosen as usize) else { continue };
                    let found: Vec<&Found> = inventory
                        .subscriptions
                        .iter()
                        .filter_map(|at| self.import.subscriptions.get(*at))
                        .collect();
                    subscriptions += add(document, &found);
                }
            }
        }
        Ok(Taken { documents: documents.iter().map(document::save).collect(), subscriptions })
    }

    /// Does to a plan what was accepted; says how many subscriptions were touched.
    fn accept(&self, plan: &mut Plan, accepted: &[(u32, Vec<u32>)]) -> u32 {
        let (mut touched, mut gone, mut new) = (0, Vec::new(), Vec::new());
        if plan.subscriptions.is_empty()
            && let Some(first) = self.import.subscriptions.iter().find_map(|found| found.currency)
        {
            plan.currency = first;
        }
        let currency = plan.currency;
        for (at, chosen) in accepted {
            match self.changes.get(*at as usize) {
                Some(Change::New(at)) => new.extend(self.import.subscriptions.get(*at)),
                Some(Change::Gone(at)) => gone.push(*at),
                Some(Change::Changed { existing, differences, .. }) => {
                    let Some(sub) = plan.subscriptions.get_mut(*existing) else { continue };
                    let chosen = chosen.iter().filter_map(|at| differences.get(*at as usize));
                    touched += u32::from(chosen.map(|difference| difference.accept(sub)).count() > 0);
                }
                None => {}
            }
        }
        gone.sort_unstable();
        for at in gone.into_iter().rev() {
            if at < plan.subscriptions.len() {
                plan.subscriptions.remove(at);
                touched += 1;
            }
        }
        for found in new {
            push(plan, found, currency);
            touched += 1;
        }
        touched
    }
}

/// Adds subscriptions; a plan that is still empty takes over who and in which currency.
fn add(document: &mut Document, found: &[&Found]) -> u32 {
    let plan = &mut document.plan;
    if plan.subscriptions.is_empty() {
        let first = found.iter().find_map(|found| found.currency);
        plan.currency = first.unwrap_or(plan.currency);
        let customer = found.iter().map(|found| &found.customer).find(|customer| !customer.is_empty());
        if let Some(customer) = customer.filter(|_| plan.customer.name.is_empty()) {
            document.title.clone_from(&customer.name);
            plan.customer.name.clone_from(&customer.name);
            plan.customer.domain.clone_from(&customer.domain);
            plan.customer.country.clone_from(&customer.country);
        }
    }
    let currency = plan.currency;
    for found in found {
        push(plan, found, currency);
    }
    count(found.len())
}

/// Adds one under an id the plan does not use. A price in another currency is left out: nothing is converted.
fn push(plan: &mut Plan, found: &Found, currency: Currency) {
    let id = plan.free_id();
    let foreign = found.currency.is_some_and(|theirs| theirs != currency);
    let price = found.subscription.price.filter(|_| !foreign);
    plan.subscriptions.push(Subscription { id, price, ..found.subscription.clone() });
}
