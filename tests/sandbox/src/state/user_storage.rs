//! User storage: the key-value pairs of each user.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

use crate::sync::lock;

/// Maps each user to the key-value pairs stored for that user.
#[derive(Debug, Default)]
pub(crate) struct UserStorage(Mutex<HashMap<String, BTreeMap<String, String>>>);

impl UserStorage {
    /// Returns a user's pairs.
    pub(crate) fn pairs(&self, openid: &str) -> BTreeMap<String, String> {
        lock(&self.0).get(openid).cloned().unwrap_or_default()
    }

    /// Stores either all pairs or none. Returns `false`, and stores none, if the user would then have more than `limit` pairs.
    pub(crate) fn insert(&self, openid: &str, pairs: Vec<(String, String)>, limit: usize) -> bool {
        let mut storage = lock(&self.0);
        let stored = storage.entry(openid.to_owned()).or_default();
        let mut changed = stored.clone();
        changed.extend(pairs);
        if changed.len() > limit {
            return false;
        }
        *stored = changed;
        true
    }

    /// Removes keys. Unknown keys are ignored.
    pub(crate) fn remove<'k>(&self, openid: &str, keys: impl IntoIterator<Item = &'k str>) {
        let mut storage = lock(&self.0);
        if let Some(stored) = storage.get_mut(openid) {
            for key in keys {
                stored.remove(key);
            }
        }
    }
}
