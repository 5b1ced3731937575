//! Functions that read values, to be passed to [`Reader::read`] or [`Raw::payload`](crate::Raw::payload).
//!
//! The platform's servers write `null` for empty values, numbers as strings and strings as numbers, `0` and `1` for booleans, and `""` or
//! `[]` for empty objects. These functions accept all of these forms. Only a value that cannot have the documented meaning is a
//! [`Misfit`](super::Misfit).

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::faults::Step;
use super::reader::Shape;
use super::{Fields, Members, Reader, Structure, WireValue};

/// Reads a string. A number becomes its digits, and a boolean becomes `true` or `false`.
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

/// Reads a 64-bit integer, which may also be a string. An empty string is 0.
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

/// Parses a number such as `5.0` or `1e3` if it is an integer and can be represented exactly.
fn whole(text: &str) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53: larger decimals do not identify a single integer
    let number: f64 = text.parse().ok()?;
    #[allow(clippy::cast_possible_truncation)]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

/// Reads a number, which may also be a string. An empty string is 0.
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

/// Reads a boolean: `true`, `1`, `"1"` or `"true"`, or one of their opposites.
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

/// Reads a value of any type of the catalogue, such as `value::<Vec<i64>>`.
#[inline]
pub fn value<T: WireValue + Default>(reader: &mut Reader<'_>) -> T {
    let mut value = T::default();
    value.read(reader);
    value
}

/// Reads a value that is JSON text inside a string at these [levels](Fields::json_string).
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

/// Reads a list by calling `read` for every entry. The values `null`, `""` and `{}` are read as an empty list.
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

/// Reads an object with arbitrary keys by calling `read` for every member. The values `null`, `""` and `[]` are read as an empty object.
pub(super) fn map(reader: &mut Reader<'_>, read: &mut dyn FnMut(String, &mut Reader<'_>)) {
    let shape = reader.shape;
    for (name, value) in members(reader).map_or_else(Vec::new, |members| members.0) {
        let name = name.into_owned();
        let step = Step::Name(Cow::Owned(name.clone()));
        reader.inside(step, value.get(), shape, |reader| read(name, reader));
    }
}

/// Reads a value that is JSON text inside a string. The value without the string is accepted as well.
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

/// Returns whether a text is an empty list or object, with or without white space inside.
fn is_empty(text: &str, open: char, close: char) -> bool {
    text.strip_prefix(open)
        .and_then(|rest| rest.strip_suffix(close))
        .is_some_and(|inside| inside.trim().is_empty())
}

/// Returns the text of a JSON value that is a string, number or boolean. The text of `null` is empty.
pub(crate) fn text(json: &str) -> Option<Cow<'_, str>> {
    match json.as_bytes().first()? {
        b'"' => match json.strip_prefix('"')?.strip_suffix('"') {
            // A string without escapes is the text between its quotes.
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

/// A string, borrowed unless it contains an escape.
#[derive(serde::Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
