//! How values are read: one function a type, to be handed to [`Object::field`] or [`Reader::read`].
//!
//! The platform's servers write `null` for empty, numbers as strings and strings as numbers, `0` and `1` for truth values, and
//! `""` or `[]` where an object is empty. All of that is read as what it means; only a value that can't mean the documented
//! type is a [`Misfit`](super::Misfit).

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::faults::Step;
use super::object::Members;
use super::{Object, Reader, Structure};

/// A string; a number keeps every digit, a truth value its word.
pub fn string(reader: &mut Reader<'_>) -> String {
    text(reader.text).map_or_else(
        || {
            reader.misfit("a string");
            String::new()
        },
        Cow::into_owned,
    )
}

/// A whole number of 32 bits.
pub fn i32(reader: &mut Reader<'_>) -> i32 {
    i32::try_from(i64(reader)).unwrap_or_else(|_| {
        reader.misfit("a whole number of 32 bits");
        0
    })
}

/// A whole number of 64 bits, also as a string; an empty string is 0.
pub fn i64(reader: &mut Reader<'_>) -> i64 {
    let number = text(reader.text).and_then(|text| match text.trim() {
        "" | "false" => Some(0),
        "true" => Some(1),
        text => text.parse().ok().or_else(|| whole(text)),
    });
    number.unwrap_or_else(|| {
        reader.misfit("a whole number");
        0
    })
}

/// A number such as `5.0` or `1e3` that is whole all the same and exact in 64 bits.
fn whole(text: &str) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53: above it a decimal no longer names one whole number
    let number: f64 = text.parse().ok()?;
    #[allow(clippy::cast_possible_truncation)]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

/// A number, also as a string; an empty string is 0.
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

/// A truth value: `true`, `1`, `"1"`, `"true"` and their opposites.
pub fn bool(reader: &mut Reader<'_>) -> bool {
    let truth = text(reader.text).and_then(|text| match text.trim() {
        "true" | "True" | "1" => Some(true),
        "false" | "False" | "0" | "" => Some(false),
        _ => None,
    });
    truth.unwrap_or_else(|| {
        reader.misfit("a truth value");
        false
    })
}

/// A truth value documented as 0 or 1.
pub fn flag(reader: &mut Reader<'_>) -> bool {
    bool(reader)
}

/// Any JSON.
pub fn json(reader: &mut Reader<'_>) -> serde_json::Value {
    serde_json::from_str(reader.text).unwrap_or_else(|_| {
        reader.misfit("JSON of at most 128 levels");
        serde_json::Value::Null
    })
}

/// Nothing: an endpoint without a payload.
pub fn nothing(_: &mut Reader<'_>) {}

/// An object; `null`, `""` and `[]` are the empty one.
pub fn object<T: Structure + Default>(reader: &mut Reader<'_>) -> T {
    match members(reader) {
        Some(members) => T::read(&mut Object::new(reader, members)),
        None => T::default(),
    }
}

/// Single fields of an object that has no type of its own; `None`: it is empty.
pub(crate) fn fields<'a, T>(
    reader: &mut Reader<'a>,
    read: impl FnOnce(&mut Object<'a, '_>) -> T,
) -> Option<T> {
    members(reader).map(|members| read(&mut Object::new(reader, members)))
}

/// A list; `null`, `""` and `{}` are the empty one.
pub fn list<'a, T>(reader: &mut Reader<'a>, read: impl Fn(&mut Reader<'a>) -> T) -> Vec<T> {
    if reader.is_null() || is_empty(reader.text, '{', '}') || reader.text == "\"\"" {
        return Vec::new();
    }
    let Ok(items) = serde_json::from_str::<Vec<&'a RawValue>>(reader.text) else {
        reader.misfit("a list");
        return Vec::new();
    };
    let read_item =
        |(index, item): (usize, &'a RawValue)| reader.inside(Step::Index(index), item.get(), &read);
    items.into_iter().enumerate().map(read_item).collect()
}

/// An object with free keys; `null`, `""` and `[]` are the empty one.
pub fn map<'a, T>(
    reader: &mut Reader<'a>,
    read: impl Fn(&mut Reader<'a>) -> T,
) -> BTreeMap<String, T> {
    let members = members(reader).map_or_else(Vec::new, |members| members.0);
    let read_member = |(name, value): (Cow<'a, str>, &'a RawValue)| {
        let name = name.into_owned();
        let value = reader.inside(Step::Name(Cow::Owned(name.clone())), value.get(), &read);
        (name, value)
    };
    members.into_iter().map(read_member).collect()
}

/// A value carried as JSON text inside a string; the bare value is read as well.
pub fn json_string<T: Default>(
    reader: &mut Reader<'_>,
    read: impl FnOnce(&mut Reader<'_>) -> T,
) -> T {
    if !reader.text.starts_with('"') {
        return read(reader);
    }
    let inner: String = serde_json::from_str(reader.text).unwrap_or_default();
    if inner.trim().is_empty() {
        return T::default();
    }
    if serde_json::from_str::<&RawValue>(&inner).is_err() {
        reader.misfit("JSON inside a string");
        return T::default();
    }
    reader.unpacked(&inner, read)
}

fn members<'a>(reader: &mut Reader<'a>) -> Option<Members<'a>> {
    if reader.is_null() || is_empty(reader.text, '[', ']') || reader.text == "\"\"" {
        return None;
    }
    serde_json::from_str(reader.text)
        .inspect_err(|_| reader.misfit("an object"))
        .ok()
}

/// Whether a text is an empty list or object, however it is spaced.
fn is_empty(text: &str, open: char, close: char) -> bool {
    text.strip_prefix(open)
        .and_then(|rest| rest.strip_suffix(close))
        .is_some_and(|inside| inside.trim().is_empty())
}

/// The text of a JSON value that is a string, number or truth value; null is empty.
pub(crate) fn text(json: &str) -> Option<Cow<'_, str>> {
    match json.as_bytes().first()? {
        b'"' => match json.strip_prefix('"')?.strip_suffix('"') {
            // Without an escape, a string is what stands between its quotes.
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

/// A string, borrowed unless it holds an escape.
#[derive(serde::Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
