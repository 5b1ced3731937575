//! Which callbacks have been handled.

mod memory;
#[cfg(feature = "redis")]
mod redis;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use tracing::warn;

pub use self::memory::MemoryDeliveries;
#[cfg(feature = "redis")]
#[cfg_attr(docsrs, doc(cfg(feature = "redis")))]
pub use self::redis::RedisDeliveries;
use super::Callbacks;
use super::verified::Message;
use crate::tokens::StoreError;
use crate::transport::BoxFuture;
use crate::unique::unique;

/// How long a claim holds unless another time is set.
pub(super) const HELD: Duration = Duration::from_secs(30);
/// How long it is remembered that a callback was handled, unless another time is set.
pub(super) const KEPT: Duration = Duration::from_secs(2 * 24 * 3600);
/// Longer than this is as good as for ever, and can be added to any time.
pub(super) const LONGEST: Duration = Duration::from_secs(366 * 24 * 3600);

/// Remembers which callbacks have been handled, perhaps for many processes.
///
/// The platform sends a callback again until it is acknowledged, and a stranger who has seen one can send it again as well. A delivery is
/// claimed before it is handled; then it is completed, or released so that the next one is handled.
pub trait DeliveryStore: Send + Sync {
    /// Claims all keys of a delivery, or none. A second claim by the same holder makes the first one last longer.
    ///
    /// # Errors
    /// It can't be known whether the delivery has been handled: it is not handled now, and the platform is told to send it again.
    fn claim<'a>(&'a self, delivery: &'a Delivery) -> BoxFuture<'a, Result<Claim, StoreError>>;

    /// Remembers for the time of each key that it has been handled, and what was answered; whoever holds the claim by now.
    ///
    /// # Errors
    /// It is acknowledged all the same, for it has been handled. If it comes again, it is handled again.
    fn complete<'a>(
        &'a self,
        delivery: &'a Delivery,
        answer: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Gives the claim back, if it is still the holder's.
    ///
    /// # Errors
    /// The claim ends by itself, after [`Delivery::held`].
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
    /// What it is known by, the same for all deliveries of one callback; any of them is enough.
    pub keys: Vec<DeliveryKey>,
    /// Who handles it: a text that no other delivery has.
    pub holder: String,
    /// How long a claim holds unless it is made again.
    pub held: Duration,
}

/// What a [`Delivery`] is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DeliveryKey {
    /// A text of at most 100 letters, digits and `:{}_`. All keys of an application have the same part in `{..}`, so that a redis cluster keeps
    /// them together.
    pub name: String,
    /// How long it is remembered that a callback was handled.
    pub kept: Duration,
}

impl Delivery {
    /// A delivery with keys of one's own choice, for the tests of a store. It is held for 30 seconds, its keys are kept for two days.
    pub fn new(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let keys = names.into_iter().map(|name| DeliveryKey {
            name: name.into(),
            kept: KEPT,
        });
        Self {
            keys: keys.collect(),
            holder: unique(),
            held: HELD,
        }
    }

    pub(super) fn of(callbacks: &Callbacks, message: &Message) -> Self {
        let app = short_hash(callbacks.client.app_id());
        let protocol = message.protocol;
        // What is accepted may have been signed so long ago, or be so long in the future.
        let window = callbacks.window.saturating_mul(2).min(LONGEST);
        let keys = message.identities().into_iter();
        let keys = keys.map(|(identity, only_within_window)| DeliveryKey {
            name: format!("bytedance:{{{app}}}:{protocol}:{}", short_hash(&identity)),
            kept: match only_within_window {
                true => callbacks.window.min(LONGEST),
                false => callbacks.kept.max(window),
            },
        });
        Self {
            keys: keys.collect(),
            holder: unique(),
            held: callbacks.held,
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
                Err(_) => match self.store.claim(&self.delivery).await {
                    Ok(Claim::Granted) => {}
                    Ok(Claim::Held | Claim::Completed(_)) => {
                        warn!(
                            "the claim on a callback was lost while it was handled: another process may have handled it too"
                        );
                    }
                    Err(error) => {
                        warn!(%error, "the claim on a callback could not be kept while it was handled: it may be handled twice");
                    }
                },
            }
        }
    }
}

impl fmt::Debug for Claimed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.delivery.fmt(formatter)
    }
}
