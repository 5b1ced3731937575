//! The one trait of all generated types, and what follows from it: `Debug` and serde.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use super::{Object, Reader, Writer, read};

/// A type of the catalogue: writes and reads its fields under the platform's names.
pub trait Structure: Send + Sync {
    /// Writes every field that has a value.
    fn write(&self, writer: &mut Writer);

    /// Reads every field; what is missing has its zero value.
    fn read(object: &mut Object<'_, '_>) -> Self
    where
        Self: Sized;
}

/// Formats a structure under its platform names, secrets masked: `Name {"field":1}`.
pub fn debug(
    name: &str,
    structure: &dyn Structure,
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let json = Writer::masked(structure);
    if formatter.alternate()
        && let Ok(value) = serde_json::from_str::<serde_json::Value>(&json)
    {
        return write!(formatter, "{name} {value:#}");
    }
    write!(formatter, "{name} {json}")
}

/// Serializes a structure as the JSON object that it is on the wire.
pub fn serialize<S: Serializer>(
    structure: &dyn Structure,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let json = Writer::json(structure);
    let value: serde_json::Value = serde_json::from_str(&json).map_err(ser::Error::custom)?;
    value.serialize(serializer)
}

/// Deserializes a structure from a JSON-like object, as leniently as from an answer of the platform.
pub fn deserialize<'de, T: Structure + Default, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    let text = value.to_string();
    Reader::read(&text, read::object).map_err(de::Error::custom)
}
