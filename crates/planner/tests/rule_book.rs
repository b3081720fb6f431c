//! The rule book as a whole: its ids, its sources, its document, and that whatever the engine finds can be said.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it must be"
)]

#[path = "plans/mod.rs"]
mod any_plan;

use std::{collections::BTreeSet, fs, path::Path};

use changeover_planner::{
    document, engine,
    i18n::{self, Language, Names},
    model::{Customer, Plan},
    report,
    rules::{self, Confidence, Status, sources::REGISTER},
};
use proptest::prelude::*;
use serde_json::Value;

/// Every id of the rule book, by section: the list the registry is held against.
const EXPECTED: &[(&str, &[&str])] = &[
    (
        "A. Seed page, several channels",
        &[
            "seed-manual-path",
            "seed-no-refund",
            "seed-webdirect-credit",
            "seed-same-offer-no-reassign",
            "seed-different-offer-reassign",
            "seed-discontinued",
            "seed-expiry-30",
            "seed-150",
            "seed-tenant-to-tenant",
            "mc-scope",
            "mc-permission",
            "mc-one-admin-2018",
            "mp-no-side-effects",
            "mp-no-resell",
            "coexist",
            "synd-blocked",
        ],
    ),
    (
        "B. Relationship",
        &[
            "rel-flow",
            "rel-role-partner",
            "rel-role-customer",
            "rel-mca-included",
            "mca-two-ways",
            "mca-existing-other-partner",
            "rel-no-dap-needed",
            "gdap-request",
            "gdap-dap-first",
            "rel-invite-validity",
            "rel-b2c",
            "rel-region",
            "cust-data-valid",
            "cust-reg-id",
            "cust-vetting",
            "partner-mpa",
            "indirect-model",
            "rel-remove-by-customer",
            "rel-remove-by-partner",
            "rel-keep-harmless",
            "support-duty",
            "detached",
            "offboard-notice",
        ],
    ),
    (
        "C. New commerce",
        &[
            "nce-id",
            "nce-ga",
            "nce-terms",
            "nce-p3y-e3",
            "nce-term-end",
            "nce-mid-change",
            "nce-renew",
            "nce-trial",
            "nce-updates-cap",
            "nce-cart",
            "cancel-7day",
            "cancel-formula",
            "cancel-chile",
            "cancel-other-products",
            "cancel-effect",
            "cancel-inherit",
            "seat-add",
            "seat-reduce",
            "nce-suspend",
            "upg-rules",
            "upg-unsupported",
            "refund-ticket",
            "life-nce-old",
            "life-nce-suspended",
            "life-nce-cancel-now",
            "life-nce-cancel-eot",
            "life-nce-est",
            "life-legacy",
            "life-mosa",
            "life-direct-cancel",
            "life-mcae-multi",
            "life-ea",
            "life-ov",
            "life-trial",
            "est-dates",
            "est-eligibility",
            "est-autorenew-trap",
            "est-price",
            "est-manage",
            "est-cancel-eot",
            "est-overlap-rule",
            "coterm",
            "coterm-month",
            "price-lock",
            "price-monthly-term-20",
            "price-annual-monthly-5",
            "price-market",
            "promo",
            "promo-legacy",
            "addon-prereq",
            "multigeo-5pct",
            "attest-win365",
            "eos-rule",
        ],
    ),
    (
        "D. Transfers and migrations",
        &[
            "xfer-exists",
            "xfer-initiate",
            "xfer-expiry-30",
            "xfer-25",
            "xfer-region",
            "xfer-all-or-nothing",
            "xfer-billing",
            "xfer-keeps",
            "xfer-cancel-window",
            "xfer-ineligible",
            "xfer-legacy",
            "xfer-relationship-after",
            "xfer-incentives",
            "renew-scope",
            "renew-details-unknown",
            "renew-azure",
            "mig-eligible",
            "mig-defaults",
            "mig-addons",
            "mig-billing",
            "mig-time",
            "mig-smb",
            "mig-7day",
            "mig-forced",
            "mig-manual",
        ],
    ),
    (
        "E. Assignments and data",
        &[
            "assign-pool",
            "assign-sku-identity",
            "assign-qty",
            "assign-replace",
            "assign-conflict",
            "assign-group-req",
            "assign-back-up",
            "data-unlicensed-exo",
            "data-unlicensed-odb",
            "data-deleted-final",
            "data-180",
            "equiv-legacy-nce",
            "sku-web-vs-csp",
            "sku-name-trap",
            "sku-catalog-fixture",
            "teams-eea",
            "teams-term-change",
            "teams-2025",
            "service-bound",
            "kms-mak",
        ],
    ),
    (
        "F. Regions, segments, limits",
        &[
            "region-same",
            "region-table",
            "market-product",
            "segment",
            "nonprofit-grant",
            "limit-smb-300-pooled",
            "limit-300-subs",
            "limit-min-max",
            "limit-api",
            "qty-100-p3y",
            "entra-p1-free",
        ],
    ),
    (
        "G. Money",
        &[
            "cancel-mosa",
            "cancel-mcad",
            "cancel-prepaid",
            "cancel-legacy",
            "legacy-duplicate-120",
            "owe-anyway",
            "ea-price-levels",
            "ea-cocp",
            "ea-extended",
            "double-pay",
            "forfeit",
            "tco-extend",
        ],
    ),
    (
        "H. Traps",
        &[
            "trap-dns",
            "trap-multiple-subs",
            "trap-utc",
            "trap-renewal-day",
            "trap-auto-renew-source",
            "trap-addon-orphan",
            "trap-storage",
            "trap-ca-policy",
            "trap-aobo-pages",
            "trap-expired-hidden",
            "trap-cspcsp-visibility",
            "trap-support",
            "incent-cpor",
            "incent-tax",
            "trap-kms",
            "trap-trial",
            "trap-suspend",
            "gov-clouds",
        ],
    ),
    (
        "I. Computation",
        &[
            "calc-dates",
            "calc-cycle",
            "calc-annual-monthly",
            "calc-monthly-term",
            "calc-est",
            "calc-prorate",
            "calc-refund",
            "calc-overlap",
            "calc-forfeit",
            "calc-gap",
            "calc-safe-latest",
            "calc-recommended-start",
            "calc-reassign",
            "calc-7day",
            "calc-grace-phases",
            "calc-limit",
            "calc-transfer",
        ],
    ),
];

/// Rules nothing in a plan decides, and why.
const NOT_COMPUTED: &[(&str, &str)] = &[
    ("coterm-month", "Decided with coterm, which takes the end of a month as a possible day."),
    ("assign-conflict", "Which service plans clash in a tenant is in no plan."),
    ("assign-group-req", "Whether groups assign licences is in no plan."),
    ("assign-back-up", "Which services are in use is in no plan."),
    ("equiv-legacy-nce", "Microsoft's mapping sheet is not public; a table of one's own can be imported."),
    ("sku-catalog-fixture", "A note on the product table, not on a plan."),
    ("service-bound", "Which features are in use is in no plan, and the rule is unverified."),
    (
        "cancel-other-products",
        "Software, marketplace and Business Central are not licence subscriptions of a plan.",
    ),
    ("cancel-inherit", "A plan does not know upgrades."),
    ("legacy-duplicate-120", "The claim is made after the move, in legacy CSP only."),
    ("data-unlicensed-exo", "Counts from the day a user loses a licence, which is in no plan."),
    ("data-unlicensed-odb", "Counts from the day a user loses a licence, which is in no plan."),
    ("data-deleted-final", "Said in the step that lets a subscription end; nothing decides it."),
    ("kms-mak", "Software on the premises is in no plan."),
    ("life-nce-suspended", "A plan does not know suspended subscriptions."),
    ("limit-min-max", "The offer matrix with least and most seats is not public."),
    ("limit-api", "Holds for tools, not for plans."),
    ("qty-100-p3y", "The same as nce-p3y-e3."),
    ("entra-p1-free", "Left out when files are read."),
    ("mig-addons", "Which add-on hangs on which base is in no plan."),
    ("mig-time", "Hours; plans count days."),
    ("mig-7day", "A window after the move; the plan ends before it."),
    ("mc-one-admin-2018", "Gone by 2021."),
    ("mp-no-resell", "Whether a tenant is a transacting partner's is in no plan."),
    ("nce-ga", "History that no figure depends on."),
    ("nce-mid-change", "A plan does not change running terms."),
    ("nce-renew", "Said where changes are scheduled; a plan has none."),
    ("nce-updates-cap", "Counts of updates are in no plan."),
    ("nce-cart", "Holds for orders, not for plans."),
    ("nce-suspend", "A plan never suspends."),
    ("upg-rules", "A plan does not know upgrades."),
    ("upg-unsupported", "A plan does not know upgrades."),
    ("seat-add", "A plan does not add seats to running terms."),
    ("seat-reduce", "Batches of seats with days of their own are in no plan."),
    ("promo-legacy", "Legacy promotions are warned of by promo."),
    ("multigeo-5pct", "Base seats of Multi-Geo are in no plan."),
    ("attest-win365", "Whether hybrid benefit is claimed is in no plan."),
    ("ea-price-levels", "Price levels are in no plan; prices are entered."),
    ("ea-extended", "What an extended term costs is not published."),
    ("incent-tax", "Prices of a plan exclude tax."),
    ("market-product", "The list of countries a product is sold in is not public."),
    ("gov-clouds", "Which cloud a tenant is in is in no plan."),
    ("rel-role-partner", "Roles of people are in no plan."),
    ("rel-no-dap-needed", "Replaced by gdap-request."),
    ("gdap-dap-first", "Which old rights exist is in no plan."),
    ("rel-invite-validity", "Nothing is documented that could be computed."),
    ("rel-b2c", "Whether a tenant has consumer identities is in no plan."),
    ("rel-region", "Decided with region-same."),
    ("cust-vetting", "How long a check takes is not published."),
    ("partner-mpa", "Whether the agreement is signed is in no plan."),
    ("rel-remove-by-customer", "Says what cannot be done; no figure depends on it."),
    ("rel-keep-harmless", "Says that nothing happens."),
    ("support-duty", "A duty, not a figure."),
    ("offboard-notice", "When a partner leaves is in no plan."),
    ("renew-azure", "Azure is in no plan."),
    ("nonprofit-grant", "Whether seats are granted is in no plan."),
    ("teams-term-change", "Relaxed on 1 June 2025 and never a matter of the move."),
    ("xfer-region", "The old partner's country is in no plan."),
    ("xfer-cancel-window", "Assumed, so nothing is counted on."),
    ("xfer-incentives", "Incentives are in no plan."),
    ("trap-dns", "Said in the step that cancels; nothing decides it."),
    ("trap-multiple-subs", "Said in the step that cancels; nothing decides it."),
    ("trap-utc", "Held by calc-dates."),
    ("trap-addon-orphan", "Which add-on hangs on which base is in no plan."),
    ("trap-storage", "Capacity in use is in no plan."),
    ("trap-ca-policy", "A tenant's policies are in no plan."),
    ("trap-expired-hidden", "Holds for the list in Partner Center; files are read as they are."),
    ("trap-support", "A duty, not a figure."),
    ("incent-cpor", "Incentives are in no plan."),
    ("trap-kms", "See kms-mak."),
    ("trap-trial", "See nce-trial."),
    ("trap-suspend", "See nce-suspend."),
];

#[test]
fn every_rule_is_listed_once() {
    let expected: Vec<&str> = EXPECTED.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
    let listed: Vec<&str> = rules::BOOK.iter().map(|rule| rule.id).collect();
    let set = |ids: &[&'static str]| ids.iter().copied().collect::<BTreeSet<&str>>();
    assert_eq!(set(&expected), set(&listed));
    assert_eq!(expected.len(), listed.len(), "an id is listed twice");
    for rule in rules::BOOK {
        assert_eq!(rules::find(rule.id), Some(*rule));
    }
}

#[test]
fn every_rule_names_sources_of_the_register_and_real_days() {
    let known: BTreeSet<&str> = REGISTER.iter().map(|source| source.key).collect();
    assert_eq!(known.len(), REGISTER.len(), "a key is used twice");
    for rule in rules::BOOK {
        assert!(!rule.sources.is_empty(), "{}", rule.id);
        for key in rule.sources {
            assert!(known.contains(key), "{}: {key}", rule.id);
        }
        if let (Some(from), Some(until)) = (rule.holds.from, rule.holds.until) {
            assert!(from <= until, "{}", rule.id);
        }
    }
    for source in REGISTER {
        assert!(source.address.is_empty() || source.address.starts_with("https://"), "{}", source.key);
        assert!(!source.title.is_empty() && !source.version.is_empty(), "{}", source.key);
    }
}

#[test]
fn steps_of_dated_values_ascend_and_lie_inside_their_rules() {
    fn check<T>(dated: &rules::Dated<T>) {
        assert!(dated.steps.is_sorted_by(|one, next| one.from < next.from));
        for step in dated.steps {
            assert!(rules::BOOK.contains(&step.rule));
        }
    }
    check(&rules::GUIDANCE);
    check(&rules::WINDOW_DAYS);
    check(&rules::MONTHLY_TERM_PREMIUM);
    check(&rules::ANNUAL_BILLED_MONTHLY_PREMIUM);
    check(&rules::TEAMS_SPLIT);
}

#[test]
fn what_is_not_computed_has_a_reason() {
    let reasons: BTreeSet<&str> = NOT_COMPUTED.iter().map(|(id, _)| *id).collect();
    let open: BTreeSet<&str> =
        rules::BOOK.iter().filter(|rule| rule.status != Status::Computed).map(|rule| rule.id).collect();
    assert_eq!(reasons, open);
    assert!(NOT_COMPUTED.iter().all(|(_, reason)| reason.ends_with('.')));
}

#[test]
fn the_document_holds_every_rule_in_both_languages() {
    let books = Language::ALL.map(report::rule_book);
    for book in &books {
        assert_eq!(book.rules.len(), rules::BOOK.len());
        let text = serde_json::to_string(book).unwrap();
        assert_eq!(&serde_json::from_str::<report::rule_book::RuleBook>(&text).unwrap(), book);
        assert!(book.rules.iter().all(|rule| !rule.sources.is_empty() && !rule.says.is_empty()));
    }
    let [english, russian] = &books;
    assert!(english.rules.iter().zip(&russian.rules).all(|(one, other)| one.id == other.id
        && one.says != other.says
        && one.confidence == other.confidence));
    let unverified = english.rules.iter().filter(|rule| rule.confidence == Confidence::Unverified.key());
    assert!(unverified.count() >= 2, "what nobody could verify must look so");
}

/// Plans of the hand-worked cases, as they are and with names, prices, ends and the relationship taken away.
fn plans() -> Vec<Plan> {
    fn collect(folder: &Path, plans: &mut Vec<Plan>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, plans);
                continue;
            }
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let case: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            plans.push(document::open(&case["plan"].to_string()).unwrap().plan);
        }
    }
    let mut plans = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios"), &mut plans);
    let bare = plans.clone().into_iter().map(|mut plan| {
        plan.customer = Customer { country: plan.customer.country, ..Customer::default() };
        for subscription in &mut plan.subscriptions {
            subscription.product.name.clear();
            subscription.seller.name.clear();
            subscription.price = None;
            subscription.assigned = None;
        }
        plan
    });
    let endless = plans.clone().into_iter().map(|mut plan| {
        for subscription in &mut plan.subscriptions {
            (subscription.start, subscription.end, subscription.purchased) = (None, None, None);
        }
        plan
    });
    let more: Vec<Plan> = bare.chain(endless).collect();
    plans.extend(more);
    plans
}

/// Sentences of a plan, in both languages, that do not read well, with why; and how many were read.
fn misread(plan: &Plan) -> (usize, BTreeSet<String>) {
    let mut read = 0;
    let mut wrong = BTreeSet::new();
    let evaluation = engine::evaluate(plan);
    for language in Language::ALL {
        let findings = evaluation.findings.iter().map(|finding| {
            let sentence = i18n::finding(language, finding, &Names::of(plan, finding.subject));
            (format!("{} {}", finding.rule.id, finding.severity.key()), sentence)
        });
        let steps = evaluation.steps.iter().map(|step| {
            let sentence = i18n::step(language, step, &Names::of(plan, step.subject));
            (format!("{} {}", step.action.key(), step.rule.id), sentence)
        });
        for (what, sentence) in findings.chain(steps) {
            read += 1;
            if let Some(why) = unreadable(&sentence) {
                wrong.insert(format!("{what}: {why}: {sentence}"));
            }
        }
    }
    (read, wrong)
}

#[test]
fn whatever_the_engine_finds_can_be_said() {
    let told: Vec<(usize, BTreeSet<String>)> = plans().iter().map(misread).collect();
    let wrong: Vec<String> = told.iter().flat_map(|(_, wrong)| wrong.iter().cloned()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let read: usize = told.iter().map(|(read, _)| read).sum();
    assert!(read > 10_000, "only {read} sentences were read");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_plan_can_be_said(plan in any_plan::plan(4)) {
        let (_, wrong) = misread(&plan);
        prop_assert!(wrong.is_empty(), "{:?}", wrong);
    }
}

#[test]
fn whatever_the_engine_names_counts_as_computed() {
    let mut named = BTreeSet::new();
    for plan in plans() {
        let evaluation = engine::evaluate(&plan);
        named.extend(evaluation.findings.iter().map(|finding| finding.rule.id));
        named.extend(evaluation.reads.iter().map(|read| read.rule.id));
        named.extend(evaluation.steps.iter().map(|step| step.rule.id));
    }
    let others: Vec<&str> = rules::BOOK
        .iter()
        .filter(|rule| rule.status != Status::Computed && named.contains(rule.id))
        .map(|rule| rule.id)
        .collect();
    assert!(others.is_empty(), "{others:?}");
}

/// What is wrong with a sentence, if anything.
fn unreadable(sentence: &str) -> Option<&'static str> {
    let wrongs = [
        ("a slot is left", sentence.contains(['{', '}', '[', ']', '|', '#'])),
        ("a gap is left", sentence.contains("  ") || sentence.contains(" .") || sentence.contains(" ,")),
        ("brackets are empty", sentence.contains("()") || sentence.contains("«»") || sentence.contains("( ")),
        ("signs are doubled", sentence.contains("..") || sentence.contains(",,") || sentence.contains(",.")),
        ("it does not end", !sentence.ends_with('.')),
        ("it has no template", sentence.contains("see the rule book") || sentence.contains("свод правил")),
        ("it starts small", sentence.starts_with(char::is_lowercase)),
    ];
    wrongs.into_iter().find(|(_, is)| *is).map(|(why, _)| why)
}

#[test]
fn the_texts_beside_the_page_are_those_of_the_rule_book() {
    // `changeover-cli rulebook --lang en > static/rulebook.en.json` writes them anew.
    for language in Language::ALL {
        let path = format!("{}/../../static/rulebook.{}.json", env!("CARGO_MANIFEST_DIR"), language.tag());
        let beside: report::rule_book::RuleBook =
            serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert!(
            beside == report::rule_book(language),
            "static/rulebook.{}.json is out of date",
            language.tag()
        );
    }
}
