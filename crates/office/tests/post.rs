//! What leaves and what arrives, asked as the page asks.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use changeover_office::{
    desk::{Desk, SourceFile},
    messages::{
        Code, Join, Leave, Leaving, Link, MakeLink, Request, Settle, Stands, ToSeal, Unwrap, Unwrapped,
        Weigh, Weighed,
    },
};

const PLAN: &str = r#"{"format":"changeover-plan","schema":1,"id":"p1","title":"Fabrikam","revision":2,"savedAt":"","rulebook":"2026-11-22",
  "asOf":"2026-11-22","currency":"USD","customer":{"name":"Fabrikam Ltd","country":"US"},"partner":{"name":"Contoso Cloud","country":"US"},
  "policy":{"acceptanceDays":5,"reassignDays":3,"safetyDays":2},
  "subscriptions":[{"id":"s1","channel":"mca-direct","product":{"name":"Visio Plan 2"},"seats":4,"term":"P1Y","billing":"monthly",
  "start":"2026-03-15","end":"2027-03-14","price":{"amount":"15.00","per":"month"},"notes":"for us alone"}],"progress":{}}"#;

fn ask<R: Request>(request: &R, files: Vec<SourceFile>) -> (R::Reply, Option<Vec<u8>>) {
    let text = serde_json::to_string(request).unwrap();
    let answer = Desk::default().answer(R::KIND, &text, files).unwrap();
    (serde_json::from_str(&answer.text).unwrap(), answer.bytes)
}

fn leave(reader: &str) -> Leaving {
    ask(&Leave { language: "en".into(), plan: PLAN.into(), reader: reader.into() }, Vec::new()).0
}

fn link(plan: String, files: Vec<SourceFile>) -> Link {
    ask(&MakeLink { language: "en".into(), plan, address: "https://example.org/plans/".into() }, files).0
}

fn unwrap(payload: &str) -> (Unwrapped, Option<Vec<u8>>) {
    ask(&Unwrap { language: "en".into(), payload: payload.into(), unsealed: false }, Vec::new())
}

fn payload(link: &Link) -> String {
    link.address.as_ref().unwrap().split_once("#/open/").unwrap().1.to_owned()
}

#[test]
fn what_is_shown_to_leave_is_what_leaves() {
    let (inside, customer, public) = (leave("inside"), leave("customer"), leave("public"));
    assert!(inside.text.contains("for us alone") && inside.taken.is_empty());
    assert!(!customer.text.contains("for us alone") && customer.text.contains("Fabrikam Ltd"));
    assert_eq!(customer.taken, ["Visio Plan 2 (s1), notes: “for us alone” → none."]);
    assert!(!public.text.contains("Fabrikam") && !public.text.contains("15.00"));
    assert!(public.fields.iter().all(|[_, _, value]| !value.contains("Fabrikam")));
    assert_eq!(inside.fields.len(), inside.count as usize);
}

#[test]
fn a_link_comes_back_as_the_plan_and_carries_its_code() {
    let leaving = leave("inside");
    let made = link(leaving.text.clone(), Vec::new());
    assert!(made.address.as_ref().unwrap().starts_with("https://example.org/plans/#/open/1."));
    assert_eq!((made.reach, made.refused.as_str()), (0, ""));
    // Version 1 to 40 is 21 to 177 modules a side, and four light ones on each.
    let Some(Code { side, path }) = &made.code else { panic!("no code") };
    assert!((29..=185).contains(side) && path.starts_with('M'));
    assert_eq!(unwrap(&payload(&made)).0, Unwrapped::Plans(vec![leaving.text]));
}

#[test]
fn an_envelope_is_locked_until_what_was_inside_is_handed_in() {
    let (true, Some(prepared)) = ask(&ToSeal { plan: PLAN.into() }, Vec::new()) else {
        panic!("not prepared")
    };
    assert_eq!(prepared.get(..8), Some(&b"CHO\x01\x00\x09\x27\xc0"[..]));
    // The browser encrypts what stands behind the header and adds sixteen bytes; here nothing is encrypted.
    let envelope = [prepared.as_slice(), &[0; 16]].concat();
    let file = |bytes: &[u8]| vec![SourceFile { name: "sealed".into(), bytes: bytes.to_vec() }];
    let made = link(String::new(), file(&envelope));
    let (stage, kept) = unwrap(&payload(&made));
    assert_eq!((stage, kept), (Unwrapped::Locked, Some(envelope)));
    let opened = Unwrap { language: "en".into(), payload: String::new(), unsealed: true };
    let (stage, _) = ask(&opened, file(prepared.get(36..).unwrap()));
    assert!(matches!(stage, Unwrapped::Plans(plans) if plans.len() == 1));
}

#[test]
fn copies_are_weighed_and_joined() {
    let theirs = PLAN.replace(r#""seats":4"#, r#""seats":6"#).replace(r#""revision":2"#, r#""revision":3"#);
    let weigh = |kept: Option<String>, arrived: &str| -> Weighed {
        ask(&Weigh { language: "en".into(), arrived: arrived.into(), kept }, Vec::new()).0
    };
    assert_eq!(weigh(None, PLAN).standing, Stands::New);
    assert_eq!(weigh(Some(PLAN.into()), PLAN).standing, Stands::Same);
    let newer = weigh(Some(PLAN.into()), &theirs);
    assert_eq!(newer.standing, Stands::Newer);
    assert_eq!(newer.differences, ["Visio Plan 2 (s1), seats: 4 → 6."]);
    // A copy that remembers what it was when it came tells whose change it is: nobody is asked.
    let (kept, _) = ask(&Settle { arrived: PLAN.into() }, Vec::new());
    assert!(weigh(Some(kept.clone()), &theirs).conflicts.is_empty());
    let (joined, _) = ask(&Join { arrived: theirs, kept, theirs: Vec::new() }, Vec::new());
    assert!(joined.unwrap().contains(r#""seats": 6"#));
}

#[test]
fn what_is_not_a_plan_is_refused_in_words() {
    for payload in ["", "1.", "1.!!", "2.AAAA", "7.AAAA", "1.eJwDAAAAAAE"] {
        let (Unwrapped::Refused(why), None) = unwrap(payload) else { panic!("{payload} was opened") };
        assert!(why.len() > 20, "{payload}: {why}");
    }
}
