//! JSON Schema (2020-12) of the documents, generated from the types that read and write them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::Value;

use crate::{
    document,
    import::ImportDocument,
    model::{Currency, Date, Decimal, Moment, Money},
    report::evaluation::EvaluationDocument,
};

/// The plan document: what a person said and decided.
#[must_use]
pub fn plan() -> Value {
    described(
        document::schema(SchemaSettings::draft2020_12().into_generator()),
        "Changeover plan",
        "changeover-plan",
    )
}

/// What an import prints.
#[must_use]
pub fn import() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    described(generator.into_root_schema_for::<ImportDocument>(), "Changeover import", "changeover-import")
}

/// The evaluation: what follows from a plan.
#[must_use]
pub fn evaluation() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    described(
        generator.into_root_schema_for::<EvaluationDocument>(),
        "Changeover evaluation",
        "changeover-evaluation",
    )
}

fn described(mut schema: Schema, title: &str, format: &str) -> Value {
    schema.insert("title".into(), title.into());
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    if let Some(properties) = properties {
        for (name, only) in [("format", Value::from(format)), ("schema", Value::from(document::SCHEMA))] {
            if let Some(property) = properties.get_mut(name).and_then(Value::as_object_mut) {
                property.insert("const".into(), only);
            }
        }
    }
    schema.to_value()
}

/// A value that is written as a text of a certain shape.
macro_rules! written_as {
    ($type:ty, $name:literal, $description:literal, $pattern:literal) => {
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                false
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "description": $description, "pattern": $pattern })
            }
        }
    };
}

written_as!(
    Date,
    "Date",
    "A UTC calendar day, 2000 … 2100.",
    "^(20[0-9]{2}|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
);
written_as!(
    Moment,
    "Moment",
    "A UTC calendar day, or an RFC 3339 instant where the hour is known.",
    "^(20[0-9]{2}|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2}))?$"
);
written_as!(
    Decimal,
    "Decimal",
    "A decimal number that is not negative, up to six places.",
    "^[0-9]{1,10}(\\.[0-9]{1,6})?$"
);
written_as!(Money, "Money", "An amount in the plan's currency, two places.", "^-?[0-9]+\\.[0-9]{2}$");
written_as!(Currency, "Currency", "An ISO 4217 code.", "^[A-Za-z]{3}$");
