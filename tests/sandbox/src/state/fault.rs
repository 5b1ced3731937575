//! Faults: how a test makes the next calls to an endpoint fail.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;

use crate::sync::lock;

/// A way for a call to fail.
///
/// The request is still counted and recorded. It is not processed unless [`after_processing`](Self::after_processing) is set.
///
/// ```
/// use std::time::Duration;
/// use bytedance_sandbox::Fault;
///
/// // Three responses with HTTP status 429, each delayed by half a second, that ask the client to retry after two seconds.
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
    /// The same refusal as for an invalid token.
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

    /// Creates a fault that responds with an HTTP status and an HTML page, as a gateway would. A status below 200 or above 999 is replaced
    /// by 500.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::http(
            status,
            &[("content-type", "text/html; charset=utf-8")],
            format!("<html><body>{status}</body></html>"),
        )
    }

    /// Creates a fault that responds with status 200 and the JSON content type, but with a body that is not valid JSON.
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

    /// Creates a fault that redirects the client to a different URL with status 302.
    #[must_use]
    pub fn redirect(url: &str) -> Self {
        Self::http(302, &[("location", url)], Bytes::new())
    }

    /// Creates a fault that closes the connection without a response once the request has been read.
    #[must_use]
    pub fn close() -> Self {
        Self::new(FaultKind::Close)
    }

    /// Creates a fault that delays the regular response.
    #[must_use]
    pub fn delay(delay: Duration) -> Self {
        Self::new(FaultKind::None).after(delay).after_processing()
    }

    /// Delays the fault by this duration.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// Processes the request normally, then replaces its response with the fault. This simulates, for example, a connection that breaks
    /// while the response is on its way.
    #[must_use]
    pub fn after_processing(mut self) -> Self {
        self.after_processing = true;
        self
    }

    /// Applies the fault to this many calls. The default is one.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    /// Sets the message. This has an effect only on a fault created by [`code`](Self::code). By default, the message says that a test
    /// requested the code.
    #[must_use]
    pub fn message(mut self, text: &str) -> Self {
        if let FaultKind::Code(_, _, message) = &mut self.kind {
            *message = Some(text.to_owned());
        }
        self
    }

    /// Adds a sub-code. This has an effect only on a fault created by [`code`](Self::code). The sub-code is sent only if the envelope has a
    /// field for it.
    #[must_use]
    pub fn sub_code(mut self, code: i64) -> Self {
        if let FaultKind::Code(_, sub_code, _) = &mut self.kind {
            *sub_code = Some(code);
        }
        self
    }

    /// Adds a `Retry-After` header, given in seconds or as a date. This has an effect only on faults that respond with an HTTP status.
    #[must_use]
    pub fn retry_after(self, value: &str) -> Self {
        self.header("retry-after", value)
    }

    /// Adds a header. This has an effect only on faults that respond with an HTTP status.
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

    /// Takes the fault for the next call. Returns `None` if no fault is queued.
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
