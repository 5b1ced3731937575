//! An answer as it came.

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

/// An answer as it came. Clones are cheap; `Debug` shows neither header values nor body.
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

    /// The endpoint that was called.
    pub fn endpoint(&self) -> &Endpoint {
        &self.inner.endpoint
    }

    /// HTTP status.
    pub fn status(&self) -> StatusCode {
        self.inner.status
    }

    /// Headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.inner.headers
    }

    /// The platform's log id, which its support asks for.
    pub fn log_id(&self) -> Option<&str> {
        self.inner.log_id.as_deref()
    }

    /// The whole body, envelope included.
    pub fn bytes(&self) -> &Bytes {
        &self.inner.body
    }

    /// The whole body as text, envelope included; what is not UTF-8 is replaced.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.inner.body)
    }

    /// The payload as open JSON; `null` where there is none.
    ///
    /// Numbers beyond 64 bits and the exact text of decimals are lost this way: [`payload`](Self::payload) keeps them.
    ///
    /// # Errors
    /// The payload is nested too deeply.
    pub fn json(&self) -> Result<serde_json::Value, Error> {
        self.payload(read::json)
    }

    /// Reads the payload with one of the functions of [`wire::read`](crate::wire::read). Where there is none, `null` is read.
    ///
    /// # Errors
    /// A value does not fit the documented type; the error names its place, the endpoint and the log id.
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
        // Where the payload stands is only known of answers that are JSON.
        Reader::read_valid(text, read).map_err(|misfit| Error::misfit(self, misfit))
    }

    /// The body as binary content, such as an image.
    ///
    /// # Errors
    /// The answer is empty, JSON or a web page. (JSON with an error code became an error before.)
    pub fn binary(&self) -> Result<Binary, Error> {
        let body = &self.inner.body;
        if body.is_empty() {
            return Err(Error::decode(
                self,
                "the answer is empty where binary content is documented",
            ));
        }
        let content_type = self.content_type();
        if is_text(content_type) {
            return Err(Error::decode(
                self,
                "the answer is text where binary content is documented",
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

/// JSON, or a page that something between here and the platform has put in its place.
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
