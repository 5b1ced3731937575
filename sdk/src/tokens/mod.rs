//! Tokens: where they are stored and how they are refreshed.
//!
//! A client caches one token for each kind of credential. It hands a live one out without waiting, refreshes it in the background before it
//! expires, and makes all calls that find none wait for one and the same refresh. Behind the cache stands a [`TokenStore`], which many
//! processes may share; [`MemoryStore`] is the default.

mod refresh;
mod store;

#[cfg(any(feature = "credential", feature = "third_party_platform"))]
pub(crate) use refresh::Usable;
pub(crate) use refresh::{Fetch, FetchFuture, SourceFactory, SubjectTokens, TokenSource, Tokens};
pub use store::{
    AutoStore, FileStore, Lease, MemoryStore, StoreError, Token, TokenKey, TokenStore,
};
#[cfg(feature = "redis")]
#[cfg_attr(docsrs, doc(cfg(feature = "redis")))]
pub use store::{RedisStore, RedisStoreBuilder};
