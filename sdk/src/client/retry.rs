//! Rules for retrying calls: which calls are retried, how long to wait between attempts, and how many attempts to make.
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

use crate::answer::{Error, ErrorKind};
use crate::endpoint::Endpoint;

/// A policy that decides which failed calls may be repeated.
pub trait RepeatPolicy: Send + Sync {
    /// Returns whether a call to this endpoint may be repeated after it has failed with this error.
    fn may_repeat(&self, endpoint: &Endpoint, error: &Error) -> bool;
}

/// The default policy. It repeats a call only if the call cannot take effect twice.
///
/// - If no connection could be made, or if there were too many calls in a short time ([`is_throttled`](Error::is_throttled)), the platform has not
///   processed the request, so a call to any endpoint is repeated.
/// - After a timeout, a broken connection, HTTP 5xx, a busy code or an unreadable response, a call is repeated only if the catalogue marks its
///   endpoint as safe. An endpoint that pays, refunds or withdraws money is safe only if the platform documents that it recognizes a repeated call
///   by a number of the caller's own. For other endpoints the outcome is then unknown: see [`is_outcome_unknown`](Error::is_outcome_unknown).
/// - After any other failure, including a wrong parameter and an exhausted quota, the call is not repeated.
#[derive(Debug, Clone, Copy, Default)]
pub struct RepeatSafely;

impl RepeatPolicy for RepeatSafely {
    fn may_repeat(&self, endpoint: &Endpoint, error: &Error) -> bool {
        // A response from a foreign server will not change.
        let may_change = error.kind() != ErrorKind::ForeignAnswer;
        error.is_connect()
            || error.is_throttled()
            || endpoint.safe && error.is_unclear() && may_change
    }
}

/// A policy that decides how long to wait before a retry.
pub trait Backoff: Send + Sync {
    /// Returns how long to wait after the given attempt. Attempts are numbered from 1.
    fn wait(&self, attempt: u32) -> Duration;
}

/// A backoff that grows exponentially up to a maximum, with full jitter.
///
/// Each wait is chosen at random between zero and the current bound. This keeps many clients from retrying at the same time.
#[derive(Debug, Clone, Copy)]
pub struct ExponentialBackoff {
    initial: Duration,
    factor: f64,
    maximum: Duration,
}

impl ExponentialBackoff {
    /// Creates a backoff that waits for at most `initial` after the first attempt. After each further attempt, this bound is multiplied by
    /// `factor`, but it never exceeds `maximum`.
    ///
    /// A factor that is less than 1 or not finite is treated as 1.
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

    /// Returns the longest possible wait after an attempt.
    fn bound(&self, attempt: u32) -> Duration {
        let exponent = i32::try_from(attempt.saturating_sub(1)).unwrap_or(i32::MAX);
        let seconds = self.initial.as_secs_f64() * self.factor.powi(exponent);
        Duration::try_from_secs_f64(seconds).map_or(self.maximum, |wait| wait.min(self.maximum))
    }
}

impl Default for ExponentialBackoff {
    /// Creates a backoff whose bound starts at 200 ms and doubles after each attempt, up to 5 s.
    fn default() -> Self {
        Self::new(Duration::from_millis(200), 2.0, Duration::from_secs(5))
    }
}

impl Backoff for ExponentialBackoff {
    fn wait(&self, attempt: u32) -> Duration {
        self.bound(attempt).mul_f64(fastrand::f64())
    }
}

/// Rules that decide which calls are retried, how long to wait between attempts, and how many attempts to make.
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
    /// Creates the default rules: three attempts, [`RepeatSafely`] and [`ExponentialBackoff`].
    pub fn new() -> Self {
        Self {
            attempts: 3,
            deadline: None,
            longest_wait: Duration::from_secs(30),
            policy: Arc::new(RepeatSafely),
            backoff: Arc::new(ExponentialBackoff::default()),
        }
    }

    /// Creates rules that allow only one attempt.
    ///
    /// If the platform rejects a token, the token is still replaced once and the call is sent again. See [`Client`](crate::Client).
    pub fn none() -> Self {
        Self::new().attempts(1)
    }

    /// Sets the total number of attempts, including the first one. Zero is treated as 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// Sets a deadline, measured from the start of the call. No retry starts after the deadline.
    ///
    /// By default, there is no deadline, and only the number of attempts is limited.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Sets the longest wait that is accepted when the server requests one with `Retry-After`. Defaults to 30 seconds.
    ///
    /// If the server requests a longer wait, the call fails at once.
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// Sets the policy that decides which calls may be repeated.
    pub fn policy(mut self, policy: impl RepeatPolicy + 'static) -> Self {
        self.policy = Arc::new(policy);
        self
    }

    /// Sets the backoff that decides how long to wait before each retry.
    pub fn backoff(mut self, backoff: impl Backoff + 'static) -> Self {
        self.backoff = Arc::new(backoff);
        self
    }

    /// Returns how many attempts are allowed.
    pub(crate) fn allowed(&self) -> u32 {
        self.attempts
    }

    /// Returns how long to wait before the next attempt, or `None` if the call must not be retried.
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
