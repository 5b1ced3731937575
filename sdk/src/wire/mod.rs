//! Conversion between Rust values and the wire format, which is strict when writing and lenient when reading.
//!
//! Generated types implement [`Structure`], whose only function names every field. Requests, JSON responses, `Debug` and serde all use this
//! function, so a type needs just one short function and no derives.

pub mod read;
pub(crate) mod write;

mod faults;
mod fields;
mod file;
mod members;
mod reader;
mod scalar;
#[cfg(feature = "dynamic")]
mod strict;
mod structure;
#[cfg(test)]
mod tests;
#[cfg(feature = "crypto")]
mod texts;
mod value;
mod writer;

pub use faults::{Misfit, RequestFaults};
pub use fields::Fields;
pub(crate) use members::Members;
pub use reader::Reader;
pub use scalar::Scalar;
#[cfg(feature = "dynamic")]
pub(crate) use strict::{fill, given_parts, value_text};
pub use structure::{Structure, debug, deserialize, serialize};
#[cfg(feature = "crypto")]
pub(crate) use texts::Texts;
#[cfg(feature = "callbacks")]
pub(crate) use texts::any_twice;
pub use value::WireValue;
pub(crate) use writer::text_of;
pub use writer::{Part, Writer};

/// Any JSON value. This is the type of fields whose structure the catalogue does not describe.
pub use serde_json::Value as Json;

/// For generated code.
#[doc(hidden)]
pub use serde;
