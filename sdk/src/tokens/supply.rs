//! How a kind of token is got.

use std::time::SystemTime;

use super::store::Token;
use crate::error::Error;
use crate::transport::BoxFuture;

/// A step on the way to a token.
pub(crate) struct Step {
    /// What is to be stored now, before anything else is done.
    pub(crate) stored: Token,
    /// Whether the token that is wanted is in it.
    pub(crate) complete: bool,
}

pub(crate) type Fetched = BoxFuture<'static, Result<Step, Error>>;

/// The token that is handed out of what is stored.
pub(crate) struct Opened {
    pub(crate) token: Token,
    /// When it is renewed at the latest, where its own end does not say that alone.
    pub(crate) renew_by: Option<SystemTime>,
}

/// How a kind of token is got, and what of it stands in the store.
pub(crate) trait Supply: Send + Sync {
    /// The token in what is stored; `None`: there is none.
    fn open(&self, stored: Token) -> Option<Opened> {
        Some(Opened {
            token: stored,
            renew_by: None,
        })
    }

    /// The next step. `stored` is what the store holds, also where its token has ended or was refused; `now` is the time from which lives
    /// are counted, for by when an answer arrives, part of a life is over.
    fn step(&self, stored: Option<Token>, now: SystemTime) -> Fetched;

    /// Whether a failure is the last word about what is stored, so that nothing is asked again until something else stands there.
    fn is_final(&self, _: &Error) -> bool {
        false
    }

    /// Whether what is stored is worth more than its token: then a refused token does not remove it, and what was got must be saved.
    fn is_precious(&self) -> bool {
        false
    }
}
