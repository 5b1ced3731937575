//! Reads the members of the JSON objects in a callback.

use std::borrow::Cow;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::callback::refusal::Refusal;
use crate::wire::{Members, any_twice, text_of};

/// Parses a JSON object in a callback. Refuses objects in which a name is repeated, because the member that is verified must also be the
/// one that is read.
pub(super) fn parse_members(json: &str) -> Result<Members<'_>, Refusal> {
    let members = Members::parse(json).ok_or_else(not_an_object_error)?;
    if any_twice(members.0.iter().map(|(name, _)| name.as_ref())) {
        return Err(repeated_member_error());
    }
    Ok(members)
}

pub(super) fn not_an_object_error() -> Refusal {
    Refusal::malformed("the body is not a single JSON object")
}

pub(super) fn repeated_member_error() -> Refusal {
    Refusal::malformed("a member is present several times")
}

pub(super) fn missing_member_error(name: &str) -> Refusal {
    Refusal::malformed(format!("{name} is missing"))
}

/// Returns a required member as text.
pub(super) fn required_member<'a>(
    members: &Members<'a>,
    name: &str,
) -> Result<Cow<'a, str>, Refusal> {
    let value = members
        .get(name)
        .ok_or_else(|| missing_member_error(name))?;
    Ok(text_of(value))
}

/// Returns a member as text, or an empty string if it is missing.
pub(super) fn optional_member<'a>(members: &Members<'a>, name: &str) -> Cow<'a, str> {
    members.get(name).map(text_of).unwrap_or_default()
}

/// Returns an event's message from the member that contains it. The member's value is either a JSON object or a string containing one.
pub(super) fn message_json(value: &RawValue) -> Result<String, Refusal> {
    let json = value.get();
    if json.starts_with('{') {
        return Ok(json.to_owned());
    }
    require_object(text_of(json))
}

/// Checks that a text is a JSON object, and returns it without surrounding whitespace.
pub(super) fn require_object(text: Cow<'_, str>) -> Result<String, Refusal> {
    match serde_json::from_str::<&RawValue>(&text) {
        Ok(value) if value.get().starts_with('{') => {
            let is_trimmed = value.get().len() == text.len();
            let trimmed = (!is_trimmed).then(|| value.get().to_owned());
            Ok(trimmed.unwrap_or_else(|| text.into_owned()))
        }
        _ => Err(Refusal::malformed("the message is not a JSON object")),
    }
}

/// Adds a member to an object that is being converted from a different format. If several members have the same name, their values become a
/// list.
pub(super) fn add_member(object: &mut Map<String, Value>, name: String, value: Value) {
    match object.get_mut(&name) {
        None => {
            object.insert(name, value);
        }
        Some(Value::Array(values)) => values.push(value),
        Some(first) => *first = Value::from(vec![first.take(), value]),
    }
}

/// Parses a Unix time in seconds.
pub(super) fn parse_time(name: &str, seconds: &str) -> Result<SystemTime, Refusal> {
    let digits = !seconds.is_empty() && seconds.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| seconds.parse().ok())
        .flatten()
        .and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)))
        .ok_or_else(|| Refusal::malformed(format!("{name} is not a time in seconds")))
}
