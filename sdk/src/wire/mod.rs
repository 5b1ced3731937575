//! Between Rust values and what goes over the wire: strict out, lenient in.
//!
//! Generated types implement [`Structure`]: one function that names every field. Requests, JSON answers, `Debug` and serde all go
//! through it, so that a type costs one short function and no derive, whatever is done with it.

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

/// Open JSON: the type of fields whose shape the catalogue does not know.
pub use serde_json::Value as Json;

/// For generated code.
#[doc(hidden)]
pub use serde;
