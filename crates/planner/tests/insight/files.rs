//! Files for other programs: none breaks a limit, and the migration tool's list is read back as what it was made from.

use changeover_planner::{
    import,
    insight::{files, waves},
};

use crate::{PREMIUM, plan, subscription};

fn many(channel: &str, strategy: &str, count: usize) -> Vec<String> {
    (0..count)
        .map(|at| {
            subscription(
                &format!("s{at}"),
                channel,
                PREMIUM,
                1,
                &format!(
                    r#""term":"P1Y","billing":"monthly","start":"2026-03-15","end":"2027-03-14","strategy":"{strategy}",
                    "subscriptionId":"00000000-0000-4000-8000-{at:012}""#
                ),
            )
        })
        .collect()
}

/// 401 migrations are 200 + 200 + 1; 51 transfers of one seller 25 + 25 + 1.
#[test]
fn no_file_holds_more_than_its_limit() {
    let plan_of = plan(&many("csp-legacy", "migrate", 401));
    let found = waves::waves(&plan_of);
    let files = files::files(&plan_of, &found);
    let rows: Vec<usize> = files.iter().map(|file| file.text.lines().count() - 1).collect();
    assert_eq!(rows, [200, 200, 1]);

    let plan_of = plan(&many("csp-nce", "transfer", 51));
    let found = waves::waves(&plan_of);
    let files = files::files(&plan_of, &found);
    let items: Vec<usize> = files
        .iter()
        .map(|file| {
            serde_json::from_str::<serde_json::Value>(&file.text).unwrap()["lineItems"]
                .as_array()
                .unwrap()
                .len()
        })
        .collect();
    assert_eq!(items, [25, 25, 1]);
}

#[test]
fn the_migration_tools_list_is_read_back() {
    let plan_of = plan(&many("csp-legacy", "migrate", 3));
    let files = files::files(&plan_of, &waves::waves(&plan_of));
    let list = import::SourceFile { name: files[0].name.clone(), bytes: files[0].text.clone().into_bytes() };
    let found = import::import(&[list], &import::Answers::default());
    assert_eq!(found.files[0].importer, Some("migration-tool-legacy"));
    let (rows, subs) = (&found.files[0].rows, &found.subscriptions);
    assert_eq!((rows.read, rows.rejected), (3, 0));
    assert_eq!(subs.len(), 3);
}
