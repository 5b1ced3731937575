//! The entries by which a dedup store recognizes callbacks.

use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::callback::message::Message;
use crate::unique::unique;

const DEFAULT_WINDOW: Duration = Duration::from_secs(5 * 60);
const DEFAULT_LEASE: Duration = Duration::from_secs(30);
const DEFAULT_RETENTION: Duration = Duration::from_secs(2 * 24 * 3600);
/// The maximum of all periods. Adding it to any current time cannot overflow.
pub(in crate::callback) const MAX_PERIOD: Duration = Duration::from_secs(366 * 24 * 3600);

/// The entry of a callback in a [`DedupStore`](super::DedupStore). The entries of all deliveries of a callback share at least one key, and
/// each has its own holder.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct DedupEntry {
    /// The keys by which the callback is recognized. One match is enough.
    pub keys: Vec<DedupKey>,
    /// The holder of the claim: a string that is unique to this delivery.
    pub holder: String,
    /// How long a claim lasts unless it is extended.
    pub lease: Duration,
}

/// A key by which the callback of a [`DedupEntry`] is recognized.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DedupKey {
    /// The name of the key, which has at most 100 characters: letters, digits and `:{}_`. All keys of an application have the same part in
    /// `{..}`, so that a redis cluster stores them on the same node.
    pub name: String,
    /// How long a handled callback is remembered.
    pub retention: Duration,
}

/// The periods for which a callback is recognized.
#[derive(Debug, Clone, Copy)]
pub(in crate::callback) struct Periods {
    /// How far the time at which a callback was signed may be from the current time.
    pub(in crate::callback) window: Duration,
    /// How long a claim lasts unless it is extended.
    pub(in crate::callback) lease: Duration,
    /// How long a handled callback is remembered.
    pub(in crate::callback) retention: Duration,
}

impl Default for Periods {
    fn default() -> Self {
        Self {
            window: DEFAULT_WINDOW,
            lease: DEFAULT_LEASE,
            retention: DEFAULT_RETENTION,
        }
    }
}

impl DedupEntry {
    /// Creates an entry with the given key names, for tests of a store. The lease is 30 seconds and the retention of the keys is two days.
    pub fn new(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let keys = names.into_iter().map(|name| DedupKey {
            name: name.into(),
            retention: DEFAULT_RETENTION,
        });
        Self {
            keys: keys.collect(),
            holder: unique(),
            lease: DEFAULT_LEASE,
        }
    }

    /// Creates the entry of a callback to an application.
    pub(in crate::callback) fn of(app_id: &str, message: &Message, periods: &Periods) -> Self {
        let app = short_hash(app_id);
        let protocol = message.protocol;
        // A callback is accepted from one window before the time of its signature until one window after it.
        let window = periods.window.saturating_mul(2).min(MAX_PERIOD);
        let keys = message.identities().into_iter().map(|identity| DedupKey {
            name: format!(
                "bytedance:{{{app}}}:{protocol}:{}",
                short_hash(&identity.text)
            ),
            retention: match identity.only_within_window {
                true => periods.window.min(MAX_PERIOD),
                false => periods.retention.max(window),
            },
        });
        Self {
            keys: keys.collect(),
            holder: unique(),
            lease: periods.lease,
        }
    }
}

/// Returns the first 128 bits of the hash of a text, in hexadecimal.
fn short_hash(text: &str) -> String {
    let mut hash = hex::encode(Sha256::digest(text));
    hash.truncate(32);
    hash
}
