//! One import may hold several inventories: one a customer and a currency, because a plan has one of each.

use std::collections::HashMap;

use super::{
    outcome::{CustomerKey, Found, Import},
    problem::Problem,
    table::key,
};
use crate::model::Currency;

/// What becomes one plan: subscriptions of one customer, with prices in one currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Inventory {
    /// Whose it is; nothing is known where no file says it.
    pub customer: CustomerKey,
    /// Currency of its prices; `None` where no price names one.
    pub currency: Option<Currency>,
    /// Its subscriptions: indices in [`Import::subscriptions`], ascending.
    pub subscriptions: Vec<usize>,
    /// Seats of all of them.
    pub seats: u64,
}

impl Import {
    /// The subscriptions apart by customer and currency, in the order in which they come first. Nothing is converted:
    /// subscriptions without a currency go with the currency that most of their customer's have.
    #[must_use]
    pub fn inventories(&self) -> Vec<Inventory> {
        inventories(&self.subscriptions)
    }
}

fn inventories(found: &[Found]) -> Vec<Inventory> {
    let mut groups = Groups::default();
    let homes: Vec<Option<usize>> = found.iter().map(|found| groups.place(&found.customer)).collect();
    // Where one customer is known, what names none is that customer's.
    let nobody = if groups.customers.len() == 1 { 0 } else { groups.customers.len() };
    if groups.customers.len() != 1 {
        groups.customers.push(CustomerKey::default());
    }
    let mut split: Vec<Vec<(Option<Currency>, Vec<usize>)>> = vec![Vec::new(); groups.customers.len()];
    for (at, (found, home)) in found.iter().zip(&homes).enumerate() {
        let Some(currencies) = split.get_mut(home.unwrap_or(nobody)) else { continue };
        match currencies.iter_mut().find(|(currency, _)| *currency == found.currency) {
            Some((_, members)) => members.push(at),
            None => currencies.push((found.currency, vec![at])),
        }
    }
    let mut inventories = Vec::new();
    for (customer, mut currencies) in groups.customers.into_iter().zip(split) {
        if currencies.len() > 1
            && let Some(silent) = currencies.iter().position(|(currency, _)| currency.is_none())
        {
            let (_, members) = currencies.remove(silent);
            if let Some((_, most)) = currencies.iter_mut().rev().max_by_key(|(_, members)| members.len()) {
                most.extend(members);
                most.sort_unstable();
            }
        }
        inventories.extend(currencies.into_iter().map(|(currency, subscriptions)| {
            Inventory {
                customer: customer.clone(),
                currency,
                seats: subscriptions
                    .iter()
                    .filter_map(|at| found.get(*at))
                    .map(|found| u64::from(found.subscription.seats))
                    .sum(),
                subscriptions,
            }
        }));
    }
    inventories.sort_by_key(|inventory| inventory.subscriptions.first().copied());
    inventories
}

/// What is to be said where there is more than one.
pub(super) fn several(found: &[Found]) -> Vec<Problem> {
    let inventories = inventories(found);
    let customers: Vec<&CustomerKey> = inventories.iter().map(|inventory| &inventory.customer).collect();
    let mut apart = customers.clone();
    apart.dedup();
    apart.sort();
    apart.dedup();
    let mut codes: Vec<&str> =
        inventories.iter().filter_map(|inventory| inventory.currency.as_ref()).map(Currency::code).collect();
    codes.sort_unstable();
    codes.dedup();
    let said = |several: bool, problem: Problem| several.then_some(problem);
    [
        said(apart.len() > 1, Problem::SeveralCustomers { customers: apart.len() as u64 }),
        said(
            codes.len() > 1 && inventories.len() > apart.len(),
            Problem::SeveralCurrencies { currencies: codes.join(", ") },
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Customers, found by tenant, else by domain, else by name.
#[derive(Default)]
struct Groups {
    customers: Vec<CustomerKey>,
    places: HashMap<(u8, String), usize>,
}

impl Groups {
    /// The customer a key names; `None` where it names none.
    fn place(&mut self, customer: &CustomerKey) -> Option<usize> {
        if customer.is_empty() {
            return None;
        }
        let names = [customer.tenant.to_lowercase(), customer.domain.to_lowercase(), key(&customer.name)];
        let tokens = || {
            (0_u8..).zip(&names).filter(|(_, name)| !name.is_empty()).map(|(kind, name)| (kind, name.clone()))
        };
        let found = tokens().find_map(|token| {
            let at = *self.places.get(&token)?;
            let other = self.customers.get(at)?;
            super::combine::same_customer(other, customer).then_some(at)
        });
        let at = found.unwrap_or_else(|| {
            self.customers.push(CustomerKey::default());
            self.customers.len() - 1
        });
        if let Some(known) = self.customers.get_mut(at) {
            for (mine, theirs) in [
                (&mut known.tenant, &customer.tenant),
                (&mut known.name, &customer.name),
                (&mut known.domain, &customer.domain),
                (&mut known.country, &customer.country),
            ] {
                if mine.is_empty() {
                    mine.clone_from(theirs);
                }
            }
        }
        for token in tokens() {
            self.places.entry(token).or_insert(at);
        }
        Some(at)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use crate::import::{Answers, SourceFile, import};

    fn apart(text: &str) -> Vec<(String, Option<String>, Vec<usize>, u64)> {
        let file = SourceFile { name: "estate.csv".into(), bytes: text.as_bytes().to_vec() };
        import(&[file], &Answers::default())
            .inventories()
            .into_iter()
            .map(|inventory| {
                let currency = inventory.currency.map(|currency| currency.code().to_owned());
                (inventory.customer.name, currency, inventory.subscriptions, inventory.seats)
            })
            .collect()
    }

    #[test]
    fn customers_and_currencies_are_kept_apart() {
        let text = "Customer,Product name,Seats,Assigned,End date,Price,Currency\n\
            Contoso,Microsoft 365 E3,10,9,2027-03-14,36,USD\n\
            Fabrikam,Microsoft 365 E3,5,5,2027-03-14,33,EUR\n\
            contoso,Visio Plan 2,2,2,2027-03-14,,\n\
            Contoso,Power BI Pro,3,3,2027-03-14,9,EUR\n\
            Contoso,Office 365 E1,4,3,2027-03-14,10,USD\n";
        let (usd, eur) = (Some("USD".to_owned()), Some("EUR".to_owned()));
        // The Visio without a price goes with the dollars, which most of Contoso's subscriptions have.
        assert_eq!(
            apart(text),
            [
                ("Contoso".into(), usd, vec![0, 2, 4], 16),
                ("Fabrikam".into(), eur.clone(), vec![1], 5),
                ("Contoso".into(), eur, vec![3], 3),
            ]
        );
    }

    #[test]
    fn the_same_name_in_two_tenants_is_two_customers() {
        let text = "Customer,Tenant ID,Product name,Seats,Assigned\n\
            Contoso,aaaaaaaa-0000-4000-8000-000000000001,Microsoft 365 E3,10,9\n\
            Contoso,aaaaaaaa-0000-4000-8000-000000000002,Microsoft 365 E3,5,5\n\
            Contoso Ltd,AAAAAAAA-0000-4000-8000-000000000001,Visio Plan 2,2,2\n";
        let members: Vec<Vec<usize>> = apart(text).into_iter().map(|(_, _, members, _)| members).collect();
        assert_eq!(members, [vec![0, 2], vec![1]]);
    }

    #[test]
    fn nobody_is_the_only_customer_there_is() {
        let text = "Customer,Product name,Seats,Assigned\nContoso,Microsoft 365 E3,10,9\n,Visio Plan 2,2,2\n";
        assert_eq!(apart(text), [("Contoso".into(), None, vec![0, 1], 12)]);
    }
}
