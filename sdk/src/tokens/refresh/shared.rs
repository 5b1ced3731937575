//! The store and the clock shared by all of a client's cache entries.

use std::sync::Arc;
use std::time::Duration;

use tracing::warn;

use super::clock::Clock;
use super::error::store_error;
use crate::answer::Error;
use crate::secret::Secret;
use crate::tokens::store::{Lease, Token, TokenKey, TokenStore};

/// The pauses between attempts to save an irreplaceable value.
pub(super) const SAVE_PAUSES: [Duration; 3] = [
    Duration::from_millis(100),
    Duration::from_millis(500),
    Duration::from_secs(2),
];

/// The store and the clock shared by all of a client's cache entries.
pub(super) struct Shared {
    pub(super) store: Arc<dyn TokenStore>,
    pub(super) clock: Clock,
    /// How long a refresh waits for the store's lease while another process holds it.
    lease_wait: Duration,
}

impl Shared {
    pub(super) fn new(store: Arc<dyn TokenStore>, lease_wait: Duration) -> Self {
        Self {
            store,
            clock: Clock::new(),
            lease_wait,
        }
    }

    /// Loads the stored value, even if it has expired.
    pub(super) async fn load(&self, key: &TokenKey) -> Result<Option<Token>, Error> {
        let stored = self.store.load(key).await;
        stored.map_err(|error| store_error(&key.credential, error))
    }

    /// Removes the stored value, but only if it still equals `value`.
    pub(super) async fn remove_if_equal(
        &self,
        key: &TokenKey,
        value: &Secret,
    ) -> Result<(), Error> {
        let removed = self.store.remove_if_equal(key, value).await;
        removed.map_err(|error| store_error(&key.credential, error))
    }

    /// Acquires the store's lease. If another process is holding it, waits up to `lease_wait`. Returns `None` if the lease could not be
    /// acquired in that time.
    pub(super) async fn acquire(&self, key: &TokenKey) -> Result<Option<Lease>, Error> {
        let lease = self.store.acquire(key, self.lease_wait).await;
        lease.map_err(|error| store_error(&key.credential, error))
    }

    /// Releases a lease. A failure is only logged, because the lease will expire anyway.
    pub(super) async fn release(&self, lease: Lease) {
        if let Err(error) = self.store.release(lease).await {
            warn!(%error, "could not release the lease of the token store");
        }
    }
}
