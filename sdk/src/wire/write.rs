//! Writes scalars.

use super::Writer;

/// Appends a text as a JSON string.
pub(crate) fn json_text(buffer: &mut Vec<u8>, text: &str) {
    buffer.reserve(text.len() + 2);
    // Writing to a vector cannot fail, and a `str` can always be written as a JSON string.
    let _ = serde_json::to_writer(buffer, text);
}

/// Writes a string.
pub(crate) fn text(writer: &mut Writer, value: &str) {
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

/// Writes a string.
#[allow(clippy::ptr_arg)] // the type of the field
pub(crate) fn string(writer: &mut Writer, value: &String) {
    text(writer, value);
}

/// Writes a 32-bit integer.
pub(crate) fn i32(writer: &mut Writer, value: &i32) {
    i64(writer, &i64::from(*value));
}

/// Writes a 64-bit integer.
pub(crate) fn i64(writer: &mut Writer, value: &i64) {
    let text = value.to_string();
    writer.note_secret(&text);
    writer.buffer.extend_from_slice(text.as_bytes());
}

/// Writes a floating-point number. A number that is not finite is recorded as invalid.
pub(crate) fn f64(writer: &mut Writer, value: &f64) {
    if !value.is_finite() {
        writer.invalid("is not a finite number");
    }
    // An integer is written without a fraction, as `5` rather than `5.0`, like the prices and rates in the platform's samples.
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    let text = if value.fract() == 0.0 && value.abs() < EXACT {
        format!("{:.0}", value + 0.0)
    } else {
        serde_json::Value::from(*value).to_string()
    };
    writer.note_secret(&text);
    writer.buffer.extend_from_slice(text.as_bytes());
}

/// Writes a boolean. If the field requires it, the boolean is written as 1 or 0.
pub(crate) fn bool(writer: &mut Writer, value: &bool) {
    let text = match (writer.rule.flag, *value) {
        (true, true) => "1",
        (true, false) => "0",
        (false, true) => "true",
        (false, false) => "false",
    };
    writer.buffer.extend_from_slice(text.as_bytes());
}

/// Writes any JSON value.
pub(crate) fn json(writer: &mut Writer, value: &serde_json::Value) {
    note_secrets(writer, value);
    let _ = serde_json::to_writer(&mut writer.buffer, value);
}

/// Records the secrets in a JSON value. In a secret field, every string and number is a secret.
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

pub(super) fn count(writer: &mut Writer, items: usize) {
    if let Some(limit) = writer.rule.max_items.take()
        && items > limit
    {
        writer.invalid(&format!("has {items} entries, at most {limit} are allowed"));
    }
}
