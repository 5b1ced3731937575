//! The redis in which settings store tokens, and which also records which callbacks have been handled.

use std::sync::Arc;

use super::outage::Outage;
use super::{AutoStore, RedisStore, TokenStore};

/// The redis in which settings store tokens. It also records which callbacks have been handled.
#[derive(Debug, Clone)]
pub(crate) struct SharedRedis {
    pub(crate) store: RedisStore,
    /// Whether redis is available, if there is a replacement while it is not.
    pub(crate) outage: Option<Arc<Outage>>,
}

impl SharedRedis {
    /// Creates a redis that has no replacement.
    pub(crate) fn required(store: RedisStore) -> Self {
        Self {
            store,
            outage: None,
        }
    }

    /// Creates a redis that counts as available or not exactly when the returned token store says so, which uses `second` while redis is
    /// unavailable.
    pub(crate) fn optional(store: RedisStore, second: Arc<dyn TokenStore>) -> (Self, AutoStore) {
        let outage = Arc::new(Outage::of_redis());
        let tokens = AutoStore::with_outage(Arc::new(store.clone()), second, Arc::clone(&outage));
        let redis = Self {
            store,
            outage: Some(outage),
        };
        (redis, tokens)
    }
}
