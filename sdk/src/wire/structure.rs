//! The one trait of all generated types, and what follows from it: `Debug` and serde.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use super::{Fields, Reader, WireValue, Writer};

/// A type of the catalogue.
pub trait Structure: Send + Sync {
    /// Names every field, in the order of the wire. Writing and reading both go through it; writing changes nothing.
    fn fields(&mut self, fields: &mut Fields<'_, '_>);
}

/// Formats a structure under its platform names, secrets masked: `Name {"field":1}`.
pub fn debug(
    name: &str,
    structure: &mut dyn Structure,
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
    structure: &mut dyn Structure,
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
    let json = serde_json::Value::deserialize(deserializer)?;
    let mut structure = T::default();
    Reader::read(&json.to_string(), |reader| structure.read(reader)).map_err(de::Error::custom)?;
    Ok(structure)
}
