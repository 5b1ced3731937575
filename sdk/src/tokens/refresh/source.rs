//! The sources of tokens.

use std::sync::Arc;
use std::time::SystemTime;

use crate::answer::Error;
use crate::tokens::store::Token;
use crate::transport::BoxFuture;

/// The result of one fetch.
pub(crate) struct Fetch {
    /// The value to store, before anything else happens.
    pub(crate) stored: Token,
    /// Whether the value contains the requested token. If it does not, another fetch follows.
    pub(crate) complete: bool,
}

pub(crate) type FetchFuture = BoxFuture<'static, Result<Fetch, Error>>;

/// The usable form of a stored value: the token that calls send.
pub(crate) struct Usable {
    pub(crate) token: Token,
    /// The latest time for a refresh, if it must happen earlier than the token's expiry requires.
    pub(crate) refresh_by: Option<SystemTime>,
}

/// A source of tokens of one kind, which also defines the form in which they are stored.
pub(crate) trait TokenSource: Send + Sync {
    /// Reads the token of a stored value. Returns `None` if the value contains no token.
    fn read(&self, stored: Token) -> Option<Usable> {
        Some(Usable {
            token: stored,
            refresh_by: None,
        })
    }

    /// Makes one fetch. `stored` is the stored value, even if its token has expired or was rejected. Lifetimes are counted from `now`,
    /// because part of a lifetime has passed by the time a response arrives.
    fn fetch(&self, stored: Option<Token>, now: SystemTime) -> FetchFuture;

    /// Returns `true` if a failure is permanent for the stored value. Nothing is fetched then until the store holds another value.
    fn is_permanent_failure(&self, _: &Error) -> bool {
        false
    }

    /// Returns `true` if a stored value is worth more than its token and cannot be fetched again, such as a value with a single-use refresh
    /// token. When its token is rejected, such a value stays in the store, and a new value must be saved.
    fn is_irreplaceable(&self) -> bool {
        false
    }
}

/// Returns the source of a kind of token, or `None` once no client needs such tokens any more.
pub(crate) type SourceFactory = Box<dyn Fn() -> Option<Arc<dyn TokenSource>> + Send + Sync>;
