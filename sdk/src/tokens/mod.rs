//! Tokens: where they are kept and how they are renewed.
//!
//! A client keeps one token for each kind of credential. It hands a live one out without waiting, renews it in the background
//! before it ends, and makes all calls that find none wait for one and the same renewal. Behind that stands a [`TokenStore`], which may
//! be shared by many processes; [`MemoryStore`] is the default.

mod auto;
mod background;
mod cache;
mod cached_token;
mod clock;
mod entry;
mod file;
mod memory;
#[cfg(feature = "redis")]
mod redis;
mod run;
mod source;
mod store;
#[cfg_attr(
    not(any(feature = "third_party_platform", feature = "credential")),
    allow(dead_code, reason = "nobody is acted for without these chapters")
)]
mod subject_tokens;
mod unsaved;

pub use auto::AutoStore;
pub(crate) use background::SourceFactory;
pub(crate) use cache::Tokens;
pub use file::FileStore;
pub use memory::MemoryStore;
#[cfg(feature = "redis")]
#[cfg_attr(docsrs, doc(cfg(feature = "redis")))]
pub use redis::{RedisStore, RedisStoreBuilder};
#[cfg(any(feature = "credential", feature = "third_party_platform"))]
pub(crate) use source::Usable;
pub(crate) use source::{Fetch, FetchFuture, TokenSource};
pub use store::{Lease, StoreError, Token, TokenKey, TokenStore};
pub(crate) use subject_tokens::SubjectTokens;
