//! The members of a JSON object, each with the JSON of its value.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of a JSON object, each with the JSON of its value.
pub(crate) struct Members<'a>(pub(crate) Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    /// Parses a JSON object. Returns `None` if the text is not one.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Returns whether a quick check, without parsing, shows that a text is not an object with this member. The text then contains neither the
    /// name nor any escape that could spell it.
    pub(crate) fn clearly_lack(text: &str, name: &str) -> bool {
        !text.contains(name) && !text.contains('\\')
    }

    /// Returns the text of a member, or `None` if it is missing or null. Of several members with the same name the last counts, as in other
    /// JSON readers.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.value(name).map(RawValue::get)
    }

    /// Returns the JSON of a member, or `None` if it is missing or null. See [`get`](Self::get).
    pub(crate) fn value(&self, name: &str) -> Option<&'a RawValue> {
        let (_, value) = self.0.iter().rev().find(|(member, _)| member == name)?;
        Some(*value).filter(|value| value.get() != "null")
    }

    /// Returns the members sorted by name, with only the last of several members with the same name.
    pub(crate) fn distinct(self) -> Vec<(Cow<'a, str>, &'a RawValue)> {
        let mut members = self.0;
        keep_last_of_each(&mut members);
        members
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::with_capacity(8);
                while let Some((Key(name), value)) = map.next_entry()? {
                    members.push((name, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// The name of a member, borrowed unless it contains an escape.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// Sorts members by name and keeps only the last of several members with the same name.
pub(super) fn keep_last_of_each<T>(members: &mut Vec<(Cow<'_, str>, T)>) {
    // Reversed, the last member with a name comes first. The sort is stable, so that one is kept and the others are removed.
    members.reverse();
    members.sort_by(|(one, _), (other, _)| one.cmp(other));
    members.dedup_by(|(later, _), (earlier, _)| later == earlier);
}
