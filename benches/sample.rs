//! A partner's list of subscriptions as its PowerShell module exports it, as long as is wished: 22 columns, many customers,
//! every kind of cell. The same rows, byte for byte, as `sample.mjs` writes.

const PRODUCTS: [(&str, &str, &str); 8] = [
    ("Microsoft 365 Business Premium", "CFQ7TTC0LCHC:0002:CFQ7TTC0WQ0B", "22.00"),
    ("Microsoft 365 Business Standard", "CFQ7TTC0LDPB:0001:CFQ7TTC0K4JB", "12.50"),
    ("Microsoft 365 E3", "CFQ7TTC0LFLX:0001:CFQ7TTC0TSM2", "36.00"),
    ("Office 365 E1", "CFQ7TTC0LF8Q:0001:CFQ7TTC0M1ZT", "10.00"),
    ("Power BI Pro", "CFQ7TTC0L3PB:0001:CFQ7TTC0N8S7", "14.00"),
    ("Visio Plan 2", "CFQ7TTC0HD32:0002:CFQ7TTC0T4KV", "15.00"),
    ("Exchange Online (Plan 1)", "CFQ7TTC0LH16:0001:CFQ7TTC0Q2LX", "4.00"),
    ("Microsoft Entra ID P1", "CFQ7TTC0LFLS:0002:CFQ7TTC0P8Z2", "6.00"),
];

/// The header.
pub const HEADER: &str = "SubscriptionId,OfferId,OfferName,FriendlyName,Quantity,UnitType,CreationDate,EffectiveStartDate,\
CommitmentEndDate,Status,AutoRenewEnabled,IsTrial,BillingType,BillingCycle,TermDuration,CustomerId,CustomerName,CustomerDomainName,\
CustomerCountry,Price,Currency,PartnerId\n";

/// Row number `n`, from 0.
pub fn row(n: u32, text: &mut String) {
    use std::fmt::Write as _;
    let (name, offer, price) = PRODUCTS[(n % 8) as usize];
    let customer = n / 40;
    let (month, day) = (n / 8 % 12 + 1, n / 96 % 28 + 1);
    let (status, renews) = if n % 10 == 9 { ("suspended", "False") } else { ("active", "True") };
    let (cycle, term) = if n.is_multiple_of(3) { ("annual", "P1Y") } else { ("monthly", "P1Y") };
    let nickname =
        if n.is_multiple_of(16) { format!("\"{name}, Sitz {customer}\"") } else { name.to_owned() };
    writeln!(
        text,
        "{n:08x}-5ab1-4c30-b9f4-6ada7cdc1d46,{offer},{name},{nickname},{},Licenses,2026-{month:02}-{day:02}T08:30:00Z,\
         2026-{month:02}-{day:02}T00:00:00Z,2027-{month:02}-{day:02}T23:59:59Z,{status},{renews},False,License,{cycle},{term},\
         {customer:08x}-0000-4000-8000-000000000001,Contoso {customer},contoso{customer}.onmicrosoft.com,US,{price},USD,\
         aaaaaaaa-0000-4000-8000-000000000009",
        n % 500 + 1
    )
    .expect("a string takes it");
}

/// A list of at least so many bytes.
pub fn list(bytes: usize) -> (String, u32) {
    let mut text = String::with_capacity(bytes + 1_000);
    text.push_str(HEADER);
    let mut rows = 0;
    while text.len() < bytes {
        row(rows, &mut text);
        rows += 1;
    }
    (text, rows)
}
