//! Makes attempts of a call until one succeeds or the policy allows no more. This module is independent of HTTP.

use tokio::time::{Instant, sleep};
use tracing::debug;

use super::retry::Retry;
use crate::answer::{Error, Raw};
use crate::endpoint::Endpoint;

/// An operation that can be attempted several times.
pub(super) trait Attempt {
    /// Makes an attempt. The first attempt has the number 1.
    fn attempt(&mut self, number: u32) -> impl Future<Output = Result<Raw, AttemptError>> + Send;
}

/// The reason why an attempt returned no response.
pub(super) enum AttemptError {
    /// The attempt was not started because there is no token for it. Fetching tokens has its own attempts and pauses.
    NotBegun(Error),
    /// The attempt was made and failed, so the policy decides whether another one follows.
    Failed(Error),
}

/// Makes attempts until one succeeds or `retry` allows no more. Returns the last error.
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
        debug!(attempt = number, wait_ms, kind = ?error.kind(), "retrying the call");
        sleep(wait).await;
        number += 1;
    }
}
