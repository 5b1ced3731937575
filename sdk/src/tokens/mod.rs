//! Tokens: where they are kept and how they are renewed.
//!
//! A client keeps one token for each kind of credential. It hands a live one out without waiting, renews it in the background
//! before it ends, and makes all calls that find none wait for one and the same renewal. Behind that stands a [`TokenStore`], which may
//! be shared by many processes; [`MemoryStore`] is the default.

mod auto;
mod background;
mod cache;
mod clock;
mod file;
mod issued;
mod live;
mod memory;
#[cfg(feature = "redis")]
mod redis;
mod renewal;
mod slot;
mod store;
mod supply;
mod unsaved;

pub use auto::AutoStore;
pub(crate) use background::Source;
pub(crate) use cache::Tokens;
pub use file::FileStore;
pub(crate) use issued::Issued;
pub use memory::MemoryStore;
#[cfg(feature = "redis")]
#[cfg_attr(docsrs, doc(cfg(feature = "redis")))]
pub use redis::{RedisStore, RedisStoreBuilder};
pub use store::{Lease, StoreError, Token, TokenKey, TokenStore};
pub(crate) use supply::{Fetched, Supply};
#[cfg(any(feature = "credential", feature = "third_party_platform"))]
pub(crate) use supply::{Opened, Step};
