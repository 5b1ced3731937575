//! The trait that token stores implement, the lease under which they save a token, and their error.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::token::{Token, TokenKey};
use crate::secret::Secret;
use crate::transport::BoxFuture;

/// The right to refresh a token. [`TokenStore::acquire`] grants it to one holder at a time.
///
/// A lease may expire while its holder is paused. A token is therefore saved under a lease: the store rejects a save under an expired
/// lease, so a late holder cannot overwrite a newer token. Dropping a lease drops its guard.
pub struct Lease {
    key: TokenKey,
    fence: u64,
    guard: Option<Box<dyn Any + Send + Sync>>,
}

impl Lease {
    /// Creates a lease on a token. `fence` is the fencing number, which no other lease on the same token has. This is for implementations
    /// of [`TokenStore`].
    pub fn new(key: TokenKey, fence: u64) -> Self {
        Self {
            key,
            fence,
            guard: None,
        }
    }

    /// Attaches a guard, such as a locked file, that is dropped together with the lease.
    #[must_use]
    pub fn with_guard(mut self, guard: impl Any + Send + Sync) -> Self {
        self.guard = Some(Box::new(guard));
        self
    }

    /// Returns the key of the token that the holder may refresh.
    pub fn key(&self) -> &TokenKey {
        &self.key
    }

    /// Returns the fencing number of the lease, which no other lease on the same token has.
    pub fn fence(&self) -> u64 {
        self.fence
    }

    /// Returns a reference to the guard if its type is `T`.
    pub fn guard<T: Any>(&self) -> Option<&T> {
        self.guard.as_ref()?.downcast_ref()
    }

    /// Consumes the lease and returns its guard if its type is `T`.
    pub fn into_guard<T: Any>(self) -> Option<T> {
        let guard: Box<dyn Any> = self.guard?;
        guard.downcast().ok().map(|guard| *guard)
    }
}

impl fmt::Debug for Lease {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Lease")
            .field("key", &self.key)
            .field("fence", &self.fence)
            .finish_non_exhaustive()
    }
}

/// A store for tokens, which several processes may share.
///
/// During a refresh, a client calls [`load`](Self::load). If that returns no usable token, the client calls [`acquire`](Self::acquire) and
/// `load` again, fetches a token, and calls [`save`](Self::save) and [`release`](Self::release). A client runs at most one refresh of a
/// token at a time, in a separate task.
pub trait TokenStore: Send + Sync {
    /// Loads the stored token, whether or not it has expired.
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>>;

    /// Acquires the right to refresh a token, and waits for it for at most `wait`. Returns `None` if another holder has it all that time.
    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>>;

    /// Saves a token under a lease. Returns `false` without saving the token if the lease has expired.
    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>>;

    /// Removes the stored token if it still equals `value`.
    fn remove_if_equal<'a>(
        &'a self,
        key: &'a TokenKey,
        value: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Releases the right to refresh a token.
    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>>;
}

/// An error of a token store. Its message explains what to do and contains no token.
#[derive(Debug, Clone)]
pub struct StoreError {
    text: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl StoreError {
    /// Creates an error with a message.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            source: None,
        }
    }

    /// Sets the cause of the error.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl StdError for StoreError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}
