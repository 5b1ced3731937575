//! The sources from which tokens are fetched.

use std::sync::Arc;
use std::time::SystemTime;

use crate::answer::Error;
use crate::tokens::store::Token;
use crate::transport::BoxFuture;

/// The result of one fetch.
pub(crate) struct Fetch {
    /// The value to store before doing anything else with it.
    pub(crate) stored: Token,
    /// Whether the value contains the requested token. If it does not, another fetch follows.
    pub(crate) complete: bool,
}

pub(crate) type FetchFuture = BoxFuture<'static, Result<Fetch, Error>>;

/// A token extracted from a stored value, ready to be sent with calls.
pub(crate) struct Usable {
    pub(crate) token: Token,
    /// The time by which the token must be refreshed, if that is earlier than its expiry alone would require.
    pub(crate) refresh_by: Option<SystemTime>,
}

/// A source of one kind of token. It also defines how these tokens are represented in the store.
pub(crate) trait TokenSource: Send + Sync {
    /// Extracts the token from a stored value. Returns `None` if the value contains no token.
    fn read(&self, stored: Token) -> Option<Usable> {
        Some(Usable {
            token: stored,
            refresh_by: None,
        })
    }

    /// Performs one fetch. `stored` is the value in the store, even if its token has expired or was rejected. `now` is the time at which
    /// the fetch starts. Lifetimes are counted from this time, because part of a lifetime has already passed by the time the response
    /// arrives.
    fn fetch(&self, stored: Option<Token>, now: SystemTime) -> FetchFuture;

    /// Returns `true` if a failure is permanent for the stored value. In that case, nothing is fetched until the store contains a different
    /// value.
    fn is_permanent_failure(&self, _: &Error) -> bool {
        false
    }

    /// Returns `true` if this source's stored values are irreplaceable: they contain more than a token and cannot be fetched again, for
    /// example because they contain a single-use refresh token. An irreplaceable value stays in the store even if its token is rejected,
    /// and a new one is kept in memory until it has been saved.
    fn is_irreplaceable(&self) -> bool {
        false
    }
}

/// A function that returns the source for one kind of token, or `None` once no client needs such tokens anymore.
pub(crate) type SourceFactory = Box<dyn Fn() -> Option<Arc<dyn TokenSource>> + Send + Sync>;
