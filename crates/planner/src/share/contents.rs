//! Everything a document says, field by field, so that a person sees what leaves before it leaves.

use serde_json::Value;

use super::{
    compare::{self, Place, Subject},
    fields::{self, ANCESTOR, Content, Units},
    value,
};
use crate::{document::Document, i18n::Language};

/// The envelope's own fields that say something.
const ENVELOPE: [&str; 6] = ["id", "revision", "savedAt", "rulebook", "figures", ANCESTOR];

/// One field in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it belongs to: the plan, a subscription or a step.
    pub subject: String,
    /// What it is called.
    pub field: String,
    /// What it says, on one line.
    pub value: String,
}

/// Every field that is not empty: the envelope and the plan's own, each subscription in the order of the plan, then the steps.
#[must_use]
pub fn contents(document: &Document, language: Language) -> Vec<Said> {
    let content = Content::of(document);
    let mut list = Vec::new();
    let mut envelope = fields::value_of(document);
    for field in ENVELOPE {
        if let Some(value) = envelope.remove(field) {
            say(language, &Subject::Plan, field, &value, &mut list);
        }
    }
    units(language, &Subject::Plan, &content.plan, &mut list);
    for id in &content.order {
        let Some(fields) = content.subscriptions.get(id) else { continue };
        units(language, &compare::subject(id, fields), fields, &mut list);
    }
    for (step, done) in &content.steps {
        say(language, &Subject::Step(step.clone()), "", done, &mut list);
    }
    list
}

fn units(language: Language, subject: &Subject, units: &Units, list: &mut Vec<Said>) {
    for (field, value) in units {
        say(language, subject, field, value, list);
    }
}

/// A value, or where it holds several, each of them.
fn say(language: Language, subject: &Subject, field: &str, value: &Value, list: &mut Vec<Said>) {
    match value {
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::Array(items) if items.is_empty() => {}
        Value::Object(inner) if field.ends_with("price") && inner.len() == 2 => {
            push(language, subject, field, value, list);
        }
        Value::Object(inner) => {
            for (name, value) in inner {
                let path = match (field, name.as_str()) {
                    (fields::DATES, name) => name.to_owned(),
                    (field @ ("product" | "target.product"), "name") => field.to_owned(),
                    ("", name) => name.to_owned(),
                    (field, name) => format!("{field}.{name}"),
                };
                say(language, subject, &path, value, list);
            }
        }
        value => push(language, subject, field, value, list),
    }
}

fn push(language: Language, subject: &Subject, field: &str, value: &Value, list: &mut Vec<Said>) {
    let place = Place { subject: subject.clone(), field: String::new() };
    list.push(Said {
        subject: value::place(language, &place),
        field: value::name(language, field),
        value: value::said(language, field, Some(value)),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    fn sample() -> Document {
        document::open(
            r#"{"format":"changeover-plan","schema":1,"id":"p1","title":"Contoso to CSP","revision":7,"savedAt":"2026-11-20T08:05:00Z",
            "rulebook":"2026-11-22","figures":{"overlapCost":"73.65"},"ancestor":{"title":"Before","subscriptions":[{"seats":9}]},"asOf":"2026-11-22","currency":"USD","customer":{"name":"Contoso","domain":"","country":"US","relationship":"none"},
            "partner":{"name":"Fabrikam","country":"US"},"policy":{"acceptanceDays":5,"reassignDays":3,"safetyDays":2},
            "subscriptions":[{"id":"s1","channel":"mca-direct","product":{"name":"Visio Plan 2","partNumber":"VISIOCLIENT"},"seats":4,
            "term":"P1Y","billing":"monthly","start":"2026-03-15","end":"2027-03-14","price":{"amount":"15.00","per":"month"},"margin":"12 %"}],
            "progress":{"s1/buy":{"done":"2026-11-25","note":"by phone"}}}"#,
        )
        .unwrap()
    }

    fn find<'s>(list: &'s [Said], subject: &str, field: &str) -> Option<&'s str> {
        list.iter()
            .find(|said| said.subject == subject && said.field == field)
            .map(|said| said.value.as_str())
    }

    #[test]
    fn every_field_that_says_something_is_named() {
        let list = contents(&sample(), Language::En);
        for (subject, field, value) in [
            ("Plan", "title", "“Contoso to CSP”"),
            ("Plan", "customer", "“Contoso”"),
            ("Plan", "saved", "20 November 2026, 08:05 UTC"),
            ("Plan", "figures: paid twice", "73.65"),
            ("Plan", "earlier state: title", "“Before”"),
            ("Plan", "days to accept", "5"),
            ("Visio Plan 2 (s1)", "product", "“Visio Plan 2”"),
            ("Visio Plan 2 (s1)", "part number", "“VISIOCLIENT”"),
            ("Visio Plan 2 (s1)", "price", "15.00 a month"),
            ("Visio Plan 2 (s1)", "end of the term", "14 March 2027"),
            ("Visio Plan 2 (s1)", "margin", "“12 %”"),
            ("Step s1/buy", "done", "25 November 2026"),
            ("Step s1/buy", "note", "“by phone”"),
        ] {
            assert_eq!(find(&list, subject, field), Some(value), "{subject}, {field}");
        }
        assert_eq!(find(&list, "Plan", "customer's domain"), None);
    }

    #[test]
    fn each_text_of_the_document_is_said_once() {
        let all = contents(&sample(), Language::Ru);
        assert_eq!(find(&all, "План", "клиент"), Some("«Contoso»"));
        assert_eq!(find(&all, "План", "итоги: оплачено дважды"), Some("73,65"));
        for text in ["Contoso to CSP", "Fabrikam", "VISIOCLIENT", "12 %", "by phone"] {
            assert_eq!(all.iter().filter(|said| said.value.contains(text)).count(), 1, "{text}");
        }
    }
}
