//! Responses from the platform. They are unwrapped from their envelope and read as a payload or as the error that they report.

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
pub(crate) use self::error::Attempts;
pub use self::error::{Error, ErrorClass, ErrorCode, ErrorKind};
pub use self::raw::Raw;
pub(crate) use self::read::read_answer;

/// A payload along with the response that contained it.
///
/// It dereferences to the payload.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Answer<T> {
    /// The payload of the response.
    pub payload: T,
    /// The response as the server sent it.
    pub raw: Raw,
}

impl<T> Answer<T> {
    pub(crate) fn new(payload: T, raw: Raw) -> Self {
        Self { payload, raw }
    }

    /// Returns the payload and discards the response.
    pub fn into_payload(self) -> T {
        self.payload
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> StatusCode {
        self.raw.status()
    }

    /// Returns the headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        self.raw.headers()
    }

    /// Returns the platform's log id. The platform's support team needs it to look up the call.
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
