//! A dedup store in redis, for sharing between processes on any number of machines.

use std::sync::LazyLock;

use redis::{Script, ScriptInvocation};

use super::entry::DedupEntry;
use super::store::{Claim, DedupStore};
use crate::milliseconds::positive_milliseconds;
use crate::tokens::{RedisStore, StoreError};
use crate::transport::BoxFuture;

static CLAIM: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("claim.lua")));
static COMPLETE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("complete.lua")));
static RELEASE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("release.lua")));

/// A dedup store in redis. It uses the connection of a [`RedisStore`].
#[derive(Debug, Clone)]
pub struct RedisDedupStore {
    store: RedisStore,
}

impl RedisDedupStore {
    /// Creates a dedup store in the same redis as the given [`RedisStore`].
    pub fn new(store: RedisStore) -> Self {
        Self { store }
    }
}

fn script<'a>(script: &'a Script, entry: &DedupEntry) -> ScriptInvocation<'a> {
    let mut invocation = script.prepare_invoke();
    for key in &entry.keys {
        invocation.key(&key.name);
    }
    invocation
}

impl DedupStore for RedisDedupStore {
    fn claim<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<Claim, StoreError>> {
        Box::pin(async move {
            let mut script = script(&CLAIM, entry);
            script
                .arg(&entry.holder)
                .arg(positive_milliseconds(entry.lease));
            let (state, reply) = self.store.run::<(i64, String)>(&script).await?;
            Ok(match state {
                0 => Claim::Granted,
                1 => Claim::InProgress,
                _ => Claim::Completed(reply),
            })
        })
    }

    fn complete<'a>(
        &'a self,
        entry: &'a DedupEntry,
        reply: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            let mut script = script(&COMPLETE, entry);
            script.arg(reply);
            for key in &entry.keys {
                script.arg(positive_milliseconds(key.retention));
            }
            self.store.run::<i64>(&script).await.map(drop)
        })
    }

    fn release<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            let mut script = script(&RELEASE, entry);
            script.arg(&entry.holder);
            self.store.run::<i64>(&script).await.map(drop)
        })
    }
}
