//! The text of an error, and its causes.

use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;

use super::{Error, ErrorClass, ErrorKind, Repeated};
use crate::transport::with_causes;

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.inner;
        if let Some(endpoint) = &inner.endpoint {
            write!(formatter, "{endpoint}: ")?;
        }
        formatter.write_str(&inner.text)?;
        if let Some(message) = self.message() {
            write!(formatter, ": {message}")?;
        }
        let mut details = Vec::new();
        details.extend(self.code().map(|code| format!("code {code}")));
        details.extend(self.sub_code().map(|code| format!("sub code {code}")));
        details.extend(self.log_id().map(|log_id| format!("log id {log_id}")));
        if !details.is_empty() {
            write!(formatter, " ({})", details.join(", "))?;
        }
        if let Some(advice) = self.advice() {
            write!(formatter, "; {advice}")?;
        }
        inner.attempts.describe(self, formatter)
    }
}

impl Error {
    /// Returns advice on how to handle the error, except on an unknown outcome, which [`Attempts`](super::Attempts) describes.
    fn advice(&self) -> Option<&'static str> {
        if self.is_unclear() && self.is_outcome_unknown() {
            return None;
        }
        if let Some(class) = self.class() {
            return Some(class.advice());
        }
        let status = self.status()?;
        match self.kind() {
            ErrorKind::Http if status.is_redirection() => {
                Some("redirects are not followed: check the base URL")
            }
            ErrorKind::Http if status == StatusCode::TOO_MANY_REQUESTS => {
                Some(ErrorClass::Throttled.advice())
            }
            ErrorKind::Http if status.is_server_error() => {
                Some("the server failed: try again later")
            }
            ErrorKind::Http if status == StatusCode::NOT_FOUND => {
                Some("check the base URL and whether the platform still has this endpoint")
            }
            _ => None,
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !formatter.alternate() {
            return formatter.write_str(&with_causes(self));
        }
        let inner = &*self.inner;
        formatter
            .debug_struct("Error")
            .field("kind", &inner.kind)
            .field("class", &inner.class)
            .field("endpoint", &inner.endpoint)
            .field("text", &inner.text)
            .field("code", &inner.failure.code)
            .field("sub_code", &inner.failure.sub_code)
            .field("message", &inner.failure.message)
            .field("log_id", &inner.log_id)
            .field("status", &inner.status)
            .field("source", &inner.cause)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let cause = self.cause()?;
        match self.inner.repeated {
            Repeated::Nothing => Some(cause),
            Repeated::Cause => cause.source(),
            Repeated::Chain => None,
        }
    }
}
