//! Whether, when and how often a call is repeated: three small policies.
//!
//! ```
//! use std::time::Duration;
//! use bytedance::Client;
//! use bytedance::retry::{ExponentialBackoff, Retry};
//!
//! let patient = Retry::new()
//!     .attempts(5)
//!     .deadline(Duration::from_secs(60))
//!     .backoff(ExponentialBackoff::new(Duration::from_millis(500), 2.0, Duration::from_secs(10)));
//! let builder = Client::builder("tt_app_id", "secret").retry(patient);
//! ```

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use crate::answer::{Error, ErrorClass, ErrorKind};
use crate::endpoint::Endpoint;

/// Says what may be repeated.
pub trait RepeatPolicy: Send + Sync {
    /// Whether a call to this endpoint that ended so may be made again.
    fn may_repeat(&self, endpoint: &Endpoint, error: &Error) -> bool;
}

/// The default: repeats what can't have happened twice.
///
/// - No connection came about, or HTTP 429: nothing was done, any endpoint is repeated.
/// - Timeout, broken connection, HTTP 5xx, a busy code, an unreadable answer: only endpoints that the catalogue calls safe. Payments and sends are
///   not among them.
/// - Anything else, used-up quotas included, is not repeated.
#[derive(Debug, Clone, Copy, Default)]
pub struct RepeatSafely;

impl RepeatPolicy for RepeatSafely {
    fn may_repeat(&self, endpoint: &Endpoint, error: &Error) -> bool {
        match error.kind() {
            ErrorKind::Connect => true,
            ErrorKind::Http if error.status() == Some(StatusCode::TOO_MANY_REQUESTS) => true,
            ErrorKind::Timeout | ErrorKind::Transport | ErrorKind::Decode => endpoint.safe,
            ErrorKind::Http => {
                endpoint.safe
                    && error
                        .status()
                        .is_some_and(|status| status.is_server_error())
            }
            ErrorKind::Api => endpoint.safe && error.class() == Some(ErrorClass::Busy),
            _ => false,
        }
    }
}

/// Says how long to wait before a repetition.
pub trait Backoff: Send + Sync {
    /// The wait after the given attempt; the first one is 1.
    fn wait(&self, attempt: u32) -> Duration;
}

/// Waits that grow by a factor up to a maximum, each drawn evenly between zero and that ("full jitter"), so that many clients
/// do not come back at once.
#[derive(Debug, Clone, Copy)]
pub struct ExponentialBackoff {
    initial: Duration,
    factor: f64,
    maximum: Duration,
}

impl ExponentialBackoff {
    /// Waits up to `initial` after the first attempt, `factor` times that after the next, never over `maximum`.
    pub fn new(initial: Duration, factor: f64, maximum: Duration) -> Self {
        Self {
            initial,
            factor: if factor.is_finite() {
                factor.max(1.0)
            } else {
                1.0
            },
            maximum,
        }
    }

    /// The longest wait after an attempt.
    fn bound(&self, attempt: u32) -> Duration {
        let exponent = i32::try_from(attempt.saturating_sub(1)).unwrap_or(i32::MAX);
        let seconds = self.initial.as_secs_f64() * self.factor.powi(exponent);
        Duration::try_from_secs_f64(seconds).map_or(self.maximum, |wait| wait.min(self.maximum))
    }
}

impl Default for ExponentialBackoff {
    /// 200 ms, doubled each time, at most 5 s.
    fn default() -> Self {
        Self::new(Duration::from_millis(200), 2.0, Duration::from_secs(5))
    }
}

impl Backoff for ExponentialBackoff {
    fn wait(&self, attempt: u32) -> Duration {
        self.bound(attempt).mul_f64(fastrand::f64())
    }
}

/// What may be repeated, how long to wait, how often.
#[derive(Clone)]
#[must_use]
pub struct Retry {
    attempts: u32,
    deadline: Option<Duration>,
    longest_wait: Duration,
    policy: Arc<dyn RepeatPolicy>,
    backoff: Arc<dyn Backoff>,
}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

impl Retry {
    /// Three attempts, [`RepeatSafely`], [`ExponentialBackoff`].
    pub fn new() -> Self {
        Self {
            attempts: 3,
            deadline: None,
            longest_wait: Duration::from_secs(30),
            policy: Arc::new(RepeatSafely),
            backoff: Arc::new(ExponentialBackoff::default()),
        }
    }

    /// One attempt only. (A token that the platform refuses is still replaced once: see [`Client`](crate::Client).)
    pub fn none() -> Self {
        Self::new().attempts(1)
    }

    /// How many attempts are made in all, the first included; 0 counts as 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// No repetition starts later than this after the start of the call. Unless set, the number of attempts alone decides.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// The longest wait that the server may ask for with `Retry-After`; if it asks for more, the call fails at once. 30 seconds
    /// unless set.
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// What may be repeated.
    pub fn policy(mut self, policy: impl RepeatPolicy + 'static) -> Self {
        self.policy = Arc::new(policy);
        self
    }

    /// How long to wait.
    pub fn backoff(mut self, backoff: impl Backoff + 'static) -> Self {
        self.backoff = Arc::new(backoff);
        self
    }

    /// The wait before the next attempt; `None`: there is none.
    pub(crate) fn next(
        &self,
        endpoint: &Endpoint,
        error: &Error,
        attempt: u32,
        elapsed: Duration,
    ) -> Option<Duration> {
        if attempt >= self.attempts || !self.policy.may_repeat(endpoint, error) {
            return None;
        }
        let asked = error.retry_after().unwrap_or_default();
        let wait = self.backoff.wait(attempt).max(asked);
        let in_time = self
            .deadline
            .is_none_or(|deadline| elapsed.saturating_add(wait) < deadline);
        (asked <= self.longest_wait && in_time).then_some(wait)
    }
}

impl fmt::Debug for Retry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Retry")
            .field("attempts", &self.attempts)
            .field("deadline", &self.deadline)
            .field("longest_wait", &self.longest_wait)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_their_bound_and_are_drawn_below_it() {
        let backoff = ExponentialBackoff::default();
        let bounds: Vec<u128> = (1..=7)
            .map(|attempt| backoff.bound(attempt).as_millis())
            .collect();
        assert_eq!(bounds, [200, 400, 800, 1600, 3200, 5000, 5000]);
        assert_eq!(backoff.bound(u32::MAX), Duration::from_secs(5));
        let waits: Vec<Duration> = (0..1000).map(|_| backoff.wait(1)).collect();
        assert!(waits.iter().all(|wait| *wait < Duration::from_millis(200)));
        assert!(waits.iter().any(|wait| *wait < Duration::from_millis(50)));
        assert!(waits.iter().any(|wait| *wait > Duration::from_millis(150)));
    }
}
