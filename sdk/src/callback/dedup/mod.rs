//! De-duplication: ensures that each callback is handled only once, even if it is delivered several times.

mod active_claim;
mod entry;
mod memory;
#[cfg(feature = "redis")]
mod redis;
mod store;

pub(super) use self::active_claim::ActiveClaim;
pub use self::entry::{DedupEntry, DedupKey};
pub(super) use self::entry::{MAX_PERIOD, Periods};
pub use self::memory::MemoryDedupStore;
#[cfg(feature = "redis")]
#[cfg_attr(docsrs, doc(cfg(feature = "redis")))]
pub use self::redis::RedisDedupStore;
pub use self::store::{Claim, DedupStore};
