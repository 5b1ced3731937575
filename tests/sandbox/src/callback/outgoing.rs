//! A callback: what can be set about it, the signed request, and its delivery.

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

/// A callback of the platform: signed when it is [made a request](Self::request) or [sent](Self::send), any number of times.
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

    /// When it is signed, instead of now. It is the machine's time: a server under test does not know the sandbox platform's.
    pub fn signed_at(mut self, time: SystemTime) -> Self {
        self.time = Some(time);
        self
    }

    /// The nonce that is signed; unless set one that no other callback has.
    pub fn nonce(mut self, nonce: &str) -> Self {
        self.nonce = Some(nonce.to_owned());
        self
    }

    /// The id of the message, `Msg-Id` of a webhook; unless set one that no other callback has. Redeliveries have the same one.
    pub fn id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.id);
        self
    }

    /// Signs with keys that a stranger made up.
    pub fn forged(mut self) -> Self {
        self.keys = self.keys.forged();
        self
    }

    /// Changes the request after it was signed: its method, its headers, its body.
    pub fn tampered(
        mut self,
        change: impl Fn(&mut Request<Bytes>) + Send + Sync + 'static,
    ) -> Self {
        self.change = Some(Arc::new(change));
        self
    }

    /// How long to wait before each redelivery, instead of the schedule of the platform.
    pub fn schedule(mut self, waits: impl IntoIterator<Item = Duration>) -> Self {
        self.schedule = waits.into_iter().collect();
        self
    }

    /// Sends it once, whatever is answered.
    pub fn once(self) -> Self {
        self.schedule([])
    }

    /// How long to wait for an answer, by the machine's clock. Unless set 5 seconds, of encrypted pushes 2, of the life service 8.
    pub fn timeout(mut self, time: Duration) -> Self {
        self.timeout = time;
        self
    }

    /// Waits so long by the machine's clock before each redelivery, so that the server can get on meanwhile; not at all unless set.
    pub fn pause(mut self, time: Duration) -> Self {
        self.pause = time;
        self
    }

    /// Signs each redelivery again, with another time and nonce. No document tells whether the platform does so; unless set, the same bytes
    /// are sent again.
    pub fn sign_each_attempt(mut self) -> Self {
        self.sign_each_attempt = true;
        self
    }

    /// The signed request to a URL or a path. The query that some kinds of callbacks have is added to it.
    ///
    /// # Panics
    /// That is not a URL or a path.
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
            Err(error) => panic!("no request to {target} can be made: {error}"),
        };
        if let Some(change) = &self.change {
            change(&mut request);
        }
        request
    }

    /// Sends it to an `http://` address, again and again until it is acknowledged or the schedule of the platform is at its end.
    ///
    /// The waits of the schedule take no time: the sandbox platform's clock is put [forward](crate::Sandbox::advance) instead, so that its
    /// tokens age meanwhile. Needs a tokio runtime with I/O and time.
    ///
    /// # Panics
    /// Panics if the address is not a URL.
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
            Err(_) => (None, format!("no answer in {:?}", self.timeout)),
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
    /// Whether the last answer was the acknowledgment that the platform wants.
    pub acknowledged: bool,
    /// How often it was sent.
    pub attempts: usize,
    /// The status of the last answer, or `None` if there was no answer.
    pub status: Option<StatusCode>,
    /// The body of the last answer, or the reason why there was no answer.
    pub body: String,
    /// How much time of the sandbox platform passed before the last attempt.
    pub waited: Duration,
}

fn with_query(target: &str, query: Option<&str>) -> String {
    match query {
        None => target.to_owned(),
        Some(query) if target.contains('?') => format!("{target}&{query}"),
        Some(query) => format!("{target}?{query}"),
    }
}

/// A number that no other callback has, of this process or another.
fn unique_number() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_nanos() as u64);
    let later = |last: u64| Some(now.max(last + 1));
    let last = LAST.fetch_update(Ordering::Relaxed, Ordering::Relaxed, later);
    last.map_or(now, |last| now.max(last + 1))
}
