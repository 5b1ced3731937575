//! The trait for sending requests to the platform, and its implementations.
//!
//! The default is `ReqwestTransport` (feature `reqwest`). [`MemoryTransport`] is meant for tests. To use a different HTTP library, implement
//! [`Transport`]. Whatever the transport, the client rejects responses from a scheme, host or port other than the requested one, treats redirects
//! as errors and enforces the call's timeout.

mod failure;
mod memory;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "reqwest")]
mod setting_error;

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use url::Url;

pub(crate) use self::failure::with_causes;
pub use self::failure::{TransportError, TransportErrorKind};
pub use self::memory::MemoryTransport;
#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
pub use self::reqwest::{ReqwestTransport, ReqwestTransportBuilder};
#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
pub use self::setting_error::SettingError;

/// A boxed future. Methods that return this type instead of being `async` keep the traits of this crate dyn-compatible.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests to servers and returns the responses.
///
/// An implementation must send each request exactly as it receives it. It must not follow redirects, retry or add cookies. Dropping the returned
/// future must cancel the exchange.
pub trait Transport: Send + Sync {
    /// Sends a request and returns the response.
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>>;
}

/// A complete HTTP request, exactly as it is sent.
///
/// `Debug` does not show the query, the header values or the body, because these contain secrets.
#[derive(Clone)]
#[non_exhaustive]
pub struct HttpRequest {
    /// The HTTP method.
    pub method: Method,
    /// The URL, including the path and query.
    pub url: Url,
    /// All headers except `Host` and `Content-Length`. The transport sets those two itself.
    pub headers: HeaderMap,
    /// The exact body, which may be empty.
    pub body: Bytes,
    /// How long the exchange may take. The client cancels the exchange after this time, so a transport does not have to enforce the timeout itself.
    pub timeout: Duration,
    /// The maximum size of the response body in bytes, after decompression.
    pub body_limit: usize,
}

impl HttpRequest {
    /// Creates a request with no headers and an empty body, a timeout of 20 seconds and a body limit of 32 MiB.
    pub fn new(method: Method, url: Url) -> Self {
        Self {
            method,
            url,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            timeout: Duration::from_secs(20),
            body_limit: 32 << 20,
        }
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("server", &self.url.origin().ascii_serialization())
            .field("headers", &HeaderNames(&self.headers))
            .field("body_bytes", &self.body.len())
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// An HTTP response.
///
/// `Debug` shows neither header values nor the body.
#[derive(Clone)]
#[non_exhaustive]
pub struct HttpResponse {
    /// The URL that the response came from. After a redirect, it differs from the requested URL.
    pub url: Url,
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The whole body, after decompression.
    pub body: Bytes,
}

impl HttpResponse {
    /// Creates a response that comes from the requested URL, with no headers and an empty body.
    pub fn new(request: &HttpRequest, status: StatusCode) -> Self {
        Self {
            url: request.url.clone(),
            status,
            headers: HeaderMap::new(),
            body: Bytes::new(),
        }
    }

    /// Creates a response with status 200 and a JSON body.
    pub fn json(request: &HttpRequest, json: impl ToString) -> Self {
        Self::new(request, StatusCode::OK)
            .with_header(
                http::header::CONTENT_TYPE,
                HeaderValue::from_static("application/json"),
            )
            .with_body(json.to_string())
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HttpResponse")
            .field("server", &self.url.origin().ascii_serialization())
            .field("status", &self.status)
            .field("headers", &HeaderNames(&self.headers))
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// Formats the names of headers, but not their values.
pub(crate) struct HeaderNames<'a>(pub(crate) &'a HeaderMap);

impl fmt::Debug for HeaderNames<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.0.keys()).finish()
    }
}
