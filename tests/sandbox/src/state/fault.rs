//! Faults: a test chooses how the next call to an endpoint fails.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;

use crate::sync::lock;

/// A way for a call to fail.
///
/// The request is counted and recorded as usual, but not processed unless [`after_processing`](Self::after_processing) is set.
///
/// ```
/// use std::time::Duration;
/// use bytedance_sandbox::Fault;
///
/// Three responses with HTTP status 429, each half a second late, that ask the client to retry after two seconds.
/// let fault = Fault::status(429).retry_after("2").after(Duration::from_millis(500)).times(3);
/// ```
#[derive(Debug, Clone)]
pub struct Fault {
    pub(crate) kind: FaultKind,
    pub(crate) delay: Option<Duration>,
    pub(crate) after_processing: bool,
    times: usize,
}

/// The kinds of fault.
#[derive(Debug, Clone)]
pub(crate) enum FaultKind {
    /// The regular response.
    None,
    /// A refusal with this code, sub-code and message.
    Code(i64, Option<i64>, Option<String>),
    /// A refusal as for an invalid token.
    TokenRefused,
    /// A custom HTTP response.
    Http {
        status: u16,
        headers: Vec<(String, String)>,
        body: Bytes,
    },
    /// No response: the connection is closed.
    Close,
}

impl Fault {
    fn new(kind: FaultKind) -> Self {
        Self {
            kind,
            delay: None,
            after_processing: false,
            times: 1,
        }
    }

    fn http(status: u16, headers: &[(&str, &str)], body: impl Into<Bytes>) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self::new(FaultKind::Http {
            status,
            headers: headers.iter().map(owned).collect(),
            body: body.into(),
        })
    }

    /// Creates a fault that responds with this error code in the endpoint's envelope.
    #[must_use]
    pub fn code(code: i64) -> Self {
        Self::new(FaultKind::Code(code, None, None))
    }

    /// Creates a fault that refuses the call as if its token were invalid. The token itself remains valid.
    #[must_use]
    pub fn token_refused() -> Self {
        Self::new(FaultKind::TokenRefused)
    }

    /// Creates a fault that responds with an HTTP status and an HTML page, as a gateway does. A status below 200 or above 999 becomes 500.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::http(
            status,
            &[("content-type", "text/html; charset=utf-8")],
            format!("<html><body>{status}</body></html>"),
        )
    }

    /// Creates a fault that responds with status 200 and the content type of JSON, but with a body that is not JSON.
    #[must_use]
    pub fn invalid_json() -> Self {
        Self::body(
            200,
            "application/json",
            &b"{\"err_no\":0,\"data\":{\"\xff"[..],
        )
    }

    /// Creates a fault that responds with a custom status, content type and body.
    #[must_use]
    pub fn body(status: u16, content_type: &str, body: impl Into<Bytes>) -> Self {
        Self::http(status, &[("content-type", content_type)], body)
    }

    /// Creates a fault that redirects to another address with status 302.
    #[must_use]
    pub fn redirect(url: &str) -> Self {
        Self::http(302, &[("location", url)], Bytes::new())
    }

    /// Creates a fault that closes the connection after the request has been read, without a response.
    #[must_use]
    pub fn close() -> Self {
        Self::new(FaultKind::Close)
    }

    /// Creates a fault that delays the regular response.
    #[must_use]
    pub fn delay(delay: Duration) -> Self {
        Self::new(FaultKind::None).after(delay).after_processing()
    }

    /// Delays the fault.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// Processes the request before the fault replaces its response, as when a connection breaks on the way back.
    #[must_use]
    pub fn after_processing(mut self) -> Self {
        self.after_processing = true;
        self
    }

    /// Applies the fault to this many calls.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    /// Sets the message of a fault with an error code. By default, the message says that a test requested the code.
    #[must_use]
    pub fn message(mut self, text: &str) -> Self {
        if let FaultKind::Code(_, _, message) = &mut self.kind {
            *message = Some(text.to_owned());
        }
        self
    }

    /// Adds a sub-code to a fault with an error code. It is sent only if the envelope has a field for it.
    #[must_use]
    pub fn sub_code(mut self, code: i64) -> Self {
        if let FaultKind::Code(_, sub_code, _) = &mut self.kind {
            *sub_code = Some(code);
        }
        self
    }

    /// Adds a `Retry-After` header, in seconds or as a date, to a fault that responds with an HTTP status.
    #[must_use]
    pub fn retry_after(self, value: &str) -> Self {
        self.header("retry-after", value)
    }

    /// Adds a header to a fault that responds with an HTTP status.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let FaultKind::Http { headers, .. } = &mut self.kind {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }
}

/// The queued faults of one endpoint.
#[derive(Debug, Default)]
pub(crate) struct FaultQueue(Mutex<VecDeque<Fault>>);

impl FaultQueue {
    pub(crate) fn add(&self, fault: Fault) {
        if fault.times > 0 {
            lock(&self.0).push_back(fault);
        }
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }

    /// Takes the fault for the next call, if there is one.
    pub(crate) fn take(&self) -> Option<Fault> {
        let mut waiting = lock(&self.0);
        let first = waiting.front_mut()?;
        if first.times > 1 {
            first.times -= 1;
            return Some(first.clone());
        }
        waiting.pop_front()
    }
}
