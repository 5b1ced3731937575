//! Faults that a test asks for: the next call of an endpoint goes wrong in a given way.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;

use crate::sync::lock;

/// What goes wrong with a call.
///
/// The request is counted and recorded as always. It is not processed, unless [`after_processing`](Self::after_processing) says so.
///
/// ```
/// use std::time::Duration;
/// use bytedance_sandbox::Fault;
///
/// // Three answers with HTTP status 429 that ask for two seconds of patience, each half a second late.
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
    /// The right answer.
    None,
    /// A refusal with this code, finer code and message.
    Code(i64, Option<i64>, Option<String>),
    /// A refusal as for a token that is not valid.
    TokenRefused,
    /// An HTTP answer of its own.
    Http {
        status: u16,
        headers: Vec<(String, String)>,
        body: Bytes,
    },
    /// No answer: the connection is closed.
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

    /// The endpoint's envelope with this error code.
    #[must_use]
    pub fn code(code: i64) -> Self {
        Self::new(FaultKind::Code(code, None, None))
    }

    /// The refusal that the endpoint gives to a token that is not valid. The token itself stays alive.
    #[must_use]
    pub fn token_refused() -> Self {
        Self::new(FaultKind::TokenRefused)
    }

    /// An HTTP status with an HTML page, as a gateway answers. A status below 200 or above 999 becomes 500.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::http(
            status,
            &[("content-type", "text/html; charset=utf-8")],
            format!("<html><body>{status}</body></html>"),
        )
    }

    /// Status 200 and a body that is not JSON, though its content type says so.
    #[must_use]
    pub fn invalid_json() -> Self {
        Self::body(
            200,
            "application/json",
            &b"{\"err_no\":0,\"data\":{\"\xff"[..],
        )
    }

    /// An answer of your own.
    #[must_use]
    pub fn body(status: u16, content_type: &str, body: impl Into<Bytes>) -> Self {
        Self::http(status, &[("content-type", content_type)], body)
    }

    /// Status 302 to another address.
    #[must_use]
    pub fn redirect(url: &str) -> Self {
        Self::http(302, &[("location", url)], Bytes::new())
    }

    /// No answer: the connection is closed when the request has been read.
    #[must_use]
    pub fn close() -> Self {
        Self::new(FaultKind::Close)
    }

    /// The right answer, this much later.
    #[must_use]
    pub fn delay(delay: Duration) -> Self {
        Self::new(FaultKind::None).after(delay).after_processing()
    }

    /// The fault comes this much later.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// Lets the request be processed before the fault replaces its answer, as when a connection breaks on the way back.
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

    /// The message of an error code; without one there is a general text.
    #[must_use]
    pub fn message(mut self, text: &str) -> Self {
        if let FaultKind::Code(_, _, message) = &mut self.kind {
            *message = Some(text.to_owned());
        }
        self
    }

    /// The finer code beside an error code. Written only where the envelope has a place for it.
    #[must_use]
    pub fn sub_code(mut self, code: i64) -> Self {
        if let FaultKind::Code(_, sub_code, _) = &mut self.kind {
            *sub_code = Some(code);
        }
        self
    }

    /// A `Retry-After` header: seconds, or a date. For answers with an HTTP status.
    #[must_use]
    pub fn retry_after(self, value: &str) -> Self {
        self.header("retry-after", value)
    }

    /// A header of an answer with an HTTP status.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let FaultKind::Http { headers, .. } = &mut self.kind {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }
}

/// The faults that wait for one endpoint.
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

    /// Takes the fault for the next call.
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
