//! A response as the server sent it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

use super::{Binary, Error};
use crate::endpoint::{Endpoint, EndpointReference};
use crate::transport::HeaderNames;
use crate::wire::{Reader, read};

/// A response as the server sent it.
///
/// Cloning is cheap. `Debug` shows neither header values nor the body.
#[derive(Clone)]
pub struct Raw {
    inner: Arc<RawInner>,
}

struct RawInner {
    endpoint: EndpointReference,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    log_id: Option<String>,
    payload: Option<Range<usize>>,
}

impl Raw {
    pub(crate) fn new(
        endpoint: EndpointReference,
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
        log_id: Option<String>,
        payload: Option<Range<usize>>,
    ) -> Self {
        Self {
            inner: Arc::new(RawInner {
                endpoint,
                status,
                headers,
                body,
                log_id,
                payload,
            }),
        }
    }

    /// Returns the endpoint that was called.
    pub fn endpoint(&self) -> &Endpoint {
        &self.inner.endpoint
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> StatusCode {
        self.inner.status
    }

    /// Returns the headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.inner.headers
    }

    /// Returns the platform's log id. The platform's support team needs it to look up the call.
    pub fn log_id(&self) -> Option<&str> {
        self.inner.log_id.as_deref()
    }

    /// Returns the whole body, including the envelope.
    pub fn bytes(&self) -> &Bytes {
        &self.inner.body
    }

    /// Returns the whole body as text, including the envelope. Invalid UTF-8 is replaced by the replacement character.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.inner.body)
    }

    /// Returns the payload as JSON, or `null` if there is none.
    ///
    /// Numbers that do not fit in 64 bits lose precision, and decimal numbers can too. To preserve the exact text of numbers, use
    /// [`payload`](Self::payload).
    ///
    /// # Errors
    /// Returns an error if the payload is nested too deeply.
    pub fn json(&self) -> Result<serde_json::Value, Error> {
        self.payload(read::json)
    }

    /// Reads the payload with one of the functions of [`wire::read`](crate::wire::read). A missing payload is read as `null`.
    ///
    /// # Errors
    /// Returns an error if a value does not match its documented type. The error contains the path of the value in the payload, the endpoint and
    /// the log id.
    pub fn payload<T>(&self, read: impl for<'a> FnOnce(&mut Reader<'a>) -> T) -> Result<T, Error> {
        let text = match &self.inner.payload {
            None => "null",
            Some(range) => self
                .inner
                .body
                .get(range.clone())
                .and_then(|bytes| std::str::from_utf8(bytes).ok())
                .unwrap_or("null"),
        };
        // A payload is located only if the whole response is valid JSON, so it is not validated again.
        Reader::read_valid(text, read).map_err(|misfit| Error::misfit(self, misfit))
    }

    /// Returns the body as binary content, such as an image.
    ///
    /// # Errors
    /// Returns an error if the response is empty, JSON or a web page. If the response is JSON with an error code, the call itself has already
    /// returned an error.
    pub fn binary(&self) -> Result<Binary, Error> {
        let body = &self.inner.body;
        if body.is_empty() {
            return Err(Error::decode(
                self,
                "the response is empty, but binary content is documented",
            ));
        }
        let content_type = self.content_type();
        if is_text(content_type) {
            return Err(Error::decode(
                self,
                "the response is text, but binary content is documented",
            ));
        }
        Ok(Binary {
            bytes: body.clone(),
            content_type: content_type.to_owned(),
        })
    }

    pub(crate) fn content_type(&self) -> &str {
        let value = self.inner.headers.get(header::CONTENT_TYPE);
        value
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

/// Returns whether the content type is that of JSON or of a web page. A proxy may have sent the web page in place of the platform's response.
fn is_text(content_type: &str) -> bool {
    let kind = content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    matches!(
        kind.as_str(),
        "application/json" | "text/json" | "text/html"
    )
}

impl fmt::Debug for Raw {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Raw")
            .field("endpoint", &self.inner.endpoint.name)
            .field("status", &self.inner.status)
            .field("log_id", &self.inner.log_id)
            .field("headers", &HeaderNames(&self.inner.headers))
            .field("body_bytes", &self.inner.body.len())
            .finish_non_exhaustive()
    }
}
