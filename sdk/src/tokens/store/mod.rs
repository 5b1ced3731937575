//! Token stores. They keep tokens beyond the lifetime of one client and can share them between processes.

mod auto;
mod file;
mod memory;
mod outage;
#[cfg(feature = "redis")]
mod redis;
#[cfg(all(feature = "redis", feature = "callbacks"))]
mod shared_redis;
mod token;
mod token_store;

pub use auto::AutoStore;
pub use file::FileStore;
pub use memory::MemoryStore;
#[cfg(all(feature = "redis", feature = "callbacks"))]
pub(crate) use outage::Outage;
#[cfg(feature = "redis")]
pub use redis::{RedisStore, RedisStoreBuilder};
#[cfg(all(feature = "redis", feature = "callbacks"))]
pub(crate) use shared_redis::SharedRedis;
pub use token::{Token, TokenKey};
pub use token_store::{Lease, StoreError, TokenStore};
