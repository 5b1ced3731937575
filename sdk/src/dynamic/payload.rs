//! Payloads as JSON.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

use super::operation::Operation;
use crate::answer::{Error, Raw};

/// A typed payload that has been converted back to JSON.
///
/// It dereferences to the JSON. `Debug` masks secrets.
#[derive(Clone)]
pub struct Payload {
    json: Value,
    raw: Raw,
    operation: &'static Operation,
}

impl Payload {
    pub(super) fn read(operation: &'static Operation, raw: &Raw) -> Result<Self, Error> {
        let mut json = parse(&(operation.payload)(raw, false)?);
        // If a payload can be read but not parsed as a JSON value, it is nested too deeply for that. Such a payload keeps all of its fields.
        if !operation.endpoint.binary
            && let Ok(received) = raw.json()
        {
            prune(&mut json, &received);
        }
        Ok(Self {
            json,
            raw: raw.clone(),
            operation,
        })
    }

    /// Returns the payload's JSON.
    #[must_use]
    pub fn into_json(self) -> Value {
        self.json
    }
}

impl Deref for Payload {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.json
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.operation.endpoint.binary {
            return formatter.write_str("Payload { .. }");
        }
        let masked = (self.operation.payload)(&self.raw, true).unwrap_or_default();
        write!(formatter, "Payload {masked}")
    }
}

/// Parses a payload's JSON. The text of `()` is empty and becomes null.
fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// Removes fields that are zero or empty in the typed payload if they are missing or null in the response. A field that arrived under a different
/// name is kept, because its typed value is not zero.
fn prune(typed: &mut Value, received: &Value) {
    match (typed, received) {
        (Value::Object(members), received) => {
            for (name, value) in members.iter_mut() {
                prune(value, member(received, name));
            }
            members.retain(|name, value| {
                !(value.is_null() || (member(received, name).is_null() && is_zero(value)))
            });
        }
        (Value::Array(items), received) => {
            for (index, item) in items.iter_mut().enumerate() {
                prune(item, received.get(index).unwrap_or(&Value::Null));
            }
        }
        // JSON inside a string.
        (Value::String(typed), Value::String(received)) if typed != received => {
            if let (Ok(mut inner), Ok(received)) = (parse_nested(typed), parse_nested(received)) {
                prune(&mut inner, &received);
                *typed = inner.to_string();
            }
        }
        _ => {}
    }
}

fn member<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(&Value::Null)
}

fn parse_nested(text: &str) -> Result<Value, serde_json::Error> {
    match text.trim_start().as_bytes().first() {
        Some(b'{' | b'[') => serde_json::from_str(text),
        _ => serde_json::from_str("?"),
    }
}

fn is_zero(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(truth) => !truth,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => matches!(text.as_str(), "" | "{}" | "[]" | "\"\""),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(is_zero),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_the_answer_leaves_out_is_left_out() {
        let mut typed = json!({
            "kept": "", "zero": 0, "gone": "", "null": 0, "other": "x", "free": { "null": null, "a": 1 },
            "inner": { "a": 0, "b": [] }, "list": [{ "a": 0 }, { "a": 2, "b": "" }], "text": "{\"a\":1,\"b\":0}",
        });
        let received = json!({
            "kept": "", "zero": 0, "null": null, "alias": "x", "free": { "null": null, "a": 1 },
            "inner": [], "list": [null, { "a": 2 }], "text": "{ \"a\": 1 }",
        });
        prune(&mut typed, &received);
        let expected = json!({
            "kept": "", "zero": 0, "other": "x", "free": { "a": 1 }, "inner": {}, "list": [{}, { "a": 2 }], "text": "{\"a\":1}",
        });
        assert_eq!(typed, expected);
    }
}
