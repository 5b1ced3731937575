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
    texts: &'static Texts,
    /// The time at which the store is tried again, or `None` if there is no outage.
    until: Mutex<Option<Instant>>,
}

/// What is logged about the outages of a store.
#[derive(Debug)]
struct Texts {
    begins: &'static str,
    ends: &'static str,
}

static FIRST_STORE: Texts = Texts {
    begins: "the first token store is unavailable; using the second one until it recovers",
    ends: "the first token store is available again and is used",
};

#[cfg(all(feature = "redis", feature = "callbacks"))]
static REDIS: Texts = Texts {
    begins: "redis is unavailable; until it recovers, tokens are stored in the second token store, and handled callbacks are known only to this process",
    ends: "redis is available again and is used for tokens and handled callbacks",
};

impl Outage {
    /// Creates the record of a store that contains only tokens.
    pub(super) fn of_first_store() -> Self {
        Self::new(&FIRST_STORE)
    }

    /// Creates the record of a redis that contains tokens and handled callbacks.
    #[cfg(all(feature = "redis", feature = "callbacks"))]
    pub(crate) fn of_redis() -> Self {
        Self::new(&REDIS)
    }

    fn new(texts: &'static Texts) -> Self {
        Self {
            texts,
            until: Mutex::new(None),
        }
    }

    fn until(&self) -> MutexGuard<'_, Option<Instant>> {
        self.until.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs an operation on the store. Returns `None` if the store fails or is known to be unavailable.
    ///
    /// If the returned future is dropped before the operation ends, an outage is not noticed.
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
                    info!("{}", self.texts.ends);
                }
                Some(value)
            }
            Err(error) => {
                let again = Instant::now() + PAUSE;
                if self.until().replace(again).is_none() {
                    warn!(%error, "{}", self.texts.begins);
                }
                None
            }
        }
    }
}
