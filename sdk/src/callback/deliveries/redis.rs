//! Deliveries in redis, for many processes on many machines.

use std::sync::LazyLock;

use redis::{Script, ScriptInvocation};

use super::{Claim, Delivery, DeliveryStore};
use crate::tokens::{RedisStore, StoreError};
use crate::transport::BoxFuture;

static CLAIM: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("claim.lua")));
static COMPLETE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("complete.lua")));
static RELEASE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("release.lua")));

/// Remembers deliveries in redis, on the connection of a [`RedisStore`].
#[derive(Debug, Clone)]
pub struct RedisDeliveries {
    store: RedisStore,
}

impl RedisDeliveries {
    /// Deliveries beside the tokens of a store.
    pub fn new(store: RedisStore) -> Self {
        Self { store }
    }
}

fn script<'a>(script: &'a Script, delivery: &Delivery) -> ScriptInvocation<'a> {
    let mut invocation = script.prepare_invoke();
    for key in &delivery.keys {
        invocation.key(&key.name);
    }
    invocation
}

fn milliseconds(time: std::time::Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).max(1)
}

impl DeliveryStore for RedisDeliveries {
    fn claim<'a>(&'a self, delivery: &'a Delivery) -> BoxFuture<'a, Result<Claim, StoreError>> {
        Box::pin(async move {
            let mut script = script(&CLAIM, delivery);
            script
                .arg(&delivery.holder)
                .arg(milliseconds(delivery.held));
            let (state, answer) = self.store.run::<(i64, String)>(&script).await?;
            Ok(match state {
                0 => Claim::Granted,
                1 => Claim::Held,
                _ => Claim::Completed(answer),
            })
        })
    }

    fn complete<'a>(
        &'a self,
        delivery: &'a Delivery,
        answer: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            let mut script = script(&COMPLETE, delivery);
            script.arg(answer);
            for key in &delivery.keys {
                script.arg(milliseconds(key.kept));
            }
            self.store.run::<i64>(&script).await.map(drop)
        })
    }

    fn release<'a>(&'a self, delivery: &'a Delivery) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            let mut script = script(&RELEASE, delivery);
            script.arg(&delivery.holder);
            self.store.run::<i64>(&script).await.map(drop)
        })
    }
}
