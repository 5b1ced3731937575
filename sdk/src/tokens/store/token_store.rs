//! The trait that token stores implement, the lease that is required for saving a token, and the error type of token stores.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::token::{Token, TokenKey};
use crate::secret::Secret;
use crate::transport::{BoxFuture, with_causes};

/// The exclusive right to refresh a token. [`TokenStore::acquire`] grants it to only one holder at a time.
///
/// A lease may expire while its holder is paused, for example because the holder's machine is suspended. Saving a token therefore requires
/// a lease, and the store refuses to save a token under an expired one. This prevents a late holder from overwriting a newer token.
/// Dropping a lease also drops its guard.
pub struct Lease {
    key: TokenKey,
    fence: u64,
    guard: Option<Box<dyn Any + Send + Sync>>,
}

impl Lease {
    /// Creates a lease on a token. `fence` is the lease's fencing number. It must be different for every lease on the same token. This
    /// function is meant for implementations of [`TokenStore`].
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

    /// Returns the lease's fencing number. No other lease on the same token has this number.
    pub fn fence(&self) -> u64 {
        self.fence
    }

    /// Returns a reference to the guard if there is one and its type is `T`.
    pub fn guard<T: Any>(&self) -> Option<&T> {
        self.guard.as_ref()?.downcast_ref()
    }

    /// Consumes the lease and returns its guard if there is one and its type is `T`.
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

/// A place where clients store tokens. Several processes can share one store.
///
/// To refresh a token, a client first calls [`load`](Self::load). If that returns no usable token, the client calls
/// [`acquire`](Self::acquire), and then `load` again, because another process may have saved a token in the meantime. If there is still no
/// usable token, the client fetches one and calls [`save`](Self::save). Finally, it calls [`release`](Self::release). A client refreshes
/// each token in a separate task, and never runs more than one refresh of the same token at a time.
pub trait TokenStore: Send + Sync {
    /// Loads the stored token, even if it has expired.
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>>;

    /// Acquires the right to refresh a token. If another client or process has it, waits up to `wait`. Returns `None` if the right could
    /// not be acquired in that time.
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

    /// Removes the stored token, but only if it still equals `value`.
    fn remove_if_equal<'a>(
        &'a self,
        key: &'a TokenKey,
        value: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Releases a lease, so that another holder can refresh the token.
    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>>;
}

/// An error from a token store. Its message explains what to do and never contains a token.
///
/// `{:?}` prints the message followed by the texts of the causes, and `{:#?}` prints the fields.
#[derive(Clone)]
pub struct StoreError {
    text: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl StoreError {
    /// Creates an error with the given message.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            source: None,
        }
    }

    /// Sets the underlying error that caused this one. The message should not repeat its text.
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

impl fmt::Debug for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !formatter.alternate() {
            return formatter.write_str(&with_causes(self));
        }
        formatter
            .debug_struct("StoreError")
            .field("text", &self.text)
            .field("source", &self.source)
            .finish()
    }
}

impl StdError for StoreError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}
