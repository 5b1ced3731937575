//! Requests: as the catalogue reads them, and as a test looks at them.

mod call;
mod form;
mod multipart;
mod recorded;

pub(crate) use call::{Call, FieldValue, ParsedBody, Target};
pub(crate) use form::parse_pairs;
pub use multipart::Upload;
pub use recorded::RecordedRequest;
