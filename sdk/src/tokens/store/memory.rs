//! An in-memory token store for a single process.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Mutex as AsyncMutex;

use super::{Lease, StoreError, Token, TokenKey, TokenStore};
use crate::secret::Secret;
use crate::transport::BoxFuture;

/// An in-memory token store. All clones share the same tokens, so several clients in one process can use the same store.
#[derive(Clone, Default)]
pub struct MemoryStore {
    entries: Arc<Mutex<HashMap<TokenKey, Entry>>>,
}

#[derive(Default)]
struct Entry {
    token: Option<Token>,
    fence: u64,
    refreshing: Arc<AsyncMutex<()>>,
}

impl MemoryStore {
    /// Creates an empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// Locks the entries. The lock is held only for a lookup, never across an await point.
    fn entries(&self) -> MutexGuard<'_, HashMap<TokenKey, Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TokenStore for MemoryStore {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>> {
        let token = self
            .entries()
            .get(key)
            .and_then(|entry| entry.token.clone());
        Box::pin(std::future::ready(Ok(token)))
    }

    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>> {
        let refreshing = Arc::clone(&self.entries().entry(key.clone()).or_default().refreshing);
        Box::pin(async move {
            let Ok(guard) = tokio::time::timeout(wait, refreshing.lock_owned()).await else {
                return Ok(None);
            };
            let mut entries = self.entries();
            let entry = entries.entry(key.clone()).or_default();
            entry.fence += 1;
            Ok(Some(Lease::new(key.clone(), entry.fence).with_guard(guard)))
        })
    }

    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        let mut entries = self.entries();
        let entry = entries.entry(lease.key().clone()).or_default();
        let current = entry.fence == lease.fence();
        if current {
            entry.token = Some(token.clone());
        }
        drop(entries);
        Box::pin(std::future::ready(Ok(current)))
    }

    fn remove_if_equal<'a>(
        &'a self,
        key: &'a TokenKey,
        value: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        if let Some(entry) = self.entries().get_mut(key) {
            entry.token = entry.token.take().filter(|token| token.value != *value);
        }
        Box::pin(std::future::ready(Ok(())))
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>> {
        drop(lease);
        Box::pin(std::future::ready(Ok(())))
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MemoryStore")
            .finish_non_exhaustive()
    }
}
