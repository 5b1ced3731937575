//! Values of a documented form: what an endpoint without a behavior of its own answers.
//!
//! They are the same on every run: a string names its field, a number is 1, a list has one element, an enumeration its first value, an
//! object all its fields.

use serde_json::{Map, Value, json};

use super::metadata::{ResponseKind, Schema};

/// Makes a payload of the documented form; null where there is none.
pub(super) fn sample_payload(response: &ResponseKind) -> Value {
    match response {
        ResponseKind::None | ResponseKind::Binary => Value::Null,
        ResponseKind::Value { schema } => sample_value(schema, "payload"),
    }
}

/// Makes a value of the schema for a field of this name.
fn sample_value(schema: &Schema, name: &str) -> Value {
    match schema {
        Schema::String => Value::String(format!("sample_{name}")),
        Schema::I32 | Schema::I64 | Schema::Flag => Value::from(1),
        Schema::F64 => Value::from(0.5),
        Schema::Bool => Value::Bool(true),
        Schema::Json => json!({ "sample": name }),
        Schema::Scalar => Value::String("1".to_owned()),
        // Only requests hold files, and samples are answers.
        Schema::File => Value::Null,
        Schema::List { items, .. } => Value::Array(vec![sample_value(items, name)]),
        Schema::Map { values } => {
            let mut map = Map::new();
            map.insert("sample".to_owned(), sample_value(values, name));
            Value::Object(map)
        }
        Schema::JsonString { value: inner } => Value::String(sample_value(inner, name).to_string()),
        Schema::Enum { values } => values
            .first()
            .cloned()
            .unwrap_or_else(|| Value::String(format!("sample_{name}"))),
        Schema::Object { fields } => Value::Object(
            fields
                .iter()
                .map(|field| (field.name.clone(), sample_value(&field.schema, &field.name)))
                .collect(),
        ),
    }
}

/// Writes a value as the schema has it: a number as text where text is documented, and the reverse.
pub(crate) fn coerce(schema: &Schema, given: Value) -> Value {
    match (schema, given) {
        (Schema::String | Schema::Scalar | Schema::Enum { .. }, Value::Number(number)) => {
            Value::String(number.to_string())
        }
        (Schema::String | Schema::Scalar | Schema::Enum { .. }, Value::Bool(truth)) => {
            Value::String(truth.to_string())
        }
        (Schema::I32 | Schema::I64, Value::String(text)) => match text.parse::<i64>() {
            Ok(number) => Value::from(number),
            Err(_) => Value::String(text),
        },
        (Schema::Flag, Value::Bool(truth)) => Value::from(i32::from(truth)),
        (Schema::JsonString { .. }, given @ (Value::Object(_) | Value::Array(_))) => {
            Value::String(given.to_string())
        }
        (_, given) => given,
    }
}
