//! De-duplication: ensures that each callback is handled only once, even if it is delivered several times.

mod active_claim;
mod entry;
mod memory;
#[cfg(feature = "redis")]
mod redis;
#[cfg(feature = "redis")]
mod redis_or_memory;
mod store;

use std::sync::Arc;

pub(super) use self::active_claim::ActiveClaim;
pub use self::entry::{DedupEntry, DedupKey};
pub(super) use self::entry::{MAX_PERIOD, Periods};
pub use self::memory::MemoryDedupStore;
#[cfg(feature = "redis")]
#[cfg_attr(docsrs, doc(cfg(feature = "redis")))]
pub use self::redis::RedisDedupStore;
pub use self::store::{Claim, DedupStore};
use crate::client::Client;

/// Returns the dedup store that a client's callbacks use unless the program sets one: in the redis in which the client's settings store tokens,
/// or otherwise in memory.
pub(super) fn default_store(client: &Client) -> Arc<dyn DedupStore> {
    #[cfg(feature = "redis")]
    if let Some(shared) = &client.inner.common.shared_redis {
        let redis = RedisDedupStore::new(shared.store.clone());
        return match &shared.outage {
            None => Arc::new(redis),
            Some(outage) => Arc::new(redis_or_memory::RedisOrMemory::new(
                redis,
                Arc::clone(outage),
            )),
        };
    }
    #[cfg(not(feature = "redis"))]
    let _ = client;
    Arc::new(MemoryDedupStore::default())
}
