//! Older schemas, one step at a time: a document of schema n passes every step from n upwards before it is read.

use serde_json::{Map, Value};

use super::SCHEMA;

/// Turns a document of one schema into one of the next. Total: a field that cannot be read is left for the reader to refuse.
pub(super) type Step = fn(&mut Map<String, Value>);

/// The steps, that of schema 1 first. The type holds their number to the newest schema.
const STEPS: [Step; SCHEMA as usize - 1] = [];

/// The document in the newest schema; `None` when it is so already.
pub(super) fn newest(text: &str, schema: u32) -> Option<String> {
    (schema < SCHEMA).then(|| climbed(text, schema, &STEPS))
}

fn climbed(text: &str, schema: u32, steps: &[Step]) -> String {
    let Ok(Value::Object(mut fields)) = serde_json::from_str(text) else { return text.to_owned() };
    let first = usize::try_from(schema).unwrap_or(usize::MAX).saturating_sub(1);
    let mut reached = schema;
    for step in steps.iter().skip(first) {
        step(&mut fields);
        reached += 1;
    }
    fields.insert("schema".into(), reached.into());
    Value::Object(fields).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename(fields: &mut Map<String, Value>) {
        if let Some(name) = fields.remove("name") {
            fields.insert("title".into(), name);
        }
    }

    fn shout(fields: &mut Map<String, Value>) {
        if let Some(Value::String(title)) = fields.get_mut("title") {
            title.push('!');
        }
    }

    #[test]
    fn a_document_climbs_every_step_above_its_schema_in_order() {
        let steps: [Step; 2] = [rename, shout];
        let climb =
            |text: &str, schema| serde_json::from_str::<Value>(&climbed(text, schema, &steps)).unwrap();
        assert_eq!(climb(r#"{"schema":1,"name":"a"}"#, 1), serde_json::json!({"schema": 3, "title": "a!"}));
        assert_eq!(climb(r#"{"schema":2,"title":"a"}"#, 2), serde_json::json!({"schema": 3, "title": "a!"}));
        assert_eq!(climb(r#"{"schema":3,"title":"a"}"#, 3), serde_json::json!({"schema": 3, "title": "a"}));
    }

    #[test]
    fn the_newest_schema_is_read_as_it_is() {
        assert_eq!(newest("{}", SCHEMA), None);
    }
}
