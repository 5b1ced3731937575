//! The trait that all generated types implement, and the functions that use it for `Debug` and serde.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use super::{Fields, Reader, WireValue, Writer};

/// A structure of the catalogue, which names its fields to a reader or writer.
pub trait Structure: Send + Sync {
    /// Names every field, in the order of the wire format. Writing and reading both use this method, and writing changes nothing.
    fn fields(&mut self, fields: &mut Fields<'_, '_>);
}

/// Formats a structure as its name and JSON, such as `Name {"field":1}`, with the platform's field names and with secrets masked.
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

/// Serializes a structure as its JSON object on the wire.
pub fn serialize<S: Serializer>(
    structure: &mut dyn Structure,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let json = Writer::json(structure);
    let value: serde_json::Value = serde_json::from_str(&json).map_err(ser::Error::custom)?;
    value.serialize(serializer)
}

/// Deserializes a structure from a JSON-like object, as leniently as from a response of the platform.
pub fn deserialize<'de, T: Structure + Default, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let json = serde_json::Value::deserialize(deserializer)?;
    let mut structure = T::default();
    Reader::read(&json.to_string(), |reader| structure.read(reader)).map_err(de::Error::custom)?;
    Ok(structure)
}
