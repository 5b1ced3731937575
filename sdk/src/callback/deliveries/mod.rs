//! Which callbacks have been handled.

mod memory;
#[cfg(feature = "redis")]
mod redis;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest as _, Sha256};

pub use self::memory::MemoryDeliveries;
#[cfg(feature = "redis")]
#[cfg_attr(docsrs, doc(cfg(feature = "redis")))]
pub use self::redis::RedisDeliveries;
use super::verified::Message;
use crate::tokens::StoreError;
use crate::transport::BoxFuture;
use crate::unique::unique;

/// Remembers which callbacks have been handled, perhaps for many processes.
///
/// The platform sends a callback again until it is acknowledged, and a stranger who has seen one can send it again as well. A delivery is
/// claimed before it is handled; then it is completed, or released so that the next one is handled.
pub trait DeliveryStore: Send + Sync {
    /// Claims all keys of a delivery, or none. A second claim by the same holder makes the first one last longer.
    fn claim<'a>(&'a self, delivery: &'a Delivery) -> BoxFuture<'a, Result<Claim, StoreError>>;

    /// Remembers for [`Delivery::kept`] that it has been handled, and what was answered.
    fn complete<'a>(
        &'a self,
        delivery: &'a Delivery,
        answer: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Gives the claim back.
    fn release<'a>(&'a self, delivery: &'a Delivery) -> BoxFuture<'a, Result<(), StoreError>>;
}

/// What becomes of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Claim {
    /// The delivery is the holder's to handle.
    Granted,
    /// Another holder is at it.
    Held,
    /// It has been handled, and this was answered: the text that [`DeliveryStore::complete`] was given.
    Completed(String),
}

/// A delivery of a callback, for a [`DeliveryStore`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Delivery {
    /// What it is known by: texts of at most 100 letters, digits and `:{}_`, the same for all deliveries of one callback. All begin with the
    /// same `{..}`, so that a redis cluster keeps them together.
    pub keys: Vec<String>,
    /// Who handles it: a text that no other delivery has.
    pub holder: String,
    /// How long a claim holds unless it is made again.
    pub held: Duration,
    /// How long it is remembered that a callback was handled.
    pub kept: Duration,
}

impl Delivery {
    /// A delivery with keys of one's own choice, for the tests of a store. It is held for 30 seconds and kept for two days.
    pub fn new(keys: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            keys: keys.into_iter().map(Into::into).collect(),
            holder: unique(),
            held: Duration::from_secs(30),
            kept: Duration::from_secs(2 * 24 * 3600),
        }
    }

    pub(super) fn of(app_id: &str, message: &Message, held: Duration, kept: Duration) -> Self {
        let app = short_hash(app_id);
        let protocol = message.protocol;
        let keys = message
            .identities()
            .into_iter()
            .map(|identity| format!("bytedance:{{{app}}}:{protocol}:{}", short_hash(&identity)));
        Self {
            held,
            kept,
            ..Self::new(keys)
        }
    }
}

/// 128 bits of the hash of a text.
fn short_hash(text: &str) -> String {
    let mut hash = hex::encode(Sha256::digest(text));
    hash.truncate(32);
    hash
}

/// A delivery that was claimed.
pub(super) struct Claimed {
    pub(super) store: Arc<dyn DeliveryStore>,
    pub(super) delivery: Delivery,
}

impl Claimed {
    /// Keeps the claim for as long as a work takes.
    pub(super) async fn during<T>(&self, work: impl Future<Output = T>) -> T {
        let mut work = std::pin::pin!(work);
        loop {
            match tokio::time::timeout(self.delivery.held / 3, &mut work).await {
                Ok(result) => return result,
                Err(_) => {
                    if let Err(error) = self.store.claim(&self.delivery).await {
                        tracing::warn!(%error, "a callback is handled, but the claim on it could not be kept: it may be handled twice");
                    }
                }
            }
        }
    }
}

impl fmt::Debug for Claimed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.delivery.fmt(formatter)
    }
}
