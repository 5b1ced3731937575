//! Checks the parameters of a call against the catalogue. Required parameters must be present, and every parameter must have the documented
//! type.

use serde_json::Value;

use crate::catalogue::{Field, Place, Schema};
use crate::request::{Call, FieldValue, ParsedBody};
use crate::response::Refusal;

/// Checks all parameters. If `limits` is `true`, the documented maximum lengths are checked as well.
pub(super) fn check(call: &Call<'_>, limits: bool) -> Result<(), Refusal> {
    if let ParsedBody::Unreadable(reason) = &call.body {
        return Err(Refusal::parameter(reason.clone()));
    }
    for field in &call.endpoint.request {
        let Some(place) = field.place.filter(|place| *place != Place::Local) else {
            continue;
        };
        match call.value_at(place, &field.name) {
            Some(FieldValue::Json(value)) => check_json(field, value, &field.name, limits),
            Some(FieldValue::Text(text)) => check_text(field, text, limits),
            Some(FieldValue::File(_)) => check_files(field, call.parts(&field.name), limits),
            None if field.required => Err(format!(
                "{} is required but missing from the {}",
                field.name,
                place.word()
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

/// Checks a value that is sent outside a JSON body. Strings are sent unchanged, and all other values as compact JSON.
fn check_text(field: &Field, text: &str, limits: bool) -> Result<(), String> {
    match &field.schema {
        Schema::List {
            items,
            join: Some(separator),
        } => check_joined(field, &field.name, items, separator, text, limits),
        Schema::String | Schema::Enum { .. } | Schema::Scalar | Schema::JsonString { .. } => {
            check_json(field, &Value::String(text.to_owned()), &field.name, limits)
        }
        schema => match serde_json::from_str::<Value>(text) {
            Ok(value) => check_json(field, &value, &field.name, limits),
            Err(_) => Err(format!("{} must be {}", field.name, describe(schema))),
        },
    }
}

/// Checks the files of one field. Unless the field is a list, at most one file is allowed.
fn check_files<'a>(
    field: &Field,
    parts: impl Iterator<Item = FieldValue<'a>>,
    limits: bool,
) -> Result<(), String> {
    let most = match &field.schema {
        Schema::File => Some(1),
        Schema::List { items, .. } if matches!(**items, Schema::File) => {
            field.max_items.filter(|_| limits)
        }
        schema => {
            return Err(format!(
                "{} must be {}, not a file",
                field.name,
                describe(schema)
            ));
        }
    };
    let mut count = 0;
    for part in parts {
        count += 1;
        if !matches!(part, FieldValue::File(_)) {
            return Err(format!("{} must be a file", field.name));
        }
    }
    match most.filter(|most| count > *most) {
        Some(most) => Err(format!(
            "{} has {count} files, but at most {most} are allowed",
            field.name
        )),
        None => Ok(()),
    }
}

/// Checks a list that is sent as a single string. Each entry is checked like a value outside a JSON body.
fn check_joined(
    field: &Field,
    path: &str,
    items: &Schema,
    separator: &str,
    joined: &str,
    limits: bool,
) -> Result<(), String> {
    let entries = joined.split(separator).filter(|_| !joined.is_empty());
    let count = entries.clone().count();
    if let Some(most) = field.max_items.filter(|most| limits && count > *most) {
        return Err(format!(
            "{path} has {count} items, but at most {most} are allowed"
        ));
    }
    for (index, entry) in entries.enumerate() {
        let entry_field = Field {
            name: format!("{path}[{index}]"),
            max_items: None,
            schema: items.clone(),
            ..field.clone()
        };
        check_text(&entry_field, entry, limits)?;
    }
    Ok(())
}

fn check_json(field: &Field, value: &Value, path: &str, limits: bool) -> Result<(), String> {
    if let Schema::List {
        items,
        join: Some(separator),
    } = &field.schema
    {
        let joined = value
            .as_str()
            .ok_or_else(|| format!("{path} must be {}", describe(&field.schema)))?;
        return check_joined(field, path, items, separator, joined, limits);
    }
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
            "{path} has {length} bytes, but at most {most} are allowed"
        ));
    }
    let count = match value {
        Value::Array(items) => items.len(),
        Value::Object(map) => map.len(),
        _ => 0,
    };
    if let Some(most) = field.max_items.filter(|most| count > *most) {
        return Err(format!(
            "{path} has {count} items, but at most {most} are allowed"
        ));
    }
    Ok(())
}

fn check_schema(schema: &Schema, value: &Value, path: &str, limits: bool) -> Result<(), String> {
    let mismatch = || Err(format!("{path} must be {}", describe(schema)));
    match (schema, value) {
        (Schema::Json, _) => Ok(()),
        (Schema::String | Schema::Scalar | Schema::Enum { .. }, Value::String(_)) => Ok(()),
        (Schema::I32, Value::Number(number)) => match number.as_i64().map(i32::try_from) {
            Some(Ok(_)) => Ok(()),
            _ => mismatch(),
        },
        (Schema::I64, Value::Number(number)) if number.is_i64() || number.is_u64() => Ok(()),
        (Schema::F64, Value::Number(_)) => Ok(()),
        (Schema::Bool, Value::Bool(_)) => Ok(()),
        (Schema::Flag, Value::Number(number)) if matches!(number.as_i64(), Some(0 | 1)) => Ok(()),
        (Schema::List { items, .. }, Value::Array(values)) => {
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
                Err(_) => mismatch(),
            }
        }
        (Schema::Object { fields }, Value::Object(map)) => {
            for field in fields {
                let path = format!("{path}.{}", field.name);
                match map.get(&field.name).filter(|value| !value.is_null()) {
                    Some(value) => check_json(field, value, &path, limits)?,
                    None if field.required => {
                        return Err(format!("{path} is required but missing"));
                    }
                    None => {}
                }
            }
            Ok(())
        }
        _ => mismatch(),
    }
}

/// Describes a type in words, for use in messages.
fn describe(schema: &Schema) -> &'static str {
    match schema {
        Schema::String | Schema::Scalar | Schema::Enum { .. } => "a string",
        Schema::I32 => "a 32-bit integer",
        Schema::I64 => "an integer",
        Schema::F64 => "a number",
        Schema::Bool => "true or false",
        Schema::Flag => "0 or 1",
        Schema::Json => "JSON",
        Schema::File => "a file",
        Schema::List { join: Some(_), .. } => "a string with the entries of a list",
        Schema::List { .. } => "a list",
        Schema::Map { .. } | Schema::Object { .. } => "an object",
        Schema::JsonString { .. } => "a string that holds JSON",
    }
}
