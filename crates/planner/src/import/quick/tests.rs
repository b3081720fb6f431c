use proptest::prelude::*;

use super::*;
use crate::{
    catalog,
    model::{Billing, Channel, Currency, Decimal, Per, Price, Term},
};

fn read(text: &str) -> QuickLine {
    let line = quick_line(text);
    for span in line.fields.iter().map(|field| &field.span).chain(&line.unknown) {
        assert!(text.get(span.clone()).is_some_and(|part| !part.is_empty()), "{text}: {span:?}");
    }
    line
}

fn part(line: &QuickLine) -> &'static str {
    line.draft.product.map_or("", |entry| entry.part_number)
}

fn unknown<'t>(text: &'t str, line: &QuickLine) -> Vec<&'t str> {
    line.unknown.iter().filter_map(|span| text.get(span.clone())).collect()
}

fn day(year: i32, month: u32, day: u32) -> Option<Date> {
    Date::new(year, month, day)
}

fn price(amount: &str, per: Per) -> Option<Price> {
    Decimal::parse(amount).map(|amount| Price { amount, per })
}

#[test]
fn a_direct_subscription_in_english() {
    let text = "40 Business Premium direct monthly ends 14.03.2027";
    let line = read(text);
    assert_eq!(part(&line), "SPB");
    assert_eq!(line.draft.seats, Some(40));
    assert_eq!(line.draft.channel, Some(Channel::McaDirect));
    assert_eq!((line.draft.term, line.draft.billing), (None, Some(Billing::Monthly)));
    assert_eq!(line.draft.end, day(2027, 3, 14));
    assert_eq!((line.unknown.len(), line.questions.len()), (0, 0));
    let spans: Vec<_> = line.fields.iter().map(|field| (field.part, &text[field.span.clone()])).collect();
    assert_eq!(
        spans,
        [
            (Part::Seats, "40"),
            (Part::Product, "Business Premium"),
            (Part::Channel, "direct"),
            (Part::Billing, "monthly"),
            (Part::End, "ends 14.03.2027"),
        ]
    );
    let subscription = line.draft.subscription("s1").unwrap();
    assert_eq!((subscription.seats, subscription.term, subscription.auto_renew), (40, Term::Year, true));
    assert_eq!(subscription.product.sku_id.as_deref(), Some("cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46"));
}

#[test]
fn an_enterprise_agreement_in_two_languages() {
    let text = "E3 x 250 EA до 30.06.2027 цена 36 usd/мес";
    let line = read(text);
    assert_eq!((line.draft.seats, line.draft.channel), (Some(250), Some(Channel::Ea)));
    assert_eq!(line.draft.end, day(2027, 6, 30));
    assert_eq!((line.draft.price, line.draft.currency), (price("36", Per::Month), Some(Currency::USD)));
    // E3 is a suite of Office 365 and of Microsoft 365, and more: a question.
    let [Open::Product { span, candidates }] = line.questions.as_slice() else {
        panic!("{:?}", line.questions)
    };
    assert_eq!(&text[span.clone()], "E3");
    let parts: Vec<_> = candidates.iter().map(|entry| entry.part_number).collect();
    assert!(parts.starts_with(&["SPE_E3"]) && parts.contains(&"ENTERPRISEPACK"), "{parts:?}");
    assert_eq!(line.draft.missing(), [Part::Product]);
    assert_eq!(unknown(text, &line), Vec::<&str>::new());
}

#[test]
fn a_partners_subscription_with_everything() {
    let text = "25 Business Basic csp (Partner A) annual paid monthly, 12 assigned, auto-renew off, $6.00";
    let line = read(text);
    assert_eq!(
        (part(&line), line.draft.seats, line.draft.assigned),
        ("O365_BUSINESS_ESSENTIALS", Some(25), Some(12))
    );
    assert_eq!(
        (line.draft.channel, line.draft.seller.as_deref()),
        (Some(Channel::CspNce), Some("Partner A"))
    );
    assert_eq!((line.draft.term, line.draft.billing), (Some(Term::Year), Some(Billing::Monthly)));
    assert_eq!((line.draft.auto_renew, line.draft.price), (Some(false), price("6.00", Per::Month)));
    // Nothing says that the price is a month's.
    let sureness = line.fields.iter().find(|field| field.part == Part::Price).map(|field| field.sureness);
    assert_eq!(sureness, Some(Sureness::Likely));
    assert_eq!(unknown(text, &line), Vec::<&str>::new());
}

#[test]
fn users_may_be_said_as_a_share_of_the_seats() {
    for text in [
        "Office 365 E3 x 200, 180 of 200 assigned, EA",
        "200 Office 365 E3, назначено 180 из 200, EA",
        "Office 365 E3, 180 of 200 assigned, EA",
    ] {
        let line = read(text);
        assert_eq!((line.draft.seats, line.draft.assigned), (Some(200), Some(180)), "{text}");
        assert_eq!(unknown(text, &line), Vec::<&str>::new());
    }
    // Two numbers of seats: the second reading stays in sight.
    let text = "150 Office 365 E3, 180 of 200 assigned, EA";
    assert_eq!(unknown(text, &read(text)), ["150"]);
}

#[test]
fn the_seller_may_follow_the_channel() {
    let line = read("100 x Microsoft 365 E3, 92 assigned, CSP from Partner A, renews 2027-02-01");
    assert_eq!(line.draft.seller.as_deref(), Some("Partner A"));
    assert_eq!((line.draft.channel, line.draft.end), (Some(Channel::CspNce), day(2027, 1, 31)));
    for text in ["100 x Microsoft 365 E3 CSP from 1 May 2026", "100 x Microsoft 365 E3 CSP from May 1, 2026"]
    {
        let line = read(text);
        assert_eq!((line.draft.seller, line.draft.start), (None, day(2026, 5, 1)), "{text}");
    }
}

#[test]
fn a_monthly_term_after_a_price_is_a_term() {
    let line = read("Entra ID P1 500 csp 6,00$ месячная подписка");
    assert_eq!((line.draft.term, line.draft.price), (Some(Term::Month), price("6.00", Per::Month)));
}

#[test]
fn russian_lines() {
    let line = read(
        "15 лицензий Бизнес премиум напрямую, с 15.03.2026 по 14.03.2027, назначено 12, без автопродления",
    );
    assert_eq!((part(&line), line.draft.seats, line.draft.assigned), ("SPB", Some(15), Some(12)));
    assert_eq!((line.draft.start, line.draft.end), (day(2026, 3, 15), day(2027, 3, 14)));
    assert_eq!((line.draft.channel, line.draft.auto_renew), (Some(Channel::McaDirect), Some(false)));
    assert_eq!(line.questions, []);

    let line = read(
        "Office 365 E3 200 шт csp, продавец Партнёр А, годовая с помесячной оплатой, продление 1 мая 2027, 21,50 евро в месяц",
    );
    assert_eq!((part(&line), line.draft.seats), ("ENTERPRISEPACK", Some(200)));
    assert_eq!(line.draft.seller.as_deref(), Some("Партнёр А"));
    assert_eq!((line.draft.term, line.draft.billing), (Some(Term::Year), Some(Billing::Monthly)));
    // It renews on 1 May: its last day is 30 April.
    assert_eq!(line.draft.end, day(2027, 4, 30));
    assert_eq!((line.draft.price, line.draft.currency), (price("21.50", Per::Month), Currency::parse("EUR")));
}

#[test]
fn a_day_with_two_readings_is_asked() {
    let text = "10 Exchange Plan 1 direct ends 03/04/2027";
    let line = read(text);
    assert_eq!((part(&line), line.draft.seats, line.draft.end), ("EXCHANGESTANDARD", Some(10), None));
    let readings = [Date::literal(2027, 4, 3), Date::literal(2027, 3, 4)];
    let span = text.find("ends").unwrap()..text.len();
    assert_eq!(line.questions, [Open::Day { part: Part::End, span, readings }]);
}

#[test]
fn days_without_a_word_are_start_and_end() {
    let line = read("5 Visio Plan 2 csp 14.03.2026-13.03.2027");
    assert_eq!((line.draft.start, line.draft.end), (day(2026, 3, 14), day(2027, 3, 13)));
    let line = read("5 Visio Plan 2 csp March 14, 2027");
    assert_eq!(line.draft.end, day(2027, 3, 14));
    assert!(line.fields.iter().any(|field| field.part == Part::End && field.sureness == Sureness::Likely));
}

#[test]
fn numbers_in_names_are_not_seats() {
    let line = read("Microsoft 365 E5 (no Teams) 120 seats MCA-E P3Y billed annually 1,200.50 USD per year");
    assert_eq!((part(&line), line.draft.seats), ("Microsoft_365_E5_(no_Teams)", Some(120)));
    assert_eq!((line.draft.channel, line.draft.term), (Some(Channel::McaE), Some(Term::ThreeYears)));
    assert_eq!((line.draft.billing, line.draft.price), (Some(Billing::Annual), price("1200.50", Per::Year)));
}

#[test]
fn names_with_slips_are_likely_and_identifiers_are_said() {
    let line = read("40 Busness Premum direct");
    assert_eq!(part(&line), "SPB");
    assert!(
        line.fields.iter().any(|field| field.part == Part::Product && field.sureness == Sureness::Likely)
    );
    assert_eq!(part(&read("3 SMB_BUSINESS_ESSENTIALS mosa")), "SMB_BUSINESS_ESSENTIALS");
    assert_eq!(part(&read("3 f245ecc8-75af-4f8e-b61f-27d8114de5f3 csp")), "O365_BUSINESS_PREMIUM");
    assert_eq!(part(&read("3 CFQ7TTC0LH18:0001 csp")), "O365_BUSINESS_ESSENTIALS");
}

#[test]
fn what_is_not_understood_is_listed() {
    let text = "40 Business Premium direct gobbledygook 17 42";
    let line = read(text);
    assert_eq!((part(&line), line.draft.seats), ("SPB", Some(40)));
    assert_eq!(unknown(text, &line), ["gobbledygook", "17", "42"]);
    assert_eq!(read(""), QuickLine::default());
    assert_eq!(read("…").draft.missing(), [Part::Product, Part::Seats, Part::Channel]);
}

#[test]
fn the_price_of_a_thousand_is_asked() {
    let line = read("2 EMS E3 csp 1.234 EUR per year");
    let readings = ["1.234", "1234"].map(|amount| price(amount, Per::Year).unwrap());
    assert!(
        matches!(line.questions.as_slice(), [Open::Price { readings: found, .. }] if *found == readings),
        "{line:?}"
    );
}

fn draft() -> impl Strategy<Value = Draft> {
    let entries = catalog::core().entries();
    let date = || proptest::option::of((0..36_000).prop_map(|days| Date::FIRST.plus_days(days)));
    let product = proptest::option::of((0..entries.len()).prop_map(move |at| &entries[at]));
    let sizes = (proptest::option::of(1..=10_000_000_u32), proptest::option::of(0..=10_000_000_u32));
    let channel = proptest::option::of(proptest::sample::select(Channel::ALL.to_vec()));
    let seller = prop_oneof![
        Just((None, false)),
        Just((None, true)),
        "[A-Z][a-z]{2,8} [A-Z]".prop_map(|name| (Some(name), false))
    ];
    let term =
        proptest::option::of(proptest::sample::select(vec![Term::Month, Term::Year, Term::ThreeYears]));
    let billing = proptest::option::of(proptest::sample::select(vec![
        Billing::Monthly,
        Billing::Annual,
        Billing::Triennial,
    ]));
    let flags = (proptest::option::of(any::<bool>()), any::<bool>(), any::<bool>(), any::<bool>());
    let per = proptest::sample::select(vec![Per::Month, Per::Year, Per::Term]);
    // A price with cents: "1.234" would be asked back.
    let price = proptest::option::of(
        ((0..9_000_000_i64), per).prop_map(|(cents, per)| Price { amount: Decimal::cents(cents), per }),
    );
    let euro = any::<bool>();
    ((product, sizes, channel, seller), (term, billing, flags), (date(), date(), date()), (price, euro))
        .prop_map(
            |(
                (product, (seats, assigned), channel, (seller, is_us)),
                (term, billing, flags),
                (purchased, start, end),
                (price, euro),
            )| Draft {
                product,
                seats,
                assigned,
                channel,
                seller,
                is_us,
                term,
                billing,
                purchased,
                start,
                end,
                auto_renew: flags.0,
                cancel_at_end: flags.1,
                trial: flags.2,
                promotion: flags.3,
                currency: if euro && price.is_some() { Currency::parse("EUR") } else { None },
                price,
            },
        )
}

proptest! {
    #[test]
    fn a_printed_draft_reads_back(draft in draft()) {
        let printed = draft.to_string();
        let line = quick_line(&printed);
        prop_assert_eq!(&line.draft, &draft, "{}", printed);
        prop_assert!(line.unknown.is_empty() && line.questions.is_empty(), "{}: {:?}", printed, line);
    }

    #[test]
    fn any_text_is_read_and_spans_lie_in_it(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn any_words_are_read(words in proptest::collection::vec(proptest::sample::select(vec![
        "40", "x", "E3", "Business", "Premium", "(", ")", "csp", "ends", "до", "03/04/2027", "14.03.2027", "$", "6,00", "per", "month", ",",
        "assigned", "of", "auto-renew", "off", "seller", "Office", "365", "plan", "1", "annual", "monthly", "бизнес", "лицензий", "мая", "2027",
    ]), 0..24)) {
        read(&words.join(" "));
    }
}
