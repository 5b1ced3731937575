//! A token store that falls back to a second store while the first one is unavailable.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::outage::Outage;
use super::{Lease, StoreError, Token, TokenKey, TokenStore};
use crate::secret::Secret;
use crate::transport::BoxFuture;

/// A token store that uses a first store while it is available and falls back to a second store while it is not. Usually, the first store
/// is redis and the second one uses files. This is the equivalent of the `auto` store in the Python package.
///
/// Each outage of the first store is logged once, with its cause, when the second store takes over. During an outage, the first store is
/// tried again every few seconds and is used again as soon as it responds. A token that was refreshed during the outage is not lost: if
/// both stores contain a token, the newer one is used.
///
/// The second store is often shared by fewer processes than the first. For example, redis is usually shared by several machines, but files
/// only by the processes on one machine. While the first store is unavailable, each group of processes that share a second store refreshes
/// its tokens separately. If the platform invalidates the old token whenever a new one is fetched, these groups invalidate each other's
/// tokens, and the affected calls are repeated with new ones. If you would rather get an error during an outage, use the first store alone.
#[derive(Clone)]
pub struct AutoStore {
    inner: Arc<Inner>,
}

struct Inner {
    first: Arc<dyn TokenStore>,
    second: Arc<dyn TokenStore>,
    /// Whether the first store is available.
    outage: Arc<Outage>,
}

/// A lease granted by one of the two stores.
struct Leased {
    lease: Lease,
    by_first: bool,
}

impl AutoStore {
    /// Creates a store that uses `first` while it is available, and `second` otherwise.
    pub fn new(first: Arc<dyn TokenStore>, second: Arc<dyn TokenStore>) -> Self {
        Self::with_outage(first, second, Arc::new(Outage::of_first_store()))
    }

    /// Creates a store whose first store counts as available or not exactly when `outage` says so.
    pub(crate) fn with_outage(
        first: Arc<dyn TokenStore>,
        second: Arc<dyn TokenStore>,
        outage: Arc<Outage>,
    ) -> Self {
        Self {
            inner: Arc::new(Inner {
                first,
                second,
                outage,
            }),
        }
    }
}

impl Inner {
    async fn load(&self, key: &TokenKey) -> Result<Option<Token>, StoreError> {
        let Some(first) = self.outage.attempt(self.first.load(key)).await else {
            return self.second.load(key).await;
        };
        // A token that was refreshed during an outage exists only in the second store. A failure of that store does not matter here,
        // because the first one is available.
        let second = self.second.load(key).await.ok().flatten();
        Ok(match (first, second) {
            (Some(first), Some(second)) => Some(if is_newer(&second, &first) {
                second
            } else {
                first
            }),
            (first, second) => first.or(second),
        })
    }

    async fn acquire(&self, key: &TokenKey, wait: Duration) -> Result<Option<Lease>, StoreError> {
        let start = Instant::now();
        let (lease, by_first) = match self.outage.attempt(self.first.acquire(key, wait)).await {
            Some(lease) => (lease, true),
            None => {
                let left = wait.saturating_sub(start.elapsed());
                (self.second.acquire(key, left).await?, false)
            }
        };
        Ok(lease.map(|lease| {
            let fence = lease.fence();
            Lease::new(key.clone(), fence).with_guard(Leased { lease, by_first })
        }))
    }

    /// Returns the store that granted a lease.
    fn store_of(&self, leased: &Leased) -> &dyn TokenStore {
        if leased.by_first {
            &*self.first
        } else {
            &*self.second
        }
    }

    async fn save(&self, lease: &Lease, token: &Token) -> Result<bool, StoreError> {
        match lease.guard::<Leased>() {
            Some(leased) => self.store_of(leased).save(&leased.lease, token).await,
            None => Err(StoreError::new(
                "a token can only be saved under a lease that this store granted",
            )),
        }
    }

    async fn remove_if_equal(&self, key: &TokenKey, value: &Secret) -> Result<(), StoreError> {
        let first = self
            .outage
            .attempt(self.first.remove_if_equal(key, value))
            .await;
        let second = self.second.remove_if_equal(key, value).await;
        if first.is_some() { Ok(()) } else { second }
    }
}

/// Returns `true` if `token` was requested later than `other`. If either request time is unknown, compares the times at which the tokens
/// expire.
fn is_newer(token: &Token, other: &Token) -> bool {
    match (token.issued_at, other.issued_at) {
        (Some(token), Some(other)) => token > other,
        _ => token.expires_at > other.expires_at,
    }
}

impl TokenStore for AutoStore {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>> {
        Box::pin(self.inner.load(key))
    }

    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>> {
        Box::pin(self.inner.acquire(key, wait))
    }

    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        Box::pin(self.inner.save(lease, token))
    }

    fn remove_if_equal<'a>(
        &'a self,
        key: &'a TokenKey,
        value: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(self.inner.remove_if_equal(key, value))
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            match lease.into_guard::<Leased>() {
                Some(leased) => self.inner.store_of(&leased).release(leased.lease).await,
                None => Ok(()),
            }
        })
    }
}

impl fmt::Debug for AutoStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AutoStore").finish_non_exhaustive()
    }
}
