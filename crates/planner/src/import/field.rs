//! What a column can mean.

use serde::{Deserialize, Serialize};

/// A field of the inventory that a column may fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Name of the product, as people know it.
    ProductName,
    /// The tenant's part number; also `tenant:PARTNUMBER`.
    PartNumber,
    /// The tenant's SKU id, a GUID.
    SkuId,
    /// New-commerce product id, or the whole `product:sku:availability`.
    ProductId,
    /// New-commerce SKU id.
    ProductSku,
    /// Legacy offer id (GUID), or a new-commerce id in three parts.
    OfferId,
    /// Seats bought.
    Seats,
    /// Seats in the days after the end, in which they still work.
    GraceSeats,
    /// Seats that no longer work.
    SuspendedSeats,
    /// Users with a seat.
    Assigned,
    /// Commitment.
    Term,
    /// Billing plan.
    Billing,
    /// Day of the purchase.
    Purchased,
    /// First day of the term.
    Start,
    /// Last day of the term.
    End,
    /// The day the subscription renews on: the day after the last one of the term.
    Renewal,
    /// Renews by itself.
    AutoRenew,
    /// A trial.
    Trial,
    /// State.
    Status,
    /// What a seat costs.
    Price,
    /// Currency of the price.
    Currency,
    /// Where it was bought.
    Channel,
    /// Who sells it.
    Seller,
    /// Id of the subscription.
    SubscriptionId,
    /// Name of the customer.
    CustomerName,
    /// Tenant of the customer.
    CustomerTenant,
    /// Domain of the customer.
    CustomerDomain,
    /// Country of the customer.
    Country,
    /// Free text.
    Notes,
}

impl Field {
    /// All fields, in the order a person chooses from, which is that of their declaration.
    pub const ALL: [Field; 29] = [
        Field::ProductName,
        Field::PartNumber,
        Field::SkuId,
        Field::ProductId,
        Field::ProductSku,
        Field::OfferId,
        Field::Seats,
        Field::GraceSeats,
        Field::SuspendedSeats,
        Field::Assigned,
        Field::Term,
        Field::Billing,
        Field::Purchased,
        Field::Start,
        Field::End,
        Field::Renewal,
        Field::AutoRenew,
        Field::Trial,
        Field::Status,
        Field::Price,
        Field::Currency,
        Field::Channel,
        Field::Seller,
        Field::SubscriptionId,
        Field::CustomerName,
        Field::CustomerTenant,
        Field::CustomerDomain,
        Field::Country,
        Field::Notes,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_stands_at_its_place() {
        assert!(Field::ALL.into_iter().enumerate().all(|(at, field)| field as usize == at));
    }
}
