//! What comes back: the answer as it came, taken out of its envelope, with its payload or the error that it is.

mod binary;
mod envelope;
mod error;
mod raw;
mod read;
mod retry_after;

use std::ops::Deref;

use http::{HeaderMap, StatusCode};

pub use self::binary::Binary;
pub(crate) use self::envelope::log_id_in_headers;
pub use self::error::{Error, ErrorClass, ErrorCode, ErrorKind};
pub use self::raw::Raw;
pub(crate) use self::read::read_answer;

/// A payload together with the answer that brought it. Dereferences to the payload.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Answer<T> {
    /// What the endpoint gives.
    pub payload: T,
    /// The answer as it came.
    pub raw: Raw,
}

impl<T> Answer<T> {
    pub(crate) fn new(payload: T, raw: Raw) -> Self {
        Self { payload, raw }
    }

    /// The payload alone.
    pub fn into_payload(self) -> T {
        self.payload
    }

    /// HTTP status.
    pub fn status(&self) -> StatusCode {
        self.raw.status()
    }

    /// Headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        self.raw.headers()
    }

    /// The platform's log id, which its support asks for.
    pub fn log_id(&self) -> Option<&str> {
        self.raw.log_id()
    }
}

impl<T> Deref for Answer<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.payload
    }
}
