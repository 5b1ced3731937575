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
pub(super) struct RedisOrMemory<R = RedisDedupStore> {
    redis: R,
    memory: MemoryDedupStore,
    outage: Arc<Outage>,
}

impl<R> RedisOrMemory<R> {
    pub(super) fn new(redis: R, outage: Arc<Outage>) -> Self {
        Self {
            redis,
            memory: MemoryDedupStore::default(),
            outage,
        }
    }
}

impl<R: DedupStore> DedupStore for RedisOrMemory<R> {
    fn claim<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<Claim, StoreError>> {
        Box::pin(async move {
            let extends = self.memory.is_held(entry);
            let here = self.memory.claim(entry).await?;
            if here != Claim::Granted {
                return Ok(here);
            }
            match self.outage.attempt(self.redis.claim(entry)).await {
                None | Some(Claim::Granted) => Ok(Claim::Granted),
                Some(elsewhere) => {
                    // A handler that is still running keeps its claim in memory, so that this process does not call another one. A reply
                    // from another process is not copied: redis forgets it earlier than memory would, and only redis knows which of the
                    // keys it belongs to.
                    if !extends {
                        self.memory.release(entry).await?;
                    }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;
    use crate::environment::Environment;
    use crate::secret::Secret;
    use crate::tokens::{AutoStore, Lease, MemoryStore, Token, TokenKey, TokenStore};

    /// Longer than the time for which an outage lasts at least.
    const OUTAGE: Duration = Duration::from_secs(6);

    /// A redis that several processes share, and that can be made to fail.
    #[derive(Clone, Default)]
    struct Redis(Arc<Server>);

    #[derive(Default)]
    struct Server {
        callbacks: MemoryDedupStore,
        is_down: AtomicBool,
        operations: AtomicUsize,
    }

    impl Redis {
        fn set_down(&self, is_down: bool) {
            self.0.is_down.store(is_down, Ordering::SeqCst);
        }

        fn operations(&self) -> usize {
            self.0.operations.load(Ordering::SeqCst)
        }

        /// Runs an operation as soon as the returned future is polled.
        fn run<'a, T: Send + 'a>(
            &'a self,
            operation: BoxFuture<'a, Result<T, StoreError>>,
        ) -> BoxFuture<'a, Result<T, StoreError>> {
            Box::pin(async move {
                self.0.operations.fetch_add(1, Ordering::SeqCst);
                match self.0.is_down.load(Ordering::SeqCst) {
                    true => Err(StoreError::new("down")),
                    false => operation.await,
                }
            })
        }
    }

    impl DedupStore for Redis {
        fn claim<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<Claim, StoreError>> {
            self.run(Box::pin(async move { self.0.callbacks.claim(entry).await }))
        }

        fn complete<'a>(
            &'a self,
            entry: &'a DedupEntry,
            reply: &'a str,
        ) -> BoxFuture<'a, Result<(), StoreError>> {
            self.run(Box::pin(async move {
                self.0.callbacks.complete(entry, reply).await
            }))
        }

        fn release<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<(), StoreError>> {
            self.run(Box::pin(
                async move { self.0.callbacks.release(entry).await },
            ))
        }
    }

    /// The token store in the same redis, which contains no tokens.
    impl TokenStore for Redis {
        fn load<'a>(&'a self, _: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>> {
            self.run(Box::pin(std::future::ready(Ok(None))))
        }

        fn acquire<'a>(
            &'a self,
            _: &'a TokenKey,
            _: Duration,
        ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>> {
            self.run(Box::pin(std::future::ready(Ok(None))))
        }

        fn save<'a>(
            &'a self,
            _: &'a Lease,
            _: &'a Token,
        ) -> BoxFuture<'a, Result<bool, StoreError>> {
            self.run(Box::pin(std::future::ready(Ok(false))))
        }

        fn remove_if_equal<'a>(
            &'a self,
            _: &'a TokenKey,
            _: &'a Secret,
        ) -> BoxFuture<'a, Result<(), StoreError>> {
            self.run(Box::pin(std::future::ready(Ok(()))))
        }

        fn release(&self, _: Lease) -> BoxFuture<'_, Result<(), StoreError>> {
            self.run(Box::pin(std::future::ready(Ok(()))))
        }
    }

    fn process(redis: &Redis) -> RedisOrMemory<Redis> {
        RedisOrMemory::new(redis.clone(), Arc::new(Outage::of_redis()))
    }

    /// Returns the entry of a delivery of a callback.
    fn delivery(callback: &str) -> DedupEntry {
        DedupEntry::new([callback])
    }

    #[tokio::test(start_paused = true)]
    async fn claims_go_to_redis_again_after_an_outage() {
        let redis = Redis::default();
        let (here, there) = (process(&redis), process(&redis));
        redis.set_down(true);
        let alone = here.claim(&delivery("during the outage")).await.unwrap();
        assert_eq!(alone, Claim::Granted);
        redis.set_down(false);
        // Redis is not tried again at once.
        let before = redis.operations();
        let alone = here.claim(&delivery("soon after it")).await.unwrap();
        assert_eq!((alone, redis.operations()), (Claim::Granted, before));
        tokio::time::advance(OUTAGE).await;
        let shared = here.claim(&delivery("after it")).await.unwrap();
        assert_eq!(shared, Claim::Granted);
        let elsewhere = there.claim(&delivery("after it")).await.unwrap();
        assert_eq!(elsewhere, Claim::InProgress);
    }

    #[tokio::test(start_paused = true)]
    async fn callbacks_and_tokens_have_the_same_outages() {
        let redis = Redis::default();
        let outage = Arc::new(Outage::of_redis());
        let callbacks = RedisOrMemory::new(redis.clone(), Arc::clone(&outage));
        let tokens = AutoStore::with_outage(
            Arc::new(redis.clone()),
            Arc::new(MemoryStore::new()),
            outage,
        );
        let key = TokenKey::new("app", Environment::Production, "token");
        redis.set_down(true);
        for tokens_notice in [true, false] {
            let before = redis.operations();
            for is_first in [true, false] {
                if tokens_notice == is_first {
                    assert_eq!(tokens.load(&key).await.unwrap(), None);
                } else {
                    let callback = delivery(&format!("{tokens_notice}"));
                    callbacks.claim(&callback).await.unwrap();
                }
            }
            // The second of the two knows about the outage and does not try redis.
            assert_eq!(redis.operations(), before + 1, "{tokens_notice}");
            tokio::time::advance(OUTAGE).await;
        }
        // The outage ends for both as soon as one of them reaches redis.
        redis.set_down(false);
        let before = redis.operations();
        assert_eq!(tokens.load(&key).await.unwrap(), None);
        callbacks.claim(&delivery("another")).await.unwrap();
        assert_eq!(redis.operations(), before + 2);
    }

    #[tokio::test(start_paused = true)]
    async fn a_claim_elsewhere_leaves_no_claim_in_memory() {
        let redis = Redis::default();
        let (here, there) = (process(&redis), process(&redis));
        let elsewhere = delivery("callback");
        assert_eq!(there.claim(&elsewhere).await.unwrap(), Claim::Granted);
        let refused = here.claim(&delivery("callback")).await.unwrap();
        assert_eq!(refused, Claim::InProgress);
        there.release(&elsewhere).await.unwrap();
        let granted = here.claim(&delivery("callback")).await.unwrap();
        assert_eq!(granted, Claim::Granted);
    }

    #[tokio::test(start_paused = true)]
    async fn a_running_handler_keeps_its_claim_in_memory() {
        for completed in [false, true] {
            let redis = Redis::default();
            let (here, there) = (process(&redis), process(&redis));
            let running = delivery("callback");
            redis.set_down(true);
            assert_eq!(here.claim(&running).await.unwrap(), Claim::Granted);
            redis.set_down(false);
            let elsewhere = delivery("callback");
            assert_eq!(there.claim(&elsewhere).await.unwrap(), Claim::Granted);
            if completed {
                there.complete(&elsewhere, "reply").await.unwrap();
            }
            tokio::time::advance(OUTAGE).await;
            // The handler's claim cannot be extended in redis.
            assert_ne!(here.claim(&running).await.unwrap(), Claim::Granted);
            // While it is running, a redelivery is not handled here, even if redis fails again and has forgotten the other claim.
            redis.set_down(true);
            let redelivery = here.claim(&delivery("callback")).await.unwrap();
            assert_eq!(redelivery, Claim::InProgress, "{completed}");
            here.release(&running).await.unwrap();
            let redelivery = here.claim(&delivery("callback")).await.unwrap();
            assert_eq!(redelivery, Claim::Granted, "{completed}");
        }
    }
}
