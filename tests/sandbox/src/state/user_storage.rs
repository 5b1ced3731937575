//! User storage: key-value pairs of a user.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

use crate::sync::lock;

/// What users have stored.
#[derive(Debug, Default)]
pub(crate) struct UserStorage(Mutex<HashMap<String, BTreeMap<String, String>>>);

impl UserStorage {
    /// What a user has stored.
    pub(crate) fn pairs(&self, openid: &str) -> BTreeMap<String, String> {
        lock(&self.0).get(openid).cloned().unwrap_or_default()
    }

    /// Stores pairs, all of them or none. Returns whether they were stored: not if the user would have more than `limit` pairs.
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

    /// Removes keys; those that are not there make no difference.
    pub(crate) fn remove<'k>(&self, openid: &str, keys: impl IntoIterator<Item = &'k str>) {
        let mut storage = lock(&self.0);
        if let Some(stored) = storage.get_mut(openid) {
            for key in keys {
                stored.remove(key);
            }
        }
    }
}
