//! Conversion between Rust values and the wire format. Writing is strict and reading is lenient.
//!
//! Generated types implement [`Structure`]. Its only method lists every field of the type. Requests, JSON responses, `Debug` and serde all
//! use this method, so a type needs just one short method and no derives.

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
mod when;
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
pub use when::When;
pub(crate) use writer::text_of;
pub use writer::{Part, Writer};

/// Any JSON value. Used for fields whose structure is not described in the catalogue.
pub use serde_json::Value as Json;

/// For generated code.
#[doc(hidden)]
pub use serde;
