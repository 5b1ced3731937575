//! Token storage and refresh.
//!
//! A client caches one token for each kind of credential. A cached token is returned without waiting, and it is refreshed in the background
//! before it expires. If there is no valid token, all callers wait for one shared refresh. The cache is backed by a [`TokenStore`] that
//! several processes can share. The default store is [`MemoryStore`].

mod refresh;
mod store;

#[cfg(any(feature = "credential", feature = "third_party_platform"))]
pub(crate) use refresh::Usable;
pub(crate) use refresh::{Fetch, FetchFuture, SourceFactory, SubjectTokens, TokenSource, Tokens};
pub use store::{
    AutoStore, FileStore, Lease, MemoryStore, StoreError, Token, TokenKey, TokenStore,
};
#[cfg(all(feature = "redis", feature = "callbacks"))]
pub(crate) use store::{Outage, SharedRedis};
#[cfg(feature = "redis")]
#[cfg_attr(docsrs, doc(cfg(feature = "redis")))]
pub use store::{RedisStore, RedisStoreBuilder};
