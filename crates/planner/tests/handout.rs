//! What leaves the house: proposal, letters, tables, calendar, picture. Expectations are worked out by hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects"
)]

mod plans;
#[path = "plans/wild.rs"]
mod wild;

use changeover_planner::{
    calendar::{self, When},
    document::{self, Document},
    handout::{self, Answer, Cell, Kind, LetterKind, Sender, Table},
    i18n::Language,
    import::{Answers, SourceFile, import},
    share::{self, Redaction},
};
use proptest::prelude::*;
use serde_json::{Value, json};

const SCRIPT: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>](javascript:alert(1))";

fn value() -> Value {
    json!({
        "format": "changeover-plan", "schema": 1, "id": "p1", "title": "Contoso to CSP", "revision": 7, "asOf": "2026-11-22", "currency": "EUR",
        "customer": { "name": "Contoso", "domain": "contoso.example", "country": "DE", "contactEmail": "it@contoso.example" },
        "partner": { "name": "Fabrikam", "country": "DE" },
        "subscriptions": [
            { "id": "s1", "channel": "mca-direct", "product": { "name": "Microsoft 365 Business Premium", "partNumber": "SPB" }, "seats": 40,
              "assigned": 38, "start": "2026-03-15", "end": "2027-03-14", "price": { "amount": "23.10", "per": "month" },
              "target": { "price": { "amount": "23.10", "per": "month" } } },
            { "id": "s2", "channel": "csp-nce", "seller": { "name": "Northwind", "consent": "agrees" }, "product": { "name": "Visio Plan 2" },
              "seats": 10, "assigned": 10, "purchased": "2026-11-20T09:30:00Z", "start": "2026-11-20", "end": "2027-11-19", "strategy": "transfer",
              "price": { "amount": "14.00", "per": "month" } }
        ]
    })
}

fn opened(value: &Value) -> Document {
    document::open(&value.to_string()).unwrap()
}

fn answer(value: &Value, language: Language) -> Answer {
    Answer::of(&opened(value), Redaction::Inside, language)
}

/// A plan with the same text wherever a person may write one.
fn hostile() -> Value {
    let mut plan = value();
    plan["title"] = SCRIPT.into();
    plan["customer"]["name"] = SCRIPT.into();
    plan["customer"]["domain"] = SCRIPT.into();
    plan["partner"]["name"] = SCRIPT.into();
    for sub in plan["subscriptions"].as_array_mut().unwrap() {
        sub["product"]["name"] = SCRIPT.into();
        sub["product"]["partNumber"] = SCRIPT.into();
        sub["seller"] = json!({ "name": SCRIPT, "consent": "agrees" });
        sub["notes"] = SCRIPT.into();
    }
    plan["progress"] = json!({ "plan/request-relationship": { "done": null, "note": SCRIPT } });
    plan
}

#[test]
fn the_proposal_says_the_answer_first() {
    let proposal = handout::proposal(&answer(&value(), Language::En), None);
    // 40 seats on 14 March 2027, 10 taken over on 22 + 5 = 27 November 2026; one day of 28 twice: 40 × 23.10 ÷ 28 = 33.00.
    let summary = proposal.summary.lines.join(" ");
    for said in [
        "2 subscriptions with 50 seats move to Fabrikam between 27 November 2026 and 14 March 2027.",
        "No day is without service.",
        "One day is paid twice: 33.00 EUR.",
        "No user is given another licence.",
    ] {
        assert!(summary.contains(said), "{said}\n{summary}");
    }
    // What a transfer gives back is the old seller's: 10 × 14.00 for the days it no longer serves is not promised to the customer.
    assert!(!summary.contains("comes back"), "{summary}");
    assert_eq!(proposal.customer, ("Prepared for".to_owned(), "Contoso".to_owned()));
    // 40 × 23.10 = 924.00 and 10 × 14.00 = 140.00, together 1064.00.
    assert_eq!(proposal.money.rows[0][1..3], ["924.00", "924.00"]);
    assert_eq!(proposal.money.total[1], "1064.00");
    let trap = proposal.rules.iter().find(|rule| rule.id == "est-autorenew-trap").unwrap();
    assert!(trap.holds.starts_with("since ") && !trap.sources.is_empty(), "{trap:?}");
}

#[test]
fn a_sum_of_what_is_known_says_that_it_is_no_more() {
    let proposal = |plan: &Value| handout::proposal(&answer(plan, Language::En), None);
    let cell = |sums: &handout::Sums, row: &[String], title: &str| {
        row[sums.columns.iter().position(|column| column == title).unwrap()].clone()
    };
    let whole = proposal(&value()).money;
    assert_eq!(cell(&whole, &whole.total, "Per month today"), "1064.00");
    let mut unpriced = value();
    unpriced["subscriptions"][1].as_object_mut().unwrap().remove("price");
    let proposal = proposal(&unpriced);
    let part = &proposal.money;
    assert_eq!(cell(part, &part.rows[1], "Per month today"), "not known");
    assert_eq!(cell(part, &part.total, "Per month today"), "≥ 924.00");
    assert_eq!(
        proposal.tiles.iter().find(|tile| tile.title == "Per month after").unwrap().value,
        "≥ 924.00 EUR"
    );
}

#[test]
fn the_proposal_speaks_the_customers_language() {
    let proposal = handout::proposal(&answer(&value(), Language::Ru), None);
    let summary = proposal.summary.lines.join(" ");
    for said in [
        "2 подписки (50 лицензий) переходят к Fabrikam с 27 ноября 2026 г. по 14 марта 2027 г.",
        "Ни одного дня без обслуживания.",
        "Дважды оплачивается 1 день: 33,00 EUR.",
    ] {
        assert!(summary.contains(said), "{said}\n{summary}");
    }
    assert!(!summary.contains(".."), "{summary}");
}

#[test]
fn the_report_needs_nothing_runs_nothing_and_opens_again_as_its_plan() {
    for plan in [value(), hostile()] {
        let answer = answer(&plan, Language::En);
        let page = handout::html(&handout::proposal(&answer, None));
        for forbidden in
            ["<script", "<img", "<iframe", "<link", "<object", "onerror=alert(1)>", "@import", "url(http"]
        {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        // The only addresses are links to sources, and the name of the SVG form.
        for place in page.match_indices("http").map(|(place, _)| &page[..place]) {
            assert!(
                place.ends_with("href=\"") || place.ends_with("xmlns=\"") || place.ends_with("<meta "),
                "{}",
                &place[place.len().saturating_sub(40)..]
            );
        }
        let payload = share::find_in_html(&page).unwrap();
        assert_eq!(share::unpack_file(payload), Ok(opened(&plan)));
    }
}

#[test]
fn a_logo_is_a_picture_or_nothing() {
    let logo = |logo: &str| handout::proposal(&answer(&value(), Language::En), Some(logo)).logo;
    assert_eq!(logo("data:image/png;base64,iVBORw0KGgo="), "data:image/png;base64,iVBORw0KGgo=");
    for wrong in [
        "https://tracker.example/logo.png",
        "javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/svg+xml;base64,PHN2Zz4=",
        "data:image/png;base64,\"><script>",
    ] {
        assert_eq!(logo(wrong), "", "{wrong}");
    }
}

#[test]
fn markdown_of_hostile_words_is_words() {
    let text = handout::markdown(&handout::proposal(&answer(&hostile(), Language::En), None));
    let unescaped = text.replace("\\<", "").replace("\\]", "");
    assert!(!unescaped.contains("<script") && !unescaped.contains("](javascript"), "{text}");
    let plain = handout::markdown(&handout::proposal(&answer(&value(), Language::En), None));
    assert!(plain.starts_with("# Moving your Microsoft licences\n"), "{plain}");
    assert!(plain.contains("| By | Who | What |\n| --- | --- | --- |\n"), "{plain}");
}

#[test]
fn the_picture_is_drawn_by_us_alone() {
    for language in Language::ALL {
        let picture = handout::svg(&answer(&hostile(), language));
        assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert!(!picture.contains("<script") && !picture.contains("<img") && !picture.contains("href"));
    }
    let picture = handout::svg(&answer(&value(), Language::En));
    for said in ["to 14 Mar 2027", "from 14 Mar 2027", "from 27 Nov 2026", "paid twice", "22 Nov 2026"] {
        assert!(picture.contains(said), "{said}");
    }
    assert!(!picture.contains("without service"), "only what happens is in the legend");
}

#[test]
fn there_is_a_letter_for_each_errand_and_addressee() {
    let letters = handout::letters(&answer(&value(), Language::En));
    let ids: Vec<&str> = letters.iter().map(|letter| letter.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "relationship/Contoso",
            "transfer/Northwind",
            "cancel-at-end/Contoso",
            "hand-over/Contoso",
            "reminder/Contoso",
            "reminder/Northwind"
        ]
    );
    let transfer = &letters[1];
    assert_eq!((transfer.kind, transfer.to_address.as_str()), (LetterKind::Transfer, ""));
    assert!(
        transfer.body.contains("- Visio Plan 2: 10 seats, term ends on 19 November 2027\n"),
        "{}",
        transfer.body
    );
    assert_eq!(transfer.steps, ["s2/approve-transfer"]);
    assert_eq!(letters[0].to_address, "it@contoso.example");
    for letter in letters.iter().chain(&handout::letters(&answer(&value(), Language::Ru))) {
        assert!(!letter.body.contains("..") && !letter.body.contains('{'), "{}", letter.body);
        assert!(letter.body.ends_with("Fabrikam\n"), "{}", letter.body);
    }
}

#[test]
fn a_done_step_asks_for_no_letter() {
    let mut plan = value();
    plan["progress"] = json!({ "plan/request-relationship": { "done": "2026-11-23" }, "s2/approve-transfer": { "done": "2026-11-24" } });
    let ids: Vec<String> =
        handout::letters(&answer(&plan, Language::En)).into_iter().map(|letter| letter.id).collect();
    assert!(
        !ids.contains(&"relationship/Contoso".to_owned()) && !ids.contains(&"transfer/Northwind".to_owned()),
        "{ids:?}"
    );
}

#[test]
fn a_mail_has_no_line_of_somebody_else_in_its_head() {
    let mut plan = value();
    plan["customer"]["name"] = "Contoso\r\nBcc: everyone@evil.example\r\n\r\n<b>".into();
    plan["customer"]["contactEmail"] = "a@b.example>\r\nBcc: x@evil.example".into();
    for letter in handout::letters(&answer(&plan, Language::Ru)) {
        let sender = Sender {
            name: "Отдел лицензий".into(), address: "licences@fabrikam.example".into()
        };
        let mail = handout::eml(&letter, &sender, "2026-11-23T10:15:00Z");
        let (head, _) = mail.split_once("\r\n\r\n").unwrap();
        assert!(!head.contains("\r\nBcc") && !head.contains("\r\nTo:"), "{head}");
        assert!(head.lines().all(|line| line.len() <= 78 && line.is_ascii()), "{head}");
        assert!(head.contains("Date: Mon, 23 Nov 2026 10:15:00 +0000"), "{head}");
    }
}

#[test]
fn a_calendar_has_every_step_on_its_last_day_and_hours_where_they_are_known() {
    let answer = answer(&value(), Language::En);
    let events = calendar::events(&answer);
    let when = |uid: &str| events.iter().find(|event| event.uid == uid).map(|event| event.when).unwrap();
    let day = |text| When::Day(changeover_planner::model::Date::parse(text).unwrap());
    // 14 March − 2 days in hand.
    assert_eq!(when("p1/s1/cancel-at-end@changeover"), day("2027-03-12"));
    assert_eq!(when("p1/s1/buy@changeover"), day("2027-03-14"));
    // Bought on 20 November at 9:30: seven days later to the second.
    let closes = changeover_planner::model::Moment::parse("2026-11-27T09:30:00Z").unwrap();
    assert_eq!(when("p1/s2/window-to-cancel@changeover"), When::Instant(closes));
    for step in &answer.evaluation.steps {
        let uid = events.iter().filter(|event| event.when == When::Day(step.due)).count();
        assert!(uid > 0, "{step:?}");
    }
    let mut uids: Vec<&str> = events.iter().map(|event| event.uid.as_str()).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), events.len());
}

#[test]
fn an_event_keeps_its_uid_when_its_day_moves() {
    let uids = |plan: &Value| -> Vec<String> {
        let mut uids: Vec<_> =
            calendar::events(&answer(plan, Language::En)).into_iter().map(|event| event.uid).collect();
        uids.sort();
        uids
    };
    let mut moved = value();
    moved["subscriptions"][0]["start"] = "2026-04-15".into();
    moved["subscriptions"][0]["end"] = "2027-04-14".into();
    moved["revision"] = 8.into();
    assert_eq!(uids(&value()), uids(&moved));
    let text = calendar::ics(&answer(&moved, Language::En), "2026-11-23T10:15:00Z");
    assert!(
        text.contains("\r\nSEQUENCE:8\r\n") && text.contains("\r\nDTSTAMP:20261123T101500Z\r\n"),
        "{text}"
    );
}

#[test]
fn no_cell_is_a_formula() {
    let texts = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "'=1",
        "'",
        "a=1",
        "",
        "=cmd|' /C calc'!A0",
        "x\"y,z\nw",
    ];
    let table = Table {
        key: "t".into(),
        title: "t".into(),
        columns: vec![handout::Column { title: "=heading".into(), kind: Kind::Text }],
        rows: texts.iter().map(|text| vec![Cell::Text((*text).to_owned())]).collect(),
    };
    let text = handout::csv(&table);
    let read = records(text.strip_prefix('\u{feff}').unwrap());
    for (cell, original) in read[1..].iter().map(|row| &row[0]).zip(texts) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        assert_eq!(handout::plain(cell), original);
    }
}

/// Reads comma-separated text by the book, apart from what writes it.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    rows
}

#[test]
fn the_table_of_subscriptions_reads_back_as_the_subscriptions() {
    for language in Language::ALL {
        let answer = answer(&value(), language);
        let table = handout::tables(&answer).into_iter().find(|table| table.key == "subscriptions").unwrap();
        let file = SourceFile { name: "subscriptions.csv".into(), bytes: handout::csv(&table).into_bytes() };
        let read = import(&[file], &Answers::default());
        let subs: Vec<_> = read.subscriptions.iter().map(|found| &found.subscription).collect();
        assert_eq!(subs.len(), 2, "{language:?}");
        for (read, written) in subs.iter().zip(&answer.document.plan.subscriptions) {
            assert_eq!(
                (&read.product.name, read.seats, read.assigned, read.term, read.start, read.end),
                (
                    &written.product.name,
                    written.seats,
                    written.assigned,
                    written.term,
                    written.start,
                    written.end
                ),
                "{language:?}"
            );
        }
    }
}

#[test]
fn the_public_proposal_names_nobody_and_no_price() {
    let answer = Answer::of(&opened(&value()), Redaction::Public, Language::En);
    let page = handout::html(&handout::proposal(&answer, None));
    let plan = share::unpack_file(share::find_in_html(&page).unwrap()).unwrap();
    for text in [page, document::save(&plan), handout::markdown(&handout::proposal(&answer, None))] {
        for secret in ["Contoso", "contoso", "Fabrikam", "Northwind", "23.10", "924.00", "33.00"] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_form_of_every_plan_is_made(document in wild::document().boxed(), russian in any::<bool>()) {
        let language = if russian { Language::Ru } else { Language::En };
        let answer = Answer::of(&document, Redaction::Inside, language);
        let proposal = handout::proposal(&answer, None);
        let again: handout::Proposal = serde_json::from_str(&serde_json::to_string(&proposal).unwrap()).unwrap();
        prop_assert_eq!(&again, &proposal);
        let page = handout::html(&proposal);
        prop_assert_eq!(share::unpack_file(share::find_in_html(&page).unwrap()), Ok(document));
        prop_assert!(!handout::markdown(&proposal).is_empty());
        for letter in handout::letters(&answer) {
            let mail = handout::eml(&letter, &Sender::default(), "2026-11-23T10:15:00Z");
            prop_assert!(mail.is_ascii() && mail.lines().all(|line| line.len() <= 78));
        }
        let text = calendar::ics(&answer, "2026-11-23T10:15:00Z");
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        for table in handout::tables(&answer) {
            let text = handout::csv(&table);
            let read = records(text.strip_prefix('\u{feff}').unwrap());
            prop_assert_eq!(read.len(), table.rows.len() + 1);
            for (row, cells) in read[1..].iter().zip(&table.rows) {
                prop_assert_eq!(row.len(), cells.len());
                for (text, cell) in row.iter().zip(cells) {
                    if let Cell::Text(written) = cell {
                        prop_assert_eq!(handout::plain(text), written);
                    }
                }
            }
        }
    }
}
