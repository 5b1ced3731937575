//! Requests, both as the checks and behaviors read them and as tests inspect them.

mod call;
mod form;
mod multipart;
mod recorded;

pub(crate) use call::{Call, FieldValue, ParsedBody, Target};
pub(crate) use form::parse_pairs;
pub use multipart::Upload;
pub use recorded::RecordedRequest;
