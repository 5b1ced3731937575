//! A transport for tests. It uses no network.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::{BoxFuture, HttpRequest, HttpResponse, Transport, TransportError};

type Handler =
    dyn Fn(HttpRequest) -> BoxFuture<'static, Result<HttpResponse, TransportError>> + Send + Sync;

/// A transport that responds to requests by calling a function. It also records the requests for inspection.
///
/// ```
/// use std::sync::Arc;
/// use bytedance::Client;
/// use bytedance::transport::{MemoryTransport, HttpResponse};
///
/// # fn main() -> Result<(), bytedance::Error> {
/// let platform = Arc::new(MemoryTransport::new(|request| Ok(HttpResponse::json(&request, r#"{"err_no":0,"data":{}}"#))));
/// let app = Client::builder("tt_app_id", "secret").transport(platform.clone()).build()?;
/// // ... calls ...
/// assert!(platform.requests().is_empty());
/// # Ok(()) }
/// ```
pub struct MemoryTransport {
    handler: Box<Handler>,
    requests: Mutex<Vec<HttpRequest>>,
}

impl MemoryTransport {
    /// Creates a transport that responds with the function's return value.
    pub fn new(
        handler: impl Fn(HttpRequest) -> Result<HttpResponse, TransportError> + Send + Sync + 'static,
    ) -> Self {
        Self::later(move |request| std::future::ready(handler(request)))
    }

    /// Creates a transport that responds with the output of the future returned by the function.
    pub fn later<F>(handler: impl Fn(HttpRequest) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<HttpResponse, TransportError>> + Send + 'static,
    {
        Self {
            handler: Box::new(move |request| Box::pin(handler(request))),
            requests: Mutex::default(),
        }
    }

    /// Returns all requests that have been sent so far, oldest first.
    pub fn requests(&self) -> Vec<HttpRequest> {
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Transport for MemoryTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(request.clone());
        (self.handler)(request)
    }
}

impl fmt::Debug for MemoryTransport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MemoryTransport")
            .finish_non_exhaustive()
    }
}
