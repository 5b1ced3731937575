//! Functions that read values. They can be passed to [`Reader::read`] or [`Raw::payload`](crate::Raw::payload).
//!
//! The platform's servers write `null` for empty values, numbers as strings and strings as numbers, `0` and `1` for booleans, and `""` or
//! `[]` for empty objects. These functions accept all of these forms. A value is a [`Misfit`](super::Misfit) only if it cannot be
//! interpreted as the documented type.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::faults::Step;
use super::reader::Shape;
use super::{Fields, Members, Reader, Structure, WireValue};

/// Reads a string. A number is converted to its digits, and a boolean to `true` or `false`.
pub fn string(reader: &mut Reader<'_>) -> String {
    text(reader.text).map_or_else(
        || {
            reader.misfit("a string");
            String::new()
        },
        Cow::into_owned,
    )
}

/// Reads a 32-bit integer.
pub fn i32(reader: &mut Reader<'_>) -> i32 {
    i32::try_from(i64(reader)).unwrap_or_else(|_| {
        reader.misfit("a 32-bit integer");
        0
    })
}

/// Reads a 64-bit integer, written either as a number or as a string. An empty string is read as 0.
pub fn i64(reader: &mut Reader<'_>) -> i64 {
    let number = text(reader.text).and_then(|text| match text.trim() {
        "" | "false" => Some(0),
        "true" => Some(1),
        text => text.parse().ok().or_else(|| whole(text)),
    });
    number.unwrap_or_else(|| {
        reader.misfit("an integer");
        0
    })
}

/// Parses a number such as `5.0` or `1e3`. Returns `None` unless it is an integer that can be represented exactly.
fn whole(text: &str) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53: a larger floating-point number does not identify a single integer
    let number: f64 = text.parse().ok()?;
    #[allow(clippy::cast_possible_truncation)]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

/// Reads a floating-point number, written either as a number or as a string. An empty string is read as 0.
pub fn f64(reader: &mut Reader<'_>) -> f64 {
    let number = text(reader.text).and_then(|text| match text.trim() {
        "" => Some(0.0),
        text => text.parse().ok(),
    });
    number
        .filter(|number: &f64| number.is_finite())
        .unwrap_or_else(|| {
            reader.misfit("a number");
            0.0
        })
}

/// Reads a boolean. The values `true`, `1`, `"1"` and `"true"` are read as `true`. Their opposites and an empty string are read as `false`.
pub fn bool(reader: &mut Reader<'_>) -> bool {
    let truth = text(reader.text).and_then(|text| match text.trim() {
        "true" | "True" | "1" => Some(true),
        "false" | "False" | "0" | "" => Some(false),
        _ => None,
    });
    truth.unwrap_or_else(|| {
        reader.misfit("a boolean");
        false
    })
}

/// Reads any JSON value.
pub fn json(reader: &mut Reader<'_>) -> serde_json::Value {
    serde_json::from_str(reader.text).unwrap_or_else(|_| {
        reader.misfit("JSON of at most 128 levels");
        serde_json::Value::Null
    })
}

/// Reads a value of any type that a field can have, for example with `value::<Vec<i64>>`.
#[inline]
pub fn value<T: WireValue + Default>(reader: &mut Reader<'_>) -> T {
    let mut value = T::default();
    value.read(reader);
    value
}

/// Reads a value that is encoded as JSON inside a string at these [levels](Fields::json_string).
pub fn json_strings<T: WireValue + Default>(reader: &mut Reader<'_>, levels: u8) -> T {
    let mut value = T::default();
    reader.shape.json_string = levels;
    reader.value(&mut value);
    value
}

/// Reads an object. The values `null`, `""` and `[]` are read as an empty object.
pub(crate) fn structure(reader: &mut Reader<'_>, structure: &mut dyn Structure) {
    if let Some(members) = members(reader) {
        object(reader, &members, structure);
    }
}

/// Reads an object that has already been split into its members.
pub(crate) fn object<'a>(
    reader: &mut Reader<'a>,
    members: &Members<'a>,
    structure: &mut dyn Structure,
) {
    let mut fields = Fields::reading(reader, members);
    structure.fields(&mut fields);
    #[cfg(feature = "dynamic")]
    fields.note_unknown();
}

/// Reads a list by calling `read` once for each entry. The values `null`, `""` and `{}` are read as an empty list.
pub(super) fn list(reader: &mut Reader<'_>, read: &mut dyn FnMut(&mut Reader<'_>)) {
    if reader.is_null() || is_empty(reader.text, '{', '}') || reader.text == "\"\"" {
        return;
    }
    let shape = reader.shape;
    if let (Some(separator), Some(joined)) = (shape.join, text(reader.text)) {
        for (index, entry) in joined.split(separator).enumerate() {
            let json = serde_json::Value::from(entry).to_string();
            reader.unpacked(&json, |reader| {
                reader.inside(
                    Step::Index(index),
                    reader.text,
                    Shape::default(),
                    &mut *read,
                );
            });
        }
        return;
    }
    let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(reader.text) else {
        reader.misfit("a list");
        return;
    };
    for (index, item) in items.into_iter().enumerate() {
        reader.inside(Step::Index(index), item.get(), shape, &mut *read);
    }
}

/// Reads an object with arbitrary keys by calling `read` once for each member. The values `null`, `""` and `[]` are read as an empty
/// object.
pub(super) fn map(reader: &mut Reader<'_>, read: &mut dyn FnMut(String, &mut Reader<'_>)) {
    let shape = reader.shape;
    for (name, value) in members(reader).map_or_else(Vec::new, |members| members.0) {
        let name = name.into_owned();
        let step = Step::Name(Cow::Owned(name.clone()));
        reader.inside(step, value.get(), shape, |reader| read(name, reader));
    }
}

/// Reads a value that is encoded as JSON inside a string. Plain JSON that is not inside a string is accepted as well.
pub(super) fn json_string(reader: &mut Reader<'_>, value: &mut dyn WireValue) {
    if !reader.text.starts_with('"') {
        return value.read(reader);
    }
    let inner: String = serde_json::from_str(reader.text).unwrap_or_default();
    if inner.trim().is_empty() {
        return;
    }
    if serde_json::from_str::<&RawValue>(&inner).is_err() {
        return reader.misfit("JSON inside a string");
    }
    reader.unpacked(&inner, |reader| value.read(reader));
}

fn members<'a>(reader: &mut Reader<'a>) -> Option<Members<'a>> {
    if reader.is_null() || is_empty(reader.text, '[', ']') || reader.text == "\"\"" {
        return None;
    }
    serde_json::from_str(reader.text)
        .inspect_err(|_| reader.misfit("an object"))
        .ok()
}

/// Returns whether a text is an empty list or object, with or without whitespace inside.
fn is_empty(text: &str, open: char, close: char) -> bool {
    text.strip_prefix(open)
        .and_then(|rest| rest.strip_suffix(close))
        .is_some_and(|inside| inside.trim().is_empty())
}

/// Returns the text of a JSON value that is a string, a number or a boolean. The text of `null` is empty. Returns `None` for an object or a
/// list.
pub(crate) fn text(json: &str) -> Option<Cow<'_, str>> {
    match json.as_bytes().first()? {
        b'"' => match json.strip_prefix('"')?.strip_suffix('"') {
            // The content of a string without escapes is exactly the text between its quotes.
            Some(inside) if !inside.contains('\\') => Some(Cow::Borrowed(inside)),
            _ => serde_json::from_str::<Text<'_>>(json)
                .ok()
                .map(|text| text.0),
        },
        b'{' | b'[' => None,
        b'n' => Some(Cow::Borrowed("")),
        _ => Some(Cow::Borrowed(json)),
    }
}

/// A string. It is borrowed unless it contains an escape.
#[derive(serde::Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
