//! How requests reach the platform: one small trait through which all traffic goes.
//!
//! The default is `ReqwestTransport` (feature `reqwest`); [`MemoryTransport`] serves tests; a program's own HTTP stack is an
//! implementation of [`Transport`] away. Whatever the transport does, the client refuses an answer that comes from another
//! scheme, host or port than it asked, treats a redirect as an error and bounds the time a call takes.

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

pub use self::failure::{TransportError, TransportErrorKind};
pub use self::memory::MemoryTransport;
#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
pub use self::reqwest::{ReqwestTransport, ReqwestTransportBuilder};
#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
pub use self::setting_error::SettingError;

/// A boxed future, so that the traits of this crate can be made into objects.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Carries one request to a server and brings the answer back.
///
/// An implementation sends exactly what it is given: it follows no redirect, repeats nothing and adds no cookie. Dropping
/// the future abandons the exchange.
pub trait Transport: Send + Sync {
    /// Sends a request.
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>>;
}

/// A request, complete to the last byte. `Debug` shows neither query, header values nor body: they hold secrets.
#[derive(Clone)]
#[non_exhaustive]
pub struct HttpRequest {
    /// HTTP method.
    pub method: Method,
    /// Address with path and query.
    pub url: Url,
    /// All headers that matter; `Host` and `Content-Length` are the transport's.
    pub headers: HeaderMap,
    /// The exact body.
    pub body: Bytes,
    /// How long the exchange may take. The client abandons it then, so a transport need not watch the clock itself.
    pub timeout: Duration,
    /// How many bytes a body of an answer may have, after decompression.
    pub body_limit: usize,
}

impl HttpRequest {
    /// A request without headers and body, with a timeout of 20 seconds and a limit of 32 MiB.
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

/// An answer. `Debug` shows neither header values nor body.
#[derive(Clone)]
#[non_exhaustive]
pub struct HttpResponse {
    /// The address that answered; after a redirect another one than was asked.
    pub url: Url,
    /// HTTP status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// The whole body, decompressed.
    pub body: Bytes,
}

impl HttpResponse {
    /// An answer from the address that was asked, without headers and body.
    pub fn new(request: &HttpRequest, status: StatusCode) -> Self {
        Self {
            url: request.url.clone(),
            status,
            headers: HeaderMap::new(),
            body: Bytes::new(),
        }
    }

    /// An answer with status 200 and a JSON body.
    pub fn json(request: &HttpRequest, json: impl ToString) -> Self {
        Self::new(request, StatusCode::OK)
            .with_header(
                http::header::CONTENT_TYPE,
                HeaderValue::from_static("application/json"),
            )
            .with_body(json.to_string())
    }

    /// The same answer with one more header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    /// The same answer with this body.
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

/// Shows the names of headers without their values.
pub(crate) struct HeaderNames<'a>(pub(crate) &'a HeaderMap);

impl fmt::Debug for HeaderNames<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.0.keys()).finish()
    }
}
