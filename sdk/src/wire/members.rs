//! The members of a JSON object, each as its own text.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of a JSON object, each as its own text.
pub(crate) struct Members<'a>(pub(crate) Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    /// The members of a text that is a JSON object.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text of a member that is there and not null; of several with one name the last, as in other JSON readers.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self.0.iter().rev().find(|(member, _)| member == name)?;
        Some(value.get()).filter(|text| *text != "null")
    }

    /// The members in the order in which they stand; of several with one name the last.
    #[cfg(feature = "rsa")]
    pub(crate) fn distinct_in_order(self) -> Vec<(Cow<'a, str>, &'a RawValue)> {
        let mut members = self.distinct();
        // All stand in one and the same text.
        members.sort_by_key(|(_, value)| value.get().as_ptr() as usize);
        members
    }

    /// The members sorted by name; of several with one name the last.
    pub(crate) fn distinct(self) -> Vec<(Cow<'a, str>, &'a RawValue)> {
        let mut members = self.0;
        // The last of one name comes first here, and the others go.
        members.reverse();
        members.sort_by(|(one, _), (other, _)| one.cmp(other));
        members.dedup_by(|(later, _), (earlier, _)| later == earlier);
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

/// A member's name, borrowed unless it holds an escape.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);
