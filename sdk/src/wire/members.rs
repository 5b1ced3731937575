//! The members of a JSON object. Each value is kept as unparsed JSON.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of a JSON object. Each value is kept as unparsed JSON.
pub(crate) struct Members<'a>(pub(crate) Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    /// Parses a JSON object. Returns `None` if the text is not one.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Returns `true` if it is certain, without parsing, that a text is not an object with this member. It is certain if the text contains
    /// neither the name nor an escape that could spell it. If this returns `false`, the object may still lack the member.
    pub(crate) fn clearly_lack(text: &str, name: &str) -> bool {
        !text.contains(name) && !text.contains('\\')
    }

    /// Returns a member's value as JSON text, or `None` if the member is missing or null. If several members have the same name, the last
    /// one counts, as in other JSON readers.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.value(name).map(RawValue::get)
    }

    /// Returns a member's value as raw JSON, or `None` if the member is missing or null. See [`get`](Self::get).
    pub(crate) fn value(&self, name: &str) -> Option<&'a RawValue> {
        let (_, value) = self.0.iter().rev().find(|(member, _)| member == name)?;
        Some(*value).filter(|value| value.get() != "null")
    }

    /// Returns the members sorted by name. If several members have the same name, only the last one is kept.
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

/// The name of a member. It is borrowed unless it contains an escape.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// Sorts members by name. If several members have the same name, only the last one is kept.
pub(super) fn keep_last_of_each<T>(members: &mut Vec<(Cow<'_, str>, T)>) {
    // In reversed order, the last member with a name comes first. The sort is stable, so this member stays first and the others are
    // removed.
    members.reverse();
    members.sort_by(|(one, _), (other, _)| one.cmp(other));
    members.dedup_by(|(later, _), (earlier, _)| later == earlier);
}
