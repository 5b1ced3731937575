//! The trait of token stores, the lease under which they save, and their error.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::token::{Token, TokenKey};
use crate::secret::Secret;
use crate::transport::BoxFuture;

/// The right to refresh a token, given by [`TokenStore::acquire`] to one holder at a time.
///
/// A lease may end while its holder is paused. That is why a token is saved under its lease: the store refuses a save under a lease
/// that has ended, so that a late holder can't overwrite a newer token. Dropping a lease drops its guard.
pub struct Lease {
    key: TokenKey,
    fence: u64,
    guard: Option<Box<dyn Any + Send + Sync>>,
}

impl Lease {
    /// Creates a lease on a token, with a number that no other lease on it has. For implementations of [`TokenStore`].
    pub fn new(key: TokenKey, fence: u64) -> Self {
        Self {
            key,
            fence,
            guard: None,
        }
    }

    /// Attaches a guard, which lives as long as the lease, such as a locked file.
    #[must_use]
    pub fn with_guard(mut self, guard: impl Any + Send + Sync) -> Self {
        self.guard = Some(Box::new(guard));
        self
    }

    /// The key of the token that may be refreshed.
    pub fn key(&self) -> &TokenKey {
        &self.key
    }

    /// The lease's number.
    pub fn fence(&self) -> u64 {
        self.fence
    }

    /// Returns the guard if it is of this type.
    pub fn guard<T: Any>(&self) -> Option<&T> {
        self.guard.as_ref()?.downcast_ref()
    }

    /// Takes the guard out of the lease if it is of this type.
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

/// Stores tokens, perhaps for many processes.
///
/// A refresh goes: [`load`](Self::load); if there is no token worth using, [`acquire`](Self::acquire), `load` again, fetch,
/// [`save`](Self::save), [`release`](Self::release). A client runs one refresh of a token at a time, in a task of its own.
pub trait TokenStore: Send + Sync {
    /// Loads the stored token, expired or not.
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>>;

    /// Waits for the right to refresh, no longer than `wait`. Returns `None` if another holder has it all that time.
    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>>;

    /// Saves a token under a lease. Returns `false`, and saves nothing, if the lease has ended.
    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>>;

    /// Removes the stored token if it is still this one.
    fn remove_if_equal<'a>(
        &'a self,
        key: &'a TokenKey,
        value: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Gives the right to refresh back.
    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>>;
}

/// The error of a store. The text says what to do and holds no token.
#[derive(Debug, Clone)]
pub struct StoreError {
    text: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl StoreError {
    /// Creates an error with its text.
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
