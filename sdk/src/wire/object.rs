//! Reads the fields of a JSON object by name.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::faults::Step;
use super::{Reader, read};

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

/// A JSON object whose fields are asked for by name. What is not asked for is ignored.
pub struct Object<'a, 'r> {
    reader: &'r mut Reader<'a>,
    members: Members<'a>,
    also: &'static [&'static str],
}

impl<'a, 'r> Object<'a, 'r> {
    pub(super) fn new(reader: &'r mut Reader<'a>, members: Members<'a>) -> Self {
        Self {
            reader,
            members,
            also: &[],
        }
    }

    /// Other names under which the next field may stand.
    pub fn also(&mut self, names: &'static [&'static str]) -> &mut Self {
        self.also = names;
        self
    }

    /// A field; missing or null is the zero value.
    pub fn field<T: Default>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Reader<'a>) -> T,
    ) -> T {
        self.optional(name, read).unwrap_or_default()
    }

    /// A field that may be missing or null.
    pub fn optional<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Reader<'a>) -> T,
    ) -> Option<T> {
        let also = std::mem::take(&mut self.also);
        let text = std::iter::once(&name)
            .chain(also)
            .find_map(|name| self.members.get(name))?;
        Some(
            self.reader
                .inside(Step::Name(Cow::Borrowed(name)), text, read),
        )
    }

    /// A string.
    pub fn string(&mut self, name: &'static str) -> String {
        self.field(name, read::string)
    }

    /// A whole number of 64 bits.
    pub fn i64(&mut self, name: &'static str) -> i64 {
        self.field(name, read::i64)
    }

    /// A truth value.
    pub fn bool(&mut self, name: &'static str) -> bool {
        self.field(name, read::bool)
    }
}
