//! The entries that a dedup store uses to recognize callbacks.

use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::callback::message::Message;
use crate::unique::unique;

const DEFAULT_WINDOW: Duration = Duration::from_secs(5 * 60);
const DEFAULT_LEASE: Duration = Duration::from_secs(30);
const DEFAULT_RETENTION: Duration = Duration::from_secs(2 * 24 * 3600);
/// The upper limit for every period. Adding it to the current time cannot overflow.
pub(in crate::callback) const MAX_PERIOD: Duration = Duration::from_secs(366 * 24 * 3600);

/// A callback's entry in a [`DedupStore`](super::DedupStore). Every delivery of a callback creates a new entry with a holder of its own,
/// but all entries for the same callback share at least one key.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct DedupEntry {
    /// The keys that identify the callback. A match on any one of them is enough.
    pub keys: Vec<DedupKey>,
    /// A string that identifies the holder of the claim. It is unique to this delivery.
    pub holder: String,
    /// How long a claim lasts unless it is extended.
    pub lease: Duration,
}

/// A key that identifies the callback of a [`DedupEntry`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DedupKey {
    /// The name of the key. It has at most 100 characters and consists of letters, digits and `:{}_`. All keys of an application share the
    /// same `{..}` hash tag, so a redis cluster stores them on the same node.
    pub name: String,
    /// How long a handled callback is remembered.
    pub retention: Duration,
}

/// The time limits for accepting, claiming and remembering callbacks.
#[derive(Debug, Clone, Copy)]
pub(in crate::callback) struct Periods {
    /// The maximum difference between a callback's signing time and the current time.
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
    /// Creates an entry with the given key names, for testing a store. The lease is 30 seconds, and each key is retained for two days.
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

    /// Creates the entry for a callback that was sent to an application.
    pub(in crate::callback) fn of(app_id: &str, message: &Message, periods: &Periods) -> Self {
        let app = short_hash(app_id);
        let protocol = message.protocol;
        // A callback is accepted from one window before its signing time until one window after it.
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

/// Returns the first 128 bits of a text's SHA-256 hash, in hexadecimal.
fn short_hash(text: &str) -> String {
    let mut hash = hex::encode(Sha256::digest(text));
    hash.truncate(32);
    hash
}
