//! The trait that all generated types implement, and functions that use it to implement `Debug` and serde's traits.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use super::{Fields, Reader, WireValue, Writer};

/// A type that can write and read its fields, such as a structure in the catalogue.
pub trait Structure: Send + Sync {
    /// Passes every field to `fields`, in the order used on the wire. Both writing and reading use this method. Writing does not change the
    /// structure.
    fn fields(&mut self, fields: &mut Fields<'_, '_>);
}

/// Formats a structure as its name followed by JSON, for example `Name {"field":1}`. The JSON uses the platform's field names, and secrets
/// in it are masked.
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

/// Serializes a structure in the same form as its JSON object on the wire.
pub fn serialize<S: Serializer>(
    structure: &mut dyn Structure,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let json = Writer::json(structure);
    let value: serde_json::Value = serde_json::from_str(&json).map_err(ser::Error::custom)?;
    value.serialize(serializer)
}

/// Deserializes a structure from a JSON-like object. This is as lenient as reading a response from the platform.
pub fn deserialize<'de, T: Structure + Default, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let json = serde_json::Value::deserialize(deserializer)?;
    let mut structure = T::default();
    Reader::read(&json.to_string(), |reader| structure.read(reader)).map_err(de::Error::custom)?;
    Ok(structure)
}
