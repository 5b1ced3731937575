//! The redis in which settings store tokens, for other things that processes share.

use std::sync::Arc;

use super::{AutoStore, RedisStore};
use crate::tokens::store::outage::Outage;

/// The redis in which settings store tokens. It also records which callbacks have been handled.
#[derive(Debug, Clone)]
#[cfg_attr(
    not(feature = "callbacks"),
    allow(dead_code, reason = "only callbacks use redis for anything but tokens")
)]
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

    /// Creates a redis that is the first store of an [`AutoStore`]. It counts as available or not exactly when the [`AutoStore`] says so.
    pub(crate) fn optional(store: RedisStore, auto: &AutoStore) -> Self {
        Self {
            store,
            outage: Some(auto.outage()),
        }
    }
}
