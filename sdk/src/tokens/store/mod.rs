//! Token stores. They keep tokens beyond the lifetime of one client and can share them between processes.

mod auto;
mod file;
mod memory;
#[cfg(feature = "redis")]
mod redis;
mod token;
mod token_store;

pub use auto::AutoStore;
pub use file::FileStore;
pub use memory::MemoryStore;
#[cfg(feature = "redis")]
pub use redis::{RedisStore, RedisStoreBuilder};
pub use token::{Token, TokenKey};
pub use token_store::{Lease, StoreError, TokenStore};
