//! Between Rust values and what goes over the wire: strict out, lenient in.
//!
//! Generated types implement [`Structure`]: one function that writes every field and one that reads every field. Requests, JSON
//! answers, `Debug` and serde all go through these two, so that a type costs two short functions and no derive.

pub mod read;
pub mod write;

mod faults;
mod object;
mod reader;
mod scalar;
mod structure;
#[cfg(test)]
mod tests;
mod writer;

pub use faults::{Misfit, RequestFaults};
pub(crate) use object::Members;
pub use object::Object;
pub use reader::Reader;
pub use scalar::Scalar;
pub use structure::{Structure, debug, deserialize, serialize};
pub(crate) use writer::text_of;
pub use writer::{Part, Writer};

/// Open JSON: the type of fields whose shape the catalogue does not know.
pub use serde_json::Value as Json;

/// For generated code.
#[doc(hidden)]
pub use serde;
