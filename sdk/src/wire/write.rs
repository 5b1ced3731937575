//! How values are written: one function a type, to be handed to [`Writer::field`].

use std::collections::BTreeMap;

use super::faults::Step;
use super::{Structure, Writer};

/// Appends a JSON string.
pub(crate) fn json_text(buffer: &mut Vec<u8>, text: &str) {
    buffer.reserve(text.len() + 2);
    // Writing to a vector can't fail, and a `str` is always valid JSON text.
    let _ = serde_json::to_writer(buffer, text);
}

/// A string.
pub fn text(writer: &mut Writer, value: &str) {
    if let Some(limit) = writer.rule.max_bytes
        && value.len() > limit
    {
        writer.invalid(&format!(
            "has {} bytes, at most {limit} are allowed",
            value.len()
        ));
    }
    writer.note_secret(value);
    json_text(&mut writer.buffer, value);
}

/// A string.
#[allow(clippy::ptr_arg)] // the type of the field
pub fn string(writer: &mut Writer, value: &String) {
    text(writer, value);
}

/// A whole number of 32 bits.
pub fn i32(writer: &mut Writer, value: &i32) {
    i64(writer, &i64::from(*value));
}

/// A whole number of 64 bits.
pub fn i64(writer: &mut Writer, value: &i64) {
    let text = value.to_string();
    writer.note_secret(&text);
    writer.buffer.extend_from_slice(text.as_bytes());
}

/// A decimal number; what is not finite can't be sent.
pub fn f64(writer: &mut Writer, value: &f64) {
    if !value.is_finite() {
        writer.invalid("is not a finite number");
    }
    let _ = serde_json::to_writer(&mut writer.buffer, value);
}

/// A truth value.
pub fn bool(writer: &mut Writer, value: &bool) {
    writer
        .buffer
        .extend_from_slice(if *value { b"true" } else { b"false" });
}

/// A truth value written as 1 or 0.
pub fn flag(writer: &mut Writer, value: &bool) {
    writer.buffer.push(if *value { b'1' } else { b'0' });
}

/// Open JSON.
pub fn json(writer: &mut Writer, value: &serde_json::Value) {
    note_secrets(writer, value);
    let _ = serde_json::to_writer(&mut writer.buffer, value);
}

/// Open JSON in a secret field: every text and number in it is secret.
fn note_secrets(writer: &mut Writer, value: &serde_json::Value) {
    if !writer.rule.secret {
        return;
    }
    match value {
        serde_json::Value::String(text) => writer.note_secret(text),
        serde_json::Value::Number(number) => writer.note_secret(&number.to_string()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| note_secrets(writer, item)),
        serde_json::Value::Object(members) => {
            members.values().for_each(|item| note_secrets(writer, item))
        }
        _ => {}
    }
}

/// An object.
pub fn object<T: Structure>(writer: &mut Writer, value: &T) {
    writer.nested(value);
}

/// A list.
#[allow(clippy::ptr_arg)] // the type of the field
pub fn list<T>(writer: &mut Writer, values: &Vec<T>, write: impl Fn(&mut Writer, &T)) {
    count(writer, values.len());
    writer.buffer.push(b'[');
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            writer.buffer.push(b',');
        }
        writer.entry(Step::Index(index), |writer| write(writer, value));
    }
    writer.buffer.push(b']');
}

/// An object with free keys.
pub fn map<T>(writer: &mut Writer, values: &BTreeMap<String, T>, write: impl Fn(&mut Writer, &T)) {
    count(writer, values.len());
    writer.buffer.push(b'{');
    for (index, (key, value)) in values.iter().enumerate() {
        if index > 0 {
            writer.buffer.push(b',');
        }
        json_text(&mut writer.buffer, key);
        writer.buffer.push(b':');
        writer.entry(Step::Name(key.clone().into()), |writer| {
            write(writer, value)
        });
    }
    writer.buffer.push(b'}');
}

/// A value carried as JSON text inside a string.
pub fn json_string<T: ?Sized>(writer: &mut Writer, value: &T, write: impl Fn(&mut Writer, &T)) {
    let outer = std::mem::take(&mut writer.buffer);
    write(writer, value);
    let inner = super::writer::text(std::mem::replace(&mut writer.buffer, outer));
    json_text(&mut writer.buffer, &inner);
}

fn count(writer: &mut Writer, items: usize) {
    if let Some(limit) = writer.rule.max_items.take()
        && items > limit
    {
        writer.invalid(&format!("has {items} entries, at most {limit} are allowed"));
    }
}
