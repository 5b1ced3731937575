//! The token caches of the subjects that a client acts for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::cache::Tokens;

/// The number of caches in memory above which idle ones are dropped. A cache is idle if no client uses it and it has no pending work. Its
/// tokens are loaded from the store again when they are needed.
const MOST_CACHES: usize = 10_000;

/// The token caches of the subjects that a client acts for. They outlive the clients of the subjects, so a client can be created for each
/// call.
#[derive(Default)]
pub(crate) struct SubjectTokens(Mutex<HashMap<String, Arc<Tokens>>>);

impl SubjectTokens {
    /// Ends the pauses after failed refreshes. Called when the cause of the failures has been removed.
    pub(crate) fn forget_failures(&self) {
        let caches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        caches.values().for_each(|tokens| tokens.forget_failures());
    }

    /// Returns the cache of a subject. Creates it with the store of `own` if it does not exist yet.
    pub(crate) fn get_or_create(&self, id: &str, own: &Tokens) -> Arc<Tokens> {
        let mut caches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tokens) = caches.get(id) {
            return Arc::clone(tokens);
        }
        if caches.len() >= MOST_CACHES {
            caches.retain(|_, tokens| Arc::strong_count(tokens) > 1 || tokens.have_pending_work());
        }
        let tokens = Arc::new(own.for_subject(id.to_owned()));
        caches.insert(id.to_owned(), Arc::clone(&tokens));
        tokens
    }
}
