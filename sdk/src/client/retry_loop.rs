//! Attempts a call until it succeeds or the policy allows no more attempts. This module does not depend on HTTP.

use tokio::time::{Instant, sleep};

use super::logs::log_retry;
use super::retry::Retry;
use crate::answer::{Attempts, Error, Raw};
use crate::endpoint::Endpoint;

/// An operation that can be attempted several times.
pub(super) trait Attempt {
    /// Makes an attempt. Attempts are numbered from 1.
    fn attempt(&mut self, number: u32) -> impl Future<Output = Result<Raw, AttemptError>> + Send;
}

/// The reason why an attempt did not return a response.
pub(super) enum AttemptError {
    /// The attempt was not started because no token was available. The call is not retried, because fetching a token involves its own attempts and
    /// pauses.
    NotBegun(Error),
    /// The attempt was made and failed. The policy decides whether another one follows.
    Failed(Error),
}

/// Makes attempts until one succeeds or `retry` allows no more attempts. Returns the last error, which says what the attempts mean for the
/// outcome of the call.
pub(super) async fn retry_loop(
    retry: &Retry,
    endpoint: &Endpoint,
    mut attempts: Attempts,
    call: &mut impl Attempt,
) -> Result<Raw, Error> {
    let started = Instant::now();
    loop {
        let number = attempts.begin();
        let error = match call.attempt(number).await {
            Ok(raw) => return Ok(raw),
            Err(AttemptError::NotBegun(error)) => return Err(error.after(attempts.not_sent())),
            Err(AttemptError::Failed(error)) => error,
        };
        let Some(wait) = retry.next(endpoint, &error, number, started.elapsed()) else {
            return Err(error.after(attempts));
        };
        attempts.fail(&error);
        log_retry(number, wait, &error);
        sleep(wait).await;
    }
}
