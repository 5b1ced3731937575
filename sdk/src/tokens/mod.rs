//! Storage and refresh of tokens.
//!
//! A client caches one token for each kind of credential. It returns a cached token without waiting and refreshes it in the background
//! before it expires. If there is no valid token, all callers wait for a single refresh. The cache is backed by a [`TokenStore`], which
//! several processes can share. [`MemoryStore`] is the default.

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
