//! Each importer on samples of our own, with expectations worked out by hand; each diagnostic on its smallest sample.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use changeover_planner::{
    i18n::Language,
    import::{
        Answer, Answers, Ask, Change, DateOrder, Difference, Field, Import, Question, SourceFile, compare,
        import, importers, messages,
    },
    model::{Channel, Date, Decimal, Per, Price},
};
use serde_json::Value;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn file(path: &Path) -> SourceFile {
    SourceFile {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        bytes: fs::read(path).unwrap(),
    }
}

fn sample(name: &str) -> SourceFile {
    file(&samples().join(name))
}

fn read(files: &[SourceFile]) -> Import {
    let import = import(files, &Answers::default());
    for report in &import.files {
        let rows = report.rows;
        assert_eq!(rows.read, rows.taken + rows.set_aside + rows.rejected, "{}", report.name);
        assert_eq!(rows.read as usize, report.log.len(), "{}", report.name);
    }
    import
}

/// Everything expected is there; what is not expected may be anything.
fn assert_holds(path: &str, expected: &Value, actual: &Value) {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            for (key, value) in expected {
                assert_holds(&format!("{path}.{key}"), value, actual.get(key).unwrap_or(&Value::Null));
            }
        }
        (Value::Array(expected), Value::Array(actual)) => {
            assert_eq!(expected.len(), actual.len(), "{path}: {actual:#?}");
            for (index, (expected, actual)) in expected.iter().zip(actual).enumerate() {
                assert_holds(&format!("{path}[{index}]"), expected, actual);
            }
        }
        _ => assert_eq!(expected, actual, "{path}"),
    }
}

#[test]
fn each_sample_is_read_as_expected() {
    let mut covered = BTreeSet::new();
    for folder in entries(&samples()).into_iter().filter(|folder| !folder.ends_with("diagnostics")) {
        for path in
            entries(&folder).into_iter().filter(|path| !path.to_string_lossy().ends_with(".expected.json"))
        {
            let expected: Value =
                serde_json::from_slice(&fs::read(path.with_extension("expected.json")).unwrap()).unwrap();
            let import = read(&[file(&path)]);
            let actual = serde_json::to_value(import.written(Language::En)).unwrap();
            assert_holds(&path.to_string_lossy(), &expected, &actual);
            assert_eq!(import.files[0].importer, folder.file_name().unwrap().to_str(), "{}", path.display());
            covered.extend(import.files[0].importer);
        }
    }
    assert_eq!(covered, importers().collect(), "an importer without a sample");
}

#[test]
fn each_importer_has_a_fuzz_target() {
    let targets = include_str!("../../../fuzz/Cargo.toml");
    let missing: Vec<&str> =
        importers().filter(|name| !targets.contains(&format!("name = \"{name}\"\npath"))).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// Codes as they stand in the source, so that a new one cannot be forgotten here.
fn codes() -> BTreeSet<String> {
    let source = include_str!("../src/import/problem.rs");
    let codes =
        source.split("pub const fn code").nth(1).unwrap().split("pub const fn outcome").next().unwrap();
    codes.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Codes of files too large to keep as samples: the limits are tested where they are.
const WITHOUT_SAMPLE: [&str; 2] = ["too-large", "too-many-rows"];

#[test]
fn each_diagnostic_has_a_smallest_sample() {
    let mut shown = BTreeSet::new();
    for path in entries(&samples().join("diagnostics")) {
        let code = path.file_stem().unwrap().to_string_lossy().into_owned();
        let files: Vec<SourceFile> = if path.is_dir() {
            entries(&path).iter().map(|path| file(path)).collect()
        } else {
            vec![file(&path)]
        };
        let import = read(&files);
        let found = import
            .files
            .iter()
            .flat_map(|file| &file.diagnostics)
            .find(|diagnostic| diagnostic.problem.code() == code);
        let found = found.unwrap_or_else(|| panic!("{code}: {:#?}", import.files));
        for language in Language::ALL {
            assert!(messages::problem(language, &found.problem).chars().count() > 8, "{code}");
        }
        shown.insert(code);
    }
    shown.extend(WITHOUT_SAMPLE.map(str::to_owned));
    assert_eq!(shown, codes());
}

#[test]
fn several_files_make_one_inventory() {
    // Seats and users of SPB from the product list, days from the purchases; the second user file agrees on one user too few.
    let import = read(&[
        sample("graph-subscriptions/northwind.json"),
        sample("graph-subscribed-skus/contoso.json"),
        sample("graph-users/contoso.json"),
    ]);
    let spb = &import.subscriptions[0].subscription;
    assert_eq!((spb.seats, spb.assigned, spb.end), (40, Some(38), Date::new(2027, 3, 14)));
    assert_eq!(import.subscriptions.len(), 2);
    let codes: Vec<&str> =
        import.files[2].diagnostics.iter().map(|diagnostic| diagnostic.problem.code()).collect();
    assert_eq!(codes, ["unlicensed", "assigned-differ"]);
    assert_eq!(import.subscriptions[0].origins.iter().map(|origin| origin.file).collect::<Vec<_>>(), [0, 1]);
    // The order of the files decides who is asked, not what is found.
    let turned =
        read(&[sample("graph-subscribed-skus/contoso.json"), sample("graph-subscriptions/northwind.json")]);
    assert_eq!(turned.subscriptions.len(), 2);
    assert_eq!(turned.subscriptions[0].subscription.assigned, Some(38));
}

#[test]
fn answers_are_taken_and_stay_for_the_next_file() {
    let file = sample("diagnostics/ambiguous-date.csv");
    let first = read(std::slice::from_ref(&file));
    let question = |kind: fn(&Ask) -> bool| {
        first.files[0].questions.iter().find(|question| kind(&question.ask)).unwrap()
    };
    assert_eq!(first.subscriptions[0].subscription.end, None);
    let mut answers = Answers::default();
    answers.give(
        &question(|ask| matches!(ask, Ask::DateOrder { .. })).id,
        Answer::DateOrder(DateOrder::MonthFirst),
    );
    answers.give(&question(|ask| matches!(ask, Ask::Channel { .. })).id, Answer::Channel(Channel::Ea));
    let Question { id, ask: Ask::Prices { products }, .. } =
        question(|ask| matches!(ask, Ask::Prices { .. }))
    else {
        panic!()
    };
    let price = Price { amount: Decimal::cents(3600), per: Per::Month };
    answers.give(id, Answer::Prices([(products[0].key.clone(), price)].into()));
    let kept: Answers = serde_json::from_str(&serde_json::to_string(&answers).unwrap()).unwrap();
    let second = import(&[SourceFile { name: "next month.csv".into(), ..file }], &kept);
    let subscription = &second.subscriptions[0].subscription;
    assert_eq!(
        (subscription.end, subscription.channel, subscription.price),
        (Date::new(2027, 3, 4), Channel::Ea, Some(price))
    );
}

#[test]
fn a_newer_export_is_compared_field_by_field() {
    let before = read(&[sample("graph-subscriptions/northwind.json")]);
    let mut plan: Vec<_> = before.subscriptions.iter().map(|found| found.subscription.clone()).collect();
    assert_eq!(compare(&plan, &before.subscriptions), []);
    plan[0].seats = 35;
    plan[0].assigned = Some(30);
    plan[1].product.part_number = Some("SOMETHING_ELSE".into());
    plan[1].extra.clear();
    plan[1].product.sku_id = None;
    let changes = compare(&plan, &before.subscriptions);
    let seats = Difference::Seats(35, 40);
    assert_eq!(
        changes,
        [
            Change::Changed { existing: 0, imported: 0, differences: vec![seats] },
            Change::Gone(1),
            Change::New(1)
        ]
    );
    seats.accept(&mut plan[0]);
    assert_eq!((plan[0].seats, plan[0].assigned), (40, Some(30)));
}

#[test]
fn prices_and_mappings_are_kept_apart() {
    let import = read(&[
        sample("price-list-nce/list.csv"),
        sample("price-list-legacy/list.csv"),
        sample("offer-matrix-nce/matrix.csv"),
    ]);
    assert!(import.subscriptions.is_empty());
    let prices: Vec<(String, Per, Option<Date>)> =
        import.prices.iter().map(|row| (row.price.amount.to_string(), row.price.per, row.from)).collect();
    assert_eq!(
        prices,
        [
            ("280.80".into(), Per::Term, Date::new(2026, 2, 14)),
            ("19.70".into(), Per::Month, Date::new(2020, 11, 1))
        ]
    );
    assert_eq!(import.prices[0].product.product_sku.as_deref(), Some("0002"));
    let (file, basic) = &import.mappings[0];
    assert_eq!(*file, 2);
    assert_eq!(
        (basic.part_number.as_deref(), basic.product_id.as_deref()),
        (Some("O365_BUSINESS_ESSENTIALS"), Some("CFQ7TTC0LH18"))
    );
}

#[test]
fn names_of_people_are_not_kept() {
    let import = read(&[
        sample("graph-users/contoso.json"),
        sample("active-users/export-de.csv"),
        sample("active-user-detail/report.csv"),
    ]);
    let everything = format!("{import:?}");
    for name in ["Person", "eins@", "AA11"] {
        assert!(!everything.contains(name), "{name}");
    }
}

#[test]
fn every_row_that_did_not_go_in_says_why_in_both_languages() {
    let mut codes = BTreeSet::new();
    for path in entries(&samples()).iter().flat_map(|folder| entries(folder)).filter(|path| path.is_file()) {
        for row in read(&[file(&path)]).files[0].log.iter() {
            let Some(code) = row.reason else { continue };
            codes.insert(code);
            for language in Language::ALL {
                let sentence = messages::row(language, &row).unwrap();
                assert!(sentence.contains(&row.line.to_string()), "{sentence}");
                assert!(!sentence.contains(code) || code == "trial", "{sentence}");
                // Every code of a row has a sentence of its own, too.
                assert_ne!(messages::reason(language, code), messages::reason(language, ""), "{code}");
            }
        }
    }
    assert!(codes.len() > 20, "{codes:?}");
    let bad = read(&[sample("diagnostics/bad-number.csv")]);
    let row = bad.files[0].log.iter().find(|row| row.reason == Some("bad-number")).unwrap();
    let sentence = messages::row(Language::En, &row).unwrap();
    assert!(
        sentence.starts_with(&format!("Line {}: ", row.line)) && sentence.contains("in column \""),
        "{sentence}"
    );
}

#[test]
fn the_columns_of_a_known_file_can_be_explained_anew() {
    // The tool's file with a column of one's own: the seats to plan with stand in another column than usual.
    let text = "LegacySubscriptionId,LegacyProductName,CurrentSeatCount,ExpirationDate,Wanted\n\
        aaaaaaaa-0000-4000-8000-000000000001,Office 365 E3,10,03/14/2027 00:00:00,7\n";
    let file = SourceFile { name: "subscriptions.csv".into(), bytes: text.into() };
    let first = read(std::slice::from_ref(&file));
    let report = &first.files[0];
    assert_eq!(
        (report.importer, first.subscriptions[0].subscription.seats),
        (Some("migration-tool-legacy"), 10)
    );
    assert!(first.open_questions().iter().all(|question| !matches!(question.ask, Ask::Mapping { .. })));
    let mut mapping: Vec<_> = report.columns.iter().map(|column| column.field).collect();
    assert_eq!(mapping[2], Some(Field::Seats));
    (mapping[2], mapping[4]) = (None, Some(Field::Seats));
    let mut answers = Answers::default();
    answers.give(report.columns_question(), Answer::Mapping(mapping));
    let second = import(&[file], &answers);
    let found = &second.subscriptions[0].subscription;
    // Still read by the tool's importer, which knows what such files are about.
    assert_eq!(
        (second.files[0].importer, found.seats, found.channel),
        (Some("migration-tool-legacy"), 7, Channel::CspLegacy)
    );
    assert_eq!(found.end, Date::new(2027, 3, 14));
}

#[test]
fn countries_are_read_in_any_case_and_by_name() {
    for (cell, expected) in
        [("us", "US"), ("De", "DE"), ("germany", "DE"), ("Германия", "DE"), ("zz", ""), ("", "")]
    {
        let text = format!("Customer,Country,Product name,Seats,Assigned\nContoso,{cell},Visio Plan 2,3,2\n");
        let import = read(&[SourceFile { name: "estate.csv".into(), bytes: text.into() }]);
        assert_eq!(import.subscriptions[0].customer.country, expected, "{cell}");
    }
}

/// Programs write a list of any length on one line: the second of the same id is a duplicate there, too.
#[test]
fn a_subscription_that_comes_twice_on_one_line_counts_once() {
    let one = r#"{"id":"5c1f8f3e-0000-4000-8000-000000000001","offerId":"CFQ7TTC0LCHC:0002:CFQ7TTC0WQ0B",
        "offerName":"Microsoft 365 Business Premium","quantity":5,"unitType":"Licenses","billingType":"license","status":"active",
        "effectiveStartDate":"2026-03-15T00:00:00Z","commitmentEndDate":"2027-03-14T00:00:00Z","termDuration":"P1Y"}"#;
    let text = format!("[{one},{one}]").replace('\n', " ");
    let import = read(&[SourceFile { name: "list.json".into(), bytes: text.into_bytes() }]);
    let rows = import.files[0].rows;
    assert_eq!((rows.read, rows.taken, rows.set_aside), (2, 1, 1));
    assert_eq!(import.files[0].log.get(1).unwrap().reason, Some("duplicate"));
}

/// The word stands in the first column, whatever that holds otherwise.
#[test]
fn a_total_below_a_column_of_ids_is_a_total() {
    let text = "Sku Id,Product Title,Total Licenses,Assigned licenses\r\n\
        cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46,Microsoft 365 Business Premium,5,4\r\nTotal,,5,4\r\n";
    let import = read(&[SourceFile { name: "list.csv".into(), bytes: text.as_bytes().to_vec() }]);
    let rows = import.files[0].rows;
    assert_eq!((rows.read, rows.taken, rows.set_aside, rows.rejected), (2, 1, 1, 0));
    assert_eq!(import.files[0].log.get(1).unwrap().reason, Some("total-line"));
}

/// The same five seats as the admin center writes them in other languages, a line of totals below.
#[test]
fn licences_are_read_in_the_languages_of_the_admin_center() {
    for header in [
        "Titre du produit;Nombre total de licences;Licences expirées;Licences attribuées",
        "Título del producto;Licencias totales;Licencias expiradas;Licencias asignadas",
        "Título do produto;Total de licenças;Licenças expiradas;Licenças atribuídas",
        "Titolo del prodotto;Licenze totali;Licenze scadute;Licenze assegnate",
        "Tytuł produktu;Łączna liczba licencji;Wygasłe licencje;Przypisane licencje",
        "Producttitel;Totaal aantal licenties;Verlopen licenties;Toegewezen licenties",
        "Produkttitel;Lizenzen gesamt;Abgelaufene Lizenzen;Zugewiesene Lizenzen",
        "Название продукта;Всего лицензий;Лицензии с истекшим сроком;Назначенные лицензии",
    ] {
        let text = format!("{header}\r\nMicrosoft 365 E3;5;0;4\r\nTotal;5;0;4\r\n");
        let import = read(&[SourceFile { name: "list.csv".into(), bytes: text.into_bytes() }]);
        let (file, found) = (&import.files[0], &import.subscriptions);
        assert_eq!(
            (file.importer, file.rows.taken, file.rows.set_aside),
            (Some("licence-counts"), 1, 1),
            "{header}"
        );
        assert_eq!((found[0].subscription.seats, found[0].subscription.assigned), (5, Some(4)), "{header}");
    }
}

/// In a language nobody has foreseen the values tell what the columns are; a line of totals does not mislead.
#[test]
fn a_small_table_is_guessed_with_a_total_below() {
    let text = "Lisenssi;Määrä\r\nMicrosoft 365 E3;5\r\nOffice 365 E1;2\r\nTotal;7\r\n";
    let import = read(&[SourceFile { name: "list.csv".into(), bytes: text.as_bytes().to_vec() }]);
    let rows = import.files[0].rows;
    assert_eq!((import.files[0].importer, rows.taken, rows.set_aside), (Some("table"), 2, 1));
}
