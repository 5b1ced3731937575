//! Sample values used in the responses of endpoints that have no behavior of their own.
//!
//! The values are the same on every run: a string contains the name of its field, an integer is 1, a list has one element, an enumeration
//! has its first value, and an object has all its fields.

use serde_json::{Map, Value, json};

use super::metadata::{ResponseKind, Schema};

/// Returns a sample payload in the documented format, or null if the endpoint has no payload.
pub(super) fn sample_payload(response: &ResponseKind) -> Value {
    match response {
        ResponseKind::None | ResponseKind::Binary => Value::Null,
        ResponseKind::Value { schema } => sample_value(schema, "payload"),
    }
}

/// Returns a sample value that matches the schema. `name` is the name of the field.
fn sample_value(schema: &Schema, name: &str) -> Value {
    match schema {
        Schema::String => Value::String(format!("sample_{name}")),
        Schema::I32 | Schema::I64 | Schema::Flag => Value::from(1),
        Schema::F64 => Value::from(0.5),
        Schema::Bool => Value::Bool(true),
        Schema::Json => json!({ "sample": name }),
        Schema::Scalar => Value::String("1".to_owned()),
        // Sample values appear only in responses, and only requests contain files.
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

/// Converts a value to the type that the schema specifies. For example, a number becomes a string if the schema specifies a string, and
/// vice versa.
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
