//! Waves over several customers, worked by hand: what is a tenant's stays apart, what is the partner's is shared.

use changeover_planner::{
    document::{Document, save},
    i18n::Language,
    import::SourceFile,
    insight::{Topic, Values, customers},
    model::Plan,
};

use crate::{PREMIUM, document, subscription};

fn many(channel: &str, strategy: &str, count: usize) -> Vec<String> {
    let rest = format!(
        r#""term":"P1Y","billing":"monthly","start":"2026-03-15","end":"2027-03-14","strategy":"{strategy}""#
    );
    (0..count).map(|at| subscription(&format!("s{at}"), channel, PREMIUM, 1, &rest)).collect()
}

/// The plan of another customer.
fn of(name: &str, subscriptions: &[String]) -> Document {
    let mut document = document(subscriptions);
    name.clone_into(&mut document.id);
    name.clone_into(&mut document.plan.customer.name);
    document
}

/// 120 + 150 + 120 subscriptions migrate: one by one each customer has a batch of its own, together they fill 200 and 190.
/// 390 calls at a hundred in five minutes: the last begins after fifteen.
#[test]
fn a_batch_holds_several_customers_and_no_more_than_its_limit() {
    let all = [("Contoso", 120), ("Northwind", 150), ("Fabrikam", 120)]
        .map(|(name, count)| of(name, &many("csp-legacy", "migrate", count)).plan);
    let plans: Vec<&Plan> = all.iter().collect();
    let found = customers::together(&plans);
    assert_eq!(found.minutes, 15);
    let files = customers::files(&plans, &found);
    let rows = |at: usize| files[at].text.lines().skip(1).collect::<Vec<_>>();
    assert_eq!((files.len(), rows(0).len(), rows(1).len()), (2, 200, 190));
    let named =
        |at: usize, name: &str| rows(at).iter().filter(|row| row.split(',').nth(2) == Some(name)).count();
    assert_eq!((named(0, "Contoso"), named(0, "Northwind"), named(0, "Fabrikam")), (120, 80, 0));
    assert_eq!((named(1, "Contoso"), named(1, "Northwind"), named(1, "Fabrikam")), (0, 70, 120));
}

/// 30 items of each of two customers: a request is about one customer, 25 + 5 and 25 + 5.
#[test]
fn a_transfer_request_is_of_one_customer() {
    let all = ["Contoso", "Fabrikam"].map(|name| of(name, &many("csp-nce", "transfer", 30)).plan);
    let plans: Vec<&Plan> = all.iter().collect();
    let files = customers::files(&plans, &customers::together(&plans));
    let items = |text: &str| {
        serde_json::from_str::<serde_json::Value>(text).unwrap()["lineItems"].as_array().unwrap().len()
    };
    let found: Vec<(&str, usize)> =
        files.iter().map(|file| (file.name.as_str(), items(&file.text))).collect();
    assert_eq!(
        found,
        [("transfer-1.json", 25), ("transfer-2.json", 5), ("transfer-3.json", 25), ("transfer-4.json", 5)]
    );
}

/// Contoso's three fit beside their old ones at once. Northwind's tenant has 298 of 300 subscriptions, so that two may come at a
/// time: two waves. Together two, because each tenant has room of its own.
#[test]
fn tenants_do_not_take_room_from_each_other() {
    let mut all = ["Contoso", "Northwind"].map(|name| of(name, &many("mca-direct", "wait", 3)).plan);
    all[1].customer.active_subscriptions = Some(298);
    let found = customers::together(&all.iter().collect::<Vec<_>>());
    let each: Vec<usize> = found.each.iter().map(|waves| waves.waves.len()).collect();
    assert_eq!((each, found.waves, found.fewest), (vec![1, 2], 2, true));
}

/// A file of everything holds the open plan once more and a variant of its customer; a letter is no plan: two are left out.
#[test]
fn each_customer_counts_once() {
    let open = of("Contoso", &many("csp-legacy", "migrate", 1));
    let variant = Document { id: "variant".into(), ..open.clone() };
    let other = of("Fabrikam", &many("csp-legacy", "migrate", 2));
    let text = format!("[{},{},{}]", save(&open), save(&variant), save(&other));
    let file = |text: &str| SourceFile { name: "plans.json".into(), bytes: text.as_bytes().to_vec() };
    let told = Topic::Waves.answer(&open, Language::En, &Values::new(), &[file(&text), file("Dear Contoso")]);
    assert_eq!(
        told.sentence,
        "Customers: 2. Waves: 0. Transfer requests: 0. Batches for the migration tool: 1."
    );
    let cells: Vec<&[String]> = told.tables[0].rows.iter().map(|row| row.cells.as_slice()).collect();
    let premium = "Microsoft 365 Business Premium · 1";
    assert_eq!(
        cells,
        [["batch 1", "Contoso", premium], ["batch 1", "Fabrikam", &format!("{premium}, {premium}")]]
    );
    assert!(told.lines.last().unwrap().ends_with("already: 2."), "{:?}", told.lines);
    let alone = Topic::Waves.answer(&open, Language::Ru, &Values::new(), &[]);
    assert_eq!(alone.inputs[0].label, "Добавить планы других клиентов");
}
