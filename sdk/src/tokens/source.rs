//! How a kind of token is got.

use std::time::SystemTime;

use super::store::Token;
use crate::answer::Error;
use crate::transport::BoxFuture;

/// A step on the way to a token.
pub(crate) struct Fetch {
    /// What is to be stored now, before anything else is done.
    pub(crate) stored: Token,
    /// Whether the token that is wanted is in it.
    pub(crate) complete: bool,
}

pub(crate) type FetchFuture = BoxFuture<'static, Result<Fetch, Error>>;

/// The token that is handed out of what is stored.
pub(crate) struct Usable {
    pub(crate) token: Token,
    /// When it is renewed at the latest, where its own end does not say that alone.
    pub(crate) refresh_by: Option<SystemTime>,
}

/// How a kind of token is got, and what of it stands in the store.
pub(crate) trait TokenSource: Send + Sync {
    /// The token in what is stored; `None`: there is none.
    fn read(&self, stored: Token) -> Option<Usable> {
        Some(Usable {
            token: stored,
            refresh_by: None,
        })
    }

    /// The next step. `stored` is what the store holds, also where its token has ended or was refused; `now` is the time from which lives
    /// are counted, for by when an answer arrives, part of a life is over.
    fn fetch(&self, stored: Option<Token>, now: SystemTime) -> FetchFuture;

    /// Whether a failure is the last word about what is stored, so that nothing is asked again until something else stands there.
    fn is_permanent_failure(&self, _: &Error) -> bool {
        false
    }

    /// Whether what is stored is worth more than its token: then a refused token does not remove it, and what was got must be saved.
    fn is_irreplaceable(&self) -> bool {
        false
    }
}
