//! A claim on a callback that is being handled.

use std::fmt;
use std::sync::Arc;

use tracing::warn;

use super::entry::DedupEntry;
use super::store::{Claim, DedupStore};

/// A claim that the store has granted. Its lease is extended while the callback is being handled.
pub(in crate::callback) struct ActiveClaim {
    store: Arc<dyn DedupStore>,
    entry: DedupEntry,
}

impl ActiveClaim {
    /// Wraps a claim that the store has already granted.
    pub(in crate::callback) fn new(store: Arc<dyn DedupStore>, entry: DedupEntry) -> Self {
        Self { store, entry }
    }

    /// Runs `work` and keeps extending the lease until `work` is complete.
    pub(in crate::callback) async fn hold_during<T>(&self, work: impl Future<Output = T>) -> T {
        let mut work = std::pin::pin!(work);
        loop {
            match tokio::time::timeout(self.entry.lease / 3, &mut work).await {
                Ok(result) => return result,
                Err(_) => self.extend_lease().await,
            }
        }
    }

    async fn extend_lease(&self) {
        match self.store.claim(&self.entry).await {
            Ok(Claim::Granted) => {}
            Ok(Claim::InProgress | Claim::Completed(_)) => {
                warn!(
                    "lost the claim on the callback while handling it; another process may have handled it too"
                );
            }
            Err(error) => {
                warn!(%error, "could not extend the claim on the callback; it may be handled twice");
            }
        }
    }

    /// Records that the callback was handled, along with the reply.
    pub(in crate::callback) async fn complete(&self, reply: &str) {
        if let Err(error) = self.store.complete(&self.entry, reply).await {
            warn!(%error, "could not save that the callback was handled; a redelivery will be handled again");
        }
    }

    /// Releases the claim so that the next delivery of the callback can be handled.
    pub(in crate::callback) async fn release(&self) {
        if let Err(error) = self.store.release(&self.entry).await {
            warn!(%error, lease = ?self.entry.lease, "could not release the claim on the callback; redeliveries fail until its lease expires");
        }
    }
}

impl fmt::Debug for ActiveClaim {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.entry.fmt(formatter)
    }
}
