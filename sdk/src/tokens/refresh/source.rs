//! Where the tokens of one kind come from.

use std::sync::Arc;
use std::time::SystemTime;

use crate::answer::Error;
use crate::tokens::store::Token;
use crate::transport::BoxFuture;

/// The result of one fetch.
pub(crate) struct Fetch {
    /// The value to store now, before anything else is done.
    pub(crate) stored: Token,
    /// Whether the value holds the token that is asked for. If not, another fetch follows.
    pub(crate) complete: bool,
}

pub(crate) type FetchFuture = BoxFuture<'static, Result<Fetch, Error>>;

/// A stored value made usable: the token in it that calls take.
pub(crate) struct Usable {
    pub(crate) token: Token,
    /// The latest time for a refresh, where the token's own end does not say it alone.
    pub(crate) refresh_by: Option<SystemTime>,
}

/// Fetches the tokens of one kind, and knows what of them is stored.
pub(crate) trait TokenSource: Send + Sync {
    /// Reads the token in a stored value. Returns `None` if there is none.
    fn read(&self, stored: Token) -> Option<Usable> {
        Some(Usable {
            token: stored,
            refresh_by: None,
        })
    }

    /// Makes one fetch. `stored` is what the store holds, even if its token has expired or was rejected. Lives count from `now`, since part of a
    /// life is over by the time an answer arrives.
    fn fetch(&self, stored: Option<Token>, now: SystemTime) -> FetchFuture;

    /// Whether a failure is permanent for the stored value, so that nothing is fetched until the store holds another one.
    fn is_permanent_failure(&self, _: &Error) -> bool {
        false
    }

    /// Whether a stored value is worth more than its token and cannot be fetched again, such as one with a refresh token that works once. A
    /// rejected token does not remove such a value, and a new one must be saved.
    fn is_irreplaceable(&self) -> bool {
        false
    }
}

/// Gives the source of a kind of token, or `None` once no client wants such tokens any more.
pub(crate) type SourceFactory = Box<dyn Fn() -> Option<Arc<dyn TokenSource>> + Send + Sync>;
