//! A callback: its options, the signed request, and the result of sending it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{Request, StatusCode};

use super::client::send_request;
use super::protocol::{Protocol, SigningContext, SigningKeys};
use crate::state::Clock;

type Change = Arc<dyn Fn(&mut Request<Bytes>) + Send + Sync>;

/// A callback from the platform. It can be turned into a [request](Self::request) or [sent](Self::send) any number of times, and is signed
/// anew each time.
#[derive(Clone)]
#[must_use]
pub struct Callback {
    clock: Arc<Clock>,
    protocol: Arc<dyn Protocol>,
    schedule: Vec<Duration>,
    timeout: Duration,
    pause: Duration,
    sign_each_attempt: bool,
    keys: SigningKeys,
    time: Option<SystemTime>,
    nonce: Option<String>,
    id: String,
    change: Option<Change>,
}

impl fmt::Debug for Callback {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Callback")
            .field("protocol", &self.protocol)
            .finish_non_exhaustive()
    }
}

impl Callback {
    pub(super) fn new(keys: SigningKeys, clock: Arc<Clock>, protocol: Arc<dyn Protocol>) -> Self {
        Self {
            schedule: protocol
                .schedule()
                .iter()
                .map(|seconds| Duration::from_secs(*seconds))
                .collect(),
            timeout: protocol.timeout(),
            pause: Duration::ZERO,
            sign_each_attempt: false,
            keys,
            clock,
            protocol,
            time: None,
            nonce: None,
            id: format!("sandbox-{}", unique_number()),
            change: None,
        }
    }

    /// Sets the time at which the callback claims to have been signed. The default is the machine's current time, because a server under
    /// test has no access to the sandbox platform's clock.
    pub fn signed_at(mut self, time: SystemTime) -> Self {
        self.time = Some(time);
        self
    }

    /// Sets the nonce included in the signature. By default, a unique nonce is generated.
    pub fn nonce(mut self, nonce: &str) -> Self {
        self.nonce = Some(nonce.to_owned());
        self
    }

    /// Sets the message id, for example the `Msg-Id` of a webhook. By default, a unique id is generated. All repetitions of a callback have
    /// the same id.
    pub fn id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.id);
        self
    }

    /// Signs the callback with the wrong keys.
    pub fn forged(mut self) -> Self {
        self.keys = self.keys.forged();
        self
    }

    /// Changes the request after it has been signed. The change can affect, for example, the method, the headers or the body.
    pub fn tampered(
        mut self,
        change: impl Fn(&mut Request<Bytes>) + Send + Sync + 'static,
    ) -> Self {
        self.change = Some(Arc::new(change));
        self
    }

    /// Sets how long to wait before each repetition, replacing the platform's schedule.
    pub fn schedule(mut self, waits: impl IntoIterator<Item = Duration>) -> Self {
        self.schedule = waits.into_iter().collect();
        self
    }

    /// Sends the callback only once, whatever the response.
    pub fn once(self) -> Self {
        self.schedule([])
    }

    /// Sets how long to wait for a response, measured by the machine's clock. The default is 2 seconds for encrypted pushes, 8 seconds for
    /// life service requests, and 5 seconds for all other callbacks.
    pub fn timeout(mut self, time: Duration) -> Self {
        self.timeout = time;
        self
    }

    /// Pauses for this long, measured by the machine's clock, before each repetition to give the server time to make progress. By default,
    /// there is no pause.
    pub fn pause(mut self, time: Duration) -> Self {
        self.pause = time;
        self
    }

    /// Signs each repetition again, with a new time and nonce. By default, repetitions consist of the same bytes as the first attempt,
    /// because the documentation does not say whether the platform signs each attempt separately.
    pub fn sign_each_attempt(mut self) -> Self {
        self.sign_each_attempt = true;
        self
    }

    /// Returns the signed request for a URL or a path. Some kinds of callback add a query to it.
    ///
    /// # Panics
    /// Panics if `target` is not a URL or a path.
    #[track_caller]
    #[must_use]
    pub fn request(&self, target: &str) -> Request<Bytes> {
        let nonce = self
            .nonce
            .clone()
            .unwrap_or_else(|| unique_number().to_string());
        let signed = self.protocol.sign(&SigningContext {
            keys: &self.keys,
            time: self.time.unwrap_or_else(SystemTime::now),
            nonce: &nonce,
            id: &self.id,
        });
        let mut request = Request::builder().method(signed.method);
        for (name, value) in signed.headers {
            request = request.header(name, value);
        }
        let request = request
            .uri(with_query(target, signed.query.as_deref()))
            .body(Bytes::from(signed.body));
        let mut request = match request {
            Ok(request) => request,
            Err(error) => panic!("cannot build a request to {target}: {error}"),
        };
        if let Some(change) = &self.change {
            change(&mut request);
        }
        request
    }

    /// Sends the callback to an `http://` URL and repeats it until it is acknowledged or the schedule ends.
    ///
    /// The intervals of the schedule take no real time. Instead, the sandbox platform's clock is [moved forward](crate::Sandbox::advance),
    /// and tokens issued by the platform age accordingly. This method requires a tokio runtime with I/O and time enabled.
    ///
    /// # Panics
    /// Panics if `url` is not a valid URL.
    pub async fn send(&self, url: &str) -> Delivery {
        let mut request = self.request(url);
        let mut delivery = self.attempt(request.clone()).await;
        for wait in &self.schedule {
            let is_answered = delivery.status.is_some() && self.protocol.stops_after_any_answer();
            if delivery.acknowledged || is_answered {
                break;
            }
            self.clock.advance(*wait);
            tokio::time::sleep(self.pause).await;
            if self.sign_each_attempt {
                request = self.request(url);
            }
            delivery = Delivery {
                attempts: delivery.attempts + 1,
                waited: delivery.waited + *wait,
                ..self.attempt(request.clone()).await
            };
        }
        delivery
    }

    async fn attempt(&self, request: Request<Bytes>) -> Delivery {
        let answer = tokio::time::timeout(self.timeout, send_request(request)).await;
        let (status, body) = match answer {
            Ok(Ok((status, body))) => (Some(status), String::from_utf8_lossy(&body).into_owned()),
            Ok(Err(error)) => (None, error.to_string()),
            Err(_) => (None, format!("no response within {:?}", self.timeout)),
        };
        Delivery {
            acknowledged: status.is_some_and(|status| self.protocol.acknowledges(status, &body)),
            attempts: 1,
            status,
            body,
            waited: Duration::ZERO,
        }
    }
}

/// The result of sending a callback.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Delivery {
    /// Whether the last response was the acknowledgment that the platform requires.
    pub acknowledged: bool,
    /// The number of times the callback was sent.
    pub attempts: usize,
    /// The status of the last response, or `None` if the last attempt received no response.
    pub status: Option<StatusCode>,
    /// The body of the last response, or the reason why there was no response.
    pub body: String,
    /// How far the sandbox platform's clock was moved forward between the first and the last attempt.
    pub waited: Duration,
}

fn with_query(target: &str, query: Option<&str>) -> String {
    match query {
        None => target.to_owned(),
        Some(query) if target.contains('?') => format!("{target}&{query}"),
        Some(query) => format!("{target}?{query}"),
    }
}

/// Returns a number that is unique to this callback, even across processes.
fn unique_number() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_nanos() as u64);
    let later = |last: u64| Some(now.max(last + 1));
    let last = LAST.fetch_update(Ordering::Relaxed, Ordering::Relaxed, later);
    last.map_or(now, |last| now.max(last + 1))
}
