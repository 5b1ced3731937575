//! Attempts of a call, until one succeeds or the policy lets none follow. Knows nothing of HTTP.

use tokio::time::{Instant, sleep};
use tracing::debug;

use super::retry::Retry;
use crate::answer::{Error, Raw};
use crate::endpoint::Endpoint;

/// What is attempted.
pub(super) trait Attempt {
    /// Makes an attempt; the first one has the number 1.
    fn attempt(&mut self, number: u32) -> impl Future<Output = Result<Raw, AttemptError>> + Send;
}

/// Why an attempt gave no answer.
pub(super) enum AttemptError {
    /// It was not begun, for there is no token: the refresh of tokens has its own attempts and pauses.
    NotBegun(Error),
    /// It was made and failed, so the policy decides whether another one follows.
    Failed(Error),
}

/// Makes attempts until one succeeds or `retry` lets none follow. Gives the last error.
pub(super) async fn retry_loop(
    retry: &Retry,
    endpoint: &Endpoint,
    call: &mut impl Attempt,
) -> Result<Raw, Error> {
    let started = Instant::now();
    let mut number = 1;
    loop {
        let error = match call.attempt(number).await {
            Ok(raw) => return Ok(raw),
            Err(AttemptError::NotBegun(error)) => return Err(error),
            Err(AttemptError::Failed(error)) => error,
        };
        let Some(wait) = retry.next(endpoint, &error, number, started.elapsed()) else {
            return Err(error);
        };
        let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        debug!(attempt = number, wait_ms, kind = ?error.kind(), "repeating the call");
        sleep(wait).await;
        number += 1;
    }
}
