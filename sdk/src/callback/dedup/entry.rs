//! What a callback is recognized by, and for how long.

use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::callback::message::Message;
use crate::unique::unique;

const DEFAULT_WINDOW: Duration = Duration::from_secs(5 * 60);
const DEFAULT_LEASE: Duration = Duration::from_secs(30);
const DEFAULT_RETENTION: Duration = Duration::from_secs(2 * 24 * 3600);
/// Longer times are capped at this, which can be added to any time.
pub(in crate::callback) const MAX_PERIOD: Duration = Duration::from_secs(366 * 24 * 3600);

/// A callback in a [`DedupStore`](super::DedupStore), the same for all of its deliveries but for the holder.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct DedupEntry {
    /// What the callback is recognized by; any of them is enough.
    pub keys: Vec<DedupKey>,
    /// Who handles it: a text that no other delivery has.
    pub holder: String,
    /// How long a claim lasts unless it is extended.
    pub lease: Duration,
}

/// What the callback of a [`DedupEntry`] is recognized by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DedupKey {
    /// A text of at most 100 letters, digits and `:{}_`. All keys of an application have the same part in `{..}`, so that a redis cluster stores
    /// them together.
    pub name: String,
    /// How long it is remembered that the callback was handled.
    pub retention: Duration,
}

/// The times that decide for how long a callback is recognized.
#[derive(Debug, Clone, Copy)]
pub(in crate::callback) struct Periods {
    /// How far the time at which a callback was signed may be from now.
    pub(in crate::callback) window: Duration,
    /// How long a claim lasts unless it is extended.
    pub(in crate::callback) lease: Duration,
    /// How long it is remembered that a callback was handled.
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
    /// Creates an entry with keys of any name, for the tests of a store. Its lease is 30 seconds, the retention of its keys two days.
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

    /// Creates the entry of an application's callback.
    pub(in crate::callback) fn of(app_id: &str, message: &Message, periods: &Periods) -> Self {
        let app = short_hash(app_id);
        let protocol = message.protocol;
        // What is accepted may have been signed so long ago, or be so long in the future.
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

/// Returns 128 bits of the hash of a text.
fn short_hash(text: &str) -> String {
    let mut hash = hex::encode(Sha256::digest(text));
    hash.truncate(32);
    hash
}
