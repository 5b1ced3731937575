//! The trait behind which tokens are kept.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::environment::Environment;
use crate::secret::Secret;
use crate::transport::BoxFuture;

/// Whose token it is: tokens are kept apart by application, environment and kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TokenKey {
    /// The application's id.
    pub app_id: String,
    /// The environment that issued the token.
    pub environment: Environment,
    /// The credential's name in the catalogue, such as `mini_app` or `client`.
    pub credential: String,
}

impl TokenKey {
    /// Names a token.
    pub fn new(
        app_id: impl Into<String>,
        environment: Environment,
        credential: impl Into<String>,
    ) -> Self {
        Self {
            app_id: app_id.into(),
            environment,
            credential: credential.into(),
        }
    }
}

/// A token and its life.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Token {
    /// The token itself.
    pub value: Secret,
    /// When it ends, counted from the moment at which it was asked for.
    pub expires_at: SystemTime,
    /// When it was asked for, if the store knows.
    pub issued_at: Option<SystemTime>,
}

impl Token {
    /// A token that ends at a time.
    pub fn new(value: impl Into<Secret>, expires_at: SystemTime) -> Self {
        Self {
            value: value.into(),
            expires_at,
            issued_at: None,
        }
    }

    /// The same token with the moment at which it was asked for.
    #[must_use]
    pub fn issued_at(mut self, issued_at: SystemTime) -> Self {
        self.issued_at = Some(issued_at);
        self
    }
}

/// The right to renew a token, given by [`TokenStore::acquire`] to one holder at a time.
///
/// A lease may end while its holder is paused. That is why a token is saved under its lease: the store refuses a save under a lease
/// that has ended, so that a late holder can't overwrite a newer token. Dropping a lease drops its guard.
pub struct Lease {
    key: TokenKey,
    fence: u64,
    guard: Option<Box<dyn Any + Send + Sync>>,
}

impl Lease {
    /// A lease on a token with a number that no other lease on it has. For implementations of [`TokenStore`].
    pub fn new(key: TokenKey, fence: u64) -> Self {
        Self {
            key,
            fence,
            guard: None,
        }
    }

    /// The same lease with something that must live as long as it, such as a locked file.
    #[must_use]
    pub fn with_guard(mut self, guard: impl Any + Send + Sync) -> Self {
        self.guard = Some(Box::new(guard));
        self
    }

    /// Whose token may be renewed.
    pub fn key(&self) -> &TokenKey {
        &self.key
    }

    /// The lease's number.
    pub fn fence(&self) -> u64 {
        self.fence
    }

    /// What lives as long as the lease, if it is of this type.
    pub fn guard<T: Any>(&self) -> Option<&T> {
        self.guard.as_ref()?.downcast_ref()
    }

    /// The same, taken out of the lease.
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

/// Keeps tokens, perhaps for many processes.
///
/// A renewal goes: [`load`](Self::load); if there is no token worth using, [`acquire`](Self::acquire), `load` again, fetch,
/// [`save`](Self::save), [`release`](Self::release). A client runs one renewal of a token at a time, in a task of its own.
pub trait TokenStore: Send + Sync {
    /// The stored token, expired or not.
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>>;

    /// Waits, at most so long, for the right to renew; `None`: somebody else has kept it all that time.
    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>>;

    /// Saves a token under a lease; `false`: the lease has ended, nothing was saved.
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

    /// Gives the right to renew back.
    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>>;
}

/// Why a store could not do its work. The text says what to do and holds no token.
#[derive(Debug, Clone)]
pub struct StoreError {
    text: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl StoreError {
    /// An error with its text.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            source: None,
        }
    }

    /// The same error with its cause.
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
