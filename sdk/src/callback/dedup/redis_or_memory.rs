//! A dedup store in redis that makes do with the memory of this process while redis is unavailable.

use std::sync::Arc;

use super::entry::DedupEntry;
use super::memory::MemoryDedupStore;
use super::redis::RedisDedupStore;
use super::store::{Claim, DedupStore};
use crate::tokens::{Outage, StoreError};
use crate::transport::BoxFuture;

/// A dedup store in redis that makes do with the memory of this process while redis is unavailable. Memory always contains what this process
/// has handled, so an outage of redis does not make the process handle anything twice. Only processes that do not share this memory can.
pub(super) struct RedisOrMemory {
    redis: RedisDedupStore,
    memory: MemoryDedupStore,
    outage: Arc<Outage>,
}

impl RedisOrMemory {
    pub(super) fn new(redis: RedisDedupStore, outage: Arc<Outage>) -> Self {
        Self {
            redis,
            memory: MemoryDedupStore::default(),
            outage,
        }
    }
}

impl DedupStore for RedisOrMemory {
    fn claim<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<Claim, StoreError>> {
        Box::pin(async move {
            let here = self.memory.claim(entry).await?;
            if here != Claim::Granted {
                return Ok(here);
            }
            match self.outage.attempt(self.redis.claim(entry)).await {
                None | Some(Claim::Granted) => Ok(Claim::Granted),
                Some(elsewhere) => {
                    self.memory.release(entry).await?;
                    Ok(elsewhere)
                }
            }
        })
    }

    fn complete<'a>(
        &'a self,
        entry: &'a DedupEntry,
        reply: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            self.memory.complete(entry, reply).await?;
            self.outage.attempt(self.redis.complete(entry, reply)).await;
            Ok(())
        })
    }

    fn release<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            self.memory.release(entry).await?;
            self.outage.attempt(self.redis.release(entry)).await;
            Ok(())
        })
    }
}
