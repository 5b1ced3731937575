//! Keeps track of an outage of a store that has a replacement.

use std::fmt::Display;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use tracing::{info, warn};

/// How long to wait before trying a failed store again. Without this pause, every operation would have to wait for the store's timeouts.
const PAUSE: Duration = Duration::from_secs(5);

/// Whether a store is available. Each outage is logged once, with its cause, and so is its end.
#[derive(Debug)]
pub(crate) struct Outage {
    /// The time at which the store is tried again, or `None` if there is no outage.
    until: Mutex<Option<Instant>>,
}

impl Outage {
    pub(super) fn new() -> Self {
        Self {
            until: Mutex::new(None),
        }
    }

    fn until(&self) -> MutexGuard<'_, Option<Instant>> {
        self.until.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs an operation on the store. Returns `None` if the store fails or is known to be unavailable.
    pub(crate) async fn attempt<T, E: Display>(
        &self,
        operation: impl Future<Output = Result<T, E>>,
    ) -> Option<T> {
        if let Some(again) = &mut *self.until() {
            let now = Instant::now();
            if now < *again {
                return None;
            }
            // Only this caller tries the store now. Other callers keep using its replacement.
            *again = now + PAUSE;
        }
        match operation.await {
            Ok(value) => {
                if self.until().take().is_some() {
                    info!("the first token store is available again and is used");
                }
                Some(value)
            }
            Err(error) => {
                let again = Instant::now() + PAUSE;
                if self.until().replace(again).is_none() {
                    warn!(%error, "the first token store is unavailable; using the second one until it recovers");
                }
                None
            }
        }
    }
}
