//! Checks the parameters of a call against the catalogue: what is required is there, and everything has its type.

use serde_json::Value;

use crate::call::{Body, Call, Given};
use crate::metadata::{Field, Place, Schema};
use crate::refusal::Refusal;

/// Checks all parameters. `limits`: also the documented greatest lengths.
pub(crate) fn check(call: &Call<'_>, limits: bool) -> Result<(), Refusal> {
    if let Body::Unreadable(reason) = &call.body {
        return Err(Refusal::parameter(reason.clone()));
    }
    for field in &call.endpoint.request {
        let Some(place) = field.place.filter(|place| *place != Place::Local) else {
            continue;
        };
        match call.given(place, &field.name) {
            Some(Given::Json(value)) => check_json(field, value, &field.name, limits),
            Some(Given::Text(text)) => check_text(field, text, limits),
            None if field.required => Err(format!(
                "{} is required and missing from the {}",
                field.name,
                place.words()
            )),
            None => Ok(()),
        }
        .map_err(Refusal::parameter)?;
    }
    for group in &call.endpoint.at_least_one {
        let given = |name: &String| call.field(name).is_some_and(|value| !value.is_empty());
        if !group.iter().any(given) {
            return Err(Refusal::parameter(format!(
                "at least one of {} must be given",
                group.join(", ")
            )));
        }
    }
    Ok(())
}

/// A value outside a JSON body: a text is itself, everything else is written as compact JSON.
fn check_text(field: &Field, text: &str, limits: bool) -> Result<(), String> {
    match &field.schema {
        Schema::String | Schema::Enum { .. } | Schema::Scalar | Schema::JsonString { .. } => {
            check_json(field, &Value::String(text.to_owned()), &field.name, limits)
        }
        schema => match serde_json::from_str::<Value>(text) {
            Ok(value) => check_json(field, &value, &field.name, limits),
            Err(_) => Err(format!("{} must be {}", field.name, words(schema))),
        },
    }
}

fn check_json(field: &Field, value: &Value, path: &str, limits: bool) -> Result<(), String> {
    check_schema(&field.schema, value, path, limits)?;
    if !limits {
        return Ok(());
    }
    let length = match value {
        Value::String(text) => text.len(),
        _ => 0,
    };
    if let Some(most) = field.max_bytes.filter(|most| length > *most) {
        return Err(format!(
            "{path} has {length} bytes, more than the {most} that are allowed"
        ));
    }
    let count = match value {
        Value::Array(items) => items.len(),
        Value::Object(map) => map.len(),
        _ => 0,
    };
    if let Some(most) = field.max_items.filter(|most| count > *most) {
        return Err(format!(
            "{path} has {count} items, more than the {most} that are allowed"
        ));
    }
    Ok(())
}

fn check_schema(schema: &Schema, value: &Value, path: &str, limits: bool) -> Result<(), String> {
    let wrong = || Err(format!("{path} must be {}", words(schema)));
    match (schema, value) {
        (Schema::Json, _) => Ok(()),
        (Schema::String | Schema::Scalar | Schema::Enum { .. }, Value::String(_)) => Ok(()),
        (Schema::I32, Value::Number(number)) => match number.as_i64().map(i32::try_from) {
            Some(Ok(_)) => Ok(()),
            _ => wrong(),
        },
        (Schema::I64, Value::Number(number)) if number.is_i64() || number.is_u64() => Ok(()),
        (Schema::F64, Value::Number(_)) => Ok(()),
        (Schema::Bool, Value::Bool(_)) => Ok(()),
        (Schema::Flag, Value::Number(number)) if matches!(number.as_i64(), Some(0 | 1)) => Ok(()),
        (Schema::List { items }, Value::Array(values)) => {
            for (index, value) in values.iter().enumerate() {
                check_schema(items, value, &format!("{path}[{index}]"), limits)?;
            }
            Ok(())
        }
        (Schema::Map { values }, Value::Object(map)) => {
            for (key, value) in map {
                check_schema(values, value, &format!("{path}.{key}"), limits)?;
            }
            Ok(())
        }
        (Schema::JsonString { value: inner }, Value::String(text)) => {
            match serde_json::from_str::<Value>(text) {
                Ok(value) => check_schema(inner, &value, path, limits),
                Err(_) => wrong(),
            }
        }
        (Schema::Object { fields }, Value::Object(map)) => {
            for field in fields {
                let path = format!("{path}.{}", field.name);
                match map.get(&field.name).filter(|value| !value.is_null()) {
                    Some(value) => check_json(field, value, &path, limits)?,
                    None if field.required => {
                        return Err(format!("{path} is required and missing"));
                    }
                    None => {}
                }
            }
            Ok(())
        }
        _ => wrong(),
    }
}

/// A type in words.
fn words(schema: &Schema) -> &'static str {
    match schema {
        Schema::String | Schema::Scalar | Schema::Enum { .. } => "a string",
        Schema::I32 => "an integer of 32 bits",
        Schema::I64 => "an integer",
        Schema::F64 => "a number",
        Schema::Bool => "true or false",
        Schema::Flag => "0 or 1",
        Schema::Json => "JSON",
        Schema::List { .. } => "a list",
        Schema::Map { .. } | Schema::Object { .. } => "an object",
        Schema::JsonString { .. } => "a string that holds JSON",
    }
}
